"""What is pasted into a line."""

import asyncio

import pytest
from textual.app import App, ComposeResult
from textual.events import Paste

from briefpack.editor.widgets.line import Line


class OneLine(App[None]):
    """A line, and nothing else."""

    def compose(self) -> ComposeResult:
        yield Line("Town Hall")


@pytest.mark.parametrize(
    ("pasted", "value"),
    [
        ("Library", "Library"),
        ("Library,\r\nHigh Street\r\n", "Library, High Street"),
        ("\n\nLibrary", "Library"),
        ("Room\t2", "Room 2"),
        ("", ""),
    ],
)
def test_all_that_is_pasted_takes_the_place_of_what_is_selected(pasted: str, value: str) -> None:
    async def paste() -> str:
        app = OneLine()
        async with app.run_test() as pilot:
            line = app.query_one(Line)
            line.select_all()
            line.post_message(Paste(pasted))
            await pilot.pause()
            return line.value

    assert asyncio.run(paste()) == value


def test_what_is_pasted_goes_where_the_cursor_is() -> None:
    async def paste() -> tuple[str, int]:
        app = OneLine()
        async with app.run_test() as pilot:
            line = app.query_one(Line)
            line.cursor_position = len("Town ")
            line.post_message(Paste("and Village\n"))
            await pilot.pause()
            line.insert_text_at_cursor(" ")
            return line.value, line.cursor_position

    assert asyncio.run(paste()) == ("Town and Village Hall", len("Town and Village "))
