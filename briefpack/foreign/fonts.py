"""Fonts, copied key by key with a map to Unicode of our own."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Stream

from briefpack.foreign.characters import base_encoding, codes_of, write_to_unicode
from briefpack.foreign.copying import Copier
from briefpack.foreign.findings import FontKey, Needs
from briefpack.foreign.font_checks import (
    SYMBOLIC,
    Verdict,
    check_composite,
    check_simple,
    is_symbolic,
    program_of,
    simple_width,
)
from briefpack.foreign.font_programs import TrueType
from briefpack.foreign.values import copy_plain, elements, mapping, numbers, plain, whole

_NONSYMBOLIC = 32
_DESCRIPTOR_KEYS = (
    *("/FontName", "/Flags", "/FontBBox", "/ItalicAngle", "/Ascent", "/Descent", "/Leading"),
    *("/CapHeight", "/XHeight", "/StemV", "/StemH", "/AvgWidth", "/MaxWidth", "/MissingWidth"),
)
_PROGRAM_KINDS = frozenset(("/Type1C", "/CIDFontType0C", "/OpenType"))
_SUBSET_PREFIX = 7


@dataclass(frozen=True, slots=True)
class Fonts:
    """The verdicts on all fonts of a file."""

    verdicts: Mapping[FontKey, Verdict]
    sizes: Mapping[FontKey, int]
    """How many bytes a code has."""

    def suit(self, needs: Needs) -> bool:
        """Whether what a page shows in its fonts can stand as it is."""
        return all(self._suits(key, needs) for key in needs.shown)

    def _suits(self, key: FontKey, needs: Needs) -> bool:
        verdict, is_seen = self.verdicts[key], key in needs.visible
        if verdict.is_wrong or (is_seen and verdict.is_wrong_seen):
            return False
        wrong = verdict.wrong | verdict.wrong_seen if is_seen else verdict.wrong
        return not (wrong and wrong & codes_of(needs.shown[key], self.sizes[key]))


def copy_fonts(
    copier: Copier,
    fonts: Mapping[FontKey, tuple[Object, Object]],
    needs: Needs,
    unembedded: set[str],
) -> Fonts:
    """Fill the places of ``fonts``, with what all pages together need; says what is wrong."""
    verdicts: dict[FontKey, Verdict] = {}
    sizes: dict[FontKey, int] = {}
    for key, (font, place) in fonts.items():
        is_composite = font.get("/Subtype") == Name.Type0
        sizes[key] = 2 if is_composite else 1
        verdict = Verdict(is_wrong=True)
        codes = codes_of(needs.shown.get(key, set()), sizes[key])
        if font.get("/Subtype") != Name.Type3 and "/BaseFont" in font:
            # Whatever a broken font makes the checks stumble over, it cannot stand as it is.
            with contextlib.suppress(Exception):
                verdict = (
                    check_composite(font, codes) if is_composite else check_simple(font, codes)
                )
        verdicts[key] = verdict
        if verdict.is_unembedded and key in needs.visible:
            unembedded.add(plain_name(font))
        if font.get("/Subtype") != Name.Type3:
            copy_plain(font, place, ("/Subtype", "/BaseFont"))
            (_copy_composite if is_composite else _copy_simple)(copier, font, place)
            texts = {code: text for code, text in verdict.texts.items() if text}
            if texts:
                place.ToUnicode = copier.target.make_stream(write_to_unicode(texts, sizes[key]))
    return Fonts(verdicts, sizes)


def plain_name(font: Object) -> str:
    """A font's name without the letters in front that say that it is a part."""
    name = str(font.get("/BaseFont", "/"))[1:]
    if name[_SUBSET_PREFIX - 1 : _SUBSET_PREFIX] == "+" and name[: _SUBSET_PREFIX - 1].isupper():
        name = name[_SUBSET_PREFIX:]
    return "".join(c for c in name if c.isprintable())[:60]


def _copy_simple(copier: Copier, font: Object, place: Object) -> None:
    descriptor = mapping(font.get("/FontDescriptor"))
    copied = _copy_descriptor(copier, descriptor)
    if copied is not None:
        place.FontDescriptor = copied
    encoding = _copy_encoding(font.get("/Encoding"))
    if encoding is not None:
        place.Encoding = encoding
    if copied is not None and font.get("/Subtype") == Name.TrueType:
        program = None
        with contextlib.suppress(Exception):  # it is wrong then, and has been found to be
            found = program_of(descriptor)
            program = TrueType.read(found.read_bytes()) if found is not None else None
        if whole(descriptor.get("/Flags")) & SYMBOLIC and not is_symbolic(
            font, descriptor, program
        ):
            copied.Flags = whole(copied.get("/Flags")) & ~SYMBOLIC | _NONSYMBOLIC
    if "/Widths" in font:
        first = min(max(whole(font.get("/FirstChar")), 0), 255)
        last = min(max(whole(font.get("/LastChar"), 255), first), 255)
        width = simple_width(font, descriptor)
        place.FirstChar, place.LastChar = first, last
        place.Widths = Array([round(width(code), 3) for code in range(first, last + 1)])


def _copy_encoding(encoding: object) -> Object | None:
    if isinstance(encoding, Name):
        return Name(str(encoding))
    if not isinstance(encoding, Dictionary):
        return None
    copy = Dictionary(Type=Name.Encoding)
    if base_encoding(encoding):
        copy.BaseEncoding = Name(base_encoding(encoding))
    copy_plain(encoding, copy, ("/Differences",))
    return copy


def _copy_composite(copier: Copier, font: Object, place: Object) -> None:
    encoding = font.get("/Encoding")
    if isinstance(encoding, Stream):
        place.Encoding = copier.target.make_stream(copier.unpacked(encoding))
        copy_plain(encoding, place.Encoding, ("/Type", "/CMapName", "/WMode"))
        _copy_system(encoding, place.Encoding)
    else:
        copy_plain(font, place, ("/Encoding",))
    inner = mapping(next(elements(font.get("/DescendantFonts")), None))
    copy = Dictionary(Type=Name.Font)
    copy_plain(inner, copy, ("/Subtype", "/BaseFont", "/DW", "/DW2", "/W", "/W2"))
    _copy_system(inner, copy)
    descriptor = _copy_descriptor(copier, mapping(inner.get("/FontDescriptor")))
    if descriptor is not None:
        copy.FontDescriptor = descriptor
    if inner.get("/Subtype") == Name.CIDFontType2:
        to_glyphs = inner.get("/CIDToGIDMap")
        if isinstance(to_glyphs, Stream):
            copy.CIDToGIDMap = copier.target.make_stream(copier.unpacked(to_glyphs))
        else:
            copy.CIDToGIDMap = Name.Identity
    place.DescendantFonts = Array([copier.target.make_indirect(copy)])


def _copy_system(source: Object, copy: Object) -> None:
    system = Dictionary()
    copy_plain(
        mapping(source.get("/CIDSystemInfo")), system, ("/Registry", "/Ordering", "/Supplement")
    )
    copy.CIDSystemInfo = system


def _copy_descriptor(copier: Copier, descriptor: Object) -> Object | None:
    if not len(descriptor.keys()):
        return None

    def build(_: Needs) -> Object:
        copy = Dictionary(Type=Name.FontDescriptor)
        copy_plain(descriptor, copy, _DESCRIPTOR_KEYS)
        for key in ("/FontFile", "/FontFile2", "/FontFile3"):
            program = descriptor.get(key)
            if isinstance(program, Stream):
                copy[key] = _copy_program(copier, program)
        return copier.target.make_indirect(copy)

    return copier.shared("descriptor", descriptor, Needs(), build)


def _copy_program(copier: Copier, program: Stream) -> Object:
    def build(_: Needs) -> Object:
        data = copier.unpacked(program)
        copy = copier.target.make_stream(data)
        if str(program.get("/Subtype")) in _PROGRAM_KINDS:
            copy.Subtype = Name(str(program.Subtype))
        else:
            copy_plain(program, copy, ("/Length1", "/Length2", "/Length3"))
            if whole(copy.get("/Length1")) > len(data) or "/Length1" not in copy:
                copy.Length1 = len(data)
        return copy

    return copier.shared("program", program, Needs(), build)


def copy_drawn_font(font: Object, place: Object) -> None:
    """What of a Type 3 font is plain; its drawings are a drawer's work."""
    place.Subtype = Name.Type3
    copy_plain(font, place, ("/FirstChar", "/LastChar", "/Widths"))
    encoding = _copy_encoding(font.get("/Encoding"))
    place.Encoding = encoding if encoding is not None else Dictionary(Differences=Array([]))
    place.FontBBox = Array([plain(each) or 0 for each in elements(font.get("/FontBBox"))][:4])
    matrix = numbers(font.get("/FontMatrix"), 6)
    place.FontMatrix = Array([round(each, 9) for each in matrix or [0.001, 0, 0, 0.001, 0, 0]])
