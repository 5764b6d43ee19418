"""However the editor ends, in a real terminal: it is gone, and what was typed is not."""

import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.editor.clerk import STAYS, Clerk
from tests.editor.terminal import Terminal, needs_tmux

pytestmark = needs_tmux

SOON = 10.0
"""Seconds in which a process that ends within one or two on a machine of one's own has ended."""


@pytest.fixture
def clerk(tmp_path: Path) -> Iterator[Clerk]:
    with Terminal(tmp_path) as terminal:
        yield Clerk(terminal, tmp_path)


def take_up(clerk: Clerk, words: str) -> None:
    """Open the pack again, take up the draft, and save it."""
    clerk.start(sees="The editor ended before this was saved")
    clerk.terminal.press("Enter")
    clerk.terminal.wait_for("● unsaved")
    clerk.save()
    clerk.quit()
    assert words in clerk.report
    assert clerk.drafts == []


# -- killed ------------------------------------------------------------------------------------


def test_killed_in_mid_typing_all_but_the_last_letters_are_there_again(clerk: Clerk) -> None:
    clerk.start()
    clerk.open_report()
    clerk.write("First words. ")
    end = time.monotonic() + 30
    while "First words" not in str(clerk.drafts):  # whoever types without a pause has drafts too
        clerk.terminal.type("x")
        assert time.monotonic() < end, clerk.terminal.screen
    clerk.terminal.signal(signal.SIGKILL)
    assert clerk.terminal.wait_for_end() == 128 + signal.SIGKILL
    assert "First words" not in clerk.report
    take_up(clerk, "First words. x")


def test_a_draft_is_thrown_away_only_when_asked_twice(clerk: Clerk) -> None:
    clerk.start()
    clerk.open_report()
    clerk.write("Nonsense")
    clerk.wait_for_draft("Nonsense")
    clerk.terminal.signal(signal.SIGKILL)
    clerk.terminal.wait_for_end()

    clerk.start(sees="Take it up again")
    clerk.terminal.press("Up", "Enter")  # the last of the answers
    clerk.terminal.wait_for("Nothing brings it back")
    clerk.terminal.press("Enter")
    clerk.terminal.wait_without("Nothing brings it back")
    clerk.terminal.wait_for("Take it up again")
    assert clerk.drafts
    clerk.terminal.press("Up", "Enter")
    clerk.terminal.wait_for("Nothing brings it back")
    clerk.terminal.press("y")
    clerk.terminal.wait_without("Take it up again")
    clerk.quit()
    assert clerk.drafts == []

    clerk.start()
    clerk.open_report()
    assert "Nonsense" not in clerk.terminal.screen
    clerk.quit()


def test_two_editors_that_are_killed_leave_two_drafts(clerk: Clerk, tmp_path: Path) -> None:
    (tmp_path / "second").mkdir()
    with Terminal(tmp_path / "second") as beside:
        other = Clerk(beside, tmp_path)
        clerk.start()
        other.start(sees="This pack is open elsewhere too")
        beside.wait_for("It was opened by")
        for each, words in ((clerk, "Mine"), (other, "Theirs")):
            each.open_report()
            each.write(words)
            each.wait_for_draft(words)
        for each in (clerk, other):
            each.terminal.signal(signal.SIGKILL)
            each.terminal.wait_for_end()
    assert len(clerk.drafts) == 2

    terminal = clerk.terminal
    clerk.start(sees="1 more draft will be asked about")
    terminal.press("Enter")
    terminal.wait_for("to be offered the next time")
    terminal.press("Escape")
    terminal.wait_without("Take it up")
    clerk.save()
    clerk.quit()
    first = "Mine" if "Mine" in clerk.report else "Theirs"
    second = {"Mine": "Theirs", "Theirs": "Mine"}[first]
    assert first in clerk.report
    assert second not in clerk.report
    take_up(clerk, second)


# -- told to end, or without a terminal --------------------------------------------------------


@pytest.mark.parametrize("through", [(), STAYS], ids=["told", "not told"])
def test_a_terminal_that_is_closed_ends_the_editor(clerk: Clerk, through: tuple[str, ...]) -> None:
    clerk.start(through=through)
    clerk.open_report()
    clerk.write("Last words")
    clerk.terminal.close()
    assert clerk.terminal.wait_for_end(SOON) == 128 + signal.SIGHUP
    take_up(clerk, "Last words")


@pytest.mark.parametrize("through", [(), STAYS], ids=["told", "not told"])
def test_so_it_does_where_no_pack_is_open(clerk: Clerk, through: tuple[str, ...]) -> None:
    clerk.terminal.briefpack("edit", through=through)
    clerk.terminal.wait_for("Below")
    clerk.terminal.close()
    assert clerk.terminal.wait_for_end(SOON) == 128 + signal.SIGHUP


def test_so_it_does_while_another_program_has_the_screen(clerk: Clerk) -> None:
    waiting = clerk.folder / "waiting.py"
    waiting.write_text(
        "import signal, time\n"
        "signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        "print('The screen is mine.', flush=True)\n"
        "time.sleep(6)\n"
    )
    clerk.start(environment={"VISUAL": f"{sys.executable} {waiting}"})
    clerk.open_report()
    clerk.write("Last words")
    clerk.terminal.press("F4")
    clerk.terminal.wait_for("The screen is mine.")
    clerk.terminal.close()
    assert clerk.terminal.wait_for_end(SOON) == 128 + signal.SIGHUP
    take_up(clerk, "Last words")


def test_told_to_end_it_gives_the_terminal_back(clerk: Clerk) -> None:
    clerk.start()
    clerk.open_report()
    clerk.write("Last words")
    clerk.terminal.signal(signal.SIGTERM)
    assert clerk.terminal.wait_for_end() == 128 + signal.SIGTERM
    clerk.terminal.wait_without("Last words")
    take_up(clerk, "Last words")


def test_stopped_and_gone_on_with_it_takes_every_key_in_order(clerk: Clerk) -> None:
    clerk.start()
    clerk.open_report()
    for number in (signal.SIGCONT, signal.SIGSTOP, signal.SIGCONT):
        clerk.terminal.signal(number)
    end = time.monotonic() + 30
    while "zz" not in clerk.terminal.screen:  # what is typed while it takes the terminal is lost
        clerk.terminal.type("z")
        time.sleep(0.3)
        assert time.monotonic() < end, clerk.terminal.screen
    clerk.write(" Every letter, in order.")
    clerk.save()
    clerk.quit()
    assert "zz Every letter, in order.\n" in clerk.report
