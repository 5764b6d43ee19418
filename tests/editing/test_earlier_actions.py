"""What is still to be done from earlier meetings, in the next pack."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from briefpack import load, validate
from briefpack.editing.rollforward import RolledForward, roll_forward
from tests.cycle.boards import BOARD, board, item, note, noted, pack
from tests.packs import told, write_files

WANTED = f"open_actions = true\n{BOARD}"
REPORT = "reports/actions.md"
AGENDA = (
    item("Declarations", kind="procedural")
    + item("Minutes", kind="note")
    + item("Budget")
    + item("Other business", kind="other-business")
)
FIRST = note(
    "2016-09-29",
    noted(
        "Budget",
        'text = "**Write** to [the minister](https://x.org) | and [@wait]."\nowner = "AB"\n'
        "due = 2016-11-30",
        'text = "Done."\ndone = 2016-10-10',
    ),
)
SECOND = note("2016-11-03", noted("Roads", 'text = "Mend <them>."\nid = "mend-roads"'))


def rolled(folder: Path, last: str = "2016-11-03", day: date = date(2016, 12, 1)) -> RolledForward:
    return roll_forward(load(folder / "meetings" / last), day, f"meetings/{day}")


def items(made: RolledForward) -> list[dict[str, Any]]:
    text = made.files["pack.toml"]
    assert isinstance(text, str)
    found: list[dict[str, Any]] = tomllib.loads(text)["items"]
    return found


def a_board(folder: Path, settings: str = WANTED, **more: str) -> Path:
    files = {
        "board": settings,
        "m20160929_note": FIRST,
        "m20161103_pack": pack("2016-11-03", AGENDA),
        "m20161103_note": SECOND,
    }
    return board(folder, **{**files, **more})


def test_open_actions_of_all_meetings_become_a_table(tmp_path: Path) -> None:
    made = rolled(a_board(tmp_path))
    assert (
        made.files[REPORT]
        == """\
+++
title = "Actions from earlier meetings"
purpose = "For information."
contact = "clerk"
+++

1. These actions of earlier meetings were open when this agenda was made.

Table: Actions from earlier meetings

| Id | Action | Owner | By when | Set on |
| --- | --- | --- | --- | --- |
| 2016-09-29-1 | Write to the minister \\| and . | AB | 30 November 2016 | 29 September 2016 |
| mend-roads | Mend \\<them\\>. | nobody | not said | 3 November 2016 |
"""
    )


def test_they_stand_behind_the_note_of_the_last_meeting(tmp_path: Path) -> None:
    found = items(rolled(a_board(tmp_path)))
    assert [each["title"] for each in found] == [
        "Declarations",
        "Minutes",
        "Actions from earlier meetings",
        "Other business",
    ]
    assert found[2]["kind"] == "information"
    assert found[2]["papers"] == [{"kind": "report", "file": REPORT}]


def test_the_new_pack_has_no_errors(tmp_path: Path) -> None:
    folder = a_board(tmp_path)
    made = rolled(folder)
    files = {f"meetings/2016-12-01/{name}": text for name, text in made.files.items()}
    write_files(folder, files)
    problems = validate(folder / "meetings" / "2016-12-01")
    about = [each for each in problems if each.place.file.startswith("meetings/2016-12-01")]
    assert told(about) == []


def test_a_pack_rolled_again_has_them_once_and_as_they_are_then(tmp_path: Path) -> None:
    folder = a_board(tmp_path)
    first = rolled(folder)
    text = str(first.files["pack.toml"]).replace(
        'kind = "information"', 'kind = "information"\npresenters = ["Cllr Hill"] # always'
    )
    files = {**first.files, "pack.toml": text, "note.toml": note("2016-12-01")}
    write_files(folder, {f"meetings/2016-12-01/{name}": it for name, it in files.items()})
    board(folder, board=WANTED, m20161103_note=SECOND.replace("id =", "done = 2016-11-20\nid ="))
    second = rolled(folder, "2016-12-01", date(2017, 1, 12))
    titles = [each["title"] for each in items(second)]
    assert titles.count("Actions from earlier meetings") == 1
    assert items(second)[2]["presenters"] == ["Cllr Hill"]
    assert "# always" in str(second.files["pack.toml"])
    assert "mend-roads" not in str(second.files[REPORT])
    assert "2016-09-29-1" in str(second.files[REPORT])


def test_a_board_that_does_not_want_them_has_none(tmp_path: Path) -> None:
    made = rolled(a_board(tmp_path, BOARD))
    assert list(made.files) == ["pack.toml"]
    assert len(made.open_actions) == 1


def test_where_nothing_is_open_there_is_no_item(tmp_path: Path) -> None:
    done = note("2016-11-03", noted("Roads", 'text = "Mend."\ndone = 2016-11-20'))
    made = rolled(a_board(tmp_path, m20160929_note=note("2016-09-29"), m20161103_note=done))
    assert list(made.files) == ["pack.toml"]
    assert len(items(made)) == 3


def test_later_meetings_are_left_out(tmp_path: Path) -> None:
    later = note("2017-01-12", noted("Later", 'text = "Later"\nid = "later"'))
    made = rolled(a_board(tmp_path, m20170112_note=later))
    assert "later" not in str(made.files[REPORT]).lower().replace("earlier", "")


def test_what_came_of_exempt_business_is_left_out_and_remarked_on(tmp_path: Path) -> None:
    agenda = AGENDA + item("Sale of Moss Farm", "exempt = { paragraphs = [3] }")
    sold = note("2016-11-03", noted("Sale of Moss Farm", 'text = "Sell Moss Farm."'))
    made = rolled(a_board(tmp_path, m20161103_pack=pack("2016-11-03", agenda), m20161103_note=sold))
    assert "Moss" not in str(made.files[REPORT])
    assert made.remarks == (
        "1 action of exempt items left out of reports/actions.md, which may be public",
    )


def test_a_note_that_cannot_be_read_is_remarked_on(tmp_path: Path) -> None:
    made = rolled(a_board(tmp_path, m20160929_note="title = "))
    assert made.remarks == (
        "meetings/2016-09-29/note.toml cannot be read: its actions are not in reports/actions.md",
    )
    assert "mend-roads" in str(made.files[REPORT])


# -- a cancelled meeting -------------------------------------------------------------------


def cancelled(folder: Path, **more: str) -> Path:
    meeting = 'cancelled = "Snow"\n[meeting.next]\ndate = 2017-01-12\nstart = 11:00:00\n'
    meeting += 'venue.name = "Library"\n'
    snow = pack("2016-12-01", AGENDA, meeting=meeting, head="published = 2016-11-24\n")
    files = {"settings": BOARD, "m20161201_pack": snow}
    return a_board(folder, **{**files, **more})


def test_the_note_is_that_of_the_last_meeting_that_was_held(tmp_path: Path) -> None:
    agenda = AGENDA.replace("Minutes", "Minutes of 29 September 2016")
    folder = cancelled(tmp_path)
    path = folder / "meetings/2016-12-01/pack.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(AGENDA, agenda), encoding="utf-8")
    made = rolled(folder, "2016-12-01", date(2017, 1, 12))
    minutes = items(made)[1]
    assert minutes["title"] == "Minutes of 3 November 2016"
    assert minutes["papers"] == [{"kind": "note", "file": "../2016-11-03/note.toml"}]
    assert made.remarks == (
        "the last meeting was cancelled: the note is that of Thursday 3 November 2016",
    )


def test_the_new_meeting_is_not_cancelled(tmp_path: Path) -> None:
    folder = cancelled(tmp_path)
    made = roll_forward(load(folder / "meetings/2016-12-01"), None, "meetings/2017-01-12")
    data = tomllib.loads(str(made.files["pack.toml"]))
    assert "cancelled" not in data["meeting"]
    assert data["meeting"]["venue"] == {"name": "Library"}
    assert data["meeting"]["date"] == date(2017, 1, 12)
    assert data["published"] == date(2017, 1, 5)


def test_open_actions_come_along_past_a_cancelled_meeting(tmp_path: Path) -> None:
    made = rolled(cancelled(tmp_path, settings=WANTED), "2016-12-01", date(2017, 1, 12))
    assert "mend-roads" in str(made.files[REPORT])


def test_where_no_meeting_was_ever_held_there_is_no_note(tmp_path: Path) -> None:
    snow = pack("2016-12-01", AGENDA, meeting='cancelled = "Snow"\n')
    made = rolled(board(tmp_path, m20161201_pack=snow), "2016-12-01", date(2017, 1, 12))
    assert "papers" not in items(made)[1]
    assert made.remarks == ("the last meeting was cancelled, and there is none before it",)
