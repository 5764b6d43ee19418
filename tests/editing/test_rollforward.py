"""The next meeting's pack from the last one's."""

import tomllib
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from briefpack import load, validate
from briefpack.editing.last_actions import OpenAction, open_actions
from briefpack.editing.rollforward import RolledForward, roll_forward
from briefpack.errors import BriefpackError
from briefpack.problems import Severity
from tests.packs import write_files

REPO = Path(__file__).parents[2]
DAY = date(2016, 12, 1)

MEETING = """\
[meeting]
date = 2016-11-03 # a Thursday
start = 16:30:00
venue.name = "Town Hall"
"""
ITEMS = """\
# always first
[[items]]
title = "Declarations"
kind = "procedural"
id = "declarations"
minutes = 5 # never longer

# a report of that day
[[items]]
title = "Budget"
kind = "decision"

[[items.papers]]
kind = "report"
file = "reports/budget.md"

# the last note
[[items]]
title = "Note of the last meeting"
kind = "note"
id = "note"
presenters = ["Cllr Hill"]
description = "To agree it."

[[items.papers]]
kind = "note"
file = "../2016-09-29/note.toml"

[[items]]
title = "Other business"
kind = "other-business"
"""
NOTE = """\
title = "The Board"
date = 2016-11-03
venue.name = "Town Hall"

[[items]]
title = "Budget"

[[items.actions]]
text = "**Write** to the minister."
owner = "AB"
due = 2016-11-30

[[items.actions]]
text = "Done already."
done = 2016-11-10

[[items.items]]
title = "Reserves"

[[items.items.actions]]
text = "Report on them."
due_text = "in May"
"""


def board(folder: Path, pack: str = MEETING + ITEMS, **files: str) -> Path:
    """A board with the pack of 3 November; returns that pack's folder."""
    write_files(
        folder,
        {
            "board.toml": 'name = "The Board"\n',
            "meetings/2016-11-03/pack.toml": pack,
            "meetings/2016-11-03/reports/budget.md": "1. One.\n",
            "meetings/2016-09-29/note.toml": NOTE.replace("2016-11-03", "2016-09-29"),
        }
        | {name.replace("__", "/").replace("_", "."): text for name, text in files.items()},
    )
    return folder / "meetings" / "2016-11-03"


def rolled(folder: Path, day: date | None = DAY, **said: Any) -> RolledForward:  # noqa: ANN401
    return roll_forward(load(folder), day, "meetings/2016-12-01", **said)


def data(made: RolledForward) -> dict[str, Any]:
    text = made.files["pack.toml"]
    assert isinstance(text, str)
    return tomllib.loads(text)


def test_what_stands_on_every_agenda_is_kept_with_its_comments(tmp_path: Path) -> None:
    made = rolled(board(tmp_path))
    assert made.files == {
        "pack.toml": """\
[meeting]
date = 2016-12-01 # a Thursday
start = 16:30:00
venue.name = "Town Hall"
# always first
[[items]]
title = "Declarations"
kind = "procedural"
id = "declarations"
minutes = 5 # never longer

# the last note
[[items]]
title = "Note of the last meeting"
kind = "note"
id = "note"
presenters = ["Cllr Hill"]
description = "To agree it."

[[items.papers]]
kind = "to-follow"
title = "Note of the meeting on 3 November 2016"

[[items]]
title = "Other business"
kind = "other-business"
"""
    }
    assert made.remarks == ()


def test_the_rolled_pack_has_no_errors(tmp_path: Path) -> None:
    made = rolled(board(tmp_path))
    write_files(tmp_path, {f"meetings/2016-12-01/{name}": it for name, it in made.files.items()})
    problems = validate(load(tmp_path / "meetings" / "2016-12-01"), today=date(2016, 11, 10))
    assert [problem for problem in problems if problem.severity is Severity.ERROR] == []


def test_the_note_of_the_last_meeting_is_a_paper_once_it_is_written(tmp_path: Path) -> None:
    folder = board(tmp_path, **{"meetings__2016-11-03__note_toml": NOTE})
    assert data(rolled(folder))["items"][1]["papers"] == [
        {"kind": "note", "file": "../2016-11-03/note.toml"}
    ]


def test_minutes_under_another_kind_have_the_note_only_if_it_is_there(tmp_path: Path) -> None:
    pack = MEETING + '[[items]]\ntitle = "Minutes of the meeting on 29 September 2016"\n'
    pack += 'kind = "decision"\n'
    (item,) = data(rolled(board(tmp_path, pack)))["items"]
    assert item == {"title": "Minutes of the meeting on 3 November 2016", "kind": "decision"}
    folder = board(tmp_path, pack, **{"meetings__2016-11-03__note_toml": NOTE})
    (item,) = data(rolled(folder))["items"]
    assert item["papers"] == [{"kind": "note", "file": "../2016-11-03/note.toml"}]


OPENING = '[[items]]\ntitle = "Declarations"\nkind = "procedural"\n'
OF_THE_BOARD = 'name = "The Board"\nprofile = "{}"\n'


def titles(made: RolledForward) -> list[str]:
    return [item["title"] for item in data(made)["items"]]


@pytest.mark.parametrize("profile", ["any-board", "parish", "lga-board"])
def test_a_note_that_is_written_gets_an_item_where_the_last_agenda_had_none(
    tmp_path: Path, profile: str
) -> None:
    files = {"board_toml": OF_THE_BOARD.format(profile)}
    folder = board(
        tmp_path, MEETING + OPENING, **files, **{"meetings__2016-11-03__note_toml": NOTE}
    )
    made = rolled(folder)
    note = data(made)["items"][1]
    assert (note["kind"], note["papers"]) == (
        "note",
        [{"kind": "note", "file": "../2016-11-03/note.toml"}],
    )
    write_files(tmp_path, {f"meetings/2016-12-01/{name}": it for name, it in made.files.items()})
    problems = validate(load(tmp_path / "meetings" / "2016-12-01"), today=date(2016, 11, 10))
    assert {each.code for each in problems}.isdisjoint({"BP309", "BP310", "BP311", "BP312"})


@pytest.mark.parametrize(
    ("profile", "told"),
    [
        ("any-board", ["Declarations"]),
        ("parish", ["Declarations", "Minutes of the last meeting"]),
    ],
)
def test_a_note_that_is_not_written_yet_has_an_item_where_the_profile_wants_one(
    tmp_path: Path, profile: str, told: list[str]
) -> None:
    folder = board(tmp_path, MEETING + OPENING, board_toml=OF_THE_BOARD.format(profile))
    assert titles(rolled(folder)) == told


def test_a_note_under_another_name_is_not_there_twice(tmp_path: Path) -> None:
    last = '[[items]]\ntitle = "Minutes"\nkind = "procedural"\n'
    folder = board(tmp_path, MEETING + last, board_toml=OF_THE_BOARD.format("parish"))
    assert titles(rolled(folder)) == ["Minutes"]


def test_days_in_a_notes_title_move(tmp_path: Path) -> None:
    pack = MEETING + '[[items]]\ntitle = "Note of Thursday, 29th September 2016, 30 June 2016"\n'
    pack += 'kind = "note"\n[[items]]\ntitle = "Of 29 September 2016"\nkind = "procedural"\n'
    first, second = data(rolled(board(tmp_path, pack)))["items"]
    assert first["title"] == "Note of Thursday 3 November 2016, 3 November 2016"
    assert second["title"] == "Of 29 September 2016"


def test_the_next_meeting_becomes_the_meeting(tmp_path: Path) -> None:
    following = (
        "[meeting.next]\ndate = 2016-12-15\nstart = 11:00:00\n"
        '[meeting.next.venue]\nname = "Layden House"\nroom = "D"\n'
    )
    made = rolled(board(tmp_path, MEETING + "end = 18:00:00\n" + following + ITEMS), None)
    assert made.day == date(2016, 12, 15)
    assert data(made)["meeting"] == {
        "date": date(2016, 12, 15),
        "start": time(11),
        "end": time(12, 30),
        "venue": {"name": "Layden House", "room": "D"},
    }
    assert made.remarks == ()


def test_another_day_than_the_one_announced_is_remarked_on(tmp_path: Path) -> None:
    following = "[meeting.next]\ndate = 2016-12-15\n"
    made = rolled(board(tmp_path, MEETING + following + ITEMS))
    assert data(made)["meeting"]["date"] == DAY
    assert made.remarks == (
        "the last pack announced Thursday 15 December 2016: check the start and the venue",
    )


def test_what_is_said_comes_first(tmp_path: Path) -> None:
    following = '[meeting.next]\ndate = 2016-12-01\nstart = 11:00:00\nvenue.name = "X"\n'
    folder = board(tmp_path, MEETING + "end = 23:00:00\n" + following + ITEMS)
    made = rolled(folder, start=time(18), venue="Library")
    assert data(made)["meeting"] == {
        "date": DAY,
        "start": time(18),
        "venue": {"name": "Library"},  # and the end would be past midnight
    }


def test_the_same_venue_keeps_its_plan_by_its_name_from_the_new_folder(tmp_path: Path) -> None:
    plan = 'venue.map = { image = "plan.png", alternative = "Streets" }\n'
    address = 'venue.address = "High Street"\n'
    same = '[meeting.next]\ndate = 2016-12-01\nvenue = { name = "Town Hall", room = "A" }\n'
    made = rolled(board(tmp_path, MEETING + plan + address + same + ITEMS))
    assert data(made)["meeting"]["venue"] == {
        "name": "Town Hall",
        "address": "High Street",
        "room": "A",
        "map": {"image": "../2016-11-03/plan.png", "alternative": "Streets"},
    }
    other = rolled(board(tmp_path, MEETING + plan + ITEMS), venue="Library")
    assert data(other)["meeting"]["venue"] == {"name": "Library"}
    assert other.remarks == ("the plan of the last venue was not carried over",)


def test_the_plan_of_the_next_venue_is_found_too(tmp_path: Path) -> None:
    following = '[meeting.next]\ndate = 2016-12-01\n[meeting.next.venue]\nname = "Library"\n'
    following += 'map = { image = "library.png", alternative = "Streets" }\n'
    made = rolled(board(tmp_path, MEETING + following + ITEMS))
    assert data(made)["meeting"]["venue"]["map"]["image"] == "../2016-11-03/library.png"


def test_a_rolled_pack_can_be_rolled_again(tmp_path: Path) -> None:
    first = rolled(board(tmp_path))
    write_files(tmp_path, {f"meetings/2016-12-01/{name}": it for name, it in first.files.items()})
    last = load(tmp_path / "meetings" / "2016-12-01")
    second = roll_forward(last, date(2017, 1, 12), "meetings/2017-01-12")
    text = str(first.files["pack.toml"])
    assert second.files["pack.toml"] == text.replace("2016-12-01", "2017-01-12").replace(
        "3 November 2016", "1 December 2016"
    )


def test_dates_move_and_what_is_of_one_meeting_goes(tmp_path: Path) -> None:
    pack = (
        'published = 2016-10-26\nto = ["Members"]\ncc = ["Others"]\n'
        + MEETING
        + 'title = "Annual meeting"\njoining = { link = "https://example.org/x" }\n'
        + '[[notices]]\nkind = "refreshments"\ntext = "Lunch."\n'
        + ITEMS
    )
    made = rolled(board(tmp_path, pack))
    new = data(made)
    assert new["published"] == date(2016, 11, 23)
    assert (new["to"], new["cc"]) == (["Members"], ["Others"])
    assert new["meeting"].keys() == {"date", "start", "venue"}
    assert new["notices"] == [{"kind": "refreshments", "text": "Lunch."}]
    assert made.remarks == ("how to join from elsewhere was not carried over",)


def test_times_of_items_hold_until_something_is_left_out(tmp_path: Path) -> None:
    item = '[[items]]\ntitle = "{}"\nkind = "{}"\nstart = {}:00:00\n'.format
    pack = MEETING + item("A", "procedural", 16) + item("B", "decision", 17)
    pack += item("C", "procedural", 18)
    items = data(rolled(board(tmp_path, pack)))["items"]
    assert [entry.get("start") for entry in items] == [time(16), None]
    moved = data(rolled(board(tmp_path, pack), start=time(10)))["items"]
    assert [entry.get("start") for entry in moved] == [None, None]


def test_what_is_exempt_stays_so(tmp_path: Path) -> None:
    pack = MEETING + '[[items]]\ntitle = "Exempt minutes"\nkind = "note"\n'
    pack += "exempt = { paragraphs = [3] }\n"
    assert data(rolled(board(tmp_path, pack)))["items"][0]["exempt"] == {"paragraphs": [3]}


def test_parts_of_an_item_are_kept_by_the_same_measure(tmp_path: Path) -> None:
    pack = MEETING + '[[items]]\ntitle = "Opening"\nkind = "procedural"\n'
    pack += '[[items.items]]\ntitle = "Welcome"\nkind = "procedural"\n'
    pack += '[[items.items]]\ntitle = "A bid"\nkind = "decision"\n'
    (item,) = data(rolled(board(tmp_path, pack)))["items"]
    assert item["items"] == [{"title": "Welcome", "kind": "procedural"}]


def test_an_agenda_without_standing_items_starts_anew(tmp_path: Path) -> None:
    pack = MEETING + '[[items]]\ntitle = "A bid"\nkind = "decision"\n'
    made = rolled(board(tmp_path, pack))
    assert len(data(made)["items"]) == 5
    assert made.remarks == ("no item of the last agenda stands on every one: these are new",)


def test_the_membership_is_that_of_the_new_year(tmp_path: Path) -> None:
    years = {"membership__2016-17_toml": "", "membership__2017-18_toml": ""}
    folder = board(tmp_path, 'membership = "2016-17"\n' + MEETING + ITEMS, **years)
    assert data(rolled(folder, date(2017, 5, 4)))["membership"] == "2016-17"
    assert data(rolled(folder, date(2017, 6, 1)))["membership"] == "2017-18"


# -- packs that stand alone ----------------------------------------------------------------


def test_a_pack_that_stands_alone_takes_its_files_along(tmp_path: Path) -> None:
    own = '[board]\nname = "Council"\nlogo = "logo.png"\n[membership]\nquorum = 3\n'
    plan = 'venue.map = { image = "img/plan.png", alternative = "Streets" }\n'
    write_files(
        tmp_path,
        {
            "pack.toml": MEETING + plan + own + ITEMS,
            "logo.png": b"logo",
            "img/plan.png": b"plan",
            "note.toml": NOTE,
        },
    )
    made = rolled(tmp_path)
    new = data(made)
    assert {name: it for name, it in made.files.items() if name != "pack.toml"} == {
        "logo.png": b"logo",
        "img/plan.png": b"plan",
    }
    assert new["board"] == {"name": "Council", "logo": "logo.png"}
    assert new["membership"] == {"quorum": 3}
    assert new["items"][1]["papers"][0]["kind"] == "to-follow"


def test_a_board_in_the_pack_finds_its_logo(tmp_path: Path) -> None:
    own = '[board]\nname = "Council"\nlogo = "logo.png"\n'
    made = rolled(board(tmp_path, MEETING + own + ITEMS))
    assert data(made)["board"]["logo"] == "../2016-11-03/logo.png"


def test_files_outside_are_not_copied(tmp_path: Path) -> None:
    own = '[board]\nname = "Council"\nlogo = "../secret.png"\n'
    write_files(tmp_path, {"pack/pack.toml": MEETING + own + ITEMS, "secret.png": b"x"})
    assert list(rolled(tmp_path / "pack").files) == ["pack.toml"]


# -- actions -------------------------------------------------------------------------------

ACTIONS = (
    OpenAction("Write to the minister.", ("AB",), date(2016, 11, 30), None, "Budget"),
    OpenAction("Report on them.", (), None, "in May", "Reserves"),
)


def test_open_actions_of_the_last_note_are_told(tmp_path: Path) -> None:
    folder = board(tmp_path, **{"meetings__2016-11-03__note_toml": NOTE})
    assert rolled(folder).open_actions == ACTIONS


def test_without_a_note_yet_those_of_the_note_before_are_told(tmp_path: Path) -> None:
    assert tuple(open_actions(load(board(tmp_path)))) == ACTIONS


def test_a_note_that_cannot_be_read_has_no_actions(tmp_path: Path) -> None:
    folder = board(tmp_path, **{"meetings__2016-11-03__note_toml": "title = "})
    assert rolled(folder).open_actions == ()


# -- refusals ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "message"),
    [
        (None, "does not say when the next meeting is"),
        (date(2016, 11, 3), "is not after the last meeting, Thursday 3 November 2016"),
    ],
)
def test_a_day_is_needed_that_comes_later(tmp_path: Path, day: date | None, message: str) -> None:
    with pytest.raises(BriefpackError, match=message):
        rolled(board(tmp_path), day)


@pytest.mark.parametrize("pack", ["[meeting", MEETING + "x = 1\n" + ITEMS, ITEMS])
def test_a_pack_with_problems_is_no_model(tmp_path: Path, pack: str) -> None:
    with pytest.raises(BriefpackError, match="has problems"):
        rolled(board(tmp_path, pack))


def test_missing_papers_of_the_last_pack_do_not_matter(tmp_path: Path) -> None:
    folder = board(tmp_path)
    (folder / "reports" / "budget.md").unlink()
    assert len(data(rolled(folder))["items"]) == 3


def test_the_example_is_rolled_forward() -> None:
    last = load(REPO / "examples" / "cyp-board" / "meetings" / "2016-11-03")
    made = roll_forward(last, None, "meetings/2017-01-13")
    assert made.day == date(2017, 1, 13)
    assert [item["title"] for item in data(made)["items"]] == [
        "Declarations of Interest",
        "Note of the Previous Meeting",
    ]
    assert len(made.open_actions) == 7
