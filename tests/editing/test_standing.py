"""What of an agenda stands on the next one too, and whose notes wait for it."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from briefpack import load, validate
from briefpack.editing.rollforward import RolledForward, roll_forward
from briefpack.editing.standing import without_needless_exclusion
from tests.packs import write_files

EXCLUSION = {"title": "Exclusion of the public", "kind": "procedural"}
OTHER = {"title": "Apologies", "kind": "procedural"}


@pytest.mark.parametrize(
    "exempt",
    [
        {"title": "Staff", "kind": "procedural", "exempt": {"paragraphs": [1]}},
        {"title": "A", "kind": "procedural", "items": [{**OTHER, "exempt": {"paragraphs": [1]}}]},
    ],
    ids=["an-item", "all-parts-of-one"],
)
def test_the_public_is_excluded_from_what_is_exempt(exempt: dict[str, Any]) -> None:
    items = [OTHER, EXCLUSION, exempt]
    assert without_needless_exclusion(items) == items


def test_the_public_is_excluded_from_nothing_else() -> None:
    assert without_needless_exclusion([OTHER, EXCLUSION]) == [OTHER]


def test_asking_whether_to_exclude_the_public_stands_on_every_agenda() -> None:
    asked = {"title": "Whether to exclude the public", "kind": "procedural"}
    assert without_needless_exclusion([asked, OTHER]) == [asked, OTHER]


# -- notes that wait -----------------------------------------------------------------------

MEETING = """\
[meeting]
date = {day}
start = 10:00:00
{more}
[meeting.venue]
name = "Hall"

[[items]]
title = "Minutes"
kind = "note"
"""


def _next(folder: Path, status: str | None, more: str = "") -> RolledForward:
    """The pack of December from September's, where the board met in October too."""
    files = {
        "board.toml": 'name = "The Board"\n',
        "meetings/2016-09-29/pack.toml": MEETING.format(day="2016-09-29", more=""),
        "meetings/2016-09-29/note.toml": _note("2016-09-29", "draft"),
        "meetings/2016-10-27/pack.toml": MEETING.format(day="2016-10-27", more=more),
    }
    if status is not None:
        files["meetings/2016-10-27/note.toml"] = _note("2016-10-27", status)
    write_files(folder, files)
    return roll_forward(
        load(folder / "meetings/2016-09-29"), date(2016, 12, 1), "meetings/2016-12-01"
    )


def _note(day: str, status: str) -> str:
    return f'title = "The Board"\ndate = {day}\nstatus = "{status}"\nvenue.name = "Hall"\n'


def _papers(rolled: RolledForward) -> list[dict[str, Any]]:
    (item,) = tomllib.loads(str(rolled.files["pack.toml"]))["items"]
    papers: list[dict[str, Any]] = item["papers"]
    return papers


SEPTEMBER = {"kind": "note", "file": "../2016-09-29/note.toml"}
OCTOBER = {"kind": "note", "file": "../2016-10-27/note.toml"}


def test_the_note_of_a_meeting_since_waits_too(tmp_path: Path) -> None:
    rolled = _next(tmp_path, "draft")
    assert _papers(rolled) == [SEPTEMBER, OCTOBER]
    assert rolled.remarks == ("the board met on Thursday 27 October 2016 too",)


def test_a_note_that_is_not_written_yet_is_to_follow(tmp_path: Path) -> None:
    title = "Note of the meeting on 27 October 2016"
    assert _papers(_next(tmp_path, None)) == [SEPTEMBER, {"kind": "to-follow", "title": title}]


def test_a_note_that_is_approved_does_not_wait(tmp_path: Path) -> None:
    assert _papers(_next(tmp_path, "approved")) == [SEPTEMBER]


def test_a_meeting_that_was_cancelled_has_no_note_that_waits(tmp_path: Path) -> None:
    rolled = _next(tmp_path, None, 'cancelled = "Snow."')
    assert _papers(rolled) == [SEPTEMBER]
    folder = "meetings/2016-12-01"
    write_files(tmp_path, {f"{folder}/{name}": text for name, text in rolled.files.items()})
    told = [problem.code for problem in validate(tmp_path / folder, profile="parish")]
    assert "BP311" not in told
