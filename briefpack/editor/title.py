"""The line above everything: what is open, and how it stands. No screens here."""

from collections.abc import Mapping, Sequence
from datetime import date, time

from rich.cells import cell_len, set_cell_size

from briefpack.editing.operations import board_at, membership_at
from briefpack.editor.session import Session
from briefpack.model.note import Note
from briefpack.plan.days import plain_day
from briefpack.problems import Problem

ROOMY = 100
"""Columns from which on the line begins with the program's name."""


def title_line(session: Session, width: int, heading: str = "") -> str:
    """What is open at the left, unsaved changes, problems and pages at the right.

    A ``heading`` says what of the pack is shown, where nothing else does.
    """
    right = "   ".join(_marks(session)) + " "
    left = f" {heading} · {_day(session)}" if heading else f" {_what(session)}"
    if width >= ROOMY:
        left = f" briefpack  {left}"
    room = max(width - cell_len(right) - 1, 0)
    if cell_len(left) > room:
        left = f"{set_cell_size(left, max(room - 1, 0))}…"
    return f"{set_cell_size(left, room)} {right}"


def _what(session: Session) -> str:
    briefing = session.loaded.briefing
    if briefing is None:
        return session.workspace.folder or session.workspace.pack_file
    start = _said_of_meeting(session, "start")
    clock = f", {start:%H:%M}" if isinstance(start, time) else ""
    return f"{briefing.board.running_name} · {_day(session)}{clock}"


def _day(session: Session) -> str:
    briefing = session.loaded.briefing
    if briefing is None:
        return session.workspace.folder
    day = _said_of_meeting(session, "date")
    return f"{day:%a} {day.day} {day:%b %Y}" if isinstance(day, date) else "no date yet"


def _said_of_meeting(session: Session, key: str) -> object:
    """A value of the meeting as it was typed: in the model, others may stand in for wrong ones."""
    meeting = session.workspace.data(session.workspace.pack_file).get("meeting")
    return meeting.get(key) if isinstance(meeting, Mapping) else None


def _marks(session: Session) -> list[str]:
    marks = ["read only"] if session.read_only else []
    if session.workspace.is_dirty:
        marks.append("● unsaved")
    marks.append(counted(session.problems) if session.checked_version >= 0 else "checking …")
    if session.pages:
        marks.append(f"{session.pages} pages{'?' if session.pages_are_stale else ''}")
    return marks


def called(session: Session, file: str) -> str:
    """What a file is called in words: a paper by its title, by its name what has none."""
    return called_now(session).get(file) or file.removeprefix(f"{session.workspace.folder}/")


def called_now(session: Session) -> Mapping[str, str]:
    """The words for all files of the pack that have any, as it is now."""
    return session.for_now(_called_of, (session.loaded,))


def _called_of(session: Session) -> dict[str, str]:
    workspace, plan = session.workspace, session.plan
    found = {part.document: part.title for part in plan.parts} if plan else {}
    briefing = session.loaded.briefing
    for file, document in briefing.documents.items() if briefing else ():
        if isinstance(document, Note):
            found[file] = f"Note of {plain_day(document.date)}"
    found[membership_at(workspace)[0]] = "the membership"
    found[board_at(workspace)[0]] = "the board"
    found[workspace.pack_file] = "the pack"  # last: it may hold the other two
    return found


def counted(problems: Sequence[Problem]) -> str:
    """How many problems there are, in words."""
    if not problems:
        return "no problems"
    return f"{len(problems)} problem{'s' if len(problems) != 1 else ''}"
