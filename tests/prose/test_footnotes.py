"""Footnotes stand where they are called, for the layout to take to the foot of the page."""

import pytest

from briefpack.prose.html import with_note_numbers
from tests.prose.reading import html, inline, report_html


def test_a_footnote_stands_where_it_is_called() -> None:
    assert html("So it is.[^a]\n\n[^a]: Or *was*.\n") == (
        '<p>So it is.<span class="footnote">Or <em>was</em>.</span></p>\n'
    )


def test_a_footnote_in_running_text() -> None:
    assert inline("So it is.[^a]\n\n[^a]: Or was.\n") == (
        'So it is.<span class="footnote">Or was.</span>'
    )


def test_a_footnote_may_be_written_where_it_stands() -> None:
    assert html("So it is.^[Or was.]") == (
        '<p>So it is.<span class="footnote">Or was.</span></p>\n'
    )


def numbered(*texts: str) -> str:
    """Texts of one page, with the numbers that footnotes have there."""
    return with_note_numbers("".join(map(html, texts)))


def test_a_footnote_called_again_is_its_number() -> None:
    assert numbered("One[^a] and two[^a].\n\n[^a]: Words.\n") == (
        '<p>One<span class="footnote">Words.</span> and two<sup>1</sup>.</p>\n'
    )


def test_a_footnote_called_again_has_its_number_among_those_of_all_texts() -> None:
    first = "One[^a].\n\n[^a]: Words.\n"
    second = "Two[^b] and[^c], and again[^b].\n\n[^b]: More.\n\n[^c]: Last.\n"
    assert numbered(first, second, second).count("again<sup>2</sup>") == 1
    assert numbered(first, second, second).count("again<sup>4</sup>") == 1


def test_a_footnote_that_calls_itself_comes_to_an_end() -> None:
    assert numbered("One[^a].\n\n[^a]: See[^a].\n") == (
        '<p>One<span class="footnote">See<sup>1</sup>.</span>.</p>\n'
    )


def test_footnotes_that_call_each_other_come_to_an_end() -> None:
    assert numbered("One[^a].\n\n[^a]: A[^b].\n\n[^b]: B[^a].\n") == (
        '<p>One<span class="footnote">A<span class="footnote">B<sup>1</sup>.</span>.</span>.</p>\n'
    )


def test_a_footnote_of_a_footnote_stands_in_it() -> None:
    assert html("One[^a].\n\n[^a]: A[^b].\n\n[^b]: B.\n") == (
        '<p>One<span class="footnote">A<span class="footnote">B.</span>.</span>.</p>\n'
    )


def test_a_footnote_may_have_paragraphs() -> None:
    assert html("One[^a].\n\n[^a]: First.\n\n    Second.\n") == (
        '<p>One<span class="footnote">First. Second.</span>.</p>\n'
    )


def test_a_footnote_that_is_not_there_is_text() -> None:
    assert html("One[^a].") == "<p>One[^a].</p>\n"


def test_a_footnote_in_a_table() -> None:
    text = "| a |\n|---|\n| b[^a] |\n\n[^a]: Words.\n"
    assert '<td>b<span class="footnote">Words.</span></td>' in html(text)


def test_markup_in_a_footnote_is_text() -> None:
    assert html("One[^a].\n\n[^a]: <script>{{ x }}</script>\n") == (
        '<p>One<span class="footnote">&lt;script&gt;{{ x }}&lt;/script&gt;</span>.</p>\n'
    )


def test_code_in_a_footnote_is_not_lost() -> None:
    assert "total = 1" in html("One[^a].\n\n[^a]: Words.\n\n        total = 1\n")


@pytest.mark.parametrize(
    "text",
    ["[^a]: 1. [^b]: ", "One[^a].\n\n[^a]: A.\n\n    [^b]: B[^a].\n"],
    ids=["in-a-list", "in-a-paragraph"],
)
def test_a_footnote_told_within_another_does_no_harm(text: str) -> None:
    made = report_html(text)
    assert made.count("<li>") == made.count("</li>")
    assert "A." in made or "A." not in text


def test_a_long_chain_of_footnotes_comes_to_an_end() -> None:
    notes = "".join(f"[^{number}]: Note {number}[^{number + 1}].\n\n" for number in range(400))
    assert "Note 399" in html(f"One[^0].\n\n{notes}")


def test_footnotes_deep_in_others_stand_behind_the_outermost() -> None:
    notes = "".join(f"[^{number}]: {number}[^{number + 1}]\n\n" for number in range(22))
    assert html(f"One[^0].\n\n{notes}[^22]: Last.\n").endswith(
        "19<sup>21</sup></span></span></span></span></span></span></span></span></span></span>"
        "</span></span></span></span></span></span></span></span></span></span>"
        '<span class="footnote">20<span class="footnote">21<span class="footnote">Last.</span>'
        "</span></span>.</p>\n"
    )


def test_of_two_footnotes_of_one_name_the_first_is_called() -> None:
    assert html("One[^a].\n\n[^a]: First.\n\n[^a]: Second.\n") == (
        '<p>One<span class="footnote">First.</span>.</p>\n'
    )


def test_a_footnote_written_in_another_is_called_from_anywhere() -> None:
    assert html("One[^b].\n\n[^a]: A.\n\n    [^b]: B.\n") == (
        '<p>One<span class="footnote">B.</span>.</p>\n'
    )


def test_a_line_end_in_a_footnote_is_a_space() -> None:
    assert inline("So it is.[^a]\n\n[^a]: Or\n    was.\n") == (
        'So it is.<span class="footnote">Or was.</span>'
    )
