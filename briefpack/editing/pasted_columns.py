"""Which column of a pasted list holds what: by its head, or by what stands in it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from briefpack.editing import pasted_words as words
from briefpack.editing.pasted_table import Row

_FURTHEST_HEAD = 4
"""Rows in which the heads of columns are looked for: titles may stand above them."""

_MOSTLY = 0.5
_LONGEST_COUNT = 4
_A_PHONE_NUMBER = 7
_FEW_ROWS = 3


@dataclass(frozen=True, slots=True)
class Columns:
    """The column of each field; what was above and in the heads; what is to be said about it."""

    places: Mapping[str, int]
    rows_of_heads: tuple[Row, ...] = ()
    remarks: tuple[str, ...] = ()

    def of(self, row: Row, name: str) -> str:
        """What a row has in the column of a field."""
        return row.cell(self.places.get(name))


def columns_of(rows: Sequence[Row]) -> Columns:
    """The columns by their heads, where a row near the top has some; else by what they hold."""
    for position, row in enumerate(rows[:_FURTHEST_HEAD]):
        if (found := _by_heads(row)) is not None:
            above = rows[:position]
            again = [other for other in rows[position:] if other.cells == row.cells]
            return Columns(found.places, (*above, *again), found.remarks)
    return _by_contents(rows)


def _by_heads(row: Row) -> Columns | None:
    """The columns of a row of heads; None where it is none."""
    found: dict[str, int] = {}
    unknown: list[str] = []
    for place, cell in enumerate(row.cells):
        name = words.head(cell) if cell else None
        if name is not None and name not in found:
            found[name] = place
        elif cell:
            unknown.append(cell)
    if not found.keys() & {"name", "surname"} or len(found) < len(unknown):
        return None
    remarks = [f"the column {head} was left out: members have no such thing" for head in unknown]
    return Columns(found, remarks=tuple(remarks))


# -- without heads -------------------------------------------------------------------------

_SIGNS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("email", lambda cell: "@" in cell),
    ("phone", lambda cell: sum(map(str.isdigit, cell)) >= _A_PHONE_NUMBER),
    ("title", words.is_title),
    ("name", words.has_title),
    ("seat", words.is_substitute),
    ("role", lambda cell: words.role(cell) is not None or words.is_plain_member(cell)),
    ("group", lambda cell: words.party(words.group_and_seats(cell)[0]) is not None),
    ("ward", words.is_ward),
    ("authority", words.is_body),
    ("post_nominals", words.are_post_nominals),
)
"""How what stands in a column shows what it is; the surest first."""


@dataclass(slots=True)
class _Guess:
    cells: list[list[str]]
    places: dict[str, int] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)

    @property
    def left(self) -> list[int]:
        taken = set(self.places.values())
        return [
            place for place, cells in enumerate(self.cells) if place not in taken and any(cells)
        ]

    def share(self, place: int, fits: Callable[[str], bool]) -> float:
        """The share of the filled cells of a column that fit."""
        filled = [cell for cell in self.cells[place] if cell]
        return sum(map(fits, filled)) / len(filled) if filled else 0.0

    def take_by_signs(self) -> None:
        for name, fits in _SIGNS:
            shares = [(self.share(place, fits), -place) for place in self.left]
            share, place = max(shares, default=(0.0, 0))
            name_is_safe = "name" in {name, *self.places} or len(self.left) > 1
            if share > _MOSTLY and name_is_safe:
                self.places[name] = -place
        counts = [place for place in self.left if self.share(place, _is_count) > _MOSTLY]
        for number, place in enumerate(counts):
            self.places[f"count {number}"] = place

    def take_name(self) -> None:
        """The first column that is left; two of single words are a forename and a surname."""
        if "name" in self.places or not self.left:
            return
        first, *others = self.left
        if others and others[0] == first + 1 and all(map(self._is_single, (first, others[0]))):
            self.places["forename"], self.places["surname"] = first, others[0]
        else:
            self.places["name"] = first

    def _is_single(self, place: int) -> bool:
        return self.share(place, lambda cell: " " not in cell) > _MOSTLY and any(self.cells[place])

    def take_rest(self) -> None:
        """What is left holds groups where it repeats, else authorities, then wards."""
        for place in self.left:
            filled = [cell for cell in self.cells[place] if cell]
            repeats = len(filled) >= _FEW_ROWS and len(set(filled)) * 2 <= len(filled)
            names = (["group"] if repeats else []) + ["authority", "ward"]
            name = next((name for name in names if name not in self.places), None)
            if name is None:
                self.remarks.append(f"column {place + 1} was left out: it has no heading")
                self.places[f"unknown {place}"] = place
            else:
                self.remarks.append(f"column {place + 1} has no heading: taken for the {name}")
                self.places[name] = place


def _is_count(cell: str) -> bool:
    return cell.rstrip(".").isdigit() and len(cell) <= _LONGEST_COUNT


def _by_contents(rows: Sequence[Row]) -> Columns:
    tabular = [row for row in rows if row.alone is None] or list(rows)
    width = max((len(row.cells) for row in tabular), default=0)
    guess = _Guess([[row.cell(place) for row in tabular] for place in range(width)])
    guess.take_by_signs()
    guess.take_name()
    guess.take_rest()
    return Columns(guess.places, remarks=tuple(guess.remarks))
