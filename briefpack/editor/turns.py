"""Whose turn it is: what is typed goes before what is worked out in other threads.

Python lets one thread run at a time. Usually a thread that waits its turn is given it after 5 ms,
and after as much again has to give it back; a key would take twice as long while the pack is being
checked. Here the event loop has its turn soon, and keeps it until it has nothing more to do.
"""

import asyncio
import selectors
import sys
import time
from collections.abc import Coroutine
from typing import Any, TypeVar

Result = TypeVar("Result")

SOON = 0.0005
"""Seconds that the event loop waits for its turn."""

LONG = 0.015
"""Seconds that it keeps it where others wait. What writes to the terminal is one of them."""

LOOK_EVERY = 0.003
"""Seconds between looks for new events while there is something to do already. Each of them lets
other threads have a turn."""


class _Turns(selectors.DefaultSelector):
    """Waits for events, and lets other threads have their turn meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self._looked = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """The events that there are, as soon as there are any."""
        busy = timeout is not None and timeout <= 0
        if busy and time.monotonic() - self._looked < LOOK_EVERY:
            return []
        sys.setswitchinterval(SOON)
        try:
            return super().select(timeout)
        finally:
            sys.setswitchinterval(LONG)
            self._looked = time.monotonic()


def run(main: Coroutine[Any, Any, Result]) -> Result:
    """Run a program in an event loop that has its turn soon; as ``asyncio.run`` otherwise."""
    interval = sys.getswitchinterval()
    try:
        with asyncio.Runner(loop_factory=lambda: asyncio.SelectorEventLoop(_Turns())) as runner:
            return runner.run(main)
    finally:
        sys.setswitchinterval(interval)
