"""Finding and replacing words in a pack's texts."""

import re
import tomllib
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefpack.editing.find_replace import NAMES, Match, Search, find, replaced
from briefpack.errors import BriefpackError
from briefpack.model.schema import SCHEMAS, json_schema

PACK = """\
# The board of the Board.
[meeting]
date = 2016-11-03
venue.name = "Board Room"

[[items]]
title = "The board's report" # a board
kind = "report"
id = "report"
description = \"\"\"
A report of which the \\
  board is sure, \\u0041nd a \\"Board\\".\"\"\"

[[items.papers]]
kind = "report"
file = "board.md"
"""

REPORT = """\
+++
title = "One board"
+++

## Boards

1. The Board’s
   members ask the board. {#board}
"""


def places(texts: dict[str, str], search: Search) -> list[str]:
    """Each match as its place with its end, and the words."""
    return [
        f"{match.place}-{match.place.end_line}:{match.place.end_column} {match.text}"
        for match in find(texts, search)
    ]


def everywhere(search: Search, replacement: str, **texts: str) -> dict[str, str]:
    named = {name.replace("_", "."): text for name, text in texts.items()}
    return dict(replaced(named, search, replacement).texts)


def test_words_are_found_in_values_and_in_markdown_with_their_places() -> None:
    assert places({"pack.toml": PACK, "a.md": REPORT}, Search("board")) == [
        "a.md:2:14-2:19 board",
        "a.md:5:4-5:9 Board",
        "a.md:7:8-7:13 Board",
        "a.md:8:20-8:25 board",
        "pack.toml:4:15-4:20 Board",
        "pack.toml:7:14-7:19 board",
        "pack.toml:12:3-12:8 board",
        "pack.toml:12:31-12:36 Board",
    ]


def test_a_match_says_where_in_the_file_and_in_which_value_it_is() -> None:
    (match,) = find({"pack.toml": PACK}, Search("room"))
    assert match.line == 'venue.name = "Board Room"'
    assert (match.path, match.start) == (("meeting", "venue", "name"), 6)


@pytest.mark.parametrize(
    ("search", "found"),
    [
        (Search("Board", case=True), ["Board", "Board", "Board", "Board"]),
        (Search("boards"), ["Boards"]),
        (Search("boards", whole_words=True), ["Boards"]),
        (Search("oard", whole_words=True), []),
        (Search("board's"), ["Board’s", "board's"]),
        (Search("the board is"), ["the board is"]),
        (Search("board's members"), ["Board’s\n   members"]),
        (Search("And a"), ["And a"]),
        (Search('"board"'), ['"Board"']),
        (Search("2016"), []),
        (
            Search(r"bo[a-r]*d\b", regex=True, case=True),
            ["board"] * 4,
        ),
        (Search(r"^1\.", regex=True), ["1."]),
        (Search("x*", regex=True), []),
        (Search(""), []),
        (Search("."), [".", ".", "."]),
    ],
)
def test_ways_to_search(search: Search, found: list[str]) -> None:
    assert [match.text for match in find({"a.md": REPORT, "pack.toml": PACK}, search)] == found


def test_names_of_things_are_searched_when_asked() -> None:
    assert len(find({"pack.toml": PACK}, Search("report"))) == 2
    assert len(find({"pack.toml": PACK}, Search("report", names=True))) == 5
    body = "a ![a](a.png) [a](a.md) [@a] {#a}\n"
    assert len(find({"a.md": body}, Search("a", whole_words=True))) == 3
    assert len(find({"a.md": body}, Search("a", whole_words=True, names=True))) == 7


def test_an_empty_line_ends_what_words_can_be_found_over() -> None:
    assert find({"a.md": "one\n\ntwo\n"}, Search("one two")) == ()
    assert len(find({"a.md": "one\ntwo\n"}, Search("one two"))) == 1


def test_what_is_not_toml_is_left_out() -> None:
    assert find({"pack.toml": 'title = "board', "a.md": "+++\nboard\n"}, Search("board")) == ()
    assert places({"a.md": "+++\nx = board\n+++\nboard\n"}, Search("board")) == [
        "a.md:4:1-4:6 board"
    ]


def test_a_wrong_expression_is_told() -> None:
    with pytest.raises(BriefpackError, match="is not a regular expression"):
        find({}, Search("(", regex=True))
    with pytest.raises(BriefpackError, match="cannot replace anything"):
        replaced({"a.md": "one"}, Search("one", regex=True), r"\1")
    assert find({"a.md": "("}, Search("(")) != ()


def test_everything_is_replaced_and_all_else_stays() -> None:
    changed = replaced({"pack.toml": PACK, "a.md": REPORT}, Search("board"), "panel")
    assert changed.count == 8
    assert changed.texts["a.md"] == (
        REPORT.replace("board", "panel").replace("Board", "Panel").replace("{#panel}", "{#board}")
    )
    new = changed.texts["pack.toml"]
    assert tomllib.loads(new)["items"][0]["description"] == (
        'A report of which the panel is sure, And a "Panel".'
    )
    assert new.startswith("# The board of the Board.\n")
    assert 'title = "The panel\'s report" # a board\nkind = "report"' in new
    assert 'file = "board.md"' in new


def test_one_is_replaced() -> None:
    texts = {"pack.toml": PACK, "a.md": REPORT}
    matches = find(texts, Search("board"))
    first, in_title = matches[1], matches[5]
    changed = replaced(texts, Search("board"), "Panel", [first, in_title])
    assert changed.count == 2
    assert changed.texts == {
        "a.md": REPORT.replace("## Boards", "## Panels"),
        "pack.toml": PACK.replace("The board's", "The Panel's"),
    }


def test_a_match_of_a_text_that_has_changed_since_replaces_nothing() -> None:
    (match,) = find({"a.md": "one two"}, Search("two"))
    assert replaced({"a.md": "two one"}, Search("two"), "x", [match]).count == 0


def test_groups_of_an_expression_are_put_back() -> None:
    search = Search(r"(\w+) (\w+)", regex=True)
    assert everywhere(search, r"\2 \1", a_md="one two\n") == {"a.md": "two one\n"}


def test_a_plain_replacement_is_put_as_it_is() -> None:
    assert everywhere(Search("one"), r"\1\n", a_md="one\n") == {"a.md": "\\1\\n\n"}


@pytest.mark.parametrize(
    ("text", "words", "replacement", "becomes"),
    [
        ("Council, council, COUNCIL", "council", "board", "Board, board, BOARD"),
        ("Council, council, COUNCIL", "Council", "board", "Board, board, BOARD"),
        ("“The panel” met", "“the panel”", "an expert group", "An expert group met"),
        ("A ten", "a", "the", "The ten"),
        ("the LGA", "LGA", "association", "the association"),
        ("OFSTED and ofsted", "ofsted", "Ofsted", "Ofsted and Ofsted"),
        ("Four", "four", "4 or 5", "4 or 5"),
        ("See Annex", "annex", "[@annex]", "See [@annex]"),
        ("Write", "write", "clive.harris@example.org", "clive.harris@example.org"),
        ("2016", "2016", "next year", "next year"),
    ],
)
def test_a_replacement_takes_over_capitals_where_they_do_not_count(
    text: str, words: str, replacement: str, becomes: str
) -> None:
    made = replaced({"a.md": f"{text}\n"}, Search(words), replacement)
    assert made.texts == {"a.md": f"{becomes}\n"}


def test_where_capitals_count_a_replacement_is_put_as_it_is_typed() -> None:
    texts = {"a.md": "Council, council\n"}
    assert replaced(texts, Search("Council", case=True), "board").texts == {
        "a.md": "board, council\n"
    }
    assert replaced(texts, Search("council", regex=True), "board").texts == {
        "a.md": "board, board\n"
    }


def test_what_replaces_words_in_toml_is_spelled_as_it_has_to_be() -> None:
    text = 'title = "one" # kept\nother = \'one\'\nblock = """\none\ntwo"""\n'
    for words in ('a "b" \\ c', "'", '"""', "\x07", "two\nlines", "é\U0001f600"):
        (new,) = everywhere(Search("one"), words, pack_toml=text).values()
        assert tomllib.loads(new) == {"title": words, "other": words, "block": f"{words}\ntwo"}
        assert "# kept" in new


def test_a_replacement_that_would_end_a_head_is_refused_or_harmless() -> None:
    head = '+++\nsummary = """\none\ntwo"""\n+++\nbody\n'
    with suppress(BriefpackError):
        new = everywhere(Search("one"), "+++", a_md=head)["a.md"]
        toml = new.removeprefix("+++\n").removesuffix("+++\nbody\n")
        assert tomllib.loads(toml) == {"summary": "+++\ntwo"}
    with pytest.raises(BriefpackError, match="would not be what it was"):
        everywhere(Search("one"), "+++", a_md="one\ntwo\n")


def test_a_replacement_with_the_same_words_changes_nothing() -> None:
    assert everywhere(Search("board", case=True), "board", pack_toml=PACK) == {}


def test_names_of_things_are_those_that_the_schemas_limit() -> None:
    limited: set[str] = set()

    def look(schema: Any, name: str | None = None) -> None:  # noqa: ANN401 - JSON
        if isinstance(schema, dict):
            if {"enum", "const"} & schema.keys() or schema.get("pattern", "").startswith("^[a-z"):
                limited.add(name or "")
            for key, inner in schema.get("properties", {}).items():
                look(inner, key)
            for key in ("$defs", "items", "allOf", "then"):
                below = schema.get(key, {} if key == "$defs" else [])
                for inner in below.values() if key == "$defs" else _listed(below):
                    look(inner, name if key == "items" else None)

    for schema in SCHEMAS:
        look(json_schema(schema))
    assert limited - {""} <= NAMES


def _listed(schema: Any) -> list[Any]:  # noqa: ANN401 - JSON
    return schema if isinstance(schema, list) else [schema]


TEXTS = st.text(st.sampled_from("ab \n'\"\\é#=["), max_size=30)


@given(st.dictionaries(st.sampled_from(["title", "text", "x y"]), TEXTS), TEXTS, TEXTS)
def test_replacing_in_toml_is_replacing_in_its_values(
    data: dict[str, str], words: str, replacement: str
) -> None:
    import tomli_w

    assume(words.strip())
    text = "# a 'b'\n" + tomli_w.dumps(data, multiline_strings=True)
    search = Search(words, case=True)
    pattern = search.pattern()
    data = tomllib.loads(text)
    changed = replaced({"pack.toml": text}, search, replacement)
    new = changed.texts.get("pack.toml", text)
    assert tomllib.loads(new) == {
        key: pattern.sub(lambda _: replacement, value) for key, value in data.items()
    }
    assert new.startswith("# a 'b'\n")


@given(TEXTS, st.text(st.sampled_from("ab '\"é"), min_size=1, max_size=3))
def test_places_point_at_what_was_found(body: str, words: str) -> None:
    assume(not body.startswith("+++"))
    lines = body.split("\n")
    for match in find({"a.md": body}, Search(words)):
        assert _at(lines, match) == match.text


@given(st.text(st.sampled_from("ab'é \t#"), max_size=20), st.sampled_from(["a", "b'", "é"]))
def test_places_in_plain_values_point_at_what_was_found(value: str, words: str) -> None:
    text = f'x = 1\ntitle = "{value}"\n'
    for match in find({"pack.toml": text}, Search(words, case=True)):
        assert _at(text.split("\n"), match) == match.text


def _at(lines: list[str], match: Match) -> str:
    place = match.place
    start = sum(len(line) + 1 for line in lines[: place.line - 1]) + place.column - 1
    end = sum(len(line) + 1 for line in lines[: place.end_line - 1]) + place.end_column - 1
    return "\n".join(lines)[start:end]


def test_a_search_knows_no_signs_unless_it_is_an_expression() -> None:
    assert re.fullmatch(Search("a.b").pattern(), "axb") is None
