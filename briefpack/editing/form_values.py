"""What forms do to data: lists of texts, and tables that go when nothing is left in them."""

from collections.abc import Mapping, Sequence

from briefpack.editing.values import Path, TomlValue, value_at, with_value


def entries_of(data: TomlValue, path: Path) -> list[TomlValue]:
    """The entries of a list; of what stands alone where a list may, one."""
    found = value_at(data, path)
    if found is None:
        return []
    return list(found) if isinstance(found, (list, tuple)) else [found]


def entry_at(data: TomlValue, path: Path) -> TomlValue:
    """The value of an entry of a list, which may stand alone; None where there is none."""
    *to_list, at = path
    entries = entries_of(data, tuple(to_list))
    return entries[int(at)] if int(at) < len(entries) else None


def with_list_entry(
    data: TomlValue,
    path: Path,
    value: object,
    *,
    single: bool = False,
) -> TomlValue:
    """``data`` with an entry of a list of texts; one past its end is added, None takes it out.

    ``single`` is whether one entry may stand alone; it does where it did, or where it is new.
    """
    *to_list, at = path
    alone = single and not isinstance(value_at(data, tuple(to_list)), (list, tuple))
    entries = entries_of(data, tuple(to_list))
    entries[int(at) : int(at) + 1] = [] if value is None else [value]
    new: object = entries[0] if alone and len(entries) == 1 else entries or None
    return with_value(data, tuple(to_list), new)


def with_list_move(data: TomlValue, path: Path, by: int) -> tuple[TomlValue, Path]:
    """``data`` with an entry moved up or down its list, and where it is then."""
    *to_list, at = path
    entries = entries_of(data, tuple(to_list))
    to = max(0, min(int(at) + by, len(entries) - 1))
    if int(at) >= len(entries) or to == at:
        return data, path
    entries.insert(to, entries.pop(int(at)))
    return with_value(data, tuple(to_list), entries), (*to_list, to)


def with_list_entries(
    data: TomlValue,
    path: Path,
    values: Sequence[object],
) -> TomlValue:
    """``data`` with several entries in the place of the one at ``path``, or past the list's end."""
    *to_list, at = path
    entries = entries_of(data, tuple(to_list))
    entries[int(at) : int(at) + 1] = values
    return with_value(data, tuple(to_list), entries or None)


def with_field(
    data: TomlValue,
    path: Path,
    value: object,
    tables: Sequence[Path] = (),
    *,
    needed: bool = False,
) -> TomlValue:
    """``data`` with a field of a form; one that was emptied goes.

    A ``needed`` text that was emptied stays, empty, so that its table does; ``tables`` around it
    that may be left out go when nothing but empty texts is left in them.
    """
    if value is None and needed and isinstance(value_at(data, path), str):
        value = ""
    entry = bool(path) and isinstance(path[-1], int)
    new = data if value is None and entry else with_value(data, path, value)
    for table in reversed(tables):
        if is_empty(value_at(new, table)):
            new = with_value(new, table, None)
    return new


def is_empty(value: object) -> bool:
    """Whether nothing is said in a value: no text, and no flag, number or day either."""
    if isinstance(value, Mapping):
        return all(map(is_empty, value.values()))
    if isinstance(value, (list, tuple)):
        return all(map(is_empty, value))
    return value is None or value == ""
