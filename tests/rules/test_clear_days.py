"""Clear days of notice on real calendars."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefpack.rules.clear_days import bank_holiday, clear_days, counts, last_day_to_publish
from briefpack.rules.profiles import PROFILES, NoticePeriod


def _notice(profile: str) -> NoticePeriod:
    notice = PROFILES[profile].notice
    assert notice is not None
    return notice


ENGLAND = _notice("principal-council-england")
WALES = _notice("wales")
PARISH = _notice("parish")
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("meeting", "period", "last"),
    [
        pytest.param("2016-11-03", ENGLAND, "2016-10-26", id="no-holiday-near"),
        pytest.param("2016-11-07", ENGLAND, "2016-10-28", id="a-monday: publication on a Friday"),
        pytest.param("2016-11-03", WALES, "2016-10-28", id="three-days-in-wales"),
        pytest.param("2017-03-14", PARISH, "2017-03-09", id="a-saturday-counts-for-parishes"),
        pytest.param("2017-03-13", PARISH, "2017-03-08", id="a-sunday-does-not"),
        pytest.param("2020-05-12", ENGLAND, "2020-05-01", id="friday-8-may-2020"),
        pytest.param("2020-05-05", ENGLAND, "2020-04-27", id="monday-4-may-2020-was-a-workday"),
        pytest.param("2022-06-09", ENGLAND, "2022-05-30", id="platinum-jubilee"),
        pytest.param("2022-09-22", ENGLAND, "2022-09-13", id="state-funeral"),
        pytest.param("2023-05-11", ENGLAND, "2023-05-02", id="coronation"),
        pytest.param(
            "2022-01-06", ENGLAND, "2021-12-24", id="substitutes-for-christmas-and-new-year"
        ),
        pytest.param("2017-04-20", ENGLAND, "2017-04-10", id="easter"),
        pytest.param("2017-04-20", PARISH, "2017-04-10", id="easter-break"),
        pytest.param("2017-01-05", ENGLAND, "2016-12-23", id="christmas"),
        pytest.param("2016-12-30", PARISH, "2016-12-20", id="christmas-break"),
        pytest.param("2024-12-31", PARISH, "2024-12-21", id="christmas-break-to-a-friday"),
    ],
)
def test_the_last_day_to_publish(meeting: str, period: NoticePeriod, last: str) -> None:
    assert last_day_to_publish(date.fromisoformat(meeting), period) == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("published", "meeting", "days"),
    [
        pytest.param("2016-10-26", "2016-11-03", 5, id="just-enough"),
        pytest.param("2016-10-27", "2016-11-03", 4, id="a-day-late"),
        pytest.param("2016-11-02", "2016-11-03", 0, id="the-day-before"),
        pytest.param("2016-11-03", "2016-11-03", 0, id="the-day-itself"),
        pytest.param("2016-11-10", "2016-11-03", 0, id="afterwards"),
        pytest.param("2022-05-26", "2022-06-09", 7, id="over-two-bank-holidays"),
    ],
)
def test_clear_days_between(published: str, meeting: str, days: int) -> None:
    found = clear_days(date.fromisoformat(published), date.fromisoformat(meeting), ENGLAND)
    assert found == days


def _left_out(first: date, last: date, period: NoticePeriod) -> list[str]:
    days = [first + number * DAY for number in range((last - first).days + 1)]
    return [f"{day:%a} {day.day}" for day in days if not counts(day, period)]


def test_days_of_the_easter_break_do_not_count_for_parishes() -> None:
    assert _left_out(date(2017, 4, 10), date(2017, 4, 22), PARISH) == [
        "Thu 13",
        "Fri 14",
        "Sat 15",
        "Sun 16",
        "Mon 17",
        "Tue 18",
    ]


def test_the_break_is_not_for_principal_councils() -> None:
    assert _left_out(date(2017, 4, 10), date(2017, 4, 22), ENGLAND) == [
        "Fri 14",
        "Sat 15",
        "Sun 16",
        "Mon 17",
        "Sat 22",
    ]


@pytest.mark.parametrize(
    ("year", "first", "last"),
    [
        pytest.param(2016, 23, 28, id="christmas-day-on-a-sunday"),
        pytest.param(2021, 24, 29, id="on-a-saturday"),
        pytest.param(2024, 24, 27, id="on-a-wednesday"),
        pytest.param(2020, 24, 29, id="on-a-friday"),
    ],
)
def test_the_christmas_break_ends_with_the_first_day_of_work(
    year: int, first: int, last: int
) -> None:
    days = [day for day in range(18, 31) if not counts(date(year, 12, day), PARISH)]
    sundays = [day for day in range(18, 31) if date(year, 12, day).weekday() == 6]
    assert days == sorted({*range(first, last + 1), *sundays})


@pytest.mark.parametrize("region", ["ENG", "WLS"])
def test_no_bank_holiday_is_overlooked(region: str) -> None:
    from holidays import country_holidays

    known = country_holidays("GB", subdiv=region, years=range(1973, 2041))
    assert [day for day in known if bank_holiday(day, region) is None] == []
    assert len(known) > 500


def test_bank_holidays_are_those_of_the_region() -> None:
    assert bank_holiday(date(2016, 11, 30), "SCT") == "Saint Andrew's Day"
    assert bank_holiday(date(2016, 11, 30), "ENG") is None
    assert bank_holiday(date(2016, 12, 27), "ENG") == "Christmas Day"


@given(
    st.dates(date(1975, 1, 1), date(2040, 12, 31)),
    st.integers(-3, 20),
    st.sampled_from([ENGLAND, WALES, PARISH]),
)
@settings(deadline=None)
def test_the_last_day_is_the_last_that_leaves_enough(
    meeting: date, earlier: int, period: NoticePeriod
) -> None:
    published = meeting - earlier * DAY
    last = last_day_to_publish(meeting, period)
    assert counts(last, period)
    assert clear_days(last, meeting, period) == period.days
    if counts(published, period):
        enough = clear_days(published, meeting, period) >= period.days
        assert enough == (published <= last)
