"""Tables and bars of characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpack.cli.columns import Column, bar, table, width

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


FOUR = (Column("By when", 12), Column("Who", 18), Column("What"), Column("Id", 16))


def test_without_room_for_columns_cells_stand_below_each_other() -> None:
    rows = [
        (
            "15 Oct 2016",
            "Cy Moss",
            "Write to the minister about schools.\n(Budget)",
            "2016-09-29-1",
        ),
        ("in May", "", "Mend.", "2016-11-03-1"),
    ]
    assert list(table(FOUR, rows, 40)) == [
        "By when: 15 Oct 2016",
        "  Who: Cy Moss",
        "  What: Write to the minister about",
        "    schools. (Budget)",
        "  Id: 2016-09-29-1",
        "",
        "By when: in May",
        "  What: Mend.",
        "  Id: 2016-11-03-1",
    ]


@given(
    st.lists(st.tuples(*[st.lists(WORD, max_size=9).map(" ".join)] * 4), max_size=4),
    st.integers(40, 100),
)
def test_a_table_fits_whatever_room_there_is(rows: list[tuple[str, ...]], room: int) -> None:
    lines = list(table(FOUR, rows, room))
    assert all(len(line) <= room for line in lines)
    told = "".join(lines).replace(" ", "")
    assert all(word in told for row in rows for cell in row for word in ["".join(cell.split()[:1])])


@pytest.mark.parametrize(("said", "columns"), [("40", 40), ("30", 40), ("", 80), ("x", 80)])
def test_the_room_is_what_columns_says(
    monkeypatch: pytest.MonkeyPatch, said: str, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", said)
    assert width() == columns


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
