"""``briefpack stats``: what packs weigh, and how meetings went."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Command, process
from tests.cycle.boards import MEMBERS, board, item, note, noted, pack
from tests.packs import write_files

REPORT = '[[items.papers]]\nkind = "report"\nfile = "budget.md"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    there = (
        '[attendance]\npresent = [{ name = "Ann Hill" }, { name = "Cy Moss" }]\n'
        'apologies = [{ name = "Bo Lund" }]\n'
    )
    board(
        tmp_path,
        membership__2016_17=MEMBERS,
        m20160929_note=note(
            "2016-09-29", there, noted("Budget", 'text = "One"\ndone = 2016-11-01')
        ),
        m20161103_pack=pack(
            "2016-11-03", item("Welcome") + item("Budget", REPORT), head='membership = "2016-17"\n'
        ),
    )
    write_files(tmp_path / "meetings/2016-11-03", {"budget.md": "1. " + "word " * 439 + "\n"})
    return tmp_path


def test_a_pack_is_told_item_by_item(briefpack: Command, folder: Path) -> None:
    ended = briefpack("stats", folder / "meetings/2016-11-03")
    assert ended == (
        0,
        """\
Papers of 3 November 2016
No  Item       Pages  Words  Reading
──  ─────────  ─────  ─────  ───────
1   Welcome        0      0    0 min
2   Budget         ?    440    2 min  ████████████
    All items      ?    440    2 min
? pages are not known: `briefpack render` counts them.
""",
        "",
    )


def test_a_board_is_told_meeting_by_meeting(briefpack: Command, folder: Path) -> None:
    assert (
        briefpack("stats", folder).out
        == """\
Meetings of The Board, 2016-17
Meeting      Opened     Closed     Open after  Present  Apologies  Absent
───────────  ─────────  ─────────  ──────────  ───────  ─────────  ──────
29 Sep 2016   1 ██████   0                  1        2          1       0
3 Nov 2016    0          1 ██████           0        -          -       -
Opened and closed are actions; - where no note says who was there.

Attendance
Member         Group            At              Meeting by meeting
─────────────  ───────────  ──────              ──────────────────
Cllr Ann Hill  Labour       1 of 1  ██████████  P
Cllr Bo Lund   Labour       0 of 1              A
Cllr Cy Moss   Independent  1 of 1  ██████████  P
P present, S a substitute sat, A apologies, X absent, ? not said
"""
    )


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_bars_are_plain_characters_where_that_is_wanted(
    folder: Path, environment: dict[str, str]
) -> None:
    ended = process("stats", folder / "meetings/2016-11-03", **environment)
    assert ended.out.isascii()
    assert "2   Budget         ?    440    2 min  ############" in ended.out


def test_json_has_all_figures(briefpack: Command, folder: Path) -> None:
    found = json.loads(briefpack("stats", folder, "--format", "json").out)
    assert [each["opened"] for each in found["meetings"]] == [1, 0]
    assert found["attendance"]["days"] == ["2016-09-29"]
    assert [each["seen"] for each in found["attendance"]["members"]] == [
        ["present"],
        ["apologies"],
        ["present"],
    ]
    one = json.loads(briefpack("stats", folder / "meetings/2016-11-03", "--format", "json").out)
    assert [each["words"] for each in one["items"]] == [0, 440]
    assert one["pages"] is None


def test_csv_has_the_same_rows_as_json(briefpack: Command, folder: Path) -> None:
    def rows(*options: str) -> list[dict[str, str]]:
        out = briefpack("stats", folder, "--format", "csv", *options).out
        return list(csv.DictReader(io.StringIO(out)))

    found = json.loads(briefpack("stats", folder, "--format", "json").out)
    assert rows() == [
        {key: "" if value is None or value is False else str(value) for key, value in each.items()}
        for each in found["meetings"]
    ]
    people = rows("--table", "attendance")
    assert [each["name"] for each in people] == ["Cllr Ann Hill", "Cllr Bo Lund", "Cllr Cy Moss"]
    assert [each["2016-09-29"] for each in people] == ["present", "apologies", "present"]


def test_charts_are_written_to_a_folder(briefpack: Command, folder: Path, tmp_path: Path) -> None:
    charts = tmp_path / "charts"
    assert briefpack("stats", folder, "--format", "svg", "-o", charts).status == 0
    one = briefpack("stats", folder / "meetings/2016-11-03", "--format", "svg", "-o", charts)
    assert one.status == 0
    assert sorted(path.name for path in charts.iterdir()) == [
        "actions.svg",
        "attendance.svg",
        "pages.svg",
        "reading.svg",
    ]
    assert "<title" in (charts / "actions.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere"], "there is no"),
        ([".", "--format", "svg"], "go together"),
        ([".", "-o", "charts"], "go together"),
        ([".", "--table", "items"], "--table is for --format csv alone"),
        ([".", "--table", "items", "--format", "csv"], "there is no table items here"),
        ([".", "--year", "1999-00"], "no meeting is in 1999-00"),
        (["meetings/2016-11-03", "--year", "2016-17"], "--year cannot be given"),
        (["meetings/2016-09-29"], "has no pack.toml that can be read"),
    ],
)
def test_what_cannot_be_is_refused(
    refused: Callable[..., str], arguments: list[str], message: str
) -> None:
    assert message in refused("stats", *arguments)


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_a_board_without_meetings_is_no_fault(
    briefpack: Command, tmp_path: Path, form: str
) -> None:
    ended = briefpack("stats", board(tmp_path), "--format", form)
    assert ended.status == 0
    assert "has no meetings yet" in ended.err


def test_a_broken_note_is_told_and_the_rest_is_counted(briefpack: Command, folder: Path) -> None:
    board(folder, m20161103_note="title = ")
    ended = briefpack("stats", folder, "--format", "json")
    assert ended.status == 1
    assert len(json.loads(ended.out)["meetings"]) == 2
    assert "meetings/2016-11-03/note.toml" in ended.err
