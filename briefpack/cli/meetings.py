"""What the commands on a board's meetings share: which is meant, and what cannot be read of it."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from briefpack.cli.exits import Exit
from briefpack.cli.narrate import complain, say
from briefpack.errors import BriefpackError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefpack.cycle.history import HeldMeeting, History
    from briefpack.plan.pages import Span

ALL_YEARS = "all"

_OF_A_MEETING = frozenset({"pack.toml", "note.toml"})

_MOST_TOLD = 5
"""Problems that are told one by one; `briefpack validate` tells them all."""


def history_of(where: Path, *, papers: bool = False) -> "History":
    """The meetings of the board that a path belongs to; says so where there are none."""
    from briefpack.cycle.history import board_folder, read_history

    folder = board_folder(where)
    history = read_history(folder, papers=papers)
    if not history.meetings and not history.problems:
        say(f"{where} has no meetings yet.")
        say("  = start one with `briefpack new meetings/2026-12-01`")
    return history


def is_pack(where: Path) -> bool:
    """Whether a path names one meeting, and not a board; a pack that stands alone is a meeting."""
    if where.name in _OF_A_MEETING or (where / "pack.toml").is_file():
        return True
    return (where / "note.toml").is_file() and not (where / "board.toml").is_file()


def the_meeting(where: Path) -> "tuple[History, HeldMeeting]":
    """One meeting, by itself. Raises BriefpackError where its day is not known."""
    from briefpack.cycle.history import read_meeting

    history = read_meeting(where)
    if not history.meetings:
        raise BriefpackError(
            f"{where} does not say when its meeting is",
            "see what `briefpack validate` says, and mend it first",
        )
    return history, history.meetings[0]


def chosen_year(history: "History", year: str | None) -> str | None:
    """The municipal year that is meant: the last where nobody says; None for all of them.

    Raises BriefpackError where no meeting is in it.
    """
    if year == ALL_YEARS or not history.years:
        return None
    if year is not None and year not in history.years:
        raise BriefpackError(f"no meeting is in {year}", f"there are: {', '.join(history.years)}")
    return year or history.years[-1]


def shown(path: Path) -> str:
    """A path as it is called from here."""
    return os.path.relpath(path)


def told(history: "History") -> Exit:
    """Tell what of a board could not be read; the status that comes of it."""
    for problem in history.problems[:_MOST_TOLD]:
        complain(f"{problem.place}: {problem.message}", problem.hint)
    if (more := len(history.problems) - _MOST_TOLD) > 0:
        say(f"briefpack: {more} more problem{'s' if more != 1 else ''}")
    if history.problems:
        say("  = what could be read is used; `briefpack validate` tells more of the rest")
    return Exit.PROBLEMS if history.problems else Exit.FINE


def printed_pages(held: "HeldMeeting") -> "Mapping[str, Span]":
    """The pages of a pack's parts as it was rendered last; none where it has changed since."""
    if held.loaded is None:
        return {}
    from briefpack.cli.laid_out import KnownSections, NotLaidOut
    from briefpack.rendering.pipeline import Renderer, RenderOptions, default_cache

    options = RenderOptions(cache=KnownSections(default_cache().folder))
    try:
        with Renderer(held.loaded, options) as renderer:
            return renderer.spans()
    except (BriefpackError, NotLaidOut):
        return {}
