"""How things are counted: items, appendices, paragraphs. Nothing here is ever stored."""

from enum import StrEnum
from string import ascii_lowercase, ascii_uppercase

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


class ParagraphScheme(StrEnum):
    """How paragraphs below the first level are numbered: 6.1, or (a) and (i)."""

    DECIMAL = "decimal"
    LETTERS = "letters"


def letters(position: int, alphabet: str = ascii_uppercase) -> str:
    """The ``position``-th letter, counted from 1: A to Z, AA, AB and so on."""
    label = ""
    while position > 0:
        position, rest = divmod(position - 1, len(alphabet))
        label = alphabet[rest] + label
    return label


def roman(position: int) -> str:
    """Small roman figures, counted from 1: i, ii, iii, iv and so on."""
    label = ""
    for value, figure in _ROMAN:
        while position >= value:
            label += figure
            position -= value
    return label


def paragraph_number(path: tuple[int, ...], scheme: ParagraphScheme) -> str:
    """The number of a paragraph, without the stop that may be printed behind it.

    ``path`` counts from 1 at each level: ``(6, 1)`` is "6.1", or "6(a)" in letters.
    """
    if scheme is ParagraphScheme.DECIMAL:
        return ".".join(str(step) for step in path)
    label = str(path[0])
    for depth, step in enumerate(path[1:]):
        label += f"({letters(step, ascii_lowercase) if depth % 2 == 0 else roman(step)})"
    return label


def paragraph_label(path: tuple[int, ...], scheme: ParagraphScheme) -> str:
    """What is printed beside a paragraph: "6.", "6.1", or "(a)" alone in letters."""
    number = paragraph_number(path, scheme)
    if len(path) == 1:
        return f"{number}."
    return number if scheme is ParagraphScheme.DECIMAL else "(" + number.rpartition("(")[2]
