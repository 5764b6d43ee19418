"""Themes and settings, in a real terminal: those that are right, and those that are not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.color import Color

from briefpack.editor.themes import THEMES
from tests.editor.clerk import Clerk
from tests.editor.terminal import Terminal, needs_tmux

pytestmark = needs_tmux


@pytest.fixture
def clerk(tmp_path: Path) -> Iterator[Clerk]:
    with Terminal(tmp_path) as terminal:
        yield Clerk(terminal, tmp_path)


def background(theme: str) -> str:
    """The sequence for the background of a theme."""
    found = next(each for each in THEMES if each.name == theme)
    red, green, blue = Color.parse(str(found.background)).rgb
    return f"48;2;{red};{green};{blue}"


def settings(clerk: Clerk, text: str) -> None:
    """Write the file of settings."""
    (clerk.folder / "config.toml").write_text(text)


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
def test_a_theme_is_chosen_in_the_settings(clerk: Clerk, theme: str) -> None:
    settings(clerk, f'theme = "{theme}"\n')
    clerk.start()
    assert background(theme) in clerk.terminal.colours
    clerk.quit()


def test_themes_are_changed_and_kept_for_the_next_time(clerk: Clerk) -> None:
    terminal = clerk.terminal
    clerk.start()
    for theme in ("briefpack-light", "briefpack-contrast"):
        terminal.press("F9")
        terminal.wait_for("type a part of the name")
        terminal.type("change theme")
        terminal.wait_for("Change theme")
        terminal.press("Enter")
        terminal.wait_for(f"Theme: {theme}")
        shown = background(theme)
        terminal.wait_until(lambda _: shown in terminal.colours, theme)  # noqa: B023 - at once
    clerk.quit()
    clerk.start()
    assert background("briefpack-contrast") in terminal.colours
    clerk.quit()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('theme = "briefpack-light\n', ["config.toml", "cannot be used"]),
        ('theme = "mauve"\n', ["there is no theme mauve", "briefpack-light"]),
        ("theme = 3\n", ["a theme is written"]),
        ("keys = 3\n", ["[keys]"]),
        ("[keys]\nsave = 3\n", ["save: keys are written"]),
        ('[keys]\nsing = "f12"\n', ["sing is the name of no action"]),
        ('[keys]\nsave = "f99"\n', ["f99 is the name of no key"]),
    ],
)
def test_settings_that_are_wrong_are_told_and_stop_nobody(
    clerk: Clerk, text: str, words: list[str]
) -> None:
    settings(clerk, text)
    clerk.start()
    seen = clerk.terminal.wait_until(
        lambda screen: all(word in _unfolded(screen) for word in words), f"not {words}"
    )
    assert "Budget" in seen
    clerk.open_report()
    clerk.write("Words. ")
    clerk.save()
    clerk.quit()
    assert "Words." in clerk.report


def test_a_key_of_ones_own_does_what_it_is_for(clerk: Clerk) -> None:
    settings(clerk, '[keys]\nsave = ["f11", "ctrl+s"]\n')
    clerk.start()
    clerk.open_report()
    clerk.write("Words. ")
    clerk.terminal.press("F11")
    clerk.terminal.wait_for("Saved Budget")
    clerk.quit()


def _unfolded(screen: str) -> str:
    """What is told at the right edge, with its lines put together again."""
    told = [line.rsplit("▌", 1)[1] for line in screen.splitlines() if "▌" in line]
    return " ".join(" ".join(told).replace("▐", " ").split())
