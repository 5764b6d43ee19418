"""Values in plain data, changed without changing the data that they stand in."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpack.editing.values import (
    Path,
    table_at,
    tables_at,
    value_at,
    with_entry,
    with_move,
    with_value,
    without_entry,
)
from briefpack.errors import BriefpackError

PACK = {"meeting": {"venue": {"name": "Hall"}}, "items": [{"title": "A"}, {"title": "B"}]}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ((), PACK),
        (("items", 1, "title"), "B"),
        (("items", 2, "title"), None),
        (("items", "title"), None),
        (("meeting", "venue", "name", 0), None),
        (("nowhere", 0), None),
    ],
)
def test_a_value_is_found_or_is_none(path: Path, value: object) -> None:
    assert value_at(PACK, path) == value


def test_tables_are_those_that_there_are() -> None:
    assert tables_at({"items": [{"a": 1}, 3, {"b": 2}]}, ("items",)) == [{"a": 1}, {"b": 2}]
    assert tables_at({"items": "none"}, ("items",)) == []
    assert table_at({"meeting": 3}, ("meeting",)) == {}
    assert table_at(PACK, ("meeting", "venue")) == {"name": "Hall"}


def test_tables_and_lists_that_lack_on_the_way_are_made() -> None:
    assert with_value({}, ("meeting", "venue", "name"), "Hall") == PACK_OF_VENUE
    assert with_value({}, ("items", 0, "title"), "A") == {"items": [{"title": "A"}]}


PACK_OF_VENUE = {"meeting": {"venue": {"name": "Hall"}}}


def test_none_takes_a_key_away_and_the_tables_that_it_leaves_empty() -> None:
    assert with_value(PACK, ("meeting", "venue", "name"), None) == {"items": PACK["items"]}
    assert with_value(PACK, ("nowhere",), None) == PACK


def test_what_is_in_the_way_is_not_written_over() -> None:
    with pytest.raises(BriefpackError, match="date is no table"):
        with_value({"meeting": "soon"}, ("meeting", "date"), 3)
    with pytest.raises(BriefpackError, match="no list"):
        with_entry({"items": 3}, ("items",), 0, {})
    with pytest.raises(BriefpackError, match="no list"):
        with_value({"items": {"a": 1}}, ("items", 0), {})


def test_entries_come_and_go() -> None:
    added = with_entry(PACK, ("items",), 1, {"title": "new"})
    assert [item["title"] for item in added["items"]] == ["A", "new", "B"]
    assert without_entry(added, ("items", 1)) == PACK
    assert "items" not in without_entry({"items": [1]}, ("items", 0))
    assert without_entry({"officers": {"clerk": 1, "chair": 2}}, ("officers", "clerk")) == {
        "officers": {"chair": 2}
    }


def test_an_entry_moves() -> None:
    data = {"items": [1, 2, 3]}
    assert with_move(data, ("items", 0), 2) == {"items": [2, 3, 1]}


keys = st.sampled_from(["a", "b", "c"])
anything = st.recursive(
    st.integers(),
    lambda inner: st.dictionaries(keys, inner, max_size=3) | st.lists(inner, max_size=3),
    max_leaves=12,
)
paths = st.lists(keys | st.integers(0, 3), min_size=1, max_size=4).map(tuple)


@given(data=st.dictionaries(keys, anything, max_size=3), path=paths, value=st.integers())
def test_what_is_set_is_there_and_nothing_else_is_changed(
    data: dict[str, Any], path: Path, value: int
) -> None:
    before = deepcopy(data)
    try:
        made = with_value(data, path, value)
    except BriefpackError:
        made = None
    assert data == before
    if made is None:
        return
    if all(step == 0 or isinstance(step, str) for step in path):
        assert value_at(made, path) == value
    for key in {*data, *made} - {path[0]}:
        assert made.get(key) == data.get(key)
