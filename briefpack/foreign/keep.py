"""What has been found of other people's PDFs, on disk: the answers, and the clean files.

A damaged entry is a missing entry.
"""

import contextlib
import hashlib
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from briefpack.foreign.caches import caches_folder, trim, write_entry

FORMAT = 2
"""Goes up with every change of what examining a file finds or writes."""

MOST_BYTES = 512 * 1024 * 1024
"""How large the folder may grow; the entries used longest ago go first."""

_MAGIC = b"briefpack foreign 1\n"
_ANSWER, _CLEAN = ".answer", ".clean"


def default_folder() -> Path:
    """Where these entries of this user's are."""
    return caches_folder() / "foreign"


@cache
def key_of(sha256: str) -> str:
    """The name of a file's entries; other versions of what reads it have others."""
    from importlib.metadata import version

    libraries = ("pikepdf", "pypdfium2", "fonttools", "pillow")
    parts = (str(FORMAT), sha256, *(version(library) for library in libraries))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Keep:
    """The entries in ``folder``, which is made when first written to."""

    folder: Path
    most_bytes: int = MOST_BYTES

    def answer(self, sha256: str) -> bytes | None:
        """The answer on a file; None if it is not there."""
        return self._get(sha256, _ANSWER)

    def clean(self, sha256: str) -> bytes | None:
        """The clean file made from another; None if it is not there."""
        return self._get(sha256, _CLEAN)

    def put(self, sha256: str, answer: bytes, clean: bytes | None) -> None:
        """Keep an answer and a clean file. A disk that will not take them is no error."""
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            if clean is not None:
                self._write(sha256, _CLEAN, clean)
            self._write(sha256, _ANSWER, answer)
            trim(self.folder, (_ANSWER, _CLEAN), self.most_bytes)

    def _get(self, sha256: str, suffix: str) -> bytes | None:
        path = self._path(sha256, suffix)
        try:
            data = path.read_bytes()
            start = len(_MAGIC) + 32
            body = data[start:]
            if data[:start] != _MAGIC + hashlib.sha256(body).digest():
                return None
            os.utime(path)  # so that what is in use is not what goes first
        except OSError:
            return None
        return body

    def _write(self, sha256: str, suffix: str, body: bytes) -> None:
        data = _MAGIC + hashlib.sha256(body).digest() + body
        write_entry(self._path(sha256, suffix), data)

    def _path(self, sha256: str, suffix: str) -> Path:
        return self.folder / f"{key_of(sha256)}{suffix}"
