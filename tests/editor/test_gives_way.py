"""Screens paint in pieces, between which keys are read; what is painted in the end is all of it."""

import asyncio
from collections.abc import Sequence

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip

from tests.editor.painted import SIZE, GivingWay, Painted, Rows, half_painted, play, rows_on
from tests.editor.screens import until


@pytest.mark.parametrize(("kind", "turns"), [(GivingWay, range(2, SIZE[1])), (Screen, [1])])
def test_a_whole_screen_is_painted_over_several_turns(
    kind: type[Screen[None]], turns: Sequence[int]
) -> None:
    async def run() -> None:
        app: App[None] = App()
        async with app.run_test(size=SIZE) as pilot:
            await app.push_screen(kind())
            rows = Rows()
            await app.screen.mount(rows)
            counting = asyncio.create_task(rows.count_turns())
            rows.turns_of_rows.clear()
            rows.refresh()
            await until(pilot, lambda: len(rows.turns_of_rows) == SIZE[1])
            counting.cancel()
            assert len({*rows.turns_of_rows.values()}) in turns

    asyncio.run(run())


def test_what_changes_while_it_is_painted_is_painted_too() -> None:
    async def work(pilot: Pilot[None], painted: Painted) -> None:
        rows = await rows_on(pilot, painted)
        await half_painted(rows)
        rows.words = "third"
        rows.refresh()
        await until(pilot, lambda: painted.words == {"third"})
        assert painted.lines == [f"third {y}" for y in range(SIZE[1])]

    play(work)


def test_a_fault_in_a_part_is_told_as_any_other() -> None:
    class Faulty(Rows):
        def render_line(self, y: int) -> Strip:
            raise ValueError(f"no row {y}")

    async def work(pilot: Pilot[None], _: Painted) -> None:
        await pilot.app.screen.mount(Faulty())
        await until(pilot, lambda: not pilot.app.is_running)

    with pytest.raises(ValueError, match="no row 0"):
        play(work)
