"""The terminal is closed, or the system ends the program: what is typed is kept first."""

import asyncio
import contextlib
import os
import signal
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

PATIENCE = 5.0
"""Seconds that leaving in good order may take. A terminal that is gone takes no more output, and
whoever waits for it to do so waits for ever."""

_NAMES = ("SIGTERM", "SIGHUP")
_SIGNALS = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
_open: "list[Endings]" = []
_leaving: list[asyncio.Future[None]] = []


@dataclass(frozen=True, slots=True, eq=False)
class Endings:
    """What is done for one pack when the program is told to end.

    ``keep`` is called first and waits for nothing; then, of the pack that was opened last,
    ``leave`` with the status to end with.
    """

    keep: Callable[[], object]
    leave: Callable[[int], Awaitable[None]]

    def start(self) -> None:
        """Be told of endings."""
        loop = asyncio.get_running_loop()
        _open.append(self)
        for number in _SIGNALS:
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, _end, number)

    def stop(self) -> None:
        """Be told no more; without any pack, endings are the system's again."""
        if self in _open:
            _open.remove(self)
        if _open:
            return
        loop = asyncio.get_running_loop()
        for number in _SIGNALS:
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.remove_signal_handler(number)


def _end(number: int) -> None:
    status = 128 + number
    at_last = threading.Timer(PATIENCE, os._exit, [status])
    at_last.daemon = True
    at_last.start()
    for each in _open:
        each.keep()
    if _open:
        _leaving.append(asyncio.ensure_future(_open[-1].leave(status)))
