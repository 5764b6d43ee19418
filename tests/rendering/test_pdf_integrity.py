"""Broken copies of a good file: a checker that finds nothing must not pass for a clean file."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
import weasyprint
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from briefpack.rendering.tagging import element_tags
from tests.pdf_integrity import findings, items, reading_order

# WeasyPrint leaves its own colour profile to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014.icc:ResourceWarning")

PICTURE = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/%3E"
HTML = f"""
<html lang="en-GB"><head><title>Agenda</title>
<style>.f {{ float: footnote }} @page {{ @top-left {{ content: "Council" }} }}</style></head><body>
<h1>Agenda</h1><h2>Minutes</h2>
<p>Of <a href="https://x.example">May</a><span class="f">Draft.</span>, see <a href="#b">b</a>.</p>
<p><img alt="Map" src="{PICTURE}"></p><ul><li>one</li><li>two</li></ul>
<table><tr><th scope="col">A</th><th scope="col">B</th></tr><tr><td>1</td><td>2</td></tr></table>
<table><tr><th scope="col">C</th></tr><tr><td>3</td></tr></table>
<h2 id="b" style="break-before: page">Budget</h2><p>Money.</p></body></html>
"""


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file as the merger finishes it."""
    section = tmp_path_factory.mktemp("good") / "section.pdf"
    with element_tags("0a"):
        weasyprint.HTML(string=HTML).write_pdf(section, pdf_variant="pdf/a-3a")
    path = section.with_name("good.pdf")
    with pikepdf.open(section) as pdf:
        pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
        pdf.save(path)
    return path


def elements(pdf: Pdf, structure_type: str) -> list[Object]:
    """The structure elements of a type, in reading order."""
    found: list[Object] = []
    pending = items(pdf.Root.StructTreeRoot.K)
    while pending:
        element = pending.pop(0)
        if not isinstance(element, Dictionary) or "/S" not in element:
            continue
        if Name(f"/{structure_type}") == element.S:
            found.append(element)
        pending = items(element.get("/K")) + pending
    return found


def links(pdf: Pdf) -> list[Object]:
    return [annotation for page in pdf.pages for annotation in items(page.obj.get("/Annots"))]


Break = Callable[[Pdf], None]
BREAKS: list[tuple[str, Break]] = []


def finds(code: str) -> Callable[[Break], Break]:
    """Declare what a broken copy has to be found for."""

    def register(break_: Break) -> Break:
        BREAKS.append((code, break_))
        return break_

    return register


def draw(pdf: Pdf, operators: bytes) -> None:
    pdf.pages[0].contents_add(operators, prepend=True)


def draw_form(pdf: Pdf, operators: bytes) -> None:
    form = Stream(pdf, operators)
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    name = pdf.pages[0].add_resource(form, Name.XObject)
    draw(pdf, f"{name} Do".encode())


# The document


@finds("language")
def no_language(pdf: Pdf) -> None:
    del pdf.Root.Lang


@finds("marked")
def not_marked(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Marked = False


@finds("display-title")
def title_not_displayed(pdf: Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


@finds("page-labels")
def no_page_labels(pdf: Pdf) -> None:
    del pdf.Root.PageLabels


@finds("title")
def no_title(pdf: Pdf) -> None:
    del pdf.docinfo["/Title"]


@finds("xmp-title")
def no_described_title(pdf: Pdf) -> None:
    xmp = pdf.Root.Metadata.read_bytes()
    assert b"dc:title" in xmp
    pdf.Root.Metadata.write(xmp.replace(b"dc:title", b"dc:subject"))


@finds("xmp-title")
def no_metadata(pdf: Pdf) -> None:
    del pdf.Root.Metadata


@finds("untagged")
def no_tree(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot


@finds("outline")
def bookmark_to_a_lost_page(pdf: Pdf) -> None:
    pdf.Root.Outlines.First.Dest = Array([pdf.make_indirect(Dictionary()), Name.Fit])


@finds("destination")
def name_of_a_lost_page(pdf: Pdf) -> None:
    pdf.Root.Names.Dests.Names[1] = Array([pdf.make_indirect(Dictionary()), Name.Fit])


# The tree


@finds("role")
def unknown_type(pdf: Pdf) -> None:
    elements(pdf, "P")[0].S = Name.Wibble


@finds("nesting")
def list_body_as_paragraph(pdf: Pdf) -> None:
    elements(pdf, "LBody")[0].S = Name.P


@finds("nesting")
def cell_outside_a_row(pdf: Pdf) -> None:
    elements(pdf, "P")[0].S = Name.TD


@finds("empty")
def paragraph_of_nothing(pdf: Pdf) -> None:
    del elements(pdf, "P")[0].K


@finds("back-link")
def wrong_parent(pdf: Pdf) -> None:
    elements(pdf, "LBody")[0].P = elements(pdf, "P")[0]


@finds("element-twice")
def element_in_two_places(pdf: Pdf) -> None:
    elements(pdf, "Document")[0].K.append(elements(pdf, "LI")[0])


@finds("content-twice")
def content_in_two_elements(pdf: Pdf) -> None:
    first, second = elements(pdf, "LBody")
    second.K = first.K


@finds("headings")
def skipped_level(pdf: Pdf) -> None:
    elements(pdf, "H2")[0].S = Name.H3


@finds("headings")
def no_heading(pdf: Pdf) -> None:
    for kind in ("H1", "H2"):
        for heading in elements(pdf, kind):
            heading.S = Name.P


@finds("figure-alt")
def picture_without_text(pdf: Pdf) -> None:
    del elements(pdf, "Figure")[0].Alt


@finds("note-id")
def note_without_id(pdf: Pdf) -> None:
    del elements(pdf, "Note")[0].ID


@finds("id-tree")
def id_not_in_the_index(pdf: Pdf) -> None:
    elements(pdf, "Note")[0].ID = String("0a.other")


@finds("id-tree")
def no_index_of_ids(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot.IDTree


@finds("id-tree")
def index_leads_to_another_element(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.IDTree.Kids[0].Names[1] = elements(pdf, "P")[0]


@finds("id-twice")
def id_used_twice(pdf: Pdf) -> None:
    first, second, *_ = elements(pdf, "TH")
    second.ID = first.ID


@finds("tree-order")
def index_out_of_order(pdf: Pdf) -> None:
    names = pdf.Root.StructTreeRoot.IDTree.Kids[0].Names
    ordered = list(names)
    pdf.Root.StructTreeRoot.IDTree.Kids[0].Names = Array(
        [*ordered[2:4], *ordered[:2], *ordered[4:]]
    )


@finds("tree-limits")
def index_with_wrong_limits(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.IDTree.Kids[0].Limits[0] = String("0")


@finds("headers-unknown")
def header_that_is_not_there(pdf: Pdf) -> None:
    elements(pdf, "TD")[0].A.Headers = Array([String("0a.t9-r0-c0")])


@finds("headers-elsewhere")
def header_of_another_table(pdf: Pdf) -> None:
    elements(pdf, "TD")[0].A.Headers = Array([elements(pdf, "TH")[-1].ID])


@finds("headers-elsewhere")
def header_that_is_a_note(pdf: Pdf) -> None:
    elements(pdf, "TD")[0].A.Headers = Array([elements(pdf, "Note")[0].ID])


@finds("scope")
def header_without_scope(pdf: Pdf) -> None:
    del elements(pdf, "TH")[0].A.Scope


@finds("ragged-table")
def row_that_is_too_short(pdf: Pdf) -> None:
    row = elements(pdf, "TR")[1]
    row.K = Array([row.K[0]])


@finds("no-header-cell")
def table_without_headers(pdf: Pdf) -> None:
    elements(pdf, "TH")[-1].S = Name.TD


# What is drawn


@finds("orphan")
def content_not_in_the_tree(pdf: Pdf) -> None:
    document = elements(pdf, "Document")[0]
    document.K = Array(list(document.K)[:-1])


@finds("orphan")
def content_of_a_form_not_in_the_tree(pdf: Pdf) -> None:
    draw_form(pdf, b"/P <</MCID 0>> BDC 0 0 5 5 re f EMC")


@finds("not-drawn")
def element_of_nothing_drawn(pdf: Pdf) -> None:
    elements(pdf, "P")[0].K.append(999)


@finds("not-drawn")
def content_drawn_twice(pdf: Pdf) -> None:
    draw(pdf, b"/P <</MCID 1>> BDC 0 0 5 5 re f EMC")


@finds("parent-tree")
def owners_mixed_up(pdf: Pdf) -> None:
    owners = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    owners[0], owners[1], owners[2] = owners[2], owners[0], owners[1]


@finds("parent-tree")
def no_owners(pdf: Pdf) -> None:
    del pdf.pages[0].obj.StructParents


@finds("unmarked")
def line_outside_all_marks(pdf: Pdf) -> None:
    draw(pdf, b"0 0 5 5 re f")


@finds("unmarked")
def form_outside_all_marks(pdf: Pdf) -> None:
    draw_form(pdf, b"0 0 5 5 re f")


@finds("mark-nesting")
def artifact_in_content(pdf: Pdf) -> None:
    draw(pdf, b"/P <</MCID 99>> BDC /Artifact BMC 0 0 5 5 re f EMC EMC")


@finds("mark-nesting")
def content_in_an_artifact(pdf: Pdf) -> None:
    draw(pdf, b"/Artifact BMC /P <</MCID 99>> BDC 0 0 5 5 re f EMC EMC")


@finds("unbalanced")
def mark_without_end(pdf: Pdf) -> None:
    draw(pdf, b"/Artifact BMC")


@finds("unbalanced")
def end_without_mark(pdf: Pdf) -> None:
    draw(pdf, b"EMC")


# Annotations


@finds("tabs")
def no_tab_order(pdf: Pdf) -> None:
    del pdf.pages[0].obj.Tabs


@finds("contents")
def link_without_words(pdf: Pdf) -> None:
    del links(pdf)[0].Contents


@finds("link")
def link_to_a_lost_name(pdf: Pdf) -> None:
    links(pdf)[1].Dest = String("nowhere")


@finds("link")
def link_to_no_address(pdf: Pdf) -> None:
    links(pdf)[0].A.URI = String("")


@finds("annotation-untagged")
def link_not_in_the_tree(pdf: Pdf) -> None:
    link = elements(pdf, "Link")[0]
    link.K = Array([kid for kid in items(link.K) if not isinstance(kid, Dictionary)])


@finds("annotation-untagged")
def link_in_a_span(pdf: Pdf) -> None:
    elements(pdf, "Link")[0].S = Name.Span


@finds("annotation-parent")
def links_mixed_up(pdf: Pdf) -> None:
    first, second = links(pdf)
    first.StructParent, second.StructParent = second.StructParent, first.StructParent


@finds("annotation-parent")
def link_without_parent(pdf: Pdf) -> None:
    del links(pdf)[0].StructParent


@finds("object-reference")
def element_of_a_lost_link(pdf: Pdf) -> None:
    del pdf.pages[0].obj.Annots


def test_nothing_is_found_in_a_good_file(good: Path) -> None:
    assert findings(good) == []


@pytest.mark.parametrize(
    ("code", "break_"),
    [pytest.param(code, break_, id=break_.__name__) for code, break_ in BREAKS],
)
def test_a_broken_copy_is_found(good: Path, tmp_path: Path, code: str, break_: Break) -> None:
    path = tmp_path / "broken.pdf"
    with pikepdf.open(good) as pdf:
        break_(pdf)
        pdf.save(path)
    assert code in {finding.code for finding in findings(path)}


def test_a_finding_names_its_page(good: Path, tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    with pikepdf.open(good) as pdf:
        pdf.pages[1].contents_add(b"0 0 5 5 re f", prepend=True)
        pdf.save(path)
    assert [(finding.code, finding.page) for finding in findings(path)] == [("unmarked", 2)]


def test_content_of_a_form_may_be_in_the_tree(good: Path, tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    with pikepdf.open(good) as pdf:
        draw_form(pdf, b"/P <</MCID 0>> BDC 0 0 5 5 re f EMC")
        (form,) = (
            o for o in pdf.objects if isinstance(o, Stream) and o.get("/Subtype") == Name.Form
        )
        tree = pdf.Root.StructTreeRoot
        owner = elements(pdf, "P")[-1]
        form.StructParents = int(tree.ParentTreeNextKey)
        tree.ParentTree.Nums.extend([form.StructParents, Array([owner])])
        owner.K.append(Dictionary(Type=Name.MCR, Pg=pdf.pages[0].obj, Stm=form, MCID=0))
        pdf.save(path)
    assert findings(path) == []


def test_reading_order_is_the_trees(good: Path) -> None:
    assert reading_order(good) == [
        *("Agenda", "Minutes"),
        *("Of May1, see b.", "1. Draft."),
        *("Map", "•", "one", "•", "two"),
        *("A", "B", "1", "2", "C", "3"),
        *("Budget", "Money."),
    ]
