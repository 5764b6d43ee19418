"""A report or a note by itself, as `briefpack render` takes it."""

from pathlib import Path

import pytest

from briefpack.errors import BriefpackError
from briefpack.model.note import Note
from briefpack.model.report import Report
from briefpack.store.paper_alone import is_paper, load_paper
from tests.packs import item_with, write_files, write_pack

NOTE = """\
title = "Parish Council"
date = 2016-09-29
start = 19:00:00
venue.name = "Church Hall"
"""
REPORT = '+++\ntitle = "Budget for the year"\n+++\n1. See [@two].\n\n2. Two. {#two}\n'


def test_what_is_a_paper() -> None:
    assert is_paper(Path("a/report.md"))
    assert is_paper(Path("a/note.toml"))
    assert not is_paper(Path("a/pack.toml"))
    assert not is_paper(Path("a"))


def test_a_report_is_read_with_the_pack_that_it_is_a_paper_of(tmp_path: Path) -> None:
    pack = write_pack(tmp_path, item_with("report", "reports/a.md"), files={"reports/a.md": REPORT})
    loaded, paper = load_paper(pack / "reports" / "a.md")
    assert paper == "reports/a.md"
    assert loaded.briefing is not None
    assert loaded.briefing.pack.items[0].title == "Budget"


def test_a_report_of_no_pack_is_a_pack_of_its_own(tmp_path: Path) -> None:
    pack = write_pack(tmp_path, files={"b.md": REPORT})
    loaded, paper = load_paper(pack / "b.md")
    assert paper == "b.md"
    assert loaded.briefing is not None
    (item,) = loaded.briefing.pack.items
    assert (item.title, item.numbered) == ("Budget for the year", False)
    assert isinstance(loaded.briefing.documents[paper], Report)
    assert loaded.briefing.pack.meeting.venue.name == "Town Hall"  # that of the pack beside it


def test_a_note_of_no_pack_has_its_own_meeting(tmp_path: Path) -> None:
    write_files(
        tmp_path, {"board.toml": 'name = "Parish Council"\n', "meetings/2016-09-29/note.toml": NOTE}
    )
    loaded, paper = load_paper(tmp_path / "meetings" / "2016-09-29" / "note.toml")
    assert paper == "meetings/2016-09-29/note.toml"
    assert loaded.briefing is not None
    assert isinstance(loaded.briefing.documents[paper], Note)
    assert loaded.briefing.pack.meeting.venue.name == "Church Hall"
    assert loaded.briefing.pack.meeting.date.isoformat() == "2016-09-29"


def test_a_wrong_report_is_told_and_not_made_up(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.md": "+++\ntitel = 1\n+++\nText\n"})
    loaded, _ = load_paper(tmp_path / "a.md")
    assert [problem.code for problem in loaded.problems]


def test_a_paper_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BriefpackError, match="there is no"):
        load_paper(tmp_path / "a.md")


@pytest.mark.parametrize("name", ["board.toml", "membership/2016-17.toml"])
def test_what_is_no_paper(name: str, tmp_path: Path) -> None:
    write_files(tmp_path, {"board.toml": 'name = "A"\n', "membership/2016-17.toml": "quorum = 1\n"})
    with pytest.raises(BriefpackError, match="is neither a report nor a note"):
        load_paper(tmp_path / name)
