"""Dates, times and references as the theme words them."""

from datetime import date, time

import pytest
from markupsafe import escape

from briefpack.plan.references import Target, TargetKind
from briefpack.rendering.formats import clock, long_date, reference_words, with_verb_first
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


def test_a_reference_names_the_item_only_from_elsewhere() -> None:
    paragraph = Target(TargetKind.PARAGRAPH, "11", "budget", "p11", "3")
    assert reference_words(paragraph, LABELS, "budget", "3") == "paragraph 11"
    assert reference_words(paragraph, LABELS, "roads", "3") == "paragraph 11"
    assert reference_words(paragraph, LABELS, "roads", "4") == "paragraph 11 of item 3"
    assert reference_words(paragraph, LABELS, None, None) == "paragraph 11 of item 3"
    item = Target(TargetKind.ITEM, "3", "agenda", "item-3", "3")
    assert reference_words(item, LABELS, "roads", "4") == "item 3"
    section = Target(TargetKind.SECTION, "Costs", "budget", "costs", "3")
    assert reference_words(section, LABELS, "budget", "3") == "“Costs”"


def test_the_verb_of_a_recommendation_is_in_bold() -> None:
    assert with_verb_first("note the <b>", escape) == "<strong>note</strong> the &lt;b&gt;"
    assert with_verb_first("**note**", escape) == "**note**"
