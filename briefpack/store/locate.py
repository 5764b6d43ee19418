"""Where a value stands in a TOML file.

Built only when there is something to point at: reading a sound file never comes here.
Lines and columns count from 1, columns in characters.
"""

import tomllib
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import tree_sitter
import tree_sitter_toml

from briefpack.store.toml_keys import key_parts, key_step

Path = tuple[str | int, ...]

_VALUES = frozenset(
    {
        "string",
        "integer",
        "float",
        "boolean",
        "offset_date_time",
        "local_date_time",
        "local_date",
        "local_time",
        "array",
        "inline_table",
    }
)

_DEEPEST = 50
"""Steps of one key. One of thousands would take as many times its length to note."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a file; the end is just past the last character."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class _Entry:
    key: Span
    value: Span | None  # None for a table: its key or header stands for it


class TomlIndex:
    """The key and the value of every path in a TOML text, found by parsing it once."""

    def __init__(self, source: str) -> None:
        self._source = source.encode()
        self._lines = self._source.split(b"\n")
        self._entries: dict[Path, _Entry] = {}
        self._lengths: dict[Path, int] = {}  # of arrays of tables, as far as read
        parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_toml.language()))
        self._root = parser.parse(self._source).root_node
        self._document(self._root)

    def value(self, path: Sequence[str | int]) -> Span:
        """Where the value at ``path`` stands; of the deepest table on the way where it lacks."""
        entry = self._deepest(path)
        return entry.value or entry.key

    def key(self, path: Sequence[str | int]) -> Span:
        """Where the key, or the table's header, at ``path`` stands."""
        return self._deepest(path).key

    def comments(self) -> set[tuple[int, int]]:
        """The line and column of every comment."""
        return {
            (span.line, span.column) for span in map(self._span, _below(self._root, {"comment"}))
        }

    def statement_before(self, line: int) -> int:
        """The first line of what ends on ``line``; ``line`` itself where nothing does."""
        return min((start for start, end in self._values if end == line), default=line)

    def statement_after(self, line: int) -> int:
        """The last line of what comes first below ``line``; ``line`` itself where nothing does.

        That is a key and its value, the header of a table, or an entry of a list.
        """
        spans = chain(self._values, self._headers)
        below = [(start, -end) for start, end in spans if start > line]
        return -min(below)[1] if below else line

    @cached_property
    def _values(self) -> list[tuple[int, int]]:
        """The first and the last line of every key with its value, and of every value."""
        nodes = _below(self._root, {"pair", *_VALUES})
        return [(node.start_point[0] + 1, node.end_point[0] + 1) for node in nodes]

    @cached_property
    def _headers(self) -> list[tuple[int, int]]:
        """The line of every table's header, twice."""
        nodes = _below(self._root, {"table", "table_array_element"})
        return [(node.start_point[0] + 1,) * 2 for node in nodes]

    def _deepest(self, path: Sequence[str | int]) -> _Entry:
        for end in range(len(path), 0, -1):
            if (entry := self._entries.get(tuple(path[:end]))) is not None:
                return entry
        return self._entries[()]

    # -- building -------------------------------------------------------------------------

    def _span(self, node: tree_sitter.Node) -> Span:
        (start, start_byte), (end, end_byte) = node.start_point, node.end_point
        return Span(
            start + 1, self._column(start, start_byte), end + 1, self._column(end, end_byte)
        )

    def _column(self, row: int, byte: int) -> int:
        if row >= len(self._lines):
            return 1
        return len(self._lines[row][:byte].decode("utf-8", "replace")) + 1

    def _key_parts(self, node: tree_sitter.Node) -> tuple[str, ...]:
        return tuple(map(self._key_part, key_parts(node)))

    def _key_part(self, part: tree_sitter.Node) -> str:
        raw = self._source[part.start_byte : part.end_byte].decode("utf-8", "replace")
        try:
            return key_step(raw, part)
        except tomllib.TOMLDecodeError:
            return raw

    def _document(self, root: tree_sitter.Node) -> None:
        self._entries[()] = _Entry(Span(1, 1, 1, 1), None)
        for child in root.named_children:
            if child.type == "pair":
                self._pair((), child)
            elif child.type in {"table", "table_array_element"}:
                self._table(child)

    def _table(self, node: tree_sitter.Node) -> None:
        parts = [child for child in node.named_children if child.type != "comment"]
        if not parts:
            return
        head, *rest = parts
        keys, span = self._key_parts(head), self._span(head)
        path = self._anchor(keys if node.type == "table" else keys[:-1])
        if node.type == "table_array_element":
            array: Path = (*path, keys[-1])
            position = self._lengths.get(array, 0)
            self._lengths[array] = position + 1
            self._entries.setdefault(array, _Entry(span, None))
            path = (*array, position)
        self._tables_above(path, 1, span)
        self._entries[path] = _Entry(span, None)
        for pair in rest:
            if pair.type == "pair":
                self._pair(path, pair)

    def _anchor(self, keys: Sequence[str]) -> Path:
        """A header's path: a step onto an array of tables means its last element."""
        path: Path = ()
        for key in keys:
            path = (*path, key)
            if path in self._lengths:
                path = (*path, self._lengths[path] - 1)
        return path

    def _pair(self, base: Path, node: tree_sitter.Node) -> None:
        parts = [child for child in node.named_children if child.type != "comment"]
        if not parts:
            return
        head, *rest = parts
        keys, span = self._key_parts(head), self._span(head)
        path = base + keys
        self._tables_above(path, len(base) + 1, span)
        value = next((part for part in rest if part.type in _VALUES), None)
        self._entries[path] = _Entry(span, self._span(value) if value else None)
        if value is not None:
            self._value(path, value)

    def _tables_above(self, path: Path, first: int, span: Span) -> None:
        """Tables that only a longer key names; no model has any as deep as not to be noted."""
        for length in range(first, min(len(path), first + _DEEPEST)):
            self._entries.setdefault(path[:length], _Entry(span, None))

    def _value(self, path: Path, node: tree_sitter.Node) -> None:
        if node.type == "array":
            items = [child for child in node.named_children if child.type in _VALUES]
            for position, item in enumerate(items):
                span = self._span(item)
                self._entries[(*path, position)] = _Entry(span, span)
                self._value((*path, position), item)
        elif node.type == "inline_table":
            for pair in node.named_children:
                if pair.type == "pair":
                    self._pair(path, pair)


def _below(node: tree_sitter.Node, kinds: AbstractSet[str]) -> Iterator[tree_sitter.Node]:
    """Every node of some kinds in the tree of ``node``."""
    waiting = [node]
    while waiting:
        here = waiting.pop()
        if here.type in kinds:
            yield here
        waiting.extend(here.named_children)
