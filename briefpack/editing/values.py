"""Values in plain data, changed without changing the data that they stand in."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from briefpack.errors import BriefpackError

TomlValue: TypeAlias = Any
"""What may stand in a TOML file, right or wrong; only looking at it tells what it is."""

Path = tuple[str | int, ...]
"""The way to a value: keys of tables, and places in lists."""


def value_at(data: TomlValue, path: Path, default: TomlValue = None) -> TomlValue:
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


def tables_at(data: TomlValue, path: Path) -> list[Mapping[str, TomlValue]]:
    """The tables of the list at a path; none where there is no such list."""
    found = value_at(data, path)
    if not isinstance(found, (list, tuple)):
        return []
    return [each for each in found if isinstance(each, Mapping)]


def table_at(data: TomlValue, path: Path) -> Mapping[str, TomlValue]:
    """The table at a path; an empty one where there is none."""
    found = value_at(data, path)
    return found if isinstance(found, Mapping) else {}


def with_value(data: TomlValue, path: Path, value: TomlValue) -> TomlValue:
    """``data`` with a value at a path. None takes the key away, and tables left empty by it.

    Tables that lack on the way are made. A place just past a list's end adds to it. Raises
    BriefpackError where the path leads through something that is neither table nor list.
    """
    if not path:
        return value
    step, *below = path
    if isinstance(step, int):
        entries = _entries(data, step)
        inner = entries[step] if step < len(entries) else None
        entries[step : step + 1] = [with_value(inner, tuple(below), value)]
        return entries
    if data is not None and not isinstance(data, Mapping):
        raise BriefpackError(f"what should hold {step} is no table", MEND_IT)
    table = dict(data or {})
    new = with_value(table.get(step), tuple(below), value)
    if new is None or (value is None and new == {} and below):
        table.pop(step, None)
    else:
        table[step] = new
    return table


MEND_IT = "F8 in the editor, or `briefpack validate`, tells what is wrong; mend that as text first"
"""What to do about a file that is not as it should be."""


def _entries(found: TomlValue, name: object) -> list[TomlValue]:
    if found is not None and not isinstance(found, (list, tuple)):
        raise BriefpackError(f"what should hold {name} is no list", MEND_IT)
    return list(found or ())


def with_entry(data: TomlValue, path: Path, position: int, entry: TomlValue) -> TomlValue:
    """``data`` with an entry put into the list at a path, before ``position``."""
    entries = _entries(value_at(data, path), path[-1] if path else "")
    entries.insert(position, entry)
    return with_value(data, path, entries)


def without_entry(data: TomlValue, path: Path) -> TomlValue:
    """``data`` without the entry at a path; a list left empty goes, and the key of a table."""
    *to_list, position = path
    if isinstance(position, str):
        return with_value(data, path, None)
    entries = _entries(value_at(data, tuple(to_list)), to_list[-1] if to_list else "")
    del entries[position : position + 1]
    return with_value(data, tuple(to_list), entries or None)


def with_move(data: TomlValue, path: Path, to: int) -> TomlValue:
    """``data`` with the entry of a list at a path moved to another position of the list."""
    *to_list, position = path
    entries = _entries(value_at(data, tuple(to_list)), to_list[-1] if to_list else "")
    entries.insert(to, entries.pop(int(position)))
    return with_value(data, tuple(to_list), entries)
