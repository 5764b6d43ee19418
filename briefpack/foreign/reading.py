"""The words of a page, in the order in which PDFium reads them, and where they stand."""

import ctypes
import re
import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
from pypdfium2 import raw

from briefpack.foreign.geometry import Geometry, apply

_LINE_HEIGHT = 1.2
"""Of a line, where there is only one to go by, in sizes of its type."""

_WIDER = 1.25
"""A gap larger than this many lines' begins a paragraph."""

_SHORT = 0.75
"""A line that ends before this much of the longest one ends a paragraph."""

_STARTS = re.compile(r"(?:[•▪○●◦■➢✓–—*-]|\(?[0-9a-z]{1,3}[.)]|[0-9]+(?:\.[0-9]+)+\.?)\s")
_PIECES = re.compile(r"[^\s\x02\ufffe]+(?: [^\s\x02\ufffe]+){0,2}")
"""Up to three words with single spaces; what stands wider apart is in a piece of its own."""

_SOFT_HYPHENS = ("\x02", "\ufffe")
_UNPRINTED = re.compile("[\x02\ufffe\ue000-\uf8ff]")
_LONGEST_TEXT = 200_000


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    left: float
    right: float
    height: float
    size: float


@dataclass(frozen=True, slots=True)
class Word:
    """A word on an upright page: its start, where its line goes, how long and high it is."""

    text: str
    start: tuple[float, float]
    towards: tuple[float, float]
    length: float
    size: float


def page_text(page: pypdfium2.PdfPage, geometry: Geometry) -> str:
    """A page's text; paragraphs are one line each, with an empty line between them."""
    textpage = page.get_textpage()
    try:
        lines = list(_lines(textpage, geometry))
    finally:
        textpage.close()
    paragraphs: list[str] = []
    pitch, longest = _pitch(lines), max((line.right for line in lines), default=0.0)
    leftmost = min((line.left for line in lines), default=0.0)
    before: _Line | None = None
    for line in lines:
        if before is None or _begins(before, line, pitch, leftmost + _SHORT * (longest - leftmost)):
            paragraphs.append(line.text)
        elif paragraphs[-1].endswith(_SOFT_HYPHENS):
            paragraphs[-1] = paragraphs[-1][:-1] + line.text
        else:
            paragraphs[-1] += " " + line.text
        before = line
    cleaned = (" ".join(_printable(paragraph).split()) for paragraph in paragraphs)
    return "\n\n".join(paragraph for paragraph in cleaned if paragraph)[:_LONGEST_TEXT]


def _begins(before: _Line, line: _Line, pitch: float, short: float) -> bool:
    gap = before.height - line.height
    usual = min(pitch, 1.6 * line.size) if pitch else _LINE_HEIGHT * line.size
    return (
        gap > _WIDER * usual
        or gap < -0.3 * line.size
        or abs(line.size - before.size) > 0.12 * before.size
        or before.right < short
        or _STARTS.match(line.text) is not None
    )


def _pitch(lines: list[_Line]) -> float:
    """From line to line, as it is most often."""
    gaps = [round(before.height - line.height, 1) for before, line in pairwise(lines)]
    steps = [gap for gap in gaps if gap > 1]
    return statistics.mode(steps) if steps else 0.0


def _lines(textpage: pypdfium2.PdfTextPage, geometry: Geometry) -> Iterator[_Line]:
    text = textpage.get_text_range()
    at = 0
    for piece in text.split("\r\n"):
        stripped = piece.strip()
        if stripped:
            lead = len(piece) - len(piece.lstrip())
            first = raw.FPDFText_GetCharIndexFromTextIndex(textpage, at + _units(piece[:lead]))
            last = raw.FPDFText_GetCharIndexFromTextIndex(textpage, at + _units(piece.rstrip()) - 1)
            left, height = apply(geometry.upright, *_origin(textpage, first))
            right, _ = apply(geometry.upright, *_origin(textpage, last))
            yield _Line(stripped, left, right, height, _size(textpage, first, geometry))
        at += _units(piece) + 2


def _units(text: str) -> int:
    """How many UTF-16 units a text has, which is what PDFium counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _printable(text: str) -> str:
    if text.isprintable() and (text.isascii() or not _UNPRINTED.search(text)):
        return text
    text = _UNPRINTED.sub("", text)
    return "".join(c if c.isprintable() else " " for c in text)


def _origin(textpage: pypdfium2.PdfTextPage, index: int) -> tuple[float, float]:
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(textpage, max(index, 0), x, y)
    return x.value, y.value


def _box(textpage: pypdfium2.PdfTextPage, index: int) -> tuple[float, float, float, float]:
    rect = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(textpage, max(index, 0), rect)
    return rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top)


def _size(textpage: pypdfium2.PdfTextPage, index: int, geometry: Geometry) -> float:
    """The size of a character's type: of its box, the side across the line."""
    left, foot, right, top = _box(textpage, index)
    across = right - left if geometry.turn in {90, 270} else top - foot
    return max(across * geometry.unit / _LINE_HEIGHT, 1.0)


def page_words(page: pypdfium2.PdfPage, geometry: Geometry) -> list[Word]:
    """A page's words in their places, a few to a piece, for text that lies over its picture."""
    textpage = page.get_textpage()
    try:
        text = textpage.get_text_range()[:_LONGEST_TEXT]
        is_plain = text.isascii()
        words = []
        for match in _PIECES.finditer(text):
            start, end = match.span()
            if not is_plain:
                start, end = _units(text[:start]), _units(text[:end])
            first = raw.FPDFText_GetCharIndexFromTextIndex(textpage, start)
            last = raw.FPDFText_GetCharIndexFromTextIndex(textpage, end - 1)
            words.append(_word(textpage, match[0], first, last, geometry))
        return words
    finally:
        textpage.close()


def _word(
    textpage: pypdfium2.PdfTextPage, text: str, first: int, last: int, geometry: Geometry
) -> Word:
    start = apply(geometry.upright, *_origin(textpage, first))
    end = apply(geometry.upright, *_origin(textpage, last))
    across, up = end[0] - start[0], end[1] - start[1]
    length = (across**2 + up**2) ** 0.5
    towards = (across / length, up / length) if length else (1.0, 0.0)
    left, foot, right, top = _box(textpage, last)
    wide, high = (right - left) * geometry.unit, (top - foot) * geometry.unit
    if geometry.turn in {90, 270}:
        wide, high = high, wide
    is_level = abs(towards[0]) >= abs(towards[1])
    size = (high if is_level else wide) / _LINE_HEIGHT
    return Word(text, start, towards, max(length + (wide if is_level else high), 0.1), max(size, 1))
