"""Keys that nobody means, by the thousand: nothing breaks, and all can be taken back."""

import asyncio
import gc
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from briefpack.editor.app import Editor
from briefpack.editor.panes.form_pane import FormPane
from briefpack.editor.preview import Preview
from briefpack.editor.safety import Safety
from briefpack.editor.settings import Settings
from briefpack.editor.workbench import Workbench
from tests.editor.at_work import TODAY, Worker, work_on
from tests.editor.random_keys import keys_of, play
from tests.editor.screens import until

SEEDS = range(8)
EACH = int(os.environ.get("BRIEFPACK_RANDOM_KEYS", "250"))
"""Keys of each seed: enough for every day. With 2500, the twenty thousand take a quarter of an
hour of one core."""
SIZE = (100, 30)

LEFT_OUT: Mapping[type, Sequence[str]] = {
    Editor: ("action_quit",),  # it would end the test
    Workbench: (
        "action_quit",
        "action_close_pack",  # the same
        "action_external_editor",  # a program of somebody else's
        "action_new_from_this",  # writes another pack
    ),
    Preview: (
        "render_pack",  # takes seconds, in other processes; has tests of its own
        "action_page_open",  # a program of somebody else's
        "action_page_save",  # writes where one says
    ),
}
"""What is not done, though its keys are pressed."""


@pytest.fixture(autouse=True)
def _harmless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let keys lead to nothing outside the test; attachments are looked for in an empty folder."""

    async def nothing(*_: object, **__: object) -> bool:
        return False

    def nothing_at_once(*_: object, **__: object) -> None: ...

    for owner, names in LEFT_OUT.items():
        for name in names:
            is_async = asyncio.iscoroutinefunction(getattr(owner, name))
            monkeypatch.setattr(owner, name, nothing if is_async else nothing_at_once)
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(home)


def files_of(board: Path) -> dict[str, bytes]:
    """All that a folder holds, to the byte."""
    return {
        str(path.relative_to(board)): path.read_bytes()
        for path in sorted(board.rglob("*"))
        if path.is_file()
    }


def at_the_keys(
    board: Path, keys: Sequence[str], then: Callable[[Worker], Any] | None = None
) -> None:
    """Open the pack, press keys, and see that all that they did can be taken back."""
    app = Editor(board / "meetings/2016-11-03", today=TODAY, settings=Settings())
    before = files_of(board)

    async def run() -> None:
        async with app.run_test(size=SIZE, notifications=True) as pilot:
            officer = Worker(pilot, board)
            await until(pilot, lambda: any(isinstance(s, Workbench) for s in app.screen_stack))
            await until(pilot, lambda: officer.session.checked_version >= 0)
            with pytest.MonkeyPatch.context() as unsaved:
                unsaved.setattr(Safety, "save", _not_saved)
                await play(pilot, keys)
            if then is not None:
                then(officer)
            assert files_of(board) == before, "something was written that was not saved"
            await _all_back(officer)
            assert files_of(board) == before

    asyncio.run(run())


async def _not_saved(safety: Safety) -> bool:
    del safety
    return False


async def _all_back(officer: Worker) -> None:
    """Close what is open, save, take all back, and save that."""
    for _ in range(20):
        if officer.pilot.app.screen is officer.bench:
            break
        await officer.press("escape")
    await officer.until(lambda: officer.pilot.app.screen is officer.bench)
    await officer.bench.pane.flush()
    workspace = officer.session.workspace
    officer.session.workspace.save()
    while workspace.can_undo:
        assert workspace.undo() is not None
    workspace.save()


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_is_pressed_the_editor_goes_on_and_all_can_be_taken_back(
    board: Path, seed: int
) -> None:
    at_the_keys(board, keys_of(seed, EACH, SIZE))


# -- what was found so ---------------------------------------------------------------------------


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
