"""What pairs stand in: the lines below a header, or the braces of a table on one line."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from briefpack.store.toml_cut import key_steps, parsed
from briefpack.store.toml_parts import (
    Comments,
    Section,
    Splice,
    Unreadable,
    comments_above,
    spliced,
)

if TYPE_CHECKING:
    from tree_sitter import Node

VALUES = frozenset(
    {
        *("string", "integer", "float", "boolean", "array", "inline_table"),
        *("offset_date_time", "local_date_time", "local_date", "local_time"),
    }
)
"""What the grammar calls values."""


@dataclass(eq=False, slots=True)
class Pair:
    """A key and its value as they are written.

    Below a header, ``start`` and ``end`` are those of its lines, the comments above it included;
    in braces they are its own. ``key`` is where the key starts.
    """

    steps: tuple[str, ...]
    value: "Node"
    body: "Body"
    key: int
    start: int
    end: int


class Body(Protocol):
    """What pairs stand in."""

    @property
    def source(self) -> bytes:
        """The text that the pairs' places count in."""

    @property
    def pairs(self) -> Sequence[Pair]:
        """The pairs as they were read, in order."""

    @property
    def on_one_line(self) -> bool:
        """Whether no value may begin a new line."""

    def change(self, pair: Pair, value: bytes) -> None:
        """Write another value in place of a pair's."""

    def remove(self, pair: Pair) -> Comments:
        """Take a pair out, and with it what is said of it."""

    def add(self, text: bytes, beside: Pair | None, *, behind: bool, said: Comments) -> None:
        """Write a new pair behind another or in front of it; anywhere where there is none."""


def _pairs(source: bytes, nodes: Iterable["Node"], body: Body) -> Iterator[Pair]:
    for node in nodes:
        key, *others = (child for child in node.named_children if child.type != "comment")
        if [other.type in VALUES for other in others] != [True]:
            raise Unreadable
        (value,) = others
        start, end = key.start_byte, value.end_byte
        yield Pair(key_steps(source, key), value, body, start, start, end)


class Lines:
    """The lines below a header, or those in front of the first one."""

    on_one_line = False

    def __init__(self, section: Section) -> None:
        self.section = section
        self.source = section.source

    @cached_property
    def pairs(self) -> Sequence[Pair]:
        """The pairs as they were read, in order."""
        return list(self._read())

    def _read(self) -> Iterator[Pair]:
        nodes = self.section.pairs
        if nodes is None:
            nodes = [node for node in parsed(self.source).named_children if node.type == "pair"]
        above = self.section.body
        for pair in _pairs(self.source, nodes, self):
            line = self._line(pair)
            between = self.source[above:line].splitlines(keepends=True)
            pair.start = line - sum(map(len, between[comments_above(between) :]))
            pair.end = above = self._line_end(pair.end)
            yield pair

    def _line(self, pair: Pair) -> int:
        """Where the line of a pair's key starts."""
        return self.source.rfind(b"\n", 0, pair.key) + 1

    def _line_end(self, position: int) -> int:
        return self.source.find(b"\n", position) + 1 or len(self.source)

    def change(self, pair: Pair, value: bytes) -> None:
        """Write another value in place of a pair's."""
        self._splice(pair.value.start_byte, pair.value.end_byte, value)

    def remove(self, pair: Pair) -> Comments:
        """Take out a pair with the comments above it, and the blank lines that would be double."""
        start = pair.start
        below = self.source[pair.end : min(self._line_end(pair.end), self.section.end)]
        if not below.strip():
            start = self._top_of_blank_lines(start)
        self._splice(start, pair.end, b"")
        behind = self.source[pair.value.end_byte : pair.end].strip()
        return Comments(self.source[pair.start : self._line(pair)], behind)

    def add(self, text: bytes, beside: Pair | None, *, behind: bool, said: Comments) -> None:
        """Write a new pair behind another or in front of it, indented as that one is."""
        text = said.on(text)
        if beside is not None:
            indent = self.source[self._line(beside) : beside.key]
            position = beside.end if behind else beside.start
            self._splice(position, position, said.above + indent + text)
        elif self.section.heads:
            self._splice(self.section.body, self.section.body, said.above + text)
        else:  # the file has no pairs in front of its first header; comments may be there
            end = self.section.end
            head = self.source[:end]
            apart = not head.strip() or head.endswith(b"\n\n") or self.section.splices
            blank = b"" if apart else b"\n"
            self._splice(end, end, blank + said.above + text)

    def _top_of_blank_lines(self, end: int) -> int:
        while end > self.section.body:
            start = self.source.rfind(b"\n", 0, end - 1) + 1
            if self.source[start:end].strip():
                break
            end = start
        return max(end, self.section.body)

    def _splice(self, start: int, end: int, text: bytes) -> None:
        self.section.splices.append(Splice(start, end, text))


class Braces:
    """The braces of a table on one line."""

    on_one_line = True

    def __init__(self, source: bytes, node: "Node") -> None:
        self.source = source
        self._start, self._end = node.start_byte, node.end_byte
        nodes = [child for child in node.named_children if child.type == "pair"]
        self.pairs: Sequence[Pair] = list(_pairs(source, nodes, self))
        self._values: dict[Pair, bytes] = {}
        self._order: list[Pair | bytes] = list(self.pairs)

    def change(self, pair: Pair, value: bytes) -> None:
        """Write another value in place of a pair's."""
        self._values[pair] = value

    def remove(self, pair: Pair) -> Comments:
        """Take a pair out; nothing can be said of it in braces."""
        self._order.remove(pair)
        return Comments()

    def add(self, text: bytes, beside: Pair | None, *, behind: bool, said: Comments) -> None:
        """Write a new pair behind another or in front of it, and behind those already there."""
        del said
        place = len(self._order)
        if beside in self._order:
            place = self._order.index(beside) + behind
            while behind and place < len(self._order) and isinstance(self._order[place], bytes):
                place += 1
        self._order.insert(place, text.strip())

    @property
    def text(self) -> bytes:
        """The table as it is to be written."""
        if self._order == self.pairs:
            changed = [
                Splice(pair.value.start_byte, pair.value.end_byte, value)
                for pair, value in self._values.items()
            ]
            return spliced(self.source, self._start, self._end, changed)
        if not self._order:
            return b"{}"
        first, last = b" ", b" "
        if self.pairs:
            first = self.source[self._start + 1 : self.pairs[0].key]
            last = self.source[self.pairs[-1].end : self._end - 1]
        pairs = b", ".join(it if isinstance(it, bytes) else self._pair(it) for it in self._order)
        return b"".join([b"{", first, pairs, last, b"}"])

    def _pair(self, pair: Pair) -> bytes:
        value = pair.value
        text = self._values.get(pair, self.source[value.start_byte : value.end_byte])
        return self.source[pair.key : value.start_byte] + text
