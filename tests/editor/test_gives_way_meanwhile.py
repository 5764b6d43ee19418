"""What happens while a screen is painted in pieces: nothing of it is lost, and nothing is stale."""

import asyncio

import pytest
from textual._compositor import Compositor
from textual.pilot import Pilot
from textual.screen import Screen

from tests.editor.painted import (
    SIZE,
    Painted,
    Rows,
    Window,
    half_painted,
    paintings,
    play,
    rows_on,
)
from tests.editor.screens import PATIENCE, until


def test_what_is_painted_when_a_batch_has_begun_is_painted_after_it() -> None:
    async def work(pilot: Pilot[None], painted: Painted) -> None:
        rows = await rows_on(pilot, painted)
        await half_painted(rows)
        with pilot.app.batch_update():
            await until(pilot, lambda: len(rows.turns_of_rows) == SIZE[1])
            await pilot.pause(0.2)
            assert painted.words == {"first"}
        await until(pilot, lambda: painted.words == {"second"})

    play(work)


def test_the_screen_below_a_dialog_is_seen_though_both_change_while_they_are_painted() -> None:
    async def work(pilot: Pilot[None], painted: Painted) -> None:
        below = await rows_on(pilot, painted)
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


def test_the_screen_below_several_dialogs_is_seen_as_it_is_now() -> None:
    async def work(pilot: Pilot[None], painted: Painted) -> None:
        below = await rows_on(pilot, painted)
        for _ in range(3):
            await pilot.app.push_screen(Window())
        await pilot.pause(0.2)
        await until(pilot, lambda: not paintings())
        below.words = "second"
        below.refresh()
        await until(pilot, lambda: painted.words == {"second"})

    play(work)


@pytest.mark.parametrize("leave", ["pop", "exit", "cover"])
def test_a_screen_may_go_while_it_is_painted(leave: str) -> None:
    async def work(pilot: Pilot[None], painted: Painted) -> None:
        app = pilot.app
        rows = await rows_on(pilot, painted)
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


def test_no_painting_goes_on_when_the_application_has_ended() -> None:
    async def work(pilot: Pilot[None], painted: Painted) -> None:
        await half_painted(await rows_on(pilot, painted))
        assert paintings()
        pilot.app.exit()

    play(work)


@pytest.mark.parametrize("step", ["visible_widgets", "render_update"])
def test_a_fault_in_any_step_is_told_once(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("no picture")

    async def work(pilot: Pilot[None], painted: Painted) -> None:
        await half_painted(await rows_on(pilot, painted))
        monkeypatch.setattr(Compositor, step, property(fail) if step == "visible_widgets" else fail)
        [painting] = paintings()
        await asyncio.wait([painting], timeout=PATIENCE)
        assert painting.exception() is None
        assert str(pilot.app._exception) == "no picture"  # noqa: SLF001 - what ends it
        monkeypatch.undo()

    with pytest.raises(ValueError, match="no picture"):
        play(work)
