"""``KEY=VALUE`` as officers type it, read as the editor's forms read what is typed there."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from briefpack.cli.changing import shown
from briefpack.cli.typed_entries import NEW, by_kind, inside
from briefpack.errors import BriefpackError

if TYPE_CHECKING:
    from pydantic import BaseModel

    from briefpack.editing.values import Path
    from briefpack.editor.fields import Field

OF_OTHERS = frozenset(
    {
        *("absent", "apologies", "appendices", "groups", "in_attendance", "items", "members"),
        *("officers", "papers", "present", "substitutes"),
    }
)
"""Lists whose entries have commands of their own."""

_YES, _NO = frozenset({"yes", "true", "y", "on"}), frozenset({"no", "false", "n", "off"})


def with_typed(
    data: Any,  # noqa: ANN401 - any TOML
    path: "Path",
    model: "type[BaseModel]",
    assignments: Sequence[str],
    today: date,
) -> Any:  # noqa: ANN401 - any TOML
    """``data`` with fields of the table at ``path`` set as typed; an empty value takes one away.

    A list is given with semicolons, or key by key. An entry of a list of tables is called by its
    place from 0, and the one that is to be added by ``NEW``; nothing for an entry takes that away.
    Raises BriefpackError for a key that there is none of, and a value that cannot be understood.
    """
    from briefpack.editing.values import value_at, with_value, without_entry

    seen: set[Path] = set()
    gone: set[Path] = set()
    begun: dict[Path, int] = {}
    for each in assignments:
        key, sign, text = each.partition("=")
        if not sign:
            raise BriefpackError(shown(f"{each!r} sets nothing"), "write KEY=VALUE: minutes=10")
        data, field, where = _found(data, path, model, key.strip(), begun)
        if field is None:
            if text.strip():
                raise _no_key(model, key.strip())
            gone.add(where)
            continue
        value = _value(field, key.strip(), text, today)
        before = value_at(data, where)
        if _has_tables(before):
            raise BriefpackError(shown(f"{key} has keys of its own"), "change it in its file")
        if isinstance(value, list) and where in seen:
            value = [*(before or ()), *value]
        seen.add(where)
        data = with_value(data, where, value)
    for where in sorted(gone, reverse=True):  # the last first, lest the others have moved
        data = without_entry(data, where)
    return data


def with_moved(
    data: Any,  # noqa: ANN401 - any TOML
    path: "Path",
    model: "type[BaseModel]",
    key: str,
    to: int,
) -> Any:  # noqa: ANN401 - any TOML
    """``data`` with an entry of a list below ``path`` moved to another place, or to the last.

    Raises BriefpackError where the key names no entry.
    """
    from briefpack.editing.values import value_at, with_move

    data, field, where = _found(data, path, model, key.strip(), {})
    if field is not None or not isinstance(where[-1], int):
        raise BriefpackError(shown(f"{key} is no entry of a list"), "name one: decisions.2")
    return with_move(data, where, min(to, len(value_at(data, where[:-1])) - 1))


def _has_tables(value: object) -> bool:
    several = value if isinstance(value, (list, tuple)) else (value,)
    return any(isinstance(each, Mapping) for each in several)


def keys_of(model: "type[BaseModel]", inside: str = "") -> list[str]:
    """The keys that can be set so; NAME and KIND stand for what somebody chooses, N for a place."""
    from briefpack.editor.fields import ENTRIES, KEYS, NAMED, TABLE, fields_of

    found: list[str] = []
    for field in fields_of(model):
        name = f"{inside}{field.name}"
        if field.kind == TABLE and field.model is not None:
            found += keys_of(field.model, f"{name}.")
        elif field.kind == NAMED and field.model is not None:
            found += keys_of(field.model, f"{name}.NAME.")
        elif field.kind == ENTRIES and field.model is not None and field.name not in OF_OTHERS:
            which = "KIND" if by_kind(field.model) else "N"
            keys = keys_of(field.model, f"{name}.{which}.")
            found += [each for each in keys if each != f"{name}.KIND.kind"]
        elif field.kind == KEYS:
            found.append(f"{name}.NAME")
        elif field.kind != ENTRIES:
            found.append(name)
    return found


def _found(
    data: Any,  # noqa: ANN401 - any TOML
    path: "Path",
    model: "type[BaseModel]",
    key: str,
    begun: "dict[Path, int]",
) -> "tuple[Any, Field | None, Path]":
    """The field that a key names, and where it stands: exempt.reason, officers.clerk.name.

    None where the key names what stands in a list, or under a name, as a whole. With the data, in
    which a notice of a kind that there was none of has been begun.
    """
    from briefpack.editor.fields import ENTRIES, KEYS, NAMED, TABLE, Field, fields_of

    here, where = model, path
    steps = [step for step in re.sub(r"\[(\d+)\]", r".\1", key).split(".") if step]
    while steps:
        step = steps.pop(0)
        field = next((each for each in fields_of(here) if each.name == step), None)
        if field is None or (field.kind == ENTRIES and step in OF_OTHERS):
            break
        where = (*where, step)
        if field.kind == KEYS and len(steps) == 1:
            return data, Field(steps[0], steps[0], "line"), (*where, steps[0])
        if field.kind in {KEYS, ENTRIES, TABLE, NAMED} and not steps:
            break
        if field.kind in {ENTRIES, NAMED}:
            name = steps.pop(0)
            data, where = inside(data, where, name, field, begun, whole=not steps)
            if not steps:
                return data, None, where
        elif field.kind != TABLE and not steps:
            return data, field, where
        if field.model is None or field.kind not in {ENTRIES, NAMED, TABLE}:
            break
        here = field.model
    raise _no_key(model, key)


def _no_key(model: "type[BaseModel]", key: str) -> BriefpackError:
    from briefpack.problems import nearest

    known = keys_of(model)
    plain = re.sub(rf"\.(\d+|{NEW})(?=\.|$)|\[\d+\]", ".N", key)
    close = nearest(plain, known)
    below = [each for each in known if each.startswith(f"{plain}.")]
    hint = f"did you mean {close}? " if close and not below else ""
    keys = below or known
    return BriefpackError(shown(f"there is no {key!r} to set"), f"{hint}keys: {', '.join(keys)}")


def _value(field: "Field", key: str, text: str, today: date) -> object:
    """What was typed behind a key. Raises BriefpackError where it cannot be understood."""
    from briefpack.editor.fields import CHOICE, FLAG, LIST, TEXT, understood

    if field.kind == LIST and text.strip():
        parts = [text] if field.entry == TEXT else text.split(";")
        return [part.strip() for part in parts if part.strip()] or None
    if field.kind == FLAG and text.strip():
        return _flag(key, text.strip().casefold())
    if field.kind == CHOICE and field.choices and text.strip():
        return _choice(field, key, text.strip())
    value, wrong = understood(field, text, today)
    if wrong:
        raise BriefpackError(shown(f"{key}: {text!r} is {wrong}"))
    return value


def _flag(key: str, word: str) -> bool:
    if word not in _YES | _NO:
        raise BriefpackError(shown(f"{key}: {word!r} is neither yes nor no"))
    return word in _YES


def _choice(field: "Field", key: str, text: str) -> str:
    wanted = text.casefold().replace(" ", "-")
    values = [value for value, _ in field.choices if value]
    if wanted not in values:
        raise BriefpackError(
            shown(f"{key}: {text!r} is none of the words for it"),
            f"there are: {', '.join(values)}",
        )
    return wanted
