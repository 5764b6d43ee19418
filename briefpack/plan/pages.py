"""Page spans: which pages each part of a pack stands on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last page of a part, both as printed on the page."""

    first: int
    last: int

    @property
    def pages(self) -> int:
        """How many pages."""
        return self.last - self.first + 1

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first} - {self.last}"


def allot(page_counts: Iterable[tuple[str, int]], first: int) -> Mapping[str, Span]:
    """Give each part its span, in order, beginning on page ``first``; a part has a page or more."""
    spans = {}
    for name, count in page_counts:
        if count < 1:
            message = f"{name} has no pages"
            raise ValueError(message)
        spans[name] = Span(first, first + count - 1)
        first += count
    return spans
