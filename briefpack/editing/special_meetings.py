"""What a special meeting leaves to the next ordinary one: its agenda was about one matter."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from pydantic import ValidationError

from briefpack.cycle.history import HeldMeeting, History
from briefpack.cycle.notes import has_note
from briefpack.model.agenda import Pack
from briefpack.model.note import NoteStatus
from briefpack.rules.last_note import is_special

Table = dict[str, Any]


def is_approved(held: HeldMeeting) -> bool:
    """Whether a later meeting has approved the note of one."""
    return held.note is not None and held.note.status is NoteStatus.APPROVED


def ordinary_before(history: History, day: date) -> tuple[date, Table] | None:
    """The last meeting before a day that was no special one: its day, and its pack's data."""
    for held in reversed(history.before(day)):
        if held.meeting is None or is_special(held.meeting.title) or held.loaded is None:
            continue
        source = held.loaded.sources[held.loaded.pack_file]
        try:
            Pack.model_validate(source.data)
        except ValidationError:
            continue
        return held.date, source.data
    return None


def waiting_before(history: History, last: date, day: date) -> tuple[HeldMeeting, ...]:
    """Meetings before the ``last`` one, if that was special, whose notes wait to be approved.

    These are the ordinary meeting before it and special ones between, save those whose note was
    approved, or was among the papers of a meeting held before ``day``.
    """
    held = [each for each in history.before(day) if not each.cancelled]
    return tuple(
        each
        for each in reversed(list(_back_to_the_ordinary(held, last)))
        if not is_approved(each)
        and not any(has_note(later, each) for later in held if later.date > each.date)
    )


def _back_to_the_ordinary(held: list[HeldMeeting], last: date) -> Iterator[HeldMeeting]:
    """The meetings before the ``last``, the newest first, as long as that behind is special."""
    for earlier, later in zip(reversed(held[:-1]), reversed(held), strict=False):
        if later.date > last:
            continue
        if later.meeting is None or not is_special(later.meeting.title):
            return
        yield earlier
