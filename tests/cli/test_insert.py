"""``briefpack insert``: pictures, tables, footnotes and references in a report's text."""

from pathlib import Path

import pytest
from PIL import Image

from briefpack.editing import operations
from tests.cli.editing import MEETING, TODAY, as_the_editor, board_copied, files_in
from tests.cli.running import Command

REPORT = f"{MEETING}/reports/improvement.md"
FOLDER = f"{MEETING}/reports"


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    Image.new("RGB", (60, 40), "white").save(tmp_path / "Map of it.png")
    return board_copied(tmp_path, monkeypatch)


def lines_added(board: Path, before: dict[str, bytes]) -> list[str]:
    """The lines of the report that it had not before; none of the others may be gone."""
    old = before[REPORT].decode().splitlines()
    new = (board / REPORT).read_text(encoding="utf-8").splitlines()
    assert [line for line in old if line not in new] == []
    return [line for line in new if line not in old]


def test_a_picture_is_copied_and_shown_below_a_paragraph(briefpack: Command, board: Path) -> None:
    before = files_in(board)
    file = board.parent / "Map of it.png"
    ended = briefpack(
        *("insert", "picture", MEETING, "3", file, "--alt", "Ratings [by council]"),
        *("--below", "6.1", *TODAY),
    )
    assert ended.status == 0
    assert ended.err == "map-of-it.png is shown below paragraph 6.1 in paper 3/1.\n"
    assert (board / FOLDER / "map-of-it.png").read_bytes() == file.read_bytes()
    assert lines_added(board, before) == [r"      ![Ratings \[by council\]](map-of-it.png)"]
    assert briefpack("validate", MEETING, *TODAY).status == 0


def test_a_second_picture_of_a_name_is_another_file(briefpack: Command, board: Path) -> None:
    file = board.parent / "Map of it.png"
    for words in ("One", "Two"):
        assert briefpack("insert", "picture", MEETING, "3", file, "--alt", words).status == 0
    text = (board / REPORT).read_text(encoding="utf-8")
    assert text.endswith("\n\n![One](map-of-it.png)\n\n![Two](map-of-it-2.png)\n")


def test_inserting_a_picture_is_what_the_editor_does(briefpack: Command, board: Path) -> None:
    file = board.parent / "Map of it.png"
    content = file.read_bytes()
    text = (board / REPORT).read_text(encoding="utf-8")
    expected = as_the_editor(
        board,
        MEETING,
        lambda ws: operations.add_picture(ws, REPORT, file.name, content),
        lambda ws: ws.change("Type", {REPORT: f"{text}\n![A map](map-of-it.png)\n"}),
    )
    assert briefpack("insert", "picture", MEETING, "3", file, "--alt", "A map").status == 0
    assert files_in(board) == expected


def test_rows_become_a_table(briefpack: Command, board: Path) -> None:
    before = files_in(board)
    (board.parent / "c.csv").write_text('Council,Cost\nNorth,"1,200"\nSouth [@x],340\n')
    ended = briefpack(
        *("insert", "table", MEETING, "3", "../c.csv", "--caption", "What it costs"),
        *("--below", "2", *TODAY),
    )
    assert ended.err == "a table of 2 rows is below paragraph 2 in paper 3/1.\n"
    assert lines_added(board, before) == [
        "   Table: What it costs",
        "   | Council      |  Cost |",
        "   | ------------ | ----: |",
        "   | North        | 1,200 |",
        r"   | South \[@x\] |   340 |",
    ]
    assert briefpack("validate", MEETING, *TODAY).status == 0


def test_footnotes_are_numbered_on(briefpack: Command, board: Path) -> None:
    insert = ("insert", "footnote", MEETING, "improvement.md")
    assert briefpack(*insert, "As of October.", "--paragraph", "3", *TODAY).status == 0
    ended = briefpack(*insert, "Of *some*.", "--behind", "it was 78%", *TODAY)
    assert (ended.status, ended.err) == (0, "a footnote is added in paper 3/1.\n")
    text = (board / REPORT).read_text(encoding="utf-8")
    assert "got harder.[^1]\n" in text
    assert "it was 78%[^2]. Ofsted" in text
    assert text.endswith("\n\n[^1]: As of October.\n\n[^2]: Of *some*.\n")
    assert briefpack("validate", MEETING, *TODAY).status == 0


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("ratings", "ratings"),
        ("6", "vision"),
        ("paragraph 6", "vision"),
        ("item 4", "note-of-last-meeting"),
        ("Appendix A", "enablers"),
        ("INTRODUCTION", "introduction"),
    ],
)
def test_a_reference_is_to_what_is_called_so(
    briefpack: Command, board: Path, target: str, name: str
) -> None:
    arguments = ("insert", "reference", MEETING, "3", target, "--behind", "it was 78%", *TODAY)
    ended = briefpack(*arguments)
    assert (ended.status, ended.err) == (0, f"[@{name}] is referred to in paper 3/1.\n")
    text = (board / REPORT).read_text(encoding="utf-8")
    assert f"it was 78% [@{name}]. Ofsted" in text
    assert briefpack("validate", MEETING, *TODAY).status == 0


def test_what_has_no_name_is_given_one(briefpack: Command, board: Path) -> None:
    before = files_in(board)
    assert briefpack("insert", "reference", MEETING, "3", "item 1", "-p", "1", *TODAY).status == 0
    pack = (board / MEETING / "pack.toml").read_text(encoding="utf-8")
    (new,) = set(pack.splitlines()) - set(before[f"{MEETING}/pack.toml"].decode().splitlines())
    key, _, name = new.partition(" = ")
    assert key == "id"
    assert f"[@{name.strip(chr(34))}]" in (board / REPORT).read_text(encoding="utf-8")


def test_a_change_is_shown_and_not_made(briefpack: Command, board: Path) -> None:
    before = files_in(board)
    file = board.parent / "Map of it.png"
    ended = briefpack("insert", "picture", MEETING, "3", file, "--alt", "A map", "--diff")
    assert ended.status == 0
    assert "+![A map](map-of-it.png)\n" in ended.out
    assert files_in(board) == before


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("picture", "3", "../Map of it.png"), "Missing option '--alt'"),
        (("picture", "3", "../Map of it.png", "--alt", " "), "a picture needs words"),
        (("picture", "3", "../Map of it.png", "--alt", "x", "--below", "99"), "no paragraph '99'"),
        (("picture", "3", "../nowhere.png", "--alt", "x"), "there is no file"),
        (("picture", "3", "board.toml", "--alt", "x"), "board.toml is no picture"),
        (("picture", "3/A", "../Map of it.png", "--alt", "x"), "is no report"),
        (("picture", "9", "../Map of it.png", "--alt", "x"), "no paper is called '9'"),
        (("picture", "3", "../Map of it.png", "--alt", "a\x07b"), "control character"),
        (("table", "3", "../Map of it.png", "--caption", "x"), "not UTF-8"),
        (("table", "3", "../empty.csv", "--caption", "x"), "has no row below its first"),
        (("table", "3", "../nowhere.csv", "--caption", "x"), "there is no file ../nowhere.csv"),
        (("footnote", "3", " ", "-p", "1"), "a footnote needs words"),
        (("footnote", "3", "x"), "say where"),
        (("footnote", "3", "x", "-p", "1", "--behind", ""), "--behind needs words"),
        (("footnote", "3", "x", "--behind", "Ofsted"), "'Ofsted' is there 5 times"),
        (("footnote", "3", "x", "--behind", "\x1b[31m"), "is not there"),
        (("footnote", "3", "a\udcff", "-p", "1"), "not UTF-8 text"),
        (("reference", "3", " ", "-p", "1"), "nothing is named to refer to"),
        (("reference", "3", "rating", "-p", "1"), "did you mean ratings?"),
        (("reference", "3", "item 99", "-p", "1"), "nothing to refer to is called 'item 99'"),
        (("reference", "3", "item 1", "-p", "99"), "no paragraph '99'"),
    ],
)
def test_what_cannot_be_leaves_all_files_as_they_are(
    briefpack: Command, board: Path, arguments: tuple[str, ...], reason: str
) -> None:
    (board.parent / "empty.csv").write_text("")
    before = files_in(board)
    what, *rest = arguments
    ended = briefpack("insert", what, MEETING, *rest)
    assert (ended.status, ended.out) == (2, "")
    assert reason in ended.err
    assert "\x1b" not in ended.err
    assert files_in(board) == before


@pytest.mark.parametrize("content", [None, b"1. Caf\xe9\n", b"+++\ntitle = 'No end'\n1. One.\n"])
def test_a_report_that_cannot_be_read_is_left_alone(
    briefpack: Command, board: Path, content: bytes | None
) -> None:
    if content is None:
        (board / REPORT).unlink()
    else:
        (board / REPORT).write_bytes(content)
    before = files_in(board)
    (board.parent / "new.md").write_text("1. New.\n")
    for arguments in (
        ("insert", "picture", MEETING, "3", "../Map of it.png", "--alt", "A map"),
        ("insert", "footnote", MEETING, "3", "Words.", "--paragraph", "1"),
        ("paper", "text", MEETING, "3"),
        ("paper", "text", MEETING, "3", "../new.md"),
    ):
        ended = briefpack(*arguments, *TODAY)
        assert (ended.status, ended.out) == (2, "")
        assert "cannot be read\n  = see what `briefpack validate` says" in ended.err
        assert files_in(board) == before
