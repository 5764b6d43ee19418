"""The sound part of a file that is partly wrong, so that the rest of it can be checked."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from briefpack.store.agendas import is_like_exempt
from briefpack.store.shape import Path, locate
from briefpack.store.sources import Source

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

AnyModel = TypeVar("AnyModel", bound=BaseModel)

_MOST_ROUNDS = 20
"""What is wrong may take what it stands in with it, level by level; no model has as many."""

_GONE = object()
_MARKED = object()
"""Stands for a key that is taken for ``exempt``: it goes, and that comes."""

_MARK = "exempt"
"""The key by whose being there the public may not see something."""


def salvage(
    source: Source,
    model: type[AnyModel],
    details: Sequence["ErrorDetails"],
    stand_ins: Mapping[str, Any],
) -> AnyModel | None:
    """The model of ``source`` without what is wrong in it; None where nothing remains.

    A wrong value goes; where it cannot be missed, the table goes that it stands in. What is exempt
    stays so, however wrongly it says why, and however the key is misspelt. The source is told
    of the entries of lists that went.
    """
    wrong: dict[Path, object] = {}
    for _ in range(_MOST_ROUNDS):
        found = dict(_worst(detail, source, model) for detail in details)
        if () in found or found.keys() <= wrong.keys():
            return None
        wrong |= found
        left_out: dict[Path, list[int]] = {}
        sound = _without(source.data, (), wrong, left_out)
        sound |= {key: value for key, value in stand_ins.items() if key not in sound}
        source.left_out = left_out
        try:
            return model.model_validate(sound)
        except RecursionError:
            return None
        except ValidationError as error:
            details = error.errors(include_url=False)
    return None


def _worst(detail: "ErrorDetails", source: Source, model: type[BaseModel]) -> tuple[Path, object]:
    """What has to go for an error, as a path of the file: the table around what is missing.

    Behind it stands what takes its place, if anything does.
    """
    location = locate(detail["loc"], model)
    path = source.original(location.path)
    if detail["type"] == "missing" and len(path) > 1:
        return path[:-1], _GONE
    if detail["type"] == "extra_forbidden":
        may_be_exempt = location.owner is not None and _MARK in location.owner.model_fields
        return path, _MARKED if may_be_exempt and is_like_exempt(str(path[-1])) else _GONE
    return path, {} if path[-1:] == (_MARK,) else _GONE


def _without(
    data: Any,  # noqa: ANN401 - any value of a file
    path: Path,
    wrong: Mapping[Path, object],
    left_out: dict[Path, list[int]],
) -> Any:  # noqa: ANN401 - the same
    """``data`` anew, without what stands at the paths in ``wrong``."""
    if path in wrong:
        return wrong[path]
    if isinstance(data, dict):
        kept = {key: _without(inner, (*path, key), wrong, left_out) for key, inner in data.items()}
        sound = {k: inner for k, inner in kept.items() if inner is not _GONE}
        if any(inner is _MARKED for inner in sound.values()):
            sound = {k: inner for k, inner in sound.items() if inner is not _MARKED}
            sound.setdefault(_MARK, {})
        return sound
    if isinstance(data, list):
        entries = [
            _without(inner, (*path, position), wrong, left_out)
            for position, inner in enumerate(data)
        ]
        gone = [position for position, inner in enumerate(entries) if inner is _GONE]
        if gone:
            left_out[path] = gone
        return [inner for inner in entries if inner is not _GONE]
    return data
