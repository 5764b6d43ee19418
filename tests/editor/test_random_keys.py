"""Keys that nobody means, by the thousand: nothing breaks, and all can be taken back."""

import asyncio
import gc
from pathlib import Path

import pytest

from briefpack.editor.app import Editor
from briefpack.editor.opening import Opening
from briefpack.editor.panes.agenda import AgendaPane
from briefpack.editor.panes.form_pane import FormPane
from briefpack.editor.settings import Settings
from briefpack.editor.workbench import Workbench
from tests.editor.at_random import SIZES, let_do_no_harm, press_at_random
from tests.editor.at_work import TODAY, Worker, work_on
from tests.editor.random_keys import pressed


@pytest.mark.slow
@pytest.mark.parametrize("seed", [0, 1])
def test_whatever_is_pressed_the_editor_goes_on_and_all_can_be_taken_back(
    board: Path, seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_do_no_harm(tmp_path / "home", monkeypatch)
    press_at_random(board, seed)


# -- what was found so ---------------------------------------------------------------------------


def test_keys_that_are_typed_while_a_pack_opens_are_all_taken_in_their_order(board: Path) -> None:
    app = Editor(board / "meetings/2016-11-03", today=TODAY, settings=Settings())

    async def run() -> None:
        async with app.run_test(size=SIZES[1]) as pilot:
            shown: list[type] = []
            while len(shown) < 2:  # one key as soon as each of both can be seen, and one after it
                if type(app.screen) in {Opening, Workbench} and type(app.screen) not in shown:
                    shown.append(type(app.screen))
                    app.post_message(pressed("down"))
                await asyncio.sleep(0)
            app.post_message(pressed("down"))
            officer = Worker(pilot, board)
            await officer.until(lambda: officer.session.checked_version >= 0)
            pane = officer.pane(AgendaPane)
            await officer.until(lambda: pane.cells.row_at_cursor == pane._rows[3].key)  # noqa: SLF001

    asyncio.run(run())


def test_two_keys_at_once_that_close_a_dialog_leave_the_pack_open(board: Path) -> None:
    async def work(officer: Worker) -> None:
        for key, one in (("ctrl+o", "Z"), ("ctrl+p", "escape"), ("f1", "escape")):
            await officer.press(key)
            await officer.until(lambda: officer.pilot.app.screen is not officer.bench)
            dialog = officer.pilot.app.screen
            await officer.pilot.pause()
            for _ in range(2):  # in one turn of the event loop
                dialog.post_message(pressed(one))
                dialog.dismiss(None)
            await officer.until(lambda: officer.pilot.app.screen is officer.bench)
            await officer.pilot.pause(0.1)
            assert officer.pilot.app.screen is officer.bench

    work_on(board, work)


def test_letters_may_come_faster_than_what_they_may_become_is_found(board: Path) -> None:
    async def work(officer: Worker) -> None:
        image = ("meeting", "venue", "map", "image")
        await officer.show("form-meeting", path=image)
        editor = officer.pane(FormPane).editor
        assert editor.typing.suggester is not None
        for letters in ("a", "at", "att"):  # in one turn of the event loop
            editor.insert(letters[-1])
        assert "att" in editor.text
        await officer.pilot.pause()
        gc.collect()  # what was begun and never waited for is told now

    work_on(board, work)
