"""Edits to a text, put in all at once."""

from collections.abc import Iterable, Sequence
from itertools import accumulate

from briefpack.problems import Edit, Place


def apply(text: str, edits: Iterable[Edit]) -> tuple[str, tuple[Edit, ...]]:
    """``text``, the text of one file with line feeds, with the edits in it; and those left out.

    Edits that are the same count once. Of two that overlap, or that put something in at one spot,
    the first by place counts, of those at one place the one that comes first; the other is left
    out. Raises ValueError for a place that the text does not have, and for edits of two files.
    """
    wanted = sorted(dict.fromkeys(edits), key=lambda edit: edit.place)
    if len({edit.place.file for edit in wanted}) > 1:
        raise ValueError("these are edits of more than one file")
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    pieces: list[str] = []
    left_out: list[Edit] = []
    end = 0
    last: tuple[int, int] | None = None
    for edit in wanted:
        stretch = _stretch(edit.place, starts)
        whole = bool(pieces) and not wanted[0].place.line
        if whole or stretch[0] < end or stretch == last:
            left_out.append(edit)
            continue
        pieces += [text[end : stretch[0]], edit.text]
        last, end = stretch, stretch[1]
    return "".join([*pieces, text[end:]]), tuple(left_out)


def _stretch(place: Place, starts: Sequence[int]) -> tuple[int, int]:
    """From which character to which a place goes; line 0 is the whole text."""
    if not place.line:
        return 0, starts[-1] - 1
    start = _position(place.line, place.column, starts, place)
    end = _position(place.end_line, place.end_column, starts, place)
    if end < start:
        raise ValueError(f"{place} ends before it starts")
    return start, end


def _position(line: int, column: int, starts: Sequence[int], place: Place) -> int:
    """The character at a line and column; just past a line's last one is part of it."""
    if 0 < line < len(starts) and 0 < column <= starts[line] - starts[line - 1]:
        return starts[line - 1] + column - 1
    raise ValueError(f"the text has no {place} to {line}:{column}")
