"""Strings of TOML, followed character by character from how they are written to what they say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_ESCAPE = re.compile(r"\\(?:[ \t]*\n\s*|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")
_MEANINGS = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}
_QUOTES = ('"""', "'''", '"', "'")


@dataclass(frozen=True, slots=True)
class Followed:
    """How the characters of a value are written: where each starts, and where it ends."""

    starts: Sequence[int]
    ends: Sequence[int]

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters from ``start`` to ``end`` of the value are written."""
        if start == end:
            between = self.ends[start - 1] if start else self.starts[0]
            return between, between
        return self.starts[start], self.ends[end - 1]


def follow(raw: str, value: str) -> Followed | None:
    """Follow a string as written to its value, which has no space around it.

    None where the string says something else.
    """
    quotes = next((quotes for quotes in _QUOTES if raw.startswith(quotes)), None)
    if quotes is None or len(raw) < 2 * len(quotes):
        return None
    here, end = len(quotes), len(raw) - len(quotes)
    if len(quotes) > 1 and raw.startswith("\n", here):
        here += 1  # a line end right behind the quotes is none
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    while here < end:
        escape = _ESCAPE.match(raw, here, end) if quotes[0] == '"' else None
        after = escape.end() if escape else here + 1
        character = _meaning(escape[0]) if escape else raw[here]
        if character:
            characters.append(character)
            starts.append(here)
            ends.append(after)
        here = after
    said = "".join(characters)
    first = len(said) - len(said.lstrip())
    last = first + len(value)
    return Followed(starts[first:last], ends[first:last]) if said.strip() == value else None


def _meaning(escape: str) -> str:
    """The character of an escape; none for a line end that is not meant."""
    kind, digits = escape[1], escape[2:]
    if kind in "uU":
        return chr(int(digits, base=16))
    return "" if kind.isspace() else _MEANINGS.get(kind, kind)
