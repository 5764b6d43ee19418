"""A text edited in the clerk's own program, from a real terminal, as one step."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.editor.clerk import REPORT, Clerk
from tests.editor.terminal import Terminal, needs_tmux

pytestmark = needs_tmux

WRITES = """
path.write_text(path.read_text().replace("One", "Two") + "\\n1. Three.\\n\\n1. Four.\\n")
"""
READS = """
print("Press Enter", flush=True)
input()
"""
FAILS = """
path.write_text("nonsense")
sys.exit(3)
"""


@pytest.fixture
def clerk(tmp_path: Path) -> Iterator[Clerk]:
    with Terminal(tmp_path) as terminal:
        yield Clerk(terminal, tmp_path)


def program(clerk: Clerk, does: str) -> str:
    """A program that edits the file it is given."""
    file = clerk.folder / "my editor.py"
    file.write_text(f"import pathlib, sys\npath = pathlib.Path(sys.argv[-1])\n{does}")
    return f"{sys.executable} '{file}' --wait"


@pytest.mark.parametrize("name", ["EDITOR", "VISUAL"])
def test_what_comes_back_is_one_step(clerk: Clerk, name: str) -> None:
    other = {"EDITOR": "VISUAL", "VISUAL": "EDITOR"}[name]
    nothing = "" if name == "EDITOR" else "false"  # $VISUAL goes before $EDITOR
    clerk.start(environment={name: program(clerk, WRITES), other: nothing})
    clerk.open_report()
    clerk.write("Before. ")
    clerk.terminal.press("F4")
    clerk.terminal.wait_for("Before.", "1. Two.", "1. Three.", "1. Four.", "● unsaved")
    clerk.terminal.press("C-z")
    screen = clerk.terminal.wait_for("Before.", "1. One.")
    assert "Three" not in screen
    clerk.terminal.press("C-y")
    clerk.terminal.wait_for("1. Two.", "1. Four.")
    clerk.terminal.press("C-s")
    clerk.terminal.wait_without("unsaved")
    clerk.quit()
    assert "Before." in clerk.report
    assert "1. Two." in clerk.report
    assert clerk.report.endswith("1. Four.\n")


def test_a_program_that_fails_changes_nothing(clerk: Clerk) -> None:
    clerk.start(environment={"VISUAL": program(clerk, FAILS)})
    clerk.open_report()
    clerk.terminal.press("F4")
    screen = clerk.terminal.wait_for("ended with 3", "nothing was taken over", "1. One.")
    assert "unsaved" not in screen
    clerk.write("Goes on. ")  # and the keys are the editor's again
    clerk.save()
    clerk.quit()
    assert "Goes on." in clerk.report
    assert "nonsense" not in clerk.report


def test_a_text_that_is_left_as_it_was_is_no_step(clerk: Clerk) -> None:
    clerk.start(environment={"VISUAL": program(clerk, READS)})
    clerk.open_report()
    clerk.terminal.press("F4")
    clerk.terminal.wait_for("Press Enter")
    clerk.terminal.press("Enter")
    screen = clerk.terminal.wait_for("min to read", "1. One.")
    assert "unsaved" not in screen
    clerk.terminal.press("C-z")
    clerk.terminal.wait_for("nothing to take back")
    clerk.quit()
    assert clerk.report == REPORT


def test_a_program_that_does_not_wait_is_told(clerk: Clerk) -> None:
    clerk.start(environment={"VISUAL": "true"})
    clerk.open_report()
    clerk.terminal.press("F4")
    clerk.terminal.wait_for("was back at once", "--wait")
    clerk.quit()


def test_a_program_that_is_not_there_is_told(clerk: Clerk) -> None:
    clerk.start(environment={"VISUAL": "no-such-editor"})
    clerk.open_report()
    clerk.terminal.press("F4")
    clerk.terminal.wait_for("there is no program no-such-editor")
    clerk.quit()
