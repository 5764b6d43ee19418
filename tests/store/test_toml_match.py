"""Which entries of a list are which of another."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefpack.store.toml_match import arrange, common_ends, frozen, matched, same, staying


def item(title: str, **more: object) -> dict[str, object]:
    return {"title": title, "kind": "decision", **more}


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ([], ["a"], [None]),
        (["a", "b"], ["b", "a"], [1, 0]),
        (["a", "a"], ["a", "a", "a"], [0, 1, None]),
        ([1, 2, 3], [1, 9, 2, 3], [0, None, 1, 2]),
        ([1, True, 1.0], [1.0, 1, True], [2, 0, 1]),
        # what stands between the same neighbours is what was there, changed
        ([1, 2, 3], [1, 5, 3], [0, 1, 2]),
        ([1, [2], 3], [1, 5, 3], [0, None, 2]),
        ([item("A"), item("B")], [item("A"), {"id": "c"}], [0, 1]),
        # a name is known, changed in other things and moved
        ([item("A"), item("B", start=1)], [item("B", start=2), item("C"), item("A")], [1, None, 0]),
        ([item("A", id="x"), item("B", id="y")], [item("C", id="y")], [1]),
        ([{"name": "Ann", "title": "Cllr"}], [{"name": "Bo", "title": "Cllr"}, {}], [None, None]),
        # a name that is only a little another one
        ([item("Budget 2016"), item("Plan")], [item("X"), item("Y"), item("Budget 2017")], None),
    ],
)
def test_entries_are_found_again(
    old: list[Any], new: list[Any], found: list[int | None] | None
) -> None:
    assert matched(old, new) == (found or [None, None, 0])


@pytest.mark.parametrize("count", [300])
def test_many_entries_that_all_change_are_known_by_their_names(count: int) -> None:
    old = [item(f"Item {number}", text="long " * 200) for number in range(count)]
    new = [{**entry, "minutes": 5} for entry in reversed(old)]
    assert matched(old, new) == list(reversed(range(count)))


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(st.integers(0, 5), max_size=8), st.lists(st.integers(0, 5), max_size=8))
def test_no_entry_is_found_twice_and_what_is_the_same_is_found(
    old: list[int], new: list[int]
) -> None:
    found = matched(old, new)
    places = [place for place in found if place is not None]
    assert len(found) == len(new)
    assert len(set(places)) == len(places)
    for value in set(new):
        again = [
            place
            for place, entry in zip(found, new, strict=True)
            if entry == value and place is not None and old[place] == value
        ]
        assert len(again) == min(old.count(value), new.count(value))


def test_values_are_the_same_with_their_types() -> None:
    noon = datetime(2016, 11, 3, 12, tzinfo=UTC)
    for one, other in [
        *[(1, True), (1, 1.0), (0.0, -0.0), ([1], [True]), ({"a": 1}, {"a": 1.0}), ("1", 1)],
        (noon, noon.astimezone(timezone(timedelta(hours=1)))),
        ({"a": 1}, {"b": 1}),
    ]:
        assert not same(one, other)
        assert frozen(one) != frozen(other)
    for one, other in [(float("nan"), float("nan")), ({"a": 1, "b": [2]}, {"b": [2], "a": 1})]:
        assert same(one, other)
        assert frozen(one) == frozen(other)


def test_as_many_as_can_stay_where_they_are() -> None:
    assert staying([2, 0, 1]) == {0, 1}
    assert staying([4, None, 0, 1, 3, 2]) in ({0, 1, 3}, {0, 1, 2})
    assert staying([None]) == set()


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.permutations(range(6)), st.sets(st.integers(0, 5)), st.integers(1, 5))
def test_groups_come_into_the_order_that_is_wished(
    order: list[int], gone: set[int], cut: int
) -> None:
    old = [[f"{number}a", f"{number}b"] for number in range(6)]
    new = [old[number] for number in order if number not in gone]
    new.insert(len(new) // 2, ["new"])
    first = ["loose", *(part for group in old[:cut] for part in group)]
    second = [*(part for group in old[cut:] for part in group), "last"]
    arrange([first, second], old, new)
    parts = [part for part in first + second if part not in {"loose", "last"}]
    assert parts == [part for group in new for part in group]
    assert (first[0], second[-1]) == ("loose", "last")


def test_ends_in_common_do_not_overlap() -> None:
    assert common_ends("aXa", "aa") == (1, 1)
    assert common_ends("aaa", "aa") == (2, 0)
    assert common_ends("", "a") == (0, 0)
