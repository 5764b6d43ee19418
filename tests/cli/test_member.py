"""``briefpack member``: a board's membership, listed and changed."""

import io
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from briefpack.cli.board_members import packs_of
from briefpack.editing import operations
from briefpack.editing.members import with_pasted
from briefpack.editing.pasted import read_members
from briefpack.editing.workspace import Workspace
from tests.cli.editing import MEETING, TODAY, as_the_editor, board_copied, files_in
from tests.cli.running import Command
from tests.packs import write_pack

FILE = "membership/2016-17.toml"
LABOUR = ("groups", 1)
BARNARD = ("groups", 0, "members", 1)


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return board_copied(tmp_path, monkeypatch)


def groups(board: Path, file: str = FILE) -> dict[str, Any]:
    """The groups by name."""
    found = tomllib.loads((board / file).read_text(encoding="utf-8"))["groups"]
    return {each["name"]: each for each in found}


def names(group: dict[str, Any], key: str = "members") -> list[str]:
    return [each["name"] for each in group[key]]


# -- listing -----------------------------------------------------------------------------------


def test_everybody_is_listed_by_group_with_the_seats(briefpack: Command, board: Path) -> None:
    for where in (".", "board.toml", FILE, MEETING, f"{MEETING}/pack.toml"):
        ended = briefpack("member", "list", where)
        rows = [" ".join(line.split()) for line in ended.out.splitlines()]
        assert rows[2:4] == [
            "Conservative 7/7",
            "Cllr Roy Perry vice-chair Hampshire County Council",
        ]
        assert ended.err == f"they stand in {FILE}\n"
    found = json.loads(briefpack("member", "list", board, "--format", "json").out)
    assert len(found) == 25
    assert found[7]["substitute"]


def test_a_table_for_spreadsheets_can_be_pasted_again(briefpack: Command, board: Path) -> None:
    before = files_in(board)
    table = briefpack("member", "list", ".", "--format", "tsv").out
    assert table.startswith("Group\tTitle\tName\tPost-nominals\tRole\tAuthority\tWard\tEmail\n")
    (board.parent / "m.tsv").write_text(table, encoding="utf-8")
    ended = briefpack("member", "paste", ".", "../m.tsv", *TODAY)
    assert (ended.status, ended.err) == (0, "nothing was changed: it is so already.\n")
    assert files_in(board) == before


# -- changing ----------------------------------------------------------------------------------


@pytest.mark.parametrize("where", [".", MEETING])
def test_a_member_is_added_as_the_editor_adds_one(
    briefpack: Command, board: Path, where: str
) -> None:
    entry = {"title": "Cllr", "name": "Jane Roe", "post_nominals": "MBE"}
    to_list = (*LABOUR, "members")
    expected = as_the_editor(
        board, MEETING, lambda ws: operations.add_entry(ws, FILE, to_list, entry)
    )
    ended = briefpack("member", "add", where, "Cllr Jane Roe MBE", "--group", "labour", *TODAY)
    assert ended.status == 0
    assert ended.err.startswith(
        "Cllr Jane Roe MBE is a member now.\n  = Labour: 8/7, and 7 are stated\n"
        "new since this change: 1 error\n"
    )
    assert files_in(board) == expected


def test_a_substitute_is_added_with_all_that_is_known(briefpack: Command, board: Path) -> None:
    ended = briefpack(
        *("member", "add", ".", "Pat Doe", "--group", "Indep", "--substitute", *TODAY),
        *("capacity=co-opted", "voting=no", "authority=Leeds City Council"),
    )
    assert ended.status == 0
    assert groups(board)["Independent"]["substitutes"][-1] == {
        "name": "Pat Doe",
        "authority": "Leeds City Council",
        "capacity": "co-opted",
        "voting": False,
    }


def test_a_group_is_added(briefpack: Command, board: Path) -> None:
    ended = briefpack("member", "group", ".", "Plaid [x]", "seats=2", "vacancies=2", *TODAY)
    assert ended.err.startswith("Plaid [x] is a group now.\n  = Plaid [x]: 0/2, 2 vacant\n")
    assert groups(board)["Plaid [x]"] == {"name": "Plaid [x]", "seats": 2, "vacancies": 2}
    assert "already" in briefpack("member", "group", ".", "Labour").err


@pytest.mark.parametrize(
    ("where", "to"), [(("--up",), 0), (("--down",), 2), (("--to", "4"), 3), (("--to", "99"), 6)]
)
def test_a_member_is_moved_as_the_editor_moves_one(
    briefpack: Command, board: Path, where: tuple[str, ...], to: int
) -> None:
    expected = as_the_editor(
        board, MEETING, lambda ws: operations.place_entry(ws, FILE, BARNARD, to)
    )
    assert briefpack("member", "move", ".", "Barnard", *where, *TODAY).status == 0
    assert files_in(board) == expected


def test_a_seat_goes_to_another_group_as_in_the_editor(briefpack: Command, board: Path) -> None:
    to_list = (*LABOUR, "members")
    expected = as_the_editor(
        board, MEETING, lambda ws: operations.move_between(ws, FILE, BARNARD, to_list)
    )
    ended = briefpack("member", "move", ".", "Barnard", "--group", "Labour", *TODAY)
    assert ended.err.startswith("Gareth Barnard is number 8 there.\n  = Labour: 8/7")
    assert files_in(board) == expected


def test_one_value_is_one_line(briefpack: Command, board: Path) -> None:
    before = (board / FILE).read_text("utf-8").splitlines()
    assert briefpack("member", "set", ".", "Barnard", "role=Lead member", *TODAY).status == 0
    assert briefpack("member", "set", ".", "labour", "seats=8", *TODAY).status == 0
    assert briefpack("member", "set", ".", "quorum=6", *TODAY).status == 0
    after = (board / FILE).read_text("utf-8").splitlines()
    new = [line for line in after if line not in before]
    assert [new[0], new[2]] == ["quorum = 6", "seats = 8"]
    assert new[1].startswith('  { title = "Cllr", name = "Gareth Barnard", role = "lead-member", ')
    assert len(new) == 3


def test_vacancies_are_counted(briefpack: Command, board: Path) -> None:
    before = files_in(board)
    for count in (1, 2):
        ended = briefpack("member", "vacancy", ".", "Labour", *TODAY)
        assert ended.err.startswith(f"vacancies: {count}.\n")
    assert groups(board)["Labour"]["vacancies"] == 2
    for _ in range(2):
        assert briefpack("member", "vacancy", ".", "Labour", "--filled", *TODAY).status == 0
    assert files_in(board) == before
    ended = briefpack("member", "vacancy", ".", "Labour", "--filled", *TODAY)
    assert ended.err == "nothing was changed: it is so already.\n"


def test_deleting_is_what_the_editor_does(briefpack: Command, board: Path) -> None:
    expected = as_the_editor(board, MEETING, lambda ws: operations.delete_entry(ws, FILE, BARNARD))
    assert briefpack("member", "delete", ".", "Barnard", *TODAY).status == 2  # nobody to be asked
    ended = briefpack("member", "delete", ".", "Barnard", "--yes", *TODAY)
    assert ended.err.startswith("Gareth Barnard is deleted.\n  = Conservative: 6/7")
    assert files_in(board) == expected


def test_a_group_goes_with_everybody_in_it(briefpack: Command, board: Path) -> None:
    ended = briefpack("member", "delete", ".", "Labour", "--yes", *TODAY)
    assert ended.err.startswith("Labour and the 9 people in it are deleted.\n")
    assert list(groups(board)) == ["Conservative", "Independent", "Liberal Democrat"]


# -- pasting, and the next year ----------------------------------------------------------------

TABLE = (
    "Group\tTitle\tName\tCouncil\nLabour\tCllr\tJane Roe\tLeeds City Council\nGreen\t\tSam Poe\t\n"
)


@pytest.mark.parametrize("source", ["m.tsv", "-"])
def test_pasting_is_what_the_editor_does(
    briefpack: Command, board: Path, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pasted(workspace: Workspace) -> object:
        result = with_pasted(workspace.data(FILE), (), read_members(TABLE), ())
        return workspace.set_data("Paste members", FILE, result.data)

    expected = as_the_editor(board, MEETING, pasted)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TABLE.encode())))
    file = board.parent / source if source != "-" else Path("-")
    if source != "-":
        file.write_text(TABLE, encoding="utf-8")
    ended = briefpack("member", "paste", ".", file, *TODAY)
    assert ended.status == 0
    assert ended.err.startswith("2 people are new.\n")
    assert files_in(board) == expected
    assert names(groups(board)["Green"]) == ["Sam Poe"]


def test_thousands_are_pasted(briefpack: Command, board: Path) -> None:
    rows = "".join(f"Labour\tCllr\tMember Nr{each:04}\n" for each in range(4000))
    (board.parent / "m.tsv").write_text(f"Group\tTitle\tName\n{rows}", encoding="utf-8")
    ended = briefpack("member", "paste", ".", "../m.tsv", *TODAY)
    assert ended.err.startswith("4000 people are new.\n")
    assert len(names(groups(board)["Labour"])) == 4007


def test_a_year_is_rolled_on_for_a_board(briefpack: Command, board: Path) -> None:
    before = files_in(board)
    ended = briefpack("member", "roll-year", ".", *TODAY)
    assert ended.status == 0
    new = "membership/2017-18.toml"
    assert ended.err == f"{new} is there, begun from {FILE}.\n"
    after = files_in(board)
    assert "municipal year 2017/18" in after.pop(new).decode()
    assert after == before
    assert "2017-18.toml already" in briefpack("member", "roll-year", ".", "--year", "2017-18").err


def test_a_year_between_others_is_begun_from_the_one_before_it(
    briefpack: Command, board: Path
) -> None:
    (board / FILE).rename(board / "membership/2019-20.toml")
    earlier = board / "membership/2014-15.toml"
    earlier.write_text('members = [{name = "Di Ash"}]\n', encoding="utf-8")
    ended = briefpack("member", "roll-year", ".", "--year", "2015-16", *TODAY)
    assert ended.err.startswith(
        "membership/2015-16.toml is there, begun from membership/2014-15.toml.\n"
    )
    assert "Di Ash" in (board / "membership/2015-16.toml").read_text("utf-8")


def test_packs_of_a_board_are_in_the_order_of_their_meetings(tmp_path: Path) -> None:
    (tmp_path / "board.toml").write_text('name = "Board"\n', encoding="utf-8")
    for name, day in (("autumn", "2016-11-03"), ("spring", "2016-03-10"), ("winter", "2016-12-01")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "pack.toml").write_text(f"[meeting]\ndate = {day}\n", encoding="utf-8")
    assert [pack.name for pack, _ in packs_of(tmp_path)] == ["spring", "autumn", "winter"]


def test_a_year_is_rolled_on_for_a_pack_as_in_the_editor(briefpack: Command, board: Path) -> None:
    expected = as_the_editor(board, MEETING, operations.roll_year)
    assert briefpack("member", "roll-year", MEETING, *TODAY).status == 0
    assert files_in(board) == expected
    assert 'membership = "2017-18"' in (board / MEETING / "pack.toml").read_text("utf-8")


# -- packs that stand alone, boards without a pack ---------------------------------------------


def test_a_pack_that_stands_alone_has_its_members_in_itself(
    briefpack: Command, tmp_path: Path
) -> None:
    folder = write_pack(tmp_path)
    assert "no membership yet" in briefpack("member", "list", folder).err
    for name in ("Cllr Joan Hartwell", "Cllr Peter Amory"):
        assert briefpack("member", "add", folder, name).status == 0
    assert briefpack("member", "set", folder, "quorum=2").status == 0
    data = tomllib.loads((folder / "pack.toml").read_text(encoding="utf-8"))
    assert data["membership"]["quorum"] == 2
    assert names(data["membership"]) == ["Joan Hartwell", "Peter Amory"]
    ended = briefpack("member", "roll-year", folder)
    assert (ended.status, "no year to roll on" in ended.err) == (2, True)


def test_a_board_without_packs_has_its_members_changed(briefpack: Command, board: Path) -> None:
    for path in sorted(board.rglob("pack.toml")):
        path.unlink()
    assert briefpack("member", "add", ".", "Cllr Jane Roe", "--group", "Labour").status == 0
    assert names(groups(board)["Labour"])[-1] == "Jane Roe"
    assert briefpack("member", "set", ".", "Roe", "name=").status == 2


# -- what is refused ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("add", ".", "Jane Roe", "--group", "Monster Raving Loony"), "no group is called"),
        (("add", ".", "Jane Roe", "colour=red"), "there is no 'colour' to set"),
        (("add", ".", "Jane Roe", "email=nowhere"), "this cannot be"),
        (("add", ".", "J\x07ne"), "control character"),
        (("add", ".", ""), "this cannot be"),
        (("set", ".", "Roy", "role=king"), "there are: chair"),
        (("set", ".", "Nobody", "role=chair"), "no member or group is called 'Nobody'"),
        (("set", ".", "Cllr", "role=chair"), "may be any of"),
        (("set", ".", "quorum=0"), "quorum has to be 1 or more"),
        (("set", ".", "Roy"), "sets nothing"),
        (("move", ".", "Roy"), "say where to"),
        (("move", ".", "Labour", "--group", "Independent"), "is a group"),
        (("delete", ".", "[red]", "--yes"), "no member or group is called '[red]'"),
        (("paste", ".", "nowhere.tsv"), "nowhere.tsv"),
        (("list", ".", "--year", "../../etc/passwd"), "there are: 2016-17"),
        (("list", ".", "--year", "1999-00"), "there are: 2016-17"),
        (("list", MEETING, "--year", "2016-17"), "--year is for a board"),
        (("list", "nowhere"), "nowhere"),
        (("roll-year", ".", "--year", "soon"), "is not a municipal year"),
    ],
)
def test_what_makes_no_sense_leaves_all_files_as_they_are(
    briefpack: Command, board: Path, arguments: tuple[str, ...], reason: str
) -> None:
    before = files_in(board)
    ended = briefpack("member", *arguments)
    assert (ended.status, ended.out) == (2, "")
    assert reason in ended.err
    assert "Traceback" not in ended.err
    assert "\x07" not in ended.err
    assert files_in(board) == before


def test_two_of_one_name_are_told_apart_by_group(briefpack: Command, board: Path) -> None:
    assert briefpack("member", "add", ".", "Cllr Roy Perry", "--group", "Labour").status == 0
    assert "may be any of" in briefpack("member", "delete", ".", "Roy Perry", "--yes").err
    assert briefpack("member", "delete", ".", "Labour/Roy Perry", "--yes").status == 0
    assert names(groups(board)["Conservative"])[0] == "Roy Perry"
    assert "Roy Perry" not in names(groups(board)["Labour"])
