"""Letters, roman figures and paragraph numbers."""

from string import ascii_lowercase

import pytest

from briefpack.plan.numbering import (
    ParagraphScheme,
    letters,
    paragraph_label,
    paragraph_number,
    roman,
)


@pytest.mark.parametrize(
    ("position", "label"),
    [(1, "A"), (2, "B"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA"), (702, "ZZ"), (703, "AAA")],
)
def test_letters_go_on_past_z(position: int, label: str) -> None:
    assert letters(position) == label


def test_letters_may_be_small() -> None:
    assert letters(28, ascii_lowercase) == "ab"


@pytest.mark.parametrize(
    ("position", "label"),
    [
        *((1, "i"), (3, "iii"), (4, "iv"), (5, "v"), (8, "viii"), (9, "ix"), (10, "x")),
        *((14, "xiv"), (19, "xix"), (24, "xxiv"), (39, "xxxix")),
    ],
)
def test_roman_figures(position: int, label: str) -> None:
    assert roman(position) == label


@pytest.mark.parametrize(
    ("position", "label"), [(40, "xl"), (50, "l"), (90, "xc"), (100, "c"), (149, "cxlix")]
)
def test_roman_figures_past_39(position: int, label: str) -> None:
    assert roman(position) == label


@pytest.mark.parametrize(
    ("path", "number", "label"),
    [((6,), "6", "6."), ((6, 1), "6.1", "6.1"), ((6, 1, 12), "6.1.12", "6.1.12")],
)
def test_decimal_paragraphs(path: tuple[int, ...], number: str, label: str) -> None:
    assert paragraph_number(path, ParagraphScheme.DECIMAL) == number
    assert paragraph_label(path, ParagraphScheme.DECIMAL) == label


@pytest.mark.parametrize(
    ("path", "number", "label"),
    [
        ((6,), "6", "6."),
        ((6, 1), "6(a)", "(a)"),
        ((6, 28), "6(ab)", "(ab)"),
        ((6, 1, 4), "6(a)(iv)", "(iv)"),
        ((6, 1, 4, 2), "6(a)(iv)(b)", "(b)"),
    ],
)
def test_lettered_paragraphs(path: tuple[int, ...], number: str, label: str) -> None:
    assert paragraph_number(path, ParagraphScheme.LETTERS) == number
    assert paragraph_label(path, ParagraphScheme.LETTERS) == label
