"""Where things of a pack stand, which files it names, and names for new ones."""

import posixpath
import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefpack.editing.values import Path, value_at, without_entry
from briefpack.editing.workspace import Workspace
from briefpack.model.briefing import document_path
from briefpack.prose.sections import body_pictures
from briefpack.store.attachments import is_report
from briefpack.store.load import BOARD_FILE, MEMBERSHIP_FOLDER
from briefpack.store.reports import split


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


def files_going_with(workspace: Workspace, path: Path) -> tuple[str, ...]:
    """The files in the pack's folder that only an item or a paper names, or a report of it."""
    new = without_entry(workspace.data(workspace.pack_file), path)
    still = {*_all_named(workspace, _named(workspace, new, ())), *_pictures_of(workspace, new)}
    going = _all_named(workspace, named_files(workspace, path))
    return tuple(
        file
        for file in dict.fromkeys(going)
        if file not in still and _is_own(workspace, file) and workspace.has(file)
    )


def _all_named(workspace: Workspace, named: Iterable[Named]) -> Iterator[str]:
    """Files that are named, and those that the reports among them name: appendices, pictures."""
    for each in named:
        yield each.file
        if is_report(each.file):
            yield from _named_by_report(workspace, each.file)


def _pictures_of(workspace: Workspace, data: Any) -> Iterator[str]:  # noqa: ANN401 - any TOML
    """The plan of the venue, and the logo of a board that pack.toml holds."""
    for path in (("meeting", "venue", "map", "image"), ("board", "logo")):
        file = value_at(data, path)
        if isinstance(file, str):
            yield document_of(workspace, file)


def _named_by_report(workspace: Workspace, report: str) -> Iterator[str]:
    appendices = workspace.data(report).get("appendices")
    for entry in appendices if isinstance(appendices, list) else ():
        if isinstance(entry, Mapping) and isinstance(entry.get("file"), str):
            yield document_path("", entry["file"], report)
    for picture in body_pictures(split(workspace.text(report))[1], 1):
        yield document_path("", picture.file, report)


def _is_own(workspace: Workspace, file: str) -> bool:
    """Whether a file belongs to this pack alone: no note of another meeting, say."""
    folder = workspace.folder
    return file.startswith(f"{folder}/") if folder else not file.startswith("../")


def free_name(
    workspace: Workspace, folder: str, title: str, suffix: str, taken: Container[str] = ()
) -> str:
    """A name for a new file of the pack, made from a title, that no file has yet.

    Files in ``taken`` are about to be there.
    """
    stem = slug(title) or "paper"
    for number in range(1, 10_000):
        name = posixpath.join(folder, f"{stem}{f'-{number}' if number > 1 else ''}{suffix}")
        file = document_of(workspace, name)
        if not workspace.has(file) and file not in taken:
            return name
    raise ValueError(title)


def slug(title: str) -> str:
    """Words as a file's name or an id: small letters, digits and single hyphens."""
    plain = unicodedata.normalize("NFKD", title.replace("’", "").replace("'", ""))
    ascii_only = plain.encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:60].rstrip("-")
