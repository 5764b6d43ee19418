"""A text in Markdown, with the numbers that its paragraphs will have in the gutter."""

from collections.abc import Mapping
from typing import ClassVar, Self

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.cache import LRUCache
from textual.document._document import EditResult
from textual.document._edit import Edit
from textual.geometry import Region
from textual.strip import Strip

from briefpack.editor.widgets.areas import Area
from briefpack.editor.widgets.markdown import code_lines, marks

GUTTER = 8
"""Columns of the gutter: "12.3(a)" and a space."""

KINDS = (
    *("heading", "caption", "list", "quiet", "note", "code", "name", "reference", "link"),
    *("bold", "italic", "number"),
)
"""What stands out, each with a style of its own in the style sheet."""


class ProseArea(Area):
    """The text of a report. ``numbers`` are those of its paragraphs, by line from 0."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"prose--{kind}" for kind in KINDS}

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002 - as Textual calls it
        self.numbers: Mapping[int, str] = {}
        self._prose_styles: dict[str, Style] = {}
        self._drawn: LRUCache[tuple[str, int, str, int, bool], Strip] = LRUCache(512)
        self._code: set[int] | None = None
        self._is_editing = False
        super().__init__(
            text,
            id=id,
            soft_wrap=True,
            show_line_numbers=True,
            tab_behavior="focus",
            compact=True,
        )

    # -- numbers ------------------------------------------------------------------------------

    @property
    def gutter_width(self) -> int:
        """Room for the longest number of a paragraph."""
        return GUTTER

    def number(self, numbers: Mapping[int, str]) -> None:
        """Show these numbers."""
        if numbers != self.numbers:
            self.numbers = numbers
            self.refresh()

    def edit(self, edit: Edit) -> EditResult:
        """Change the text; numbers below move with their lines until they are counted anew."""
        (top, left), (bottom, _) = edit.top, edit.bottom
        looks = self._looks_but_for(top) if top == bottom else None
        self._is_editing = True
        try:
            result = super().edit(edit)
        finally:
            self._is_editing = False
        self._code = None
        if looks is not None and looks == self._looks_but_for(top):
            row = self.wrapped_document.location_to_offset((top, 0)).y
            self.refresh_lines(row, len(self.wrapped_document.get_sections(top)))
        else:
            self.refresh()
        by = result.end_location[0] - bottom
        if by:
            first = top if left == 0 else top + 1
            self.numbers = {
                line + by if line >= first else line: number
                for line, number in self.numbers.items()
                if line < first or line >= bottom
            }
        return result

    def _looks_but_for(self, line: int) -> tuple[object, ...] | None:
        """What all lines but one look by; None where that is not all, such as a selection."""
        rows = {place[0] for place in (*self.selection, self._matching_bracket_location) if place}
        if rows != {line}:
            return None
        height, lines = self.wrapped_document.height, self.document.line_count
        return height, lines, self.scroll_offset, self.virtual_size, frozenset(self.code)

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Draw again; after an edit only what is otherwise, which ``edit`` knows."""
        if self._is_editing and not (regions or layout or recompose):
            return self
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    # -- drawing ------------------------------------------------------------------------------

    def get_line(self, line_index: int) -> Text:
        """A line with what stands out in it."""
        line = super().get_line(line_index)
        if line_index in self.code:
            line.stylize(self._style_of("code"))
            return line
        for start, end, kind in marks(line.plain):
            line.stylize(self._style_of(kind), start, end)
        return line

    @property
    def code(self) -> set[int]:
        """The lines of code, from 0."""
        if self._code is None:
            self._code = code_lines(self.document.lines)
        return self._code

    def _style_of(self, kind: str) -> Style:
        """A style without a background, which the line under the cursor has its own of."""
        if kind not in self._prose_styles:
            style = self.get_component_rich_style(f"prose--{kind}", partial=True)
            self._prose_styles[kind] = style
        return self._prose_styles[kind]

    def notify_style_update(self) -> None:
        """Take the colours of another theme."""
        self._prose_styles.clear()
        self._drawn.clear()
        super().notify_style_update()

    def load_text(self, text: str) -> None:
        """Show another text."""
        self._code, self.numbers = None, {}
        super().load_text(text)

    def render_line(self, y: int) -> Strip:
        """A line of the screen, its line number replaced by its paragraph's.

        Textual draws every line anew for each key. A line without the cursor looks as it did
        when its words, its number and its width are the same.
        """
        row = y + self.scroll_offset.y
        rows = self.wrapped_document._offset_to_line_info  # noqa: SLF001 - Textual tells it nowhere else
        if row >= len(rows):
            return super().render_line(y)
        line, part = rows[row]
        number = self.numbers.get(line, "") if part == 0 else ""
        top, bottom = sorted((self.selection.start[0], self.selection.end[0]))
        bracket = self._matching_bracket_location
        if top <= line <= bottom or (bracket is not None and bracket[0] == line):
            return self._with_number(super().render_line(y), number)
        key = (self.document.get_line(line), part, number, self.size.width, line in self.code)
        strip = self._drawn.get(key)
        if strip is None:
            strip = self._drawn[key] = self._with_number(self._render_line(y), number)
        return strip

    def _with_number(self, strip: Strip, number: str) -> Strip:
        if strip.cell_length < GUTTER:
            return strip
        style = next(iter(strip)).style or Style()
        text = f"{number:>{GUTTER - 2}}  "[:GUTTER]
        gutter = Strip([Segment(text, style + self._style_of("number"))], GUTTER)
        return Strip.join([gutter, strip.crop(GUTTER)])

    def go_to_line(self, line: int, column: int = 1) -> None:
        """Put the cursor on a letter, both counted from 1, and show it in the middle."""
        row = max(0, min(line - 1, self.document.line_count - 1))
        place = max(0, min(column - 1, len(self.document.get_line(row))))
        self.move_cursor((row, place), center=True)
