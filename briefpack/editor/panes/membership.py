"""The membership: groups, members and substitutes in one table, edited in place."""

from typing import ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.events import Paste, Resize
from textual.widgets import ContentSwitcher, Static

from briefpack.editing import operations
from briefpack.editing.members import (
    GROUP,
    MEMBER,
    REST,
    SUBSTITUTE,
    MemberRow,
    begin_membership,
    entries,
    member_rows,
    vacancies_of,
    with_pasted,
)
from briefpack.editing.pasted_words import persons_name
from briefpack.editing.values import Path, table_at, value_at
from briefpack.editing.workspace import Workspace
from briefpack.editor.actions import Action, bindings
from briefpack.editor.messages import Checked
from briefpack.editor.panes.base import Pane
from briefpack.editor.panes.member_form import MemberForm, thing_of
from briefpack.editor.session import Session, Target
from briefpack.editor.suggesters import Authorities
from briefpack.editor.widgets.cells import Cells, Column
from briefpack.model.membership import Role

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

WIDE = 110
"""Columns of the pane from which on wards and e-mail addresses have columns, too."""

TITLE_WIDTH, ROLE_WIDTH, MORE_WIDTH = 8, 14, 26

MOST_REMARKS = 5


def _needed(text: str) -> str | None:
    return None if text.strip() else "a name is needed"


class MembershipPane(Pane):
    """The membership of the board."""

    KIND = "membership"
    TITLE = "Membership"
    HELP = (
        "Everybody on the board, by group. Enter on a name, a role or an authority types over it; "
        "councils complete themselves, the right arrow takes what is offered. e shows all fields. "
        "The seats behind a group are counted as you type; a cross says that the stated number is "
        "another. Paste rows from a spreadsheet as your terminal pastes, or with Ctrl+V."
    )
    ACTIONS = ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTIONS)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._rows: list[MemberRow] = []
        self._authorities = Authorities()

    def compose(self) -> ComposeResult:
        with ContentSwitcher(initial="membership-table", id="membership-views"):
            with Vertical(id="membership-table"):
                yield Static("", id="membership-empty", markup=False)
                yield Cells(self._columns(80), id="membership-cells")
                yield Static("", id="membership-count", markup=False)
            yield MemberForm(self.session)

    # -- what is shown ------------------------------------------------------------------------

    @property
    def heading(self) -> str:
        """With the municipal year, where it has one, and whose fields are shown."""
        file, base = self.base()
        year = "" if base else file.rpartition("/")[2].removesuffix(".toml")
        who = f"  {self.form.name_of_thing}" if self.in_form else ""
        return f"Membership {year}{who}"

    def base(self) -> tuple[str, Path]:
        """The file and the path of the membership."""
        return operations.membership_at(self.session.workspace)

    @property
    def cells(self) -> Cells:
        """The table."""
        return self.query_one(Cells)

    @property
    def form(self) -> MemberForm:
        """All fields of one."""
        return self.query_one(MemberForm)

    @property
    def views(self) -> ContentSwitcher:
        """The table, or the form."""
        return self.query_one("#membership-views", ContentSwitcher)

    @property
    def in_form(self) -> bool:
        """Whether the fields of one are shown."""
        return self.views.current == "pane-member-form"

    def _columns(self, width: int) -> list[Column]:
        place = Column("authority", self._authority(), None, suggester=self._authorities)
        if self._wards():
            place = Column("ward", "Ward", None)
        room = width - TITLE_WIDTH - ROLE_WIDTH - 8
        wide = width >= WIDE
        more = [Column("email", "E-mail", MORE_WIDTH)] if wide else []
        if wide and not self._wards():
            more.insert(0, Column("ward", "Ward", MORE_WIDTH - 6))
        room -= sum((column.width or 0) + 2 for column in more)
        return [
            Column("title", "Title", TITLE_WIDTH),
            Column("name", "Name", max(room * 2 // 5, 16), check=_needed),
            Column("role", "Role", ROLE_WIDTH, choices=self._roles()),
            place,
            *more,
        ]

    def _authority(self) -> str:
        board = self._board()
        return str(board.get("authority_heading") or "Authority")

    def _board(self) -> dict[str, object]:
        file, base = operations.board_at(self.session.workspace)
        return dict(table_at(self.session.workspace.data(file), base))

    def _roles(self) -> list[tuple[str, str]]:
        """The roles there are, in the board's own words where it has any."""
        own = self._board().get("role_titles")
        words = own if isinstance(own, dict) else {}
        named = [(role.value, role.value.replace("-", " ")) for role in Role]
        return [("", "member"), *((key, str(words.get(key, label))) for key, label in named)]

    def _wards(self) -> bool:
        """Whether members are told apart by wards: where none names an authority."""
        people = [row.data for row in self._rows if row.what in {MEMBER, SUBSTITUTE}]
        wards = any("ward" in person for person in people)
        return wards and not any("authority" in person for person in people)

    @on(Resize)
    def _fit(self) -> None:
        self._show_rows()

    async def show(self, target: Target) -> None:
        """Show the membership, with the cursor on what ``target`` names."""
        self.target = target
        await self.refresh_from_pack()
        _, base = self.base()
        path = target.path
        thing = thing_of(path, base)
        field = path[len(thing)] if len(path) > len(thing) else None
        columns = {column.key for column in self.cells.shape}
        stays = self.in_form and self.form.thing == thing
        is_person = any(
            row.path == thing and row.what in {MEMBER, SUBSTITUTE} for row in self._rows
        )
        in_table = field is None or field in (columns if is_person else {"name", "groups"})
        if path and field is not None and (stays or not in_table):
            self._open_form(path)
            return
        self.views.current = "membership-table"
        if path:
            self.cells.go_to(f"{thing}", str(field) if field else None)
            self.take_focus()

    def take_focus(self) -> None:
        """Have the cursor, in the table or in the form."""
        shown = self.form.editor if self.in_form else self.cells
        self.screen.set_focus(shown, scroll_visible=False)

    async def refresh_from_pack(self) -> None:
        """Show the membership as it is now."""
        file, base = self.base()
        self._rows = list(member_rows(self.session.workspace.data(file), base))
        self._show_rows()
        await self.form.refresh_from_pack()
        if self.in_form and not self.form.rows():
            self._back()

    def _show_rows(self) -> None:
        self.cells.reshape(self._columns(self.size.width or 80))
        self.cells.show_rows([self._shown(row) for row in self._rows])
        empty = self.query_one("#membership-empty", Static)
        empty.update(
            "Nobody is on the board yet. Press g for a group, n for a member, or paste rows from a "
            "spreadsheet."
        )
        empty.display = not self._rows
        self.query_one("#membership-count", Static).update(self._counted())

    def _shown(self, row: MemberRow) -> tuple[str, list[Text | str], list[str | None]]:
        data = row.data
        more = len(self.cells.shape) - 4
        if row.what in {GROUP, REST}:
            name = str(data.get("name", "")) if row.what == GROUP else "Outside any group"
            style = "bold" if row.agrees else "bold red"
            shown: list[Text | str] = [
                "",
                Text(name, style="bold"),
                Text(f"{row.seats}{'' if row.agrees else ' ✗'}", style=style),
                Text("seats stated" if "seats" in data else "", style="dim"),
            ]
            name_value = name if row.what == GROUP else None
            return f"{row.path}", [*shown, *[""] * more], [None, name_value, *[None] * (2 + more)]
        style = "dim" if row.what == SUBSTITUTE else ""
        values = [str(data.get(column.key, "")) for column in self.cells.shape]
        texts: list[Text | str] = [Text(value, style=style) for value in values]
        after = f" {data['post_nominals']}" if data.get("post_nominals") else ""
        texts[1] = Text(f"  {values[1]}{after}", style=style)
        label = dict(self._roles()).get(values[2], values[2]) if values[2] else ""
        texts[2] = Text(label or ("substitute" if row.what == SUBSTITUTE else ""), style=style)
        return f"{row.path}", texts, [*values]

    def _counted(self) -> str:
        members = sum(row.what == MEMBER for row in self._rows)
        substitutes = sum(row.what == SUBSTITUTE for row in self._rows)
        file, base = self.base()
        table = table_at(self.session.workspace.data(file), base)
        vacant = vacancies_of(table) + sum(vacancies_of(each) for each in entries(table, "groups"))
        quorum = table.get("quorum")
        words = [f"{members} member{'' if members == 1 else 's'}"]
        words += [f"{vacant} vacant"] if vacant else []
        words += [f"{substitutes} substitute{'' if substitutes == 1 else 's'}"]
        words += [f"quorum {quorum}"] if quorum is not None else ["q: quorum"]
        return f" {'   '.join(words)}"

    @on(Checked)
    def _checked(self, event: Checked) -> None:
        event.stop()
        self.form.show_problems()

    # -- the cursor ---------------------------------------------------------------------------

    @property
    def row(self) -> MemberRow | None:
        """The row under the cursor."""
        key = self.cells.row_at_cursor
        return next((row for row in self._rows if f"{row.path}" == key), None)

    @property
    def focus_path(self) -> tuple[str, Path] | None:
        """What the cursor is on."""
        file, base = self.base()
        if self.in_form:
            return file, self.form.target.path
        row = self.row
        return file, row.path if row else base

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys of the table are not for the form, nor the other way round."""
        if action == "member_table":
            return self.in_form
        if action.startswith("member_"):
            return not self.in_form
        return super().check_action(action, parameters)

    def _open_form(self, path: Path) -> None:
        self.views.current = "pane-member-form"
        self.form.open_at(Target("member-form", self.base()[0], path), focus=True)
        self._retitle()

    async def action_member_table(self) -> None:
        """Go back to the table."""
        await self.form.flush()
        self._back()

    def _back(self) -> None:
        self.views.current = "membership-table"
        self.cells.go_to(f"{self.form.thing}")
        self.take_focus()
        self._retitle()

    def _retitle(self) -> None:
        self.refresh_bindings()
        self.workbench.show_heading()

    def action_member_form(self) -> None:
        """Show all fields of what the cursor is on."""
        row = self.row
        if row is not None:
            self._open_form(row.path)

    def action_member_quorum(self) -> None:
        """Show what is said of the membership as a whole."""
        self._open_form((*self.base()[1], "quorum"))

    async def flush(self) -> None:
        """Take over what is typed in the form."""
        await self.form.flush()

    # -- changes ------------------------------------------------------------------------------

    @on(Cells.Edited)
    async def _cell_edited(self, event: Cells.Edited) -> None:
        event.stop()
        row = next((row for row in self._rows if f"{row.path}" == event.row), None)
        if row is None:
            return
        file, _ = self.base()
        value = event.value.strip() or None
        label = f"Change {event.column} of {row.data.get('name', 'member')}"
        path = (*row.path, event.column)
        await self.edit(lambda ws: operations.set_value(ws, file, path, value, label))

    def _group(self) -> Path:
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
        row, group = self.row, self._group()
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
        entry = _person(typed, str(row.data.get("title", "")) if row and is_person else "")
        made = await self.edit(
            lambda ws: operations.add_entry(
                ws, file, (*group, key), entry, position=position, label=f"Add {entry['name']}"
            )
        )
        await self._go_to(made, "authority")

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
        path = (*self._group(), "vacancies")

        def change(workspace: Workspace) -> bool:
            now = vacancies_of(table_at(workspace.data(file), path[:-1]))
            value = max(0, now + by) or None
            return operations.set_value(workspace, file, path, value, "Count vacancies")

        if self._rows:
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
        groups = [each for each in self._rows if each.what == GROUP]
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
        if not self.in_form and event.text.strip():
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
        here = self._group()

        def change(workspace: Workspace) -> tuple[int, int]:
            result = with_pasted(workspace.data(file), base, pasted, here)
            workspace.set_data("Paste members", file, result.data, place=base)
            return result.added, len(result.known)

        if pasted.groups:
            done = await self.edit(change)
            if done is not None:
                there = f" {done[1]} were there already." if done[1] else ""
                self.notify(f"{done[0]} people taken over. Undo takes them back.{there}")
        for remark in pasted.remarks[:MOST_REMARKS]:
            self.notify(remark, severity="warning", markup=False)
        if len(pasted.remarks) > MOST_REMARKS:
            self.notify(
                f"and {len(pasted.remarks) - MOST_REMARKS} more remarks", severity="warning"
            )

    async def action_member_new_year(self) -> None:
        """Copy this year's membership to the next."""
        file, base = self.base()
        if base:
            self.notify("This membership stands in pack.toml, not in a file of its year.")
            return
        made = await self.edit(operations.roll_year)
        if made is not None:
            self.notify(f"This pack names {made} now, begun from {file}.", markup=False)
            await self.refresh_from_pack()


def _person(typed: str, title: str) -> dict[str, str]:
    """Somebody as they were typed; with the title of the one beside them, if they have none."""
    taken = persons_name(typed)
    parts = {
        "title": taken.title or title,
        "name": taken.name or typed,
        "post_nominals": taken.post_nominals,
    }
    return {key: value for key, value in parts.items() if value}
