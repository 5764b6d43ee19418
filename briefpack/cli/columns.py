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
    """How many columns a line may take: the terminal's, or 80 where the output goes elsewhere.

    COLUMNS says it for both.
    """
    if not sys.stdout.isatty() and not os.environ.get("COLUMNS", "").isdecimal():
        return _USUAL
    return max(_NARROWEST, min(shutil.get_terminal_size((_USUAL, 24)).columns, _WIDEST))


def only_plain_characters() -> bool:
    """Whether blocks and lines are better drawn with letters: for dumb terminals and pipes."""
    encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower()
    dumb = os.environ.get("TERM") == "dumb" or bool(os.environ.get("NO_COLOR"))
    return dumb or "utf" not in encoding


def heading(text: str) -> str:
    """What stands above a table, in lines that fit, in bold where that can be shown."""
    lines = wrap(printable(text), width())
    return "\n".join(f"{BOLD}{line}{PLAIN}" if coloured() else line for line in lines)


def remark(text: str) -> str:
    """What stands below a table, in lines that fit."""
    return "\n".join(wrap(printable(text), width()))


def table(columns: Sequence[Column], rows: Sequence[Sequence[str]], room: int) -> Iterator[str]:
    """The lines of a table; cells that are too wide are wrapped, and nothing is cut off.

    Where there is no room for its columns, cells stand below each other, with their heads.
    """
    cells = [["\n".join(map(printable, cell.split("\n"))) for cell in row] for row in rows]
    widths = _widths(columns, cells, room)
    if _total(widths) > room:
        yield from _stacked(columns, cells, room)
        return
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


def _stacked(columns: Sequence[Column], rows: Sequence[Sequence[str]], room: int) -> Iterator[str]:
    """Each row as a block of lines: its first cell, and below it the others that say anything."""
    for place, row in enumerate(rows):
        if place:
            yield ""
        for at, (column, cell) in enumerate(zip(columns, row, strict=True)):
            if not cell.strip():
                continue
            said = " ".join(cell.split())
            words = f"{column.head}: {said}" if column.head else said
            lead = "  " if at else ""
            yield from wrap(words, room, initial_indent=lead, subsequent_indent=f"{lead}  ")


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
    over = _total(widths) - room
    for place in sorted(range(len(columns)), key=lambda place: -widths[place]):
        least = max(_LEAST, len(columns[place].head))
        if over > 0 and widths[place] > least and not columns[place].right:
            cut = min(over, widths[place] - least)
            widths[place] -= cut
            over -= cut
    return widths


def _total(widths: Sequence[int]) -> int:
    """How wide a line of a table is, with the gaps between its columns."""
    return sum(widths) + 2 * (len(widths) - 1)


def bar(share: float, columns: int) -> str:
    """A bar that is full to a share of its columns; a little is never nothing."""
    share = max(0.0, min(share, 1.0))
    if only_plain_characters():
        return "#" * (max(1, round(share * columns)) if share else 0)
    eighths = max(1, round(share * columns * 8)) if share else 0
    whole, rest = divmod(eighths, 8)
    return "█" * whole + (" ▏▎▍▌▋▊▉"[rest] if rest else "")
