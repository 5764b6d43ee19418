"""Pictures, tables, footnotes and words put into a report's text."""

import pytest

from briefpack.editing.report_inserts import (
    end_of,
    find_paragraph,
    paragraphs,
    place_behind,
    table,
    with_block,
    with_footnote,
    with_words,
)
from briefpack.errors import BriefpackError
from briefpack.plan.numbering import ParagraphScheme
from briefpack.prose.sections import read_body

DECIMAL, LETTERS = ParagraphScheme.DECIMAL, ParagraphScheme.LETTERS

BODY = """\
## One

1. The first
   of all. {#first}
1. The second:
   1. a part
   1. another part

## Two

1. The third.
"""


def paths(body: str) -> list[tuple[int, ...]]:
    return [block.path for part in read_body(body, 1)[0] for block in part.blocks if block.path]


def test_paragraphs_are_known_by_their_numbers_and_rows() -> None:
    found = [
        (each.number, each.first, each.last, each.indent) for each in paragraphs(BODY, DECIMAL)
    ]
    assert found == [
        ("1", 2, 3, 3),
        ("2", 4, 4, 3),
        ("2.1", 5, 5, 6),
        ("2.2", 6, 6, 6),
        ("3", 10, 10, 3),
    ]
    assert [each.number for each in paragraphs(BODY, LETTERS)] == ["1", "2", "2(a)", "2(b)", "3"]


@pytest.mark.parametrize("typed", ["1", "1.", "paragraph 1", "first", "@first"])
def test_a_paragraph_is_called_by_its_number_or_its_name(typed: str) -> None:
    assert find_paragraph(BODY, DECIMAL, typed).number == "1"


def test_an_unknown_paragraph_is_told_with_the_nearest() -> None:
    with pytest.raises(BriefpackError, match="no paragraph 'frist'") as told:
        find_paragraph(BODY, DECIMAL, "frist")
    assert told.value.hint == "did you mean first? they run from 1 to 3"
    with pytest.raises(BriefpackError) as told:
        find_paragraph("No number.\n", DECIMAL, "1")
    assert told.value.hint == "none of its paragraphs has one"


@pytest.mark.parametrize("number", ["1", "2", "2.1", "2.2", "3"])
def test_a_block_belongs_to_its_paragraph_and_numbers_stay(number: str) -> None:
    paragraph = find_paragraph(BODY, DECIMAL, number)
    new = with_block(BODY, "![Words](a.png)\n", paragraph)
    assert f"\n\n{' ' * paragraph.indent}![Words](a.png)\n\n" in f"{new}\n"
    assert paths(new) == paths(BODY)
    kept = [line for line in new.split("\n") if line.strip() and "![" not in line]
    assert kept == [line for line in BODY.split("\n") if line.strip()]


def test_a_block_without_a_place_is_the_last() -> None:
    assert with_block(BODY, "![Words](a.png)\n") == f"{BODY}\n![Words](a.png)\n"
    assert with_block("", "![Words](a.png)\n") == "![Words](a.png)\n"


def test_a_footnote_is_called_before_a_paragraphs_name() -> None:
    new = with_footnote(BODY, end_of(BODY, find_paragraph(BODY, DECIMAL, "1")), "Some\nwords.")
    assert "   of all.[^1] {#first}\n" in new
    assert new.endswith("The third.\n\n[^1]: Some words.\n")
    again = with_footnote(new, place_behind(new, "The third"), "More.")
    assert "1. The third[^2].\n" in again
    assert again.endswith("\n\n[^1]: Some words.\n\n[^2]: More.\n")


def test_words_are_found_over_the_end_of_a_line() -> None:
    place = place_behind(BODY, "first of")
    assert "\n   of [@x] all. {#first}\n" in with_words(BODY, place, " [@x]")


def test_words_have_to_be_there_once() -> None:
    with pytest.raises(BriefpackError, match="'nowhere' is not there"):
        place_behind(BODY, "nowhere")
    with pytest.raises(BriefpackError, match="'part' is there 2 times") as told:
        place_behind(BODY, "part", first_line=11)
    assert told.value.hint == "in lines 16, 17; give more words, or the paragraph"
    within = find_paragraph(BODY, DECIMAL, "2.2")
    assert place_behind(BODY, "part", within) == (6, len("   1. another part"))


def test_what_would_number_paragraphs_otherwise_is_refused() -> None:
    with pytest.raises(BriefpackError, match="numbered otherwise"):
        with_words(BODY, (10, len("1. The third.")), "\n1. A fourth.")
    with pytest.raises(BriefpackError, match="numbered otherwise"):
        with_block(BODY, "1. A fourth.\n")


def test_a_table_is_drawn_with_figures_to_the_right() -> None:
    assert table([["Step", "Cost"], ["Design*", "1,200"], ["a|b", "5"]], "What it\ncosts") == (
        "Table: What it costs\n"
        "\n"
        "| Step     |  Cost |\n"
        "| -------- | ----: |\n"
        "| Design\\* | 1,200 |\n"
        "| a\\|b     |     5 |\n"
    )
    assert table([["A"], ["b", "c"]], "T").splitlines()[2:] == [
        "| A   |     |",
        "| --- | --- |",
        "| b   | c   |",
    ]
