"""Values as their writer laid them out, save for the indentation of lists over several lines."""

from collections.abc import Iterator
from dataclasses import dataclass

import tree_sitter

_HOLDERS = frozenset({"array", "inline_table", "pair"})
_OPENING = frozenset({"[", "{"})
_CLOSING = frozenset({"]", "}"})
_STEP = 2


def lay_out(value: tree_sitter.Node, source: bytes, column: int) -> str:
    """The text of a value that starts at ``column`` (from 0) of a line that is not indented.

    Each line of a list is indented by two spaces more than the line on which the list opens,
    save where it is aligned with an element that follows the bracket; its end is indented like
    that line. What was on one line stays on one line.
    """
    text = source[value.start_byte : value.end_byte].decode()
    if value.type not in _HOLDERS or "\n" not in text:
        return text
    return _Layout(source, column).of(value)


@dataclass(slots=True)
class _Bracket:
    """An open bracket: the indentation of its line, and what follows it on that line, if any.

    ``element`` is the first byte of that, ``column`` where it stands now.
    """

    indentation: int
    element: int | None = None
    column: int = 0
    _column_before: int | None = None

    def column_before(self, source: bytes) -> int | None:
        """Where the element stood, in characters."""
        if self._column_before is None and self.element is not None:
            start = source.rfind(b"\n", 0, self.element) + 1
            self._column_before = len(source[start : self.element].decode())
        return self._column_before


class _Layout:
    def __init__(self, source: bytes, column: int) -> None:
        self._source = source
        self._parts: list[str] = []
        self._column = column
        self._indentation = 0
        self._open: list[_Bracket] = []

    def of(self, value: tree_sitter.Node) -> str:
        end = value.start_byte
        opened = False
        for token in _tokens(value):
            self._gap(self._source[end : token.start_byte], token, opened=opened)
            self._token(token)
            opened = token.type in _OPENING
            end = token.end_byte
        return "".join(self._parts)

    def _add(self, text: str) -> None:
        self._parts.append(text)
        _, broken, last = text.rpartition("\n")
        self._column = len(last) if broken else self._column + len(text)

    def _token(self, token: tree_sitter.Node) -> None:
        if token.type in _CLOSING:
            self._open.pop()
        text = self._source[token.start_byte : token.end_byte].decode()
        self._add(text.rstrip(" \t") if token.type == "comment" else text)
        if token.type in _OPENING:
            self._open.append(_Bracket(self._indentation))

    def _gap(self, gap: bytes, token: tree_sitter.Node, *, opened: bool) -> None:
        """What stands before a token: a line end, or spaces as they are."""
        if b"\n" in gap:
            self._indentation = self._indentation_of(token, gap.rpartition(b"\n")[2])
            blank = "\n" if gap.count(b"\n") > 1 else ""
            self._add(f"{blank}\n{' ' * self._indentation}")
            return
        if token.type == "comment":
            self._add(gap.decode() if set(gap) == {ord(" ")} else " ")
            return
        self._add(gap.decode())
        if opened and token.type not in _CLOSING:
            bracket = self._open[-1]
            bracket.element, bracket.column = token.start_byte, self._column

    def _indentation_of(self, token: tree_sitter.Node, before: bytes) -> int:
        bracket = self._open[-1]
        if token.type in _CLOSING:
            return bracket.indentation
        only_spaces = not before.strip(b" ")
        if only_spaces and len(before) == bracket.column_before(self._source):
            return bracket.column
        return bracket.indentation + _STEP


def _tokens(value: tree_sitter.Node) -> Iterator[tree_sitter.Node]:
    """The brackets, commas, keys, plain values and comments of a value, in order."""
    waiting = [value]
    while waiting:
        node = waiting.pop()
        if node.type in _HOLDERS:
            waiting.extend(reversed(node.children))
        else:
            yield node
