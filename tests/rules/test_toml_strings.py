"""A string of TOML is followed from how it is written to what it says."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpack.rules.toml_strings import follow


def value(raw: str) -> str:
    said = tomllib.loads(f"x = {raw}")["x"]
    assert isinstance(said, str)
    return said.strip()


@pytest.mark.parametrize(
    ("raw", "words", "written"),
    [
        ('"See TBC."', "TBC", "TBC"),
        ("'See TBC.'", "TBC", "TBC"),
        ('"""\nSee TBC."""', "TBC", "TBC"),
        ("'''\nSee TBC.\n'''", "TBC", "TBC"),
        ('"  See TBC.  "', "See", "See"),
        ('"Caf\\u00e9 TBC"', "TBC", "TBC"),
        ('"Caf\\u00e9 TBC"', "é", "\\u00e9"),
        ('"\\U0001F600 TBC"', "TBC", "TBC"),
        ('"One\\nTBC\\t\\"x\\""', "TBC", "TBC"),
        ('"One\\nTBC\\t\\"x\\""', '"x"', '\\"x\\"'),
        ('"""\nSee \\\n   TBC."""', "See TBC", "See \\\n   TBC"),
        ('"""\nSee \\  \n\n   TBC."""', "TBC", "TBC"),
        ('"""One\n\nTBC"""', "One\n\nTBC", "One\n\nTBC"),
        ("'a\\n TBC'", "TBC", "TBC"),
        ('"""a "quoted" word"""', "quoted", "quoted"),
        ('"""ends with a quote\\""""', '"', '\\"'),
    ],
)
def test_words_are_found_where_they_are_written(raw: str, words: str, written: str) -> None:
    said = value(raw)
    followed = follow(raw, said)
    assert followed is not None
    start = said.index(words)
    first, end = followed.stretch(start, start + len(words))
    assert raw[first:end] == written


@pytest.mark.parametrize("raw", ["5", "", '"', "[1]", '"other words"', "'unclosed"])
def test_what_says_something_else_is_not_followed(raw: str) -> None:
    assert follow(raw, "words") is None


@pytest.mark.parametrize(("place", "raw"), [(0, '"|ab"'), (1, '"a|b"'), (2, '"ab|"')])
def test_between_two_characters_is_a_place_too(place: int, raw: str) -> None:
    followed = follow('"ab"', "ab")
    assert followed is not None
    first, end = followed.stretch(place, place)
    assert first == end == raw.index("|")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_every_character_of_a_string_without_escapes_is_found(text: str) -> None:
    said = text.replace("\\", "/").replace('"', "'").strip()
    if not said:
        return
    for raw in (f'"{said}"', f'"""\n  {said}\n"""', f"'''{said.replace(chr(39), '')}'''"):
        words = value(raw)
        followed = follow(raw, words)
        assert followed is not None or not words
        if followed is not None:
            assert [raw[start] for start in followed.starts] == list(words)
