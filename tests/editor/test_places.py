"""What goes between two layouts is gone from the terminal, whoever asks where something stands."""

from typing import Any

from textual.containers import Vertical, VerticalScroll
from textual.events import Resize
from textual.pilot import Pilot
from textual.widgets import Static

from tests.editor.painted import SIZE, GivingWay, Painted, play
from tests.editor.screens import until

LINES = 2 * SIZE[1]


class Resizing(Static):
    """A part that says how high it was told to be."""

    told = 0

    def on_resize(self, event: Resize) -> None:
        self.told = event.size.height


async def with_lines(pilot: Pilot[None], painted: Painted, part: Static) -> Static:
    """A screen of more lines than it has room for, and a part above them, at the screen's foot.

    Gives the last line, which is not seen.
    """
    lines = [Static("line") for _ in range(LINES)]
    holder = Vertical(part)
    holder.styles.layer, holder.styles.dock, holder.styles.height = "above", "bottom", "auto"
    pilot.app.screen.styles.layers = "default above"
    await pilot.app.screen.mount(VerticalScroll(*lines), holder)
    await until(pilot, lambda: painted.words == {"line", "part"})
    return lines[-1]


async def scroll(pilot: Pilot[None], lines: int) -> None:
    """Scroll them, after which nobody knows where all parts stand until somebody asks."""
    pilot.app.screen.query_one(VerticalScroll).scroll_to(y=lines, animate=False)
    places = pilot.app.screen._compositor  # noqa: SLF001 - Textual's
    await until(pilot, lambda: places._full_map_invalidated)  # noqa: SLF001


def lay_out(pilot: Pilot[None]) -> None:
    """Have what is put off during a batch made up for."""
    pilot.app.screen.check_idle()


def test_a_part_that_went_before_places_were_asked_for_is_painted_over() -> None:
    async def work(pilot: Pilot[None], painted: Painted) -> None:
        part = Static("part")
        below = await with_lines(pilot, painted, part)
        await scroll(pilot, 3)
        with pilot.app.batch_update():
            await part.remove()
            assert below.region.height == 1  # for which all places are worked out
        lay_out(pilot)
        await until(pilot, lambda: "part" not in painted.words)

    play(work)


def test_a_part_that_had_another_size_when_places_were_asked_for_is_told() -> None:
    async def work(pilot: Pilot[None], painted: Painted) -> None:
        part = Resizing("part")
        below = await with_lines(pilot, painted, part)
        assert part.told == 1
        await scroll(pilot, 3)
        with pilot.app.batch_update():
            part.styles.height = 4
            await pilot.pause(0.1)
            assert below.region.height == 1
        lay_out(pilot)
        await until(pilot, lambda: part.told == 4)

    play(work)


def test_nothing_is_held_by_a_screen_that_was_closed() -> None:
    async def work(pilot: Pilot[None], painted: Painted) -> None:
        screen, part = GivingWay(), Static("part")
        await pilot.app.push_screen(screen)
        await screen.mount(part)
        await until(pilot, lambda: "part" in painted.words)
        places: dict[str, Any] = vars(screen._compositor)  # noqa: SLF001 - what it holds
        places["_full_map_invalidated"] = True
        assert part.region.height == 1  # so that there are places of the last layout, and others
        assert part in places["_told"]
        await pilot.app.pop_screen()
        await until(pilot, lambda: not places["_told"])

    play(work)
