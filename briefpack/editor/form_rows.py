"""The rows of a form: one for each field, each entry of a list, and each thing to add."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, get_args, get_type_hints

from pydantic import BaseModel

from briefpack.editing.form_values import entries_of
from briefpack.editing.values import Path, TomlValue, value_at
from briefpack.editor import fields
from briefpack.editor.fields import Field, fields_of
from briefpack.model.contact import Contact

OWN = "+"
"""The choice of a contact that is none of the board's officers; no officer's name has a plus."""

LONGEST_TITLE = 50


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of a form: a field, the head of a table or an entry, or what adds an entry.

    ``path`` is where its value stands. ``depth`` is how far it is indented. ``entry`` is the path
    of the entry that a head is of, ``adds`` that of the list that the row adds to. ``in_list`` is
    the list that a field is an entry of; ``ghost`` says that it is not there yet. ``tables`` are
    the tables around it that may be left out as a whole, the outermost first.
    """

    path: Path
    label: str
    depth: int = 0
    field: Field | None = None
    entry: Path | None = None
    adds: Path | None = None
    named: bool = False
    in_list: Path | None = None
    ghost: bool = False
    needed: bool = False
    tables: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class _Around:
    """What is around a row."""

    data: Any
    path: Path = ()
    depth: int = 0
    tables: tuple[Path, ...] = ()

    def inside(self, path: Path, *, optional: bool = False) -> "_Around":
        """Around what stands in a table of this one."""
        tables = (*self.tables, path) if optional else self.tables
        return replace(self, path=path, depth=self.depth + 1, tables=tables)

    def needs(self, field: Field) -> bool:
        """Whether a field has to be filled in: none has to in a table that is left out."""
        absent = any(not value_at(self.data, table) for table in self.tables)
        return field.required and not absent


def form_rows(
    model: type[BaseModel],
    data: TomlValue,
    path: Path = (),
    *,
    leave_out: Sequence[str] = (),
) -> Iterator[FormRow]:
    """The rows of a form on the table at ``path``; fields in ``leave_out`` have other panes."""
    yield from _rows(model, _Around(data, path), leave_out)


def _rows(
    model: type[BaseModel], around: _Around, leave_out: Sequence[str] = ()
) -> Iterator[FormRow]:
    for field in fields_of(model):
        if field.name in leave_out:
            continue
        here = (*around.path, field.name)
        if field.kind == fields.TABLE and field.model is not None:
            yield FormRow(here, field.label, around.depth, tables=around.tables)
            yield from _rows(field.model, around.inside(here, optional=not field.required))
        elif field.kind == fields.ENTRIES:
            yield from _entry_rows(field, around, here)
        elif field.kind == fields.NAMED:
            yield from _named_rows(field, around, here)
        elif field.kind == fields.KEYS:
            yield from _key_rows(model, field, around, here)
        elif field.kind == fields.LIST:
            yield from list_rows(field, around.data, here, around.depth, around.tables)
        else:
            yield from _field_rows(field, around, here)


def _field_rows(field: Field, around: _Around, path: Path) -> Iterator[FormRow]:
    needed = around.needs(field)
    yield FormRow(path, field.label, around.depth, field, needed=needed, tables=around.tables)
    if field.model is Contact and isinstance(value_at(around.data, path), Mapping):
        yield from _rows(Contact, around.inside(path))  # a contact block of its own


def list_rows(
    field: Field,
    data: TomlValue,
    path: Path,
    depth: int = 0,
    tables: tuple[Path, ...] = (),
) -> Iterator[FormRow]:
    """A row for each entry of a list of texts, and one for an entry more."""
    count = len(entries_of(data, path))
    one = replace(field, kind=field.entry)
    for at in range(count + 1):
        label = list_label(field, at, ghost=at == count)
        row = FormRow((*path, at), label, depth, one, in_list=path, ghost=at == count)
        yield replace(row, tables=tables)


def list_label(field: Field, at: int, *, ghost: bool) -> str:
    """What stands before an entry of a list: its number, where entries are numbered in print."""
    number = f"{at + 1}." if field.entry == fields.TEXT else ""
    if at == 0:
        return f"{field.label} {number}".rstrip() if not ghost else field.label
    return "+" if ghost else number


def _entry_rows(field: Field, around: _Around, path: Path) -> Iterator[FormRow]:
    if field.model is None:
        return
    one = singular(field.label)
    for at, entry in enumerate(entries_of(around.data, path)):
        title = title_of(entry)
        label = f"{one} {at + 1}{f': {title}' if title else ''}"
        yield FormRow((*path, at), label, around.depth, entry=(*path, at))
        yield from _rows(field.model, around.inside((*path, at)))
    yield FormRow(path, f"Add {one.lower()}", around.depth, adds=path)


def _named_rows(field: Field, around: _Around, path: Path) -> Iterator[FormRow]:
    if field.model is None:
        return
    named = value_at(around.data, path)
    for name, entry in named.items() if isinstance(named, Mapping) else ():
        label = f"{title_of(entry) or name}  ({name})"
        yield FormRow((*path, name), label, around.depth, entry=(*path, name), named=True)
        yield from _rows(field.model, around.inside((*path, name)))
    label = f"Add {singular(field.label).lower()}"
    yield FormRow(path, label, around.depth, adds=path, named=True)


def _key_rows(
    model: type[BaseModel], field: Field, around: _Around, path: Path
) -> Iterator[FormRow]:
    """A row for each key that a table may have, such as the words for each role."""
    keys = get_args(get_type_hints(model, include_extras=True)[field.name])[0]
    if not (isinstance(keys, type) and issubclass(keys, Enum)):
        return
    yield FormRow(path, field.label, around.depth)
    for key in keys:
        name = str(key.value)
        label = name.replace("-", " ").capitalize()
        inner = Field(name, label, fields.LINE, field.help)
        tables = (*around.tables, path)
        yield FormRow((*path, name), label, around.depth + 1, inner, tables=tables)


def title_of(entry: TomlValue) -> str:
    """What an entry of a list is called by."""
    if isinstance(entry, Mapping):
        for key in ("heading", "title", "name", "group", "kind", "text", "motion"):
            if isinstance(entry.get(key), str) and entry[key].strip():
                line = str(entry[key]).strip().split("\n", maxsplit=1)[0]
                return line if len(line) <= LONGEST_TITLE else f"{line[: LONGEST_TITLE - 1]}…"
    return ""


def singular(label: str) -> str:
    """A label of many as one of one: "Notices" is "Notice", "Parts" is "Part"."""
    if label == "Appendices":
        return "Appendix"
    return re.sub(r"ies$", "y", label) if label.endswith("ies") else label.removesuffix("s")
