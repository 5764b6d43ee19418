"""Sound PDFs made by code: small, and each with something that other people's PDFs have."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object, Pdf, String
from PIL import Image

A4 = (595.0, 842.0)
FACE = Path(__file__).parents[2] / "themes" / "plain" / "fonts" / "DejaVuSans.ttf"


def saved(pdf: Pdf) -> bytes:
    """The bytes of a PDF, streams as they are."""
    out = BytesIO()
    pdf.save(out, deterministic_id=True, fix_metadata_version=False)
    return out.getvalue()


@cache
def face_widths() -> tuple[int, ...]:
    """The widths of the letters of Windows, from the space on."""
    with TTFont(BytesIO(FACE.read_bytes())) as face:
        letters, metrics = face.getBestCmap(), face["hmtx"]
        scale = 1000 / face["head"].unitsPerEm
        widths = []
        for code in range(32, 256):
            character = bytes([code]).decode("cp1252", "ignore")
            glyph = letters.get(ord(character)) if character else None
            widths.append(round(metrics[glyph][0] * scale) if glyph else 0)
    return tuple(widths)


def embedded(pdf: Pdf) -> Object:
    """DejaVu Sans, whole and with the letters of Windows."""
    program = pdf.make_stream(FACE.read_bytes())
    program.Length1 = FACE.stat().st_size
    descriptor = pdf.make_indirect(
        Dictionary(
            Type=Name.FontDescriptor,
            FontName=Name("/DejaVuSans"),
            Flags=32,
            FontBBox=Array([-1021, -463, 1793, 1232]),
            ItalicAngle=0,
            Ascent=928,
            Descent=-236,
            CapHeight=729,
            StemV=80,
            FontFile2=program,
        )
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=Name("/DejaVuSans"),
            Encoding=Name.WinAnsiEncoding,
            FirstChar=32,
            LastChar=255,
            Widths=Array(face_widths()),
            FontDescriptor=descriptor,
        )
    )


def helvetica(pdf: Pdf) -> Object:
    """A font that is not in the file."""
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name.Helvetica,
            Encoding=Name.WinAnsiEncoding,
        )
    )


def words(text: str, y: float = 700, size: float = 14) -> bytes:
    """Operators that show a line of text in the font F."""
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return b"BT /F %g Tf 60 %g Td (%s) Tj ET\n" % (size, y, escaped.encode("cp1252"))


BOX = b"0.1 0.3 0.6 rg 100 500 120 60 re f\n"


def add_page(
    pdf: Pdf, content: bytes, size: tuple[float, float] = A4, **resources: Object
) -> Object:
    """A page with some content, and the font F."""
    pdf.add_blank_page(page_size=size)
    page = pdf.pages[-1].obj
    page.Contents = pdf.make_stream(content)
    page.Resources = Dictionary({f"/{category}": group for category, group in resources.items()})
    return page


def paper(text: str = "Housing strategy", pages: int = 1) -> Pdf:
    """A PDF of pages that stand as they are: text in an embedded font, and a box."""
    pdf = pikepdf.new()
    font = embedded(pdf)
    for number in range(1, pages + 1):
        add_page(pdf, BOX + words(f"{text}, page {number}"), Font=Dictionary(F=font))
    return pdf


def turned(turn: int) -> bytes:
    """A page that is shown turned."""
    with paper() as pdf:
        pdf.pages[0].obj.Rotate = turn
        return saved(pdf)


def cropped() -> bytes:
    """A page of which only a part is shown, in units of two points."""
    with paper() as pdf:
        page = pdf.pages[0].obj
        page.MediaBox, page.CropBox = Array([10, 20, 605, 862]), Array([50, 450, 450, 750])
        page.UserUnit = 2
        return saved(pdf)


def in_press_colours() -> bytes:
    """A page in cyan, magenta, yellow and black."""
    with paper() as pdf:
        page = pdf.pages[0].obj
        page.Contents = pdf.make_stream(b"0.8 0.2 0 0.1 k 60 600 300 40 re f\n" + words("Press"))
        return saved(pdf)


def without_fonts(turn: int = 0) -> bytes:
    """A page in a font that is not in the file."""
    with pikepdf.new() as pdf:
        content = BOX + words("Not embedded at all") + words("A second line of it", 680)
        page = add_page(pdf, content, Font=Dictionary(F=helvetica(pdf)))
        page.Rotate = turn
        return saved(pdf)


def scanned(*, with_text: bool = False) -> bytes:
    """A page that is a photograph, perhaps with text over it that is not seen."""
    out = BytesIO()
    picture = Image.linear_gradient("L").convert("RGB").resize((300, 400))
    picture.save(out, "JPEG", exif=_notes())
    with pikepdf.new() as pdf:
        image = pdf.make_stream(b"")
        image.write(out.getvalue(), filter=Name.DCTDecode)
        image.Type, image.Subtype, image.ColorSpace = Name.XObject, Name.Image, Name.DeviceRGB
        image.Width, image.Height, image.BitsPerComponent = 300, 400, 8
        image.Interpolate = True
        content = b"q 400 0 0 500 90 200 cm /I Do Q\n"
        if with_text:
            content += b"3 Tr " + words("Read by a machine")
        fonts = Dictionary(F=helvetica(pdf))
        add_page(pdf, content, XObject=Dictionary(I=image), Font=fonts)
        return saved(pdf)


def _notes() -> bytes:
    notes = Image.Exif()
    notes[0x010E] = "MARKER-PHOTO"
    return notes.tobytes()


def filled_form() -> bytes:
    """A page with a text field that somebody has filled in."""
    with paper() as pdf:
        look = pdf.make_stream(b"/Tx BMC q " + words("Typed in", 5) + b"Q EMC")
        look.Type, look.Subtype, look.BBox = Name.XObject, Name.Form, Array([0, 0, 200, 20])
        look.Resources = Dictionary(Font=Dictionary(F=pdf.pages[0].obj.Resources.Font.F))
        field = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Tx,
                T=String("name"),
                V=String("Typed in"),
                Rect=Array([60, 400, 260, 420]),
                AP=Dictionary(N=look),
                F=4,
            )
        )
        pdf.pages[0].obj.Annots = Array([field])
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]))
        return saved(pdf)


def linked() -> bytes:
    """Two pages with links to the web, to each other, and bookmarks."""
    with paper(pages=2) as pdf:
        first, second = (page.obj for page in pdf.pages)

        def link(**target: Object) -> Object:
            box = Array([60, 695, 200, 715])
            made = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=box)
            for key, value in target.items():
                made[f"/{key}"] = value
            return pdf.make_indirect(made)

        first.Annots = Array(
            [
                link(A=Dictionary(S=Name.URI, URI=String("https://www.example.gov.uk/plan"))),
                link(A=Dictionary(S=Name.GoTo, D=String("two"))),
                link(Dest=Array([second, Name.Fit])),
            ]
        )
        names = Array([String("two"), Dictionary(D=Array([second, Name.XYZ, 0, 700, 0]))])
        pdf.Root.Names = Dictionary(Dests=Dictionary(Names=names))
        with pdf.open_outline() as outline:
            chapter = pikepdf.OutlineItem("Chapter", 0)
            chapter.children.append(pikepdf.OutlineItem("Section", 1))
            outline.root.append(chapter)
        pdf.docinfo["/Title"] = "A plan"
        return saved(pdf)


def marked() -> bytes:
    """A page with marks and a tag tree that does not hold what it promises."""
    with paper() as pdf:
        page = pdf.pages[0].obj
        content = b"/P <</MCID 0 /ActualText (MARKER-TEXT)>> BDC\n" + words("Tagged") + b"EMC\n"
        page.Contents = pdf.make_stream(content)
        page.StructParents = 0
        element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, Pg=page, K=0))
        tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=element))
        element.P = tree
        pdf.Root.StructTreeRoot, pdf.Root.MarkInfo = tree, Dictionary(Marked=True)
        return saved(pdf)


SOUND: dict[str, Callable[[], bytes]] = {
    "plain": lambda: saved(paper(pages=3)),
    "turned by 90": lambda: turned(90),
    "turned by 180": lambda: turned(180),
    "turned by 270": lambda: turned(270),
    "cropped": cropped,
    "scanned": scanned,
    "scanned and read": lambda: scanned(with_text=True),
    "a filled form": filled_form,
    "linked": linked,
    "marked": marked,
    "press colours": in_press_colours,
    "fonts elsewhere": without_fonts,
    "fonts elsewhere, turned": lambda: without_fonts(90),
}


def texts_of(data: bytes) -> list[str]:
    """The text of each page, as another library finds it."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


@contextmanager
def pages_of(data: bytes) -> Iterator[list[Object]]:
    """The pages of a PDF."""
    with Pdf.open(BytesIO(data)) as pdf:
        yield [page.obj for page in pdf.pages]
