"""Which header cells a data cell of a table belongs to (HTML, “Forming relationships”).

A cell takes the headers of its columns, of its row group and of its rows, in this order.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefpack.rendering.tagging.nodes import Node, TableCell


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell with its place in the grid; rows and columns count from 0."""

    node: Node
    cell: TableCell
    row: int
    column: int
    group: int
    """Number of the thead, tbody or tfoot, which no rowgroup header reaches beyond."""
    scope: str
    """HTML scope of a header cell: col, colgroup, row or rowgroup; empty for a data cell."""

    @property
    def columns(self) -> range:
        return range(self.column, self.column + self.cell.column_span)

    @property
    def rows(self) -> range:
        return range(self.row, self.row + self.cell.row_span)


def relate_cells(table: Node, identifier: str) -> None:
    """Give the table's header cells ID and Scope, and its cells their Headers.

    IDs begin with ``identifier`` and end with row and column. The heads of rows and row groups
    name their headers as data cells do: left to the scopes, reading software would put a name
    below every group of its column.
    """
    cells = list(_grid(table))
    for header in cells:
        if header.scope:
            header.node.identifier = f"{identifier}-r{header.row}-c{header.column}"
            header.node.cell = replace(header.cell, scope=_pdf_scope(header))
    row_headers = _by_row(cells)
    columns: dict[int, list[_Placed]] = {}
    closed: set[int] = set()  # columns with data below their headers
    groups: dict[int, _Placed] = {}
    for cell in cells:
        if cell.scope in {"col", "colgroup"}:
            _add_column_header(cell, columns, closed)
            continue
        found = [header for column in cell.columns for header in columns.get(column, ())]
        if cell.scope == "rowgroup":
            groups[cell.group] = cell
        else:
            found += [groups[cell.group]] if cell.group in groups else []
            found += [header for row in cell.rows for header in row_headers.get(row, ())]
        if not cell.scope:
            closed.update(cell.columns)
        _name_headers(cell, found)


def _name_headers(cell: _Placed, found: Iterable[_Placed]) -> None:
    """Write down a cell's headers but for empty ones.

    The head of a row has none in the cells behind it.
    """
    names = dict.fromkeys(
        header.node.identifier or ""
        for header in found
        if header.node.kids
        and (not cell.scope or header.scope != "row" or header.column < cell.column)
    )
    cell.node.cell = replace(cell.node.cell or cell.cell, headers=tuple(names))


def order_parts(table: Node) -> None:
    """Leave at most one THead and one TFoot, and those only beside a body (ISO 14289-1, 7.2).

    What is more than that is a body, so that no row is lost. To be called when cells are related,
    for the scope of header cells without one depends on the part they are in.
    """
    for name in ("THead", "TFoot"):
        for surplus in [part for part in table.children() if part.type == name][1:]:
            surplus.type = "TBody"
    parts = [part for part in table.children() if part.type in {"THead", "TBody", "TFoot"}]
    if parts and all(part.type != "TBody" for part in parts):
        for part in parts:
            part.type = "TBody"


def _grid(table: Node) -> Iterator[_Placed]:
    """Yield the cells row by row, each where the spans of those before leave room."""
    taken: set[tuple[int, int]] = set()
    row = 0
    for group, rows in enumerate(_row_groups(table)):
        for table_row in rows:
            column = 0
            for node in table_row.children():
                while (row, column) in taken:
                    column += 1
                cell = node.cell or TableCell()
                placed = _Placed(node, cell, row, column, group, _scope(node, table_row))
                taken.update((r, c) for r in placed.rows for c in placed.columns)
                yield placed
                column += cell.column_span
            row += 1


def _row_groups(table: Node) -> Iterator[list[Node]]:
    for part in table.children():
        if part.type == "TR":
            yield [part]
        elif part.type != "Caption":
            yield list(part.children())


def _scope(node: Node, table_row: Node) -> str:
    """Return a header cell's scope: as written, or column heads where whole rows are heads."""
    if node.type != "TH" or node.element is None:
        return ""
    written = node.element.get("scope", "")
    if written in {"col", "colgroup", "row", "rowgroup"}:
        return written
    is_head = table_row.parent is not None and table_row.parent.type == "THead"
    return "col" if is_head or all(c.type == "TH" for c in table_row.children()) else "row"


def _pdf_scope(header: _Placed) -> str:
    """Return Row or Column: PDF knows no groups. Over several columns a group's head is theirs."""
    if header.scope == "rowgroup":
        return "Column" if header.cell.column_span > 1 else "Row"
    return "Row" if header.scope == "row" else "Column"


def _by_row(cells: list[_Placed]) -> dict[int, list[_Placed]]:
    headers: dict[int, list[_Placed]] = {}
    for cell in cells:
        if cell.scope == "row":
            for row in cell.rows:
                headers.setdefault(row, []).append(cell)
    return headers


def _add_column_header(
    header: _Placed,
    columns: dict[int, list[_Placed]],
    closed: set[int],
) -> None:
    """Add a column header; below data it takes the place of a header of the same columns."""
    for column in header.columns:
        above = columns.setdefault(column, [])
        if column in closed:
            above[:] = [other for other in above if other.columns != header.columns]
            closed.discard(column)
        above.append(header)
