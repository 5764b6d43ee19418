"""Whether two PDFs look the same, and what lies in one, packed or not."""

from io import BytesIO

import pypdfium2
from pikepdf import Pdf, PdfError, Stream
from PIL import ImageChops, ImageStat


def difference(one: bytes, other: bytes) -> float:
    """How far two PDFs are apart: of the page that differs most, the mean of 255 shades."""
    first, second = pypdfium2.PdfDocument(one), pypdfium2.PdfDocument(other)
    try:
        assert len(first) == len(second)
        return max(_apart(first[index], second[index]) for index in range(len(first)))
    finally:
        first.close()
        second.close()


def _apart(one: pypdfium2.PdfPage, other: pypdfium2.PdfPage) -> float:
    # Units other than points are not drawn larger.
    scale = one.get_width() / other.get_width()
    first = one.render(scale=1, draw_annots=False).to_pil().convert("L")
    second = other.render(scale=scale, draw_annots=False).to_pil().convert("L")
    assert abs(first.height - second.height) <= 1
    apart = ImageChops.difference(first, second.resize(first.size))
    return float(ImageStat.Stat(apart).mean[0])


def everything_in(data: bytes) -> bytes:
    """All bytes of a PDF: as they lie in it, and of all that can be unpacked."""
    found = [data]
    with Pdf.open(BytesIO(data)) as pdf:
        found.append(pdf.trailer.unparse(resolved=True))
        for each in pdf.objects:
            if isinstance(each, Stream):
                found.append(each.stream_dict.unparse(resolved=True))
                try:
                    found.append(each.read_bytes())
                except PdfError:
                    found.append(each.read_raw_bytes())
            else:
                found.append(each.unparse(resolved=True))
    return b"\n".join(found)
