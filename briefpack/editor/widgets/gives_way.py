"""Screens that let others have their turn."""

import asyncio
import time

from textual.message import Message
from textual.message_pump import MessagePump

LONG = 0.005
"""Seconds of work after which others have their turn."""


class GivesWay(MessagePump):
    """A screen that lets keys be read between two pieces of its work.

    A screen that is new is laid out and painted, and again as it gets its size. Textual does that
    in one turn of the event loop, as nothing of it has to wait; keys would have to.
    """

    async def _dispatch_message(self, message: Message) -> None:
        started = time.perf_counter()
        await super()._dispatch_message(message)
        if time.perf_counter() - started > LONG:
            await asyncio.sleep(0)
