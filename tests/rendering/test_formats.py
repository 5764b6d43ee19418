"""Dates and times as the theme words them."""

from datetime import date, time

import pytest

from briefpack.rendering.formats import clock, long_date
from briefpack.rendering.theme import load_theme

LABELS = load_theme("plain").labels


def test_a_date_is_written_out() -> None:
    assert long_date(date(2016, 11, 3), LABELS) == "Thursday 3 November 2016"


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (time(16, 30), "4.30 pm"),
        (time(0, 5), "12.05 am"),
        (time(12, 0), "12.00 pm"),
        (time(9, 0), "9.00 am"),
    ],
)
def test_a_time_is_on_the_twelve_hour_clock(moment: time, words: str) -> None:
    assert clock(moment, LABELS) == words


def test_another_theme_may_word_both_otherwise() -> None:
    labels = {**LABELS, "clock": "{hour24}:{minute}", "long_date": "{weekday}, {day}. {month}"}
    assert clock(time(16, 30), labels) == "16:30"
    assert long_date(date(2016, 11, 3), labels) == "Thursday, 3. November"
