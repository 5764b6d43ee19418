"""Looking for packs below a folder, without anybody having to wait for it."""

import threading
from collections.abc import Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path

from textual.message import Message
from textual.message_pump import MessagePump

from briefpack.editor.pack_heads import PackHead, read_head
from briefpack.errors import BriefpackError
from briefpack.store.find import find_packs

MOST_FOUND = 200
"""Packs after which the search ends."""

_AT_A_TIME = 20


class Found(Message):
    """Packs were found, those told of before among them. ``done`` is whether that is all."""

    def __init__(self, heads: Sequence[PackHead], *, done: bool) -> None:
        super().__init__()
        self.heads = tuple(heads[:MOST_FOUND])
        self.done = done
        self.too_many = len(heads) > MOST_FOUND


class Finder(threading.Thread):
    """Looks for packs and tells a screen of them as it goes.

    The program can end meanwhile: what is searched may be a whole disk.
    """

    def __init__(self, where: Path, screen: MessagePump) -> None:
        super().__init__(daemon=True, name="finder")
        self.where, self.screen = where, screen
        self.stopped = threading.Event()

    def run(self) -> None:
        """Look, until there is enough."""
        heads: list[PackHead] = []
        with suppress(BriefpackError, OSError):  # the folder went away
            for folder in islice(find_packs(self.where), MOST_FOUND + 1):
                if self.stopped.is_set():
                    return
                heads.append(read_head(folder))
                if len(heads) % _AT_A_TIME == 1:
                    self._tell(heads, done=False)
        self._tell(heads, done=True)

    def _tell(self, heads: Sequence[PackHead], *, done: bool) -> None:
        if not self.stopped.is_set():
            with suppress(RuntimeError):  # the program has ended
                self.screen.post_message(Found(heads, done=done))
