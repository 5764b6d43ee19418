"""After a change only what depends on it is made, and all is as if it were made anew."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from briefpack.web.pages import MeetingPages
from tests.packs import write_files
from tests.web.sites import contents, make

BOARD = """\
name = "Parish Council"
theme = "own"
contact = "clerk"

[officers.clerk]
name = "Helen Trask"
"""

THEME = """\
title = "Own"
extends = "plain"

[item_stamp]
text = "Item {number}"
corner = "top-right"
"""

REPORT = '+++\nsummary = "How it went."\n+++\n\n## Roads\n\n1. Roads are long.\n'

NOTE = """\
title = "Parish Council"
date = DATE
status = "approved"
venue.name = "Town Hall"

[[items]]
title = "Roads"
discussion = "Members spoke of roads."

[[items.actions]]
text = "**Write** to members."
owner = "Helen Trask"
"""

ITEMS = """\
[[items]]
title = "Roads"
kind = "decision"

[[items.papers]]
kind = "report"
file = "roads.md"

[[items]]
title = "Rivers"
kind = "decision"

[[items.papers]]
kind = "report"
file = "rivers.md"
"""

LAST = """
[[items]]
title = "Minutes"
kind = "note"

[[items.papers]]
kind = "note"
file = "../DATE/note.toml"
"""

MEETING = """
[meeting]
date = DATE
start = 10:00:00
venue.name = "Town Hall"
"""

DAYS = ("2016-09-01", "2016-10-06", "2016-11-03")


def _meeting(day: str, last: str | None) -> dict[str, str]:
    text = ITEMS + (LAST.replace("DATE", last) if last else "") + MEETING.replace("DATE", day)
    return {
        f"meetings/{day}/pack.toml": text,
        f"meetings/{day}/note.toml": NOTE.replace("DATE", day),
        f"meetings/{day}/roads.md": REPORT,
        f"meetings/{day}/rivers.md": "1. Rivers are wet.\n",
    }


@pytest.fixture
def board(tmp_path: Path) -> Path:
    folder = tmp_path / "boards/parish"
    write_files(folder, {"board.toml": BOARD, "own/theme.toml": THEME})
    for day, last in zip(DAYS, (None, *DAYS), strict=False):
        write_files(folder, _meeting(day, last))
    return folder


def _put(board: Path, file: str, old: str, new: str) -> None:
    path = board / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def _remove(board: Path) -> None:
    for file in (board / "meetings/2016-12-01").iterdir():
        file.unlink()


HERE = "meetings/2016-10-06"

CHANGES: dict[str, Callable[[Path], object]] = {
    "a report": lambda board: _put(board, f"{HERE}/roads.md", "long", "very long"),
    "a report's head": lambda board: _put(board, f"{HERE}/roads.md", "it went", "all went"),
    "a note": lambda board: _put(board, f"{HERE}/note.toml", "spoke", "said much"),
    "a note's status": lambda board: _put(board, f"{HERE}/note.toml", "approved", "draft"),
    "an item": lambda board: _put(board, f"{HERE}/pack.toml", '"Roads"', '"Highways"'),
    "the time": lambda board: _put(board, f"{HERE}/pack.toml", "10:00", "11:30"),
    "the day": lambda board: _put(board, f"{HERE}/pack.toml", "= 2016-10-06", "= 2016-10-07"),
    "an exempt item": lambda board: _put(
        board,
        f"{HERE}/pack.toml",
        'title = "Rivers"',
        'title = "Rivers"\nexempt = { paragraphs = [3] }',
    ),
    "an officer": lambda board: _put(board, "board.toml", "Trask", "Trusk"),
    "the board's name": lambda board: _put(board, "board.toml", "Parish", "Town"),
    "a stamp of the theme": lambda board: _put(board, "own/theme.toml", '"Item ', '"Paper '),
    "a style sheet": lambda board: write_files(board, {"own/styles.css": "h1 { color: red }"}),
    "a template": lambda board: write_files(
        board, {"own/templates/front-sheet.html": '{% extends "plain/front-sheet.html" %}'}
    ),
    "a new meeting": lambda board: write_files(board, _meeting("2016-12-01", "2016-11-03")),
    "a meeting less": _remove,
}


def test_all_is_as_if_it_were_made_anew_whatever_changed(board: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    make(board, site)
    for number, (what, change) in enumerate(CHANGES.items()):
        before = contents(site)
        change(board)
        assert not make(board, site).errors, what
        fresh = tmp_path / f"fresh-{number}"
        make(board, fresh)
        now = contents(site)
        assert now == contents(fresh), what
        assert now != before or what == "a template", what


def _pdf_times(site: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in site.rglob("*.pdf")}


def test_another_address_of_the_site_is_in_all_that_tells_it(board: Path, tmp_path: Path) -> None:
    make(board, tmp_path / "site")
    before = _pdf_times(tmp_path / "site")
    make(board, tmp_path / "site", url="https://example.org/")
    make(board, tmp_path / "fresh", url="https://example.org/")
    assert contents(tmp_path / "site") == contents(tmp_path / "fresh")
    assert _pdf_times(tmp_path / "site") == before


def test_a_board_that_is_called_otherwise_now_has_all_of_it_there(
    board: Path, tmp_path: Path
) -> None:
    make(board.parent, tmp_path / "site")
    copytree(board, board.parent / "another/parish")
    make(board.parent, tmp_path / "site")
    make(board.parent, tmp_path / "fresh")
    assert contents(tmp_path / "site") == contents(tmp_path / "fresh")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The meetings whose pages are made from now on."""
    names: list[str] = []
    make_page = MeetingPages.meeting_page

    def noted(pages: MeetingPages, *arguments: object) -> str:
        names.append(pages.meeting.slug)
        return make_page(pages, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(MeetingPages, "meeting_page", noted)
    return names


def test_only_the_meeting_that_changed_is_made(
    board: Path, tmp_path: Path, made: list[str]
) -> None:
    site = tmp_path / "site"
    make(board, site)
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*.*") if path.is_file()}
    made.clear()
    CHANGES["a report"](board)
    make(board, site)
    assert made == ["2016-10-06"]
    written = {path for path, time in before.items() if path.stat().st_mtime_ns != time}
    here = site / "parish/2016-10-06"
    names = ("roads.html", "roads.pdf", "pack.pdf")
    assert written >= {here / name for name in names}
    assert {path.parent for path in written} <= {here, site}
    assert {path.name for path in written if path.parent == site} <= {".briefpack-web"}


def test_the_meeting_whose_papers_a_note_is_of_is_made_too(
    board: Path, tmp_path: Path, made: list[str]
) -> None:
    make(board, tmp_path / "site")
    made.clear()
    CHANGES["a note"](board)
    make(board, tmp_path / "site")
    assert made == ["2016-10-06", "2016-11-03"]


def test_a_meeting_that_lost_a_file_is_made_again(
    board: Path, tmp_path: Path, made: list[str]
) -> None:
    site = tmp_path / "site"
    make(board, site)
    whole = contents(site)
    for name in ("2016-09-01/roads.html", "2016-11-03/roads.pdf"):
        (site / "parish" / name).unlink()
    made.clear()
    make(board, site)
    assert contents(site) == whole
    assert made == ["2016-09-01", "2016-11-03"]


def test_boards_that_stand_elsewhere_have_the_same_pages(board: Path, tmp_path: Path) -> None:
    copytree(board, tmp_path / "elsewhere/parish")
    make(board, tmp_path / "one")
    make(tmp_path / "elsewhere/parish", tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
