"""The note of a pack's own meeting, begun from its agenda."""

from collections.abc import Iterator, Mapping
from typing import Any

from briefpack.editing.files import board_at, document_of
from briefpack.editing.values import table_at, tables_at, value_at, with_entry
from briefpack.editing.workspace import Workspace
from briefpack.store.load import NOTE_FILE

_OF_A_MINUTE = ("paragraphs", "reason")
"""What a minute says of why its item was exempt; the public interest was weighed before."""


def note_of_this_meeting(workspace: Workspace) -> str:
    """The file that the note of this pack's own meeting is written to."""
    return document_of(workspace, NOTE_FILE)


def start_note(workspace: Workspace) -> str:
    """Begin the note of this meeting, from the agenda and the meeting; returns its file."""
    from briefpack.store.toml_text import UNKNOWN, file_text

    file = note_of_this_meeting(workspace)
    if workspace.has(file):
        return file
    board_file, base = board_at(workspace)
    data = workspace.data(workspace.pack_file)
    meeting = table_at(data, ("meeting",))
    venue = {key: value for key, value in table_at(meeting, ("venue",)).items() if key != "map"}
    note = {
        "title": value_at(workspace.data(board_file), (*base, "name"), "Board"),
        "date": meeting.get("date"),
        "start": meeting.get("start"),
        "status": "draft",
        "venue": venue or {"name": "?"},
        "items": list(_note_items(data)),
    }
    found = {key: value for key, value in note.items() if value is not None}
    workspace.change("Begin the note", {file: file_text(found, UNKNOWN)}, place=(file, ()))
    return file


def _note_items(table: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The items of an agenda as those of a note: what has no number there has none here."""
    for item in tables_at(table, ("items",)):
        if item.get("kind") == "heading":
            yield from _note_items(item)
            continue
        entry: dict[str, Any] = {"title": item.get("title", "Item")}
        if item.get("numbered") is False:
            entry["numbered"] = False
        if "exempt" in item:
            exempt = table_at(item, ("exempt",))
            entry["exempt"] = {key: exempt[key] for key in _OF_A_MINUTE if key in exempt}
        below = list(_note_items(item))
        if below:
            entry["items"] = below
        yield entry


def take_items(workspace: Workspace, file: str) -> int:
    """Add to a note the items of the agenda that it has not yet; returns how many."""
    note = workspace.data(file)
    there = {str(item.get("title")) for item in tables_at(note, ("items",))}
    new = [
        item
        for item in _note_items(workspace.data(workspace.pack_file))
        if str(item["title"]) not in there
    ]
    data: Any = note
    for item in new:
        data = with_entry(data, ("items",), len(tables_at(data, ("items",))), item)
    if new:
        workspace.set_data("Take items from the agenda", file, data, place=("items",))
    return len(new)
