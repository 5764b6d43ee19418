"""What pydantic's locations mean in a file: found by walking the models, not by guessing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, Tag

Path = tuple[str | int, ...]

_KEY_ITSELF = "[key]"
"""What pydantic puts behind a key of a free table that is wrong itself."""


@dataclass(frozen=True, slots=True)
class Location:
    """Where an error is: a path in the file, and what the last step of it is a key of.

    ``at_key`` is whether the key is wrong, not its value; ``owner`` the model that the key, known
    or not, is written in.
    """

    path: Path
    at_key: bool = False
    owner: type[BaseModel] | None = None


def locate(location: Sequence[str | int], model: type[BaseModel]) -> Location:
    """``location`` in a file of ``model``, without the steps that are pydantic's own.

    Those are the tags of unions (every union of the models has tags), and ``[key]``.
    """
    path: Path = ()
    here: object = model
    owner: type[BaseModel] | None = None
    of_free_table = False
    for step in location:
        members = _members(here)
        if len(members) > 1:
            here = _tagged(members, step)
            continue
        if of_free_table and step == _KEY_ITSELF:
            return Location(path, at_key=True)
        path = (*path, step)
        (kind,) = members
        owner = kind if isinstance(kind, type) and issubclass(kind, BaseModel) else None
        of_free_table = get_origin(kind) is dict
        here = _below(kind, step)
    return Location(path, owner=owner)


def _below(kind: object, step: str | int) -> object:
    """The type of what stands at ``step`` in a table or a list; ``object`` for anything."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        fields = kind.model_fields.items()
        return next(
            (field.annotation for name, field in fields if (field.alias or name) == step), object
        )
    arguments = get_args(kind)
    if get_origin(kind) is dict:
        return arguments[1]
    return arguments[0] if arguments else object


def _members(annotation: object) -> tuple[object, ...]:
    """What a type is a choice of; itself where it is none. To be left out is no choice."""
    if get_origin(annotation) is Annotated:
        return _members(get_args(annotation)[0])
    if get_origin(annotation) not in {Union, UnionType}:
        return (annotation,)
    members = tuple(member for member in get_args(annotation) if member is not NoneType)
    return _members(members[0]) if len(members) == 1 else members


def _tagged(members: Sequence[object], tag: str | int) -> object:
    """The member that has the tag, as an annotation or as the one value of a field."""
    return next((member for member in members if tag in _tags(member)), object)


def _tags(member: Any) -> set[object]:  # noqa: ANN401 - types are of many types
    marks = getattr(member, "__metadata__", ())
    tags: set[object] = {mark.tag for mark in marks if isinstance(mark, Tag)}
    if isinstance(member, type) and issubclass(member, BaseModel):
        for field in member.model_fields.values():
            if get_origin(field.annotation) is Literal:
                tags.update(get_args(field.annotation))
    return tags


def kinds_of(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - types are of many types
    """What a type is a choice of, and what a list is a list of."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from kinds_of(get_args(annotation)[0])
    elif origin in {Union, UnionType}:
        for member in get_args(annotation):
            yield from kinds_of(member)
    elif origin in {tuple, list}:
        yield from kinds_of(get_args(annotation)[0])
    elif annotation is not None and annotation is not NoneType:
        yield annotation
