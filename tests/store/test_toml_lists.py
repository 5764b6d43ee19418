"""Lists in TOML, in brackets and under headers, changed in place."""

import tomllib
from typing import Any

import pytest

from briefpack.model.membership import Membership
from briefpack.store.toml_cut import Data
from briefpack.store.toml_edit import edited
from briefpack.store.toml_layout import ModelLayout
from tests.store.toml_changes import AGENDA, PACK, change, difference, paragraphs

GROUPS = """\
[[groups]]
name = "Labour"
members = [ # by name
  { title = "Cllr", name = "Anne" }, # chairs Housing
  # Joined in May.
  { title = "Cllr", name = "Bob" },

  # From elsewhere:

  { title = "Cllr", name = "Cyd" }
]

[[groups]]
name = "Independent"
members = [{ name = "Dan" }]
"""


def test_of_a_list_one_line_changes() -> None:
    def correct(data: Data) -> None:
        data["groups"][0]["members"][1]["name"] = "Rob"

    shown = difference(GROUPS, correct)
    assert shown == [
        '-  { title = "Cllr", name = "Bob" },',
        '+  { title = "Cllr", name = "Rob" },',
    ]


def test_who_is_new_has_a_line_and_who_goes_takes_the_comments_along() -> None:
    def replace(data: Data) -> None:
        members = data["groups"][0]["members"]
        del members[1]
        members.insert(0, {"name": "Zoe", "title": "Dr"})

    shown = difference(GROUPS, replace, ModelLayout(Membership))
    assert shown == [
        '+  { title = "Dr", name = "Zoe" },',
        "-  # Joined in May.",
        '-  { title = "Cllr", name = "Bob" },',
    ]


def test_who_moves_takes_the_comments_along() -> None:
    def move(data: Data) -> None:
        members = data["groups"][0]["members"]
        members.insert(0, members.pop(1))

    made, _ = change(GROUPS, move)
    assert made == GROUPS.replace(
        """\
  { title = "Cllr", name = "Anne" }, # chairs Housing
  # Joined in May.
  { title = "Cllr", name = "Bob" },
""",
        """\
  # Joined in May.
  { title = "Cllr", name = "Bob" },
  { title = "Cllr", name = "Anne" }, # chairs Housing
""",
    )


def test_who_changes_the_group_takes_the_comments_along() -> None:
    def move(data: Data) -> None:
        anne, bob, _ = data["groups"][0]["members"]
        data["groups"][0]["members"] = [anne]
        data["groups"][1]["members"].append(bob)
        data["groups"][1]["substitutes"] = [{"name": "Eve"}]

    made, _ = change(GROUPS, move)
    assert made.endswith(
        """\
name = "Independent"
members = [
  { name = "Dan" },
  # Joined in May.
  { title = "Cllr", name = "Bob" },
]
substitutes = [
  { name = "Eve" },
]
"""
    )
    assert "# From elsewhere:" in made


@pytest.mark.parametrize(
    ("text", "value", "after"),
    [
        ("a = []", [1], "a = [1]"),
        ("a = [1, 2]", [1, 2, 3], "a = [1, 2, 3]"),
        ("a = [ 1, 2, ]", [2], "a = [ 2, ]"),
        ("a = [1, 2]", [], "a = []"),
        ("a = [1, 2]", [2, 1], "a = [2, 1]"),
        ("a = [\n  1, # one\n  2 # two\n]", [2, 1], "a = [\n  2, # two\n  1 # one\n]"),
        ("a = [\n  1,\n  2\n]", [1, 2, 3], "a = [\n  1,\n  2,\n  3\n]"),
        ("a = [1, # one\n  2]", [2], "a = [\n  2]"),
        ("a = [[1], [2, 3]]", [[1], [2, 4]], "a = [[1], [2, 4]]"),
        ("a = [\n  # none\n]", [1], None),
    ],
)
def test_a_list_keeps_its_form(text: str, value: list[Any], after: str | None) -> None:
    made = edited(text, {"a": value})
    assert tomllib.loads(made) == {"a": value}
    assert after is None or made == after
    assert "# none" not in text or "# none" in made


def test_a_list_that_gets_too_long_has_an_entry_to_a_line() -> None:
    names = [f"Members of board {number}" for number in range(6)]
    assert edited(f'to = ["{names[0]}"]\n', {"to": names}) == (
        "to = [\n" + "".join(f'  "{name}",\n' for name in names) + "]\n"
    )


def test_an_item_moves_with_its_papers_and_comments() -> None:
    made, _ = change(AGENDA, lambda data: data["items"].insert(0, data["items"].pop(1)))
    head, first, *budget, by, planning = paragraphs(AGENDA)
    assert paragraphs(made) == [head, *budget, first, by, planning]


def test_an_item_is_known_below_a_new_one() -> None:
    def insert(data: Data) -> None:
        data["items"].insert(0, {"kind": "procedural", "title": "Welcome"})
        data["items"][2]["title"] = "Budget 2017"

    assert difference(AGENDA, insert, PACK) == [
        *("+", "+[[items]]", '+title = "Welcome"', '+kind = "procedural"'),
        *('-title = "Budget"', '+title = "Budget 2017"'),
    ]


def test_an_item_goes_with_all_that_is_its_own() -> None:
    made, _ = change(AGENDA, lambda data: data["items"].pop(1))
    head, first, *_, by, planning = paragraphs(AGENDA)
    assert paragraphs(made) == [head, first, by, planning]


def test_the_first_item_can_go_elsewhere() -> None:
    text = '[[items]]\ntitle = "A"\n\n[[items]]\ntitle = "B"\n'
    made, _ = change(text, lambda data: data["items"].reverse())
    assert made == '[[items]]\ntitle = "B"\n\n[[items]]\ntitle = "A"\n'


def test_an_item_becomes_part_of_another_with_its_comments() -> None:
    def nest(data: Data) -> None:
        budget = data["items"].pop(1)
        data["items"][1]["items"] = [budget]

    made, _ = change(AGENDA, nest, PACK)
    assert paragraphs(made)[-3:] == [
        '# On money.\n[[items.items]] # long\nid = "budget"\ntitle = "Budget"\nkind = "decision"',
        '# It was late.\n[[items.items.papers]]\nkind = "report"\nfile = "budget.md"',
        '[[items.items.papers.appendices]]\ntitle = "Tables" # many\nfile = "tables.pdf"',
    ]
    back, _ = change(made, lambda data: data["items"].insert(1, data["items"][1]["items"].pop()))
    assert "# On money.\n[[items]] # long\nid" in back


def test_papers_come_and_go() -> None:
    def add(data: Data) -> None:
        data["items"][0]["papers"] = [{"kind": "to-follow"}]
        data["items"][1]["papers"].append({"file": "b.md", "kind": "report"})
        del data["items"][1]["papers"][0]["appendices"]

    assert difference(AGENDA, add, PACK) == [
        *("+", "+[[items.papers]]", '+kind = "to-follow"'),
        *("-[[items.papers.appendices]]", '-title = "Tables" # many', '-file = "tables.pdf"'),
        *("+[[items.papers]]", '+kind = "report"', '+file = "b.md"'),
    ]


def test_new_entries_are_written_as_the_file_has_them_elsewhere() -> None:
    paper = {"kind": "report", "file": "a.md"}
    assert (
        "[[items.papers]]"
        in difference(AGENDA, lambda data: data["items"][0].update(papers=[paper]))[1]
    )


def test_no_items_is_an_empty_list() -> None:
    made, _ = change(AGENDA, lambda data: data.update(items=[]))
    assert paragraphs(made) == ["# The agenda.", "# First, as ever.\nitems = []", "# By and by."]


def test_an_allowance_stays_with_what_it_is_about() -> None:
    text = """\
[[items]]
title = "A"

# briefpack: allow BP304: it takes long

[[items]]
title = "B"
"""
    made, _ = change(text, lambda data: data["items"].reverse())
    assert made == (
        '# briefpack: allow BP304: it takes long\n\n[[items]]\ntitle = "B"\n\n'
        '[[items]]\ntitle = "A"\n'
    )


def test_files_that_are_written_close_stay_close() -> None:
    text = '[[items]]\ntitle = "A"\n[[items]]\ntitle = "B"\n'
    made, _ = change(text, lambda data: data["items"].append({"title": "C"}))
    assert made == f'{text}[[items]]\ntitle = "C"\n'
