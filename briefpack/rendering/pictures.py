"""Colours as PDF/A takes them: grey or red, green and blue, eight bits each, without smoothing."""

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

_RASTER = (b"\x89PNG", b"\xff\xd8\xff")
"""How PNG and JPEG files begin."""

_AS_THEY_ARE = frozenset({"1", "L", "LA", "P", "PA", "RGB", "RGBA"})
"""Pillow's names of what needs no conversion."""

_PRESS_COLOUR = re.compile(r"device-cmyk\(([^()]*)\)", re.IGNORECASE)
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?%?", re.IGNORECASE)

_MARKER, _START_OF_SCAN, _COMMENT = 0xFF, 0xDA, 0xFE
_FIRST_APPLICATION, _LAST_APPLICATION = 0xE0, 0xEF
_NEEDED = (b"JFIF\0", b"ICC_PROFILE\0", b"Adobe")
"""How the parts of a JPEG file begin that say how its pixels are to be read (ITU-T T.81, B.1)."""

_ORIENTATION = 0x0112
"""Exif's tag of how the camera was held."""

_QUALITY = 92
"""Of JPEG pictures that are written anew: nobody sees a difference."""


def printable(data: bytes) -> bytes:
    """A picture's file as it may go into a pack: nothing in it but what it shows.

    It is converted where its colours may not be in a pack (ISO 19005-3, 6.2.4.3).

    Colours for the press (CMYK) come from photographers and designers, sixteen bits of grey from
    scanners; layout would take the latter for something else.
    """
    if not data.startswith(_RASTER):
        return screen_colours(data.decode("latin-1")).encode("latin-1")
    from PIL import Image, ImageOps

    with Image.open(BytesIO(data)) as picture:
        if picture.mode not in _AS_THEY_ARE:
            return _written(_converted(picture), str(picture.format))
        if picture.format != "JPEG":
            return data  # of a PNG only the pixels go into a PDF
        if picture.getexif().get(_ORIENTATION, 1) != 1:
            return _written(ImageOps.exif_transpose(picture), "JPEG")
        return without_private_parts(data)


def without_private_parts(jpeg: bytes) -> bytes:
    """A JPEG file without where, when and with what it was taken, thumbnails and comments.

    Its pixels are as they were: the parts in front of them are left out, save those that say how
    they are to be read (JFIF, the colour profile, Adobe's transform).
    """
    kept = bytearray(jpeg[:2])
    position = 2
    while position + 4 <= len(jpeg) and jpeg[position] == _MARKER:
        kind = jpeg[position + 1]
        if kind == _START_OF_SCAN:
            break
        end = position + 2 + int.from_bytes(jpeg[position + 2 : position + 4], "big")
        application = _FIRST_APPLICATION <= kind <= _LAST_APPLICATION
        if not (application or kind == _COMMENT) or jpeg[position + 4 : end].startswith(_NEEDED):
            kept += jpeg[position:end]
        position = end
    return bytes(kept + jpeg[position:])


def screen_colours(text: str) -> str:
    """The text of a style sheet or an SVG picture, with its press colours turned into RGB."""
    return _PRESS_COLOUR.sub(_screen_colour, text)


def _screen_colour(match: re.Match[str]) -> str:
    """One colour of CSS, as CSS itself says where there is no profile (CSS Color 5, 7.2)."""
    amounts = [_amount(number) for number in _NUMBER.findall(match[1])]
    if len(amounts) not in {4, 5}:
        return "black"
    *inks, black = amounts[:4]
    shades = (round(255 * (1 - min(1, ink * (1 - black) + black))) for ink in inks)
    red, green, blue = shades
    opacity = amounts[4] if amounts[4:] else 1
    return f"rgba({red}, {green}, {blue}, {opacity:g})"


def _amount(number: str) -> float:
    amount = float(number[:-1]) / 100 if number.endswith("%") else float(number)
    return min(max(amount, 0), 1)


def _converted(picture: "Image") -> "Image":
    from PIL import ImageOps

    upright = ImageOps.exif_transpose(picture)
    if upright.mode.startswith("I"):
        return upright.point(lambda value: value / 256).convert("L")
    return _by_profile(upright) or upright.convert("RGB")


def _by_profile(picture: "Image") -> "Image | None":
    """The picture in RGB by way of its own colour profile; None if it has none that works."""
    from PIL import ImageCms

    profile = picture.info.get("icc_profile")
    if not profile:
        return None
    try:
        return ImageCms.profileToProfile(
            picture,
            ImageCms.ImageCmsProfile(BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGB",
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None


def _written(picture: "Image", form: str) -> bytes:
    stream = BytesIO()
    picture.info.pop("icc_profile", None)  # of the colours that it had
    if form == "PNG":
        picture.save(stream, "PNG")
    else:
        picture.save(stream, "JPEG", quality=_QUALITY)
    return stream.getvalue()


def forbid_smoothing(_document: Any, pdf: Any) -> None:  # noqa: ANN401 - WeasyPrint is untyped
    """Let no viewer smooth pictures in a PDF that WeasyPrint writes (ISO 19005-3, 6.2.8)."""
    for thing in pdf.objects:
        extra = getattr(thing, "extra", None)
        if extra and extra.get("Subtype") == "/Image":
            extra["Interpolate"] = "false"
