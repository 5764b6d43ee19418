"""Laid-out sections on disk, by what went into them.

A damaged entry is a missing entry.
"""

import contextlib
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from briefpack.foreign.caches import caches_folder, trim, write_entry
from briefpack.rendering.section import LaidOutSection, Layout

MOST_BYTES = 512 * 1024 * 1024
"""How large the folder may grow; the entries used longest ago go first."""

_MAGIC = b"briefpack section 1\n"
_SUFFIX = ".section"


def default_folder() -> Path:
    """Where this user's caches are kept."""
    return caches_folder()


@dataclass(frozen=True, slots=True)
class SectionCache:
    """The entries in ``folder``, which is made when first written to."""

    folder: Path
    most_bytes: int = MOST_BYTES

    def get(self, key: str, name: str) -> LaidOutSection | None:
        """The section with this key, called ``name`` from now on; None if it is not there."""
        path = self._path(key)
        try:
            data = path.read_bytes()
            section = unpack(data, name)
            if section is not None:
                os.utime(path)  # so that what is in use is not what goes first
        except OSError:
            return None
        return section

    def put(self, key: str, packed: bytes) -> None:
        """Keep a section, as ``pack`` made it. A disk that will not take it is no error."""
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            write_entry(self._path(key), packed)

    def trim(self) -> None:
        """Delete what was used longest ago until the folder is within its bound."""
        with contextlib.suppress(OSError):
            trim(self.folder, (_SUFFIX,), self.most_bytes)

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}{_SUFFIX}"


def pack(layout: Layout, pdf: bytes) -> bytes:
    """A section as bytes, with a checksum in front."""
    head = layout.to_json()
    body = len(head).to_bytes(8, "big") + head + pdf
    return _MAGIC + hashlib.sha256(body).digest() + body


def unpack(data: bytes, name: str) -> LaidOutSection | None:
    """Back from ``pack``; None if the bytes are not as they were written."""
    start = len(_MAGIC) + 32
    body = data[start:]
    if data[: len(_MAGIC)] != _MAGIC or hashlib.sha256(body).digest() != data[len(_MAGIC) : start]:
        return None
    length = int.from_bytes(body[:8], "big")
    return LaidOutSection(name, Layout.from_json(body[8 : 8 + length]), body[8 + length :])
