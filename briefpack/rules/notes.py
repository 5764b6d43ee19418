"""Rules on the note of a meeting: its numbers, its times, and what was declared."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from briefpack.model.note import Interest, Note, NoteItem
from briefpack.plan.note import PlannedNoteItem, plan_note
from briefpack.problems import Edit, Severity, nearest
from briefpack.rules.names import folded, read_name
from briefpack.rules.people import WHO_WERE_THERE, meant, names_of, note_items, written
from briefpack.rules.registry import Checked, Finding, Path, rule

_NUMBER = re.compile(
    r"(?:(?:item|minute)\s+)?(?P<number>\d{1,5})(?P<mark>\s*[.):](?=\s)|\s+[–—-](?=\s))?\s+(?=\S)",
    re.IGNORECASE,
)
_LETTER = re.compile(r"(?P<letter>\([a-z]{1,2}\))\s+(?=\S)")
_RUN = 3
"""Titles that begin with a number and the next and the next: no addresses or years."""

_SHORT = 8
"""Letters of a title that says too little to be known by where more words stand around it."""

_EVERYBODY = re.compile(
    r"\b(?:all|every|members|several|none|nobody|no one|officers)\b", re.IGNORECASE
)
_OF_INTERESTS = re.compile(r"\b(?:declar|interest)", re.IGNORECASE)
_ITEM_NUMBER = re.compile(
    r"(?:(?:agenda\s+)?item|minute)?\s*(?:no\.?\s*)?(\d+(?:\s*\([a-z]\))?)\.?"
)


# -- numbers -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Title:
    """A title among others on its level: the item's number, and what is typed before the words."""

    path: Path
    words: str
    derived: str | None
    typed: str | None = None
    length: int = 0

    @property
    def value(self) -> int | None:
        """The typed number; None for a letter, and where there is none."""
        return int(self.typed) if self.typed is not None and self.typed.isdigit() else None


@rule("BP501", Severity.WARNING)
def numbers_are_not_typed(checked: Checked) -> Iterable[Finding]:
    """A number is typed into the title of a note's item.

    What: titles of a note are without numbers, "269. Date of next meeting" without its 269. Where
    an item takes none (``numbered = false``) and numbers are typed, each is one more than that
    before it.
    Why: items are numbered when the note is printed, so a typed number stands there twice, and
    one of the two is wrong sooner or later: minutes that go from 273 to 269 cannot be cited.
    Fix: delete the number. Where numbers run on from meeting to meeting, say where they start with
    ``first_number``.
    """
    for file, note in checked.notes:
        for level in _levels(plan_note(note), ("items",)):
            before: int | None = None
            for title in level:
                yield from _typed(checked, file, title, before)
                before = before if title.value is None else title.value


def _typed(checked: Checked, file: str, title: _Title, before: int | None) -> Iterator[Finding]:
    """What is wrong with a number in a title, behind the one typed ``before``."""
    if title.typed is None:
        return
    jump = title.value is not None and before is not None and title.value != before + 1
    behind = f", and comes after {before}" if jump else ""
    edits: tuple[Edit, ...] = ()
    if title.derived is None:
        if not jump:
            return
        message, hint = f"number {title.typed} comes after {before}", "correct one of the two"
    elif title.derived == title.typed:
        message, hint = f"{title.typed} is typed in the title, and printed twice", "delete it"
        edits = written(checked, file, title.path, title.words[title.length :])
    else:
        message = f"the title says {title.typed}, but the item is number {title.derived}{behind}"
        runs_on = "; where numbers run on, first_number says where they start"
        hint = "delete it" + (runs_on if title.value is not None else "")
    yield Finding(message, file, title.path, hint=hint, edits=edits)


@rule("BP502", Severity.ADVICE)
def business_has_a_number(checked: Checked) -> Iterable[Finding]:
    """An item of a note has no number, and those before and after it have one.

    What: an item with a discussion, decisions or actions takes a number where the items around it
    do. Parts of an item may go without.
    Why: what was decided is cited by number; between item 5 and item 7 a reader looks for 6.
    Fix: take out ``numbered = false``. Where it belongs to the item before it, put it among that
    item's parts.
    """
    for file, note in checked.notes:
        level = next(_levels(plan_note(note), ("items",)), ())
        has = [title.derived is not None or title.typed is not None for title in level]
        for position, (title, item) in enumerate(zip(level, note.items, strict=False)):
            between = any(has[:position]) and any(has[position + 1 :])
            if not has[position] and between and _says_something(item):
                message = "this item has no number, and those before and after it have"
                yield Finding(message, file, title.path)


@rule("BP503", Severity.WARNING)
def numbers_run_on(checked: Checked) -> Iterable[Finding]:
    """A note does not start where the last one ended.

    What: where the pack has the notes of two meetings of a body whose numbers run on, the first
    number of the later is one past the last of the earlier, or 1.
    Why: two minutes of one number cannot be cited, and a missing one looks like a page that was
    lost.
    Fix: correct ``first_number``.
    """
    notes = sorted(checked.notes, key=lambda pair: pair[1].date)
    for (_, earlier), (file, later) in pairwise(notes):
        follows = earlier.first_number + sum(item.numbered for item in earlier.items)
        same = folded(earlier.title) == folded(later.title)
        running = earlier.first_number > 1 and later.first_number > 1
        gap = later.first_number > follows and _met_between(checked, earlier.date, later.date)
        if same and running and not gap and later.first_number != follows:
            message = f"this note starts at {later.first_number}, and the last ended at "
            hint = f"first_number = {follows} runs on"
            yield Finding(f"{message}{follows - 1}", file, ("first_number",), hint=hint)


def _met_between(checked: Checked, first: date, last: date) -> bool:
    return any(first < day < last for day in checked.meetings)


def _levels(planned: Sequence[PlannedNoteItem], path: Path) -> Iterator[tuple[_Title, ...]]:
    """The titles of each level of a note, those of the top first."""
    titles = [
        _Title((*path, position, "title"), each.item.title, each.number)
        for position, each in enumerate(planned)
    ]
    bare = {int(m["number"]) for title in titles if (m := _NUMBER.match(title.words))}
    run = any(set(range(number, number + _RUN)) <= bare for number in bare)
    if titles:
        yield tuple(_with_typed(title, run=run) for title in titles)
    for position, each in enumerate(planned):
        yield from _levels(each.items, (*path, position, "items"))


def _with_typed(title: _Title, *, run: bool) -> _Title:
    """A title with the number or letter that is typed in it; a bare one only in a ``run``."""
    match = _NUMBER.match(title.words)
    if match is not None and (match["mark"] or run):
        typed = match["number"]
    elif (match := _LETTER.match(title.words)) is not None:
        typed = match["letter"]
    else:
        return title
    return _Title(title.path, title.words, title.derived, typed, match.end())


# -- the note as a whole -----------------------------------------------------------------------


@rule("BP504", Severity.WARNING)
def the_meeting_ended_after_it_started(checked: Checked) -> Iterable[Finding]:
    """A meeting ended before it started.

    What: the note's ``end`` is later than its ``start``.
    Why: both are printed, and allowances are claimed by them.
    Fix: correct one of them; times are on the 24-hour clock.
    """
    for file, note in checked.notes:
        if note.start is not None and note.end is not None and note.end <= note.start:
            yield Finding("the meeting ended before it started", file, ("end",))


@rule("BP505", Severity.WARNING)
def the_next_meeting_was_later(checked: Checked) -> Iterable[Finding]:
    """The next meeting, by a note, is not after the meeting that it tells of.

    What: the date under ``[next]`` lies behind the note's own.
    Why: members put it in their diaries.
    Fix: correct the date.
    """
    for file, note in checked.notes:
        if note.next is not None and note.next.date <= note.date:
            message = "the next meeting is not after the one of this note"
            yield Finding(message, file, ("next", "date"))


@rule("BP509", Severity.ADVICE)
def items_say_what_was_done(checked: Checked) -> Iterable[Finding]:
    """An item of a note says nothing.

    What: an item has a discussion, a decision, an action, a vote, a declaration, or parts; save
    the one that is about the next meeting, where the note gives its day.
    Why: a title alone does not tell whether the item was dealt with, put off or forgotten.
    Fix: say what was done, if only "No business was raised.".
    """
    for file, note in checked.notes:
        for path, item in note_items(note):
            of_next = note.next is not None and "next meeting" in item.title.casefold()
            if not item.items and not of_next and not _says_something(item):
                yield Finding("this item says nothing but its title", file, (*path, "title"))


def _says_something(item: NoteItem) -> bool:
    return any((item.discussion, item.decisions, item.actions, item.votes, item.interests))


# -- declarations of interest ------------------------------------------------------------------


@rule("BP506", Severity.WARNING, whole=True)
def interests_are_of_those_there(checked: Checked) -> Iterable[Finding]:
    """An interest was declared by somebody who was not there.

    What: whoever declares an interest is present, in attendance, or an officer who came.
    Why: a declaration is made at the meeting, by the member who has the interest (Localism Act
    2011, section 31; elsewhere the code of conduct).
    Fix: correct the name, or add the person to the attendance.
    """
    for file, note in checked.notes:
        there = names_of(note, WHO_WERE_THERE)
        for path, interest in _interests(note):
            name = read_name(interest.name)
            if there and not meant(name, there) and not _EVERYBODY.search(interest.name):
                message = f"{interest.name} was not there"
                yield Finding(message, file, (*path, "name"))


@rule("BP507", Severity.WARNING, whole=True)
def interests_bear_on_items(checked: Checked) -> Iterable[Finding]:
    """An interest bears on an item that the note does not have.

    What: the ``item`` of a declaration is the title of an item of the note, or a good part of it,
    or its number.
    Why: a reader looks there to see whether the member stayed, spoke or voted.
    Fix: write the item's title as it stands in the note.
    """
    for file, note in checked.notes:
        titles = [item.title for _, item in note_items(note)]
        numbers = set(_numbers(plan_note(note), ""))
        for path, interest in _interests(note):
            if interest.item is not None and not _is_item(interest.item, titles, numbers):
                close = nearest(interest.item, titles)
                hint = f"did you mean {close}?" if close else None
                message = f"{interest.item} is no item of this note"
                yield Finding(message, file, (*path, "item"), hint=hint)


@rule("BP508", Severity.ADVICE)
def interests_name_their_item(checked: Checked) -> Iterable[Finding]:
    """A declaration does not say which item it bears on.

    What: an interest that stands under the item for declarations has an ``item``. One that stands
    under the business itself needs none.
    Why: the declaration names the item and the nature of the interest (Brighton and Hove City
    Council's agendas say so, as most do).
    Fix: add ``item`` with the title of the item.
    """
    for file, note in checked.notes:
        for path, item in note_items(note):
            for position, interest in enumerate(item.interests):
                if interest.item is None and _OF_INTERESTS.search(item.title):
                    here = (*path, "interests", position, "name")
                    yield Finding("the declaration does not say for which item", file, here)


def _interests(note: Note) -> Iterator[tuple[Path, Interest]]:
    for path, item in note_items(note):
        for position, interest in enumerate(item.interests):
            yield (*path, "interests", position), interest


def _is_item(name: str, titles: Sequence[str], numbers: Iterable[str]) -> bool:
    wanted = f" {folded(name)} "
    number = _ITEM_NUMBER.fullmatch(name.casefold().strip())
    if number is not None:
        return "".join(number[1].split()) in numbers
    known = [f" {folded(title)} " for title in titles]
    return any(wanted in title for title in known) or any(
        title in wanted for title in known if len(title) > _SHORT
    )


def _numbers(planned: Sequence[PlannedNoteItem], above: str) -> Iterator[str]:
    """All numbers of a note, those of parts behind their item's: "3", "3(a)"."""
    for each in planned:
        here = above + (each.number or "")
        yield here
        yield from _numbers(each.items, here)
