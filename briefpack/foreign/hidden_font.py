"""The font of text that is there to be selected and read aloud, and is not seen."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from pikepdf import Array, Object, Pdf

from briefpack.foreign.embedding import Face, cut_down, embedded, frame_of

_NAME = "BPACKH+DejaVuSans"


@dataclass(frozen=True, slots=True)
class HiddenFont:
    """An embedded subset: the PDF font, each character's code and width in em."""

    font: Object
    codes: dict[str, str]
    widths: dict[str, float]

    def width(self, letters: str) -> float:
        """How wide letters are, in em; all of them have to be in the font."""
        return sum(map(self.widths.__getitem__, letters))

    def encode(self, letters: str) -> str:
        """Letters as hexadecimal numbers."""
        return "".join(map(self.codes.__getitem__, letters))


def embed_hidden_font(pdf: Pdf, path: Path, characters: Iterable[str]) -> HiddenFont:
    """Embed a font for ``characters``; one that the face lacks has the space's glyph."""
    wanted = sorted(set(characters) | {" "})
    face = cut_down(path, "".join(wanted), glyph_names=True)
    known, space = face.getBestCmap(), face.getGlyphID("space")
    em = face["head"].unitsPerEm
    numbers = {character: number for number, character in enumerate(wanted, start=1)}
    glyphs = [
        face.getGlyphID(known[ord(character)]) if ord(character) in known else space
        for character in wanted
    ]
    advances = [face["hmtx"][face.getGlyphName(glyph)][0] / em for glyph in glyphs]
    out = BytesIO()
    face.save(out)
    widths = Array([1, Array([round(advance * 1000, 2) for advance in advances])])
    texts = {number: character for character, number in numbers.items()}
    # A character's number leads to its glyph by way of a map, as several may share one.
    file = Face(_NAME, out.getvalue(), frame_of(face))
    font = embedded(pdf, file, widths, texts, (0, *glyphs))
    codes = {character: f"{number:04X}" for character, number in numbers.items()}
    return HiddenFont(font, codes, dict(zip(wanted, advances, strict=True)))
