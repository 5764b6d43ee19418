"""Dates as people write them in a text: "Thursday, 3rd November", "3 Nov 2016 (Thurs)"."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from briefpack.plan.days import MONTHS, WEEKDAYS

_LEAP_YEAR = 2000
_FEBRUARY = 2
_SHORTEST = 3
"""Letters that tell one weekday, or one month, from all others."""

_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:,?\s+(?P<year>(?:19|20)\d\d)(?![\d:]|\.\d|\s?h(?:ou)?rs))?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WEEKDAY = (
    r"(?P<weekday>Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:s|nesday)?|Thu(?:r(?:s(?:day)?)?)?"
    r"|Fri(?:day)?|Sat(?:urday)?|(?<!\bThe )Sun|Sunday)"
)

_DATE = re.compile(rf"(?<![\d.,/:£$]){_DAY}\s+(?:of\s+)?{_MONTH}{_YEAR}", re.IGNORECASE)
_CAPITAL = "(?-i:(?=[MTWFS]))"
"""What a weekday starts with: to look for that first is quicker by far."""
_MONTH_FIRST = re.compile(
    rf"\b{_CAPITAL}{_WEEKDAY}\b[.,]?\s+{_MONTH}\s+{_DAY}\b(?![.:]\d){_YEAR}", re.IGNORECASE
)
_BEFORE = re.compile(rf"\b{_WEEKDAY}\b[*_]*[.,]?[*_]*\s+(?:the\s+)?[*_]*$", re.IGNORECASE)
_BEHIND = re.compile(rf"[*_]*\s*[(\[]\s*{_WEEKDAY}\.?\s*[)\]]", re.IGNORECASE)

_FURTHEST = 24
"""Characters before a date in which its weekday is looked for."""

_FAR = timedelta(days=240)
"""Further from a text's own day, a date without a year is taken to be of another year."""


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date in a text, from its character ``start`` to ``end``; ``weekday`` is 0 for a Monday."""

    start: int
    end: int
    day: int
    month: int
    year: int | None = None
    weekday: int | None = None

    def __str__(self) -> str:
        words = f"{self.day} {MONTHS[self.month - 1]}"
        return f"{words} {self.year}" if self.year else words

    @property
    def exists(self) -> bool:
        """Whether the month has such a day, in some year where none is given."""
        return 0 < self.day <= _days_in(self.month, self.year)

    @property
    def of_its_month(self) -> str:
        """How long its month is, in words: "November 2016 has 30 days"."""
        _, _, month = str(self).partition(" ")
        most = " at most" if self.month == _FEBRUARY and self.year is None else ""
        return f"{month} has{most} {_days_in(self.month, self.year)} days"

    def taken(self, near: date) -> date | None:
        """The day that is meant; without a year, in that which brings it nearest to ``near``."""
        possible = self._possible(near)
        return possible[0] if possible else None

    def fits(self, near: date) -> bool:
        """Whether its weekday is that of the day, or of one that may as well be meant."""
        possible = self._possible(near)
        meant = possible[:1] + [day for day in possible[1:] if abs(day - near) < _FAR]
        return self.weekday is None or not meant or self.weekday in map(date.weekday, meant)

    def _possible(self, near: date) -> list[date]:
        around = range(max(near.year - 1, date.min.year), min(near.year + 1, date.max.year) + 1)
        years = (self.year,) if self.year else around
        days = [
            date(year, self.month, self.day)
            for year in years
            if 0 < self.day <= _days_in(self.month, year)
        ]
        return sorted(days, key=lambda day: abs(day - near))


def find_dates(text: str) -> Iterator[WrittenDate]:
    """All dates in a text that have a day and a month, in order; times and weekdays alone not."""
    found = [*_day_first(text), *_month_first(text)]
    yield from sorted(found, key=lambda written: written.start)


def _day_first(text: str) -> Iterator[WrittenDate]:
    for match in _DATE.finditer(text):
        if not match["month"][0].isupper():
            continue
        before = _BEFORE.search(text, max(0, match.start() - _FURTHEST), match.start())
        behind = _BEHIND.match(text, match.end())
        if before is not None and before["weekday"][0].isupper():
            yield _written(match, before["weekday"], before.start(), match.end())
        elif behind is not None:
            yield _written(match, behind["weekday"], match.start(), behind.end())
        else:
            yield _written(match, None, match.start(), match.end())


def _month_first(text: str) -> Iterator[WrittenDate]:
    for match in _MONTH_FIRST.finditer(text):
        if match["month"][0].isupper() and match["weekday"][0].isupper():
            yield _written(match, match["weekday"], match.start(), match.end())


def _written(match: re.Match[str], weekday: str | None, start: int, end: int) -> WrittenDate:
    year = int(match["year"]) if match["year"] else None
    return WrittenDate(
        start,
        end,
        int(match["day"]),
        1 + _number(match["month"], MONTHS),
        year,
        None if weekday is None else _number(weekday, WEEKDAYS),
    )


def _number(word: str, names: tuple[str, ...]) -> int:
    start = word[:_SHORTEST].capitalize()
    return next(number for number, name in enumerate(names) if name.startswith(start))


def _days_in(month: int, year: int | None) -> int:
    return calendar.monthrange(year or _LEAP_YEAR, month)[1]
