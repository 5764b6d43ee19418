"""Hostile PDFs made by code. Whatever must not come through bears a marker."""

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from random import Random

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from tests.foreign.papers import BOX, add_page, paper, saved, words

MARKER = "MARKER"
GIB = 1 << 30

GROWS = "it grows out of all proportion when it is unpacked"
NOT_WHOLE = "it is not a whole PDF"
LOOPS = "a drawing in it contains itself"
TOO_LONG = "it takes too long to read"
TOO_MUCH = "reading it takes more memory than it should, or ends in a crash"
LAYERS = "it has hidden layers, which a reader does not see"


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file, and what becomes of it: the reasons it may be refused for, or what is removed."""

    make: Callable[[], bytes]
    refused: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def script() -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{MARKER}-SCRIPT')"))


def changed(change: Callable[[Pdf], None]) -> Callable[[], bytes]:
    """A sound paper that ``change`` has made hostile."""

    def make() -> bytes:
        with paper() as pdf:
            change(pdf)
            return saved(pdf)

    return make


def scripts(pdf: Pdf) -> None:
    names = Array([String(f"{MARKER}-NAME"), pdf.make_indirect(script())])
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=names))
    pdf.Root.OpenAction = script()
    pdf.Root.AA = Dictionary(WC=script())
    pdf.pages[0].obj.AA = Dictionary(O=script())


def launch(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.Launch, F=String(f"{MARKER}.exe"))
    annotate(pdf, Name.Link, A=Dictionary(S=Name.Launch, F=String(f"{MARKER}-CALC.exe")))


def embedded_file(pdf: Pdf) -> None:
    pdf.attachments[f"{MARKER}.exe"] = f"MZ {MARKER}-PAYLOAD".encode()
    file = pdf.make_stream(f"{MARKER}-FILE".encode())
    named = Dictionary(Type=Name.Filespec, F=String(f"{MARKER}.bin"), EF=Dictionary(F=file))
    annotate(pdf, Name.FileAttachment, FS=named)


def links_elsewhere(pdf: Pdf) -> None:
    annotate(pdf, Name.Link, A=Dictionary(S=Name.GoToR, F=String(f"\\\\{MARKER}\\share\\x.pdf")))
    annotate(pdf, Name.Link, A=Dictionary(S=Name.URI, URI=String(f"javascript:{MARKER}()")))
    annotate(pdf, Name.Link, A=Dictionary(S=Name.URI, URI=String(f"file:///etc/{MARKER}")))
    annotate(pdf, Name.Link, A=Dictionary(S=Name.SubmitForm, F=String(f"http://{MARKER}")))


def comment(pdf: Pdf) -> None:
    annotate(pdf, Name.Text, Contents=String(f"{MARKER}-COMMENT"), T=String(f"{MARKER}-AUTHOR"))


def annotate(pdf: Pdf, kind: Name, **parts: Object) -> None:
    page = pdf.pages[0].obj
    box = Array([60, 695, 200, 715])
    made = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=kind, Rect=box))
    for key, value in parts.items():
        made[f"/{key}"] = value
    page.Annots = Array([*page.get("/Annots", Array()), made])


def private(pdf: Pdf) -> None:
    page = pdf.pages[0].obj
    data = Dictionary(Editor=Dictionary(Private=String(f"{MARKER}-PRIVATE")))
    pdf.Root.PieceInfo = page.PieceInfo = data
    page[f"/{MARKER}Key"] = String(f"{MARKER}-KEY")
    page.Resources[f"/{MARKER}Key"] = String(f"{MARKER}-KEY")
    page.Resources.XObject = Dictionary(Unused=pdf.make_stream(f"({MARKER}-UNUSED)".encode()))
    page.Thumb = pdf.make_stream(f"{MARKER}-THUMB".encode())
    page.Resources.Font.F[f"/{MARKER}"] = String(f"{MARKER}-FONT")


def properties(pdf: Pdf) -> None:
    pdf.docinfo["/Author"] = f"{MARKER}-AUTHOR"
    pdf.Root.Metadata = pdf.make_stream(f"<x>{MARKER}-XMP</x>".encode())
    picture = pdf.make_stream(b"\x00" * 4, Type=Name.XObject, Subtype=Name.Image)
    picture.Width = picture.Height = 2
    picture.BitsPerComponent, picture.ColorSpace = 8, Name.DeviceGray
    picture.Metadata = pdf.make_stream(f"<x>{MARKER}-PICTURE</x>".encode())
    draw(pdf, "I", picture)


def draw(pdf: Pdf, name: str, form: Object) -> None:
    page = pdf.pages[0].obj
    page.Resources.XObject = Dictionary({f"/{name}": form})
    content = BOX + f"q 50 0 0 50 300 300 cm /{name} Do Q".encode()
    page.Contents = pdf.make_stream(content)


def form(pdf: Pdf, content: bytes, **resources: Object) -> Object:
    made = pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form)
    made.BBox = Array([0, 0, 1, 1])
    made.Resources = Dictionary({f"/{category}": group for category, group in resources.items()})
    return made


def form_of_itself(pdf: Pdf) -> None:
    made = form(pdf, b"0 0 1 1 re f /A Do")
    made.Resources.XObject = Dictionary(A=made)
    draw(pdf, "A", made)


def resources_of_themselves(pdf: Pdf) -> None:
    page = pdf.pages[0].obj
    made = form(pdf, b"/A Do /B Do")
    resources = pdf.make_indirect(Dictionary(XObject=Dictionary(A=made)))
    resources.XObject.B = made
    made.Resources = page.Resources = resources
    page.Contents = pdf.make_stream(b"/A Do")


def laughing_forms(pdf: Pdf) -> None:
    """Twenty forms that each draw the next ten times."""
    made = form(pdf, b"0 0 1 1 re f")
    for _ in range(20):
        made = form(pdf, b"/A Do " * 10, XObject=Dictionary(A=made))
    draw(pdf, "A", made)


def deep_forms(pdf: Pdf) -> None:
    made = form(pdf, b"0 0 1 1 re f")
    for _ in range(500):
        made = form(pdf, b"/A Do", XObject=Dictionary(A=made))
    draw(pdf, "A", made)


@cache
def bomb(length: int = GIB) -> bytes:
    """Spaces that unpack to ``length`` bytes: one block of a megabyte, over and over."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(b" " * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    end = zlib.compressobj(9, zlib.DEFLATED, -15).flush()
    checked = 1
    for _ in range(length >> 20):
        checked = zlib.adler32(b" " * (1 << 20), checked)
    return b"\x78\xda" + block * (length >> 20) + end + checked.to_bytes(4)


def packed(filters: Name | Array, data: bytes) -> Callable[[], bytes]:
    """A page whose content is packed in its own way."""

    def make() -> bytes:
        with paper() as pdf:
            stream = pdf.make_stream(b"")
            stream.write(data, filter=filters)
            pdf.pages[0].obj.Contents = stream
            return unpacked(pdf)

    return make


def unpacked(pdf: Pdf) -> bytes:
    out = BytesIO()
    level = pikepdf.StreamDecodeLevel.none
    pdf.save(out, stream_decode_level=level, compress_streams=False, deterministic_id=True)
    return out.getvalue()


def picture_bomb() -> bytes:
    with paper() as pdf:
        picture = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Image)
        picture.write(bomb(), filter=Name.FlateDecode)
        picture.Width = picture.Height = 100
        picture.BitsPerComponent, picture.ColorSpace = 8, Name.DeviceGray
        draw(pdf, "I", picture)
        return unpacked(pdf)


def many_pictures() -> bytes:
    """Pictures that are each within bounds, and together are not."""
    with paper() as pdf:
        page = pdf.pages[0].obj
        pictures, content = Dictionary(), b""
        for number in range(12):
            picture = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Image)
            picture.write(bomb(GIB // 8), filter=Name.FlateDecode)
            picture.Width, picture.Height = 10_000, 9_000 + number
            picture.BitsPerComponent, picture.ColorSpace = 8, Name.DeviceGray
            pictures[f"/I{number}"] = picture
            content += f"/I{number} Do ".encode()
        page.Resources.XObject = pictures
        page.Contents = pdf.make_stream(content)
        return unpacked(pdf)


def giant_picture(pdf: Pdf) -> None:
    picture = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Image)
    picture.Width = picture.Height = 100_000
    picture.BitsPerComponent, picture.ColorSpace = 8, Name.DeviceGray
    draw(pdf, "I", picture)


def drawn_giant(pdf: Pdf) -> None:
    """A picture within bounds that only fits into memory when it is not drawn."""
    picture = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Image)
    picture.write(bomb(190 << 20), filter=Name.FlateDecode)
    picture.Width, picture.Height = 9_900, 5_030
    picture.BitsPerComponent, picture.ColorSpace = 8, Name.DeviceCMYK
    draw(pdf, "I", picture)


def drawn_giant_bytes() -> bytes:
    with paper() as pdf:
        drawn_giant(pdf)
        return unpacked(pdf)


def object_stream_bomb() -> bytes:
    """A file whose catalogue lies in an object stream of a gigabyte."""
    data = bomb()
    parts = [b"%PDF-1.5\n"]
    head = b"5 0 obj<</Type/ObjStm/N 2/First 9/Filter/FlateDecode/Length %d>>stream\n"
    first = len(parts[0])
    parts.append(head % len(data) + data + b"\nendstream endobj\n")
    at = sum(map(len, parts))
    rows = [(0, 0, 65535), (2, 5, 0), (2, 5, 1), (0, 0, 0), (0, 0, 0), (1, first, 0), (1, at, 0)]
    table = b"".join(bytes([kind]) + b.to_bytes(4) + c.to_bytes(2) for kind, b, c in rows)
    parts.append(
        b"6 0 obj<</Type/XRef/Size 7/W[1 4 2]/Root 1 0 R/Length %d>>stream\n" % len(table)
        + table
        + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF\n" % at
    )
    return b"".join(parts)


def by_hand(*objects: bytes) -> bytes:
    """A file of objects 1, 2, 3, ... with a table of where they are."""
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    tail = b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (count, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % count + table + tail


def looping_tree() -> bytes:
    return by_hand(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[2 0 R]>>")


def deep_nesting() -> bytes:
    deep = b"[" * 200_000 + b"]" * 200_000
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Deep %s>>" % deep
    tree = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
    return by_hand(b"<</Type/Catalog/Pages 2 0 R>>", tree, page)


def deep_content() -> bytes:
    with paper() as pdf:
        pdf.pages[0].obj.Contents = pdf.make_stream(b"q " * 300_000 + b"[" * 100_000)
        return saved(pdf)


def giant_page(pdf: Pdf) -> None:
    pdf.pages[0].obj.MediaBox = Array([0, 0, 1_000_000, 1_000_000])


def encrypted(user: str) -> bytes:
    with paper() as pdf:
        out = BytesIO()
        allow = pikepdf.Permissions(extract=False, accessibility=False)
        pdf.save(out, encryption=pikepdf.Encryption(owner="owner", user=user, allow=allow))
        return out.getvalue()


def truncated(part: float) -> Callable[[], bytes]:
    def make() -> bytes:
        data = saved(paper(pages=3))
        return data[: int(len(data) * part)]

    return make


def xfa(pdf: Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=pdf.make_stream(b"<xdp/>"))


def layered(**settings: object) -> Callable[[], bytes]:
    def change(pdf: Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(f"{MARKER}-LAYER")))
        standard = Dictionary(Order=Array([layer]))
        if settings.get("off"):
            standard.OFF = Array([layer])
        if settings.get("base"):
            standard.BaseState = Name.OFF
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=standard)
        page = pdf.pages[0].obj
        group = layer
        if settings.get("unless"):
            group = pdf.make_indirect(Dictionary(Type=Name.OCMD, OCGs=layer, P=Name.AllOff))
        page.Resources.Properties = Dictionary(L=group)
        page.Contents = pdf.make_stream(b"/OC /L BDC " + BOX + words("Layered") + b" EMC")

    return changed(change)


def many_pages() -> bytes:
    with pikepdf.new() as pdf:
        add_page(pdf, BOX)
        for _ in range(4_999):
            pdf.pages.append(pdf.pages[0])
        return saved(pdf)


def earlier_revision() -> bytes:
    """A file with a page that has been replaced, and the old one still lying in it."""
    content = words(f"{MARKER}-REVISION")
    first = by_hand(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
    )
    before = first.rindex(b"xref\n0")
    at = len(first)
    new = b"4 0 obj<</Length %d>>stream\n%s\nendstream endobj\n" % (len(BOX), BOX)
    table = b"xref\n4 1\n%010d 00000 n \n" % at
    tail = b"trailer<</Root 1 0 R/Size 5/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
    return first + new + table + tail % (before, at + len(new))


def outline_of_itself(pdf: Pdf) -> None:
    line = pdf.make_indirect(Dictionary(Title=String("Round"), Dest=Array([pdf.pages[0].obj])))
    line.Next = line.First = line
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(First=line, Last=line))


def names_of_themselves(pdf: Pdf) -> None:
    node = pdf.make_indirect(Dictionary())
    node.Kids = Array([node, node])
    pdf.Root.Names = Dictionary(Dests=node)
    annotate(pdf, Name.Link, A=Dictionary(S=Name.GoTo, D=String("nowhere")))


def characters_without_end(pdf: Pdf) -> None:
    ranges = b"<00> <FF> <0041>\n" * 100_000
    map_ = b"1 begincodespacerange <00> <FF> endcodespacerange 100 beginbfrange\n%s\nendbfrange"
    pdf.pages[0].obj.Resources.Font.F.ToUnicode = pdf.make_stream(map_ % ranges)


def letters_of_themselves(pdf: Pdf) -> None:
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type3))
    font.FontBBox, font.FontMatrix = Array([0, 0, 1, 1]), Array([1, 0, 0, 1, 0, 0])
    letter = pdf.make_stream(b"1 0 d0 BT /T 1 Tf (a) Tj ET")
    font.CharProcs, font.Resources = Dictionary(a=letter), Dictionary(Font=Dictionary(T=font))
    font.Encoding = Dictionary(Differences=Array([97, Name("/a")]))
    font.FirstChar, font.LastChar, font.Widths = 97, 97, Array([1])
    page = pdf.pages[0].obj
    page.Resources = Dictionary(Font=Dictionary(T=font))
    page.Contents = pdf.make_stream(b"BT /T 20 Tf 50 50 Td (a) Tj ET")


def stray_bytes() -> bytes:
    return b"%PDF-1.4\n" + Random(5).randbytes(5_000)


TWICE = Array([Name.FlateDecode, Name.FlateDecode])

HOSTILE: dict[str, Hostile] = {
    "scripts": Hostile(changed(scripts), removed=("scripts",)),
    "launch": Hostile(changed(launch), removed=("commands that start programs",)),
    "embedded file": Hostile(changed(embedded_file), removed=("embedded files",)),
    "links elsewhere": Hostile(
        changed(links_elsewhere),
        removed=("links to other files", "links that are not to the web, a mailbox or a telephone"),
    ),
    "comment": Hostile(changed(comment), removed=("comments",)),
    "private data": Hostile(changed(private), removed=("private data of programs",)),
    "properties": Hostile(changed(properties), removed=("author and other properties",)),
    "earlier revision": Hostile(earlier_revision, removed=("earlier revisions",)),
    "shown layers": Hostile(layered(), removed=("layers",)),
    "owner's password": Hostile(lambda: encrypted(""), removed=("restrictions",)),
    "outline of itself": Hostile(changed(outline_of_itself)),
    "names of themselves": Hostile(changed(names_of_themselves)),
    "characters without end": Hostile(changed(characters_without_end)),
    "letters of themselves": Hostile(changed(letters_of_themselves)),
    "user's password": Hostile(lambda: encrypted("user"), ("it is locked with a password",)),
    "flate bomb": Hostile(packed(Name.FlateDecode, bomb()), (GROWS,)),
    "chained flate": Hostile(packed(TWICE, zlib.compress(bomb(), 9)), (GROWS,)),
    "picture bomb": Hostile(picture_bomb, (GROWS,)),
    "many pictures": Hostile(many_pictures, (GROWS,)),
    "object stream bomb": Hostile(object_stream_bomb, (GROWS, NOT_WHOLE)),
    "giant picture": Hostile(
        changed(giant_picture), ("it holds a picture of more than 100 million dots",)
    ),
    "drawn giant": Hostile(drawn_giant_bytes),
    "giant page": Hostile(changed(giant_page), ("page 1 measures 352,778 by 352,778 mm",)),
    "5,000 pages": Hostile(many_pages, ("it has 5,000 pages, and no more than 2,000 are printed",)),
    "looping page tree": Hostile(looping_tree, ("its pages cannot be told apart",)),
    "deep nesting": Hostile(deep_nesting, (NOT_WHOLE, "it has no pages")),
    "deep content": Hostile(deep_content, ("it is damaged, and mending it might lose a page",)),
    "form of itself": Hostile(changed(form_of_itself), (LOOPS,)),
    "resources of themselves": Hostile(changed(resources_of_themselves), (LOOPS,)),
    "deep forms": Hostile(changed(deep_forms), ("its drawings are nested too deep",)),
    "laughing forms": Hostile(changed(laughing_forms), (TOO_LONG, TOO_MUCH)),
    "XFA": Hostile(changed(xfa), ("it is a form whose pages are made by a program (XFA)",)),
    "hidden layer": Hostile(layered(off=True), (LAYERS,)),
    "layers hidden from the start": Hostile(layered(base=True), (LAYERS,)),
    "shown unless a layer is": Hostile(layered(unless=True), (LAYERS,)),
    "no pages": Hostile(lambda: saved(pikepdf.new()), ("it has no pages",)),
    "nine tenths": Hostile(truncated(0.9), (NOT_WHOLE,)),
    "half": Hostile(truncated(0.5), (NOT_WHOLE,)),
    "all but the end": Hostile(truncated(0.999), (NOT_WHOLE,)),
    "only the start": Hostile(truncated(0.001), (NOT_WHOLE,)),
    "stray bytes": Hostile(stray_bytes, (NOT_WHOLE,)),
    "empty": Hostile(bytes, ("it is empty",)),
    "text": Hostile(lambda: b"Minutes of the meeting", ("it is not a PDF",)),
}
