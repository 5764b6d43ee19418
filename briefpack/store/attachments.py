"""Other people's files: what they are, how many pages they have, and whether they can be read."""

import hashlib
import posixpath
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from briefpack.model.briefing import Attachment, Media
from briefpack.problems import Place, Problem, Severity
from briefpack.store.files import Where
from briefpack.store.svg import svg_fault

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

WRONG_KIND = "BP006"
DAMAGED = "BP007"

IMAGES = frozenset({".png", ".jpg", ".jpeg", ".svg"})

MOST_PIXELS = 100_000_000
"""A picture of more pixels than this is a mistake, or a way to fill the memory."""


def is_report(file: str) -> bool:
    """Whether a file is a report, by its name."""
    return posixpath.splitext(file)[1].lower() in {".md", ".markdown"}


def is_note(file: str) -> bool:
    """Whether a file is a note, by its name."""
    return posixpath.splitext(file)[1].lower() == ".toml"


def wrong_kind(file: str, wanted: str, place: Place) -> Problem:
    """The problem of a file that is, by its name, not of the kind that is ``wanted`` of it."""
    message, hint = {
        "report": (
            "is not a report, which is a .md file",
            'write kind = "attachment" for a PDF or a picture, and kind = "note" for a .toml file',
        ),
        "note": (
            "is not a note, which is a .toml file",
            'write kind = "report" for a .md file, and kind = "attachment" for a PDF',
        ),
        "attachment": (
            "is neither a PDF nor a picture",
            "save it as .pdf, .png, .jpg or .svg; a report is a .md file",
        ),
    }[wanted]
    return Problem(WRONG_KIND, Severity.ERROR, f"{file} {message}", place, hint=hint)


def read_attachment(file: str, data: bytes, named_at: Where) -> Attachment | Problem:
    """What the file ``file`` with the bytes ``data`` is, or why it cannot be printed."""
    suffix = posixpath.splitext(file)[1].lower()
    if suffix == ".pdf":
        found = _pdf(data)
    elif suffix in IMAGES:
        fault = svg_fault(data) if suffix == ".svg" else _fault_of_picture(data, suffix)
        found = fault or Attachment(Media.IMAGE, 1, hashlib.sha256(data).hexdigest(), len(data))
    else:
        return wrong_kind(file, "attachment", named_at())
    if isinstance(found, Attachment):
        return found
    return Problem(
        DAMAGED,
        Severity.ERROR,
        f"{file} cannot be printed: {found}",
        named_at(),
        hint="open it, and save or export it anew",
    )


def _pdf(data: bytes) -> Attachment | str:
    """What there is to know of a PDF, or what is wrong with it.

    It is read in another process, and what was found is kept.
    """
    from briefpack.foreign import Refused, examine

    examined = examine(data)
    if isinstance(examined, Refused):
        return examined.reason
    return Attachment(
        Media.PDF,
        len(examined.pages),
        examined.sha256,
        len(data),
        examined.tagged,
        examined.conforms,
        tuple(number for number, page in enumerate(examined.pages, 1) if not page.has_text),
        examined.unembedded_fonts,
    )


def _fault_of_picture(data: bytes, suffix: str) -> str | None:
    kind = "PNG" if suffix == ".png" else "JPEG"
    try:
        with _to_the_letter(), _opened(data, kind) as picture:
            width, height = picture.size
            if width * height > MOST_PIXELS:
                return f"it measures {width} by {height} pixels"
            picture.load()
    except Exception:  # noqa: BLE001 - the library raises many kinds for broken files
        return f"it is not a whole {kind} picture"
    return None


@contextmanager
def _to_the_letter() -> Iterator[None]:
    """Have pictures read as a whole or not at all, though WeasyPrint asks for whatever is there."""
    from PIL import ImageFile

    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _opened(data: bytes, kind: str) -> "ImageFile":
    """A picture of this very kind: Image.open would look for others, and judge its size."""
    if kind == "PNG":
        from PIL.PngImagePlugin import PngImageFile

        return PngImageFile(BytesIO(data))
    from PIL.JpegImagePlugin import JpegImageFile

    return JpegImageFile(BytesIO(data))
