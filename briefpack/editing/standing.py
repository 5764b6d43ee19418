"""Which items stand on every agenda of a board, and so on the next one too."""

import re
from collections.abc import Mapping
from typing import Any

from briefpack.cycle.actions_table import TITLE
from briefpack.model.agenda import Item
from briefpack.rules.access import is_private, moves_exclusion
from briefpack.rules.last_note import is_of_the_last_meeting

Table = dict[str, Any]

ACTIONS_ID = "earlier-actions"

ACTIONS: Mapping[str, Any] = {"title": TITLE, "kind": "information", "id": ACTIONS_ID}
"""The item under which the actions of earlier meetings stand."""

_STANDING = frozenset({"procedural", "note", "other-business"})

_NOTE_TITLE = re.compile(
    r"\b(?:minutes|notes?) of (?:the )?(?:last|previous|meeting)\b", re.IGNORECASE
)


def stands(item: Table) -> bool:
    """Whether an item is on every agenda."""
    return item["kind"] in _STANDING or is_note(item)


def is_note(item: Table) -> bool:
    """Whether an item is about the last meeting's note."""
    return item["kind"] == "note" or (
        item["kind"] in {"decision", "procedural"} and bool(_NOTE_TITLE.search(item["title"]))
    )


def has_last_note(item: Table) -> bool:
    """Whether an item or a part of it is, by any name, that of the last meeting's note."""
    if is_note(item) or is_of_the_last_meeting(Item.model_validate(item)):
        return True
    return any(map(has_last_note, item.get("items", ())))


def is_of_actions(item: Table) -> bool:
    """Whether an item is for the actions of earlier meetings."""
    return item.get("id") == ACTIONS_ID or item["title"] == TITLE


def without_needless_exclusion(items: list[Table]) -> list[Table]:
    """The items without a motion to exclude the public, where nothing of them is exempt."""
    models = [Item.model_validate(item) for item in items]
    if any(map(is_private, models)):
        return items
    return [it for it, model in zip(items, models, strict=True) if not moves_exclusion(model)]
