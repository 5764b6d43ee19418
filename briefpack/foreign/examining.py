"""From a file that may be anything to a clean one, and what was found: the child's work."""

from pathlib import Path

import pikepdf
import pypdfium2
from pikepdf import Pdf

from briefpack.foreign import layers, opening
from briefpack.foreign.characters import presentable
from briefpack.foreign.conforming import conforms, is_tagged
from briefpack.foreign.copying import GROWS
from briefpack.foreign.destinations import Destinations, read_outline
from briefpack.foreign.findings import Refusal
from briefpack.foreign.hidden_font import embed_hidden_font
from briefpack.foreign.kinds import OutlineLine
from briefpack.foreign.limits import MOST_TEXT
from briefpack.foreign.page_pictures import (
    COARSE_DOTS_PER_INCH,
    DOTS_PER_INCH,
    MOST_FINE_PAGES,
    PagePicture,
    draw_page,
    font_file,
    place_picture,
)
from briefpack.foreign.reading import page_text, page_words
from briefpack.foreign.rebuilding import Rebuilding, rebuild
from briefpack.foreign.removed import LAYERS, Removed
from briefpack.foreign.tags import title_of, write_tags

FOREIGN = "foreign.pdf"
CLEAN = "clean.pdf"
_STAGE = "stage.pdf"


def examine(folder: Path) -> dict[str, object]:
    """Examine the file in ``folder``, and write the clean one beside it."""
    path = folder / FOREIGN
    removed = Removed()
    with opening.open_pdf(path) as source:
        opening.check_pages(source)
        opening.check_forms(source)
        if layers.check_layers(source):
            removed.note(LAYERS)
        removed.note_file(source, path.read_bytes())
        outline = read_outline(source, Destinations(source))
        keeps_tags = is_tagged(source) and conforms(source)
        made = _tagged(folder, source, removed, outline) if keeps_tags else None
        keeps_tags = made is not None
        rebuilding, texts = made or _untagged(folder, source, removed)
        opening.refuse_damage(source)
        return {
            "pages": [
                {
                    "width": round(page.geometry.sides[0], 4),
                    "height": round(page.geometry.sides[1], 4),
                    "has_text": bool(text),
                    "is_picture": page.is_picture,
                }
                for page, text in zip(rebuilding.pages, texts, strict=True)
            ],
            "texts": texts,
            "title": title_of(source),
            "tagged": is_tagged(source),
            "conforms": keeps_tags,
            "unembedded_fonts": list(rebuilding.unembedded),
            "removed": list(removed.words()),
            "outline": _lines(outline),
        }


def _untagged(folder: Path, source: Pdf, removed: Removed) -> tuple[Rebuilding, list[str]]:
    """Write the clean file without tags."""
    rebuilding = rebuild(source, removed, keeps_marks=False)
    _save(rebuilding.target, folder / _STAGE)
    texts = _read_and_draw(rebuilding, folder / _STAGE)
    rebuilding.write_links()
    _save(rebuilding.target, folder / CLEAN)
    return rebuilding, texts


def _tagged(
    folder: Path, source: Pdf, removed: Removed, outline: tuple[OutlineLine, ...]
) -> tuple[Rebuilding, list[str]] | None:
    """Write the clean file with its tags; None if they do not hold once it is clean."""
    rebuilding = rebuild(source, removed, keeps_marks=True)
    if rebuilding.unfit() or not rebuilding.can_be_tagged:
        return None
    rebuilding.write_links()
    if not write_tags(source, rebuilding, title_of(source), outline):
        return None
    _save(rebuilding.target, folder / CLEAN)
    with pikepdf.open(folder / CLEAN) as clean:
        if not conforms(clean):
            return None
    return rebuilding, _read_and_draw(rebuilding, folder / CLEAN)


def _read_and_draw(rebuilding: Rebuilding, stage: Path) -> list[str]:
    """The text of each page; pages that cannot stand as they are become pictures."""
    texts: list[str] = []
    pictures: dict[int, PagePicture] = {}
    unfit = set(rebuilding.unfit())
    fine = DOTS_PER_INCH if len(unfit) <= MOST_FINE_PAGES else COARSE_DOTS_PER_INCH
    document = pypdfium2.PdfDocument(stage)
    try:
        for index, rebuilt in enumerate(rebuilding.pages):
            try:
                page = document[index]
                texts.append(page_text(page, rebuilt.geometry))
                if index in unfit:
                    words = page_words(page, rebuilt.geometry)
                    pictures[index] = draw_page(page, rebuilt.geometry, words, fine)
                page.close()
            except pypdfium2.PdfiumError as error:
                raise Refusal(f"page {index + 1} cannot be drawn") from error
            if sum(map(len, texts)) > MOST_TEXT:
                raise Refusal(GROWS)
    finally:
        document.close()
    if pictures:
        shown = [word.text for picture in pictures.values() for word in picture.words]
        letters = {letter for text in shown for letter in presentable(text)}
        font = embed_hidden_font(rebuilding.target, font_file(), letters)
        for index, picture in pictures.items():
            rebuilt = rebuilding.pages[index]
            place_picture(rebuilding.target, rebuilt.page, rebuilt.geometry, picture, font)
            rebuilt.is_picture = True
    return texts


def _save(target: Pdf, path: Path) -> None:
    target.save(
        path,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )


def _lines(outline: tuple[OutlineLine, ...]) -> list[object]:
    return [[line.title, line.page, _lines(line.children)] for line in outline]
