"""Finished PDFs, read with other eyes than wrote them: text by PDFium, the rest by qpdf."""

from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
from pikepdf import Name


@dataclass(frozen=True)
class Link:
    """A link within the PDF: on which page it stands, its words, and the page it leads to."""

    page: int
    words: str
    target: int


@dataclass(frozen=True)
class Heading:
    """A line of the outline: its depth from 0, its words, and the page it leads to."""

    depth: int
    words: str
    target: int


def page_texts(path: Path) -> list[str]:
    """Each page's text, white space folded."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


def page_labels(path: Path) -> list[str]:
    """What a viewer calls each page."""
    with pikepdf.open(path) as pdf:
        return [page.label for page in pdf.pages]  # type: ignore[misc] # its stub is wrong


def links(path: Path) -> list[Link]:
    """Every link that leads to a page of the same PDF."""
    with pikepdf.open(path) as pdf:
        places: dict[object, int] = {page.objgen: number for number, page in enumerate(pdf.pages)}
        names = pdf.Root.Names.Dests.Names
        destinations = {
            str(names[step]): places[names[step + 1][0].objgen] for step in range(0, len(names), 2)
        }
        return [
            Link(number, str(annotation.Contents), destinations[str(annotation.Dest)])
            for number, page in enumerate(pdf.pages)
            for annotation in page.get("/Annots", [])
            if Name.Dest in annotation
        ]


def outline(path: Path) -> list[Heading]:
    """The outline, line by line."""
    found = []
    with pikepdf.open(path) as pdf:
        places: dict[object, int] = {page.objgen: number for number, page in enumerate(pdf.pages)}

        def walk(items: list[pikepdf.OutlineItem], depth: int) -> None:
            for item in items:
                target = item.destination
                assert isinstance(target, pikepdf.Array)
                found.append(Heading(depth, item.title, places[target[0].objgen]))
                walk(item.children, depth + 1)

        with pdf.open_outline() as tree:
            walk(list(tree.root), 0)
    return found
