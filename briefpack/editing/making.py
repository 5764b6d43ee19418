"""New packs and memberships, written where there are none yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefpack.errors import BriefpackError
from briefpack.model.board import Board
from briefpack.store.files import Shelf, is_file, is_folder
from briefpack.store.find import home_of
from briefpack.store.load import BOARD_FILE, PACK_FILE, load_alone
from briefpack.store.schema_line import schema_line

_SCHEMA = "#:schema "


@dataclass(frozen=True, slots=True)
class BoardAbove:
    """The board that a folder belongs to, and the board's own folder."""

    shelf: Shelf
    board: Board


def board_above(folder: Path) -> BoardAbove | None:
    """The board whose folder a pack's ``folder`` is in, whether there is such a folder yet or not.

    Raises BriefpackError where board.toml has problems.
    """
    _, root = home_of(folder / PACK_FILE)
    if root is None:
        return None
    loaded = load_alone(root / BOARD_FILE)
    if loaded.briefing is None or loaded.problems:
        raise BriefpackError(
            f"{root / BOARD_FILE} has problems",
            "see what `briefpack validate` says of it, and mend it first",
        )
    return BoardAbove(Shelf(root.resolve()), loaded.briefing.board)


def check_free(folder: Path) -> None:
    """Raise BriefpackError where no new pack can be made in a folder."""
    if is_file(folder / PACK_FILE):
        raise BriefpackError(
            f"{folder} has a pack already", "name another folder, or change that pack"
        )
    if folder.exists() and not is_folder(folder):
        raise BriefpackError(f"{folder} is not a folder", "name the folder of the new pack")


def with_schema_line(text: str, path: Path, name: str) -> str:
    """A new file's text with the line that names its schema, where a folder above has schemas."""
    line = schema_line(path, name)
    first, _, rest = text.partition("\n")
    if line is None or (first.startswith(_SCHEMA) and "://" in first):
        return text
    return f"{line}\n{rest}" if first.startswith(_SCHEMA) else f"{line}\n\n{text}"


def write_new(folder: Path, files: Mapping[str, str | bytes]) -> tuple[Path, ...]:
    """Write new files by their names in a folder, which is made; returns their paths.

    Raises BriefpackError where one of them is there already, or cannot be written.
    """
    from briefpack.store.write import Change, FileState, save_all

    for name in files:
        if (folder / name).exists():
            raise BriefpackError(f"there is a {folder / name} already", "nothing was written")
    changes = [Change(folder / name, it, FileState(None)) for name, it in files.items()]
    save_all(changes)
    return tuple(change.path for change in changes)
