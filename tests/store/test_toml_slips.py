"""A slip in TOML is told with what to do about it, in the words of who never learnt it."""

import tomllib

import pytest

from briefpack.store.toml_slips import OTHERWISE, what_to_do


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("start = 16:30", "write the time with its seconds: 16:30:00"),
        ("start = 9:05 # in the morning", "write the time with its seconds: 09:05:00"),
        (
            "date = 2016-13-45",
            "there is no day 2016-13-45: write the year, the month and the day, 2016-11-03",
        ),
        (
            "date = 2016-02-30",
            "there is no day 2016-02-30: write the year, the month and the day, 2016-11-03",
        ),
        ("date = 03/11/2016", "write the day as year, month and day: 2016-11-03"),
        ("date = 3 November 2016", "write the day as year, month and day: 2016-11-03"),
        ("title = “Welcome”", 'write straight quotes, ", in place of curly ones'),
        ("“title” = 1", 'write straight quotes, ", in place of curly ones'),
        ('title: "Welcome"', "write title = …, with = for the colon"),
        (
            "title = Declarations of interest",
            'put the words between quotes: "Declarations of interest"',
        ),
        (
            'title = "Welcome',
            'end the words with "; what takes several lines stands between """ and """',
        ),
        ('title = """Welcome', "the quotes are never closed"),
        ('title = "The "new" rules"', 'write \\" for a quote within the words'),
        (
            'file = "reports\\one.md"',
            "write / between folders, and \\\\ for a backslash within words",
        ),
        ("[meeting.venue", "close the bracket: ]"),
        ("[[items]", "close both brackets: ]]"),
        ("minutes = 5%", OTHERWISE),
        ('title = "It is “so”" 5', OTHERWISE),
    ],
)
def test_a_slip_is_told_with_what_to_do(line: str, hint: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as broken:
        tomllib.loads(f"{line}\n")
    assert what_to_do(line, str(broken.value)) == hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("to = 1\nto = 2", "to is said already: take one of them out"),
        (
            "[[items]]\n[items]",
            "[items] is there already; an entry of a list has two brackets: [[items]]",
        ),
    ],
)
def test_what_stands_twice_is_named(text: str, hint: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as broken:
        tomllib.loads(text)
    assert what_to_do(text.splitlines()[-1], str(broken.value)) == hint
