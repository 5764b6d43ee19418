"""Taking attendance: one key a member, and those who came without a seat."""

from collections.abc import Mapping

from textual import on, work

from briefpack.editing import operations
from briefpack.editing.attendance import (
    Presence,
    Seat,
    full_name,
    substitutes_for,
)
from briefpack.editing.attendance_text import say_presence, say_rest_present
from briefpack.editing.typed_people import attendee_typed
from briefpack.editing.values import Path, table_at, value_at
from briefpack.editing.workspace import Workspace
from briefpack.editor.actions import Action
from briefpack.editor.panes.base import Pane
from briefpack.editor.panes.note_forms import AttendeeForm
from briefpack.editor.panes.note_roll import Roll, RollRow
from briefpack.editor.session import Session, Target
from briefpack.editor.suggesters import OneOf
from briefpack.model.membership import Member, Membership

ACTIONS = (
    Action("note-present", ("p",), "Present", "This member was there.", "note", shown=True),
    Action("note-apologies", ("a",), "Apologies", "This member sent word.", "note", shown=True),
    Action("note-absent", ("x",), "Absent", "This member did not come.", "note", shown=True),
    Action(
        "note-substitute", ("s",), "Substitute", "Somebody sat for this member.", "note", shown=True
    ),
    Action("note-unsaid", ("u",), "Not yet said", "Say nothing of this member.", "note"),
    Action(
        "note-rest-present",
        ("shift+p",),
        "The rest was present",
        "All members of whom nothing is said were there.",
        "note",
    ),
    Action("note-guest", ("i",), "In attendance", "Add somebody who came and has no seat.", "note"),
    Action("note-officer", ("o",), "Officer", "Add an officer who was there.", "note"),
    Action(
        "note-person",
        ("e",),
        "All fields",
        "Show all that the note says of this person: position, initials, when they came and left.",
        "note",
    ),
)


class TakesAttendance(Pane):
    """The part of a note's pane that knows who was there."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.seats: list[Seat] = []
        self.roll_rows: list[RollRow] = []

    @property
    def roll(self) -> Roll:
        """The table of attendance."""
        return self.query_one(Roll)

    @property
    def person_form(self) -> AttendeeForm:
        """All fields of one who was there."""
        return self.query_one(AttendeeForm)

    @property
    def membership(self) -> Membership | None:
        """The membership that attendance is taken from."""
        briefing = self.session.loaded.briefing
        return briefing.membership if briefing else None

    @property
    def board_data(self) -> Mapping[str, object]:
        """What the board's file says."""
        file, base = operations.board_at(self.session.workspace)
        return table_at(self.session.workspace.data(file), base)

    @property
    def row(self) -> RollRow | None:
        """The row under the cursor of the table."""
        key = self.roll.row_at_cursor
        return next((row for row in self.roll_rows if row.key == key), None)

    @property
    def seat(self) -> Seat | None:
        """The member under the cursor."""
        row = self.row
        return self.seats[row.seat] if row is not None and row.seat is not None else None

    # -- members ------------------------------------------------------------------------------

    async def _say(self, presence: Presence, substitute: Member | None = None) -> None:
        """Say something of the member under the cursor, and go on to the next."""
        row, membership = self.row, self.membership
        if row is None or row.seat is None or membership is None:
            self.app.bell()
            return
        file, at = self.target.file, row.seat
        said = f"substitute {substitute.full_name}" if substitute else presence.value
        label = f"{self.seats[at].member.full_name}: {said or 'not yet said'}"

        def change(workspace: Workspace) -> bool:
            return say_presence(workspace, file, membership, at, presence, substitute, label)

        if await self.edit(change) is not None:
            self.roll.action_cursor_down()

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

        seat, membership = self.seat, self.membership
        if seat is None or membership is None or self.is_read_only():
            return
        there = substitutes_for(membership, seat.group)
        if not there:
            name = seat.group or "The board"
            self.notify(f"{name} has no substitutes.", severity="warning", markup=False)
            return
        answers = [(f"{at}", member.full_name) for at, member in enumerate(there)]
        question = f"Who sat for {seat.member.full_name}?"
        chosen = await self.app.push_screen_wait(Choose(question, answers))
        if chosen is not None:
            await self._say(Presence.APOLOGIES, there[int(chosen)])

    async def action_note_rest_present(self) -> None:
        """All members of whom nothing is said were there."""
        file, membership = self.target.file, self.membership
        if membership is not None:
            await self.edit(lambda ws: say_rest_present(ws, file, membership))

    # -- others -------------------------------------------------------------------------------

    @work
    async def _add(self, key: str, question: str) -> None:
        from briefpack.editor.dialogs.prompt import Prompt

        if self.is_read_only():
            return
        officers = self._officers()
        names = [str(each.get("name", "")) for each in officers] if key == "officers" else []
        typed = await self.app.push_screen_wait(
            Prompt(question, suggester=OneOf(names) if names else None)
        )
        if not typed:
            return
        file = self.target.file
        known = next((each for each in officers if each.get("name") == typed), {})
        entry = attendee_typed(typed, str(known.get("position", "")))
        made = await self.edit(
            lambda ws: operations.add_entry(
                ws, file, ("attendance", key), entry, label=f"Add {typed}"
            )
        )
        if made is not None:
            await self.refresh_from_pack()
            self.roll.go_to(f"{made}")

    def _officers(self) -> list[Mapping[str, object]]:
        """The board's officers, as the board has them."""
        named = self.board_data.get("officers")
        found = named.values() if isinstance(named, Mapping) else ()
        return [each for each in found if isinstance(each, Mapping)]

    def action_note_guest(self) -> None:
        """Add somebody who came and has no seat."""
        self._add("in_attendance", "Who else came?")

    def action_note_officer(self) -> None:
        """Add an officer who was there."""
        self._add("officers", "Which officer was there?")

    @on(Roll.Opened)
    def _opened(self, event: Roll.Opened) -> None:
        event.stop()
        self.action_note_person()

    def action_note_person(self) -> None:
        """Show all fields of this person."""
        row, seat = self.row, self.seat
        path = seat.path or seat.path_of_substitute if seat else row.path if row else None
        if path is not None:
            self._show_person(path, fields=True)
        elif seat is not None:
            name = seat.member.full_name
            self.notify(f"Say first whether {name} was there: p, a or x.", markup=False)

    def _show_person(self, path: Path, *, fields: bool = False) -> None:
        """Go to somebody in the table, or to a field of what is said of them."""
        from textual.widgets import ContentSwitcher

        views = self.query_one("#note-views", ContentSwitcher)
        if fields or len(path) > len(("attendance", "list", "place")):
            views.current = "pane-note-person"
            target = Target("note-person", self.target.file, path)
            self.person_form.open_at(target, focus=True)
            return
        views.current = "note-cells"
        for at, seat in enumerate(self.seats):
            if path in {seat.path, seat.path_of_substitute}:
                self.roll.go_to(f"seat {at}")
        self.roll.go_to(f"{path}")
        self.screen.set_focus(self.roll, scroll_visible=False)

    async def delete_person(self) -> None:
        """Delete the person under the cursor; of a member, nothing is said then."""
        row = self.row
        if row is None or row.head:
            return
        if row.seat is not None:
            await self._say(Presence.UNSAID)
            return
        file, path = self.target.file, row.path or ()
        entry = value_at(self.session.workspace.data(file), path)
        name = full_name(entry) if isinstance(entry, Mapping) else "this"
        await self.edit(lambda ws: operations.delete_entry(ws, file, path, f"Delete {name}"))

    async def move_person(self, by: int) -> None:
        """Move somebody without a seat up or down; members have the membership's order."""
        row = self.row
        if row is None or row.path is None:
            return
        file, path = self.target.file, row.path
        moved = await self.edit(lambda ws: operations.move_entry(ws, file, path, by))
        if moved is not None:
            await self.refresh_from_pack()
            self.roll.go_to(f"{moved}")
