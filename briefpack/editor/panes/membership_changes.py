"""What one does to a membership: people and groups, vacancies, pasting, the next year."""

from textual import on, work
from textual.events import Paste

from briefpack.editing import operations
from briefpack.editing.members import (
    GROUP,
    MEMBER,
    REST,
    SUBSTITUTE,
    MemberRow,
    begin_membership,
    entries,
    vacancies_of,
    with_pasted,
)
from briefpack.editing.typed_people import member_typed
from briefpack.editing.values import Path, table_at, value_at
from briefpack.editing.workspace import Workspace
from briefpack.editor.actions import Action
from briefpack.editor.panes.base import Pane
from briefpack.editor.session import Session
from briefpack.editor.widgets.cells import Cells

ACTIONS = (
    Action(
        "member-add",
        ("n", "insert"),
        "Member",
        "Add a member below this one.",
        "membership",
        shown=True,
    ),
    Action(
        "member-form",
        ("e",),
        "All fields",
        "Show all that is said of this member or group: post-nominals, ward, e-mail, seats. "
        "Escape goes back to the table.",
        "membership",
        shown=True,
    ),
    Action(
        "member-substitute", ("s",), "Substitute", "Add a substitute to this group.", "membership"
    ),
    Action("member-group", ("g",), "Group", "Add a group.", "membership"),
    Action(
        "member-vacancy", ("v",), "Vacancy", "Count one vacancy more in this group.", "membership"
    ),
    Action(
        "member-no-vacancy", ("shift+v",), "Vacancy filled", "Count one vacancy less.", "membership"
    ),
    Action("member-delete", ("delete", "d"), "Delete", "Delete this, after asking.", "membership"),
    Action(
        "member-up",
        ("alt+up", "left_square_bracket"),
        "Up",
        "Move this up; a member past the top of a group stays in it.",
        "membership",
    ),
    Action(
        "member-down",
        ("alt+down", "right_square_bracket"),
        "Down",
        "Move this down.",
        "membership",
    ),
    Action(
        "member-regroup",
        ("m",),
        "To another group",
        "Give this member's seat to another group.",
        "membership",
    ),
    Action(
        "member-paste",
        ("ctrl+v",),
        "Paste members",
        "Paste members from a spreadsheet: columns parted by tabs, with or without a head. Who "
        "is there already is left alone.",
        "membership",
    ),
    Action(
        "member-quorum",
        ("q",),
        "Quorum",
        "Show what is said of the membership as a whole: its quorum, and vacancies outside groups.",
        "membership",
    ),
    Action(
        "member-new-year",
        ("y",),
        "Next year's membership",
        "Copy this year's membership to the next municipal year, and name that in this pack.",
        "membership",
    ),
    Action("member-table", ("escape",), "Table", "Go back to the table.", "membership"),
)

MOST_REMARKS = 5


class ChangesMembership(Pane):
    """The part of the membership's pane that changes it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.member_rows: list[MemberRow] = []

    def base(self) -> tuple[str, Path]:
        """The file and the path of the membership."""
        return operations.membership_at(self.session.workspace)

    @property
    def cells(self) -> Cells:
        """The table."""
        return self.query_one(Cells)

    @property
    def row(self) -> MemberRow | None:
        """The row under the cursor."""
        key = self.cells.row_at_cursor
        return next((row for row in self.member_rows if f"{row.path}" == key), None)

    # -- people and groups --------------------------------------------------------------------

    @on(Cells.Edited)
    async def _cell_edited(self, event: Cells.Edited) -> None:
        event.stop()
        row = next((row for row in self.member_rows if f"{row.path}" == event.row), None)
        if row is None:
            return
        file, _ = self.base()
        value = event.value.strip() or None
        label = f"Change {event.column} of {row.data.get('name', 'member')}"
        path = (*row.path, event.column)
        await self.edit(lambda ws: operations.set_value(ws, file, path, value, label))

    def group_here(self) -> Path:
        """The path of the group that the cursor is in, or of the membership."""
        _, base = self.base()
        row = self.row
        if row is None or row.path[: len(base) + 1] != (*base, "groups"):
            return base
        return row.path[: len(base) + 2]

    async def _has_membership(self) -> bool:
        """Whether there is a membership to add to; one is begun where there is none."""
        if self.is_read_only():
            return False
        data = self.session.workspace.data(self.session.workspace.pack_file)
        if value_at(data, ("membership",)) is None:
            file = await self.edit(begin_membership)
            if file is not None:
                self.notify(f"The members of this board stand in {file}.", markup=False)
        return True

    @work
    async def _add(self, key: str) -> None:
        from briefpack.editor.dialogs.prompt import Prompt

        if not await self._has_membership():
            return
        file, _ = self.base()
        row, group = self.row, self.group_here()
        name = value_at(self.session.workspace.data(file), (*group, "name"), "the board")
        what = "substitute" if key == "substitutes" else "member"
        question = f"Who is a new {what} of {name}?"
        typed = await self.app.push_screen_wait(Prompt(question, placeholder="Cllr Jane Roe MBE"))
        if not typed:
            return
        position = None
        is_person = row is not None and row.what in {MEMBER, SUBSTITUTE}
        if row is not None and is_person and row.path[-2] == key:
            position = int(row.path[-1]) + 1
        entry = member_typed(typed, str(row.data.get("title", "")) if row and is_person else "")
        made = await self.edit(
            lambda ws: operations.add_entry(
                ws, file, (*group, key), entry, position=position, label=f"Add {entry['name']}"
            )
        )
        await self._go_to(made, self.cells.shape[3].key)

    async def _go_to(self, path: Path | None, column: str | None = None) -> None:
        if path is not None:
            await self.refresh_from_pack()
            self.cells.go_to(f"{path}", column)

    def action_member_add(self) -> None:
        """Add a member below this one."""
        self._add("members")

    def action_member_substitute(self) -> None:
        """Add a substitute to this group."""
        self._add("substitutes")

    @work
    async def action_member_group(self) -> None:
        """Add a group."""
        from briefpack.editor.dialogs.prompt import Prompt

        if not await self._has_membership():
            return
        typed = await self.app.push_screen_wait(
            Prompt("What is the group called?", placeholder="Conservative, Parent governors …")
        )
        if typed:
            file, base = self.base()
            made = await self.edit(
                lambda ws: operations.add_entry(
                    ws, file, (*base, "groups"), {"name": typed}, label=f"Add group {typed}"
                )
            )
            await self._go_to(made, "name")

    async def _count(self, by: int) -> None:
        file, _ = self.base()
        path = (*self.group_here(), "vacancies")

        def change(workspace: Workspace) -> bool:
            now = vacancies_of(table_at(workspace.data(file), path[:-1]))
            value = max(0, now + by) or None
            return operations.set_value(workspace, file, path, value, "Count vacancies")

        if self.member_rows:
            await self.edit(change)

    async def action_member_vacancy(self) -> None:
        """Count one vacancy more."""
        await self._count(1)

    async def action_member_no_vacancy(self) -> None:
        """Count one vacancy less."""
        await self._count(-1)

    @work
    async def action_member_delete(self) -> None:
        """Delete this, after asking."""
        from briefpack.editor.dialogs.confirm import Confirm

        row = self.row
        if row is None or row.what == REST or self.is_read_only():
            return
        file, _ = self.base()
        people = len(entries(row.data, "members")) + len(entries(row.data, "substitutes"))
        more = f" and the {people} people in it" if people else ""
        name = row.data.get("name") or "this"
        question = f"Delete {name}{more}?\nUndo brings it back."
        if await self.app.push_screen_wait(Confirm(question, "Delete")):
            label = f"Delete {name}"
            await self.edit(lambda ws: operations.delete_entry(ws, file, row.path, label))

    async def _move(self, by: int) -> None:
        row = self.row
        if row is None or row.what == REST:
            return
        file, _ = self.base()
        moved = await self.edit(lambda ws: operations.move_entry(ws, file, row.path, by))
        await self._go_to(moved)

    async def action_member_up(self) -> None:
        """Move this up."""
        await self._move(-1)

    async def action_member_down(self) -> None:
        """Move this down."""
        await self._move(1)

    @work
    async def action_member_regroup(self) -> None:
        """Give this member's seat to another group."""
        from briefpack.editor.dialogs.confirm import Choose

        row = self.row
        groups = [each for each in self.member_rows if each.what == GROUP]
        if row is None or row.what in {GROUP, REST} or not groups or self.is_read_only():
            return
        answers = [(f"{each.path}", str(each.data.get("name", ""))) for each in groups]
        chosen = await self.app.push_screen_wait(
            Choose(f"To which group does {row.data.get('name')} go?", answers)
        )
        group = next((each.path for each in groups if f"{each.path}" == chosen), None)
        if group is None or group == row.path[:-2]:
            return
        file, _ = self.base()
        to_list = (*group, str(row.path[-2]))
        made = await self.edit(lambda ws: operations.move_between(ws, file, row.path, to_list))
        await self._go_to(made)

    # -- pasting, and the next year -----------------------------------------------------------

    @on(Paste)
    async def _pasted(self, event: Paste) -> None:
        if self.cells.has_focus and event.text.strip():
            event.stop()
            await self._take_rows(event.text)

    async def action_member_paste(self) -> None:
        """Paste what was copied in the editor; a terminal's own paste comes as an event."""
        if self.app.clipboard:
            await self._take_rows(self.app.clipboard)
        else:
            self.notify("Copy rows in your spreadsheet, then paste here as your terminal does.")

    async def _take_rows(self, text: str) -> None:
        from briefpack.editing.pasted import read_members

        if not await self._has_membership():
            return
        pasted = read_members(text)
        file, base = self.base()
        here = self.group_here()

        def change(workspace: Workspace) -> tuple[int, int]:
            result = with_pasted(workspace.data(file), base, pasted, here)
            workspace.set_data("Paste members", file, result.data, place=base)
            return result.added, len(result.known)

        told = []  # all at once: one box for each would hide the table
        if pasted.groups:
            done = await self.edit(change)
            told += [_taken_over(*done)] if done is not None else []
        told += pasted.remarks[:MOST_REMARKS]
        more = len(pasted.remarks) - MOST_REMARKS
        told += [f"and {more} more remarks"] if more > 0 else []
        if told:
            self.notify(
                "\n".join(told),
                severity="warning" if pasted.remarks else "information",
                markup=False,
            )

    async def action_member_new_year(self) -> None:
        """Copy this year's membership to the next."""
        file, base = self.base()
        if base:
            self.notify("This membership is kept with this pack alone, not year by year.")
            return
        made = await self.edit(operations.roll_year)
        if made is not None:
            self.notify(f"This pack names {made} now, begun from {file}.", markup=False)
            await self.refresh_from_pack()


def _taken_over(added: int, known: int) -> str:
    """What pasting did, in words."""
    people = "1 person" if added == 1 else f"{added} people"
    there = f" {known} {'was' if known == 1 else 'were'} there already." if known else ""
    return f"{people} taken over.{there} Undo takes it back."
