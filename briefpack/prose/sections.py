"""Report bodies as sections: what rules check, editors list and readers are timed by."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from markdown_it.token import Token

from briefpack.model.report import Block, Name, Section
from briefpack.prose.footnotes import Uncalled
from briefpack.prose.parse import DEEPEST, Prose, parse, picture_file

_BlockKind = Literal["paragraph", "list", "table", "image", "quote", "code"]

_KINDS: dict[str, _BlockKind] = {
    "paragraph_open": "paragraph",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "table_open": "table",
    "blockquote_open": "quote",
    "fence": "code",
    "code_block": "code",
}

_NESTING_MARKS = ">-*+.):"
"""Whatever stands in something else is opened by one of these. Most texts have too few of them
to be nested deeply, and need not be parsed to know it."""

_BAR = re.compile(r"(?<!\\)\|")
"""What stands between two cells of a table."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a text: its file as written, its alternative text, and its line."""

    file: str
    alternative: str
    line: int


def read_body(body: str, first_line: int) -> tuple[tuple[Section, ...], tuple[Picture, ...]]:
    """The sections and the pictures of a report's body, which starts on line ``first_line``."""
    prose = parse(body, numbered=True)
    return _sections(prose, first_line), tuple(_pictures(prose, first_line))


def body_pictures(body: str, first_line: int) -> tuple[Picture, ...]:
    """The pictures of a report's body."""
    return tuple(_pictures(parse(body, numbered=True), first_line)) if "![" in body else ()


def references(text: str, first_line: int = 1) -> Iterator[tuple[str, int]]:
    """The ids that a text refers to, each with its line."""
    if "[@" in text:
        yield from _references(parse(text, numbered=True), first_line)


def uncalled_footnotes(text: str) -> Sequence[Uncalled]:
    """The footnotes of a text that are not printed, since nothing calls them."""
    return parse(text, numbered=True).uncalled if "[^" in text else ()


def lost_lines(text: str) -> Sequence[int]:
    """The lines of a text, from 0, that are not printed: they are nested too deeply."""
    marks = sum(map(text.count, _NESTING_MARKS))
    return parse(text, numbered=True).lost if marks >= DEEPEST // 2 else ()


def _references(prose: Prose, first_line: int) -> Iterator[tuple[str, int]]:
    for token, line in _inside_lines(prose, first_line):
        if token.type == "reference":
            yield token.content, line


def _pictures(prose: Prose, first_line: int) -> Iterator[Picture]:
    for token, line in _inside_lines(prose, first_line):
        if token.type == "image":
            yield Picture(picture_file(token), plain_text(token), line)


def _inside_lines(prose: Prose, first_line: int) -> Iterator[tuple[Token, int]]:
    """The pictures and the references of a text, with their lines."""
    for tokens in (prose.tokens, *prose.footnotes):
        for token in tokens:
            for inline in (token, token.meta.get("caption")):
                if inline is not None:
                    yield from _placed(inline, _line(inline, first_line))


def _placed(inline: Token, line: int) -> Iterator[tuple[Token, int]]:
    for child in inline.children or ():
        if "line" in child.meta:
            yield child, line + child.meta["line"]
        if child.type == "image":
            yield from _placed(child, line + child.meta["line"])


def _sections(prose: Prose, first_line: int) -> tuple[Section, ...]:
    base = base_level(prose.tokens)
    sections: list[Section] = []
    here = Section(None, 1, first_line, ())
    blocks: list[Block] = []

    def close() -> None:
        if blocks or here.heading is not None:
            sections.append(replace(here, blocks=tuple(blocks)))

    for index, token in enumerate(prose.tokens):
        if token.type == "heading_open" and token.level == 0:
            close()
            words = plain_text(prose.tokens[index + 1])
            level = int(token.tag[1:]) - base + 1
            names = _names([token], first_line)
            here = Section(words, level, _line(token, first_line), (), *names)
            blocks = []
        else:
            blocks.extend(_block(prose.tokens, index, first_line))
    close()
    return tuple(sections)


def base_level(tokens: Sequence[Token]) -> int:
    """The level of a body's highest heading; it stands right under the report's title."""
    levels = [int(token.tag[1:]) for token in tokens if token.type == "heading_open"]
    return min(levels, default=1)


def plain_text(inline: Token, refer: Callable[[str], str] = lambda _: "") -> str:
    """The words of an inline token, without markup; ``refer`` gives those of a reference."""
    parts = []
    for child in inline.children or ():
        if child.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
        elif child.type in {"text", "code_inline", "text_special"}:
            parts.append(child.content)
        elif child.type == "image":
            parts.append(plain_text(child, refer))
        elif child.type == "reference":
            parts.append(refer(child.content))
    return "".join(parts)


def _line(token: Token, first_line: int) -> int:
    return first_line + (token.map[0] if token.map else 0)


def _names(tokens: Iterable[Token], first_line: int) -> tuple[Name, ...]:
    """The names that blocks bear."""
    found = [
        pair
        for token in tokens
        for pair in (*token.meta.get("names", ()), token.meta.get("name"))
        if pair is not None
    ]
    return tuple(Name(name, first_line + line) for name, line in found)


def _block(tokens: Sequence[Token], index: int, first_line: int) -> Iterator[Block]:
    """The block that starts at ``index``: a whole one at the top, or one numbered paragraph."""
    token = tokens[index]
    line = _line(token, first_line)
    if token.type == "list_item_open" and "path" in token.meta:
        words = " ".join(plain_text(t) for t in _own(tokens, index) if t.type == "inline")
        names = _names([token], first_line)
        yield Block("paragraph", words, line, token.meta["path"], names)
    elif token.level == 0 and token.type in _KINDS and not token.meta.get("paragraphs"):
        inside = _inside(tokens, index)
        inlines = [t for t in inside if t.type == "inline"]
        words = " ".join(map(plain_text, inlines)) or token.content.strip()
        kind = "image" if any(map(_only_image, inlines)) else _KINDS[token.type]
        yield Block(kind, words, line, names=_names(inside, first_line))


def _only_image(inline: Token) -> bool:
    children = inline.children or []
    return len(children) == 1 and children[0].type == "image"


def _inside(tokens: Sequence[Token], index: int) -> Sequence[Token]:
    """The tokens from an opening one up to what closes it."""
    opening = tokens[index]
    if opening.nesting != 1:
        return [opening]
    for end in range(index + 1, len(tokens)):
        if tokens[end].level == opening.level and tokens[end].nesting == -1:
            return tokens[index : end + 1]
    return tokens[index:]


def _own(tokens: Sequence[Token], index: int) -> Iterator[Token]:
    """What stands in a numbered paragraph, without the numbered paragraphs below it."""
    depth = 0
    for token in _inside(tokens, index):
        if token.type == "ordered_list_open" and token.meta.get("paragraphs"):
            depth += 1
        elif token.type == "ordered_list_close" and depth:
            depth -= 1
        elif not depth:
            yield token


# -- what rules on writing look at ---------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a text: its words and its address; ``bare`` where the address is the words."""

    words: str
    address: str
    line: int
    bare: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; ``lost`` are the words of cells that no column is there for."""

    cells: tuple[str, ...]
    line: int
    lost: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table in a text: its head, and the rows below it."""

    head: Row
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Marker:
    """What stands before an entry of a numbered list: the number as typed, and as printed.

    ``line`` is the first of the entry, ``end`` the line past its last.
    """

    typed: str
    printed: int
    line: int
    end: int


def links(text: str, first_line: int = 1) -> Iterator[Link]:
    """The links of a text."""
    if "](" in text or "][" in text or "]:" in text or "<" in text:
        for inline in _inlines(parse(text, numbered=True)):
            yield from _links(inline.children or (), _line(inline, first_line))


def tables(text: str, first_line: int = 1) -> Iterator[Table]:
    """The tables of a text."""
    if "|" not in text:
        return
    tokens = parse(text, numbered=True).tokens
    lines = text.split("\n")
    for index, token in enumerate(tokens):
        if token.type == "table_open":
            head, *rows = _rows(_inside(tokens, index), lines, first_line)
            yield Table(head, tuple(rows))


def markers(text: str, first_line: int = 1, *, numbered: bool) -> Iterator[list[Marker]]:
    """The numbered lists of a text, each as its entries' markers.

    With ``numbered``, its top-level ones are numbered paragraphs: all of those are one list.
    """
    paragraphs: list[Marker] = []
    open_lists: list[tuple[list[Marker], int]] = []  # with the number printed before the first
    for token in parse(text, numbered=numbered).tokens:
        if token.type in {"ordered_list_open", "bullet_list_open"}:
            running_on = token.level == 0 and token.meta.get("paragraphs")
            start = int(token.attrs.get("start", 1)) - 1
            printed = 0 if token.meta.get("paragraphs") else start
            open_lists.append((paragraphs if running_on else [], printed))
        elif token.type in {"ordered_list_close", "bullet_list_close"}:
            done, _ = open_lists.pop()
            if done and done is not paragraphs:
                yield done
        elif token.type == "list_item_open" and token.info and token.map:
            here, before = open_lists[-1]
            first, end = token.map
            number = before + len(here) + 1
            here.append(Marker(token.info, number, first_line + first, first_line + end))
    if paragraphs:
        yield paragraphs


def code_lines(text: str) -> Iterator[range]:
    """The lines of a text, from 0, that are code."""
    if "```" in text or "~~~" in text or "    " in text or "\t" in text:
        for token in parse(text, numbered=True).tokens:
            if token.type in {"fence", "code_block"} and token.map:
                yield range(*token.map)


def paragraphs(text: str, first_line: int = 1) -> Iterator[tuple[str, int]]:
    """The words of each paragraph of a text, with their markup, and their line."""
    for opening, inline in pairwise(parse(text, numbered=True).tokens):
        if opening.type == "paragraph_open":
            yield inline.content, _line(inline, first_line)


def names(text: str, first_line: int = 1) -> Iterator[tuple[str, int]]:
    """The names that something in a text bears, each with its line."""
    prose = parse(text, numbered=True)
    for tokens in (prose.tokens, *prose.footnotes):
        for name in _names(tokens, first_line):
            yield name.id, name.line


def _inlines(prose: Prose) -> Iterator[Token]:
    """All running text: that of footnotes and captions, too."""
    for tokens in (prose.tokens, *prose.footnotes):
        for token in tokens:
            if token.type == "inline":
                yield token
            elif "caption" in token.meta:
                yield token.meta["caption"]


def _links(children: Sequence[Token], line: int) -> Iterator[Link]:
    inside: list[Token] = []
    opening: Token | None = None
    started = line
    for child in children:
        if child.type == "link_open":
            opening, inside, started = child, [], line
        elif child.type == "link_close" and opening is not None:
            words = plain_text(Token("inline", "", 0, children=inside)).strip()
            address = str(opening.attrGet("href") or "")
            yield Link(words, address, started, opening.markup == "autolink")
            opening = None
        elif opening is not None:
            inside.append(child)
        if child.type in {"softbreak", "hardbreak"}:
            line += 1


def _rows(tokens: Sequence[Token], lines: Sequence[str], first_line: int) -> Iterator[Row]:
    """The rows of a table, the head first."""
    cells: list[str] = []
    columns = 0
    for token in tokens:
        if token.type == "tr_open":
            cells = []
            written = lines[token.map[0]] if token.map else ""
            line = _line(token, first_line)
        elif token.type == "inline":
            cells.append(plain_text(token).strip())
        elif token.type == "tr_close":
            beyond = _cells(written)[columns:] if columns else []
            columns = columns or len(cells)
            yield Row(tuple(cells), line, " ".join(" ".join(beyond).split()))


def _cells(line: str) -> list[str]:
    """The cells of a row as typed; the parser leaves out those beyond the head's."""
    cells = _BAR.split(line.strip().lstrip("> "))
    return cells[not cells[0].strip() : len(cells) - (not cells[-1].strip())]
