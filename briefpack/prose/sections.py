"""Report bodies as sections: what rules check, editors list and readers are timed by."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from markdown_it.token import Token

from briefpack.model.report import Block, Section
from briefpack.prose.parse import Prose, parse

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
    return tuple(_pictures(parse(body), first_line))


def body_references(body: str, first_line: int) -> Iterator[tuple[str, int]]:
    """The ids that a report's body refers to, each with its line."""
    if "[@" not in body:
        return
    prose = parse(body)
    for tokens in (prose.tokens, *prose.footnotes):
        for token in tokens:
            if token.type != "inline":
                continue
            line = _line(token, first_line)
            for child in token.children or ():
                if child.type in {"softbreak", "hardbreak"}:
                    line += 1
                elif child.type == "reference":
                    yield child.content, line


def _pictures(prose: Prose, first_line: int) -> Iterator[Picture]:
    for tokens in (prose.tokens, *prose.footnotes):
        for token in tokens:
            for child in token.children or ():
                if child.type == "image":
                    source = str(child.attrGet("src") or "")
                    yield Picture(source, plain_text(child), _line(token, first_line))


def _sections(prose: Prose, first_line: int) -> tuple[Section, ...]:
    base = base_level(prose.tokens)
    sections = []
    heading: tuple[str | None, int, int, str | None] = (None, 1, first_line, None)
    blocks: list[Block] = []
    for index, token in enumerate(prose.tokens):
        if token.type == "heading_open" and token.level == 0:
            if blocks or heading[0] is not None:
                sections.append(_section(heading, blocks))
            words = plain_text(prose.tokens[index + 1])
            level = int(token.tag[1:]) - base + 1
            heading = (words, level, _line(token, first_line), token.meta.get("name"))
            blocks = []
        else:
            blocks.extend(_block(prose.tokens, index, first_line))
    if blocks or heading[0] is not None:
        sections.append(_section(heading, blocks))
    return tuple(sections)


def base_level(tokens: Sequence[Token]) -> int:
    """The level of a body's highest heading; it stands right under the report's title."""
    levels = [int(token.tag[1:]) for token in tokens if token.type == "heading_open"]
    return min(levels, default=1)


def plain_text(inline: Token) -> str:
    """The words of an inline token, without markup."""
    parts = []
    for child in inline.children or ():
        if child.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
        elif child.type in {"text", "code_inline", "text_special"}:
            parts.append(child.content)
        elif child.type == "image":
            parts.append(plain_text(child))
    return "".join(parts)


def _section(heading: tuple[str | None, int, int, str | None], blocks: list[Block]) -> Section:
    words, level, line, name = heading
    return Section(heading=words, level=level, line=line, blocks=tuple(blocks), id=name)


def _line(token: Token, first_line: int) -> int:
    return first_line + (token.map[0] if token.map else 0)


def _block(tokens: Sequence[Token], index: int, first_line: int) -> Iterator[Block]:
    """The block that starts at ``index``: a whole one at the top, or one numbered paragraph."""
    token = tokens[index]
    if token.type == "list_item_open" and "number" in token.meta:
        yield Block(
            kind="paragraph",
            text=_own_text(tokens, index),
            line=_line(token, first_line),
            number=token.meta["number"],
            id=token.meta.get("name"),
        )
    elif token.level == 0 and token.type in _KINDS and not token.meta.get("paragraphs"):
        inside = _inside(tokens, index)
        words = " ".join(plain_text(t) for t in inside if t.type == "inline") or token.content
        pictures = [t for t in inside if t.type == "inline" and _only_image(t)]
        kind: _BlockKind = "image" if pictures else _KINDS[token.type]
        yield Block(kind=kind, text=words, line=_line(token, first_line))


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


def _own_text(tokens: Sequence[Token], index: int) -> str:
    """The words of a numbered paragraph, without those of numbered paragraphs below it."""
    words = []
    depth = 0
    for token in _inside(tokens, index)[1:]:
        if token.type == "ordered_list_open" and token.meta.get("paragraphs"):
            depth += 1
        elif token.type == "ordered_list_close" and depth:
            depth -= 1
        elif token.type == "inline" and not depth:
            words.append(plain_text(token))
    return " ".join(words)
