"""The table of those who were at a meeting, members first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.message import Message

from briefpack.editing.attendance import (
    GUESTS,
    Count,
    Presence,
    Seat,
    full_name,
    guests,
    strangers,
)
from briefpack.editing.values import Path, TomlValue, value_at
from briefpack.editor.widgets.cells import Cells, Column, Row

HEADS = {
    "strangers": "Listed, but not on the membership",
    "in_attendance": "In attendance",
    "officers": "Officers",
}

_LETTERS = {
    Presence.PRESENT: ("P", "bold green"),
    Presence.APOLOGIES: ("A", "bold yellow"),
    Presence.ABSENT: ("X", "bold red"),
    Presence.UNSAID: ("·", "dim"),
}

LEAST_GROUP, LEAST_MORE = 8, 8
"""Columns that groups, and what else is said, have at least."""


@dataclass(frozen=True, slots=True)
class RollRow:
    """A row of the table: a seat, by its place; somebody else, by their path; or a head."""

    key: str
    seat: int | None = None
    path: Path | None = None
    head: str = ""


class Roll(Cells):
    """The table. Enter tells that somebody's fields are wanted."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "edit_here", "Details")]

    class Opened(Message):
        """All fields of whom the cursor is on are wanted."""

    def __init__(self) -> None:
        super().__init__(roll_columns((), 80), id="note-cells")
        self.cursor_type = "row"

    def action_edit_here(self) -> None:
        """Nothing is typed in the table itself."""
        self.post_message(self.Opened())


def roll_columns(rows: Sequence[Row], width: int) -> list[Column]:
    """The columns in a width: groups as wide as they are, the rest for names."""
    group, more = (_widest(rows, column) for column in (2, 3))
    most = max(width // 3, LEAST_GROUP)
    return [
        Column("presence", "", 1, editable=False),
        Column("name", "Member", None, editable=False),
        Column("group", "Group", min(max(group, LEAST_GROUP), most), editable=False),
        Column("more", "", min(max(more, LEAST_MORE), most), editable=False),
    ]


def _widest(rows: Sequence[Row], column: int) -> int:
    texts = (str(cells[column]) for _, cells, _ in rows)
    return max(map(cell_len, texts), default=0)


def roll_rows(found: Sequence[Seat], note: Mapping[str, Any]) -> list[RollRow]:
    """All rows: seats, strangers, those in attendance, officers."""
    rows = [RollRow(f"seat {at}", seat=at) for at in range(len(found))]
    others = [("strangers", strangers(found, note))]
    others += [(key, [path for path, _ in guests(note, key)]) for key in GUESTS]
    for key, paths in others:
        if paths:
            rows.append(RollRow(f"head {key}", head=key))
            rows += [RollRow(f"{path}", path=path) for path in paths]
    return rows


def shown(
    row: RollRow, found: Sequence[Seat], note: Mapping[str, Any], titles: Mapping[str, str]
) -> Row:
    """A row as the table draws it. ``titles`` are what the board calls its offices."""
    if row.head:
        cells: list[Text | str] = ["", Text(HEADS[row.head], style="bold"), "", ""]
    elif row.seat is not None:
        cells = _seat(found[row.seat], note, titles)
    else:
        cells = _guest(value_at(note, row.path or (), {}))
    return row.key, cells, [None] * len(cells)


def _seat(seat: Seat, note: Mapping[str, Any], titles: Mapping[str, str]) -> list[Text | str]:
    letter, style = ("S", "bold cyan") if seat.substitute else _LETTERS[seat.presence]
    member = seat.member
    said_role = titles.get(member.role.value, "") if member.role else ""
    role = f" ({said_role})" if said_role else ""
    vote = "" if seat.votes else ", no vote"
    entry = value_at(note, seat.path, {}) if seat.path else {}
    said = [f"for them: {seat.substitute}"] if seat.substitute else []
    said += _remarks(entry)
    return [
        Text(letter, style=style),
        f"{member.full_name}{role}{vote}",
        seat.group,
        "; ".join(said),
    ]


def _guest(entry: TomlValue) -> list[Text | str]:
    if not isinstance(entry, Mapping):
        return ["", "", "", ""]
    said = [str(entry["organisation"])] if entry.get("organisation") else []
    return ["", full_name(entry), str(entry.get("position", "")), "; ".join(said + _remarks(entry))]


def _remarks(entry: TomlValue) -> list[str]:
    """What else the note says of somebody."""
    if not isinstance(entry, Mapping):
        return []
    found = ["joined remotely"] if entry.get("remote") is True else []
    found += [f"{key} {entry[key]}" for key in ("arrived", "left") if entry.get(key)]
    return found


def counted(number: Count) -> str:
    """How many are there, and whether they are enough, in words and signs."""
    words = [
        f"present {number.present}",
        f"apologies {number.apologies}",
        f"absent {number.absent}",
        f"not yet said {number.unsaid}",
    ]
    if number.needed:
        words.append(f"quorum {number.needed} {'✓' if number.enough else '✗'}")
    if number.groups_needed > 1:
        groups = f"{number.groups} group{'' if number.groups == 1 else 's'}"
        words.append(f"{groups} {'✓' if number.enough_groups else '✗'}")
    return f" {'   '.join(words)}"
