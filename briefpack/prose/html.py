"""Prose as HTML. Whatever its author wrote is text: it is escaped, always."""

import html
import re
from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from briefpack.model.address import followable
from briefpack.model.unseen import settled
from briefpack.plan.numbering import ParagraphScheme, paragraph_label
from briefpack.plan.references import Target, paragraph_anchor, section_anchor
from briefpack.prose.parse import DEEPEST, TABLE_CAPTION, Prose, parse, picture_file
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
    prose = parse(settled(text), numbered=context.numbered)
    return _Renderer(context, prose).render(prose.tokens, OptionsDict(_OPTIONS), {})


def inline_html(text: str, context: ProseContext) -> str:
    """``text`` as HTML to stand inside a block: the paragraphs of it, one after the other."""
    prose = parse(settled(text))
    return _Renderer(context, prose).render_run_in(prose.tokens, OptionsDict(_OPTIONS), {})


NOTE = '<span class="footnote">'
"""What a footnote stands in, where it is called first."""

NOTE_AGAIN = re.compile(r'<sup data-notes-back="(?P<back>\d+)"></sup>')
"""A footnote that is called once more: how many others stand between it and this place."""

_NOTES = re.compile(f"{NOTE}|{NOTE_AGAIN.pattern}")


def with_note_numbers(page: str) -> str:
    """A page on which footnotes that are called once more have the numbers that they have there.

    Footnotes count through all texts of a page, so no text knows the numbers of its own.
    """
    count = 0

    def numbered(found: re.Match[str]) -> str:
        nonlocal count
        if found["back"] is None:
            count += 1
            return found[0]
        return f"<sup>{count - int(found['back'])}</sup>"

    return _NOTES.sub(numbered, page)


_DEEPEST_NOTE = 20
"""How deep footnotes may stand in each other; those called deeper stand behind the outermost."""

_MANY_COLUMNS = 5
"""From as many columns on, a table may be too wide for large print: its cells know their heads."""

_OPTIONS: Any = {
    "maxNesting": DEEPEST,
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
        self._noted: dict[int, int] = {}  # where among them footnotes stand that are printed
        self._open_notes = 0
        self._row_heads = False  # whether the first cells of a table's rows head them
        self._heads: list[str] = []  # those of a table with many columns
        self._column = 0
        self._waiting: list[int] = []  # footnotes called too deep in others

    def render_run_in(self, tokens: Sequence[Token], options: OptionsDict, env: Env) -> str:
        """Blocks as what can stand inside a line: the words of one after those of the other."""
        words = []
        for token in tokens:
            if token.type == "inline":
                words.append(self.renderInline(token.children or [], options, env))
            elif token.type in {"fence", "code_block"}:
                words.append(f"<code>{html.escape(token.content.strip())}</code>")
        return " ".join(words)

    # -- blocks ---------------------------------------------------------------------------

    def heading_open(
        self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Env
    ) -> str:
        token = tokens[idx]
        return f"<h{self._level(token)}{_name(token)}>"

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
        if "path" not in meta:
            return "<li>"
        # An id makes the element, and all in it, a style of its own to work out for the layout;
        # only what can be referred to has one.
        name = f' id="{paragraph_anchor(meta["path"])}"' if meta["names"] else ""
        opening = f"<li{name}>"
        if tokens[idx + 1].type != "paragraph_open":
            opening += self._number(meta["path"])
        return opening

    def paragraph_open(
        self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Env
    ) -> str:
        token = tokens[idx]
        if token.hidden:
            return ""
        number = self._number(token.meta["path"]) if "path" in token.meta else ""
        return f"<p{_name(token)}>{number}"

    def _number(self, path: tuple[int, ...]) -> str:
        label = html.escape(paragraph_label(path, self._context.scheme))
        # A space that does not end a line: words read out or copied stay apart from the number.
        return f'<span class="number" data-tag="Lbl">{label}&nbsp;</span>'

    def paragraph_close(
        self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Env
    ) -> str:
        return "\n" if tokens[idx].hidden else "</p>\n"

    def softbreak(
        self, _tokens: Sequence[Token], _idx: int, _options: OptionsDict, _env: Env
    ) -> str:
        return " "  # WeasyPrint would break a footnote's line at the end of one

    def table_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:
        # The tokens behind a table's are those of its head, its row and the first cell of that.
        self._row_heads = not tokens[idx + 4].content
        self._heads = self._column_heads(tokens, idx)
        many = ' class="many-columns"' if self._heads else ""
        opening = f"<table{_name(tokens[idx])}{many}>\n"
        caption = tokens[idx].meta.get("caption")
        if caption is None:
            return opening
        words = self.renderInline(caption.children or [], options, env)
        return f"{opening}<caption>{words.removeprefix(TABLE_CAPTION).strip()}</caption>\n"

    def _column_heads(self, tokens: Sequence[Token], idx: int) -> list[str]:
        """The heads of a table with many columns, in words; of another, none."""
        heads = []
        for token in tokens[idx + 1 :]:
            if token.type == "inline":
                heads.append(plain_text(token, self._words))
            elif token.type == "thead_close":
                break
        return heads if len(heads) >= _MANY_COLUMNS else []

    def tr_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:
        self._column = 0
        return self.renderToken(tokens, idx, options, env)

    def th_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Env) -> str:
        return f'<th scope="col"{_alignment(tokens[idx])}>'

    def td_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Env) -> str:
        if self._heads_row(tokens, idx):
            self._column += 1
            return f'<th scope="row"{_alignment(tokens[idx])}>'
        head = self._heads[self._column] if self._heads else ""
        self._column += 1
        label = f' data-label="{html.escape(head)}"' if head and tokens[idx + 1].content else ""
        return f"<td{_alignment(tokens[idx])}{label}>"

    def td_close(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Env) -> str:
        return "</th>\n" if self._heads_row(tokens, idx - 2) else "</td>\n"

    def _heads_row(self, tokens: Sequence[Token], idx: int) -> bool:
        """Whether a cell heads its row: the first one, in a table whose first column has no head.

        A cell is three tokens, so that the one before the first opens the row.
        """
        return (
            self._row_heads and tokens[idx - 1].type == "tr_open" and bool(tokens[idx + 1].content)
        )

    # -- inside blocks --------------------------------------------------------------------

    def reference(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Env) -> str:
        name = tokens[idx].content
        words = html.escape(self._words(name))
        target = self._context.refer(name)
        address = None if target is None else self._context.link(target)
        return words if address is None else f'<a href="{html.escape(address)}">{words}</a>'

    def _words(self, name: str) -> str:
        """What is printed for a reference."""
        target = self._context.refer(name)
        return f"[@{name}]" if target is None else self._context.word(target)

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
        words = html.escape(plain_text(token, self._words))
        address = self._context.image(picture_file(token))
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
        if number in self._noted:
            return f'<sup data-notes-back="{len(self._noted) - self._noted[number]}"></sup>'
        if number >= len(self._prose.footnotes):
            return f"<sup>{number + 1}</sup>"
        if self._open_notes == _DEEPEST_NOTE:
            self._waiting.append(number)
            return f"<sup>{number + 1}</sup>"
        notes = self._note(number, options, env)
        while self._waiting and not self._open_notes:
            notes += self._note(self._waiting.pop(), options, env)
        return notes

    def _note(self, number: int, options: OptionsDict, env: Env) -> str:
        if number in self._noted:
            return ""
        self._noted[number] = len(self._noted) + 1
        self._open_notes += 1
        words = self.render_run_in(self._prose.footnotes[number], options, env)
        self._open_notes -= 1
        return f"{NOTE}{words}</span>"


def _name(token: Token) -> str:
    """The attribute by which a reference finds what bears a name."""
    return f' id="{section_anchor(token.meta["name"][0])}"' if "name" in token.meta else ""


def _alignment(token: Token) -> str:
    style = str(token.attrGet("style") or "")
    return ' class="figures"' if style.endswith("right") else ""
