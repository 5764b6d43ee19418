"""Rules on how people are written: their titles and their names."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefpack.problems import Severity
from briefpack.rules.names import folded, only_name, slips
from briefpack.rules.people import ALL_LISTS, OF_MEMBERS, attendees, listed, written
from briefpack.rules.registry import Checked, Finding, Path, rule

_ENOUGH = 4
"""People on a list before it can be said what is usual there."""

_CAPITALS = re.compile(r"(?<![\w.])(?!I{2,3}\b)[A-ZÀ-ÖØ-Þ]{3,}(?![\w.])")


@dataclass(frozen=True, slots=True)
class _Entry:
    """Somebody on a list: the title and the name as they stand there, and where."""

    title: str | None
    name: str
    file: str
    path: Path


@rule("BP219", Severity.ADVICE, whole=True)
def everyone_has_a_title(checked: Checked) -> Iterable[Finding]:
    """Somebody has no title, where nearly everybody else has one.

    What: on the membership all have a ``title``, such as "Cllr", or most have none. Who sits in a
    ``capacity`` of their own, such as a co-opted member, needs none.
    Why: a name without "Cllr" among names with it reads as that of somebody who is no councillor.
    Fix: add the title, or say in what ``capacity`` the person sits.
    """
    entries = list(_membership(checked))
    capacities = {
        (*checked.membership_place[1], *seat.path)
        for seat in listed(checked)
        if seat.member.capacity
    }
    without = [entry for entry in entries if not entry.title and entry.path not in capacities]
    if len(entries) < _ENOUGH or len(without) * _ENOUGH > len(entries):
        return
    for entry in without:
        path = (*entry.path, "name")
        yield Finding(f"{entry.name} has no title, and the others have", entry.file, path)


@rule("BP220", Severity.ADVICE)
def titles_are_spelt_alike(checked: Checked) -> Iterable[Finding]:
    """A councillor's title is written in another way than the other councillors'.

    What: all councillors are "Cllr", or all are "Councillor", on the membership and in the
    attendance of a note.
    Why: they stand below each other; a "Clir" among them is a slip that everybody sees.
    Fix: write the title as it stands before the other names.
    """
    entries = [
        (entry, entry.title)
        for entry in (*_membership(checked), *_attendance(checked, OF_MEMBERS))
        if entry.title and _like_councillor(entry.title.split()[0])
    ]
    if len(entries) < _ENOUGH:
        return
    usual = Counter(title.split()[0] for _, title in entries).most_common(1)[0][0]
    for entry, title in entries:
        word, *rest = title.split()
        if word != usual:
            path = (*entry.path, "title")
            message = f"{entry.name} is {word} here, and others are {usual}"
            edits = written(checked, entry.file, path, " ".join((usual, *rest)))
            yield Finding(message, entry.file, path, edits=edits)


def _like_councillor(title: str) -> bool:
    return folded(title) == "councillor" or slips(folded(title), "cllr") <= 1


@rule("BP221", Severity.WARNING)
def names_are_only_names(checked: Checked) -> Iterable[Finding]:
    """A name has a title, an honour or an office in it.

    What: ``name`` is a given name and a surname. "Cllr" stands in ``title``, "MBE" in
    ``post_nominals``, and an office in ``role``.
    Why: what stands in both is printed twice; and a role in brackets is none: it decides nothing,
    and nobody is found by it.
    Fix: move it to where it belongs.
    """
    for entry in (*_membership(checked), *_attendance(checked, ALL_LISTS)):
        name = only_name(entry.name)
        if name is None:
            continue
        path = (*entry.path, "name")
        twice = entry.title is not None and entry.name == f"{entry.title} {name}"
        edits = written(checked, entry.file, path, name) if twice else ()
        message = f"{entry.name} is more than a name"
        hint = f'write name = "{name}", and the rest in a key of its own'
        yield Finding(message, entry.file, path, hint=hint, edits=edits)


@rule("BP222", Severity.ADVICE)
def names_are_not_in_capitals(checked: Checked) -> Iterable[Finding]:
    """A surname is written in capitals.

    What: names are written in capitals and small letters.
    Why: words in capitals are harder to read, and some screen readers spell them letter by letter
    (Government Digital Service, Publishing accessible documents).
    Fix: write "Roy Perry". Where the theme is to set surnames apart, that is its business.
    """
    for entry in (*_membership(checked), *_attendance(checked, ALL_LISTS)):
        if _CAPITALS.search(only_name(entry.name) or entry.name):
            yield Finding(f"{entry.name} is in capitals", entry.file, (*entry.path, "name"))


def _membership(checked: Checked) -> Iterator[_Entry]:
    file, base = checked.membership_place
    for seat in listed(checked):
        yield _Entry(seat.member.title, seat.member.name, file, (*base, *seat.path))


def _attendance(checked: Checked, lists: Sequence[str]) -> Iterator[_Entry]:
    for file, note in checked.notes:
        for path, attendee in attendees(note, lists):
            yield _Entry(attendee.title, attendee.name, file, path)
