"""The editor in a real terminal."""

import shutil
from pathlib import Path

import pytest

from tests.editor.terminal import REPO, Terminal, needs_tmux

pytestmark = needs_tmux

EXAMPLE = REPO / "examples" / "cyp-board"


@pytest.fixture
def board(tmp_path: Path) -> Path:
    """A copy of the example's board."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "board"))


def test_a_pack_opens_on_its_agenda(board: Path, tmp_path: Path) -> None:
    with Terminal(tmp_path) as terminal:
        terminal.briefpack(
            *("edit", board / "meetings/2016-11-03", "--today", "2016-10-20"),
            BRIEFPACK_STATE=str(tmp_path / "state"),
        )
        terminal.wait_for("Declarations of Interest")
        terminal.wait_without("opening")
        terminal.wait_for("Thu 3 Nov 2016, 16:30")
        terminal.press("C-q")
        assert terminal.wait_for_end() == 0
