"""Keys in the order in which they were typed, however fast they come."""

import asyncio
import contextlib
from collections import deque
from collections.abc import Iterator, Sequence

from textual.app import App
from textual.events import Event, Key, Paste
from textual.widgets import Input, TextArea

SETTLED_AT_LAST = 5.0
"""Seconds after which keys are given on though what the one before led to is not over."""

PATIENCE = 0.05
"""Seconds until it is looked whether a part that has not answered is still there."""

A_MOMENT = 0.005
"""Seconds until it is looked again whether a thread has done its work."""

ROUNDS = 4
"""How often everybody is asked whether they have done what was to do: a key leads to a message,
the message to a change of what is shown, and that to another thing that takes the keys."""

_MOVING = frozenset({"up", "down", "left", "right", "home", "end", "pageup", "pagedown"})
_WRITING = frozenset({"backspace", "delete", "space"})


class TypedAhead(App[None]):
    """An application that takes one key after the other.

    A key may lead to another field, or to a question. Somebody who types fast, or over a slow
    line, has typed the next keys by then; without this, they would go to where the first one
    went, where letters are commands.
    """

    def __init__(self) -> None:
        super().__init__()
        self._keys_held: deque[Event] = deque()
        self._keys_settling: asyncio.Task[None] | None = None
        self._keys_back = 0
        self._keys_under_way = False
        self._keys_wait = False

    def hold_keys(self, first: Sequence[Event] = (), place: int = 0) -> None:
        """Hold all keys until ``let_keys_go``; those that came ``first`` go before the others."""
        self._keys_wait = True
        for at, event in enumerate(first, place):
            self._keys_held.insert(at, event)

    @contextlib.contextmanager
    def keys_held(self) -> Iterator[None]:
        """Hold all keys while something is got ready that they are for."""
        self.hold_keys()
        try:
            yield
        finally:
            self.let_keys_go()

    def let_keys_go(self) -> None:
        """Have the keys go to where they may go now."""
        if self._keys_wait:
            self._keys_wait = False
            self.call_later(self._keys_go_on)

    async def on_event(self, event: Event) -> None:
        """Hold keys that come while it is not clear where they go.

        A key that nobody wanted comes back here, to be looked up in the screen that is open by
        then; where that is only just being made, the key waits for it as others do.
        """
        if not isinstance(event, (Key, Paste)):
            await super().on_event(event)
        elif not self.screen_stack:
            return  # all is being closed
        elif event.is_forwarded:
            if isinstance(event, Key) and not self.screen.is_mounted:
                self._keys_held.insert(self._keys_back, Key(event.key, event.character))
                self._keys_back += 1
                await self._keys_go_on()
            else:
                await super().on_event(event)
        else:
            self._keys_held.append(event)
            await self._keys_go_on()

    async def _keys_go_on(self) -> None:
        """Give on the keys that were held, up to the next that may lead elsewhere.

        Before that one, what was typed has to have come to where it goes: the key is seen before
        the field sees what was typed into it, and a field that is left behind gets no arrows.
        """
        while self._keys_held and self._keys_settling is None and not self._keys_wait:
            if not self.screen.is_mounted:  # it would be asked for what it has not got yet
                self._keys_settling = asyncio.create_task(self._keys_settle(1))
                return
            event = self._keys_held[0]
            leads = isinstance(event, Key) and self._may_lead_elsewhere(event)
            if leads and self._keys_under_way:
                self._keys_under_way = False
                self._keys_settling = asyncio.create_task(self._keys_settle(1))
                return
            self._keys_held.popleft()
            self._keys_back = max(0, self._keys_back - 1)
            self._keys_under_way = not leads
            if leads:
                self._keys_settling = asyncio.create_task(self._keys_settle(ROUNDS))
            await super().on_event(event)

    def _may_lead_elsewhere(self, event: Key) -> bool:
        """Whether the next key may go to something else than this one."""
        if event.key in _MOVING:
            return False
        field = self.focused
        if isinstance(field, Input) or (isinstance(field, TextArea) and not field.read_only):
            return not event.is_printable and event.key not in _WRITING
        return True

    def is_at_work(self) -> bool:
        """Whether something goes on in another thread that a key has begun."""
        return False

    async def _keys_settle(self, rounds: int) -> None:
        try:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(SETTLED_AT_LAST):
                    left = rounds
                    while left:
                        await self._everybody_is_done()
                        left -= 1
                        # What it leads to comes after that.
                        while self.is_at_work() or not self.screen.is_mounted:
                            await asyncio.sleep(A_MOMENT)
                            left = rounds
        finally:
            self._keys_settling = None
            self.call_later(self._keys_go_on)

    async def _everybody_is_done(self) -> None:
        """Wait until all that has to do with the keys has done what was to do, and shows it."""
        mine = asyncio.Event()
        self.call_later(mine.set)
        await mine.wait()
        screen = self.screen
        parts = [screen] if self.focused is None else self.focused.ancestors_with_self[:-1]
        asked = [*((part, part.call_later) for part in parts), (screen, screen.call_after_refresh)]
        for part, ask in asked:
            done = asyncio.Event()
            ask(done.set)
            while not done.is_set() and part.is_attached and self.screen is screen:
                with contextlib.suppress(TimeoutError):  # what is being closed never answers
                    await asyncio.wait_for(done.wait(), PATIENCE)
