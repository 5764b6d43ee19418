"""Files to oneself for a moment, between the last look at one and its writing; and folders.

The lock is on the file that is to be replaced, so that who keeps a folder for long, as the editor
keeps the pack that it has open, does not keep others from saving in it.
"""

import math
import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

_PATIENCE = 2.0
"""For how many seconds to wait for another program that has a file locked."""

_PAUSE = 0.002

_kept: set[tuple[int, int]] = set()
"""Folders that this program has locked for long, by their device and number there."""


@contextmanager
def alone_with(files: Iterable[Path]) -> Iterator[None]:
    """Lock files that are about to be written; of one that is not there yet, the folder.

    Where there are no locks, or another program keeps one for long, it is done without. A folder
    that this program keeps itself is not waited for.
    """
    with ExitStack() as held:
        for path in _to_lock(files):
            with suppress(OSError):
                handle = _lock_on_what_is_there(path)
                if handle is not None:
                    held.callback(os.close, handle)
        yield


def _to_lock(files: Iterable[Path]) -> list[Path]:
    """What to lock: nothing twice, as this program would wait for itself; and in one order.

    Files and folders are ordered together, so that two programs never wait for each other.
    """
    found: dict[tuple[int, int], Path] = {}
    for file in sorted(set(files)):
        path = file if os.path.lexists(file) else file.parent
        with suppress(OSError):
            found.setdefault(_name(path.stat()), path)
    return sorted(path for name, path in found.items() if name not in _kept)


def _lock_on_what_is_there(path: Path) -> int | None:
    """The lock on a file or a folder; on what is there by then, if it was replaced meanwhile."""
    end = time.monotonic() + _PATIENCE
    while True:
        handle = lock_on(path, max(0.0, end - time.monotonic()))
        if handle is None or is_still(path, handle):
            return handle
        os.close(handle)


def is_still(path: Path, handle: int) -> bool:
    """Whether what was locked has not gone, or been replaced, while somebody waited for it."""
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except OSError:
        return False


def lock_on(
    path: Path, patience: float, waiting: Callable[[Path], None] | None = None
) -> int | None:
    """The lock on a file or a folder, which holds until it is closed; None where there are none.

    Waits for ``patience`` seconds; where that is infinity, as long as it takes, and ``waiting`` is
    told of it before. Raises BlockingIOError where another program has the lock even then, and
    OSError where it cannot be opened.
    """
    try:
        import fcntl
    except ImportError:
        return None
    how, end = fcntl.LOCK_EX | fcntl.LOCK_NB, time.monotonic() + patience
    with ExitStack() as closing:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)  # a pipe would have us wait
        closing.callback(os.close, handle)
        while True:
            try:
                fcntl.flock(handle, how)
            except BlockingIOError:
                if time.monotonic() >= end:
                    raise
            except OSError:  # a disk that knows no locks
                return None
            else:
                closing.pop_all()
                return handle
            if patience < math.inf:
                time.sleep(_PAUSE)
                continue
            if waiting is not None:
                waiting(path)
            how = fcntl.LOCK_EX


def keep(handle: int) -> None:
    """Keep a folder for long: what this program makes in it is made under that lock."""
    _kept.add(_name(os.fstat(handle)))


def let_go(handle: int) -> None:
    """Give up a lock that was kept, though a program that was started may have its handle too."""
    import fcntl

    _kept.discard(_name(os.fstat(handle)))
    with suppress(OSError):
        fcntl.flock(handle, fcntl.LOCK_UN)
    os.close(handle)


def _name(found: os.stat_result) -> tuple[int, int]:
    return found.st_dev, found.st_ino
