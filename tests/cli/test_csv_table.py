"""Tables as comma-separated values: nothing in them is a formula."""

import csv
import io
import json
from pathlib import Path

import pytest

from briefpack.cli.csv_table import csv_table, defused
from tests.cli.running import Command
from tests.cycle.boards import MEMBERS, board, note, noted, pack

LINK = '=HYPERLINK("https://example.org", "See")'
FORMULAS = [
    *(LINK, "+1+2", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0-1"),
    *("＝1", "＋1", "－1", "＠A"),  # noqa: RUF001 - wide ones
]


@pytest.mark.parametrize("words", FORMULAS)
def test_what_would_be_a_formula_becomes_words(words: str) -> None:
    assert defused(words) == f"'{words}"


@pytest.mark.parametrize("value", ["", "Write to A=B", "a-b", "'=1", "2016-11-03", -3, 1.5, None])
def test_all_else_stays_as_it_is(value: object) -> None:
    assert defused(value) == value


def test_what_is_so_or_not_is_told_in_words() -> None:
    row = {"exempt": True, "cancelled": False, "opened": 1, "closed": 0}
    assert csv_table(list(row), [row]).splitlines()[1] == "yes,,1,0"


def test_a_table_can_be_read_back() -> None:
    text = csv_table(["name", "count"], [{"name": '-"A", B', "count": -1}])
    assert text == 'name,count\n"\'-""A"", B",-1'
    assert csv_table([], []) == ""


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_actions_hold_no_formula_and_json_has_them_as_they_are(
    briefpack: Command, tmp_path: Path
) -> None:
    action = f"text = '''{LINK}'''\nowner = [\"@all\", \"+44\"]\ndue_text = \"-soon\""
    folder = board(tmp_path, m20161103_note=note("2016-11-03", noted("=Budget", action)))
    (row,) = _rows(briefpack("actions", folder, "--format", "csv").out)
    assert row["text"].startswith("'=HYPERLINK")
    assert (row["owner"], row["due_text"], row["item"]) == ("'@all; +44", "'-soon", "'=Budget")
    (raw,) = json.loads(briefpack("actions", folder, "--format", "json").out)
    assert (raw["owner"], raw["due_text"]) == (["@all", "+44"], "-soon")


def test_statistics_hold_no_formula(briefpack: Command, tmp_path: Path) -> None:
    items = '[[items]]\ntitle = "=1+1"\nkind = "decision"\n'
    folder = board(
        tmp_path, m20161103_pack=pack("2016-11-03", items, head='membership = "2016-17"\n')
    )
    members = folder / "membership/2016-17.toml"
    members.parent.mkdir(exist_ok=True)
    members.write_text(
        MEMBERS.replace('title = "Cllr", name = "Cy', 'name = "@Cy'), encoding="utf-8"
    )
    (folder / "meetings/2016-11-03/note.toml").write_text(
        note("2016-11-03", head='attendance.present = [{ name = "@Cy Moss" }]\n'), encoding="utf-8"
    )
    (row,) = _rows(briefpack("stats", folder / "meetings/2016-11-03", "--format", "csv").out)
    assert row["title"] == "'=1+1"
    table = ("--format", "csv", "--table", "attendance")
    names = [row["name"] for row in _rows(briefpack("stats", folder, *table).out)]
    assert "'@Cy Moss" in names
