"""What is read aloud, in which order, with which words."""

from collections.abc import Iterator

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from briefpack.conformance import Spoken, reading_order
from tests.conformance.breaking import change_contents, elements
from tests.conformance.good import good_pdf


@pytest.fixture
def pdf() -> Iterator[Pdf]:
    with good_pdf() as opened:
        yield opened


def said(pdf: Pdf, *roles: str) -> list[str]:
    """The words of elements of these roles."""
    return [each.words for each in reading_order(pdf) if each.role in roles]


def test_everything_is_read_in_the_order_of_the_tags(pdf: Pdf) -> None:
    spoken = [(each.role, each.words) for each in reading_order(pdf) if each.words]
    assert spoken[:10] == [
        ("H1", "Agenda"),
        ("P", "The board for children and young people meets in the town hall."),
        ("P", "Croeso"),
        ("P", "Speakers follow the rules of debate Note 1"),
        ("Note", "1"),
        ("P", "As agreed in May."),
        ("TOCI", "Membership"),
        ("TOCI", "Budget"),
        ("Figure", "A plan of the hall"),
        ("Formula", "a equals b"),
    ]


def test_an_element_has_its_level_page_and_language(pdf: Pdf) -> None:
    found = {each.words: each for each in reading_order(pdf)}
    assert found["Agenda"] == Spoken("H1", 2, "Agenda", 1, "en-GB")
    assert found["Croeso"] == Spoken("P", 2, "Croeso", 1, "cy")
    assert found["And a guest"] == Spoken("P", 8, "And a guest", 2, "en-GB")


def test_roles_are_those_that_the_file_maps_them_to(pdf: Pdf) -> None:
    assert "Item" not in {each.role for each in reading_order(pdf)}
    assert said(pdf, "Sect") == ["", "", ""]


def test_tables_are_read_row_by_row(pdf: Pdf) -> None:
    assert said(pdf, "TH", "TD")[:5] == ["Member", "Ward", "Labour", "Ann Reed", "North"]


def test_text_that_a_form_draws_is_read(pdf: Pdf) -> None:
    assert "Drawn by a form." in said(pdf, "P")


def test_actual_text_is_read_in_place_of_what_is_drawn(pdf: Pdf) -> None:
    elements(pdf, "P")[1].ActualText = String("Welcome")
    change_contents(pdf, rb"/Span <</MCID 0>> BDC", b"/Span <</MCID 0 /ActualText (A)>> BDC")
    assert said(pdf, "H1") == ["A"]
    assert "Welcome" in said(pdf, "P")


def test_alternative_text_is_read_in_place_of_a_picture_but_not_of_its_caption(pdf: Pdf) -> None:
    figure = elements(pdf, "Figure")[0]
    caption = pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.Caption, P=figure, K=Array())
    )
    caption.ActualText = String("Figure 1")
    figure.K.append(caption)
    words = [each.words for each in reading_order(pdf)]
    place = words.index("A plan of the hall")
    assert words[place + 1] == "Figure 1"


def test_what_stands_in_a_sentence_is_read_with_it(pdf: Pdf) -> None:
    paragraph, figure = elements(pdf, "P")[1], elements(pdf, "Figure")[0]
    paragraph.K.append(figure)
    assert "Croeso A plan of the hall" in said(pdf, "P")


def test_a_list_within_an_item_is_read_behind_its_words(pdf: Pdf) -> None:
    body = elements(pdf, "LBody")[1]
    body.K[0].S = Name.Span
    found = [(each.role, each.words) for each in reading_order(pdf)]
    place = found.index(("LBody", "Members"))
    assert found[place + 1] == ("L", "")


def test_an_untagged_file_has_no_order(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot
    assert list(reading_order(pdf)) == []


# -- words ---------------------------------------------------------------------------------


def drawn(operators: bytes) -> str:
    """The words of a paragraph whose content is drawn by these operators."""
    with pikepdf.new() as made:
        page = made.add_blank_page(page_size=(400, 600)).obj
        font = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name.Courier,
            Encoding=Name.WinAnsiEncoding,
            FirstChar=32,
            Widths=Array([600] * 224),
        )
        page.Resources = Dictionary(Font=Dictionary(F0=font))
        page.Contents = made.make_stream(
            b"/P <</MCID 0>> BDC BT /F0 10 Tf 1 0 0 1 20 500 Tm " + operators + b" ET EMC"
        )
        kid = Dictionary(Type=Name.StructElem, S=Name.P, Pg=page, K=0)
        made.Root.StructTreeRoot = Dictionary(K=made.make_indirect(kid))
        (only,) = reading_order(made)
        return only.words


@pytest.mark.parametrize(
    ("operators", "words"),
    [
        (b"(one) Tj 0 -12 Td (two) Tj", "one two"),
        (b"(one ) Tj 0 -12 Td (two) Tj", "one two"),
        (b"(on) Tj 12 0 Td (e) Tj", "one"),
        (b"(one) Tj 40 0 Td (two) Tj", "one two"),
        (b"[(o) 30 (n) -20 (e)] TJ", "one"),
        (b"[(one) -300 (two)] TJ", "one two"),
        (b"12 TL (one) Tj (two) ' T* (three) Tj", "one two three"),
        (b'12 TL (one) Tj 0 0 (two) "', "one two"),
        (b"(note) Tj 24 4 Td (1) Tj", "note1"),
        (b"q 0 1 -1 0 0 0 cm (one) Tj 18 0 Td (s) Tj Q", "ones"),
        (b"3 Tr (unseen) Tj", "unseen"),
        (b"(fa\\347ade \\205 \\(a\\)) Tj", "façade … (a)"),
        (b"(commit\\255) Tj 0 -12 Td (tee) Tj", "committee"),
        (b"/Span <</ActualText (fi)>> BDC (x) Tj EMC 6 0 Td (nd) Tj", "find"),
        (b"/Span <</E (for example)>> BDC (e.g.) Tj EMC", "for example"),
    ],
)
def test_words_are_parted_where_a_reader_sees_a_gap(operators: bytes, words: str) -> None:
    assert drawn(operators) == words
