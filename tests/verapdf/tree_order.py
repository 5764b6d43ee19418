"""What reading software reads: the words of a PDF's structure tree, in the order of the tree."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

import pikepdf

from briefpack.conformance.examination import Examination
from briefpack.conformance.pen import Piece, joined
from briefpack.conformance.tree import Content, Element
from briefpack.conformance.values import data, get, items

RUNNING = frozenset({"Span", "Quote", "Reference", "Code", "Link", "Figure", "Note"})
"""What stands in the words of a paragraph; a footnote is read where it is called."""

Drawn: TypeAlias = Mapping[Content, list[Piece]]
"""The words of each content."""


def blocks_of_parts(path: Path) -> list[tuple[str, list[str]]]:
    """Each part of a pack with its title: its paragraphs, headings, labels and cells, in order."""
    with pikepdf.open(path) as pdf:
        examination = Examination(pdf)
        document, drawn = examination.tree.elements[0], examination.drawn.pieces
        return [(part.text("/T"), _blocks(part, drawn)) for part in document.elements]


def headers_by_cell(path: Path) -> Mapping[str, list[str]]:
    """For the words of each cell of a table, those of the cells that head it."""
    found: dict[str, list[str]] = {}
    with pikepdf.open(path) as pdf:
        examination = Examination(pdf)
        drawn = examination.drawn.pieces
        cells = [each for each in examination.tree.elements if each.role in {"TH", "TD"}]
        by_id = {data(get(cell.source, "/ID")): cell for cell in cells}
        for cell in cells:
            names = [data(name) for name in items(cell.attribute("/Headers"))]
            heads = [" ".join(_blocks(by_id[name], drawn)) for name in names]
            found.setdefault(" ".join(_blocks(cell, drawn)), []).extend(heads)
    return found


def _blocks(element: Element, drawn: Drawn) -> list[str]:
    blocks: list[list[Piece]] = [[]]
    _collect(element, blocks, blocks[0], drawn)
    return [text for text in map(joined, blocks) if text]


def _collect(
    element: Element, blocks: list[list[Piece]], block: list[Piece], drawn: Drawn
) -> list[Piece]:
    """Add an element's words to the block they are read in; returns the one to go on with."""
    instead = element.text("/Alt") or element.text("/ActualText")
    if instead:
        block.append(Piece(f" {instead} "))
        return block
    for kid in element.kids:
        if isinstance(kid, Content):
            block += drawn.get(kid, ())
        elif isinstance(kid, Element):
            is_running = kid.role in RUNNING or element.role == "Note"
            if not is_running:
                blocks.append([])
                block = blocks[-1]
            block = _collect(kid, blocks, block, drawn)
            if not is_running:
                blocks.append([])
                block = blocks[-1]
            elif kid.role == "Note":
                block.append(Piece(" "))
    return block
