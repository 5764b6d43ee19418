"""Screens paint in pieces, between which keys are read; what is painted in the end is all of it."""

import asyncio
import time
from collections.abc import Sequence

import pytest
from rich.segment import Segment
from textual._compositor import LayoutUpdate
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from briefpack.editor.widgets.gives_way import LONG, ROWS, GivesWay
from tests.editor.screens import text, until

SIZE = (100, 40)


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


class GivingWay(GivesWay[None]):
    """A screen as the editor has them."""


async def painted_anew(pilot: Pilot[None]) -> Rows:
    """The rows, after all of them were painted again with something else going on."""
    rows = pilot.app.screen.query_one(Rows)
    counting = asyncio.create_task(rows.count_turns())
    rows.turns_of_rows.clear()
    rows.refresh()
    await until(pilot, lambda: len(rows.turns_of_rows) == SIZE[1])
    counting.cancel()
    return rows


@pytest.mark.parametrize(("kind", "turns"), [(GivingWay, range(2, SIZE[1])), (Screen, [1])])
def test_a_whole_screen_is_painted_over_several_turns(
    kind: type[Screen[None]], turns: Sequence[int]
) -> None:
    async def run() -> None:
        app: App[None] = App()
        async with app.run_test(size=SIZE) as pilot:
            await app.push_screen(kind())
            await app.screen.mount(Rows())
            rows = await painted_anew(pilot)
            assert len({*rows.turns_of_rows.values()}) in turns

    asyncio.run(run())


def test_what_changes_while_it_is_painted_is_painted_too(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    display = App._display  # noqa: SLF001 - where all that is painted passes

    def watch(self: App[None], screen: Screen[None], renderable: object) -> None:
        display(self, screen, renderable)  # type: ignore[arg-type]
        shown.append(text(self))

    monkeypatch.setattr(App, "_display", watch)

    async def run() -> None:
        app: App[None] = App()
        async with app.run_test(size=SIZE) as pilot:
            await app.push_screen(GivingWay())
            rows = Rows()
            await app.screen.mount(rows)
            await until(pilot, lambda: "first 39" in (shown[-1] if shown else ""))
            rows.turns_of_rows.clear()
            rows.refresh()
            await until(pilot, lambda: 5 in rows.turns_of_rows)
            rows.words = "second"
            rows.refresh()
            await until(pilot, lambda: "second 39" in shown[-1])
            lines = shown[-1].splitlines()
            assert lines == [f"second {y}" for y in range(SIZE[1])]

    asyncio.run(run())


def test_a_fault_in_a_part_is_told_as_any_other() -> None:
    class Faulty(Rows):
        def render_line(self, y: int) -> Strip:
            raise ValueError(f"no row {y}")

    async def run() -> None:
        app: App[None] = App()
        async with app.run_test(size=SIZE) as pilot:
            await app.push_screen(GivingWay())
            await app.screen.mount(Faulty())
            await until(pilot, lambda: not app.is_running)

    with pytest.raises(ValueError, match="no row 0"):
        asyncio.run(run())


def test_what_is_ready_while_several_changes_are_made_is_painted_after_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[str] = []
    display = App._display  # noqa: SLF001 - where all that is painted passes

    def watch(self: App[None], screen: Screen[None], renderable: object) -> None:
        display(self, screen, renderable)  # type: ignore[arg-type]
        if isinstance(renderable, LayoutUpdate) and not self._batch_count:  # else thrown away
            shown.append(text(self))

    monkeypatch.setattr(App, "_display", watch)

    async def run() -> None:
        app: App[None] = App()
        async with app.run_test(size=SIZE) as pilot:
            await app.push_screen(GivingWay())
            rows = Rows()
            await app.screen.mount(rows)
            await until(pilot, lambda: "first 39" in (shown[-1] if shown else ""))
            rows.turns_of_rows.clear()
            rows.words = "second"
            rows.refresh()
            while 5 not in rows.turns_of_rows:  # noqa: ASYNC110 - between two rows
                await asyncio.sleep(0)
            with app.batch_update():
                for _ in range(100):  # longer than the painting takes
                    await asyncio.sleep(LONG)
            await until(pilot, lambda: "second 39" in shown[-1])

    asyncio.run(run())
