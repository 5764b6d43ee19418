"""Folders to oneself for a moment: between the last look at a file and its writing."""

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

_PATIENCE = 2.0
"""For how many seconds to wait for another program that has a folder locked."""

_PAUSE = 0.002


@contextmanager
def alone_in(folders: Iterable[Path]) -> Iterator[None]:
    """Lock folders themselves, so that nothing is left in them.

    Where there are no locks, or another program keeps one for long, it is done without.
    """
    with ExitStack() as held:
        for folder in sorted(set(folders)):  # in one order, so that two never wait for each other
            held.enter_context(_locked(folder))
        yield


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    handle = _handle(folder)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _handle(folder: Path) -> int | None:
    """The lock on a folder, which holds until it is closed."""
    try:
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        return None
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > end:
                return handle
            time.sleep(_PAUSE)
        except OSError:  # a disk that knows no locks
            return handle
        else:
            return handle
