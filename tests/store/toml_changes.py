"""TOML changed in a test: the text that comes of it, and what a diff shows."""

import tomllib
from collections.abc import Callable
from difflib import unified_diff

from briefpack.model.agenda import Pack
from briefpack.store.toml_cut import Data
from briefpack.store.toml_edit import edited
from briefpack.store.toml_layout import ModelLayout
from briefpack.store.toml_match import same
from briefpack.store.toml_text import UNKNOWN, Layout

PACK = ModelLayout(Pack)
"""The layout of pack.toml."""


def lines_of_difference(before: str, after: str) -> list[str]:
    """What a diff shows, without its headers: lines with a minus or a plus in front."""
    diff = unified_diff(before.split("\n"), after.split("\n"), lineterm="", n=0)
    return [line for line in list(diff)[2:] if not line.startswith("@@")]


def change(
    text: str, how: Callable[[Data], object], layout: Layout = UNKNOWN
) -> tuple[str, list[str]]:
    """The text with its data changed, and what a diff shows of it."""
    after = tomllib.loads(text)
    how(after)
    made = edited(text, after, layout)
    assert same(tomllib.loads(made), after)
    return made, lines_of_difference(text, made)


def difference(text: str, how: Callable[[Data], object], layout: Layout = UNKNOWN) -> list[str]:
    """What a diff shows where the data of a text is changed."""
    return change(text, how, layout)[1]


def paragraphs(text: str) -> list[str]:
    """A text cut at its blank lines."""
    return text.rstrip("\n").split("\n\n")


AGENDA = """\
# The agenda.

# First, as ever.
[[items]]
title = "Apologies"
kind = "procedural"

# On money.
[[items]] # long
id = "budget"
title = "Budget"
kind = "decision"

# It was late.
[[items.papers]]
kind = "report"
file = "budget.md"

[[items.papers.appendices]]
title = "Tables" # many
file = "tables.pdf"

# By and by.

[[items]]
title = "Planning"
kind = "decision"
"""
