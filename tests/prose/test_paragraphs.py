"""Top-level ordered lists of a report are its numbered paragraphs."""

import pytest

from briefpack.plan.numbering import ParagraphScheme
from tests.prose.reading import anchors, html, labels, report_html

NESTED = """\
1. One.
   1. Below.
   1. Below.
      1. Further below.
1. Two.
   1. Below.
"""


def test_a_paragraph_stands_behind_its_number() -> None:
    assert report_html("1. One.\n") == (
        '<ol class="paragraphs">\n'
        '<li><p><span class="number" data-tag="Lbl">1.&nbsp;</span>One.</p>\n'
        "</li>\n"
        "</ol>\n"
    )


def test_numbers_are_counted_not_read() -> None:
    assert labels("7. One.\n7. Two.\n3. Three.\n") == ["1.", "2.", "3."]


def test_numbers_run_on_across_headings() -> None:
    assert labels("1. One.\n\n## Costs\n\n1. Two.\n") == ["1.", "2."]


def test_numbers_run_on_across_other_blocks() -> None:
    text = "1. One.\n\nAn aside.\n\n| a |\n|---|\n| b |\n\n- bullet\n\n1. Two.\n"
    assert labels(text) == ["1.", "2."]


def test_numbers_run_on_from_one_list_to_the_next() -> None:
    assert labels("1. One.\n2. Two.\n\n1) Three.\n") == ["1.", "2.", "3."]


def test_nested_paragraphs_in_decimals() -> None:
    assert labels(NESTED) == ["1.", "1.1", "1.2", "1.2.1", "2.", "2.1"]


def test_nested_paragraphs_in_letters() -> None:
    assert labels(NESTED, ParagraphScheme.LETTERS) == ["1.", "(a)", "(b)", "(i)", "2.", "(a)"]


def test_nested_numbers_start_anew_in_each_list() -> None:
    text = "1. One.\n   1. Below.\n\n   Between.\n\n   1. Below again.\n"
    assert labels(text) == ["1.", "1.1", "1.1"]


def test_only_the_first_of_several_paragraphs_has_the_number() -> None:
    assert report_html("1. One.\n\n   More of it.\n") == (
        '<ol class="paragraphs">\n'
        '<li><p><span class="number" data-tag="Lbl">1.&nbsp;</span>One.</p>\n'
        "<p>More of it.</p>\n"
        "</li>\n"
        "</ol>\n"
    )


def test_a_paragraph_that_starts_with_a_table_is_numbered() -> None:
    text = "1. | a |\n   |---|\n   | b |\n"
    assert labels(text) == ["1."]


def test_an_empty_paragraph_is_numbered() -> None:
    assert report_html("1.\n") == (
        '<ol class="paragraphs">\n'
        '<li><span class="number" data-tag="Lbl">1.&nbsp;</span></li>\n'
        "</ol>\n"
    )


def test_bullets_in_a_paragraph_have_no_numbers() -> None:
    assert labels("1. One.\n   - bullet\n1. Two.\n") == ["1.", "2."]


def test_a_list_in_a_bullet_is_a_plain_list() -> None:
    assert labels("1. One.\n   - bullet\n     1. first\n     2. second\n") == ["1."]
    assert "<ol>\n<li>first\n</li>" in report_html("1. One.\n   - bullet\n     1. first\n")


def test_a_list_in_a_quotation_is_a_plain_list() -> None:
    assert labels("> 1. quoted\n\n1. One.\n") == ["1."]


def test_where_nothing_is_numbered_a_list_is_a_list() -> None:
    assert html("3. Three.\n4. Four.\n") == (
        '<ol start="3">\n<li>Three.\n</li>\n<li>Four.\n</li>\n</ol>\n'
    )


def test_a_named_paragraph_has_an_anchor() -> None:
    text = "1. One.\n1. Two. {#two}\n   1. Below. {#below}\n"
    assert anchors(text) == ["paragraph-2", "paragraph-2.1"]


@pytest.mark.parametrize(
    "text",
    ["> " * 25 + "words", "".join("  " * depth + "- words\n" for depth in range(12))],
    ids=["quotations", "bullets"],
)
def test_what_is_nested_deeply_is_not_lost(text: str) -> None:
    assert html(text).count("words") == text.count("words")
