"""What all fonts need that are embedded: cut down to some characters, measured and described."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, Object, Pdf

from briefpack.foreign.characters import write_to_unicode

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont


@dataclass(frozen=True, slots=True)
class Frame:
    """How far a font's glyphs reach, in 1/1000 em: the box around all, and from its line."""

    box: tuple[int, ...]
    ascent: int
    descent: int


def cut_down(
    path: Path, characters: str, *, notdef_outline: bool = False, glyph_names: bool = False
) -> "TTFont":
    """The font at ``path`` with no more than some characters; the same bytes every time."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options()
    options.notdef_outline = notdef_outline
    options.glyph_names = glyph_names
    options.layout_features = []
    options.hinting = False
    options.recalc_timestamp = False
    options.drop_tables += ["FFTM"]
    font = TTFont(path, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    return font


def frame_of(face: "TTFont") -> Frame:
    """How far a font's glyphs reach."""
    head, lines = face["head"], face["hhea"]
    scale = 1000 / head.unitsPerEm
    box = (head.xMin, head.yMin, head.xMax, head.yMax)
    return Frame(
        tuple(round(side * scale) for side in box),
        round(lines.ascent * scale),
        round(lines.descent * scale),
    )


@dataclass(frozen=True, slots=True)
class Face:
    """A font's file, with its name in PDFs and how far its glyphs reach."""

    name: str
    data: bytes
    frame: Frame


def embedded(
    pdf: Pdf, face: Face, widths: Array, texts: Mapping[int, str], to_glyphs: Sequence[int] = ()
) -> Object:
    """A font whose characters are numbers of two bytes.

    ``widths`` are theirs as PDF has them, ``texts`` what they are read as. They are the numbers of
    glyphs, unless ``to_glyphs`` has a glyph for each.
    """
    file = pdf.make_stream(face.data)
    file.Length1 = len(face.data)
    name = Name(f"/{face.name}")
    glyphs = b"".join(glyph.to_bytes(2, "big") for glyph in to_glyphs)
    inner = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
        FontDescriptor=pdf.make_indirect(_described(name, face.frame, file)),
        CIDToGIDMap=pdf.make_stream(glyphs) if glyphs else Name.Identity,
        W=widths,
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(inner)]),
            ToUnicode=pdf.make_stream(write_to_unicode(texts, 2)),
        )
    )


def _described(name: Name, frame: Frame, program: Object) -> Dictionary:
    return Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=4,
        FontBBox=Array(list(frame.box)),
        ItalicAngle=0,
        Ascent=frame.ascent,
        Descent=frame.descent,
        CapHeight=frame.ascent,
        StemV=80,
        FontFile2=program,
    )
