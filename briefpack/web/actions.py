"""The actions of a board's meetings that the public may know of, as they stand on a day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from briefpack.cycle.actions import TrackedAction, by_urgency, tracked_actions
from briefpack.cycle.history import History
from briefpack.cycle.words import plain
from briefpack.model.note import Attendance, NoteItem
from briefpack.web.meetings import PublicMeeting


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action on the board's page, with the meeting that it comes from.

    ``owners`` are called by their names, also where the note has their initials.
    """

    action: TrackedAction
    meeting: PublicMeeting
    owners: tuple[str, ...]


def action_lines(
    history: History, meetings: Sequence[PublicMeeting], today: date | None
) -> tuple[ActionLine, ...]:
    """All public actions, the most urgent first. Without ``today`` none is known to be overdue.

    The names of actions count all of a note's, so they are taken from the whole one; what is told
    of them is only what the public note has.
    """
    by_file = {each.held.note_file: each for each in meetings if each.note}
    public = {file: set(_texts(each.note.items)) for file, each in by_file.items() if each.note}
    found = [
        action
        for action in tracked_actions(history, today or date.min)
        if not action.exempt and action.text in public.get(action.file, ())
    ]
    return tuple(_line(action, by_file[action.file]) for action in by_urgency(found))


def _line(action: TrackedAction, meeting: PublicMeeting) -> ActionLine:
    there = meeting.note.attendance if meeting.note else Attendance()
    people = (there.present, there.apologies, there.absent, there.in_attendance, there.officers)
    names = {each.initials: each.full_name for each in chain.from_iterable(people)}
    return ActionLine(action, meeting, tuple(names.get(owner, owner) for owner in action.owner))


def _texts(items: Sequence[NoteItem]) -> Iterator[str]:
    for item in items:
        yield from (plain(action.text) for action in item.actions)
        yield from _texts(item.items)
