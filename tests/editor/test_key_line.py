"""The line of keys shows nothing that would be refused."""

from pathlib import Path

import pytest

from briefpack.editor.actions import ONLY_LOOK, all_actions
from tests.editor.at_work import SMALL, Worker, work_on


def test_only_what_is_an_action_can_be_said_to_look() -> None:
    assert {action.id for action in all_actions()} >= ONLY_LOOK


@pytest.mark.parametrize(
    ("read_only", "shown", "not_shown"),
    [(True, "F1 Help", "^S Save"), (True, "F5 Render", "n New item"), (False, "^S Save", "F7")],
)
def test_a_pack_that_is_read_only_has_no_keys_that_change_it(
    board: Path, *, read_only: bool, shown: str, not_shown: str
) -> None:
    async def work(officer: Worker) -> None:
        await officer.see(shown, without=not_shown)

    work_on(board, work, size=SMALL, read_only=read_only)


def test_a_text_that_is_read_only_still_tells_how_to_see_its_head(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("report", "meetings/2016-11-03/reports/improvement.md")
        await officer.see("^T Head or text", without="Insert")

    work_on(board, work, size=(150, 40), read_only=True)
