"""Days in words."""

from datetime import date

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def long_day(day: date) -> str:
    """A day for people: "Thursday 3 November 2016"."""
    return f"{WEEKDAYS[day.weekday()]} {plain_day(day)}"


def plain_day(day: date) -> str:
    """A day for people, without its weekday: "3 November 2016"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """A day in a column: "3 Nov 2016"."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"
