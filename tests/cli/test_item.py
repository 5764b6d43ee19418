"""``briefpack item``: the items of an agenda, listed and changed."""

import errno
import io
import json
import os
from pathlib import Path

import click
import pytest

from briefpack.cli.item import KINDS
from briefpack.cli.main import cli
from briefpack.editing import operations
from briefpack.model.agenda import ItemKind
from tests.cli.editing import MEETING, TODAY, as_the_editor, board_copied, files_in
from tests.cli.running import Command, Ended
from tests.packs import write_pack
from tests.test_import_hygiene import imported

AGENDA = """\
[[items]]  # opens the meeting
title = "Welcome"
kind = "procedural"

[[items]]
title = "Finance"
kind = "heading"

[[items]]
# the reserve, too
title = "Budget"
kind = "decision"
id = "budget"  # referred to

[[items.papers]]
kind = "report"
file = "reports/budget.md"

[[items.items]]
title = "Reserves"
kind = "decision"

[[items]]
title = "[red]Roads[/red]"
kind = "discussion"

"""
REPORT = '+++\nsummary = "What we spend."\n+++\n\n## Background\n\n1. See [@budget].\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small pack; the working directory is the folder above it."""
    monkeypatch.chdir(tmp_path)
    return write_pack(tmp_path / "pack", AGENDA, files={"reports/budget.md": REPORT})


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return board_copied(tmp_path, monkeypatch)


def text_of(folder: Path) -> str:
    return (folder / "pack.toml").read_text(encoding="utf-8")


def numbered(ended: Ended) -> list[tuple[str | None, str]]:
    """The numbers and titles that were listed as JSON."""
    return [(each["number"], each["title"]) for each in json.loads(ended.out)]


# -- listing -----------------------------------------------------------------------------------


def test_a_list_does_not_wait_for_the_rules(
    briefpack: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr("briefpack.rules.registry.validate_pack", refuse)
    assert briefpack("item", "list", folder).status == 0
    assert briefpack("paper", "list", folder).status == 0


def test_items_are_listed_with_their_numbers_and_papers(briefpack: Command, folder: Path) -> None:
    ended = briefpack("item", "list", folder)
    assert ended.status == 0
    lines = [line.split() for line in ended.out.splitlines()]
    assert lines[2:] == [
        ["1", "Welcome", "procedural"],
        ["items[1]", "Finance", "heading"],
        ["2", "Budget", "decision", "report"],
        ["2.1", "Reserves", "decision"],
        ["3", "[red]Roads[/red]", "discussion"],
    ]


def test_items_are_listed_for_programs(briefpack: Command, folder: Path) -> None:
    found = json.loads(briefpack("item", "list", folder, "--format", "json").out)
    assert found[2] == {
        "number": "2",
        "handle": "2",
        "title": "Budget",
        "kind": "decision",
        "depth": 0,
        "minutes": None,
        "presenters": [],
        "starts": None,
        "pages": None,
        "path": "items[2]",
        "papers": [
            {
                "handle": "2/1",
                "title": "Report",
                "kind": "report",
                "file": "reports/budget.md",
                "state": "ready",
                "pages": None,
                "appendices": [],
            }
        ],
    }


def test_a_pack_that_cannot_be_read_is_told_in_words(briefpack: Command, folder: Path) -> None:
    (folder / "pack.toml").write_text("[[items]\n", encoding="utf-8")
    ended = briefpack("item", "list", folder)
    assert (ended.status, ended.out) == (2, "")
    assert "no pack.toml that can be read" in ended.err


# -- moving ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("where", "by"), [(("--up",), -1), (("--down",), 1), (("--to", "1"), -2), (("--to", "4"), 1)]
)
def test_an_item_of_the_example_is_moved_as_the_editor_moves_it(
    briefpack: Command, board: Path, where: tuple[str, ...], by: int
) -> None:
    expected = as_the_editor(
        board,
        MEETING,
        lambda ws: operations.move_entry(ws, ws.pack_file, ("items", 2), by),
    )
    ended = briefpack("item", "move", MEETING, "3", *where, *TODAY)
    assert ended.status == 0, ended.err
    assert files_in(board) == expected


def test_moving_tells_the_new_numbers(briefpack: Command, board: Path) -> None:
    ended = briefpack("item", "move", MEETING, "note-of-last-meeting", "--to", "2", *TODAY)
    assert ended.err == (
        "item 4 “Note of the Previous Meeting” is item 2 now.\n"
        "  = other new numbers: 2 is 3, 3 is 4\n"
    )
    assert ended.out == ""
    listed = briefpack("item", "list", board / MEETING, "--format", "json")
    assert [number for number, _ in numbered(listed)] == ["1", "2", "3", "4"]


def test_comments_go_where_their_item_goes(briefpack: Command, folder: Path) -> None:
    before = text_of(folder)
    assert briefpack("item", "move", folder, "budget", "--before", "welcome").status == 0
    after = text_of(folder)
    assert after.startswith('[[items]]\n# the reserve, too\ntitle = "Budget"\n')
    assert sorted(after.splitlines()) == sorted(before.splitlines())


def test_an_item_becomes_a_part_as_the_editor_indents_it(briefpack: Command, folder: Path) -> None:
    expected = as_the_editor(folder, "", lambda ws: operations.indent_item(ws, ("items", 3)))
    ended = briefpack("item", "move", folder, "3", "--into", "2")
    assert "is item 2.2 now." in ended.err
    assert files_in(folder) == expected


def test_a_part_becomes_an_item_as_the_editor_outdents_it(briefpack: Command, folder: Path) -> None:
    path = ("items", 2, "items", 0)
    expected = as_the_editor(folder, "", lambda ws: operations.outdent_item(ws, path))
    assert briefpack("item", "move", folder, "2.1", "--after", "2").status == 0
    assert files_in(folder) == expected


def test_an_item_that_is_first_stays_and_that_is_said(briefpack: Command, folder: Path) -> None:
    before = files_in(folder)
    ended = briefpack("item", "move", folder, "1", "--up")
    assert (ended.status, ended.err) == (0, "nothing was changed: it is so already.\n")
    assert files_in(folder) == before


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("1",), "say where to"),
        (("1", "--up", "--down"), "say where to"),
        (("9", "--up"), "no item is called '9'"),
        (("1", "--to", "7"), "there is no item '7'"),
        (("1", "--to", "4"), "numbers go from 1 to 3"),
        (("2", "--into", "2"), "nothing can be moved into itself"),
        (("2", "--into", "2.1"), "nothing can be moved into itself"),
        (("../../etc", "--up"), "no item is called '../../etc'"),
    ],
)
def test_a_move_that_makes_no_sense_is_refused(
    briefpack: Command, folder: Path, arguments: tuple[str, ...], reason: str
) -> None:
    before = files_in(folder)
    ended = briefpack("item", "move", folder, *arguments)
    assert (ended.status, ended.out) == (2, "")
    assert reason in ended.err
    assert files_in(folder) == before


def test_an_unknown_item_is_answered_with_those_there_are(briefpack: Command, folder: Path) -> None:
    ended = briefpack("item", "rename", folder, "Highways", "Roads")
    assert ended.err == (
        "briefpack: no item is called 'Highways'\n"
        "  = there are: 1 “Welcome”, items[1] “Finance”, 2 “Budget”, 2.1 “Reserves”, "
        "3 “[red]Roads[/red]”\n"
    )


def test_a_name_that_several_items_have_is_not_guessed(briefpack: Command, folder: Path) -> None:
    (folder / "pack.toml").write_text(text_of(folder).replace("Welcome", "Budget"), "utf-8")
    ended = briefpack("item", "delete", folder, "Budget", "--yes")
    assert ended.status == 2
    assert "may be any of 2: 1 “Budget”, 2 “Budget”" in ended.err
    assert briefpack("item", "rename", folder, "items[0]", "Opening").status == 0


def test_a_number_never_means_a_title(briefpack: Command, folder: Path) -> None:
    assert briefpack("item", "rename", folder, "3", "12 High Street").status == 0
    assert briefpack("item", "delete", folder, "12", "--yes").status == 2
    assert briefpack("item", "rename", folder, "12 high street", "Roads").status == 0


# -- adding and changing -----------------------------------------------------------------------


def test_an_item_is_added_at_the_end_as_the_editor_adds_it(briefpack: Command, board: Path) -> None:
    expected = as_the_editor(
        board, MEETING, lambda ws: operations.add_item(ws, None, "Budget", "decision")
    )
    ended = briefpack("item", "add", MEETING, "Budget", "--kind", "decision", *TODAY)
    assert ended.status == 0
    assert ended.err.startswith("item 5 “Budget” is new.\n")
    assert files_in(board) == expected


def test_an_item_is_added_with_all_that_is_known_of_it(briefpack: Command, folder: Path) -> None:
    (folder.parent / "Map of roads.pdf").write_bytes(b"%PDF-1.4 none")
    ended = briefpack(
        *("item", "add", folder, "Bridges", "--at", "2", "--minutes", "15", "--id", "bridges"),
        *("--presenter", "Ann Hill", "--presenter", "Bo Lund", "--report"),
    )
    assert ended.status == 0
    assert (
        "item 2 “Bridges” is new.\n  = other new numbers: 2 is 3, 2.1 is 3.1, 3 is 4" in ended.err
    )
    assert """\
[[items]]
title = "Bridges"
kind = "discussion"
id = "bridges"
presenters = ["Ann Hill", "Bo Lund"]
minutes = 15

[[items.papers]]
kind = "report"
file = "reports/bridges.md"

[[items]]
# the reserve, too
""" in text_of(folder)
    assert 'title = "Bridges"' in (folder / "reports" / "bridges.md").read_text("utf-8")


def test_new_problems_are_told_and_old_ones_are_not(briefpack: Command, folder: Path) -> None:
    ended = briefpack("item", "add", folder, "Budget")
    assert ended.status == 0
    assert "new since this change: 1 warning" in ended.err
    assert "BP305" in ended.err  # an item above has the same title
    assert "BP338" not in ended.err  # the hall had no address before


def test_one_value_is_one_line(briefpack: Command, folder: Path) -> None:
    before = text_of(folder).splitlines()
    ended = briefpack("item", "set", folder, "1", "minutes=10", "start=5.15pm")
    assert ended.err.startswith("item 1 “Welcome” is changed.\n")
    after = text_of(folder).splitlines()
    assert [line for line in after if line not in before] == ["start = 17:15:00", "minutes = 10"]
    assert briefpack("item", "set", folder, "1", "minutes=", "start=").status == 0
    assert text_of(folder).splitlines() == before


def test_values_of_all_kinds_are_understood(briefpack: Command, folder: Path) -> None:
    ended = briefpack(
        *("item", "set", folder, "budget", "kind=Verbal update", "numbered=no"),
        *("presenters=Ann Hill; Bo Lund", "exempt.paragraphs=1, 3", "exempt.reason=Names"),
    )
    assert ended.status == 0
    for line in (
        'kind = "verbal-update"',
        "numbered = false",
        'presenters = ["Ann Hill", "Bo Lund"]',
        "paragraphs = [1, 3]",
        'id = "budget"  # referred to',
    ):
        assert line in text_of(folder)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("minutes=0", "minutes has to be 1 or more"),
        ("minutes=soon", "not a whole number"),
        ("kind=party", "none of the words for it"),
        ("numbered=maybe", "neither yes nor no"),
        ("start=25:00", "not a time"),
        ("title=", "title"),
        ("title=a\nb", "one line"),
        ("title=a\x1bb", "control character"),
        ("id=Not A Slug", "id"),
        ("minits=5", "did you mean minutes?"),
        ("papers=x", "there is no 'papers' to set"),
        ("nothing", "sets nothing"),
    ],
)
def test_a_value_that_cannot_be_leaves_all_files_as_they_are(
    briefpack: Command, folder: Path, value: str, reason: str
) -> None:
    before = files_in(folder)
    ended = briefpack("item", "set", folder, "1", "minutes=5", value)
    assert ended.status == 2
    assert reason in ended.err
    assert "\x1b" not in ended.err
    assert files_in(folder) == before


def test_what_is_wrong_already_can_be_mended(briefpack: Command, folder: Path) -> None:
    (folder / "pack.toml").write_text(text_of(folder).replace('"procedural"', '"party"'), "utf-8")
    listed = briefpack("item", "list", folder, "--format", "json")
    assert numbered(listed)[0] == (None, "Welcome")
    assert briefpack("item", "rename", folder, "roads", "Streets").status == 0
    ended = briefpack("item", "set", folder, "items[0]", "kind=procedural")
    assert (ended.status, ended.err.splitlines()[0]) == (0, "item 1 “Welcome” is changed.")


@pytest.mark.parametrize("title", ["", "two\nlines", "\x00"])
def test_a_title_that_cannot_be_printed_is_refused(
    briefpack: Command, folder: Path, title: str
) -> None:
    before = files_in(folder)
    assert briefpack("item", "add", folder, title).status == 2
    assert briefpack("item", "rename", folder, "1", title).status == 2
    assert files_in(folder) == before


def test_titles_are_no_markup_and_no_paths(briefpack: Command, folder: Path) -> None:
    ended = briefpack("item", "add", folder, "../../x [bold]{{ 7*7 }}", "--report")
    assert ended.status == 0
    assert "item 4 “../../x [bold]{{ 7*7 }}” is new." in ended.err
    assert set(files_in(folder.parent)) == {
        "pack/pack.toml",
        "pack/reports/budget.md",
        "pack/reports/x-bold-7-7.md",
    }


def test_an_item_is_duplicated_as_the_editor_does(briefpack: Command, folder: Path) -> None:
    expected = as_the_editor(folder, "", lambda ws: operations.duplicate_entry(ws, ("items", 2)))
    ended = briefpack("item", "duplicate", folder, "2")
    assert ended.err.startswith("item 3 “Budget” is new, a copy.\n  = other new numbers: 3 is 4\n")
    assert files_in(folder) == expected


# -- deleting ----------------------------------------------------------------------------------


def test_deleting_leaves_papers_and_says_so(briefpack: Command, folder: Path) -> None:
    ended = briefpack("item", "delete", folder, "budget", "--yes")
    assert ended.status == 0
    assert ended.err.startswith(
        "item 2 “Budget” is deleted.\n"
        "  = left where it is: reports/budget.md\n"
        "  = --with-files deletes such files, too\n"
        "  = other new numbers: 3 is 2\n"
    )
    assert (folder / "reports" / "budget.md").is_file()


def test_deleting_with_papers_is_what_the_editor_does(briefpack: Command, folder: Path) -> None:
    expected = as_the_editor(folder, "", lambda ws: operations.delete_with_files(ws, ("items", 2)))
    ended = briefpack("item", "delete", folder, "budget", "--yes", "--with-files")
    assert "  = gone: reports/budget.md\n" in ended.err
    assert files_in(folder) == expected


def test_where_nobody_can_be_asked_nothing_is_deleted(briefpack: Command, folder: Path) -> None:
    before = files_in(folder)
    ended = briefpack("item", "delete", folder, "1")
    assert ended.status == 2
    assert "--yes" in ended.err
    assert files_in(folder) == before


@pytest.mark.parametrize(("answer", "status"), [("n", 130), ("", 130), ("y", 0)])
def test_on_a_terminal_it_asks_first(
    briefpack: Command,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    status: int,
) -> None:
    before = files_in(folder)
    terminal = io.StringIO(f"{answer}\n")
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", terminal)
    ended = briefpack("item", "delete", folder, "budget")
    assert ended.status == status
    assert "Delete item 2 “Budget”?\nleaves reports/budget.md [y/N]: " in ended.err
    assert (files_in(folder) == before) is (status != 0)


# -- showing, and what goes wrong --------------------------------------------------------------


def test_a_difference_is_shown_and_nothing_is_written(briefpack: Command, folder: Path) -> None:
    before = files_in(folder)
    ended = briefpack("item", "rename", folder, "1", "Opening", "--diff")
    assert ended.status == 0
    assert '-title = "Welcome"\n+title = "Opening"\n' in ended.out
    assert ended.out.startswith("--- pack/pack.toml\n+++ pack/pack.toml\n")
    assert ended.err.startswith("nothing was written; without --diff:\nitem 1 “Opening” is")
    assert files_in(folder) == before
    shown = briefpack("item", "delete", folder, "2", "--with-files", "--diff").out
    assert "+++ /dev/null" in shown
    assert files_in(folder) == before


def test_a_full_disk_leaves_all_files_as_they_are(
    briefpack: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    before = files_in(folder)
    monkeypatch.setattr("briefpack.store.write.os.fsync", full)
    ended = briefpack("item", "add", folder, "Bridges", "--report")
    assert ended.status == 2
    assert "Traceback" not in ended.err
    assert files_in(folder) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes anywhere")
def test_a_folder_that_cannot_be_written_is_told_in_words(briefpack: Command, folder: Path) -> None:
    before = files_in(folder)
    folder.chmod(0o555)
    try:
        ended = briefpack("item", "rename", folder, "1", "Opening")
    finally:
        folder.chmod(0o755)
    assert ended.status == 2
    assert "Traceback" not in ended.err
    assert files_in(folder) == before


def test_the_kinds_are_those_of_the_model() -> None:
    assert tuple(kind.value for kind in ItemKind) == KINDS


@pytest.mark.parametrize(
    "name", ["item", "paper", "member", "attend", "minute", "set", "insert", "find", "replace"]
)
def test_help_imports_only_click(name: str) -> None:
    assert imported(name, "--help") == {"click"}


@pytest.mark.parametrize("name", ["item", "paper", "member"])
def test_help_of_what_is_done_has_no_marks_of_its_source(briefpack: Command, name: str) -> None:
    group = cli.get_command(click.Context(cli), name)
    assert isinstance(group, click.Group)
    for each in group.commands:
        told = briefpack(name, each, "--help").out
        assert told.startswith(f"Usage: briefpack {name} {each} ")
        assert "\x08" not in told
        assert "\\b" not in told


def test_help_teaches_by_examples(briefpack: Command) -> None:
    assert "briefpack item move meetings/2016-11-03 4 --to 2" in briefpack("item", "--help").out
    for name in ("add", "move", "rename", "set"):
        assert "briefpack item " in briefpack("item", name, "--help").out
