"""Every model and every field says what it is for: the schema's descriptions are made from it."""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import pytest

import briefpack.model
from briefpack.model.base import Model


def _models() -> Iterator[type[Model]]:
    for module in pkgutil.iter_modules(briefpack.model.__path__, "briefpack.model."):
        for _, found in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if issubclass(found, Model) and found.__module__ == module.name:
                yield found


MODELS = tuple(_models())


def described(model: type[Model]) -> set[str]:
    """The fields that a class declares with a docstring below them."""
    (body,) = ast.parse(inspect.getsource(model)).body
    assert isinstance(body, ast.ClassDef)
    return {
        field.target.id
        for field, words in zip(body.body, body.body[1:], strict=False)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(words, ast.Expr)
        and isinstance(words.value, ast.Constant)
        and isinstance(words.value.value, str)
        and words.value.value.strip()
    }


def test_the_models_are_found() -> None:
    assert {"Pack", "Board", "Membership", "Note", "ReportHead"} <= {
        model.__name__ for model in MODELS
    }


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_has_a_docstring(model: type[Model]) -> None:
    known = {
        name
        for owner in model.__mro__
        if issubclass(owner, Model) and owner is not Model
        for name in described(owner)
    }
    assert set(model.model_fields) - known == set()


@pytest.mark.parametrize(
    "model",
    [model for model in MODELS if not model.__name__.startswith("_") and model is not Model],
    ids=lambda model: model.__name__,
)
def test_every_model_has_a_docstring(model: type[Model]) -> None:
    assert "__doc__" in vars(model)
    assert (model.__doc__ or "").strip()
