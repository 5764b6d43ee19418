"""Files with tags that are not as such tags have to be."""

from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.conformance.breaking import (
    breaks,
    cell_with_heads,
    disorder,
    drop_kid,
    elements,
    split,
)

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
def paragraph_as_a_cell(pdf: Pdf) -> None:
    elements(pdf, "P")[0].S = Name.TD


@breaks("UA-1 7.2 (09-004)")
def table_of_a_caption(pdf: Pdf) -> None:
    table = elements(pdf, "Table")[0]
    table.K = Array([table.K[0]])


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


@breaks("UA-1 7.5 (15-005)")
def headers_that_are_a_note(pdf: Pdf) -> None:
    cell_with_heads(pdf).A.Headers = Array([elements(pdf, "Note")[0].ID])


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


@breaks("PDF 14.7.2")
def id_tree_leads_to_another(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.IDTree.Names[1] = elements(pdf, "P")[0]


@breaks("PDF 14.7.2")
def id_of_another_name(pdf: Pdf) -> None:
    elements(pdf, "Note")[0].ID = String("other")


@breaks("PDF 14.7.2")
def id_without_letters(pdf: Pdf) -> None:
    elements(pdf, "P")[0].ID = String("")


@breaks("PDF 7.9.6")
def ids_out_of_order(pdf: Pdf) -> None:
    disorder(pdf.Root.StructTreeRoot.IDTree, "/Names")


@breaks("PDF 7.9.6")
def ids_beyond_their_limits(pdf: Pdf) -> None:
    _, second = split(pdf.Root.StructTreeRoot.IDTree, "/Names")
    del second.Limits
