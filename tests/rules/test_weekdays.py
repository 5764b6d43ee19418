"""Dates as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpack.plan.days import long_day, plain_day
from briefpack.rules.weekdays import find_dates

NEAR = date(2016, 11, 3)


@pytest.mark.parametrize(
    "text",
    [
        "Thursday 3 November 2016",
        "Thursday, 3rd November",
        "Thursday the 3rd of November, 2016",
        "Thurs 3 Nov 2016",
        "Thu. 3 Nov. 2016",
        "THURSDAY 3 NOVEMBER 2016",
        "**Thursday** 3 November",
        "Thursday\n3 November 2016",
        "3 November 2016 (Thursday)",
        "3 November (Thurs.)",
        "Thursday, November 3, 2016",
        "Thursday November 3rd",
        "Thursday 3\N{NO-BREAK SPACE}November",
    ],
)
def test_a_date_is_read_with_its_weekday(text: str) -> None:
    (found,) = find_dates(f"on {text}.")
    assert (found.day, found.month, found.year or 2016, found.weekday) == (3, 11, 2016, 3)
    assert found.taken(NEAR) == NEAR
    assert found.fits(NEAR)


@pytest.mark.parametrize(
    "text",
    [
        "Wednesday 3 November 2016",
        "Wednesday, 3rd November",
        "Wed 3 Nov 2016",
        "3 November 2016 (Wednesday)",
        "Wednesday, November 3",
    ],
)
def test_a_weekday_that_is_another_does_not_fit(text: str) -> None:
    (found,) = find_dates(f"on {text}.")
    assert not found.fits(NEAR)


@pytest.mark.parametrize(
    "text",
    [
        "3 November 2016. Wednesday is market day",
        "Wednesday to 3 November",
        "The Sun, 3 November 2016",
        "the inquiry sat 3 November 2016",
        "3 November, Wednesday 2 November",
    ],
)
def test_a_weekday_that_belongs_to_something_else_is_not_taken(text: str) -> None:
    assert next(find_dates(text)).weekday is None


@pytest.mark.parametrize(
    "text",
    [
        "paragraph 4.3 May",
        "item 12, 3/11/2016",
        "Thursday 4.30 pm",
        "£3 November",
        "3 may be",
        "Thursday",
        "November 2016",
        "17/00318/FUL",
    ],
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert list(find_dates(text)) == []


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("3 November 2016", 2016),
        ("3 November, 2016", 2016),
        ("3 November 1930 hrs", None),
        ("3 November 2000hours", None),
        ("3 November 20:30", None),
        ("3 November 3016", None),
    ],
)
def test_a_year_is_not_a_time(text: str, year: int | None) -> None:
    (found,) = find_dates(text)
    assert found.year == year


@pytest.mark.parametrize(
    ("text", "exists"),
    [
        ("31 November 2016", False),
        ("31 November", False),
        ("30 February", False),
        ("29 February", True),
        ("29 February 2015", False),
        ("29 February 2016", True),
        ("0 May", False),
        ("32 December", False),
        ("31 December", True),
    ],
)
def test_a_day_that_its_month_does_not_have(text: str, exists: bool) -> None:  # noqa: FBT001
    (found,) = find_dates(text)
    assert found.exists is exists
    assert (found.taken(NEAR) is not None) is exists


def test_without_a_year_a_date_is_in_that_which_brings_it_nearest() -> None:
    january, august = find_dates("13 January, 5 August")
    assert january.taken(NEAR) == date(2017, 1, 13)
    assert august.taken(NEAR) == date(2016, 8, 5)


def test_where_two_years_are_as_near_either_weekday_fits() -> None:
    in_2016, in_2017, in_neither = find_dates("Thursday 5 May, Friday 5 May, Monday 5 May")
    assert in_2016.fits(NEAR)
    assert in_2017.fits(NEAR)
    assert not in_neither.fits(NEAR)


def test_dates_come_in_order_with_their_places() -> None:
    text = "from Thursday 3 November to Friday, November 4"
    assert [text[found.start : found.end] for found in find_dates(text)] == [
        "Thursday 3 November",
        "Friday, November 4",
    ]


@pytest.mark.parametrize("near", [date.min, date.max])
def test_the_ends_of_the_calendar_are_no_trouble(near: date) -> None:
    (found,) = find_dates("Monday 29 February")
    assert found.fits(near) in {True, False}


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_day_written_out_is_read_as_itself(day: date) -> None:
    (found,) = find_dates(long_day(day))
    assert found.taken(NEAR) == day
    assert found.fits(NEAR)
    assert str(found) == plain_day(day)


@given(st.text(alphabet="Thursday 3Novemb(r)16.,*\n", max_size=60))
def test_any_text_can_be_searched(text: str) -> None:
    for found in find_dates(text):
        assert 0 <= found.start < found.end <= len(text)
        assert found.fits(NEAR) in {True, False}
