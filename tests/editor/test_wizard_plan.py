"""What is wrong with answers about a new pack, and what comes of those that are right."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from briefpack.editor.how_far import how_far
from briefpack.editor.pack_heads import KnownBoard, read_head
from briefpack.editor.wizard_plan import (
    Answers,
    From,
    Remark,
    check_day,
    check_folder,
    check_name,
    check_start,
    default_folder,
    folder_of,
    make_plan,
    read_last,
    write_plan,
    wrong,
)
from briefpack.errors import BriefpackError
from tests.packs import ITEM, MEETING, write_files, write_pack

TODAY = date(2016, 11, 10)
DAY = date(2016, 12, 1)

BOARD = 'name = "Culture Board"\nprofile = "parish"\n'


def alone(folder: Path, start: str = "", venue: str = "") -> Answers:
    """A pack that describes its board itself, in a folder called after the day."""
    answers = Answers(name="Parish Council", folder=f"{folder}/DATE", day="1 dec")
    return replace(answers, start=start, venue=venue)


def of_board(root: Path) -> Answers:
    """A pack of the board in a folder."""
    write_files(root, {"board.toml": BOARD})
    board = KnownBoard("Culture Board", root)
    return Answers(board=board, folder=f"{root}/meetings/DATE", day="1 dec")


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2016, 11, 10), "today"),
        (date(2016, 11, 11), "tomorrow"),
        (date(2016, 11, 19), "in 9 days"),
        (date(2016, 12, 15), "in 5 weeks"),
        (date(2016, 11, 7), "3 days ago"),
        (date(2017, 1, 11), "in 9 weeks"),
        (date(2017, 1, 12), "in 2 months"),
        (date(2015, 11, 10), "12 months ago"),
        (date(2014, 11, 10), "2 years ago"),
        (date(2006, 10, 24), "10 years ago"),
    ],
)
def test_it_says_how_far_off_a_day_is(day: date, said: str) -> None:
    assert how_far(day, TODAY) == said


def test_a_day_is_told_as_it_was_understood() -> None:
    assert check_day("+3w", TODAY) == Remark("Thursday 1 December 2016, in 3 weeks")
    assert check_day("31 nov", TODAY).wrong
    assert check_day("", TODAY).wrong


def test_the_next_meeting_is_after_the_last() -> None:
    assert check_day("1 dec", TODAY, date(2016, 11, 30)).wrong is False
    assert check_day("1 dec", TODAY, DAY) == wrong(
        "Thursday 1 December 2016 is not after the last meeting, Thursday 1 December 2016"
    )


def test_a_name_is_needed_and_can_be_printed() -> None:
    assert check_name("Parish Council") == Remark()
    assert check_name("  ").wrong
    assert check_name("a\x1bb") == wrong("the character U+001B cannot be printed")


def test_the_time_may_be_left_open_but_not_be_nonsense() -> None:
    assert check_start(Answers(start="4.30pm")) == Remark("16:30")
    assert check_start(Answers(start="16:30")) == Remark()
    assert check_start(Answers()) == Remark("10:00 until somebody says otherwise")
    assert check_start(Answers(start="25:00")).wrong


# -- folders -----------------------------------------------------------------------------------


def test_the_day_takes_its_place_in_the_folders_name(tmp_path: Path) -> None:
    answers = Answers(folder=f"{tmp_path}/UPDATES/DATE-annual")
    assert folder_of(answers, DAY) == tmp_path / "UPDATES" / "2016-12-01-annual"


def test_packs_stand_beside_the_boards_others(tmp_path: Path) -> None:
    answers = of_board(tmp_path)
    assert default_folder(answers, Path("/here")) == f"{tmp_path}/meetings/DATE"
    assert default_folder(alone(tmp_path), Path("/here")) == "/here/DATE"
    write_pack(tmp_path / "alone" / "2016-11-03")
    last = read_last(read_head(tmp_path / "alone" / "2016-11-03"))
    assert default_folder(Answers(From.LAST, last), Path("/here")) == f"{tmp_path}/alone/DATE"


def test_a_pack_of_a_board_stands_in_the_boards_folder(tmp_path: Path) -> None:
    answers = of_board(tmp_path / "culture")
    assert not check_folder(answers, DAY).wrong
    outside = replace(answers, folder=f"{tmp_path}/DATE")
    assert check_folder(outside, DAY).text.startswith("the board's packs stand in its folder, ")
    deep = replace(answers, folder=f"{tmp_path}/culture/a/b/c/d/e/f/DATE")
    assert check_folder(deep, DAY) == wrong("it is more than 6 folders below the board's own")
    write_files(tmp_path, {"culture/other/board.toml": BOARD})
    other = replace(answers, folder=f"{tmp_path}/culture/other/DATE")
    assert check_folder(other, DAY).text == check_folder(outside, DAY).text


def test_a_pack_with_a_board_of_its_own_stands_in_no_boards_folder(tmp_path: Path) -> None:
    of_board(tmp_path / "culture")
    assert not check_folder(alone(tmp_path), DAY).wrong
    assert "choose that board" in check_folder(alone(tmp_path / "culture"), DAY).text


def test_a_folder_that_cannot_be_is_told_of(tmp_path: Path) -> None:
    write_pack(tmp_path / "2016-12-01")
    assert check_folder(alone(tmp_path), DAY).text.endswith("has a pack already")
    assert not check_folder(alone(tmp_path), None).wrong
    write_files(tmp_path, {"file": ""})
    assert check_folder(alone(tmp_path / "file"), DAY).text.endswith("is a file")
    assert check_folder(alone(tmp_path / ("x" * 300)), DAY).wrong
    assert check_folder(Answers(), DAY) == wrong("a pack has a folder of its own")


# -- plans -------------------------------------------------------------------------------------


def test_nothing_is_written_before_it_is_asked_for(tmp_path: Path) -> None:
    plan = make_plan(alone(tmp_path), TODAY)
    assert not any(tmp_path.iterdir())
    assert write_plan(plan) == tmp_path / "2016-12-01"
    assert [path.name for path in (tmp_path / "2016-12-01").iterdir()] == ["pack.toml"]


def test_the_agenda_is_numbered_as_it_will_be_printed(tmp_path: Path) -> None:
    plan = make_plan(replace(alone(tmp_path), made_from=From.SPECIAL), TODAY)
    assert [(line.number, line.title) for line in plan.agenda] == [
        ("1", "Apologies for absence"),
        ("2", "Declarations of interest"),
        ("3", "The business of this meeting"),
    ]
    assert plan.remarks == ("nobody has said the start and the venue yet",)


def test_from_nothing_there_is_a_meeting_and_no_agenda(tmp_path: Path) -> None:
    answers = replace(alone(tmp_path, start="7pm", venue="Hall"), made_from=From.NOTHING)
    plan = make_plan(answers, TODAY)
    data = tomllib.loads(str(plan.files["pack.toml"]))
    assert "items" not in data
    assert data["meeting"]["venue"] == {"name": "Hall"}
    assert (plan.agenda, plan.remarks) == ((), ())


def test_a_pack_of_a_board_names_the_membership_of_its_year(tmp_path: Path) -> None:
    answers = of_board(tmp_path)
    write_files(tmp_path, {"membership/2015-16.toml": "", "membership/2016-17.toml": ""})
    plan = make_plan(answers, TODAY)
    data = tomllib.loads(str(plan.files["pack.toml"]))
    assert data["membership"] == "2016-17"
    assert "board" not in data
    assert plan.folder == tmp_path / "meetings" / "2016-12-01"


def test_a_board_with_problems_is_told_of(tmp_path: Path) -> None:
    answers = of_board(tmp_path)
    write_files(tmp_path, {"board.toml": "nmae = 3\n"})
    with pytest.raises(BriefpackError, match=r"board\.toml has problems"):
        make_plan(answers, TODAY)


def test_the_venue_is_replaced_only_where_another_was_typed(tmp_path: Path) -> None:
    room = MEETING.replace('venue.name = "Town Hall"', 'venue = {name = "Town Hall", room = "4"}')
    write_pack(tmp_path / "2016-11-03", ITEM, meeting=room)
    last = read_last(read_head(tmp_path / "2016-11-03"))
    assert (last.venue, f"{last.start:%H:%M}", last.day) == ("Town Hall", "16:30", None)
    answers = Answers(From.LAST, last, folder=f"{tmp_path}/DATE", day="1 dec", venue="Town Hall")

    def venue(answers: Answers) -> object:
        text = str(make_plan(answers, TODAY).files["pack.toml"])
        return tomllib.loads(text)["meeting"]["venue"]

    assert venue(answers) == {"name": "Town Hall", "room": "4"}
    assert venue(replace(answers, venue="School")) == {"name": "School"}
