"""Pydantic's findings in an officer's words."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from enum import Enum
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

MISSING = "BP101"
UNKNOWN_KEY = "BP102"
WRONG_TYPE = "BP103"
NOT_A_CHOICE = "BP104"
MALFORMED = "BP105"

_WANTED = {
    "string_type": "text, in quotes",
    "int_type": "a whole number, without quotes",
    "bool_type": "true or false, without quotes",
    "date_type": "a date, without quotes: 2016-11-03",
    "time_type": "a time of day, without quotes: 16:30:00",
    "tuple_type": "a list, in square brackets",
    "dict_type": "a table",
    "model_type": "a table",
    "model_attributes_type": "a table",
}

_MALFORMED = {
    "string_too_short": "is empty",
    "string_too_long": "is longer than the {max_length} characters that are allowed",
    "string_pattern_mismatch": "may hold only small letters, digits and single hyphens",
    "greater_than_equal": "has to be {ge} or more",
    "string_unicode": "holds code points that are not text",
}

AT_KEY = frozenset({"missing", "extra_forbidden"})
"""Errors that are shown at the key or the table, not at a value."""


def put_in_words(  # noqa: PLR0911 - one answer for each kind of error
    error: ErrorDetails, path: Sequence[str | int], model: type[BaseModel]
) -> tuple[str, str, str | None]:
    """The code, the message and the hint for one error at ``path`` of a file of ``model``."""
    kind = error["type"]
    context: dict[str, Any] = error.get("ctx") or {}
    name = _name(path)
    if kind == "missing":
        return MISSING, f"{name} is missing", None
    if kind == "extra_forbidden":
        return UNKNOWN_KEY, f"{name} is not known here", _did_you_mean(path, model)
    if kind in _WANTED:
        return WRONG_TYPE, f"{name} has to be {_WANTED[kind]}", None
    if kind in {"enum", "literal_error", "union_tag_invalid"}:
        return _choice(error, context, name)
    if kind == "union_tag_not_found":
        key = str(context.get("discriminator", "kind")).strip("'")
        return MISSING, f"{key} is missing", None
    if kind in _MALFORMED:
        return MALFORMED, f"{name} {_MALFORMED[kind].format(**context)}", None
    if kind == "value_error":
        return MALFORMED, f"{name} {context['error']}", None
    return MALFORMED, f"{name}: {error['msg']}", None


def _name(path: Sequence[str | int]) -> str:
    """How a message calls the value: by its key, and its place where it stands in a list."""
    if not path:
        return "the file"
    last = path[-1]
    if isinstance(last, int):
        owner = next((step for step in reversed(path) if isinstance(step, str)), "list")
        return f"entry {last + 1} of {owner}"
    return last


def _choice(error: ErrorDetails, context: dict[str, Any], name: str) -> tuple[str, str, str | None]:
    expected = str(context.get("expected") or context.get("expected_tags") or "")
    choices = [choice.strip(" '") for choice in expected.replace(" or ", ", ").split(",")]
    given = error["input"]
    if error["type"] == "union_tag_invalid":
        given = context.get("tag", "")
        name = str(context.get("discriminator", name)).strip("'")
    close = get_close_matches(str(given), choices, 1)
    hint = f"did you mean {close[0]!r}?" if close else None
    return NOT_A_CHOICE, f"{name} may be {_either(choices)}, not {given!r}", hint


def _either(choices: Sequence[str]) -> str:
    quoted = [repr(choice) for choice in choices]
    return quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + " or " + quoted[-1]


def _did_you_mean(path: Sequence[str | int], model: type[BaseModel]) -> str | None:
    known = sorted(
        {
            field.alias or name
            for owner in _models_at(path[:-1], model)
            for name, field in owner.model_fields.items()
        }
    )
    close = get_close_matches(str(path[-1]), known, 1)
    if close:
        return f"did you mean {close[0]}?"
    return f"known here: {', '.join(known)}" if known else None


def _models_at(path: Sequence[str | int], model: type[BaseModel]) -> list[type[BaseModel]]:
    """The models that the table at ``path`` may be of."""
    here: list[type[BaseModel]] = [model]
    for step in path:
        if isinstance(step, int):
            continue  # a list's entries are of the models that its field names
        fields = [
            field
            for owner in here
            for name, field in owner.model_fields.items()
            if (field.alias or name) == step
        ]
        if fields:
            here = [inner for field in fields for inner in _models_in(field.annotation)]
    return here


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif not (isinstance(annotation, type) and issubclass(annotation, Enum)):
        for argument in get_args(annotation):
            yield from _models_in(argument)
