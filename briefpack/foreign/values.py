"""Plain values, taken over into a new PDF: numbers, names, strings, and arrays of them."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from pikepdf import Array, Dictionary, Name, Object, Stream, String

_DEEPEST_ARRAY = 4
_LONGEST_NAME = 127
_LARGEST = 2_147_483_647

Plain = int | Decimal | bool | Name | String | Array
"""Values without references to others."""


def plain(value: object, depth: int = 0) -> Plain | None:  # noqa: PLR0911 - one for each kind
    """A copy of a value that belongs to no file; None if it is not a plain one."""
    if isinstance(value, bool | Decimal):
        return value
    if isinstance(value, int):
        return value if abs(value) <= _LARGEST else None
    if isinstance(value, float):
        return Decimal(repr(value))
    if isinstance(value, Name):
        return Name(str(value)) if len(str(value)) <= _LONGEST_NAME else None
    if isinstance(value, String):
        return String(bytes(value))
    if isinstance(value, Array) and depth < _DEEPEST_ARRAY:
        copies = [plain(each, depth + 1) for each in value]
        if None not in copies:
            return Array(copies)
    return None


def copy_plain(source: Object, target: Object, keys: Iterable[str]) -> None:
    """Take over those of ``keys`` whose values are plain."""
    for key in keys:
        copied = plain(source.get(key))
        if copied is not None:
            target[key] = copied


def numbers(value: object, count: int) -> list[float] | None:
    """``count`` numbers of an array; None if it is anything else."""
    if not isinstance(value, Array) or len(value) != count:
        return None
    found = [each for each in elements(value) if isinstance(each, int | float | Decimal)]
    if len(found) != count:
        return None
    return [float(each) for each in found]


def elements(value: object) -> Iterator[object]:
    """The elements of an array; none for anything else."""
    if isinstance(value, Array):
        yield from value


def whole(value: object, default: int = 0) -> int:
    """A whole number, or ``default`` for whatever is none."""
    return int(value) if isinstance(value, int | float | Decimal) else default


def real(value: object, default: float = 0.0) -> float:
    """A number, or ``default`` for whatever is none."""
    return float(value) if isinstance(value, int | float | Decimal) else default


def mapping(value: object) -> Object:
    """A dictionary, or that of a stream; an empty one for anything else."""
    return value if isinstance(value, Dictionary | Stream) else Dictionary()


def is_true(value: object) -> bool:
    """Whether a value is the word true."""
    return value is True


def text(value: object) -> str:
    """A text string on one line, without control characters; empty for whatever is none."""
    if not isinstance(value, String):
        return ""
    return " ".join("".join(c if c.isprintable() else " " for c in str(value)).split())
