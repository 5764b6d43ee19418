"""An officer's day with commands alone: a pack from nothing, sound, met over, and noted."""

import json
from pathlib import Path

import pytest

from briefpack.editing.attendance import Presence
from tests.cli.running import Command, Ended

TODAY = ("--today", "2026-11-22")
PACK = "2026-12-03"

MEMBERS = """\
Title\tName\tRole
Cllr\tJoan Hartwell\tchair
Cllr\tPeter Amory\tvice-chair
Cllr\tSamina Aziz\t
"""

DRAFT = """\
## Background

1. The roof of the hall leaks over the stage. Two builders have looked at it.

## Financial implications

1. The repair costs £4,200, which the reserve for buildings covers.
"""


@pytest.fixture
def run(briefpack: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Run a command in a fresh folder; it has to do what it is told."""
    monkeypatch.chdir(tmp_path)

    def checked(*arguments: str) -> Ended:
        ended = briefpack(*arguments)
        assert ended.status == 0, (arguments, ended)
        return ended

    return checked


def compose(run: Command) -> None:
    """A parish council's pack, from nothing."""
    board = ("--board", "Ashcombe Parish Council", "--profile", "parish")
    run("new", PACK, *board, "--start", "7pm", "--venue", "Village Hall")
    run(
        *("set", PACK, "meeting.venue.address=Church Lane, Ashcombe", "meeting.next.start=7pm"),
        *("meeting.next.date=7 jan 2027", "meeting.next.venue.name=Village Hall", *TODAY),
    )
    clerk = "board.officers.clerk"
    run(
        *("set", PACK, f"{clerk}.name=Helen Trask", f"{clerk}.position=Clerk", *TODAY),
        *(f"{clerk}.email=clerk@example.org", "board.contact=clerk"),
    )
    Path("members.tsv").write_text(MEMBERS, encoding="utf-8")
    run("member", "paste", PACK, "members.tsv", *TODAY)
    run("member", "add", PACK, "Cllr Owen Brice", *TODAY)
    run("member", "move", PACK, "Brice", "--up", *TODAY)
    minutes = "Minutes of the meeting of 5 November 2026"
    run("item", "rename", PACK, "note-of-last-meeting", minutes, *TODAY)
    run("paper", "set", PACK, "3", "expected=30 nov", *TODAY)
    run("item", "delete", PACK, "The first item", "--yes", *TODAY)
    run("item", "add", PACK, "Dates of meetings", "--kind", "information", *TODAY)
    run("item", "add", PACK, "Repairs to the village hall", "--kind", "decision", *TODAY)
    run("item", "move", PACK, "5", "--up", *TODAY)
    Path("draft.md").write_text(DRAFT, encoding="utf-8")
    run("paper", "add", PACK, "4", "--report", "--text", "draft.md", *TODAY)
    run(
        *("paper", "set", PACK, "4", "purpose=For decision.", "contact=clerk", *TODAY),
        "summary=The hall's roof needs mending, and the reserve pays for it.",
        "recommendations_lead=Members are asked to:",
        "recommendations=**agree** the repair of the roof",
    )


def test_a_pack_is_made_from_nothing_and_is_clean(run: Command, briefpack: Command) -> None:
    compose(run)
    ended = briefpack("validate", "--strict", PACK, *TODAY)
    assert (ended.status, ended.out) == (0, "")
    listed = json.loads(briefpack("item", "list", PACK, "--format", "json").out)
    assert [(each["number"], each["title"]) for each in listed] == [
        ("1", "Apologies for absence"),
        ("2", "Declarations of interest"),
        ("3", "Minutes of the meeting of 5 November 2026"),
        ("4", "Repairs to the village hall"),
        ("5", "Dates of meetings"),
    ]


def test_who_was_there_is_said_after_the_meeting(run: Command, briefpack: Command) -> None:
    compose(run)
    run("note", PACK)
    run("attend", PACK, "Amory", "--apologies")
    run("attend", PACK, "Helen Trask", "--officer")
    ended = briefpack("attend", PACK, "--rest-present")
    assert "present 3, apologies 1, absent 0, not yet said 0; quorum 3, there" in ended.err
    text = Path(PACK, "note.toml").read_text(encoding="utf-8")
    assert "#" not in text
    assert [text.count(f"{each.value} = [") for each in Presence if each] == [1, 1, 1]
    assert 'name = "Helen Trask", position = "Clerk"' in text
