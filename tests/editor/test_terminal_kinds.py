"""Terminals of every kind: small ones, those of few colours, those that keep keys to themselves."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.editor.as_before import with_a_problem
from tests.editor.clerk import SMALL, Clerk
from tests.editor.terminal import REPO, Terminal, needs_tmux

pytestmark = needs_tmux

EXAMPLE = REPO / "examples" / "cyp-board"
MEETING = "board/meetings/2016-11-03"

PLACES = (
    ("Front sheet", ("Meeting ·", "To whom the pack goes.")),
    ("Meeting", ("Meeting ·", "3 November 2016", "Start *")),
    ("Notices of this", ("Notices of this meeting", "Notice 1: refreshments")),
    ("Membership", ("Membership 2016-17", "Roy Perry", "18 members")),
    ("Note of 29 Sep", ("Note of 29 September", "present 14", "Cllr Roy Perry")),
    ("Contacts", ("Contacts ·", "Joseph Ling")),
    ("Board", ("Board ·", "Local Government House")),
    ("report", ("Report  The future", "min to read", "## Introduction")),
    ("Agenda", ("Agenda ·", "Declarations of Interest", "Paper")),
)
"""What is typed to go somewhere, and what is to be seen there."""

COLOUR = re.compile(r"\x1b\[[0-9;:]*(?:[34]8[;:](?:2[;:]|5[;:](?:1[6-9]|[2-9]\d|1\d\d|2\d\d)))")
"""A colour beyond those 16 that terminals have names for."""

NAMED = re.compile(r"\x1b\[(?:[0-9;]*;)?(?:[349][0-7]|10[0-7]|[34]8;)[0-9;]*m")
"""Any colour at all."""


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Terminal]:
    """A terminal of 80 by 24 beside the example's board, whose pack has a problem."""
    with_a_problem(Path(shutil.copytree(EXAMPLE, tmp_path / "board")))
    with Terminal(tmp_path, *SMALL) as terminal:
        yield terminal


def open_example(terminal: Terminal) -> None:
    terminal.briefpack("edit", MEETING, "--today", "2016-10-20")
    terminal.wait_for("Declarations of Interest", "1 problem")
    terminal.wait_without("opening")


# -- small -------------------------------------------------------------------------------------


def test_packs_are_chosen_on_a_small_screen(small: Terminal) -> None:
    small.briefpack()
    screen = small.wait_for("Children & Young People Board", "3 Nov 2016", "New pack")
    assert len(screen.splitlines()) <= 24
    small.wait_without("still looking")
    small.press("Enter")
    small.wait_for("Agenda ·", "Declarations of Interest")
    small.press("C-q")
    assert small.wait_for_end() == 0


def test_every_part_is_reached_and_read_on_a_small_screen(small: Terminal) -> None:
    open_example(small)
    for words, seen in PLACES:
        small.press("C-g")
        small.wait_for("Go to", "type a part of the name")
        small.type(words)
        small.wait_without("type a part of the name")
        small.press("Enter")
        small.wait_without("Esc Cancel")
        small.wait_for(*seen)
    small.press("C-q")
    assert small.wait_for_end() == 0


def test_help_commands_and_outline_are_read_on_a_small_screen(small: Terminal) -> None:
    open_example(small)
    small.press("F1")
    small.wait_for("Items in the order in which they are taken", "Esc Close")
    small.press("Escape")
    small.wait_without("Esc Close")
    small.press("F9")
    small.wait_for("Commands", "type a part of the name", "New item")
    small.press("Escape")
    small.wait_without("type a part of the name")
    small.press("F2")
    small.wait_for("Front sheet", "Notices", "Contacts")
    small.press("Escape")
    small.wait_without("Front sheet")
    small.press("C-q")
    assert small.wait_for_end() == 0


def test_problems_are_reached_and_explained_on_a_small_screen(small: Terminal) -> None:
    open_example(small)
    small.wait_for("BP102", "minuets")
    small.press("C-b")
    small.wait_for("Problems", "Rule")
    small.press("r")
    small.wait_for("Esc Close", "BP102")
    small.press("Escape")
    small.wait_without("Esc Close")
    small.press("Escape")
    small.wait_for("New item")
    small.press("F8")
    small.wait_for("Meeting ·", "3 November 2016")
    small.press("C-q")
    assert small.wait_for_end() == 0


@pytest.mark.parametrize("size", [(40, 10), (20, 5), (250, 70)])
def test_no_size_is_too_small_or_too_large(tmp_path: Path, size: tuple[int, int]) -> None:
    with Terminal(tmp_path, *size) as terminal:
        clerk = Clerk(terminal, tmp_path)
        clerk.start(sees="Agenda")
        clerk.quit()


# -- few colours -------------------------------------------------------------------------------


def test_sixteen_colours_are_enough(tmp_path: Path) -> None:
    with Terminal(tmp_path) as terminal:
        clerk = Clerk(terminal, tmp_path)
        clerk.start(through=("env", "-u", "COLORTERM", "TERM=xterm-16color"))
        assert NAMED.search(terminal.colours)
        assert not COLOUR.search(terminal.colours)
        terminal.press("F9")
        terminal.wait_for("type a part of the name")
        assert not COLOUR.search(terminal.colours)
        terminal.press("Escape")
        terminal.wait_without("type a part of the name")
        clerk.quit()


def test_no_colour_at_all_is_enough(tmp_path: Path) -> None:
    with Terminal(tmp_path) as terminal:
        clerk = Clerk(terminal, tmp_path)
        clerk.start(through=("env", "-u", "COLORTERM", "TERM=xterm"), environment={"NO_COLOR": "1"})
        before = terminal.colours
        terminal.press("Down")
        terminal.wait_until(lambda _: terminal.colours != before, "the cursor is not to be seen")
        clerk.open_report()
        clerk.write("Words. ")
        clerk.save()
        clerk.quit()
        assert "Words." in clerk.report


# -- keys that never arrive --------------------------------------------------------------------


def test_a_report_is_written_without_any_key_that_needs_a_modifier(tmp_path: Path) -> None:
    with Terminal(tmp_path) as terminal:
        clerk = Clerk(terminal, tmp_path)
        clerk.start()
        clerk.open_report()
        clerk.write("Words. ")
        terminal.press("F9")
        terminal.wait_for("type a part of the name")
        terminal.type("undo")
        terminal.wait_for("Undo")
        terminal.press("Enter")
        terminal.wait_for("Undone")
        terminal.wait_without("unsaved")
        terminal.press("F9")
        terminal.wait_for("type a part of the name")
        terminal.type("redo")
        terminal.press("Enter")
        terminal.wait_for("Words.", "● unsaved")
        terminal.press("F12")
        terminal.wait_for("Saved Budget")
        terminal.press("F10")
        assert terminal.wait_for_end() == 0
        assert "Words." in clerk.report


def test_alt_and_a_letter_is_a_key_and_writes_nothing(tmp_path: Path) -> None:
    with Terminal(tmp_path) as terminal:
        clerk = Clerk(terminal, tmp_path)
        clerk.start()
        clerk.open_report()
        clerk.write("Words.")
        terminal.press("M-r")
        terminal.wait_for("Refer to", "type a part of the name")
        terminal.press("Escape")
        terminal.wait_without("Refer to")
        terminal.press("M-n")
        terminal.wait_for("Words.[^")
        clerk.save()
        clerk.quit()
        assert "Words.r" not in clerk.report
        assert "Words.n" not in clerk.report
