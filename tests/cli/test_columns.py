"""Tables and bars of characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpack.cli.columns import Column, bar, table

COLUMNS = (Column("Id", 8), Column("What"), Column("Count", 6, right=True))
WORD = st.text("abcdefgh", min_size=1, max_size=10)


def test_cells_are_wrapped_and_numbers_stand_right() -> None:
    rows = [("a", "one two three four five six", "3"), ("b", "x\ny", "12")]
    assert list(table(COLUMNS, rows, 30)) == [
        "Id  What                 Count",
        "──  ───────────────────  ─────",
        "a   one two three four       3",
        "    five six",
        "b   x                       12",
        "    y",
    ]


@given(st.lists(st.tuples(WORD, st.lists(WORD, max_size=40), st.integers(0, 99999)), max_size=5))
def test_no_line_is_too_wide_and_no_letter_is_lost(
    rows: list[tuple[str, list[str], int]],
) -> None:
    cells = [(name, " ".join(words), str(count)) for name, words, count in rows]
    lines = list(table(COLUMNS, cells, 60))
    assert all(len(line) <= 60 for line in lines)
    told = "".join(lines[2:]).replace(" ", "")
    assert sorted(told) == sorted("".join("".join(row) for row in cells).replace(" ", ""))


def test_signs_that_move_the_cursor_are_not_printed() -> None:
    lines = list(table(COLUMNS, [("\x1b[2J", "a\x07b\u202ec", "1")], 40))
    assert all(line.isprintable() for line in lines)


@pytest.mark.parametrize(
    ("share", "drawn"),
    [(0, ""), (0.001, "▏"), (0.5, "████"), (0.55, "████▍"), (1, "█" * 8), (7, "█" * 8), (-1, "")],
)
def test_a_bar_is_as_long_as_its_share(share: float, drawn: str) -> None:
    assert bar(share, 8) == drawn


def test_a_bar_is_of_plain_characters_where_that_is_wanted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert [bar(share, 8) for share in (0, 0.001, 0.5, 1)] == ["", "#", "####", "########"]
