"""Small things that take a while to make, kept on disk, each with what it was made of.

A damaged entry is a missing entry.
"""

import contextlib
import hashlib
from dataclasses import dataclass
from pathlib import Path

from briefpack.foreign.caches import caches_folder, trim, write_entry

MOST_BYTES = 16 * 1024 * 1024
"""How large the folder of a kind may grow; the entries written longest ago go first."""

_MAGIC = b"briefpack kept 1\n"
_SUFFIX = ".kept"


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of one kind, in this kind's own folder of the user's caches."""

    kind: str
    most_bytes: int = MOST_BYTES

    def get(self, name: str, made_of: str) -> bytes | None:
        """What is kept under this name, if it was made of the same."""
        start = _start(made_of)
        try:
            data = self._path(name).read_bytes()
        except OSError:
            return None
        body = data[len(start) + 32 :]
        whole = data[: len(start)] == start and data[len(start) :][:32] == _sum(body)
        return body if whole else None

    def put(self, name: str, made_of: str, body: bytes) -> None:
        """Keep something in place of what had this name. A disk that is full is no error."""
        path = self._path(name)
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_entry(path, _start(made_of) + _sum(body) + body)
            trim(path.parent, (_SUFFIX,), self.most_bytes)

    def _path(self, name: str) -> Path:
        digest = hashlib.sha256(name.encode()).hexdigest()
        return caches_folder() / self.kind / f"{digest[:32]}{_SUFFIX}"


def _start(made_of: str) -> bytes:
    return _MAGIC + hashlib.sha256(made_of.encode()).digest()


def _sum(body: bytes) -> bytes:
    return hashlib.sha256(body).digest()
