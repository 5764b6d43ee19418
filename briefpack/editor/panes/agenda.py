"""The agenda: items, papers and appendices in a table, and what they weigh."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Resize
from textual.widgets import Static

from briefpack.editing import operations
from briefpack.editing.values import Path, value_at
from briefpack.editing.workspace import Workspace
from briefpack.editor.actions import Action, bindings
from briefpack.editor.agenda_rows import KIND_NAMES, Row, agenda_rows, bar, columns, weights
from briefpack.editor.panes.base import Pane
from briefpack.editor.session import Session, Target
from briefpack.editor.targets import target_for
from briefpack.editor.widgets.cells import Cells, Column
from briefpack.model.agenda import MINUTES_OF_A_DAY

ACTIONS = (
    Action(
        "agenda-add",
        ("n", "insert"),
        "New item",
        "Add an item below this one, and give it a title.",
        "agenda",
        shown=True,
    ),
    Action("agenda-heading", ("h",), "Heading", "Add a heading between items.", "agenda"),
    Action("agenda-report", ("p",), "Report", "Write a report for this item.", "agenda"),
    Action(
        "agenda-attachment",
        ("a",),
        "Attach",
        "Attach somebody's PDF or picture to this item; to a paper, as its appendix.",
        "agenda",
    ),
    Action(
        "agenda-to-follow",
        ("t",),
        "To follow",
        "Say that a paper of this item is to follow.",
        "agenda",
    ),
    Action("agenda-open", ("o",), "Open", "Open the paper, or all fields of the item.", "agenda"),
    Action("agenda-details", ("e",), "Details", "Show all fields of this.", "agenda"),
    Action("agenda-rename", ("r",), "Rename", "Change the title.", "agenda"),
    Action("agenda-duplicate", ("c",), "Duplicate", "Put a copy below this.", "agenda"),
    Action(
        "agenda-delete",
        ("delete", "d"),
        "Delete",
        "Delete this, with the papers that only it has. It asks first, with another key, and "
        "Undo brings everything back.",
        "agenda",
    ),
    Action("agenda-move-up", ("alt+up", "["), "Up", "Move this up.", "agenda"),
    Action("agenda-move-down", ("alt+down", "]"), "Down", "Move this down.", "agenda"),
    Action(
        "agenda-indent",
        ("alt+right", "greater_than_sign"),
        "Indent",
        "Make this item a part of the one above.",
        "agenda",
    ),
    Action(
        "agenda-outdent",
        ("alt+left", "less_than_sign"),
        "Outdent",
        "Make this part an item of its own.",
        "agenda",
    ),
)

NARROW = 92
"""Columns of the pane under which only number, title, minutes and pages are shown."""

ROOMY = 130
"""Columns of the pane from which on it shows presenters and the clock though there are none."""

METER = 24


def _minutes(text: str) -> str | None:
    if not text.strip():
        return None
    if text.strip().isdigit() and 1 <= int(text) <= MINUTES_OF_A_DAY:
        return None
    return "minutes are a whole number, or nothing"


def _title(text: str) -> str | None:
    return None if text.strip() else "an item has a title"


_NUMBER = Column("number", "#", 4, editable=False)
_TITLE = Column("title", "Item", None, check=_title)
_KIND = Column("kind", "Purpose", 13, choices=tuple(KIND_NAMES.items()))
_PRESENTERS = Column("presenters", "Presenter", 18)
_MINUTES = Column("minutes", "Min", 4, check=_minutes, right=True)
_CLOCK = Column("clock", "Clock", 5, editable=False)
_PAGES = Column("pages", "Pages", 7, editable=False, right=True)
_STATE = Column("state", "Paper", 11, editable=False)
WIDE = (_NUMBER, _TITLE, _KIND, _PRESENTERS, _MINUTES, _CLOCK, _PAGES, _STATE)
SMALL = (_NUMBER, _TITLE, _MINUTES, _PAGES, _STATE)

_STATES = {"missing": "bold red", "to follow": "yellow", "draft": "yellow", "ready": "green"}


class AgendaPane(Pane):
    """The agenda."""

    KIND = "agenda"
    TITLE = "Agenda"
    HELP = (
        "Items in the order in which they are taken. Numbers, letters, the clock and the pages "
        "are worked out; everything else is changed where it stands: Enter, type, Enter. "
        "Several presenters are parted by semicolons. Pages are those of the last render; a "
        "question mark says that the pack has changed since."
    )
    ACTIONS = ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTIONS)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._rows: list[Row] = []
        self._shape: Sequence[Column] = ()

    def compose(self) -> ComposeResult:
        yield Static("", id="agenda-empty")
        yield Static("", id="agenda-meter")

    async def show(self, target: Target) -> None:
        """Show the agenda, with the cursor on what ``target`` names."""
        self.target = target
        await self.refresh_from_pack()
        path = target.path
        while path:
            row = next((row for row in self._rows if row.path == path), None)
            if row is not None:
                column = str(target.path[-1]) if len(target.path) > len(path) else None
                self.cells.go_to(row.key, column)
                return
            path = path[:-1]

    @property
    def cells(self) -> Cells:
        """The table."""
        return self.query_one(Cells)

    @on(Resize)
    async def _fit(self, event: Resize) -> None:
        await self._shape_for(event.size.width)

    async def _shape_for(self, width: int) -> None:
        """Have the columns that there is room for."""
        self._rows = agenda_rows(self.session)
        shape = [
            column
            for column in (WIDE if width >= NARROW else SMALL)
            if width >= ROOMY or column.key not in {"presenters", "clock"} or self._used(column)
        ]
        used = sum((column.width or 0) + 2 for column in shape)
        title = max(width - used - 2, 16)
        wanted = tuple(
            replace(column, width=title) if column is _TITLE else column for column in shape
        )
        if [(each.key, each.width) for each in wanted] == [
            (each.key, each.width) for each in self._shape
        ]:
            return
        here = self.cells.row_at_cursor if self._shape else None
        had_focus = bool(self._shape) and self.cells.has_focus
        self._shape = wanted
        await self.query(Cells).remove()
        cells = Cells(wanted, id="agenda-cells")
        await self.mount(cells, before="#agenda-meter")
        await self._fill()
        if here is not None:
            cells.go_to(here)
        if had_focus or self.screen.focused is None:
            cells.focus()

    def _used(self, column: Column) -> bool:
        """Whether anything would stand in a column."""
        if column.key == "presenters":
            return any(row.presenters for row in self._rows)
        return any(row.minutes for row in self._rows)

    async def refresh_from_pack(self) -> None:
        """Show the agenda as it is now."""
        self._rows = agenda_rows(self.session)
        if not self._shape:
            if self.size.width:
                await self._shape_for(self.size.width)
            return
        await self._shape_for(self.size.width)
        await self._fill()

    async def _fill(self) -> None:
        """Fill the table, and draw the meters."""
        width = next(column.width or 30 for column in self._shape if column.key == "title")
        self.cells.show_rows([self._shown(row, width) for row in self._rows])
        empty = "There is nothing on the agenda yet. Press n for the first item."
        self.query_one("#agenda-empty", Static).update("" if self._rows else empty)
        self.query_one("#agenda-empty").display = not self._rows
        self.query_one("#agenda-meter", Static).update(self._meter())

    def _shown(self, row: Row, width: int) -> tuple[str, list[Text | str], list[str | None]]:
        """What a row shows in each column, and what can be edited in it."""
        item = row.what == "item"
        style = {"item": "bold", "heading": "bold italic"}.get(row.what, "")
        indent = "  " * row.depth
        values: dict[str, tuple[Text | str, str | None]] = {
            "number": (Text(row.number, style="bold" if item else "dim"), None),
            "title": (
                _wrapped(row.title, indent, width, style),
                row.title if row.path is not None and self._has_title(row) else None,
            ),
            "kind": (row.kind, self._kind(row) if row.what in {"item", "heading"} else None),
            "presenters": (row.presenters, row.presenters if item else None),
            "minutes": (f"{row.minutes or ''}", f"{row.minutes or ''}" if item else None),
            "clock": (Text(row.clock, style="dim"), None),
            "pages": (row.pages, None),
            "state": (Text(row.state, style=_STATES.get(row.state[:9].rstrip(), "dim")), None),
        }
        shown = [values[column.key][0] for column in self._shape]
        return row.key, shown, [values[column.key][1] for column in self._shape]

    def _has_title(self, row: Row) -> bool:
        return row.what != "paper" or row.kind in {"attachment", "to follow"}

    def _kind(self, row: Row) -> str:
        data = self.session.workspace.data(self.session.workspace.pack_file)
        return str(value_at(data, (*(row.path or ()), "kind"), ""))

    def _meter(self) -> str:
        """The meeting's time, and what each item weighs, as bars."""
        briefing = self.session.loaded.briefing
        found = weights(self.session)
        if briefing is None or not found:
            return ""
        meeting = briefing.pack.meeting
        minutes = sum(each.minutes for each in found)
        lines = []
        if meeting.end is not None:
            room = (meeting.end.hour - meeting.start.hour) * 60
            room += meeting.end.minute - meeting.start.minute
            over = f", {minutes - room} over" if minutes > room else ""
            full = bar(minutes / room if room > 0 else 1, METER)
            ends = f"{meeting.start:%H:%M} ▕{full}▏ {meeting.end:%H:%M}"
            lines.append(f" {ends}   {minutes} of {room} minutes{over}")
        elif minutes:
            lines.append(f" from {meeting.start:%H:%M}   {minutes} minutes, no end set")
        pages = [float(each.pages) for each in found]
        reading = sum(each.reading for each in found)
        if any(pages):
            text = f" pages ▕{columns(pages)}▏ {int(sum(pages))} in all"
            lines.append(f"{text}   reading {round(reading)} min")
        elif reading >= 1:
            bars = columns([each.reading for each in found])
            lines.append(f" reading ▕{bars}▏ {round(reading)} min   F5 counts the pages")
        return "\n".join(lines)

    # -- changes ------------------------------------------------------------------------------

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        key = self.cells.row_at_cursor if self._shape else None
        return next((row for row in self._rows if row.key == key), None)

    @property
    def focus_path(self) -> tuple[str, Path] | None:
        """What the cursor is on."""
        row = self.row
        pack_file = self.session.workspace.pack_file
        return (pack_file, row.path) if row and row.path else (pack_file, ("items",))

    @on(Cells.Edited)
    async def _cell_edited(self, event: Cells.Edited) -> None:
        event.stop()
        row = next((row for row in self._rows if row.key == event.row), None)
        if row is None or row.path is None:
            return
        value: object = event.value.strip() or None
        if event.column == "minutes":
            value = int(event.value) if event.value.strip() else None
        elif event.column == "presenters":
            names = [name.strip() for name in event.value.split(";") if name.strip()]
            value = names or None
        await self._set((*row.path, event.column), value)

    async def _set(self, path: Path, value: object) -> None:
        pack_file = self.session.workspace.pack_file
        await self.edit(lambda ws: operations.set_value(ws, pack_file, path, value))

    async def _do(self, change: Callable[[Workspace], Path], *, rename: bool = False) -> None:
        """Make a change, put the cursor on what came of it, and ask for its title."""
        path: Path | None = await self.edit(change)
        if path is None:
            return
        await self.refresh_from_pack()
        row = next((row for row in self._rows if row.path == path), None)
        if row is not None:
            self.cells.go_to(row.key, "title" if rename else None)
            if rename:
                self.call_after_refresh(self.cells.edit_cell, anew=True)

    def _item_path(self) -> Path | None:
        """The item that the cursor is on, or on whose papers it is."""
        path = self.row.path if self.row else None
        if path is None:
            return None
        while path and not (len(path) > 1 and path[-2] == "items"):
            path = path[:-1]
        return path or None

    async def action_agenda_add(self) -> None:
        """Add an item below this one."""
        after = self._item_path()
        await self._do(lambda ws: operations.add_item(ws, after), rename=True)

    async def action_agenda_heading(self) -> None:
        """Add a heading below this item."""
        after = self._item_path()
        await self._do(
            lambda ws: operations.add_item(ws, after, "New heading", "heading"), rename=True
        )

    async def action_agenda_report(self) -> None:
        """Write a report for this item."""
        item, row = self._item_path(), self.row
        if item is None or row is None:
            self.notify("Add an item first: n.", severity="warning")
            return
        title = str(value_at(self._data(), (*item, "title"), "Report"))
        path: Path | None = await self.edit(lambda ws: operations.add_report(ws, item, title))
        if path is not None:
            file = str(value_at(self._data(), (*path, "file")))
            document = operations.document_of(self.session.workspace, file)
            self.go(Target("report", document))

    def _data(self) -> object:
        return self.session.workspace.data(self.session.workspace.pack_file)

    async def action_agenda_to_follow(self) -> None:
        """Say that a paper of this item is to follow."""
        item = self._item_path()
        if item is not None:
            await self._do(lambda ws: operations.add_to_follow(ws, item))

    @work
    async def action_agenda_attachment(self) -> None:
        """Attach somebody's file."""
        from briefpack.editor.dialogs.files import ChooseFile

        row, item = self.row, self._item_path()
        if row is None or item is None:
            self.notify("Add an item first: n.", severity="warning")
            return
        chosen = await self.app.push_screen_wait(ChooseFile())
        if chosen is None:
            return
        try:
            content = chosen.read_bytes()
        except OSError as error:
            self.notify(f"{chosen} cannot be read: {error.strerror}", severity="error")
            return
        papers: Path = (*item, "papers")
        if row.what == "paper" and row.path is not None:
            papers = (*row.path, "appendices")
        elif row.what == "appendix" and row.path is not None:
            papers = row.path[:-1]
        name = chosen.name
        await self._do(lambda ws: operations.add_file(ws, papers, name, content), rename=True)

    async def action_agenda_open(self) -> None:
        """Open the paper, or all fields of the item."""
        row = self.row
        if row is None:
            return
        target = target_for(self.session, row.opens, ()) if row.opens else None
        if target is not None and target.kind in {"report", "note"}:
            self.go(target)
        elif row.what == "appendix" and row.path is None:
            self.notify("The report's own head names this appendix: open the report.")
        else:
            await self.action_agenda_details()

    async def action_agenda_details(self) -> None:
        """Show all fields of this."""
        row = self.row
        if row is not None and row.path is not None:
            self.go(Target("form-item", self.session.workspace.pack_file, row.path))

    def action_agenda_rename(self) -> None:
        """Change the title."""
        if self.row is not None:
            self.cells.go_to(self.row.key, "title")
            self.cells.edit_cell()

    async def action_agenda_duplicate(self) -> None:
        """Put a copy below this."""
        row = self.row
        if row is not None and row.path is not None:
            path = row.path
            await self._do(lambda ws: operations.duplicate_entry(ws, path))

    @work
    async def action_agenda_delete(self) -> None:
        """Delete this, after asking."""
        from briefpack.editor.dialogs.confirm import Confirm

        row = self.row
        if row is None or row.path is None:
            return
        path = row.path
        workspace = self.session.workspace
        going = [named.file for named in operations.named_files(workspace, path)]
        own = [file for file in going if file.startswith(f"{workspace.folder}/")]
        more = f"\nWith it go {', '.join(own)}." if own else ""
        question = f"Delete “{row.title}”?{more}\nUndo brings everything back."
        if not await self.app.push_screen_wait(Confirm(question, "Delete")):
            return
        await self.edit(lambda ws: operations.delete_with_files(ws, path, f"Delete “{row.title}”"))
        await self.refresh_from_pack()

    async def _move(self, by: int) -> None:
        row = self.row
        if row is not None and row.path is not None:
            path, pack_file = row.path, self.session.workspace.pack_file
            await self._do(lambda ws: operations.move_entry(ws, pack_file, path, by))

    async def action_agenda_move_up(self) -> None:
        """Move this up."""
        await self._move(-1)

    async def action_agenda_move_down(self) -> None:
        """Move this down."""
        await self._move(1)

    async def action_agenda_indent(self) -> None:
        """Make this item a part of the one above."""
        await self._nest(operations.indent_item)

    async def action_agenda_outdent(self) -> None:
        """Make this part an item of its own."""
        await self._nest(operations.outdent_item)

    async def _nest(self, change: Callable[[Workspace, Path], Path]) -> None:
        row = self.row
        if row is not None and row.path is not None and row.what in {"item", "heading"}:
            path = row.path
            await self._do(lambda ws: change(ws, path))


def _wrapped(title: str, indent: str, width: int, style: str) -> Text:
    """A title over as many lines as it needs, each indented."""
    from textwrap import wrap

    lines = wrap(title, max(width - len(indent), 10)) or [""]
    return Text("\n".join(f"{indent}{line}" for line in lines), style=style)
