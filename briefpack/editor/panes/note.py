"""The note of a meeting: who was there, what was said and decided, who does what."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.suggester import Suggester
from textual.widgets import ContentSwitcher, OptionList, Static
from textual.widgets.option_list import Option

from briefpack.editing import operations
from briefpack.editing.attendance import (
    Presence,
    Seat,
    count,
    seats,
    substitutes_for,
    with_presence,
)
from briefpack.editing.values import Path, value_at
from briefpack.editor import fields
from briefpack.editor.actions import Action, bindings
from briefpack.editor.fields import FormRow, form_rows
from briefpack.editor.messages import Checked
from briefpack.editor.panes.base import Pane
from briefpack.editor.panes.form import FormPane
from briefpack.editor.session import Session, Target
from briefpack.editor.widgets.cells import Cells, Column
from briefpack.model.membership import Member
from briefpack.model.note import Note, NoteItem
from briefpack.plan.note import PlannedNoteItem, plan_note
from briefpack.rules.profiles import DEFAULT, PROFILES

ACTIONS = (
    Action(
        "note-begin",
        ("n", "insert"),
        "Begin, or new item",
        "Begin the note from the agenda and the membership; in one that is there, add an item.",
        "note",
        shown=True,
    ),
    Action(
        "note-view",
        ("ctrl+t",),
        "Attendance, items, rest",
        "Go from who was there to the items, to the rest, and back.",
        "note",
        shown=True,
        priority=True,
    ),
    Action("note-present", ("p",), "Present", "This member was there.", "note"),
    Action("note-apologies", ("a",), "Apologies", "This member sent word.", "note"),
    Action("note-absent", ("x",), "Absent", "This member did not come.", "note"),
    Action("note-substitute", ("s",), "Substitute", "Somebody sat for this member.", "note"),
    Action("note-unsaid", ("u",), "Not yet said", "Say nothing of this member.", "note"),
    Action(
        "note-rest-present",
        ("shift+p",),
        "The rest was present",
        "All members of whom nothing is said were there.",
        "note",
    ),
    Action(
        "note-take-items",
        ("t",),
        "Items from the agenda",
        "Add the items of the agenda that the note has not yet.",
        "note",
    ),
    Action("note-item-delete", ("delete", "d"), "Delete item", "Delete this item.", "note"),
    Action("note-item-up", ("alt+up", "["), "Item up", "Move this item up.", "note"),
    Action("note-item-down", ("alt+down", "]"), "Item down", "Move this item down.", "note"),
)

VIEWS = ("note-attendance", "note-items", "pane-note-form")
_LETTERS = {
    Presence.PRESENT: ("P", "bold green"),
    Presence.APOLOGIES: ("A", "yellow"),
    Presence.ABSENT: ("X", "red"),
    Presence.UNSAID: ("·", "dim"),
}


class Names(Suggester):
    """Completes the last of several names, parted by semicolons."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=False)
        self.names = names

    async def get_suggestion(self, value: str) -> str | None:
        """What is typed, with the last name whole."""
        start, _, last = value.rpartition(";")
        typed = last.strip()
        if not typed:
            return None
        for name in self.names:
            words = [name, *(name[at + 1 :] for at, letter in enumerate(name) if letter == " ")]
            if any(word.casefold().startswith(typed.casefold()) for word in words):
                if not name.casefold().startswith(typed.casefold()):
                    continue
                lead = f"{start}; " if start else ""
                return f"{lead}{typed}{name[len(typed) :]}"
        return None


class NoteForm(FormPane):
    """The rest of a note: when, where, who else was there, the next meeting."""

    KIND = "note-form"
    TITLE = "Note"
    MODEL = Note
    LEAVE_OUT = ("items",)

    def base(self) -> tuple[str, Path]:
        """The note."""
        return self.target.file, ()

    def rows(self) -> list[FormRow]:
        """Without those whom the table of attendance has."""
        hidden = {("attendance", key) for key in ("present", "apologies", "absent")}
        return [row for row in super().rows() if row.path[:2] not in hidden]


class NoteItemForm(FormPane):
    """One item of a note. An action's owners stand on one line, completed from those present."""

    KIND = "note-item"
    TITLE = "Item"
    MODEL = NoteItem
    LEAVE_OUT = ("items",)

    def base(self) -> tuple[str, Path]:
        """The note."""
        return self.target.file, ()

    def rows(self) -> list[FormRow]:
        """Those of the item that the target is in."""
        path = self._item()
        data = self.session.workspace.data(self.target.file)
        if value_at(data, path) is None:
            return []
        found = form_rows(NoteItem, data, path, leave_out=self.LEAVE_OUT)
        return [_owners_on_a_line(row) for row in found]

    def _item(self) -> Path:
        """The path of the item that the target is in."""
        path = self.target.path
        for end in range(len(path), 1, -1):
            if path[end - 2] == "items":
                return path[:end]
        return ("items", 0)

    def new_entry(self, path: Path) -> dict[str, object]:
        """A decision, an action, a vote or an interest that waits for its words."""
        entries: dict[str, dict[str, object]] = {
            "decisions": {"text": "The Board **noted** …"},
            "actions": {"text": "New action", "owner": ""},
            "votes": {"motion": "New motion", "carried": True},
            "interests": {"name": "Name", "nature": "Nature of the interest"},
        }
        return entries.get(str(path[-1]), {"title": "New item"})

    def suggester(self, row: FormRow) -> Suggester | None:
        """For owners, the names of those who were there."""
        if row.path[-1] != "owner":
            return None
        data = self.session.workspace.data(self.target.file)
        lists = ("present", "in_attendance", "officers")
        people = [each for key in lists for each in value_at(data, ("attendance", key)) or ()]
        names = [f"{person.get('title', '')} {person.get('name', '')}".strip() for person in people]
        initials = [str(person["initials"]) for person in people if person.get("initials")]
        return Names([*names, *initials, "Officers", "All members"])

    def shown_value(self, row: FormRow, value: object) -> object:
        """Owners on one line."""
        if row.path[-1] == "owner" and isinstance(value, (list, tuple)):
            return "; ".join(str(each) for each in value)
        return value

    def meant(self, row: FormRow, value: object) -> object:
        """One owner as a text, several as a list."""
        if row.path[-1] != "owner" or not isinstance(value, str):
            return value
        names = [name.strip() for name in value.split(";") if name.strip()]
        return names[0] if len(names) == 1 else names or None


def _owners_on_a_line(row: FormRow) -> FormRow:
    if row.field is not None and row.path[-1] == "owner":
        return replace(row, field=replace(row.field, kind=fields.LINE))
    return row


class NotePane(Pane):
    """The note of a meeting."""

    KIND = "note"
    TITLE = "Note"
    HELP = (
        "First who was there: p, a, x or s on each member, and P for all of whom nothing is said. "
        "Ctrl+T goes on to the items: Enter on one shows its discussion, decisions and actions. "
        "Owners complete themselves from those present. Ctrl+T again shows the rest."
    )
    ACTIONS = ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTIONS)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._seats: list[Seat] = []
        self._width = 0
        self._items: list[tuple[Path, str]] = []

    def compose(self) -> ComposeResult:
        yield Static("", id="note-count")
        yield Static("", id="note-empty")
        with ContentSwitcher(initial="note-attendance", id="note-views"):
            yield Vertical(id="note-attendance")
            with Horizontal(id="note-items"):
                yield OptionList(id="note-item-list")
                yield NoteItemForm(self.session)
            yield NoteForm(self.session)

    @property
    def views(self) -> ContentSwitcher:
        """What of the note is shown."""
        return self.query_one("#note-views", ContentSwitcher)

    @property
    def heading(self) -> str:
        """Whose note it is, and whether it is approved."""
        data = self.session.workspace.data(self.target.file)
        day = data.get("date")
        said = f"{day:%-d %B %Y}" if day is not None and hasattr(day, "strftime") else ""
        return f"Note of {said}  {data.get('status', 'draft')}"

    @on(Resize)
    async def _fit(self, event: Resize) -> None:
        if not event.size.width or event.size.width == self._width:
            return
        had_focus = bool(self._width) and self.query_one("#note-cells").has_focus
        self._width = event.size.width
        room = max(event.size.width - 30, 24)
        columns = (
            Column("presence", "", 2, editable=False),
            Column("name", "Member", room * 2 // 3, editable=False),
            Column("group", "Group", 16, editable=False),
            Column("more", "", room // 3, editable=False),
        )
        box = self.query_one("#note-attendance")
        await box.remove_children()
        cells = Cells(columns, id="note-cells")
        cells.cursor_type = "row"
        await box.mount(cells)
        await self.refresh_from_pack()
        if had_focus:
            cells.focus()

    async def show(self, target: Target) -> None:
        """Show a note: an item, who was there, or the rest, as the target's path says."""
        self.target = target
        path = target.path
        view = self.views.current
        if path[:1] == ("items",):
            view = "note-items"
        elif (
            path[:1] == ("attendance",)
            and path[1:2]
            and path[1]
            not in {
                "in_attendance",
                "officers",
            }
        ):
            view = "note-attendance"
        elif path:
            view = "pane-note-form"
        self.views.current = view
        item = path if path[:1] == ("items",) else ("items", 0)
        await self.query_one(NoteItemForm).show(Target("note-item", target.file, item))
        await self.query_one(NoteForm).show(Target("note-form", target.file, path))
        await self.refresh_from_pack()

    async def refresh_from_pack(self) -> None:
        """Show the note as it is now."""
        workspace = self.session.workspace
        there = bool(self.target.file) and workspace.content(self.target.file) is not None
        empty = self.query_one("#note-empty", Static)
        empty.display = not there
        self.views.display = there
        if not there:
            empty.update("There is no note of this meeting yet. Press n to begin it.")
            self.focus()
            return
        data = workspace.data(self.target.file)
        briefing = self.session.loaded.briefing
        membership = briefing.membership if briefing else None
        self._seats = seats(membership, data)
        if self._width:
            cells = self.query_one("#note-cells", Cells)
            cells.show_rows([self._seat(at, seat) for at, seat in enumerate(self._seats)])
        self.query_one("#note-count", Static).update(self._counted())
        self._list_items()
        await self.query_one(NoteItemForm).refresh_from_pack()
        await self.query_one(NoteForm).refresh_from_pack()

    def _seat(self, at: int, seat: Seat) -> tuple[str, list[Text | str], list[str | None]]:
        letter, style = ("S", "cyan") if seat.substitute else _LETTERS[seat.presence]
        role = f" ({seat.member.role.value.replace('-', ' ')})" if seat.member.role else ""
        more = f"substitute: {seat.substitute}" if seat.substitute else ""
        shown: list[Text | str] = [
            Text(letter, style=style),
            f"{seat.member.full_name}{role}",
            seat.group,
            more,
        ]
        return f"{at}", shown, [None] * 4

    def _counted(self) -> str:
        briefing = self.session.loaded.briefing
        if briefing is None or briefing.membership is None or not self._seats:
            return " The pack names no membership to take attendance from."
        profile = PROFILES.get(briefing.board.profile, DEFAULT)
        found = count(
            briefing.membership,
            self._seats,
            profile.quorum,
            profile.least_quorum,
            profile.quorum_groups,
        )
        words = [
            f"present {found.present}",
            f"apologies {found.apologies}",
            f"absent {found.absent}",
            f"not yet said {found.unsaid}",
        ]
        if found.needed:
            enough = "✓" if found.present >= found.needed else "✗"
            words.append(f"quorum {found.needed} {enough}")
        if found.groups_needed > 1:
            enough = "✓" if found.groups >= found.groups_needed else "✗"
            words.append(f"{found.groups} groups {enough}")
        return " " + "   ".join(words)

    def _list_items(self) -> None:
        briefing = self.session.loaded.briefing
        document = briefing.documents.get(self.target.file) if briefing else None
        items: list[tuple[Path, str]] = []
        if isinstance(document, Note):
            for at, planned in enumerate(plan_note(document)):
                items.extend(_listed(planned, ("items", at), 0))
        options = self.query_one("#note-item-list", OptionList)
        if items != self._items:
            here = options.highlighted
            self._items = items
            options.clear_options()
            options.add_options(Option(label, f"{path}") for path, label in items)
            if here is not None and here < len(items):
                options.highlighted = here

    @on(OptionList.OptionSelected, "#note-item-list")
    async def _item_chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        path = self._items[event.option_index][0]
        form = self.query_one(NoteItemForm)
        await form.flush()
        await form.show(Target("note-item", self.target.file, (*path, "discussion")))

    @on(OptionList.OptionHighlighted, "#note-item-list")
    async def _item_passed(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        form = self.query_one(NoteItemForm)
        if not form.has_focus_within and event.option_index < len(self._items):
            await form.flush()
            form.target = Target("note-item", self.target.file, self._items[event.option_index][0])
            await form.refresh_from_pack()

    async def flush(self) -> None:
        """Take over what is typed."""
        await self.query_one(NoteItemForm).flush()
        await self.query_one(NoteForm).flush()

    @on(Checked)
    def _checked(self) -> None:
        self.query_one(NoteItemForm).post_message(Checked())
        self.query_one(NoteForm).post_message(Checked())

    # -- actions ------------------------------------------------------------------------------

    async def action_note_begin(self) -> None:
        """Begin the note, or add an item to it."""
        file = self.target.file
        if self.session.workspace.content(file) is None:
            await self.edit(operations.start_note)
            await self.show(Target("note", file))
            self.query_one("#note-cells").focus()
        elif self.views.current == "note-items":
            entry = {"title": "New item"}
            made = await self.edit(
                lambda ws: operations.add_entry(ws, file, ("items",), entry, label="Add item")
            )
            if made is not None:
                await self.show(Target("note", file, (*made, "title")))

    async def action_note_view(self) -> None:
        """Show the next view of the note."""
        await self.flush()
        now = VIEWS.index(self.views.current or VIEWS[0])
        self.views.current = VIEWS[(now + 1) % len(VIEWS)]
        first = {"note-attendance": "#note-cells", "note-items": "#note-item-list"}.get(
            str(self.views.current)
        )
        if first is not None:
            self.query_one(first).focus()
        else:
            form = self.query_one(NoteForm)
            editor = next((each for each in form.query(".editor") if each.focusable), None)
            if editor is not None:
                editor.focus()

    @property
    def seat(self) -> Seat | None:
        """The member under the cursor."""
        cells = self.query_one("#note-cells", Cells)
        at = cells.row_at_cursor
        return self._seats[int(at)] if at is not None and cells.has_focus else None

    async def _say(self, presence: Presence, substitute: Member | None = None) -> None:
        """Say something of the member under the cursor, and go on to the next."""
        seat = self.seat
        if seat is None:
            return
        file = self.target.file
        data = with_presence(self.session.workspace.data(file), seat.member, presence, substitute)
        said = presence.value or "not yet said"
        label = f"{seat.member.full_name}: {said}"
        path: Path = ("attendance", "present")
        await self.edit(lambda ws: ws.set_data(label, file, data, place=path))
        self.query_one("#note-cells", Cells).action_cursor_down()

    async def action_note_present(self) -> None:
        """This member was there."""
        await self._say(Presence.PRESENT)

    async def action_note_apologies(self) -> None:
        """This member sent word."""
        await self._say(Presence.APOLOGIES)

    async def action_note_absent(self) -> None:
        """This member did not come."""
        await self._say(Presence.ABSENT)

    async def action_note_unsaid(self) -> None:
        """Say nothing of this member."""
        await self._say(Presence.UNSAID)

    @work
    async def action_note_substitute(self) -> None:
        """Somebody sat for this member."""
        from briefpack.editor.dialogs.confirm import Choose

        seat = self.seat
        briefing = self.session.loaded.briefing
        if seat is None or briefing is None or briefing.membership is None:
            return
        there = substitutes_for(briefing.membership, seat.group)
        if not there:
            self.notify(f"{seat.group or 'The board'} has no substitutes.", severity="warning")
            return
        answers = [(f"{at}", member.full_name) for at, member in enumerate(there)]
        question = f"Who sat for {seat.member.full_name}?"
        chosen = await self.app.push_screen_wait(Choose(question, answers))
        if chosen is not None:
            await self._say(Presence.APOLOGIES, there[int(chosen)])

    async def action_note_rest_present(self) -> None:
        """All members of whom nothing is said were there."""
        file = self.target.file
        data = self.session.workspace.data(file)
        for seat in self._seats:
            if seat.presence is Presence.UNSAID and not seat.substitute:
                data = with_presence(data, seat.member, Presence.PRESENT)
        await self.edit(
            lambda ws: ws.set_data("The rest was present", file, data, place=("attendance",))
        )

    async def action_note_take_items(self) -> None:
        """Add the items of the agenda that the note has not yet."""
        file = self.target.file
        if file == operations.note_of_this_meeting(self.session.workspace):
            taken = await self.edit(lambda ws: operations.take_items(ws, file))
            self.notify(f"{taken or 'No'} items taken from the agenda.")
        else:
            self.notify("This is the note of another meeting than the agenda is for.")

    def _item_at_cursor(self) -> Path | None:
        at = self.query_one("#note-item-list", OptionList).highlighted
        on_items = self.views.current == "note-items"
        return self._items[at][0] if on_items and at is not None and self._items else None

    @work
    async def action_note_item_delete(self) -> None:
        """Delete this item, after asking."""
        from briefpack.editor.dialogs.confirm import Confirm

        path = self._item_at_cursor()
        if path is None:
            return
        file = self.target.file
        title = value_at(self.session.workspace.data(file), (*path, "title"), "this item")
        question = f"Delete “{title}” with all that it says?\nUndo brings it back."
        if await self.app.push_screen_wait(Confirm(question, "Delete")):
            await self.edit(lambda ws: operations.delete_entry(ws, file, path))

    async def _move_item(self, by: int) -> None:
        path = self._item_at_cursor()
        if path is None:
            return
        file = self.target.file
        moved: Path | None = await self.edit(lambda ws: operations.move_entry(ws, file, path, by))
        if moved is not None:
            await self.refresh_from_pack()
            paths = [each for each, _ in self._items]
            if moved in paths:
                self.query_one("#note-item-list", OptionList).highlighted = paths.index(moved)

    async def action_note_item_up(self) -> None:
        """Move this item up."""
        await self._move_item(-1)

    async def action_note_item_down(self) -> None:
        """Move this item down."""
        await self._move_item(1)


def _listed(planned: PlannedNoteItem, path: Path, depth: int) -> list[tuple[Path, str]]:
    number = f"{planned.number} " if planned.number else ""
    found = [(path, f"{'  ' * depth}{number}{planned.item.title}")]
    for at, below in enumerate(planned.items):
        found.extend(_listed(below, (*path, "items", at), depth + 1))
    return found
