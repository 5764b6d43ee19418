"""Times and prose as plain words."""

import re
from collections.abc import Sequence
from datetime import time

from briefpack.prose.parse import parse
from briefpack.prose.sections import plain_text

_UNSEEN = re.compile(r"[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Characters that turn a line round, or take no room: plain text has no use for them."""


def clock(start: time, end: time | None = None) -> str:
    """A time of day, or a span of it: "16:30", "16:30 to 18:00"."""
    return f"{start:%H:%M}" if end is None else f"{start:%H:%M} to {end:%H:%M}"


def plain(markdown: str) -> str:
    """The words of Markdown on one line, without its markup."""
    return " ".join(plain_paragraphs(markdown))


def plain_paragraphs(markdown: str) -> tuple[str, ...]:
    """The words of Markdown, paragraph by paragraph, without its markup."""
    inlines = (token for token in parse(markdown).tokens if token.type == "inline")
    return tuple(found for each in inlines if (found := one_line(plain_text(each))))


def one_line(text: str) -> str:
    """A text with single spaces and nothing that cannot be seen."""
    return " ".join(_UNSEEN.sub("", text).split())


def listed(parts: Sequence[str]) -> str:
    """Several things in a sentence: "1, 2 and 3"."""
    *first, last = parts or ("",)
    return f"{', '.join(first)} and {last}" if first else last
