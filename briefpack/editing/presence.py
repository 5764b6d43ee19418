"""Who has a pack open: a lock that nobody has to clean up after, and a word on who holds it.

The lock is on the pack's folder itself, so no file is made in the pack, and the system takes it
back however a program ends. It is advice: nothing stops a program that does not ask. Where there
are no such locks, as on some network drives, every pack is free.
"""

import contextlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from briefpack.editing.state import key_of, state_folder, write_private


@dataclass(frozen=True, slots=True)
class Occupied:
    """Somebody else has the pack open.

    ``process`` is the holder's number, ``since`` when it was opened ("09:14"); None where nobody
    knows, as when the holder is another account's.
    """

    process: int | None = None
    since: str | None = None

    def __str__(self) -> str:
        if self.process is None:
            return "opened by somebody else"
        since = f" since {self.since}" if self.since else ""
        return f"opened by process {self.process}{since}"


@dataclass(slots=True)
class Claim:
    """A pack that is ours until we release it, or end. ``held`` is whether a lock keeps it so."""

    _handle: int | None
    _record: Path

    @property
    def held(self) -> bool:
        """Whether others can see that the pack is open."""
        return self._handle is not None

    def release(self) -> None:
        """Let others have the pack. A second time does nothing."""
        if self._handle is None:
            return
        import fcntl

        handle, self._handle = self._handle, None
        with contextlib.suppress(OSError):
            self._record.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_UN)
        os.close(handle)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.release()


def claim(folder: Path, since: str, *, records: Path | None = None) -> Claim | Occupied:
    """Claim the pack in ``folder``, or say who has it.

    ``since`` is what others are told of the time, such as "09:14". ``records`` is the folder for
    that, this account's unless another is named.
    """
    record = (records or state_folder() / "open") / f"{key_of(folder)}.json"
    try:
        handle = _locked(folder)
    except BlockingIOError:
        return _holder(record)
    if handle is not None:
        with contextlib.suppress(OSError):  # the lock alone keeps others out
            write_private(record, json.dumps({"process": os.getpid(), "since": since}).encode())
    return Claim(handle, record)


def _locked(folder: Path) -> int | None:
    """The folder, opened and locked; None where that cannot be had.

    Raises BlockingIOError where somebody else has it.
    """
    try:
        import fcntl
    except ImportError:  # a system that has no such locks
        return None
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise
    except OSError:  # a filesystem that has none: ENOLCK, EOPNOTSUPP, on NFS also EBADF
        os.close(handle)
        return None
    return handle


def _holder(record: Path) -> Occupied:
    """Who has the pack, as far as this account's records tell."""
    try:
        said: Any = json.loads(record.read_bytes())
        process, since = int(said["process"]), str(said["since"])
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return Occupied()
    return Occupied(process, since) if _is_alive(process) else Occupied()


def _is_alive(process: int) -> bool:
    """Whether there is such a process: a killed one leaves its record behind."""
    if process <= 0:
        return False
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True
