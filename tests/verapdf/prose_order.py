"""Markdown as it is to be read: its paragraphs, labels and cells, without making any HTML."""

from collections.abc import Callable, Iterator, Sequence

from markdown_it.token import Token

from briefpack.plan.numbering import ParagraphScheme, paragraph_label
from briefpack.prose.parse import TABLE_CAPTION, Prose, parse

BULLETS = "•◦"
"""What stands before an item of a list, and of one in a list."""


class Reading:
    """The prose of one section: footnotes are numbered through all its texts."""

    def __init__(self, refer: Callable[[str], str], scheme: ParagraphScheme) -> None:
        self._refer = refer
        self._scheme = scheme
        self._notes = 0

    def blocks(self, text: str, *, numbered: bool = False) -> Iterator[str]:
        """The blocks of a text; with ``numbered``, as the body of a report."""
        prose = parse(text, numbered=numbered)
        lists: list[tuple[bool, int]] = []  # of the open ones: whether ordered, and items so far
        for index, token in enumerate(prose.tokens):
            kind = token.type
            if kind in {"ordered_list_open", "bullet_list_open"}:
                lists.append((kind == "ordered_list_open", int(token.attrs.get("start", 1))))
            elif kind in {"ordered_list_close", "bullet_list_close"}:
                lists.pop()
            elif kind == "list_item_open":
                ordered, count = lists[-1]
                if "path" in token.meta:
                    yield paragraph_label(token.meta["path"], self._scheme)
                else:
                    yield f"{count}." if ordered else BULLETS[min(len(lists), 2) - 1]
                lists[-1] = ordered, count + 1
            elif kind == "table_open" and "caption" in token.meta:
                caption = self.line(token.meta["caption"], prose)
                yield caption.removeprefix(TABLE_CAPTION).strip()
            elif kind == "inline":
                yield self.line(prose.tokens[index], prose)
            elif kind in {"fence", "code_block"}:
                yield token.content

    def running(self, text: str) -> str:
        """A text that stands within a line."""
        prose = parse(text)
        return " ".join(self.line(token, prose) for token in prose.tokens if token.type == "inline")

    def line(self, inline: Token, prose: Prose) -> str:
        """The words of a line, each footnote where it is called."""
        return "".join(self._words(inline.children or (), prose))

    def _words(self, children: Sequence[Token], prose: Prose) -> Iterator[str]:
        for child in children:
            if child.type in {"softbreak", "hardbreak"}:
                yield " "
            elif child.type == "reference":
                yield self._refer(child.content)
            elif child.type == "footnote_ref":
                self._notes += 1
                yield f"{self._notes} {self._notes}. "
                for token in prose.footnotes[child.meta["id"]]:
                    if token.type == "inline":
                        yield f"{self.line(token, prose)} "
            elif child.type == "image":
                yield f" {child.content} "
            else:
                yield child.content
