"""Report bodies as sections: what rules check, editors list and readers are timed by."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
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
    return tuple(_pictures(parse(body, numbered=True), first_line))


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
