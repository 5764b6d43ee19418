"""Files that are broken as a whole: what they say of themselves, and the ways through them."""

from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.conformance.breaking import (
    add_pages,
    breaks,
    change_xmp,
    disorder,
    elements,
    links,
    split,
)

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
def language_of_one_letter(pdf: Pdf) -> None:
    pdf.Root.Lang = String("e-GB")


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
    add_pages(pdf)
    del pdf.Root.Outlines


@breaks("PDF 12.3.3")
def outline_to_a_lost_page(pdf: Pdf) -> None:
    pdf.Root.Outlines.First.Dest = Array([pdf.make_indirect(Dictionary()), Name.Fit])


@breaks("PDF 12.3.2")
def outline_to_the_number_of_a_page(pdf: Pdf) -> None:
    pdf.Root.Outlines.First.Dest = Array([1, Name.Fit])


@breaks("PDF 12.3.3")
def outline_without_words(pdf: Pdf) -> None:
    pdf.Root.Outlines.First.Title = String(" ")


@breaks("PDF 12.3.3")
def outline_in_a_circle(pdf: Pdf) -> None:
    pdf.Root.Outlines.First.Next = pdf.Root.Outlines.First


@breaks("UA-1 7.17")
def no_page_labels(pdf: Pdf) -> None:
    add_pages(pdf)
    del pdf.Root.PageLabels


@breaks("PDF 12.4.2")
def labels_from_the_second_page(pdf: Pdf) -> None:
    pdf.Root.PageLabels.Nums[0] = 1


@breaks("PDF 12.3.2")
def name_of_a_lost_page(pdf: Pdf) -> None:
    pdf.Root.Names.Dests.Names[1] = Array([pdf.make_indirect(Dictionary()), Name.Fit])


@breaks("PDF 12.3.2")
def name_of_a_page_without_a_way_to_show_it(pdf: Pdf) -> None:
    pdf.Root.Names.Dests.Names[1] = Array([pdf.pages[1].obj])


@breaks("PDF 7.9.6")
def names_out_of_order(pdf: Pdf) -> None:
    disorder(pdf.Root.Names.Dests, "/Names")


@breaks("PDF 7.9.6")
def names_beyond_their_limits(pdf: Pdf) -> None:
    first, _ = split(pdf.Root.Names.Dests, "/Names")
    first.Limits[0] = String("a")


@breaks("PDF 7.9.7")
def labels_out_of_order(pdf: Pdf) -> None:
    pdf.Root.PageLabels.Nums = Array([2, Dictionary(S=Name.D), 0, Dictionary(S=Name.R)])


@breaks("PDF 12.3.2")
def link_to_no_name(pdf: Pdf) -> None:
    next(link for link in links(pdf) if "/Dest" in link).Dest = String("nowhere")


@breaks("PDF 12.3.2")
def link_to_no_address(pdf: Pdf) -> None:
    next(link for link in links(pdf) if "/A" in link).A.URI = String("")


@breaks("PDF 12.3.2")
def link_to_the_number_of_a_page(pdf: Pdf) -> None:
    next(link for link in links(pdf) if "/Dest" in link).Dest = Array([1, Name.Fit])
