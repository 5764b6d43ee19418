"""``briefpack find`` and ``briefpack replace``: words in the texts of a pack."""

import errno
import os
from pathlib import Path

import pytest

from briefpack.editing.find_replace import Search, replaced
from briefpack.editing.replacing import put, searched
from briefpack.editing.workspace import Workspace
from tests.cli.editing import MEETING, TODAY, as_the_editor, board_copied, files_in
from tests.cli.running import Command

REPORT = f"{MEETING}/reports/improvement.md"


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return board_copied(tmp_path, monkeypatch)


def test_each_place_is_told_with_its_line_and_the_words_around(
    briefpack: Command, board: Path
) -> None:
    before = files_in(board)
    ended = briefpack("find", "Ofsted said", MEETING)
    assert ended.status == 0
    (line,) = ended.out.splitlines()
    file, number, words = line.split(":", 2)
    assert file == REPORT
    text = (board / REPORT).read_text(encoding="utf-8").splitlines()
    assert "Ofsted said" in text[int(number) - 1]
    assert "Ofsted said" in words
    assert ended.err == "“Ofsted said” is in 1 place in 1 file.\n"
    assert files_in(board) == before


def test_the_pack_one_is_in_is_searched(
    briefpack: Command, board: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(board / MEETING)
    lines = briefpack("find", "children's services").out.splitlines()
    files = {line.partition(":")[0] for line in lines}
    assert files == {"pack.toml", "reports/improvement.md", "../2016-09-29/note.toml"}


@pytest.mark.parametrize("paper", ["3", "3/1", "improvement.md", "reports/improvement.md", REPORT])
@pytest.mark.usefixtures("board")
def test_one_paper_is_searched(briefpack: Command, paper: str) -> None:
    out = briefpack("find", "children's services", MEETING, "--paper", paper).out
    assert len(out.splitlines()) > 5
    assert all(line.startswith(f"{REPORT}:") for line in out.splitlines())


@pytest.mark.usefixtures("board")
def test_capitals_and_whole_words_are_a_matter_of_choice(briefpack: Command) -> None:
    def count(*options: str) -> int:
        return len(briefpack("find", *options, MEETING, "--paper", "3").out.splitlines())

    assert count("OFSTED") == 6
    assert count("OFSTED", "--capitals") == 0
    assert count("Ofste") == 6
    assert count("Ofste", "--whole-words") == 0
    assert count("[Oo]fst.d", "--regex") == 6


@pytest.mark.usefixtures("board")
def test_who_finds_nothing_is_told_what_would_be_found(briefpack: Command) -> None:
    ended = briefpack("find", "OFSTED", MEETING, "--paper", "3", "--capitals")
    assert (ended.status, ended.out) == (0, "")
    first, second = ended.err.splitlines()
    assert first == "“OFSTED” is nowhere in 1 text."
    assert second == "  = with other capitals there are 6: leave --capitals out"
    ended = briefpack("replace", "Ofste", "x", MEETING, "--paper", "3", "--whole-words")
    assert ended.status == 0
    assert ended.err.endswith("as part of longer words there are 6: leave --whole-words out\n")


def test_replacing_is_what_the_editor_does(briefpack: Command, board: Path) -> None:
    def change(workspace: Workspace) -> None:
        texts = searched(workspace, workspace.loaded)
        put(workspace, replaced(texts, Search("Ofsted"), "OFSTED"))

    expected = as_the_editor(board, MEETING, change)
    assert expected != files_in(board)
    ended = briefpack("replace", "Ofsted", "OFSTED", MEETING, *TODAY)
    assert ended.status == 0
    assert len(ended.out.splitlines()) == 6
    assert all("[Ofsted → OFSTED]" in line for line in ended.out.splitlines())
    assert ended.err.startswith("replaced: 6 places in 1 file.\n")
    assert files_in(board) == expected


def test_capitals_are_those_of_what_is_replaced(briefpack: Command, board: Path) -> None:
    ended = briefpack("replace", "ofsted", "inspectors", MEETING, *TODAY)
    assert ended.out.count("[Ofsted → Inspectors]") == 6
    assert "Inspectors said" in (board / REPORT).read_text(encoding="utf-8")
    before = files_in(board)
    ended = briefpack("replace", "inspectors", "x", MEETING, "--capitals", *TODAY)
    assert (ended.status, ended.out) == (0, "")
    assert files_in(board) == before


def test_names_ids_and_links_stay(briefpack: Command, board: Path) -> None:
    assert briefpack("replace", "improvement", "progress", MEETING, *TODAY).status == 0
    pack = (board / MEETING / "pack.toml").read_text(encoding="utf-8")
    assert 'file = "reports/improvement.md"' in pack
    assert "services progress" in pack


def test_files_that_other_packs_read_are_named(briefpack: Command, board: Path) -> None:
    before = (board / "board.toml").read_bytes()
    ended = briefpack("replace", "People Board", "People Panel", MEETING, *TODAY)
    assert ended.status == 0
    assert "not in the pack's folder: board.toml, meetings/2016-09-29/note.toml\n" in ended.err
    assert (board / "board.toml").read_bytes() == before.replace(b"People Board", b"People Panel")


@pytest.mark.parametrize("option", ["--dry-run", "--diff"])
def test_a_change_is_shown_and_not_made(briefpack: Command, board: Path, option: str) -> None:
    before = files_in(board)
    ended = briefpack("replace", "Ofsted", "OFSTED", MEETING, option, *TODAY)
    assert ended.status == 0
    marked = "[Ofsted → OFSTED]" if option == "--dry-run" else "+1. OFSTED brought in"
    assert marked in ended.out
    assert "nothing was written" in ended.err
    assert files_in(board) == before


def test_groups_of_an_expression_are_put_back(briefpack: Command, board: Path) -> None:
    ended = briefpack(
        *("replace", r"(\d+)%", r"\1 per cent", MEETING, "--regex", "--paper", "3", *TODAY)
    )
    assert "[75% → 75 per cent]" in ended.out
    text = (board / REPORT).read_text(encoding="utf-8")
    assert "75 per cent" in text
    assert "%" not in text


def test_what_a_replacement_makes_wrong_is_told(briefpack: Command, board: Path) -> None:
    ended = briefpack("replace", "iMPOWER", "[@nowhere]", MEETING, "--paper", "3", *TODAY)
    assert ended.status == 0
    assert "new since this change: 2 errors" in ended.err
    assert "[@nowhere]" in (board / REPORT).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("improvement", "a\nb"), "has to stand on one line"),
        (("inspections", "a\x07b"), "control character"),
        (("iMPOWER", "a\udcffb"), "is not UTF-8 text"),
        (("(", "x", "--regex"), "is not a regular expression"),
        (("Ofsted", r"\1", "--regex"), "cannot replace anything"),
        ((" ", "x"), "no words to look for"),
        (("Ofsted", "x", "--paper", "9"), "no paper is called '9'"),
        (("Ofsted", "x", "--paper", "3/1/A"), "has no text that can be searched"),
        (("Ofsted", "x", "--paper", "../../etc/passwd"), "no paper is called"),
    ],
)
def test_what_cannot_be_leaves_all_files_as_they_are(
    briefpack: Command, board: Path, arguments: tuple[str, ...], reason: str
) -> None:
    before = files_in(board)
    words, by, *options = arguments
    ended = briefpack("replace", words, by, MEETING, *options)
    assert (ended.status, ended.out) == (2, "")
    assert reason in ended.err
    assert files_in(board) == before


@pytest.mark.parametrize("content", [None, b"1. Caf\xe9\n"])
def test_what_cannot_be_searched_is_told(
    briefpack: Command, board: Path, content: bytes | None
) -> None:
    (board / REPORT).unlink()
    if content is not None:
        (board / REPORT).write_bytes(content)
    told = f"  = `briefpack validate` says why this cannot be searched: {REPORT}\n"
    assert briefpack("find", "Ofsted", MEETING).err.endswith(told)
    assert briefpack("find", "People Board", MEETING).err.endswith(told)
    assert briefpack("replace", "Ofsted", "x", MEETING).err.endswith(told)
    assert told in briefpack("replace", "People Board", "Panel", MEETING, *TODAY).err
    ended = briefpack("find", "Ofsted", MEETING, "--paper", "3")
    assert (ended.status, ended.out) == (2, "")
    assert "paper 3/1 “Report” cannot be read" in ended.err
    assert told not in briefpack("find", "Board", MEETING, "--paper", "board.toml").err


def test_a_broken_table_is_told_as_not_searched(briefpack: Command, board: Path) -> None:
    (board / "board.toml").write_text("name = \n")
    ended = briefpack("find", "Ofsted", MEETING)
    assert len(ended.out.splitlines()) == 6
    assert ended.err.endswith("cannot be searched: board.toml\n")


@pytest.mark.usefixtures("board")
def test_long_words_are_cut_where_they_are_shown(briefpack: Command) -> None:
    ended = briefpack("replace", "Ofsted said", "x" * 10_000, MEETING, "--dry-run")
    assert len(ended.out) < 500
    assert "xx…]" in ended.out
    assert len(briefpack("find", "x" * 10_000, MEETING).err) < 500


def test_nothing_is_told_as_replaced_that_could_not_be_written(
    briefpack: Command, board: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    before = files_in(board)
    monkeypatch.setattr("briefpack.store.write.os.fsync", refuse)
    ended = briefpack("replace", "Ofsted", "OFSTED", MEETING, *TODAY)
    assert (ended.status, ended.out) == (2, "")
    assert "the disk can only be read" in ended.err
    assert files_in(board) == before


def test_where_there_is_no_pack_nothing_is_searched(briefpack: Command, board: Path) -> None:
    for arguments in (("find", "x"), ("replace", "x", "y")):
        ended = briefpack(*arguments, board)
        assert (ended.status, ended.out) == (2, "")


def test_what_a_pack_says_moves_no_terminal(briefpack: Command, board: Path) -> None:
    file = board / REPORT
    file.write_text(f"{file.read_text(encoding='utf-8')}\n1. Here \x1b[31m\u202e zebra.\n")
    assert "zebra" in (told := briefpack("find", "zebra", MEETING).out)
    assert not set(told) & {"\x1b", "\u202e"}
