"""A new pack from nothing."""

import tomllib
from datetime import date, time
from pathlib import Path

import pytest

from briefpack import load, validate
from briefpack.editing.new_pack import NewBoard, NewMeeting, Template, new_pack
from briefpack.editing.rollforward import roll_forward
from briefpack.errors import BriefpackError
from briefpack.problems import Severity
from briefpack.rules.profiles import PROFILES
from briefpack.store.canonical.text import canonical_text
from tests.packs import write_files

DAY = date(2026, 11, 3)
MEETING = NewMeeting(DAY, time(16, 30), "Town Hall")


def text_of(meeting: NewMeeting = MEETING, board: NewBoard | None = None) -> str:
    files = new_pack(meeting, board or NewBoard("Northtown Council", alone=True))
    assert list(files) == ["pack.toml"]
    return files["pack.toml"]


def test_a_new_pack_is_a_text_that_teaches() -> None:
    board = NewBoard("Children's Board", profile="lga-board", membership="2026-27")
    assert text_of(board=board) == (
        """\
# One meeting of the board: when and where, and the agenda. What stays the same from meeting to
# meeting stands in board.toml. Item numbers, appendix letters and page numbers are worked out
# when the pack is rendered.

membership = "2026-27"
to = ["Members of the Children's Board"]

[meeting]
date = 2026-11-03
start = 16:30:00 # always with seconds

[meeting.venue]
name = "Town Hall"
# room = "Committee Room 1"
# address = "1 High Street, Northtown"

[[items]]
title = "Apologies for absence"
kind = "procedural"

[[items]]
title = "Declarations of interest"
kind = "procedural"

[[items]]
title = "Note of the last meeting"
kind = "note"
id = "note-of-last-meeting"

[[items.papers]]
kind = "to-follow"
title = "Note of the last meeting"

[[items]]
title = "The first item of business"
kind = "discussion"

# What members read for the item: write it to reports/first.md, and take away these #.
# [[items.papers]]
# kind = "report"
# file = "reports/first.md"

[[items]]
title = "Other business"
kind = "other-business"
"""
    )


@pytest.mark.parametrize("template", Template)
@pytest.mark.parametrize("profile", PROFILES)
def test_a_new_pack_of_any_kind_is_sound(tmp_path: Path, template: Template, profile: str) -> None:
    text = text_of(
        NewMeeting(DAY, template=template), NewBoard("Northtown Council", profile, alone=True)
    )
    assert canonical_text(text, "pack", "pack.toml") == text
    write_files(tmp_path, {"pack.toml": text})
    problems = validate(load(tmp_path), today=date(2026, 10, 1))
    assert {problem.severity for problem in problems} <= {Severity.ADVICE}


def test_a_new_pack_of_a_board_is_sound(tmp_path: Path) -> None:
    write_files(
        tmp_path,
        {
            "board.toml": 'name = "The Board"\n',
            "membership/2026-27.toml": 'members = [{ name = "Joan Hartwell", role = "chair" }]\n',
            "meetings/2026-11-03/pack.toml": text_of(
                board=NewBoard("The Board", membership="2026-27")
            ),
        },
    )
    assert validate(load(tmp_path / "meetings" / "2026-11-03"), today=date(2026, 10, 1)) == ()


def test_what_teaches_can_be_taken_up(tmp_path: Path) -> None:
    lines = text_of().split("\n")
    commented = ("# [[items.papers]]", "# kind", "# file", "# room", "# address", "  # {")
    text = "\n".join(
        line.replace("# ", "", 1) if line.startswith(commented) else line for line in lines
    )
    write_files(tmp_path, {"pack.toml": text, "reports/first.md": "1. One.\n"})
    assert validate(load(tmp_path), today=date(2026, 10, 1)) == ()


def test_kinds_of_meetings_have_their_titles() -> None:
    titles = {
        template: tomllib.loads(text_of(NewMeeting(DAY, template=template)))["meeting"].get("title")
        for template in Template
    }
    assert titles == {
        Template.MEETING: None,
        Template.ANNUAL: "Annual meeting",
        Template.SPECIAL: "Special meeting",
    }


def test_what_nobody_has_said_is_asked() -> None:
    text = text_of(NewMeeting(DAY))
    assert (
        "start = 10:00:00 # always with seconds; write when this meeting starts: nobody has said"
        " yet\n"
    ) in text
    assert 'name = "Venue to be confirmed"\n' in text


@pytest.mark.parametrize(
    ("name", "to"),
    [
        ("Northtown Council", "Members of Northtown Council"),
        ("The Board", "Members of The Board"),
        ("Licensing Panel", "Members of the Licensing Panel"),
    ],
)
def test_the_pack_goes_to_the_members(name: str, to: str) -> None:
    assert tomllib.loads(text_of(board=NewBoard(name)))["to"] == [to]


def test_any_name_is_only_a_name() -> None:
    name = 'The "A" \\ [x] # Board'
    data = tomllib.loads(text_of(NewMeeting(DAY, venue=name), NewBoard(name, alone=True)))
    assert data["board"]["name"] == data["meeting"]["venue"]["name"] == name


def test_names_that_cannot_be_printed_are_refused() -> None:
    with pytest.raises(BriefpackError, match=r"board\.name has to stand on one line"):
        text_of(board=NewBoard("Two\nlines", alone=True))
    with pytest.raises(BriefpackError, match=r"meeting\.venue\.name .* at least 1 character"):
        text_of(NewMeeting(DAY, venue=" "))


# -- the pack after it ---------------------------------------------------------------------


def _after(folder: Path, text: str) -> str:
    """The pack.toml that is made from a pack with this text."""
    write_files(folder, {"board.toml": 'name = "B"\n', "meetings/2026-11-03/pack.toml": text})
    last = load(folder / "meetings/2026-11-03")
    made = roll_forward(last, date(2026, 12, 1), "meetings/2026-12-01").files["pack.toml"]
    assert isinstance(made, str)
    return made


@pytest.mark.parametrize("template", Template)
def test_what_helps_to_begin_is_not_in_the_next_pack(tmp_path: Path, template: Template) -> None:
    text = new_pack(NewMeeting(DAY, template=template), NewBoard("B"))["pack.toml"]
    made = _after(tmp_path, text)
    assert "first.md" not in made
    assert "nobody has said" not in made
    assert "\n\n\n" not in made
    assert not made.endswith("\n\n")
    assert "# always with seconds\n" in made
    assert made.startswith(text[:40])
    assert '# room = "Committee Room 1"' in made


def test_where_a_part_was_written_over_the_rest_goes_too(tmp_path: Path) -> None:
    text = text_of(board=NewBoard("B"))
    for key in ("[[items.papers]]\n", 'kind = "report"\n', 'file = "reports/first.md"\n'):
        text = text.replace(f"# {key}", key)
    assert "take away these #" not in _after(tmp_path, text)


def test_what_an_officer_wrote_stays(tmp_path: Path) -> None:
    text = text_of(board=NewBoard("B"))
    own = '# kind = "report"\n# ask the chair first\n'
    assert own in _after(tmp_path, text.replace("[[items]]\n", f"{own}[[items]]\n", 1))
