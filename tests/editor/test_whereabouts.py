"""Where something stands is said in words: no file, and no line where anything better is known."""

from datetime import date
from pathlib import Path

import pytest

from briefpack.editing.values import Path as ValuePath
from briefpack.editing.workspace import Workspace
from briefpack.editor.session import Session
from briefpack.editor.whereabouts import inside_of, whereabouts

PACK = "meetings/2016-11-03/pack.toml"
REPORT = "meetings/2016-11-03/reports/improvement.md"
NOTE = "meetings/2016-09-29/note.toml"
TITLE = "The future of children’s services improvement"


def session_of(board: Path) -> Session:
    """The example, open."""
    return Session(Workspace.open(board / "meetings/2016-11-03"), date(2016, 10, 20))


def line_of(board: Path, words: str) -> int:
    """The line of the report that starts with some words."""
    lines = (board / REPORT).read_text(encoding="utf-8").splitlines()
    return next(at for at, line in enumerate(lines, 1) if line.startswith(words))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("summary =", f"summary of {TITLE}"),
        ("## Introduction", f"“Introduction” of {TITLE}"),
        ("1. Children’s so", f"paragraph 1 of {TITLE}"),
        ("## Questions for discussion", f"“Questions for discussion” of {TITLE}"),
    ],
)
def test_a_line_of_a_report_is_in_a_paragraph_or_a_section(
    board: Path, words: str, said: str
) -> None:
    assert whereabouts(session_of(board), REPORT, (), line_of(board, words)) == said


@pytest.mark.parametrize(
    ("file", "path", "said"),
    [
        (PACK, ("meeting", "start"), "meeting"),
        (PACK, ("items", 2, "title"), "item 3"),
        (PACK, ("items", 2, "papers", 0, "file"), "item 3"),
        (PACK, ("items",), "agenda"),
        (REPORT, ("questions", 1), f"questions of {TITLE}"),
        ("board.toml", ("short_name",), "short name of the board"),
        ("membership/2016-17.toml", ("groups", 1, "seats"), "“Labour” of the membership"),
        (
            NOTE,
            ("items", 1, "discussion"),
            "“Membership, Terms of Reference…” of Note of 29 September 2016",
        ),
    ],
)
def test_a_value_is_of_an_item_a_group_or_a_field(
    board: Path, file: str, path: ValuePath, said: str
) -> None:
    assert whereabouts(session_of(board), file, path, 9) == said


def test_the_number_of_an_item_is_that_of_the_agenda_as_it_is_now(board: Path) -> None:
    session = session_of(board)
    assert inside_of(session, PACK, ("items", 2), 1) == "item 3"
    text = session.workspace.text(PACK).replace('"Declarations of Interest"', '"A"\nnumbered=false')
    session.workspace.change("Number", {PACK: text})
    later = Session(session.workspace, session.today)
    assert inside_of(later, PACK, ("items", 2), 1) == "item 2"
    assert inside_of(later, PACK, ("items", 0), 1) == "“A”"


def test_of_a_file_that_cannot_be_read_the_line_is_all_that_is_known(board: Path) -> None:
    (board / PACK).write_text("[meeting]\ndate = \n", encoding="utf-8")
    assert whereabouts(session_of(board), PACK, (), 2) == "line 2 of the pack"
