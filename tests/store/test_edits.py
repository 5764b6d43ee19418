"""Edits put into a text all at once."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefpack.problems import Edit, Place
from briefpack.store.edits import apply

TEXT = "title = 'é😀'\n\nlast"


def edit(line: int, column: int, end_line: int, end_column: int, text: str) -> Edit:
    return Edit(Place("pack.toml", line, column, end_line, end_column), text)


def test_stretches_are_replaced_wherever_they_stand() -> None:
    edits = [edit(3, 1, 3, 5, "first"), edit(1, 10, 1, 12, "x"), edit(2, 1, 2, 1, "y\n")]
    assert apply(TEXT, edits) == ("title = 'x'\ny\n\nfirst", ())


def test_a_stretch_may_go_over_lines() -> None:
    assert apply(TEXT, [edit(1, 8, 3, 1, " ")]) == ("title = last", ())


def test_the_end_of_the_text_is_a_place() -> None:
    assert apply(TEXT, [edit(3, 5, 3, 5, "\n")]) == (f"{TEXT}\n", ())
    assert apply("", [edit(1, 1, 1, 1, "a")]) == ("a", ())
    assert apply("a\n", [edit(2, 1, 2, 1, "b")]) == ("a\nb", ())


def test_the_same_edit_counts_once() -> None:
    assert apply("ab", [edit(1, 1, 1, 1, "x"), edit(1, 1, 1, 1, "x")]) == ("xab", ())


def test_of_two_insertions_at_one_spot_the_first_counts() -> None:
    first, second = edit(1, 2, 1, 2, "y"), edit(1, 2, 1, 2, "x")
    assert apply("ab", [first, second]) == ("ayb", (second,))


def test_of_two_that_overlap_the_first_by_place_counts() -> None:
    first, second, third = edit(1, 1, 1, 3, "1"), edit(1, 2, 1, 4, "2"), edit(1, 4, 1, 5, "3")
    assert apply("abcd", [third, second, first]) == ("1c3", (second,))
    assert apply("abcd", [edit(1, 1, 1, 3, "1"), edit(1, 1, 1, 3, "2")])[0] == "1cd"


def test_what_only_touches_does_not_overlap() -> None:
    edits = [edit(1, 1, 1, 2, "1"), edit(1, 2, 1, 2, "-"), edit(1, 2, 1, 3, "2")]
    assert apply("ab", edits) == ("1-2", ())


def test_line_0_is_the_whole_text_and_leaves_no_room_for_others() -> None:
    whole = Edit(Place("pack.toml"), "new")
    other = edit(3, 5, 3, 5, "!")
    assert apply(TEXT, [other, whole]) == ("new", (other,))


@pytest.mark.parametrize(
    "place",
    [(4, 1, 4, 1), (1, 14, 1, 14), (1, 1, 1, 0), (1, 0, 1, 1), (2, 1, 1, 1), (-1, 1, 1, 1)],
)
def test_a_place_that_the_text_does_not_have_is_an_error(place: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match=r"pack\.toml"):
        apply(TEXT, [edit(*place, "x")])


def test_edits_of_two_files_are_an_error() -> None:
    with pytest.raises(ValueError, match="more than one file"):
        apply("a", [edit(1, 1, 1, 1, "x"), Edit(Place("board.toml", 1, 1, 1, 1), "y")])


def test_separators_of_other_kinds_end_no_line() -> None:
    text = "a\u2028b\x0cc\rd"
    assert apply(text, [edit(1, 7, 1, 8, "e")]) == ("a\u2028b\x0cc\re", ())


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    st.text(alphabet="ab\n", max_size=30),
    st.lists(
        st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from(["", "x", "y\n"])),
        max_size=6,
    ),
)
def test_any_edits_do_what_replacing_from_the_end_does(
    text: str, wanted: list[tuple[int, int, str]]
) -> None:
    most = len(text)
    stretches = [(min(a, b, most), min(max(a, b), most), new) for a, b, new in wanted]
    edits = [edit(*place(text, start), *place(text, end), new) for start, end, new in stretches]
    made, left_out = apply(text, edits)
    expected = text
    for start, end, new in sorted(
        {it for it, one in zip(stretches, edits, strict=True) if one not in left_out}, reverse=True
    ):
        expected = expected[:start] + new + expected[end:]
    assert made == expected
    assert set(left_out) <= set(edits)


def place(text: str, position: int) -> tuple[int, int]:
    before = text[:position]
    return before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
