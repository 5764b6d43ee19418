"""Boards below a folder, and their meetings: what a site is made from."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from briefpack.cycle.history import History, read_history
from briefpack.errors import BriefpackError
from briefpack.problems import Problem, errors_in
from briefpack.store.files import is_file, is_folder
from briefpack.store.find import find_packs
from briefpack.store.load import BOARD_FILE, PACK_FILE, shelf_of


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
    roots = {Path(folder.resolve()) for folder in _boards(where)}
    roots |= {
        shelf_of(pack)[0].root for pack in find_packs(where) if not roots & set(pack.resolve().parents)
    }
    if not roots:
        raise BriefpackError(f"{where} has no packs", "name a pack, a board, or a folder of boards")
    return tuple(Source(root) for root in sorted(roots))


def _boards(where: Path) -> Iterator[Path]:
    """The folders with a board.toml at or below ``where``; no hidden ones, no links."""
    for here, folders, files in os.walk(where):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if BOARD_FILE in files:
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
