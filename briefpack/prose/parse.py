"""Markdown as briefpack reads it: CommonMark, tables, footnotes, names and references.

A paragraph of a numbered list, or a heading, takes a name from ``{#name}`` at its end, and
``[@name]`` refers to it. Raw HTML is text. Links lead only where a reader can follow them.
"""

import re
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from briefpack.plan.numbering import ParagraphScheme, paragraph_label, paragraph_number

_NAME = re.compile(r"[ \t]*\{#([a-z0-9]+(?:-[a-z0-9]+)*)\}[ \t]*$")
_REFERENCE = re.compile(r"\[@([a-z0-9]+(?:-[a-z0-9]+)*)\]")
_FOLLOWABLE = re.compile(r"^(https?|mailto|tel):", re.IGNORECASE)

NAMEABLE = frozenset({"paragraph_open", "heading_open"})

TABLE_CAPTION = "Table:"
"""A paragraph that starts with this, right before a table, is its caption."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Parsed Markdown: its blocks, and its footnotes' blocks by number from 0.

    Tokens of blocks carry in ``meta``: "name", "number" and "label" of a numbered paragraph, and
    "caption" of a table (an inline token).
    """

    tokens: Sequence[Token]
    footnotes: Sequence[Sequence[Token]]


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").use(footnote_plugin)
    parser.core.ruler.before("inline", "names", _take_names)
    parser.inline.ruler.before("link", "reference", _reference)
    return parser


_MOST_KEPT = 2_000_000
"""Characters of text whose parses are kept: about 50 MB. A pack of 700 pages has as many."""


class _Kept:
    """The parses of the texts parsed last: reading, checking and printing a pack each need them."""

    def __init__(self) -> None:
        self._parses: OrderedDict[tuple[str, bool, ParagraphScheme], Prose] = OrderedDict()
        self._size = 0

    def get(self, text: str, numbered: bool, scheme: ParagraphScheme) -> Prose:  # noqa: FBT001
        key = (text, numbered, scheme)
        prose = self._parses.get(key)
        if prose is not None:
            self._parses.move_to_end(key)
            return prose
        prose = self._parses[key] = _parse(text, numbered=numbered, scheme=scheme)
        self._size += len(text)
        while self._size > _MOST_KEPT:
            (oldest, _, _), _ = self._parses.popitem(last=False)
            self._size -= len(oldest)
        return prose


_kept = _Kept()


def parse(text: str, *, numbered: bool = False, scheme: ParagraphScheme | None = None) -> Prose:
    """Parse ``text``; with ``numbered``, its top-level ordered lists are numbered paragraphs.

    The result may be shared: its tokens are not to be changed.
    """
    return _kept.get(text, numbered, scheme or ParagraphScheme.DECIMAL)


def _parse(text: str, *, numbered: bool, scheme: ParagraphScheme) -> Prose:
    tokens = _parser().parse(text)
    body, footnotes = _split_footnotes(tokens)
    body = _take_captions(body)
    if numbered:
        _number(body, scheme)
    return Prose(body, footnotes)


def followable(address: str) -> bool:
    """Whether a reader can follow a link to ``address``: web, e-mail and telephone."""
    return _FOLLOWABLE.match(address) is not None


def _take_names(state: StateCore) -> None:
    for opening, inline in pairwise(state.tokens):
        if opening.type in NAMEABLE and (match := _NAME.search(inline.content)):
            inline.content = inline.content[: match.start()]
            opening.meta["name"] = match[1]


def _reference(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser calls it
    match = _REFERENCE.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        token = state.push("reference", "", 0)
        token.content = match[1]
    state.pos = match.end()
    return True


def _split_footnotes(tokens: list[Token]) -> tuple[list[Token], list[list[Token]]]:
    """Take the footnotes that the plugin gathers at the end out of the body."""
    start = next(
        (i for i, token in enumerate(tokens) if token.type == "footnote_block_open"), len(tokens)
    )
    footnotes: list[list[Token]] = []
    for token in tokens[start + 1 :]:
        if token.type == "footnote_open":
            footnotes.append([])
        elif footnotes and token.type not in {"footnote_close", "footnote_anchor"}:
            footnotes[-1].append(token)
    return tokens[:start], footnotes


def _take_captions(tokens: list[Token]) -> list[Token]:
    """Fold each caption paragraph into the table behind it."""
    kept: list[Token] = []
    for token in tokens:
        if (
            token.type == "table_open"
            and len(kept) > 2  # noqa: PLR2004 - opening, words and closing of a paragraph
            and kept[-1].type == "paragraph_close"
            and kept[-2].content.startswith(TABLE_CAPTION)
        ):
            token.meta["caption"] = kept[-2]
            del kept[-3:]
        kept.append(token)
    return kept


def _number(tokens: Sequence[Token], scheme: ParagraphScheme) -> None:
    """Number the items of top-level ordered lists, running on, and of ordered lists in them."""
    path: list[int] = []  # the counters of the numbered lists that are open
    lists: list[bool] = []  # for each open list, whether it is a numbered one
    count = 0
    for token in tokens:
        if token.type in {"ordered_list_open", "bullet_list_open"}:
            inside = all(lists) and (token.level == 0 or bool(lists))
            lists.append(token.type == "ordered_list_open" and inside)
            if lists[-1]:
                path.append(count if len(path) == 0 else 0)
                token.meta["paragraphs"] = True
        elif token.type in {"ordered_list_close", "bullet_list_close"}:
            if lists.pop():
                last = path.pop()
                count = last if not path else count
        elif token.type == "list_item_open" and lists[-1]:
            path[-1] += 1
            here = tuple(path)
            token.meta["number"] = paragraph_number(here, scheme)
            token.meta["label"] = paragraph_label(here, scheme)
    _place_numbers(tokens)


def _place_numbers(tokens: Sequence[Token]) -> None:
    """Hand each item's number to the paragraph that begins it, and its name to the item."""
    for item, first in pairwise(tokens):
        if item.type != "list_item_open" or "label" not in item.meta:
            continue
        if first.type == "paragraph_open":
            first.hidden = False
            first.meta["label"] = item.meta["label"]
            if "name" in first.meta:
                item.meta["name"] = first.meta.pop("name")
    _show_closings(tokens)


def _show_closings(tokens: Sequence[Token]) -> None:
    """A paragraph shown at its start is shown at its end (lists without blank lines hide both)."""
    shown: list[bool] = []
    for token in tokens:
        if token.type == "paragraph_open":
            shown.append(not token.hidden)
        elif token.type == "paragraph_close":
            token.hidden = not shown.pop()
