"""Pages that cannot stand as they are, drawn as pictures with their text over them, unseen."""

import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
from pikepdf import Array, Dictionary, Name, Object, Pdf
from PIL import Image

from briefpack.foreign.characters import presentable
from briefpack.foreign.geometry import Geometry
from briefpack.foreign.reading import Word

if TYPE_CHECKING:
    from briefpack.foreign.hidden_font import HiddenFont

DOTS_PER_INCH = 150
COARSE_DOTS_PER_INCH = 110
MOST_FINE_PAGES = 200
"""Files with more pages to draw than this are drawn coarser, to be done in time."""

_POINTS_PER_INCH = 72
_MOST_DOTS = 18_000_000
"""A page of more is drawn coarser: A0 comes to 107 dots per inch."""

_BUSY = 0.35
"""Bytes per dot above which a picture packed without loss is tried as a JPEG."""

_QUALITY = 85


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page's picture as it is packed, and its words."""

    width: int
    height: int
    is_grey: bool
    data: bytes
    codec: str
    words: list[Word]


def draw_page(
    page: pypdfium2.PdfPage, geometry: Geometry, words: list[Word], dots_per_inch: int
) -> PagePicture:
    """Draw a page, upright."""
    across, up = geometry.sides
    scale = dots_per_inch / _POINTS_PER_INCH
    scale = min(scale, (_MOST_DOTS / (across * up)) ** 0.5)
    bitmap = page.render(
        scale=scale * geometry.unit, draw_annots=False, may_draw_forms=False, rev_byteorder=True
    )
    try:
        width, height, dots = bitmap.width, bitmap.height, _dots(bitmap)
    finally:
        bitmap.close()
    red, green, blue = dots[::3], dots[1::3], dots[2::3]
    is_grey = red == green == blue
    data, codec = _packed("L" if is_grey else "RGB", (width, height), green if is_grey else dots)
    return PagePicture(width, height, is_grey, data, codec, words)


def _dots(bitmap: pypdfium2.PdfBitmap) -> bytes:
    """A bitmap's dots row by row, without what fills the rows up."""
    data, row = bytes(bitmap.buffer), bitmap.width * 3
    if bitmap.stride == row:
        return data
    starts = range(0, bitmap.height * bitmap.stride, bitmap.stride)
    return b"".join([data[start : start + row] for start in starts])


def _packed(mode: str, size: tuple[int, int], dots: bytes) -> tuple[bytes, str]:
    """The smaller of two ways to pack a picture; the second is only tried on photographs."""
    exact = zlib.compress(dots, 4)
    if len(exact) < _BUSY * size[0] * size[1]:
        return exact, "/FlateDecode"
    out = BytesIO()
    Image.frombuffer(mode, size, dots).save(out, "JPEG", quality=_QUALITY, subsampling=0)
    return min((out.getvalue(), "/DCTDecode"), (exact, "/FlateDecode"), key=lambda way: len(way[0]))


def place_picture(
    target: Pdf, page: Object, geometry: Geometry, picture: PagePicture, font: "HiddenFont"
) -> None:
    """Put a picture in the place of all that a page shows."""
    width, height = geometry.sides
    image = target.make_stream(b"")
    image.write(picture.data, filter=Name(picture.codec))
    image.Type, image.Subtype = Name.XObject, Name.Image
    image.Width, image.Height, image.BitsPerComponent = picture.width, picture.height, 8
    image.ColorSpace = Name.DeviceGray if picture.is_grey else Name.DeviceRGB
    resources = Dictionary(XObject=Dictionary(Picture=image))
    content = f"q {width:.4f} 0 0 {height:.4f} 0 0 cm /Picture Do Q".encode()
    if picture.words:
        resources.Font = Dictionary(Hidden=font.font)
        content += b"\n" + hidden_text(picture.words, font)
    for key in ("/CropBox", "/Rotate", "/UserUnit", "/Group"):
        if key in page:
            del page[key]
    page.MediaBox = Array([0, 0, round(width, 4), round(height, 4)])
    page.Resources = resources
    page.Contents = target.make_stream(content)


def hidden_text(words: list[Word], font: "HiddenFont") -> bytes:
    """The operators that lay words over a picture without showing them."""
    lines = ["BT 3 Tr /Hidden 1 Tf"]
    for word in words:
        letters = presentable(word.text)
        natural = font.width(letters)
        if not letters or not natural:
            continue
        across, up = word.towards
        stretch = word.length / natural
        lines.append(
            f"{stretch * across:.4f} {stretch * up:.4f} {-word.size * up:.4f} "
            f"{word.size * across:.4f} {word.start[0]:.2f} {word.start[1]:.2f} Tm "
            f"<{font.encode(letters + ' ')}> Tj"
        )
    lines.append("ET")
    return "\n".join(lines).encode()


def font_file() -> Path:
    """The face that hidden text is set in, which comes with the theme that all build on."""
    package = Path(__file__).parent.parent
    name = Path("plain", "fonts", "DejaVuSans.ttf")
    installed, checkout = package / "_themes" / name, package.parent / "themes" / name
    return installed if installed.exists() else checkout
