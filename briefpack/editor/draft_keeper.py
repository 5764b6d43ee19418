"""Drafts of what is unsaved, kept soon after every change."""

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from briefpack.editing.draft_slots import Slot, Slots
from briefpack.editing.drafts import Draft
from briefpack.editor.session import Session
from briefpack.errors import BriefpackError

DRAFT_AFTER = 0.4
"""Seconds after a change until a draft of it is on disk. The first change starts the clock, so
that somebody who never pauses has drafts too. What is typed in a field is taken over a little
later than it is typed; both together are less than a second."""

AGAIN_AFTER = 5.0
"""Seconds after a draft could not be kept until it is tried again: somebody may have made room."""


@dataclass(frozen=True, slots=True)
class Found:
    """A draft of an earlier time, and where it is kept."""

    draft: Draft
    slot: Slot


@dataclass(slots=True)
class DraftKeeper:
    """Keeps the draft of one pack. ``complain`` is told why, when one cannot be kept.

    Drafts of earlier times stay where they are until somebody has decided on them.
    """

    session: Session
    folder: Path
    complain: Callable[[BriefpackError], None]
    _slot: Slot | None = None
    _others: list[Slot] = field(default_factory=list)
    _waiting: asyncio.TimerHandle | None = None
    _task: asyncio.Task[bool] | None = None
    _one_at_a_time: threading.RLock = field(default_factory=threading.RLock)
    _complained: bool = False
    _closed: bool = False

    def find(self) -> list[Found]:
        """The drafts that were left behind and hold anything but what the pack holds.

        The last of them comes first.
        """
        with self._one_at_a_time:
            if self._closed:
                return []
            slots = Slots(self.folder).left_behind()
            self._others += slots
        found = []
        for slot in slots:
            draft = slot.find()
            if draft is None:
                continue
            if draft.lost or self.differing(draft):
                found.append(Found(draft, slot))
            else:
                slot.discard()
        return sorted(found, key=lambda each: each.draft.saved, reverse=True)

    def differing(self, draft: Draft) -> list[str]:
        """The files that a draft has otherwise than the pack has them."""
        contents, workspace = draft.contents, self.session.workspace
        return [file for file, content in contents.items() if content != workspace.content(file)]

    def set_aside(self) -> None:
        """Leave the draft of what is here now for another time, and go on with one besides."""
        with self._one_at_a_time:
            if self._keep() and self._slot is not None:
                self._others.append(self._slot)
                self._slot = None

    def soon(self, seconds: float = DRAFT_AFTER) -> None:
        """Keep a draft soon."""
        if self._waiting is None and not self._closed and not self.session.read_only:
            loop = asyncio.get_running_loop()
            self._waiting = loop.call_later(seconds, self._begin)

    def _begin(self) -> None:
        self._waiting = None
        self._task = asyncio.create_task(self.keep())

    async def keep(self) -> bool:
        """Keep a draft of what is unsaved, or none where nothing is; whether that is done."""
        try:
            kept = await asyncio.to_thread(self._keep)
        except BriefpackError as error:
            if not self._complained:
                self._complained = True
                self.complain(error)
            self.soon(AGAIN_AFTER)
            return False
        self._complained = False
        return kept

    def keep_at_once(self) -> bool:
        """The same in this very moment: the program is about to end."""
        try:
            return self._keep()
        except BriefpackError:
            return False

    def _keep(self) -> bool:
        with self._one_at_a_time:
            if self._closed or self.session.read_only:
                return False
            workspace = self.session.workspace
            now = f"{datetime.now().astimezone():%Y-%m-%dT%H:%M:%S}"
            bases = workspace.bases()
            contents = {file: workspace.content(file) for file in bases}
            if self._slot is None:
                if not contents:
                    return True
                self._slot = Slots(self.folder).fresh()
            self._slot.keep(contents, bases, now)
            return True

    def stop(self, *, discard: bool = False) -> None:
        """Keep no more drafts; throw the last one away where what is unsaved is not wanted."""
        self._closed = True
        if self._waiting is not None:
            self._waiting.cancel()
        with self._one_at_a_time:
            if discard and self._slot is not None:
                self._slot.discard()
            for slot in (self._slot, *self._others):
                if slot is not None:
                    slot.release()
