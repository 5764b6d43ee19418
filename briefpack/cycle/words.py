"""Days, times and prose as plain words."""

import re
from collections.abc import Sequence
from datetime import date, time

from briefpack.prose.parse import parse
from briefpack.prose.sections import plain_text

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)

_UNSEEN = re.compile(r"[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Characters that turn a line round, or take no room: plain text has no use for them."""


def long_day(day: date) -> str:
    """A day with its weekday: "Thursday 3 November 2016"."""
    return f"{_WEEKDAYS[day.weekday()]} {plain_day(day)}"


def plain_day(day: date) -> str:
    """A day: "3 November 2016"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """A day in a column: "3 Nov 2016"."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}"


def clock(start: time, end: time | None = None) -> str:
    """A time of day, or a span of it: "16:30", "16:30 to 18:00"."""
    return f"{start:%H:%M}" if end is None else f"{start:%H:%M} to {end:%H:%M}"


def plain(markdown: str) -> str:
    """The words of Markdown on one line, without its markup."""
    return " ".join(plain_paragraphs(markdown))


def plain_paragraphs(markdown: str) -> tuple[str, ...]:
    """The words of Markdown, paragraph by paragraph, without its markup."""
    inlines = (token for token in parse(markdown).tokens if token.type == "inline")
    return tuple(found for each in inlines if (found := one_line(plain_text(each))))


def one_line(text: str) -> str:
    """A text with single spaces and nothing that cannot be seen."""
    return " ".join(_UNSEEN.sub("", text).split())


def listed(parts: Sequence[str]) -> str:
    """Several things in a sentence: "1, 2 and 3"."""
    *first, last = parts or ("",)
    return f"{', '.join(first)} and {last}" if first else last
