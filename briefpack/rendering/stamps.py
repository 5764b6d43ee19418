"""Stamps: "Agenda Item 3" and "Page 15" on finished pages, as Artifacts in a small font of ours."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from briefpack.foreign.embedding import Face, embedded
from briefpack.rendering.assembly import StampText
from briefpack.rendering.stamp_faces import stamp_face
from briefpack.rendering.theme import Corner, Stamp

_RESOURCE = "/BriefpackStamp"
"""What the pages call the font, and what tells it from that of another pack which is appended."""

_PATCH = 2.0
"""Points of plain ground around a stamp on somebody else's page."""


@dataclass(frozen=True, slots=True)
class StampFont:
    """An embedded subset: the PDF font, and each character's glyph and width (1/1000 em)."""

    font: pikepdf.Object
    glyphs: dict[str, int]
    widths: dict[str, float]
    resource: Name

    def give_to(self, page: pikepdf.Object) -> None:
        """Let a page use the font."""
        fonts = page.Resources.get(Name.Font)
        if fonts is None:
            page.Resources.Font = fonts = Dictionary()
        if self.resource not in fonts:
            fonts[self.resource] = self.font

    def width(self, words: str, size: float) -> float:
        """How wide ``words`` are, in points."""
        return sum(self.widths[character] for character in words) * size / 1000

    def encode(self, words: str) -> str:
        """``words`` as the font's hexadecimal glyph numbers."""
        return "".join(f"{self.glyphs[character]:04X}" for character in words)


def embed_font(pdf: Pdf, path: Path, characters: Iterable[str]) -> StampFont:
    """Embed what the stamps need of the font at ``path``.

    Characters that the font lacks are left out of ``glyphs``: a theme's stamps are its own words.
    """
    face = stamp_face(path, "".join(sorted(set(characters))))
    measures = face.measures
    name = "BPACKS+" + "".join(letter for letter in path.stem if letter.isalnum())
    ordered = sorted(measures.glyphs.items(), key=lambda pair: pair[1])
    texts = {glyph: character for character, glyph in ordered}
    widths = Array()
    for character, glyph in ordered:
        widths.append(glyph)
        widths.append(Array([round(measures.widths[character], 2)]))
    font = embedded(pdf, Face(name, face.data, measures.frame), widths, texts)
    digest = hashlib.sha256(face.data).hexdigest()[:8]
    return StampFont(font, measures.glyphs, measures.widths, Name(_RESOURCE + digest))


def stamp_operators(
    stamps: Iterable[StampText], font: StampFont, width: float, height: float, *, patch: bool
) -> bytes:
    """The content that puts ``stamps`` on a page of ``width`` by ``height`` points.

    With ``patch`` there is a white ground behind the words, for pages that are not ours.
    """
    parts = []
    for text in stamps:
        words = "".join(character for character in text.words if character in font.glyphs)
        long = font.width(words, text.stamp.size)
        x, y = _position(text.stamp, long, width, height)
        side = "Header" if text.stamp.corner.startswith("top") else "Footer"
        ground = ""
        if patch:
            size = text.stamp.size
            ground = (
                f"1 1 1 rg {x - _PATCH:.2f} {y - size * 0.3 - _PATCH:.2f} "
                f"{long + 2 * _PATCH:.2f} {size * 1.2 + 2 * _PATCH:.2f} re f "
            )
        red, green, blue = _rgb(text.stamp.colour)
        parts.append(
            f"/Artifact <</Type /Pagination /Subtype /{side}>> BDC q {ground}"
            f"{red:.3f} {green:.3f} {blue:.3f} rg BT {font.resource} {text.stamp.size:g} Tf "
            f"{x:.2f} {y:.2f} Td <{font.encode(words)}> Tj ET Q EMC"
        )
    return "\n".join(parts).encode()


def _position(stamp: Stamp, long: float, width: float, height: float) -> tuple[float, float]:
    y = height - stamp.edge if stamp.corner.startswith("top") else stamp.edge
    if stamp.corner in {Corner.TOP_LEFT, Corner.BOTTOM_LEFT}:
        return stamp.inset, y
    if stamp.corner in {Corner.TOP_RIGHT, Corner.BOTTOM_RIGHT}:
        return width - stamp.inset - long, y
    return (width - long) / 2, y


def _rgb(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue
