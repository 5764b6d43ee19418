"""Packs and their files: found from a path that somebody names."""

import os
from collections.abc import Iterator
from pathlib import Path

from briefpack.errors import BriefpackError
from briefpack.store.files import is_file, is_folder
from briefpack.store.load import BOARD_FILE, FURTHEST_BOARD, MEMBERSHIP_FOLDER, PACK_FILE

NOTE_FILE = "note.toml"

_NOT_SEARCHED = frozenset({"node_modules", "venv", "__pycache__", "site-packages"})
"""Folders that hold other people's files, or none of anybody's."""


def find_packs(where: Path) -> Iterator[Path]:
    """The folders of all packs at or below ``where``, in the order of their names.

    A file stands for the packs that it may belong to: the nearest above it, else all of its
    board. Raises BriefpackError where there is nothing at all.
    """
    if not is_file(where) and not is_folder(where):
        raise BriefpackError(f"there is no {where}", "name a pack, a board, or a folder of them")
    if is_file(where):
        yield from packs_of(where)
    elif is_file(where / PACK_FILE):
        yield where
    else:
        yield from _below(where)


def packs_of(file: Path) -> list[Path]:
    """The folders of the packs that a file may belong to."""
    if file.name == PACK_FILE:
        return [file]
    folder = Path(os.path.abspath(file)).parent  # noqa: PTH100 - links are not to be followed
    for above in (folder, *list(folder.parents)[:FURTHEST_BOARD]):
        if is_file(above / PACK_FILE):
            return [_as_named(above, file)]
        if is_file(above / BOARD_FILE):
            return list(_below(_as_named(above, file)))
    return []


def _as_named(folder: Path, file: Path) -> Path:
    """A folder by a relative name where the file has one: problems are told with it."""
    return folder if file.is_absolute() else Path(os.path.relpath(folder))


def _below(where: Path) -> Iterator[Path]:
    for folder in _folders(where):
        if is_file(folder / PACK_FILE):
            yield folder


def _folders(where: Path) -> Iterator[Path]:
    """A folder and those below it, in order; no hidden ones, and no links."""
    for here, folders, _ in os.walk(where):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name not in _NOT_SEARCHED
        )
        yield Path(here)


def find_texts(where: Path) -> Iterator[Path]:
    """All files at or below ``where`` that briefpack reads as text."""
    if is_file(where):
        yield where
        return
    if not is_folder(where):
        raise BriefpackError(f"there is no {where}", "name a file, a pack, a board, or a folder")
    for folder in _folders(where):
        for entry in sorted(folder.iterdir()):
            if model_of(entry) is not None and is_file(entry):
                yield entry


def model_of(path: Path) -> str | None:
    """The name of the schema of a file, by its name and place; None where briefpack has none.

    Markdown is a report where it starts as one, or stands in a pack's or a board's folder.
    """
    if path.name in {PACK_FILE, BOARD_FILE, NOTE_FILE}:
        return path.stem
    if path.suffix == ".toml" and path.parent.name == MEMBERSHIP_FOLDER:
        return "membership"
    if path.suffix.lower() in {".md", ".markdown"} and _is_report(path):
        return "report"
    return None


def _is_report(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.readline(5).rstrip() == b"+++"
    except OSError:
        return False
