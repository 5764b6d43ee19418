"""Ways to break a good PDF, one thing at a time, and the clause that each breaks.

A checker that finds nothing in the copies is blind. The files to break are like ``good_pdf``'s:
they have what a break needs, or it fails.
"""

import re
from collections.abc import Callable, Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

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


# What there is to break


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


def drop_kid(parent: Object, kid: Object) -> None:
    """Take an element out of its parent."""
    parent.K = Array(
        [
            other
            for other in parent.K
            if not isinstance(other, Dictionary) or other.objgen != kid.objgen
        ]
    )


def _add_pages(pdf: Pdf) -> None:
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


# The document


@breaks("UA-1 6.2")
def not_marked(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Marked = False


@breaks("UA-1 6.2")
def no_mark_info(pdf: Pdf) -> None:
    del pdf.Root.MarkInfo


@breaks("UA-1 7.1 (01-007)")
def suspects(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Suspects = True


@breaks("UA-1 7.2 (11-001)")
def no_language(pdf: Pdf) -> None:
    del pdf.Root.Lang


@breaks("UA-1 7.2")
def language_in_words(pdf: Pdf) -> None:
    pdf.Root.Lang = String("British English")


@breaks("UA-1 7.2")
def language_of_an_element_in_words(pdf: Pdf) -> None:
    elements(pdf, "P")[0].Lang = String("in Welsh")


@breaks("UA-1 7.1 (07-002)")
def title_not_displayed(pdf: Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


@breaks("UA-1 7.1 (07-001)")
def no_viewer_preferences(pdf: Pdf) -> None:
    del pdf.Root.ViewerPreferences


@breaks("UA-1 7.1 (06-001)")
def no_metadata(pdf: Pdf) -> None:
    del pdf.Root.Metadata


@breaks("UA-1 7.1 (06-001)")
def metadata_that_are_no_xml(pdf: Pdf) -> None:
    pdf.Root.Metadata.write(b"<x:xmpmeta>Agenda")


@breaks("UA-1 7.1 (06-003)")
def no_title(pdf: Pdf) -> None:
    change_xmp(pdf, b"<dc:title>.*</dc:title>", b"")


@breaks("UA-1 7.1 (06-003)")
def empty_title(pdf: Pdf) -> None:
    change_xmp(pdf, b'(<dc:title>.*x-default">).*(</rdf:li></rdf:Alt></dc:title>)', rb"\1 \2")


@breaks("UA-1 5 (06-002)")
def no_claim(pdf: Pdf) -> None:
    change_xmp(pdf, b"<pdfuaid:part>1</pdfuaid:part>", b"")


@breaks("UA-1 5 (06-002)")
def claim_of_another_part(pdf: Pdf) -> None:
    change_xmp(pdf, b"<pdfuaid:part>1</pdfuaid:part>", b"<pdfuaid:part>7</pdfuaid:part>")


@breaks("A-3 6.6.4")
def archive_level_unknown(pdf: Pdf) -> None:
    change_xmp(pdf, b"<pdfaid:conformance>A<", b"<pdfaid:conformance>Z<")


@breaks("UA-1 7.15 (25-001)")
def dynamic_form(pdf: Pdf) -> None:
    template = b"<xdp><config><dynamicRender>required</dynamicRender></config></xdp>"
    pdf.Root.AcroForm = Dictionary(Fields=Array(), XFA=pdf.make_stream(template))


@breaks("A-3 6.5.1")
def script_on_opening(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


@breaks("A-3 6.5.1")
def script_by_name(pdf: Pdf) -> None:
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    pdf.Root.Names.JavaScript = Dictionary(Names=Array([String("a"), script]))


@breaks("A-3 6.5.2")
def actions_of_the_document(pdf: Pdf) -> None:
    pdf.Root.AA = Dictionary(WP=Dictionary(S=Name.Named, N=Name.NextPage))


@breaks("A-3 6.5.1")
def link_that_launches(pdf: Pdf) -> None:
    link = links(pdf)[0]
    link.A = Dictionary(S=Name.Launch, F=String("calc.exe"))


@breaks("UA-1 7.10 (20-002)")
def layers_without_a_name(pdf: Pdf) -> None:
    pdf.Root.OCProperties = Dictionary(OCGs=Array(), D=Dictionary(Order=Array()))


@breaks("UA-1 7.10 (20-003)")
def layers_that_switch_themselves(pdf: Pdf) -> None:
    default = Dictionary(Name=String("Layers"), AS=Array())
    pdf.Root.OCProperties = Dictionary(OCGs=Array(), D=default)


@breaks("UA-1 7.11 (21-001)")
def attachment_without_name(pdf: Pdf) -> None:
    del pdf.Root.AF[0].UF


@breaks("A-3 6.8")
def attachment_without_relationship(pdf: Pdf) -> None:
    del pdf.Root.AF[0].AFRelationship


# Finding one's way


@breaks("UA-1 7.17")
def no_outline(pdf: Pdf) -> None:
    _add_pages(pdf)
    del pdf.Root.Outlines


@breaks("PDF 12.3.3")
def outline_to_a_lost_page(pdf: Pdf) -> None:
    pdf.Root.Outlines.First.Dest = Array([pdf.make_indirect(Dictionary()), Name.Fit])


@breaks("PDF 12.3.3")
def outline_without_words(pdf: Pdf) -> None:
    pdf.Root.Outlines.First.Title = String(" ")


@breaks("PDF 12.3.3")
def outline_in_a_circle(pdf: Pdf) -> None:
    pdf.Root.Outlines.First.Next = pdf.Root.Outlines.First


@breaks("UA-1 7.17")
def no_page_labels(pdf: Pdf) -> None:
    _add_pages(pdf)
    del pdf.Root.PageLabels


@breaks("PDF 12.4.2")
def labels_from_the_second_page(pdf: Pdf) -> None:
    pdf.Root.PageLabels.Nums[0] = 1


@breaks("PDF 12.3.2")
def name_of_a_lost_page(pdf: Pdf) -> None:
    pdf.Root.Names.Dests.Names[1] = Array([pdf.make_indirect(Dictionary()), Name.Fit])


@breaks("PDF 7.9.6")
def names_out_of_order(pdf: Pdf) -> None:
    names = list(pdf.Root.Names.Dests.Names)
    pdf.Root.Names.Dests.Names = Array(names[2:4] + names[:2] + names[4:])


@breaks("PDF 12.3.2")
def link_to_no_name(pdf: Pdf) -> None:
    next(link for link in links(pdf) if "/Dest" in link).Dest = String("nowhere")


# The tree


@breaks("UA-1 7.1")
def no_tree(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot


@breaks("UA-1 7.1")
def empty_tree(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.K = Array()


@breaks("UA-1 7.1 (02-001)")
def unknown_role(pdf: Pdf) -> None:
    elements(pdf, "P")[0].S = Name.Wibble


@breaks("UA-1 7.1 (02-003)")
def roles_in_a_circle(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(Item=Name.Part1, Part1=Name.Item)
    elements(pdf, "P")[0].S = Name.Item


@breaks("UA-1 7.1 (02-004)")
def standard_role_remapped(pdf: Pdf) -> None:
    roles = pdf.Root.StructTreeRoot.get("/RoleMap", Dictionary())
    roles.P = Name.Span
    pdf.Root.StructTreeRoot.RoleMap = roles


@breaks("PDF 14.7.2")
def tree_in_a_circle(pdf: Pdf) -> None:
    section = elements(pdf, "Sect")[0]
    section.K.append(elements(pdf, "Document")[0])


@breaks("PDF 14.7.2")
def element_twice(pdf: Pdf) -> None:
    elements(pdf, "Document")[0].K.append(elements(pdf, "H2")[0])


@breaks("UA-1 7.1")
def element_without_parent(pdf: Pdf) -> None:
    del elements(pdf, "P")[0].P


@breaks("PDF 14.7.2")
def element_of_another_parent(pdf: Pdf) -> None:
    elements(pdf, "P")[0].P = elements(pdf, "H1")[0]


@breaks("PDF 14.8.4.2")
def two_documents(pdf: Pdf) -> None:
    root = pdf.Root.StructTreeRoot
    second = elements(pdf, "Sect")[0]
    drop_kid(second.P, second)
    second.S, second.P = Name.Document, root
    root.K = Array([elements(pdf, "Document")[0], second])


@breaks("PDF 14.8.4.2")
def no_document(pdf: Pdf) -> None:
    elements(pdf, "Document")[0].S = Name.Span


@breaks("PDF 14.8.4.3")
def paragraph_in_paragraph(pdf: Pdf) -> None:
    first, second = elements(pdf, "P")[:2]
    drop_kid(second.P, second)
    second.P = first
    first.K.append(second)


@breaks("PDF 14.8.4.1")
def empty_paragraph(pdf: Pdf) -> None:
    around = elements(pdf, "H1")[0].P
    empty = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=around))
    around.K.append(empty)


# Content and the tree


@breaks("UA-1 7.1 (01-005)")
def orphan_content(pdf: Pdf) -> None:
    lost = elements(pdf, "P")[1]
    drop_kid(lost.P, lost)


@breaks("PDF 14.7.4.4")
def content_of_no_page(pdf: Pdf) -> None:
    element = elements(pdf, "P")[0]
    page = pdf.pages[0].obj
    element.K.append(Dictionary(Type=Name.MCR, Pg=page, MCID=999))


@breaks("PDF 14.7.4.4")
def content_in_two_elements(pdf: Pdf) -> None:
    first, second = elements(pdf, "P")[:2]
    second.K.append(first.K[0])


@breaks("PDF 14.7.4.4")
def content_number_used_twice(pdf: Pdf) -> None:
    draw(pdf, b"/Span <</MCID 0>> BDC 10 10 5 5 re f EMC")


@breaks("PDF 14.7.4.4")
def no_parent_tree(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot.ParentTree


@breaks("PDF 14.7.4.4")
def parent_tree_names_another(pdf: Pdf) -> None:
    owners = owners_of(pdf, pdf.pages[0].obj)
    owners[0], owners[1] = elements(pdf, "H2")[0], elements(pdf, "H2")[0]


@breaks("PDF 14.7.4.4")
def parent_tree_too_short(pdf: Pdf) -> None:
    del owners_of(pdf, pdf.pages[0].obj)[-1]


@breaks("PDF 14.7.4.4")
def page_without_struct_parents(pdf: Pdf) -> None:
    del pdf.pages[0].obj.StructParents


@breaks("PDF 14.7.4.4")
def pages_that_share_struct_parents(pdf: Pdf) -> None:
    pdf.pages[1].obj.StructParents = pdf.pages[0].obj.StructParents


@breaks("UA-1 7.20 (30-002)")
def tagged_form_drawn_twice(pdf: Pdf) -> None:
    page = next(
        page
        for page in pdf.pages
        for form in page.resources.get("/XObject", Dictionary()).values()
        if "/StructParents" in form
    )
    name = next(name for name, form in page.resources.XObject.items() if "/StructParents" in form)
    page.contents_add(f"\n{name} Do".encode(), prepend=False)


@breaks("UA-1 7.1 (01-005)")
def untagged_text(pdf: Pdf) -> None:
    font = next(iter(pdf.pages[0].resources.Font.keys()))
    draw(pdf, f"BT {font} 9 Tf 1 0 0 1 20 20 Tm <0001> Tj ET".encode())


@breaks("UA-1 7.1 (01-005)")
def untagged_path(pdf: Pdf) -> None:
    draw(pdf, b"0 0 1 rg 10 10 50 50 re f")


@breaks("UA-1 7.1 (01-005)")
def untagged_inline_image(pdf: Pdf) -> None:
    draw(pdf, b"q 9 0 0 9 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q")


@breaks("UA-1 7.1 (01-005)")
def untagged_form(pdf: Pdf) -> None:
    form = pdf.make_stream(b"0 0 5 5 re f")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    name = pdf.pages[0].add_resource(form, Name.XObject)
    draw(pdf, f"{name} Do".encode())


@breaks("UA-1 7.1 (01-003)")
def artifact_within_a_tag(pdf: Pdf) -> None:
    change_contents(pdf, rb"(/Span <</MCID 0>> BDC)", rb"\1 /Artifact BMC 1 1 5 5 re f EMC")


@breaks("UA-1 7.1 (01-004)")
def tag_within_an_artifact(pdf: Pdf) -> None:
    change_contents(pdf, rb"(/Span <</MCID 0>> BDC.*?EMC)", rb"/Artifact BMC \1 EMC")


@breaks("PDF 14.6")
def mark_that_never_ends(pdf: Pdf) -> None:
    draw(pdf, b"/Artifact BMC")


@breaks("PDF 14.6")
def mark_that_never_began(pdf: Pdf) -> None:
    draw(pdf, b"EMC")


# Headings, pictures, formulas, notes


@breaks("UA-1 7.4.2 (14-003)")
def heading_skips_a_level(pdf: Pdf) -> None:
    elements(pdf, "H2")[0].S = Name.H4


@breaks("UA-1 7.4.2 (14-002)")
def no_first_heading(pdf: Pdf) -> None:
    elements(pdf, "H1")[0].S = Name.P


@breaks("UA-1 7.4.4 (14-007)")
def two_kinds_of_headings(pdf: Pdf) -> None:
    elements(pdf, "H2")[-1].S = Name.H


@breaks("UA-1 7.4")
def no_headings(pdf: Pdf) -> None:
    for level in ("H1", "H2", "H3"):
        for heading in elements(pdf, level):
            heading.S = Name.P


@breaks("UA-1 7.3 (13-004)")
def figure_without_words(pdf: Pdf) -> None:
    for figure in elements(pdf, "Figure"):
        for key in ("/Alt", "/ActualText"):
            if key in figure:
                del figure[key]


@breaks("UA-1 7.3 (13-004)")
def figure_with_blank_words(pdf: Pdf) -> None:
    next(figure for figure in elements(pdf, "Figure") if "/Alt" in figure).Alt = String("  ")


@breaks("PDF 14.8.5.4.3")
def figure_without_box(pdf: Pdf) -> None:
    del elements(pdf, "Figure")[0].A


@breaks("UA-1 7.7 (17-002)")
def formula_without_words(pdf: Pdf) -> None:
    del elements(pdf, "Formula")[0].Alt


@breaks("UA-1 7.9 (19-003)")
def note_without_id(pdf: Pdf) -> None:
    del elements(pdf, "Note")[0].ID


@breaks("UA-1 7.9 (19-004)")
def notes_of_one_id(pdf: Pdf) -> None:
    note = elements(pdf, "Note")[0]
    second = elements(pdf, "P")[-1]
    second.S = Name.Note
    second.ID = note.ID


# Lists and tables


@breaks("UA-1 7.2 (09-005)")
def item_without_body(pdf: Pdf) -> None:
    elements(pdf, "LBody")[0].S = Name.P


@breaks("UA-1 7.2 (09-005)")
def item_outside_a_list(pdf: Pdf) -> None:
    elements(pdf, "L")[0].S = Name.Div


@breaks("UA-1 7.2 (09-006)")
def contents_without_a_list(pdf: Pdf) -> None:
    elements(pdf, "TOC")[0].S = Name.Div


@breaks("UA-1 7.2 (09-004)")
def cell_outside_a_row(pdf: Pdf) -> None:
    elements(pdf, "TR")[0].S = Name.Div


@breaks("UA-1 7.2 (09-004)")
def paragraph_in_a_row(pdf: Pdf) -> None:
    elements(pdf, "TD")[0].S = Name.P


@breaks("UA-1 7.5 (15-003)")
def header_without_scope(pdf: Pdf) -> None:
    for cell in elements(pdf, "TH"):
        if "/Scope" in cell.get("/A", Dictionary()):
            del cell.A["/Scope"]


@breaks("UA-1 7.5")
def table_without_headers(pdf: Pdf) -> None:
    for cell in elements(pdf, "TH"):
        cell.S = Name.TD


@breaks("UA-1 7.2")
def row_too_short(pdf: Pdf) -> None:
    cell = elements(pdf, "TD")[-1]
    row = cell.P
    cell.S, cell.P = Name.Span, row.K[0]
    row.K[0].K.append(cell)
    drop_kid(row, cell)


@breaks("UA-1 7.2")
def span_too_wide(pdf: Pdf) -> None:
    cell_with_heads(pdf).A.ColSpan = 5


@breaks("UA-1 7.5 (15-005)")
def headers_of_no_cell(pdf: Pdf) -> None:
    cell_with_heads(pdf).A.Headers = Array([String("nobody")])


@breaks("UA-1 7.5 (15-005)")
def headers_of_another_row(pdf: Pdf) -> None:
    """A member under the heads of another row and another group."""
    cell = cell_with_heads(pdf)
    others = [
        other
        for other in elements(pdf, "TD")
        if "/Headers" in other.get("/A", Dictionary()) and other.objgen != cell.objgen
    ]
    cell.A.Headers = others[-1].A.Headers


@breaks("UA-1 7.5 (15-005)")
def headers_of_another_column(pdf: Pdf) -> None:
    cell = cell_with_heads(pdf)
    columns = [head for head in elements(pdf, "TH") if head.A.get("/Scope") == Name.Column]
    heads = list(cell.A.Headers)
    named = {bytes(head) for head in heads}
    wrong = next(head.ID for head in columns if "/ID" in head and bytes(head.ID) not in named)
    cell.A.Headers = Array([wrong, *heads[1:]])


@breaks("UA-1 7.5 (15-005)")
def headers_of_another_table(pdf: Pdf) -> None:
    tables = elements(pdf, "Table")
    cell = elements(pdf, "TD")[-1]
    assert len(tables) >= 2
    names = [head.ID for head in elements(pdf, "TH") if "/ID" in head]
    cell.A = Dictionary(O=Name.Table, Headers=Array([names[0]]))


@breaks("UA-1 7.5 (15-005)")
def headers_that_are_no_headers(pdf: Pdf) -> None:
    cell = cell_with_heads(pdf)
    name = bytes(cell.A.Headers[0])
    next(head for head in elements(pdf, "TH") if bytes(head.get("/ID", b"")) == name).S = Name.TD


@breaks("PDF 14.7.2")
def cells_of_one_id(pdf: Pdf) -> None:
    first, second = [cell for cell in elements(pdf, "TH") if "/ID" in cell][:2]
    second.ID = first.ID


@breaks("PDF 14.7.2")
def no_id_tree(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot.IDTree


@breaks("PDF 14.7.2")
def id_tree_lacks_one(pdf: Pdf) -> None:
    names = pdf.Root.StructTreeRoot.IDTree.Names
    pdf.Root.StructTreeRoot.IDTree.Names = Array(list(names)[2:])


# Links and other annotations


@breaks("UA-1 7.18.3 (28-008)")
def no_tab_order(pdf: Pdf) -> None:
    for page in pdf.pages:
        del page.obj.Tabs


@breaks("UA-1 7.18.3 (28-009)")
def tab_order_by_rows(pdf: Pdf) -> None:
    for page in pdf.pages:
        page.obj.Tabs = Name.R


@breaks("UA-1 7.18.5 (28-011)")
def link_outside_the_tree(pdf: Pdf) -> None:
    for element in elements(pdf, "Link"):
        element.K = Array([kid for kid in element.K if kid.get("/Type") != Name.OBJR])


@breaks("UA-1 7.18.5 (28-011)")
def link_in_a_paragraph(pdf: Pdf) -> None:
    elements(pdf, "Link")[0].S = Name.P


@breaks("UA-1 7.18.5 (28-012)")
def link_without_description(pdf: Pdf) -> None:
    del links(pdf)[0].Contents


@breaks("UA-1 7.18.5")
def link_without_words(pdf: Pdf) -> None:
    element = elements(pdf, "Link")[0]
    words = [kid for kid in element.K if kid.get("/Type") == Name.MCR]
    element.P.K.extend(words)
    element.K = Array([kid for kid in element.K if kid.get("/Type") == Name.OBJR])
    for word in words:
        owners_of(pdf, word.Pg)[int(word.MCID)] = element.P


@breaks("UA-1 7.18.5")
def link_that_says_its_address(pdf: Pdf) -> None:
    link = next(link for link in links(pdf) if "/A" in link)
    link.Contents = link.A.URI


@breaks("UA-1 7.18.5")
def link_that_says_its_name(pdf: Pdf) -> None:
    link = next(link for link in links(pdf) if "/Dest" in link)
    link.Contents = link.Dest


@breaks("PDF 14.7.4.4")
def link_without_struct_parent(pdf: Pdf) -> None:
    del links(pdf)[0].StructParent


@breaks("PDF 14.7.4.4")
def links_that_share_struct_parent(pdf: Pdf) -> None:
    first, second = links(pdf)[:2]
    second.StructParent = first.StructParent


@breaks("UA-1 7.18.1 (28-002)")
def comment_outside_the_tree(pdf: Pdf) -> None:
    comment = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Text,
        Rect=Array([10, 10, 30, 30]),
        Contents=String("Is this right?"),
        F=4,
    )
    pdf.pages[0].obj.Annots.append(pdf.make_indirect(comment))


@breaks("UA-1 7.18.4 (28-010)")
def field_outside_the_tree(pdf: Pdf) -> None:
    field = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Widget,
        FT=Name.Tx,
        T=String("name"),
        TU=String("Your name"),
        Rect=Array([10, 10, 30, 30]),
        F=4,
    )
    made = pdf.make_indirect(field)
    pdf.pages[0].obj.Annots.append(made)
    pdf.Root.AcroForm = Dictionary(Fields=Array([made]))


@breaks("UA-1 7.18.2 (28-007)")
def trap_network(pdf: Pdf) -> None:
    trap = Dictionary(Type=Name.Annot, Subtype=Name.TrapNet, Rect=Array([0, 0, 9, 9]), F=4)
    pdf.pages[0].obj.Annots.append(pdf.make_indirect(trap))


# Fonts, pictures, colours


@breaks("UA-1 7.21.4.1 (31-009)")
def font_not_embedded(pdf: Pdf) -> None:
    for font in composite_fonts(pdf):
        descriptor = font.DescendantFonts[0].FontDescriptor
        for key in ("/FontFile", "/FontFile2", "/FontFile3"):
            if key in descriptor:
                del descriptor[key]


@breaks("UA-1 7.21.4.1 (31-009)")
def standard_font(pdf: Pdf) -> None:
    font = pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name.Helvetica,
            Encoding=Name.WinAnsiEncoding,
        )
    )
    name = pdf.pages[0].add_resource(font, Name.Font)
    draw(pdf, f"/Artifact BMC BT {name} 9 Tf (a) Tj ET EMC".encode())


@breaks("UA-1 7.21.7 (31-027)")
def font_without_unicode(pdf: Pdf) -> None:
    for font in composite_fonts(pdf):
        del font.ToUnicode


@breaks("UA-1 7.21.7 (10-001)")
def letters_without_unicode(pdf: Pdf) -> None:
    for font in composite_fonts(pdf):
        before = font.ToUnicode.read_bytes()
        lines = before.split(b"\n")
        pairs = [line for line in lines if line.startswith(b"<")]
        font.ToUnicode.write(b"\n".join(line for line in lines if line not in pairs[20:]))


@breaks("UA-1 7.21.7 (31-028)")
def letters_that_mean_nothing(pdf: Pdf) -> None:
    for font in composite_fonts(pdf):
        before = font.ToUnicode.read_bytes()
        font.ToUnicode.write(re.sub(rb"> ?<[0-9a-fA-F]{4}>\n", b"> <0000>\n", before))


@breaks("UA-1 7.21.7 (31-027)")
def drawn_letters_without_unicode(pdf: Pdf) -> None:
    """A Type3 font whose letter is called g1."""
    glyph = pdf.make_stream(b"500 0 0 0 500 500 d1 0 0 500 500 re f")
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=Array([0, 0, 500, 500]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
        CharProcs=Dictionary(g1=glyph),
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([97, Name.g1])),
        FirstChar=97,
        LastChar=97,
        Widths=Array([500]),
        Resources=Dictionary(),
    )
    name = pdf.pages[0].add_resource(pdf.make_indirect(font), Name.Font)
    draw(pdf, f"/Artifact BMC BT {name} 9 Tf (a) Tj ET EMC".encode())


@breaks("UA-1 7.21.3.2 (31-005)")
def glyphs_without_a_map(pdf: Pdf) -> None:
    for font in composite_fonts(pdf):
        del font.DescendantFonts[0].CIDToGIDMap


@breaks("UA-1 7.20 (30-001)")
def reference_to_another_file(pdf: Pdf) -> None:
    form = pdf.make_stream(b"0 0 5 5 re f")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    form.Ref = Dictionary(F=String("other.pdf"), Page=0)
    name = pdf.pages[0].add_resource(form, Name.XObject)
    draw(pdf, f"/Artifact BMC {name} Do EMC".encode())


@breaks("A-3 6.2.4.3")
def no_output_intent(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents


@breaks("A-3 6.2.4.3")
def press_colours(pdf: Pdf) -> None:
    draw(pdf, b"/Artifact BMC 0 1 0 0 k 10 10 5 5 re f EMC")


@breaks("A-3 6.2.4.3")
def picture_in_press_colours(pdf: Pdf) -> None:
    image = picture(pdf)
    width, height = int(image.Width), int(image.Height)
    image.write(bytes(width * height * 4))
    image.ColorSpace = Name.DeviceCMYK


@breaks("A-3 6.2.8")
def picture_smoothed(pdf: Pdf) -> None:
    picture(pdf).Interpolate = True


@breaks("A-3 6.1.10")
def old_compression(pdf: Pdf) -> None:
    """LZW, in a picture among the operators: that of a stream goes when a file is saved."""
    image = b"BI /W 1 /H 1 /BPC 8 /CS /G /F /LZW ID \x80\x00\x60\x20 EI"
    draw(pdf, b"/Artifact BMC q 9 0 0 9 0 0 cm " + image + b" Q EMC")


@breaks("A-3 6.3.2")
def link_that_is_not_printed(pdf: Pdf) -> None:
    links(pdf)[0].F = 0
