"""TOML text to a model, every problem told with its place."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from briefpack.problems import Edit, Place, Problem, Severity
from briefpack.store.sources import Source, dotted
from briefpack.store.toml_slips import what_to_do

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

BROKEN_TOML = "BP004"

Path = tuple[str | int, ...]

AnyModel = TypeVar("AnyModel", bound=BaseModel)

_ENDLESS_NUMBER = re.compile(r"[0-9_]{4000,}")

_SHOWN_STEPS = 4
"""As many steps down as say which item's key it is."""

_POSITION = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def parse_toml(source: Source) -> Problem | None:
    """Fill ``source.data`` from ``source.toml``, or say why it is not TOML."""
    try:
        source.data = tomllib.loads(source.toml)
    except tomllib.TOMLDecodeError as error:
        return _broken(source, str(error))
    except RecursionError:
        return _broken(source, "Lists or tables are nested too deeply")
    except ValueError:  # Python reads no longer ones, which take long
        return _broken(source, f"A number is too long{_place_of_number(source.toml)}")
    return None


def _place_of_number(toml: str) -> str:
    """The place of the first number of thousands of digits, as the reader tells places."""
    match = _ENDLESS_NUMBER.search(toml)
    if match is None:
        return ""
    before = toml[: match.start()]
    line, column = before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
    return f" (at line {line}, column {column})"


def _broken(source: Source, message: str) -> Problem:
    match = _POSITION.search(message)
    if match and match[1]:
        line, column = int(match[1]), int(match[2])
    else:
        line, column = source.toml.count("\n") + 1, 1
    words = _POSITION.sub("", message)
    lines = source.toml.split("\n")
    return Problem(
        BROKEN_TOML,
        Severity.ERROR,
        f"this is not TOML: {words[:1].lower()}{words[1:]}",
        Place(source.file, line, column, line, column + 1),
        hint=what_to_do(lines[line - 1] if line <= len(lines) else "", words),
    )


@dataclass(frozen=True, slots=True)
class Reading(Generic[AnyModel]):
    """A file as a model, and all that is wrong with it.

    ``model`` lacks what is wrong, and is None where the rest makes no sense without it;
    ``whole`` is whether nothing is wrong.
    """

    model: AnyModel | None
    problems: tuple[Problem, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether the model holds all that the file does."""
        return not self.problems


def read_model(
    source: Source, model: type[AnyModel], stand_ins: Mapping[str, Any] | None = None
) -> Reading[AnyModel]:
    """The model of a source whose TOML is parsed.

    ``stand_ins`` take the place of keys at the top that are missing or wrong, so that what
    stands below the others can be looked at.
    """
    try:
        return Reading(model.model_validate(source.data))
    except RecursionError:
        return Reading(None, (_too_deep(source),))
    except ValidationError as error:
        details = error.errors(include_url=False)
        problems = tuple(_problem(detail, source, model) for detail in details)
        from briefpack.store.salvage import salvage

        return Reading(salvage(source, model, details, stand_ins or {}), problems)


def _too_deep(source: Source) -> Problem:
    """The problem of tables or lists in each other, so many that Python gives up on them."""
    from briefpack.store.wording import MALFORMED

    path = _way_down(source.data)
    message = "lists or tables are nested too deeply here"
    return Problem(MALFORMED, Severity.ERROR, message, source.key(path), dotted(path))


def _way_down(data: object) -> Path:
    """The first steps to what is nested most deeply."""
    deepest = 0
    way: Path = ()
    waiting: list[tuple[object, int, Path]] = [(data, 0, ())]
    while waiting:
        here, depth, path = waiting.pop()
        if depth > deepest:
            deepest, way = depth, path
        for step, inner in _entries(here):
            below = path if len(path) == _SHOWN_STEPS else (*path, step)
            waiting.append((inner, depth + 1, below))
    return way


def _entries(data: object) -> Iterable[tuple[str | int, object]]:
    if isinstance(data, dict):
        return data.items()
    return enumerate(data) if isinstance(data, list) else ()


def _problem(detail: "ErrorDetails", source: Source, model: type[BaseModel]) -> Problem:
    from briefpack.store.shape import locate
    from briefpack.store.wording import AT_KEY, mended, put_in_words

    location = locate(detail["loc"], model)
    code, message, hint = put_in_words(detail, location)
    path = location.path
    if detail["type"] == "union_tag_invalid":  # the tag is wrong, not the table
        path = (*path, str((detail.get("ctx") or {}).get("discriminator", "")).strip("'"))
    at_key = location.at_key or detail["type"] in AT_KEY
    place = source.key(path) if at_key else source.value(path)
    meant = None if at_key else mended(detail)
    edits = (Edit(place, f'"{meant}"'),) if meant else ()
    return Problem(code, Severity.ERROR, message, place, dotted(path), hint, edits)
