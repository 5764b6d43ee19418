"""Times and prose as plain words."""

from datetime import time

import pytest

from briefpack.cycle.words import clock, listed, one_line, plain


def test_times_are_told_alone_and_as_a_span() -> None:
    assert clock(time(9, 5)) == "09:05"
    assert clock(time(9, 5), time(10)) == "09:05 to 10:00"


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("The Board **noted** it.", "The Board noted it."),
        ("One\nline, [a link](https://x.org)\\\nand `code`", "One line, a link and code"),
        ("First.\n\n- second\n- third", "First. second third"),
        ("| A | B |\n| - | - |\n| 1 | 2 |", "A B 1 2"),
        ("<b>as it stands</b> \\*", "<b>as it stands</b> *"),
        ("# Heading\n\nText {#name}", "Heading Text"),
    ],
)
def test_prose_loses_its_markup_and_none_of_its_words(markdown: str, words: str) -> None:
    assert plain(markdown) == words


def test_what_cannot_be_seen_goes() -> None:
    assert one_line("a\u202eb\u200b  c\u2028d\n") == "ab c d"


@pytest.mark.parametrize(
    ("parts", "words"),
    [([], ""), (["1"], "1"), (["1", "2"], "1 and 2"), (["1", "2", "3"], "1, 2 and 3")],
)
def test_things_are_listed_as_in_a_sentence(parts: list[str], words: str) -> None:
    assert listed(parts) == words
