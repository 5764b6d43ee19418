"""Nothing is lost: drafts, saving, changes from outside, and who else has the pack open."""

import asyncio
import contextlib
import difflib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefpack.editing.drafts import Draft, Drafts
from briefpack.editing.presence import Claim, claim
from briefpack.editing.workspace import digest
from briefpack.editor.dialogs.confirm import Choose
from briefpack.editor.session import Session
from briefpack.errors import BriefpackError

if TYPE_CHECKING:
    from briefpack.editor.workbench import Workbench

DRAFT_AFTER = 0.7
"""Seconds after a change until a draft of it is on disk."""


class Safety:
    """Keeps what is typed in one workbench from being lost."""

    def __init__(self, workbench: "Workbench", session: Session) -> None:
        self.workbench, self.session = workbench, session
        self.drafts = Drafts()
        self.claim: Claim | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._waiting: asyncio.TimerHandle | None = None
        self._asking = False
        self._draft_failed = False

    @property
    def folder(self) -> Path:
        """The pack's folder on this machine."""
        return self.session.workspace.shelf.path(self.session.workspace.folder)

    def start(self) -> None:
        """Claim the pack, look for a draft, and watch the files."""
        since = f"{datetime.now().astimezone():%H:%M}"
        if not self.session.read_only:
            found = claim(self.folder, since)
            if isinstance(found, Claim):
                self.claim = found
            else:
                self.workbench.notify(
                    f"{found}. Whoever saves last is asked which text to keep.",
                    title="Somebody else has this pack open",
                    severity="warning",
                    timeout=15,
                )
        self._tasks.append(asyncio.create_task(self._watch()))
        draft = self.drafts.find(self.folder)
        if draft is not None and not self.session.read_only:
            self._tasks.append(asyncio.create_task(self._offer(draft)))

    def stop(self) -> None:
        """Let go of everything."""
        for task in self._tasks:
            task.cancel()
        if self._waiting is not None:
            self._waiting.cancel()
        if self.claim is not None:
            self.claim.release()

    # -- drafts -------------------------------------------------------------------------------

    def changed(self) -> None:
        """Keep a draft soon; the first change starts the clock, so that it never waits longer."""
        if self._waiting is None and not self.session.read_only:
            loop = asyncio.get_running_loop()
            self._waiting = loop.call_later(DRAFT_AFTER, self._draft_now)

    def _draft_now(self) -> None:
        self._waiting = None
        task = asyncio.create_task(self._keep_draft())
        self._tasks = [each for each in self._tasks if not each.done()]
        self._tasks.append(task)

    async def _keep_draft(self) -> None:
        workspace = self.session.workspace
        contents = {file: workspace.content(file) for file in workspace.unsaved}
        bases = workspace.bases()
        now = f"{datetime.now().astimezone():%Y-%m-%dT%H:%M}"
        try:
            if contents:
                await asyncio.to_thread(self.drafts.keep, self.folder, contents, bases, now)
            else:
                await asyncio.to_thread(self.drafts.discard, self.folder)
        except BriefpackError as error:
            if not self._draft_failed:
                self._draft_failed = True
                self.workbench.notify(error.hint or "", title=error.message, severity="warning")
        else:
            self._draft_failed = False

    async def _offer(self, draft: Draft) -> None:
        """Offer what was not saved the last time."""
        workspace = self.session.workspace
        differing = [
            file for file, content in draft.contents.items() if content != workspace.content(file)
        ]
        if not differing:
            self.drafts.discard(self.folder)
            return
        moved_on = [
            file for file in differing if draft.bases.get(file) != digest(workspace.on_disk(file))
        ]
        files = "\n".join(f"  {file}" for file in differing)
        warning = (
            "\nOn disk, they have changed since then: " + ", ".join(moved_on) if moved_on else ""
        )
        lost = f"\nDamaged, and not to be had: {', '.join(draft.lost)}" if draft.lost else ""
        question = (
            f"The last time, the editor ended before these were saved ({draft.saved}):\n{files}"
            f"{warning}{lost}"
        )
        answers = [
            ("take", "Take them up again; nothing is saved yet, and Undo goes back"),
            ("later", "Decide later: keep the draft, and show what is on disk"),
            ("discard", "Throw the draft away"),
        ]
        chosen = await _ask(self.workbench, question, answers)
        if chosen == "take":
            contents = {file: draft.contents[file] for file in differing}
            await self.session.edit(lambda ws: ws.restore("Take up the draft", contents))
            await self.workbench.pack_changed()
        elif chosen == "discard":
            self.drafts.discard(self.folder)

    # -- saving -------------------------------------------------------------------------------

    async def save(self) -> bool:
        """Write all changes; returns whether nothing is left unsaved."""
        workspace = self.session.workspace
        if self.session.read_only:
            self.workbench.notify("The pack is open for reading only.", severity="warning")
            return False
        if not workspace.is_dirty:
            self.workbench.notify("Everything is saved already.", timeout=2)
            return True
        changed = [file for file in workspace.changed_outside() if file in workspace.unsaved]
        if changed and not await self._settle(changed):
            return False
        try:
            names = await self.session.edit(lambda ws: ws.save())
        except BriefpackError as error:
            self.workbench.notify(
                f"{error.hint or ''} Nothing is lost: it is all still here, and in a draft.",
                title=error.message,
                severity="error",
                timeout=15,
            )
            await self._keep_draft()
            return False
        await self._keep_draft()
        self.workbench.notify(f"Saved {', '.join(names)}", timeout=3)
        return True

    async def may_leave(self) -> bool:
        """Whether the pack may be closed: saved, or thrown away knowingly."""
        if not self.session.workspace.is_dirty or self.session.read_only:
            return True
        files = "\n".join(f"  {file}" for file in self.session.workspace.unsaved)
        answers = [
            ("stay", "Stay here"),
            ("save", "Save, then leave"),
            ("draft", "Leave; keep the changes as a draft for the next time"),
            ("drop", "Leave without the changes"),
        ]
        chosen = await _ask(self.workbench, f"These are not saved:\n{files}", answers)
        if chosen == "save":
            return await self.save()
        if chosen == "drop":
            self.drafts.discard(self.folder)
            return True
        if chosen == "draft":
            await self._keep_draft()
            return True
        return False

    # -- changes from outside -----------------------------------------------------------------

    async def _watch(self) -> None:
        """Look at the files whenever something changes in the board's folder."""
        from watchfiles import awatch

        root = self.session.workspace.shelf.root
        with contextlib.suppress(asyncio.CancelledError, OSError, RuntimeError):
            async for _ in awatch(root, debounce=200, step=50, recursive=True):
                await self.look()

    async def look(self) -> None:
        """Take in what changed on disk, or ask, where the same is unsaved here."""
        if self._asking:
            return
        workspace = self.session.workspace
        changed = await asyncio.to_thread(workspace.changed_outside)
        if not changed:
            return
        ours = [file for file in changed if file in workspace.unsaved]
        theirs = [file for file in changed if file not in ours]
        if theirs:
            await self.session.edit(lambda ws: ws.take_theirs(theirs))
            self.workbench.notify(f"Changed on disk, and taken in: {', '.join(theirs)}", timeout=4)
            await self.workbench.pack_changed()
        if ours:
            await self._settle(ours)

    async def _settle(self, files: Sequence[str]) -> bool:
        """Ask whose text is to stay; returns whether that is settled."""
        if self._asking:
            return False
        self._asking = True
        try:
            while True:
                names = ", ".join(files)
                chosen = await _ask(
                    self.workbench,
                    f"{names} changed on disk, and is changed here too.",
                    [
                        ("difference", "Show the difference"),
                        ("mine", "Keep mine; saving takes the place of what is on disk"),
                        ("theirs", "Take theirs; Undo brings mine back"),
                    ],
                )
                if chosen == "difference":
                    await self._show_difference(files)
                    continue
                if chosen == "mine":
                    self.session.workspace.keep_mine(files)
                elif chosen == "theirs":
                    await self.session.edit(lambda ws: ws.take_theirs(files))
                    await self.workbench.pack_changed()
                return chosen is not None
        finally:
            self._asking = False

    async def _show_difference(self, files: Sequence[str]) -> None:
        from briefpack.editor.dialogs.pages import Page

        workspace = self.session.workspace
        lines: list[str] = []
        for file in files:
            theirs, mine = workspace.on_disk(file), workspace.content(file)
            if isinstance(theirs, str) and isinstance(mine, str):
                lines += difflib.unified_diff(
                    theirs.splitlines(),
                    mine.splitlines(),
                    f"{file} on disk",
                    f"{file} here",
                    lineterm="",
                )
            else:
                lines.append(f"{file}: no text to compare")
        closed = asyncio.get_running_loop().create_future()
        self.workbench.app.push_screen(
            Page("The difference", "\n".join(lines)), lambda _: closed.set_result(None)
        )
        await closed

    async def take_all_from_disk(self) -> None:
        """Take everything as it is on disk, as one step that can be undone."""
        workspace = self.session.workspace
        files = tuple({*workspace.unsaved, *workspace.changed_outside()})
        if not files:
            self.workbench.notify("Everything here is as it is on disk.", timeout=2)
            return
        await self.session.edit(lambda ws: ws.take_theirs(files))
        await self.workbench.pack_changed()


async def _ask(workbench: "Workbench", question: str, answers: list[tuple[str, str]]) -> str | None:
    """Ask, and wait for the answer, from any task."""
    answered: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()

    def take(answer: str | None) -> None:
        if not answered.done():
            answered.set_result(answer)

    workbench.app.push_screen(Choose(question, answers), take)
    return await answered
