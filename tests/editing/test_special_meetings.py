"""The pack after a special meeting: an ordinary agenda, and all notes that wait."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from briefpack import load, validate
from briefpack.editing.rollforward import RolledForward, roll_forward
from tests.cycle.boards import BOARD, board, item, note, pack
from tests.packs import write_files

DAY = date(2016, 12, 1)
ORDINARY = (
    "# who is away\n"
    + item("Apologies", kind="procedural")
    + item(
        "Minutes of 14 July 2016", 'id = "minutes"\n[[items.papers]]\nkind = "to-follow"', "note"
    )
    + item("Budget")
    + item("Other business", kind="other-business")
)
MATTER = item("Apologies", kind="procedural") + item("The library")
SPECIAL = pack("2016-11-17", MATTER, meeting='title = "Special meeting"\n')
DRAFT, APPROVED = 'status = "draft"\n', 'status = "approved"\napproved = 2016-11-17\n'


def a_board(folder: Path, **more: str) -> Path:
    """An ordinary meeting on 29 September, and a special one on 17 November."""
    files = {
        "m20160929_pack": pack("2016-09-29", ORDINARY),
        "m20160929_note": note("2016-09-29", head=DRAFT),
        "m20161117_pack": SPECIAL,
        "m20161117_note": note("2016-11-17", head=DRAFT),
    }
    return board(folder, **{**files, **more})


def rolled(folder: Path, last: str = "2016-11-17") -> RolledForward:
    return roll_forward(load(folder / "meetings" / last), DAY, f"meetings/{DAY}")


def items(made: RolledForward) -> list[dict[str, Any]]:
    text = made.files["pack.toml"]
    assert isinstance(text, str)
    found: list[dict[str, Any]] = tomllib.loads(text)["items"]
    return found


def papers(made: RolledForward) -> list[str]:
    """The days of the notes that a new pack has for approval, or the titles of those to follow."""
    (minutes,) = (each for each in items(made) if each["kind"] == "note")
    return [
        paper["file"].split("/")[1] if "file" in paper else paper["title"]
        for paper in minutes["papers"]
    ]


def test_the_agenda_is_that_of_the_last_ordinary_meeting(tmp_path: Path) -> None:
    made = rolled(a_board(tmp_path))
    assert [each["title"] for each in items(made)] == [
        "Apologies",
        "Minutes of 29 September 2016 and 17 November 2016",
        "Other business",
    ]
    assert items(made)[1]["id"] == "minutes"
    assert made.remarks == (
        "the note of Thursday 29 September 2016 waits to be approved too",
        "the last meeting was a special one: the items are of Thursday 29 September 2016",
    )
    text = made.files["pack.toml"]
    assert isinstance(text, str)
    assert "Special" not in text


def test_the_special_meetings_note_and_the_ordinary_ones_are_there_by_their_days(
    tmp_path: Path,
) -> None:
    assert papers(rolled(a_board(tmp_path))) == ["2016-09-29", "2016-11-17"]


def test_a_note_that_is_not_written_yet_is_to_follow(tmp_path: Path) -> None:
    folder = a_board(tmp_path)
    (folder / "meetings/2016-11-17/note.toml").unlink()
    assert papers(rolled(folder)) == ["2016-09-29", "Note of the meeting on 17 November 2016"]


@pytest.mark.parametrize("title", ["Special meeting", "Extraordinary meeting", "Urgent meeting"])
def test_all_meetings_back_to_the_ordinary_one_wait(tmp_path: Path, title: str) -> None:
    other = {
        "m20160714_pack": pack("2016-07-14", ORDINARY),
        "m20160714_note": note("2016-07-14", head=DRAFT),
        "m20161020_pack": pack("2016-10-20", MATTER, meeting=f'title = "{title}"\n'),
        "m20161020_note": note("2016-10-20", head=DRAFT),
    }
    made = rolled(a_board(tmp_path, **other))
    assert papers(made) == ["2016-09-29", "2016-10-20", "2016-11-17"]


def test_an_approved_note_does_not_wait(tmp_path: Path) -> None:
    made = rolled(a_board(tmp_path, m20160929_note=note("2016-09-29", head=APPROVED)))
    assert papers(made) == ["2016-11-17"]


MINUTES = item(
    "Minutes", '[[items.papers]]\nkind = "note"\nfile = "../2016-09-29/note.toml"', "note"
)


def test_a_note_that_the_special_meeting_had_does_not_wait(tmp_path: Path) -> None:
    special = pack("2016-11-17", MINUTES, meeting='title = "Special meeting"\n')
    assert papers(rolled(a_board(tmp_path, m20161117_pack=special))) == ["2016-11-17"]


def test_a_note_that_only_a_cancelled_meeting_had_waits(tmp_path: Path) -> None:
    cancelled = pack("2016-11-03", MINUTES, meeting='cancelled = "Snow"\n')
    made = rolled(a_board(tmp_path, m20161103_pack=cancelled))
    assert papers(made) == ["2016-09-29", "2016-11-17"]
    assert [each["title"] for each in items(made)] == ["Minutes"]


def test_where_a_special_meeting_was_cancelled_the_last_ordinary_note_waits(
    tmp_path: Path,
) -> None:
    special = SPECIAL.replace("venue.name", 'cancelled = "Snow"\nvenue.name')
    folder = a_board(tmp_path, m20161117_pack=special)
    (folder / "meetings/2016-11-17/note.toml").unlink()
    assert papers(rolled(folder)) == ["2016-09-29"]


def test_from_the_ordinary_pack_the_special_note_comes_behind(tmp_path: Path) -> None:
    made = rolled(a_board(tmp_path), "2016-09-29")
    assert papers(made) == ["2016-09-29", "2016-11-17"]


def test_behind_another_ordinary_meeting_older_notes_do_not_come_again(tmp_path: Path) -> None:
    """What an ordinary meeting left unapproved is for the officer to put on the agenda."""
    folder = a_board(tmp_path, m20161117_pack=pack("2016-11-17", ORDINARY))
    made = rolled(folder)
    assert papers(made) == ["2016-11-17"]
    assert made.remarks == ()


@pytest.mark.parametrize(
    ("profile", "title"),
    [("any-board", "Note of the last meeting"), ("parish", "Minutes of the last meeting")],
)
def test_without_an_ordinary_meeting_the_agenda_gets_an_item_for_the_note(
    tmp_path: Path, profile: str, title: str
) -> None:
    settings = f'profile = "{profile}"\n{BOARD}'
    folder = board(
        tmp_path, board=settings, m20161117_pack=SPECIAL, m20161117_note=note("2016-11-17")
    )
    made = rolled(folder)
    assert [each["title"] for each in items(made)] == ["Apologies", title]
    assert papers(made) == ["2016-11-17"]


def test_a_special_pack_that_stands_alone_has_its_note_to_follow(tmp_path: Path) -> None:
    write_files(tmp_path, {"a/pack.toml": f'{SPECIAL}[board]\nname = "The Board"\n'})
    made = roll_forward(load(tmp_path / "a"), DAY, "b")
    assert papers(made) == ["Note of the meeting on 17 November 2016"]


def test_what_is_made_has_no_errors_and_the_notes_it_should(tmp_path: Path) -> None:
    folder = a_board(tmp_path, board=f'profile = "parish"\n{BOARD}')
    made = rolled(folder)
    write_files(folder / f"meetings/{DAY}", made.files)
    codes = {problem.code for problem in validate(folder / f"meetings/{DAY}")}
    assert codes.isdisjoint({"BP309", "BP310", "BP311", "BP312"})
    assert not {code for code in codes if code < "BP2"}
