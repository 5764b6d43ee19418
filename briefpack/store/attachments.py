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

if TYPE_CHECKING:
    from pikepdf import Pdf
    from PIL.ImageFile import ImageFile

WRONG_KIND = "BP006"
DAMAGED = "BP007"

SVG = "http://www.w3.org/2000/svg"
"""The namespace of SVG pictures."""

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
    found: int | str
    tagged = False
    if suffix == ".pdf":
        found, tagged = _pdf(data)
    elif suffix == ".svg":
        found = _svg(data)
    elif suffix in IMAGES:
        found = _picture(data, suffix)
    else:
        return wrong_kind(file, "attachment", named_at())
    if isinstance(found, str):
        return Problem(
            DAMAGED,
            Severity.ERROR,
            f"{file} cannot be printed: {found}",
            named_at(),
            hint="open it, and save or export it anew",
        )
    media = Media.PDF if suffix == ".pdf" else Media.IMAGE
    return Attachment(media, found, hashlib.sha256(data).hexdigest(), len(data), tagged)


def _pdf(data: bytes) -> tuple[int | str, bool]:
    """How many pages a PDF has, or what is wrong with it; and whether it is tagged."""
    import pikepdf

    if not data:
        return "it is empty", False
    try:
        with pikepdf.open(BytesIO(data), suppress_warnings=True) as pdf:
            pages = len(pdf.pages)
            tagged = _is_tagged(pdf)
            warnings = pdf.get_warnings()
    except pikepdf.PasswordError:
        return "it is locked with a password", False
    except Exception:  # noqa: BLE001 - the library raises many kinds for broken files
        return "it is not a whole PDF", False
    if warnings:
        # qpdf mends what it can, and a mended page may have come out blank.
        return "it is damaged, and mending it might lose a page", False
    return pages or "it has no pages", tagged


class _DeclaresEntities(Exception):  # noqa: N818 - it stops a parser, and goes no further
    """An SVG picture declares entities, which can be made to grow without end."""


def _is_tagged(pdf: "Pdf") -> bool:
    """Whether a PDF says that its text can be read in order."""
    import pikepdf

    mark = pdf.Root.get("/MarkInfo")
    says_so = isinstance(mark, pikepdf.Dictionary) and bool(mark.get("/Marked"))
    return says_so and "/StructTreeRoot" in pdf.Root


def _svg(data: bytes) -> int | str:
    from xml.parsers import expat

    elements: list[str] = []

    def declares_entities(*_: object) -> None:
        raise _DeclaresEntities

    def element(name: str, _: object) -> None:
        if not elements:
            elements.append(name)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.EntityDeclHandler = declares_entities
    parser.StartElementHandler = element
    try:
        parser.Parse(data, True)  # noqa: FBT003 - it takes no keywords
    except _DeclaresEntities:
        return "it declares entities, which a picture has no need of"
    except (expat.ExpatError, ValueError, LookupError):
        return "it is not a whole SVG picture"
    return 1 if elements == [f"{SVG} svg"] else "it is not an SVG picture"


def _picture(data: bytes, suffix: str) -> int | str:
    kind = "PNG" if suffix == ".png" else "JPEG"
    try:
        with _to_the_letter(), _opened(data, kind) as picture:
            width, height = picture.size
            if width * height > MOST_PIXELS:
                return f"it measures {width} by {height} pixels"
            picture.load()
    except Exception:  # noqa: BLE001 - the library raises many kinds for broken files
        return f"it is not a whole {kind} picture"
    return 1


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
