"""Font programs, as far as PDF/A asks: which glyphs they have, and how wide these are."""

import re
import struct
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import Protocol


class NoFont(ValueError):  # noqa: N818 - it says what the bytes are
    """Bytes that are no font of the kind they should be."""


class Glyphs(Protocol):
    """Widths by glyph name or number, in 1/1000 em; None where there is no such glyph."""

    def width(self, glyph: int | str) -> float | None:
        """How far the glyph moves the pen."""


@dataclass(frozen=True)
class TrueType:
    """A TrueType program."""

    data: bytes
    tables: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def read(cls, data: bytes) -> "TrueType":
        """Read the directory of tables."""
        count = int.from_bytes(data[4:6], "big")
        tables = {}
        for index in range(count):
            tag, _, start, length = struct.unpack_from(">4sIII", data, 12 + 16 * index)
            tables[tag.decode("latin-1")] = data[start : start + length]
        if not {"head", "hhea", "hmtx", "maxp", "loca", "glyf"} <= tables.keys():
            raise NoFont
        return cls(data, tables)

    @cached_property
    def glyph_count(self) -> int:
        """How many glyphs there are."""
        return int.from_bytes(self.tables["maxp"][4:6], "big")

    def width(self, glyph: int | str) -> float | None:
        """How far a glyph, by its number, moves the pen."""
        if not isinstance(glyph, int) or not 0 <= glyph < self.glyph_count:
            return None
        em = int.from_bytes(self.tables["head"][18:20], "big")
        measured = int.from_bytes(self.tables["hhea"][34:36], "big")
        at = 4 * min(glyph, measured - 1)
        raw = self.tables["hmtx"][at : at + 2]
        return int.from_bytes(raw, "big") * 1000 / em if len(raw) == 2 and em else None  # noqa: PLR2004

    @cached_property
    def maps(self) -> dict[tuple[int, int], dict[int, int]]:
        """What is mapped to glyphs, by platform and encoding."""
        table = self.tables.get("cmap", b"")
        found: dict[tuple[int, int], dict[int, int]] = {}
        for index in range(int.from_bytes(table[2:4], "big")):
            platform, encoding, start = struct.unpack_from(">HHI", table, 4 + 8 * index)
            found[platform, encoding] = _character_map(table[start:])
        return found


def _character_map(table: bytes) -> dict[int, int]:
    kind = int.from_bytes(table[:2], "big")
    if kind == 0:
        return {code: glyph for code, glyph in enumerate(table[6:262]) if glyph}
    if kind == 6:  # noqa: PLR2004
        first, count = struct.unpack_from(">HH", table, 6)
        glyphs = struct.unpack_from(f">{count}H", table, 10)
        return {first + index: glyph for index, glyph in enumerate(glyphs) if glyph}
    if kind == 4:  # noqa: PLR2004
        return _segments(table)
    if kind == 12:  # noqa: PLR2004
        found: dict[int, int] = {}
        for index in range(min(int.from_bytes(table[12:16], "big"), 10_000)):
            first, last, glyph = struct.unpack_from(">III", table, 16 + 12 * index)
            found |= {code: glyph + code - first for code in range(first, min(last, 0x10FFFF) + 1)}
        return found
    return {}


def _segments(table: bytes) -> dict[int, int]:
    count = int.from_bytes(table[6:8], "big") // 2
    ends = struct.unpack_from(f">{count}H", table, 14)
    starts = struct.unpack_from(f">{count}H", table, 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", table, 16 + 4 * count)
    offsets_at = 16 + 6 * count
    offsets = struct.unpack_from(f">{count}H", table, offsets_at)
    found: dict[int, int] = {}
    for index in range(count):
        for code in range(starts[index], ends[index] + 1):
            glyph = code
            if offsets[index]:
                at = offsets_at + 2 * index + offsets[index] + 2 * (code - starts[index])
                glyph = int.from_bytes(table[at : at + 2], "big")
                if not glyph:
                    continue
            glyph = (glyph + deltas[index]) & 0xFFFF
            if glyph:
                found[code] = glyph
    return found


class CompactFont:
    """A CFF program; glyphs by name, or by number (CID) where it has numbers."""

    def __init__(self, data: bytes) -> None:
        from fontTools.cffLib import CFFFontSet

        if data[:4] == b"OTTO":
            from fontTools.ttLib import TTFont

            fonts = TTFont(BytesIO(data), lazy=True)["CFF "].cff
        else:
            fonts = CFFFontSet()
            fonts.decompile(BytesIO(data), None)
        self._font = fonts[0]
        self._globals = fonts.GlobalSubrs
        self.is_numbered = hasattr(self._font, "ROS")
        self._scale = 1000 * (self._font.FontMatrix[0] if not self.is_numbered else 0.001)

    @cached_property
    def names(self) -> dict[int, str]:
        """The glyph names of the encoding that is built in."""
        from fontTools.encodings.StandardEncoding import StandardEncoding

        encoding = getattr(self._font, "Encoding", None)
        if encoding == "StandardEncoding":
            return dict(enumerate(StandardEncoding))
        return dict(enumerate(encoding)) if isinstance(encoding, list) else {}

    def width(self, glyph: int | str) -> float | None:
        """How far a glyph moves the pen."""
        from fontTools.misc.psCharStrings import T2WidthExtractor

        if isinstance(glyph, int):
            glyph = (
                (f"cid{glyph:05d}" if glyph else ".notdef")
                if self.is_numbered
                else self._nth(glyph)
            )
        glyphs = self._font.CharStrings
        if glyph not in glyphs:
            return None
        program = glyphs[glyph]
        private = program.private
        extractor = T2WidthExtractor(
            getattr(private, "Subrs", []),
            self._globals,
            private.nominalWidthX,
            private.defaultWidthX,
        )
        extractor.execute(program)
        return float(extractor.width) * self._scale

    def _nth(self, number: int) -> str:
        names: list[str] = self._font.charset
        return names[number] if number < len(names) else ""


_ENCRYPTED = re.compile(rb"eexec\s")
_PROGRAM = re.compile(rb"/([^\s/]{1,127}) +(\d{1,5}) +(?:RD|-\||\S{1,8}) ")
_ENCODED = re.compile(rb"dup\s+(\d{1,3})\s*/([^\s/]{1,127})\s+put")
_SKIPPED = re.compile(rb"/lenIV +(\d)")
_MATRIX = re.compile(rb"/FontMatrix\s*\[\s*([-\d.eE]+)")
_SHORT_NUMBERS = 247
_LONG_NUMBER = 255


class TypeOne:
    """A Type 1 program; glyphs by name."""

    def __init__(self, data: bytes) -> None:
        found = _ENCRYPTED.search(data)
        if found is None:
            raise NoFont
        self._clear = data[: found.start()]
        secret = data[found.end() :]
        if re.fullmatch(rb"[0-9A-Fa-f\s]{8}", secret[:8]):
            digits = re.sub(rb"[^0-9A-Fa-f]", b"", secret)
            secret = bytes.fromhex(digits[: len(digits) // 2 * 2].decode())
        private = _decrypted(secret, 55665)[4:]
        skipped = _SKIPPED.search(private)
        self._skip = int(skipped[1]) if skipped else 4
        self._programs: dict[str, bytes] = {}
        start = private.find(b"begin", private.find(b"/CharStrings"))
        while start >= 0 and (match := _PROGRAM.search(private, start)):
            length = int(match[2])
            name = match[1].decode("latin-1")
            self._programs.setdefault(name, private[match.end() : match.end() + length])
            start = match.end() + length
        matrix = _MATRIX.search(self._clear)
        self._scale = 1000 * (float(matrix[1]) if matrix else 0.001)

    @cached_property
    def names(self) -> dict[int, str]:
        """The glyph names of the encoding that is built in."""
        from fontTools.encodings.StandardEncoding import StandardEncoding

        if b"StandardEncoding def" in self._clear:
            return dict(enumerate(StandardEncoding))
        found = _ENCODED.findall(self._clear)
        return {int(code): name.decode("latin-1") for code, name in found}

    def width(self, glyph: int | str) -> float | None:
        """How far a glyph moves the pen: the second number of its program, or the third."""
        if not isinstance(glyph, str) or glyph not in self._programs:
            return None
        program = _decrypted(self._programs[glyph][:64], 4330)[self._skip :]
        return _side_and_width(program) * self._scale


def _decrypted(data: bytes, key: int) -> bytes:
    plain = bytearray(len(data))
    for index, byte in enumerate(data):
        plain[index] = byte ^ (key >> 8)
        key = ((byte + key) * 52845 + 22719) & 0xFFFF
    return bytes(plain)


def _side_and_width(program: bytes) -> float:
    stack: list[float] = []
    at = 0
    while at < len(program):
        byte = program[at]
        at += 1
        if byte >= 32:  # noqa: PLR2004
            if byte < _SHORT_NUMBERS:
                stack.append(byte - 139)
            elif byte < _LONG_NUMBER:
                sign, base = (1, 247) if byte < 251 else (-1, 251)  # noqa: PLR2004
                stack.append(sign * ((byte - base) * 256 + program[at] + 108))
                at += 1
            else:
                stack.append(int.from_bytes(program[at : at + 4], "big", signed=True))
                at += 4
        elif byte == 13 and len(stack) >= 2:  # noqa: PLR2004 - hsbw
            return stack[1]
        elif byte == 12 and program[at : at + 1] == b"\x0c" and len(stack) >= 2:  # noqa: PLR2004
            at += 1  # div
            below = stack.pop()
            stack[-1] /= below
        elif byte == 12 and program[at : at + 1] == b"\x07" and len(stack) >= 4:  # noqa: PLR2004
            return stack[2]  # sbw
        else:
            break
    raise NoFont


def widths_agree(told: float | None, drawn: float | None) -> bool:
    """Whether a width told in the PDF and that of the program are the same, as PDF/A takes it."""
    return told is not None and drawn is not None and abs(told - drawn) <= 1
