"""Which heads head a cell: drawn as the tables that councils print."""

import pytest
from pikepdf import Dictionary, Name

from briefpack.conformance.tables import Grid, is_headed
from briefpack.conformance.tree import Element
from briefpack.conformance.values import DIRECT
from briefpack.conformance.work import Work

MEMBERS = """
Member:c       Ward:c
Labour:r:1x2
Ann:r          North
Ben:r          South
-
Green:r:1x2
Cleo:r         East
"""
"""Groups above their members; a line with a dash begins another part of the table."""

BESIDE = """
Group:c        Member:c     Ward:c
-
Labour:r:2x1   Ann:r        North
Ben:r          South
-
Green:r        Cleo:r       East
"""

UNMERGED = """
Labour:r       Ann:r        North
.              Ben:r        South
-
Green:r        Cleo:r       East
"""
"""The group stands in its first row only, and what is below it is empty."""

SUMS = """
Service:b:2x1  Sums:c:1x2
2015:c         2016:c
Libraries:r    £10          £12
"""


def grid(text: str) -> Grid:
    """Cells as ``words:scope:height x width``; those without a scope are no heads."""
    table = Element("Table", "Table", Dictionary(), DIRECT, None, 0)
    part = Element("TBody", "TBody", Dictionary(), DIRECT, table, 1)
    table.kids.append(part)
    for line in text.strip().splitlines():
        if line == "-":
            part = Element("TBody", "TBody", Dictionary(), DIRECT, table, 1)
            table.kids.append(part)
            continue
        row = Element("TR", "TR", Dictionary(), DIRECT, part, 2)
        part.kids.append(row)
        row.kids += [_cell(words, row) for words in line.split()]
    return Grid(table, Work())


def _cell(text: str, row: Element) -> Element:
    words, scope, span, *_ = f"{text}::".split(":")
    height, _, width = span.partition("x")
    says = Dictionary(T=words, RowSpan=int(height or 1), ColSpan=int(width or 1))
    if scope:
        says.Scope = {"c": Name.Column, "r": Name.Row, "b": Name.Both}[scope]
    role = "TH" if scope else "TD"
    return Element(role, role, Dictionary(A=says), DIRECT, row, 3)


def heads_of(text: str, words: str) -> set[str]:
    """All heads that a cell may name."""
    found = grid(text)
    named = {str(cell.element.attribute("/T")): cell for cell in found.cells}
    return {
        name
        for name, head in named.items()
        if head.is_head and head is not named[words] and is_headed(named[words], head, found)
    }


@pytest.mark.parametrize(
    ("table", "words", "heads"),
    [
        (MEMBERS, "North", {"Ward", "Labour", "Ann"}),
        (MEMBERS, "South", {"Ward", "Labour", "Ben"}),
        (MEMBERS, "East", {"Ward", "Green", "Cleo"}),
        (MEMBERS, "Cleo", {"Member", "Green"}),
        (BESIDE, "North", {"Ward", "Labour", "Ann"}),
        (BESIDE, "South", {"Ward", "Labour", "Ben"}),
        (BESIDE, "East", {"Ward", "Green", "Cleo"}),
        (UNMERGED, "South", {"Labour", "Ben"}),
        (UNMERGED, ".", {"Labour", "Ben"}),
        (UNMERGED, "East", {"Green", "Cleo"}),
        (SUMS, "£10", {"Sums", "2015", "Libraries"}),
        (SUMS, "£12", {"Sums", "2016", "Libraries"}),
        (SUMS, "2016", {"Service", "Sums"}),
    ],
)
def test_a_cell_may_name_the_heads_above_beside_and_of_its_group(
    table: str, words: str, heads: set[str]
) -> None:
    assert heads_of(table, words) == heads


def test_rows_are_as_wide_as_their_cells_with_spans() -> None:
    assert grid(SUMS).widths == [3, 3, 3]
    assert grid("a b\nc").widths == [2, 1]
    assert grid("a b:r:2x1\nc").widths == [2, 2]


def test_a_cell_that_reaches_below_the_table_is_seen() -> None:
    assert grid("a:r:2x1 b").is_cut_short
    assert not grid("a:r:2x1 b\nc").is_cut_short


def test_cells_that_lie_over_one_another_are_seen() -> None:
    assert grid("a b:r:2x1\nc:r:1x2").overlaps
    assert not grid(MEMBERS).overlaps
