"""Fonts cut down to what stamps need of them, kept: cutting one takes longer than a small PDF."""

import contextlib
import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from string import digits

from briefpack.foreign.embedding import Frame, cut_down, frame_of
from briefpack.rendering.kept import Kept

_KEPT = Kept("faces")
_FORM = 2


@dataclass(frozen=True, slots=True)
class Measures:
    """Each character's glyph and width, and how far the font reaches, in 1/1000 em."""

    glyphs: dict[str, int]
    widths: dict[str, float]
    frame: Frame


@dataclass(frozen=True, slots=True)
class Face:
    """A font cut down to some characters, as a font file."""

    data: bytes
    measures: Measures

    def to_bytes(self) -> bytes:
        """As it is kept."""
        head = json.dumps(asdict(self.measures)).encode()
        return len(head).to_bytes(8, "big") + head + self.data

    @classmethod
    def from_bytes(cls, kept: bytes) -> "Face":
        """Back from ``to_bytes``."""
        end = 8 + int.from_bytes(kept[:8], "big")
        raw = json.loads(kept[8:end])
        frame = Frame(**{**raw["frame"], "box": tuple(raw["frame"]["box"])})
        return cls(kept[end:], Measures(**{**raw, "frame": frame}))


def stamp_face(path: Path, characters: str) -> Face:
    """What stamps with these characters need of the font at ``path``.

    There are all figures in it or none, so that PDFs of different pages have the same font.
    """
    wanted = set(characters) | {" "}
    if wanted & set(digits):
        wanted |= set(digits)
    return _face(path, "".join(sorted(wanted)))


@cache
def _face(path: Path, characters: str) -> Face:
    name = f"{hashlib.sha256(path.read_bytes()).hexdigest()} {characters}"
    made_of = f"{_FORM} {version('fonttools')}"
    kept = _KEPT.get(name, made_of)
    if kept is not None:
        # Damage is found before; another of the same version may have kept it otherwise.
        with contextlib.suppress(ValueError, TypeError, KeyError):
            return Face.from_bytes(kept)
    face = _made(path, characters)
    _KEPT.put(name, made_of, face.to_bytes())
    return face


def _made(path: Path, characters: str) -> Face:
    font = cut_down(path, characters, notdef_outline=True)
    out = BytesIO()
    font.save(out)
    cmap = font.getBestCmap()
    scale = 1000 / font["head"].unitsPerEm
    known = [character for character in characters if ord(character) in cmap]
    measures = Measures(
        {character: font.getGlyphID(cmap[ord(character)]) for character in known},
        {character: font["hmtx"][cmap[ord(character)]][0] * scale for character in known},
        frame_of(font),
    )
    return Face(out.getvalue(), measures)
