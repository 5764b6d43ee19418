"""The rows of a form, worked out from the models: a new field of a model has its row at once."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from briefpack.editing.values import Path, value_at
from briefpack.model.base import PROSE, Clock, Count, Day, FilePath, Flag, Lines
from briefpack.model.contact import Contact, Phones
from briefpack.model.report import ContactOrName
from briefpack.model.schema import field_docstrings

LINE, TEXT, LIST, DATE, TIME, NUMBER, FLAG, CHOICE, TABLE, ENTRIES, NAMED = (
    "line",
    "text",
    "list",
    "date",
    "time",
    "number",
    "flag",
    "choice",
    "table",
    "entries",
    "named",
)
"""How a field is edited: a line, a text of many, a list with a line for each, …; a table inside
the table, a list of tables, or tables by name."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a model. ``choices`` are values with their labels, the first to leave it out.

    ``model`` is that of what stands inside it.
    """

    name: str
    label: str
    kind: str
    help: str
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    model: type[BaseModel] | None = None
    default: object = None


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of a form: a field with its path, or the head of a table or an entry.

    ``depth`` is how far it is indented. ``entry`` is the path of the list entry that a head is
    of; ``adds`` the path of the list that the row adds an entry to.
    """

    path: Path
    label: str
    depth: int
    field: Field | None = None
    entry: Path | None = None
    adds: Path | None = None
    named: bool = False


_LABELS = {
    "to": "To",
    "cc": "Copies to",
    "next": "Next meeting",
    "items": "Parts",
    "phone": "Telephone",
    "email": "E-mail",
    "meeting_id": "Meeting ID",
    "numbered": "Takes a number",
    "minutes": "Minutes",
    "leave_out": "Leave out this time",
    "public_interest": "Public interest",
}


@cache
def fields_of(model: type[BaseModel]) -> tuple[Field, ...]:
    """The fields of a model, in its order."""
    hints = get_type_hints(model, include_extras=True)
    helps = field_docstrings(model)
    found = []
    for name, info in model.model_fields.items():
        annotation = _some(hints[name])
        kind, inner = _kind(annotation)
        found.append(
            Field(
                info.alias or name,
                _LABELS.get(name, name.replace("_", " ").capitalize()),
                kind,
                helps.get(name, ""),
                info.is_required(),
                _choices(annotation, required=info.is_required()),
                inner,
                None if info.is_required() else info.get_default(call_default_factory=True),
            )
        )
    return tuple(found)


def _some(annotation: Any) -> Any:  # noqa: ANN401 - types are of many types
    """A type without the None that lets it be left out."""
    if get_origin(annotation) in {Union, UnionType}:
        inner = [each for each in get_args(annotation) if each is not NoneType]
        if len(inner) == 1:
            return inner[0]
    return annotation


def _kind(annotation: Any) -> tuple[str, type[BaseModel] | None]:  # noqa: ANN401, C901, PLR0911, PLR0912
    simple = {Day: DATE, Clock: TIME, Count: NUMBER, Flag: FLAG, Lines: TEXT, Phones: LIST}
    for alias, kind in simple.items():
        if annotation == alias:
            return kind, None
    if annotation == FilePath:
        return LINE, None
    if annotation == ContactOrName:
        return CHOICE, Contact
    plain, marks = annotation, ()
    if get_origin(annotation) is Annotated:
        plain, *rest = get_args(annotation)
        marks = tuple(rest)
    if PROSE in marks:
        return TEXT, None
    if isinstance(plain, type) and issubclass(plain, BaseModel):
        return TABLE, plain
    if isinstance(plain, type) and issubclass(plain, Enum):
        return CHOICE, None
    if plain is int or (get_origin(plain) is Annotated and get_args(plain)[0] is int):
        return NUMBER, None
    if plain is bool:
        return FLAG, None
    if plain is date:
        return DATE, None
    if plain is time:
        return TIME, None
    if get_origin(plain) is tuple:
        inner = get_args(plain)[0]
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            return ENTRIES, inner
        return (LIST, None) if _kind(inner)[0] in {LINE, TEXT, NUMBER} else (ENTRIES, None)
    if get_origin(plain) is dict:
        inner = get_args(plain)[1]
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            return NAMED, inner
        return TABLE, None
    return LINE, None


def _choices(annotation: Any, *, required: bool) -> tuple[tuple[str, str], ...]:  # noqa: ANN401
    plain = get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation
    if isinstance(plain, type) and issubclass(plain, Enum):
        values = [(str(each.value), str(each.value).replace("-", " ")) for each in plain]
        return tuple(values if required else [("", "none"), *values])
    if get_origin(plain) is Literal:
        return tuple((str(value), str(value)) for value in get_args(plain))
    return ()


# -- rows --------------------------------------------------------------------------------------


def form_rows(
    model: type[BaseModel],
    data: Any,  # noqa: ANN401 - any TOML
    path: Path = (),
    *,
    leave_out: Sequence[str] = (),
    depth: int = 0,
) -> Iterator[FormRow]:
    """The rows of a form on the table at ``path``; fields in ``leave_out`` have other panes."""
    for field in fields_of(model):
        if field.name in leave_out:
            continue
        here = (*path, field.name)
        if field.kind == TABLE and field.model is not None:
            yield FormRow(here, field.label, depth, entry=None)
            yield from form_rows(field.model, data, here, depth=depth + 1)
        elif field.kind == ENTRIES and field.model is not None:
            yield from _entry_rows(field, data, here, depth)
        elif field.kind == NAMED and field.model is not None:
            yield from _named_rows(field, data, here, depth)
        elif field.kind == TABLE:
            yield from _free_rows(model, field, data, here, depth)
        elif field.kind != ENTRIES:
            yield FormRow(here, field.label, depth, field)


def _entry_rows(field: Field, data: Any, path: Path, depth: int) -> Iterator[FormRow]:  # noqa: ANN401
    if field.model is None:
        return
    entries = value_at(data, path) or ()
    one = singular(field.label)
    for at, entry in enumerate(entries):
        title = _title_of(entry)
        label = f"{one} {at + 1}{f': {title}' if title else ''}"
        yield FormRow((*path, at), label, depth, entry=(*path, at))
        yield from form_rows(field.model, data, (*path, at), depth=depth + 1)
    yield FormRow(path, f"Add: {one.lower()}", depth, adds=path)


def _named_rows(field: Field, data: Any, path: Path, depth: int) -> Iterator[FormRow]:  # noqa: ANN401
    if field.model is None:
        return
    for name, entry in (value_at(data, path) or {}).items():
        title = _title_of(entry) or name
        yield FormRow((*path, name), f"{title}  ({name})", depth, entry=(*path, name), named=True)
        yield from form_rows(field.model, data, (*path, name), depth=depth + 1)
    yield FormRow(path, f"Add: {singular(field.label).lower()}", depth, adds=path, named=True)


def _free_rows(
    model: type[BaseModel],
    field: Field,
    data: Any,  # noqa: ANN401 - any TOML
    path: Path,
    depth: int,
) -> Iterator[FormRow]:
    """A row for each key that a free table may have, such as the words for each role."""
    del data
    keys = get_args(get_type_hints(model, include_extras=True)[field.name])[0]
    if isinstance(keys, type) and issubclass(keys, Enum):
        yield FormRow(path, field.label, depth)
        for key in keys:
            label = str(key.value).replace("-", " ").capitalize()
            inner = Field(str(key.value), label, LINE, field.help)
            yield FormRow((*path, str(key.value)), label, depth + 1, inner)


def _title_of(entry: Any) -> str:  # noqa: ANN401 - any TOML
    if isinstance(entry, Mapping):
        for key in ("heading", "title", "name", "group", "kind", "text"):
            if isinstance(entry.get(key), str):
                return str(entry[key]).split("\n", maxsplit=1)[0][:50]
    return ""


def singular(label: str) -> str:
    """A label of many as one of one: "Notices" is "Notice", "Parts" is "Part"."""
    return re.sub(r"ies$", "y", label) if label.endswith("ies") else label.removesuffix("s")


# -- what is typed -----------------------------------------------------------------------------


def shown(field: Field, value: object) -> str:
    """A value as its row shows it."""
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return "\n".join(str(each) for each in value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, bool):
        return "yes" if value else ""
    if field.kind == TEXT:
        return str(value).rstrip("\n")
    return str(value)


def understood(field: Field, text: str, today: date) -> tuple[object, str]:
    """What a row's text means, and a remark: what is wrong with it, or how it was understood.

    The value is None where the key is to go; a remark that starts with "!" says what is wrong,
    and the value is not to be taken.
    """
    words = text.strip()
    if field.kind == LIST:
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        return (lines or None), ""
    if not words:
        if field.required and field.kind in {DATE, TIME, NUMBER}:
            return None, f"! {field.label.lower()} is needed"
        return ("" if field.required else None), ""
    readers = {DATE: _day, TIME: _clock, NUMBER: _number}
    if field.kind in readers:
        return readers[field.kind](words, today)
    return (text.rstrip() if field.kind == TEXT else words), ""


def _day(words: str, today: date) -> tuple[object, str]:
    from briefpack.editing.typed_dates import read_date, say_date

    day = read_date(words, today)
    return (day, say_date(day)) if day else (None, "! not a date: 3 nov, +2w, 2026-11-03")


def _clock(words: str, _: date) -> tuple[object, str]:
    from briefpack.editing.typed_dates import read_time

    clock = read_time(words)
    if clock is None:
        return None, "! not a time: 16:30, 4.30pm"
    said = f"{clock:%H:%M}"
    return clock, "" if said == words else said


def _number(words: str, _: date) -> tuple[object, str]:
    return (int(words), "") if words.isdigit() else (None, "! a whole number")
