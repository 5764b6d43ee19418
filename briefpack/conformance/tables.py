"""Tables: rows as wide as each other, and heads that head the cells which name them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from briefpack.conformance.examination import Examination
from briefpack.conformance.pen import joined
from briefpack.conformance.speech import words_of
from briefpack.conformance.tree import Element
from briefpack.conformance.values import data, get, items, name, whole
from briefpack.conformance.work import Work

WIDEST = 1_000
"""Rows or columns that a cell spans, at most."""

MOST_PLACES = 2_000_000
"""Places in the grid of one table."""

_GROUPS = frozenset(["THead", "TBody", "TFoot"])


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its place; rows and columns count from 0."""

    element: Element
    row: int
    column: int
    height: int
    width: int
    group: Element
    """The part of the table that it is in, or the table itself."""
    is_alone: bool
    """Whether it is the only cell of its row."""

    @property
    def is_head(self) -> bool:
        """Whether it says what others are."""
        return self.element.role == "TH"

    @property
    def scope(self) -> str:
        """What it heads, as it says itself: Row, Column, Both or nothing."""
        return name(self.element.attribute("/Scope"))

    @property
    def heads(self) -> list[bytes]:
        """The IDs of those that it says head it."""
        return [data(item) for item in items(self.element.attribute("/Headers"))]

    def shares_columns(self, other: "Cell") -> bool:
        """Whether one of the two is above the other."""
        return self.column < other.column + other.width and other.column < self.column + self.width

    def shares_rows(self, other: "Cell") -> bool:
        """Whether one of the two is beside the other."""
        return self.row < other.row + other.height and other.row < self.row + self.height


class Grid:
    """A table's cells in their places."""

    def __init__(self, table: Element, work: Work) -> None:
        self.cells: list[Cell] = []
        self.widths: list[int] = []
        """Places that are taken in each row."""
        self.overlaps = False
        self.is_cut_short = False
        """Whether a cell spans more rows than there are."""
        self._taken: Counter[tuple[int, int]] = Counter()
        rows = list(_rows(table))
        for number, (row, group) in enumerate(rows):
            self._add_row(number, row, group, work)
        width = Counter(row for row, _ in self._taken)
        self.widths = [width[number] for number in range(len(rows))]
        self.is_cut_short = bool(width) and max(width) >= len(rows)

    def _add_row(self, number: int, row: Element, group: Element, work: Work) -> None:
        column = 0
        cells = [cell for cell in row.elements if cell.role in {"TH", "TD"}]
        for element in cells:
            while (number, column) in self._taken:
                column += 1
            height, width = _span(element, "/RowSpan"), _span(element, "/ColSpan")
            cell = Cell(element, number, column, height, width, group, len(cells) == 1)
            self.cells.append(cell)
            work.spend(height * width)
            if len(self._taken) > MOST_PLACES:
                return
            for place in ((number + y, column + x) for y in range(height) for x in range(width)):
                self.overlaps = self.overlaps or place in self._taken
                self._taken[place] += 1
            column += width

    def head_beside(self, cell: Cell, column: int) -> bool:
        """Whether a head stands in the rows of a cell, in this column."""
        return any(
            other.is_head
            and other.shares_rows(cell)
            and other.column <= column < other.column + other.width
            for other in self.cells
        )


def check(examination: Examination) -> None:
    """All tables."""
    if not examination.is_tagged:
        return
    tables = [element for element in examination.tree.elements if element.role == "Table"]
    owners = {
        data(get(element.source, "/ID")): element
        for element in examination.tree.elements
        if data(get(element.source, "/ID"))
    }
    for table in tables:
        _check_parts(examination, table)
        grid = Grid(table, examination.work)
        _check_shape(examination, table, grid)
        _check_scopes(examination, table, grid)
        places = {id(cell.element): cell for cell in grid.cells}
        for cell in grid.cells:
            for called in cell.heads:
                owner = owners.get(called)
                head = None if owner is None else places.get(id(owner))
                wrong = _misnamed(cell, owner, head, grid)
                if wrong:
                    _tell(examination, cell, owner, wrong)


def _tell(examination: Examination, cell: Cell, owner: Element | None, wrong: str) -> None:
    """Object to a head, with the words that the reader hears."""
    said = joined(words_of(cell.element, examination))[:40]
    heard = "" if owner is None else joined(words_of(owner, examination))[:40]
    what = f"the cell “{said}”" if said else "an empty cell"
    head = f"“{heard}”" if heard else "a cell"
    message = f"{what} of a table takes {head} for its head, {wrong}"
    examination.add("UA-1 7.5 (15-005)", message, cell.element.page)


def _rows(table: Element) -> Iterator[tuple[Element, Element]]:
    """The rows, each with the part that it is in."""
    for part in table.elements:
        if part.role == "TR":
            yield part, table
        elif part.role in _GROUPS:
            for row in part.elements:
                if row.role == "TR":
                    yield row, part


def _span(cell: Element, key: str) -> int:
    found = whole(cell.attribute(key))
    return 1 if found is None else min(max(found, 1), WIDEST)


def _check_parts(examination: Examination, table: Element) -> None:
    parts = [part.role for part in table.elements]
    clause = "UA-1 7.2 (09-004)"
    if parts and not {*_GROUPS, "TR"} & set(parts):
        examination.add(clause, "a table has no rows", table.page)
    for role in ("THead", "TFoot", "Caption"):
        if parts.count(role) > 1:
            examination.add(clause, f"a table has more than one {role}", table.page)
    if ("THead" in parts or "TFoot" in parts) and "TBody" not in parts:
        message = "a table has a head or foot, but no body that they belong to"
        examination.add(clause, message, table.page)
    if "Caption" in parts[1:-1]:
        message = "a table's caption stands among its rows"
        examination.add(clause, message, table.page)


def _check_shape(examination: Examination, table: Element, grid: Grid) -> None:
    if grid.overlaps:
        message = "cells of a table lie over one another"
        examination.add("UA-1 7.2", message, table.page)
    if len(set(grid.widths)) > 1 or grid.is_cut_short:
        widths = ", ".join(map(str, sorted(set(grid.widths))))
        message = f"rows of a table are not equally long: {widths} cells"
        if grid.is_cut_short:
            message = "a cell of a table spans more rows than there are"
        examination.add("UA-1 7.2", message, table.page)


def _check_scopes(examination: Examination, table: Element, grid: Grid) -> None:
    heads = [cell for cell in grid.cells if cell.is_head]
    if grid.cells and not heads:
        examination.add("UA-1 7.5", "a table has no heads for its columns or rows", table.page)
    by_name = all(cell.heads for cell in grid.cells if not cell.is_head)
    unclear = [cell for cell in heads if cell.scope not in {"Row", "Column", "Both"}]
    if unclear and not by_name:
        message = f"{len(unclear)} of a table's heads do not say whether they head a row or column"
        examination.add("UA-1 7.5 (15-003)", message, unclear[0].element.page)


def _misnamed(cell: Cell, owner: Element | None, head: Cell | None, grid: Grid) -> str:
    """Why what a cell takes for its head is none; empty where it is."""
    if owner is None:
        return "which is not there"
    if head is None:
        return "which is not in the same table"
    if not head.is_head:
        return "which is no head"
    if head is cell:
        return "which is that cell itself"
    return "" if is_headed(cell, head, grid) else "which heads other rows or columns"


def is_headed(cell: Cell, head: Cell, grid: Grid) -> bool:
    """Whether a head is above a cell, beside it, or at the top of its group of rows."""
    if head.shares_rows(cell) and head.scope != "Column":
        return True
    if head.row >= cell.row:
        return False
    in_group = head.group is cell.group
    if head.shares_columns(cell) and head.scope != "Row":
        # The head of another group reaches no further, though it be as wide as the table.
        return in_group or not head.is_alone or head.group.role == "THead"
    if not in_group or head.scope == "Column":
        return False
    # A group's head stands in its first row; further down, the rows have heads of their own.
    return head.is_alone or not any(
        grid.head_beside(cell, head.column + step) for step in range(head.width)
    )
