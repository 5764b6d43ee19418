"""Which entries of a list are which of another: the same, changed, moved, new or gone."""

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

Value = Any
"""What tomllib makes of a value: a table is a dict, an array a list."""

_NAMES = ("id", "name", "title", "heading", "file", "group", "motion", "text")
"""The keys that tables are known by, the surest first."""

_WEIGHT_OF_NAME = 4
"""Against 1 for any other key, in telling how alike two tables are."""

_ALIKE = 0.5
"""The share of two tables or texts that has to be the same for one to be the other, changed."""

_MOST_PAIRS = 2_500
"""Comparing more entries than so many with each other would take longer than it is worth."""


def same(one: Value, other: Value) -> bool:
    """Whether two values are the same, their types too: 1 is neither true nor 1.0 here."""
    if one is other:
        return True
    kind = type(one)
    if kind is not type(other):
        return False
    if kind is dict:
        return len(one) == len(other) and all(
            key in other and same(value, other[key]) for key, value in one.items()
        )
    if kind is list:
        return len(one) == len(other) and all(map(same, one, other))
    if kind is str:
        return bool(one == other)
    return repr(one) == repr(other)  # -0.0 is not 0.0, nan is nan, and a zone is part of a time


def frozen(value: Value) -> Hashable:
    """What two values have in common if and only if they are the same."""
    if isinstance(value, dict):
        return dict, frozenset((key, frozen(inner)) for key, inner in value.items())
    if isinstance(value, list):
        return list, tuple(map(frozen, value))
    return type(value), value if isinstance(value, str) else repr(value)


@dataclass(slots=True)
class _Lists:
    """Two lists, and which entries of the old one are not yet found again in the new one."""

    old: Sequence[Value]
    new: Sequence[Value]
    found: list[int | None]
    old_rest: list[int]
    new_rest: list[int]


_Pairs = Iterator[tuple[int, int]]
"""Places of an entry in the old list and in the new one."""


def matched(old: Sequence[Value], new: Sequence[Value]) -> list[int | None]:
    """For each entry of ``new``, which entry of ``old`` it was; None for a new one.

    Entries that are the same come first, wherever they stand; then those of one name (an id, a
    title), those most alike, and what stands in another's place between the same neighbours.
    """
    shorter = min(len(old), len(new))
    start = 0
    while start < shorter and same(old[start], new[start]):
        start += 1
    end = 0
    while end < shorter - start and same(old[-1 - end], new[-1 - end]):
        end += 1
    found: list[int | None] = [None] * len(new)
    found[:start] = range(start)
    found[len(new) - end :] = range(len(old) - end, len(old))
    lists = _Lists(
        *(old, new, found),
        *(list(range(start, len(old) - end)), list(range(start, len(new) - end))),
    )
    for step in _STEPS:
        pairs = list(step(lists))
        for before, after in pairs:
            found[after] = before
        taken = {before for before, _ in pairs}
        lists.old_rest = [position for position in lists.old_rest if position not in taken]
        lists.new_rest = [position for position in lists.new_rest if found[position] is None]
        if not lists.old_rest or not lists.new_rest:
            break
    return found


def _equal(lists: _Lists) -> _Pairs:
    waiting: dict[Hashable, deque[int]] = defaultdict(deque)
    for before in lists.old_rest:
        waiting[frozen(lists.old[before])].append(before)
    for after in lists.new_rest:
        if places := waiting.get(frozen(lists.new[after])):
            yield places.popleft(), after


def _named(lists: _Lists) -> _Pairs:
    """Tables of a name that no other entry of their list has."""
    old_left, new_left = set(lists.old_rest), set(lists.new_rest)
    for key in _NAMES:
        before_of, after_of = (_places_of_names(it, key) for it in (lists.old, lists.new))
        for name, before in before_of.items():
            after = after_of.get(name)
            if before in old_left and after in new_left:
                old_left.remove(before)
                new_left.remove(after)
                yield before, after


def _places_of_names(entries: Sequence[Value], key: str) -> dict[str, int]:
    names = [_name(entry, key) for entry in entries]
    counts = Counter(names)
    return {
        name: place for place, name in enumerate(names) if name is not None and counts[name] == 1
    }


def _name(entry: Value, key: str) -> str | None:
    """What a table is called under a key; a person's title is no name of theirs."""
    if not isinstance(entry, dict) or (key == "title" and "name" in entry):
        return None
    name = entry.get(key)
    return name if isinstance(name, str) else None


def _alike(lists: _Lists) -> _Pairs:
    if len(lists.old_rest) * len(lists.new_rest) > _MOST_PAIRS:
        return
    ranked = sorted(
        (-likeness, abs(before_rank - after_rank), before, after)
        for before_rank, before in enumerate(lists.old_rest)
        for after_rank, after in enumerate(lists.new_rest)
        if (likeness := _likeness(lists.old[before], lists.new[after])) >= _ALIKE
    )
    used_old: set[int] = set()
    used_new: set[int] = set()
    for _, _, before, after in ranked:
        if before not in used_old and after not in used_new:
            used_old.add(before)
            used_new.add(after)
            yield before, after


def _likeness(one: Value, other: Value) -> float:
    """The share of two values that is the same: 0 for nothing, 1 for everything."""
    if isinstance(one, dict) and isinstance(other, dict):
        return _likeness_of_tables(one, other)
    if isinstance(one, str) and isinstance(other, str):
        return sum(common_ends(one, other)) / (max(len(one), len(other)) or 1)
    return float(same(one, other))


def _likeness_of_tables(one: dict[str, Value], other: dict[str, Value]) -> float:
    shared = of_all = 0.0
    for key in one.keys() | other.keys():
        known_by = key in _NAMES and not (key == "title" and "name" in one)
        weight = _WEIGHT_OF_NAME if known_by else 1
        of_all += weight
        if key in one and key in other:
            shared += weight * _likeness(one[key], other[key])
    return shared / (of_all or 1)


def _in_place_of(lists: _Lists) -> _Pairs:
    """As many entries as there were between the same two neighbours, each of the same kind."""
    old, new, found = lists.old, lists.new, lists.found
    left = set(lists.old_rest)
    for group in _without_gaps(lists.new_rest):
        before = found[group[0] - 1] if group[0] else -1
        after = found[group[-1] + 1] if group[-1] + 1 < len(new) else len(old)
        if before is None or after is None or after - before - 1 != len(group):
            continue
        for position, place in enumerate(group, start=before + 1):
            if position in left and _container(old[position]) is _container(new[place]):
                yield position, place


_STEPS: Sequence[Callable[[_Lists], _Pairs]] = (_equal, _named, _alike, _in_place_of)


def _container(value: Value) -> type | None:
    return type(value) if isinstance(value, dict | list) else None


def _without_gaps(positions: Sequence[int]) -> Iterator[list[int]]:
    """Positions in runs of one after the other."""
    group: list[int] = []
    for position in positions:
        if group and position != group[-1] + 1:
            yield group
            group = []
        group.append(position)
    if group:
        yield group


def common_ends(one: Sequence[object], other: Sequence[object]) -> tuple[int, int]:
    """How much two texts or lists share at the beginning, and then at the end."""
    most = min(len(one), len(other))
    start = 0
    while start < most and one[start] == other[start]:
        start += 1
    end = 0
    while end < most - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return start, end


def staying(places: Sequence[int | None]) -> set[int]:
    """Those old places that may stay where they are: a longest run of them in rising order."""
    ends: list[int] = []  # the least place that a run of each length can end with
    last: list[int] = []  # and the run that does
    runs: list[tuple[int, int | None]] = []  # a place, and the run that it continues
    for place in places:
        if place is None:
            continue
        length = bisect_left(ends, place)
        runs.append((place, last[length - 1] if length else None))
        ends[length : length + 1] = [place]
        last[length : length + 1] = [len(runs) - 1]
    stay: set[int] = set()
    run = last[-1] if last else None
    while run is not None:
        member, run = runs[run]
        stay.add(member)
    return stay


AnyPart = TypeVar("AnyPart")


def arrange(
    lists: Sequence[list[AnyPart]],
    old: Sequence[Sequence[AnyPart]],
    new: Sequence[Sequence[AnyPart]],
) -> None:
    """Bring the groups of parts that ``lists`` are made of from the order ``old`` into ``new``.

    Groups of ``new`` that are not in ``old`` are put in, those that only ``old`` has are taken
    out, and as many as can stay where they are do; so does what belongs to no group. There is at
    least one old group, none is empty, and all of them stand in the lists in order.
    """
    place_of = {id(group): place for place, group in enumerate(old)}
    places = [place_of.get(id(group)) for group in new]
    stay = staying(places)
    spot = _spot(lists, old[0][0])
    for place, group in enumerate(old):
        if place not in stay:
            for part in group:
                home, position = _spot(lists, part)
                del home[position]
    if stay:
        spot = _spot(lists, old[min(stay)][0])
    for before, group in zip(places, new, strict=True):
        if before in stay:
            home, position = _spot(lists, group[-1])
            spot = home, position + 1
        else:
            home, position = spot
            home[position:position] = group
            spot = home, position + len(group)


def _spot(lists: Sequence[list[AnyPart]], part: AnyPart) -> tuple[list[AnyPart], int]:
    return next((home, home.index(part)) for home in lists if part in home)
