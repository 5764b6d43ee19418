"""What was exempt on the agenda of a meeting, however wrong the rest of its pack is."""

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from briefpack.model.agenda import Exemption, Item, ItemKind

UNKNOWN_AGENDA = (Item(title="?", kind=ItemKind.HEADING, exempt=Exemption()),)
"""Stands for an agenda that cannot be read: something on it is exempt, and nobody knows what."""


_SAYING_SO = frozenset({"private", "confidential", "restricted", "not_public"})
"""What may be written in place of "exempt"; no item has a key of such a name."""

_LIKE_ENOUGH = 0.7
"""How much of a misspelt "exempt" has to be right: of 0 to 1."""


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
                exempt=_exempt(entry),
                items=tuple(_items(entry)),
            )


def is_like_exempt(key: str) -> bool:
    """Whether a key that nothing is known by was probably meant to say that something is exempt."""
    from difflib import SequenceMatcher

    word = key.strip().casefold()
    if word in _SAYING_SO or "exempt" in word:
        return True
    return SequenceMatcher(None, word, "exempt").ratio() >= _LIKE_ENOUGH


def _exempt(entry: Mapping[str, Any]) -> Exemption | None:
    """Why an item is exempt; where only a misspelt key says that it is, an exemption without."""
    if "exempt" in entry:
        return _exemption(entry["exempt"])
    unknown = (key for key in entry if key not in Item.model_fields)
    return Exemption() if any(map(is_like_exempt, unknown)) else None


def _exemption(value: object) -> Exemption:
    """An exemption, or where it is wrong one that says nothing."""
    try:
        return Exemption.model_validate(value)
    except ValidationError:
        return Exemption()
