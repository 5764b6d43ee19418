"""Spots: where single words of a text stand in its file, and what was found in them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice

from briefpack.problems import Edit, Place
from briefpack.rules.registry import Checked, Finding
from briefpack.rules.texts import Text
from briefpack.rules.toml_strings import Followed, follow

MOST_TOLD = 50
"""As many findings of one kind as are told of a text; whoever mends those is told the next."""

_LINE_END = re.compile("\n")


class Spots:
    """Where single words of a text stand in its file.

    A value that cannot be followed to how it is written is, as a whole, the place of each of its
    words: then it is not ``exact``, and has no edits.
    """

    def __init__(self, checked: Checked, text: Text) -> None:
        self._text = text
        self._first = Place(text.file, text.line or 1, 1)
        self._raw = text.markdown
        self._followed: Followed | None = None
        if text.line is None:
            source = checked.sources[text.file]
            self._first = source.value(text.path)
            self._raw = _stretch(source.text, self._first)
            self._followed = follow(self._raw, text.markdown)
        self.exact = text.line is not None or self._followed is not None
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(self._raw))]

    def place(self, start: int, end: int) -> Place:
        """The place of the words from ``start`` to ``end`` of the text."""
        if not self.exact:
            return self._first
        if self._followed is not None:
            start, end = self._followed.stretch(start, end)
        return Place(self._text.file, *self._position(start), *self._position(end))

    def _position(self, offset: int) -> tuple[int, int]:
        row = bisect_right(self._starts, offset) - 1
        before = self._first.column if row == 0 else 1
        return self._first.line + row, offset - self._starts[row] + before

    def edits(self, start: int, end: int, text: str) -> tuple[Edit, ...]:
        """What puts ``text`` in place of those words."""
        return (Edit(self.place(start, end), text),) if self.exact else ()

    def finding(
        self,
        message: str,
        words: tuple[int, int],
        hint: str | None = None,
        edits: tuple[Edit, ...] = (),
    ) -> Finding:
        """What was found in the words from one offset to another; told on their first line."""
        file, path = self._text.file, self._text.path
        if not self.exact:
            return Finding(message, file, path, hint=hint)
        place = self.place(*words)
        last = place.end_column
        if place.end_line > place.line:
            following = self._starts[place.line - self._first.line + 1]
            _, last = self._position(following - 1)
        return Finding(message, file, path, place.line, hint, (place.column, last), edits)


def told(
    checked: Checked, text: Text, matches: Iterable[re.Match[str]]
) -> Iterator[tuple[Spots, re.Match[str]]]:
    """The first matches in a text, each with what knows its place."""
    spots: Spots | None = None
    for match in islice(matches, MOST_TOLD):
        spots = spots or Spots(checked, text)
        yield spots, match


def _stretch(text: str, place: Place) -> str:
    """What stands at a place."""
    lines = text.split("\n")[place.line - 1 : place.end_line]
    lines[-1] = lines[-1][: place.end_column - 1]
    lines[0] = lines[0][place.column - 1 :]
    return "\n".join(lines)
