"""Notes from meeting to meeting: which was last, where its numbers end, and when one is agreed."""

import tomllib
from datetime import date

from briefpack.cycle.history import HeldMeeting, History
from briefpack.model.note import Note, NoteStatus
from briefpack.store.toml_edit import edited
from briefpack.store.toml_layout import ModelLayout


def note_before(history: History, day: date) -> HeldMeeting | None:
    """The last meeting before a day that was held and has a note."""
    earlier = [each for each in history.before(day) if each.note and not each.cancelled]
    return earlier[-1] if earlier else None


def following_number(before: Note | None) -> int:
    """The number of the first item of the next note: one past the last where that board numbers on.

    It does where its last note does not start with 1; else every note starts with 1.
    """
    if before is None or before.first_number == 1:
        return 1
    return before.first_number + sum(item.numbered for item in before.items)


def with_approval(text: str, agreed: date | None = None) -> str:
    """The text of a note, approved; its corrections that have no day were agreed on ``agreed``."""
    data = tomllib.loads(text)
    data["status"] = NoteStatus.APPROVED.value
    corrections = data.get("corrections")
    for correction in corrections if agreed and isinstance(corrections, list) else ():
        if isinstance(correction, dict):
            correction.setdefault("agreed", agreed)
    return edited(text, data, ModelLayout(Note))
