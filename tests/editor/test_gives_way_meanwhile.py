"""What happens while a screen is painted in pieces: nothing of it is lost, and nothing is stale."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual._compositor import Compositor, CompositorUpdate
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

from briefpack.editor.widgets.gives_way import GivesWay
from tests.editor.screens import PATIENCE, until
from tests.editor.test_gives_way import SIZE, GivingWay, Rows

Work = Callable[[Pilot[None], "Painted"], Awaitable[None]]


WRITTEN = re.compile(r"\x1b\[(\d+);(\d+)H|\x1b\[[\d;?]*[a-zA-Z]|(\n)|([^\x1b\n])")
"""A move to a row and a column, anything else that is no letter, a line's end, and a letter."""


class Window(GivesWay[None]):
    """A dialog through which the screen below can be seen."""

    DEFAULT_CSS = "Window { background: black 50%; } Window Rows { width: 60; }"


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
    def words(self) -> set[str]:
        """The first words of the lines."""
        columns, rows = SIZE
        lines = ("".join(self._cells.get((x, y), " ") for x in range(columns)) for y in range(rows))
        return {(line.split() or [""])[0] for line in lines}


@pytest.fixture
def play(monkeypatch: pytest.MonkeyPatch) -> Callable[[Work], None]:
    """Do something in an application whose screen takes a while to paint."""
    painted = Painted()
    painted.watch(monkeypatch)

    def play_it(work: Work) -> None:
        async def run() -> None:
            asyncio.get_running_loop().set_exception_handler(
                lambda _, fault: painted.faults.append(fault)
            )
            app: App[None] = App()
            async with app.run_test(size=SIZE) as pilot:
                await app.push_screen(GivingWay())
                await app.screen.mount(Rows())
                await until(pilot, lambda: painted.words == {"first"})
                await work(pilot, painted)

        asyncio.run(run())
        assert not painted.faults

    return play_it


async def half_painted(rows: Rows, words: str = "second") -> None:
    """Have rows painted with other words, and come back when some are."""
    rows.words = words
    rows.turns_of_rows.clear()
    rows.refresh()
    while not rows.turns_of_rows:  # noqa: ASYNC110 - each turn of the event loop is looked at
        await asyncio.sleep(0)
    assert len(rows.turns_of_rows) < SIZE[1]


def test_what_is_painted_when_a_batch_has_begun_is_painted_after_it(
    play: Callable[[Work], None],
) -> None:
    async def work(pilot: Pilot[None], painted: Painted) -> None:
        rows = pilot.app.screen.query_one(Rows)
        await half_painted(rows)
        with pilot.app.batch_update():
            await until(pilot, lambda: len(rows.turns_of_rows) == SIZE[1])
            await pilot.pause(0.2)
            assert painted.words == {"first"}
        await until(pilot, lambda: painted.words == {"second"})

    play(work)


def test_the_screen_below_a_dialog_is_seen_though_both_change_while_they_are_painted(
    play: Callable[[Work], None],
) -> None:
    async def work(pilot: Pilot[None], painted: Painted) -> None:
        below = pilot.app.screen.query_one(Rows)
        await pilot.app.push_screen(Window())
        window, rows = pilot.app.screen, Rows()
        rows.words = "x" * 60
        await window.mount(rows)
        await until(pilot, lambda: painted.words == {"x" * 60})
        rows.styles.width = 0
        await until(pilot, lambda: painted.words == {"first"})
        rows.styles.width = 60
        await until(pilot, lambda: painted.words == {"x" * 60})
        await half_painted(rows, "y" * 60)
        window.refresh()
        below.words = "second"
        below.refresh()
        await until(pilot, lambda: painted.words == {"y" * 60})
        await pilot.pause(0.2)
        rows.display = False
        await until(pilot, lambda: painted.words == {"second"})

    play(work)


@pytest.mark.parametrize("leave", ["pop", "exit", "cover"])
def test_a_screen_may_go_while_it_is_painted(play: Callable[[Work], None], leave: str) -> None:
    async def work(pilot: Pilot[None], painted: Painted) -> None:
        app = pilot.app
        rows = app.screen.query_one(Rows)
        await half_painted(rows)
        if leave == "pop":
            await app.pop_screen()
        elif leave == "exit":
            app.exit()
            await until(pilot, lambda: not app.is_running)
            return
        else:
            await app.push_screen(Screen())
        await pilot.pause(0.2)
        assert painted.words <= {""}
        if leave == "cover":
            await app.pop_screen()
            await until(pilot, lambda: painted.words == {"second"})

    play(work)


def paintings() -> list[asyncio.Task[Any]]:
    """What is being painted, in pieces."""
    return [task for task in asyncio.all_tasks() if task.get_name() == "painting"]


def test_no_painting_goes_on_when_the_application_has_ended() -> None:
    async def run() -> None:
        app: App[None] = App()
        async with app.run_test(size=SIZE) as pilot:
            await app.push_screen(GivingWay())
            rows = Rows()
            await app.screen.mount(rows)
            await until(pilot, lambda: len(rows.turns_of_rows) == SIZE[1] and not paintings())
            await half_painted(rows)
            [painting] = paintings()
            app.exit()
        async with asyncio.timeout(PATIENCE):
            await painting

    asyncio.run(run())


@pytest.mark.parametrize("step", ["visible_widgets", "render_update"])
def test_a_fault_in_any_step_is_told_once(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    faults: list[dict[str, Any]] = []

    def fail(*_: object, **__: object) -> None:
        raise ValueError("no picture")

    async def run() -> None:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _, fault: faults.append(fault))
        app: App[None] = App()
        async with app.run_test(size=SIZE) as pilot:
            await app.push_screen(GivingWay())
            rows = Rows()
            await app.screen.mount(rows)
            await until(pilot, lambda: len(rows.turns_of_rows) == SIZE[1] and not paintings())
            await half_painted(rows)
            found = property(fail) if step == "visible_widgets" else fail
            monkeypatch.setattr(Compositor, step, found)
            [painting] = paintings()
            await asyncio.wait([painting], timeout=PATIENCE)
            assert painting.exception() is None
            assert str(app._exception) == "no picture"  # noqa: SLF001 - what ends it
            monkeypatch.undo()

    with pytest.raises(ValueError, match="no picture"):
        asyncio.run(run())
    assert not faults
