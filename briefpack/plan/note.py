"""The items of a note, numbered: on from its first number, parts lettered below."""

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from briefpack.model.note import Note, NoteItem
from briefpack.plan.numbering import letters


@dataclass(frozen=True, slots=True)
class PlannedNoteItem:
    """An item with its number ("270", "(a)"; None where it takes none) and its parts."""

    item: NoteItem
    number: str | None
    items: tuple["PlannedNoteItem", ...]


def plan_note(note: Note) -> tuple[PlannedNoteItem, ...]:
    """Number the items of a note."""
    return _plan(note.items, note.first_number, top=True)


def _plan(items: Sequence[NoteItem], first: int, *, top: bool) -> tuple[PlannedNoteItem, ...]:
    planned = []
    position = first
    for item in items:
        number = None
        if item.numbered:
            number = str(position) if top else f"({letters(position, ascii_lowercase)})"
            position += 1
        planned.append(PlannedNoteItem(item, number, _plan(item.items, 1, top=False)))
    return tuple(planned)
