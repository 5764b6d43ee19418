"""What parts of the editor tell each other is not taken for something that Textual tells."""

import inspect
from pathlib import Path

import pytest
from textual import events
from textual.message import Message

from briefpack.editor import messages
from briefpack.editor.finder import Found
from briefpack.editor.panes.outline import Outline
from tests.editor.at_work import SMALL, Worker, work_on

TEXTUALS = {
    kind.handler_name
    for _, kind in inspect.getmembers(events, inspect.isclass)
    if issubclass(kind, Message) and kind is not Message
}
OURS = [
    kind
    for _, kind in inspect.getmembers(messages, inspect.isclass)
    if issubclass(kind, Message) and kind is not Message
]


@pytest.mark.parametrize("kind", [*OURS, Found])
def test_no_message_goes_to_where_textual_hears_of_its_own(kind: type[Message]) -> None:
    assert kind.handler_name not in TEXTUALS


def test_enter_opens_an_entry_of_an_outline_that_is_longer_than_the_screen(board: Path) -> None:
    async def work(officer: Worker) -> None:
        tree = officer.bench.query_one(Outline)
        await officer.press("f2")
        await officer.until(lambda: tree.has_focus and tree.show_vertical_scrollbar)
        await officer.press("home", "down", "enter")
        await officer.see("Meeting · Thu 3 Nov 2016", without="Front sheet")

    work_on(board, work, size=SMALL)
