"""Packs and their files: found from a path that somebody names."""

import os
from collections.abc import Iterator
from pathlib import Path

from briefpack.errors import BriefpackError
from briefpack.store.files import is_file, is_folder
from briefpack.store.load import BOARD_FILE, FURTHEST_BOARD, MEMBERSHIP_FOLDER, NOTE_FILE, PACK_FILE

_NOT_SEARCHED = frozenset({"node_modules", "venv", "__pycache__", "site-packages"})
"""Folders that hold other people's files, or none of anybody's."""

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
"""What some editors put before UTF-8."""


def find_packs(where: Path) -> Iterator[Path]:
    """The folders of all packs at or below ``where``, in the order of their names.

    A file stands for the packs that it may belong to: the one that it is in, else all of its
    board. Raises BriefpackError where there is nothing at all.
    """
    if is_folder(where):
        yield from [where] if is_file(where / PACK_FILE) else _below(where)
    elif is_file(where):
        pack, board = home_of(where)
        if pack is not None:
            yield pack
        elif board is not None:
            yield from _below(board)
    else:
        raise BriefpackError(f"there is no {where}", "name a pack, a board, or a folder of them")


def home_of(file: Path) -> tuple[Path | None, Path | None]:
    """The folders of the nearest pack and of the board that a file is in, where there are any."""
    folder = Path(os.path.abspath(file)).parent  # noqa: PTH100 - links are not to be followed
    pack = None
    for above in (folder, *list(folder.parents)[:FURTHEST_BOARD]):
        if pack is None and is_file(above / PACK_FILE):
            pack = above
        if is_file(above / BOARD_FILE):
            return pack, above
    return pack, None


def _below(where: Path) -> Iterator[Path]:
    for folder, files in _folders(where):
        if PACK_FILE in files and is_file(folder / PACK_FILE):
            yield folder


def _folders(where: Path) -> Iterator[tuple[Path, list[str]]]:
    """A folder and those below it, with the names of their files; no hidden ones, no links."""
    for here, folders, files in os.walk(where):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name not in _NOT_SEARCHED
        )
        yield Path(here), sorted(files)


def find_texts(where: Path) -> Iterator[Path]:
    """All files at or below ``where`` that briefpack reads as text."""
    if is_file(where):
        yield where
        return
    if not is_folder(where):
        raise BriefpackError(f"there is no {where}", "name a file, a pack, a board, or a folder")
    for folder, files in _folders(where):
        for path in (folder / name for name in files):
            if is_file(path) and model_of(path) is not None:
                yield path


def model_of(path: Path) -> str | None:
    """The name of the schema of a file, by its name and place; None where briefpack has none.

    Markdown is a report where it starts as one.
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
            start = file.readline(8).removeprefix(_BYTE_ORDER_MARK)
            return start.partition(b"\r")[0].rstrip() == b"+++"
    except OSError:
        return False
