"""What all models share: frozen, no unknown keys, and the kinds of text that a field may hold."""

import re
from dataclasses import dataclass
from datetime import date, time
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, Strict


class Model(BaseModel):
    """The base of every table that a person may write. Unknown keys are refused."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        str_strip_whitespace=True,
        defer_build=True,
    )


_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(
        f"{chr(plane | 0xFFFE)}{chr(plane | 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
    )
    + "]"
)


def unprintable(text: str) -> str | None:
    """The first character of ``text`` that no page can show, or None.

    Those are the control characters, save line ends and tabs, and code points that are not
    characters (surrogates, non-characters). XML, and so a PDF's metadata, cannot hold them either.
    """
    match = _UNPRINTABLE.search(text)
    return match[0] if match else None


def _printable(text: str) -> str:
    if (bad := unprintable(text)) is not None:
        message = f"has the control character U+{ord(bad):04X}, which cannot be printed"
        raise ValueError(message)
    return text


def _one_line(text: str) -> str:
    if "\n" in text or "\r" in text:
        message = "has to stand on one line"
        raise ValueError(message)
    return _printable(text)


def _relative(text: str) -> str:
    if text.startswith("/") or re.match(r"^[A-Za-z]:", text):
        message = "has to be relative to this file, not an absolute path"
        raise ValueError(message)
    if "\\" in text:
        message = "has to be written with forward slashes"
        raise ValueError(message)
    return _one_line(text)


Line = Annotated[str, Field(min_length=1), AfterValidator(_one_line)]
"""Text on one line, never markup."""

Lines = Annotated[str, Field(min_length=1), AfterValidator(_printable)]
"""Text that may run over lines (an address); line ends are kept. Never markup."""


@dataclass(frozen=True, slots=True)
class _Prose:
    """Says of a field that its text is Markdown."""


PROSE = _Prose()
"""What tells Markdown from other text in a field's metadata: see ``texts``."""

Markdown = Annotated[str, Field(min_length=1), AfterValidator(_printable), PROSE]
"""Prose in Markdown (CommonMark, tables, footnotes; raw HTML is printed as it stands)."""

FilePath = Annotated[str, Field(min_length=1), AfterValidator(_relative)]
"""A file, relative to the one that names it; the store checks that it is inside the board."""


def _page_range(text: str) -> str:
    chosen_pages(text)
    return text


def chosen_pages(text: str) -> tuple[int, ...]:
    """The pages that ``"3-7, 9"`` chooses, counted from 1. Raises ValueError if it chooses none."""
    chosen: list[int] = []
    for part in text.split(","):
        match = re.fullmatch(r"\s*([1-9]\d{0,4})(?:\s*[-–]\s*([1-9]\d{0,4}))?\s*", part)
        if match is None:
            message = 'has to be pages such as "3", "3-7" or "1, 3-7"'
            raise ValueError(message)
        first, last = int(match[1]), int(match[2] or match[1])
        if last < first or (chosen and first <= chosen[-1]):
            message = "has to name the pages in their order, each once"
            raise ValueError(message)
        chosen.extend(range(first, last + 1))
    return tuple(chosen)


PageRange = Annotated[str, Field(min_length=1), AfterValidator(_page_range)]
"""Pages of a file, counted from 1 and in their order: ``"3-7"``, or ``"1, 3-7"``."""


def _language(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", text):
        message = 'has to be a language tag such as "en-GB" or "cy"'
        raise ValueError(message)
    return text


Language = Annotated[str, AfterValidator(_language)]
"""A language as BCP 47 writes it: ``"en-GB"``, ``"cy"``."""

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
"""A name to refer by: small letters, digits and single hyphens."""

Day = Annotated[date, Strict()]
"""A date, written without quotes: ``2016-11-03``."""

Clock = Annotated[time, Strict()]
"""A time of day, written without quotes: ``16:30:00``."""

Count = Annotated[int, Strict(), Field(ge=0)]
"""A whole number, none or more."""

Flag = Annotated[bool, Strict()]
"""``true`` or ``false``."""
