"""Tags that hold what they promise come along; others do not."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from briefpack.conformance import findings
from briefpack.foreign import Examined, clean_pdf, examine
from tests.foreign.looks import difference, everything_in
from tests.foreign.papers import saved

TAGGED = (
    Path(__file__).parents[2]
    / "examples/cyp-board/meetings/2016-11-03/attachments/seven-enablers.pdf"
)


def cleaned(data: bytes, folder: Path) -> tuple[Examined, bytes]:
    examined = examine(data, folder=folder)
    assert isinstance(examined, Examined)
    return examined, clean_pdf(examined, data, folder=folder)


def changed(change: Callable[[Pdf], None]) -> bytes:
    with Pdf.open(TAGGED) as pdf:
        change(pdf)
        return saved(pdf)


def kinds(data: bytes) -> list[str]:
    """The kinds of all elements, in their order."""
    found: list[str] = []

    def walk(element: pikepdf.Object) -> None:
        found.append(str(element.get("/S", "")))
        kids = element.get("/K", Array())
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, Dictionary) and "/S" in kid:
                walk(kid)

    with Pdf.open(BytesIO(data)) as pdf:
        walk(pdf.Root.StructTreeRoot)
    return found


def test_tags_that_hold_are_kept(tmp_path: Path) -> None:
    data = TAGGED.read_bytes()
    examined, clean = cleaned(data, tmp_path)
    assert (examined.tagged, examined.conforms) == (True, True)
    assert kinds(clean) == kinds(data)
    assert difference(data, clean) == 0
    with Pdf.open(BytesIO(clean)) as pdf:
        assert findings(pdf) == ()


def test_harm_beside_good_tags_is_gone(tmp_path: Path) -> None:
    def harm(pdf: Pdf) -> None:
        pdf.Root.PieceInfo = Dictionary(Editor=String("MARKER"))
        pdf.Root.StructTreeRoot["/MARKER"] = String("MARKER")
        pdf.Root.StructTreeRoot.K[0].A = Dictionary(O=Name("/MARKER"), V=String("MARKER"))
        pdf.Root.StructTreeRoot.K[0].AF = Array([pdf.make_stream(b"MARKER")])

    examined, clean = cleaned(changed(harm), tmp_path)
    assert examined.conforms
    assert b"MARKER" not in everything_in(clean)


def untitled(pdf: Pdf) -> None:
    del pdf.Root.MarkInfo


def headless(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot.ParentTree


def press(pdf: Pdf) -> None:
    page = pdf.pages[0]
    page.contents_add(b"/Artifact BMC 0 0 0 1 k 0 0 9 9 re f EMC")


@pytest.mark.parametrize("change", [untitled, headless, press])
def test_tags_that_do_not_hold_are_left_out(tmp_path: Path, change: Callable[[Pdf], None]) -> None:
    examined, clean = cleaned(changed(change), tmp_path)
    assert not examined.conforms
    inside = everything_in(clean)
    assert b"StructTreeRoot" not in inside
    assert b"MCID" not in inside
