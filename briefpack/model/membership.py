"""The membership of a board in one municipal year."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from briefpack.model.base import Count, Flag, Line, Model
from briefpack.model.contact import Email


class Role(StrEnum):
    """An office that a member holds on the board. The words printed for it are the board's own."""

    CHAIR = "chair"
    VICE_CHAIR = "vice-chair"
    DEPUTY_CHAIR = "deputy-chair"
    CO_CHAIR = "co-chair"
    LEAD_MEMBER = "lead-member"
    OBSERVER = "observer"


class Member(Model):
    """A person with a seat, or a substitute for one."""

    name: Line
    """Given name and surname, without title: "Roy Perry"."""
    title: Line | None = None
    """What stands before the name: "Cllr", "Dr", "Cllr Mrs"."""
    post_nominals: Line | None = None
    """What stands after the name: "MBE"."""
    role: Role | None = None
    """The office held on this board; most members hold none."""
    authority: Line | None = None
    """The council or other body that the member comes from."""
    ward: Line | None = None
    """The ward, division or constituency represented."""
    capacity: Line | None = None
    """How the member sits, if not as a councillor: "co-opted", "ex officio", "parent governor"."""
    voting: Flag = True
    """Whether the member has a vote."""
    email: Email | None = None
    """An address to show beside the name, if the board wants it."""

    @property
    def full_name(self) -> str:
        """Title, name and post-nominals as they are printed: "Cllr Dora Dixon-Fyle MBE"."""
        return " ".join(part for part in (self.title, self.name, self.post_nominals) if part)


class Group(Model):
    """A political group, or another constituency that seats are shared out between."""

    name: Line
    """"Conservative", "Labour", "Parent governors"."""
    seats: Count | None = None
    """How many seats the group has. Stated, so that it can be checked against the names."""
    members: tuple[Member, ...] = ()
    """Those who hold the seats."""
    substitutes: tuple[Member, ...] = ()
    """Those who may sit for them."""
    vacancies: Count = 0
    """Seats of the group that nobody holds now."""


class Membership(Model):
    """Who is on the board in one municipal year; one file a year, named by it (2016-17.toml)."""

    groups: tuple[Group, ...] = ()
    """The groups, in the order in which they are printed."""
    members: tuple[Member, ...] = ()
    """Members outside any group; the whole board where there are no groups."""
    substitutes: tuple[Member, ...] = ()
    """Substitutes outside any group."""
    vacancies: Count = 0
    """Seats outside any group that nobody holds now."""
    quorum: Annotated[Count, Field(ge=1)] | None = None
    """How many must be present, where the board's rules state a number."""

    @property
    def all_members(self) -> tuple[Member, ...]:
        """Everybody with a seat, group by group, then those outside any group."""
        return tuple(member for group in self.groups for member in group.members) + self.members
