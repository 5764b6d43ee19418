"""The sound part of a file that is partly wrong, so that the rest of it can be checked."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from briefpack.store.shape import Path, locate
from briefpack.store.sources import Source

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

AnyModel = TypeVar("AnyModel", bound=BaseModel)

_MOST_ROUNDS = 20
"""What is wrong may take what it stands in with it, level by level; no model has as many."""

_GONE = object()


def salvage(
    source: Source,
    model: type[AnyModel],
    details: Sequence["ErrorDetails"],
    stand_ins: Mapping[str, Any],
) -> AnyModel | None:
    """The model of ``source`` without what is wrong in it; None where nothing remains.

    A wrong value goes; where it cannot be missed, the table goes that it stands in. The source
    is told of the entries of lists that went.
    """
    wrong: set[Path] = set()
    for _ in range(_MOST_ROUNDS):
        found = {_worst(detail, source, model) for detail in details}
        if () in found or found <= wrong:
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


def _worst(detail: "ErrorDetails", source: Source, model: type[BaseModel]) -> Path:
    """What has to go for an error, as a path of the file: the table around what is missing."""
    location = locate(detail["loc"], model)
    path = source.original(location.path)
    return path[:-1] if detail["type"] == "missing" and len(path) > 1 else path


def _without(data: Any, path: Path, wrong: set[Path], left_out: dict[Path, list[int]]) -> Any:  # noqa: ANN401
    """``data`` anew, without what stands at the paths in ``wrong``."""
    if path in wrong:
        return _GONE
    if isinstance(data, dict):
        kept = {key: _without(inner, (*path, key), wrong, left_out) for key, inner in data.items()}
        return {key: inner for key, inner in kept.items() if inner is not _GONE}
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
