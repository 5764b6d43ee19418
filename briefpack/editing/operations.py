"""What one does to a pack, each as one step that can be undone.

Items, papers and appendices are named by their paths in pack.toml: ``("items", 2)``,
``("items", 2, "papers", 0)``. Each function returns the path of what it made or moved.
"""

import posixpath
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefpack.editing.values import (
    Path,
    value_at,
    with_entry,
    with_move,
    with_value,
    without_entry,
)
from briefpack.editing.workspace import Content, Workspace
from briefpack.model.briefing import document_path
from briefpack.store.load import BOARD_FILE, MEMBERSHIP_FOLDER, NOTE_FILE

if TYPE_CHECKING:
    from briefpack.editing.pasted import PastedMembers

NEW_REPORT = """\
+++
{head}purpose = "For discussion."
summary = ""
recommendations = []
+++

## Background

1. Write the first numbered paragraph here.
"""


# -- where things stand ------------------------------------------------------------------------


def board_at(workspace: Workspace) -> tuple[str, Path]:
    """The file that the board stands in, and the path to it there."""
    if value_at(workspace.data(workspace.pack_file), ("board",)) is not None:
        return workspace.pack_file, ("board",)
    return BOARD_FILE, ()


def membership_at(workspace: Workspace) -> tuple[str, Path]:
    """The file that the membership stands in, and the path to it there."""
    named = value_at(workspace.data(workspace.pack_file), ("membership",))
    if isinstance(named, str):
        return f"{MEMBERSHIP_FOLDER}/{named}.toml", ()
    return workspace.pack_file, ("membership",)


def document_of(workspace: Workspace, file: str) -> str:
    """The name, on the shelf, of a file that pack.toml names."""
    return document_path(workspace.folder, file)


@dataclass(frozen=True, slots=True)
class Named:
    """A file that pack.toml names, and where it does."""

    file: str
    path: Path


def named_files(workspace: Workspace, path: Path) -> Iterator[Named]:
    """The files that an item, or a paper, and all below it name."""
    table = value_at(workspace.data(workspace.pack_file), path)
    yield from _named(workspace, table, path)


def _named(workspace: Workspace, table: Any, path: Path) -> Iterator[Named]:  # noqa: ANN401
    if not isinstance(table, Mapping):
        return
    if isinstance(table.get("file"), str):
        yield Named(document_of(workspace, table["file"]), path)
    for key in ("items", "papers", "appendices"):
        entries = table.get(key)
        if isinstance(entries, Sequence) and not isinstance(entries, str):
            for position, entry in enumerate(entries):
                yield from _named(workspace, entry, (*path, key, position))


# -- values ------------------------------------------------------------------------------------


def set_value(  # noqa: PLR0913 - a value, where it stands, and how the step is told
    workspace: Workspace,
    file: str,
    path: Path,
    value: Any,  # noqa: ANN401 - any TOML
    label: str = "",
    *,
    merge: str | None = None,
    at: float = 0.0,
) -> bool:
    """Set a value, or take it away with None; returns whether anything differs."""
    data = with_value(workspace.data(file), path, value)
    label = label or f"Change {path[-1] if path else file}"
    return workspace.set_data(label, file, data, place=path, merge=merge, at=at)


def set_body(
    workspace: Workspace, file: str, body: str, *, merge: str | None = None, at: float = 0.0
) -> bool:
    """Set the text of a report below its head."""
    text = workspace.text(file)
    from briefpack.store.reports import split

    _, old = split(text)
    new = text[: len(text) - len(old)] + body
    return workspace.change("Type", {file: new}, place=(file, ()), merge=merge, at=at)


def body_of(workspace: Workspace, file: str) -> str:
    """The text of a report below its head."""
    from briefpack.store.reports import split

    return split(workspace.text(file))[1]


# -- entries of lists --------------------------------------------------------------------------


def add_entry(  # noqa: PLR0913 - an entry, where it goes, and how the step is told
    workspace: Workspace,
    file: str,
    to_list: Path,
    entry: Any,  # noqa: ANN401 - any TOML
    *,
    position: int | None = None,
    label: str = "Add",
    also: Mapping[str, Content] | None = None,
) -> Path:
    """Put an entry into a list, at its end unless a position is given."""
    data = workspace.data(file)
    count = len(value_at(data, to_list) or ())
    where = count if position is None else min(position, count)
    path = (*to_list, where)
    new = with_entry(data, to_list, where, entry)
    workspace.set_data(label, file, new, place=path, also=also)
    return path


def delete_entry(workspace: Workspace, file: str, path: Path, label: str = "Delete") -> None:
    """Take an entry out of a list. Files that it names stay where they are."""
    data = without_entry(workspace.data(file), path)
    workspace.set_data(label, file, data, place=path[:-1])


def move_entry(workspace: Workspace, file: str, path: Path, by: int, label: str = "Move") -> Path:
    """Move an entry up or down its list; at its end it stays."""
    *to_list, position = path
    data = workspace.data(file)
    count = len(value_at(data, tuple(to_list)) or ())
    to = max(0, min(int(position) + by, count - 1))
    moved: Path = (*to_list, to)
    if to != position:
        workspace.set_data(label, file, with_move(data, path, to), place=moved)
    return moved


# -- items and papers --------------------------------------------------------------------------


def add_item(
    workspace: Workspace, after: Path | None, title: str = "New item", kind: str = "discussion"
) -> Path:
    """Add an item of business below another, or at the end."""
    to_list: Path = after[:-1] if after else ("items",)
    position = int(after[-1]) + 1 if after else None
    entry = {"title": title, "kind": kind}
    return add_entry(
        workspace, workspace.pack_file, to_list, entry, position=position, label="Add item"
    )


def indent_item(workspace: Workspace, path: Path) -> Path:
    """Make an item a part of the one above it; the first of a list stays."""
    *to_list, position = path
    if position == 0:
        return path
    data = workspace.data(workspace.pack_file)
    entry = value_at(data, path)
    parent: Path = (*to_list, int(position) - 1, "items")
    count = len(value_at(data, parent) or ())
    new = with_entry(without_entry(data, path), parent, count, entry)
    moved = (*parent, count)
    workspace.set_data("Indent item", workspace.pack_file, new, place=moved)
    return moved


def outdent_item(workspace: Workspace, path: Path) -> Path:
    """Make a part of an item an item of its own, below it; one that is none stays."""
    if len(path) < 4:  # noqa: PLR2004 - items, a place, items, a place
        return path
    data = workspace.data(workspace.pack_file)
    entry = value_at(data, path)
    parent = path[:-2]
    moved: Path = (*parent[:-1], int(parent[-1]) + 1)
    new = with_entry(without_entry(data, path), parent[:-1], int(moved[-1]), entry)
    workspace.set_data("Outdent item", workspace.pack_file, new, place=moved)
    return moved


def duplicate_entry(workspace: Workspace, path: Path) -> Path:
    """Put a copy of an item, a paper or an appendix below it; ids, which are unique, are not."""
    data = workspace.data(workspace.pack_file)
    entry = _without_ids(value_at(data, path))
    *to_list, position = path
    return add_entry(
        workspace,
        workspace.pack_file,
        tuple(to_list),
        entry,
        position=int(position) + 1,
        label="Duplicate",
    )


def _without_ids(value: Any) -> Any:  # noqa: ANN401 - any TOML
    if isinstance(value, Mapping):
        return {key: _without_ids(inner) for key, inner in value.items() if key != "id"}
    if isinstance(value, list):
        return [_without_ids(inner) for inner in value]
    return value


def add_report(workspace: Workspace, item: Path, title: str) -> Path:
    """Add a new report to an item, in a file of its own."""
    import tomli_w

    file = free_name(workspace, "reports", title, ".md")
    text = NEW_REPORT.format(head=tomli_w.dumps({"title": title}))
    paper = {"kind": "report", "file": file}
    return add_entry(
        workspace,
        workspace.pack_file,
        (*item, "papers"),
        paper,
        label="Add report",
        also={document_of(workspace, file): text},
    )


def add_file(
    workspace: Workspace, to_list: Path, name: str, content: bytes, title: str | None = None
) -> Path:
    """Copy somebody's file into the pack, as a paper or an appendix by the list's name."""
    stem, suffix = posixpath.splitext(name)
    file = free_name(workspace, "attachments", stem, suffix.lower())
    entry: dict[str, Any] = {"title": title or stem, "file": file}
    if to_list[-1] == "papers":
        entry = {"kind": "attachment", **entry}
    return add_entry(
        workspace,
        workspace.pack_file,
        to_list,
        entry,
        label="Add attachment",
        also={document_of(workspace, file): content},
    )


def add_to_follow(workspace: Workspace, item: Path, title: str | None = None) -> Path:
    """Say that a paper of an item is to follow."""
    paper = {"kind": "to-follow", **({"title": title} if title else {})}
    return add_entry(
        workspace, workspace.pack_file, (*item, "papers"), paper, label="Add paper to follow"
    )


def delete_with_files(workspace: Workspace, path: Path, label: str = "Delete") -> tuple[str, ...]:
    """Take out an item or a paper, with the files in the pack's folder that only it names."""
    data = workspace.data(workspace.pack_file)
    new = without_entry(data, path)
    still = {named.file for named in _named(workspace, new, ())}
    going = tuple(
        dict.fromkeys(
            named.file
            for named in named_files(workspace, path)
            if named.file not in still and _is_own(workspace, named.file)
        )
    )
    workspace.set_data(
        label,
        workspace.pack_file,
        new,
        place=path[:-1],
        also=dict.fromkeys(going),
    )
    return going


def _is_own(workspace: Workspace, file: str) -> bool:
    """Whether a file belongs to this pack alone: no note of another meeting, say."""
    folder = workspace.folder
    return file.startswith(f"{folder}/") if folder else not file.startswith("../")


def free_name(workspace: Workspace, folder: str, title: str, suffix: str) -> str:
    """A name for a new file of the pack, made from a title, that no file has yet."""
    stem = slug(title) or "paper"
    for number in range(1, 10_000):
        name = f"{folder}/{stem}{f'-{number}' if number > 1 else ''}{suffix}"
        if workspace.content(document_of(workspace, name)) is None:
            return name
    raise ValueError(title)


def slug(title: str) -> str:
    """Words as a file's name or an id: small letters, digits and single hyphens."""
    plain = unicodedata.normalize("NFKD", title.replace("’", "").replace("'", ""))
    ascii_only = plain.encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:60].rstrip("-")


# -- membership --------------------------------------------------------------------------------


def move_between(workspace: Workspace, file: str, path: Path, to_list: Path) -> Path:
    """Move an entry of one list to the end of another list of the file."""
    data = workspace.data(file)
    entry = value_at(data, path)
    count = len(value_at(data, to_list) or ())
    new = without_entry(with_entry(data, to_list, count, entry), path)
    moved = (*to_list, count)
    workspace.set_data("Move", file, new, place=moved)
    return moved


def roll_year(workspace: Workspace) -> str | None:
    """Copy the membership's file to the next municipal year, and have the pack name that.

    Returns the new file's name; None where the membership has no file whose name is a year, or
    the next year's is there already, which the pack then names.
    """
    file, base = membership_at(workspace)
    found = re.fullmatch(rf"{MEMBERSHIP_FOLDER}/(\d{{4}})(?:-(\d\d))?\.toml", file)
    if base or found is None:
        return None
    year = int(found[1]) + 1
    name = f"{year}-{(year + 1) % 100:02}" if found[2] else f"{year}"
    new = f"{MEMBERSHIP_FOLDER}/{name}.toml"
    also: dict[str, Content] = {}
    if workspace.content(new) is None:
        also[new] = workspace.text(file)
    data = with_value(workspace.data(workspace.pack_file), ("membership",), name)
    workspace.set_data(
        "Roll membership forward", workspace.pack_file, data, place=("membership",), also=also
    )
    return new


# -- reports -----------------------------------------------------------------------------------


def add_picture(workspace: Workspace, report: str, name: str, content: bytes) -> str:
    """Copy a picture beside a report; returns how the report names it."""
    stem, suffix = posixpath.splitext(name)
    folder = posixpath.dirname(report)
    for number in range(1, 10_000):
        plain = f"{slug(stem) or 'picture'}{f'-{number}' if number > 1 else ''}{suffix.lower()}"
        file = posixpath.join(folder, plain)
        if workspace.content(file) is None:
            workspace.change(f"Add picture {name}", {file: content})
            return plain
    raise ValueError(name)


# -- the note ----------------------------------------------------------------------------------


def note_of_this_meeting(workspace: Workspace) -> str:
    """The file that the note of this pack's own meeting is written to."""
    return document_of(workspace, NOTE_FILE)


def start_note(workspace: Workspace) -> str:
    """Begin the note of this meeting, from the agenda and the meeting; returns its file."""
    from briefpack.store.toml_text import UNKNOWN, file_text

    file = note_of_this_meeting(workspace)
    if workspace.content(file) is not None:
        return file
    board_file, base = board_at(workspace)
    data = workspace.data(workspace.pack_file)
    meeting = data.get("meeting", {})
    venue = {key: value for key, value in meeting.get("venue", {}).items() if key != "map"}
    note = {
        "title": value_at(workspace.data(board_file), (*base, "name"), "Board"),
        "date": meeting.get("date"),
        "start": meeting.get("start"),
        "status": "draft",
        "venue": venue or {"name": "?"},
        "items": list(_note_items(data.get("items", ()))),
    }
    found = {key: value for key, value in note.items() if value is not None}
    workspace.change("Begin the note", {file: file_text(found, UNKNOWN)}, place=(file, ()))
    return file


def _note_items(items: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """The items of an agenda as those of a note: what has no number there has none here."""
    for item in items:
        if item.get("kind") == "heading":
            yield from _note_items(item.get("items", ()))
            continue
        entry: dict[str, Any] = {"title": item.get("title", "Item")}
        if item.get("numbered") is False:
            entry["numbered"] = False
        below = list(_note_items(item.get("items", ())))
        if below:
            entry["items"] = below
        yield entry


def take_items(workspace: Workspace, file: str) -> int:
    """Add to a note the items of the agenda that it has not yet; returns how many."""
    note = workspace.data(file)
    there = {str(item.get("title")) for item in note.get("items", ())}
    agenda = workspace.data(workspace.pack_file).get("items", ())
    new = [item for item in _note_items(agenda) if item["title"] not in there]
    if new:
        data = with_value(note, ("items",), [*note.get("items", ()), *new])
        workspace.set_data("Take items from the agenda", file, data, place=("items",))
    return len(new)


def add_members(workspace: Workspace, file: str, base: Path, pasted: "PastedMembers") -> None:
    """Add pasted members to their groups, which are made where there are none of their names."""
    data: Any = workspace.data(file)
    for group in pasted.groups:
        target = base
        if group.name is not None:
            groups = value_at(data, (*base, "groups")) or []
            names = [each.get("name") for each in groups]
            at = names.index(group.name) if group.name in names else len(names)
            if at == len(names):
                data = with_entry(data, (*base, "groups"), at, {"name": group.name})
            target = (*base, "groups", at)
        for key in ("members", "substitutes"):
            new = group.data.get(key) or []
            if new:
                there = value_at(data, (*target, key)) or []
                data = with_value(data, (*target, key), [*there, *new])
        if group.vacancies:
            vacant = value_at(data, (*target, "vacancies"), 0) + group.vacancies
            data = with_value(data, (*target, "vacancies"), vacant)
    workspace.set_data("Paste members", file, data, place=base)
