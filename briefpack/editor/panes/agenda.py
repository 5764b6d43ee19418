"""The agenda: items, papers and appendices in a table, and what they weigh."""

from collections.abc import Callable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Resize
from textual.widgets import Static

from briefpack.editing import operations
from briefpack.editing.values import Path, value_at
from briefpack.editing.workspace import Workspace
from briefpack.editor.actions import Action, bindings
from briefpack.editor.agenda_rows import Row, help_on_column, rows_now
from briefpack.editor.agenda_table import columns_for, landing, meant, row_at, shown
from briefpack.editor.messages import Focused
from briefpack.editor.meters import meters
from briefpack.editor.panes.base import Pane
from briefpack.editor.session import Session, Target
from briefpack.editor.targets import place_in_list, target_for
from briefpack.editor.widgets.cells import Cells

ACTIONS = (
    Action(
        "agenda-add",
        ("n", "insert"),
        "New item",
        "Add an item below this one, and give it a title.",
        "agenda",
        shown=True,
    ),
    Action("agenda-open", ("o",), "Open", "Open the paper, or its fields.", "agenda", shown=True),
    Action("agenda-details", ("e",), "Details", "Show all fields of this.", "agenda"),
    Action("agenda-rename", ("r",), "Rename", "Change the title.", "agenda"),
    Action("agenda-heading", ("h",), "Heading", "Add a heading between items.", "agenda"),
    Action(
        "agenda-report", ("p",), "Report", "Write a report for this item.", "agenda", shown=True
    ),
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
    Action(
        "agenda-move-up",
        ("alt+up", "left_square_bracket"),
        "Up",
        "Move this up. With the mouse, drag it; a line shows where it would land.",
        "agenda",
    ),
    Action(
        "agenda-move-down",
        ("alt+down", "right_square_bracket"),
        "Down",
        "Move this down.",
        "agenda",
    ),
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
    Action("agenda-duplicate", ("c",), "Duplicate", "Put a copy below this.", "agenda"),
    Action(
        "agenda-delete",
        ("delete", "d"),
        "Delete",
        "Delete this, with the papers that only it has. It asks first, with another key, and "
        "Undo brings everything back.",
        "agenda",
    ),
)

EMPTY = "There is nothing on the agenda yet. Press n for the first item."
UNREADABLE = (
    "The agenda cannot be shown: its file, pack.toml, has a slip in it. F8 tells what is wrong "
    "with it, F4 opens it in your own editor, and Ctrl+Z takes the last change back."
)


class AgendaPane(Pane):
    """The agenda."""

    KIND = "agenda"
    TITLE = "Agenda"
    HELP = (
        "Items in the order in which they are taken. Numbers, letters and pages are worked out; "
        "everything else is changed where it stands: Enter, type, Enter; a figure takes the place "
        "of what is there as soon as it is typed. Several presenters are parted by semicolons. "
        "The clock runs on from the start of the meeting; a time that is typed in it is set, and "
        "the clock goes on from there. Pages are those of the last render; a question mark says "
        "that the pack has changed since."
    )
    ACTIONS = ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTIONS)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._rows: list[Row] = []
        self._shown_for: tuple[object, ...] = ()
        self._added: int | None = None  # the version with what waits for its title

    def compose(self) -> ComposeResult:
        yield Static("", id="agenda-empty", markup=False)
        yield Cells((), id="agenda-cells")
        yield Static("", id="agenda-meter", markup=False)

    async def show(self, target: Target) -> None:
        """Show the agenda, with the cursor on what ``target`` names."""
        self.target = target
        await self.refresh_from_pack()
        row = row_at(self._rows, target.path)
        if row is not None:
            exactly = len(target.path) > len(row.path or ())
            self.cells.go_to(row.key, str(target.path[-1]) if exactly else None)

    @property
    def cells(self) -> Cells:
        """The table."""
        return self.query_one(Cells)

    def on_mount(self) -> None:
        """Have the rows moved by the mouse, too, and the columns explained."""
        self.cells.lands = lambda held, over: landing(self._rows, held, over)
        self.cells.help_on = help_on_column

    def take_focus(self) -> None:
        """Have the cursor, in the table."""
        self.cells.focus()

    @on(Resize)
    async def _fit(self, event: Resize) -> None:
        event.stop()
        await self.refresh_from_pack()

    async def refresh_from_pack(self) -> None:
        """Show the agenda as it is now; where nothing has changed, leave it."""
        session, width = self.session, self.scrollable_content_region.width
        stale = session.pages_are_stale
        now = (session.loaded, session.rendered_version, stale, width, self.app.theme)
        if now == self._shown_for or not width:
            return
        self._shown_for = now
        self._rows = rows_now(session)
        cells = self.cells
        columns = columns_for(width, self._rows)
        if columns != cells.shape:
            cells.reshape(columns)
        data = self._data()
        theme = self.app.current_theme
        cells.show_rows([shown(row, columns, data, theme) for row in self._rows])
        empty = self.query_one("#agenda-empty", Static)
        empty.update(EMPTY if session.loaded.briefing else UNREADABLE)
        empty.display = not self._rows
        meter = "\n".join(meters(session, width - 2))
        self.query_one("#agenda-meter", Static).update(meter)

    @on(Cells.Moved)
    def _moved(self, event: Cells.Moved) -> None:
        event.stop()
        self.post_message(Focused())

    # -- changes ------------------------------------------------------------------------------

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        key = self.cells.row_at_cursor
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
        pack_file, path = self.session.workspace.pack_file, (*row.path, event.column)
        value = meant(event.column, event.value)
        await self.edit(lambda ws: operations.set_value(ws, pack_file, path, value))
        await self.refresh_from_pack()

    @on(Cells.LeftEmpty)
    async def _not_named(self, event: Cells.LeftEmpty) -> None:
        """Take back what was added, whose title nobody wanted to type."""
        event.stop()
        if self._added == self.session.workspace.version:
            await self.edit(lambda ws: ws.undo())
            await self.refresh_from_pack()

    @on(Cells.Dropped)
    async def _dropped(self, event: Cells.Dropped) -> None:
        event.stop()
        paths = {row.key: row.path for row in self._rows}
        held, onto = paths.get(event.row), paths.get(event.onto)
        pack_file = self.session.workspace.pack_file
        if held is None:
            return
        place = place_in_list(held, onto)
        if place is None:
            self.notify("A row is dragged within its own list; < and > change its level.")
            return
        to = int(place[-1])
        await self._do(lambda ws: operations.place_entry(ws, pack_file, held, to))

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
                self._added = self.session.workspace.version
                self.call_after_refresh(self.cells.edit_cell, anew=True)

    def _item_path(self) -> Path | None:
        """The item that the cursor is on, or on whose papers it is."""
        row = self.row
        path = row.path if row else None
        if row is not None and path is None:  # an appendix that a report's own head names
            above = self._rows[: self._rows.index(row)]
            path = next((each.path for each in reversed(above) if each.what == "paper"), None)
        while path and path[-2] != "items":
            path = path[:-2]
        return path or None

    def _item(self) -> Path | None:
        """The item that something is to be added to; says what to do where there is none."""
        path = self._item_path()
        if path is None:
            self.notify("Add an item first: n.", severity="warning")
        return path

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
        item = self._item()
        if item is None:
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
        item = self._item()
        if item is not None:
            await self._do(lambda ws: operations.add_to_follow(ws, item), rename=True)

    @work
    async def action_agenda_attachment(self) -> None:
        """Attach somebody's file."""
        from briefpack.editor.dialogs.files import ChooseFile

        if self.is_read_only():
            return
        row, item = self.row, self._item()
        if row is None or item is None:
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
        path = self._own_path()
        if path is not None:
            await self._do(lambda ws: operations.duplicate_entry(ws, path))

    def _own_path(self) -> Path | None:
        """The path of the row under the cursor; says so where pack.toml has none for it."""
        row = self.row
        if row is not None and row.path is None:
            self.notify("The report's own head names this appendix: open the report.")
        return row.path if row else None

    @work
    async def action_agenda_delete(self) -> None:
        """Delete this, after asking."""
        row, path = self.row, self._own_path()
        if row is None or path is None or self.is_read_only():
            return
        if await self.delete_with_files(path, row.title):
            await self.refresh_from_pack()

    async def _move(self, by: int) -> None:
        path, pack_file = self._own_path(), self.session.workspace.pack_file
        if path is not None:
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
