"""Characters that nobody sees: which are told, which a script needs, and what they may turn."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpack.model.unseen import called, escaped, settled, turning, unseen

LEGITIMATE = {
    "Persian": "می\u200cروم",
    "a letter's form in Arabic": "ک\u200d",
    "Devanagari": "क्\u200dष क्\u200cष",
    "Malayalam": "ന്\u200d",
    "a family": "👨\u200d👩\u200d👧",
    "a profession": "👩🏽\u200d⚖\ufe0f",
    "a heart": "❤\ufe0f",
    "a sign that is a letter": "\u2139\ufe0f",
    "a head that is shaken": "🙂\u200d↔\ufe0f",
    "an emoji that Python does not know": "\U0001faff\u200d🟫",
    "a key": "1\ufe0f\u20e3",
    "Wales": "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
    "Hebrew": "שמש!\u200f (a)",
    "Thai": "ภาษา\u200bไทย",
    "a soft hyphen": "com\u00admittee",
    "a space that does not break": "10\u00a0a.m.\u202f5",
    "plain": "Children’s Café – £5",
}

UNSEEN = [
    *"\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069",
    *"\ufeff\u034f\u061c\u115f\u3164\u180e\ufe0f\U000e0041\u2028",
]


@pytest.mark.parametrize("text", LEGITIMATE.values(), ids=LEGITIMATE)
def test_what_a_script_needs_is_let_be(text: str) -> None:
    assert [match[0] for match in unseen(text)] == []
    assert turning(text) == []


@pytest.mark.parametrize("each", UNSEEN, ids=lambda each: f"U+{ord(each):04X}")
def test_what_nobody_sees_in_an_english_word_is_told(each: str) -> None:
    assert [match.span() for match in unseen(f"Bud{each}get")] == [(3, 4)]
    assert called(each).startswith(f"U+{ord(each):04X}, a ")
    assert "".join(escaped(f"Bud{each}get")) == f"Bud<U+{ord(each):04X}>get"


def test_words_hidden_in_tags_are_told() -> None:
    hidden = "".join(chr(0xE0000 + ord(each)) for each in "secret")
    assert len(list(unseen(f"Budget{hidden}"))) == len(hidden)
    assert len(list(unseen(f"🏴{hidden}"))) == len(hidden)


@pytest.mark.parametrize("text", ["a+\u200d=b", "^\u200d`", "\u2148\ufe0f", "❤\ufe0f\ufe0f"])
def test_what_belongs_to_no_emoji_is_told(text: str) -> None:
    assert len(list(unseen(text))) == 1


def test_joiners_one_after_the_other_are_told() -> None:
    assert [match.start() for match in unseen("می\u200c\u200c\u200cx")] == [3, 4]


@pytest.mark.parametrize(
    ("text", "settled_text"),
    [
        ("a\u202eb", "ab"),
        ("a\u202eb\u202cc", "a\u202eb\u202cc"),
        ("a\u2066b", "ab"),
        ("a\u2066b\u2069c", "a\u2066b\u2069c"),
        ("a\u2069b", "ab"),
        ("a\u2066b\n\nc\u2069d", "ab\n\ncd"),
        ("\u2066\u202ea\u2069", "\u2066a\u2069"),
        ("\u202e\u2066a\u202c\u2069b\u202c", "\u202e\u2066a\u2069b\u202c"),
        ("plain", "plain"),
    ],
)
def test_a_turn_that_is_not_ended_is_taken_out(text: str, settled_text: str) -> None:
    assert settled(text) == settled_text


TEXTS = st.text(
    st.sampled_from("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069ab \n"), max_size=30
)


@given(TEXTS)
def test_nothing_is_open_at_the_end_of_a_settled_line(text: str) -> None:
    made = settled(text)
    assert settled(made) == made
    for line in made.split("\n"):
        kinds = [unicodedata.bidirectional(each) for each in line]
        assert sum(kind in {"LRI", "RLI", "FSI"} for kind in kinds) == kinds.count("PDI")
        assert sum(kind in {"LRE", "RLE", "LRO", "RLO"} for kind in kinds) == kinds.count("PDF")


@given(st.text(max_size=40))
def test_what_is_shown_for_a_text_has_nothing_unseen(text: str) -> None:
    shown = "".join(escaped(text))
    assert list(unseen(shown)) == []
    assert not set(shown) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")


def test_many_are_found_soon() -> None:
    for each in UNSEEN:
        assert len(list(unseen("x" + each * 100_000))) > 99_000
