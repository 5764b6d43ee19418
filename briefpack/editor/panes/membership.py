"""The membership: groups, members and substitutes in one table, edited in place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Paste, Resize
from textual.suggester import Suggester
from textual.widgets import Static

from briefpack.editing import operations
from briefpack.editing.values import Path, value_at
from briefpack.editor.actions import Action, bindings
from briefpack.editor.panes.base import Pane
from briefpack.editor.session import Session, Target
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
        ("alt+up", "["),
        "Up",
        "Move this up; a member past the top of a group stays in it.",
        "membership",
    ),
    Action("member-down", ("alt+down", "]"), "Down", "Move this down.", "membership"),
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
        "Paste members from a spreadsheet: columns parted by tabs, with or without a head.",
        "membership",
    ),
    Action(
        "member-new-year",
        (),
        "Roll membership a year forward",
        "Copy this year's membership to the next municipal year, and name that in this pack.",
        "membership",
    ),
)

ROLES = (("", "member"), *((role.value, role.value.replace("-", " ")) for role in Role))


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One line of the table. ``path`` is that of the group or the member in its file."""

    path: Path
    what: str
    data: Mapping[str, Any]
    seats: str = ""


def member_rows(data: Any, base: Path) -> Iterator[MemberRow]:  # noqa: ANN401 - any TOML
    """The rows of a membership: each group, its members, its substitutes; then those without."""
    table = value_at(data, base) or {}
    for at, group in enumerate(_tables(table, "groups")):
        path = (*base, "groups", at)
        yield MemberRow(path, "group", group, _seats(group))
        yield from _people(group, path)
    yield from _people(table, base)


def _people(table: Mapping[str, Any], path: Path) -> Iterator[MemberRow]:
    for key, what in (("members", "member"), ("substitutes", "substitute")):
        for at, person in enumerate(_tables(table, key)):
            yield MemberRow((*path, key, at), what, person)


def _tables(table: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    entries = table.get(key)
    if not isinstance(entries, list):
        return []
    return [entry if isinstance(entry, Mapping) else {} for entry in entries]


def _seats(group: Mapping[str, Any]) -> str:
    members = len(_tables(group, "members"))
    vacancies = group.get("vacancies", 0)
    stated = group.get("seats")
    total = stated if stated is not None else f"{members + vacancies}"
    vacant = f", {vacancies} vacant" if vacancies else ""
    wrong = stated is not None and stated != members + vacancies
    return f"{members}/{total}{vacant}{' ✗' if wrong else ''}"


class Authorities(Suggester):
    """Completes the name of a council from the table of authorities."""

    def __init__(self) -> None:
        super().__init__(use_cache=True, case_sensitive=False)

    async def get_suggestion(self, value: str) -> str | None:
        """The first authority whose name starts so."""
        from briefpack.rules.authorities import suggest

        if len(value) < 2:  # noqa: PLR2004 - a letter starts too many
            return None
        folded = value.casefold()
        return next((name for name in suggest(value) if name.casefold().startswith(folded)), None)


def _seats_check(text: str) -> str | None:
    return None if not text.strip() or text.strip().isdigit() else "a whole number, or nothing"


class MembershipPane(Pane):
    """The membership of the board."""

    KIND = "membership"
    TITLE = "Membership"
    HELP = (
        "Everybody on the board, by group. Type over a name, a role or an authority where it "
        "stands; councils complete themselves, the right arrow takes what is offered. The seats "
        "behind a group are counted as you type; a cross says that the stated number is another. "
        "Paste rows from a spreadsheet with Ctrl+V."
    )
    ACTIONS = ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTIONS)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._rows: list[MemberRow] = []
        self._width = 0

    def compose(self) -> ComposeResult:
        yield Static("", id="membership-empty")
        yield Static("", id="membership-count")

    @property
    def heading(self) -> str:
        """With the municipal year, where it has one."""
        file, base = self.base()
        return f"Membership {'' if base else file.rpartition('/')[2].removesuffix('.toml')}"

    def base(self) -> tuple[str, Path]:
        """The file and the path of the membership."""
        return operations.membership_at(self.session.workspace)

    @property
    def cells(self) -> Cells:
        """The table."""
        return self.query_one(Cells)

    @on(Resize)
    async def _fit(self, event: Resize) -> None:
        if event.size.width == self._width or not event.size.width:
            return
        had_focus = bool(self._width) and self.cells.has_focus
        self._width = event.size.width
        room = max(event.size.width - 8 - 14 - 16, 30)
        columns = (
            Column("title", "Title", 8),
            Column("name", "Name", room * 2 // 5, check=_named),
            Column("role", "Role", 14, choices=ROLES),
            Column("authority", self._authority(), room * 3 // 5, suggester=Authorities()),
        )
        await self.query(Cells).remove()
        await self.mount(Cells(columns, id="membership-cells"), before="#membership-count")
        await self.refresh_from_pack()
        if had_focus:
            self.cells.focus()

    def _authority(self) -> str:
        briefing = self.session.loaded.briefing
        return (briefing.board.authority_heading if briefing else None) or "Authority"

    async def show(self, target: Target) -> None:
        """Show the membership, with the cursor on what ``target`` names."""
        self.target = target
        await self.refresh_from_pack()
        path = target.path
        while path and self._width:
            row = next((row for row in self._rows if row.path == path), None)
            if row is not None:
                self.cells.go_to(f"{row.path}", str(target.path[-1]))
                return
            path = path[:-1]

    async def refresh_from_pack(self) -> None:
        """Show the membership as it is now."""
        file, base = self.base()
        self._rows = list(member_rows(self.session.workspace.data(file), base))
        if not self._width:
            return
        self.cells.show_rows([self._shown(row) for row in self._rows])
        empty = (
            "Nobody is on the board yet. Press g for a group, n for a member, or paste rows "
            "from a spreadsheet with Ctrl+V."
        )
        self.query_one("#membership-empty", Static).update("" if self._rows else empty)
        self.query_one("#membership-empty").display = not self._rows
        self.query_one("#membership-count", Static).update(self._counted())

    def _ward(self) -> str:
        """Which field the last column is: wards, where no member names an authority."""
        people = [row.data for row in self._rows if row.what != "group"]
        wards = any("ward" in person for person in people)
        return "ward" if wards and not any("authority" in each for each in people) else "authority"

    def _shown(self, row: MemberRow) -> tuple[str, list[Text | str], list[str | None]]:
        data = row.data
        if row.what == "group":
            shown: list[Text | str] = [
                "",
                Text(str(data.get("name", "")), style="bold"),
                Text(row.seats, style="bold red" if row.seats.endswith("✗") else "bold"),
                Text("seats stated" if "seats" in data else "", style="dim"),
            ]
            return f"{row.path}", shown, [None, str(data.get("name", "")), None, None]
        title, name = str(data.get("title", "")), str(data.get("name", ""))
        role, place = str(data.get("role", "")), str(data.get(self._ward(), ""))
        more = f" {data['post_nominals']}" if "post_nominals" in data else ""
        substitute = row.what == "substitute"
        style = "dim" if substitute else ""
        label = "substitute" if substitute and not role else role.replace("-", " ")
        texts: list[Text | str] = [
            Text(title, style=style),
            Text(f"  {name}{more}", style=style),
            Text(label, style=style),
            Text(place, style=style),
        ]
        return f"{row.path}", texts, [title, name, role, place]

    def _counted(self) -> str:
        members = [row for row in self._rows if row.what == "member"]
        substitutes = sum(row.what == "substitute" for row in self._rows)
        briefing = self.session.loaded.briefing
        quorum = briefing.membership.quorum if briefing and briefing.membership else None
        stated = f"   quorum {quorum}" if quorum else ""
        return f" {len(members)} members   {substitutes} substitutes{stated}"

    # -- changes ------------------------------------------------------------------------------

    @property
    def row(self) -> MemberRow | None:
        """The row under the cursor."""
        key = self.cells.row_at_cursor if self._width else None
        return next((row for row in self._rows if f"{row.path}" == key), None)

    @property
    def focus_path(self) -> tuple[str, Path] | None:
        """What the cursor is on."""
        row = self.row
        file, base = self.base()
        return file, row.path if row else base

    @on(Cells.Edited)
    async def _cell_edited(self, event: Cells.Edited) -> None:
        event.stop()
        row = next((row for row in self._rows if f"{row.path}" == event.row), None)
        if row is None:
            return
        file, _ = self.base()
        column = self._ward() if event.column == "authority" else event.column
        value = event.value.strip() or None
        await self.edit(lambda ws: operations.set_value(ws, file, (*row.path, column), value))

    def _group(self) -> Path:
        """The path of the group that the cursor is in, or of the membership."""
        _, base = self.base()
        row = self.row
        if row is None or row.path[: len(base) + 1] != (*base, "groups"):
            return base
        return row.path[: len(base) + 2]

    async def _add(self, key: str) -> None:
        file, _ = self.base()
        row = self.row
        group = self._group()
        position = None
        if row is not None and row.what != "group" and row.path[-2] == key:
            position = int(row.path[-1]) + 1
        title = row.data.get("title") if row and row.what != "group" else None
        entry = {**({"title": title} if title else {}), "name": "New member"}
        made: Path | None = await self.edit(
            lambda ws: operations.add_entry(
                ws, file, (*group, key), entry, position=position, label=f"Add to {key}"
            )
        )
        await self._to(made, "name")

    async def _to(self, path: Path | None, column: str) -> None:
        """Put the cursor on something new, and have it typed over."""
        if path is not None:
            await self.refresh_from_pack()
            self.cells.go_to(f"{path}", column)
            self.call_after_refresh(self.cells.edit_cell, anew=True)

    async def action_member_add(self) -> None:
        """Add a member below this one."""
        await self._add("members")

    async def action_member_substitute(self) -> None:
        """Add a substitute to this group."""
        await self._add("substitutes")

    async def action_member_group(self) -> None:
        """Add a group."""
        file, base = self.base()
        made: Path | None = await self.edit(
            lambda ws: operations.add_entry(
                ws, file, (*base, "groups"), {"name": "New group"}, label="Add group"
            )
        )
        await self._to(made, "name")

    async def _count(self, by: int) -> None:
        file, _ = self.base()
        path = (*self._group(), "vacancies")
        now = value_at(self.session.workspace.data(file), path, 0)
        value = max(0, now + by) or None
        await self.edit(lambda ws: operations.set_value(ws, file, path, value, "Count vacancies"))

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
        if row is None:
            return
        file, _ = self.base()
        people = len(_tables(row.data, "members")) + len(_tables(row.data, "substitutes"))
        more = f" and the {people} people in it" if people else ""
        question = f"Delete {row.data.get('name', 'this')}{more}?\nUndo brings it back."
        if await self.app.push_screen_wait(Confirm(question, "Delete")):
            await self.edit(lambda ws: operations.delete_entry(ws, file, row.path))

    async def _move(self, by: int) -> None:
        row = self.row
        if row is None:
            return
        file, _ = self.base()
        moved: Path | None = await self.edit(
            lambda ws: operations.move_entry(ws, file, row.path, by)
        )
        if moved is not None:
            await self.refresh_from_pack()
            self.cells.go_to(f"{moved}")

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
        groups = [each for each in self._rows if each.what == "group"]
        if row is None or row.what == "group" or not groups:
            return
        answers = [(f"{each.path}", str(each.data.get("name", ""))) for each in groups]
        chosen = await self.app.push_screen_wait(
            Choose(f"To which group does {row.data.get('name')} go?", answers)
        )
        group = next((each.path for each in groups if f"{each.path}" == chosen), None)
        if group is None or group == row.path[:-2]:
            return
        file, _ = self.base()
        key = str(row.path[-2])
        made = await self.edit(
            lambda ws: operations.move_between(ws, file, row.path, (*group, key))
        )
        if made is not None:
            await self.refresh_from_pack()
            self.cells.go_to(f"{made}")

    @on(Paste)
    async def _pasted(self, event: Paste) -> None:
        if "\n" in event.text or "\t" in event.text:
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

        file, base = self.base()
        pasted = read_members(text)
        if len(pasted.rows):
            await self.edit(lambda ws: operations.add_members(ws, file, base, pasted))
            self.notify(f"{len(pasted.rows)} rows taken over. Undo takes them back.")
        for remark in pasted.remarks[:5]:
            self.notify(remark, severity="warning")

    async def action_member_new_year(self) -> None:
        """Copy this year's membership to the next."""
        file, base = self.base()
        if base:
            self.notify("This membership stands in pack.toml, not in a file of its year.")
            return
        made = await self.edit(operations.roll_year)
        if made is not None:
            self.notify(f"{file} was copied to {made}; this pack names it now.")
            await self.refresh_from_pack()


def _named(text: str) -> str | None:
    return None if text.strip() else "a name is needed"
