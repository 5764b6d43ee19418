"""Days and times as officers type them."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpack.editing.typed_dates import read_date, read_time
from briefpack.plan.days import long_day

TODAY = date(2026, 10, 14)
"""A Wednesday."""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3 nov", "2026-11-03"),
        ("3/11", "2026-11-03"),
        ("3/11/26", "2026-11-03"),
        ("3.11.2026", "2026-11-03"),
        ("3-11-2026", "2026-11-03"),
        ("3 11 2026", "2026-11-03"),
        ("2026-11-03", "2026-11-03"),
        ("2026/11/3", "2026-11-03"),
        ("20261103", "2026-11-03"),
        ("3rd November 2026", "2026-11-03"),
        ("the 3rd of November", "2026-11-03"),
        ("3nov26", "2026-11-03"),
        ("3-Nov-2026", "2026-11-03"),
        ("nov 3", "2026-11-03"),
        ("November 3rd, 2026", "2026-11-03"),
        ("Tuesday 3 November 2026", "2026-11-03"),
        ("tue 3/11", "2026-11-03"),
        ("  3\u00a0 Nov.  ", "2026-11-03"),
        ("22 sept", "2027-09-22"),
    ],
)
def test_a_day_of_the_calendar(typed: str, meant: str) -> None:
    assert read_date(typed, TODAY) == date.fromisoformat(meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("14 oct", "2026-10-14"),  # today counts
        ("13 oct", "2027-10-13"),
        ("1/1", "2027-01-01"),
        ("29 feb", "2028-02-29"),  # the next that there is
    ],
)
def test_a_day_without_a_year_is_the_next_one(typed: str, meant: str) -> None:
    assert read_date(typed, TODAY) == date.fromisoformat(meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("today", "2026-10-14"),
        ("tomorrow", "2026-10-15"),
        ("yesterday", "2026-10-13"),
        ("wed", "2026-10-14"),
        ("thu", "2026-10-15"),
        ("Thurs.", "2026-10-15"),
        ("this tuesday", "2026-10-20"),
        ("next thu", "2026-10-22"),
        ("next tuesday", "2026-10-20"),
        ("next monday", "2026-10-19"),
        ("thursday week", "2026-10-22"),
        ("+10d", "2026-10-24"),
        ("+2w", "2026-10-28"),
        ("-1w", "2026-10-07"),
        ("+ 1 day", "2026-10-15"),
        ("in 3 weeks", "2026-11-04"),
        ("+1m", "2026-11-14"),
        ("-10m", "2025-12-14"),
        ("+1y", "2027-10-14"),
        ("first monday in may", "2027-05-03"),
        ("1st mon of november", "2026-11-02"),
        ("the last friday of march 2028", "2028-03-31"),
        ("fifth wednesday in october", "2029-10-31"),
        ("second tuesday in october", "2027-10-12"),  # this year's was yesterday
    ],
)
def test_a_day_counted_from_today(typed: str, meant: str) -> None:
    assert read_date(typed, TODAY) == date.fromisoformat(meant)


def test_a_months_step_ends_with_a_short_month() -> None:
    assert read_date("+1m", date(2027, 1, 31)) == date(2027, 2, 28)
    assert read_date("-1y", date(2028, 2, 29)) == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("typed", "year"), [("3/11/98", 1998), ("3/11/75", 2075), ("3/11/76", 2076), ("3/11/77", 1977)]
)
def test_a_year_of_two_digits_is_the_nearest(typed: str, year: int) -> None:
    assert read_date(typed, TODAY) == date(year, 11, 3)


@pytest.mark.parametrize(
    "typed",
    [
        *("", "soon", "31 april", "30/2", "30 feb 2027", "29 feb 2027", "0 nov", "3/13", "3/0"),
        *("2026-13-01", "mon 3 november 2026", "3 no", "no 3", "th", "+w", "+99999w", "-9999y"),
        *("fifth monday in february 2027", "sixth monday in may", "1/2/3/4", "3", "32 dec 2026"),
        *("0000-01-01", "next", "next november", "3 foo", "+2 fortnights", "٣ nov", "thu weak"),
    ],
)
def test_what_is_no_day_is_none(typed: str) -> None:
    assert read_date(typed, TODAY) is None


def test_the_last_days_of_the_calendar_raise_nothing() -> None:
    end = date(9999, 12, 31)
    for typed in (
        "29 feb",
        "1 jan",
        "tomorrow",
        "next thu",
        "+1m",
        "first monday in may",
        "1/1/01",
    ):
        read_date(typed, end)
    for typed in ("yesterday", "-1m", "-1y", "1/1/01", "31/12/99"):
        read_date(typed, date(1, 1, 1))


DAYS = st.dates(min_value=date(1000, 1, 1))


@given(DAYS, DAYS)
def test_every_style_with_a_year_is_read_back(day: date, today: date) -> None:
    month = long_day(day).split()[2]
    ordinal = {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10 if day.day // 10 != 1 else 0, "th")
    for written in (
        day.isoformat(),
        long_day(day),
        long_day(day).upper(),
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day:02}.{day.month:02}.{day.year}",
        f"{day.day} {month} {day.year}",
        f"{day.day} {month[:3].lower()} {day.year}",
        f"{day.day}{ordinal} of {month}, {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{day:%Y%m%d}",
    ):
        assert read_date(written, today) == day, written


@given(st.dates(date(1900, 1, 1), date(9000, 1, 1)), st.integers(0, 365))
def test_every_style_without_a_year_is_the_next_one(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    _, number, month, _ = long_day(day).split()
    for written in (f"{number} {month}", f"{month} {number}", f"{number}/{day.month}"):
        found = read_date(written, today)
        assert found is not None
        assert found >= today
        assert (found.month, found.day) == (day.month, day.day)
        assert found == day or found.replace(year=day.year) == day


@given(st.dates(date(1900, 1, 1), date(9000, 1, 1)), st.integers(0, 6))
def test_weekdays_lie_ahead(today: date, weekday: int) -> None:
    name = long_day(date(2026, 10, 12) + timedelta(days=weekday)).split()[0]
    this, following = read_date(name, today), read_date(f"next {name}", today)
    assert this is not None
    assert following is not None
    assert 0 <= (this - today).days <= 6
    assert 1 <= (following - today).days <= 13
    assert this.weekday() == following.weekday() == weekday


@given(st.text() | st.text("0123456789/-. +thuwdmnovfirstmaylz"), st.dates())
def test_no_text_raises(text: str, today: date) -> None:
    read_date(text, today)
    read_time(text)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("16:30", time(16, 30)),
        ("16.30", time(16, 30)),
        ("16:30:00", time(16, 30)),
        ("1630", time(16, 30)),
        ("1630 hrs", time(16, 30)),
        ("930", time(9, 30)),
        ("9:30", time(9, 30)),
        ("4.30pm", time(16, 30)),
        ("4:30 p.m.", time(16, 30)),
        ("4pm", time(16, 0)),
        ("10 AM", time(10, 0)),
        ("12am", time(0, 0)),
        ("12.15pm", time(12, 15)),
        ("noon", time(12, 0)),
        ("12 noon", time(12, 0)),
        ("midnight", time(0, 0)),
    ],
)
def test_a_time_of_day(typed: str, meant: time) -> None:
    assert read_time(typed) == meant


@pytest.mark.parametrize(
    "typed",
    ["", "4", "24:00", "16:60", "13pm", "0pm", "four", "16:3", "4pm hrs", "16:30.15", "٤pm"],
)
def test_what_is_no_time_is_none(typed: str) -> None:
    assert read_time(typed) is None


@given(st.times().map(lambda when: when.replace(second=0, microsecond=0)))
def test_every_style_of_time_is_read_back(when: time) -> None:
    twelve, half = when.hour % 12 or 12, "am" if when.hour < 12 else "pm"
    for written in (
        f"{when:%H:%M}",
        f"{when:%H:%M:%S}",
        f"{when.hour}.{when.minute:02}",
        f"{when:%H%M}",
        f"{twelve}.{when.minute:02}{half}",
        f"{twelve}:{when.minute:02} {half.upper()}",
    ):
        assert read_time(written) == when, written
