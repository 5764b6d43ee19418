"""``briefpack paper``: papers and appendices, listed and changed."""

import io
import json
from pathlib import Path

import pytest

from briefpack.editing import operations
from tests.cli.editing import MEETING, TODAY, as_the_editor, board_copied, files_in
from tests.cli.running import Command
from tests.cli.test_item import text_of
from tests.packs import write_pack
from tests.store.test_files import picture

PNG = picture()

AGENDA = """\
[[items]]
title = "Budget"
kind = "decision"

[[items.papers]] # the first
kind = "report"
file = "reports/budget.md"

[[items.papers.appendices]]
title = "Tables" # as they were
file = "attachments/tables.png"
alternative = "A table."

[[items.papers]]
kind = "to-follow"
title = "Forecast"

[[items]]
title = "Roads"
kind = "discussion"

"""
REPORT = """\
+++
title = "The budget" # for now
summary = "What we spend."

[[appendices]]
title = "Own"
file = "own.png"
alternative = "A curve."
+++

## Background

1. It is so.
"""
"""Its own appendix comes before that of the pack: it is A, and the other is B."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small pack; the working directory is the folder above it."""
    monkeypatch.chdir(tmp_path)
    files: dict[str, str | bytes] = {
        "reports/budget.md": REPORT,
        "reports/own.png": PNG,
        "attachments/tables.png": PNG,
    }
    return write_pack(tmp_path / "pack", AGENDA, files=files)


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return board_copied(tmp_path, monkeypatch)


def report_of(folder: Path) -> str:
    return (folder / "reports" / "budget.md").read_text(encoding="utf-8")


def handles(briefpack: Command, folder: Path) -> list[tuple[str, str]]:
    """What papers are called by, and their titles."""
    listed = json.loads(briefpack("paper", "list", folder, "--format", "json").out)
    return [(each["handle"], each["title"]) for each in listed]


AS_IT_WAS = [
    ("1/1", "The budget"),
    ("1/1/A", "Own"),
    ("1/1/B", "Tables"),
    ("1/2", "Forecast"),
]


def test_papers_are_listed_with_their_appendices(briefpack: Command, folder: Path) -> None:
    assert handles(briefpack, folder) == AS_IT_WAS
    lines = briefpack("paper", "list", folder, "1").out.splitlines()[2:]
    assert [line.split()[0] for line in lines] == ["1/1", "1/1/A", "1/1/B", "1/2"]
    assert briefpack("paper", "list", folder, "2").out == ""


# -- adding ------------------------------------------------------------------------------------


def test_a_report_is_begun_as_the_editor_begins_it(briefpack: Command, board: Path) -> None:
    title = "Declarations of Interest"
    expected = as_the_editor(
        board, MEETING, lambda ws: operations.add_report(ws, ("items", 0), title)
    )
    ended = briefpack("paper", "add", MEETING, "1", "--report", *TODAY)
    assert ended.status == 0
    assert ended.err.startswith(f"paper 1/1 “{title}” is new.\nnew since this change:")
    assert "BP105" in ended.err  # its summary is still to be written
    assert files_in(board) == expected


def test_a_report_is_begun_with_a_text(briefpack: Command, folder: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("## Background\r\n\r\n1. So.\r\n", encoding="utf-8")
    assert briefpack("paper", "add", folder, "2", "--report", "--text", draft).status == 0
    made = (folder / "reports" / "roads.md").read_text(encoding="utf-8")
    assert made.endswith("\n+++\n\n## Background\n\n1. So.\n")


def test_a_text_may_bring_its_own_head(briefpack: Command, folder: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text('+++\nsummary = "S."\n+++\n\n1. So.\n', encoding="utf-8")
    assert briefpack("paper", "add", folder, "2", "--report", "--text", draft).status == 0
    assert (folder / "reports" / "roads.md").read_bytes() == draft.read_bytes()


def test_somebodys_file_is_copied_as_the_editor_copies_it(
    briefpack: Command, folder: Path, tmp_path: Path
) -> None:
    given = tmp_path / "Site Plan.PNG"
    given.write_bytes(PNG)
    to_list = ("items", 1, "papers")
    expected = as_the_editor(
        folder, "", lambda ws: operations.add_file(ws, to_list, given.name, PNG, "The plan")
    )
    ended = briefpack("paper", "add", folder, "roads", "--file", given, "--title", "The plan")
    assert ended.err.startswith("paper 2/1 “The plan” is new.\n")
    assert files_in(folder) == expected
    assert (folder / "attachments" / "site-plan.png").read_bytes() == PNG


def test_an_appendix_gets_the_next_letter(briefpack: Command, folder: Path, tmp_path: Path) -> None:
    given = tmp_path / "more.png"
    given.write_bytes(PNG)
    ended = briefpack("paper", "add", folder, "1/1", "--file", given, "--appendix")
    assert ended.err.startswith("appendix 1/1/C “more” is new.\n")


def test_a_paper_to_follow_and_a_note_are_added(briefpack: Command, board: Path) -> None:
    ended = briefpack("paper", "add", MEETING, "2", "--to-follow", "--title", "Speech", *TODAY)
    assert ended.err.startswith("paper 2/1 “Speech” is new.\n")
    ended = briefpack("paper", "add", MEETING, "1", "--note", "meetings/2016-09-29", *TODAY)
    assert ended.status == 0
    assert ended.err.startswith("paper 1/1 “Note of 29 September 2016” is new.\n")
    assert text_of(board / MEETING).count('file = "../2016-09-29/note.toml"') == 2


def test_a_note_is_named_from_the_pack_wherever_one_stands(
    briefpack: Command, board: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = board.parent / "link"
    link.symlink_to(board)
    monkeypatch.chdir(board.parent)
    where = "link/meetings"
    ended = briefpack("paper", "add", link / MEETING, "1", "--note", f"{where}/2016-09-29", *TODAY)
    assert ended.status == 0, ended.err
    assert text_of(board / MEETING).count('file = "../2016-09-29/note.toml"') == 2


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ((), "say what to add"),
        (("--report", "--to-follow"), "say what to add"),
        (("--file", "nowhere.pdf"), "there is no file nowhere.pdf"),
        (("--file", "."), "there is no file"),
        (("--note", "nowhere"), "there is no note nowhere/note.toml"),
        (("--to-follow", "--text", "x"), "--text is for --report alone"),
        (("--to-follow", "--appendix"), "--appendix is for --file alone"),
        (("--report", "--text", "nowhere.md"), "nowhere.md"),
        (("--file", "broken.pdf"), "this cannot be"),
        (("--file", "notes.docx"), "this cannot be"),
    ],
)
def test_what_cannot_be_added_leaves_all_files_as_they_are(
    briefpack: Command, folder: Path, arguments: tuple[str, ...], reason: str
) -> None:
    (folder.parent / "broken.pdf").write_bytes(b"not a PDF")
    (folder.parent / "notes.docx").write_bytes(b"PK")
    before = files_in(folder)
    ended = briefpack("paper", "add", folder, "2", *arguments)
    assert ended.status == 2
    assert reason in ended.err
    assert files_in(folder) == before


# -- moving, renaming, setting -----------------------------------------------------------------


def test_papers_are_moved_as_the_editor_moves_them(briefpack: Command, folder: Path) -> None:
    path = ("items", 0, "papers", 1)
    expected = as_the_editor(
        folder, "", lambda ws: operations.move_entry(ws, "pack.toml", path, -1)
    )
    ended = briefpack("paper", "move", folder, "1/2", "--up")
    assert ended.err.startswith("paper 1/2 “Forecast” is paper 1/1 now.\n")
    assert files_in(folder) == expected


def test_a_paper_is_given_to_another_item_with_its_appendices(
    briefpack: Command, folder: Path
) -> None:
    ended = briefpack("paper", "move", folder, "budget.md", "--into", "Roads")
    assert ended.err.startswith("paper 1/1 “The budget” is paper 2/1 now.\n")
    assert handles(briefpack, folder) == [
        ("1/1", "Forecast"),
        ("2/1", "The budget"),
        ("2/1/A", "Own"),
        ("2/1/B", "Tables"),
    ]
    assert 'title = "Tables" # as they were' in text_of(folder)


def test_a_reports_own_appendix_stays_with_it(briefpack: Command, folder: Path) -> None:
    before = files_in(folder)
    ended = briefpack("paper", "move", folder, "1/A", "--into", "1/2")
    assert ended.status == 2
    assert "is the report's own" in ended.err
    assert files_in(folder) == before


def test_titles_are_changed_where_they_stand(briefpack: Command, folder: Path) -> None:
    for paper, title in (("1/1", "Money"), ("1/A", "Curve"), ("1/B", "[b]Rows"), ("1/2", "Later")):
        assert briefpack("paper", "rename", folder, paper, title).status == 0
    assert handles(briefpack, folder) == [
        ("1/1", "Money"),
        ("1/1/A", "Curve"),
        ("1/1/B", "[b]Rows"),
        ("1/2", "Later"),
    ]
    assert 'title = "Money" # for now' in report_of(folder)
    assert 'title = "[b]Rows" # as they were' in text_of(folder)


def test_a_note_is_called_by_its_day(briefpack: Command, board: Path) -> None:
    before = files_in(board)
    ended = briefpack("paper", "rename", MEETING, "4", "Minutes", *TODAY)
    assert ended.status == 2
    assert "called by its meeting's day" in ended.err
    assert files_in(board) == before


def test_the_head_of_a_report_is_set_key_by_key(briefpack: Command, folder: Path) -> None:
    ended = briefpack(
        *("paper", "set", folder, "1/1", "purpose=For decision."),
        *("recommendations=**note**; and more", "recommendations=**agree**"),
        "exempt.reason=Names",
    )
    assert ended.status == 0
    head, _, body = report_of(folder).removeprefix("+++\n").partition("+++\n")
    assert 'purpose = "For decision."\n' in head
    assert 'recommendations = ["**note**; and more", "**agree**"]\n' in head
    assert 'title = "The budget" # for now\n' in head
    assert body == REPORT.rpartition("+++\n")[2]
    assert 'reason = "Names"' in text_of(folder)


def test_what_is_said_of_an_appendix_is_set(briefpack: Command, folder: Path) -> None:
    assert briefpack("paper", "set", folder, "1/B", "id=tables", "source=Mott").status == 0
    assert 'id = "tables"' in text_of(folder)
    assert briefpack("paper", "set", folder, "1/2", "expected=+1w", *TODAY).status == 0
    assert "expected = 2016-10-27" in text_of(folder)


@pytest.mark.parametrize(
    ("paper", "value"),
    [("1/2", "pages=3"), ("1/1", "colour=red"), ("1/B", "pages=x"), ("1/B", "file=../../x.png")],
)
def test_a_value_that_cannot_be_is_refused(
    briefpack: Command, folder: Path, paper: str, value: str
) -> None:
    before = files_in(folder)
    assert briefpack("paper", "set", folder, paper, value).status == 2
    assert files_in(folder) == before


def test_an_item_without_a_paper_says_so(briefpack: Command, folder: Path) -> None:
    ended = briefpack("paper", "text", folder, "2")
    assert ended.status == 2
    assert ended.err == (
        "briefpack: item 2 “Roads” has no paper\n  = add one with `briefpack paper add`\n"
    )


def test_the_text_of_a_report_is_printed_and_replaced(
    briefpack: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert briefpack("paper", "text", folder, "1/1").out == "## Background\n\n1. It is so.\n"
    stdin = io.TextIOWrapper(io.BytesIO(b"1. Other.\n"))
    monkeypatch.setattr("sys.stdin", stdin)
    assert briefpack("paper", "text", folder, "1/1", "-").status == 0
    assert report_of(folder) == REPORT.rpartition("+++\n")[0] + "+++\n\n1. Other.\n"
    assert "is no report" in briefpack("paper", "text", folder, "1/2").err


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("1. Café\n".encode("latin-1"), "is not UTF-8 text"),
        (b" \n", "there is no text in new.md"),
        (b"+++\ntitle = 'T'\n+++\n1. One.\n", "new.md has a head of its own"),
        (None, "there is no file new.md"),
    ],
)
def test_what_is_no_text_of_a_report_is_refused(
    briefpack: Command, folder: Path, tmp_path: Path, content: bytes | None, reason: str
) -> None:
    before = files_in(folder)
    if content is not None:
        (tmp_path / "new.md").write_bytes(content)
    ended = briefpack("paper", "text", folder, "1/1", "new.md")
    assert ended.status == 2
    assert reason in ended.err
    assert files_in(folder) == before


# -- copies and deletions ----------------------------------------------------------------------


def test_a_paper_is_duplicated_as_the_editor_does(briefpack: Command, folder: Path) -> None:
    path = ("items", 0, "papers", 0)
    expected = as_the_editor(folder, "", lambda ws: operations.duplicate_entry(ws, path))
    ended = briefpack("paper", "duplicate", folder, "1/1")
    assert ended.err.startswith("paper 1/2 “The budget” is new, a copy.\n")
    assert files_in(folder) == expected


def test_an_item_with_several_papers_does_not_stand_for_one(
    briefpack: Command, folder: Path
) -> None:
    ended = briefpack("paper", "delete", folder, "1", "--yes")
    assert ended.status == 2
    assert "may be any of 2: 1/1 “The budget”, 1/2 “Forecast”" in ended.err


def test_deleting_with_papers_is_what_the_editor_does(briefpack: Command, folder: Path) -> None:
    path = ("items", 0, "papers", 0)
    expected = as_the_editor(folder, "", lambda ws: operations.delete_with_files(ws, path))
    ended = briefpack("paper", "delete", folder, "1/1", "--with-files", "--yes")
    assert ended.status == 0
    assert files_in(folder) == expected
    assert set(expected) == {"pack.toml"}


def test_a_reports_own_appendix_is_taken_out_of_its_head(briefpack: Command, folder: Path) -> None:
    ended = briefpack("paper", "delete", folder, "1/A", "--yes")
    assert "left where it is: reports/own.png" in ended.err
    assert handles(briefpack, folder) == [
        ("1/1", "The budget"),
        ("1/1/A", "Tables"),
        ("1/2", "Forecast"),
    ]
    assert (folder / "reports" / "own.png").is_file()


def test_a_reference_that_leads_nowhere_now_is_told(briefpack: Command, board: Path) -> None:
    ended = briefpack("paper", "delete", MEETING, "3/A", "--yes", *TODAY)
    assert ended.status == 0
    assert "[@enablers] leads nowhere" in ended.err
    assert (board / MEETING / "attachments" / "seven-enablers.pdf").is_file()


@pytest.mark.parametrize(
    ("paper", "place", "there"),
    [("1/1", "9", "places go from 1 to 2"), ("1/1/A", "9", "it is the only one of its list")],
)
def test_a_place_that_there_is_none_of_is_refused_with_those_there_are(
    briefpack: Command, folder: Path, paper: str, place: str, there: str
) -> None:
    before = files_in(folder)
    ended = briefpack("paper", "move", folder, paper, "--to", place)
    assert ended.status == 2
    assert f"there is no place {place} to move" in ended.err
    assert there in ended.err
    assert files_in(folder) == before
