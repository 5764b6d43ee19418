"""``KEY=VALUE`` as officers type it, read as the editor's forms read what is typed there."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from briefpack.cli.changing import shown
from briefpack.errors import BriefpackError

if TYPE_CHECKING:
    from pydantic import BaseModel

    from briefpack.editing.values import Path
    from briefpack.editor.fields import Field

_YES, _NO = frozenset({"yes", "true", "y", "on"}), frozenset({"no", "false", "n", "off"})


def with_typed(
    data: Any,  # noqa: ANN401 - any TOML
    path: "Path",
    model: "type[BaseModel]",
    assignments: Sequence[str],
    today: date,
) -> Any:  # noqa: ANN401 - any TOML
    """``data`` with fields of the table at ``path`` set as typed; an empty value takes one away.

    A list is given with semicolons, or key by key. Raises BriefpackError for a key that there is
    none of, and a value that cannot be understood.
    """
    from briefpack.editing.values import value_at, with_value

    seen: set[Path] = set()
    for each in assignments:
        key, sign, text = each.partition("=")
        if not sign:
            raise BriefpackError(shown(f"{each!r} sets nothing"), "write KEY=VALUE: minutes=10")
        data, field, where = _found(data, path, model, key.strip())
        value = _value(field, key.strip(), text, today)
        before = value_at(data, where)
        if _has_tables(before):
            raise BriefpackError(shown(f"{key} has keys of its own"), "change it in its file")
        if isinstance(value, list) and where in seen:
            value = [*(before or ()), *value]
        seen.add(where)
        data = with_value(data, where, value)
    return data


def _has_tables(value: object) -> bool:
    several = value if isinstance(value, (list, tuple)) else (value,)
    return any(isinstance(each, Mapping) for each in several)


def keys_of(model: "type[BaseModel]", inside: str = "") -> list[str]:
    """The keys that can be set so; NAME and KIND stand for what somebody chooses."""
    from briefpack.editor.fields import ENTRIES, KEYS, NAMED, TABLE, fields_of

    found: list[str] = []
    for field in fields_of(model):
        name = f"{inside}{field.name}"
        if field.kind == TABLE and field.model is not None:
            found += keys_of(field.model, f"{name}.")
        elif field.kind == NAMED and field.model is not None:
            found += keys_of(field.model, f"{name}.NAME.")
        elif field.kind == ENTRIES and _by_kind(field.model) and field.model is not None:
            found += [
                each for each in keys_of(field.model, f"{name}.KIND.") if each[-5:] != ".kind"
            ]
        elif field.kind == KEYS:
            found.append(f"{name}.NAME")
        elif field.kind != ENTRIES:
            found.append(name)
    return found


def _by_kind(model: "type[BaseModel] | None") -> bool:
    """Whether entries of a list are told apart by their kind: notices."""
    from briefpack.model.board import Notice

    return model is Notice


def _found(
    data: Any,  # noqa: ANN401 - any TOML
    path: "Path",
    model: "type[BaseModel]",
    key: str,
) -> "tuple[Any, Field, Path]":
    """The field that a key names, and where it stands: exempt.reason, officers.clerk.name.

    With the data, in which a notice of a kind that there was none of has been begun.
    """
    from briefpack.editor.fields import ENTRIES, KEYS, NAMED, TABLE, Field, fields_of

    here, where = model, path
    steps = [step for step in key.split(".") if step]
    while steps:
        step = steps.pop(0)
        field = next((each for each in fields_of(here) if each.name == step), None)
        if field is None:
            break
        where = (*where, step)
        if field.kind == KEYS and len(steps) == 1:
            return data, Field(steps[0], steps[0], "line"), (*where, steps[0])
        if field.kind in {KEYS, ENTRIES, TABLE, NAMED} and not steps:
            break
        if field.kind == ENTRIES and _by_kind(field.model):
            data, where = _entry_of_kind(data, where, steps.pop(0))
        elif field.kind == NAMED:
            where = (*where, steps.pop(0))
        elif field.kind != TABLE:
            if steps:
                break
            return data, field, where
        if field.model is None:
            break
        here = field.model
    raise _no_key(model, key)


def _no_key(model: "type[BaseModel]", key: str) -> BriefpackError:
    from briefpack.problems import nearest

    known = keys_of(model)
    close = nearest(key, known)
    below = [each for each in known if each.startswith(f"{key}.")]
    hint = f"did you mean {close}? " if close and not below else ""
    keys = below or known
    return BriefpackError(shown(f"there is no {key!r} to set"), f"{hint}keys: {', '.join(keys)}")


def _entry_of_kind(
    data: Any,  # noqa: ANN401 - any TOML
    to_list: "Path",
    kind: str,
) -> "tuple[Any, Path]":
    """Where the notice of a kind stands; one is begun where there is none."""
    from briefpack.editing.values import tables_at, with_value

    there = [at for at, each in enumerate(tables_at(data, to_list)) if each.get("kind") == kind]
    if len(there) > 1:
        raise BriefpackError(
            shown(f"there are {len(there)} notices of the kind {kind}"), "change them in their file"
        )
    if there:
        return data, (*to_list, there[0])
    new = (*to_list, len(tables_at(data, to_list)))
    return with_value(data, new, {"kind": kind}), new


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
