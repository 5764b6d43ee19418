"""What a terminal shows of a screen that is painted in pieces."""

import asyncio
import re
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from rich.segment import Segment
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from briefpack.editor.widgets.gives_way import LONG, ROWS, GivesWay
from tests.editor.screens import PATIENCE, until

SIZE = (100, 40)

WRITTEN = re.compile(r"\x1b\[(\d+);(\d+)H|\x1b\[[\d;?]*[a-zA-Z]|(\n)|([^\x1b\n])")
"""A move to a row and a column, anything else that is no letter, a line's end, and a letter."""


class GivingWay(GivesWay[None]):
    """A screen as the editor has them."""


class Window(GivesWay[None]):
    """A dialog through which the screen below can be seen."""

    DEFAULT_CSS = "Window { background: black 50%; } Window Rows { width: 60; }"


class Rows(Widget):
    """A part of the screen each row of which takes a while."""

    DEFAULT_CSS = "Rows { width: 1fr; height: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self.words = "first"
        self.turn = 0
        self.turns_of_rows: dict[int, int] = {}

    def render_line(self, y: int) -> Strip:
        time.sleep(LONG / ROWS)
        self.turns_of_rows[y] = self.turn
        return Strip([Segment(f"{self.words} {y}")])

    async def count_turns(self) -> None:
        """Do as keys would: something in each turn of the event loop."""
        while True:
            self.turn += 1
            await asyncio.sleep(0)


class Painted:
    """What a terminal would show, and what went wrong out of sight."""

    def __init__(self) -> None:
        self.faults: list[dict[str, Any]] = []
        self._cells: dict[tuple[int, int], str] = {}

    def watch(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Look at all that is written to the terminal."""
        display = App._display  # noqa: SLF001 - where all that is painted passes

        def look(app: App[None], screen: Screen[None], update: CompositorUpdate | None) -> None:
            if update is not None and app.is_running and not app._batch_count:  # noqa: SLF001
                self._write(update.render_segments(app.console))
            display(app, screen, update)  # type: ignore[arg-type]  # as Textual calls it

        monkeypatch.setattr(App, "_display", look)

    def _write(self, sequences: str) -> None:
        column = row = 0
        for to_row, to_column, ends, letter in WRITTEN.findall(sequences):
            if to_row:
                column, row = int(to_column) - 1, int(to_row) - 1
            elif ends:
                column, row = 0, row + 1
            elif letter:
                self._cells[column, row] = letter
                column += 1

    @property
    def lines(self) -> list[str]:
        """All that stands on the terminal."""
        columns, rows = SIZE
        cells = ([self._cells.get((x, y), " ") for x in range(columns)] for y in range(rows))
        return ["".join(line).rstrip() for line in cells]

    @property
    def words(self) -> set[str]:
        """The first words of the lines."""
        return {(line.split() or [""])[0] for line in self.lines}


Work = Callable[[Pilot[None], Painted], Awaitable[None]]


def play(work: Work) -> None:
    """Do something in an application with a screen that gives way.

    Nothing goes wrong out of sight, and no painting goes on when it has ended.
    """
    painted = Painted()

    async def run() -> None:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _, fault: painted.faults.append(fault))
        app: App[None] = App()
        async with app.run_test(size=SIZE) as pilot:
            await app.push_screen(GivingWay())
            await work(pilot, painted)
        async with asyncio.timeout(PATIENCE):
            await asyncio.gather(*paintings())

    with pytest.MonkeyPatch.context() as monkeypatch:
        painted.watch(monkeypatch)
        try:
            asyncio.run(run())
        finally:
            assert not painted.faults


async def rows_on(pilot: Pilot[None], painted: Painted) -> Rows:
    """Rows on the screen that is open, as soon as they are painted."""
    rows = Rows()
    await pilot.app.screen.mount(rows)
    await until(pilot, lambda: painted.words == {"first"} and not paintings())
    return rows


async def half_painted(rows: Rows, words: str = "second") -> None:
    """Have rows painted with other words, and come back when some are."""
    rows.words = words
    rows.turns_of_rows.clear()
    rows.refresh()
    while not rows.turns_of_rows:  # noqa: ASYNC110 - each turn of the event loop is looked at
        await asyncio.sleep(0)
    assert len(rows.turns_of_rows) < SIZE[1]


def paintings() -> list[asyncio.Task[Any]]:
    """What is being painted, in pieces."""
    return [task for task in asyncio.all_tasks() if task.get_name() == "painting"]
