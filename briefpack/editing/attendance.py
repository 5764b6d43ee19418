"""Who was there: the members of a board, and what a note says of each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from briefpack.editing.values import Path, value_at, with_value
from briefpack.model.membership import Member, Membership


class Presence(StrEnum):
    """What a note says of a member; ``UNSAID`` where it does not say."""

    PRESENT = "present"
    APOLOGIES = "apologies"
    ABSENT = "absent"
    UNSAID = ""


LISTS = (Presence.PRESENT, Presence.APOLOGIES, Presence.ABSENT)
BASE: Path = ("attendance",)


@dataclass(frozen=True, slots=True)
class Seat:
    """A member with a seat, and what the note says of them; ``substitute`` sat for them."""

    group: str
    member: Member
    presence: Presence
    substitute: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """How many of a board are there, and whether they are enough.

    ``needed`` is the quorum; ``groups`` how many of the groups are there, of ``groups_needed``.
    """

    present: int
    apologies: int
    absent: int
    unsaid: int
    needed: int
    groups: int
    groups_needed: int

    @property
    def quorate(self) -> bool:
        """Whether the board may decide."""
        return self.present >= self.needed and self.groups >= self.groups_needed


def seats(membership: Membership | None, note: Mapping[str, Any]) -> list[Seat]:
    """Every seat of a board, group by group, as a note's data tells of it."""
    if membership is None:
        return []
    return [
        Seat(group, member, _presence(note, member.name), _substitute(note, member.name))
        for group, member in _members(membership)
    ]


def _members(membership: Membership) -> Iterator[tuple[str, Member]]:
    for group in membership.groups:
        for member in group.members:
            yield group.name, member
    for member in membership.members:
        yield "", member


def _presence(note: Mapping[str, Any], name: str) -> Presence:
    for each in LISTS:
        if any(_is(entry, name) for entry in _entries(note, each.value)):
            return each
    return Presence.UNSAID


def _substitute(note: Mapping[str, Any], name: str) -> str:
    for entry in _entries(note, "present"):
        if isinstance(entry, Mapping) and _same(entry.get("substitute_for"), name):
            return str(entry.get("name", ""))
    return ""


def _entries(note: Mapping[str, Any], key: str) -> Sequence[Any]:
    found = value_at(note, (*BASE, key), [])
    return found if isinstance(found, list) else []


def _is(entry: Any, name: str) -> bool:  # noqa: ANN401 - any TOML
    return isinstance(entry, Mapping) and _same(entry.get("name"), name)


def _same(one: object, name: str) -> bool:
    return isinstance(one, str) and " ".join(one.casefold().split()) == " ".join(
        name.casefold().split()
    )


def with_presence(
    note: Mapping[str, Any], member: Member, presence: Presence, substitute: Member | None = None
) -> dict[str, Any]:
    """A note's data that says this of a member. A ``substitute`` is present in their place."""
    new: Any = dict(note)
    for each in LISTS:
        kept = [
            entry
            for entry in _entries(new, each.value)
            if not _is(entry, member.name)
            and not (isinstance(entry, Mapping) and _same(entry.get("substitute_for"), member.name))
        ]
        new = with_value(new, (*BASE, each.value), kept or None)
    if presence is not Presence.UNSAID:
        new = _added(new, presence, _attendee(member))
    if substitute is not None:
        entry = {**_attendee(substitute), "substitute_for": member.name}
        new = _added(new, Presence.PRESENT, entry)
    return dict(new)


def _added(note: Any, presence: Presence, entry: dict[str, Any]) -> Any:  # noqa: ANN401
    path = (*BASE, presence.value)
    return with_value(note, path, [*_entries(note, presence.value), entry])


def _attendee(member: Member) -> dict[str, Any]:
    """A member as a note tells of them."""
    found = {
        "title": member.title,
        "name": member.name,
        "post_nominals": member.post_nominals,
        "role": member.role.value if member.role else None,
        "organisation": member.authority,
    }
    return {key: value for key, value in found.items() if value is not None}


def count(
    membership: Membership, found: Sequence[Seat], share: Fraction | None, least: int, groups: int
) -> Count:
    """Count those who are there, against a quorum that is stated or a share of the voting seats."""
    there = [seat for seat in found if seat.presence is Presence.PRESENT or seat.substitute]
    voting = [seat for seat in found if seat.member.voting]
    needed = membership.quorum
    if needed is None:
        needed = max(-(-len(voting) * share.numerator // share.denominator), least) if share else 0
    return Count(
        present=sum(seat.member.voting for seat in there),
        apologies=sum(seat.presence is Presence.APOLOGIES for seat in found),
        absent=sum(seat.presence is Presence.ABSENT for seat in found),
        unsaid=sum(seat.presence is Presence.UNSAID and not seat.substitute for seat in found),
        needed=needed,
        groups=len({seat.group for seat in there}),
        groups_needed=min(groups, len({seat.group for seat in found})),
    )


def substitutes_for(membership: Membership, group: str) -> list[Member]:
    """Those who may sit for a member of a group."""
    for each in membership.groups:
        if each.name == group:
            return list(each.substitutes)
    return list(membership.substitutes)
