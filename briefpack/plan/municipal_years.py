"""Municipal years: which one a day is in, and how they are written."""

import re
from datetime import date

_YEAR = re.compile(r"(?P<first>[0-9]{4})(?:-(?P<second>[0-9]{2}|[0-9]{4}))?", re.ASCII)

_MAY = 5
_CENTURY = 100


def first_year(name: str) -> int | None:
    """The year in which a municipal year begins: 2016 for "2016-17"; None for another name."""
    found = _YEAR.fullmatch(name)
    if found is None:
        return None
    first, second = int(found["first"]), found["second"]
    if second is None:
        return first
    next_year = first + 1 if len(second) > len("17") else (first + 1) % _CENTURY
    return first if int(second) == next_year else None


def year_of(day: date) -> int:
    """The year in which the municipal year of a day begins.

    May still belongs to the one before: its members sit until the annual meeting in that month.
    """
    return day.year if day.month > _MAY else day.year - 1


def municipal_year(day: date) -> str:
    """The municipal year of a day: "2016-17"."""
    first = year_of(day)
    return f"{first}-{(first + 1) % _CENTURY:02}"


def year_after(name: str) -> str | None:
    """The municipal year after another, written alike: "2017-18" after "2016-17"."""
    begins = first_year(name)
    if begins is None:
        return None
    _, sign, second = name.partition("-")
    return f"{begins + 1:04}{sign}" + (f"{begins + 2:04}"[-len(second) :] if second else "")
