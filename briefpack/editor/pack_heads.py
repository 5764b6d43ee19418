"""What a list of packs tells of each: read from the top of its files, without checking the rest."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any

from briefpack.errors import BriefpackError
from briefpack.store.files import LARGEST_TEXT, is_file
from briefpack.store.find import find_packs, home_of
from briefpack.store.load import BOARD_FILE, PACK_FILE

MOST_OF_A_BOARD = 500
"""Packs of one board that are looked at for the last of them."""


@dataclass(frozen=True, slots=True)
class PackHead:
    """A pack as a list shows it; ``trouble`` says why no more is known of it.

    ``board_folder`` is where the board's board.toml is; None where the pack stands alone.
    """

    folder: Path
    board: str = ""
    board_folder: Path | None = None
    day: date | None = None
    start: time | None = None
    title: str = ""
    venue: str = ""
    items: tuple[str, ...] = ()
    trouble: str = ""

    @property
    def name(self) -> str:
        """The board's name, or what else the pack is known by."""
        return self.board or self.folder.name or str(self.folder)

    @property
    def when(self) -> str:
        """The meeting's day and time: "Thu 3 Nov 2016, 16:30"."""
        if self.day is None:
            return ""
        clock = f", {self.start:%H:%M}" if self.start else ""
        return f"{self.day:%a} {self.day.day} {self.day:%b %Y}{clock}"


@dataclass(frozen=True, slots=True)
class KnownBoard:
    """A board that new packs can be made for, with the last of its packs.

    ``folder`` holds its board.toml; None where its packs stand alone.
    """

    name: str
    folder: Path | None
    last: PackHead | None = None
    profile: str = ""
    theme: str = ""


def pack_folder(where: Path) -> Path:
    """The folder of a pack that is named by it, or by its pack.toml."""
    return where.parent if where.name == PACK_FILE else where


def read_head(where: Path) -> PackHead:
    """The head of the pack in a folder, or of which ``where`` is the pack.toml."""
    folder = pack_folder(where)
    data = _toml(folder / PACK_FILE)
    if isinstance(data, str):
        return PackHead(folder, trouble=data)
    board_folder = home_of(folder / PACK_FILE)[1]
    meeting = _table(data.get("meeting"))
    day, start = meeting.get("date"), meeting.get("start")
    items = data.get("items")
    return PackHead(
        folder,
        _name(_table(data.get("board"))) or _board_name(board_folder),
        board_folder,
        day if isinstance(day, date) and not isinstance(day, datetime) else None,
        start if isinstance(start, time) else None,
        _line(meeting.get("title")),
        _line(_table(meeting.get("venue")).get("name")),
        tuple(_line(_table(item).get("title")) for item in items if isinstance(item, dict))
        if isinstance(items, list)
        else (),
    )


def known_boards(heads: Iterable[PackHead], here: Path) -> list[KnownBoard]:
    """The boards of some packs, each with its last pack, and the one that ``here`` is in."""
    found: dict[tuple[Path, str], KnownBoard] = {}
    for head in heads:
        if head.trouble or not head.board:
            continue
        key = (head.board_folder or head.folder.parent, head.board)
        if key not in found:
            found[key] = _known(head)
        elif head.board_folder is None:
            found[key] = _later(found[key], head)
    folder = home_of(here / PACK_FILE)[1]
    if folder is not None and not any(board.folder == folder for board in found.values()):
        name = _board_name(folder)
        if name:
            found[folder, name] = _with_file(KnownBoard(name, folder, last_pack(folder)))
    return list(found.values())


def _known(head: PackHead) -> KnownBoard:
    if head.board_folder is None:
        return KnownBoard(head.board, None, head)
    last = last_pack(head.board_folder)
    return _with_file(KnownBoard(head.board, head.board_folder, last or head))


def _later(board: KnownBoard, head: PackHead) -> KnownBoard:
    """The same board, with the later of two packs that stand alone."""
    last = board.last
    later = last is None or (head.day or date.min) > (last.day or date.min)
    return KnownBoard(board.name, None, head) if later else board


def _with_file(board: KnownBoard) -> KnownBoard:
    """A board with what its board.toml says of rules and looks."""
    data = _toml(board.folder / BOARD_FILE) if board.folder else ""
    if isinstance(data, str):
        return board
    profile, theme = _line(data.get("profile")), _line(data.get("theme"))
    return KnownBoard(board.name, board.folder, board.last, profile, theme)


def last_pack(board: Path) -> PackHead | None:
    """The pack with the latest meeting in a board's folder, of those that can be read."""
    heads = [read_head(folder) for folder in islice(_packs(board), MOST_OF_A_BOARD)]
    dated = [head for head in heads if head.day is not None]
    return max(dated, key=lambda head: head.day or date.min, default=None)


def _packs(where: Path) -> Iterator[Path]:
    try:
        yield from find_packs(where)
    except (BriefpackError, OSError):  # it went away meanwhile
        return


def current_folder() -> Path:
    """The folder that briefpack was started in; the account's own where that is gone."""
    try:
        return Path.cwd()
    except OSError:
        return Path("~").expanduser()


def home_path(path: Path) -> str:
    """A path as people write it, with ~ for their own folder."""
    try:
        inside = path.relative_to(Path.home())
    except (ValueError, RuntimeError):  # elsewhere, or an account without a folder
        return str(path)
    return f"~/{inside}" if inside.parts else "~"


# -- reading -----------------------------------------------------------------------------------


def _toml(file: Path) -> dict[str, Any] | str:
    """The TOML of a file, or why it cannot be had."""
    if not is_file(file):
        gone = not file.parent.is_dir()
        return "the folder is no longer there" if gone else f"there is no {file.name} any more"
    try:
        if file.stat().st_size > LARGEST_TEXT:
            return f"{file.name} is larger than any text a person writes"
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        return f"{file.name} cannot be read: {error.strerror or error}"
    except UnicodeDecodeError:
        return f"{file.name} is not UTF-8 text"
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return f"{file.name} is not TOML: {error}"


def _board_name(folder: Path | None) -> str:
    data = _toml(folder / BOARD_FILE) if folder else ""
    return "" if isinstance(data, str) else _name(data)


def _name(board: Mapping[str, Any]) -> str:
    return _line(board.get("short_name")) or _line(board.get("name"))


def _table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _line(value: object) -> str:
    """A text as a list can show it: on one line, and without what would steer the terminal."""
    if not isinstance(value, str):
        return ""
    return " ".join("".join(each if each.isprintable() else " " for each in value).split())
