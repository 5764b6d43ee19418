"""One build at a time in a site's folder: a second one waits until the first is done."""

import contextlib
import functools
import math
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from briefpack.store.locks import is_still, lock_on
from briefpack.web.output import unwritable


@contextlib.contextmanager
def alone_in(folder: Path, waiting: Callable[[Path], None]) -> Iterator[None]:
    """Have a folder to oneself; ``waiting`` is told of it where another build is at work there.

    The folder itself is locked, so that nothing is left in it; it is made where it is not there,
    and goes again where nothing came of it. Where there are no locks, nobody waits.
    """
    made = not folder.is_dir()
    handle = _locked(folder, functools.cache(waiting))
    try:
        yield
    finally:
        if made:
            with contextlib.suppress(OSError):  # something came of it
                folder.rmdir()
        if handle is not None:
            os.close(handle)


def _locked(folder: Path, waiting: Callable[[Path], None]) -> int | None:
    """The lock on a folder, which is there then; it holds until it is closed."""
    while True:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            handle = lock_on(folder, math.inf, waiting)
        except OSError as error:
            if error.filename is None:  # what went wrong is how it was told
                raise
            raise unwritable(folder, error) from error
        if handle is None or is_still(folder, handle):
            return handle
        os.close(handle)
