"""The note of a meeting: who was there, what was said and decided, who does what."""

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import ContentSwitcher, Static

from briefpack.editing import operations
from briefpack.editing.attendance import Seat, count, seats
from briefpack.editing.values import Path, value_at
from briefpack.editor.actions import Action, bindings
from briefpack.editor.messages import Checked
from briefpack.editor.panes.form_pane import FormPane
from briefpack.editor.panes.membership_table import role_choices
from briefpack.editor.panes.note_attendance import ACTIONS as ROLL_ACTIONS
from briefpack.editor.panes.note_forms import AttendeeForm, NoteForm, NoteItemForm
from briefpack.editor.panes.note_item_list import ItemList, ListsItems
from briefpack.editor.panes.note_roll import Roll, counted, roll_columns, roll_rows, shown
from briefpack.editor.panes.report_head import profile_of
from briefpack.editor.session import Target
from briefpack.model.membership import Membership

ACTIONS = (
    Action(
        "note-begin",
        ("n", "insert"),
        "Begin, or new item",
        "Begin the note from the agenda; in one that is there, add an item below this one.",
        "note",
        shown=True,
    ),
    Action(
        "note-view",
        ("ctrl+t",),
        "Next part",
        "Go from who was there to the items, to the rest, and back.",
        "note",
        shown=True,
        priority=True,
    ),
    *ROLL_ACTIONS,
    Action(
        "note-take-items",
        ("t",),
        "Items from the agenda",
        "Add the items of the agenda that the note has not yet.",
        "note",
    ),
    Action("note-delete", ("delete", "d"), "Delete", "Delete this item or person.", "note"),
    Action(
        "note-up", ("alt+up", "left_square_bracket"), "Up", "Move this item or person up.", "note"
    ),
    Action(
        "note-down",
        ("alt+down", "right_square_bracket"),
        "Down",
        "Move this item or person down.",
        "note",
    ),
    Action("note-back", ("escape",), "Back", "Go back to the table, or to the list.", "note"),
)

SLIM = 90
"""Columns under which the list of items makes room for the item that is written."""

VIEWS = ("note-cells", "note-items", "pane-note-form")
"""What Ctrl+T goes through."""


class Empty(Static, can_focus=True):
    """What stands where nothing is; it has the keys that begin something."""


class NotePane(ListsItems):
    """The note of a meeting."""

    KIND = "note"
    TITLE = "Note"
    HELP = (
        "First who was there: p, a, x or s on each member, and P for all of whom nothing is said. "
        "i adds somebody in attendance, o an officer; e shows all fields of one. Ctrl+T goes on "
        "to the items: Enter on one goes into its discussion, decisions and actions, Escape back. "
        "Owners complete themselves from those present. Ctrl+T again shows the rest."
    )
    ACTIONS = ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTIONS)

    def compose(self) -> ComposeResult:
        yield Static("", id="note-count", markup=False)
        yield Empty("", id="note-empty", markup=False)
        with ContentSwitcher(initial="note-cells", id="note-views"):
            yield Roll()
            yield AttendeeForm(self.session)
            with Horizontal(id="note-items"):
                yield ItemList(id="note-item-list")
                yield NoteItemForm(self.session)
            yield NoteForm(self.session)

    # -- the parts ----------------------------------------------------------------------------

    @property
    def forms(self) -> list[FormPane]:
        """All forms."""
        return [self.item_form, self.person_form, self.query_one(NoteForm)]

    @property
    def heading(self) -> str:
        """Of which meeting the note is, and whether it is approved."""
        data = self.session.workspace.data(self.target.file)
        day = data.get("date")
        said = f"{day:%-d %B %Y}" if hasattr(day, "strftime") else "this meeting"
        status = f"  {data.get('status', 'draft')}" if self.is_there else ""
        return f"Note of {said}{status}"

    @property
    def focus_path(self) -> tuple[str, Path] | None:
        """The part of the note that is shown."""
        if not self.target.file:
            return None
        form = next((form for form in self.forms if form.has_focus_within), None)
        return self.target.file, form.target.path if form else ()

    @property
    def is_there(self) -> bool:
        """Whether there is a note."""
        file = self.target.file
        return bool(file) and self.session.workspace.content(file) is not None

    @on(Resize)
    def _fit(self) -> None:
        self.set_class(self.size.width < SLIM, "slim")
        if self.is_there:
            self.call_after_refresh(self.list_items)
        self._show_roll()

    # -- showing ------------------------------------------------------------------------------

    async def show(self, target: Target) -> None:
        """Show a note: an item, who was there, or the rest, as the target's path says."""
        other = target.file != self.target.file
        self.target = target
        path = target.path
        if other:
            self.views.current = "note-cells"
            for form in self.forms:
                form.open_at(Target(form.KIND, target.file), focus=False)
        await self.refresh_from_pack()
        if self.is_there and path[:1] == ("items",):
            self.show_item(path, focus=True)
        elif self.is_there and path[:1] == ("attendance",):
            self._show_person(path)
        elif self.is_there and path:
            self.views.current = "pane-note-form"
            self.query_one(NoteForm).open_at(Target("note-form", target.file, path), focus=True)

    def take_focus(self) -> None:
        """Have the cursor, in what is shown."""
        self.remove_class("in-item")
        self.screen.set_focus(self._first(), scroll_visible=False)
        self.refresh_bindings()

    def _first(self) -> Widget:
        if not self.is_there:
            return self.query_one(Empty)
        if self.views.current == "pane-note-form":
            return self.query_one(NoteForm).editor
        if self.views.current == "pane-note-person":
            return self.person_form.editor
        return self.items if self.views.current == "note-items" else self.roll

    async def refresh_from_pack(self) -> None:
        """Show the note as it is now."""
        there = self.is_there
        empty = self.query_one("#note-empty", Empty)
        had_focus = empty.has_focus or self.views.has_focus_within
        empty.display, self.views.display = not there, there
        self.query_one("#note-count").display = there
        if not there:
            empty.update("There is no note of this meeting yet. Press n to begin it.")
            if had_focus and not empty.has_focus:
                self.take_focus()
            return
        if empty.has_focus:
            self.take_focus()
        self._show_roll()
        self.list_items()
        for form in self.forms:
            form.refresh_rows()
        if self.views.current == "pane-note-person" and not self.person_form.rows():
            self.views.current = "note-cells"
            self.take_focus()

    def _show_roll(self) -> None:
        note = self.session.workspace.data(self.target.file) if self.target.file else {}
        self.seats = seats(self.membership, note)
        self.roll_rows = roll_rows(self.seats, note)
        titles = dict(role_choices(self.board_data.get("role_titles")))
        rows = [shown(row, self.seats, note, titles) for row in self.roll_rows]
        self.roll.reshape(roll_columns(rows, self.size.width or 80))
        self.roll.show_rows(rows)
        self.query_one("#note-count", Static).update(self._counted(self.membership, self.seats))

    def _counted(self, membership: Membership | None, found: list[Seat]) -> str:
        if membership is None or not found:
            return " The pack names no membership to take attendance from."
        return counted(count(membership, found, profile_of(self.session)))

    async def flush(self) -> None:
        """Take over what is typed."""
        for form in self.forms:
            await form.flush()

    @on(Checked)
    def _checked(self, event: Checked) -> None:
        event.stop()
        for form in self.forms:
            form.show_problems()

    # -- actions ------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Single letters are for the tables, never for a form beside them."""
        if not action.startswith("note_") or action == "note_view":
            return super().check_action(action, parameters)
        if not self.is_there:
            return action == "note_begin"
        on_items = self.items.has_focus
        if action == "note_back":
            return self.item_form.has_focus_within or self.person_form.has_focus_within
        if action in {"note_begin", "note_take_items"}:
            return on_items
        if action in {"note_delete", "note_up", "note_down"}:
            return on_items or self.roll.has_focus
        return self.roll.has_focus

    async def action_note_begin(self) -> None:
        """Begin the note, or add an item to it."""
        file = self.target.file
        if not self.is_there:
            if file != operations.note_of_this_meeting(self.session.workspace):
                self.notify("This is the note of another meeting than the agenda is for.")
            elif await self.edit(operations.start_note) is not None:
                await self.show(Target("note", file))
                self.take_focus()
            return
        path = self.item_at_cursor()
        to_list: Path = path[:-1] if path else ("items",)
        position = int(path[-1]) + 1 if path else None
        made = await self.edit(
            lambda ws: operations.add_entry(
                ws, file, to_list, {"title": ""}, position=position, label="Add item"
            )
        )
        if made is not None:
            await self.refresh_from_pack()
            self.show_item((*made, "title"), focus=True)

    async def action_note_view(self) -> None:
        """Show the next view of the note."""
        await self.flush()
        if not self.is_there:
            return
        current = self.views.current
        now = VIEWS.index(current) if current in VIEWS else 0
        self.views.current = VIEWS[(now + 1) % len(VIEWS)]
        self.take_focus()
        self.call_after_refresh(self.list_items)

    async def action_note_back(self) -> None:
        """Go back from a form to the table or the list that it belongs to."""
        await self.flush()
        if self.views.current == "pane-note-person":
            self.views.current = "note-cells"
        self.take_focus()

    async def action_note_take_items(self) -> None:
        """Add the items of the agenda that the note has not yet."""
        file = self.target.file
        if file == operations.note_of_this_meeting(self.session.workspace):
            taken = await self.edit(lambda ws: operations.take_items(ws, file))
            if taken is not None:
                self.notify(f"{taken or 'No'} items taken from the agenda.")
        else:
            self.notify("This is the note of another meeting than the agenda is for.")

    @work
    async def action_note_delete(self) -> None:
        """Delete this item or person, after asking."""
        from briefpack.editor.dialogs.confirm import Confirm

        if self.is_read_only():
            return
        if self.roll.has_focus:
            await self.delete_person()
            return
        path = self.item_at_cursor()
        if path is None:
            return
        file = self.target.file
        title = value_at(self.session.workspace.data(file), (*path, "title")) or "this item"
        question = f"Delete “{title}” with all that it says?\nUndo brings it back."
        if await self.app.push_screen_wait(Confirm(question, "Delete")):
            label = f"Delete {title}"
            await self.edit(lambda ws: operations.delete_entry(ws, file, path, label))

    async def _move(self, by: int) -> None:
        if self.roll.has_focus:
            await self.move_person(by)
            return
        path = self.item_at_cursor()
        if path is None:
            return
        file = self.target.file
        moved = await self.edit(lambda ws: operations.move_entry(ws, file, path, by))
        if moved is not None:
            await self.refresh_from_pack()
            self.items.highlighted = [item.path for item in self.note_items].index(moved)

    async def action_note_up(self) -> None:
        """Move this up."""
        await self._move(-1)

    async def action_note_down(self) -> None:
        """Move this down."""
        await self._move(1)
