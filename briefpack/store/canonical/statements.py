"""TOML taken apart into its statements, each with the comments that belong to it."""

from dataclasses import dataclass, field, replace

import tree_sitter
import tree_sitter_toml

from briefpack.errors import BriefpackError
from briefpack.store.canonical.opaque import masked
from briefpack.store.canonical.values import lay_out
from briefpack.store.toml_keys import key_parts, key_step

_ALLOWANCE = "briefpack: allow"
"""A comment that says so is about what comes next, blank lines or not."""

_DIRECTIVES = ("#:schema ", "#:tombi ")
"""What starts a line that speaks to editors about the whole file."""

_TABLES = frozenset({"table", "table_array_element"})


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment on a line of its own; ``apart`` is whether there is a blank line above it."""

    text: str
    apart: bool


@dataclass(slots=True)
class Pair:
    """A key with its value, the comments right above it and the one beside it.

    ``apart`` is whether there is a blank line between it and what stands above it.
    """

    keys: tuple[str, ...]
    text: str
    holds_tables: bool
    above: list[Remark]
    apart: bool
    beside: str = ""


@dataclass(slots=True)
class Section:
    """A header and what stands below it up to the next; the first of a file has no header.

    ``top`` and ``end`` are comments that stand apart from the first key and behind the last.
    """

    header: str = ""
    keys: tuple[str, ...] = ()
    element: bool = False
    above: list[Remark] = field(default_factory=list)
    beside: str = ""
    top: list[Remark] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    end: list[Remark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Document:
    """A file: the lines that speak to editors about all of it, its sections, and its end.

    ``tail`` are comments about what would come next, had it not been taken out.
    """

    directives: list[str]
    sections: list[Section]
    tail: list[Remark]


def take_apart(toml: str) -> Document:
    """The statements of a text that is known to be TOML, its line ends line feeds."""
    return _Reader(toml.encode()).read()


class _Reader:
    def __init__(self, source: bytes) -> None:
        self._source = source
        self._directives: list[str] = []
        self._sections = [Section()]
        self._pending: list[Remark] = []  # comments not yet known to be whose
        self._latest: Pair | Section | None = None  # what a comment beside it belongs to
        self._row = -1  # the line on which the latest of all ends
        self._end = 0  # and the byte

    def read(self) -> Document:
        parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_toml.language()))
        root = parser.parse(masked(self._source)).root_node
        if root.has_error:
            raise BriefpackError(
                "this cannot be put into canonical form: it is TOML, but unusually written",
                "please report it, with the file",
            )
        for node in root.children:
            if node.type in _TABLES:
                self._header(node)
            else:
                self._statement(node)
        self._sections[-1].end, tail = self._take_pending(apart=True)
        return Document(self._directives, self._sections, tail)

    def _statement(self, node: tree_sitter.Node) -> None:
        if node.type == "pair":
            self._pair(node)
        elif node.type == "comment":
            self._comment(node)

    # -- comments -------------------------------------------------------------------------

    def _comment(self, node: tree_sitter.Node) -> None:
        row = node.start_point.row
        text = self._text(node).rstrip(" \t")
        if self._latest is not None and row == self._row:
            gap = self._source[self._end : node.start_byte]
            self._latest.beside = (gap.decode() if set(gap) == {ord(" ")} else " ") + text
        elif text.startswith(_DIRECTIVES):
            self._directives.append(text)
            return
        else:
            self._pending.append(Remark(text, row - self._row > 1))
            self._latest = None
        self._row, self._end = row, node.end_byte

    def _take_pending(self, *, apart: bool) -> tuple[list[Remark], list[Remark]]:
        """The comments read last: those apart from the next statement, those right above it."""
        remarks, self._pending = self._pending, []
        starts = [place for place, remark in enumerate(remarks) if remark.apart or place == 0]
        first = len(remarks) if apart or not starts else starts[-1]
        for place, remark in enumerate(remarks[:first]):
            if _ALLOWANCE in remark.text:
                first = max(start for start in starts if start <= place)
                break
        return remarks[:first], remarks[first:]

    # -- statements -----------------------------------------------------------------------

    def _pair(self, node: tree_sitter.Node) -> None:
        key, _, value, *comments = node.children
        section = self._sections[-1]
        apart = key.start_point.row - self._row > 1
        if section.pairs:
            above, self._pending = self._pending, []
        else:
            section.top, above = self._take_pending(apart=apart)
            if above:
                above[0] = replace(above[0], apart=False)
            else:
                apart = False
        written = self._written(key)
        laid_out = lay_out(value, self._source, len(written) + len(" = "))
        text = f"{written} = {laid_out}"
        pair = Pair(self._keys(key), text, _holds_tables(value), above, apart)
        section.pairs.append(pair)
        self._note(pair, value)
        for comment in comments:
            self._comment(comment)

    def _header(self, node: tree_sitter.Node) -> None:
        opening, key, closing, *below = node.children
        apart = opening.start_point.row - self._row > 1
        self._sections[-1].end, above = self._take_pending(apart=apart)
        element = node.type == "table_array_element"
        written = self._written(key)
        header = f"[[{written}]]" if element else f"[{written}]"
        section = Section(header, self._keys(key), element, above)
        self._sections.append(section)
        self._note(section, closing)
        for inner in below:
            self._statement(inner)

    def _note(self, statement: Pair | Section, last: tree_sitter.Node) -> None:
        self._latest = statement
        self._row, self._end = last.end_point.row, last.end_byte

    # -- keys -----------------------------------------------------------------------------

    def _text(self, node: tree_sitter.Node) -> str:
        return self._source[node.start_byte : node.end_byte].decode()

    def _written(self, key: tree_sitter.Node) -> str:
        """A key as it is written, without spaces around its dots."""
        return ".".join(map(self._text, key_parts(key)))

    def _keys(self, key: tree_sitter.Node) -> tuple[str, ...]:
        return tuple(key_step(self._text(part), part) for part in key_parts(key))


def _holds_tables(value: tree_sitter.Node) -> bool:
    if value.type == "array":
        return any(child.type == "inline_table" for child in value.named_children)
    return value.type == "inline_table"
