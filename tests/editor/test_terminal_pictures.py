"""Pages as pictures, in terminals that say that they can show them."""

from pathlib import Path

import pytest

from tests.editor.picture_terminal import CELL, KITTY, SIXEL, PictureTerminal
from tests.editor.terminal import needs_tmux

F6 = "\x1b[17~"
DOWN = "\x1b[B"
SIZE = (160, 45)

pytestmark = [needs_tmux, pytest.mark.slow]


def page_of(board: Path, folder: Path, is_a: bytes) -> PictureTerminal:
    """The editor on the example, with the page of the first item beside it."""
    pack = board / "meetings/2016-11-03"
    terminal = PictureTerminal(folder, is_a, ("edit", pack, "--today", "2016-10-20"), SIZE)
    terminal.wait(lambda written: b"Declarations" in written and b"Save" in written, "no workbench")
    terminal.type(F6)
    return terminal


def test_kitty_gets_the_page_as_a_picture_of_its_shape(board: Path, tmp_path: Path) -> None:
    with page_of(board, tmp_path, KITTY) as terminal:
        terminal.wait(lambda _: bool(terminal.kitty_pictures), "no picture came")
        page = terminal.kitty_pictures[0].convert("L")
        assert page.height / page.width == pytest.approx(297 / 210, rel=0.06)  # A4, in whole cells
        assert page.width % CELL[0] == 0
        shades = page.histogram()
        assert shades[255] > page.width * page.height / 2  # paper
        assert sum(shades[:100]) > page.width  # and ink
        assert not terminal.sixel_sizes


def test_another_page_is_sent_as_another_picture(board: Path, tmp_path: Path) -> None:
    with page_of(board, tmp_path, KITTY) as terminal:
        terminal.wait(lambda _: len(terminal.kitty_pictures) == 1, "no picture came")
        first = terminal.kitty_pictures[0].tobytes()
        terminal.type(DOWN * 3)
        terminal.wait(lambda _: len(terminal.kitty_pictures) > 1, "no other picture came")
        assert terminal.kitty_pictures[-1].tobytes() != first


def test_a_terminal_that_knows_sixel_gets_sixels(board: Path, tmp_path: Path) -> None:
    with page_of(board, tmp_path, SIXEL) as terminal:
        terminal.wait(lambda _: bool(terminal.sixel_sizes), "no picture came")
        width, height = terminal.sixel_sizes[0]
        assert 0 < width <= SIZE[0] * CELL[0]
        assert 0 < height <= SIZE[1] * CELL[1]
        assert not terminal.kitty_pictures
