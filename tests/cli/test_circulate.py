"""``briefpack circulate``: the message that a pack is sent round with."""

from pathlib import Path

import pytest

from tests.cli.running import Command
from tests.cycle.boards import board, item, pack
from tests.packs import write_files

PAPER = '[[items.papers]]\nkind = "report"\nfile = "budget.md"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    board(tmp_path, m20161103_pack=pack("2016-11-03", item("Welcome") + item("Budget", PAPER)))
    write_files(tmp_path / "meetings/2016-11-03", {"budget.md": "1. One.\n"})
    return tmp_path / "meetings" / "2016-11-03"


def test_the_subject_comes_first(briefpack: Command, folder: Path) -> None:
    ended = briefpack("circulate", folder)
    assert (ended.status, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert lines[0] == "Subject: The Board: agenda for Thursday 3 November 2016, 4.30 pm"
    assert lines[1] == ""
    assert "2. Budget" in lines


@pytest.mark.slow
def test_pages_are_told_as_long_as_the_render_is_of_this_pack(
    briefpack: Command, folder: Path, tmp_path: Path
) -> None:
    assert briefpack("render", folder, "-o", tmp_path / "pack.pdf").status == 0
    assert "2. Budget (page 1)" in briefpack("circulate", folder).out.splitlines()
    write_files(folder, {"budget.md": "1. One, and more.\n"})
    assert "2. Budget" in briefpack("circulate", folder).out.splitlines()


def test_a_broken_paper_does_not_stop_it(briefpack: Command, folder: Path) -> None:
    (folder / "budget.md").unlink()
    ended = briefpack("circulate", folder)
    assert ended.status == 0
    assert "2. Budget" in ended.out.splitlines()


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ("nowhere", "there is no"),
        (".", "name one of its meetings"),
        ("meetings/2016-11-03/budget.md", "is not a pack"),
    ],
)
def test_what_is_no_pack_is_said(
    briefpack: Command,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    where: str,
    message: str,
) -> None:
    monkeypatch.chdir(folder.parents[1])
    ended = briefpack("circulate", where)
    assert ended.status == 2
    assert message in ended.err


def test_a_pack_that_cannot_be_read_is_said(briefpack: Command, folder: Path) -> None:
    (folder / "pack.toml").write_text("[meeting", encoding="utf-8")
    ended = briefpack("circulate", folder)
    assert ended.status == 2
    assert "has no pack.toml that can be read" in ended.err


@pytest.mark.parametrize("command", ["circulate", "calendar", "stats", "note"])
def test_a_pack_that_does_not_say_when_it_is_is_said(
    briefpack: Command, tmp_path: Path, command: str
) -> None:
    write_files(tmp_path, {"pack.toml": '[board]\nname = "The Board"\n'})
    ended = briefpack(command, tmp_path)
    assert ended.status == 2
    assert "does not say when its meeting is" in ended.err
