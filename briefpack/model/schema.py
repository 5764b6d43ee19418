"""JSON Schema (draft 2020-12) of every file of a pack, for editors; made from the models.

Descriptions are the models' docstrings, read when a schema is made. The schemas are written for
what editors do with them: a table of several kinds is judged by its ``kind`` alone, so that what
is reported is the true cause and not every kind that the table is not. They are never stricter
than the models, and laxer where a model's own functions judge a text (addresses, telephone
numbers, lines): ``briefpack validate`` has the last word.

They have no ``$id``: taplo refuses one that is relative, and an absolute one would name a host.
"""

import ast
import inspect
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonRef, JsonSchemaValue
from pydantic_core import core_schema

from briefpack.model.agenda import Pack
from briefpack.model.base import Model
from briefpack.model.board import Board
from briefpack.model.membership import Membership
from briefpack.model.note import Note
from briefpack.model.report import ReportHead

SCHEMAS: Mapping[str, type[Model]] = {
    "board": Board,
    "membership": Membership,
    "pack": Pack,
    "note": Note,
    "report-head": ReportHead,
}
"""What there are schemas of, by name."""

_TIME = r"^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?$"
"""For checkers that take TOML's times for text; those that know them leave it out."""


def json_schema(name: str) -> dict[str, object]:
    """The schema called ``name`` in ``SCHEMAS``; raises KeyError where there is none."""
    made = SCHEMAS[name].model_json_schema(schema_generator=_EditorSchema)
    definitions: dict[str, JsonSchemaValue] = made.pop("$defs", {})
    for table in (made, *definitions.values()):
        table["title"] = _words(table["title"])
        table["description"] = _tidy(table["description"])
    return {"$schema": _EditorSchema.schema_dialect, **made, "$defs": definitions}


class _EditorSchema(GenerateJsonSchema):
    """Pydantic's schemas, reworded for TOML and for editors that report the first cause.

    What tombi and taplo make of each form was tried out: the tests run them.
    """

    def get_title_from_name(self, name: str) -> str:
        return name.replace("_", " ").capitalize()

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        model = schema["cls"]
        texts = field_docstrings(model)
        for name, field in model.model_fields.items():
            if name in texts:
                made["properties"][field.alias or name]["description"] = texts[name]
        return made

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """What may be left out: TOML has no null."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """With the default only where it says something: to be empty or left out does not."""
        made = super().default_schema(schema)
        return {key: it for key, it in made.items() if key != "default" or it not in (None, [], {})}

    def time_schema(self, schema: core_schema.TimeSchema) -> JsonSchemaValue:
        """A time as TOML has it, without a zone; JSON Schema's ``time`` would want one."""
        del schema
        return {"type": "string", "format": "time-local", "pattern": _TIME}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """A free table: of keys that are listed, which editors can then offer, or of a form."""
        keys = self._resolved(self.generate_inner(schema["keys_schema"]))
        values = self.generate_inner(schema["values_schema"])
        if "enum" in keys:
            titled = {key: {"title": self.get_title_from_name(key)} for key in keys["enum"]}
            properties = {key: title | values for key, title in titled.items()}
            return {"type": "object", "properties": properties, "additionalProperties": False}
        names = {key: it for key, it in keys.items() if key != "type"}
        return {"type": "object", "propertyNames": names, "additionalProperties": values}

    def function_before_schema(
        self, schema: core_schema.BeforeValidatorFunctionSchema
    ) -> JsonSchemaValue:
        """What a function prepares: a list that may be written as the one text it holds."""
        made = super().function_before_schema(schema)
        if made.get("type") == "array" and _takes_one(schema):
            return _one_of_types(self._resolved(made["items"]), made)
        return made

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        choices = {
            str(tag): self.generate_inner(choice) for tag, choice in schema["choices"].items()
        }
        key = schema["discriminator"]
        if isinstance(key, str):
            return self._judged_by(key, choices)
        return _one_of_types(*map(self._resolved, choices.values()))

    def _judged_by(self, key: str, choices: Mapping[str, JsonSchemaValue]) -> JsonSchemaValue:
        """Tables of several kinds: the kind first, then all else as that kind has it.

        Each kind refuses the keys that it does not know. Those of all kinds stand beside, allowed,
        because tombi takes what only a condition allows for unknown.
        """
        kinds = {tag: self._resolved(choice) for tag, choice in choices.items()}
        said = [f"- `{tag}`: {_tidy(kind['description'])}" for tag, kind in kinds.items()]
        known: JsonSchemaValue = {}
        for kind in kinds.values():
            known |= dict.fromkeys(kind["properties"], True)
        known[key] = {
            "title": self.get_title_from_name(key),
            "description": "\n".join(["One of:", "", *said]),
            "type": "string",
            "enum": list(choices),
        }
        return {
            "type": "object",
            "required": [key],
            "properties": known,
            "additionalProperties": True,
            "allOf": [
                {"if": {"properties": {key: {"const": tag}}, "required": [key]}, "then": choice}
                for tag, choice in choices.items()
            ],
        }

    def _resolved(self, made: JsonSchemaValue) -> JsonSchemaValue:
        """What a reference refers to; itself where it is none."""
        if "$ref" not in made:
            return made
        found = self.get_schema_from_definitions(JsonRef(made["$ref"]))
        if found is None:
            raise LookupError(made["$ref"])
        return found


def _one_of_types(*forms: JsonSchemaValue) -> JsonSchemaValue:
    """One schema for values of several types, each as its form has it.

    A keyword of JSON Schema judges values of its own type only, so the forms' keywords may stand
    side by side; editors then say what is wrong with the value, not that no form fits it.
    """
    merged: JsonSchemaValue = {"type": [form["type"] for form in forms]}
    for form in forms:
        keywords = {key: it for key, it in form.items() if key not in _OF_THE_WHOLE}
        if shared := keywords.keys() & merged.keys():
            raise ValueError(f"two forms share {', '.join(sorted(shared))}")
        merged |= keywords
    return merged


_OF_THE_WHOLE = frozenset({"type", "title", "description"})
"""Keywords that a field has for all forms of its value."""


def _takes_one(schema: core_schema.BeforeValidatorFunctionSchema) -> bool:
    """Whether the function in front of a list makes one of a single text."""
    function: Any = schema["function"]["function"]
    return bool(function("text") == ("text",))


def _words(name: str) -> str:
    """A class's name as words: ToFollowPaper is "To follow paper"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize()


def _tidy(docstring: str) -> str:
    """A docstring as Markdown, which editors show: a paragraph is one line, code has one tick."""
    paragraphs = inspect.cleandoc(docstring).split("\n\n")
    return "\n\n".join(" ".join(lines.split()) for lines in paragraphs).replace("``", "`")


def field_docstrings(model: type[BaseModel]) -> dict[str, str]:
    """The text below each field of a model, those that it inherits included."""
    return {
        name: text
        for owner in reversed(model.__mro__)
        if issubclass(owner, Model) and owner is not Model
        for name, text in _docstrings_in(_classes(owner.__module__)[owner.__qualname__])
    }


@cache
def _classes(module: str) -> dict[str, ast.ClassDef]:
    """The classes of a module as they are written."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {found.name: found for found in tree.body if isinstance(found, ast.ClassDef)}


def _docstrings_in(written: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for field, below in zip(written.body, written.body[1:], strict=False):
        match field, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                yield name, _tidy(text)
            case _:
                pass
