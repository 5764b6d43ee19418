"""Tables and bars of characters, as wide as the terminal."""

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from textwrap import wrap

from briefpack.cli.narrate import coloured
from briefpack.reporters.text import printable

_NARROWEST = 40
_WIDEST = 100
_USUAL = 80
_LEAST = 12
"""Columns of a cell that is wrapped, at least."""

BOLD = "\x1b[1m"
PLAIN = "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, and how wide it may get; None takes what the others leave."""

    head: str
    most: int | None = None
    right: bool = False


def width() -> int:
    """How many columns a line may take: the terminal's, or 80 where the output goes elsewhere."""
    if not sys.stdout.isatty():
        return _USUAL
    return max(_NARROWEST, min(shutil.get_terminal_size((_USUAL, 24)).columns, _WIDEST))


def only_plain_characters() -> bool:
    """Whether blocks and lines are better drawn with letters: for dumb terminals and pipes."""
    encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower()
    dumb = os.environ.get("TERM") == "dumb" or bool(os.environ.get("NO_COLOR"))
    return dumb or "utf" not in encoding


def heading(text: str) -> str:
    """A line above a table, in bold where that can be shown."""
    return f"{BOLD}{printable(text)}{PLAIN}" if coloured() else printable(text)


def table(columns: Sequence[Column], rows: Sequence[Sequence[str]], room: int) -> Iterator[str]:
    """The lines of a table; cells that are too wide are wrapped, and nothing is cut off."""
    cells = [["\n".join(map(printable, cell.split("\n"))) for cell in row] for row in rows]
    widths = _widths(columns, cells, room)
    heads = [column.head for column in columns]
    yield _line(heads, columns, widths)
    rule = "-" if only_plain_characters() else "─"
    ruled = zip(heads, widths, strict=True)
    yield "  ".join((rule if head else " ") * each for head, each in ruled).rstrip()
    for row in cells:
        wrapped = [
            [line for part in cell.split("\n") for line in wrap(part, each) or [""]]
            for cell, each in zip(row, widths, strict=True)
        ]
        for lines in zip_longest(*wrapped, fillvalue=""):
            yield _line(lines, columns, widths)


def _line(cells: Sequence[str], columns: Sequence[Column], widths: Sequence[int]) -> str:
    return "  ".join(
        cell.rjust(each) if column.right else cell.ljust(each)
        for cell, column, each in zip(cells, columns, widths, strict=True)
    ).rstrip()


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """How wide each column is: as its cells need, up to what it may, the free one the rest."""
    widths = []
    for place, column in enumerate(columns):
        longest = (len(line) for row in rows for line in row[place].split("\n"))
        needed = max(len(column.head), *longest, 1)
        widths.append(needed if column.most is None else min(needed, max(column.most, 1)))
    free = [place for place, column in enumerate(columns) if column.most is None]
    taken = sum(each for place, each in enumerate(widths) if place not in free)
    left = room - taken - 2 * (len(columns) - 1)
    for place in free:
        room_here = max(left // len(free), len(columns[place].head), _LEAST)
        widths[place] = min(widths[place], room_here)
    return widths


def bar(share: float, columns: int) -> str:
    """A bar that is full to a share of its columns; a little is never nothing."""
    share = max(0.0, min(share, 1.0))
    if only_plain_characters():
        return "#" * (max(1, round(share * columns)) if share else 0)
    eighths = max(1, round(share * columns * 8)) if share else 0
    whole, rest = divmod(eighths, 8)
    return "█" * whole + (" ▏▎▍▌▋▊▉"[rest] if rest else "")
