"""Other people's pages: upright, inside the frame, and nothing of them but what is drawn."""

import re
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Matrix, Name, Pdf

from briefpack.rendering.assembly import ForeignPdf
from briefpack.rendering.foreign import FRAME, append_foreign
from briefpack.rendering.structure import StructureTree


def foreign(
    path: Path, width: float, height: float, turn: int = 0, *, marks: bool = False
) -> bytes:
    """A PDF of one page whose content is a small square at its lower left corner."""
    with Pdf.new() as pdf:
        pdf.add_blank_page(page_size=(width, height))
        page = pdf.pages[0].obj
        page.Rotate = turn
        square = b"0 0 10 10 re f"
        content = b"/P <</MCID 0>> BDC " + square + b" EMC" if marks else square
        page.Contents = pdf.make_stream(content)
        page.StructParents = 0
        page.Annots = Array([pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link))])
        page.AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS=b"app.alert(1)"))
        pdf.save(path)
    return path.read_bytes()


def appended(data: bytes) -> tuple[Matrix, bytes, list[str]]:
    """The matrix that the page is drawn with, its drawing, and the keys of the new page."""
    with Pdf.new() as pdf:
        pages = list(append_foreign(pdf, ForeignPdf(data, "A plan"), StructureTree(pdf), "Plan"))
        content = pages[0].Contents.read_bytes().decode()
        match = re.search(r"q ([-0-9. ]+) cm", content)
        assert match is not None
        numbers = [float(number) for number in match[1].split()]
        drawing = pages[0].Resources.XObject.Page.read_bytes()
        return Matrix(*numbers), drawing, sorted(pages[0].keys())


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize(("width", "height"), [(595, 842), (1191, 842), (200, 300), (2384, 3370)])
def test_every_corner_is_inside_the_frame(
    tmp_path: Path, width: float, height: float, turn: int
) -> None:
    matrix, _, _ = appended(foreign(tmp_path / "a.pdf", width, height, turn))
    left, foot, right, top = FRAME
    for corner in ((0, 0), (width, 0), (0, height), (width, height)):
        x, y = matrix.transform(corner)
        assert left - 0.01 <= x <= right + 0.01
        assert foot - 0.01 <= y <= top + 0.01


@pytest.mark.parametrize(
    ("turn", "corner"),
    [(0, "lower left"), (90, "upper left"), (180, "upper right"), (270, "lower right")],
)
def test_pages_stand_as_a_viewer_shows_them(tmp_path: Path, turn: int, corner: str) -> None:
    """A turn is clockwise: the lower left corner goes to the upper left, and so on."""
    matrix, _, _ = appended(foreign(tmp_path / "a.pdf", 300, 300, turn))
    x, y = matrix.transform((0, 0))
    middle_x, middle_y = (FRAME[0] + FRAME[2]) / 2, (FRAME[1] + FRAME[3]) / 2
    seen = f"{'upper' if y > middle_y else 'lower'} {'right' if x > middle_x else 'left'}"
    assert seen == corner


def test_a_small_page_is_not_blown_up(tmp_path: Path) -> None:
    matrix, _, _ = appended(foreign(tmp_path / "a.pdf", 200, 300))
    assert matrix.a == 1


def test_marks_scripts_and_links_stay_behind(tmp_path: Path) -> None:
    _, drawing, keys = appended(foreign(tmp_path / "a.pdf", 300, 300, marks=True))
    assert b"BDC" not in drawing
    assert b"re" in drawing
    assert keys == ["/Contents", "/MediaBox", "/Parent", "/Resources", "/StructParents", "/Type"]


def test_each_page_is_a_figure_that_says_which_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with Pdf.new() as source:
        source.add_blank_page(page_size=(300, 300))
        source.add_blank_page(page_size=(300, 300))
        source.save(path)
    with Pdf.new() as pdf:
        tree = StructureTree(pdf)
        list(append_foreign(pdf, ForeignPdf(path.read_bytes(), "A plan"), tree, "Plan"))
        tree.finish()
        part = pdf.Root.StructTreeRoot.K[0].K[0]
        assert [str(figure.Alt) for figure in part.K] == [
            "A plan, page 1 of 2",
            "A plan, page 2 of 2",
        ]
        assert isinstance(part.K[0].A.BBox, pikepdf.Array)
