"""Whether a text still means what it meant; nothing is written that does not."""

import tomllib
from collections import Counter
from typing import Any

from pydantic import BaseModel, ValidationError

from briefpack.errors import BriefpackError
from briefpack.store.canonical.opaque import comments
from briefpack.store.canonical.order import Shape
from briefpack.store.sources import Source

_SPREAD = "{} and {} stand so far apart that they would come in another order"
_UNCHANGED = "the file is as it was; please report it, with the file"


def check_toml(source: Source, after: str, model: type[BaseModel], shape: Shape) -> None:
    """Raise BriefpackError where ``after`` has not the data and the comments of the source."""
    try:
        data = tomllib.loads(after)
    except (ValueError, RecursionError):
        raise BriefpackError("its canonical form would not be TOML", _UNCHANGED) from None
    if not _same(source.data, data, shape):
        raise BriefpackError("its canonical form would mean something else", _UNCHANGED)
    if _remarks(source.toml) != _remarks(after):
        raise BriefpackError("its canonical form would lose a comment", _UNCHANGED)
    if not _same_model(source.data, data, model):
        raise BriefpackError("its canonical form would be read otherwise", _UNCHANGED)


def _same(old: object, new: object, shape: Shape) -> bool:
    """Whether two values are the same, lists in order.

    Raises BriefpackError where only the order of a free table is another: it may be printed.
    """
    waiting = [(old, new, shape)]
    while waiting:
        one, other, its = waiting.pop()
        if type(one) is not type(other):
            return False
        if isinstance(one, dict) and isinstance(other, dict):
            if one.keys() != other.keys():
                return False
            if its.free is not None and list(one) != list(other):
                raise BriefpackError(_SPREAD.format(*one), "write them one after another")
            waiting += [(one[key], other[key], its.below(key)) for key in one]
        elif isinstance(one, list) and isinstance(other, list):
            if len(one) != len(other):
                return False
            waiting += [(*both, its) for both in zip(one, other, strict=True)]
        elif one != other and repr(one) != repr(other):  # ``nan`` does not equal itself
            return False
    return True


def _same_model(old: dict[str, Any], new: dict[str, Any], model: type[BaseModel]) -> bool:
    try:
        read = model.model_validate(old)
    except (ValidationError, RecursionError):
        return True
    try:
        return read == model.model_validate(new)
    except (ValidationError, RecursionError):
        return False


def _remarks(toml: str) -> Counter[str]:
    """All comments but the line that names the schema."""
    return Counter(text for text in comments(toml) if not text.startswith("#:schema"))
