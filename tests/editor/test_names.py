"""Names of the editor's own that Textual does not have already."""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from functools import cache
from textwrap import dedent

import pytest
from textual.message_pump import MessagePump

import briefpack.editor

MEANT = {
    "Area": {"_highlight_query", "_set_document"},
    "Editor": {"_notifications"},
    "GivesWay": {"_compositor", "_compositor_refresh", "_dirty_widgets", "_dispatch_message"},
}
"""Names that a class has on purpose: it does what Textual's does, in another way."""

MODULES = [
    found.name
    for found in pkgutil.walk_packages(briefpack.editor.__path__, "briefpack.editor.")
    if not found.ispkg
]


@cache
def own_names(owner: type) -> set[str]:
    """The private names that a class gives to its methods and to what its objects hold."""
    tree = ast.parse(dedent(inspect.getsource(owner)))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            found.add(node.name)
        if (
            isinstance(node, ast.Attribute)
            and isinstance(node.ctx, ast.Store)
            and isinstance(node.value, ast.Name)
            and node.value.id == "self"
        ):
            found.add(node.attr)
    return {name for name in found if name.startswith("_") and not name.startswith("__")}


def textuals_names(owner: type) -> set[str]:
    """The private names that Textual's classes above a class use."""
    found: set[str] = set()
    for base in owner.__mro__:
        if base.__module__.startswith("textual"):
            found |= own_names(base)
            found |= {name for name in vars(base) if name.startswith("_")}
    return found


def classes(module: str) -> Iterator[type]:
    for value in vars(importlib.import_module(module)).values():
        if isinstance(value, type) and value.__module__ == module:
            yield value


@pytest.mark.parametrize("module", MODULES)
def test_no_name_is_one_of_textuals(module: str) -> None:
    for owner in classes(module):
        if issubclass(owner, MessagePump):
            mine = own_names(owner) - MEANT.get(owner.__name__, set())
            assert mine & textuals_names(owner) == set(), owner
