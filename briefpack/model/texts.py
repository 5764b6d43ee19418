"""All Markdown that a model holds, whatever its fields are called."""

from collections.abc import Iterator
from functools import cache
from typing import get_args

from briefpack.model.base import PROSE, Model

Path = tuple[str | int, ...]


def markdown_texts(model: Model) -> Iterator[tuple[Path, str]]:
    """Every text of the type ``Markdown`` in ``model``, with its path there, as files have it."""
    yield from _texts(model, (), prose=False)


def _texts(value: object, path: Path, *, prose: bool) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        if prose:
            yield path, value
    elif isinstance(value, Model):
        for name, key, is_prose in _fields(type(value)):
            inner = getattr(value, name)
            if inner is not None and inner != ():
                yield from _texts(inner, (*path, key), prose=is_prose)
    elif isinstance(value, tuple):
        for position, inner in enumerate(value):
            yield from _texts(inner, (*path, position), prose=prose)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*path, key), prose=prose)


@cache
def _fields(model: type[Model]) -> tuple[tuple[str, str, bool], ...]:
    """The fields that prose may stand in, each with its key in files, and whether it is prose."""
    return tuple(
        (name, field.alias or name, prose)
        for name, field in model.model_fields.items()
        if (prose := PROSE in field.metadata or _is_prose(field.annotation))
        or any(_holds_prose(inner) for inner in _models(field.annotation))
    )


@cache
def _holds_prose(model: type[Model]) -> bool:
    """Whether prose may stand anywhere in a model."""
    waiting, seen = [model], set()
    while waiting:
        here = waiting.pop()
        if here in seen:
            continue
        seen.add(here)
        for field in here.model_fields.values():
            if PROSE in field.metadata or _is_prose(field.annotation):
                return True
            waiting.extend(_models(field.annotation))
    return False


def _models(annotation: object) -> Iterator[type[Model]]:
    """The models that a type is made of."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def _is_prose(annotation: object) -> bool:
    """Whether a field's type is Markdown, or Markdown or nothing, or a list of it."""
    marks = getattr(annotation, "__metadata__", ())
    return PROSE in marks or any(_is_prose(inner) for inner in get_args(annotation))
