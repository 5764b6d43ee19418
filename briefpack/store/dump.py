"""Models as files: new ones, in canonical form."""

import tomllib
from collections.abc import Mapping
from enum import Enum
from typing import Any

from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo

from briefpack.model.report import ReportHead
from briefpack.store.toml_edit import plain
from briefpack.store.toml_layout import ModelLayout
from briefpack.store.toml_match import same
from briefpack.store.toml_text import file_text

FENCE = "+++"


def to_data(model: BaseModel) -> dict[str, Any]:
    """What the file of ``model`` holds: only what differs from what holds anyway.

    Keys are in the order of the canonical form; tuples are lists, and a list of one entry is that
    entry where the model takes it so.
    """
    fields = {
        field.alias or name: (name, field) for name, field in type(model).model_fields.items()
    }
    data: dict[str, Any] = {}
    for key in ModelLayout(type(model)).order(()):
        name, field = fields[key]
        value = getattr(model, name)
        if value is None or (not field.is_required() and _is_default(value, field)):
            continue
        written = _written(value)
        one = isinstance(written, list) and len(written) == 1 and _takes_one(field)
        data[key] = written[0] if one else written
    return data


def _is_default(value: object, field: FieldInfo) -> bool:
    default = field.get_default(call_default_factory=True, validated_data={})
    return type(value) is type(default) and value == default


def _takes_one(field: FieldInfo) -> bool:
    """Whether a list may be written as the one text that it holds."""
    return any(
        isinstance(mark, BeforeValidator) and _made_of_text(mark) == ("text",)
        for mark in field.metadata
    )


def _made_of_text(mark: BeforeValidator) -> object:
    function: Any = mark.func
    return function("text")


def _written(value: Any) -> Any:  # noqa: ANN401 - TOML's values
    match value:
        case BaseModel():
            return to_data(value)
        case Enum():
            return value.value
        case tuple() | list():
            return [_written(inner) for inner in value]
        case Mapping():
            return {_written(key): _written(inner) for key, inner in value.items()}
        case _:
            return value


def dump_toml(
    data: Mapping[str, Any], *, model: type[BaseModel], schema_line: str | None = None
) -> str:
    """A new file of a model that holds ``data``, in canonical form.

    ``schema_line`` is the comment that names the schema for editors. Raises TypeError or
    ValueError where TOML cannot hold the data.
    """
    wanted = plain(data)
    text = file_text(wanted, ModelLayout(model))
    if not same(tomllib.loads(text), wanted):
        raise ValueError("TOML cannot hold a value of this file")
    return f"{schema_line}\n\n{text}" if schema_line else text


def dump_report(head: ReportHead, body: str) -> str:
    """A report: its head between lines of +++, and its body to the letter."""
    data = to_data(head)
    if not data and body.partition("\n")[0].rstrip() != FENCE:
        return body
    return f"{FENCE}\n{dump_toml(data, model=ReportHead)}{FENCE}\n{body}"
