"""Keys that nobody means, by the thousand: nothing breaks, and all can be taken back."""

import asyncio
import gc
import time
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList
from textual.widgets._toast import Toast

from briefpack.editing.go_to import Candidate, get_ready
from briefpack.editor.app import Editor
from briefpack.editor.dialogs.calendar import Calendar
from briefpack.editor.dialogs.go_to import GoTo
from briefpack.editor.dialogs.palette import Palette
from briefpack.editor.notices import Notice
from briefpack.editor.opening import Opening
from briefpack.editor.panes.agenda import AgendaPane
from briefpack.editor.panes.form_pane import FormPane
from briefpack.editor.settings import Settings
from briefpack.editor.widgets.switcher import Switcher
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


def test_a_notice_whose_time_runs_out_as_it_is_shown_does_not_stop_everything() -> None:
    notice = Notice("Undone: Change title", timeout=0)
    assert notice.has_expired
    assert Toast(notice)._timeout > 0  # noqa: SLF001 - a timer over less never lets go


def test_keys_wait_for_a_dialog_that_is_only_just_being_made(board: Path) -> None:
    async def work(officer: Worker) -> None:
        app = officer.pilot.app
        palette = Palette()
        app.push_screen(palette)
        assert not palette.is_mounted
        await app.on_event(pressed("down"))
        await officer.until(lambda: palette.is_mounted)
        await officer.until(lambda: palette.query_one(OptionList).highlighted == 1)

    work_on(board, work)


@pytest.mark.parametrize("key", ["down", "escape"])
def test_a_key_that_nobody_wanted_waits_for_a_dialog_that_is_only_just_being_made(
    board: Path, key: str
) -> None:
    async def work(officer: Worker) -> None:
        app = officer.pilot.app
        calendar = Calendar(TODAY, TODAY)
        app.push_screen(calendar)
        assert not calendar.is_mounted
        event = pressed(key)
        event._set_forwarded()  # noqa: SLF001 - it comes back from the part that had the focus
        await app.on_event(event)
        if key == "escape":
            await officer.until(lambda: app.screen is officer.bench)
        else:
            await officer.until(lambda: (calendar.day - TODAY).days == 7)

    work_on(board, work)


def test_what_is_typed_while_the_places_to_go_to_are_found_is_typed_into_the_dialog(
    board: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(candidates: list[Candidate]) -> None:
        time.sleep(0.3)
        get_ready(candidates)

    monkeypatch.setattr("briefpack.editor.dialogs.go_to.get_ready", slow)

    async def work(officer: Worker) -> None:
        app = officer.pilot.app
        before = officer.data()
        for key in ("ctrl+g", *"dad"):
            app.post_message(pressed(key))
        await officer.until(lambda: isinstance(app.screen, GoTo))
        await officer.until(lambda: app.screen.query_one(Input).value == "dad")
        assert officer.data() == before

    work_on(board, work)


def test_a_key_that_is_held_down_opens_one_dialog(board: Path) -> None:
    async def work(officer: Worker) -> None:
        app = officer.pilot.app
        await officer.show("form-meeting", path=("meeting", "date"))
        form = officer.pane(FormPane)
        for _ in range(5):  # in one turn of the event loop
            form.editor.post_message(pressed("down"))
        await officer.until(lambda: isinstance(app.screen, Calendar))
        await officer.pilot.pause(0.1)
        assert [type(screen) for screen in app.screen_stack].count(Calendar) == 1

    work_on(board, work)


def test_a_pane_that_rests_has_the_colours_of_another_theme_once_it_is_shown(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("form-meeting")
        form = officer.pane(FormPane)
        before = form.view.styles.scrollbar_color
        await officer.show("agenda")
        await officer.pilot.app.run_action("theme")
        await officer.pilot.pause()
        agenda = officer.pane(AgendaPane)
        now = agenda.cells.styles.scrollbar_color
        assert now != before
        assert form.view.styles.scrollbar_color == before
        officer.bench.query_one(Switcher).current = "pane-form-meeting"
        assert form.view.styles.scrollbar_color == now

    work_on(board, work)
