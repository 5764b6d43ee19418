"""The verdict as an officer reads it."""

from dataclasses import replace

import pytest

from briefpack.conformance import Finding, Spoken
from briefpack.conformance.inspection import Inspection, inspect
from briefpack.conformance.remedies import remedy
from briefpack.conformance.telling import WIDTH, order, pages_in_words, report
from tests.conformance.broken import BROKEN, CLAUSES
from tests.conformance.good import good_pdf

GOOD = """\
agenda.pdf: 3 pages, tagged, and nothing to object to.
What no machine can tell: whether the order makes sense, and the words for
pictures are good. --order prints what a screen reader says.

  Title       Agenda of the board
  Language    en-GB
  Says it is  PDF/UA-1 and PDF/A-3a
  Tags        4 headings, 2 lists, 2 tables, 3 pictures, 4 links, 1 footnote
  Outline     3 lines
  Fonts       all in the file

Headings in reading order
  Agenda ....................................................................  1
    Membership ..............................................................  2
    Budget ..................................................................  3
      Income ................................................................  3"""

BAD = """\

What is wrong

  - a picture has no alternative text (pages 1, 3)
    Say in a sentence what each picture shows; mark decoration as such.
    [UA-1 7.3 (13-004)]

  - a heading of level 4 follows one of level 1 (page 2)
    Use heading styles, level 1 for the title, and leave no level out.
    [UA-1 7.4.2 (14-003)]"""


@pytest.fixture
def good() -> Inspection:
    with good_pdf() as pdf:
        return inspect(pdf)


def text(found: Inspection) -> str:
    return "\n".join(line.text for line in report("agenda.pdf", found))


def test_a_sound_file(good: Inspection) -> None:
    assert text(good) == GOOD


def test_what_is_wrong_is_told_with_pages_and_what_to_do() -> None:
    with good_pdf() as pdf:
        BROKEN["figure-without-words"](pdf)
        BROKEN["heading-skips-a-level"](pdf)
        told = text(inspect(pdf))
    assert told.startswith("agenda.pdf: 3 pages, tagged, but 2 things are wrong.\n\n")
    assert told.endswith(BAD)


def test_advice_stands_apart() -> None:
    with good_pdf() as pdf:
        BROKEN["no-outline"](pdf)
        told = text(inspect(pdf))
    assert told.startswith("agenda.pdf: 13 pages, tagged, and nothing to object to.\n")
    assert "\nWhat could be better\n\n  - there is no outline, and there are 13 pages\n" in told


def test_an_untagged_file_and_a_scanned_one_are_told_first(good: Inspection) -> None:
    untagged = replace(good, is_tagged=False, counts={}, order=())
    assert text(untagged).startswith(
        "agenda.pdf: 3 pages, not tagged: screen readers can but guess order, headings\nand tables."
    )
    scanned = replace(untagged, scanned=(1, 2, 3))
    assert text(scanned).startswith(
        "agenda.pdf: 3 pages of pictures, without any text to read aloud or search."
    )


def test_many_findings_of_one_kind_are_told_in_a_few_lines(good: Inspection) -> None:
    many = tuple(Finding("UA-1 7.5 (15-003)", f"table {n}", n) for n in range(1, 10))
    told = text(replace(good, findings=many))
    assert "  - table 3 (page 3)\n  - and 6 more like these (pages 4–9)\n" in told
    assert "table 4" not in told


@pytest.mark.parametrize("width", [40, WIDTH])
@pytest.mark.parametrize("name", BROKEN)
def test_no_line_is_longer_than_a_terminal(name: str, width: int) -> None:
    with good_pdf() as pdf:
        BROKEN[name](pdf)
        found = inspect(pdf)
    lines = [*report("agenda.pdf", found, width), *order(found, width)]
    assert max(len(line.text) for line in lines) <= width


@pytest.mark.parametrize("width", [40, 60, WIDTH])
def test_long_words_and_deep_headings_fit(good: Inspection, width: int) -> None:
    headings = tuple(Spoken(f"H{n}", n, "word " * 30, n * 100) for n in range(1, 7))
    found = replace(good, title="x" * 300, order=headings)
    lines = [*report("a.pdf", found, width), *order(found, width)]
    assert max(len(line.text) for line in lines) <= width


def test_there_is_something_to_do_about_every_clause() -> None:
    assert all(remedy(clause) for clause in CLAUSES.values())
    assert remedy("UA-1 7.18.3 (28-008)").startswith("Set the tab order")
    assert remedy("UA-1 7.1").startswith("Export it anew as a tagged PDF")
    assert remedy("something else") == ""


def test_the_order_is_told_page_by_page(good: Inspection) -> None:
    lines = [line.text for line in order(good)]
    assert lines[:5] == [
        *("", "Reading order", "  page 1"),
        *(
            "        H1      Agenda",
            "        P       The board for children and young people meets in the town hall.",
        ),
    ]
    assert "  page 3" in lines


def test_pages_are_told_in_runs() -> None:
    assert pages_in_words([3]) == "page 3"
    assert pages_in_words([4, 1, 2, 3, 7, 7]) == "pages 1–4, 7"
    assert pages_in_words(range(1, 40, 2)) == "pages 1, 3, 5, 7, 9, 11, 13, 15 and more"
