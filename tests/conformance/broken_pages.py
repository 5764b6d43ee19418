"""Files with pages whose links, fonts or pictures are not as they have to be."""

import re

from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.conformance.breaking import (
    add_form,
    breaks,
    composite_fonts,
    draw,
    elements,
    links,
    owners_of,
    picture,
)

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


@breaks("PDF 14.7.4.4")
def links_mixed_up(pdf: Pdf) -> None:
    first, second = links(pdf)[:2]
    first.StructParent, second.StructParent = second.StructParent, first.StructParent


@breaks("PDF 14.7.4.4")
def hidden_link_without_struct_parent(pdf: Pdf) -> None:
    link = links(pdf)[0]
    link.F = 2
    del link.StructParent


@breaks("PDF 14.7.4.3")
def tags_of_lost_links(pdf: Pdf) -> None:
    del pdf.pages[0].obj.Annots


@breaks("PDF 14.7.4.3")
def tag_of_nothing(pdf: Pdf) -> None:
    next(kid for kid in elements(pdf, "Link")[0].K if "/Obj" in kid).Obj = Dictionary()


@breaks("PDF 12.5.2")
def link_on_two_pages(pdf: Pdf) -> None:
    pdf.pages[1].obj.Annots.append(links(pdf)[0])


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
    add_form(pdf, b"/Artifact BMC 0 0 5 5 re f EMC").Ref = Dictionary(F=String("other.pdf"), Page=0)


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
