"""Whose turn it is: what is typed goes before what is worked out in other threads.

Python lets one thread run at a time. Usually a thread that waits its turn is given it after 5 ms,
and after as much again has to give it back; a key would take twice as long while the pack is being
checked. Here the event loop has its turn soon, and keeps it until it has nothing more to do.

Work in other threads also asks now and then to let it go first, so that there is nobody to share
with while a key is being answered.

Rubbish, too, is looked for when nobody wants anything: a whole look takes as long as three keys.
"""

import asyncio
import gc
import selectors
import sys
import threading
import time
from collections.abc import Coroutine
from typing import Any, TypeVar

Result = TypeVar("Result")

SOON = 0.0005
"""Seconds that the event loop waits for its turn."""

LONG = 0.015
"""Seconds that it keeps it where others wait. What writes to the terminal is one of them."""

MOST = 0.1
"""Seconds for which other threads let the event loop go first."""

LOOK_EVERY = 0.003
"""Seconds between looks for new events while there is something to do already. Each of them lets
other threads have a turn."""

NEW_THINGS = (5_000, 4, 250)
"""How many things are made until rubbish is looked for among the new ones while somebody works;
and after how many such looks among older ones, and among all."""

QUIET = 1.0
"""Seconds without any event after which rubbish is looked for among what is new."""

LONG_QUIET = 10.0
"""Seconds after which it is looked for everywhere."""

A_FEW = 2_000
"""Things not worth a look: about as many as the blinking of a cursor makes in a minute."""


_rests = threading.Event()
_rests.set()


def let_it_go_first() -> None:
    """Wait until the event loop has nothing to do. For other threads, between pieces of work."""
    _rests.wait(MOST)


class _Turns(selectors.DefaultSelector):
    """Waits for events, and lets other threads have their turn meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self._looked = 0.0
        self._stirred = time.monotonic()

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """The events that there are, as soon as there are any."""
        busy = timeout is not None and timeout <= 0
        if busy and time.monotonic() - self._looked < LOOK_EVERY:
            return []
        if not busy:
            look_for_rubbish(time.monotonic() - self._stirred)
            _rests.set()
        sys.setswitchinterval(SOON)
        try:
            events = super().select(timeout)
        finally:
            sys.setswitchinterval(LONG)
            _rests.clear()
            self._looked = time.monotonic()
        if events:  # a key, or a thread that is done
            self._stirred = self._looked
        return events


class _Loop(asyncio.SelectorEventLoop):
    """An event loop that takes its turns so."""

    def __init__(self) -> None:
        super().__init__(_Turns())

    def _read_from_self(self) -> None:
        """Hear that another thread has something to do here, and have a turn soon after that."""
        sys.setswitchinterval(SOON)
        try:
            super()._read_from_self()  # type: ignore[misc]  # of the standard library, untyped
        finally:
            sys.setswitchinterval(LONG)


def look_for_rubbish(quiet: float) -> None:
    """Look for rubbish if there may be any, as far as nothing has happened for so many seconds."""
    new, looks, looks_at_older = gc.get_count()
    if quiet > LONG_QUIET and looks_at_older:
        gc.collect()
    elif quiet > QUIET and (looks or new > A_FEW):
        gc.collect(1)


def run(main: Coroutine[Any, Any, Result]) -> Result:
    """Run a program in an event loop that has its turn soon; as ``asyncio.run`` otherwise."""
    interval, thresholds = sys.getswitchinterval(), gc.get_threshold()
    gc.set_threshold(*NEW_THINGS)
    gc.freeze()  # what has been loaded by now stays
    try:
        with asyncio.Runner(loop_factory=_Loop) as runner:
            return runner.run(main)
    finally:
        _rests.set()
        sys.setswitchinterval(interval)
        gc.set_threshold(*thresholds)
        gc.unfreeze()
