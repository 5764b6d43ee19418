"""What one does to a pack, each as one step that can be undone.

Items, papers and appendices are named by their paths in pack.toml: ``("items", 2)``,
``("items", 2, "papers", 0)``. Each function returns the path of what it made or moved.
"""

import posixpath
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from briefpack.editing.files import (
    board_at,
    document_of,
    files_going_with,
    free_name,
    membership_at,
    named_files,
    slug,
)
from briefpack.editing.municipal_year import in_another_year
from briefpack.editing.notes import note_of_this_meeting, start_note, take_items
from briefpack.editing.values import (
    Path,
    tables_at,
    value_at,
    with_entry,
    with_move,
    with_value,
    without_entry,
)
from briefpack.editing.workspace import Content, Workspace
from briefpack.errors import BriefpackError
from briefpack.plan.municipal_years import first_year, year_after
from briefpack.store.attachments import is_report
from briefpack.store.load import MEMBERSHIP_FOLDER

if TYPE_CHECKING:
    from briefpack.editing.pasted import PastedMembers

__all__ = [  # from files.py and notes.py, beside what stands here
    "board_at",
    "document_of",
    "files_going_with",
    "free_name",
    "membership_at",
    "named_files",
    "note_of_this_meeting",
    "slug",
    "start_note",
    "take_items",
]

NEW_REPORT = """\
+++
{head}purpose = "For discussion."
summary = ""
recommendations = []
+++

## Background

1. Write the first numbered paragraph here.
"""


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
    count = _length(data, to_list)
    where = count if position is None else min(position, count)
    path = (*to_list, where)
    new = with_entry(data, to_list, where, entry)
    workspace.set_data(label, file, new, place=path, also=also)
    return path


def _length(data: Any, path: Path) -> int:  # noqa: ANN401 - any TOML
    found = value_at(data, path)
    return len(found) if isinstance(found, (list, tuple)) else 0


def entry_at(data: Any, path: Path) -> Any:  # noqa: ANN401 - any TOML
    """The entry at a path. Raises BriefpackError where there is none, or none any more."""
    entry = value_at(data, path)
    if entry is None:
        raise BriefpackError("this is not there any more")
    return entry


def delete_entry(workspace: Workspace, file: str, path: Path, label: str = "Delete") -> None:
    """Take an entry out of a list. Files that it names stay where they are."""
    entry_at(workspace.data(file), path)
    data = without_entry(workspace.data(file), path)
    workspace.set_data(label, file, data, place=path[:-1])


def move_entry(workspace: Workspace, file: str, path: Path, by: int, label: str = "Move") -> Path:
    """Move an entry up or down its list; at its end it stays."""
    return place_entry(workspace, file, path, int(path[-1]) + by, label)


def place_entry(workspace: Workspace, file: str, path: Path, to: int, label: str = "Move") -> Path:
    """Move an entry to another position of its list, or as near to that as there is one."""
    *to_list, position = path
    data = workspace.data(file)
    entry_at(data, path)
    count = len(value_at(data, tuple(to_list)))
    to = max(0, min(to, count - 1))
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
    entry = entry_at(data, path)
    parent: Path = (*to_list, int(position) - 1, "items")
    moved = (*parent, _length(data, parent))
    new = with_entry(without_entry(data, path), parent, int(moved[-1]), entry)
    workspace.set_data("Indent item", workspace.pack_file, new, place=moved)
    return moved


def outdent_item(workspace: Workspace, path: Path) -> Path:
    """Make a part of an item an item of its own, below it; one that is none stays."""
    if len(path) < 4:  # noqa: PLR2004 - items, a place, items, a place
        return path
    data = workspace.data(workspace.pack_file)
    entry = entry_at(data, path)
    parent = path[:-2]
    moved: Path = (*parent[:-1], int(parent[-1]) + 1)
    new = with_entry(without_entry(data, path), parent[:-1], int(moved[-1]), entry)
    workspace.set_data("Outdent item", workspace.pack_file, new, place=moved)
    return moved


def duplicate_entry(workspace: Workspace, path: Path) -> Path:
    """Put a copy of an item, a paper or an appendix below it, its reports copied too.

    Ids, which are unique, are not copied; other people's files stay one file.
    """
    data = workspace.data(workspace.pack_file)
    copies: dict[str, Content] = {}
    entry = _copy(workspace, entry_at(data, path), copies)
    *to_list, position = path
    return add_entry(
        workspace,
        workspace.pack_file,
        tuple(to_list),
        entry,
        position=int(position) + 1,
        label="Duplicate",
        also=copies,
    )


def _copy(workspace: Workspace, value: Any, copies: dict[str, Content]) -> Any:  # noqa: ANN401
    """A copy of a value; the texts of its reports are put into ``copies``, by their new names."""
    if isinstance(value, list):
        return [_copy(workspace, inner, copies) for inner in value]
    if not isinstance(value, Mapping):
        return value
    copy = {key: _copy(workspace, each, copies) for key, each in value.items() if key != "id"}
    file = value.get("file")
    if value.get("kind") == "report" and isinstance(file, str) and is_report(file):
        text = workspace.content(document_of(workspace, file))
        if isinstance(text, str):
            folder, name = posixpath.split(file)
            stem, suffix = posixpath.splitext(name)
            folder = "reports" if file.startswith("../") else folder
            copy["file"] = free_name(workspace, folder, stem, suffix, taken=copies)
            copies[document_of(workspace, copy["file"])] = text
    return copy


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
    going = files_going_with(workspace, path)
    new = without_entry(workspace.data(workspace.pack_file), path)
    workspace.set_data(
        label,
        workspace.pack_file,
        new,
        place=path[:-1],
        also=dict.fromkeys(going),
    )
    return going


# -- membership --------------------------------------------------------------------------------


def move_between(workspace: Workspace, file: str, path: Path, to_list: Path) -> Path:
    """Move an entry of one list to the end of another list of the file."""
    data = workspace.data(file)
    count = _length(data, to_list)
    new = without_entry(with_entry(data, to_list, count, entry_at(data, path)), path)
    moved = (*to_list, count)
    workspace.set_data("Move", file, new, place=moved)
    return moved


def roll_year(workspace: Workspace) -> str | None:
    """Copy the membership's file to the next municipal year, and have the pack name that.

    Returns the new file's name; None where the membership has no file whose name is a year, or
    the next year's is there already, which the pack then names.
    """
    file, base = membership_at(workspace)
    old = file.removeprefix(f"{MEMBERSHIP_FOLDER}/").removesuffix(".toml")
    begins, year = first_year(old), year_after(old)
    if base or begins is None or year is None:
        return None
    new = f"{MEMBERSHIP_FOLDER}/{year}.toml"
    also: dict[str, Content] = {}
    if not workspace.has(new):
        also[new] = in_another_year(workspace.text(file), begins, begins + 1)
    data = with_value(workspace.data(workspace.pack_file), ("membership",), year)
    workspace.set_data(
        "Roll membership forward", workspace.pack_file, data, place=("membership",), also=also
    )
    return new


def add_members(workspace: Workspace, file: str, base: Path, pasted: "PastedMembers") -> None:
    """Add pasted members to their groups, which are made where there are none of their names."""
    data: Any = workspace.data(file)
    for group in pasted.groups:
        target = base
        if group.name is not None:
            names = [each.get("name") for each in tables_at(data, (*base, "groups"))]
            at = names.index(group.name) if group.name in names else len(names)
            if at == len(names):
                data = with_entry(data, (*base, "groups"), at, {"name": group.name})
            target = (*base, "groups", at)
        for key in ("members", "substitutes"):
            to_list = (*target, key)
            for member in group.data.get(key) or ():
                data = with_entry(data, to_list, _length(data, to_list), member)
        if group.vacancies:
            before = value_at(data, (*target, "vacancies"), 0)
            vacant = group.vacancies + (before if isinstance(before, int) else 0)
            data = with_value(data, (*target, "vacancies"), vacant)
    workspace.set_data("Paste members", file, data, place=base)


# -- reports -----------------------------------------------------------------------------------


def add_picture(workspace: Workspace, report: str, name: str, content: bytes) -> str:
    """Copy a picture beside a report; returns how the report names it."""
    stem, suffix = posixpath.splitext(name)
    folder = posixpath.dirname(report)
    for number in range(1, 10_000):
        plain = f"{slug(stem) or 'picture'}{f'-{number}' if number > 1 else ''}{suffix.lower()}"
        file = posixpath.join(folder, plain)
        if not workspace.has(file):
            workspace.change(f"Add picture {name}", {file: content})
            return plain
    raise ValueError(name)
