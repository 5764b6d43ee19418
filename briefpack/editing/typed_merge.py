"""A text that was changed in two places at once."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class _Change:
    """What took the place of the letters from ``start`` to ``end``."""

    start: int
    end: int
    new: str


def merged(base: str, typed: str, theirs: str) -> str:
    """A text with what was typed and what others changed in it meanwhile.

    Where both changed the same words, what was typed stays: whoever typed sees it.
    """
    if typed in (base, theirs):
        return theirs
    if theirs == base:
        return typed
    mine, other = _change(base, typed), _change(base, theirs)
    if mine.end <= other.start:
        first, second = mine, other
    elif other.end <= mine.start:
        first, second = other, mine
    else:
        return typed
    between = base[first.end : second.start]
    return base[: first.start] + first.new + between + second.new + base[second.end :]


def _change(old: str, new: str) -> _Change:
    """The one stretch in which two texts differ."""
    start = 0
    shorter = min(len(old), len(new))
    while start < shorter and old[start] == new[start]:
        start += 1
    tail = 0
    while tail < shorter - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return _Change(start, len(old) - tail, new[start : len(new) - tail])
