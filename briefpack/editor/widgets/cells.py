"""A table whose cells are edited where they stand.

Only the lines that are seen are drawn, so that an agenda of hundreds of items is there at once.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.events import Click, Key, Leave, MouseDown, MouseMove, MouseUp, Resize
from textual.geometry import Region, Size, Spacing
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from briefpack.editor.widgets.cell_layout import (
    EMPTY,
    HEAD,
    LEAST,
    PLAIN,
    Column,
    Line,
    Row,
    as_text,
    begun_by,
    wrapped,
)

__all__ = ["Cells", "Column", "Row"]

_LANDING = Style(underline=True)
"""The line below which a row that is dragged would stand."""


class Cells(ScrollView, can_focus=True):
    """A table; Enter, or a second click, edits the cell under the cursor; a digit takes its place.

    Rows have keys of the caller's. Where ``lands`` says below which row one that is dragged over
    another would stand ("" for the head), they are moved by the mouse too; ``help_on`` says what
    a column is for, while a cell of it is edited. ``Cells.Edited`` tells of a new text, which the
    caller puts into the pack; the table itself shows what ``show_rows`` is given.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "cells--head",
        "cells--row",
        "cells--cursor",
    }
    DEFAULT_CSS = """
    Cells { overflow-x: auto; scrollbar-size-horizontal: 1; }
    Cells .cells--head { text-style: bold; color: $primary; }
    Cells .cells--row { background: $surface; }
    Cells .cells--cursor { background: $panel; }
    Cells:focus .cells--cursor {
        background: $block-cursor-background;
        color: $block-cursor-foreground;
        text-style: $block-cursor-text-style;
    }
    """
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "edit_here", "Edit", id="edit-here"),
        Binding("escape", "let_go", show=False),
        Binding("up", "cursor_up", show=False),
        Binding("down", "cursor_down", show=False),
        Binding("left", "cursor_aside(-1)", show=False),
        Binding("right", "cursor_aside(1)", show=False),
        Binding("home", "cursor_aside(-99)", show=False),
        Binding("end", "cursor_aside(99)", show=False),
        Binding("pageup", "cursor_page(-1)", show=False),
        Binding("pagedown", "cursor_page(1)", show=False),
        Binding("ctrl+home", "cursor_to(0)", show=False),
        Binding("ctrl+end", "cursor_to(-1)", show=False),
    ]

    class Edited(Message):
        """A cell has a new text."""

        def __init__(self, cells: "Cells", row: str, column: str, value: str) -> None:
            super().__init__()
            self.cells, self.row, self.column, self.value = cells, row, column, value

        @property
        def control(self) -> "Cells":
            """The table."""
            return self.cells

    class LeftEmpty(Message):
        """A cell that was to have its first text has got none."""

    class Moved(Message):
        """The cursor is on another row."""

    class Dropped(Message):
        """A row was dragged with the mouse, and let go over another."""

        def __init__(self, row: str, onto: str) -> None:
            super().__init__()
            self.row, self.onto = row, onto

    def __init__(self, columns: Sequence[Column], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.shape = list(columns)
        self.cursor_type = "cell"
        self.cursor_row = 0
        self.cursor_column = 0
        self._table: list[Line] = []
        self._tops: list[int] = [0]
        self._held: int | None = None
        self._over: int | None = None
        self._landing: int | None = None
        self.lands: Callable[[str, str], str | None] | None = None
        self.help_on: Callable[[str], str] = lambda _: ""

    # -- what is shown ------------------------------------------------------------------------

    def reshape(self, columns: Sequence[Column]) -> None:
        """Have other columns; ``show_rows`` has to follow."""
        here = self.shape[self.cursor_column].key if self.cursor_column < len(self.shape) else ""
        self.shape = list(columns)
        keys = [column.key for column in columns]
        self.cursor_column = keys.index(here) if here in keys else min(1, len(keys) - 1)
        self._table = []

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show rows; the cursor stays on its row, or as near to it as can be."""
        here = self.row_at_cursor
        self._table = [
            Line(key, tuple(map(as_text, shown)), tuple(values)) for key, shown, values in rows
        ]
        keys = [line.key for line in self._table]
        if here in keys:
            self.cursor_row = keys.index(here)
        self.cursor_row = max(0, min(self.cursor_row, len(keys) - 1))
        self._lay_out()

    @property
    def widths(self) -> list[int]:
        """The columns' widths, without the space around them."""
        fixed = sum((column.width or 0) + 2 for column in self.shape)
        left = max(self.scrollable_content_region.width - fixed, LEAST)
        return [left if column.width is None else column.width for column in self.shape]

    def _lay_out(self) -> None:
        """Find out how many lines each row takes."""
        widths = self.widths
        for line in self._table:
            line.lines = tuple(
                wrapped(text, width) if column.folds or column.width is None else (text,)
                for text, column, width in zip(line.cells, self.shape, widths, strict=True)
            )
        self._tops = [HEAD, *accumulate((line.height for line in self._table), initial=0)]
        self._tops = [HEAD + top for top in self._tops[1:]]
        self.virtual_size = Size(sum(widths) + 2 * len(widths), self._tops[-1])
        self.refresh()

    def on_resize(self, event: Resize) -> None:
        """Wrap the rows anew, and keep the cursor in sight."""
        del event
        self._lay_out()
        self._show_cursor()

    # -- drawing ------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """A line of the screen."""
        width = self.scrollable_content_region.width
        base = self.rich_style
        segments = self._head(base) if y < HEAD else self._body(y + self.scroll_offset.y, base)
        left = self.scroll_offset.x
        strip = Strip(segments).crop_extend(left, left + width, base)
        at = y if y < HEAD else y + self.scroll_offset.y
        return strip.apply_style(_LANDING) if at == self._landing else strip

    def _head(self, base: Style) -> list[Segment]:
        style = self.get_component_rich_style("cells--head")
        segments: list[Segment] = []
        for column, width in zip(self.shape, self.widths, strict=True):
            segments += self._cell(Text(column.label, style), width, base, right=column.right)
        return segments

    def _body(self, at: int, base: Style) -> list[Segment]:
        row = bisect_right(self._tops, at) - 1
        if not 0 <= row < len(self._table):
            return []
        line, within = self._table[row], at - self._tops[row]
        whole = self.cursor_type == "row"
        here = row == self.cursor_row
        row_style = self.get_component_rich_style("cells--row") if here else base
        segments: list[Segment] = []
        for place, (column, width) in enumerate(zip(self.shape, self.widths, strict=True)):
            cell = line.lines[place]
            mark = PLAIN
            if here and (whole or place == self.cursor_column):
                mark = self.get_component_rich_style("cells--cursor")
            text = cell[within] if within < len(cell) else EMPTY
            segments += self._cell(text, width, base + row_style, mark, right=column.right)
        return segments

    def _landing_line(self, over: int | None) -> int | None:
        """The line of the table below which the row that is held would stand."""
        held = self._held
        if self.lands is None or over is None or held is None or held >= len(self._table):
            return None
        above = self.lands(self._table[held].key, self._table[over].key)
        if above is None:
            return None
        keys = [line.key for line in self._table]
        return self._tops[keys.index(above) + 1 if above else 0] - 1

    def _cell(
        self, text: Text, width: int, style: Style, mark: Style = PLAIN, *, right: bool
    ) -> list[Segment]:
        """A cell; a ``mark`` such as the cursor's goes before the text's own colours."""
        shown = text.copy()
        shown.truncate(width, overflow="ellipsis")
        shown.end = ""
        room = " " * (width - cell_len(shown.plain))
        look = style + self.app.console.get_style(shown.style)  # which plain texts come without
        words = [
            Segment(part.text, look + part.style + mark) for part in shown.render(self.app.console)
        ]
        before, after = (room, "") if right else ("", room)
        space = style + mark
        return [Segment(f" {before}", space), *words, Segment(f"{after} ", space)]

    # -- the cursor ---------------------------------------------------------------------------

    @property
    def row_at_cursor(self) -> str | None:
        """The key of the row under the cursor."""
        if 0 <= self.cursor_row < len(self._table):
            return self._table[self.cursor_row].key
        return None

    def go_to(self, row: str, column: str | None = None) -> None:
        """Put the cursor on a row, and on a column of it."""
        keys = [line.key for line in self._table]
        if row not in keys:
            return
        columns = [each.key for each in self.shape]
        place = columns.index(column) if column in columns else self.cursor_column
        self._put(keys.index(row), place)

    def _put(self, row: int, column: int) -> None:
        row = max(0, min(row, len(self._table) - 1))
        moved = row != self.cursor_row
        self.cursor_row = row
        self.cursor_column = max(0, min(column, len(self.shape) - 1))
        self.refresh()
        self._show_cursor()
        if moved:
            self.post_message(self.Moved())

    def _show_cursor(self) -> None:
        if self._table:
            below = Spacing(HEAD, 0, 0, 0)
            self.scroll_to_region(self._region(), spacing=below, animate=False, force=True)

    def _region(self) -> Region:
        """Where the cell under the cursor is, in the whole table."""
        widths = self.widths
        x = sum(widths[: self.cursor_column]) + 2 * self.cursor_column
        top, end = self._tops[self.cursor_row : self.cursor_row + 2]
        return Region(x, top, widths[self.cursor_column] + 2, end - top)

    def action_cursor_up(self) -> None:
        """Go a row up."""
        self._put(self.cursor_row - 1, self.cursor_column)

    def action_cursor_down(self) -> None:
        """Go a row down."""
        self._put(self.cursor_row + 1, self.cursor_column)

    def action_cursor_aside(self, by: int) -> None:
        """Go some columns to the right, or to the left."""
        self._put(self.cursor_row, self.cursor_column + by)

    def action_cursor_page(self, by: int) -> None:
        """Go up or down by as many rows as are seen."""
        if self._table:
            lines = max(self.scrollable_content_region.height - HEAD - 1, 1)
            wanted = self._tops[self.cursor_row] + by * lines
            self._put(bisect_right(self._tops, max(wanted, HEAD)) - 1, self.cursor_column)

    def action_cursor_to(self, row: int) -> None:
        """Go to the first row, or (-1) to the last."""
        self._put(row % max(len(self._table), 1), self.cursor_column)

    # -- the mouse ----------------------------------------------------------------------------

    def _row_at(self, y: int) -> int | None:
        row = bisect_right(self._tops, y + self.scroll_offset.y) - 1
        return row if y >= HEAD and 0 <= row < len(self._table) else None

    def on_click(self, event: Click) -> None:
        """Put the cursor where the mouse is; a second click there edits."""
        at = event.get_content_offset(self)
        row = self._row_at(at.y) if at is not None else None
        if at is None or row is None:
            return
        ends = list(accumulate(width + 2 for width in self.widths))
        self._put(row, bisect_right(ends, at.x + self.scroll_offset.x))
        if event.chain == 2:  # noqa: PLR2004
            self.action_edit_here()

    def on_mouse_down(self, event: MouseDown) -> None:
        """Take hold of a row."""
        at = event.get_content_offset(self)
        self._held = self._row_at(at.y) if at is not None and self.lands is not None else None

    def on_mouse_move(self, event: MouseMove) -> None:
        """Show where a row that is held would go."""
        if self._held is None or not event.button:
            return
        at = event.get_content_offset(self)
        over = self._row_at(at.y) if at is not None else None
        self._hover(None if over == self._held else over)

    def on_mouse_up(self, event: MouseUp) -> None:
        """Let a row go."""
        del event
        held, over = self._held, self._over
        self.action_let_go()
        if held is not None and over is not None and held < len(self._table):
            self.post_message(self.Dropped(self._table[held].key, self._table[over].key))

    def on_leave(self, event: Leave) -> None:
        """A row cannot be let go outside."""
        del event
        self.action_let_go()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Escape is everybody's while no row is held."""
        if action == "let_go":
            return self._held is not None
        return super().check_action(action, parameters)

    def action_let_go(self) -> None:
        """Leave a row that is held where it was."""
        self._held = None
        self._hover(None)

    def _hover(self, row: int | None) -> None:
        if row != self._over:
            self._over, self._landing = row, self._landing_line(row)
            self.refresh()

    # -- editing ------------------------------------------------------------------------------

    def action_edit_here(self) -> None:
        """Edit the cell under the cursor."""
        self.edit_cell()

    def on_key(self, event: Key) -> None:
        """Have a digit take the place of a cell, as in spreadsheets; letters are other keys."""
        typed, column = begun_by(event), self.shape[self.cursor_column] if self._table else None
        if typed is not None and column and column.editable and not column.choices:
            event.stop()
            self.edit_cell(typed=typed)

    def edit_cell(self, *, anew: bool = False, typed: str | None = None) -> None:
        """Edit the cell under the cursor.

        ``anew`` with nothing in it, what was there behind; ``typed`` is what begins its new text.
        """
        row = self.row_at_cursor
        if row is None:
            return
        column = self.shape[self.cursor_column]
        value = self._table[self.cursor_row].values[self.cursor_column]
        if not column.editable or value is None:
            self.app.bell()
            return
        from briefpack.editor.widgets.cell_editors import CellChoice, CellInput

        region = self._region_on_screen()

        def take(new: str | None) -> None:
            if new is not None and new != value:
                self.post_message(self.Edited(self, row, column.key, new))
            elif new is None and anew:
                self.post_message(self.LeftEmpty())

        words = self.help_on(column.key)
        if column.choices:
            self.app.push_screen(CellChoice(value, region, column, words), take)
        else:
            start, before = (typed or "", value) if anew or typed is not None else (value, "")
            self.app.push_screen(CellInput(start, region, column, words, before), take)

    def _region_on_screen(self) -> Region:
        return self._region().translate(self.content_region.offset - self.scroll_offset)
