"""What happens to the files meanwhile, in a real terminal: others write, the disk fails."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.editor.clerk import REPORT, Clerk
from tests.editor.terminal import Terminal, needs_tmux

pytestmark = needs_tmux

SMALL_FILES = ("sh", "-c", 'ulimit -f 8; exec "$@"', "sh")
"""Starts a program that can write no large files: what it is told is what a full disk tells."""


@pytest.fixture
def clerk(tmp_path: Path) -> Iterator[Clerk]:
    with Terminal(tmp_path) as terminal:
        yield Clerk(terminal, tmp_path)


# -- others write ------------------------------------------------------------------------------


def test_what_others_write_is_taken_in_where_nothing_is_unsaved(clerk: Clerk) -> None:
    clerk.start()
    clerk.open_report()
    clerk.report = REPORT.replace("One", "One, by somebody else")
    screen = clerk.terminal.wait_for("One, by somebody else", "taken in")
    assert "unsaved" not in screen
    clerk.write("And mine.")
    clerk.save()
    clerk.quit()
    assert "somebody else" in clerk.report
    assert "And mine." in clerk.report


def dispute(clerk: Clerk) -> None:
    """Type, and have somebody else write the same file."""
    clerk.start()
    clerk.open_report()
    clerk.write("Mine.")
    clerk.wait_for_draft("Mine.")
    clerk.report = REPORT.replace("One", "Theirs")
    clerk.terminal.wait_for("Changed on disk, and changed here too", "Budget")


def test_mine_is_kept_once_the_difference_was_seen(clerk: Clerk) -> None:
    dispute(clerk)
    clerk.terminal.press("Enter")
    clerk.terminal.wait_for("-1. Theirs.", "+Mine.", "+1. One.")
    clerk.terminal.press("Escape")
    clerk.terminal.wait_without("+Mine.")
    clerk.terminal.wait_for("Keep mine")
    clerk.terminal.press("Down", "Enter")
    clerk.terminal.wait_without("Keep mine")
    clerk.terminal.wait_for("● unsaved")
    assert "Theirs" in clerk.report
    clerk.save()
    clerk.quit()
    assert "Mine." in clerk.report
    assert "Theirs" not in clerk.report


def test_theirs_is_taken_and_undo_brings_mine_back(clerk: Clerk) -> None:
    dispute(clerk)
    clerk.terminal.press("Down", "Down", "Enter")
    screen = clerk.terminal.wait_for("1. Theirs.")
    assert "Mine." not in screen
    clerk.terminal.wait_without("unsaved")
    clerk.terminal.press("C-z")
    clerk.terminal.wait_for("Mine.", "1. One.", "● unsaved")
    clerk.terminal.press("C-y")
    clerk.terminal.wait_for("1. Theirs.")
    clerk.quit()
    assert "Theirs" in clerk.report


def test_a_vanished_file_is_told_and_written_again(clerk: Clerk) -> None:
    clerk.start()
    clerk.open_report()
    (clerk.pack / "budget.md").unlink()
    clerk.terminal.wait_for("Not on disk any more", "● unsaved", "1. One.")
    clerk.save()
    clerk.quit()
    assert clerk.report == REPORT


# -- the disk fails ----------------------------------------------------------------------------


def test_where_nothing_can_be_written_it_is_told_and_nothing_is_lost(clerk: Clerk) -> None:
    clerk.report = REPORT + "\nWords.\n" * 2_000
    before = clerk.report
    clerk.start(through=SMALL_FILES)
    clerk.open_report()
    clerk.write("Mine.")
    clerk.terminal.wait_for("no draft can be kept")
    clerk.terminal.press("C-s")
    clerk.terminal.wait_for("stay until it is saved")
    clerk.terminal.wait_for("● unsaved", "Mine.")
    clerk.terminal.press("C-q")
    clerk.terminal.wait_for("These are not saved", "Stay here")
    clerk.terminal.press("Enter")
    clerk.terminal.wait_without("Stay here")
    assert clerk.report == before
    assert sorted(path.name for path in clerk.pack.iterdir()) == ["budget.md", "pack.toml"]
    clerk.terminal.press("C-z")
    clerk.terminal.wait_without("● unsaved")
    clerk.quit()


# -- for reading only --------------------------------------------------------------------------


def test_a_pack_that_is_only_read_refuses_what_would_change_it(clerk: Clerk) -> None:
    before = (clerk.pack / "pack.toml").read_bytes()
    clerk.start("--read-only", sees="read only")
    clerk.terminal.press("n")
    clerk.terminal.wait_for("for reading only")
    clerk.terminal.press("Down", "o")
    clerk.terminal.wait_for("min to read")
    clerk.terminal.type("Mine")
    clerk.terminal.press("C-s")
    clerk.terminal.wait_for("The pack is open for reading only")
    screen = clerk.terminal.screen
    assert "Mine" not in screen
    assert "unsaved" not in screen
    clerk.quit()
    assert clerk.report == REPORT
    assert (clerk.pack / "pack.toml").read_bytes() == before
    assert clerk.drafts == []
