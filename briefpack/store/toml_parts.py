"""A TOML text in parts that can be moved, changed and put together again, letter for letter.

The file is cut before its headers. What stands directly above a header belongs to it; comments
that stand alone, blank lines around them, belong to nobody and stay where they are. Texts are
bytes here, as tree-sitter counts them, with line feeds and one at the end.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tree_sitter import Node

_ABOVE = re.compile(rb"((?:[ \t]*\n)*)((?:[ \t]*#[^\n]*\n)*)")
"""Blank lines, and then comments."""

_DIRECTIVE = b"#:"
"""How a comment begins that tells an editor something of the whole file, such as its schema."""

_ALLOWANCE = b"briefpack: allow"
"""A comment that says so is about what comes next, blank lines or not."""


class Unreadable(Exception):  # noqa: N818 - it only makes the editing coarser
    """The text is not made as it was taken to be."""


class Comments(NamedTuple):
    """What is said of a value: the lines above it, and what stands behind it on its line."""

    above: bytes = b""
    behind: bytes = b""

    def on(self, line: bytes) -> bytes:
        """A line with its line end, and what is said behind it."""
        return line[:-1] + b" " + self.behind + b"\n" if self.behind else line


class Splice(NamedTuple):
    """What stands in place of a stretch."""

    start: int
    end: int
    text: bytes


def comments_above(lines: Sequence[bytes]) -> int:
    """Where among lines, blank or comments, those begin that are about what is below them."""
    first = len(lines)
    while first and lines[first - 1].lstrip().startswith(b"#"):
        if lines[first - 1].lstrip().startswith(_DIRECTIVE):
            return first
        first -= 1
    start = 0  # of a block of comments
    for place, line in enumerate(lines[:first]):
        if line.lstrip()[:2] in {b"", _DIRECTIVE}:
            start = place + 1
        elif _ALLOWANCE in line:
            return start
    return first


def spliced(source: bytes, start: int, end: int, splices: Sequence[Splice]) -> bytes:
    """The stretch of ``source`` with the splices in it, those at one spot in their order.

    What is put in where something is taken out stands in its place.
    """
    pieces: list[bytes] = []
    for splice in sorted(splices, key=lambda splice: splice.start):
        if splice.start < start < splice.end:
            raise Unreadable
        pieces += [source[start : splice.start], splice.text]
        start = max(start, splice.end)
    return b"".join([*pieces, source[start:end]])


# -- parts ---------------------------------------------------------------------------------


@dataclass(eq=False, slots=True)
class Part:
    """A stretch of the file that stays whole. ``heads`` says that it starts with a header."""

    text: bytes
    heads: bool = False
    key: str | None = None
    """That of the table which it is, where the text was made and not read."""

    def leaves(self) -> "Iterator[Leaf]":
        """What it is made of, in order."""
        yield self


@dataclass(eq=False, slots=True)
class Section:
    """A header with the pairs below it; the file's first section has no header.

    It goes from ``start``, where the blank lines above it are, over the comments from ``lead``,
    the header from ``head`` to ``key_end`` and the pairs from ``body`` to ``end``. ``names`` are
    the header's keys, and ``entry`` is whether it has two brackets.
    """

    source: bytes
    start: int = 0
    lead: int = 0
    head: int = 0
    key_end: int = 0
    body: int = 0
    end: int = 0
    names: tuple[str, ...] = ()
    entry: bool = False
    pairs: "Sequence[Node] | None" = None
    """As tree-sitter has them; None where it has not been asked."""
    splices: list[Splice] = field(default_factory=list)

    @property
    def heads(self) -> bool:
        """Whether there is a header."""
        return bool(self.names)

    @property
    def text(self) -> bytes:
        """The section as it is to be written."""
        return spliced(self.source, self.start, self.end, self.splices)

    @property
    def comments(self) -> Comments:
        """What is said of the table."""
        return Comments(
            self.source[self.lead : self.head],
            self.source[self.key_end : self.body].lstrip(b"] \t").rstrip(),
        )

    def leaves(self) -> "Iterator[Leaf]":
        """Itself."""
        yield self


Leaf = Part | Section


class Region:
    """A stretch of the file in which parts may be moved."""

    def __init__(self, parts: "Sequence[AnyPart]" = ()) -> None:
        self._parts = list(parts)

    @property
    def parts(self) -> "list[AnyPart]":
        """What it is made of; to be changed where it stands."""
        return self._parts

    def leaves(self) -> Iterator[Leaf]:
        """What it is made of in the end, in order."""
        for part in self.parts:
            yield from part.leaves()


class Run(Region):
    """Headers one after the other of a table, or of one entry of a list, with what is below it.

    ``depth`` is how many keys lead to it in a header, and ``key`` the next one. ``entry`` is
    whether it begins an entry of a list.
    """

    def __init__(self, key: str, depth: int, leaves: Sequence[Leaf], *, entry: bool) -> None:
        super().__init__()
        self.key = key
        self.depth = depth
        self.entry = entry
        self._leaves = leaves
        self._opened = False

    def read(self) -> Sequence[Leaf]:
        """What it was made of when it was read; raises Unreadable."""
        return self._leaves

    @property
    def parts(self) -> "list[AnyPart]":
        """Its own section, where it has one, and the tables below; raises Unreadable."""
        if not self._opened:
            self._parts = list(grouped(self.read(), self.depth + 1))
            self._opened = True
        return self._parts

    @property
    def above(self) -> tuple[bytes, bytes]:
        """The blank lines and the comments above it."""
        first = self._leaves[0]
        return above(first.text if isinstance(first, Part) else first.source[first.start :])

    @property
    def comments(self) -> Comments:
        """What is said of the table as a whole."""
        first = self.read()[0]
        return first.comments if isinstance(first, Section) else Comments(self.above[1])

    def leaves(self) -> Iterator[Leaf]:
        """What it is made of in the end, in order."""
        return super().leaves() if self._opened else iter(self._leaves)


AnyPart = Part | Section | Run


def above(text: bytes) -> tuple[bytes, bytes]:
    """The blank lines and then the comments that a text starts with."""
    found = _ABOVE.match(text)
    return (found[1], found[2]) if found else (b"", b"")


def grouped(leaves: Sequence[Leaf], depth: int) -> Iterator[AnyPart]:
    """Sections with ``depth`` keys in their headers as they are, those with more in runs.

    Comments that stand alone go into a run where it goes on behind them.
    """
    run: list[Leaf] = []
    loose: list[Leaf] = []
    for leaf in leaves:
        if not isinstance(leaf, Section):
            loose.append(leaf)
            continue
        key = _key(leaf, depth)
        if run and key is not None and key == _key(run[0], depth) and not _begins(leaf, depth):
            run += [*loose, leaf]
        else:
            yield from _run(run, depth)
            yield from loose
            run = [leaf]
        loose = []
    yield from _run(run, depth)
    yield from loose


def _run(leaves: Sequence[Leaf], depth: int) -> Iterator[AnyPart]:
    for first in leaves[:1]:
        key = _key(first, depth)
        if key is None:
            yield first
        else:
            yield Run(key, depth, leaves, entry=_begins(first, depth))


def _key(leaf: Leaf, depth: int) -> str | None:
    return leaf.names[depth] if isinstance(leaf, Section) and len(leaf.names) > depth else None


def _begins(leaf: Leaf, depth: int) -> bool:
    """Whether it begins an entry of a list."""
    return isinstance(leaf, Section) and leaf.entry and len(leaf.names) == depth + 1
