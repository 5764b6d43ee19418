"""Sound files come through as a reader sees them, and with what can be read aloud."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from briefpack.foreign import Examined, OutlineLine, Refused, clean_pdf, examine, page_texts
from tests.foreign import papers
from tests.foreign.looks import difference, everything_in
from tests.foreign.measured import measured

PARAGRAPHS = """\
Housing

The council owns four hundred homes, of which half are let to people over sixty.

Repairs cost more than rents bring in this year too."""


def found(data: bytes, folder: Path) -> tuple[Examined, bytes]:
    """What a sound file is, and the clean one."""
    examined = examine(data, folder=folder)
    assert isinstance(examined, Examined)
    return examined, clean_pdf(examined, data, folder=folder)


@pytest.mark.parametrize("name", papers.SOUND)
def test_pages_look_the_same(tmp_path: Path, name: str) -> None:
    data = papers.SOUND[name]()
    _, clean = found(data, tmp_path)
    assert difference(data, clean) < 0.5


@pytest.mark.parametrize("name", ["linked", "fonts elsewhere", "scanned"])
def test_the_same_file_gives_the_same_bytes(tmp_path: Path, name: str) -> None:
    data = papers.SOUND[name]()
    assert found(data, tmp_path / "one")[1] == found(data, tmp_path / "other")[1]


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("plain", (595, 842)),
        ("turned by 90", (842, 595)),
        ("turned by 180", (595, 842)),
        ("turned by 270", (842, 595)),
        ("cropped", (800, 600)),
        ("fonts elsewhere, turned", (842, 595)),
    ],
)
def test_a_page_is_as_large_as_it_is_seen(
    tmp_path: Path, name: str, size: tuple[float, float]
) -> None:
    examined, _ = found(papers.SOUND[name](), tmp_path)
    page = examined.pages[0]
    assert (page.width, page.height) == size


def test_text_is_read_paragraph_by_paragraph(tmp_path: Path) -> None:
    with papers.paper() as pdf:
        page = pdf.pages[0].obj
        lines = [
            ("Housing", 760.0, 20.0),
            ("The council owns four hundred homes, of which half", 700, 12),
            ("are let to people over sixty.", 686, 12),
            ("Repairs cost more than rents bring in this year too.", 660, 12),
        ]
        content = b"".join(papers.words(text, y, size) for text, y, size in lines)
        page.Contents = pdf.make_stream(content)
        data = papers.saved(pdf)
    examined, _ = found(data, tmp_path)
    assert page_texts(examined, data, folder=tmp_path) == (PARAGRAPHS,)


def test_what_cannot_stand_is_a_picture_with_its_text(tmp_path: Path) -> None:
    data = papers.without_fonts()
    examined, clean = found(data, tmp_path)
    assert examined.unembedded_fonts == ("Helvetica",)
    assert [(page.is_picture, page.has_text) for page in examined.pages] == [(True, True)]
    assert [text.split() for text in papers.texts_of(clean)] == [
        "Not embedded at all A second line of it".split()
    ]
    with papers.pages_of(clean) as pages:
        fonts = dict(pages[0].Resources.Font.items())
        assert [str(font.BaseFont) for font in fonts.values()] == ["/BPACKH+DejaVuSans"]


def test_hidden_words_lie_where_the_seen_ones_are(tmp_path: Path) -> None:
    import pypdfium2

    data = papers.without_fonts()
    _, clean = found(data, tmp_path)
    places = []
    for each in (data, clean):
        document = pypdfium2.PdfDocument(each)
        text = document[0].get_textpage()
        start = text.get_text_range().index("second")
        places.append([text.get_charbox(start, loose=True), text.get_charbox(start + 5)])
        document.close()
    for before, after in zip(*places, strict=True):
        assert before[0] == pytest.approx(after[0], abs=4)
        assert before[1] == pytest.approx(after[1], abs=4)


@pytest.mark.parametrize(
    "colours",
    [
        b"0 0 0 1 k",
        b"0 0 0 1 K",
        b"/DeviceCMYK cs 0 0 0 1 sc",
        b"/Ink cs 1 scn",
        b"q 9 0 0 9 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /CMYK ID abcd EI Q",
        b"/Shade sh",
        b"/Drawn Do",
        b"/Group Do",
        b"/Tiles",
    ],
)
def test_colours_for_presses_make_a_picture_wherever_they_are(
    tmp_path: Path, colours: bytes
) -> None:
    with papers.paper() as pdf:
        page = pdf.pages[0].obj
        tint = Dictionary(FunctionType=2, N=1, Domain=Array([0, 1]))
        tint.C0, tint.C1 = Array([0, 0, 0, 0]), Array([0, 1, 0, 0])
        ink = Array([Name.Separation, Name("/Spot"), Name.DeviceCMYK, tint])
        page.Resources.ColorSpace = Dictionary(Ink=ink)
        shade = Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK, Function=tint)
        shade.Coords = Array([0, 0, 1, 1])
        page.Resources.Shading = Dictionary(Shade=shade)
        drawn = pdf.make_stream(b"0 0 0 1 k 0 0 9 9 re f", Type=Name.XObject, Subtype=Name.Form)
        group = pdf.make_stream(b"0 0 9 9 re f", Type=Name.XObject, Subtype=Name.Form)
        drawn.BBox = group.BBox = Array([0, 0, 9, 9])
        group.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
        page.Resources.XObject = Dictionary(Drawn=drawn, Group=group)
        tiles = pdf.make_stream(b"0 0 0 1 k 0 0 2 2 re f", PatternType=1, PaintType=1)
        tiles.TilingType, tiles.XStep, tiles.YStep, tiles.BBox = 1, 4, 4, Array([0, 0, 4, 4])
        page.Resources.Pattern = Dictionary(Tiles=tiles)
        if colours == b"/Tiles":
            colours = b"/Pattern cs /Tiles scn"
        page.Contents = pdf.make_stream(colours + b" 20 20 50 50 re f")
        data = papers.saved(pdf)
    examined, clean = found(data, tmp_path)
    assert examined.pages[0].is_picture
    assert b"DeviceCMYK" not in everything_in(clean)


def test_an_ink_with_red_green_and_blue_stays(tmp_path: Path) -> None:
    with papers.paper() as pdf:
        page = pdf.pages[0].obj
        tint = Dictionary(FunctionType=2, N=1, Domain=Array([0, 1]))
        tint.C0, tint.C1 = Array([1, 1, 1]), Array([0.2, 0.4, 0.1])
        ink = Array([Name.Separation, Name("/Spot"), Name.DeviceRGB, tint])
        page.Resources.ColorSpace = Dictionary(Ink=ink)
        page.Contents = pdf.make_stream(b"/Ink cs 1 scn 20 20 50 50 re f")
        data = papers.saved(pdf)
    examined, clean = found(data, tmp_path)
    assert not examined.pages[0].is_picture
    assert difference(data, clean) == 0


def test_links_lead_to_the_web_and_within_the_file(tmp_path: Path) -> None:
    examined, clean = found(papers.linked(), tmp_path)
    with papers.pages_of(clean) as pages:
        links = list(pages[0].Annots)
        addresses = [str(link.A.URI) for link in links if "/A" in link]
        targets = [link.Dest[0].objgen for link in links if "/Dest" in link]
        assert addresses == ["https://www.example.gov.uk/plan"]
        assert targets == [pages[1].objgen] * 2
    assert examined.title == "A plan"
    assert examined.outline == (OutlineLine("Chapter", 0, (OutlineLine("Section", 1),)),)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_links_stay_where_they_are_on_a_picture(tmp_path: Path, turn: int) -> None:
    with Pdf.open(BytesIO(papers.without_fonts(turn))) as pdf:
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([60, 695, 100, 715]))
        link.A = Dictionary(S=Name.URI, URI=String("mailto:clerk@example.gov.uk"))
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link)])
        data = papers.saved(pdf)
    _, clean = found(data, tmp_path)
    with papers.pages_of(clean) as pages:
        box = [float(side) for side in pages[0].Annots[0].Rect]
    assert (
        box
        == {
            0: [60, 695, 100, 715],
            90: [695, 495, 715, 535],
            180: [495, 127, 535, 147],
            270: [127, 60, 147, 100],
        }[turn]
    )


def test_a_filled_field_is_drawn(tmp_path: Path) -> None:
    examined, clean = found(papers.filled_form(), tmp_path)
    assert "Typed in" in papers.texts_of(clean)[0]
    assert "form fields" in examined.removed
    with papers.pages_of(clean) as pages:
        assert "/Annots" not in pages[0]


def test_marks_of_tags_that_are_not_kept_are_gone(tmp_path: Path) -> None:
    examined, clean = found(papers.marked(), tmp_path)
    assert (examined.tagged, examined.conforms) == (True, False)
    with papers.pages_of(clean) as pages:
        content = pages[0].Contents.read_bytes()
        assert b"Tj" in content
        assert b"BDC" not in content
        assert b"EMC" not in content
    inside = everything_in(clean)
    for mark in (b"MCID", b"StructParents", b"StructTreeRoot", b"MARKER"):
        assert mark not in inside


def test_photographs_lose_their_notes_and_nothing_else(tmp_path: Path) -> None:
    data = papers.scanned(with_text=True)
    assert b"MARKER-PHOTO" in data
    examined, clean = found(data, tmp_path)
    assert not examined.pages[0].is_picture
    inside = everything_in(clean)
    assert b"MARKER-PHOTO" not in inside
    assert b"Interpolate" not in inside


def test_text_of_machines_needs_no_font_in_the_file(tmp_path: Path) -> None:
    examined, clean = found(papers.scanned(with_text=True), tmp_path)
    assert examined.pages[0].has_text
    assert examined.unembedded_fonts == ()
    assert "Read by a machine" in papers.texts_of(clean)[0]


def test_a_scan_has_no_text(tmp_path: Path) -> None:
    examined, _ = found(papers.scanned(), tmp_path)
    assert not examined.pages[0].has_text


def test_an_empty_page_is_a_page(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=papers.A4)
        data = papers.saved(pdf)
    examined, clean = found(data, tmp_path)
    with papers.pages_of(clean) as pages:
        assert len(examined.pages) == len(pages) == 1


def test_form_without_resources_uses_those_of_the_page(tmp_path: Path) -> None:
    with papers.paper() as pdf:
        page = pdf.pages[0].obj
        form = pdf.make_stream(papers.words("Inside"), Type=Name.XObject, Subtype=Name.Form)
        form.BBox = Array([0, 0, 595, 842])
        page.Resources.XObject = Dictionary(A=form)
        page.Contents = pdf.make_stream(b"/A Do")
        data = papers.saved(pdf)
    examined, clean = found(data, tmp_path)
    assert not examined.pages[0].is_picture
    assert papers.texts_of(clean) == ["Inside"]


def test_unembedded_file_of_another_is_refused(tmp_path: Path) -> None:
    data = papers.saved(papers.paper())
    examined, _ = found(data, tmp_path)
    with pytest.raises(ValueError, match="not the file"):
        clean_pdf(examined, data + b"\n", folder=tmp_path / "empty")


def test_two_hundred_pages_take_little(tmp_path: Path) -> None:
    """The bounds leave room for a busy machine; what it takes on an idle one is a third."""
    with papers.paper(pages=200) as pdf:
        for page in pdf.pages:
            lines = (papers.words("The council notes " * 4, y, 10) for y in range(60, 640, 14))
            page.obj.Contents = pdf.make_stream(b"".join(lines))
        data = papers.saved(pdf)
    found = measured(data, tmp_path)
    assert not isinstance(found.verdict, Refused)
    assert found.seconds < 6
    assert found.megabytes < 150
