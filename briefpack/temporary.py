"""Temporary folders that do not outlive the program by much, however it ends.

What is in them may be confidential: a pack that is being looked at, a report in somebody's own
editor. A folder goes when it is no longer needed. Where the program was killed, the next one that
makes a folder removes it: whoever uses a folder holds a lock on it, which the system lets go with
its process.
"""

import contextlib
import os
import shutil
import tempfile
import time
import weakref
from collections.abc import Iterator
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, which has no such locks: there, nothing is removed for others
    fcntl = None  # type: ignore[assignment]

PREFIX, SUFFIX = "briefpack-", ".tmp"
"""What names begin and end with: nobody calls a folder so that is to stay."""

AGE = 60.0
"""Seconds that a folder without a lock is left alone: it may be about to be locked."""


class TemporaryFolder(tempfile.TemporaryDirectory[str]):
    """A folder in the system's temporary folder that only this user can read, and its path.

    To be used with ``with``, or removed with ``cleanup``; at the end of the program it goes anyhow.
    """

    def __init__(self) -> None:
        _look_now_and_then()
        super().__init__(SUFFIX, PREFIX, ignore_cleanup_errors=True)
        self._lock = _locked(Path(self.name))
        _in_use.add(self)

    def cleanup(self) -> None:
        """Remove the folder with all that is in it."""
        super().cleanup()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


_look_again = 0.0

_in_use: "weakref.WeakSet[TemporaryFolder]" = weakref.WeakSet()


def remove_all() -> None:
    """Remove all of this program's folders; for one that is about to end without further ado."""
    for folder in [*_in_use]:
        folder.cleanup()


def _look_now_and_then() -> None:
    """Remove what is left over, unless that was done just now: the folder may be a large one."""
    global _look_again  # noqa: PLW0603 - one for the whole program
    if time.monotonic() >= _look_again:
        _look_again = time.monotonic() + AGE
        remove_left_over()


def remove_left_over() -> None:
    """Remove this user's folders whose programs are gone."""
    if fcntl is None:
        return
    for path in _old_ones():
        lock = _locked(path)
        if lock is not None:
            shutil.rmtree(path, ignore_errors=True)
            os.close(lock)


def _old_ones() -> Iterator[Path]:
    with contextlib.suppress(OSError), os.scandir(tempfile.gettempdir()) as entries:
        for entry in entries:
            with contextlib.suppress(OSError):
                ours = entry.name.startswith(PREFIX) and entry.name.endswith(SUFFIX)
                if ours and entry.is_dir(follow_symlinks=False):
                    found = entry.stat(follow_symlinks=False)
                    if found.st_uid == os.geteuid() and found.st_mtime < time.time() - AGE:
                        yield Path(entry.path)


def _locked(path: Path) -> int | None:
    """A handle that holds a folder's lock; None where somebody else holds it, or nobody can."""
    if fcntl is None:
        return None
    try:
        handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle
