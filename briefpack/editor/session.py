"""One pack in the editor: its workspace, its problems, and what the last render said of pages.

Whatever reads files or takes longer than a key may runs in a thread, one thing after another;
panes are told afterwards, and read what is there already.
"""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from briefpack.editing.values import Path
from briefpack.editing.workspace import Workspace
from briefpack.plan.agenda import AgendaPlan, plan_agenda
from briefpack.plan.pages import Span
from briefpack.problems import Problem
from briefpack.rules.registry import validate_pack
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
    """The pack that is open. ``today`` is the day that problems and typed dates count from."""

    workspace: Workspace
    today: date
    read_only: bool = False
    problems: tuple[Problem, ...] = ()
    spans: Mapping[str, Span] = field(default_factory=dict)
    rendered_version: int = -1
    checked_version: int = -1
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def loaded(self) -> LoadedPack:
        """The pack as it is now."""
        return self.workspace.loaded

    @property
    def plan(self) -> AgendaPlan | None:
        """The agenda with its numbers and letters; None where the pack cannot be read."""
        briefing = self.loaded.briefing
        return None if briefing is None else plan_agenda(briefing)

    @property
    def pages_are_stale(self) -> bool:
        """Whether anything has changed since pages were counted."""
        return self.rendered_version != self.workspace.version

    async def edit(self, change: Callable[[Workspace], Result]) -> Result:
        """Change the pack, off the screen's thread; what is read of it afterwards is ready."""

        def run() -> Result:
            made = change(self.workspace)
            _ = self.workspace.loaded  # read here, not by whoever looks first
            return made

        async with self._one_at_a_time:
            return await asyncio.to_thread(run)

    async def check(self) -> tuple[Problem, ...]:
        """Find the problems of the pack as it is now."""
        async with self._one_at_a_time:
            version, loaded = self.workspace.version, self.workspace.loaded
            found = await asyncio.to_thread(validate_pack, loaded, today=self.today)
        self.problems, self.checked_version = found, version
        return found
