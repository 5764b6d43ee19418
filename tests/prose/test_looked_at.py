"""What rules on writing look at: links, tables, the marks of lists, names, paragraphs, code."""

import pytest

from briefpack.prose.sections import (
    Link,
    Row,
    Table,
    code_lines,
    links,
    markers,
    names,
    paragraphs,
    tables,
)

SITE = "https://example.org"


# -- links ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"[*One* two]({SITE})", Link("One two", SITE, 5, bare=False)),
        (f"<{SITE}>", Link(SITE, SITE, 5, bare=True)),
        (
            "<clerk@example.org>",
            Link("clerk@example.org", "mailto:clerk@example.org", 5, bare=True),
        ),
        (f"One\ntwo [three]({SITE})", Link("three", SITE, 6, bare=False)),
        (f"[One][a]\n\n[a]: {SITE}", Link("One", SITE, 5, bare=False)),
        (f"[![A map](a.svg)]({SITE})", Link("A map", SITE, 5, bare=False)),
        (f"[]({SITE})", Link("", SITE, 5, bare=False)),
        ("[One]()", Link("One", "", 5, bare=False)),
        (f"| a |\n|---|\n| [b]({SITE}) |", Link("b", SITE, 7, bare=False)),
        (f"A.[^a]\n\n[^a]: [b]({SITE})", Link("b", SITE, 7, bare=False)),
        (f"Table: [b]({SITE})\n\n| a |\n|---|", Link("b", SITE, 5, bare=False)),
    ],
)
def test_a_link_has_its_words_its_address_and_its_line(text: str, found: Link) -> None:
    assert list(links(text, 5)) == [found]


@pytest.mark.parametrize("text", ["Words.", f"`[a]({SITE})`", "[@a]", f"![A]({SITE})", "[a] (b)"])
def test_what_is_no_link_is_none(text: str) -> None:
    assert list(links(text)) == []


# -- tables --------------------------------------------------------------------------------


def test_a_table_has_a_head_and_rows() -> None:
    text = "One.\n\n| *a* | b |\n|---|--:|\n| 1 | |\n| `2` | 3 |\n"
    head = Row(("a", "b"), 3)
    assert list(tables(text)) == [Table(head, (Row(("1", ""), 5), Row(("2", "3"), 6)))]


@pytest.mark.parametrize(
    ("row", "lost"),
    [
        ("| 1 | 2 |", ""),
        ("| 1 | 2 | 3 |", "3"),
        ("| 1 | 2 | 3 | 4", "3 4"),
        ("1 | 2 | 3", "3"),
        ("| 1 | 2 | |", ""),
        ("| 1 | 2 \\| 3 |", ""),
        ("| 1 |", ""),
    ],
)
def test_cells_beyond_the_head_are_lost(row: str, lost: str) -> None:
    (table,) = tables(f"| a | b |\n|---|---|\n{row}\n")
    assert [each.lost for each in table.rows] == [lost]
    assert all(len(each.cells) == 2 for each in table.rows)


def test_tables_in_other_blocks_are_found() -> None:
    text = "- | a |\n  |---|\n  | 1 | 2 |\n\n> | b |\n> |---|\n> | 1 | 2 |\n"
    assert [row.lost for table in tables(text) for row in table.rows] == ["2", "2"]


# -- numbered lists ------------------------------------------------------------------------


def typed_and_printed(text: str, *, numbered: bool) -> list[list[tuple[str, int]]]:
    return [
        [(marker.typed, marker.printed) for marker in found]
        for found in markers(text, numbered=numbered)
    ]


def test_numbered_paragraphs_are_one_list() -> None:
    text = "5. a\n\n   3. b\n   3. c\n\n# D\n\n1. d\n"
    assert typed_and_printed(text, numbered=True) == [[("3", 1), ("3", 2)], [("5", 1), ("1", 2)]]


def test_other_lists_start_as_typed() -> None:
    text = "5. a\n\n   3. b\n   3. c\n\nD\n\n1. d\n- 7. e\n"
    assert typed_and_printed(text, numbered=False) == [
        [("3", 3), ("3", 4)],
        [("5", 5)],
        [("1", 1)],
        [("7", 7)],
    ]


def test_a_list_within_bullets_is_no_numbered_paragraph() -> None:
    assert typed_and_printed("- 5. a\n  6. b\n", numbered=True) == [[("5", 5), ("6", 6)]]


def test_an_entry_has_its_lines() -> None:
    (found,) = markers("1. a\n\n   more\n1. b\n", 5, numbered=True)
    assert [(marker.line, marker.end) for marker in found] == [(5, 8), (8, 9)]


# -- the rest ------------------------------------------------------------------------------


def test_names_are_told_with_their_lines() -> None:
    text = "# A {#a}\n\n1. b {#b}\n   - c {#c}\n\nTable: d {#d}\n\n| x |\n|---|\n\nE\ne. {#e}\n"
    assert sorted(names(text, 5)) == [("a", 5), ("b", 7), ("c", 8), ("d", 10), ("e", 16)]


def test_paragraphs_are_told_with_their_lines() -> None:
    text = "# A\n\nB *b*\nb.\n\n- c\n\n> d\n\n| e |\n|---|\n\n1. f\n\n   g {#g}\n"
    assert list(paragraphs(text, 5)) == [
        ("B *b*\nb.", 7),
        ("c", 10),
        ("d", 12),
        ("f", 17),
        ("g", 19),
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\n", []),
        ("a\n\n```\nb\n```\n\nc\n", [2, 3, 4]),
        ("    a\n    b\n\nc\n", [0, 1]),
        ("- a\n\n      b\n", [2]),
        ("~~~\nnever closed\n", [0, 1]),
    ],
)
def test_lines_of_code(text: str, lines: list[int]) -> None:
    found = [line for block in code_lines(text) for line in block]
    assert [line for line in found if line < text.count("\n")] == lines
