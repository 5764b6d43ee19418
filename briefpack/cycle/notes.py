"""Notes from meeting to meeting: which was last, where its numbers end, and when one is agreed."""

import tomllib
from datetime import date

from briefpack.cycle.history import HeldMeeting, History
from briefpack.model.agenda import NotePaper
from briefpack.model.briefing import document_path
from briefpack.model.note import Note, NoteStatus
from briefpack.store.load import NOTE_FILE, item_paths
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


def approving_meeting(history: History, held: HeldMeeting, today: date) -> date | None:
    """The day of the meeting that was to approve a note: the first whose papers it is among.

    None where no meeting up to ``today`` has it, or where that was not held.
    """
    later = (each for each in history.meetings if held.date < each.date <= today)
    return next((each.date for each in later if not each.cancelled and has_note(each, held)), None)


def has_note(meeting: HeldMeeting, of: HeldMeeting) -> bool:
    """Whether the note of a meeting is a paper of another."""
    briefing = meeting.briefing
    file = of.note_file or document_path(of.folder, NOTE_FILE)
    return briefing is not None and any(
        isinstance(paper, NotePaper) and document_path(briefing.folder, paper.file) == file
        for _, item in item_paths(briefing.pack)
        for paper in item.papers
    )


def with_approval(text: str, agreed: date | None = None) -> str:
    """The text of a note, approved on ``agreed``.

    Its corrections that have no day were agreed then, too.
    """
    data = tomllib.loads(text)
    data["status"] = NoteStatus.APPROVED.value
    if agreed is not None:
        data["approved"] = agreed
    corrections = data.get("corrections")
    for correction in corrections if agreed and isinstance(corrections, list) else ():
        if isinstance(correction, dict):
            correction.setdefault("agreed", agreed)
    return edited(text, data, ModelLayout(Note))
