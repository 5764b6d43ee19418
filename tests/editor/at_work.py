"""Somebody at work on a pack, without a terminal: what the tests of panes have in common."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from textual.events import Paste
from textual.pilot import Pilot
from textual.widget import Widget

from briefpack.editing.values import Path as ValuePath
from briefpack.editing.values import value_at
from briefpack.editor.app import Editor
from briefpack.editor.session import Session, Target
from briefpack.editor.settings import Settings
from briefpack.editor.workbench import Workbench
from tests.editor.screens import see, text, until

AnyPane = TypeVar("AnyPane", bound=Widget)

TODAY = date(2016, 10, 20)
WIDE, SMALL = (120, 36), (80, 24)


class Worker:
    """Somebody at the keys of the editor, and what they can see."""

    def __init__(self, pilot: Pilot[Any], board: Path) -> None:
        self.pilot, self.board = pilot, board

    @property
    def bench(self) -> Workbench:
        found = [each for each in self.pilot.app.screen_stack if isinstance(each, Workbench)]
        return found[-1]

    @property
    def session(self) -> Session:
        return self.bench.session

    @property
    def screen(self) -> str:
        return text(self.pilot.app)

    def pane(self, kind: type[AnyPane]) -> AnyPane:
        """The pane that is shown, or a form in it."""
        pane = self.bench.pane
        return pane if isinstance(pane, kind) else pane.query_one(kind)

    async def show(self, kind: str, file: str = "", path: ValuePath = (), line: int = 0) -> None:
        """Go somewhere, as the outline and problems do."""
        target = Target(kind, file or self.session.workspace.pack_file, path, line)
        await self.bench.show_target(target)
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    async def write(self, words: str) -> None:
        """Type a text, letter by letter."""
        await self.pilot.press(*words)

    async def paste(self, words: str) -> None:
        """Paste a text as a terminal does."""
        focused = self.pilot.app.screen.focused
        assert focused is not None
        focused.post_message(Paste(words))
        await self.pilot.pause()

    async def see(self, *words: str, without: str | None = None) -> str:
        return await see(self.pilot, *words, without=without)

    async def until(self, is_so: Callable[[], bool]) -> None:
        await until(self.pilot, is_so)

    def data(self, file: str = "", path: ValuePath = ()) -> Any:  # noqa: ANN401
        """A value as it is in the editor, saved or not."""
        workspace = self.session.workspace
        return value_at(workspace.data(file or workspace.pack_file), path)

    async def finds(
        self,
        expected: object,
        file: str = "",
        path: ValuePath = (),
    ) -> None:
        """Wait until a value of the pack is another."""
        await self.until(lambda: self.data(file, path) == expected)

    async def save(self) -> None:
        await self.press("ctrl+s")
        await self.until(lambda: not self.session.workspace.is_dirty)

    def saved(self, file: str) -> str:
        """A file as it is on disk."""
        return (self.board / file).read_text(encoding="utf-8")

    async def answer(self, words: str) -> None:
        """Type into the dialog that is open, and take it."""
        await self.until(lambda: self.pilot.app.screen is not self.bench)
        await self.write(words)
        await self.press("enter")
        await self.until(lambda: self.pilot.app.screen is self.bench)


Work = Callable[[Worker], Awaitable[None]]


def work_on(
    board: Path,
    work: Work,
    *,
    meeting: str = "meetings/2016-11-03",
    size: tuple[int, int] = WIDE,
    read_only: bool = False,
) -> None:
    """Open a pack, and have somebody work on it once its agenda is there."""
    app = Editor(board / meeting, today=TODAY, read_only=read_only, settings=Settings())

    async def run() -> None:
        async with app.run_test(size=size, notifications=True) as pilot:
            worker = Worker(pilot, board)
            await until(pilot, lambda: any(isinstance(s, Workbench) for s in app.screen_stack))
            await until(pilot, lambda: worker.session.checked_version >= 0)
            await work(worker)

    asyncio.run(run())
