"""Sheets that are printed by themselves: to sign, to put up, to tick off."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from briefpack.cycle.exempt_minutes import public_note
from briefpack.errors import BriefpackError
from briefpack.model.note import Note, NoteItem, NoteStatus, Vote
from briefpack.plan.note import PlannedNoteItem, plan_note
from briefpack.store.load import LoadedPack

if TYPE_CHECKING:
    from briefpack.cycle.actions import TrackedAction


class Sheet(StrEnum):
    """A sheet for a meeting."""

    ATTENDANCE = "attendance"
    AGENDA = "agenda"
    ACTIONS = "actions"
    DECISIONS = "decisions"

    @property
    def section(self) -> str:
        """What its section, its template and its label are called."""
        return "agenda" if self is Sheet.AGENDA else f"sheet-{self.value}"


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A decision, or an action with who does it by when.

    ``text`` is Markdown, or, where it ``is_plain``, words without any. ``id`` is what the action is
    known by, where that is printed; ``vote`` the vote on the words, where there was one; ``lead``
    what stands before the first decision of several: "The Board:".
    """

    text: str
    owner: tuple[str, ...] = ()
    due: date | None = None
    due_text: str | None = None
    done: date | None = None
    is_overdue: bool = False
    id: str | None = None
    vote: Vote | None = None
    is_plain: bool = False
    lead: str | None = None


Lines = Iterator[SheetLine]


@dataclass(frozen=True, slots=True)
class SheetGroup:
    """What came of one item, or of one meeting, whose ``day`` that is."""

    title: str | None
    number: str | None
    lines: tuple[SheetLine, ...]
    day: date | None = None


@dataclass(frozen=True, slots=True)
class SheetContent:
    """What a sheet tells; ``note`` is None where it tells of no meeting's note.

    Sheets are for everybody: what came of exempt items is ``left_out``.
    """

    sheet: Sheet
    note: Note | None = None
    groups: tuple[SheetGroup, ...] = ()
    left_out: bool = False

    @property
    def is_draft(self) -> bool:
        """Whether what it tells is not approved yet."""
        return self.note is not None and self.note.status is NoteStatus.DRAFT


def sheet_content(loaded: LoadedPack, sheet: Sheet, document: str | None = None) -> SheetContent:
    """What a sheet of a pack tells.

    Actions and decisions are those of the note called ``document`` (see
    ``BriefingPack.documents``); without one, actions are what earlier meetings of the board left
    open, as it stands on the day of this one. Nothing is told of exempt items. Raises
    BriefpackError where there is nothing to make the sheet of.
    """
    briefing = loaded.briefing
    if briefing is None:
        message = "a pack that could not be read has no sheets"
        raise ValueError(message)
    found = briefing.documents.get(document) if document is not None else None
    note = found if isinstance(found, Note) else None
    if sheet in {Sheet.ATTENDANCE, Sheet.AGENDA}:
        if document is not None:
            message = f"{document} is no pack, so it has no {sheet} sheet."
            raise BriefpackError(message, "name the pack of the meeting")
        if sheet is Sheet.ATTENDANCE and briefing.membership is None:
            message = "The pack has no membership, so nobody to sign."
            raise BriefpackError(message, 'say in pack.toml which it is: membership = "2016-17"')
        return SheetContent(sheet)
    if note is not None:
        lines = _decisions if sheet is Sheet.DECISIONS else _actions
        shown = public_note(note, briefing.agendas.get(document or "", ()))
        groups = tuple(_groups(plan_note(shown), lines, None))
        return SheetContent(sheet, shown, groups, left_out=shown is not note)
    if sheet is Sheet.DECISIONS:
        message = "There is no note of this meeting yet, so no decisions."
        raise BriefpackError(message, "start it with `briefpack note`")
    day = briefing.pack.meeting.date
    actions = list(_open_actions(loaded.shelf.root, day))
    public = [action for action in actions if not action.exempt]
    left_out = len(public) < len(actions)
    return SheetContent(sheet, None, tuple(_by_meeting(public, day)), left_out=left_out)


def _groups(
    items: Sequence[PlannedNoteItem], lines: Callable[[NoteItem], Lines], above: str | None
) -> Iterator[SheetGroup]:
    """What came of each item, where anything did; parts have the number of theirs before."""
    for each in items:
        number = (above or "") + (each.number or "") or None
        found = tuple(lines(each.item))
        if found:
            yield SheetGroup(each.item.title, number, found)
        yield from _groups(each.items, lines, number)


def _actions(item: NoteItem) -> Lines:
    for action in item.actions:
        yield SheetLine(action.text, action.owner, action.due, action.due_text, action.done)


def _decisions(item: NoteItem) -> Lines:
    """What was decided, by vote or without one, and who is to do what about it."""
    for vote in item.votes:
        yield SheetLine(vote.motion, vote=vote)
    for place, decision in enumerate(item.decisions):
        yield SheetLine(decision.text, lead=item.decision_lead if place == 0 else None)
    yield from _actions(item)


def _open_actions(folder: Path, day: date) -> Iterator["TrackedAction"]:
    """What the meetings before a day left to be done, and was not done on that day."""
    from briefpack.cycle.actions import tracked_actions
    from briefpack.cycle.history import read_history

    history = read_history(folder, papers=False)
    for action in tracked_actions(history, day):
        if action.meeting < day and (action.done is None or action.done > day):
            yield action


def _by_meeting(actions: Iterable["TrackedAction"], today: date) -> Iterator[SheetGroup]:
    for day, theirs in groupby(actions, key=lambda action: action.meeting):
        lines = tuple(
            SheetLine(
                action.text,
                action.owner,
                action.due,
                action.due_text,
                is_overdue=action.due is not None and action.due < today,
                id=action.id,
                is_plain=True,
            )
            for action in theirs
        )
        yield SheetGroup(None, None, lines, day)
