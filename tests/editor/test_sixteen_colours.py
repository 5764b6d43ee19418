"""On a terminal of 16 colours, where the cursor is can be told without them."""

import re
from pathlib import Path

import pytest

from tests.editor.clerk import Clerk
from tests.editor.terminal import Terminal, needs_tmux

pytestmark = needs_tmux

REVERSED = r"\x1b\[(?:[0-9]+;)*7m(?:\x1b\[[0-9;]*m)*"
UNDERLINED = r"\x1b\[(?:[0-9]+;)*4m(?:\x1b\[[0-9;]*m)*"
HIDDEN_BORDER = re.compile(r"\x1b\[30m(?:\x1b\[[0-9;]*m)*[│╭╰]")


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
def test_the_outline_with_the_focus_and_its_line_are_reversed(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    with Terminal(tmp_path, *size) as terminal:
        clerk = Clerk(terminal, tmp_path)
        clerk.start(through=("env", "-u", "COLORTERM", "TERM=xterm-16color"))
        terminal.press("F2")
        terminal.wait_for("┏━ Pack")
        terminal.wait_until(
            lambda _: bool(re.search(f"{REVERSED} Pack", terminal.colours)), "the border is plain"
        )
        terminal.press("Home")
        terminal.wait_until(
            lambda _: bool(re.search(f"{REVERSED}Front sheet", terminal.colours)),
            "the line of the cursor is plain",
        )
        assert not HIDDEN_BORDER.search(terminal.colours)
        clerk.quit()


def test_the_outline_without_the_focus_underlines_what_is_shown(tmp_path: Path) -> None:
    with Terminal(tmp_path) as terminal:
        clerk = Clerk(terminal, tmp_path)
        clerk.start(through=("env", "-u", "COLORTERM", "TERM=xterm-16color"))
        terminal.wait_until(
            lambda _: bool(re.search(f"{UNDERLINED}Agenda", terminal.colours)),
            "what is shown is not marked",
        )
        assert re.search(f"{REVERSED} Agenda", terminal.colours)  # the pane has the focus
        assert not re.search(f"{REVERSED} Pack", terminal.colours)
        assert not HIDDEN_BORDER.search(terminal.colours)
        clerk.quit()
