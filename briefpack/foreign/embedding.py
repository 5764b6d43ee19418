"""What all fonts need that are embedded: cut down to some characters, measured and described."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, Object

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


def described(name: Name, frame: Frame, program: Object) -> Dictionary:
    """The descriptor of a font that is called ``name``, whose file is the stream ``program``."""
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
