"""The line of keys shows nothing that would be refused."""

from pathlib import Path

import pytest

from briefpack.editor.actions import ONLY_LOOK, all_actions
from tests.editor.at_work import SMALL, Worker, work_on

NOTE = "meetings/2016-09-29/note.toml"


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


@pytest.mark.usefixtures("unchecked")
@pytest.mark.parametrize(
    ("kind", "file", "key", "shown"),
    [
        ("agenda", "", "f2", ("Enter Open", "n New item", "r Rename")),
        ("note", NOTE, "", ("Enter Details", "p Present", "a Apologies", "x Absent", "s Subst")),
        ("note", NOTE, "ctrl+t", ("Enter Write", "n Begin")),
    ],
)
def test_enter_is_named_where_it_does_something(
    board: Path, kind: str, file: str, key: str, shown: tuple[str, ...]
) -> None:
    async def work(officer: Worker) -> None:
        await officer.show(kind, file)
        officer.bench.pane.take_focus()
        if key:
            await officer.press(key)
        await officer.see(*shown)

    work_on(board, work, size=SMALL)


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.usefixtures("unchecked")
def test_that_enter_edits_a_cell_is_named_where_there_is_room(
    board: Path, *, read_only: bool
) -> None:
    async def work(officer: Worker) -> None:
        shown, other = "Enter Edit", "n New item"
        if read_only:
            await officer.see("F2 Outline", without=shown)
        else:
            await officer.see(shown, other, "F2 Outline")

    work_on(board, work, size=(150, 40), read_only=read_only)


def test_a_text_that_is_read_only_still_tells_how_to_see_its_head(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("report", "meetings/2016-11-03/reports/improvement.md")
        await officer.see("^T Head or text", without="Insert")

    work_on(board, work, size=(150, 40), read_only=True)
