"""Boards below a folder, and their meetings: what a site is made from."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from briefpack.cycle.history import History, read_history
from briefpack.errors import BriefpackError
from briefpack.problems import Problem, errors_in
from briefpack.store.files import is_file, is_folder
from briefpack.store.load import BOARD_FILE, PACK_FILE, shelf_of

_NOT_SEARCHED = frozenset({"node_modules", "venv", "__pycache__", "site-packages"})
"""Folders that hold other people's files, or none of anybody's."""


@dataclass(frozen=True, slots=True)
class Source:
    """A board's folder, and the one pack in it that is wanted, where not all are."""

    root: Path
    only: str | None = None


def find_sources(where: Path) -> tuple[Source, ...]:
    """The boards that ``where`` names: a pack's own, a board, or all below a folder.

    Raises BriefpackError where there is none.
    """
    if is_file(where) or (is_folder(where) and is_file(where / PACK_FILE)):
        shelf, pack_file = shelf_of(where)
        return (Source(shelf.root, pack_file.rpartition("/")[0]),)
    roots = tuple(sorted(_roots(where)))
    if not roots:
        raise BriefpackError(f"{where} has no packs", "name a pack, a board, or a folder of boards")
    return tuple(map(Source, roots))


def _roots(where: Path) -> Iterator[Path]:
    """The folders of boards, and of packs that stand alone, at or below ``where``."""
    if not is_folder(where):
        raise BriefpackError(f"there is no {where}", "name a pack, a board, or a folder of boards")
    inside = ""  # the board whose folders are being walked through
    for here, folders, files in os.walk(where.resolve()):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name not in _NOT_SEARCHED
        )
        is_inside = bool(inside) and here.startswith(inside)
        if BOARD_FILE in files or (PACK_FILE in files and not is_inside):
            inside = here + os.sep
            yield Path(here)


def read_source(source: Source) -> tuple[History, tuple[Problem, ...]]:
    """The wanted meetings of a board, and the errors in their files."""
    history = read_history(source.root)
    if source.only is not None:
        kept = tuple(held for held in history.meetings if held.folder == source.only)
        history = replace(history, meetings=kept)
    errors = list(errors_in(history.problems)) if source.only is None else []
    for held in history.meetings:
        errors.extend(errors_in(held.loaded.problems) if held.loaded else ())
    return history, tuple(dict.fromkeys(errors))
