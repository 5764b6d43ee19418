"""What stands in lists of tables, and under names, as it is called in ``KEY=VALUE``."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from briefpack.cli.changing import shown
from briefpack.errors import BriefpackError

if TYPE_CHECKING:
    from pydantic import BaseModel

    from briefpack.editing.values import Path
    from briefpack.editor.fields import Field

NEW = "new"
"""What an entry is called that is still to be: votes.new.motion."""


def by_kind(model: "type[BaseModel] | None") -> bool:
    """Whether entries of a list are told apart by their kind: notices."""
    from briefpack.model.board import Notice

    return model is Notice


def inside(
    data: Any,  # noqa: ANN401 - any TOML
    where: "Path",
    name: str,
    field: "Field",
    begun: "dict[Path, int]",
    *,
    whole: bool,
) -> "tuple[Any, Path]":
    """Where that stands which has a name in the list, or the table of tables, at a path.

    With the data, in which it may have been begun; not where it is named as a ``whole``. ``begun``
    are the places of new entries, by their lists. Raises BriefpackError where there is none.
    """
    from briefpack.editor.fields import ENTRIES

    if field.kind == ENTRIES:
        return _entry(data, where, name, field, begun, whole=whole)
    return data, _under(data, where, name, whole=whole)


def _entry(
    data: Any,  # noqa: ANN401 - any TOML
    to_list: "Path",
    name: str,
    field: "Field",
    begun: "dict[Path, int]",
    *,
    whole: bool,
) -> "tuple[Any, Path]":
    """Where an entry of a list stands, by its place or its kind, or where the new one is to."""
    from briefpack.editor.fields import MOST_DIGITS

    count = len(_entries(data, to_list))
    if name == NEW and not whole:
        return data, (*to_list, begun.setdefault(to_list, count))
    if re.fullmatch("[0-9]+", name):
        if len(name) <= MOST_DIGITS and int(name) < count:
            return data, (*to_list, int(name))
        raise _no_entry(to_list, name, count)
    if not by_kind(field.model):
        hint = f"call one by its place from 0, or {to_list[-1]}.{NEW} for one more"
        raise BriefpackError(shown(f"{to_list[-1]} has nothing called {name!r}"), hint)
    return _entry_of_kind(data, to_list, name, whole=whole)


def _entries(data: Any, to_list: "Path") -> Sequence[Any]:  # noqa: ANN401 - any TOML
    from briefpack.editing.values import value_at

    found = value_at(data, to_list)
    return found if isinstance(found, (list, tuple)) else ()


def _no_entry(to_list: "Path", name: str, count: int) -> BriefpackError:
    there = f"there are {count}, counted from 0" if count else "there is none yet"
    hint = f"{there}; {to_list[-1]}.{NEW} begins one more"
    return BriefpackError(shown(f"there is no {to_list[-1]}.{name}"), hint)


def _under(data: Any, to_table: "Path", name: str, *, whole: bool) -> "Path":  # noqa: ANN401
    """Where the table of a name stands; it has to be there where it is named as a whole."""
    from briefpack.editing.values import table_at

    names = table_at(data, to_table)
    if whole and name not in names:
        hint = f"there are: {', '.join(names)}" if names else "there is none yet"
        raise BriefpackError(shown(f"there is no {to_table[-1]}.{name}"), shown(hint))
    return (*to_table, name)


def _entry_of_kind(
    data: Any,  # noqa: ANN401 - any TOML
    to_list: "Path",
    kind: str,
    *,
    whole: bool,
) -> "tuple[Any, Path]":
    """Where the notice of a kind stands; one is begun where there is none."""
    from briefpack.editing.values import with_value

    tables = [each if isinstance(each, Mapping) else {} for each in _entries(data, to_list)]
    there = [at for at, each in enumerate(tables) if each.get("kind") == kind]
    if len(there) > 1:
        places = ", ".join(f"{to_list[-1]}.{at}" for at in there)
        raise BriefpackError(
            shown(f"there are {len(there)} notices of the kind {kind}"),
            f"call one by its place: {places}",
        )
    if there:
        return data, (*to_list, there[0])
    if whole:
        raise _no_entry(to_list, kind, len(tables))
    new = (*to_list, len(tables))
    return with_value(data, new, {"kind": kind}), new
