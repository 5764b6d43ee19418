"""A table whose cells are edited where they stand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.coordinate import Coordinate
from textual.events import Key
from textual.geometry import Region
from textual.message import Message
from textual.screen import ModalScreen
from textual.suggester import Suggester
from textual.validation import Function, Validator
from textual.widgets import DataTable, Input, OptionList
from textual.widgets.option_list import Option


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its width (None: as wide as is left over), and how its cells are edited.

    ``choices`` are the values there are to choose from (each with its label), ``check`` says what
    is wrong with a text, ``suggester`` completes it. A column that is not ``editable`` shows what
    is derived.
    """

    key: str
    label: str
    width: int | None = None
    editable: bool = True
    choices: Sequence[tuple[str, str]] = ()
    check: Callable[[str], str | None] | None = None
    suggester: Suggester | None = None
    right: bool = False


class CellInput(ModalScreen[str | None]):
    """A line to type in, laid over a cell."""

    BINDINGS = [Binding("escape", "dismiss(None)", "Cancel", show=False)]  # noqa: RUF012

    def __init__(self, value: str, region: Region, column: Column, placeholder: str = "") -> None:
        super().__init__()
        self.value, self.region_of_cell, self.column = value, region, column
        self.placeholder = placeholder

    def compose(self) -> ComposeResult:
        validators: list[Validator] = []
        if (check := self.column.check) is not None:
            validators = [Function(lambda text: check(text) is None)]
        field = Input(
            self.value,
            placeholder=self.placeholder,
            validators=validators,
            valid_empty=False,
            suggester=self.column.suggester,
            compact=True,
            select_on_focus=False,
        )
        field.styles.offset = (self.region_of_cell.x, self.region_of_cell.y)
        room = max(self.app.size.width - self.region_of_cell.x - 1, 10)
        needed = max(self.region_of_cell.width, len(self.value or self.placeholder) + 4, 16)
        field.styles.width = min(needed, room)
        yield field

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        event.stop()
        wrong = self.column.check(event.value) if self.column.check else None
        if wrong is None:
            self.dismiss(event.value)
        else:
            self.notify(wrong, severity="error")


class CellChoice(ModalScreen[str | None]):
    """A short list to choose from, laid under a cell. A letter goes to what starts with it."""

    BINDINGS = [Binding("escape", "dismiss(None)", "Cancel", show=False)]  # noqa: RUF012

    def __init__(self, value: str, region: Region, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.value, self.region_of_cell, self.choices = value, region, choices

    def compose(self) -> ComposeResult:
        options = OptionList(*(Option(label, key or None) for key, label in self.choices))
        height = min(len(self.choices) + 2, 14)
        options.styles.height = height
        options.styles.width = max((len(label) for _, label in self.choices), default=8) + 6
        y = min(self.region_of_cell.y, max(self.app.size.height - height - 1, 0))
        options.styles.offset = (self.region_of_cell.x, y)
        yield options

    def on_mount(self) -> None:
        values = [key for key, _ in self.choices]
        if self.value in values:
            self.query_one(OptionList).highlighted = values.index(self.value)

    def on_key(self, event: Key) -> None:
        if not event.is_printable or event.character is None:
            return
        options = self.query_one(OptionList)
        start = (options.highlighted or 0) + 1
        count = len(self.choices)
        for step in range(count):
            at = (start + step) % count
            if self.choices[at][1].casefold().startswith(event.character.casefold()):
                options.highlighted = at
                return

    @on(OptionList.OptionSelected)
    def _done(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self.choices[event.option_index][0])


class Cells(DataTable[Text]):
    """A table; Enter, F2 or a letter edits the cell under the cursor.

    Rows have keys of the caller's. ``Cells.Edited`` tells of a new text, which the caller puts
    into the pack; the table itself shows what ``show_rows`` is given.
    """

    class Edited(Message):
        """A cell has a new text."""

        def __init__(self, cells: "Cells", row: str, column: str, value: str) -> None:
            super().__init__()
            self.cells, self.row, self.column, self.value = cells, row, column, value

        @property
        def control(self) -> "Cells":
            """The table."""
            return self.cells

    def __init__(self, columns: Sequence[Column], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, cursor_type="cell", zebra_stripes=False, cell_padding=1)
        self.shape = list(columns)
        self._values: dict[tuple[str, str], str] = {}
        self._locked: set[tuple[str, str]] = set()
        self._rows: list[str] = []
        self._shown: dict[tuple[str, str], Text] = {}

    def on_mount(self) -> None:
        for column in self.shape:
            self.add_column(column.label, key=column.key, width=column.width)

    def show_rows(
        self,
        rows: Sequence[tuple[str, Sequence[Text | str], Sequence[str | None]]],
    ) -> None:
        """Show rows: each with its key, what its cells show, and the texts to edit.

        A text of None cannot be edited. Only what differs is drawn anew, and the cursor stays on
        its row.
        """
        keys = [key for key, _, _ in rows]
        here = self.row_at_cursor
        column_at = self.cursor_column
        if keys != self._rows:
            self.clear()
            self._shown.clear()
        for key, shown, values in rows:
            texts = [Text(cell) if isinstance(cell, str) else cell for cell in shown]
            for column, text, value in zip(self.shape, texts, values, strict=True):
                if column.right:
                    text.justify = "right"
                at = (key, column.key)
                self._values[at] = value or ""
                (self._locked.add if value is None else self._locked.discard)(at)
                if keys == self._rows and self._shown.get(at) != text:
                    self.update_cell(key, column.key, text)
                self._shown[at] = text
            if keys != self._rows:
                height = max(text.plain.count("\n") + 1 for text in texts)
                self.add_row(*texts, key=key, height=height)
        if keys != self._rows:
            self._rows = keys
            if here in keys:
                self.move_cursor(row=keys.index(here), column=column_at)

    @property
    def row_at_cursor(self) -> str | None:
        """The key of the row under the cursor."""
        if 0 <= self.cursor_row < len(self._rows):
            return self._rows[self.cursor_row]
        return None

    def go_to(self, row: str, column: str | None = None) -> None:
        """Put the cursor on a row, and on a column of it."""
        if row not in self._rows:
            return
        at = self._rows.index(row)
        keys = [each.key for each in self.shape]
        place = keys.index(column) if column in keys else self.cursor_column
        self.move_cursor(row=at, column=place, scroll=True)

    def edit_cell(self, *, anew: bool = False) -> None:
        """Edit the cell under the cursor; ``anew`` with nothing in it, what was there behind."""
        row = self.row_at_cursor
        if row is None:
            return
        column = self.shape[self.cursor_column]
        if not column.editable or (row, column.key) in self._locked:
            self.app.bell()
            return
        value = self._values.get((row, column.key), "")
        region = self._region_on_screen(self.cursor_coordinate)

        def take(new: str | None) -> None:
            if new is not None and new != value:
                self.post_message(self.Edited(self, row, column.key, new))

        if column.choices:
            self.app.push_screen(CellChoice(value, region, column.choices), take)
        else:
            field = CellInput("" if anew else value, region, column, value if anew else "")
            self.app.push_screen(field, take)

    def _region_on_screen(self, at: Coordinate) -> Region:
        # Textual has no public way to ask where a cell is; its exact version is pinned.
        cell = self._get_cell_region(at)
        return cell.translate(self.content_region.offset - self.scroll_offset)

    @on(DataTable.CellSelected)
    def _selected(self, event: DataTable.CellSelected) -> None:
        event.stop()
        self.edit_cell()
