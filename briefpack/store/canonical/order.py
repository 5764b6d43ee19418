"""The order of keys and tables: that of the models' fields; elsewhere the order as written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import get_args, get_origin

from pydantic import BaseModel

from briefpack.store.shape import kinds_of

Rank = tuple[int, int]
"""Where a step of a path comes among its neighbours."""

_KNOWN = 0
_WITH_TABLES = 1
_UNKNOWN = 2


@dataclass(frozen=True, slots=True)
class Shape:
    """What may stand in a table: the fields of models, or keys of anybody's choice.

    ``fields`` have their keys in order, each with the type of its value; ``free`` is the type of
    the values of a free table. A table that no model knows has neither.
    """

    fields: Mapping[str, object] = field(default_factory=dict)
    places: Mapping[str, int] = field(default_factory=dict)
    free: object = None

    def place(self, key: str) -> int | None:
        """The place of a key among the fields; None where it is none."""
        return self.places.get(key)

    def below(self, key: str) -> "Shape":
        """The shape of the table, or of each table of the list, at a key."""
        return shape_of(self.fields.get(key, self.free))

    @property
    def ordered_by_hand(self) -> bool:
        """Whether the order of keys is the writer's: it may be the order in print."""
        return not self.fields


def shape_of(annotation: object) -> Shape:
    """The shape of the tables that a type allows; of a choice of models, all their keys."""
    models: list[type[BaseModel]] = []
    for kind in kinds_of(annotation):
        if get_origin(kind) is dict:
            return Shape(free=get_args(kind)[1])
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            models.append(kind)
    return _of_models(tuple(models))


@cache
def _of_models(models: tuple[type[BaseModel], ...]) -> Shape:
    """Fields that a model has for itself come before those that it shares with others."""
    fields: dict[str, object] = {}
    for keep_inherited in (False, True):
        for model in models:
            inherited = _inherited(model)
            for name, its in model.model_fields.items():
                if keep_inherited or name not in inherited:
                    fields.setdefault(its.alias or name, its.annotation)
    return Shape(fields, {key: place for place, key in enumerate(fields)})


def _inherited(model: type[BaseModel]) -> set[str]:
    bases = [base for base in model.__bases__ if issubclass(base, BaseModel)]
    return {name for base in bases for name in base.model_fields}


# -- tables --------------------------------------------------------------------------------


@dataclass(slots=True)
class _Table:
    shape: Shape
    below: dict[str, "_Step"] = field(default_factory=dict)


@dataclass(slots=True)
class _Step:
    """A key that headers lead through: the table there, of a list the last one so far."""

    appeared: int
    table: _Table
    elements: int = 0


class TableOrder:
    """Gives the header of each table its place, as a file's headers are read one by one.

    All tables of one parent come together, the parent first, and those of an element of a list
    stay with their element. Where no model says the order, all stay in the order as written.
    """

    def __init__(self, shape: Shape) -> None:
        self._root = _Table(shape)

    def next_header(self, keys: Sequence[str], *, element: bool) -> tuple[tuple[Rank, ...], Shape]:
        """What to sort the next header by, and the shape of its table."""
        ranks: list[Rank] = []
        table = self._root
        for position, key in enumerate(keys, start=1):
            step = self._step(table, key)
            place = table.shape.place(key)
            ranks.append((_UNKNOWN, 2 * step.appeared + 1) if place is None else (_KNOWN, place))
            if element and position == len(keys):
                step.elements += 1
                step.table = _Table(step.table.shape)
            if step.elements:
                ranks.append((_KNOWN, step.elements))
            table = step.table
        if table.shape.ordered_by_hand:
            # Between the tables below it that came before it and those that come after.
            ranks.append((_UNKNOWN, 2 * len(table.below)))
        return tuple(ranks), table.shape

    @staticmethod
    def _step(table: _Table, key: str) -> _Step:
        step = table.below.get(key)
        if step is None:
            step = _Step(len(table.below), _Table(table.shape.below(key)))
            table.below[key] = step
        return step


# -- keys ----------------------------------------------------------------------------------


class KeyOrder:
    """Gives each key of one table its place among those with values below the same header.

    Values that hold tables come after the others, as they have to where they are written below
    headers of their own; so one order serves both ways of writing.
    """

    def __init__(self, shape: Shape) -> None:
        self._shape = shape
        self._appeared: dict[tuple[str, ...], dict[str, int]] = {}

    def next_key(self, keys: Sequence[str], *, holds_tables: bool) -> tuple[Rank, ...]:
        """What to sort the next key, with dots or without, by."""
        ranks: list[Rank] = []
        shape = self._shape
        for position, key in enumerate(keys):
            place = shape.place(key)
            if place is not None:
                leads_on = holds_tables or position < len(keys) - 1
                ranks.append((_WITH_TABLES if leads_on else _KNOWN, place))
            elif shape.free is not None:
                before = self._appeared.setdefault(tuple(keys[:position]), {})
                ranks.append((_KNOWN, before.setdefault(key, len(before))))
            else:
                ranks.append((_UNKNOWN, 0))
                break
            shape = shape.below(key)
        return tuple(ranks)
