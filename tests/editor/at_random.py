"""A pack under keys that nobody means, and what has to be so afterwards."""

import asyncio
import gc
import os
from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from textual._compositor import Compositor

from briefpack.editor.app import Editor
from briefpack.editor.preview import Preview
from briefpack.editor.safety import Safety
from briefpack.editor.settings import Settings
from briefpack.editor.workbench import Workbench
from tests.editor.at_work import TODAY, Worker
from tests.editor.random_keys import keys_of, play
from tests.editor.reached import Reached
from tests.editor.screens import until

USUAL = 2500
"""Keys of each of the eight seeds, which are in four modules so that four workers share them."""

EACH = int(os.environ.get("BRIEFPACK_RANDOM_KEYS", USUAL))

LEAST_ACTIONS, LEAST_SHOWN = 25, 9
"""Different actions, and panes and dialogs, that so many keys come to: else they test little."""

SIZES = ((80, 24), (110, 30))
"""Screens: those with an even seed have one pane at a time."""

PAINTED = 5
"""Every which change of the screen is painted. Nobody looks, and painting is half the work."""

LEFT_OUT: Mapping[type, Sequence[str]] = {
    Editor: ("action_quit",),  # it would end the test
    Workbench: (
        "action_quit",
        "action_close_pack",  # the same
        "action_external_editor",  # a program of somebody else's
        "action_new_from_this",  # writes another pack
        "action_save_pdf",  # renders, and writes where one says
    ),
    Preview: (
        "render_pack",  # takes seconds, in other processes; has tests of its own
        "action_page_open",  # a program of somebody else's
        "action_page_save",  # writes where one says
    ),
}
"""What is not done, though its keys are pressed."""


def let_do_no_harm(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let keys lead to nothing outside the test; attachments are looked for in an empty folder."""

    async def nothing(*_: object, **__: object) -> bool:
        return False

    def nothing_at_once(*_: object, **__: object) -> None: ...

    for owner, names in LEFT_OUT.items():
        for name in names:
            is_async = asyncio.iscoroutinefunction(getattr(owner, name))
            monkeypatch.setattr(owner, name, nothing if is_async else nothing_at_once)
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(home)
    # Whoever means nothing by a key does not mind where it goes: one round takes less time.
    monkeypatch.setattr("briefpack.editor.typed_ahead.ROUNDS", 1)
    _paint_seldom(monkeypatch)


def _paint_seldom(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lay everything out, but paint now and then; then all is painted that has changed."""
    paint, changes = Compositor.render_update, count()

    def seldom(compositor: Compositor, *args: Any, **more: Any) -> object:  # noqa: ANN401
        return None if next(changes) % PAINTED else paint(compositor, *args, **more)

    monkeypatch.setattr(Compositor, "render_update", seldom)


def files_of(board: Path) -> dict[str, bytes]:
    """All that a folder holds, to the byte."""
    return {
        str(path.relative_to(board)): path.read_bytes()
        for path in sorted(board.rglob("*"))
        if path.is_file()
    }


def press_at_random(board: Path, seed: int) -> None:
    """Open the pack, press keys, and see that all that they did can be taken back."""
    app = Editor(board / "meetings/2016-11-03", today=TODAY, settings=Settings())
    size = SIZES[seed % len(SIZES)]
    before = files_of(board)

    async def run() -> Reached:
        async with app.run_test(size=size, notifications=True) as pilot:
            officer = Worker(pilot, board)
            await until(pilot, lambda: any(isinstance(s, Workbench) for s in app.screen_stack))
            await until(pilot, lambda: officer.session.checked_version >= 0)
            with pytest.MonkeyPatch.context() as unsaved:
                unsaved.setattr(Safety, "save", _not_saved)
                reached = await play(pilot, keys_of(seed, EACH, size), seed)
            assert files_of(board) == before, "something was written that was not saved"
            await _all_back(officer)
            assert files_of(board) == before
            return reached

    usual = gc.get_threshold()
    gc.set_threshold(20_000, *usual[1:])  # rubbish is looked for less often: that is a sixth of all
    try:
        reached = asyncio.run(run())
    finally:
        gc.set_threshold(*usual)
    if EACH >= USUAL:
        assert len(reached.actions) >= LEAST_ACTIONS, reached.actions
        assert len(reached.shown) >= LEAST_SHOWN, reached.shown


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
