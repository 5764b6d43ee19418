"""What the codes of a font mean."""

from pikepdf import Array, Dictionary, Name

from briefpack.conformance.faces import Face
from briefpack.conformance.unicode_maps import (
    MOST_CODES,
    code_lengths,
    simple_encoding,
    to_unicode,
)


def test_a_map_gives_the_text_of_each_code() -> None:
    program = b"""1 begincodespacerange <0000> <ffff> endcodespacerange
    2 beginbfchar <0001> <0041> <0002> <00660069> endbfchar
    2 beginbfrange <0003> <0005> <0061> <0006> <0007> [<0078> <0079>] endbfrange"""
    assert to_unicode(program) == {1: "A", 2: "fi", 3: "a", 4: "b", 5: "c", 6: "x", 7: "y"}


def test_a_map_may_go_beyond_the_first_plane() -> None:
    assert to_unicode(b"beginbfchar <01> <D83DDE00> endbfchar") == {1: "\N{GRINNING FACE}"}


def test_a_damaged_map_gives_what_it_can() -> None:
    program = b"beginbfrange <01> [<41>] <02> endbfrange beginbfchar <05> <4> <06> endbfchar ]"
    assert set(to_unicode(program)) <= set(range(10))
    assert to_unicode(b"beginbfchar <zz> endbfchar \xff") == {}


def test_a_map_without_end_is_left_in_time() -> None:
    ranges = b"<00000000> <7fffffff> <0041>\n" * 50
    assert len(to_unicode(b"beginbfrange " + ranges + b" endbfrange")) <= MOST_CODES + 1


def test_codes_may_be_of_several_lengths() -> None:
    program = b"2 begincodespacerange <00> <80> <8140> <fefe> endcodespacerange"
    assert code_lengths(program) == [(1, 0, 0x80), (2, 0x8140, 0xFEFE)]


def test_an_encoding_names_letters() -> None:
    font = Dictionary(
        Encoding=Dictionary(
            BaseEncoding=Name.WinAnsiEncoding,
            Differences=Array([65, Name.eacute, Name.g1, 200, Name.uni20AC]),
        )
    )
    found = simple_encoding(font, symbolic=False)
    assert found is not None
    assert (found[65], found[66], found[67], found[200]) == ("é", "", "C", "€")


def test_without_an_encoding_a_plain_font_has_the_standard_one() -> None:
    found = simple_encoding(Dictionary(), symbolic=False)
    assert found is not None
    assert found[0x27] == "’"
    assert simple_encoding(Dictionary(), symbolic=True) is None


def test_a_font_tells_its_name_without_the_mark_of_a_subset() -> None:
    assert Face(Dictionary(BaseFont=Name("/ABCDEF+Arial"))).name == "Arial"
    assert Face(Dictionary()).name == "a font without a name"


def test_widths_come_in_two_ways() -> None:
    inner = Dictionary(DW=250, W=Array([1, Array([300, 400]), 5, 7, 600]))
    font = Dictionary(Subtype=Name.Type0, DescendantFonts=Array([inner]))
    face = Face(font)
    widths = [face.run(bytes([0, code])).width for code in (1, 2, 3, 5, 7)]
    assert widths == [300, 400, 250, 600, 600]
