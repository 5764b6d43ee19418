"""Where pydantic's locations are in a file."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Union, get_args, get_origin

import pytest
from pydantic import BaseModel, Discriminator

import briefpack.model
from briefpack.model.agenda import Item, Pack, ReportPaper
from briefpack.model.contact import Contact
from briefpack.model.membership import Membership
from briefpack.model.note import Vote
from briefpack.model.report import ReportHead
from briefpack.store.shape import Location, Path, locate


@pytest.mark.parametrize(
    ("location", "path", "owner"),
    [
        ((), (), None),
        (("items",), ("items",), Pack),
        (("items", 0, "title"), ("items", 0, "title"), Item),
        (("items", 0, "items", 1, "titel"), ("items", 0, "items", 1, "titel"), Item),
        (("items", 0, "papers", 0), ("items", 0, "papers", 0), None),
        (
            ("items", 0, "papers", 0, "report", "file"),
            ("items", 0, "papers", 0, "file"),
            ReportPaper,
        ),
        (
            ("items", 0, "papers", 0, "report", "report"),
            ("items", 0, "papers", 0, "report"),
            ReportPaper,
        ),
        (("membership", "table"), ("membership",), None),
        (("membership", "table", "table"), ("membership", "table"), Membership),
        (("board", "officers", "clerk", "name"), ("board", "officers", "clerk", "name"), Contact),
    ],
)
def test_the_tags_of_unions_are_no_steps(
    location: Path, path: Path, owner: type[BaseModel] | None
) -> None:
    found = locate(location, Pack)
    assert (found.path, found.at_key) == (path, False)
    assert owner is None or found.owner is owner


@pytest.mark.parametrize("key", ["Bad Name", "[key]"])
def test_a_key_that_is_wrong_itself(key: str) -> None:
    assert locate(("board", "officers", key, "[key]"), Pack) == Location(
        ("board", "officers", key), at_key=True
    )


def test_names_of_fields_are_those_of_the_file() -> None:
    assert locate(("for", "names", 0), Vote).path == ("for", 0)
    assert locate(("contact", "block", "nam"), ReportHead) == Location(
        ("contact", "nam"), owner=Contact
    )


def unions(annotation: object, marks: tuple[object, ...] = ()) -> Iterator[tuple[object, bool]]:
    """Every choice between types in an annotation, and whether something tells them apart."""
    marks += getattr(annotation, "__metadata__", ())
    members = [member for member in get_args(annotation) if member is not NoneType]
    if get_origin(annotation) in {Union, UnionType} and len(members) > 1:
        told_apart = any(
            isinstance(mark, Discriminator) or getattr(mark, "discriminator", None)
            for mark in marks
        )
        yield annotation, told_apart
    for member in members:
        if not isinstance(member, str):
            yield from unions(member, marks if hasattr(annotation, "__metadata__") else ())


def test_every_union_of_the_models_has_tags() -> None:
    found: list[tuple[object, bool]] = []
    for module in pkgutil.iter_modules(briefpack.model.__path__, "briefpack.model."):
        for _, model in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if issubclass(model, BaseModel):
                for field in model.model_fields.values():
                    found += unions(field.annotation, (*field.metadata, field))
    assert len(found) >= 4
    assert [union for union, told_apart in found if not told_apart] == []
