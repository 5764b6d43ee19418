"""Who an action's owner may be: people by name or initials, offices, groups and organisations."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefpack.model.note import Note
from briefpack.rules.names import Name, folded, read_name
from briefpack.rules.people import attendees, listed, meant, officers
from briefpack.rules.registry import Checked

_OFFICE = re.compile(
    r"\b(?:advis[eo]rs?|all|assistants?|auditors?|board|bodies|bursar|cabinet|chair\w*|chief"
    r"|clerks?|committee|convener|convenor|coordinator|council|councillors|department|deputy"
    r"|directors?|directorate|engineers?|everybody|everyone|executive|governors?|group|heads?"
    r"|leads?|leaders?|lga|manager|mayor|members?|minister|officers?|panel|partners?|partnership"
    r"|party|president|principal|secretar\w+|services?|solicitor|staff|surveyor|team|treasurer"
    r"|trust|trustees?|unit|vice|wardens?)\b"
)
"""What says of an owner that it is an office, a body or everybody, not one person; folded."""

_APART = re.compile(r"\s*(?:[/&+;,]|\band\b)\s*")
_INITIALS = re.compile(r"[A-Z]{2,3}")
_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z]")
_BEGINS = re.compile(
    r"[*_]*(?P<all>[A-Z]{2,3}(?:(?:\s*[/&]\s*|\s+and\s+)[A-Z]{2,3})*)[*_]* to [*_]*[a-z]"
)
_NOBODYS = frozenset({"AI", "EU", "FE", "GP", "HE", "HR", "ICT", "IT", "PR", "UK", "UN"})
"""Two or three capitals that are no initials."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom a list names: the name as it stands there, and initials that it gives."""

    text: str
    name: Name
    initials: str | None = None


@dataclass(frozen=True, slots=True)
class Owners:
    """All who may own an action of a note.

    ``attending`` are those of its attendance and the officers, whose initials come first;
    ``others`` the membership; ``bodies`` are names of organisations, groups and posts, folded.
    """

    attending: Sequence[Person]
    others: Sequence[Person]
    bodies: frozenset[str]
    acronyms: frozenset[str]

    @property
    def people(self) -> Sequence[Person]:
        """Everybody who has a name."""
        return (*self.attending, *self.others)

    @property
    def some_have_initials(self) -> bool:
        """Whether the attendance gives anybody's initials."""
        return any(person.initials for person in self.attending)

    def unknown(self, owner: str) -> Iterator[str]:
        """What of an owner is nobody: all of it, or one of several names."""
        if self._is_known(owner):
            return
        parts = [part for part in _APART.split(owner) if part]
        if len(parts) < 2 or read_name(owner).councillor is not None:  # noqa: PLR2004 - several
            yield owner
            return
        yield from (part for part in parts if not self._is_known(part))

    def ambiguous(self, owner: str) -> Iterator[tuple[str, Sequence[str]]]:
        """Initials of an owner that may be two people's, with their names."""
        for part in _APART.split(owner):
            holders = self.holders(part) if _INITIALS.fullmatch(part) else ()
            if len(holders) > 1:
                yield part, holders

    def holders(self, initials: str) -> Sequence[str]:
        """Whose initials these are: who is given them, or else who can be called by them."""
        if initials in self.acronyms:
            return (initials,)
        given = [person.text for person in self.attending if person.initials == initials]
        for people in (self.attending, self.others):
            bare = (each for each in people if each.initials in {None, initials})
            given = given or [each.text for each in bare if initials in each.name.initials]
        return tuple(dict.fromkeys(given))

    def _is_known(self, owner: str) -> bool:
        name, words = read_name(owner), folded(owner)
        if meant(name, [person.name for person in self.people]):
            return True
        if _INITIALS.fullmatch(owner):
            return bool(self.holders(owner)) or owner in self.acronyms
        if name.councillor is not None:
            return False
        is_body = words in self.bodies or _OFFICE.search(words) is not None
        return is_body or _ACRONYM.fullmatch(owner) is not None


def owners_of(checked: Checked, note: Note) -> Owners:
    """All who may own an action of this note."""
    attending = [
        Person(each.full_name, read_name(each.full_name), each.initials)
        for _, each in attendees(note)
    ]
    attending += [Person(each.name, read_name(each.name)) for each in officers(checked)]
    others = [Person(seat.member.full_name, seat.name) for seat in listed(checked)]
    organisations = list(_organisations(checked, note))
    acronyms = {"".join(re.findall(r"\b[A-Z]", body)) for body in organisations}
    bodies = frozenset(map(folded, (*organisations, *_posts(checked, note))))
    return Owners(attending, others, bodies, _NOBODYS | acronyms)


def _organisations(checked: Checked, note: Note) -> Iterator[str]:
    board = checked.briefing.board
    found = [note.title, board.name, board.short_name, board.organisation]
    found += [seat.member.authority for seat in listed(checked)]
    found += [attendee.organisation for _, attendee in attendees(note)]
    yield from filter(None, found)


def _posts(checked: Checked, note: Note) -> Iterator[str]:
    """What else owners may be called: posts, groups, and officers by their keys in board.toml."""
    yield from checked.briefing.board.officers
    membership = checked.briefing.membership
    yield from (group.name for group in membership.groups) if membership else ()
    posts = [each.position for each in officers(checked)]
    posts += [attendee.position for _, attendee in attendees(note)]
    yield from filter(None, posts)


def initials_in(text: str) -> Iterator[str]:
    """The initials that a decision begins with: "AB/CD to write to the Minister"."""
    match = _BEGINS.match(text.strip())
    if match is not None:
        yield from (part for part in _APART.split(match["all"]) if part not in _NOBODYS)
