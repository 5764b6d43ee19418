"""Any model that files may hold, with texts as nasty as the models allow."""

import re
from datetime import date, time
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from annotated_types import Ge, Le
from hypothesis import strategies as st
from pydantic import BaseModel

from briefpack.model.address import WebAddress
from briefpack.model.base import (
    FilePath,
    Language,
    Line,
    Lines,
    Markdown,
    PageRange,
    Slug,
    unprintable,
)
from briefpack.model.contact import Email, Phone

NASTY = (
    '"',
    "'",
    "\\",
    '"""',
    "'''",
    "\\u0041",
    "#",
    " = 1",
    "[x]",
    "é",
    "😀",
    "\u2028",
    "\u202e",
    "+++",
)
CHARACTERS = st.characters(exclude_categories=["Cs"]).filter(lambda it: unprintable(it) is None)
ON_LINES = st.lists(
    st.one_of(CHARACTERS, st.sampled_from(NASTY), st.sampled_from(["\n", "\r\n", "\t", " "])),
    min_size=1,
    max_size=12,
).map("".join)
ON_A_LINE = ON_LINES.map(lambda text: re.sub(r"[\r\n]", " ", text))
LONG = st.sampled_from(["word ", "word\n", "- word ", "| cell "]).map(lambda text: text * 40)


def _said(texts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Texts as models keep them: without blanks around them, and not empty."""
    return texts.map(str.strip).filter(bool)


TEXTS: list[tuple[object, st.SearchStrategy[str]]] = [
    (
        WebAddress,
        st.sampled_from(["https://example.org", "http://example.org/a'b?c=d#e"]),
    ),  # before Line
    (Line, _said(ON_A_LINE)),
    (Lines, _said(ON_LINES)),
    (Markdown, _said(st.one_of(ON_LINES, LONG))),
    (
        FilePath,
        _said(ON_A_LINE.map(lambda text: text.replace("\\", ""))).filter(
            lambda text: not re.match(r"/|[A-Za-z]:", text)
        ),
    ),
    (Slug, st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,3})?", fullmatch=True)),
    (Language, st.sampled_from(["en-GB", "cy", "zh-Hant-TW"])),
    (PageRange, st.sampled_from(["1", "3-7", "1, 3-7", "2 - 2"])),
    (Email, st.sampled_from(["a@example.org", "j.o'neil@council.example.uk"])),
    (Phone, st.sampled_from(["020 7946 0123", "+33 1 23 45 67 89", "07700 900 123"])),
]


@cache
def data_of(model: type[BaseModel], depth: int = 4) -> st.SearchStrategy[dict[str, Any]]:
    """What a file of the model may hold."""
    hints = get_type_hints(model, include_extras=True)
    required: dict[str, st.SearchStrategy[Any]] = {}
    optional: dict[str, st.SearchStrategy[Any]] = {}
    for name, field in model.model_fields.items():
        kept = required if field.is_required() else optional
        kept[field.alias or name] = _of(hints[name], depth)
    return st.fixed_dictionaries(required, optional=optional)


def _of(hint: Any, depth: int) -> st.SearchStrategy[Any]:  # noqa: ANN401, PLR0911 - one for each
    origin, arguments = get_origin(hint), get_args(hint)
    for known, texts in TEXTS:
        own = get_args(known)
        if arguments[: len(own)] == own:
            return texts
    if origin is Annotated:
        return _annotated(arguments[0], arguments[1:], depth)
    if origin in {Union, UnionType}:
        return st.one_of(*(_of(it, depth) for it in arguments if it is not NoneType))
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin is tuple:
        return st.lists(_of(arguments[0], depth - 1), max_size=2) if depth else st.just([])
    if origin is dict:
        return st.dictionaries(_of(arguments[0], depth), _of(arguments[1], depth), max_size=2)
    return _plain(hint, depth)


def _annotated(hint: Any, marks: tuple[Any, ...], depth: int) -> st.SearchStrategy[Any]:  # noqa: ANN401
    if hint is not int:
        return _of(hint, depth)
    limits = [limit for mark in marks for limit in getattr(mark, "metadata", ())]
    least = [int(str(limit.ge)) for limit in limits if isinstance(limit, Ge)]
    most = [int(str(limit.le)) for limit in limits if isinstance(limit, Le)]
    return st.integers(max(least, default=0), min(most, default=10_000))


def _plain(hint: Any, depth: int) -> st.SearchStrategy[Any]:  # noqa: ANN401 - types are of many types
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return data_of(hint, depth)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from([member.value for member in hint])
    simple: dict[object, st.SearchStrategy[Any]] = {
        bool: st.booleans(),
        date: st.dates(),
        time: st.times(),
    }
    return simple[hint]
