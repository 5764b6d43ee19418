"""``briefpack calendar``: calendar files."""

from collections.abc import Callable
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.cli.running import Command
from tests.cycle.boards import board, item, note, pack


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return board(
        tmp_path / "board",
        m20160310_pack=pack("2016-03-10"),
        m20161103_pack=pack("2016-11-03", item("Budget")),
        m20161201_pack=pack("2016-12-01"),
    )


def days(calendar: bytes | str) -> list[str]:
    found = Calendar.from_ical(calendar).walk("VEVENT")
    return [str(event.decoded("dtstart").date()) for event in found]


def test_a_packs_calendar_is_printed(briefpack: Command, folder: Path) -> None:
    ended = briefpack("calendar", folder / "meetings" / "2016-11-03")
    assert (ended.status, ended.err) == (0, "")
    assert days(ended.out) == ["2016-11-03"]


def test_a_boards_last_year_is_written(briefpack: Command, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "board.ics"
    ended = briefpack("calendar", folder, "-o", file)
    assert ended == (0, "", f"{file}: 2 meetings\n")
    assert days(file.read_bytes()) == ["2016-11-03", "2016-12-01"]
    assert file.read_bytes().count(b"\n") == file.read_bytes().count(b"\r\n")


@pytest.mark.parametrize(("year", "count"), [("2015-16", 1), ("2016-17", 2), ("all", 3)])
def test_a_year_can_be_chosen(briefpack: Command, folder: Path, year: str, count: int) -> None:
    assert len(days(briefpack("calendar", folder, "--year", year).out)) == count


def test_a_sequence_rises_over_the_file_that_was_sent(
    briefpack: Command, folder: Path, tmp_path: Path
) -> None:
    file = tmp_path / "board.ics"
    briefpack("calendar", folder, "-o", file)
    first = file.read_bytes()
    briefpack("calendar", folder, "-o", file)
    assert file.read_bytes() == first
    board(folder, m20161201_pack=pack("2016-12-01", meeting='venue.room = "B"\n'))
    briefpack("calendar", folder, "-o", file)
    found = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert [event["SEQUENCE"] for event in found] == [0, 1]


def test_another_file_is_not_written_over(briefpack: Command, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("mine", encoding="utf-8")
    ended = briefpack("calendar", folder, "-o", file)
    assert ended.status == 2
    assert "no calendar" in ended.err
    assert file.read_text(encoding="utf-8") == "mine"


def test_a_broken_meeting_is_told_and_the_others_are_in_it(
    briefpack: Command, folder: Path
) -> None:
    board(folder, m20161103_pack="[meeting")
    ended = briefpack("calendar", folder)
    assert ended.status == 1
    assert days(ended.out) == ["2016-12-01"]
    assert "meetings/2016-11-03/pack.toml" in ended.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere"], "there is no"),
        (["meetings/2016-11-03", "--year", "2016-17"], "--year cannot be given with one meeting"),
        ([".", "--year", "2019-20"], "no meeting is in 2019-20"),
        ([".", "-o", "meetings"], "meetings cannot be read"),
    ],
)
def test_what_cannot_be_is_refused(
    refused: Callable[..., str], arguments: list[str], message: str
) -> None:
    assert message in refused("calendar", *arguments)


def test_a_board_without_meetings_says_so(briefpack: Command, tmp_path: Path) -> None:
    ended = briefpack("calendar", board(tmp_path))
    assert ended.status == 0
    assert days(ended.out) == []
    assert "has no meetings yet" in ended.err


def test_a_meeting_that_has_only_a_note_says_what_it_lacks(
    briefpack: Command, folder: Path
) -> None:
    board(folder, m20160929_note=note("2016-09-29"))
    assert days(briefpack("calendar", folder / "meetings/2016-11-03").out) == ["2016-11-03"]
    ended = briefpack("circulate", folder / "meetings/2016-09-29")
    assert ended.status == 2
    assert "has no pack.toml that can be read" in ended.err
