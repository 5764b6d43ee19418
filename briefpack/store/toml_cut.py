"""A TOML text cut before its headers, and read piece by piece.

tomllib takes long for a long file. So a file is cut where something looks like the header of a
table at its top, and each piece is read for itself: if every piece is TOML, the cuts were right,
for TOML can only be cut between two lines that are whole. What was read before is not read again.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from briefpack.store.toml_keys import key_parts, key_step
from briefpack.store.toml_parts import (
    Leaf,
    Part,
    Region,
    Run,
    Section,
    Unreadable,
    comments_above,
    grouped,
)

if TYPE_CHECKING:
    from tree_sitter import Node

_HEADER = re.compile(
    rb"^[ \t]*\[(?P<entry>\[?)[ \t]*"
    rb"(?P<key>[A-Za-z0-9_-]+|'[^'\n]*'|\"(?:[^\"\\\n]|\\.)*\")[ \t]*(?:(?P<end>\])|\.)",
    re.MULTILINE,
)
"""What looks like a header, up to the end of its first key."""

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says, and the pieces that it was cut into, with what each of them says.

    ``whole`` is set where no cut was right; there are no pieces then.
    """

    source: bytes
    data: Data
    pieces: "Sequence[Piece]"
    known: Mapping[bytes, Data]
    whole: bool = False

    def region(self) -> Region:
        """The file in parts, which may be moved and changed; raises Unreadable."""
        if self.whole:
            return Region(list(grouped(sections(self.source), 0)))
        return Region([piece.part() for piece in self.pieces])


class Piece(NamedTuple):
    """A stretch of a file: the pairs in front, a table or entry of a list, or lone comments."""

    text: bytes
    key: str | None = None
    """The first key of its headers."""
    entry: bool = False
    loose: bool = False

    def part(self) -> "Section | Part | Chunk":
        """The piece, for changing it."""
        if self.loose:
            return Part(self.text)
        if self.key is None:
            return Section(self.text, end=len(self.text))
        return Chunk(self.text, self.key, entry=self.entry)


class Chunk(Run):
    """A table at the top of the file, or an entry of a list there; cut when it is looked into."""

    def __init__(self, text: bytes, key: str, *, entry: bool) -> None:
        super().__init__(key, 0, [Part(text, heads=True)], entry=entry)
        self._text = text

    def read(self) -> Sequence[Leaf]:
        """The sections that it is made of."""
        leaves = sections(self._text)
        del leaves[0]  # what is above the first header, where nothing is
        return leaves


def read(source: bytes, known: Mapping[bytes, Data] | None = None) -> Reading:
    """Read a TOML file; ``known`` is what pieces say that were read before.

    Raises TOMLDecodeError where it is no TOML.
    """
    found = list(pieces(source))
    known = known or {}
    try:
        read_now = {
            piece.text: known[piece.text] if piece.text in known else _loaded(piece.text)
            for piece in found
            if not piece.loose
        }
    except tomllib.TOMLDecodeError:
        return Reading(source, _loaded(source), (), {}, whole=True)
    data = _joined(found, read_now)
    return Reading(source, _loaded(source) if data is None else data, found, read_now)


def _loaded(source: bytes) -> Data:
    return tomllib.loads(source.decode())


def _joined(found: Sequence[Piece], known: Mapping[bytes, Data]) -> Data | None:
    """What the pieces say together; None where that takes more than putting it side by side."""
    data: Data = {}
    lists: dict[str, list[Any]] = {}
    for piece in found:
        said = {} if piece.loose else known[piece.text]
        if piece.entry and piece.key in lists:
            (entry,) = said[piece.key]
            lists[piece.key].append(entry)
            continue
        if data.keys() & said.keys() or (piece.key is not None and said.keys() != {piece.key}):
            return None
        data |= said
        if piece.entry and piece.key is not None:
            data[piece.key] = lists[piece.key] = list(said[piece.key])
    return data


# -- cutting by what looks like a header ---------------------------------------------------


def pieces(source: bytes) -> Iterator[Piece]:
    """The file cut before each entry of a list, and where the headers' first key changes."""
    start = 0
    key: str | None = None
    entry = False
    for header in _HEADER.finditer(source):
        first, begins = _key(header["key"]), bool(header["entry"] and header["end"])
        if first == key and not begins:
            continue
        top = _top_of_comments(source, header.start())
        cut = _between(source[top : header.start()], after_pairs=top > 0)
        yield Piece(source[start : top + cut.below], key, entry)
        if cut.loose > cut.below:
            yield Piece(source[top + cut.below : top + cut.loose], loose=True)
        start, key, entry = top + cut.loose, first, begins
    top = max(_top_of_comments(source, len(source)), start)
    cut = _between(source[top:], after_pairs=top > 0, before_header=False)
    yield Piece(source[start : top + cut.below], key, entry)
    if cut.loose > cut.below:
        yield Piece(source[top + cut.below :], loose=True)


def _key(raw: bytes) -> str:
    key = raw.decode()
    if not key.startswith(("'", '"')):
        return key
    try:
        return next(iter(tomllib.loads(f"{key} = 0")))
    except tomllib.TOMLDecodeError:  # it only looks like a header
        return key


def _top_of_comments(source: bytes, end: int) -> int:
    """Where the blank lines and comments begin that end at ``end``."""
    while end:
        start = source.rfind(b"\n", 0, end - 1) + 1
        if not _is_blank_or_comment(source[start:end]):
            break
        end = start
    return end


class _Between(NamedTuple):
    """Where the stretches end that lie between two tables, the last being right above a header.

    ``below`` is for comments right below the pairs of the first table, ``loose`` for those that
    belong to nobody, ``blank`` for empty lines.
    """

    below: int
    loose: int
    blank: int


def _between(text: bytes, *, after_pairs: bool, before_header: bool = True) -> _Between:
    """Blank lines and comments between two tables, told apart by what they stand close to."""
    lines = text.splitlines(keepends=True)
    lead = comments_above(lines) if before_header else len(lines)
    blank = lead
    while before_header and blank and not lines[blank - 1].strip():
        blank -= 1
    below = 0 if after_pairs else blank  # what heads a file stays in front of its first pair
    while after_pairs and below < blank and lines[below].strip():
        below += 1
    lengths = [sum(map(len, lines[:count])) for count in (below, blank, lead)]
    return _Between(*lengths)


def _is_blank_or_comment(line: bytes) -> bool:
    return line.lstrip()[:1] in {b"", b"#"}


# -- cutting by the grammar ----------------------------------------------------------------


def parsed(source: bytes) -> "Node":
    """The root of the syntax tree; raises Unreadable where the grammar knows less than TOML."""
    import tree_sitter
    import tree_sitter_toml

    from briefpack.store.canonical.opaque import masked

    parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_toml.language()))
    root = parser.parse(masked(source)).root_node
    if root.has_error:
        raise Unreadable
    return root


def sections(source: bytes) -> list[Leaf]:
    """The pairs in front, then each header with its pairs, and comments that stand alone."""
    root = parsed(source)
    children = root.named_children
    pairs: Sequence[Node] = [node for node in children if node.type == "pair"]
    here = Section(source, pairs=pairs)
    after = _line_end(source, pairs[-1].end_byte) if pairs else 0
    leaves: list[Leaf] = []
    for node in children:
        if node.type not in {"table", "table_array_element"}:
            continue
        head = source.rfind(b"\n", 0, node.start_byte) + 1
        cut = _between(source[after:head], after_pairs=after > 0)
        here.end = after + cut.below
        leaves.append(here)
        if cut.loose > cut.below:
            leaves.append(Part(source[here.end : after + cut.loose]))
        here = _section(source, node)
        here.start, here.lead, here.head = after + cut.loose, after + cut.blank, head
        pairs = here.pairs or ()
        after = _line_end(source, pairs[-1].end_byte) if pairs else here.body
    cut = _between(source[after:], after_pairs=after > 0, before_header=False)
    here.end = after + cut.below
    leaves.append(here)
    if cut.loose > cut.below:
        leaves.append(Part(source[here.end :]))
    return leaves


def _section(source: bytes, table: "Node") -> Section:
    key, *others = (node for node in table.named_children if node.type != "comment")
    return Section(
        source,
        key_end=key.end_byte,
        body=_line_end(source, key.end_byte),
        names=key_steps(source, key),
        entry=table.type == "table_array_element",
        pairs=[node for node in others if node.type == "pair"],
    )


def _line_end(source: bytes, position: int) -> int:
    return source.find(b"\n", position) + 1 or len(source)


def key_steps(source: bytes, key: "Node") -> tuple[str, ...]:
    """The steps of a key."""
    return tuple(
        key_step(source[part.start_byte : part.end_byte].decode(), part) for part in key_parts(key)
    )
