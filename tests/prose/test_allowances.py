"""Lines that let a problem stand are not printed, and count as lines all the same."""

import pytest

from briefpack.prose.parse import is_allowance, parse
from briefpack.prose.sections import body_pictures, names, read_body, references, tables
from tests.prose.reading import html, report_html

LINE = "<!-- briefpack: allow BP403: a logo -->"


def with_lines(text: str) -> str:
    return text.replace("<A>", LINE)


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        (LINE, True),
        (f"  {LINE}  ", True),
        (f"> {LINE}", True),
        ("<!--briefpack: allow-->", True),
        ("<!-- briefpack: allows BP403: x -->", False),
        ("<!-- BP403 -->", False),
        (f"1. {LINE}", False),
        (f"{LINE} words", False),
        (LINE[:-1], False),
    ],
)
def test_an_allowance_is_a_line_of_its_own(line: str, is_one: bool) -> None:  # noqa: FBT001
    assert is_allowance(line) is is_one


def test_it_is_not_printed() -> None:
    assert html(with_lines("<A>\nOne.\n\n<A>\n")) == "<p>One.</p>\n"


def test_elsewhere_it_is_text() -> None:
    for text in (f"One {LINE}\n", f"- {LINE}\n", f"`{LINE}`\n", f"```\n{LINE}\n```\n"):
        assert "&lt;!-- briefpack" in html(text)


def test_many_below_each_other_are_not_printed() -> None:
    assert html(with_lines("<A>\n" * 200 + "One.\n")) == "<p>One.</p>\n"


def test_numbers_run_on_over_it() -> None:
    text = "1. One.\n   1. Below.\n   <A>\n   1. Below.\n<A>\n1. Two.\n"
    assert report_html(with_lines(text)) == report_html(
        text.replace("   <A>\n", "").replace("<A>\n", "")
    )


def test_lines_count_as_in_the_file() -> None:
    text = with_lines(
        "<A>\n# Costs {#costs}\n\nOne\n<A>\ntwo [@a]\n![A map](map.svg) three. {#words}\n\n"
        "<A>\n| a |\n|---|\n<A>\n| [@b] |\n"
    )
    assert list(references(text)) == [("a", 6), ("b", 13)]
    assert [picture.line for picture in body_pictures(text, 1)] == [7]
    assert list(names(text)) == [("costs", 2), ("words", 7)]
    (section,) = read_body(text, 1)[0]
    assert section.line == 2
    assert [block.line for block in section.blocks] == [4, 10]
    (table,) = tables(text)
    assert (table.head.line, [row.line for row in table.rows]) == (10, [13])


def test_a_picture_in_a_pictures_words_is_on_its_line() -> None:
    text = with_lines("One\n<A>\n![two\n[@a]](map.svg)\n")
    assert list(references(text)) == [("a", 4)]


def test_a_footnote_that_nobody_calls_is_on_its_line() -> None:
    prose = parse(with_lines("One.\n<A>\n\n[^a]: Two.\n"), numbered=True)
    assert [note.line for note in prose.uncalled] == [3]


def test_a_text_of_nothing_else_is_empty() -> None:
    assert parse(LINE).tokens == []
    assert html(LINE) == ""
