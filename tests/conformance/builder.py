"""Draws the pages of a PDF and tags them in one go."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypeAlias

import pikepdf
from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object, Pdf, String
from PIL import ImageCms

from briefpack.rendering.assembly import PackMetadata
from briefpack.rendering.metadata import write_metadata

FONT = Path(__file__).parents[2] / "themes" / "plain" / "fonts" / "PublicSans-Regular.ttf"
LETTERS = "".join(map(chr, range(32, 127))) + "•£"

METADATA = PackMetadata(
    "Agenda of the board", "The board", "en-GB", datetime(2016, 11, 3, tzinfo=UTC)
)


class Marked(NamedTuple):
    """Content with a number: of a page, or of a form on it."""

    page: Object
    number: int
    form: Object | None = None


Kid: TypeAlias = Object | Marked
"""An element, an annotation, or content."""


class Builder:
    """Draws text and tags it in one go: what is drawn first is read first."""

    def __init__(self) -> None:
        self.pdf = pikepdf.new()
        self.root = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.ids: list[tuple[str, Object]] = []
        self.keys: list[Object] = []
        """What each key of the parent tree leads to."""
        self.drawn: list[bytes] = []
        self.face, self.glyphs, widths = _font()
        self.font = self._font(widths)
        self.page: Object = self.pdf.Root
        self.y = 0.0

    # Pages

    def new_page(self) -> None:
        self.end_page()
        made = self.pdf.add_blank_page(page_size=(400, 600))
        self.page = made.obj
        self.page.Resources = Dictionary(Font=Dictionary(F0=self.font), XObject=Dictionary())
        self.page.Tabs = Name.S
        self.page.StructParents = len(self.keys)
        self.page.Annots = Array()
        self.keys.append(self.pdf.make_indirect(Array()))
        self.y = 560.0
        self.drawn = [
            b"/Artifact <</Type /Pagination /Subtype /Header>> BDC 0.9 g 0 580 400 20 re f "
            b"0 g " + self.show("Agenda", 20, 585) + b" EMC"
        ]

    def end_page(self) -> None:
        if self.drawn:
            self.page.Contents = self.pdf.make_stream(b"\n".join(self.drawn))

    def show(self, words: str, x: float, y: float) -> bytes:
        codes = "".join(f"{self.glyphs[letter]:04x}" for letter in words)
        return f"BT /F0 10 Tf 1 0 0 1 {x} {y} Tm <{codes}> Tj ET".encode()

    def marked(self, drawing: bytes) -> Marked:
        owners = self.keys[int(self.page.StructParents)]
        number = len(owners)
        owners.append(None)
        self.drawn.append(b"/Span <</MCID %d>> BDC %s EMC" % (number, drawing))
        return Marked(self.page, number)

    def text(self, words: str, x: float = 20) -> Marked:
        self.y -= 16
        return self.marked(self.show(words, x, self.y))

    def square(self, x: float, y: float) -> Marked:
        return self.marked(f"0 0 0.6 rg {x} {y} 20 20 re f 0 g".encode())

    def picture(self, x: float, y: float) -> Marked:
        image = self.pdf.make_stream(bytes(12))
        image.Type, image.Subtype, image.ColorSpace = Name.XObject, Name.Image, Name.DeviceRGB
        image.Width, image.Height, image.BitsPerComponent = 2, 2, 8
        self.page.Resources.XObject.Im0 = image
        return self.marked(f"q 20 0 0 20 {x} {y} cm /Im0 Do Q".encode())

    def form(self, words: str) -> Marked:
        """Text inside a form, which has content numbers of its own."""
        self.y -= 16
        drawing = b"/Span <</MCID 0>> BDC " + self.show(words, 20, self.y) + b" EMC"
        form = self.pdf.make_stream(drawing)
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 400, 600])
        form.Resources = Dictionary(Font=Dictionary(F0=self.font))
        form.StructParents = len(self.keys)
        self.keys.append(self.pdf.make_indirect(Array([None])))
        self.page.Resources.XObject.Fm0 = form
        self.drawn.append(b"/Fm0 Do")
        return Marked(self.page, 0, form)

    # Elements

    def element(
        self, role: str, *kids: Kid, name: str = "", attributes: Object | None = None, **more: str
    ) -> Object:
        made = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{role}"), P=self.root, K=Array())
        )
        for kid in kids:
            self._adopt(made, kid)
        if name:
            made.ID = String(name)
            self.ids.append((name, made))
        if attributes is not None:
            made.A = attributes
        for key, value in more.items():
            made[f"/{key}"] = String(value)
        return made

    def _adopt(self, parent: Object, kid: Kid) -> None:
        if isinstance(kid, Marked):
            owner = kid.page if kid.form is None else kid.form
            self.keys[int(owner.StructParents)][kid.number] = parent
            reference = Dictionary(Type=Name.MCR, Pg=kid.page, MCID=kid.number)
            if kid.form is not None:
                reference.Stm = kid.form
            parent.K.append(reference)
        elif kid.get("/Type") == Name.Annot:
            parent.K.append(Dictionary(Type=Name.OBJR, Pg=self.page, Obj=kid))
            kid.StructParent = len(self.keys)
            self.keys.append(parent)
        else:
            kid.P = parent
            parent.K.append(kid)

    def link(self, words: str, *, uri: str = "", destination: str = "") -> Object:
        content = self.text(words)
        note = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                Rect=Array([20, self.y - 3, 120, self.y + 10]),
                Border=Array([0, 0, 0]),
                F=4,
                Contents=String(words),
            )
        )
        if uri:
            note.A = Dictionary(S=Name.URI, URI=String(uri))
        else:
            note.Dest = String(destination)
        self.page.Annots.append(note)
        return self.element("Link", content, note)

    def cell(
        self, role: str, words: str, x: float, *, name: str = "", **attributes: Object | int
    ) -> Object:
        self.y += 16 if x > 20 else 0
        owned = Dictionary(O=Name.Table) if attributes else None
        for key, value in attributes.items():
            assert owned is not None
            owned[f"/{key}"] = value
        return self.element(role, self.text(words, x), name=name, attributes=owned)

    def figure(self, role: str, content: Marked, x: float, y: float, **more: str) -> Object:
        box = Array([x, y, x + 20, y + 20])
        layout = Dictionary(O=Name.Layout, BBox=box, Placement=Name.Block)
        return self.element(role, content, attributes=layout, **more)

    # The whole

    def completed(self, *parts: Object) -> Pdf:
        """The file, with all that leads to its elements."""
        document = self.element("Document", *parts)
        document.P = self.root
        self.root.K = document
        self._trees()
        self._catalog()
        return self.pdf

    def _trees(self) -> None:
        numbers = chain.from_iterable(enumerate(self.keys))
        self.root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(list(numbers))))
        self.root.ParentTreeNextKey = len(self.keys)
        ids = chain.from_iterable((String(name), made) for name, made in sorted(self.ids))
        self.root.IDTree = self.pdf.make_indirect(Dictionary(Names=Array(list(ids))))

    def _catalog(self) -> None:
        pdf, catalog = self.pdf, self.pdf.Root
        catalog.StructTreeRoot = self.root
        catalog.MarkInfo = Dictionary(Marked=True)
        write_metadata(pdf, METADATA)
        catalog.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
        places = [
            ("budget", pdf.pages[2]),
            ("members", pdf.pages[1]),
            ("note", pdf.pages[0]),
        ]
        names = Array()
        for name, page in places:
            names.extend([String(name), Array([page.obj, Name.XYZ, 0, 560, 0])])
        catalog.Names = Dictionary(Dests=Dictionary(Names=names))
        with pdf.open_outline() as outline:
            outline.root.extend(
                pikepdf.OutlineItem(title, number)
                for number, title in enumerate(["Agenda", "Membership", "Budget"])
            )
        profile = pdf.make_stream(
            ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(), N=3
        )
        catalog.OutputIntents = Array(
            [
                Dictionary(
                    Type=Name.OutputIntent,
                    S=Name.GTS_PDFA1,
                    OutputConditionIdentifier=String("sRGB"),
                    DestOutputProfile=profile,
                )
            ]
        )
        self._attach()

    def _attach(self) -> None:
        data = self.pdf.make_stream(
            b"a,b\n1,2\n", Type=Name.EmbeddedFile, Subtype=Name("/text/csv")
        )
        data.Params = Dictionary(ModDate=String("D:20161103163000Z"))
        file = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Filespec,
                F=String("sums.csv"),
                UF=String("sums.csv"),
                EF=Dictionary(F=data, UF=data),
                AFRelationship=Name.Data,
                Desc=String("The sums"),
            )
        )
        self.pdf.Root.AF = Array([file])
        self.pdf.Root.Names.EmbeddedFiles = Dictionary(Names=Array([String("sums.csv"), file]))

    def _font(self, widths: Sequence[int]) -> Object:
        pdf = self.pdf
        name = Name("/BRIEFP+PublicSans-Regular")
        descriptor = Dictionary(
            Type=Name.FontDescriptor,
            FontName=name,
            Flags=4,
            FontBBox=Array([-200, -300, 1200, 1000]),
            ItalicAngle=0,
            Ascent=950,
            Descent=-225,
            CapHeight=700,
            StemV=80,
            FontFile2=pdf.make_stream(self.face),
        )
        descendant = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=name,
            CIDSystemInfo=Dictionary(
                Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0
            ),
            CIDToGIDMap=Name.Identity,
            FontDescriptor=pdf.make_indirect(descriptor),
            W=Array([0, Array(list(widths))]),
        )
        return pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type0,
                BaseFont=name,
                Encoding=Name("/Identity-H"),
                DescendantFonts=Array([pdf.make_indirect(descendant)]),
                ToUnicode=pdf.make_stream(_to_unicode(self.glyphs)),
            )
        )


@cache
def _font() -> tuple[bytes, dict[str, int], tuple[int, ...]]:
    """The face with few letters, the glyph of each, and all widths in thousandths."""
    out = BytesIO()
    with TTFont(FONT, lazy=True) as face:
        chosen = subset.Subsetter(subset.Options(layout_features=[], hinting=False))
        chosen.populate(text=LETTERS)
        chosen.subset(face)
        scale = 1000 / face["head"].unitsPerEm
        order = face.getGlyphOrder()
        glyphs = {chr(code): face.getGlyphID(name) for code, name in face.getBestCmap().items()}
        widths = tuple(round(face["hmtx"][name][0] * scale) for name in order)
        face.save(out)
    return out.getvalue(), glyphs, widths


def _to_unicode(glyphs: dict[str, int]) -> bytes:
    lines = "\n".join(f"<{glyph:04x}> <{ord(letter):04x}>" for letter, glyph in glyphs.items())
    return f"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
{len(glyphs)} beginbfchar
{lines}
endbfchar
endcmap CMapName currentdict /CMap defineresource pop end end""".encode()
