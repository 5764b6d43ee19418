"""The font of text that is there to be selected and read aloud, and is not seen."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, Object, Pdf

from briefpack.foreign.characters import write_to_unicode
from briefpack.foreign.embedding import cut_down, described, frame_of

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

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
    font = pdf.make_indirect(_font(pdf, face, glyphs, advances))
    texts = {number: character for character, number in numbers.items()}
    font.ToUnicode = pdf.make_stream(write_to_unicode(texts, 2))
    codes = {character: f"{number:04X}" for character, number in numbers.items()}
    return HiddenFont(font, codes, dict(zip(wanted, advances, strict=True)))


def _font(pdf: Pdf, face: "TTFont", glyphs: list[int], advances: list[float]) -> Dictionary:
    out = BytesIO()
    face.save(out)
    program = pdf.make_stream(out.getvalue())
    program.Length1 = len(out.getvalue())
    name = Name(f"/{_NAME}")
    descriptor = pdf.make_indirect(described(name, frame_of(face), program))
    # A character's number leads to its glyph by way of a map, as several may share one.
    to_glyphs = b"".join(glyph.to_bytes(2, "big") for glyph in (0, *glyphs))
    inner = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
        FontDescriptor=descriptor,
        CIDToGIDMap=pdf.make_stream(to_glyphs),
        W=Array([1, Array([round(advance * 1000, 2) for advance in advances])]),
    )
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=name,
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(inner)]),
    )
