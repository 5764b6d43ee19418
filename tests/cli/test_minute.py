"""``briefpack minute``: what a note says of its items."""

import tomllib
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from briefpack.editing import operations
from tests.cli.editing import as_the_editor, files_in
from tests.cli.running import Command
from tests.cycle.boards import MEMBERS, board, item, pack

MEETING = "meetings/2016-11-03"
NOTE = f"{MEETING}/note.toml"
TODAY = ("--today", "2016-11-04")
AGENDA = (
    item("Welcome", kind="procedural")
    + item("Budget", '[[items.items]]\ntitle = "Reserves"\nkind = "decision"\n')
    + item("Close", kind="procedural")
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, briefpack: Command) -> Path:
    """A board with a meeting whose note is begun; the working directory is its folder."""
    head = 'membership = "2016-17"\n'
    board(
        tmp_path,
        membership__2016_17=MEMBERS,
        m20161103_pack=pack("2016-11-03", AGENDA, head=head),
    )
    monkeypatch.chdir(tmp_path)
    assert briefpack("note", MEETING).status == 0
    return tmp_path


def said(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / NOTE).read_text(encoding="utf-8"))


def titles(folder: Path) -> list[str]:
    return [each["title"] for each in said(folder)["items"]]


@pytest.mark.usefixtures("folder")
def test_items_are_listed_with_what_came_of_them(briefpack: Command) -> None:
    briefpack("minute", MEETING, "2", "--decision", "Agreed.", "--decision", "Noted.", *TODAY)
    rows = [" ".join(line.split()) for line in briefpack("minute", NOTE).out.splitlines()[2:]]
    assert rows == ["1 Welcome", "2 Budget 2 decided", "2(a) Reserves", "3 Close"]


def test_what_came_of_an_item_is_said(briefpack: Command, folder: Path) -> None:
    ended = briefpack(
        *("minute", MEETING, "2", "discussion=Members asked about [red].", *TODAY),
        *("--decision", "The Board **agreed** it."),
        *("--action", "Write to Ofsted", "--owner", "GW; AH", "--due", "30 nov"),
    )
    assert ended.status == 0
    assert ended.err.startswith("item 2 “Budget”: 1 decided, 1 to do.\n")
    assert said(folder)["items"][1] == {
        "title": "Budget",
        "discussion": "Members asked about [red].",
        "decisions": [{"text": "The Board **agreed** it."}],
        "actions": [{"text": "Write to Ofsted", "owner": ["GW", "AH"], "due": date(2016, 11, 30)}],
        "items": [{"title": "Reserves"}],
    }
    briefpack("minute", MEETING, "2(a)", "--action", "Ask", "--due", "at the next meeting", *TODAY)
    assert said(folder)["items"][1]["items"][0]["actions"] == [
        {"text": "Ask", "due_text": "at the next meeting"}
    ]


def test_comments_on_the_members_stay(briefpack: Command, folder: Path) -> None:
    before = (folder / NOTE).read_text(encoding="utf-8").splitlines()
    assert briefpack("minute", MEETING, "1", "discussion=Hello.", *TODAY).status == 0
    after = (folder / NOTE).read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line not in before] == ['discussion = "Hello."']
    assert [line for line in before if line not in after] == []


def test_the_note_itself_is_changed(briefpack: Command, folder: Path) -> None:
    ended = briefpack("minute", MEETING, "end=6.15pm", *TODAY)
    assert (ended.status, ended.err.splitlines()[0]) == (0, "the note is changed.")
    assert said(folder)["end"] == time(18, 15)


def test_items_are_moved_as_the_editor_moves_them(briefpack: Command, folder: Path) -> None:
    expected = as_the_editor(
        folder, MEETING, lambda ws: operations.move_entry(ws, NOTE, ("items", 2), -1)
    )
    ended = briefpack("minute", MEETING, "Close", "--up", *TODAY)
    assert ended.err.startswith("item 2 “Close”: 0 decided, 0 to do.\n")
    assert files_in(folder) == expected


def test_items_are_added_and_deleted(briefpack: Command, folder: Path) -> None:
    before = files_in(folder)
    assert briefpack("minute", MEETING, "1", "--add", "Urgent business", *TODAY).status == 0
    assert titles(folder) == ["Welcome", "Urgent business", "Budget", "Close"]
    assert briefpack("minute", MEETING, "2", "--delete").status == 2  # nobody to be asked
    assert briefpack("minute", MEETING, "2", "--delete", "--yes", *TODAY).status == 0
    assert files_in(folder) == before


def test_what_the_agenda_has_more_is_taken(briefpack: Command, folder: Path) -> None:
    assert briefpack("item", "add", MEETING, "Roads", *TODAY).status == 0
    expected = as_the_editor(folder, MEETING, lambda ws: operations.take_items(ws, NOTE))
    ended = briefpack("minute", MEETING, "--take-items", *TODAY)
    assert ended.err.startswith("taken from the agenda: 1.\n")
    assert files_in(folder) == expected
    assert titles(folder)[-1] == "Roads"


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("2",), "say what came of it"),
        (("--decision", "Agreed."), "of which item?"),
        (("--up",), "of which item?"),
        (("2", "--owner", "GW"), "for --action alone"),
        (("2", "--up", "--down"), "one thing at a time"),
        (("9", "--up"), "the note has no item 9"),
        (("Nothing", "--up"), "no item is called 'Nothing'"),
        (("2", "--decision", ""), "this cannot be"),
        (("2", "--decision", "a\x07"), "control character"),
        (("2", "decisions=x"), "there is no 'decisions' to set"),
        (("--add", ""), "this cannot be"),
        (("date=never",), "is not a date"),
    ],
)
def test_what_makes_no_sense_leaves_the_note_as_it_is(
    briefpack: Command, folder: Path, arguments: tuple[str, ...], reason: str
) -> None:
    before = files_in(folder)
    ended = briefpack("minute", MEETING, *arguments)
    assert (ended.status, ended.out) == (2, "")
    assert reason in ended.err
    assert files_in(folder) == before
