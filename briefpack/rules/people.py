"""Who is on a pack's lists: the membership, the attendance of its notes, and the officers."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from briefpack.model.contact import Contact
from briefpack.model.membership import Group, Member
from briefpack.model.note import Action, Attendee, Note, NoteItem, Vote
from briefpack.problems import Edit
from briefpack.rules.names import Name, find, nearly_same, read_name, same_person
from briefpack.rules.registry import Checked, Path

OF_MEMBERS = ("present", "apologies", "absent")
"""The lists of an attendance that members stand on."""

WHO_WERE_THERE = ("present", "in_attendance", "officers")
"""The lists of those who came."""

ALL_LISTS = ("present", "apologies", "absent", "in_attendance", "officers")


@dataclass(frozen=True, slots=True)
class Seat:
    """A member or a substitute: the path in the membership, and the group, if any."""

    path: Path
    member: Member
    group: Group | None = None

    @property
    def name(self) -> Name:
        """The name, to compare with others."""
        return read_name(self.member.full_name)


def seats(checked: Checked) -> tuple[Seat, ...]:
    """Everybody with a seat."""
    return checked.once(_members)


def substitutes(checked: Checked) -> tuple[Seat, ...]:
    """Everybody who may sit for a member."""
    return checked.once(_substitutes)


def listed(checked: Checked) -> tuple[Seat, ...]:
    """Everybody on the membership."""
    return seats(checked) + substitutes(checked)


def _members(checked: Checked) -> tuple[Seat, ...]:
    return _listed_as(checked, "members")


def _substitutes(checked: Checked) -> tuple[Seat, ...]:
    return _listed_as(checked, "substitutes")


def _listed_as(checked: Checked, list_: Literal["members", "substitutes"]) -> tuple[Seat, ...]:
    """Everybody on one kind of list: those of the groups, and that outside of them."""
    membership = checked.briefing.membership
    if membership is None:
        return ()
    in_groups = (
        Seat(("groups", position, list_, place), member, group)
        for position, group in enumerate(membership.groups)
        for place, member in enumerate(getattr(group, list_))
    )
    outside = getattr(membership, list_)
    return (*in_groups, *(Seat((list_, place), each) for place, each in enumerate(outside)))


def attendees(note: Note, lists: Sequence[str] = ALL_LISTS) -> Iterator[tuple[Path, Attendee]]:
    """Everybody on these lists of a note's attendance, with the path in the note."""
    for name in lists:
        for position, attendee in enumerate(getattr(note.attendance, name)):
            yield ("attendance", name, position), attendee


def names_of(note: Note, lists: Sequence[str] = ALL_LISTS) -> tuple[Name, ...]:
    """The names on these lists of a note's attendance."""
    return tuple(read_name(attendee.full_name) for _, attendee in attendees(note, lists))


def officers(checked: Checked) -> tuple[Contact, ...]:
    """The board's officers, and those whom a report names as its contact."""
    contacts = list(checked.briefing.board.officers.values())
    for _, report in checked.reports:
        contact = checked.briefing.officer(report.head.contact)
        contacts += [contact] if contact is not None and contact not in contacts else []
    return tuple(contacts)


def among(name: Name, names: Sequence[Name]) -> bool:
    """Whether somebody of these may be meant."""
    return any(same_person(name, each) for each in names)


def meant(name: Name, names: Sequence[Name]) -> bool:
    """Whether somebody of these is meant, misspelt or not: a rule of its own tells of that."""
    return among(name, names) or any(nearly_same(name, each) for each in names)


def attendee_named(name: Name, note: Note, lists: Sequence[str]) -> Attendee | None:
    """Who is meant on these lists; None where nobody is."""
    people = [attendee for _, attendee in attendees(note, lists)]
    position = find(name, [read_name(attendee.full_name) for attendee in people])
    return None if position is None else people[position]


# -- notes -------------------------------------------------------------------------------------


def note_items(note: Note) -> Iterator[tuple[Path, NoteItem]]:
    """Every item of a note with its path, each before its parts."""
    return _items(note.items, ("items",))


def _items(items: Sequence[NoteItem], path: Path) -> Iterator[tuple[Path, NoteItem]]:
    for position, item in enumerate(items):
        here = (*path, position)
        yield here, item
        yield from _items(item.items, (*here, "items"))


def note_actions(note: Note) -> Iterator[tuple[Path, Action]]:
    """Every action of a note with its path."""
    for path, item in note_items(note):
        for position, action in enumerate(item.actions):
            yield (*path, "actions", position), action


def note_votes(note: Note) -> Iterator[tuple[Path, Vote]]:
    """Every recorded vote of a note with its path."""
    for path, item in note_items(note):
        for position, vote in enumerate(item.votes):
            yield (*path, "votes", position), vote


def votes_by_name(vote: Vote) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Those who voted one way, where they are named, each way with its key."""
    ways = (("for", vote.votes_for), ("against", vote.votes_against), ("abstained", vote.abstained))
    for key, voters in ways:
        if isinstance(voters, tuple):
            yield key, voters


def named_in(vote: Vote) -> Iterator[tuple[Path, str]]:
    """Everybody who is named in a vote, movers too, with the path there."""
    for key, mover in (("proposer", vote.proposer), ("seconder", vote.seconder)):
        if mover:
            yield (key,), mover
    for key, voters in votes_by_name(vote):
        for position, voter in enumerate(voters):
            yield (key, position), voter


# -- mending -----------------------------------------------------------------------------------


def written(checked: Checked, file: str, path: Path, text: str) -> tuple[Edit, ...]:
    """The edit that makes the value at ``path`` this text."""
    # What JSON escapes in a string, TOML escapes alike; a model's text has nothing else to escape.
    quoted = json.dumps(text, ensure_ascii=False)
    return (Edit(checked.sources[file].value(path), quoted),)
