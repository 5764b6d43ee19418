"""Values in plain data, changed without changing the data that they stand in."""

from collections.abc import Mapping, Sequence
from typing import Any

Path = tuple[str | int, ...]
"""The way to a value: keys of tables, and places in lists."""


def value_at(data: Any, path: Path, default: Any = None) -> Any:  # noqa: ANN401 - any TOML
    """The value at a path; ``default`` where there is none."""
    here = data
    for step in path:
        if isinstance(step, int):
            if not isinstance(here, Sequence) or isinstance(here, str) or step >= len(here):
                return default
            here = here[step]
        elif isinstance(here, Mapping) and step in here:
            here = here[step]
        else:
            return default
    return here


def with_value(data: Any, path: Path, value: Any) -> Any:  # noqa: ANN401 - any TOML
    """``data`` with a value at a path. None takes the key away, and tables left empty by it.

    Tables that lack on the way are made. A place just past a list's end adds to it.
    """
    if not path:
        return value
    step, *below = path
    if isinstance(step, int):
        entries = list(data or ())
        inner = entries[step] if step < len(entries) else None
        entries[step : step + 1] = [with_value(inner, tuple(below), value)]
        return entries
    table = dict(data or {})
    new = with_value(table.get(step), tuple(below), value)
    if new is None or (value is None and new == {} and below):
        table.pop(step, None)
    else:
        table[step] = new
    return table


def with_entry(data: Any, path: Path, position: int, entry: Any) -> Any:  # noqa: ANN401
    """``data`` with an entry put into the list at a path, before ``position``."""
    entries = list(value_at(data, path) or ())
    entries.insert(position, entry)
    return with_value(data, path, entries)


def without_entry(data: Any, path: Path) -> Any:  # noqa: ANN401 - any TOML
    """``data`` without the entry of a list at a path; a list left empty goes."""
    *to_list, position = path
    entries = list(value_at(data, tuple(to_list)) or ())
    del entries[int(position)]
    return with_value(data, tuple(to_list), entries or None)


def with_move(data: Any, path: Path, to: int) -> Any:  # noqa: ANN401 - any TOML
    """``data`` with the entry of a list at a path moved to another position of the list."""
    *to_list, position = path
    entries = list(value_at(data, tuple(to_list)) or ())
    entries.insert(to, entries.pop(int(position)))
    return with_value(data, tuple(to_list), entries)
