"""How the file of a model is laid out where nobody has written it yet."""

from collections.abc import Iterator, Sequence
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from briefpack.model.base import PROSE
from briefpack.store.shape import kinds_of
from briefpack.store.toml_text import Layout, Path


class ModelLayout(Layout):
    """The layout of the files of a model: keys in the order of its fields, people one to a line."""

    def __init__(self, model: type[BaseModel]) -> None:
        self._model = model

    def order(self, path: Path) -> Sequence[str]:
        """The keys that the table at ``path`` may have, as the canonical form has them."""
        from briefpack.store.canonical.order import shape_of

        shape = shape_of(self._model)
        for step in path:
            if isinstance(step, str):
                shape = shape.below(step)
        keys = list(shape.fields)
        in_row = bool(path) and isinstance(path[-1], int) and self.in_rows(path)
        if in_row and {"title", "name"} <= set(keys):
            keys.remove("title")
            keys.insert(keys.index("name"), "title")  # as people are spoken of
        return keys

    def in_rows(self, path: Path) -> bool | None:
        """Whether all that a table of this list may have is short: names, numbers, dates."""
        models = self._models(path)
        return all(map(_is_short, models)) if models else None

    def folded(self, path: Path) -> bool:
        """Whether Markdown is at ``path``."""
        *above, key = path
        return any(
            _is_prose(field)
            for model in self._models(tuple(above))
            for name, field in model.model_fields.items()
            if (field.alias or name) == key
        )

    def _models(self, path: Path) -> Sequence[type[BaseModel]]:
        """The models that the value at ``path`` may be of; of a list, those of its entries."""
        kinds: list[Any] = [self._model]
        for step in path:
            if isinstance(step, str):
                kinds = [kind for above in kinds for kind in _below(above, step)]
        return [kind for kind in kinds if _is_model(kind)]


def _below(kind: Any, key: str) -> Iterator[Any]:  # noqa: ANN401 - types are of many types
    if get_origin(kind) is dict:
        yield from kinds_of(get_args(kind)[1])
    elif _is_model(kind):
        for name, field in kind.model_fields.items():
            if (field.alias or name) == key:
                yield from kinds_of(field.annotation)


def _is_model(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


@cache
def _is_short(model: type[BaseModel]) -> bool:
    """Whether no field of a model may be long: a list, a table, prose."""
    return not any(
        _is_prose(field) or _is_long(field.annotation) for field in model.model_fields.values()
    )


def _is_long(annotation: object) -> bool:
    arguments = get_args(annotation)
    return (
        get_origin(annotation) in {tuple, list, dict}
        or _is_model(annotation)
        or any(map(_is_long, arguments))
    )


def _is_prose(field: FieldInfo) -> bool:
    """Whether a field is Markdown, or may be; a list of it is not, for its entries stay short."""
    annotation: Any = field.annotation
    members = get_args(annotation) if get_origin(annotation) in {Union, UnionType} else ()
    marks = [mark for member in members for mark in getattr(member, "__metadata__", ())]
    return PROSE in field.metadata or PROSE in marks
