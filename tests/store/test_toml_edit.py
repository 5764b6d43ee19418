"""TOML changed in place: it says what it has to, and all else is as somebody wrote it."""

import tomllib
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from briefpack.store.toml_change import Kept, changed
from briefpack.store.toml_cut import Data, Reading, pieces, read
from briefpack.store.toml_edit import edited
from briefpack.store.toml_match import same
from briefpack.store.toml_text import Layout
from tests.store.toml_changes import AGENDA, PACK, change, difference, paragraphs

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = sorted(EXAMPLES.rglob("*.toml"))


# -- values --------------------------------------------------------------------------------


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_says_the_same_is_the_very_same_text(path: Path) -> None:
    for text in (path.read_text("utf-8"), path.read_text("utf-8").replace("\n", "\r\n")):
        assert edited(text, tomllib.loads(text)) == text


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("seats = 7 # stated", 8, "seats = 8 # stated"),
        ("start=16:30:00", time(9), "start=09:00:00"),
        ("  date = 2016-11-03", date(2017, 1, 13), "  date = 2017-01-13"),
        ("at = 2016-11-03T10:00:00Z", datetime(2016, 11, 4, 9, tzinfo=UTC), None),
        ("voting = true", False, "voting = false"),
        ("share = 0.5", 0.25, "share = 0.25"),
        ('name = "Roy"', "Roi", 'name = "Roi"'),
        ('name = "Ro\\u0079"', "Poy", 'name = "Po\\u0079"'),
        ("name = 'C:\\new'", "C:\\old", "name = 'C:\\old'"),
        ("name = 'it'", "it's", 'name = "it\'s"'),
        ('"a b" = "x" # c', 1, '"a b" = 1 # c'),
        ("phone = '1'", ["1", "2"], 'phone = ["1", "2"]'),
        ('phone = ["1", "2"]', "1", 'phone = "1"'),
    ],
)
def test_a_value_is_changed_where_it_stands(before: str, value: object, after: str | None) -> None:
    text = f"# top\nfirst = 1\n{before}\nlast = 2\n"
    key = before.strip().split("=")[0].strip().strip('"')
    shown = difference(text, lambda data: data.update({key: value}))
    assert shown == [f"-{before}", f"+{after or 'at = 2016-11-04 09:00:00+00:00'}"]


def test_the_type_of_a_value_matters() -> None:
    assert edited("a = 1\nb = [1]\n", {"a": 1.0, "b": [True]}) == "a = 1.0\nb = [true]\n"
    assert edited("a = -0.0\n", {"a": 0.0}) == "a = 0.0\n"


def test_not_a_number_is_the_same_as_itself() -> None:
    assert edited("a = nan # c\nb = 1\n", {"a": float("nan"), "b": 2}) == "a = nan # c\nb = 2\n"


BLOCK = '''\
text = """
If you cannot come, please let your group office know. The numbers are below. \\
Please do.

The register is "in the room"."""
next = 1
'''


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        (
            "cannot come",
            "are ill",
            [
                "-If you cannot come, please let your group office know. The numbers are below. \\",
                "+If you are ill, please let your group office know. The numbers are below. \\",
            ],
        ),
        ("Please do", "Call now", ["-Please do.", "+Call now."]),
        ("do.\n\n", "do.\n\nCome early.\n\n", ["+Come early.", "+"]),
        ('room"', 'room"""', ['-The register is "in the room"."""', "+..."]),
    ],
)
def test_of_a_long_text_only_the_line_changes_that_does(
    old: str, new: str, shown: list[str]
) -> None:
    found = difference(BLOCK, lambda data: data.update(text=data["text"].replace(old, new)))
    assert [line if want != "+..." else want for line, want in zip(found, shown, strict=True)] == (
        shown
    )


def test_a_line_that_becomes_too_long_is_folded_where_the_text_is() -> None:
    made, _ = change(
        BLOCK,
        lambda data: data.update(
            text=data["text"].replace("group office", "group " * 9 + "office")
        ),
    )
    assert max(map(len, made.split("\n"))) <= 100
    assert "\nPlease do.\n" in made


def test_a_text_of_several_lines_stays_a_block() -> None:
    assert edited(BLOCK, {"text": "a\nb", "next": 1}) == 'text = """\na\nb"""\nnext = 1\n'
    assert edited(BLOCK, {"text": "a", "next": 1}) == 'text = "a"\nnext = 1\n'
    assert edited('text = "a"\n', {"text": "a\nb"}) == 'text = """\na\nb"""\n'


def test_no_text_can_end_the_head_of_a_report() -> None:
    for text in ('a = """\nx\ny"""\n', 'a = """\n++\nx"""\n', "a = '''\n++\nx'''\n"):
        made = edited(text, {"a": "++\n+++\n"})
        assert all(line.rstrip() != "+++" for line in made.split("\n"))


# -- keys ----------------------------------------------------------------------------------

MEETING = """\
to = ["Members"] # all

# When and where.
[meeting]
date = 2016-11-03
start = 16:30:00 # with seconds

title = "Annual meeting" # every May

[meeting.venue]
name = "Town Hall"
"""


def test_a_new_key_goes_behind_the_last_of_its_table() -> None:
    shown = difference(MEETING, lambda data: data["meeting"].update(end=time(18)))
    assert shown == ["+end = 18:00:00"]
    made, _ = change(MEETING, lambda data: data["meeting"].update(end=time(18)))
    assert 'title = "Annual meeting" # every May\nend = 18:00:00\n\n[meeting.venue]' in made


def test_a_new_key_goes_where_the_model_has_it() -> None:
    made, _ = change(MEETING, lambda data: data["meeting"].update(end=time(18)), PACK)
    assert "start = 16:30:00 # with seconds\nend = 18:00:00\n\ntitle" in made
    made, _ = change(MEETING, lambda data: data.update(published=date(2016, 10, 26)), PACK)
    assert made.startswith('published = 2016-10-26\nto = ["Members"] # all\n')


def test_a_new_key_goes_in_front_of_lists_of_tables() -> None:
    text = 'name = "Labour"\nmembers = [\n  { name = "A" },\n]\n'
    shown = difference(text, lambda data: data.update(seats=1))
    assert shown == ["+seats = 1"]
    assert edited(text, {**tomllib.loads(text), "seats": 1}).startswith('name = "Labour"\nseats')


def test_a_key_goes_with_its_comments_and_no_other() -> None:
    text = """\
a = 1

# Of nothing.

# Of b.
# Of b too.
b = 2 # b

c = 3
"""
    made, _ = change(text, lambda data: data.pop("b"))
    assert made == "a = 1\n\n# Of nothing.\n\nc = 3\n"


def test_a_file_keeps_what_is_said_at_its_head() -> None:
    text = '#:schema pack.schema.json\n# Of all.\n\n[[groups]]\nname = "A"\n'
    made, _ = change(text, lambda data: data.update(quorum=3))
    assert made.startswith("#:schema pack.schema.json\n# Of all.\n\nquorum = 3\n\n[[groups]]")
    made, _ = change("#:schema x\n[meeting]\nb = 1\n[c]\nd = 2\n", lambda data: data.pop("meeting"))
    assert made == "#:schema x\n[c]\nd = 2\n"


@pytest.mark.parametrize(
    ("text", "path", "after"),
    [
        ('venue.name = "x"\nlast = 1\n', "venue", 'venue.name = "x"\nvenue.room = "y"\nlast = 1\n'),
        ('venue = { name = "x" } # c\n', "venue", 'venue = { name = "x", room = "y" } # c\n'),
        ("venue = {} # c\n", "venue", 'venue = { room = "y" } # c\n'),
        ("\n[venue.map]\n", "venue", '\n[venue]\nroom = "y"\n\n[venue.map]\n'),
        ("[venue]\n[other]\n", "venue", '[venue]\nroom = "y"\n[other]\n'),
        ('["a b".venue]\nx = 1', "a b/venue", '["a b".venue]\nx = 1\nroom = "y"'),
    ],
)
def test_a_table_may_be_written_in_any_way(text: str, path: str, after: str) -> None:
    def add(data: Data) -> None:
        for step in path.split("/"):
            data = data[step]
        data["room"] = "y"

    assert change(text, add)[0] == after


def test_what_is_in_braces_stays_there() -> None:
    text = 'a = { b = 1, c.d = "x", c.e = [1, 2], f = "é" } # g\n'
    assert change(text, lambda data: data["a"]["c"].pop("d"))[0] == (
        'a = { b = 1, c.e = [1, 2], f = "é" } # g\n'
    )
    assert change(text, lambda data: data["a"]["c"].update(d="y", e=[2]))[0] == (
        'a = { b = 1, c.d = "y", c.e = [2], f = "é" } # g\n'
    )
    assert change(text, lambda data: data["a"].clear())[0] == "a = {} # g\n"


# -- tables below --------------------------------------------------------------------------


def test_tables_appear_and_disappear() -> None:
    def begin(data: Data) -> None:
        data["meeting"]["venue"]["map"] = {"alternative": "A plan.", "image": "plan.svg"}
        data["meeting"]["next"] = {"date": date(2017, 1, 13), "venue": {"name": "There"}}

    made, _ = change(MEETING, begin, PACK)
    assert paragraphs(made) == [
        *paragraphs(MEETING),
        '[meeting.venue.map]\nimage = "plan.svg"\nalternative = "A plan."',
        "[meeting.next]\ndate = 2017-01-13",
        '[meeting.next.venue]\nname = "There"',
    ]

    def end(data: Data) -> None:
        del data["meeting"]["venue"]["map"], data["meeting"]["next"]

    assert change(made, end, PACK)[0] == MEETING


def test_a_new_table_comes_where_the_model_has_it() -> None:
    text = '# Of all.\n\n[meeting]\nstart = 16:30:00\n\n[[items]]\ntitle = "A"\n'
    notice = {"kind": "own", "heading": "H", "text": "Words."}
    made, _ = change(text, lambda data: data.update(notices=[notice]), PACK)
    assert "16:30:00\n\n[[notices]]\nkind" in made
    assert 'text = "Words."\n\n[[items]]' in made


def test_tables_of_one_parent_may_be_all_over_the_file() -> None:
    text = """\
[meeting.venue]
name = "x"
[[items]]
title = "A"
[board]
name = "b"
[items.exempt]
reason = "r"
[meeting] # late
start = 16:30:00
[[items]]
title = "B"
"""

    def both(data: Data) -> None:
        data["meeting"].update(end=time(18))
        data["items"][0]["exempt"]["reason"] = "s"
        data["items"].reverse()

    made, _ = change(text, both)
    assert "[meeting] # late\nstart = 16:30:00\nend = 18:00:00\n" in made
    assert made.index("[items.exempt]") > made.index('title = "A"') > made.index('title = "B"')


def test_what_becomes_something_else_keeps_what_is_said_of_it() -> None:
    text = '# Who knows.\ncontact = "joe" # ask\n\n[more]\na = 1\n'
    block = {"name": "Joe"}
    made, _ = change(text, lambda data: data.update(contact=block))
    assert made == '[more]\na = 1\n\n# Who knows.\n[contact] # ask\nname = "Joe"\n'
    back, _ = change(made, lambda data: data.update(contact="joe"))
    assert back == '# Who knows.\ncontact = "joe" # ask\n\n[more]\na = 1\n'


# -- line ends, and what goes wrong --------------------------------------------------------


def test_line_ends_are_kept() -> None:
    assert edited("a = 1\r\nb = 2\r\n", {"a": 3, "b": 2}) == "a = 3\r\nb = 2\r\n"
    assert edited("a = 1\r\nb = 2\nc = 3\r\n", {"a": 1, "b": 4, "c": 3}) == (
        "a = 1\r\nb = 4\r\nc = 3\r\n"
    )
    assert edited("a = 1", {"a": 1, "b": 2}) == "a = 1\nb = 2"
    assert edited("", {"a": 1}) == "a = 1\n"


@pytest.mark.parametrize(
    "value", [None, set(), {1: 2}, [None], time(1, tzinfo=UTC), "\ud800"], ids=repr
)
def test_what_toml_cannot_hold_is_refused(value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        edited("a = 1\n", {"a": value})


def test_what_is_not_toml_is_refused() -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        edited("a = \n", {"a": 1})


def test_values_of_a_model_are_taken_for_what_they_are() -> None:
    from briefpack.model.agenda import ItemKind

    assert edited("a = 1\n", {"a": (ItemKind.NOTE, 1)}) == 'a = ["note", 1]\n'


@pytest.mark.parametrize("sound_from", [2, 1, 0])
def test_a_change_that_goes_wrong_is_made_more_coarsely(
    monkeypatch: pytest.MonkeyPatch, sound_from: int
) -> None:
    """As if the careful ways made a mistake: only the coarser, or none of them, are right."""

    def careless(
        reading: Reading, wanted: Data, layout: Layout, deepest: int, kept: Kept
    ) -> tuple[bytes, Kept]:
        made, found = changed(reading, wanted, layout, deepest, kept)
        return (made if deepest <= sound_from else made.replace(b"Budget", b"Bungle")), found

    monkeypatch.setattr("briefpack.store.toml_edit.changed", careless)
    after = tomllib.loads(AGENDA)
    after["items"][0]["papers"] = [{"kind": "to-follow"}]
    after["items"][1]["minutes"] = 5
    made = edited(AGENDA, after, PACK)
    assert same(tomllib.loads(made), after)
    assert made.startswith("# The agenda.\n")
    if sound_from:
        assert "# By and by." in made
    if sound_from == 2:
        assert "# First, as ever.\n[[items]]" in made


@pytest.mark.parametrize("wrong", [b"", b"a = ", b"\xc3\xa9 = 1"])
def test_nothing_wrong_is_ever_given_out(monkeypatch: pytest.MonkeyPatch, wrong: bytes) -> None:
    monkeypatch.setattr("briefpack.store.toml_edit.changed", lambda *_: (wrong, Kept()))
    assert edited("# c\na = 1\n", {"a": 2, "b": {"c": 3}}) == "# c\n\na = 2\n\n[b]\nc = 3\n"


# -- reading in pieces ---------------------------------------------------------------------


def test_a_file_is_read_in_pieces_that_make_it_up() -> None:
    source = AGENDA.encode()
    assert b"".join(piece.text for piece in pieces(source)) == source
    assert [piece.key for piece in pieces(source)] == [None, "items", "items", None, "items"]


def test_what_was_read_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = read(AGENDA.encode())
    read_again: list[str] = []
    careful = tomllib.loads

    def loads(text: str) -> Data:
        read_again.append(text)
        return careful(text)

    monkeypatch.setattr(tomllib, "loads", loads)
    changed = AGENDA.replace('"Planning"', '"Plans"')
    assert read(changed.encode(), reading.known).data["items"][2]["title"] == "Plans"
    assert read_again == ['\n[[items]]\ntitle = "Plans"\nkind = "decision"\n']


def test_what_only_looks_like_a_header_is_none() -> None:
    text = 'a = """\n[meeting]\n"""\nb = [\n  [1],\n]\n'
    assert read(text.encode()).whole
    made, shown = change(text, lambda data: data.update(b=[[2]]))
    assert shown == ["-  [1],", "+  [2],"]
    assert made.startswith('a = """\n[meeting]\n"""')
