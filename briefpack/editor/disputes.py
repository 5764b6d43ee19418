"""Whose text is to stay: questions about drafts of an earlier time, and about what others wrote."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from briefpack.editing.contents import digest
from briefpack.editing.drafts import Draft
from briefpack.editor.questions import ask, confirm, show_differences
from briefpack.editor.session import Session
from briefpack.editor.title import called

if TYPE_CHECKING:
    from textual.app import App

MOST_NAMED = 6
"""Files that a question names; it says how many more there are."""


def _named(session: Session, files: Sequence[str]) -> str:
    """What files are called, below each other; what several share once."""
    return listed(list(dict.fromkeys(called(session, file) for file in files)))


def listed(files: Sequence[str]) -> str:
    """Names of files below each other, as far as a question has room for them."""
    lines = [f"  {file}" for file in files[:MOST_NAMED]]
    more = len(files) - MOST_NAMED
    return "\n".join([*lines, f"  and {more} more"] if more > 0 else lines)


async def ask_about_draft(
    app: "App[None]", session: Session, draft: Draft, differing: Sequence[str], more: int
) -> str:
    """What is to become of a draft: "take", "discard", "look" at the pack first, or "later".

    ``more`` drafts are asked about after this one.
    """
    contents = {file: draft.contents[file] for file in differing}
    question = _told(session, draft, differing, more)
    answers = [
        ("take", "Take it up again: nothing is saved yet, and Undo goes back"),
        ("difference", "Show how it differs from what is on disk"),
        ("look", "Look at what is on disk, for reading only; the draft stays"),
        ("later", "Leave it for the next time"),
        ("discard", "Throw the draft away"),
    ]
    put_off = "later" if session.workspace.is_dirty else "look"  # one was taken up already
    answers = [each for each in answers if each[0] not in {"look", "later"} - {put_off}]
    while True:
        chosen = await ask(app, question, answers)
        if chosen == "difference":
            await show_differences(app, session, contents, "in the draft")
        elif chosen != "discard":
            return chosen or put_off
        elif await confirm(app, "Throw the draft away?\nNothing brings it back.", "Throw away"):
            return "discard"


def _told(session: Session, draft: Draft, differing: Sequence[str], more: int) -> str:
    """What a draft is, in words."""
    on_disk, named = session.workspace.on_disk, partial(_named, session)
    moved_on = [file for file in differing if draft.bases.get(file) != digest(on_disk(file))]
    parts = [f"The editor ended before this was saved, {_when(draft.saved)}:\n{named(differing)}"]
    taken_up = [file for file in differing if file in session.workspace.unsaved]
    if taken_up:
        parts.append(
            "The draft that was taken up before has these too. Taking this one up puts that one "
            f"aside, to be offered the next time:\n{named(taken_up)}"
        )
    if moved_on:
        parts.append(f"These have changed on disk since then:\n{named(moved_on)}")
    if draft.lost:
        parts.append(f"These were damaged, and are lost:\n{named(draft.lost)}")
    if more:
        parts.append(f"{more} more draft{'s' if more > 1 else ''} will be asked about after this.")
    return "\n\n".join(parts)


def _when(saved: str) -> str:
    try:
        moment = datetime.fromisoformat(saved)
    except ValueError:
        return "some time ago"
    return f"on {moment:%A} {moment.day} {moment:%B %Y} at {moment:%H:%M}"


async def settle(app: "App[None]", session: Session, files: Sequence[str]) -> bool:
    """Ask whose text is to stay where it changed here and on disk; whether that is settled."""
    question = f"Changed on disk, and changed here too:\n{_named(session, files)}"
    answers = [
        ("difference", "Show the difference"),
        ("mine", "Keep mine: saving takes the place of what is on disk"),
        ("theirs", "Take theirs: Undo brings mine back"),
    ]
    while True:
        chosen = await ask(app, question, answers)
        if chosen == "difference":
            here = {file: session.workspace.content(file) for file in files}
            await show_differences(app, session, here, "here")
        elif chosen == "mine":
            await session.edit(lambda workspace: workspace.keep_mine(files))
            return True
        elif chosen == "theirs":
            await session.edit(lambda workspace: workspace.take_theirs(files))
            return True
        else:
            return False
