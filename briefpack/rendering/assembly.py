"""What a PDF is assembled from, as data: runs of pages, an outline, stamps, metadata.

Apart from ``assemble``, whose libraries are only loaded while the pages are being laid out.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from briefpack.rendering.section import LaidOutSection
from briefpack.rendering.theme import Stamp


@dataclass(frozen=True, slots=True)
class StampText:
    """What one page gets."""

    stamp: Stamp
    words: str


@dataclass(frozen=True, slots=True)
class ForeignPdf:
    """A PDF to append: its bytes, and what each of its pages is called for those who listen."""

    data: bytes
    alternative: str


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
