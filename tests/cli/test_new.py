"""``briefpack new``: packs to start from."""

import tomllib
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import REPO, Command
from tests.packs import write_files

LAST = """\
[meeting]
date = 2016-11-03
start = 16:30:00
venue.name = "Town Hall"

[meeting.next]
date = 2016-12-01

# always first
[[items]]
title = "Declarations"
kind = "procedural"

[[items]]
title = "Minutes"
kind = "note"
"""
NOTE = """\
title = "The Board"
date = 2016-11-03
venue.name = "Town Hall"
[[items]]
title = "Budget"
[[items.actions]]
text = "Write to the minister."
owner = ["AB", "CD"]
due = 2016-11-30
[[items.actions]]
text = "Report back."
due_text = "at the next meeting"
"""


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A board with a pack and its note; the working directory is its folder."""
    folder = tmp_path / "board"
    write_files(
        folder,
        {
            "board.toml": 'name = "The Board"\nprofile = "parish"\n',
            "membership/2016-17.toml": "# 2016/17\nquorum = 3\n",
            "meetings/2016-11-03/pack.toml": LAST,
            "meetings/2016-11-03/note.toml": NOTE,
        },
    )
    monkeypatch.chdir(folder)
    return folder


def read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


# -- from the last meeting's pack ----------------------------------------------------------


@pytest.mark.parametrize(
    ("folder", "previous"),
    [
        ("meetings/2016-12-01", "meetings/2016-11-03"),
        ("2016-12-01", "2016-11-03"),
        ("2016-12-01", "meetings/2016-11-03/pack.toml"),
        ("meetings/2016-12-01/", "./meetings/2016-11-03/"),
    ],
)
def test_the_next_pack_is_made_from_the_last(
    briefpack: Command, board: Path, folder: str, previous: str
) -> None:
    status, out, err = briefpack("new", folder, "--from", previous)
    assert status == 0
    made = board / "meetings" / "2016-12-01" / "pack.toml"
    assert err.splitlines()[0] == "made meetings/2016-12-01/pack.toml"
    assert err.splitlines()[-1] == "2 open actions of the last note:"
    assert out.splitlines() == [
        "AB, CD, by 30 November 2016: Write to the minister. (Budget)",
        "nobody, at the next meeting: Report back. (Budget)",
    ]
    assert "# always first\n" in made.read_text(encoding="utf-8")
    data = read(made)
    assert data["meeting"]["date"] == date(2016, 12, 1)
    assert data["items"][1]["papers"] == [{"kind": "note", "file": "../2016-11-03/note.toml"}]
    assert briefpack("validate", made, "--select", "BP0,BP1,BP4").status == 0


def test_the_day_is_that_of_the_option_then_of_the_folder(briefpack: Command, board: Path) -> None:
    briefpack("new", "meetings/2016-12-08", "--from", "2016-11-03", "--date", "2016-12-09")
    assert read(board / "meetings/2016-12-08/pack.toml")["meeting"]["date"] == date(2016, 12, 9)
    _, _, err = briefpack("new", "meetings/2016-12-15", "--from", "2016-11-03")
    assert read(board / "meetings/2016-12-15/pack.toml")["meeting"]["date"] == date(2016, 12, 15)
    assert "  = the last pack announced Thursday 1 December 2016" in err


def test_start_and_venue_may_be_said(briefpack: Command, board: Path) -> None:
    briefpack("new", "2016-12-01", "--from", "2016-11-03", "--start", "4pm", "--venue", "Library")
    meeting = read(board / "meetings/2016-12-01/pack.toml")["meeting"]
    assert (meeting["start"], meeting["venue"]) == (time(16), {"name": "Library"})


def test_a_pack_of_a_board_stays_in_its_folder(briefpack: Command, board: Path) -> None:
    status, _, err = briefpack("new", "../2016-12-01", "--from", "2016-11-03")
    assert status == 2
    assert "../2016-12-01 is not in the folder of meetings/2016-11-03's board" in err
    assert not (board.parent / "2016-12-01").exists()


def test_the_last_packs_board_cannot_be_changed(briefpack: Command, board: Path) -> None:
    status, _, err = briefpack(
        "new", "2016-12-01", "--from", "2016-11-03", "--board", "X", "--template", "annual"
    )
    assert status == 2
    assert "--board and --template cannot be given: with --from, the board is" in err
    assert not (board / "meetings" / "2016-12-01").exists()


def test_a_pack_that_stands_alone_may_be_followed_anywhere(
    briefpack: Command, tmp_path: Path
) -> None:
    own = '[board]\nname = "Council"\nlogo = "img/logo.png"\n'
    write_files(tmp_path / "march", {"pack.toml": LAST + own, "img/logo.png": b"logo"})
    status, _, _ = briefpack("new", tmp_path / "elsewhere/april", "--from", tmp_path / "march")
    assert status == 0
    assert (tmp_path / "elsewhere/april/img/logo.png").read_bytes() == b"logo"


# -- from nothing --------------------------------------------------------------------------


def test_a_pack_of_a_board_names_its_membership(briefpack: Command, board: Path) -> None:
    status, out, err = briefpack("new", "2016-12-01", "--start", "16:30", "--venue", "Town Hall")
    assert (status, out, err) == (0, "", "made meetings/2016-12-01/pack.toml\n")
    made = board / "meetings" / "2016-12-01" / "pack.toml"
    assert read(made)["membership"] == "2016-17"
    assert read(made)["items"][2]["title"] == "Minutes of the last meeting"
    assert briefpack("fmt", "--check", made).status == 0


def test_a_pack_may_stand_alone(briefpack: Command, tmp_path: Path) -> None:
    options = ("--board", "Ashcombe Council", "--profile", "parish", "--template", "annual")
    status, _, err = briefpack("new", tmp_path / "may", *options, "--date", "1 May 2027")
    assert status == 0
    assert "  = put in the start and the venue, which nobody has said" in err
    data = read(tmp_path / "may" / "pack.toml")
    assert data["meeting"]["title"] == "Annual meeting"
    assert data["meeting"]["date"] == date(2027, 5, 1)
    assert data["board"] == {"name": "Ashcombe Council", "profile": "parish", "theme": "plain"}


def test_schemas_above_are_named(briefpack: Command, tmp_path: Path) -> None:
    briefpack("schema", "--into", tmp_path)
    briefpack("new", tmp_path / "a/2027-05-01", "--board", "X")
    text = (tmp_path / "a/2027-05-01/pack.toml").read_text(encoding="utf-8")
    assert text.startswith("#:schema ../../schemas/pack.schema.json\n\n# A pack in one file")
    briefpack("new", tmp_path / "2027-06-01", "--from", tmp_path / "a/2027-05-01")
    text = (tmp_path / "2027-06-01/pack.toml").read_text(encoding="utf-8")
    assert text.startswith("#:schema ../schemas/pack.schema.json\n\n# A pack in one file")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "the new pack has no folder"),
        (["may"], "the new pack has no day"),
        (["2027-02-31"], "the new pack has no day"),
        (["2027-05-01"], "no folder above it has a board.toml"),
        (["2027-05-01", "--board", "X", "--profile", "parsh"], "did you mean parish?"),
        (["2027-05-01", "--board", "X", "--theme", "nothing"], "There is no theme nothing."),
        (["2027-05-01", "--board", "X", "--date", "soon"], "'soon' is no day"),
        (["2027-05-01", "--board", "X", "--start", "4"], "'4' is no time"),
        (["2027-05-01", "--board", "X", "--template", "x"], "'x' is not one of 'meeting'"),
        (["2027-05-01", "--board", "two\nlines"], "board.name has to stand on one line"),
        (["2027-05-01", "--from", "nothing"], "there is no nothing"),
        (["--membership", "2027-28"], "no folder above it has a board.toml"),
        (["--membership", "2027-28", "--theme", "lga"], "--theme cannot be given"),
    ],
)
def test_what_cannot_be_made_is_told_and_nothing_is_written(
    briefpack: Command,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    status, out, err = briefpack("new", *arguments)
    assert (status, out) == (2, "")
    assert words in err
    assert list(tmp_path.iterdir()) == []


def test_what_the_board_says_cannot_be_said_again(briefpack: Command, board: Path) -> None:
    status, _, err = briefpack("new", "2016-12-01", "--profile", "parish")
    assert status == 2
    assert "--profile cannot be given: board.toml has them" in err
    (board / "board.toml").write_text("nmae = 1\n", encoding="utf-8")
    assert "board.toml has problems" in briefpack("new", "2016-12-01").err


@pytest.mark.parametrize("more", [[], ["--from", "2016-11-03"]])
def test_a_pack_that_is_there_is_left_alone(
    briefpack: Command, board: Path, more: list[str]
) -> None:
    status, _, err = briefpack("new", "meetings/2016-11-03", *more)
    assert status == 2
    assert "meetings/2016-11-03 has a pack already" in err
    assert (board / "meetings/2016-11-03/pack.toml").read_text(encoding="utf-8") == LAST


def test_other_files_of_the_folder_stay(briefpack: Command, board: Path) -> None:
    write_files(board, {"meetings/2016-12-01/note.toml": NOTE})
    assert briefpack("new", "meetings/2016-12-01").status == 0
    assert (board / "meetings/2016-12-01/note.toml").read_text(encoding="utf-8") == NOTE


def test_a_file_in_the_way_is_told(briefpack: Command, board: Path) -> None:
    (board / "there").write_text("", encoding="utf-8")
    assert "there is not a folder" in briefpack("new", "there", "--date", "2016-12-01").err
    _, _, err = briefpack("new", "there/2016-12-01")
    assert "cannot be written" in err


# -- a municipal year ----------------------------------------------------------------------


@pytest.mark.parametrize("where", [[], ["meetings/2016-11-03"], ["."]])
def test_a_membership_is_rolled_on(briefpack: Command, board: Path, where: list[str]) -> None:
    status, out, err = briefpack("new", *where, "--membership", "2017-18")
    assert (status, out) == (0, "")
    assert err.startswith("made membership/2017-18.toml: change what is new")
    made = board / "membership" / "2017-18.toml"
    assert made.read_text(encoding="utf-8") == "# 2017/18\nquorum = 3\n"
    status, _, err = briefpack("new", "--membership", "2017-18")
    assert status == 2
    assert "there is a membership/2017-18.toml already" in err


def test_the_examples_of_the_help_work(briefpack: Command, tmp_path: Path) -> None:
    assert "briefpack new meetings/2026-12-01 --from meetings/2026-11-03\n" in (
        briefpack("new", "--help").out
    )
    example = REPO / "examples" / "parish"
    assert briefpack("new", tmp_path / "april", "--from", example).status == 0
