"""Rules on the note of the last meeting, as an item of the agenda."""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from briefpack.model.agenda import Item, ItemKind, NotePaper
from briefpack.model.note import Note
from briefpack.plan.days import long_day
from briefpack.problems import Severity
from briefpack.rules.registry import Checked, Finding, Path, rule
from briefpack.rules.weekdays import find_dates
from briefpack.store.load import item_paths

_NOTE_TITLE = re.compile(
    r"(?<!\d )(?<!\d)\bminutes\b|\bnotes?\b.{0,80}\b(?:meeting|previous|last)\b"
    r"|\b(?:previous|last) notes?\b|\bcofnodion\b",
    re.IGNORECASE,
)
"""What an item with the note of the last meeting is called, in English or Welsh."""

_SPECIAL = re.compile(
    r"\b(?:special|extra-?ordinary|emergency|urgent|adjourned|reconvened)\b", re.IGNORECASE
)
_NO_NAME = re.compile(r"\b(?:the|of|a|an|note|notes|minutes|meeting|draft)\b|[^\w ]")


def is_special(title: str | None) -> bool:
    """Whether a meeting that is called so is on one matter, and no ordinary one."""
    return title is not None and _SPECIAL.search(title) is not None


def is_of_the_last_meeting(item: Item) -> bool:
    """Whether an item is the one with the note of the last meeting, by its kind or its title."""
    return item.kind is ItemKind.NOTE or _NOTE_TITLE.search(item.title) is not None


@rule("BP309", Severity.WARNING, whole=True)
def last_note_is_an_item(checked: Checked) -> Iterable[Finding]:
    """The note of the last meeting is not on the agenda.

    What: where the board's profile has it so, an item of the kind "note", or one that is called
    minutes or note of the last meeting, is on the agenda of every meeting that is not a special
    one (``title`` of the meeting).
    Why: minutes are signed at the same or the next suitable meeting (Local Government Act 1972,
    Schedule 12, paragraph 41); elsewhere it is custom. Until then they are a draft.
    Fix: add an item of the kind "note", with the last meeting's note.toml as its paper.
    """
    pack = checked.briefing.pack
    special = is_special(pack.meeting.title)
    if not checked.profile.last_note or special or not pack.items:
        return
    if not any(is_of_the_last_meeting(item) for _, item in item_paths(pack)):
        yield Finding(
            "the note of the last meeting is not on the agenda",
            checked.pack_file,
            hint='add an item of the kind "note"',
        )


@rule("BP310", Severity.WARNING)
def note_items_have_notes(checked: Checked) -> Iterable[Finding]:
    """An item for a note has no note.

    What: an item of the kind "note" has the note among its papers, as a note, an attachment or
    "to follow"; or its description says where to find it.
    Why: the board is asked to agree words that it cannot read.
    Fix: add ``[[items.papers]]`` with ``kind = "note"`` and the note.toml of that meeting.
    """
    for path, item in checked.items:
        has = any(paper.kind != "report" for part in (item, *item.items) for paper in part.papers)
        if item.kind is ItemKind.NOTE and not has and not item.description:
            message = f"{item.title} has no note"
            hint = "add the note.toml of that meeting as a paper"
            yield Finding(message, checked.pack_file, (*path, "title"), hint=hint)


@rule("BP311", Severity.WARNING, whole=True)
def note_is_of_the_last_meeting(checked: Checked) -> Iterable[Finding]:
    """The note is of another meeting than the last.

    What: the newest note is that of the meeting before this one, as far as the folders beside the
    pack's tell of it; none is of this meeting or of a later one; and a day that the item's title
    names is that of its note.
    Why: a pack made from the one before brings the wrong note with it, and the board signs
    minutes a second time while the last ones wait (Local Government Act 1972, Schedule 12,
    paragraph 41).
    Fix: name the last meeting's note.toml, and correct the title.
    """
    meeting = checked.briefing.pack.meeting.date
    last = max((day for day in checked.meetings if day < meeting), default=None)
    of_items: list[tuple[Path, Note]] = []
    for path, item in checked.items:
        if not is_of_the_last_meeting(item):
            continue
        notes = list(_notes(checked, path, item))
        if item.kind is ItemKind.NOTE:
            of_items += notes
        dates = (each.taken(meeting) for each in find_dates(item.title))
        named = {day for day in dates if day is not None}
        flaw = _flaw_of_title(named, [note.date for _, note in notes], meeting, last)
        if flaw is not None:
            yield Finding(f"the title says {flaw}", checked.pack_file, (*path, "title"))
    yield from _wrong_notes(checked, of_items, last)


def _flaw_of_title(
    named: AbstractSet[date], notes: Sequence[date], meeting: date, last: date | None
) -> str | None:
    """What is wrong with the days that a title names, if anything."""
    if not named or named & set(notes):
        return None
    newest = long_day(max(named))
    if notes:
        return f"{newest}, but the note is of {long_day(max(notes))}"
    if max(named) >= meeting:
        return f"{newest}, which is not before this meeting"
    if last is not None and max(named) < last:
        return f"{newest}, but the board met on {long_day(last)} since"
    return None


def _wrong_notes(
    checked: Checked, notes: Sequence[tuple[Path, Note]], last: date | None
) -> Iterator[Finding]:
    """Notes of this meeting or later ones; and the newest, where a meeting came behind it."""
    meeting = checked.briefing.pack.meeting.date
    for path, note in notes:
        if note.date >= meeting:
            later = f"{long_day(note.date)}, after this meeting"
            held = "this very meeting" if note.date == meeting else later
            yield Finding(f"the note is of {held}", checked.pack_file, path)
    if notes and last is not None:
        path, newest = max(notes, key=lambda each: each[1].date)
        if newest.date < last:
            yield Finding(
                f"the note is of {long_day(newest.date)}, but the board met on {long_day(last)}"
                " since",
                checked.pack_file,
                path,
                hint=f"name the note of {long_day(last)}",
            )


@rule("BP312", Severity.WARNING, whole=True)
def note_is_of_this_board(checked: Checked) -> Iterable[Finding]:
    """The note is another board's.

    What: the ``title`` of the note under an item of the kind "note" is the board's name, short or
    long, unless the item's own title names the other board.
    Why: a board agrees what it has said itself; a path with one wrong folder brings the note of
    the board next door.
    Fix: correct the paper's ``file``, or the note's ``title``.
    """
    board = checked.briefing.board
    names = [_folded(name) for name in (board.name, board.short_name) if name]
    for path, item in checked.items:
        if item.kind is not ItemKind.NOTE:
            continue
        for place, note in _notes(checked, path, item):
            title = _folded(note.title)
            known = [*names, _folded(item.title)]
            if not any(title in name or name in title for name in known if name):
                message = f"the note is of {note.title}, not of {board.name}"
                yield Finding(message, checked.pack_file, place)


def _notes(checked: Checked, path: Path, item: Item) -> Iterator[tuple[Path, Note]]:
    """The notes among an item's papers, each with the path of its file's name."""
    for position, paper in enumerate(item.papers):
        if isinstance(paper, NotePaper):
            note = checked.briefing.document(paper.file)
            if isinstance(note, Note):
                yield (*path, "papers", position, "file"), note


def _folded(name: str) -> str:
    """A body's name without what may differ: case, "&", "minutes of the …"."""
    return " ".join(_NO_NAME.sub(" ", name.casefold().replace("&", " and ")).split())
