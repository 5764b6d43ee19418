"""``briefpack validate PATH…``: what is checked, as what, and from when it counts."""

import os
from datetime import date
from pathlib import Path

import pytest

from briefpack.problems import Place, Problem, Severity
from briefpack.rules.profiles import PROFILES, Profile
from tests.cli.running import Command
from tests.packs import ITEM, MEETING, item_with, write_files, write_pack

WRONG = "colour = 1\n"
"""A key that no file has."""

NOTE = """\
title = "Note"
date = 2016-09-29
venue.name = "Town Hall"
"""
SEE_NOTHING = '+++\ntitle = "Budget"\n+++\n1. See [@nothing].\n'
BROKEN_REPORT = f"+++\n{WRONG}+++\n1. One.\n"
MEMBERS = """\
[[groups]]
name = "Members"
members = [{ name = "A Smith", role = "chair" }]
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in: paths are named from it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def board(folder: Path, *packs: str, **files: str) -> None:
    """A board with packs of these texts in meetings/0, meetings/1 …, and more ``files``."""
    write_files(folder, {"board.toml": 'name = "Board"\n'})
    for number, text in enumerate(packs):
        write_files(folder, {f"meetings/{number}/pack.toml": text + MEETING})
    write_files(folder, files)


def places(out: str) -> list[str]:
    """Where the problems are that were told as ``concise``."""
    return [line.partition(": ")[0] for line in out.splitlines()]


# -- boards and repositories ---------------------------------------------------------------


def test_all_packs_of_a_board_are_checked(briefpack: Command, here: Path) -> None:
    board(here, ITEM, WRONG + ITEM, WRONG + ITEM)
    assert briefpack("validate", ".", "--format", "concise", "--select", "BP102") == (
        1,
        (
            "meetings/1/pack.toml:1:1: error BP102 colour is not known here\n"
            "meetings/2/pack.toml:1:1: error BP102 colour is not known here\n"
        ),
        "3 packs checked: 2 errors\n",
    )


MINUTES = 'title = "B"\ndate = 2016-11-03\nvenue.name = "H"\n'


@pytest.mark.parametrize(
    ("folder", "command"),
    [
        ("meetings/2016-11-03", "briefpack new meetings/2016-11-03"),
        ("meetings", "briefpack new meetings --date DAY"),
    ],
)
def test_a_meeting_without_a_pack_is_told_so(
    briefpack: Command, here: Path, folder: str, command: str
) -> None:
    note = "note.toml" if folder != "meetings" else "2016-11-03/note.toml"
    write_files(here, {"board.toml": 'name = "B"\n', f"{folder}/{note}": MINUTES})
    assert briefpack("validate", folder) == (
        0,
        "",
        (
            "1 file checked: no problems\n"
            f"there is no pack.toml in {folder}: only {note} was checked, as it stands\n"
            f"  = begin a pack with: {command}\n"
        ),
    )


def test_where_there_is_no_board_either_its_name_is_to_be_given(
    briefpack: Command, here: Path
) -> None:
    write_files(here, {"2016-11-03/note.toml": MINUTES})
    err = briefpack("validate", "2016-11-03").err
    assert err.endswith("  = begin a pack with: briefpack new 2016-11-03 --board NAME\n")


def test_what_is_part_of_a_pack_needs_none(briefpack: Command, here: Path) -> None:
    board(here, ITEM)
    write_files(
        here,
        {
            "meetings/0/papers/a.md": "+++\n+++\n1. One.\n",
            "membership/2016-17.toml": 'members = [{ name = "Ann Ray", role = "chair" }]\n',
        },
    )
    for folder in ("meetings/0/papers", "membership", "meetings"):
        assert "there is no" not in briefpack("validate", folder).err


def test_a_board_without_packs_is_checked_itself(briefpack: Command, here: Path) -> None:
    board(here)
    assert briefpack("validate", ".") == (0, "", "1 file checked: no problems\n")
    (here / "board.toml").write_text(WRONG, encoding="utf-8")
    assert "board.toml:1:1" in briefpack("validate", here).out


def test_what_no_pack_names_is_checked_all_the_same(briefpack: Command, here: Path) -> None:
    board(here, ITEM)
    write_files(
        here,
        {
            "meetings/later/note.toml": WRONG + NOTE,
            "meetings/0/left.md": BROKEN_REPORT,
            "membership/2015.toml": WRONG + MEMBERS,
            "readme.md": "# Not a report\n",
            "other.toml": WRONG,
        },
    )
    status, out, err = briefpack("validate", ".", "--format", "concise", "--select", "BP102")
    assert places(out) == [
        "meetings/0/left.md:2:1",
        "meetings/later/note.toml:1:1",
        "membership/2015.toml:1:1",
    ]
    assert (status, err) == (1, "1 pack and 3 other files checked: 3 errors\n")


def test_a_repository_is_searched_but_not_its_hidden_folders(
    briefpack: Command, here: Path
) -> None:
    for folder in ("a", "b/c", ".git/x", ".hidden", "node_modules/x", "venv", "a/__pycache__"):
        write_pack(here / folder, WRONG + ITEM)
        write_files(here / folder, {"left.md": BROKEN_REPORT})
    status, out, err = briefpack("validate", ".", "--format", "concise", "--select", "BP102")
    assert places(out) == [
        "a/pack.toml:1:1",
        "b/c/pack.toml:1:1",
        "a/left.md:2:1",
        "b/c/left.md:2:1",
    ]
    assert (status, err) == (1, "2 packs and 2 other files checked: 4 errors\n")


def test_links_that_lead_in_circles_are_no_trouble(briefpack: Command, here: Path) -> None:
    write_pack(here / "a" / "pack", WRONG + ITEM)
    (here / "a" / "round").symlink_to("..")
    (here / "a" / "pack" / "self.md").symlink_to("self.md")
    (here / "latest").symlink_to("a/pack")
    (here / "b").mkdir()
    (here / "b" / "pack.toml").symlink_to("nowhere")
    status, out, err = briefpack("validate", ".", "--format", "concise", "--select", "BP102")
    assert (places(out), err) == (["a/pack/pack.toml:1:1"], "1 pack checked: 1 error\n")
    assert briefpack("validate", "latest", "--format", "concise", "--select", "BP102").out == out
    assert status == 1


def test_a_pipe_is_not_waited_for(briefpack: Command, here: Path) -> None:
    write_pack(here)
    os.mkfifo(here / "pipe.md")
    assert briefpack("validate", ".", "--select", "BP1").err == "1 pack checked: no problems\n"


def test_a_pack_in_a_packs_folder_is_checked(briefpack: Command, here: Path) -> None:
    write_pack(here)
    write_pack(here / "sub", WRONG + ITEM)
    status, out, err = briefpack("validate", ".", "--format", "concise", "--select", "BP102")
    assert (status, places(out), err) == (1, ["sub/pack.toml:1:1"], "2 packs checked: 1 error\n")


def test_what_is_named_twice_is_checked_once(briefpack: Command, here: Path) -> None:
    pack = write_pack(here / "pack", WRONG + ITEM)
    (here / "link").symlink_to("pack")
    names = (".", "pack", pack, "pack/pack.toml", "link", "pack/../pack")
    status, out, err = briefpack("validate", *names, "--format", "concise", "--select", "BP102")
    assert (status, err) == (1, "1 pack checked: 1 error\n")
    assert places(out) == ["pack/pack.toml:1:1"]


# -- single files --------------------------------------------------------------------------


def test_a_single_file_is_told_alone(briefpack: Command, here: Path) -> None:
    text = item_with("report", "a.md") + item_with("report", "b.md").replace("Budget", "Staff")
    write_pack(here, WRONG + text, files={"a.md": BROKEN_REPORT, "b.md": BROKEN_REPORT})
    status, out, err = briefpack("validate", "a.md", "--format", "concise", "--select", "BP102")
    assert (status, err) == (1, "1 file checked: 1 error\n")
    assert places(out) == ["a.md:2:1"]


def test_a_file_is_checked_as_its_pack_has_it(briefpack: Command, here: Path) -> None:
    text = item_with("report", "papers/a.md")
    write_pack(here, text, files={"papers/a.md": SEE_NOTHING})
    for named in ("papers/a.md", "papers", here / "papers"):
        status, out, err = briefpack("validate", named, "--format", "concise", "--select", "BP4")
        assert (status, places(out)) == (1, ["papers/a.md:4:1"])
        assert err == "1 file checked: 1 error\n"


def test_a_file_is_checked_as_another_pack_of_the_board_has_it(
    briefpack: Command, here: Path
) -> None:
    naming = item_with("report", "../1/a.md")
    board(here, naming, ITEM, **{"meetings/1/a.md": SEE_NOTHING})
    status, out, err = briefpack("validate", "meetings/1/a.md", "--select", "BP401")
    assert (status, out.partition("\n")[0]) == (1, "error BP401 [@nothing] leads nowhere")
    assert err == "1 file checked: 1 error\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("meetings/0/left.md", BROKEN_REPORT),
        ("meetings/0/left.md", "\ufeff" + BROKEN_REPORT),
        ("meetings/0/note.toml", WRONG + NOTE),
        ("notes/september.toml", WRONG + NOTE),
        ("membership/2015.toml", WRONG + MEMBERS),
    ],
)
def test_a_file_that_no_pack_names_is_checked_alone(
    briefpack: Command, here: Path, name: str, text: str
) -> None:
    board(here, WRONG + ITEM, **{name: text})
    status, out, err = briefpack("validate", name, "--format", "concise", "--select", "BP102")
    assert (status, err) == (1, "1 file checked: 1 error\n")
    assert [place.partition(":")[0] for place in places(out)] == [name]


def test_many_files_of_a_pack_are_told_together(briefpack: Command, here: Path) -> None:
    text = item_with("report", "a.md") + item_with("report", "b.md").replace("Budget", "Staff")
    write_pack(here, WRONG + text, files={"a.md": BROKEN_REPORT, "b.md": BROKEN_REPORT})
    names = ("b.md", "a.md", "b.md")
    status, out, err = briefpack("validate", *names, "--format", "concise", "--select", "BP102")
    assert (status, err) == (1, "2 files checked: 2 errors\n")
    assert places(out) == ["a.md:2:1", "b.md:2:1"]


def test_the_membership_is_checked_as_each_pack_has_it_and_told_once(
    briefpack: Command, here: Path
) -> None:
    named = 'membership = "2016"\n' + ITEM
    board(here, named, named, **{"membership/2016.toml": WRONG + MEMBERS})
    found = briefpack(
        "validate", "membership/2016.toml", "--format", "concise", "--select", "BP102"
    )
    assert found == (
        1,
        "membership/2016.toml:1:1: error BP102 colour is not known here\n",
        "1 file checked: 1 error\n",
    )


# -- nothing to check ----------------------------------------------------------------------


def test_a_folder_without_a_pack_is_2(briefpack: Command, tmp_path: Path) -> None:
    write_files(tmp_path, {"readme.md": "# Read me\n"})
    assert briefpack("validate", tmp_path) == (
        2,
        "",
        f"briefpack: {tmp_path} has nothing to check\n  = a pack is a folder with a pack.toml\n",
    )


@pytest.mark.parametrize("name", ["a.pdf", "a.txt", "a"])
def test_a_file_that_is_no_text_of_ours_is_2(briefpack: Command, here: Path, name: str) -> None:
    write_pack(here, item_with("attachment", "a.pdf"), files={name: b"%PDF-1.4\n"})
    assert briefpack("validate", name) == (
        2,
        "",
        (
            f"briefpack: {name} is none of briefpack's files\n"
            "  = PDFs and pictures are checked with the pack that names them\n"
        ),
    )


def test_one_wrong_path_among_others_is_2(briefpack: Command, here: Path) -> None:
    write_pack(here / "pack", WRONG)
    for names in (["pack", "nothing"], ["nothing", "pack"], ["pack/pack.toml", "pack/nothing.md"]):
        status, out, err = briefpack("validate", *names)
        assert (status, out) == (2, "")
        assert err.startswith("briefpack: there is no ")


# -- options -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--profile", "parrish"], "there is no profile parrish\n  = did you mean parish?"),
        (["--profile", "zzz"], "there is no profile zzz\n  = there are any-board, "),
        (["--today", "3 Remember"], "'3 Remember' is no day; write it like 2026-11-03 or '3 nov'"),
        (["--today", "2016-02-30"], "'2016-02-30' is no day; write it like 2026-11-03 or '3 nov'"),
        (["--today", ""], "'' is no day; write it like 2026-11-03 or '3 nov'"),
        (["--select", "401"], "401 is not a code."),
        (["--select", "BP103,BP2O1"], "there is no rule BP2O1\n  = did you mean BP"),
        (["--ignore", "BPX"], "there is no rule BPX\n  = `briefpack rule` lists all"),
        (["--format", "yaml"], "'yaml' is not one of 'text', 'concise', "),
    ],
)
def test_a_wrong_option_is_2(
    briefpack: Command, tmp_path: Path, options: list[str], words: str
) -> None:
    status, out, err = briefpack("validate", write_pack(tmp_path), *options)
    assert (status, out) == (2, "")
    assert words in err


def test_the_day_is_the_one_that_is_named(
    briefpack: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    days: list[date] = []

    def check(_: object, *, profile: str | None, today: date) -> tuple[Problem, ...]:
        del profile
        days.append(today)
        return ()

    monkeypatch.setattr("briefpack.cli.gather.validate", check)
    pack = write_pack(tmp_path)
    before = date.today()  # noqa: DTZ011 - the officer's day
    briefpack("validate", pack)
    briefpack("validate", pack, "--today", "2016-10-20")
    briefpack("validate", pack, "--today", "2016-10-20")
    after = date.today()  # noqa: DTZ011
    assert before <= days[0] <= after
    assert days[1:] == [date(2016, 10, 20)] * 2


def test_a_profile_takes_the_place_of_the_boards(
    briefpack: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    strict = Profile("parish", "Strict", severities={"BP305": Severity.ERROR})
    monkeypatch.setitem(PROFILES, "parish", strict)
    pack = write_pack(tmp_path, ITEM + ITEM)
    assert briefpack("validate", pack, "--select", "BP305").err == "1 pack checked: 1 warning\n"
    as_parish = briefpack("validate", pack, "--select", "BP305", "--profile", "parish")
    assert as_parish.err == "1 pack checked: 1 error\n"


def test_advice_is_a_problem_only_for_the_strict(
    briefpack: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    advice = Problem("BP304", Severity.ADVICE, "sit less long", Place("pack.toml", 1, 1, 1, 2))
    monkeypatch.setattr("briefpack.cli.gather.validate", lambda *_, **__: (advice,))
    pack = write_pack(tmp_path)
    assert briefpack("validate", pack).out.startswith("advice BP304 sit less long\n")
    assert briefpack("validate", pack).status == 0
    assert briefpack("validate", pack, "--strict").status == 1


def test_all_of_200_problems_are_shown_and_in_order(briefpack: Command, here: Path) -> None:
    keys = "".join(f"wrong_{number:03} = 1\n" for number in range(200))
    write_pack(here, keys + ITEM)
    status, out, err = briefpack("validate", ".", "--select", "BP102")
    shown = [line.split(":")[1] for line in out.splitlines() if line.startswith("  --> ")]
    assert shown == [str(line) for line in range(1, 201)]
    assert (status, err) == (1, "1 pack checked: 200 errors\n")
