"""One pack in the editor: its workspace, its problems, and what the last render said of pages.

Whatever reads files or takes longer than a key may runs in a thread, one thing after another;
panes are told afterwards, and read what is there already.
"""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from briefpack.editing.values import Path
from briefpack.editing.workspace import Workspace
from briefpack.editor.turns import let_it_go_first
from briefpack.model.briefing import Document
from briefpack.plan.agenda import AgendaPlan, plan_agenda
from briefpack.plan.pages import Span
from briefpack.problems import Problem
from briefpack.store.load import LoadedPack

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Target:
    """What the middle of the workbench shows.

    ``kind`` is the pane's name: "agenda", "report", "form-meeting" …; ``file`` what it edits, and
    ``path`` the value in it that the cursor goes to. ``line`` and ``column`` are those of a text,
    counted from 1.
    """

    kind: str
    file: str = ""
    path: Path = ()
    line: int = 0
    column: int = 0


@dataclass(slots=True)
class Session:
    """The pack that is open. ``today`` is the day that problems and typed dates count from.

    ``spans`` and ``pages`` are those of the last render, made of ``rendered_version``.
    ``loaded`` and ``plan`` are what came of the last change that is done: nobody who asks for
    them waits for one that goes on. ``ahead`` works out, in the thread of a change or of a check,
    what will be shown of it, for ``for_now`` to keep.
    """

    workspace: Workspace
    today: date
    read_only: bool = False
    problems: tuple[Problem, ...] = ()
    spans: Mapping[str, Span] = field(default_factory=dict)
    pages: int = 0
    rendered_version: int = -1
    checked_version: int = -1
    ahead: Callable[["Session"], object] | None = None
    _now: tuple[LoadedPack, int] | None = None
    _plan: tuple[LoadedPack, AgendaPlan | None] | None = None
    _worked_out: dict[str, tuple[Document, int]] = field(default_factory=dict)
    _kept: dict[object, tuple[object, Any]] = field(default_factory=dict)
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)
    _one_check: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def is_changing(self) -> bool:
        """Whether a change goes on."""
        return self._one_at_a_time.locked()

    @property
    def loaded(self) -> LoadedPack:
        """The pack as it is now."""
        return self.now[0]

    @property
    def now(self) -> tuple[LoadedPack, int]:
        """The pack as it is now, and which version that is.

        While a change goes on, the workspace is at the next one already.
        """
        if self._now is None:
            self._now = self.workspace.loaded, self.workspace.version
        return self._now

    @property
    def plan(self) -> AgendaPlan | None:
        """The agenda with its numbers and letters; None where the pack cannot be read."""
        loaded = self.loaded
        if self._plan is None or self._plan[0] is not loaded:
            briefing = loaded.briefing
            self._plan = (loaded, None if briefing is None else plan_agenda(briefing))
        return self._plan[1]

    @property
    def pages_are_stale(self) -> bool:
        """Whether anything has changed since pages were counted."""
        return self.rendered_version != self.workspace.version

    def once(self, file: str, document: Document, work_out: Callable[[], int]) -> int:
        """A number that hangs on a document alone, worked out once for each that a file holds."""
        known = self._worked_out.get(file)
        if known is None or known[0] is not document:
            known = self._worked_out[file] = (document, work_out())
        return known[1]

    def for_now(self, work_out: Callable[["Session"], Result], now: object) -> Result:
        """What is to be shown, worked out once for as long as what it is made of is as ``now``.

        Nobody changes what this gives.
        """
        kept = self._kept.get(work_out)
        if kept is None or kept[0] != now:
            kept = self._kept[work_out] = (now, work_out(self))
        found: Result = kept[1]
        return found

    async def edit(self, change: Callable[[Workspace], Result]) -> Result:
        """Change the pack, off the screen's thread; what is read of it afterwards is ready."""

        def run() -> Result:
            try:
                return change(self.workspace)
            finally:
                self._now = self.workspace.loaded, self.workspace.version
                let_it_go_first()
                _ = self.plan
                let_it_go_first()
                self._look_ahead()

        async with self._one_at_a_time:
            return await asyncio.to_thread(run)

    async def check(self) -> tuple[Problem, ...]:
        """Find the problems of the pack as it is now; changes do not wait for that."""
        async with self._one_check:
            await asyncio.to_thread(self._find, *self.now)
        return self.problems

    def _find(self, loaded: LoadedPack, version: int) -> None:
        from briefpack.rules.registry import validate_pack

        self.problems = validate_pack(loaded, today=self.today, between=let_it_go_first)
        self.checked_version = version
        self._look_ahead()

    def _look_ahead(self) -> None:
        if self.ahead is not None:
            self.ahead(self)
