"""Pydantic's findings in an officer's words."""

import re
from collections.abc import Sequence
from reprlib import Repr
from typing import Any

from pydantic_core import ErrorDetails

from briefpack.problems import nearest
from briefpack.store.shape import Location
from briefpack.store.sources import dotted

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
    "less_than_equal": "has to be {le} or less",
    "string_unicode": "holds code points that are not text",
}

_HOW_COLOURS_ARE_WRITTEN = 'write # and six digits or letters from a to f: "#004d40"'

_LONGEST_SHOWN = 60
"""Characters of what somebody wrote that a message repeats: enough to know it by."""

_OF_CHOICES = frozenset({"enum", "literal_error", "union_tag_invalid"})

_OF_CHAIR = re.compile(r"chair-?(?:man|woman|person|lady)$")
"""Whoever takes the chair, whatever they are called; ``role_titles`` says what is printed."""

_SHORT = Repr()
_SHORT.maxstring = _LONGEST_SHOWN

AT_KEY = frozenset({"missing", "extra_forbidden"})
"""Errors that are shown at the key or the table, not at a value."""


def put_in_words(  # noqa: PLR0911 - one answer for each kind of error
    error: ErrorDetails, location: Location
) -> tuple[str, str, str | None]:
    """The code, the message and the hint for one error."""
    kind = error["type"]
    context: dict[str, Any] = error.get("ctx") or {}
    name = _name(location.path)
    if kind == "missing":
        return MISSING, f"{name} is missing", None
    if kind == "extra_forbidden":
        return UNKNOWN_KEY, f"{name} is not known here", _did_you_mean(location)
    if kind in _WANTED:
        return WRONG_TYPE, f"{name} has to be {_WANTED[kind]}", None
    if kind in _OF_CHOICES:
        return _choice(error, context, name)
    if kind == "union_tag_not_found":
        key = str(context.get("discriminator", "kind")).strip("'")
        return MISSING, f"{key} is missing", None
    if kind == "string_pattern_mismatch" and str(context.get("pattern")).startswith("^#"):
        return MALFORMED, f"{dotted(location.path)} is no colour", _HOW_COLOURS_ARE_WRITTEN
    if kind in _MALFORMED:
        return MALFORMED, f"{name} {_MALFORMED[kind].format(**context)}", None
    if kind == "value_error":
        wrong = context["error"]
        return MALFORMED, f"{name} {wrong}", getattr(wrong, "hint", None)
    return MALFORMED, f"{name}: {error['msg']}", None


def _name(path: Sequence[str | int]) -> str:
    """How a message calls the value: by its key, and its place where it stands in a list."""
    if not path:
        return "the file"
    last = path[-1]
    if isinstance(last, int):
        owner = next((step for step in reversed(path) if isinstance(step, str)), "list")
        return f"entry {last + 1} of {owner}"
    return last if len(last) <= _LONGEST_SHOWN else f"{last[:_LONGEST_SHOWN]}…"


def _choice(error: ErrorDetails, context: dict[str, Any], name: str) -> tuple[str, str, str | None]:
    choices = _choices(error)
    given = error["input"]
    if error["type"] == "union_tag_invalid":
        given = context.get("tag", "")
        name = str(context.get("discriminator", name)).strip("'")
    close = mended(error) or (nearest(given, choices) if isinstance(given, str) else None)
    hint = f"did you mean {close!r}?" if close else None
    return NOT_A_CHOICE, f"{name} may be {_either(choices)}, not {_SHORT.repr(given)}", hint


def mended(error: ErrorDetails) -> str | None:
    """The choice that was meant, where only its spelling is wrong; None where that is doubtful.

    Capitals, spaces for hyphens, and "chairman" for "chair" leave no doubt.
    """
    given = error["input"]
    if error["type"] == "union_tag_invalid":
        given = (error.get("ctx") or {}).get("tag")
    if error["type"] not in _OF_CHOICES or not isinstance(given, str):
        return None
    plain = _OF_CHAIR.sub("chair", re.sub(r"[\s_-]+", "-", given.strip().casefold()))
    return plain if plain in _choices(error) else None


def _choices(error: ErrorDetails) -> Sequence[str]:
    context: dict[str, Any] = error.get("ctx") or {}
    expected = str(context.get("expected") or context.get("expected_tags") or "")
    return [choice.strip(" '") for choice in expected.replace(" or ", ", ").split(",")]


def _either(choices: Sequence[str]) -> str:
    quoted = [repr(choice) for choice in choices]
    return quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + " or " + quoted[-1]


def _did_you_mean(location: Location) -> str | None:
    if location.owner is None:
        return None
    fields = location.owner.model_fields.items()
    known = sorted(field.alias or name for name, field in fields)
    if close := nearest(str(location.path[-1]), known):
        return f"did you mean {close}?"
    return f"known here: {', '.join(known)}" if known else None
