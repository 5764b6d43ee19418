"""Other people's files: what they are, how many pages they have, and whether they can be read."""

import hashlib
import posixpath
from io import BytesIO

from briefpack.model.briefing import Attachment, Media
from briefpack.problems import Problem, Severity
from briefpack.store.files import Where

NOT_AN_ATTACHMENT = "BP006"
DAMAGED = "BP007"

IMAGES = frozenset({".png", ".jpg", ".jpeg", ".svg"})

MOST_PIXELS = 100_000_000
"""A picture of more pixels than this is a mistake, or a way to fill the memory."""


def is_report(file: str) -> bool:
    """Whether a file is a report, by its name."""
    return posixpath.splitext(file)[1].lower() in {".md", ".markdown"}


def read_attachment(file: str, data: bytes, named_at: Where) -> Attachment | Problem:
    """What the file ``file`` with the bytes ``data`` is, or why it cannot be printed."""
    suffix = posixpath.splitext(file)[1].lower()
    if suffix == ".pdf":
        found = _pdf_pages(data)
    elif suffix == ".svg":
        found = _svg(data)
    elif suffix in IMAGES:
        found = _picture(data, suffix)
    else:
        return Problem(
            NOT_AN_ATTACHMENT,
            Severity.ERROR,
            f"{file} is neither a PDF nor a picture",
            named_at(),
            hint="save it as .pdf, .png, .jpg or .svg; a report is a .md file",
        )
    if isinstance(found, str):
        return Problem(
            DAMAGED,
            Severity.ERROR,
            f"{file} cannot be printed: {found}",
            named_at(),
            hint="open it, and save or export it anew",
        )
    media = Media.PDF if suffix == ".pdf" else Media.IMAGE
    return Attachment(media, found, hashlib.sha256(data).hexdigest())


def _pdf_pages(data: bytes) -> int | str:
    """How many pages a PDF has, or what is wrong with it."""
    import pikepdf

    if not data:
        return "it is empty"
    try:
        with pikepdf.open(BytesIO(data), suppress_warnings=True) as pdf:
            pages = len(pdf.pages)
            warnings = pdf.get_warnings()
    except pikepdf.PasswordError:
        return "it is locked with a password"
    except Exception:  # noqa: BLE001 - the library raises many kinds for broken files
        return "it is not a whole PDF"
    if warnings:
        # qpdf mends what it can, and a mended page may have come out blank.
        return "it is damaged, and mending it might lose a page"
    return pages or "it has no pages"


def _svg(data: bytes) -> int | str:
    from xml.etree import ElementTree as ET

    if b"<!ENTITY" in data:
        return "it declares entities, which a picture has no need of"
    try:
        root = ET.fromstring(data)  # noqa: S314 - entities are refused above
    except (ET.ParseError, RecursionError, ValueError):
        return "it is not a whole SVG picture"
    return 1 if root.tag == "{http://www.w3.org/2000/svg}svg" else "it is not an SVG picture"


def _picture(data: bytes, suffix: str) -> int | str:
    import warnings

    from PIL import Image

    kind = "PNG" if suffix == ".png" else "JPEG"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=[kind]) as picture:
                width, height = picture.size
                if width * height > MOST_PIXELS:
                    return f"it measures {width} by {height} pixels"
                picture.load()
    except Exception:  # noqa: BLE001 - the library raises many kinds for broken files
        return f"it is not a whole {kind} picture"
    return 1
