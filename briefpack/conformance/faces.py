"""The fonts of a file: whether they are in it, and what their codes mean."""

from typing import NamedTuple

from pikepdf import Array, Stream

from briefpack.conformance.unicode_maps import code_lengths, simple_encoding, to_unicode
from briefpack.conformance.values import ODD, get, has, items, name, number, whole, words

SYMBOLIC = 4
"""The flag of a font whose letters are not those of a standard encoding."""

KNOWN_COLLECTIONS = frozenset({"GB1", "CNS1", "Japan1", "Korea1", "KR"})
"""Character collections of Adobe's, whose codes have a meaning without a map."""

MEANS_NOTHING = frozenset("\x00\ufeff\ufffe")

_USUAL_WIDTH = 500.0

_UNKNOWN = "\N{REPLACEMENT CHARACTER}"

_LONGEST_KEPT = 8
"""Bytes of a text whose width is worth keeping: single letters come again and again."""


class Run(NamedTuple):
    """A text: what it says, its width in thousandths, and how many letters and spaces it has.

    Spaces are those of one byte, which alone can be made wider.
    """

    text: str
    width: float
    letters: int
    spaces: int


class Face:
    """One font as it is used."""

    def __init__(self, font: object) -> None:
        self.font = font
        self.kind = name(get(font, "/Subtype"))
        self.is_composite = self.kind == "Type0"
        inner = items(get(font, "/DescendantFonts"))
        self.inner = inner[0] if self.is_composite and inner else font
        self.descriptor = get(self.inner, "/FontDescriptor")
        self.page: int | None = None
        """The first page that it is used on."""
        self.drawn: set[int] = set()
        """Codes that are drawn, visibly or not."""
        self.is_seen = False
        """Whether any of its text is drawn visibly."""
        self._runs: dict[bytes, Run] = {}
        self._map = _read_map(get(font, "/ToUnicode"))
        self._simple = None if self.is_composite else self._encoding()
        self._spaces = self._code_space() if self.is_composite else []
        self._widths = _wide(self.inner) if self.is_composite else _narrow(font)
        usual = get(self.inner, "/DW") if self.is_composite else get(self.descriptor, "/AvgWidth")
        self._width = number(usual, _USUAL_WIDTH) or _USUAL_WIDTH

    @property
    def name(self) -> str:
        """Its name, without the mark of a subset."""
        found = name(get(self.font, "/BaseFont")) or name(get(self.font, "/Name"))
        return found.partition("+")[2] or found or "a font without a name"

    @property
    def is_embedded(self) -> bool:
        """Whether the file has what is needed to draw it."""
        if self.kind == "Type3":
            return True
        return any(
            isinstance(get(self.descriptor, key), Stream)
            for key in ("/FontFile", "/FontFile2", "/FontFile3")
        )

    @property
    def has_map(self) -> bool:
        """Whether it says at all what its codes mean."""
        if has(self.font, "/ToUnicode") or self._simple is not None:
            return True
        if self.is_composite:
            return self._is_known_collection()
        # The program has names for its letters, which are not looked at here.
        return self.kind in {"Type1", "MMType1"} and self.is_embedded

    def meaningless(self) -> tuple[set[int], set[int]]:
        """Codes in use without a meaning, and those that mean a character that is none."""
        if not has(self.font, "/ToUnicode") and self._simple is None:
            return set(), set()
        texts = {code: self.text_of(code) for code in self.drawn}
        unknown = {code for code, text in texts.items() if text is None}
        if self._is_known_collection():
            unknown = set()
        nothing = {code for code, text in texts.items() if text and MEANS_NOTHING & set(text)}
        return unknown, nothing

    def text_of(self, code: int) -> str | None:
        """What a code stands for; None where nothing says so."""
        if code in self._map:
            return self._map[code]
        return (self._simple or {}).get(code) or None

    def run(self, data: bytes) -> Run:
        """Draw a text."""
        known = self._runs.get(data)
        if known is None:
            codes = self._codes(data)
            self.drawn.update(codes)
            texts = map(self.text_of, codes)
            known = Run(
                "".join(_UNKNOWN if text is None else text for text in texts),
                sum(self._widths.get(code, self._width) for code in codes),
                len(codes),
                0 if self.is_composite else data.count(b" "),
            )
            if len(data) <= _LONGEST_KEPT:
                self._runs[data] = known
        return known

    def _codes(self, data: bytes) -> list[int]:
        if not self.is_composite:
            return list(data)
        if not self._spaces:
            return [int.from_bytes(data[i : i + 2], "big") for i in range(0, len(data), 2)]
        codes, at = [], 0
        while at < len(data):
            size, code = self._next(data, at)
            codes.append(code)
            at += size
        return codes

    def _next(self, data: bytes, at: int) -> tuple[int, int]:
        for size, low, high in self._spaces:
            code = int.from_bytes(data[at : at + size], "big")
            if low <= code <= high:
                return size, code
        size = max(1, self._spaces[0][0])
        return size, int.from_bytes(data[at : at + size], "big")

    def _encoding(self) -> dict[int, str] | None:
        flags = whole(get(self.descriptor, "/Flags"))
        symbolic = bool(flags is not None and flags & SYMBOLIC) or self.kind == "Type3"
        return simple_encoding(self.font, symbolic=symbolic)

    def _code_space(self) -> list[tuple[int, int, int]]:
        encoding = get(self.font, "/Encoding")
        if isinstance(encoding, Stream):
            return sorted(code_lengths(_bytes_of(encoding)))
        return []

    def _is_known_collection(self) -> bool:
        return words(get(self.inner, "/CIDSystemInfo", "/Ordering")) in KNOWN_COLLECTIONS


def _bytes_of(stream: Stream) -> bytes:
    try:
        return bytes(stream.read_bytes())
    except ODD:
        return b""


def _read_map(found: object) -> dict[int, str]:
    return to_unicode(_bytes_of(found)) if isinstance(found, Stream) else {}


def _narrow(font: object) -> dict[int, float]:
    first = whole(get(font, "/FirstChar")) or 0
    return {first + i: number(width) for i, width in enumerate(items(get(font, "/Widths"))[:256])}


def _wide(font: object) -> dict[int, float]:
    """Widths by CID, of an array of runs: a first CID and a list, or first, last and width."""
    found: dict[int, float] = {}
    run: list[object] = []
    for item in items(get(font, "/W")):
        run.append(item)
        first = whole(run[0]) or 0
        if len(run) == 2 and isinstance(item, Array):  # noqa: PLR2004 - the shape of a run
            found.update((first + i, number(width)) for i, width in enumerate(items(item)))
            run = []
        elif len(run) == 3:  # noqa: PLR2004
            last = min(whole(run[1]) or 0, first + 65_535)
            found.update(dict.fromkeys(range(first, last + 1), number(item)))
            run = []
    return found
