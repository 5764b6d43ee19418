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


def notices_of(folder: Path) -> object:
    return said_of(folder / "pack.toml").get("notices")


def test_own_notices_are_added_and_called_by_their_places(
    briefpack: Command, tmp_path: Path
) -> None:
    folder = write_pack(tmp_path)
    for heading in ("Parking", "Fire"):
        ended = briefpack(
            *("set", folder, "notices.new.kind=own", f"notices.new.heading={heading}"),
            *("notices.new.text=There is some.", *TODAY),
        )
        assert ended.status == 0
        assert f"heading = {heading}\n" in ended.err
    lines = briefpack("set", folder).out.splitlines()
    assert "notices.1.heading = Fire" in lines
    ended = briefpack("set", folder, "notices.own.text=None.")
    assert ended.status == 2
    assert ended.err.endswith("call one by its place: notices.0, notices.1\n")
    assert briefpack("set", folder, "notices.1.text=None.", "notices[0].heading=Cars").status == 0
    assert notices_of(folder) == [
        {"kind": "own", "heading": "Cars", "text": "There is some."},
        {"kind": "own", "heading": "Fire", "text": "None."},
    ]
    ended = briefpack("set", folder, "--remove", "notices.0", *TODAY)
    assert "notices.0 is taken away\n" in ended.err
    assert notices_of(folder) == [{"kind": "own", "heading": "Fire", "text": "None."}]
    assert briefpack("set", folder, "notices.own=").status == 0
    assert notices_of(folder) is None


def test_a_place_is_counted_as_in_problems(briefpack: Command, tmp_path: Path) -> None:
    folder = write_pack(tmp_path, '[[notices]]\nkind = "own"\ntext = "No heading."\n')
    (told,) = [
        line for line in briefpack("validate", folder).out.splitlines() if "notices[0]" in line
    ]
    place = told.partition("(")[2].partition(".")[0]
    assert briefpack("set", folder, f"{place}.heading=Parking").status == 0
    assert "notices[0]" not in briefpack("validate", folder).out


def test_offices_of_groups_are_entries_too(briefpack: Command, board: Path) -> None:
    before = said_of(board / "board.toml")["group_offices"]
    assert isinstance(before, list)
    assert f"group_offices.1.group = {before[1]['group']}\n" in briefpack("set", ".").out
    ended = briefpack("set", ".", "group_offices.1.email=x@example.org", *TODAY)
    assert ended.err.startswith("group_offices.1.email = x@example.org\n")
    assert briefpack("set", ".", "--remove", "group_offices.0", *TODAY).status == 0
    after = said_of(board / "board.toml")["group_offices"]
    assert after == [{**before[1], "email": "x@example.org"}, *before[2:]]


def test_an_entry_is_moved_in_its_list(briefpack: Command, board: Path) -> None:
    expected = as_the_editor(
        board,
        MEETING,
        lambda ws: operations.place_entry(ws, "board.toml", ("group_offices", 3), 1),
    )
    ended = briefpack("set", ".", "--move", "group_offices.3", "1", *TODAY)
    assert ended.err.startswith("group_offices.1.group = Liberal Democrat\n")
    assert files_in(board) == expected
    ended = briefpack("set", MEETING, "--move", "notices.0", "1", *TODAY)
    assert ended.err.startswith("notices.0 is in another place of its list\n")
    expected = files_in(board)
    ended = briefpack("set", ".", "--move", "officers.clive-harris", "0")
    assert ended.status == 2
    assert "is no entry of a list" in ended.err
    assert briefpack("set", ".", "--move", "group_offices.0", "1", "name=x").status == 2
    assert files_in(board) == expected


def test_an_officer_is_taken_away_as_in_the_editor(briefpack: Command, board: Path) -> None:
    path = ("officers", "clive-harris")
    expected = as_the_editor(
        board, MEETING, lambda ws: operations.set_value(ws, "board.toml", path, None)
    )
    ended = briefpack("set", ".", "--remove", "officers.clive-harris", *TODAY)
    assert ended.err.startswith("officers.clive-harris is taken away\n")
    assert files_in(board) == expected


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
        (".", "notices.own=", "there is no notices.own"),
        (".", "notices.location=x", "there is no 'notices.location' to set"),
        (".", "notices.99.text=x", "counted from 0; notices.new begins one more"),
        (".", "notices.new.text=x", "this cannot be"),
        (".", "group_offices.x.email=a@example.org", "has nothing called 'x'"),
        (".", "--remove=website=x", "name a key alone, without a value: website"),
        (".", "officers.nobody=", "there are: joseph-ling, clive-harris"),
        (MEETING, "items.0.title=x", "there is no 'items.0.title' to set"),
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


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("theme=../../x", "the theme ../../x is outside the board's folder"),
        ("theme=/etc", "the theme /etc is outside the board's folder"),
        ("theme=nowhere", "There is no theme nowhere."),
        ("website=javascript:alert(1)", "website is not the address of a web page"),
    ],
)
def test_a_theme_or_an_address_that_cannot_be_is_refused_at_once(
    briefpack: Command, board: Path, value: str, reason: str
) -> None:
    before = files_in(board)
    ended = briefpack("set", ".", value, *TODAY)
    assert ended.status == 2
    assert reason in ended.err
    assert files_in(board) == before


def test_a_theme_outside_is_refused_though_it_is_there(briefpack: Command, board: Path) -> None:
    outside = board.parent / "looks"
    outside.mkdir()
    (outside / "theme.toml").write_text('title = "Looks"\nextends = "plain"\n')
    before = files_in(board)
    assert briefpack("set", ".", "theme=../looks", *TODAY).status == 2
    assert files_in(board) == before
    (board / "looks").mkdir()
    (board / "looks" / "theme.toml").write_text('title = "Looks"\nextends = "plain"\n')
    assert briefpack("set", ".", "theme=looks", *TODAY).status == 0
    assert briefpack("set", ".", "theme=large-print", *TODAY).status == 0


def test_a_theme_of_a_board_within_a_pack_is_refused(briefpack: Command, tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "pack")
    ended = briefpack("set", folder, "board.theme=../x")
    assert ended.status == 2
    assert "outside the board's folder" in ended.err
    assert "theme" not in said_of(folder / "pack.toml")["board"]  # type: ignore[operator]


@pytest.mark.usefixtures("board")
def test_the_day_to_count_from_may_be_typed_as_others(briefpack: Command) -> None:
    ended = briefpack("set", MEETING, "published=+1d", "--today", "24 oct 2016")
    assert ended.status == 0
    assert "published = 25 October 2016" in ended.err
