"""A report's body as sections and blocks, with their lines, numbers and names."""

import pytest

from briefpack.model.report import Block, Name, Section
from briefpack.plan.numbering import ParagraphScheme, paragraph_label
from briefpack.plan.references import paragraph_anchor
from briefpack.prose.sections import read_body, references
from tests.prose.reading import anchors, labels

BODY = """\
1. One. {#one}
1. Two.

   More of two.

## Costs

1. Three.
   1. Below. {#below}
   1. Below.
      1. Further below.

An aside.

1. Four. {#four}
"""


def sections(body: str, first_line: int = 1) -> tuple[Section, ...]:
    return read_body(body, first_line)[0]


def blocks(body: str) -> tuple[Block, ...]:
    return tuple(block for section in sections(body) for block in section.blocks)


def numbers(body: str, scheme: ParagraphScheme) -> list[str]:
    """The numbers of a body's paragraphs, as they would be printed."""
    return [paragraph_label(block.path, scheme) for block in blocks(body) if block.path]


def test_an_empty_body_has_no_sections() -> None:
    assert sections("") == ()
    assert sections("\n \n") == ()


def test_blocks_before_the_first_heading_have_none() -> None:
    assert sections("Words.\n", 5) == (
        Section(
            heading=None,
            level=1,
            line=5,
            blocks=(Block(kind="paragraph", text="Words.", line=5),),
        ),
    )


def test_a_section_has_its_heading_level_line_and_name() -> None:
    found = sections("## The *costs* {#costs}\n\n### More\n", 5)
    assert found == (
        Section(heading="The costs", level=1, line=5, blocks=(), name=Name("costs", 5)),
        Section(heading="More", level=2, line=7, blocks=()),
    )


def test_a_heading_in_a_quotation_is_no_section() -> None:
    assert [section.heading for section in sections("## A\n\n> ### B\n")] == ["A"]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("One *two*\nthree.\n", "paragraph", "One two three."),
        ("- one\n- two\n", "list", "one two"),
        ("| a |\n|---|\n| b |\n", "table", "a b"),
        ("![A map](map.png)\n", "image", "A map"),
        ("> One.\n", "quote", "One."),
        ("```\none\n```\n", "code", "one"),
        ("    one\n", "code", "one"),
    ],
)
def test_a_block_is_of_a_kind(text: str, kind: str, words: str) -> None:
    (found,) = blocks(text)
    assert (found.kind, found.text, found.line) == (kind, words, 1)


def test_a_numbered_paragraph_is_a_block_with_its_number_line_and_name() -> None:
    assert blocks("1. One. {#one}\n   1. Below.\n\n      More.\n") == (
        Block(kind="paragraph", text="One.", line=1, path=(1,), names=(Name("one", 1),)),
        Block(kind="paragraph", text="Below. More.", line=2, path=(1, 1)),
    )


def test_numbers_are_those_printed() -> None:
    assert labels(BODY) == ["1.", "2.", "3.", "3.1", "3.2", "3.2.1", "4."]
    assert numbers(BODY, ParagraphScheme.DECIMAL) == labels(BODY)


def test_names_lead_to_anchors_that_are_there() -> None:
    named = [paragraph_anchor(block.path) for block in blocks(BODY) if block.names]
    assert named == ["paragraph-1", "paragraph-3.1", "paragraph-4"]
    assert anchors(BODY) == named


def test_numbers_are_those_printed_where_a_theme_has_letters() -> None:
    printed = labels(BODY, ParagraphScheme.LETTERS)
    assert printed == ["1.", "2.", "3.", "(a)", "(b)", "(i)", "4."]
    assert numbers(BODY, ParagraphScheme.LETTERS) == printed


def test_lines_are_those_of_the_file() -> None:
    assert [block.line for block in blocks("1. One.\n\n1. Two.\n   1. Below.\n")] == [1, 3, 4]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See [@a].\n", [("a", 10)]),
        ("One\n[@a] and\n[@b].\n", [("a", 11), ("b", 12)]),
        ("1. One\n   [@a].\n", [("a", 11)]),
        ("> One\n> [@a].\n", [("a", 11)]),
        ("| x |\n|---|\n| [@a] |\n| [@b] |\n", [("a", 12), ("b", 13)]),
        ("One.[^n]\n\n[^n]: See [@a].\n", [("a", 12)]),
        ("# See [@a]\n", [("a", 10)]),
        ("`[@a]` \\[@b]\n", []),
        ("One.^[Two\n^[three [@a]]]\n", [("a", 11)]),
        ("Table: See\n[@a].\n\n| x |\n|---|\n", [("a", 11)]),
    ],
)
def test_references_are_told_with_their_lines(text: str, found: list[tuple[str, int]]) -> None:
    assert list(references(text, 10)) == found


def test_code_over_two_lines_counts_as_two() -> None:
    assert list(references("`one\ntwo` [@a]\n", 1)) == [("a", 2)]


def test_a_reference_in_a_pictures_words_is_told() -> None:
    assert list(references("![See [@a]](map.png)\n", 1)) == [("a", 1)]


def names(body: str) -> list[tuple[str, int]]:
    return [(name.id, name.line) for block in blocks(body) for name in block.names]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("One\ntwo. {#a}\n", [("a", 2)]),
        ("- One. {#a}\n- Two. {#b}\n", [("a", 1), ("b", 2)]),
        ("> One. {#a}\n>\n> # Two {#b}\n", [("a", 1), ("b", 3)]),
        ("Table: Costs {#a}\n\n| x |\n|---|\n", [("a", 1)]),
    ],
)
def test_what_has_no_number_may_have_a_name(body: str, found: list[tuple[str, int]]) -> None:
    assert names(body) == found


def test_names_in_a_numbered_paragraph_are_that_paragraphs() -> None:
    found = blocks("1. One. {#a}\n\n   - More. {#b}\n   1. Below. {#c}\n\n   Last. {#d}\n")
    assert [[name.id for name in block.names] for block in found] == [["a", "b", "d"], ["c"]]
