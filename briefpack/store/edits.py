"""Edits of a text: stretches of it that are replaced."""

from collections.abc import Iterable

from briefpack.problems import Edit


def apply(text: str, edits: Iterable[Edit]) -> tuple[str, tuple[Edit, ...]]:
    """``text`` with edits made, and those that were not, since an earlier one overlaps them.

    All edits are of this text; the same edit twice is one. Raises ValueError for a place that is
    not in the text.
    """
    starts = _line_starts(text)
    parts: list[str] = []
    left_out: list[Edit] = []
    done = 0
    last: tuple[int, int] | None = None
    for edit in sorted(set(edits)):
        span = _span(text, starts, edit)
        start, end = span
        if start < done or span == last:
            left_out.append(edit)
            continue
        parts += (text[done:start], edit.text)
        done, last = end, span
    return "".join([*parts, text[done:]]), tuple(left_out)


def _line_starts(text: str) -> list[int]:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _span(text: str, starts: list[int], edit: Edit) -> tuple[int, int]:
    place = edit.place
    start = _offset(text, starts, place.line, place.column)
    end = _offset(text, starts, place.end_line, place.end_column)
    if end < start:
        raise ValueError(f"{place} ends before it starts")
    return start, end


def _offset(text: str, starts: list[int], line: int, column: int) -> int:
    if not 0 < line < len(starts) or column < 1:
        raise ValueError(f"{line}:{column} is not in the text")
    offset = starts[line - 1] + column - 1
    if offset > min(starts[line] - 1, len(text)):
        raise ValueError(f"{line}:{column} is not in the text")
    return offset
