"""A pack under keys that nobody means, and what has to be so afterwards."""

import asyncio
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from briefpack.editor.app import Editor
from briefpack.editor.preview import Preview
from briefpack.editor.safety import Safety
from briefpack.editor.settings import Settings
from briefpack.editor.workbench import Workbench
from tests.editor.at_work import TODAY, Worker
from tests.editor.random_keys import keys_of, play
from tests.editor.screens import until

EACH = int(os.environ.get("BRIEFPACK_RANDOM_KEYS", "250"))
"""Keys of each of the eight seeds, which are in four modules so that four workers share them."""

SIZES = ((80, 24), (110, 30))
"""Screens: those with an even seed have one pane at a time."""

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

    async def run() -> None:
        async with app.run_test(size=size, notifications=True) as pilot:
            officer = Worker(pilot, board)
            await until(pilot, lambda: any(isinstance(s, Workbench) for s in app.screen_stack))
            await until(pilot, lambda: officer.session.checked_version >= 0)
            with pytest.MonkeyPatch.context() as unsaved:
                unsaved.setattr(Safety, "save", _not_saved)
                await play(pilot, keys_of(seed, EACH, size))
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
