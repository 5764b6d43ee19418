"""TOML text to a model, every problem told with its place."""

import re
import tomllib
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from briefpack.problems import Place, Problem, Severity
from briefpack.store.sources import Source, dotted
from briefpack.store.wording import AT_KEY, put_in_words

BROKEN_TOML = "BP004"

AnyModel = TypeVar("AnyModel", bound=BaseModel)

_POSITION = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def parse_toml(source: Source) -> Problem | None:
    """Fill ``source.data`` from ``source.toml``, or say why it is not TOML."""
    try:
        source.data = tomllib.loads(source.toml)
    except tomllib.TOMLDecodeError as error:
        return _broken(source, str(error))
    except RecursionError:
        return _broken(source, "Lists or tables are nested too deeply")
    return None


def _broken(source: Source, message: str) -> Problem:
    match = _POSITION.search(message)
    if match and match[1]:
        line, column = int(match[1]), int(match[2])
    else:
        line, column = source.toml.count("\n") + 1, 1
    words = _POSITION.sub("", message)
    return Problem(
        BROKEN_TOML,
        Severity.ERROR,
        f"this is not TOML: {words[:1].lower()}{words[1:]}",
        Place(source.file, line, column, line, column + 1),
        hint="check quotes, brackets and dates on this line and the one before it",
    )


def read_model(
    source: Source, model: type[AnyModel]
) -> tuple[AnyModel | None, tuple[Problem, ...]]:
    """The model of a source whose TOML is parsed, or all that is wrong with it."""
    try:
        return model.model_validate(source.data), ()
    except ValidationError as error:
        return None, tuple(_problems(error, source, model))


def _problems(error: ValidationError, source: Source, model: type[BaseModel]) -> list[Problem]:
    problems = []
    for detail in error.errors(include_url=False):
        kind = detail["type"]
        path = source.real(detail["loc"])
        code, message, hint = put_in_words(detail, path, model)
        if kind == "union_tag_invalid":  # the tag is wrong, not the table
            path = (*path, str((detail.get("ctx") or {}).get("discriminator", "")).strip("'"))
        place = source.key(path) if kind in AT_KEY else source.value(path)
        problems.append(Problem(code, Severity.ERROR, message, place, dotted(path), hint))
    return problems
