"""Any TOML, however it is written, changed to say anything else; and what then has to stay."""

import copy
import re
import tomllib
from collections.abc import Mapping
from difflib import unified_diff
from typing import Any

import tomli_w
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefpack.store.toml_change import Kept, changed
from briefpack.store.toml_cut import Data, read
from briefpack.store.toml_edit import edited, plain
from briefpack.store.toml_match import same
from briefpack.store.toml_text import UNKNOWN
from tests.store.toml_documents import Author, containers, named

ANY = settings(
    max_examples=100, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
SEEDS = st.integers(0, 2**32)


def document(seed: int) -> tuple[Author, Data, str]:
    author = Author(seed)
    data = author.table(3, named=False)
    return author, data, author.text(data)


def in_one_careful_go(text: str, after: Mapping[str, Any]) -> bool:
    """Whether no coarser way had to be gone."""
    reading = read((text if text.endswith("\n") else f"{text}\n").encode())
    wanted = plain(after, reading.data)
    made, found = changed(reading, wanted, UNKNOWN, 1_000, Kept())
    if found.is_wanted:
        made, _ = changed(reading, wanted, UNKNOWN, 1_000, found)
    return same(tomllib.loads(made.decode()), wanted)


@ANY
@given(SEEDS, st.integers(1, 4))
def test_any_file_says_what_it_has_to(seed: int, changes: int) -> None:
    author, before, text = document(seed)
    after = copy.deepcopy(before)
    for _ in range(changes):
        author.change(after)
    assert in_one_careful_go(text, after)
    made = edited(text, after)
    assert same(tomllib.loads(made), after)
    assert same(tomllib.loads(edited(made, before)), before)


@ANY
@given(SEEDS)
def test_no_change_of_any_file_is_no_change_of_its_text(seed: int) -> None:
    _, data, text = document(seed)
    assert edited(text, copy.deepcopy(data)) == text


@ANY
@given(SEEDS, st.randoms(use_true_random=False))
def test_comments_stay_on_what_is_not_touched(seed: int, source: Any) -> None:  # noqa: ANN401
    """Entries of one list are moved, put in and taken out, and a value of another is changed."""
    _, before, text = document(seed)
    after = copy.deepcopy(before)
    lists = [it for it in containers(after) if isinstance(it, list) and named({"": it})]
    if not lists:
        return
    entries = source.choice(lists)
    entry = entries.pop(source.randrange(len(entries)))
    if source.random() < 0.7:
        entries.insert(source.randint(0, len(entries)), entry)
    entries.insert(source.randint(0, len(entries)), {"id": "new", "title": "New"})
    source.choice(list(named(after).values()))["minutes"] = 77
    made = edited(text, after)
    was, now = named(before), named(after)
    for remark, about in re.findall(r"(# remark \d+ on (\w+)\.)", text):
        if about in was and about in now and same(was[about], now[about]):
            assert remark in made


@ANY
@given(SEEDS, st.integers(0, 10**6))
def test_one_plain_value_is_one_line(seed: int, choice: int) -> None:
    _, data, text = document(seed)
    tables = [it for it in containers(data) if isinstance(it, dict)]
    places = [
        (table, key)
        for table in tables
        for key, value in table.items()
        if not isinstance(value, str | dict | list)
    ]
    if not places:
        return
    after = copy.deepcopy(data)
    position = choice % len(places)
    table, key = places[position]
    tables_after = [it for it in containers(after) if isinstance(it, dict)]
    tables_after[[it is table for it in tables].index(True)][key] = 4711
    diff = unified_diff(text.split("\n"), edited(text, after).split("\n"), lineterm="", n=0)
    assert [line[0] for line in list(diff)[2:]] == ["@", "-", "+"]


WORDS = st.text(max_size=6)
LEAVES = st.one_of(
    *(WORDS, st.integers(-(2**63), 2**63 - 1), st.booleans(), st.floats(), st.dates()),
    *(st.times(), st.datetimes()),
)
TREES = st.dictionaries(
    WORDS,
    st.recursive(
        LEAVES,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3), st.dictionaries(WORDS, inner, max_size=3)
        ),
        max_leaves=8,
    ),
    max_size=4,
)


@ANY
@given(TREES, TREES, st.booleans())
def test_any_toml_becomes_any_other(before: Data, after: Data, multiline: bool) -> None:  # noqa: FBT001
    text = tomli_w.dumps(before, multiline_strings=multiline)
    assert same(tomllib.loads(edited(text, after)), plain(after))


# -- reading in pieces ---------------------------------------------------------------------


@ANY
@given(SEEDS)
def test_pieces_say_together_what_the_file_says(seed: int) -> None:
    _, data, text = document(seed)
    source = (text if text.endswith("\n") else f"{text}\n").encode()
    reading = read(source)
    assert same(reading.data, data)
    assert b"".join(leaf.text for leaf in reading.region().leaves()) == source
    again = read(source, reading.known)
    assert same(again.data, data)
