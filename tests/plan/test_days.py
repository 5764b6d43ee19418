"""Days in words."""

from datetime import date

from briefpack.plan.days import long_day, plain_day, short_day


def test_days_are_said_with_their_weekday() -> None:
    assert long_day(date(2016, 11, 3)) == "Thursday 3 November 2016"
    assert long_day(date(2026, 11, 30)) == "Monday 30 November 2026"


def test_days_are_said_without_their_weekday() -> None:
    assert plain_day(date(2016, 11, 3)) == "3 November 2016"


def test_days_are_said_in_short() -> None:
    assert short_day(date(2016, 11, 3)) == "3 Nov 2016"
