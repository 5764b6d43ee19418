"""Markdown as briefpack reads it: CommonMark, tables, footnotes, names and references.

A paragraph, a table's caption or a heading takes a name from ``{#name}`` at its end, and
``[@name]`` refers to it. Raw HTML is text. Links lead only where a reader can follow them.
"""

import re
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, image
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_inline

from briefpack.prose.footnotes import Uncalled, take_footnotes

_NAME = re.compile(r"\{#([a-z0-9]+(?:-[a-z0-9]+)*)\}[ \t]*")
_REFERENCE = re.compile(r"\[@([a-z0-9]+(?:-[a-z0-9]+)*)\]")

ALLOWANCE = re.compile(r"<!--\s*briefpack: allow\b(?P<rest>.*?)-->\s*")
"""A line of its own that lets a problem stand: see ``rules.allowances``. It is not printed."""

NAMEABLE = frozenset({"paragraph_open", "heading_open"})

TABLE_CAPTION = "Table:"
"""A paragraph that starts with this, right before a table, is its caption."""

DEEPEST = 100
"""How deep quotations, lists and footnotes may stand in each other; a list counts as two. The
parser leaves out what is deeper."""

InlineRule = Callable[[StateInline, bool], bool]


@dataclass(frozen=True, slots=True)
class Prose:
    """Parsed Markdown: its blocks, and its footnotes' blocks by number from 0.

    Tokens of blocks carry in ``meta``: "path" of a numbered paragraph (its counters from 1), and
    "names" of all that stands in it; "name" of what has no number; "caption" of a table (an inline
    token). A name is a pair of itself and its line. References and pictures carry "line", counted
    within their block.

    Lines count from 0. ``uncalled`` are footnotes that are not printed, ``lost`` the lines of
    what is nested so deeply that it is left out.
    """

    tokens: Sequence[Token]
    footnotes: Sequence[Sequence[Token]]
    uncalled: Sequence[Uncalled]
    lost: Sequence[int]


@cache
def _parser() -> MarkdownIt:
    options = {"html": False, "maxNesting": DEEPEST}
    parser = MarkdownIt("commonmark", options).enable("table")
    parser.use(footnote_plugin, move_to_end=False)
    anywhere = ["paragraph", "reference", "blockquote", "list"]
    parser.block.ruler.before("table", "allowance", _allowance, {"alt": anywhere})
    parser.core.ruler.before("inline", "names", _take_names)
    parser.inline.ruler.before("link", "reference", _with_line(_reference))
    parser.inline.ruler.at("image", _with_line(image))
    parser.inline.ruler.at("footnote_inline", _with_line(footnote_inline))
    return parser


_MOST_KEPT = 2_000_000
"""Characters of text whose parses are kept: about 50 MB. A pack of 700 pages has as many."""


class _Kept:
    """The parses of the texts parsed last: reading, checking and printing a pack each need them."""

    def __init__(self) -> None:
        self._parses: OrderedDict[tuple[str, bool], Prose] = OrderedDict()
        self._size = 0

    def get(self, text: str, numbered: bool) -> Prose:  # noqa: FBT001
        key = (text, numbered)
        prose = self._parses.get(key)
        if prose is not None:
            self._parses.move_to_end(key)
            return prose
        prose = self._parses[key] = _parse(text, numbered=numbered)
        self._size += len(text)
        while self._size > _MOST_KEPT:
            (oldest, _), _ = self._parses.popitem(last=False)
            self._size -= len(oldest)
        return prose


_kept = _Kept()


def parse(text: str, *, numbered: bool = False) -> Prose:
    """Parse ``text``; with ``numbered``, its top-level ordered lists are numbered paragraphs.

    The result may be shared: its tokens are not to be changed.
    """
    return _kept.get(text, numbered)


def _parse(text: str, *, numbered: bool) -> Prose:
    tokens, env = _tokens(text)
    lost = tuple(_lost(tokens))
    body, footnotes, uncalled = take_footnotes(tokens, env)
    body = _take_captions(body)
    if numbered:
        _number(body)
    return Prose(body, footnotes, uncalled, lost)


def is_allowance(line: str) -> bool:
    """Whether a line lets a problem stand, and is nothing else; a quotation's may, too."""
    return ALLOWANCE.fullmatch(line.lstrip(" \t>")) is not None


def picture_file(token: Token) -> str:
    """The file that a picture names, as its author wrote it: the parser has made it an address."""
    return unquote(str(token.attrGet("src") or ""))


# -- allowances ----------------------------------------------------------------------------

_MOST_ROUNDS = 5
"""A line without which another one is an allowance, and so on: nobody writes as many."""


def _tokens(text: str) -> tuple[list[Token], dict[str, Any]]:
    """The tokens of a text, and what the parser noted: as if there were no lines of allowances.

    Left where they stand, they would part lists in two, which are then counted anew.
    """
    env: dict[str, Any] = {}
    tokens = _parser().parse(text, env)
    if _ALLOWED not in env:
        return tokens, env
    lines = list(enumerate(text.split("\n")))
    for _ in range(_MOST_ROUNDS):
        lines = [line for number, line in enumerate(lines) if number not in env[_ALLOWED]]
        env = {}
        tokens = _parser().parse("\n".join(words for _, words in lines), env)
        if _ALLOWED not in env:
            break
    _place(tokens, [number for number, _ in lines])
    return tokens, env


_ALLOWED = "allowances"
"""Where the parser notes the lines of allowances."""


def _allowance(state: StateBlock, first: int, _: int, silent: bool) -> bool:  # noqa: FBT001
    """A line that says which problem stands for a reason: for whoever checks, not for readers."""
    start, end = state.bMarks[first] + state.tShift[first], state.eMarks[first]
    if not state.src.startswith("<!--", start) or state.is_code_block(first):
        return False
    if not is_allowance(state.src[state.src.rfind("\n", 0, end) + 1 : end]):
        return False
    if not silent:
        state.env.setdefault(_ALLOWED, set()).add(first)
        state.line = first + 1
    return True


def _place(tokens: Sequence[Token], lines: Sequence[int]) -> None:
    """Count the lines of tokens as the text does of which only ``lines`` were parsed."""
    for token in tokens:
        if token.map:
            first, end = token.map
            for child in token.children or ():
                _place_inside(child, first, lines)
            last = min(max(end - 1, first), len(lines) - 1)
            token.map = [lines[first], lines[last] + (end > first)]
        if "name" in token.meta:
            name, line = token.meta["name"]
            token.meta["name"] = (name, lines[line])


def _place_inside(child: Token, first: int, lines: Sequence[int]) -> None:
    """The same for what stands in a block, whose lines count from the first of that."""
    if "line" in child.meta:
        here = first + child.meta["line"]
        child.meta["line"] = lines[here] - lines[first]
        for inner in child.children or ():
            _place_inside(inner, here, lines)


# -- names and references ------------------------------------------------------------------


def _take_names(state: StateCore) -> None:
    for position, opening in enumerate(state.tokens):
        if opening.type not in NAMEABLE:
            continue
        inline, closing = state.tokens[position + 1 : position + 3]
        words = inline.content
        start = words.rfind("{#")
        match = _NAME.fullmatch(words, start) if start >= 0 else None
        if match is None or words.endswith("\\", 0, start):
            continue
        inline.content = words[:start].rstrip(" \t")
        line = (opening.map[0] if opening.map else 0) + words.count("\n", 0, start)
        opening.meta["name"] = (match[1], line)
        # In a list without blank lines it would be no element, and could bear no name.
        opening.hidden = closing.hidden = False


def _reference(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser calls it
    match = _REFERENCE.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        token = state.push("reference", "", 0)
        token.content = match[1]
    state.pos = match.end()
    return True


def _with_line(rule: InlineRule) -> InlineRule:
    """``rule``, whose token then also knows its line within its block."""

    def placed(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser calls it
        start = state.pos
        found = rule(state, silent)
        if found and not silent:
            state.tokens[-1].meta["line"] = state.src.count("\n", 0, start)
        return found

    return placed


def _lost(tokens: Sequence[Token]) -> Iterator[int]:
    """The lines of what is as deep as can be and holds nothing: the parser left it out."""
    for opening, following in pairwise(tokens):
        if opening.level >= DEEPEST - 1 and opening.nesting == 1 and following.nesting == -1:
            yield opening.map[0] if opening.map else 0


def _take_captions(tokens: list[Token]) -> list[Token]:
    """Fold each caption paragraph, and its name, into the table behind it."""
    kept: list[Token] = []
    for token in tokens:
        if (
            token.type == "table_open"
            and len(kept) > 2  # noqa: PLR2004 - opening, words and closing of a paragraph
            and kept[-1].type == "paragraph_close"
            and kept[-2].content.startswith(TABLE_CAPTION)
        ):
            token.meta["caption"] = kept[-2]
            if "name" in kept[-3].meta:
                token.meta["name"] = kept[-3].meta["name"]
            del kept[-3:]
        kept.append(token)
    return kept


def _number(tokens: Sequence[Token]) -> None:
    """Number the items of top-level ordered lists, running on, and of ordered lists in them."""
    path: list[int] = []  # the counters of the numbered lists that are open
    lists: list[bool] = []  # for each open list, whether it is a numbered one
    items: list[Token] = []  # the numbered items that are open
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
            token.meta["path"] = tuple(path)
            token.meta["names"] = []
            items.append(token)
        elif token.type == "list_item_close" and lists[-1]:
            items.pop()
        elif items and "name" in token.meta:
            items[-1].meta["names"].append(token.meta.pop("name"))
    _place_numbers(tokens)


def _place_numbers(tokens: Sequence[Token]) -> None:
    """Hand each item's number to the paragraph that begins it."""
    for position, item in enumerate(tokens):
        if item.type != "list_item_open" or "path" not in item.meta:
            continue
        first = tokens[position + 1]
        if first.type == "paragraph_open":
            # In a list without blank lines it would be no element, and could have no number.
            first.hidden = tokens[position + 3].hidden = False
            first.meta["path"] = item.meta["path"]
