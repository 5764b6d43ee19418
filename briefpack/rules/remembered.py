"""What is found in a text, kept while the text stays as it is.

A pack that is being edited is checked after every pause, and nearly all of its texts are those of
the time before.
"""

import re
from collections import OrderedDict
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import ParamSpec, TypeVar

from briefpack.model.base import Model

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


MODELS_KEPT = 512
"""Models whose texts are kept: the files of the largest pack, twice over."""


def of_model(
    work_out: Callable[[Model], Iterable[Result]],
) -> Callable[[Model], tuple[Result, ...]]:
    """A function of models, such as the head of a report, kept for those asked about last.

    They are known by being the same object: to compare two takes longer than most functions.
    """
    kept: OrderedDict[int, tuple[Model, tuple[Result, ...]]] = OrderedDict()

    def found(model: Model) -> tuple[Result, ...]:
        before = kept.get(id(model))
        if before is not None and before[0] is model:
            kept.move_to_end(id(model))
            return before[1]
        result = tuple(work_out(model))
        kept[id(model)] = (model, result)
        while len(kept) > MODELS_KEPT:
            kept.popitem(last=False)
        return result

    return found
