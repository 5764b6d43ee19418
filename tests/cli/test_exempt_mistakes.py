"""What the public may not see is in nothing that commands make, when a pack says so wrongly too."""

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from tests.cli.running import Command
from tests.packs import write_files

HERE, LATER = "meetings/2016-11-03", "meetings/2016-12-01"
TODAY = ("--today", "2016-12-01")

MEETING = """\
[meeting]
date = {day}
start = 16:30:00
venue.name = "Town Hall"
"""

PACK = """\
[[items]]
title = "Roads"
kind = "decision"

[[items]]
title = "The zebra"
kind = "decision"
{mark}

[[items.papers]]
kind = "report"
file = "zebra.md"

"""

NOTE = """\
title = "Parish Council"
date = 2016-11-03
venue.name = "Town Hall"
status = "approved"

[[items]]
title = "Roads"
discussion = "Roads were spoken of."

[[items]]
title = "The zebra"
discussion = "The zebra was spoken of."

[[items.decisions]]
text = "The zebra goes."

[[items.actions]]
text = "Feed the zebra."
owner = "Clerk"
"""

NEXT = """\
[[items]]
title = "Minutes of the last meeting"
kind = "note"

[[items.papers]]
kind = "note"
file = "../2016-11-03/note.toml"

"""

MISTAKES = {
    "misspelt": "exmept.paragraphs = [1]",
    "of the wrong type": "exempt = true",
    "of no paragraph": "exempt.paragraphs = ['one']",
    "no TOML": "exempt.paragraphs = [1",
}


@pytest.fixture(params=MISTAKES)
def board(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    mark = MISTAKES[request.param]
    folder = tmp_path / "parish"
    files = {
        "board.toml": 'name = "Parish Council"\ntheme = "plain"\n',
        f"{HERE}/pack.toml": PACK.format(mark=mark) + MEETING.format(day="2016-11-03"),
        f"{HERE}/zebra.md": "1. Words about the zebra.\n",
        f"{HERE}/note.toml": NOTE,
        f"{LATER}/pack.toml": NEXT + MEETING.format(day="2016-12-01"),
    }
    write_files(folder, files)
    return folder


def words(pdf: Path) -> str:
    """All that a PDF says anywhere: on its pages, in its objects and in their streams."""
    data = pdf.read_bytes()
    found = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]
    with pikepdf.open(io.BytesIO(data)) as opened:
        for each in opened.objects:
            found.extend(strings(each))
            if isinstance(each, pikepdf.Stream):
                found.append(each.read_bytes().decode("latin-1"))
    return "\n".join(found).lower()


def strings(value: object) -> list[str]:
    """The strings and names in an object, and in those that stand in it."""
    if isinstance(value, pikepdf.String):
        return [str(value)]
    inner: list[object] = []
    if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        inner = list(value.values())
    elif isinstance(value, pikepdf.Array):
        inner = list(value)
    names = list(value.keys()) if isinstance(value, pikepdf.Dictionary) else []
    direct = (each for each in inner if not getattr(each, "is_indirect", False))
    return [*names, *(text for each in direct for text in strings(each))]


@pytest.mark.parametrize(
    "command",
    [
        ("circulate", HERE),
        ("calendar", HERE),
        ("calendar", ".", "--year", "all"),
        ("actions", ".", "--public", *TODAY),
        ("actions", ".", "--public", "--format", "json", *TODAY),
    ],
)
def test_no_command_prints_it(
    board: Path, briefpack: Command, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.chdir(board)
    ended = briefpack(*command)
    assert ended.status in {1, 2}
    assert "zebra" not in ended.out.lower()


def test_the_public_pdf_of_the_next_meeting_has_none_of_it(board: Path, briefpack: Command) -> None:
    pdf = board / "public.pdf"
    assert briefpack("render", board / LATER, "--public", "-o", pdf, "--jobs", "1").status == 0
    assert "exempt item" in words(pdf)
    assert "zebra" not in words(pdf)


@pytest.mark.parametrize("sheet", ["actions", "decisions"])
def test_sheets_have_none_of_it(board: Path, briefpack: Command, sheet: str) -> None:
    pdf = board / "sheet.pdf"
    briefpack("render", board / HERE, "--sheet", sheet, "-o", pdf, "--jobs", "1")
    assert not pdf.exists() or "zebra" not in words(pdf)


def test_a_report_alone_is_not_made_public(board: Path, briefpack: Command) -> None:
    pdf = board / "report.pdf"
    report = board / HERE / "zebra.md"
    assert briefpack("render", report, "--public", "-o", pdf, "--jobs", "1").status in {1, 2}
    assert not pdf.exists()


def test_a_report_of_no_pack_may_be_public(tmp_path: Path, briefpack: Command) -> None:
    write_files(tmp_path, {"alone.md": "1. Words.\n"})
    pdf = tmp_path / "alone.pdf"
    report = tmp_path / "alone.md"
    assert briefpack("render", report, "--public", "-o", pdf, "--jobs", "1").status == 0
    assert "words" in words(pdf)
