"""Files whose tags do not hang together, or not with what the pages draw."""

from pikepdf import Array, Dictionary, Name, Pdf

from tests.conformance.breaking import (
    add_form,
    breaks,
    change_contents,
    draw,
    drop_kid,
    elements,
    owners_of,
    split,
)

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


@breaks("PDF 7.9.7")
def parent_tree_beyond_its_limits(pdf: Pdf) -> None:
    first, _ = split(pdf.Root.StructTreeRoot.ParentTree, "/Nums")
    first.Limits[1] = 99


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
def untagged_text_without_a_font(pdf: Pdf) -> None:
    draw(pdf, b"BT /F9 9 Tf 1 0 0 1 20 20 Tm (a) Tj ET")


@breaks("UA-1 7.1 (01-005)")
def untagged_form(pdf: Pdf) -> None:
    add_form(pdf, b"0 0 5 5 re f")


@breaks("UA-1 7.1 (01-005)")
def untagged_program(pdf: Pdf) -> None:
    add_form(pdf, b"showpage").Subtype = Name.PS


@breaks("UA-1 7.1 (01-005)")
def orphan_content_of_a_form(pdf: Pdf) -> None:
    add_form(pdf, b"/P <</MCID 0>> BDC 0 0 5 5 re f EMC")


@breaks("PDF 7.8.3")
def drawing_that_is_not_there(pdf: Pdf) -> None:
    draw(pdf, b"/Artifact BMC /Lost Do EMC")


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
