"""A rule on names that seem to be spelt in two ways."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from briefpack.model.note import Note
from briefpack.problems import Severity
from briefpack.rules.mentions import mentions
from briefpack.rules.names import Name, nearly_same, read_name
from briefpack.rules.people import (
    among,
    attendees,
    listed,
    named_in,
    names_of,
    note_actions,
    note_items,
    note_votes,
    officers,
)
from briefpack.rules.registry import Checked, Finding, Path, rule
from briefpack.rules.texts import texts
from briefpack.store.load import item_paths


@dataclass(frozen=True, slots=True)
class _Naming:
    """A name somewhere in the pack: what it may be, and how to tell of it."""

    text: str
    names: tuple[Name, ...]
    tell: Callable[[str], Finding]


@dataclass(frozen=True, slots=True)
class _Listed:
    """A name that a list vouches for."""

    text: str
    name: Name


@rule("BP225", Severity.WARNING, whole=True)
def names_are_spelt_alike(checked: Checked) -> Iterable[Finding]:
    """One person's name seems to be spelt in two ways.

    What: a name that is on no list of the pack is not all but the same as one that is, and no two
    such names are all but the same: Caluori and Calouri. Short names are left alone, and so are
    two names that stand on one list.
    Why: nobody is found by a misspelt name, and the person minds.
    Fix: correct the one that is wrong. Where they are two people, put both on a list.
    """
    fixed = list(_fixed(checked))
    for file, note in checked.notes:
        yield from _in_attendance(file, note, fixed)
    known = [*fixed, *(each for _, note in checked.notes for each in _of_attendance(note))]
    names = [each.name for each in known]
    unknown: dict[tuple[Name, ...], list[_Naming]] = defaultdict(list)
    for naming in _namings(checked):
        unknown[naming.names].append(naming)
    # What is written more often is more likely right.
    for readings, namings in sorted(unknown.items(), key=lambda pair: -len(pair[1])):
        if any(among(name, names) for name in readings):
            continue
        like = _like(readings, known)
        if like is None:
            known.append(_Listed(namings[0].text, readings[0]))
            continue
        for naming in namings:
            yield naming.tell(f"{naming.text} is spelt {like.text} elsewhere")


def _in_attendance(file: str, note: Note, fixed: Sequence[_Listed]) -> Iterator[Finding]:
    """Those whose names other lists spell otherwise; they themselves not being there as well."""
    there = names_of(note)
    away = [each for each in fixed if not among(each.name, there)]
    names = [each.name for each in fixed]
    for path, attendee in attendees(note):
        name = read_name(attendee.full_name)
        like = None if among(name, names) else _like([name], away)
        if like is not None:
            message = f"{attendee.full_name} is spelt {like.text} elsewhere"
            yield Finding(message, file, (*path, "name"))


def _like(names: Sequence[Name], known: Sequence[_Listed]) -> _Listed | None:
    return next(
        (each for each in known if any(nearly_same(name, each.name) for name in names)), None
    )


# -- lists -------------------------------------------------------------------------------------


def _fixed(checked: Checked) -> Iterator[_Listed]:
    """The membership and the officers."""
    for seat in listed(checked):
        yield _Listed(seat.member.full_name, seat.name)
    for officer in officers(checked):
        yield _Listed(officer.name, read_name(officer.name))


def _of_attendance(note: Note) -> Iterator[_Listed]:
    for _, attendee in attendees(note):
        yield _Listed(attendee.full_name, read_name(attendee.full_name))


# -- everywhere else ---------------------------------------------------------------------------


def _namings(checked: Checked) -> Iterator[_Naming]:
    """Every name that no list vouches for: of prose, of agenda and notes."""
    for text in texts(checked):
        for mention in mentions(text.markdown):
            tell = partial(text.finding, line=mention.line)
            yield _Naming(mention.text, mention.names, tell)
    for file, path, line in _lines(checked):
        yield _Naming(line, (read_name(line),), partial(_at, file=file, path=path))


def _at(message: str, file: str, path: Path) -> Finding:
    return Finding(message, file, path)


def _lines(checked: Checked) -> Iterator[tuple[str, Path, str]]:
    """Values that hold one name."""
    for path, item in item_paths(checked.briefing.pack):
        for position, presenter in enumerate(item.presenters):
            yield checked.pack_file, (*path, "presenters", position), presenter
    for file, note in checked.notes:
        for path, name in _of_note(note):
            yield file, path, name


def _of_note(note: Note) -> Iterator[tuple[Path, str]]:
    for path, attendee in attendees(note):
        if attendee.substitute_for:
            yield (*path, "substitute_for"), attendee.substitute_for
    for path, action in note_actions(note):
        for position, owner in enumerate(action.owner):
            yield (*path, "owner", position), owner
    for path, item in note_items(note):
        for position, interest in enumerate(item.interests):
            yield (*path, "interests", position, "name"), interest.name
    for path, vote in note_votes(note):
        for steps, who in named_in(vote):
            yield (*path, *steps), who
