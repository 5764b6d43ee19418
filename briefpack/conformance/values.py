"""Values of a PDF, read without trust: what is not as it should be is as if it were not there."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String

Key: TypeAlias = tuple[int, int]
"""Object and generation number; (0, 0) is a value that stands within another."""

DIRECT: Key = (0, 0)

MOST_ITEMS = 500_000
"""Items of one array that are looked at."""

ODD = (
    pikepdf.PdfError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What reading an odd file may raise."""

NUMBERS = (int, float, Decimal)
_WITH_ENTRIES = (Dictionary, Stream)


def get(holder: object, *path: str) -> object:
    """What stands in a dictionary or a stream's, or in one within it; None if nothing does."""
    value = holder
    for key in path:
        if not isinstance(value, _WITH_ENTRIES):
            return None
        value = value.get(key)
    return value


def has(holder: object, key: str) -> bool:
    """Whether a dictionary, or a stream's, has something under a key."""
    return get(holder, key) is not None


def entries(holder: object) -> Iterator[tuple[str, object]]:
    """The entries of a dictionary."""
    if isinstance(holder, _WITH_ENTRIES):
        for key in list(holder.keys()):
            yield str(key), holder.get(key)


def items(value: object) -> list[object]:
    """The items of an array, or the one value that stands for an array of one."""
    if value is None:
        return []
    if isinstance(value, Array):
        return list(islice(value, MOST_ITEMS))
    return [value]


def whole(value: object) -> int | None:
    """A whole number."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def number(value: object, otherwise: float = 0.0) -> float:
    """A number of any kind."""
    if isinstance(value, NUMBERS) and not isinstance(value, bool):
        found = float(value)
        return found if abs(found) < 1e9 else otherwise  # noqa: PLR2004 - no page is so large
    return otherwise


def name(value: object) -> str:
    """A name without its slash; empty where the value is none."""
    if not isinstance(value, Name):
        return ""
    try:
        return str(value)[1:]
    except UnicodeDecodeError:
        return bytes(value)[1:].decode("latin-1")


def words(value: object) -> str:
    """A text for people; empty where the value is none."""
    if not isinstance(value, String):
        return ""
    try:
        return str(value)
    except UnicodeDecodeError:
        return bytes(value).decode("latin-1")


def data(value: object) -> bytes:
    """The bytes of a text that is no text for people, such as an identifier."""
    return bytes(value) if isinstance(value, String) else b""


def key_of(value: object) -> Key:
    """Which object it is."""
    return value.objgen if isinstance(value, Object) else DIRECT


def inherited(page: object, key: str) -> object:
    """What a page has, itself or by way of the nodes above it."""
    node = page
    for _ in range(50):
        value = get(node, key)
        if value is not None or node is None:
            return value
        node = get(node, "/Parent")
    return None
