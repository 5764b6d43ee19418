"""Who was there: the members of a board, and what a note says of each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from briefpack.editing.form_values import entries_of
from briefpack.editing.values import Path, TomlValue, value_at, with_value
from briefpack.model.membership import Member, Membership, Role
from briefpack.rules.names import Name, find, nearly_same, read_name
from briefpack.rules.profiles import Profile


class Presence(StrEnum):
    """What a note says of a member; ``UNSAID`` where it does not say."""

    PRESENT = "present"
    APOLOGIES = "apologies"
    ABSENT = "absent"
    UNSAID = ""


LISTS = (Presence.PRESENT, Presence.APOLOGIES, Presence.ABSENT)
GUESTS = ("in_attendance", "officers")
"""The lists of those who came and have no seat."""

BASE: Path = ("attendance",)


@dataclass(frozen=True, slots=True)
class Seat:
    """A member with a seat, and what the note says of them.

    ``substitute`` sat for them. ``path`` is that of their entry in the note, and
    ``path_of_substitute`` that of the substitute's.
    """

    group: str
    member: Member
    presence: Presence = Presence.UNSAID
    substitute: str = ""
    path: Path | None = None
    path_of_substitute: Path | None = None

    @property
    def is_filled(self) -> bool:
        """Whether somebody sat in the seat."""
        return self.presence is Presence.PRESENT or bool(self.substitute)

    @property
    def votes(self) -> bool:
        """Whether the seat has a vote."""
        return self.member.voting and self.member.role is not Role.OBSERVER


@dataclass(frozen=True, slots=True)
class Count:
    """How many of a board are there, and whether they are enough.

    ``present`` are all who are there, ``voting`` those with a vote. ``needed`` is the quorum;
    ``groups`` how many of the groups are there, of ``groups_needed``.
    """

    present: int
    voting: int
    apologies: int
    absent: int
    unsaid: int
    needed: int
    groups: int
    groups_needed: int

    @property
    def enough(self) -> bool:
        """Whether enough members are there."""
        return self.voting >= self.needed

    @property
    def enough_groups(self) -> bool:
        """Whether enough groups are there."""
        return self.groups >= self.groups_needed

    @property
    def quorate(self) -> bool:
        """Whether the board may decide."""
        return self.enough and self.enough_groups


# -- what a note says --------------------------------------------------------------------------


def seats(membership: Membership | None, note: Mapping[str, Any]) -> list[Seat]:
    """Every seat of a board, group by group, as a note's data tells of it."""
    members = list(_members(membership)) if membership else []
    names = [_name(member.full_name) for _, member in members]
    said: dict[int, tuple[Presence, Path]] = {}
    sat: dict[int, tuple[str, Path]] = {}
    for presence, path, entry in _said(note):
        seat_for = entry.get("substitute_for")
        if isinstance(seat_for, str):
            at = _found(_name(seat_for), names)
            if at is not None and presence is Presence.PRESENT:
                sat.setdefault(at, (full_name(entry), path))
                continue
        at = _found(_name(full_name(entry)), names)
        if at is not None:
            said.setdefault(at, (presence, path))
    found = []
    for at, (group, member) in enumerate(members):
        presence, where = said.get(at, (Presence.UNSAID, None))
        substitute, path_of_substitute = sat.get(at, ("", None))
        found.append(Seat(group, member, presence, substitute, where, path_of_substitute))
    return found


def strangers(found: Sequence[Seat], note: Mapping[str, Any]) -> list[Path]:
    """Those whom a note lists among the members, though they have no seat and sat for nobody."""
    known = {seat.path for seat in found} | {seat.path_of_substitute for seat in found}
    return [path for _, path, _ in _said(note) if path not in known]


def guests(note: Mapping[str, Any], key: str) -> list[tuple[Path, Mapping[str, Any]]]:
    """Those in attendance, or the officers, each with the path in the note."""
    people = entries_of(note, (*BASE, key))
    return [
        ((*BASE, key, at), each if isinstance(each, Mapping) else {})
        for at, each in enumerate(people)
    ]


def people_there(note: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Everybody who came, as the note has them."""
    lists = (Presence.PRESENT.value, *GUESTS)
    found = [each for key in lists for each in entries_of(note, (*BASE, key))]
    return [each for each in found if isinstance(each, Mapping)]


def full_name(entry: Mapping[str, Any]) -> str:
    """Title, name and post-nominals of somebody in a note."""
    parts = (entry.get(key) for key in ("title", "name", "post_nominals"))
    return " ".join(part for part in parts if isinstance(part, str) and part)


def _members(membership: Membership) -> Iterator[tuple[str, Member]]:
    for group in membership.groups:
        for member in group.members:
            yield group.name, member
    for member in membership.members:
        yield "", member


def _said(note: Mapping[str, Any]) -> Iterator[tuple[Presence, Path, Mapping[str, Any]]]:
    for presence in LISTS:
        for at, entry in enumerate(entries_of(note, (*BASE, presence.value))):
            if isinstance(entry, Mapping):
                yield presence, (*BASE, presence.value, at), entry


@lru_cache(maxsize=2048)
def _name(text: str) -> Name:
    return read_name(text)


def _found(name: Name, names: Sequence[Name]) -> int | None:
    """Whose name it is, or is most likely meant to be: as rules find members."""
    at = find(name, names)
    if at is not None:
        return at
    return next((place for place, each in enumerate(names) if nearly_same(name, each)), None)


# -- saying it ---------------------------------------------------------------------------------


def with_presence(
    note: Mapping[str, Any],
    membership: Membership,
    at: int,
    presence: Presence,
    substitute: Member | None = None,
) -> dict[str, Any]:
    """A note's data that says this of the member whose seat is the ``at``-th.

    What the note has of them already (their initials, when they left) stays theirs, and lists
    keep the order of the membership. A ``substitute`` is present in their place.
    """
    seat = seats(membership, note)[at]
    before = value_at(note, seat.path) if seat.path else None
    entry = dict(before) if isinstance(before, Mapping) else attendee(seat.member)
    new: Any = note
    going = [path for path in (seat.path, seat.path_of_substitute) if path is not None]
    for path in sorted(going, key=lambda each: int(each[-1]), reverse=True):
        new = _without(new, path)
    if presence is not Presence.UNSAID:
        new = _placed(new, membership, at, presence, entry)
    if substitute is not None:
        sat = {**attendee(substitute), "substitute_for": seat.member.name}
        new = _placed(new, membership, at, Presence.PRESENT, sat)
    return dict(new)


def with_rest_present(note: Mapping[str, Any], membership: Membership) -> dict[str, Any]:
    """A note's data that has everybody present of whom it says nothing."""
    path = (*BASE, Presence.PRESENT.value)
    there = entries_of(note, path)
    new: list[Any] = []
    taken = 0
    for seat in seats(membership, note):
        where = [each for each in (seat.path, seat.path_of_substitute) if each is not None]
        listed = [int(each[-1]) + 1 for each in where if each[:-1] == path]
        if listed:
            new += there[taken : max(listed)]
            taken = max(taken, *listed)
        elif not where:
            new.append(attendee(seat.member))
    new += there[taken:]
    return dict(with_value(note, path, new or None))


def _without(note: TomlValue, path: Path) -> TomlValue:
    *to_list, at = path
    people = entries_of(note, tuple(to_list))
    del people[int(at)]
    return with_value(note, tuple(to_list), people or None)


def _placed(
    note: TomlValue,
    membership: Membership,
    at: int,
    presence: Presence,
    entry: dict[str, Any],
) -> TomlValue:
    """``note`` with somebody on a list, before those whose seats come later."""
    path = (*BASE, presence.value)
    people = entries_of(note, path)
    later = [
        int(where[-1])
        for seat in seats(membership, note)[at + 1 :]
        for where in (seat.path, seat.path_of_substitute)
        if where is not None and where[:-1] == path
    ]
    people.insert(min(later, default=len(people)), entry)
    return with_value(note, path, people)


def attendee(member: Member) -> dict[str, Any]:
    """A member as a note tells of them."""
    found = {
        "title": member.title,
        "name": member.name,
        "post_nominals": member.post_nominals,
        "role": member.role.value if member.role else None,
        "organisation": member.authority,
    }
    return {key: value for key, value in found.items() if value is not None}


# -- counting ----------------------------------------------------------------------------------


def count(membership: Membership, found: Sequence[Seat], profile: Profile) -> Count:
    """Count those who are there, against the quorum that is stated, or that of the profile."""
    there = [seat for seat in found if seat.is_filled]
    needed = membership.quorum
    if needed is None:
        needed = profile.quorum_of(sum(seat.votes for seat in found)) or 0
    return Count(
        present=len(there),
        voting=sum(seat.votes for seat in there),
        apologies=sum(seat.presence is Presence.APOLOGIES for seat in found),
        absent=sum(seat.presence is Presence.ABSENT for seat in found),
        unsaid=sum(seat.presence is Presence.UNSAID and not seat.substitute for seat in found),
        needed=needed,
        groups=len({seat.group for seat in there if seat.votes}),
        groups_needed=min(profile.quorum_groups, len({seat.group for seat in found})),
    )


def substitutes_for(membership: Membership, group: str) -> list[Member]:
    """Those who may sit for a member of a group; whoever may, where the group has none."""
    for each in membership.groups:
        if each.name == group and each.substitutes:
            return list(each.substitutes)
    return list(membership.substitutes)
