"""Days and times as officers type them: "3 nov", "next thu", "+2w"; "4.30pm", "noon".

Days are British: 3/11 is the third of November. A day without a year is the next one, today
included. What can be read in no way, or is no day at all, is None.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, time, timedelta

from briefpack.plan.days import MONTHS, WEEKDAYS

_MONTHS = tuple(map(str.casefold, MONTHS))
_WEEKDAYS = tuple(map(str.casefold, WEEKDAYS))
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}
_NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1}

_SHORTEST_NAME = 3
"""Letters of a month or a weekday that are enough: "nov", "thurs"."""

_FURTHEST_LEAP_YEAR = 8
"""Years from one 29 February to the next, at most."""

_CENTURY = 100
_NOON = 12

_NAME = r"(?P<month>[a-z]{3,})\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[0-9]{4}|[0-9]{2})"


def read_date(text: str, today: date) -> date | None:
    """The day that ``text`` means on the day ``today``; None where it means none."""
    words = " ".join(text.casefold().replace(",", " ").split())
    try:
        for read in _READERS:
            if (day := read(words, today)) is not None:
                return day
    except (ValueError, OverflowError):  # 31 April, or a day beyond the year 9999
        return None
    return None


# -- a day of a calendar -------------------------------------------------------------------

_DATES = tuple(
    re.compile(form, re.ASCII)
    for form in (
        r"(?P<year>[0-9]{4})(?P<sign>[-/.])(?P<number>[0-9]{1,2})(?P=sign)(?P<day>[0-9]{1,2})",
        r"(?P<year>[0-9]{4})(?P<number>[0-9]{2})(?P<day>[0-9]{2})",
        rf"(?P<day>[0-9]{{1,2}})(?P<sign>[-/. ])(?P<number>[0-9]{{1,2}})(?:(?P=sign){_YEAR})?",
        rf"(?:the )?{_DAY}[ -]?(?:of )?{_NAME}(?:[ -]?{_YEAR})?",
        rf"{_NAME} ?(?:the )?{_DAY}(?: {_YEAR})?",
    )
)


def _of_calendar(words: str, today: date) -> date | None:
    """Such as "3 nov", "3/11/26", "2016-11-03"; a weekday in front has to be the right one."""
    first, _, rest = words.partition(" ")
    weekday = _weekday(first)
    if weekday is not None:
        day = _plain_date(rest, today)
        return day if day is not None and day.weekday() == weekday else None
    return _plain_date(words, today)


def _plain_date(words: str, today: date) -> date | None:
    for form in _DATES:
        if (found := form.fullmatch(words)) is None:
            continue
        parts = found.groupdict()
        month = int(parts["number"]) if parts.get("number") else _month(parts["month"])
        if month is None:
            continue
        day = int(parts["day"])
        if parts.get("year") is None:
            return _next_on(day, month, today)
        return date(_whole_year(parts["year"], today), month, day)
    return None


def _next_on(day: int, month: int, today: date) -> date | None:
    for year in range(today.year, today.year + _FURTHEST_LEAP_YEAR + 1):
        if 1 <= day <= monthrange(year, month)[1] and date(year, month, day) >= today:
            return date(year, month, day)
    return None


def _whole_year(digits: str, today: date) -> int:
    """A year of two digits is the nearest to today that ends so."""
    year = int(digits)
    if len(digits) > len("26"):
        return year
    year += today.year - today.year % _CENTURY
    if year - today.year > _CENTURY // 2:
        return year - _CENTURY
    return year + _CENTURY if today.year - year > _CENTURY // 2 else year


# -- a day from today ----------------------------------------------------------------------

_STEP = re.compile(
    r"(?P<sign>\+|-|in )\s?(?P<count>[0-9]{1,4})\s?"
    r"(?:(?P<days>d|days?)|(?P<weeks>w|weeks?)|(?P<months>m|months?)|(?P<years>y|years?))",
    re.ASCII,
)


def _near(words: str, today: date) -> date | None:
    """Either "today", "tomorrow" or "yesterday"."""
    return today + timedelta(days=_NEAR[words]) if words in _NEAR else None


def _step(words: str, today: date) -> date | None:
    """Such as "+2w", "-10 days", "in 1 month", which ends with the month where that is short."""
    found = _STEP.fullmatch(words)
    if found is None:
        return None
    count = int(found["count"]) * (-1 if found["sign"] == "-" else 1)
    if found["days"] or found["weeks"]:
        return today + timedelta(days=count) * (7 if found["weeks"] else 1)
    months = today.year * 12 + today.month - 1 + count * (12 if found["years"] else 1)
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(today.day, monthrange(date(year, 1, 1).year, month)[1]))


def _of_week(words: str, today: date) -> date | None:
    """Weekdays: "thu", "next thu", "thursday week".

    "thu" is the next one, today included, "thu week" the one after it; "next thu" is that of the
    week that starts with the next Monday.
    """
    first, _, rest = words.partition(" ")
    if first in {"this", "on"} and (weekday := _weekday(rest)) is not None:
        return _from(today, weekday)
    if first == "next" and (weekday := _weekday(rest)) is not None:
        return today + timedelta(days=7 - today.weekday() + weekday)
    if (weekday := _weekday(first)) is not None and rest in {"", "week"}:
        return _from(today, weekday) + timedelta(days=7 if rest else 0)
    return None


def _from(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)


_OF_MONTH = re.compile(
    r"(?:the )?(?P<which>[a-z]+|[1-5](?:st|nd|rd|th)) (?P<weekday>[a-z]+)"
    rf" (?:in|of) {_NAME}(?: {_YEAR})?",
    re.ASCII,
)


def _of_month(words: str, today: date) -> date | None:
    """Such as "first monday in may", "last fri of march 2017"."""
    found = _OF_MONTH.fullmatch(words)
    if found is None:
        return None
    which = _ORDINALS.get(found["which"]) or (
        int(found["which"][0]) if found["which"][0].isdigit() else None
    )
    weekday, month = _weekday(found["weekday"]), _month(found["month"])
    if which is None or weekday is None or month is None:
        return None
    if found["year"] is not None:
        return _nth(which, weekday, month, _whole_year(found["year"], today))
    for year in range(today.year, today.year + _FURTHEST_LEAP_YEAR + 1):
        day = _nth(which, weekday, month, year)
        if day is not None and day >= today:
            return day
    return None


def _nth(which: int, weekday: int, month: int, year: int) -> date | None:
    days = monthrange(year, month)[1]
    if which < 0:
        last = date(year, month, days)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    day = _from(date(year, month, 1), weekday) + timedelta(weeks=which - 1)
    return day if day.month == month else None


_READERS: tuple[Callable[[str, date], date | None], ...] = (
    _near,
    _step,
    _of_week,
    _of_month,
    _of_calendar,
)


def _month(word: str) -> int | None:
    place = _by_start(word, _MONTHS)
    return None if place is None else place + 1


def _weekday(word: str) -> int | None:
    return _by_start(word.removesuffix("."), _WEEKDAYS)


def _by_start(word: str, names: tuple[str, ...]) -> int | None:
    if len(word) < _SHORTEST_NAME:
        return None
    return next((place for place, name in enumerate(names) if name.startswith(word)), None)


# -- times ---------------------------------------------------------------------------------

_TIME = re.compile(
    r"(?P<hour>[0-9]{1,2})"
    r"(?:(?P<sign>[:.]?)(?P<minute>[0-9]{2})(?:(?P=sign)(?P<second>[0-9]{2}))?)?"
    r" ?(?P<half>[ap]\.?m\.?)?(?P<hours> ?(?:hrs|hours|h))?",
    re.ASCII,
)
_NAMED_TIMES = {
    **dict.fromkeys(("noon", "midday", "12 noon", "12noon", "12 midday"), time(12, 0)),
    **dict.fromkeys(("midnight", "12 midnight"), time(0, 0)),
}


def read_time(text: str) -> time | None:
    """The time of day that ``text`` means ("16:30", "4.30pm", "1630", "noon"), or None.

    A bare number of hours means nothing: 4 may be the morning or the afternoon.
    """
    words = " ".join(text.casefold().split())
    if words in _NAMED_TIMES:
        return _NAMED_TIMES[words]
    found = _TIME.fullmatch(words)
    if found is None or (found["minute"] is None and found["half"] is None):
        return None
    if found["half"] and found["hours"]:
        return None
    hour = int(found["hour"])
    if found["half"]:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if found["half"].startswith("p") else 0)
    try:
        return time(hour, int(found["minute"] or 0), int(found["second"] or 0))
    except ValueError:  # 25:00
        return None
