"""Other people's PDF pages in a pack: upright, within the frame, stamped, and tagged as figures."""

from collections.abc import Iterator
from io import BytesIO

from pikepdf import (
    Array,
    Dictionary,
    Matrix,
    Name,
    Object,
    Page,
    Pdf,
    parse_content_stream,
    unparse_content_stream,
)

from briefpack.rendering.assembly import ForeignPdf
from briefpack.rendering.structure import StructureTree

PAGE_SIZE = (595.276, 841.89)
"""A4, in points."""

FRAME = (36.0, 54.0, 559.276, 788.0)
"""Where a foreign page may stand: left, foot, right, top, in points; stamps stand outside it."""


def append_foreign(
    pdf: Pdf, foreign: ForeignPdf, tree: StructureTree, title: str
) -> Iterator[Object]:
    """Append the pages of ``foreign`` to ``pdf``, one by one; yields each new page.

    Only what is drawn comes along: no scripts, forms, links or metadata.
    """
    part = tree.add_part(title)
    with Pdf.open(BytesIO(foreign.data)) as source:
        count = len(source.pages)
        for number, page in enumerate(source.pages, start=1):
            form = pdf.copy_foreign(page.as_form_xobject(handle_transformations=False))
            _strip(form, set())
            upright, width, height = _upright(page)
            form.BBox = Array(_box(page))
            scale, x, y = _fit(width, height)
            matrix = upright @ Matrix(scale, 0, 0, scale, x, y)
            numbers = " ".join(f"{value:.5f}" for value in matrix.shorthand)
            content = f"/Figure <</MCID 0>> BDC q {numbers} cm /Page Do Q EMC".encode()
            new = pdf.make_indirect(
                Dictionary(
                    Type=Name.Page,
                    MediaBox=Array([0, 0, *PAGE_SIZE]),
                    Resources=Dictionary(XObject=Dictionary(Page=form), Font=Dictionary()),
                    Contents=pdf.make_stream(content),
                )
            )
            pdf.pages.append(Page(new))
            added = pdf.pages[-1].obj
            box = (x, y, x + width * scale, y + height * scale)
            words = foreign.alternative
            if count > 1:
                words = f"{words}, page {number} of {count}"
            tree.add_figure(part, added, words, box)
            yield added


_MARKS = frozenset({"BMC", "BDC", "EMC", "MP", "DP"})
_PRIVATE = (Name.StructParents, Name.StructParent, Name.Metadata, Name.PieceInfo)


def _strip(form: Object, seen: set[tuple[int, int]]) -> None:
    """Take the marks out of a drawing, and out of those drawn in it.

    They belong to a tag tree that has not come along, and within a figure they may not stand.
    """
    if form.objgen in seen:
        return
    seen.add(form.objgen)
    for key in _PRIVATE:
        if key in form:
            del form[key]
    content = form.read_bytes()
    if any(mark.encode() in content for mark in _MARKS):
        kept = [
            instruction
            for instruction in parse_content_stream(form)
            if str(instruction.operator) not in _MARKS
        ]
        form.write(unparse_content_stream(kept))
    inner = form.get(Name.Resources, Dictionary()).get(Name.XObject, Dictionary())
    for name in inner.keys():  # noqa: SIM118 - a PDF dictionary, not one of ours
        if inner[name].get(Name.Subtype) == Name.Form:
            _strip(inner[name], seen)


def _box(page: Page) -> list[float]:
    """What is seen of a page: left, foot, right, top."""
    x0, y0, x1, y1 = (float(side) for side in page.cropbox)
    return [min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)]


def _upright(page: Page) -> tuple[Matrix, float, float]:
    """What turns a page upright with its corner at the origin, and its width and height then."""
    x0, y0, x1, y1 = _box(page)
    width, height = x1 - x0, y1 - y0
    turn = int(page.obj.get(Name.Rotate, 0)) % 360
    moved = Matrix(1, 0, 0, 1, -x0, -y0)
    if turn == 90:  # noqa: PLR2004
        return moved @ Matrix(0, -1, 1, 0, 0, width), height, width
    if turn == 180:  # noqa: PLR2004
        return moved @ Matrix(-1, 0, 0, -1, width, height), width, height
    if turn == 270:  # noqa: PLR2004
        return moved @ Matrix(0, 1, -1, 0, height, 0), height, width
    return moved, width, height


def _fit(width: float, height: float) -> tuple[float, float, float]:
    """The scale, never above 1, and the lower left corner that centre a page in the frame."""
    left, foot, right, top = FRAME
    scale = min((right - left) / width, (top - foot) / height, 1.0)
    x = left + (right - left - width * scale) / 2
    y = foot + (top - foot - height * scale) / 2
    return scale, x, y
