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
        with_prose = _prose_fields(type(value))
        for name, field in type(value).model_fields.items():
            here = (*path, field.alias or name)
            yield from _texts(getattr(value, name), here, prose=name in with_prose)
    elif isinstance(value, tuple):
        for position, inner in enumerate(value):
            yield from _texts(inner, (*path, position), prose=prose)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*path, key), prose=prose)


@cache
def _prose_fields(model: type[Model]) -> frozenset[str]:
    return frozenset(
        name
        for name, field in model.model_fields.items()
        if PROSE in field.metadata or _is_prose(field.annotation)
    )


def _is_prose(annotation: object) -> bool:
    """Whether a field's type is Markdown, or Markdown or nothing, or a list of it."""
    marks = getattr(annotation, "__metadata__", ())
    return PROSE in marks or any(_is_prose(inner) for inner in get_args(annotation))
