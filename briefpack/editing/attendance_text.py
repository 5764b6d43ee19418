"""Attendance said in a note's file, where those who may have been there stand as comments.

``briefpack note`` lists the members so. Once something is said of one, their comment goes; with
the last of them goes what tells how to fill the list in.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from briefpack.editing.attendance import (
    BASE,
    LISTS,
    Presence,
    seats,
    with_presence,
    with_rest_present,
)
from briefpack.editing.contents import with_data
from briefpack.editing.new_note import HOW_TO_FILL_IN
from briefpack.editing.values import table_at, with_value
from briefpack.editing.workspace import Workspace
from briefpack.model.membership import Member, Membership

_COMMENT = re.compile(r"[ \t]*#[ \t]*(\{.*\})[ \t]*,?[ \t]*")


def say_presence(  # noqa: PLR0913, PLR0917 - whose seat it is, what is said, and how it is told
    workspace: Workspace,
    file: str,
    membership: Membership,
    at: int,
    presence: Presence,
    substitute: Member | None = None,
    label: str = "Take attendance",
) -> bool:
    """Say in a note what became of the ``at``-th seat; returns whether anything differs."""
    note = workspace.data(file)
    new = with_presence(note, membership, at, presence, substitute)
    said = presence is not Presence.UNSAID or substitute is not None
    marked = [seats(membership, note)[at].member] if said else []
    return _write(workspace, file, new, marked, label)


def say_rest_present(workspace: Workspace, file: str, membership: Membership) -> bool:
    """Say in a note that everybody was there of whom it says nothing."""
    note = workspace.data(file)
    unsaid = [
        seat.member
        for seat in seats(membership, note)
        if seat.presence is Presence.UNSAID and not seat.substitute
    ]
    new = with_rest_present(note, membership)
    return _write(workspace, file, new, unsaid, "The rest was present")


def _write(
    workspace: Workspace,
    file: str,
    note: Mapping[str, Any],
    marked: Iterable[Member],
    label: str,
) -> bool:
    before = workspace.text(file)
    text = without_comments_on(before, [member.name for member in marked])
    new: Any = note
    if _commented(text):  # a list that goes would take the comments in it along
        there, left = table_at(workspace.data(file), BASE), table_at(note, BASE)
        for presence in LISTS:
            if presence.value in there and presence.value not in left:
                new = with_value(new, (*BASE, presence.value), [])
    return workspace.change(label, {file: with_data(file, text, new)}, place=(file, BASE))


def without_comments_on(text: str, names: Iterable[str]) -> str:
    """A note's text without the comments that list people of these names.

    What only looks like a comment, inside quotes, stays.
    """
    wanted = set(names)
    lines = text.split("\n")
    kept = [line for line in lines if _listed(line) not in wanted]
    if len(kept) == len(lines):
        return text
    new = "\n".join(kept)
    if not _commented(new):
        new = new.replace(HOW_TO_FILL_IN, "", 1)
    return new if _says(new) == _says(text) else text


def _commented(text: str) -> bool:
    """Whether anybody is listed in a comment."""
    return any(_listed(line) for line in text.split("\n"))


def _listed(line: str) -> str | None:
    """The name of whom a comment lists; None for any other line."""
    found = _COMMENT.fullmatch(line)
    if found is None:
        return None
    entry = _says(f"entry = {found[1]}")
    name = entry["entry"].get("name") if entry else None
    return name if isinstance(name, str) else None


def _says(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return None
