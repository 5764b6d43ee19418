"""Terminals keep some keys to themselves: whatever such a key does, something else does too."""

import shutil
from pathlib import Path

import pytest
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS

from briefpack.editor.actions import Action, all_actions
from briefpack.editor.dialogs.palette import Palette
from tests.editor.at_work import Worker, work_on
from tests.editor.terminal import REPO

MODIFIERS = ("ctrl+", "alt+", "shift+")

PLACES = (
    ("agenda", ""),
    ("report", "meetings/2016-11-03/reports/improvement.md"),
    ("form-meeting", ""),
    ("form-notices", ""),
    ("membership", ""),
    ("note", ""),
)


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRIEFPACK_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("BRIEFPACK_CONFIG", str(tmp_path / "config.toml"))
    return Path(shutil.copytree(REPO / "examples" / "cyp-board", tmp_path / "board"))


def is_plain(action: Action) -> bool:
    """Whether one of its keys needs no other key beside it."""
    return any(not key.startswith(MODIFIERS) for key in action.keys)


def test_the_palette_itself_opens_with_a_plain_key() -> None:
    assert is_plain(next(action for action in all_actions() if action.id == "palette"))


@pytest.mark.parametrize("action", ["save", "quit", "help", "outline", "next-problem", "find"])
def test_what_everybody_needs_has_a_plain_key(action: str) -> None:
    assert is_plain(next(each for each in all_actions() if each.id == action))


def test_what_has_no_plain_key_is_in_the_palette(board: Path) -> None:
    offered: set[object] = set()

    async def work(officer: Worker) -> None:
        for kind, file in PLACES:
            await officer.show(kind, file)
            await officer.press("f9")
            await officer.until(lambda: isinstance(officer.pilot.app.screen, Palette))
            palette = officer.pilot.app.screen
            assert isinstance(palette, Palette)
            offered.update(candidate.key for candidate in palette.candidates)
            await officer.press("escape")
            await officer.until(lambda: officer.pilot.app.screen is officer.bench)

    work_on(board, work)
    without = {action.id for action in all_actions() if action.keys and not is_plain(action)}
    assert without - offered == set()


def test_no_first_key_is_said_by_terminals_as_another() -> None:
    letters = {action.id: action.keys[0][4:] for action in all_actions() if is_alt_letter(action)}
    assert letters
    taken = [each for each, letter in letters.items() if f"\x1b{letter}" in ANSI_SEQUENCES_KEYS]
    assert taken == []


def is_alt_letter(action: Action) -> bool:
    """Whether the first of its keys is a letter with Alt: most terminals say Escape before it."""
    return bool(action.keys) and action.keys[0].startswith("alt+") and len(action.keys[0]) == 5
