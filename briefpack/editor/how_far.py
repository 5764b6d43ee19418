"""How far a day is from today, as people say it."""

from datetime import date

WEEK = 7
MONTH = 30.44
YEAR = 365.25

_WEEKS = 3 * WEEK
"""Days from which on they are not counted one by one."""

FAR = 9 * WEEK
"""Days from which on weeks are not counted either."""

_YEARS = 23.5 * MONTH

_NEAR = {0: "today", 1: "tomorrow", -1: "yesterday"}


def how_far(day: date, today: date) -> str:
    """How far off a day is: "tomorrow", "in 9 days", "in 5 weeks", "10 years ago"."""
    days = (day - today).days
    if days in _NEAR:
        return _NEAR[days]
    return turned(_count(abs(days)), ahead=days > 0)


def turned(count: str, *, ahead: bool) -> str:
    """A stretch of time as one ahead, or as one that is over."""
    return f"in {count}" if ahead else f"{count} ago"


def _count(days: int) -> str:
    if days < _WEEKS:
        return f"{days} days"
    if days < FAR:
        return f"{round(days / WEEK)} weeks"
    if days < _YEARS:
        return f"{round(days / MONTH)} months"
    return f"{round(days / YEAR)} years"
