"""Everything that is said of a member, a group, or the membership as a whole."""

from collections.abc import Sequence

from pydantic import BaseModel
from textual.suggester import Suggester

from briefpack.editing import operations
from briefpack.editing.values import Path, value_at
from briefpack.editor.form_rows import FormRow, form_rows
from briefpack.editor.panes.form_pane import FormPane
from briefpack.editor.suggesters import Authorities, OneOf
from briefpack.model.membership import Group, Member, Membership

LEAVE_OUT = ("groups", "members", "substitutes")

TITLES = ("Cllr", "Cllr Dr", "Cllr Mrs", "Mr", "Mrs", "Ms", "Dr")
CAPACITIES = ("co-opted", "ex officio", "independent", "parent governor", "staff governor")


def thing_of(path: Path, base: Path) -> Path:
    """The path of the member or the group that a path is in, or of the membership."""
    for end in range(len(path), len(base) + 1, -1):
        if path[end - 2] in LEAVE_OUT and isinstance(path[end - 1], int):
            return path[:end]
    return base


class MemberForm(FormPane):
    """One member, one group, or what is said of the whole membership."""

    KIND = "member-form"
    TITLE = "Member"

    def base(self) -> tuple[str, Path]:
        """Where the membership stands."""
        return operations.membership_at(self.session.workspace)

    @property
    def thing(self) -> Path:
        """The path of what the form is over."""
        return thing_of(self.target.path, self.base()[1])

    @property
    def name_of_thing(self) -> str:
        """What the form is over, by its name."""
        data = self.session.workspace.data(self.base()[0])
        return str(value_at(data, (*self.thing, "name"), "The membership as a whole"))

    def model(self) -> type[BaseModel]:
        """That of a member, of a group, or of the membership."""
        path, base = self.thing, self.base()[1]
        if path == base:
            return Membership
        return Group if path[-2] == "groups" else Member

    def rows(self) -> list[FormRow]:
        """Those of what the target is in; the table has the people."""
        data = self.session.workspace.data(self.base()[0])
        if self.thing != self.base()[1] and value_at(data, self.thing) is None:
            return []
        return list(form_rows(self.model(), data, self.thing, leave_out=LEAVE_OUT))

    def offers(self, row: FormRow) -> Sequence[str]:
        """The usual titles, and how one may sit if not as a councillor."""
        return {"title": TITLES, "capacity": CAPACITIES}.get(str(row.path[-1]), ())

    def suggester(self, row: FormRow) -> Suggester | None:
        """For the authority, the councils there are."""
        if row.path[-1] == "authority":
            return Authorities()
        offers = self.offers(row)
        return OneOf(offers) if offers else None
