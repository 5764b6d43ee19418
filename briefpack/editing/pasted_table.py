"""Text from a spreadsheet's clipboard, or from a file of comma-separated values, to cells."""

import csv
import io
import re
from dataclasses import dataclass
from itertools import islice

from briefpack.model.base import unprintable

MOST_ROWS = 5000
"""Rows that are understood; no membership has as many."""

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
"""Soft hyphens, joiners and marks of direction, which come along from web pages."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row that has something in it. ``number`` counts all rows from 1, empty ones too."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int | None) -> str:
        """What stands in a column; nothing where the row is shorter, or there is no such column."""
        return self.cells[column] if column is not None and column < len(self.cells) else ""

    @property
    def alone(self) -> str | None:
        """The one cell with something in it, where the others have nothing."""
        filled = [cell for cell in self.cells if cell]
        return filled[0] if len(filled) == 1 else None


def read_table(text: str) -> tuple[Row, ...]:
    """The rows of a text that have something in them, each cell without spaces around it.

    Cells are parted by tabs; where there are none, by the commas or semicolons that most lines
    have. No text raises anything. Of a text that has more than ``MOST_ROWS``, one more is given.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    rows = _records(lines, _sign(lines))
    found = (Row(number, tuple(map(_clean, cells))) for number, cells in enumerate(rows, start=1))
    return tuple(islice((row for row in found if any(row.cells)), MOST_ROWS + 1))


def _sign(text: str) -> str:
    """What parts the cells; a tab where each line is one cell."""
    if "\t" in text:
        return "\t"
    lines = [line for line in text.split("\n") if line.strip()]
    shares = {sign: sum(sign in line for line in lines) for sign in (",", ";")}
    sign = max(shares, key=shares.__getitem__)
    return sign if shares[sign] * 2 > len(lines) else "\t"


def _records(text: str, sign: str) -> list[list[str]]:
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True))
    except csv.Error:  # a quotation mark that is none: an inch, or half of a pair
        return [line.split(sign) for line in text.split("\n")]
    return records


def _clean(cell: str) -> str:
    text = " ".join(_INVISIBLE.sub("", cell).split())
    while (bad := unprintable(text)) is not None:
        text = " ".join(text.replace(bad, "").split())
    return text
