"""The days on which a board meets, as the folders of its meetings tell them."""

import os
import re
import tomllib
from datetime import date
from pathlib import Path

from briefpack.store.files import is_file, is_folder

_PACK_FILE = "pack.toml"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def meetings_beside(folder: Path) -> tuple[date, ...]:
    """The days that the folder of a pack, and those beside it, are called after.

    A meeting whose pack says that it was cancelled is not among them: nobody met.
    """
    if not _DAY.fullmatch(folder.name) or not is_folder(folder.parent):
        return ()
    return tuple(
        sorted(
            day
            for entry in os.scandir(folder.parent)
            if (day := _day(entry.name)) and is_folder(path := Path(entry.path))
            if not _is_cancelled(path / _PACK_FILE)
        )
    )


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(name) if _DAY.fullmatch(name) else None
    except ValueError:
        return None


def _is_cancelled(pack: Path) -> bool:
    """Whether a pack says why its meeting is not held; one that cannot be read says nothing."""
    if not is_file(pack):
        return False
    try:
        data = pack.read_bytes()
        # Most packs never say the word, and are not worth reading further.
        table = tomllib.loads(data.decode()) if b"cancelled" in data else {}
    except (OSError, ValueError):
        return False
    meeting = table.get("meeting")
    return isinstance(meeting, dict) and isinstance(meeting.get("cancelled"), str)
