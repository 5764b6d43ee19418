"""The membership: groups, members and substitutes in one table, edited in place."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.events import Resize
from textual.widgets import ContentSwitcher, Static

from briefpack.editing import operations
from briefpack.editing.members import member_rows
from briefpack.editing.values import Path, table_at
from briefpack.editor.actions import bindings
from briefpack.editor.messages import Checked
from briefpack.editor.panes.member_form import MemberForm, thing_of
from briefpack.editor.panes.membership_changes import ACTIONS, ChangesMembership
from briefpack.editor.panes.membership_table import PEOPLE, columns, counted, role_choices, shown
from briefpack.editor.session import Session, Target
from briefpack.editor.suggesters import Authorities
from briefpack.editor.widgets.cells import Cells, Column

__all__ = ["ACTIONS", "MembershipPane"]


class MembershipPane(ChangesMembership):
    """The membership of the board."""

    KIND = "membership"
    TITLE = "Membership"
    HELP = (
        "Everybody on the board, by group. Enter on a name, a role or an authority edits it; "
        "councils complete themselves, the right arrow takes what is offered. e shows all fields. "
        "The seats behind a group are counted as you type; a cross says that the stated number is "
        "another. Paste rows from a spreadsheet as your terminal pastes, or with Ctrl+V."
    )
    ACTIONS = ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTIONS)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._councils = Authorities()

    def compose(self) -> ComposeResult:
        with ContentSwitcher(initial="membership-table", id="membership-views"):
            with Vertical(id="membership-table"):
                yield Static("", id="membership-empty", markup=False)
                yield Cells(self._columns(80), id="membership-cells")
                yield Static("", id="membership-count", markup=False)
            yield MemberForm(self.session)

    # -- what is shown ------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Have the columns explained."""
        self.cells.help_on = _help_on

    @property
    def heading(self) -> str:
        """With the municipal year, where it has one, and whose fields are shown."""
        file, base = self.base()
        year = "" if base else f" {file.rpartition('/')[2].removesuffix('.toml')}"
        who = f"  {self.form.name_of_thing}" if self.in_form else ""
        return f"Membership{year}{who}"

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
        board = self._board()
        authority = str(board.get("authority_heading") or "Authority")
        return columns(self.member_rows, width, self._roles(), authority, self._councils)

    def _board(self) -> dict[str, object]:
        file, base = operations.board_at(self.session.workspace)
        return dict(table_at(self.session.workspace.data(file), base))

    def _roles(self) -> list[tuple[str, str]]:
        return role_choices(self._board().get("role_titles"))

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
        in_columns = {column.key for column in self.cells.shape}
        stays = self.in_form and self.form.thing == thing
        is_person = any(row.path == thing and row.what in PEOPLE for row in self.member_rows)
        in_table = field is None or field in (in_columns if is_person else {"name", "groups"})
        if path and field is not None and (stays or not in_table):
            self._open_form(path)
            return
        self.views.current = "membership-table"
        if path:
            self.cells.go_to(f"{thing}", str(field or "name"))
            self.take_focus()
        elif self.member_rows and self.cells.cursor_row == 0:
            self.cells.go_to(f"{self.member_rows[0].path}", "name")

    def take_focus(self) -> None:
        """Have the cursor, in the table or in the form."""
        shown = self.form.editor if self.in_form else self.cells
        self.screen.set_focus(shown, scroll_visible=False)

    async def refresh_from_pack(self) -> None:
        """Show the membership as it is now."""
        file, base = self.base()
        self.member_rows = list(member_rows(self.session.workspace.data(file), base))
        self._show_rows()
        await self.form.refresh_from_pack()
        if self.in_form and not self.form.rows():
            self._back()

    def _show_rows(self) -> None:
        self.cells.reshape(self._columns(self.size.width or 80))
        shape, roles = self.cells.shape, self._roles()
        self.cells.show_rows([shown(row, shape, roles) for row in self.member_rows])
        empty = self.query_one("#membership-empty", Static)
        empty.update(
            "Nobody is on the board yet. Press g for a group, n for a member, or paste rows from a "
            "spreadsheet."
        )
        empty.display = not self.member_rows
        file, base = self.base()
        table = table_at(self.session.workspace.data(file), base)
        self.query_one("#membership-count", Static).update(counted(self.member_rows, table))

    @on(Checked)
    def _checked(self, event: Checked) -> None:
        event.stop()
        self.form.show_problems()

    # -- the cursor ---------------------------------------------------------------------------

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


def _help_on(key: str) -> str:
    from briefpack.editor.fields import help_on
    from briefpack.model.membership import Member

    return help_on(Member, key)
