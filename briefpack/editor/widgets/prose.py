"""A text in Markdown, with the numbers that its paragraphs will have in the gutter."""

from collections.abc import Mapping

from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import TextArea

GUTTER = 8
"""Columns of the gutter: "12.3(a)" and a space."""


class ProseArea(TextArea):
    """The text of a report. ``numbers`` are those of its paragraphs, by line from 0."""

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(
            text,
            id=id,
            language="markdown",
            soft_wrap=True,
            show_line_numbers=True,
            tab_behavior="focus",
            compact=True,
        )
        self.numbers: Mapping[int, str] = {}

    @property
    def gutter_width(self) -> int:
        """Room for the longest number of a paragraph."""
        return GUTTER

    def number(self, numbers: Mapping[int, str]) -> None:
        """Show these numbers."""
        if numbers != self.numbers:
            self.numbers = numbers
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """A line of the screen, its line number replaced by its paragraph's."""
        strip = super().render_line(y)
        row = y + self.scroll_offset.y
        if row >= self.wrapped_document.height:
            return strip
        line, column = self.wrapped_document.offset_to_location((0, row))  # type: ignore[arg-type]
        number = self.numbers.get(line, "") if column == 0 else ""
        style = next(iter(strip)).style if strip.cell_length else None
        gutter = Strip([Segment(f"{number:>{GUTTER - 2}}  ", style)], GUTTER)
        return Strip.join([gutter, strip.crop(GUTTER)])

    def become(self, text: str) -> None:
        """Show another text; only what differs is replaced, so that the cursor stays."""
        old = self.text
        if text == old:
            return
        start = _common(old, text)
        rest = min(len(old), len(text)) - start
        end = _common(old[::-1][:rest], text[::-1][:rest]) if rest else 0
        first = _location(old, start)
        last = _location(old, len(old) - end)
        self.replace(text[start : len(text) - end], first, last, maintain_selection_offset=True)

    def insert_here(self, text: str) -> None:
        """Put a text in the place of the selection."""
        self.replace(text, *self.selection, maintain_selection_offset=False)

    def go_to_line(self, line: int, column: int = 1) -> None:
        """Put the cursor on a letter, both counted from 1, and show it in the middle."""
        row = max(0, min(line - 1, self.document.line_count - 1))
        place = max(0, min(column - 1, len(self.document.get_line(row))))
        self.move_cursor((row, place), center=True)


def _common(one: str, other: str) -> int:
    """How many letters two texts have in common at their starts."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _location(text: str, index: int) -> tuple[int, int]:
    """The row and the column of a letter, both from 0."""
    before = text[:index]
    return before.count("\n"), index - (before.rfind("\n") + 1)
