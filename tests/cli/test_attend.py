"""``briefpack attend``: who was at a meeting."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from briefpack.editing.attendance import Presence
from briefpack.editing.attendance_text import say_presence, say_rest_present
from briefpack.editing.workspace import Workspace
from tests.cli.editing import as_the_editor, files_in
from tests.cli.running import Command
from tests.cycle.boards import board, item, note, pack

MEMBERS = """\
[[groups]]
name = "Labour"
members = [
  { title = "Cllr", name = "Ann Hill", role = "chair" },
  { title = "Cllr", name = "Bo Lund" },
]
substitutes = [{ title = "Cllr", name = "Di Ash" }]

[[groups]]
name = "Independent"
members = [{ title = "Cllr", name = "Cy Moss" }]
"""
MEETING = "meetings/2016-11-03"
NOTE = f"{MEETING}/note.toml"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, briefpack: Command) -> Path:
    """A board with a meeting whose note is begun; the working directory is its folder."""
    board(
        tmp_path,
        membership__2016_17=MEMBERS,
        m20161103_pack=pack("2016-11-03", item("Budget"), head='membership = "2016-17"\n'),
    )
    monkeypatch.chdir(tmp_path)
    assert briefpack("note", MEETING).status == 0
    return tmp_path


def text_of(folder: Path) -> str:
    return (folder / NOTE).read_text(encoding="utf-8")


def attendance(folder: Path) -> dict[str, Any]:
    """Who is on which list, by name."""
    said = tomllib.loads(text_of(folder))["attendance"]
    return {key: [each["name"] for each in people] for key, people in said.items() if people}


def marked(at: int, presence: Presence, substitute: int | None = None) -> Any:  # noqa: ANN401
    """What the editor does when a key is pressed on the ``at``-th member."""

    def change(workspace: Workspace) -> object:
        briefing = workspace.loaded.briefing
        assert briefing is not None
        membership = briefing.membership
        assert membership is not None
        who = membership.groups[0].substitutes[substitute] if substitute is not None else None
        return say_presence(workspace, NOTE, membership, at, presence, who)

    return change


def rest(workspace: Workspace) -> object:
    briefing = workspace.loaded.briefing
    assert briefing is not None
    assert briefing.membership is not None
    return say_rest_present(workspace, NOTE, briefing.membership)


def test_marking_takes_the_members_comment_away(briefpack: Command, folder: Path) -> None:
    ended = briefpack("attend", MEETING, "Ann Hill", "moss", "--present")
    assert ended.status == 0
    assert ended.err.startswith(
        "Cllr Ann Hill: present\n"
        "Cllr Cy Moss: present\n"
        "present 2, apologies 0, absent 0, not yet said 1"
    )
    assert """\
present = [
  { title = "Cllr", name = "Ann Hill", role = "chair" },
  { title = "Cllr", name = "Cy Moss" },
  # { title = "Cllr", name = "Bo Lund" },
]
""" in text_of(folder)
    assert "# Take away the #" in text_of(folder)


def test_with_the_last_comment_goes_what_explains_them(briefpack: Command, folder: Path) -> None:
    assert briefpack("attend", MEETING, "--rest-present").status == 0
    assert "#" not in text_of(folder)
    assert attendance(folder) == {"present": ["Ann Hill", "Bo Lund", "Cy Moss"]}


@pytest.mark.parametrize(
    ("arguments", "change"),
    [
        (("Lund", "--present"), marked(1, Presence.PRESENT)),
        (("Lund", "--apologies"), marked(1, Presence.APOLOGIES)),
        (("Lund", "--absent"), marked(1, Presence.ABSENT)),
        (("Lund", "--substitute", "Ash"), marked(1, Presence.APOLOGIES, 0)),
        (("--rest-present",), rest),
    ],
)
def test_marking_is_what_the_editor_does(
    briefpack: Command,
    folder: Path,
    arguments: tuple[str, ...],
    change: Any,  # noqa: ANN401
) -> None:
    expected = as_the_editor(folder, MEETING, change)
    assert briefpack("attend", NOTE, *arguments).status == 0
    assert files_in(folder) == expected


def test_a_mind_is_changed(briefpack: Command, folder: Path) -> None:
    assert briefpack("attend", MEETING, "Lund", "--present").status == 0
    assert briefpack("attend", MEETING, "Lund", "--set", "left=item 4", "--set", "initials=BL")
    assert briefpack("attend", MEETING, "Lund", "--absent").status == 0
    assert attendance(folder) == {"absent": ["Bo Lund"]}
    assert 'left = "item 4"' in text_of(folder)
    assert text_of(folder).count("# {") == 2  # the comments on the others are still there
    assert briefpack("attend", MEETING, "Lund", "--unsaid").status == 0
    assert attendance(folder) == {}


def test_those_without_a_seat_are_added_and_taken_off(briefpack: Command, folder: Path) -> None:
    ended = briefpack("attend", MEETING, "Cllr Jo Fox, Leader", "Sam Poe", "--in-attendance")
    assert ended.err.startswith("Cllr Jo Fox: in attendance\nSam Poe: in attendance\n")
    assert briefpack("attend", MEETING, "Helen Trask", "--officer").status == 0
    said = tomllib.loads(text_of(folder))["attendance"]
    assert said["in_attendance"] == [
        {"title": "Cllr", "name": "Jo Fox", "position": "Leader"},
        {"name": "Sam Poe"},
    ]
    assert said["officers"] == [{"name": "Helen Trask", "position": "Clerk"}]
    again = briefpack("attend", MEETING, "Sam Poe", "--in-attendance")
    assert again.err == "nothing was changed: it is so already.\n"
    assert briefpack("attend", MEETING, "Sam Poe", "--unsaid").status == 0
    assert attendance(folder)["in_attendance"] == ["Jo Fox"]


def test_who_was_there_is_listed(briefpack: Command, folder: Path) -> None:
    briefpack("attend", MEETING, "Hill", "--present")
    briefpack("attend", MEETING, "Lund", "--substitute", "Ash")
    before = files_in(folder)
    ended = briefpack("attend", MEETING)
    rows = [" ".join(line.split()) for line in ended.out.splitlines()[2:]]
    assert rows == [
        "Cllr Ann Hill Labour present",
        "Cllr Bo Lund Labour substitute Cllr Di Ash",
        "Cllr Cy Moss Independent not yet said",
    ]
    assert ended.err.startswith("present 2, apologies 1, absent 0, not yet said 1")
    assert files_in(folder) == before


def test_the_quorum_is_told(briefpack: Command, folder: Path) -> None:
    members = folder / "membership" / "2016-17.toml"
    members.write_text(f"quorum = 2\n\n{MEMBERS}", encoding="utf-8")
    assert "; quorum 2, not there" in briefpack("attend", MEETING, "Hill", "--present").err
    assert "; quorum 2, there" in briefpack("attend", MEETING, "Moss", "--present").err


def test_a_meeting_without_a_pack_has_the_members_of_its_day(
    briefpack: Command, folder: Path
) -> None:
    board(folder, m20160929_note=note("2016-09-29", "[[items]]\ntitle = 'Welcome'\n"))
    ended = briefpack("attend", "meetings/2016-09-29/note.toml", "Hill", "--present")
    assert ended.status == 0
    text = (folder / "meetings" / "2016-09-29" / "note.toml").read_text("utf-8")
    assert tomllib.loads(text)["attendance"]["present"][0]["name"] == "Ann Hill"


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("Hill",), "say what of them"),
        (("--present",), "of whom?"),
        (("Hill", "--present", "--absent"), "one thing"),
        (("Hill", "--rest-present"), "takes no names"),
        (("Nobody", "--present"), "no member is called 'Nobody'"),
        (("Cllr", "--present"), "may be any of Ann Hill (Labour), Bo Lund (Labour)"),
        (("[red]", "--present"), "no member is called '[red]'"),
        (("Moss", "--substitute", "Ash"), "there is no substitute yet"),
        (("Hill", "--set", "left=4"), "does not say whether Hill was there"),
        (("Hill", "--set", "colour=red"), "does not say whether Hill was there"),
        (("a\x07b", "--in-attendance"), "control character"),
        (("Hill", "Nobody", "--present"), "no member is called 'Nobody'"),
    ],
)
def test_what_makes_no_sense_leaves_the_note_as_it_is(
    briefpack: Command, folder: Path, arguments: tuple[str, ...], reason: str
) -> None:
    before = files_in(folder)
    ended = briefpack("attend", MEETING, *arguments)
    assert (ended.status, ended.out) == (2, "")
    assert reason in ended.err
    assert files_in(folder) == before


def test_without_a_note_it_says_how_to_begin_one(briefpack: Command, folder: Path) -> None:
    (folder / NOTE).unlink()
    ended = briefpack("attend", MEETING, "Hill", "--present")
    assert ended.err == (
        f"briefpack: the meeting of {MEETING} has no note yet\n"
        f"  = begin it with `briefpack note {MEETING}`\n"
    )
    assert ended.status == 2


def test_a_difference_is_shown_and_nothing_is_written(briefpack: Command, folder: Path) -> None:
    before = files_in(folder)
    ended = briefpack("attend", MEETING, "Hill", "--present", "--diff")
    assert '+  { title = "Cllr", name = "Ann Hill", role = "chair" },\n' in ended.out
    assert '-  # { title = "Cllr", name = "Ann Hill", role = "chair" },\n' in ended.out
    assert files_in(folder) == before


def test_one_of_five_thousand_is_found(briefpack: Command, folder: Path) -> None:
    rows = "".join(f'  {{ name = "Member Nr{each:04}" }},\n' for each in range(5000))
    members = folder / "membership" / "2016-17.toml"
    members.write_text(f"members = [\n{rows}]\n", encoding="utf-8")
    ended = briefpack("attend", MEETING, "Nr4321", "--present")
    assert ended.status == 0
    assert attendance(folder) == {"present": ["Member Nr4321"]}
    told = briefpack("attend", MEETING, "Nr999x", "--present").err
    assert len(told) < 1000
