"""Tags one section's PDF: reads the boxes, finishes the tree, writes it."""

from collections.abc import Iterator, Sequence

import pydyf

from briefpack.rendering.tagging.boxes import BoxReader
from briefpack.rendering.tagging.elements import Elements
from briefpack.rendering.tagging.errors import TaggingError
from briefpack.rendering.tagging.headings import order_headings
from briefpack.rendering.tagging.links import link_words
from briefpack.rendering.tagging.lists import complete_items, raise_labels
from briefpack.rendering.tagging.nodes import AnnotationReference, PdfObject
from briefpack.rendering.tagging.pruning import prune
from briefpack.rendering.tagging.tables import order_parts, relate_cells
from briefpack.rendering.tagging.tree import StructureTree
from briefpack.rendering.tagging.writer import TreeWriter, mark_artifacts


def tag_section(
    pdf: PdfObject,
    document: PdfObject,
    page_streams: Sequence[PdfObject],
    id_prefix: str,
) -> None:
    """Tag the PDF that WeasyPrint is writing of a document.

    Raises TaggingError if the document has no language or something has no place in the tree.
    """
    if "Lang" not in pdf.catalog:
        raise TaggingError("The document has no language.", 'Write <html lang="en-GB">.')
    _refuse_content_in_forms(pdf, page_streams)
    first_page = document.pages[0]._page_box  # noqa: SLF001 - where WeasyPrint's tagger begins too
    tree = StructureTree(Elements(first_page.children[0].element), id_prefix)
    reader = BoxReader(tree)
    for page, stream in zip(document.pages, page_streams, strict=True):
        reader.read_page(page._page_box, page.height, stream._tags)  # noqa: SLF001
    raise_labels(tree.root)
    for content in prune(tree.root):
        reader.artifacts[content.page][content.mcid] = "Layout"
    complete_items(tree.root)
    order_headings(tree.root)
    for number, table in enumerate(tree.tables, start=1):
        relate_cells(table, f"{id_prefix}.t{number}")
        order_parts(table)
    for link, reference in reader.annotations:
        if words := link_words(link):
            reference.annotation["Contents"] = pydyf.String(words)
    annotations = [reference for _, reference in reader.annotations]
    _keep_annotations(pdf, annotations, reader.redundant)
    for stream, artifacts in zip(page_streams, reader.artifacts, strict=True):
        mark_artifacts(stream, artifacts)
    TreeWriter(pdf).write(tree.root, annotations)


def _refuse_content_in_forms(pdf: PdfObject, page_streams: Sequence[PdfObject]) -> None:
    """Raise TaggingError if words were drawn in a form of their own, as opacity makes them.

    The tree refers to content by its number in a page's own stream, so it would miss them.
    """
    pages = {id(stream) for stream in page_streams}
    for stream in pdf.objects:
        if not isinstance(stream, pydyf.Stream) or id(stream) in pages:
            continue
        if stream.extra.get("Subtype") == "/Form" and any(
            isinstance(item, pydyf.Dictionary) and "MCID" in item for item in stream.stream
        ):
            raise TaggingError(
                "Words or pictures with an opacity below 1 cannot be tagged.",
                "Use a paler colour instead of opacity.",
            )


def _keep_annotations(
    pdf: PdfObject,
    kept: Sequence[AnnotationReference],
    redundant: Sequence[AnnotationReference],
) -> None:
    """Take redundant annotations off their pages; all that stay must be in the tree."""
    removed = {reference.annotation.reference for reference in redundant}
    tagged = {reference.annotation.reference for reference in kept}
    for number, page in enumerate(_pages(pdf), start=1):
        if "Annots" not in page:
            continue
        page["Annots"] = pydyf.Array(ref for ref in page["Annots"] if ref not in removed)
        if not tagged.issuperset(page["Annots"]):
            raise TaggingError("A link has no place in the document's structure.", page=number)


def _pages(pdf: PdfObject) -> Iterator[PdfObject]:
    return (pdf.objects[number] for number in pdf.pages["Kids"][::3])
