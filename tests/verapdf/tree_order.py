"""What reading software reads: the words of a PDF's structure tree, in the order of the tree."""

from collections.abc import Mapping
from pathlib import Path

import pikepdf

from tests.pdf_integrity import (
    Checker,
    Content,
    Element,
    Piece,
    Words,
    items,
    joined_text,
)

RUNNING = frozenset({"Span", "Quote", "Reference", "Code", "Link", "Figure", "Note"})
"""What stands in the words of a paragraph; a footnote is read where it is called."""


def blocks_of_parts(path: Path) -> list[tuple[str, list[str]]]:
    """Each part of a pack with its title: its paragraphs, headings, labels and cells, in order."""
    with pikepdf.open(path) as pdf:
        checker = Checker(pdf)
        for kid in items(pdf.Root.StructTreeRoot.K):
            checker.read_element(kid, None, None)
        document, words = checker.elements[0], Words(pdf)
        titles = [(str(part.object.T), part) for part in document.elements()]
        return [(title, _blocks(part, words)) for title, part in titles]


def headers_by_cell(path: Path) -> Mapping[str, list[str]]:
    """For the words of each cell of a table, those of the cells that head it."""
    found: dict[str, list[str]] = {}
    with pikepdf.open(path) as pdf:
        checker = Checker(pdf)
        for kid in items(pdf.Root.StructTreeRoot.K):
            checker.read_element(kid, None, None)
        words = Words(pdf)
        cells = [element for element in checker.elements if element.type in {"TH", "TD"}]
        by_id = {str(cell.object.ID): cell for cell in cells if "/ID" in cell.object}
        for cell in cells:
            names = [str(name) for name in items(cell.attribute("/Headers"))]
            heads = [" ".join(_blocks(by_id[name], words)) for name in names]
            found.setdefault(" ".join(_blocks(cell, words)), []).extend(heads)
    return found


def _blocks(element: Element, words: Words) -> list[str]:
    blocks: list[list[Piece]] = [[]]
    _collect(element, blocks, blocks[0], words)
    return [text for text in map(joined_text, blocks) if text]


def _collect(
    element: Element, blocks: list[list[Piece]], block: list[Piece], words: Words
) -> list[Piece]:
    """Add an element's words to the block they are read in; returns the one to go on with."""
    if "/Alt" in element.object or "/ActualText" in element.object:
        block.append(Piece(f" {element.object.get('/Alt', element.object.get('/ActualText'))} "))
        return block
    for kid in element.kids:
        if isinstance(kid, Content):
            block.append(words.of(kid))
        elif isinstance(kid, Element):
            is_running = kid.type in RUNNING or element.type == "Note"
            if not is_running:
                blocks.append([])
                block = blocks[-1]
            block = _collect(kid, blocks, block, words)
            if not is_running:
                blocks.append([])
                block = blocks[-1]
            elif kid.type == "Note":
                block.append(Piece(" "))
    return block
