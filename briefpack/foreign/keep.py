"""What has been found of other people's PDFs, on disk: the answers, and the clean files.

An entry is one file, written under another name first: two programs at once may both write it,
and a reader sees a whole one or none. A damaged entry is a missing entry. Nothing but time is lost
when the folder is deleted.
"""

import contextlib
import hashlib
import os
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FORMAT = 2
"""Goes up with every change of what examining a file finds or writes."""

MOST_BYTES = 512 * 1024 * 1024
"""How large the folder may grow; the entries used longest ago go first."""

_MAGIC = b"briefpack foreign 1\n"
_ANSWER, _CLEAN, _NEW = ".answer", ".clean", ".foreign-new"


def default_folder() -> Path:
    """Where this user's caches are kept; BRIEFPACK_CACHE names another place."""
    from platformdirs import user_cache_path

    named = os.environ.get("BRIEFPACK_CACHE")
    return (Path(named) if named else user_cache_path("briefpack")) / "foreign"


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
            self._trim()

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
        handle, temporary = tempfile.mkstemp(dir=self.folder, suffix=_NEW)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_MAGIC + hashlib.sha256(body).digest() + body)
            Path(temporary).replace(self._path(sha256, suffix))
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise

    def _trim(self) -> None:
        """Delete what was used longest ago until the folder is within its bound."""
        entries = []
        for entry in os.scandir(self.folder):
            if entry.name.endswith((_ANSWER, _CLEAN, _NEW)):
                with contextlib.suppress(OSError):  # another program has just deleted it
                    found = entry.stat()
                    entries.append((found.st_mtime_ns, found.st_size, entry.path))
        size = sum(entry[1] for entry in entries)
        for _, length, path in sorted(entries):
            if size <= self.most_bytes:
                break
            Path(path).unlink(missing_ok=True)
            size -= length

    def _path(self, sha256: str, suffix: str) -> Path:
        return self.folder / f"{key_of(sha256)}{suffix}"
