"""Prose as HTML. Whatever its author wrote is text: it is escaped, always."""

import html
from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from briefpack.plan.numbering import ParagraphScheme
from briefpack.plan.references import Target, paragraph_anchor
from briefpack.prose.parse import TABLE_CAPTION, Prose, followable, parse
from briefpack.prose.sections import base_level, plain_text

Env = MutableMapping[str, Any]


@dataclass(frozen=True, slots=True)
class ProseContext:
    """What prose needs from around it to become HTML.

    ``refer`` says what ``[@name]`` leads to; ``word`` gives the words printed for a target;
    ``link`` its address, None if it is not there to go to; ``image`` turns a picture's path into
    an address. ``heading_level`` is the HTML level of the highest heading in the text.
    """

    refer: Callable[[str], Target | None]
    word: Callable[[Target], str]
    link: Callable[[Target], str | None]
    image: Callable[[str], str | None]
    numbered: bool = False
    scheme: ParagraphScheme = ParagraphScheme.DECIMAL
    heading_level: int = 2


def prose_html(text: str, context: ProseContext) -> str:
    """``text`` as HTML blocks."""
    prose = parse(text, numbered=context.numbered, scheme=context.scheme)
    return _Renderer(context, prose).render(prose.tokens, OptionsDict(_OPTIONS), {})


def inline_html(text: str, context: ProseContext) -> str:
    """``text`` as HTML to stand inside a block: the paragraphs of it, one after the other."""
    prose = parse(text)
    renderer = _Renderer(context, prose)
    return " ".join(
        renderer.renderInline(token.children or [], OptionsDict(_OPTIONS), {})
        for token in prose.tokens
        if token.type == "inline"
    )


_OPTIONS: Any = {
    "maxNesting": 20,
    "html": False,
    "linkify": False,
    "typographer": False,
    "quotes": "“”‘’",
    "xhtmlOut": False,
    "breaks": False,
    "langPrefix": "language-",
    "highlight": None,
}


@cache
def _rule_names() -> tuple[str, ...]:
    """The kinds of tokens that a renderer has a method for."""
    return tuple(
        name
        for name in dir(_Renderer)
        if not name.startswith(("_", "render")) and callable(getattr(_Renderer, name))
    )


class _Renderer(RendererHTML):
    """One text's renderer; the methods below are called by the names of tokens."""

    def __init__(self, context: ProseContext, prose: Prose) -> None:
        # What the base class does, without looking at all members of each renderer again.
        self.rules = {name: getattr(self, name) for name in _rule_names()}
        self._context = context
        self._prose = prose
        self._shift = context.heading_level - base_level(prose.tokens)
        self._noted: set[int] = set()  # footnotes printed, or being printed

    # -- blocks ---------------------------------------------------------------------------

    def heading_open(
        self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Env
    ) -> str:
        token = tokens[idx]
        name = token.meta.get("name")
        attribute = f' id="{name}"' if name else ""
        return f"<h{self._level(token)}{attribute}>"

    def heading_close(
        self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Env
    ) -> str:
        return f"</h{self._level(tokens[idx])}>\n"

    def _level(self, token: Token) -> int:
        return min(int(token.tag[1:]) + self._shift, 6)

    def ordered_list_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env
    ) -> str:
        if tokens[idx].meta.get("paragraphs"):
            return '<ol class="paragraphs">\n'
        return self.renderToken(tokens, idx, options, env)

    def list_item_open(
        self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Env
    ) -> str:
        meta = tokens[idx].meta
        if "number" not in meta:
            return "<li>"
        # An id makes the element, and all in it, a style of its own to work out for the layout;
        # only what can be referred to has one.
        name = f' id="{paragraph_anchor(meta["number"])}"' if "name" in meta else ""
        opening = f"<li{name}>"
        if tokens[idx + 1].type != "paragraph_open":
            opening += _number_span(meta["label"])
        return opening

    def paragraph_open(
        self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Env
    ) -> str:
        token = tokens[idx]
        if token.hidden:
            return ""
        number = _number_span(token.meta["label"]) if "label" in token.meta else ""
        return f"<p>{number}"

    def paragraph_close(
        self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Env
    ) -> str:
        return "\n" if tokens[idx].hidden else "</p>\n"

    def table_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:
        caption = tokens[idx].meta.get("caption")
        if caption is None:
            return "<table>\n"
        words = self.renderInline(caption.children or [], options, env)
        return f"<table>\n<caption>{words.removeprefix(TABLE_CAPTION).strip()}</caption>\n"

    def th_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Env) -> str:
        return f'<th scope="col"{_alignment(tokens[idx])}>'

    def td_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Env) -> str:
        return f"<td{_alignment(tokens[idx])}>"

    # -- inside blocks --------------------------------------------------------------------

    def reference(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Env) -> str:
        name = tokens[idx].content
        target = self._context.refer(name)
        if target is None:
            return html.escape(f"[@{name}]")
        words, address = html.escape(self._context.word(target)), self._context.link(target)
        return words if address is None else f'<a href="{html.escape(address)}">{words}</a>'

    def link_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Env) -> str:
        address = str(tokens[idx].attrGet("href") or "")
        return f'<a href="{html.escape(address)}">' if followable(address) else "<span>"

    def link_close(
        self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Env
    ) -> str:
        opening = next(token for token in reversed(tokens[:idx]) if token.type == "link_open")
        address = str(opening.attrGet("href") or "")
        return "</a>" if followable(address) else "</span>"

    def image(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Env) -> str:
        token = tokens[idx]
        words = html.escape(plain_text(token))
        address = self._context.image(str(token.attrGet("src") or ""))
        if address is None:
            return f"<em>{words}</em>"
        picture = f'<img src="{html.escape(address)}" alt="{words}">'
        title = token.attrGet("title")
        if title:
            caption = html.escape(str(title))
            return f'<span class="figure">{picture}<span class="caption">{caption}</span></span>'
        return picture

    def footnote_ref(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env
    ) -> str:
        number = int(tokens[idx].meta["id"])
        if number in self._noted or number >= len(self._prose.footnotes):
            return f"<sup>{number + 1}</sup>"
        self._noted.add(number)
        words = " ".join(
            self.renderInline(token.children or [], options, env)
            for token in self._prose.footnotes[number]
            if token.type == "inline"
        )
        return f'<span class="footnote">{words}</span>'


def _number_span(label: str) -> str:
    # A space that does not end a line: words read out or copied stay apart from the number.
    return f'<span class="number" data-tag="Lbl">{html.escape(label)}&nbsp;</span>'


def _alignment(token: Token) -> str:
    style = str(token.attrGet("style") or "")
    return ' class="figures"' if style.endswith("right") else ""
