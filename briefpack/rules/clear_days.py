"""Clear days of notice: the days between publication and meeting that count.

Neither the day of publication nor that of the meeting is one. Sundays and bank holidays are left
out, and Saturdays unless the body counts them. A body that does is one whose days section 243 of
the Local Government Act 1972 names: for it the days of the Christmas and the Easter break are left
out too. The breaks are those that the Representation of the People Act 1983, Schedule 1, rule 2,
first defined: from the last weekday before Christmas Day to the first behind it that is no bank
holiday, and from the Thursday before to the Tuesday after Easter Day. Days of public thanksgiving
or mourning stand in no calendar; whoever publishes has to take them off.
"""

from datetime import date, timedelta
from functools import cache

from briefpack.rules.profiles import NoticePeriod

_DAY = timedelta(days=1)
_SATURDAY, _SUNDAY = 5, 6
_CHRISTMAS = (12, 25)
_CHRISTMAS_BREAKS = (12, 20)
_EASTER_BREAKS = ((3, 19), (4, 27))
"""The month and day from which, and those between which, all such breaks lie."""

_SEASONS = (((1, 1), (1, 4)), ((3, 19), (6, 10)), ((8, 25), (8, 31)), ((12, 24), (12, 31)))
"""Months and days between which lie all bank holidays of England and Wales, save those that were
appointed once: the library that knows each is slow to start, and is not asked about other days."""
_APPOINTED = frozenset({date(1973, 11, 14), date(1981, 7, 29), date(2022, 9, 19)})
_REGIONS_OF_SEASONS = frozenset({"ENG", "WLS"})


def clear_days(published: date, meeting: date, period: NoticePeriod) -> int:
    """How many clear days lie between publication and meeting."""
    between = range(1, (meeting - published).days)
    return sum(counts(published + number * _DAY, period) for number in between)


def last_day_to_publish(meeting: date, period: NoticePeriod) -> date:
    """The last day on which publication leaves the clear days of ``period`` before a meeting.

    It is one that counts itself: on others offices are shut.
    """
    day = meeting
    for _ in range(period.days + 1):
        day -= _DAY
        while not counts(day, period):
            day -= _DAY
    return day


def counts(day: date, period: NoticePeriod) -> bool:
    """Whether a day between publication and meeting is a clear day."""
    if day.weekday() == _SUNDAY or (day.weekday() == _SATURDAY and not period.saturdays):
        return False
    if bank_holiday(day, period.region) is not None:
        return False
    return not (period.saturdays and _in_a_break(day, period.region))


def bank_holiday(day: date, region: str) -> str | None:
    """The name of the bank holiday that a day is, in a region as the library names it."""
    if region in _REGIONS_OF_SEASONS and day not in _APPOINTED:
        here = (day.month, day.day)
        if not any(first <= here <= last for first, last in _SEASONS):
            return None
    return _bank_holidays(region, day.year).get(day)


@cache
def _bank_holidays(region: str, year: int) -> dict[date, str]:
    from holidays import country_holidays

    found = country_holidays("GB", subdiv=region, years=year, language="en_GB")
    return {day: name.replace(" (observed)", "") for day, name in found.items()}


def _in_a_break(day: date, region: str) -> bool:
    """Whether a day is one of the Christmas or of the Easter break."""
    here = (day.month, day.day)
    if here >= _CHRISTMAS_BREAKS:
        first, last = _christmas_break(day.year, region)
        return first <= day <= last
    if not _EASTER_BREAKS[0] <= here <= _EASTER_BREAKS[1]:
        return False
    names = _bank_holidays(region, day.year)
    return any(
        friday - _DAY <= day <= friday + 4 * _DAY
        for friday, name in names.items()
        if name == "Good Friday"
    )


def _christmas_break(year: int, region: str) -> tuple[date, date]:
    christmas = date(year, *_CHRISTMAS)
    first = christmas - _DAY
    while first.weekday() >= _SATURDAY:
        first -= _DAY
    last = christmas + _DAY
    while last.weekday() >= _SATURDAY or bank_holiday(last, region) is not None:
        last += _DAY
    return first, last
