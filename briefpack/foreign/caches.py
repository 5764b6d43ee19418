"""Folders of what took a while to make, kept on disk for the next time.

An entry is one file, written under another name first: two programs at once may both write it,
and a reader sees a whole one or none. Nothing but time is lost when a folder is deleted.
"""

import contextlib
import os
import tempfile
from pathlib import Path

NEW = ".new"
"""How the name of a file ends that is being written."""


def caches_folder() -> Path:
    """Where this user's caches are kept; BRIEFPACK_CACHE names another place."""
    from platformdirs import user_cache_path

    named = os.environ.get("BRIEFPACK_CACHE")
    return Path(named) if named else user_cache_path("briefpack")


def write_entry(path: Path, data: bytes) -> None:
    """Write an entry, whole or not at all; raises OSError."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=NEW)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def trim(folder: Path, suffixes: tuple[str, ...], most_bytes: int) -> None:
    """Delete the entries used longest ago until a folder is within its bound; raises OSError."""
    entries = []
    for entry in os.scandir(folder):
        if entry.name.endswith((*suffixes, NEW)):
            with contextlib.suppress(OSError):  # another program has just deleted it
                found = entry.stat()
                entries.append((found.st_mtime_ns, found.st_size, entry.path))
    size = sum(entry[1] for entry in entries)
    for _, length, path in sorted(entries):
        if size <= most_bytes:
            break
        Path(path).unlink(missing_ok=True)
        size -= length
