"""How the agenda stands in a table: its columns by the room there is, and what they show."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from rich.text import Text
from textual.theme import Theme

from briefpack.editing.typed_dates import read_time
from briefpack.editing.values import Path, value_at
from briefpack.editor.agenda_rows import (
    DRAFT,
    KIND_NAMES,
    MISSING,
    READY,
    TO_FOLLOW,
    WRONG,
    Row,
)
from briefpack.editor.targets import place_in_list
from briefpack.editor.themes import colour
from briefpack.editor.widgets.cells import Column
from briefpack.editor.widgets.cells import Row as CellRow
from briefpack.model.agenda import MINUTES_OF_A_DAY
from briefpack.model.unseen import with_escapes

LEAST_TITLE_ROOM = 24
"""Columns that the titles keep before anything else."""

TITLE_ROOM = 34
"""Columns that the titles keep before another column comes in; twice as many before an empty one
does."""


def _minutes(text: str) -> str | None:
    if not text.strip():
        return None
    if text.strip().isdecimal() and 1 <= int(text) <= MINUTES_OF_A_DAY:
        return None
    return "minutes are a whole number, or nothing"


def _title(text: str) -> str | None:
    return None if text.strip() else "an item has a title"


def _start(text: str) -> str | None:
    if not text.strip() or read_time(text.strip()) is not None:
        return None
    return "not a time: 16:30, 4.30pm, or nothing"


NUMBER = Column("number", "#", 4, editable=False)
TITLE = Column("title", "Item", check=_title)
KIND = Column("kind", "Purpose", 13, choices=tuple(KIND_NAMES.items()))
PRESENTERS = Column("presenters", "Presenter", 18)
MINUTES = Column("minutes", "Min", 3, check=_minutes, right=True)
CLOCK = Column("start", "Clock", 5, check=_start)
PAGES = Column("pages", "Pages", 7, editable=False, right=True)
STATE = Column("state", "Paper", 9, editable=False)
LONG_STATE = Column("state", "Paper", 16, editable=False)

EDITABLE = frozenset({"title", "kind", "presenters", "minutes", "start"})
"""Keys of an item that are edited in the table; the others stand in its form."""

ROLES = {
    MISSING: "error",
    WRONG: "error",
    TO_FOLLOW: "warning",
    DRAFT: "warning",
    READY: "success",
}
"""What each state of a paper is painted as; the word says it too."""


def columns_for(width: int, rows: Sequence[Row]) -> list[Column]:
    """The columns that there is room for, the more useful ones first."""
    used = [CLOCK] if any(row.clock for row in rows) else []
    used += [KIND, *([PRESENTERS] if any(row.presenters for row in rows) else [])]
    chosen = {NUMBER, MINUTES, PAGES, STATE}
    for column in (STATE, PAGES, MINUTES):  # beside a page there is not room for all
        if width - _taken(chosen) - 2 < LEAST_TITLE_ROOM:
            chosen.remove(column)
    for column in (*used, CLOCK, PRESENTERS):
        room = TITLE_ROOM if column in used else 2 * TITLE_ROOM
        if width - _taken({*chosen, column}) - 2 >= room:
            chosen.add(column)
    if STATE not in chosen:
        return [column for column in (NUMBER, TITLE, MINUTES, PAGES) if column in {*chosen, TITLE}]
    long = width - _taken({*chosen, LONG_STATE} - {STATE}) - 2 >= 2 * TITLE_ROOM
    order = (NUMBER, TITLE, KIND, PRESENTERS, MINUTES, CLOCK, PAGES)
    shown = [column for column in order if column in chosen or column is TITLE]
    return [*shown, LONG_STATE if long else STATE]


def _taken(columns: set[Column]) -> int:
    return sum((column.width or 0) + 2 for column in columns)


def shown(
    row: Row,
    shape: Sequence[Column],
    data: Any,  # noqa: ANN401 - any TOML
    theme: Theme,
) -> CellRow:
    """A row as the table has it: what each cell shows, and the text to edit."""
    cells = [_cell(row, column, theme) for column in shape]
    values = [_value(row, column.key, data) if column.editable else None for column in shape]
    return row.key, cells, values


@lru_cache(maxsize=4096)
def _text(words: str, style: str = "") -> Text:
    """A text, made once: of hundreds of rows, few change at a time, and many say the same."""
    return Text(with_escapes(words), style=style)


def _cell(row: Row, column: Column, theme: Theme) -> Text:
    item = row.what == "item"
    if column.key == "title":
        style = {"item": "bold", "heading": "bold italic"}.get(row.what, "")
        letter = f"{row.number}  " if row.what == "appendix" and row.number else ""
        return _text("  " * row.depth + letter + row.title, style=style)
    if column.key == "state":
        words = f"{row.state} {row.due}" if row.due and column is LONG_STATE else row.state
        role = ROLES.get(row.state)
        return _text(words, style=colour(theme, role) if role else "dim")
    quiet = {
        "number": ("" if row.what == "appendix" else row.number, "bold" if item else "dim"),
        "start": (row.clock, "bold" if row.start else "dim"),
        "kind": (row.kind, "" if item else "dim"),
    }
    if column.key in quiet:
        text, style = quiet[column.key]
        return _text(text, style=style)
    return _text(str(getattr(row, column.key) or ""))


def _value(row: Row, key: str, data: Any) -> str | None:  # noqa: ANN401
    """The text of a cell that is edited; None where there is nothing to edit."""
    if row.path is None or key not in _keys(row):
        return None
    value = value_at(data, (*row.path, key))
    if key == "presenters":
        return "; ".join(map(str, value)) if isinstance(value, list) else str(value or "")
    if key == "start":
        return row.start if row.start or value is None else str(value)
    return "" if value is None else str(value)


def _keys(row: Row) -> frozenset[str]:
    """What can be edited in a row."""
    if row.what == "item":
        return EDITABLE
    if row.what == "heading":
        return frozenset({"title", "kind"})
    if row.what == "paper" and row.kind not in {"attachment", "to follow"}:
        return frozenset()
    return frozenset({"title"})


def meant(key: str, text: str) -> object:
    """What is typed in a cell, as pack.toml has it; None takes the key away."""
    words = text.strip()
    if not words:
        return None
    if key == "minutes":
        return int(words)
    if key == "presenters":
        return [name.strip() for name in words.split(";") if name.strip()] or None
    if key == "start":
        return read_time(words)
    return words


def row_at(rows: Sequence[Row], path: Path) -> Row | None:
    """The row of what a path is in, the nearest above it."""
    by_path = {row.path: row for row in rows}
    for length in range(len(path), 0, -1):
        if path[:length] in by_path:
            return by_path[path[:length]]
    return None


def landing(rows: Sequence[Row], held: str, over: str) -> str | None:
    """The row below which one that is dragged over another would stand; "" for the table's head."""
    paths = {row.key: row.path for row in rows}
    from_path, onto = paths.get(held), paths.get(over)
    place = place_in_list(from_path, onto) if from_path else None
    if from_path is None or place is None or place == from_path:
        return None
    at = next(at for at, row in enumerate(rows) if row.path == place)
    if int(place[-1]) < int(from_path[-1]):
        return rows[at - 1].key if at else ""
    after = at + 1
    while after < len(rows) and _is_in(rows[after].path, place):
        after += 1
    return rows[after - 1].key


def _is_in(path: Path | None, place: Path) -> bool:
    """Whether a row belongs to an entry; an appendix that a report names, to what is above it."""
    return path is None or path[: len(place)] == place
