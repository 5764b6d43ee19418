"""``briefpack validate --fix`` and ``--diff``: what is mended, and what stays as it is."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from briefpack import load
from briefpack.problems import Edit, Place, Problem, Severity
from briefpack.store.load import LoadedPack
from tests.cli.running import Command
from tests.packs import MEETING, item_with, write_files, write_pack

WRONG = """\
# The budget comes first.
[[items]]
title = "Budget" # a comment
kind = "Decision"   # in capitals
"""
RIGHT = WRONG.replace("Decision", "decision")
MEMBERS = """\
[[groups]]
name = "Members"
members = [{ name = "A Smith", role = "Chairman" }]
"""

FIX = ("--fix", "--select", "BP1")
DIFF = ("--diff", "--select", "BP1")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in: paths are named from it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def text_of(path: Path) -> str:
    """A file's text as it stands there, line ends and all."""
    return path.read_bytes().decode()


def when(folder: Path) -> dict[str, tuple[int, int]]:
    """When each file was last written, and which file it is."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.name: (path.stat().st_mtime_ns, path.stat().st_ino) for path in files}


# -- mending -------------------------------------------------------------------------------


def test_what_is_beyond_doubt_is_mended_and_comments_stay(briefpack: Command, here: Path) -> None:
    write_pack(here, WRONG)
    assert briefpack("validate", ".", *FIX) == (
        0,
        "",
        "1 problem mended in 1 file\n1 pack checked: no problems\n",
    )
    assert text_of(here / "pack.toml").startswith(RIGHT + MEETING)


def test_mended_twice_is_mended_once(briefpack: Command, here: Path) -> None:
    write_pack(here, WRONG)
    briefpack("validate", ".", *FIX)
    before = when(here)
    assert briefpack("validate", ".", *FIX) == (0, "", "1 pack checked: no problems\n")
    assert when(here) == before


def test_files_with_nothing_to_mend_are_not_touched(briefpack: Command, here: Path) -> None:
    text = WRONG + item_with("report", "a.md").replace("Budget", "Staff")
    write_pack(here, text, files={"a.md": "+++\ncolour = 1\n+++\n1. One.  \n"})
    before = when(here)
    assert briefpack("validate", ".", *FIX).status == 1
    after = when(here)
    assert after["a.md"] == before["a.md"]
    assert after["pack.toml"] != before["pack.toml"]
    assert sorted(after) == sorted(before)


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "byte order mark"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["unix", "windows"])
def test_line_ends_and_the_mark_at_the_start_stay(
    briefpack: Command, here: Path, mark: str, end: str
) -> None:
    text = mark + (WRONG + MEETING + '[board]\nname = "No line end"').replace("\n", end)
    write_files(here, {"pack.toml": text})
    assert briefpack("validate", ".", *FIX).status == 0
    assert text_of(here / "pack.toml") == text.replace("Decision", "decision")


def test_what_cannot_be_mended_is_told_and_the_status_1(briefpack: Command, here: Path) -> None:
    write_pack(here, WRONG + "colour = 1\n")
    status, out, err = briefpack("validate", ".", *FIX, "--format", "concise")
    assert status == 1
    assert out == "pack.toml:5:1: error BP102 colour is not known here\n"
    assert err == "1 problem mended in 1 file\n1 pack checked: 1 error\n"


def test_without_the_option_it_is_said_how_many_could_be(briefpack: Command, here: Path) -> None:
    write_pack(here, WRONG + "colour = 1\n")
    before = when(here)
    ended = briefpack("validate", ".", "--select", "BP1")
    assert ended.err == "1 pack checked: 2 errors; --fix mends 1 of them\n"
    assert when(here) == before


def test_only_codes_that_are_chosen_are_mended(briefpack: Command, here: Path) -> None:
    write_pack(here, WRONG)
    before = when(here)
    for options in (["--select", "BP102"], ["--ignore", "BP104"]):
        ended = briefpack("validate", ".", "--fix", *options)
        assert "mended" not in ended.err
    assert when(here) == before


def test_a_file_that_packs_share_is_mended_once(briefpack: Command, here: Path) -> None:
    named = 'membership = "2016"\n' + RIGHT
    write_files(
        here,
        {
            "board.toml": 'name = "Board"\n',
            "membership/2016.toml": MEMBERS,
            **{f"meetings/{number}/pack.toml": named + MEETING for number in range(3)},
        },
    )
    err = briefpack("validate", ".", *FIX).err
    assert err == "1 problem mended in 1 file\n3 packs checked: no problems\n"
    assert 'role = "chair"' in text_of(here / "membership" / "2016.toml")


def test_a_single_file_is_mended_alone(briefpack: Command, here: Path) -> None:
    write_files(here, {"board.toml": 'name = "Board"\n', "membership/2015.toml": MEMBERS})
    write_files(here, {"meetings/1/pack.toml": WRONG + MEETING})
    err = briefpack("validate", "membership/2015.toml", *FIX).err
    assert err == "1 problem mended in 1 file\n1 file checked: no problems\n"
    assert 'role = "chair"' in text_of(here / "membership" / "2015.toml")
    assert 'kind = "Decision"' in text_of(here / "meetings" / "1" / "pack.toml")


def test_files_are_found_from_wherever_one_works(
    briefpack: Command, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = write_pack(here / "Großer Saal", WRONG)
    write_files(here, {"elsewhere/x": ""})
    (here / "link").symlink_to(pack)
    monkeypatch.chdir(here / "elsewhere")
    assert briefpack("validate", "../link", *FIX).status == 0
    assert text_of(pack / "pack.toml").startswith(RIGHT)


# -- differences ---------------------------------------------------------------------------


def test_a_difference_is_shown_and_nothing_written(briefpack: Command, here: Path) -> None:
    write_pack(here, WRONG)
    before = when(here)
    status, out, err = briefpack("validate", ".", *DIFF)
    assert (status, err) == (1, "1 problem would be mended in 1 file\n")
    assert out.startswith(
        "--- pack.toml\n+++ pack.toml\n@@ -1,7 +1,7 @@\n # The budget comes first."
    )
    assert '-kind = "Decision"   # in capitals\n+kind = "decision"   # in capitals\n' in out
    assert when(here) == before


def test_with_nothing_to_mend_there_is_no_difference(briefpack: Command, here: Path) -> None:
    write_pack(here, RIGHT + "colour = 1\n")
    assert briefpack("validate", ".", *DIFF) == (0, "", "")


def test_a_difference_does_not_write_with_fix_either(briefpack: Command, here: Path) -> None:
    write_pack(here, WRONG)
    before = when(here)
    assert briefpack("validate", ".", *DIFF, "--fix").status == 1
    assert when(here) == before


def test_a_difference_can_be_applied(briefpack: Command, here: Path) -> None:
    text = WRONG + MEETING + '[board]\nname = "\u2028 is no line\'s end, and there is none here"'
    write_files(here, {"pack.toml": text.replace("# a comment", "# a\u2028comment")})
    patch = briefpack("validate", ".", *DIFF).out
    write_files(here, {"changes.patch": patch})
    subprocess.run(["git", "apply", "-p0", "changes.patch"], check=True)  # noqa: S607
    by_patch = text_of(here / "pack.toml")
    assert 'kind = "decision"' in by_patch
    assert briefpack("validate", ".", *DIFF) == (0, "", "")


# -- edits that meet -----------------------------------------------------------------------


Finder = Callable[[str], tuple[Problem, ...]]


@pytest.fixture
def finding(monkeypatch: pytest.MonkeyPatch) -> Callable[[Finder], None]:
    """Have problems found by a function of the text of pack.toml."""

    def find_by(finder: Finder) -> None:
        def check(loaded: LoadedPack, **_: object) -> tuple[Problem, ...]:
            return finder(loaded.sources["pack.toml"].text)

        monkeypatch.setattr("briefpack.cli.gather.validate", check)

    return find_by


def problem(text: str, *changes: tuple[str, str]) -> tuple[Problem, ...]:
    """A problem that is mended by changing words of the first line; none if these are not there."""
    line = text.partition("\n")[0]
    if not all(old in line for old, _ in changes):
        return ()
    edits = tuple(
        Edit(Place("pack.toml", 1, line.index(old) + 1, 1, line.index(old) + 1 + len(old)), new)
        for old, new in changes
    )
    return (Problem("BP304", Severity.WARNING, "wrong", edits[0].place, "", None, edits),)


def test_what_is_mended_may_show_what_else_can_be(
    briefpack: Command, here: Path, finding: Callable[[Finder], None]
) -> None:
    write_pack(here, "# one\n")
    finding(lambda text: problem(text, ("one", "two")) + problem(text, ("two", "three")))
    wanted = "2 problems {} in 1 file\n"
    assert briefpack("validate", ".", "--diff").err == wanted.format("would be mended")
    assert briefpack("validate", ".", "--fix").err.startswith(wanted.format("mended"))
    assert text_of(here / "pack.toml").startswith("# three\n")


def test_the_edits_of_a_problem_go_together(
    briefpack: Command, here: Path, finding: Callable[[Finder], None]
) -> None:
    write_pack(here, "# one two three\n")
    finding(
        lambda text: (
            problem(text, ("one two", "1 2"))
            + problem(text, ("two", "zwei"), ("three", "drei"))
            + problem(text, ("three", "3"))
        )
    )
    assert briefpack("validate", ".", "--fix").status == 0
    assert text_of(here / "pack.toml").startswith("# 1 2 3\n")


def test_what_mends_itself_in_a_circle_comes_to_an_end(
    briefpack: Command, here: Path, finding: Callable[[Finder], None]
) -> None:
    write_pack(here, "# one\n")
    finding(lambda text: problem(text, ("one", "two")) + problem(text, ("two", "one")))
    assert briefpack("validate", ".", "--fix").status == 1


def test_a_file_is_never_mended_into_one_that_cannot_be_read(
    briefpack: Command, here: Path, finding: Callable[[Finder], None]
) -> None:
    write_pack(here, "# one\n")
    before = when(here)
    finding(lambda text: problem(text, ("# one", "one")))
    status, _, err = briefpack("validate", ".", "--fix")
    assert status == 1
    assert err.startswith("pack.toml is left as it is: mended, it could not be read\n1 pack ")
    assert when(here) == before


def test_what_somebody_else_writes_meanwhile_is_not_written_over(
    briefpack: Command, here: Path, finding: Callable[[Finder], None]
) -> None:
    write_pack(here, "# one\n")

    def find(text: str) -> tuple[Problem, ...]:
        (here / "pack.toml").write_text("# theirs\n", encoding="utf-8")
        return problem(text, ("one", "two"))

    finding(find)
    status, _, err = briefpack("validate", ".", "--fix")
    assert (status, err.partition("\n")[0]) == (
        2,
        "briefpack: pack.toml has changed while it was being checked",
    )
    assert text_of(here / "pack.toml") == "# theirs\n"


def test_mended_packs_are_what_is_loaded_then(briefpack: Command, here: Path) -> None:
    write_pack(here, WRONG)
    briefpack("validate", ".", *FIX)
    assert [each for each in load(here).problems if each.code.startswith("BP1")] == []
