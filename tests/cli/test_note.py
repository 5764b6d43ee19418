"""``briefpack note``: notes begun and approved."""

import tomllib
from pathlib import Path

import pytest

from tests.cli.running import Command
from tests.cycle.boards import MEMBERS, board, item, note, noted, pack

AGENDA = (
    item("Welcome", kind="procedural")
    + item("Finance", kind="heading")
    + item("Budget", '[[items.items]]\ntitle = "Reserves"\nkind = "decision"\n')
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A board with one pack; the working directory is its folder."""
    following = "[meeting.next]\ndate = 2016-12-01\nvenue.name = 'Library'\n"
    board(
        tmp_path,
        membership__2016_17=MEMBERS,
        m20161103_pack=pack(
            "2016-11-03", AGENDA, meeting=following, head='membership = "2016-17"\n'
        ),
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path / "meetings" / "2016-11-03"


def test_a_note_is_begun_from_the_agenda_and_the_membership(
    briefpack: Command, folder: Path
) -> None:
    ended = briefpack("note", "meetings/2016-11-03")
    assert (ended.status, ended.out) == (0, "")
    assert "made meetings/2016-11-03/note.toml" in ended.err
    assert (
        (folder / "note.toml").read_text(encoding="utf-8")
        == """\
title = "The Board"
date = 2016-11-03
start = 16:30:00
status = "draft"

[venue]
name = "Town Hall"

# Take away the # of those who were present, and move the others to their list. A
# substitute has substitute_for and the member's name.
[attendance]
present = [
  # { title = "Cllr", name = "Ann Hill", role = "chair" },
  # { title = "Cllr", name = "Bo Lund" },
  # { title = "Cllr", name = "Cy Moss" },
]
apologies = []
absent = []

[[items]]
title = "Welcome"

[[items]]
title = "Budget"

[[items.items]]
title = "Reserves"

[next]
date = 2016-12-01

[next.venue]
name = "Library"
"""
    )


def test_a_new_note_is_in_canonical_form_and_without_errors(
    briefpack: Command, folder: Path
) -> None:
    briefpack("note", folder)
    assert briefpack("fmt", "--check", folder / "note.toml").status == 0
    assert "error" not in briefpack("validate", folder, "--format", "concise").out


def test_those_who_were_present_are_taken_out_of_the_comments(
    briefpack: Command, folder: Path
) -> None:
    briefpack("note", folder)
    path = folder / "note.toml"
    text = path.read_text(encoding="utf-8").replace("  # {", "  {")
    assert [each["name"] for each in tomllib.loads(text)["attendance"]["present"]] == [
        "Ann Hill",
        "Bo Lund",
        "Cy Moss",
    ]


def test_a_note_that_is_there_stays(briefpack: Command, folder: Path) -> None:
    (folder / "note.toml").write_text("mine", encoding="utf-8")
    ended = briefpack("note", folder)
    assert ended.status == 2
    assert "there is a meetings/2016-11-03/note.toml already" in ended.err
    assert (folder / "note.toml").read_text(encoding="utf-8") == "mine"
    assert briefpack("note", folder, "--print").out.startswith('title = "The Board"\n')


def test_printing_writes_nothing(briefpack: Command, folder: Path) -> None:
    ended = briefpack("note", folder, "--print")
    assert ended.status == 0
    assert tomllib.loads(ended.out)["items"][1] == {
        "title": "Budget",
        "items": [{"title": "Reserves"}],
    }
    assert not (folder / "note.toml").exists()


def test_numbers_run_on_from_the_last_note(briefpack: Command, folder: Path) -> None:
    before = note("2016-09-29", noted("A"), noted("B"), head="first_number = 270\n")
    board(folder.parents[1], m20160929_note=before)
    ended = briefpack("note", folder)
    assert "its numbers run on from 272, behind the note of 2016-09-29" in ended.err
    assert "first_number = 272\n" in (folder / "note.toml").read_text(encoding="utf-8")


def test_without_a_membership_nobody_is_listed(briefpack: Command, tmp_path: Path) -> None:
    folder = board(tmp_path, m20161103_pack=pack("2016-11-03"))
    out = briefpack("note", folder / "meetings/2016-11-03", "--print").out
    assert tomllib.loads(out).keys() == {"title", "date", "start", "status", "venue"}


def test_a_cancelled_meeting_has_no_note(briefpack: Command, tmp_path: Path) -> None:
    folder = board(tmp_path, m20161103_pack=pack("2016-11-03", meeting='cancelled = "Snow"\n'))
    ended = briefpack("note", folder / "meetings/2016-11-03")
    assert ended.status == 2
    assert "the meeting was not held: Snow" in ended.err


NOTE = "meetings/2016-11-03/note.toml"
DRAFT = note("2016-11-03", noted("A"), head='status = "draft" # for now\n')


def test_approving_says_on_which_day(briefpack: Command, folder: Path) -> None:
    (folder / "note.toml").write_text(DRAFT, encoding="utf-8")
    ended = briefpack("note", folder, "--approve", "2016-12-01")
    assert ended == (0, "", f"{NOTE}: approved on 2016-12-01.\n")
    made = (folder / "note.toml").read_text(encoding="utf-8")
    assert made == DRAFT.replace(
        '"draft" # for now\n', '"approved" # for now\napproved = 2016-12-01\n'
    )
    for again in (["--approve", "2016-12-01"], ["--approve"]):
        ended = briefpack("note", folder / "note.toml", *again)
        assert ended == (0, "", f"{NOTE} is approved already; nothing was changed.\n")


def test_the_day_is_that_of_the_meeting_with_the_note_among_its_papers(
    briefpack: Command, folder: Path
) -> None:
    (folder / "note.toml").write_text(DRAFT, encoding="utf-8")
    minutes = '[[items]]\ntitle = "Minutes"\nkind = "note"\n[[items.papers]]\nkind = "note"\n'
    minutes += 'file = "../2016-11-03/note.toml"\n'
    board(
        folder.parents[1],
        m20161117_pack=pack("2016-11-17"),
        m20161124_pack=pack("2016-11-24", minutes, meeting='cancelled = "Snow"\n'),
        m20161201_pack=pack("2016-12-01", minutes),
        m20170112_pack=pack("2017-01-12", minutes),
    )
    ended = briefpack("note", folder, "--approve")
    assert ended == (0, "", f"{NOTE}: approved on 2016-12-01.\n")
    assert "approved = 2016-12-01\n" in (folder / "note.toml").read_text(encoding="utf-8")


def test_where_no_meeting_has_the_note_the_day_is_asked_for(
    briefpack: Command, folder: Path
) -> None:
    (folder / "note.toml").write_text(DRAFT, encoding="utf-8")
    ended = briefpack("note", folder, "--approve")
    hint = "briefpack note meetings/2016-11-03 --approve 2016-12-01"
    assert ended.status == 0
    assert ended.err == (f"{NOTE}: approved.\n  = say which meeting approved it: `{hint}`\n")
    made = (folder / "note.toml").read_text(encoding="utf-8")
    assert made == DRAFT.replace('"draft"', '"approved"')


def test_the_minute_of_an_exempt_item_is_marked(briefpack: Command, tmp_path: Path) -> None:
    agenda = '[[items]]\ntitle = "Pay"\nkind = "decision"\n[items.exempt]\nparagraphs = [1, 4]\n'
    agenda += 'reason = "About staff"\npublic_interest = "Long words."\n'
    agenda += '[[items]]\ntitle = "Land"\nkind = "decision"\nexempt = {}\n'
    folder = board(tmp_path, m20161103_pack=pack("2016-11-03", agenda))
    out = briefpack("note", folder / "meetings/2016-11-03", "--print").out
    assert tomllib.loads(out)["items"] == [
        {"title": "Pay", "exempt": {"paragraphs": [1, 4], "reason": "About staff"}},
        {"title": "Land", "exempt": {}},
    ]


def test_a_meeting_of_which_only_the_note_is_there_is_approved_too(
    briefpack: Command, tmp_path: Path
) -> None:
    folder = board(tmp_path, m20160929_note=note("2016-09-29", noted("A")))
    path = folder / "meetings/2016-09-29"
    assert briefpack("note", path, "--approve", "2016-11-03").status == 0
    assert 'status = "approved"' in (path / "note.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--approve"], "the meeting of 2016-11-03 has no note"),
        (["--approve", "--print"], "--print and --approve cannot be given together"),
        (["2016-12-01"], "a day (2016-12-01) is for --approve alone"),
    ],
)
def test_what_cannot_be_is_refused(
    briefpack: Command, folder: Path, arguments: list[str], message: str
) -> None:
    ended = briefpack("note", folder, *arguments)
    assert ended.status == 2
    assert message in ended.err


def test_a_note_is_approved_after_its_meeting(briefpack: Command, folder: Path) -> None:
    (folder / "note.toml").write_text(note("2016-11-03"), encoding="utf-8")
    ended = briefpack("note", folder, "--approve", "2016-11-03")
    assert ended.status == 2
    assert "2016-11-03 is not after the meeting" in ended.err


@pytest.mark.parametrize("text", ["title = ", "status = 3 ="])
def test_a_broken_note_is_not_approved(briefpack: Command, folder: Path, text: str) -> None:
    (folder / "note.toml").write_text(text, encoding="utf-8")
    ended = briefpack("note", folder, "--approve")
    assert ended.status == 2
    assert "meetings/2016-11-03/note.toml cannot be read" in ended.err
    assert (folder / "note.toml").read_text(encoding="utf-8") == text


@pytest.mark.parametrize("where", ["nowhere", "."])
def test_without_a_pack_there_is_no_note(briefpack: Command, folder: Path, where: str) -> None:
    assert folder.is_dir()
    ended = briefpack("note", where)
    assert ended.status == 2
    assert not Path("note.toml").exists()
