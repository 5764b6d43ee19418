"""The interface between what is to be laid out and whatever lays it out.

A section goes in as HTML without header, footer or page numbers, so that its pages stay right
when they move; pages, anchors and an outline come out. Lengths are in PDF points, positions are
measured from a page's lower left corner.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

LINK_SCHEME = "pack:"
"""Links to other sections: ``pack:name`` or ``pack:name#anchor``; resolved at assembly."""

IMAGE_SCHEME = "image:"
"""Pictures: ``image:`` and the SHA-256 of the bytes."""


@dataclass(frozen=True, slots=True)
class SectionSource:
    """One section to lay out.

    ``images`` are the files that it may show, by their ``image:`` address. ``name`` is unique in
    the pack.
    """

    name: str
    html: str
    images: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in a section: its page, from 0, and its upper left corner there."""

    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A heading of a section, with those below it."""

    label: str
    anchor: Anchor
    children: tuple["Bookmark", ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """What is known of a laid-out section besides its pages.

    ``missing`` are characters that the theme's fonts lack, or have no meaning outside one font;
    ``refused`` are addresses that the section asked for and that are neither the pack's nor the
    theme's.
    """

    pages: int
    anchors: Mapping[str, Anchor]
    bookmarks: tuple[Bookmark, ...]
    missing: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()

    def to_json(self) -> bytes:
        """As bytes, for the cache and between processes."""
        return json.dumps(asdict(self), separators=(",", ":")).encode()

    @classmethod
    def from_json(cls, data: bytes) -> "Layout":
        """Back from ``to_json``."""
        raw: dict[str, Any] = json.loads(data)
        return cls(
            raw["pages"],
            {name: Anchor(**anchor) for name, anchor in raw["anchors"].items()},
            tuple(_bookmark(each) for each in raw["bookmarks"]),
            tuple(raw["missing"]),
            tuple(raw["refused"]),
        )


def _bookmark(raw: dict[str, Any]) -> Bookmark:
    children = tuple(_bookmark(each) for each in raw["children"])
    return Bookmark(raw["label"], Anchor(**raw["anchor"]), children)


@dataclass(frozen=True, slots=True)
class LaidOutSection:
    """A section's layout and its tagged PDF."""

    name: str
    layout: Layout
    pdf: bytes
