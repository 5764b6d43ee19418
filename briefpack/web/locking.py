"""One build at a time in a site's folder: a second one waits until the first is done."""

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from briefpack.web.output import unwritable


@contextlib.contextmanager
def alone_in(folder: Path, waiting: Callable[[Path], None]) -> Iterator[None]:
    """Have a folder to oneself; ``waiting`` is told of it where another build is at work there.

    The folder itself is locked, so that nothing is left in it; it is made where it is not there,
    and goes again where nothing came of it. Where there are no locks, nobody waits.
    """
    made = not folder.is_dir()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(folder, error) from error
    handle = _locked(folder, waiting)
    try:
        yield
    finally:
        if made:
            with contextlib.suppress(OSError):  # something came of it
                folder.rmdir()
        if handle is not None:
            os.close(handle)


def _locked(folder: Path, waiting: Callable[[Path], None]) -> int | None:
    """The lock on a folder, which holds until it is closed."""
    try:
        import fcntl
    except ImportError:
        return None
    told = False
    while True:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            handle = os.open(folder, os.O_RDONLY)
        except OSError as error:
            raise unwritable(folder, error) from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if not told:
                told = True
                waiting(folder)
            _wait(handle)
        except OSError:  # a disk that knows no locks
            os.close(handle)
            return None
        if _is_still(folder, handle):
            return handle
        os.close(handle)


def _wait(handle: int) -> None:
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
    except BaseException:
        os.close(handle)
        raise


def _is_still(folder: Path, handle: int) -> bool:
    """Whether a folder has not gone, or been replaced, while somebody waited for it."""
    try:
        return os.path.samestat(folder.stat(), os.fstat(handle))
    except OSError:
        return False
