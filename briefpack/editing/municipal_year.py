"""A board's memberships by their municipal years: which one fits, and one rolled on to the next."""

import re
from collections.abc import Sequence
from datetime import date

from briefpack.errors import BriefpackError
from briefpack.plan.municipal_years import first_year, year_of
from briefpack.problems import Problem
from briefpack.store.files import Shelf, decode
from briefpack.store.load import MEMBERSHIP_FOLDER

_CENTURY = 100


def years_of(shelf: Shelf) -> tuple[str, ...]:
    """The municipal years that a board has memberships of, the oldest first."""
    try:
        names = [path.stem for path in shelf.path(MEMBERSHIP_FOLDER).glob("*.toml")]
    except OSError:
        return ()
    return tuple(sorted((name for name in names if first_year(name) is not None), key=_first))


def membership_for(day: date, years: Sequence[str], current: str | None = None) -> str | None:
    """The membership for a meeting on a day: the latest of ``years`` that has begun by then.

    Not an earlier one than ``current``, that of the meeting before, and that itself where no
    other fits.
    """
    begun = [name for name in years if _first(name) <= year_of(day)]
    latest = max(begun, key=_first, default=None)
    if current is None:
        return latest or max(years, key=_first, default=None)
    if latest is None or first_year(current) is None or _first(latest) <= _first(current):
        return current
    return latest


def year_before(shelf: Shelf, year: str) -> str | None:
    """The last municipal year before another that a board has a membership of."""
    return next((name for name in reversed(years_of(shelf)) if _first(name) < _first(year)), None)


def roll_membership(shelf: Shelf, year: str) -> dict[str, str]:
    """The membership of a new municipal year, by the file's name: the newest one before, copied.

    Comments come along; those on lines of their own that name the old year name the new one.
    Raises BriefpackError where there is none to copy, or one of that year already.
    """
    begins = first_year(year)
    if begins is None:
        raise BriefpackError(f"{year} is not a municipal year", "write it like 2027-28")
    file = f"{MEMBERSHIP_FOLDER}/{year}.toml"
    if shelf.has(file):
        raise BriefpackError(f"there is a {file} already", "change it, or name another year")
    earlier = year_before(shelf, year)
    if earlier is None:
        raise BriefpackError(
            f"there is no membership before {year} to copy",
            f"write {file} with a [[groups]] table for each group, or a list of members",
        )
    old = f"{MEMBERSHIP_FOLDER}/{earlier}.toml"
    text = decode(shelf.path(old).read_bytes(), old)
    if isinstance(text, Problem):
        raise BriefpackError(f"{text.place}: {text.message}", text.hint)
    return {file: in_another_year(text, _first(earlier), begins)}


def in_another_year(text: str, old: int, new: int) -> str:
    """A text whose comments name another year: 2016-17, 2016/17, 2016–17, 2016-2017."""
    written = re.compile(rf"(?<!\d){old}(?P<sign>[-/–])(?P<second>\d{{2}}(?:\d{{2}})?)(?!\d)")

    def renamed(found: re.Match[str]) -> str:
        if int(found["second"]) % _CENTURY != (old + 1) % _CENTURY:
            return found[0]
        second = f"{new + 1:04}"[-len(found["second"]) :]
        return f"{new}{found['sign']}{second}"

    lines = text.split("\n")
    return "\n".join(
        written.sub(renamed, line) if line.lstrip().startswith("#") else line for line in lines
    )


def _first(name: str) -> int:
    return first_year(name) or 0
