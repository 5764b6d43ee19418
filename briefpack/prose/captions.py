"""Captions that stand below their tables, where they are a line of text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from briefpack.prose.parse import TABLE_CAPTION, parse


@dataclass(frozen=True, slots=True)
class LateCaption:
    """The lines of a caption, and those of the table above it, from 0.

    ``has_another`` is whether the table has a caption above it, too.
    """

    lines: range
    table: range
    has_another: bool


def late_captions(text: str) -> Iterator[LateCaption]:
    """The captions of a text that stand below their tables."""
    if "|" not in text or TABLE_CAPTION not in text:
        return
    prose = parse(text, numbered=True)
    lines = text.split("\n")
    for tokens in (prose.tokens, *prose.footnotes):
        table: Token | None = None
        for at, token in enumerate(tokens):
            if token.type == "table_open":
                table = token
            elif token.type == "table_close" and table is not None and table.map:
                found = _below(tokens[at + 1 : at + 3]) or _last_row(tokens[:at], lines)
                if found is not None:
                    ends = min(table.map[1], found.start)
                    rows = range(table.map[0], ends)
                    yield LateCaption(found, rows, "caption" in table.meta)


def _below(following: Sequence[Token]) -> range | None:
    """The lines of what follows a table, if that is a caption."""
    if [token.type for token in following] != ["paragraph_open", "inline"]:
        return None
    opening, words = following
    if opening.map is None or not words.content.startswith(TABLE_CAPTION):
        return None
    return range(*opening.map)


def _last_row(tokens: Sequence[Token], lines: Sequence[str]) -> range | None:
    """The line of a table's last row, if that is a caption: no empty line parts them."""
    row = next(token for token in reversed(tokens) if token.type == "tr_open")
    if row.map is None:
        return None
    words = lines[row.map[0]]
    is_caption = "|" not in words and words.lstrip(" \t>").startswith(TABLE_CAPTION)
    return range(*row.map) if is_caption else None
