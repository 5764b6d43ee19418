"""What is found in a text, kept while the text stays as it is.

A pack that is being edited is checked after every pause, and nearly all of its texts are those of
the time before.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import ParamSpec, TypeVar

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

KEPT = 4096
"""Texts whose findings are kept for each function: more than the largest pack has."""


def remembered(work_out: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """A function of texts whose results are kept for those asked about last."""
    return lru_cache(maxsize=KEPT)(work_out)  # type: ignore[return-value]


def all_remembered(
    find: Callable[Arguments, Iterable[Result]],
) -> Callable[Arguments, tuple[Result, ...]]:
    """The same for a function that finds several things, one after the other."""

    @lru_cache(maxsize=KEPT)
    def found(*arguments: Arguments.args, **options: Arguments.kwargs) -> tuple[Result, ...]:
        return tuple(find(*arguments, **options))

    return found  # type: ignore[return-value]


@remembered
def holds(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a pattern fits anywhere in a text."""
    return pattern.search(text) is not None
