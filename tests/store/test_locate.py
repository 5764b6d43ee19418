"""Where a value stands in a TOML file: its span, read again, is the value."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
import tomli_w
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefpack.store.locate import Path, Span, TomlIndex

DOCUMENTS = {
    "pair": "a = 1",
    "kinds": "a=inf\nb=-nan\nc=0xFF\nd=1_000\ne=1e5\nf=+1\ng=0o7\nh=0b1\ni=6.626e-34\nj=true\n",
    "dates": "a=2016-11-03\nb=16:30:00\nc=2016-11-03T10:00:00Z\nd=2016-11-03 10:00:00\n",
    "fractions of a second": "a=07:32:00.5",
    "quotes": 'a=""\nb=\'\'\nc=""""""\nd=\'\'\'\'\'\'\ne="#"\nf="x" #"\ng=\'\\\'',
    "many lines": 'a="""\nx\ny"""\nb=2\nc="""\\\n   x\\\n   y"""\nd=\'\'\'\n\'x\'\'\'\'\n',
    "escapes": 'a="\\u00e9\\n\\U0001F600\\"" # x\nb=1\n',
    "keys": 'true=1\n1=2\n-=4\n\'q"\' = 5\n"\\u0041" = 6\n"" = 7\n"a b".c = 8\n"é😀"=9',
    "numbers as keys": "1.2=3\n2016-11-03=4\ninf=5",
    "dotted": "a.b.c=1\na.d=2\na . e = 3",
    "arrays": "a=[[1,2],[3]]\nb = [ # c\n # d\n ]\nc=[1,\n # x\n 2,]",
    "inline": 'a={b=1, c.d=2, e=[{f=1},{f=2}]}\ng={}\nh = { i = [ { j = "k" } ] }',
    "tables": '[a]\nb=1\n[a.c]\nd=2\n[ e . f ]\ng=3\n[a."b.c"]\nh=4\n[empty]\n',
    "tables out of order": "[a.b.c]\nd=1\n[a]\ne=2\n[a.b]\nf=3",
    "arrays of tables": "[[a]]\nb=1\n[[a]]\n[[a]]\nb=3",
    "arrays in arrays": "[[a]]\n[[a.b]]\nx=1\n[[a]]\n[[a.b]]\nx=2\n[[a.b]]\nx=3\n[a.b.c]\ny=4",
    "tables in arrays": "[[a]]\n[a.b]\nc=1\n[[a]]\n[a.b]\nc=2\n[a.b.d]\ne=3",
    "other scripts": '"é" = ["😀", "مرحبا", 5] # 日本\n\n\n[b]\nc = "\u202eabc"',
}


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:  # noqa: ANN401 - TOML
    """Every value that has a place of its own; tables and lists of tables are made of others."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from leaves(below, (*path, key))
        return
    of_tables = isinstance(value, list) and any(isinstance(entry, dict) for entry in value)
    if not of_tables:
        yield path, value
    if isinstance(value, list):
        for position, below in enumerate(value):
            yield from leaves(below, (*path, position))


def cut(text: str, span: Span) -> str:
    lines = text.split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


def check(text: str) -> None:
    index = TomlIndex(text)
    for path, value in leaves(tomllib.loads(text)):
        found = cut(text, index.value(path))
        assert repr(tomllib.loads(f"x = {found}")["x"]) == repr(value), path


@pytest.mark.parametrize("text", DOCUMENTS.values(), ids=DOCUMENTS)
def test_every_value_is_found(text: str) -> None:
    check(text)


KEYS = st.one_of(st.sampled_from("abc"), st.text(max_size=4))
LEAVES = st.one_of(
    st.text(max_size=8),
    st.integers(-(2**63), 2**63 - 1),
    st.booleans(),
    st.floats(allow_nan=False),
    st.dates(),
    st.times(),
    st.datetimes(),
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=8,
)


@settings(
    max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
@given(st.dictionaries(KEYS, VALUES, max_size=4), st.booleans())
def test_every_value_of_any_file_is_found(data: dict[str, Any], multiline: bool) -> None:  # noqa: FBT001
    check(tomli_w.dumps(data, multiline_strings=multiline))


TEXT = """\
name = "x"
[table]
key = 1
[[list]]
"a b".c = [1, 22]
[[list]]
d = { e = true }
"""


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        ((), Span(1, 1, 1, 1), Span(1, 1, 1, 1)),
        (("name",), Span(1, 1, 1, 5), Span(1, 8, 1, 11)),
        (("table",), Span(2, 2, 2, 7), Span(2, 2, 2, 7)),
        (("table", "key"), Span(3, 1, 3, 4), Span(3, 7, 3, 8)),
        (("list",), Span(4, 3, 4, 7), Span(4, 3, 4, 7)),
        (("list", 0), Span(4, 3, 4, 7), Span(4, 3, 4, 7)),
        (("list", 0, "a b"), Span(5, 1, 5, 8), Span(5, 1, 5, 8)),
        (("list", 0, "a b", "c", 1), Span(5, 15, 5, 17), Span(5, 15, 5, 17)),
        (("list", 1), Span(6, 3, 6, 7), Span(6, 3, 6, 7)),
        (("list", 1, "d", "e"), Span(7, 7, 7, 8), Span(7, 11, 7, 15)),
    ],
)
def test_keys_and_values(path: Path, key: Span, value: Span) -> None:
    index = TomlIndex(TEXT)
    assert index.key(path) == key
    assert index.value(path) == value


def test_what_is_missing_is_where_its_table_is() -> None:
    index = TomlIndex(TEXT)
    assert index.value(("list", 1, "missing")) == Span(6, 3, 6, 7)
    assert index.value(("table", "key", "below")) == Span(3, 7, 3, 8)
    assert index.value(("nothing",)) == Span(1, 1, 1, 1)


@pytest.mark.parametrize("text", ["", "\n", "# only this", "= 1", "[", "[[", "a", "a =", "\x00"])
def test_a_text_that_is_not_toml_is_no_matter(text: str) -> None:
    assert TomlIndex(text).value(("a", 0)).line == 1


def test_a_key_of_thousands_of_steps_is_found_by_its_first() -> None:
    index = TomlIndex("a" + ".b" * 20_000 + " = 1\n")
    assert index.key(("a", "b", "b")) == Span(1, 1, 1, 40_002)
