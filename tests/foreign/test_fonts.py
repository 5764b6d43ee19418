"""Fonts: what each code stands for, and whether it may stand in an archive."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf

from briefpack.foreign import Examined, clean_pdf, examine
from briefpack.foreign.characters import (
    codes_of,
    differences,
    presentable,
    read_to_unicode,
    write_to_unicode,
)
from tests.foreign import papers
from tests.foreign.looks import difference


def with_font(change: Callable[[Pdf, Object], None]) -> bytes:
    with papers.paper() as pdf:
        change(pdf, pdf.pages[0].obj.Resources.Font.F)
        return papers.saved(pdf)


def seen(data: bytes, folder: Path) -> tuple[bool, str]:
    """Whether the page has become a picture, and its text; it looks as it did."""
    examined = examine(data, folder=folder)
    assert isinstance(examined, Examined)
    clean = clean_pdf(examined, data, folder=folder)
    assert difference(data, clean) < 0.5
    return examined.pages[0].is_picture, papers.texts_of(clean)[0].strip()


TEXT = "Housing strategy, page 1"


def nothing(_: Pdf, __: Object) -> None:
    pass


def wrong_widths(_: Pdf, font: Object) -> None:
    font.Widths = Array([600] * len(font.Widths))


def no_program(_: Pdf, font: Object) -> None:
    del font.FontDescriptor.FontFile2


def no_font_at_all(pdf: Pdf, font: Object) -> None:
    font.FontDescriptor.FontFile2 = pdf.make_stream(b"no font")


def characters_of_its_own(_: Pdf, font: Object) -> None:
    font.FontDescriptor.Flags = 4
    del font.Encoding


def characters_said_to_be_its_own(_: Pdf, font: Object) -> None:
    font.FontDescriptor.Flags = 4


def unknown_names(_: Pdf, font: Object) -> None:
    differing = Array([ord("g"), Name("/g0123")])
    font.Encoding = Dictionary(BaseEncoding=Name.WinAnsiEncoding, Differences=differing)


def known_names(_: Pdf, font: Object) -> None:
    differing = Array([ord("g"), Name("/g")])
    font.Encoding = Dictionary(BaseEncoding=Name.WinAnsiEncoding, Differences=differing)


def letters_misnamed_nothing(pdf: Pdf, font: Object) -> None:
    font.ToUnicode = pdf.make_stream(b"1 beginbfchar <67> <0000> endbfchar")


@pytest.mark.parametrize(
    ("change", "is_picture"),
    [
        (nothing, False),
        (known_names, False),
        (characters_said_to_be_its_own, False),
        (letters_misnamed_nothing, False),
        (wrong_widths, True),
        (no_program, True),
        (no_font_at_all, True),
        (characters_of_its_own, True),
        (unknown_names, True),
    ],
)
def test_a_page_stands_only_with_a_sound_font(
    tmp_path: Path, change: Callable[[Pdf, Object], None], *, is_picture: bool
) -> None:
    found, text = seen(with_font(change), tmp_path)
    assert found is is_picture
    if change not in {characters_of_its_own, unknown_names, no_font_at_all}:
        assert text == TEXT


def test_a_letter_that_the_font_lacks_makes_a_picture_of_its_page_only(tmp_path: Path) -> None:
    with papers.paper(pages=2) as pdf:
        page = pdf.pages[1].obj
        page.Contents = pdf.make_stream(b"BT /F 14 Tf 60 700 Td <81> Tj ET")
        data = papers.saved(pdf)
    examined = examine(data, folder=tmp_path)
    assert isinstance(examined, Examined)
    assert [each.is_picture for each in examined.pages] == [False, True]


def test_drawn_letters_make_a_picture(tmp_path: Path) -> None:
    with papers.paper() as pdf:
        font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type3))
        font.FontBBox = Array([0, 0, 1, 1])
        font.FontMatrix = Array([1, 0, 0, 1, 0, 0])
        font.CharProcs = Dictionary(a=pdf.make_stream(b"1 0 d0 0 0 1 1 re f"))
        font.Encoding = Dictionary(Differences=Array([97, Name("/a")]))
        font.FirstChar, font.LastChar, font.Widths = 97, 97, Array([1])
        page = pdf.pages[0].obj
        page.Resources = Dictionary(Font=Dictionary(T=font))
        page.Contents = pdf.make_stream(b"BT /T 20 Tf 50 50 Td (a) Tj ET")
        data = papers.saved(pdf)
    assert seen(data, tmp_path)[0]


@pytest.mark.parametrize(
    ("operand", "size", "codes"),
    [
        (b"(ab)", 1, {97, 98}),
        (rb"(a\)\101\n)", 1, {97, 41, 65, 10}),
        (b"<6162>", 1, {97, 98}),
        (b"[ (a) -3 <62> ]", 1, {97, 98}),
        (b"<00410042>", 2, {0x41, 0x42}),
        (b"[ <0041> -7 <0042> ]", 2, {0x41, 0x42}),
        (b"(AB)", 2, {0x4142}),
        (b"[ (AB) <0041> ]", 2, {0x4142, 0x41}),
        (b"()", 2, set()),
    ],
)
def test_codes_are_taken_out_of_strings(operand: bytes, size: int, codes: set[int]) -> None:
    assert codes_of([operand], size) == codes


def test_maps_to_unicode_are_read_and_written() -> None:
    with pikepdf.new() as pdf:
        map_ = (
            b"2 beginbfchar <01> <0041> <02> <00660069> endbfchar "
            b"2 beginbfrange <10> <12> <0061> <20> <21> [<0058> <D83DDE00>] endbfrange"
        )
        texts = {1: "A", 2: "fi", 16: "a", 17: "b", 18: "c", 32: "X", 33: "😀"}
        assert read_to_unicode(pdf.make_stream(map_)) == texts
        assert read_to_unicode(pdf.make_stream(write_to_unicode(texts, 2))) == texts


def test_private_characters_are_shown_as_what_they_are() -> None:
    assert presentable("\uf0b7 One") == "• One"
    assert presentable("\ue123") == "\ufffd"
    assert presentable("a\x00\ufeffb") == "ab"


def test_differences_count_on_from_where_they_start() -> None:
    encoding = Dictionary(Differences=Array([65, Name("/a"), Name("/b"), 70, Name("/c")]))
    assert differences(encoding) == {65: "a", 66: "b", 70: "c"}
