"""How a file is broken: the collection of breaks, and the parts of a file that they change."""

import re
from collections.abc import Callable, Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

Break = Callable[[Pdf], None]

BROKEN: dict[str, Break] = {}
"""The breaks by name: each changes a PDF that has just been opened."""

CLAUSES: dict[str, str] = {}
"""The clause that each of them breaks, as a finding names it."""


def breaks(clause: str) -> Callable[[Break], Break]:
    """Add a break to the collection, by its function's name."""

    def add(function: Break) -> Break:
        name = function.__name__.replace("_", "-")
        assert name not in BROKEN
        BROKEN[name] = function
        CLAUSES[name] = clause
        return function

    return add


def elements(pdf: Pdf, role: str) -> list[Object]:
    """The structure elements of a role, in reading order; there is at least one."""
    found = [
        element for element in _below(pdf.Root.StructTreeRoot) if Name(f"/{role}") == element.S
    ]
    assert found, role
    return found


def _below(element: Object) -> Iterator[Object]:
    kids = element.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from _below(kid)


def links(pdf: Pdf) -> list[Object]:
    """The links of all pages."""
    found = [
        note
        for page in pdf.pages
        for note in page.obj.get("/Annots", Array())
        if note.Subtype == Name.Link
    ]
    assert found
    return found


def cell_with_heads(pdf: Pdf) -> Object:
    """A cell that names its heads."""
    return next(cell for cell in elements(pdf, "TD") if "/Headers" in cell.get("/A", Dictionary()))


def draw(pdf: Pdf, operators: bytes) -> None:
    """Add to the end of the first page."""
    pdf.pages[0].contents_add(b"\n" + operators, prepend=False)


def change_contents(pdf: Pdf, old: bytes, new: bytes) -> None:
    """Change the first place on the first page where ``old`` is found."""
    page = pdf.pages[0]
    page.contents_coalesce()
    contents = page.obj.Contents
    assert isinstance(contents, Stream)
    before = contents.read_bytes()
    after = re.sub(old, new, before, count=1)
    assert after != before
    contents.write(after)


def change_xmp(pdf: Pdf, pattern: bytes, new: bytes) -> None:
    """Change what the metadata say."""
    before = pdf.Root.Metadata.read_bytes()
    after = re.sub(pattern, new, before, flags=re.DOTALL)
    assert after != before
    pdf.Root.Metadata.write(after)


def owners_of(pdf: Pdf, page: Object) -> Object:
    """The elements that the parent tree gives for a page's content."""
    numbers: list[object] = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    found = numbers[numbers.index(int(page.StructParents)) + 1]
    assert isinstance(found, Array)
    return found


def add_form(pdf: Pdf, drawing: bytes) -> Stream:
    """Draw a form at the end of the first page, under no mark."""
    form = pdf.make_stream(drawing)
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    name = pdf.pages[0].add_resource(form, Name.XObject)
    draw(pdf, f"{name} Do".encode())
    return form


def disorder(tree: Object, key: str) -> None:
    """Have the first two pairs of a tree of names or numbers change places."""
    pairs = list(tree[key])
    tree[key] = Array(pairs[2:4] + pairs[:2] + pairs[4:])


def split(tree: Object, key: str) -> tuple[Object, Object]:
    """Have a tree of names or numbers hold its pairs in two nodes, and return these."""
    pairs = list(tree[key])
    half = len(pairs) // 4 * 2
    kids = [
        Dictionary({key: Array(part), "/Limits": Array([part[0], part[-2]])})
        for part in (pairs[:half], pairs[half:])
    ]
    del tree[key]
    tree.Kids = Array(kids)
    return tree.Kids[0], tree.Kids[1]


def drop_kid(parent: Object, kid: Object) -> None:
    """Take an element out of its parent."""
    parent.K = Array(
        [
            other
            for other in parent.K
            if not isinstance(other, Dictionary) or other.objgen != kid.objgen
        ]
    )


def add_pages(pdf: Pdf) -> None:
    """Make it long enough for readers to want a way through it."""
    for _ in range(10):
        pdf.add_blank_page()


def composite_fonts(pdf: Pdf) -> list[Object]:
    """The fonts of the first page that have descendants."""
    fonts = [font for font in pdf.pages[0].resources.Font.values() if "/DescendantFonts" in font]
    assert fonts
    return fonts


def picture(pdf: Pdf) -> Stream:
    """A picture that is drawn somewhere."""
    found = [
        image
        for page in pdf.pages
        for image in page.resources.get("/XObject", Dictionary()).values()
        if image.get("/Subtype") == Name.Image
    ]
    assert found
    assert isinstance(found[0], Stream)
    return found[0]
