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
from briefpack.store.locks import keep, let_go, lock_on


@dataclass(frozen=True, slots=True)
class Occupied:
    """Somebody else has the pack open.

    ``process`` is the holder's number, ``since`` when it was opened ("09:14"), ``who`` opened it
    and on which computer, the ``host``; None where nobody knows, as when the holder is another
    account's.
    """

    process: int | None = None
    since: str | None = None
    who: str | None = None
    host: str | None = None

    def __str__(self) -> str:
        if self.process is None:
            return "opened by somebody else"
        who = self.who or f"process {self.process}"
        where = f" on {self.host}" if self.host else ""
        return f"opened by {who}{where}{f' at {self.since}' if self.since else ''}"


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
        handle, self._handle = self._handle, None
        with contextlib.suppress(OSError):
            self._record.unlink(missing_ok=True)
        let_go(handle)

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
        handle = lock_on(folder, 0)
    except BlockingIOError:
        return _holder(record)
    except OSError:
        handle = None
    if handle is not None:
        keep(handle)
        with contextlib.suppress(OSError):  # the lock alone keeps others out
            ours = {"process": os.getpid(), "since": since, "who": _our_name(), "host": _our_host()}
            write_private(record, json.dumps(ours).encode())
    return Claim(handle, record)


def _holder(record: Path) -> Occupied:
    """Who has the pack, as far as this account's records tell."""
    try:
        said: Any = json.loads(record.read_bytes())
        process, since = int(said["process"]), str(said["since"])
        who, host = str(said.get("who") or "") or None, str(said.get("host") or "") or None
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return Occupied()
    is_elsewhere = host not in {None, _our_host()}  # where nobody can look from here
    found = Occupied(process, since, who, host)
    return found if is_elsewhere or _is_alive(process) else Occupied()


def _our_name() -> str:
    """Who has this account: the person's name where the system has one, or the account's."""
    import getpass
    import pwd  # only where there are locks

    try:
        ours = pwd.getpwuid(os.getuid())
    except KeyError:  # an account that the system has no entry for
        with contextlib.suppress(OSError, KeyError):
            return getpass.getuser()
        return ""
    return ours.pw_gecos.partition(",")[0].strip() or ours.pw_name


def _our_host() -> str:
    """What this computer is called."""
    import socket

    return socket.gethostname()


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
