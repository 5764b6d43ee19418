"""A form as it is drawn: labels, values and remarks, all rows on one canvas.

Forms may have hundreds of rows; a widget for each would take seconds to make. What is typed in
lies over the row that has the cursor.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.document._wrapped_document import WrappedDocument
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from briefpack.editor.widgets.areas import LineFeeds
from briefpack.problems import Severity

WIDE, NARROW = 70, 46
"""Columns from which on labels have much room, and under which they stand above their fields."""

LEAST_LABEL, MOST_LABEL, MOST_LABEL_NARROW = 12, 26, 18
"""Columns that labels have beside their fields, as far as they are so long."""

MOST_LINES = 14
"""Lines of a text that are shown; it scrolls when there are more."""

BUTTONS = "↑  ↓  delete"
"""What stands behind the head of an entry, to be clicked on."""

MORE = "+"
"""The label of a row that a list goes on in."""

_JOINERS = "\u200c\u200d"
"""What joins signs to one, and takes no room."""

_SHOWN = {"\t": "    ", "\u00ad": ""}

_MARKS = {Severity.ERROR: "✗ ", Severity.WARNING: "! ", Severity.ADVICE: "· "}


class Look(StrEnum):
    """What a row looks like."""

    LINE = "line"
    TEXT = "text"
    FLAG = "flag"
    CHOICE = "choice"
    TABLE = "table"
    ENTRY = "entry"
    ADD = "add"


TYPED_IN = frozenset({Look.LINE, Look.TEXT})
FIELDS = frozenset({Look.LINE, Look.TEXT, Look.FLAG, Look.CHOICE})


@dataclass(frozen=True, slots=True)
class Shown:
    """A row as it is drawn. ``remark`` stands below it; with a ``severity`` it is a problem."""

    look: Look
    label: str
    text: str = ""
    depth: int = 0
    needed: bool = False
    movable: bool = True
    remark: str = ""
    severity: Severity | None = None


class FormView(ScrollView, can_focus=False):
    """The rows of a form. What has the focus lies over the row of the cursor."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "form--label",
        "form--star",
        "form--value",
        "form--head",
        "form--add",
        "form--quiet",
        "form--said",
        "form--error",
        "form--warning",
    }

    class Clicked(Message):
        """A row was clicked; ``button`` is the word that was, behind an entry's head."""

        def __init__(self, at: int, button: str) -> None:
            super().__init__()
            self.at, self.button = at, button

    class Moved(Message):
        """Rows stand elsewhere: the form was scrolled, or its width is another."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as Textual calls it
        super().__init__(id=id)
        self.rows: Sequence[Shown] = ()
        self.at = 0
        self.room = 12
        """The columns that rows have; some for a scroll bar are always left."""
        self._longest = LEAST_LABEL
        self._tops: list[int] = []
        self._heights: list[int] = []
        self._strips: dict[int, list[Strip]] = {}

    # -- what is shown ------------------------------------------------------------------------

    def show_rows(self, rows: Sequence[Shown], at: int) -> None:
        """Show rows, the cursor in one of them."""
        self.rows, self.at = rows, at
        self.lay_out()

    def lay_out(self) -> None:
        """Find out where every row stands, and draw them."""
        self.room = max(self.size.width - 2, 12)
        labels = [cell_len(row.label) + 2 * row.needed for row in self.rows if row.look in FIELDS]
        self._longest = max(max(labels, default=0) + 2, LEAST_LABEL)
        self._heights = [self._height(at, row) for at, row in enumerate(self.rows)]
        self._tops = [0, *accumulate(self._heights)][: len(self.rows)]
        total = sum(self._heights) + 1
        self._strips.clear()
        self.virtual_size = Size(self.room, total)
        self.refresh()

    @property
    def label_width(self) -> int:
        """The columns that labels have beside their fields; 0 where they stand above them."""
        if self.room < NARROW:
            return 0
        return min(self._longest, MOST_LABEL if self.room >= WIDE else MOST_LABEL_NARROW)

    @property
    def field_width(self) -> int:
        """The columns that fields have."""
        return max(self.room - self._left, 8)

    @property
    def _left(self) -> int:
        return self.label_width + 1 if self.label_width else 1

    def box(self, at: int) -> Region:
        """Where what can be edited of a row stands, from the top of all rows."""
        row, top = self.rows[at], self._tops[at] + self._above(at)
        if row.look in FIELDS:
            return Region(self._left, top, self.field_width, self._lines(row))
        return Region(1 + 2 * row.depth, top, cell_len(self._head_text(row)), 1)

    def plain(self, at: int) -> str:
        """What stands in a row that is not typed in, between the spaces at its ends."""
        row = self.rows[at]
        return self._value(row)[0] if row.look in FIELDS else self._head_text(row).strip()

    def show_row(self, at: int) -> None:
        """Scroll so that a row can be seen."""
        if not self.rows or not self.size.height:
            return
        top, height = self._tops[at], self._heights[at]
        if at == 0 or not any(row.look in FIELDS for row in self.rows[:at]):
            top, height = 0, top + height
        if top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False)
        elif top + height > self.scroll_offset.y + self.size.height:
            self.scroll_to(y=max(top + height - self.size.height, 0), animate=False)

    def _above(self, at: int) -> int:
        """The lines of a row above its field: a gap above a head, a label that has no room."""
        row = self.rows[at]
        if row.look in {Look.TABLE, Look.ENTRY}:
            return 0 if at == 0 else 1
        return 1 if row.look in FIELDS and not self.label_width and row.label else 0

    def _height(self, at: int, row: Shown) -> int:
        return self._above(at) + self._lines(row) + len(self._remark(row))

    def _lines(self, row: Shown) -> int:
        return len(self._value(row)) if row.look in TYPED_IN else 1

    def _value(self, row: Shown) -> tuple[str, ...]:
        """What stands in a field, in lines."""
        width = self.field_width
        if row.look in TYPED_IN:
            return wrapped(row.text, width - 3)
        if row.look is Look.FLAG:
            return ("[x] yes" if row.text else "[ ] no",)
        return (f"{set_cell_size(_cut(clean(row.text), width - 4), width - 4)} ▾",)

    def _remark(self, row: Shown) -> tuple[str, ...]:
        if not row.remark:
            return ()
        mark = _MARKS[row.severity] if row.severity else ""
        return wrapped(f"{mark}{row.remark}", self.field_width - 2)

    # -- drawing ------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        line = y + self.scroll_offset.y
        at = bisect_right(self._tops, line) - 1
        base = self.rich_style
        if not 0 <= at < len(self.rows) or line >= self._tops[at] + self._heights[at]:
            return Strip.blank(self.size.width, base)
        if at not in self._strips:
            self._strips[at] = list(self._draw(at))
        return self._strips[at][line - self._tops[at]]

    def _draw(self, at: int) -> list[Strip]:
        row = self.rows[at]
        lines = [self._line([]) for _ in range(self._above(at))]
        if row.look in FIELDS:
            if lines:
                lines[0] = self._line([(" ", ""), (row.label, "form--label"), *_star(row)])
            lines += self._field(row)
        else:
            lines.append(self._head(row))
        style = {Severity.ERROR: "form--error", Severity.WARNING: "form--warning"}
        for text in self._remark(row):
            kind = style.get(row.severity, "form--said") if row.severity else "form--said"
            lines.append(self._line([(" " * (self._left + 1), ""), (text, kind)]))
        return lines

    def _line(self, parts: Sequence[tuple[str, str]]) -> Strip:
        """A line of the form from texts, each with the name of its style."""
        base = self.rich_style
        segments = [
            Segment(clean(text), base + self._style(name) if name else base) for text, name in parts
        ]
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(name)

    def _label_parts(self, row: Shown, *, first: bool) -> list[tuple[str, str]]:
        if not self.label_width:
            return [(" ", "")]
        if not first:
            return [(" " * self._left, "")]
        star = _star(row)
        room = self.label_width - 2 * bool(star)
        label = f"{_cut(row.label, room - 1)} "
        gap = max(room - cell_len(label), 0)
        style = "form--quiet" if row.label == MORE else "form--label"
        return [(" " * gap, ""), (label, style), *star, (" ", "")]

    def _field(self, row: Shown) -> list[Strip]:
        return [
            self._line(
                [
                    *self._label_parts(row, first=number == 0),
                    (set_cell_size(f" {clean(text)}", self.field_width), "form--value"),
                ]
            )
            for number, text in enumerate(self._value(row))
        ]

    def _head_text(self, row: Shown) -> str:
        """The words of a row that is no field, with a space at both ends."""
        if row.look is Look.ADD:
            return f" + {row.label} "
        room = self.room - 2 * row.depth - len(BUTTONS) - 5
        return f" {_cut(clean(row.label), room)} "

    def _head(self, row: Shown) -> Strip:
        indent, text = " " * (1 + 2 * row.depth), self._head_text(row)
        if row.look is Look.ADD:
            return self._line([(indent, ""), (text, "form--add")])
        parts = [(indent, ""), (text, "form--head")]
        if row.look is Look.ENTRY:
            parts += [(" ", ""), (BUTTONS if row.movable else "delete", "form--quiet")]
        return self._line(parts)

    # -- events -------------------------------------------------------------------------------

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell whoever lays something over a row."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Moved())

    def on_resize(self) -> None:
        """Lay everything out for another width, and keep the row of the cursor in sight."""
        self.lay_out()
        self.show_row(self.at)
        self.post_message(self.Moved())

    def notify_style_update(self) -> None:
        """Draw everything in other colours."""
        self._strips.clear()
        super().notify_style_update()

    def on_click(self, event: Click) -> None:
        """Tell which row was clicked, and which word behind it."""
        line = event.y + self.scroll_offset.y
        at = bisect_right(self._tops, line) - 1
        if not 0 <= at < len(self.rows) or line >= self._tops[at] + self._heights[at]:
            return
        row = self.rows[at]
        button = ""
        if row.look is Look.ENTRY and line == self._tops[at] + self._above(at):
            start = 2 + 2 * row.depth + cell_len(self._head_text(row))
            words = BUTTONS if row.movable else "delete"
            under = words[max(event.x - start, 0) :][:1] if event.x >= start else ""
            button = under if under in "↑↓" else ("delete" if under.strip() else "")
        self.post_message(self.Clicked(at, button))


def _star(row: Shown) -> list[tuple[str, str]]:
    return [("* ", "form--star")] if row.needed else []


def _cut(text: str, width: int) -> str:
    """A text that fits, with a sign where something is left off."""
    return text if cell_len(text) <= width else f"{set_cell_size(text, max(width - 1, 0))}…"


def clean(text: str) -> str:
    """A text whose letters all take the columns that are counted for them."""
    if text.isprintable():
        return text
    return "".join(
        letter if letter.isprintable() or letter in _JOINERS else _SHOWN.get(letter, "�")
        for letter in text
    )


@lru_cache(maxsize=512)
def wrapped(text: str, width: int) -> tuple[str, ...]:
    """A text in lines of a width, as the area that it is typed in wraps it, cut where it is long.

    Textual has no public way to wrap as its text area does; its exact version is pinned.
    """
    document = WrappedDocument(LineFeeds(text), width=max(width, 1))
    lines = [line.rstrip() for section in document.lines for line in section]
    if len(lines) <= MOST_LINES:
        return tuple(lines)
    return (*lines[: MOST_LINES - 1], f"… and {len(lines) - MOST_LINES + 1} more lines")
