"""What a PDF is assembled from, as data: runs of pages, an outline, stamps, metadata.

Apart from ``assemble``, whose libraries are only loaded while the pages are being laid out.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from briefpack.foreign import OutlineLine
from briefpack.rendering.section import LaidOutSection
from briefpack.rendering.theme import Stamp


@dataclass(frozen=True, slots=True)
class StampText:
    """What one page gets."""

    stamp: Stamp
    words: str


LEAST_ROOM = 420.0
"""Points of height in which another's page is still worth drawing; else it goes overleaf."""

COVER_END = "their-page"
"""The anchor at the end of a cover."""


@dataclass(frozen=True, slots=True)
class ForeignPdf:
    """A safe PDF to append.

    ``pages`` are those to take, counted from 0. ``cover`` says what they are, above the first of
    them; ``text`` is what stands on them, in words, and comes behind them. ``page_words`` tells
    one page from another: it has ``{title}``, ``{number}`` and ``{count}``. With ``keeps_tags`` its
    tags have been found good.
    """

    data: bytes
    pages: tuple[int, ...]
    alternative: str
    page_words: str
    cover: LaidOutSection
    text: LaidOutSection | None = None
    keeps_tags: bool = False
    outline: tuple[OutlineLine, ...] = ()

    @property
    def free_from(self) -> float:
        """The height below which the last page of the cover is free, in points."""
        end = self.cover.layout.anchors.get(COVER_END)
        return end.y if end is not None and end.page == self.cover.layout.pages - 1 else 0.0

    @property
    def begins_on_cover(self) -> bool:
        """Whether the first page stands below the cover's words, on the same page."""
        return self.free_from >= LEAST_ROOM

    @property
    def count(self) -> int:
        """How many pages of the pack all of this takes."""
        text = self.text.layout.pages if self.text else 0
        return self.cover.layout.pages + len(self.pages) - self.begins_on_cover + text

    def alternative_of(self, number: int) -> str:
        """What the page ``number`` is called for those who listen."""
        if len(self.pages) == 1:
            return self.alternative
        place = self.pages.index(number) + 1
        words = self.page_words.replace("{number}", str(place))
        return words.replace("{count}", str(len(self.pages))).replace(
            "{title}", self.alternative.rstrip(".")
        )


@dataclass(frozen=True, slots=True)
class PackMetadata:
    """A pack's title, who it is by, its language (BCP 47) and the moment of its meeting."""

    title: str
    author: str
    language: str
    moment: datetime


@dataclass(frozen=True, slots=True)
class Run:
    """Pages that follow each other: a section of ours, or somebody's PDF.

    ``number`` is printed on its first page, and counts on; None leaves the pages unnumbered.
    """

    name: str
    title: str
    content: LaidOutSection | ForeignPdf
    number: int | None = None
    item_number: str | None = None


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """One line of the outline, leading to a section, or an anchor in it.

    With ``headings`` the section's own headings stand below it.
    """

    title: str
    run: str
    anchor: str | None = None
    children: tuple["OutlineEntry", ...] = ()
    headings: bool = False


@dataclass(frozen=True, slots=True)
class Assembly:
    """All that goes into a PDF. ``stamps`` tells what a page of a run gets, by its number."""

    runs: Sequence[Run]
    outline: Sequence[OutlineEntry]
    metadata: PackMetadata
    stamps: Callable[[Run, int | None], Sequence[StampText]]
    stamp_font: Path
