"""The items of a note as lists show them, numbered as they will be printed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Any

from briefpack.editing.values import Path
from briefpack.plan.numbering import letters


@dataclass(frozen=True, slots=True)
class NoteLine:
    """An item of a note: its path in the file, its number ("" where it takes none), its depth."""

    path: Path
    number: str
    title: str
    depth: int
    decisions: int = 0
    actions: int = 0


def note_lines(note: Mapping[str, Any]) -> list[NoteLine]:
    """All items of a note's data, whatever else is wrong in it."""
    first = note.get("first_number", 1)
    return list(_lines(note, (), first if isinstance(first, int) else 1, 0))


def _lines(table: Mapping[str, Any], path: Path, first: int, depth: int) -> Iterator[NoteLine]:
    position = first
    for at, item in enumerate(_list(table, "items")):
        if not isinstance(item, Mapping):
            continue
        number = ""
        if item.get("numbered", True):
            number = f"{position}" if depth == 0 else f"({letters(position, ascii_lowercase)})"
            position += 1
        here = (*path, "items", at)
        yield NoteLine(
            here,
            number,
            str(item.get("title", "")),
            depth,
            len(_list(item, "decisions")),
            len(_list(item, "actions")),
        )
        yield from _lines(item, here, 1, depth + 1)


def _list(table: Mapping[str, Any], key: str) -> list[Any]:
    found = table.get(key)
    return list(found) if isinstance(found, (list, tuple)) else []
