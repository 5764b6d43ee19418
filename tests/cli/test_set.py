"""``briefpack set``: what a pack says of its meeting, and a board of itself."""

import tomllib
from pathlib import Path

import pytest

from briefpack.editing import operations
from tests.cli.editing import MEETING, TODAY, as_the_editor, board_copied, files_in
from tests.cli.running import Command
from tests.packs import write_pack


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return board_copied(tmp_path, monkeypatch)


def said_of(file: Path) -> dict[str, object]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def test_what_is_set_is_printed_a_key_to_a_line(briefpack: Command, board: Path) -> None:
    ended = briefpack("set", MEETING)
    assert ended.status == 0
    lines = ended.out.splitlines()
    for line in (
        "meeting.date = 3 November 2016",
        "meeting.start = 16:30",
        "meeting.venue.address = Windmill St / Manchester M2 3GX",
        "membership = 2016-17",
    ):
        assert line in lines
    assert ended.err == f"they stand in {MEETING}/pack.toml\n"
    assert "role_titles.chair = Chairman" in briefpack("set", board).out.splitlines()


def test_setting_is_what_the_editor_does(briefpack: Command, board: Path) -> None:
    path = ("meeting", "venue", "room")
    expected = as_the_editor(
        board, MEETING, lambda ws: operations.set_value(ws, ws.pack_file, path, "Room 2")
    )
    ended = briefpack("set", MEETING, "meeting.venue.room=Room 2", *TODAY)
    assert ended.err.startswith("meeting.venue.room = Room 2\n")
    assert files_in(board) == expected


def test_days_and_times_are_understood_as_they_are_typed(briefpack: Command, board: Path) -> None:
    ended = briefpack(
        *("set", MEETING, "meeting.date=+2w", "meeting.end=6.15pm", "to=A; B", "cc=", *TODAY)
    )
    assert ended.status == 0
    assert "cc is not said\n" in ended.err
    text = (board / MEETING / "pack.toml").read_text(encoding="utf-8")
    assert "\ndate = 2016-11-03\nstart = 16:30:00 # always with seconds\nend = 18:15:00\n" in text
    assert '\nto = ["A", "B"]\n' in text
    assert "\ncc" not in text


def test_a_board_is_changed_and_its_comments_stay(briefpack: Command, board: Path) -> None:
    before = (board / "board.toml").read_text(encoding="utf-8")
    ended = briefpack(
        *("set", ".", "officers.clerk.name=Helen Trask", "role_titles.chair=Chair"),
        *("notices.apologies.text=Tell the clerk.", *TODAY),
    )
    assert ended.status == 0
    after = (board / "board.toml").read_text(encoding="utf-8")
    gone = [line for line in before.splitlines() if line not in after.splitlines()]
    assert len([line for line in gone if "#" in line]) == 0
    assert '[officers.clerk]\nname = "Helen Trask"\n' in after
    assert 'chair = "Chair"' in after
    assert 'text = "Tell the clerk."' in after


def test_a_notice_is_begun_by_its_kind(briefpack: Command, tmp_path: Path) -> None:
    folder = write_pack(tmp_path)
    ended = briefpack("set", folder, "notices.refreshments.text=Tea.", "notices.location.text=Up.")
    assert ended.status == 0
    assert said_of(folder / "pack.toml")["notices"] == [
        {"kind": "refreshments", "text": "Tea."},
        {"kind": "location", "text": "Up."},
    ]


def test_a_board_without_packs_is_changed(briefpack: Command, tmp_path: Path) -> None:
    (tmp_path / "board.toml").write_text('name = "B" # ours\n', encoding="utf-8")
    assert briefpack("set", tmp_path, "website=https://www.example.org").status == 0
    assert said_of(tmp_path / "board.toml") == {"name": "B", "website": "https://www.example.org"}


def test_a_board_below_is_left_alone(briefpack: Command, board: Path) -> None:
    below = board / "sub"
    below.mkdir()
    (board / "meetings").rename(below / "meetings")
    (below / "board.toml").write_text('name = "Below"\n', encoding="utf-8")
    before = files_in(below)
    assert briefpack("set", ".", "name=Above").status == 0
    assert briefpack("member", "vacancy", ".", "Labour").status == 0
    assert said_of(board / "board.toml")["name"] == "Above"
    assert files_in(below) == before


@pytest.mark.parametrize(
    ("where", "value", "reason"),
    [
        (MEETING, "meeting.venue=Hall", "keys: meeting.venue.name, meeting.venue.room"),
        (MEETING, "meeting.start=25:00", "meeting.start: '25:00' is not a time"),
        (MEETING, "meeting.date=", "this cannot be"),
        (MEETING, "meeting.date.day=3", "there is no 'meeting.date.day'"),
        (MEETING, "board.name=X", "stands in board.toml"),
        (MEETING, "items=none", "there is no 'items' to set"),
        (MEETING, "membership=../../x", "this cannot be"),
        (MEETING, "notices.party.text=X", "this cannot be"),
        (".", "contact=nobody at all", "this cannot be"),
        (".", "role_titles.king=King", "this cannot be"),
        (".", "officers=Ann", "keys: officers.NAME.name"),
        (".", "notices.own", "sets nothing"),
        ("nowhere", "to=X", "nowhere"),
    ],
)
def test_what_cannot_be_leaves_all_files_as_they_are(
    briefpack: Command, board: Path, where: str, value: str, reason: str
) -> None:
    before = files_in(board)
    ended = briefpack("set", where, value)
    assert (ended.status, ended.out) == (2, "")
    assert reason in ended.err
    assert files_in(board) == before


def test_members_in_the_pack_are_not_set_aside(briefpack: Command, tmp_path: Path) -> None:
    folder = write_pack(tmp_path, '[membership]\nmembers = [{ name = "Ann Hill" }]\n')
    before = files_in(folder)
    ended = briefpack("set", folder, "membership=2016-17")
    assert (ended.status, "keys of its own" in ended.err) == (2, True)
    assert files_in(folder) == before
