"""All meetings of a board."""

from datetime import date
from pathlib import Path

import pytest

from briefpack.cycle.history import board_folder, read_history, read_meeting
from briefpack.errors import BriefpackError
from tests.cycle.boards import board, item, note, pack
from tests.packs import write_files, write_pack


def test_meetings_come_in_the_order_of_their_days(tmp_path: Path) -> None:
    folder = board(
        tmp_path,
        m20161103_pack=pack("2016-11-03"),
        m20160929_note=note("2016-09-29"),
        m20160310_pack=pack("2016-03-10"),
    )
    history = read_history(folder)
    assert history.board.name == "The Board"
    assert [held.date.isoformat() for held in history.meetings] == [
        "2016-03-10",
        "2016-09-29",
        "2016-11-03",
    ]
    first, second, _ = history.meetings
    assert first.note is None
    assert first.note_file is None
    assert second.loaded is None
    assert second.note is not None
    assert second.note_file == "meetings/2016-09-29/note.toml"
    assert history.problems == ()


def test_the_note_of_a_pack_is_the_one_in_its_own_folder(tmp_path: Path) -> None:
    folder = board(tmp_path, m20161103_pack=pack("2016-11-03"), m20161103_note=note("2016-11-03"))
    (held,) = read_history(folder).meetings
    assert held.loaded is not None
    assert held.note is not None
    assert held.note.date == date(2016, 11, 3)


@pytest.mark.parametrize("broken", ["title = ", 'title = "B"\ndate = "x"\n', "\x00"])
def test_a_broken_note_hides_no_other(tmp_path: Path, broken: str) -> None:
    folder = board(
        tmp_path,
        m20160929_note=broken,
        m20161103_pack=pack("2016-11-03"),
        m20161103_note=note("2016-11-03"),
    )
    history = read_history(folder)
    assert [held.date for held in history.meetings] == [date(2016, 9, 29), date(2016, 11, 3)]
    assert history.meetings[1].note is not None
    assert {problem.place.file for problem in history.problems} == {"meetings/2016-09-29/note.toml"}


def test_a_broken_pack_is_known_by_its_folder(tmp_path: Path) -> None:
    folder = board(tmp_path, m20161103_pack="[meeting", m20161201_pack=pack("2016-12-01"))
    history = read_history(folder)
    assert [held.date for held in history.meetings] == [date(2016, 11, 3), date(2016, 12, 1)]
    assert history.meetings[0].briefing is None
    assert len(history.problems) == 1


def test_a_meeting_that_nothing_dates_is_told(tmp_path: Path) -> None:
    write_files(board(tmp_path), {"meetings/may/pack.toml": '[meeting]\nvenue.name = "X"\n'})
    history = read_history(tmp_path)
    assert history.meetings == ()
    assert "nothing says on which day this meeting is" in {p.message for p in history.problems}


def test_other_boards_hidden_folders_and_papers_are_no_meetings(tmp_path: Path) -> None:
    folder = board(tmp_path, m20161103_pack=pack("2016-11-03"))
    other = board(folder / "panel", m20161201_pack=pack("2016-12-01"))
    write_files(folder, {".drafts/2016-10-01/pack.toml": pack("2016-10-01")})
    assert [held.folder for held in read_history(folder).meetings] == ["meetings/2016-11-03"]
    assert [held.date for held in read_history(other).meetings] == [date(2016, 12, 1)]


def test_a_pack_that_stands_alone_is_its_only_meeting(tmp_path: Path) -> None:
    write_pack(tmp_path)
    history = read_history(tmp_path)
    assert history.board.name == "Parish Council"
    assert [held.folder for held in history.meetings] == [""]
    assert board_folder(tmp_path / "pack.toml") == tmp_path


def test_papers_need_not_be_read(tmp_path: Path) -> None:
    report = '[[items.papers]]\nkind = "report"\nfile = "missing.md"\n'
    picture = '[[items.papers]]\nkind = "attachment"\nfile = "plan.png"\n'
    folder = board(tmp_path, m20161103_pack=pack("2016-11-03", item("A", report + picture)))
    write_files(folder, {"meetings/2016-11-03/plan.png": b"none"})
    (held,) = read_history(folder, papers=False).meetings
    assert held.loaded is not None
    assert not any("plan.png" in problem.message for problem in held.loaded.problems)
    (read,) = read_history(folder).meetings
    assert read.loaded is not None
    assert any("plan.png" in problem.message for problem in read.loaded.problems)


def test_one_meeting_can_be_read_by_itself(tmp_path: Path) -> None:
    folder = board(tmp_path, m20161103_pack=pack("2016-11-03"), m20160929_note=note("2016-09-29"))
    for where in ("2016-11-03", "2016-11-03/pack.toml", "2016-09-29", "2016-09-29/note.toml"):
        (held,) = read_meeting(folder / "meetings" / where).meetings
        assert held.date.isoformat() == where[:10]


def test_a_cancelled_meeting_says_why(tmp_path: Path) -> None:
    folder = board(tmp_path, m20161103_pack=pack("2016-11-03", meeting='cancelled = "Snow"\n'))
    (held,) = read_history(folder).meetings
    assert held.cancelled == "Snow"


@pytest.mark.parametrize("where", ["nowhere", "."])
def test_where_no_board_is_that_is_said(tmp_path: Path, where: str) -> None:
    with pytest.raises(BriefpackError, match=r"there is no|belongs to no board"):
        read_history(tmp_path / where)


def test_a_meeting_in_may_is_of_the_year_whose_membership_it_has(tmp_path: Path) -> None:
    folder = board(
        tmp_path,
        m20170518_pack=pack("2017-05-18", head='membership = "2017-18"\n'),
        membership__2017_18="quorum = 3\n",
    )
    (held,) = read_history(folder).meetings
    assert held.year == "2017-18"
