"""What was exempt on the agenda of a meeting, however wrong the rest of its pack is."""

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from briefpack.model.agenda import Exemption, Item, ItemKind

UNKNOWN_AGENDA = (Item(title="?", kind=ItemKind.HEADING, exempt=Exemption()),)
"""Stands for an agenda that cannot be read: something on it is exempt, and nobody knows what."""


def read_agenda(text: str) -> tuple[Item, ...]:
    """The items of a pack.toml, with no more than titles, parts and what is exempt."""
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return UNKNOWN_AGENDA
    return tuple(_items(data))


def _items(table: Mapping[str, Any]) -> Iterator[Item]:
    items = table.get("items")
    for entry in items if isinstance(items, list) else ():
        if isinstance(entry, Mapping):
            yield Item.model_construct(
                title=str(entry.get("title", "?")),
                kind=ItemKind.DISCUSSION,  # nothing hangs on it here
                exempt=_exemption(entry["exempt"]) if "exempt" in entry else None,
                items=tuple(_items(entry)),
            )


def _exemption(value: object) -> Exemption:
    """An exemption, or where it is wrong one that says nothing."""
    try:
        return Exemption.model_validate(value)
    except ValidationError:
        return Exemption()
