"""ToUnicode maps and simple encodings: which letters the codes of a font stand for."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from briefpack.conformance.values import get, items, name, whole

MOST_CODES = 70_000
"""Codes of one map; two bytes make 65,536."""

LONGEST_MAP = 4_000_000
"""Bytes of a map that are read."""

_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])|(begin\w+|end\w+)")


def to_unicode(program: bytes) -> dict[int, str]:
    """The text of each code of a ToUnicode map."""
    found: dict[int, str] = {}
    for section, values in _sections(program[:LONGEST_MAP]):
        if section == b"beginbfchar":
            pairs = zip(values[::2], values[1::2], strict=False)
            found.update((_code(code), _text(text)) for code, text in pairs if _plain(code, text))
        elif section == b"beginbfrange":
            _add_ranges(values, found)
        if len(found) > MOST_CODES:
            break
    return found


def code_lengths(program: bytes) -> list[tuple[int, int, int]]:
    """The code space ranges of a CMap: how many bytes, from, to."""
    return [
        (len(low) // 2, _code(low), _code(high))
        for section, values in _sections(program[:LONGEST_MAP])
        if section == b"begincodespacerange"
        for low, high in zip(values[::2], values[1::2], strict=False)
        if isinstance(low, bytes) and isinstance(high, bytes) and low
    ]


def _sections(program: bytes) -> "Iterator[tuple[bytes, list[bytes | list[bytes]]]]":
    """The numbers of each section, lists among them as lists."""
    section, values = b"", list[bytes | list[bytes]]()
    inner: list[bytes] | None = None
    for match in _TOKEN.finditer(program):
        digits, opens, closes, word = match.groups()
        if word and word.startswith(b"begin"):
            section, values, inner = word, [], None
        elif word:
            yield section, values
            section = b""
        elif opens:
            inner = []
        elif closes:
            values.append(inner or [])
            inner = None
        else:
            (values if inner is None else inner).append(b"".join(digits.split()))


def _plain(*values: bytes | list[bytes]) -> bool:
    return all(isinstance(value, bytes) for value in values)


def _code(digits: bytes | list[bytes]) -> int:
    return int(digits, 16) if isinstance(digits, bytes) and digits else 0


def _text(digits: bytes | list[bytes]) -> str:
    if not isinstance(digits, bytes):
        return ""
    even = digits if len(digits) % 2 == 0 else digits + b"0"
    return bytes.fromhex(even.decode("ascii")).decode("utf-16-be", errors="replace")


def _add_ranges(values: Sequence[bytes | list[bytes]], found: dict[int, str]) -> None:
    for low, high, start in zip(values[::3], values[1::3], values[2::3], strict=False):
        first, last = _code(low), min(_code(high), _code(low) + MOST_CODES)
        if isinstance(start, list):
            texts = zip(range(first, last + 1), start, strict=False)
            found.update((code, _text(text)) for code, text in texts)
            continue
        text = _text(start)
        if not text:
            continue
        stem, letter = text[:-1], ord(text[-1])
        for code in range(first, last + 1):
            step = letter + code - first
            found[code] = stem + (chr(step) if step < 0x110000 else "")  # noqa: PLR2004 - Unicode
        if len(found) > MOST_CODES:
            return


# -- fonts of single bytes -----------------------------------------------------------------

_CODECS = {
    "WinAnsiEncoding": "cp1252",
    "MacRomanEncoding": "mac_roman",
    "PDFDocEncoding": "pdfdoc_pikepdf",
}


def simple_encoding(font: object, *, symbolic: bool) -> dict[int, str] | None:
    """The text of each code that an encoding tells; None where only the font program knows."""
    encoding = get(font, "/Encoding")
    base = name(encoding) or name(get(encoding, "/BaseEncoding"))
    if base in _CODECS:
        found = dict(_of_codec(_CODECS[base]))
    elif symbolic or (base and base != "StandardEncoding"):
        found = {}
    else:
        found = dict(_standard())
    differences = items(get(encoding, "/Differences"))
    if not found and not differences:
        return None
    code = 0
    for item in differences:
        step = whole(item)
        if step is not None:
            code = step
        else:
            found[code] = glyph_text(name(item))
            code += 1
    return found


@cache
def glyph_text(glyph: str) -> str:
    """What a glyph of this name stands for; empty where the name says nothing."""
    from fontTools import agl

    found: str = agl.toUnicode(glyph)
    return found


@cache
def _of_codec(codec: str) -> dict[int, str]:
    return {code: bytes([code]).decode(codec, errors="ignore") for code in range(32, 256)}


@cache
def _standard() -> dict[int, str]:
    from fontTools.encodings.StandardEncoding import StandardEncoding

    return {
        code: glyph_text(glyph) for code, glyph in enumerate(StandardEncoding) if glyph != ".notdef"
    }
