"""Municipal years: which one a day is in, and how they are written."""

from datetime import date

import pytest

from briefpack.plan.municipal_years import first_year, municipal_year, year_after, year_of


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("2016-17", 2016),
        ("1999-00", 1999),
        ("2016-2017", 2016),
        ("2016", 2016),
        ("2016-18", None),
        ("2016-16", None),
        ("current", None),
        ("2016-17b", None),
    ],
)
def test_a_year_is_known_by_its_name(name: str, year: int | None) -> None:
    assert first_year(name) == year


def test_a_year_begins_after_may() -> None:
    assert [year_of(date(2017, month, 31)) for month in (1, 5, 7, 12)] == [2016, 2016, 2017, 2017]
    assert year_of(date(2017, 6, 1)) == 2017


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2016, 5, 31), "2015-16"),
        (date(2016, 6, 1), "2016-17"),
        (date(2017, 1, 1), "2016-17"),
        (date(1999, 9, 9), "1999-00"),
    ],
)
def test_a_municipal_year_ends_with_may(day: date, year: str) -> None:
    assert municipal_year(day) == year


@pytest.mark.parametrize(
    ("year", "following"),
    [
        ("2016-17", "2017-18"),
        ("2016-2017", "2017-2018"),
        ("1998-99", "1999-00"),
        ("2016", "2017"),
        ("2016-18", None),
        ("members", None),
    ],
)
def test_the_year_after_is_written_like_the_one_before(year: str, following: str | None) -> None:
    assert year_after(year) == following
