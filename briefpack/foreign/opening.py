"""Opening a file that may be anything, and refusing what cannot be printed whole."""

from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Pdf

from briefpack.foreign.copying import DAMAGED
from briefpack.foreign.findings import Refusal
from briefpack.foreign.geometry import geometry_of
from briefpack.foreign.limits import LONGEST_SIDE, MOST_PAGES, SHORTEST_SIDE
from briefpack.foreign.values import is_true, mapping

NOT_WHOLE = "it is not a whole PDF"
_HEAD = 1024


def open_pdf(path: Path) -> Pdf:
    """Open a file; raises Refusal for one that is locked, damaged, empty, or no PDF."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head:
        raise Refusal("it is empty")
    if b"%PDF-" not in head:
        raise Refusal("it is not a PDF")
    try:
        pdf = Pdf.open(path, suppress_warnings=True, attempt_recovery=False)
    except pikepdf.PasswordError as error:
        raise Refusal("it is locked with a password") from error
    except pikepdf.PdfError as error:
        raise Refusal(_why_unopened(str(error))) from error
    if not isinstance(pdf.trailer.get("/Root"), Dictionary):
        raise Refusal(NOT_WHOLE)
    refuse_damage(pdf)
    return pdf


def _why_unopened(words: str) -> str:
    if "no pages found" in words:
        return "it has no pages"
    return "its pages cannot be told apart" if "/Pages" in words else NOT_WHOLE


def refuse_damage(pdf: Pdf) -> None:
    """Raise Refusal if qpdf has mended anything: a mended page may have come out blank."""
    if pdf.get_warnings():
        raise Refusal(DAMAGED)


def check_pages(pdf: Pdf) -> None:
    """Raise Refusal for no pages, too many, or of sizes that cannot be printed."""
    count = mapping(pdf.Root.get("/Pages")).get("/Count")
    if isinstance(count, int) and count > MOST_PAGES:
        _refuse_many(count)
    try:
        pages = list(pdf.pages)
    except (pikepdf.PdfError, ValueError, TypeError) as error:
        raise Refusal("its pages cannot be told apart") from error
    refuse_damage(pdf)
    if not pages:
        raise Refusal("it has no pages")
    if len(pages) > MOST_PAGES:
        _refuse_many(len(pages))
    for number, page in enumerate(pages, start=1):
        sides = geometry_of(page.obj).sides
        if not all(SHORTEST_SIDE <= side <= LONGEST_SIDE for side in sides):
            width, height = (f"{side / 72 * 25.4:,.0f}" for side in sides)
            raise Refusal(f"page {number} measures {width} by {height} mm")


def _refuse_many(count: int) -> None:
    raise Refusal(f"it has {count:,} pages, and no more than {MOST_PAGES:,} are printed")


def check_forms(pdf: Pdf) -> None:
    """Raise Refusal for a form that is not pages but a program; have others' fields drawn."""
    form = mapping(pdf.Root.get("/AcroForm"))
    if "/XFA" in form or is_true(pdf.Root.get("/NeedsRendering")):
        raise Refusal("it is a form whose pages are made by a program (XFA)")
    if is_true(form.get("/NeedAppearances")):
        pdf.generate_appearance_streams()
