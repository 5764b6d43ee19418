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

_QUALITY = 92
"""Of JPEG pictures that are written anew: nobody sees a difference."""


def printable(data: bytes) -> bytes:
    """A picture's file, converted where its colours cannot go into a pack (ISO 19005-3, 6.2.4.3).

    Colours for the press (CMYK) come from photographers and designers, sixteen bits of grey from
    scanners; layout would take the latter for something else.
    """
    if not data.startswith(_RASTER):
        return screen_colours(data.decode("latin-1")).encode("latin-1")
    from PIL import Image

    with Image.open(BytesIO(data)) as picture:
        if picture.mode in _AS_THEY_ARE:
            return data
        return _written(_converted(picture), str(picture.format))


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
