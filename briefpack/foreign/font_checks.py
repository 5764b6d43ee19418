"""Whether a font's codes lead to glyphs, widths and characters as PDF/A and PDF/UA ask."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from pikepdf import Name, Object, Stream

from briefpack.foreign.characters import (
    base_encoding,
    differences,
    encoded_names,
    encoded_text,
    name_text,
    presentable,
    read_to_unicode,
)
from briefpack.foreign.font_programs import CompactFont, Glyphs, TrueType, TypeOne, widths_agree
from briefpack.foreign.values import elements, mapping, real, whole

SYMBOLIC = 4
"""The flag of fonts whose characters are their own."""

_NOTDEF = ".notdef"
_ROMAN = ("/WinAnsiEncoding", "/MacRomanEncoding")

_MICROSOFT_SYMBOL, _MICROSOFT_UNICODE, _MACINTOSH = (3, 0), (3, 1), (1, 0)


@dataclass(slots=True)
class Verdict:
    """What is wrong with a font, if anything."""

    texts: dict[int, str] = field(default_factory=dict)
    """What each code stands for."""
    is_wrong: bool = False
    """It may not be used at all."""
    is_wrong_seen: bool = False
    """It may only be used for text that is not seen."""
    wrong: set[int] = field(default_factory=set)
    """Codes that may not be used."""
    wrong_seen: set[int] = field(default_factory=set)
    """Codes that may only be used for text that is not seen."""
    is_unembedded: bool = False


def program_of(descriptor: Object) -> Stream | None:
    """The font program in a file; None if there is none."""
    for key in ("/FontFile", "/FontFile2", "/FontFile3"):
        program = descriptor.get(key)
        if isinstance(program, Stream):
            return program
    return None


def check_simple(font: Object, codes: set[int]) -> Verdict:
    """A font with codes of one byte."""
    descriptor = mapping(font.get("/FontDescriptor"))
    program = program_of(descriptor)
    if program is None:
        verdict = _check_absent(font, descriptor, codes)
    elif font.get("/Subtype") == Name.TrueType:
        letters = TrueType.read(program.read_bytes())
        verdict = Verdict(_texts(font, {}, codes))
        verdict.is_wrong = not _truetype_is_sound(font, descriptor, letters)
        find = _truetype_finder(font, descriptor, letters)
        _check_glyphs(verdict, codes, find, simple_width(font, descriptor), letters)
    else:
        glyphs = _postscript(descriptor, program)
        named = _names(font, glyphs)
        verdict = Verdict(_texts(font, named, codes))
        _check_glyphs(verdict, codes, named.get, simple_width(font, descriptor), glyphs)
    verdict.wrong |= {code for code in codes if not verdict.texts.get(code)}
    return verdict


def _check_absent(font: Object, descriptor: Object, codes: set[int]) -> Verdict:
    """A font that is not in the file, which text that is not seen may have."""
    named = _names(font, None)
    verdict = Verdict(_texts(font, named, codes), is_wrong_seen=True, is_unembedded=True)
    if font.get("/Subtype") == Name.TrueType:
        verdict.is_wrong = "/Widths" not in font or not _roman(font, descriptor)
    else:
        verdict.is_wrong = "/Widths" not in font and not _is_standard(font)
        verdict.wrong |= {code for code in codes if named.get(code, _NOTDEF) == _NOTDEF}
    return verdict


def check_composite(font: Object, codes: set[int]) -> Verdict:
    """A font with codes of two bytes, which are the numbers of its characters."""
    verdict = Verdict()
    inner = mapping(next(elements(font.get("/DescendantFonts")), None))
    descriptor = mapping(inner.get("/FontDescriptor"))
    told = read_to_unicode(font.get("/ToUnicode"))
    verdict.texts = {code: presentable(told.get(code, "")) for code in codes}
    verdict.wrong |= {code for code in codes if not verdict.texts[code]}
    if font.get("/Encoding") not in {Name("/Identity-H"), Name("/Identity-V")}:
        verdict.is_wrong = True
        return verdict
    program = program_of(descriptor)
    if program is None:
        verdict.is_unembedded = verdict.is_wrong_seen = True
        return verdict
    data = program.read_bytes()
    if inner.get("/Subtype") == Name.CIDFontType2 and data[:4] != b"OTTO":
        glyphs: Glyphs = TrueType.read(data)
        find = _by_map(inner.get("/CIDToGIDMap"))
    else:
        glyphs = CompactFont(data)
        find = _itself
    _check_glyphs(verdict, codes, find, composite_width(inner), glyphs)
    return verdict


def _check_glyphs(
    verdict: Verdict,
    codes: Iterable[int],
    find: Callable[[int], int | str | None],
    told: Callable[[int], float],
    glyphs: Glyphs,
) -> None:
    for code in codes:
        glyph = find(code)
        if glyph is None or glyph in {0, _NOTDEF, ""}:
            verdict.wrong.add(code)
        elif not widths_agree(told(code), glyphs.width(glyph)):
            verdict.wrong_seen.add(code)


def _itself(code: int) -> int:
    return code


def _by_map(stream: object) -> Callable[[int], int | None]:
    """Character numbers to glyph numbers."""
    if not isinstance(stream, Stream):
        return _itself
    table = stream.read_bytes()
    return lambda code: int.from_bytes(table[2 * code : 2 * code + 2], "big")


def simple_width(font: Object, descriptor: Object) -> Callable[[int], float]:
    """The width that a simple font tells for each code."""
    first = whole(font.get("/FirstChar"))
    widths = [real(width) for width in elements(font.get("/Widths"))]
    missing = real(descriptor.get("/MissingWidth"))

    def width(code: int) -> float:
        return widths[code - first] if 0 <= code - first < len(widths) else missing

    return width


def composite_width(inner: Object) -> Callable[[int], float]:
    """The width that a composite font tells for each character number."""
    default = real(inner.get("/DW"), 1000.0)
    found: dict[int, float] = {}
    parts = list(elements(inner.get("/W")))
    at = 0
    while at + 1 < len(parts):
        first, second = whole(parts[at]), list(elements(parts[at + 1]))
        if second:
            found |= {first + step: real(width) for step, width in enumerate(second)}
            at += 2
        elif at + 2 < len(parts):
            last = min(whole(parts[at + 1]), 0xFFFF)
            found |= dict.fromkeys(range(first, last + 1), real(parts[at + 2]))
            at += 3
        else:
            break
    return lambda code: found.get(code, default)


def _postscript(descriptor: Object, program: Stream) -> Glyphs:
    data = program.read_bytes()
    return TypeOne(data) if "/FontFile" in descriptor else CompactFont(data)


def _names(font: Object, glyphs: Glyphs | None) -> dict[int, str]:
    """The glyph names of a simple font's codes."""
    encoding = font.get("/Encoding")
    base = base_encoding(encoding)
    built_in: dict[int, str] = getattr(glyphs, "names", {})
    named = dict(encoded_names(base) if base else built_in or encoded_names("/StandardEncoding"))
    return named | differences(encoding)


def _texts(font: Object, named: dict[int, str], codes: set[int]) -> dict[int, str]:
    told = read_to_unicode(font.get("/ToUnicode"))
    encoding = font.get("/Encoding")
    base, different = base_encoding(encoding), differences(encoding)
    encoded = encoded_text(base)
    texts: dict[int, str] = {}
    for code in codes:
        text = told.get(code, "")
        if not text.strip("\x00\ufffd"):
            name = different.get(code) or named.get(code)
            text = name_text(name) if name else encoded.get(code, "")
        texts[code] = presentable(text)
    return texts


def _is_standard(font: Object) -> bool:
    name = str(font.get("/BaseFont", ""))
    standard = ("Helvetica", "Times-", "Courier", "Symbol", "ZapfDingbats")
    return name[1:].startswith(standard)


def _roman(font: Object, descriptor: Object) -> bool:
    """Whether a TrueType font's letters are found as PDF/A wants them to be."""
    encoding = font.get("/Encoding")
    if whole(descriptor.get("/Flags")) & SYMBOLIC:
        return encoding is None
    return base_encoding(encoding) in _ROMAN and all(
        name_text(name) for name in differences(encoding).values()
    )


def is_symbolic(font: Object, descriptor: Object, program: TrueType | None) -> bool:
    """Whether a TrueType font's characters are its own.

    Some that say so have letters all the same, and say which; they can be put right.
    """
    if not whole(descriptor.get("/Flags")) & SYMBOLIC:
        return False
    maps = program.maps if program is not None else {}
    has_letters = _MICROSOFT_UNICODE in maps and _MICROSOFT_SYMBOL not in maps
    return not (has_letters and base_encoding(font.get("/Encoding")) in _ROMAN)


def _truetype_is_sound(font: Object, descriptor: Object, program: TrueType) -> bool:
    maps = program.maps
    encoding = font.get("/Encoding")
    if is_symbolic(font, descriptor, program):
        return encoding is None and (len(maps) == 1 or _MICROSOFT_SYMBOL in maps)
    different = differences(encoding)
    return (
        base_encoding(encoding) in _ROMAN
        and len(maps) > (1 if _MICROSOFT_SYMBOL in maps else 0)
        and (not different or _MICROSOFT_UNICODE in maps)
        and all(name_text(name) for name in different.values())
    )


def _truetype_finder(
    font: Object, descriptor: Object, program: TrueType
) -> Callable[[int], int | None]:
    maps = program.maps
    if is_symbolic(font, descriptor, program):
        symbols = maps.get(_MICROSOFT_SYMBOL)
        if symbols is not None:
            return lambda code: symbols.get(0xF000 + code, symbols.get(code))
        only = next(iter(maps.values()), {})
        return only.get
    encoding = font.get("/Encoding")
    texts = dict(encoded_text(base_encoding(encoding)))
    texts |= {code: name_text(name) for code, name in differences(encoding).items()}
    letters, roman = maps.get(_MICROSOFT_UNICODE, {}), maps.get(_MACINTOSH, {})

    def find(code: int) -> int | None:
        text = texts.get(code, "")
        if len(text) != 1:
            return None
        as_roman = text.encode("mac_roman", "ignore")
        return letters.get(ord(text)) or (roman.get(as_roman[0]) if as_roman else None)

    return find
