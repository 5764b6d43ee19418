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


VOTE = {"motion": "That it be adopted.", "for": 7, "against": ["J. Roe", "A. Low"]}


def test_votes_and_interests_are_added_changed_and_taken_away(
    briefpack: Command, folder: Path
) -> None:
    before = files_in(folder)
    ended = briefpack(
        *("minute", MEETING, "2", "votes.new.motion=That it be adopted.", "votes.new.for=7"),
        *("votes.new.against=J. Roe; A. Low", "votes.new.carried=yes", *TODAY),
        *("interests.new.name=Ann Low", "interests.new.nature=She owns the land."),
    )
    assert ended.status == 0
    (vote,), (interest,) = (said(folder)["items"][1][key] for key in ("votes", "interests"))
    assert vote == {**VOTE, "carried": True}
    assert interest == {"name": "Ann Low", "nature": "She owns the land."}
    briefpack(*("minute", MEETING, "2", "votes.0.seconder=J. Roe", "votes[0].carried=no", *TODAY))
    assert said(folder)["items"][1]["votes"] == [{**VOTE, "carried": False, "seconder": "J. Roe"}]
    arguments = ("minute", MEETING, "2", "--remove", "votes.0", "interests.0=", *TODAY)
    assert briefpack(*arguments).status == 0
    assert files_in(folder) == before


def test_an_entry_is_added_and_taken_away_as_in_the_editor(
    briefpack: Command, folder: Path
) -> None:
    to_list = ("items", 1, "decisions")
    briefpack("minute", MEETING, "2", "--decision", "Agreed.", "--decision", "Noted.", *TODAY)
    expected = as_the_editor(
        folder,
        MEETING,
        lambda ws: operations.add_entry(ws, NOTE, to_list, {"text": "Done."}),
        lambda ws: operations.delete_entry(ws, NOTE, (*to_list, 0)),
    )
    arguments = ("decisions.new.text=Done.", "--remove", "decisions.0", *TODAY)
    assert briefpack("minute", MEETING, "2", *arguments).status == 0
    assert files_in(folder) == expected


def test_places_are_those_before_the_command(briefpack: Command, folder: Path) -> None:
    decided = [argument for text in "abcd" for argument in ("--decision", text)]
    briefpack("minute", MEETING, "2", *decided, *TODAY)
    remove = ("--remove", "decisions.0", "--remove", "decisions.2", "--remove", "decisions.0")
    ended = briefpack("minute", MEETING, "2", "decisions.3.text=x", *remove, *TODAY)
    assert ended.status == 0
    assert [each["text"] for each in said(folder)["items"][1]["decisions"]] == ["b", "x"]


@pytest.mark.parametrize(("to", "place"), [("0", 0), ("1", 1), ("99", 2)])
def test_entries_are_moved_as_the_editor_moves_them(
    briefpack: Command, folder: Path, to: str, place: int
) -> None:
    decided = [argument for text in "abc" for argument in ("--decision", text)]
    briefpack("minute", MEETING, "2", *decided, *TODAY)
    path = ("items", 1, "decisions", 0)
    expected = as_the_editor(
        folder, MEETING, lambda ws: operations.place_entry(ws, NOTE, path, place)
    )
    assert briefpack("minute", MEETING, "2", "--move", "decisions.0", to, *TODAY).status == 0
    assert files_in(folder) == expected


@pytest.mark.usefixtures("folder")
def test_what_an_item_says_is_printed_as_it_is_set(briefpack: Command) -> None:
    briefpack("minute", MEETING, "2", "--decision", "Agreed.", "discussion=a\nb", *TODAY)
    briefpack("minute", MEETING, "2", "--action", "Write", "--owner", "GW; AH", *TODAY)
    ended = briefpack("minute", MEETING, "2")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.splitlines() == [
        "title = Budget",
        "discussion = a / b",
        "decisions.0.text = Agreed.",
        "actions.0.text = Write",
        "actions.0.owner = GW; AH",
    ]


def test_the_note_is_corrected(briefpack: Command, folder: Path) -> None:
    values = ("corrections.new.text=For x read y.", "corrections.new.agreed=2016-12-01")
    assert briefpack("minute", MEETING, *values, *TODAY).status == 0
    assert said(folder)["corrections"] == [{"text": "For x read y.", "agreed": date(2016, 12, 1)}]


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
        (("--decision", "Agreed."), "of which item?"),
        (("--up",), "of which item?"),
        (("discussion=x",), "discussion is said of an item"),
        (("votes.new.motion=x",), "votes is said of an item"),
        (("2", "--owner", "GW"), "for --action alone"),
        (("2", "--up", "--down"), "one thing at a time"),
        (("9", "--up"), "the note has no item 9"),
        (("Nothing", "--up"), "no item is called 'Nothing'"),
        (("2", "--decision", ""), "this cannot be"),
        (("2", "--decision", "a\x07"), "control character"),
        (("2", "decisions=x"), "there is no 'decisions' to set"),
        (("--add", ""), "this cannot be"),
        (("date=never",), "is not a date"),
        (("2", "votes.0.motion=x"), "there is none yet; votes.new begins one more"),
        (("2", "votes.new.motion=x"), "carried is missing"),
        (("2", "votes.first.motion=x"), "votes has nothing called 'first'"),
        (("2", "votes.new=x"), "votes has nothing called 'new'"),
        (("2", "votes.new.moton=x"), "did you mean votes.N.motion?"),
        (("2", f"decisions.{'9' * 5000}.text=x"), "there is none yet"),
        (("2", "items.0.title=x"), "there is no 'items.0.title' to set"),
        (("attendance.present.0.name=x",), "there is no 'attendance.present.0.name' to set"),
        (("2", "--remove", "votes.0"), "there is no votes.0"),
        (("--remove", "title"), "this cannot be"),
        (("2", "--move", "votes.0", "1"), "there is no votes.0"),
        (("2", "--move", "discussion", "1"), "discussion is no entry of a list"),
        (("2", "--move", "votes", "1"), "there is no 'votes' to set"),
        (("2", "--move", "votes.0", "1", "discussion=x"), "one thing at a time"),
        (("2", "--move", "votes.0", "1", "--up"), "one thing at a time"),
        (("--remove", "nonsense"), "there is no 'nonsense' to set"),
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
