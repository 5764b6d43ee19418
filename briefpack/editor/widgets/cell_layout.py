"""How the rows of a table are laid out: their columns, and cells over as many lines as needed."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from string import digits
from textwrap import wrap
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual.suggester import Suggester

if TYPE_CHECKING:
    from textual.events import Key

HEAD = 1
"""Lines of the head, which stays when the rows scroll."""

LEAST = 12
"""Columns that the column without a width has, at least."""

EMPTY, PLAIN = Text(""), Style()

_HANGING = re.compile(r" *(?:[A-Z]{1,2}  )?")
"""What further lines of a text are indented by: its own indent, and a letter before it."""

Row = tuple[str, Sequence[Text | str], Sequence[str | None]]
"""A row: its key, what its cells show, and the texts to edit (None: it cannot be)."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its width (None: as wide as is left over), and how its cells are edited.

    ``choices`` are the values there are to choose from (each with its label), ``check`` says what
    is wrong with a text, ``suggester`` completes it. A column that is not ``editable`` shows what
    is derived. Where one ``folds``, or takes what is left over, a long text goes on below itself.
    """

    key: str
    label: str
    width: int | None = None
    editable: bool = True
    choices: Sequence[tuple[str, str]] = ()
    check: Callable[[str], str | None] | None = None
    suggester: Suggester | None = None
    right: bool = False
    folds: bool = False


@dataclass(slots=True)
class Line:
    """A row as it is laid out: its cells' lines, and where it starts."""

    key: str
    cells: tuple[Text, ...]
    values: tuple[str | None, ...]
    lines: tuple[tuple[Text, ...], ...] = ()

    @property
    def height(self) -> int:
        """How many lines of the screen it takes."""
        return max((len(cell) for cell in self.lines), default=1)


def wrapped(text: Text, width: int) -> tuple[Text, ...]:
    """A text over as many lines as it needs, each indented as the first is."""
    if cell_len(text.plain) <= width:
        return (text,)
    return tuple(Text(line, style=text.style) for line in _folded(text.plain, width))


@lru_cache(maxsize=2048)
def _folded(plain: str, width: int) -> list[str]:
    hanging = _HANGING.match(plain)
    indent = " " * min(len(hanging[0]) if hanging else 0, width // 3)
    wide = cell_len(plain) / max(len(plain), 1)  # letters of two columns
    room = max(int(width / wide), len(indent) + 1)
    return wrap(plain, room, subsequent_indent=indent) or [""]


def begun_by(event: "Key") -> str | None:
    """What a key begins the new text of a cell with; None for one that does not."""
    if event.key == "backspace":
        return ""
    return event.character if event.character and event.character in digits else None


def as_text(cell: Text | str) -> Text:
    """A cell's text; words as they are."""
    return Text(cell) if isinstance(cell, str) else cell
