"""Nothing is lost: drafts, saving, changes from outside, and who else has the pack open."""

import asyncio
import contextlib
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ScreenStackError

from briefpack.editing.from_disk import Noticed, take_in
from briefpack.editing.presence import Claim, Occupied, claim
from briefpack.editing.workspace import Workspace
from briefpack.editor.disputes import ask_about_draft, listed, settle
from briefpack.editor.draft_keeper import DraftKeeper, Found
from briefpack.editor.endings import Endings
from briefpack.editor.questions import ask
from briefpack.editor.session import Session
from briefpack.editor.title import called
from briefpack.errors import BriefpackError
from briefpack.store.write import ChangedUnderneath

if TYPE_CHECKING:
    from briefpack.editor.workbench import Workbench

LOOK_EVERY = 1.0
"""Seconds between looks at the pack's files. Looking, unlike being told by the system, notices
what somebody does on another machine to a drive that both share."""

SETTLED = 0.2
"""Seconds in which a file that somebody is writing is likely to become whole."""

MOST_TRIES = 3
"""How often saving is tried while somebody else writes the same files."""


class Safety:
    """Keeps what is typed in one workbench from being lost."""

    def __init__(self, workbench: "Workbench", session: Session) -> None:
        self.workbench, self.session = workbench, session
        self.keeper = DraftKeeper(session, self.folder, self._complain)
        self._claim: Claim | None = None
        self._endings = Endings(self.keeper.keep_at_once, self._end)
        self._task: asyncio.Task[None] | None = None
        self._stopped = self._leaving = self._dropped = False
        self.is_settled = False
        """Whether it is decided what becomes of drafts of earlier times."""
        self._one_at_a_time = asyncio.Lock()
        self._complained_of = ""

    @property
    def folder(self) -> Path:
        """The pack's folder on this machine."""
        return self.session.workspace.shelf.path(self.session.workspace.folder)

    def start(self) -> None:
        """Claim the pack, look for drafts, and watch the files."""
        self._endings.start()
        self._task = asyncio.create_task(self._guard())
        self._task.add_done_callback(self._guarded)

    def stop(self) -> None:
        """Let go of everything."""
        self._stopped = True
        self.keeper.stop(discard=self._dropped)
        self._endings.stop()
        if self._task is not None:
            self._task.cancel()
        if self._claim is not None:
            self._claim.release()

    async def _guard(self) -> None:
        """From the first moment to the last; where the program fails, the last is a draft."""
        try:
            await self._begin()
            while True:
                await asyncio.sleep(LOOK_EVERY)
                if self._is_in_front:
                    await self.look()
        finally:
            self.keeper.keep_at_once()

    def _guarded(self, guard: asyncio.Task[None]) -> None:
        """Be told of no endings after the program's own, and begin no draft: the last is kept."""
        if guard.cancelled() or not self.workbench.is_running:
            self._endings.stop()
            self.keeper.stop()

    @property
    def _is_in_front(self) -> bool:
        """Whether the pack is what is seen: below a dialog, nothing moves."""
        try:
            return self.workbench.app.screen is self.workbench
        except ScreenStackError:  # the program ends
            return False

    async def _begin(self) -> None:
        await asyncio.to_thread(self.session.workspace.watch_all)
        if not self.session.read_only:
            occupied = await asyncio.to_thread(self._take_claim)
            if occupied is None:
                await self._offer_all()
            else:
                text = f"It was {occupied}. Whoever saves last is asked which text to keep."
                self._warn("This pack is open elsewhere too", text, timeout=15)
        self.is_settled = True

    def _take_claim(self) -> Occupied | None:
        found = claim(self.folder, f"{datetime.now().astimezone():%H:%M}")
        if isinstance(found, Occupied):
            return found
        self._claim = found
        if self._stopped:
            found.release()
        return None

    async def _end(self, status: int) -> None:
        """The program is told to end: keep what is typed this moment too, and go."""
        with contextlib.suppress(Exception):  # whatever is wrong now, there is no later
            await asyncio.wait_for(self.workbench.pane.flush(), 1)
        self.keeper.keep_at_once()
        self.stop()
        self.workbench.app.exit(return_code=status)

    def _warn(self, title: str, text: str, *, timeout: float = 10) -> None:
        self.workbench.notify(text, title=title, severity="warning", timeout=timeout, markup=False)

    def _complain(self, error: BriefpackError) -> None:
        self._warn(error.message, error.hint or "")

    # -- drafts -------------------------------------------------------------------------------

    def changed(self) -> None:
        """Keep a draft soon."""
        self.keeper.soon()

    async def keep_now(self) -> bool:
        """Keep a draft before something that may take long; returns whether that is done."""
        return await self.keeper.keep()

    async def _offer_all(self) -> None:
        """Offer what was not saved the last time, one draft after the other."""
        try:
            drafts = await asyncio.to_thread(self.keeper.find)
            for number, found in enumerate(drafts, 1):
                await self._offer(found, len(drafts) - number)
                if self.session.read_only:
                    return
        except BriefpackError as error:  # a file of the pack that cannot be read
            self._complain(error)

    async def _offer(self, found: Found, more: int) -> None:
        """Offer a draft; ``more`` are offered after it."""
        draft, app = found.draft, self.workbench.app
        differing = await asyncio.to_thread(self.keeper.differing, draft)
        if not differing and not draft.lost:  # the same as in the one that was taken up
            await asyncio.to_thread(found.slot.discard)
            return
        chosen = await ask_about_draft(app, self.session, draft, differing, more)
        if chosen == "take":
            contents = {file: draft.contents[file] for file in differing}
            if set(differing).intersection(self.session.workspace.unsaved):
                await asyncio.to_thread(self.keeper.set_aside)
            await self.session.edit(lambda ws: ws.restore("Take up the draft", contents))
            if await self.keeper.keep():
                await asyncio.to_thread(found.slot.discard)
        elif chosen == "discard":
            await asyncio.to_thread(found.slot.discard)
        elif chosen == "look":
            self.session.read_only = True
        await self.workbench.pack_changed()

    # -- saving -------------------------------------------------------------------------------

    async def save(self) -> bool:
        """Write all changes; returns whether nothing is left unsaved."""
        if self.session.read_only:
            self._warn("The pack is open for reading only", "", timeout=5)
            return False
        async with self._one_at_a_time:
            for _ in range(MOST_TRIES):
                try:
                    return await self._save()
                except ChangedUnderneath:  # somebody was quicker: look again, and ask
                    await asyncio.sleep(SETTLED)
                except BriefpackError as error:
                    await self._could_not(error)
                    return False
            await self._could_not(BriefpackError("somebody else writes these files all the time"))
            return False

    async def _save(self) -> bool:
        if not self.session.workspace.is_dirty:
            self.workbench.notify("Everything is saved already.", timeout=2)
            return True
        if not self.folder.is_dir() and not await self._make_folder():
            return False
        if not await self._settled(await self.session.edit(take_in)):
            return False
        names = await self.session.edit(lambda ws: ws.save())
        await self.keeper.keep()
        if names:
            self.workbench.notify(f"Saved {self._called(names)}", timeout=3, markup=False)
        return True

    def _called(self, files: Iterable[str]) -> str:
        """What files are called, in one line; what several share once."""
        return ", ".join(dict.fromkeys(called(self.session, file) for file in files))

    async def _make_folder(self) -> bool:
        """Ask what to do where the whole folder is gone; whether it is to be made again."""
        await self.keeper.keep()
        answers = [
            ("stay", "Stay here; it may come back, as a drive does that is connected again"),
            ("make", "Make the folder again, and save in it what is here"),
        ]
        question = f"There is no folder {self.folder} any more.\nWas it moved?"
        return await ask(self.workbench.app, question, answers) == "make"

    async def _could_not(self, error: BriefpackError) -> None:
        """Say why saving failed, and where everything is meanwhile."""
        kept = await self.keeper.keep()
        where = (
            "Nothing is lost: it is all still here, and in a draft."
            if kept
            else "It is all still here, but no draft of it can be kept: stay until it is saved."
        )
        hint = f"{error.hint[0].upper()}{error.hint[1:]}. " if error.hint else ""
        self.workbench.notify(
            f"{hint}{where}", title=error.message, severity="error", timeout=20, markup=False
        )

    async def may_leave(self) -> bool:
        """Whether the pack may be closed: saved, kept as a draft, or thrown away knowingly."""
        if self._leaving:
            return False
        if not self.session.workspace.is_dirty or self.session.read_only:
            return True
        self._leaving, self._dropped = True, False
        try:
            return await self._ask_to_leave()
        finally:
            self._leaving = False

    async def _ask_to_leave(self) -> bool:
        answers = [
            ("stay", "Stay here"),
            ("save", "Save, then leave"),
            ("draft", "Leave; keep the changes as a draft for the next time"),
            ("drop", "Leave without the changes"),
        ]
        files = [called(self.session, file) for file in self.session.workspace.unsaved]
        question = f"These are not saved:\n{listed(files)}"
        chosen = await ask(self.workbench.app, question, answers)
        if chosen == "save":
            return await self.save()
        if chosen == "draft":
            return await self.keeper.keep()
        self._dropped = chosen == "drop"
        return self._dropped

    # -- changes from outside -----------------------------------------------------------------

    async def look(self) -> None:
        """Take in what changed on disk, or ask, where the same is unsaved here."""
        workspace = self.session.workspace
        try:
            if not await asyncio.to_thread(_anything, workspace):
                self._complained_of = ""
                return
            await asyncio.sleep(SETTLED)
            await self.workbench.pane.flush()
            async with self._one_at_a_time:
                await self._settled(await self.session.edit(take_in))
        except BriefpackError as error:
            if error.message != self._complained_of:  # once, and not every second
                self._complained_of = error.message
                self._complain(error)

    async def _settled(self, noticed: Noticed) -> bool:
        """Tell what was noticed on disk; whether nothing is left that is disputed."""
        app = self.workbench.app
        if noticed.taken:
            what = self._called(noticed.taken)
            self.workbench.notify(f"Changed on disk, and taken in: {what}", timeout=4, markup=False)
        if noticed.vanished:
            names = [called(self.session, file) for file in noticed.vanished]
            title, text = "Not on disk any more", listed(names)
            if not self.folder.is_dir():
                title, text = "The folder is not there any more", str(self.folder)
            self._warn(title, f"{text}\nIt is kept here; saving writes it again.", timeout=15)
        settled = not noticed.disputed or await settle(app, self.session, noticed.disputed)
        if noticed:
            await self.workbench.pack_changed()
        return settled

    async def take_all_from_disk(self) -> None:
        """Take everything as it is on disk, as one step that can be undone."""
        await self.workbench.pane.flush()
        workspace = self.session.workspace
        files = tuple({*workspace.unsaved, *await asyncio.to_thread(_anything, workspace)})
        if not files:
            self.workbench.notify("Everything here is as it is on disk.", timeout=2)
            return
        await self.session.edit(lambda ws: ws.take_theirs(files))
        await self.workbench.pack_changed()


def _anything(workspace: Workspace) -> tuple[str, ...]:
    """The files that are otherwise on disk than they were; runs in a thread."""
    workspace.watch_all()
    return workspace.changed_outside()
