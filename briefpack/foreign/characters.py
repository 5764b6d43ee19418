"""What the codes of a font stand for: strings taken apart, encodings, maps to Unicode."""

import re
import sys
from array import array
from collections.abc import Iterable, Mapping
from functools import cache

from pikepdf import Dictionary, Name, Object, Stream

from briefpack.foreign.values import elements, mapping, whole

_STRING = re.compile(rb"<([0-9A-Fa-f]*)>|\(((?:[^()\\]|\\.)*)\)", re.DOTALL)
_PAIRS = re.compile(rb"<((?:[0-9A-Fa-f]{4})+)>")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
_LONGEST_RANGE = 65_536
_MOST_CODES = 200_000

BULLETS = {0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xF06F: "○", 0xF0A8: "□"}
"""What the commonest of Word's private characters look like."""

_OTHER_NAMES = {"circlecopyrt": "○", "visiblespace": "␣", "nbspace": " ", "sfthyphen": "-"}
"""Glyph names that are common, and in no list of Adobe's."""

_FORBIDDEN = frozenset("\x00\ufeff\ufffe")


def shown_bytes(operands: Iterable[bytes]) -> Iterable[bytes]:
    """The strings of text operators' operands, as qpdf writes them."""
    for operand in operands:
        for digits, letters in _STRING.findall(operand):
            if digits:
                yield bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
            elif letters:
                yield _ESCAPE.sub(_unescaped, letters) if b"\\" in letters else letters


def _unescaped(match: re.Match[bytes]) -> bytes:
    token = match[1]
    if token[:1].isdigit():
        return bytes([int(token, 8) & 0xFF])
    return _ESCAPED.get(token, token)


def codes_of(operands: Iterable[bytes], size: int) -> set[int]:
    """All codes of ``size`` bytes in text operators' operands."""
    if size == 1:
        return set(b"".join(shown_bytes(operands)))
    found: set[int] = set()
    for operand in operands:
        digits = _PAIRS.findall(operand)
        if len(digits) == operand.count(b"<") and b"(" not in operand:  # by far the most
            codes = array("H", bytes.fromhex(b"".join(digits).decode()))
            if sys.byteorder == "little":
                codes.byteswap()
            found.update(codes)
            continue
        for string in shown_bytes([operand]):
            steps = range(0, len(string) - 1, 2)
            found.update(int.from_bytes(string[at : at + 2], "big") for at in steps)
    return found


def read_to_unicode(stream: object) -> dict[int, str]:
    """The pairs of a ToUnicode map; nothing of it is run."""
    if not isinstance(stream, Stream):
        return {}
    found: dict[int, str] = {}
    left = _MOST_CODES
    for kind, body in _BLOCK.findall(stream.read_bytes()):
        tokens = _TOKEN.findall(body)
        if kind == b"bfchar":
            strings = [_hex(token[0]) for token in tokens]
            for code, text in zip(strings[::2], strings[1::2], strict=False):
                found[int.from_bytes(code, "big")] = _utf16(text)
        else:
            left -= _read_ranges(tokens, found, left)
        if len(found) > _MOST_CODES or left <= 0:
            break
    return found


def _read_ranges(tokens: list[tuple[bytes, bytes, bytes]], found: dict[int, str], most: int) -> int:
    """Read ranges until they name ``most`` codes; how many they named."""
    at = named = 0
    while at + 2 < len(tokens) and named < most:
        first = int.from_bytes(_hex(tokens[at][0]), "big")
        last = min(int.from_bytes(_hex(tokens[at + 1][0]), "big"), first + _LONGEST_RANGE)
        at += 2
        if tokens[at][1]:  # an array of texts
            at += 1
            code = first
            while at < len(tokens) and not tokens[at][2]:
                found[code] = _utf16(_hex(tokens[at][0]))
                code += 1
                at += 1
        else:
            text = _utf16(_hex(tokens[at][0]))
            for step in range(last - first + 1 if text else 0):
                end = ord(text[-1]) + step
                found[first + step] = text[:-1] + chr(min(end, 0x10FFFF))
            named += last - first + 1
        at += 1
    return named


def _hex(digits: bytes) -> bytes:
    kept = b"".join(digits.split())
    return bytes.fromhex((kept + b"0" * (len(kept) % 2)).decode())


def _utf16(data: bytes) -> str:
    return data.decode("utf-16-be", "replace") if len(data) > 1 else data.decode("latin-1")


def presentable(text: str) -> str:
    """A text as PDF/A takes it: private characters replaced, what is forbidden left out."""
    if text.isascii() and "\x00" not in text:
        return text
    kept = (BULLETS.get(ord(c), "\ufffd") if is_private(c) else c for c in text)
    return "".join(c for c in kept if c not in _FORBIDDEN and not "\ud800" <= c <= "\udfff")


def is_private(character: str) -> bool:
    """Whether a character means what two parties have agreed, and nothing to others."""
    code = ord(character)
    return 0xE000 <= code <= 0xF8FF or 0xF0000 <= code <= 0x10FFFD  # noqa: PLR2004


def write_to_unicode(texts: Mapping[int, str], size: int) -> bytes:
    """A ToUnicode map for codes of ``size`` bytes."""
    pairs = [
        f"<{code:0{2 * size}X}> <{text.encode('utf-16-be').hex().upper()}>"
        for code, text in sorted(texts.items())
    ]
    blocks = "".join(
        f"{len(pairs[at : at + 100])} beginbfchar\n"
        + "\n".join(pairs[at : at + 100])
        + "\nendbfchar\n"
        for at in range(0, len(pairs), 100)
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        f"1 begincodespacerange <{'00' * size}> <{'FF' * size}> endcodespacerange\n"
        f"{blocks}endcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode()


_CODECS = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman"}


def base_encoding(encoding: object) -> str:
    """The name of the encoding that a font starts from; empty for its own."""
    if isinstance(encoding, Name):
        return str(encoding)
    base = mapping(encoding).get("/BaseEncoding")
    return str(base) if isinstance(base, Name) else ""


def differences(encoding: object) -> dict[int, str]:
    """The glyph names that an encoding puts in the place of others."""
    found: dict[int, str] = {}
    code = 0
    listed = encoding.get("/Differences") if isinstance(encoding, Dictionary) else None
    for each in elements(listed):
        if isinstance(each, Name):
            found[code] = str(each)[1:]
            code += 1
        else:
            code = whole(each)
    return {code: name for code, name in found.items() if 0 <= code <= 255}  # noqa: PLR2004


@cache
def encoded_text(encoding: str) -> dict[int, str]:
    """The characters of a named encoding."""
    if encoding in _CODECS:
        pairs = ((code, bytes([code]).decode(_CODECS[encoding], "ignore")) for code in range(256))
        found = {code: text for code, text in pairs if text and code >= 32}  # noqa: PLR2004
        if encoding == "/WinAnsiEncoding":
            found |= {0xA0: " ", 0xAD: "-"}
        return found
    if encoding == "/StandardEncoding":
        from fontTools.encodings.StandardEncoding import StandardEncoding

        named = {code: name_text(name) for code, name in enumerate(StandardEncoding)}
        return {code: text for code, text in named.items() if text}
    return {}


@cache
def encoded_names(encoding: str) -> dict[int, str]:
    """The glyph names of a named encoding."""
    if encoding == "/StandardEncoding":
        from fontTools.encodings.StandardEncoding import StandardEncoding

        return dict(enumerate(StandardEncoding))
    from fontTools.agl import UV2AGL

    found = {}
    for code, text in encoded_text(encoding).items():
        found[code] = UV2AGL.get(ord(text), "")
    return found


@cache
def name_text(name: str) -> str:
    """What a glyph's name stands for; empty for names that are not in Adobe's list."""
    from fontTools.agl import toUnicode

    text: str = toUnicode(name)
    return text or _OTHER_NAMES.get(name, "")


def encoding_of(font: Object) -> tuple[str, dict[int, str]]:
    """A simple font's encoding: the name of its base, and what differs."""
    encoding = font.get("/Encoding")
    return base_encoding(encoding), differences(encoding)
