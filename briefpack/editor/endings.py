"""The terminal is closed, or the system ends the program: what is typed is kept first."""

import asyncio
import contextlib
import os
import signal
import threading
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from briefpack.temporary import remove_all

PATIENCE = 5.0
"""Seconds that leaving in good order may take, where there is a terminal to leave."""

PATIENCE_WITHOUT = 1.0
"""The same where there is none any more. It takes no more output, and whoever waits for it to do
so waits for ever."""

LAST_WORDS = 1.0
"""Seconds that keeping drafts may take after that."""

_NAMES = ("SIGTERM", "SIGHUP")
_SIGNALS = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
_HUNG_UP = 1
"""The number of SIGHUP; not every system has a name for it."""

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


def end_without_terminal(loop: asyncio.AbstractEventLoop) -> None:
    """Keep drafts, and end, in good order or not. For a thread that has nothing else to do."""
    with contextlib.suppress(RuntimeError):  # the loop has ended by itself
        loop.call_soon_threadsafe(_end, _HUNG_UP)
    if _open:
        time.sleep(PATIENCE_WITHOUT)
    _end_anyhow(LAST_WORDS, 128 + _HUNG_UP)
    for each in _open[:]:
        each.keep()
    _exit(128 + _HUNG_UP)


def _end_anyhow(seconds: float, status: int) -> None:
    at_last = threading.Timer(seconds, _exit, [status])
    at_last.daemon = True
    at_last.start()


def _exit(status: int) -> None:
    """End at once, and leave no page behind."""
    try:
        remove_all()
    finally:
        os._exit(status)


def _end(number: int) -> None:
    status = 128 + number
    _end_anyhow(PATIENCE, status)
    for each in _open:
        each.keep()
    if _open:
        _leaving.append(asyncio.ensure_future(_open[-1].leave(status)))
