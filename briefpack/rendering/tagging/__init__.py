"""Tags for PDF/UA: the logical structure of a section, better than WeasyPrint's own.

Within ``element_tags``, WeasyPrint's PDFs have one structure element for each HTML element,
however it is split over pages; table cells that know their headers; footnotes where they are
called; lists whose items are labels and bodies; and Artifacts for all that is not content.
Nothing drawn is left out: what finds no place in the tree raises TaggingError.

Of the HTML this asks: ``lang`` on the root, ``alt`` on pictures, ``scope`` on header cells.
``data-tag`` on an element replaces its structure type by one of ``roles.OVERRIDES``, and
``--tag: Artifact`` in the style of a ``::before`` or ``::after`` says that it is decoration.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from briefpack.rendering.tagging.errors import TaggingError
from briefpack.rendering.tagging.nodes import PdfObject

__all__ = ["SUPPORTED_WEASYPRINT", "TaggingError", "element_tags"]

SUPPORTED_WEASYPRINT = "70.0"
"""The one version whose private ways are known here; see the tests before raising it."""


@contextmanager
def element_tags(id_prefix: str) -> Iterator[None]:
    """Tag the PDFs that are written inside the ``with`` block.

    Each structure element's ID begins with ``id_prefix`` and a full stop. The prefix is
    lower-case hexadecimal, as long for every section of a pack, so that sections' IDs sort
    apart from each other. WeasyPrint is changed for the whole process while this lasts.

    Raises RuntimeError if WeasyPrint is not the supported version, ValueError for a prefix
    that is not hexadecimal; inside, writing a PDF may raise TaggingError.
    """
    import weasyprint.pdf

    from briefpack.rendering.tagging.section import tag_section

    if weasyprint.__version__ != SUPPORTED_WEASYPRINT:
        raise RuntimeError(
            f"Tags need WeasyPrint {SUPPORTED_WEASYPRINT}, not {weasyprint.__version__}: "
            f"run “pip install weasyprint=={SUPPORTED_WEASYPRINT}”.",
        )
    if not re.fullmatch(r"[0-9a-f]+", id_prefix):
        raise ValueError(f"The prefix of IDs must be lower-case hexadecimal, not {id_prefix!r}.")

    def add_tags(
        pdf: PdfObject,
        document: PdfObject,
        _pdf_version: PdfObject,
        page_streams: Sequence[PdfObject],
    ) -> None:
        tag_section(pdf, document, page_streams, id_prefix)

    original = weasyprint.pdf.add_tags
    weasyprint.pdf.add_tags = add_tags
    try:
        yield
    finally:
        weasyprint.pdf.add_tags = original
