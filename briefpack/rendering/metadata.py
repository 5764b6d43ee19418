"""What a PDF says of itself: title, author, language, dates. The clock has no part in it."""

from datetime import UTC
from xml.sax.saxutils import escape

from pikepdf import Array, Dictionary, Name, Pdf, String

from briefpack import __version__
from briefpack.rendering.assembly import PackMetadata

PRODUCER = f"briefpack {__version__}"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that is kept to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
"""Says PDF/A-3a and PDF/UA-1. PDF/A knows no property but its own, unless a file describes it, as
the second description does for PDF/UA's."""


def write_metadata(pdf: Pdf, metadata: PackMetadata) -> None:
    """Set the document's information, XMP, language and the title bar."""
    moment = metadata.moment.replace(tzinfo=UTC)
    stamp = String(moment.strftime("D:%Y%m%d%H%M%SZ"))
    pdf.docinfo[Name.Title] = String(metadata.title)
    pdf.docinfo[Name.Author] = String(metadata.author)
    pdf.docinfo[Name.Producer] = String(PRODUCER)
    pdf.docinfo[Name.CreationDate] = stamp
    pdf.docinfo[Name.ModDate] = stamp
    xmp = _XMP.format(
        title=escape(metadata.title),
        author=escape(metadata.author),
        language=escape(metadata.language),
        producer=escape(PRODUCER),
        date=moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
    )
    stream = pdf.make_stream(xmp.encode())
    stream.Type = Name.Metadata
    stream.Subtype = Name.XML
    pdf.Root.Metadata = stream
    pdf.Root.Lang = String(metadata.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def write_page_labels(pdf: Pdf, labels: list[tuple[int, str, int]]) -> None:
    """Number the pages: ``labels`` has, for each run, its first page, style and first number.

    A style is "D" for figures or "r" for small roman ones, as PDF names them.
    """
    numbers = Array()
    for page, style, first in labels:
        numbers.append(page)
        numbers.append(Dictionary(S=Name(f"/{style}"), St=first))
    pdf.Root.PageLabels = Dictionary(Nums=numbers)
