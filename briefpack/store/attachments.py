"""Other people's files: what they are, how many pages they have, and whether they can be read."""

import hashlib
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from briefpack.model.briefing import Attachment, Media
from briefpack.problems import Place, Problem, Severity
from briefpack.store.files import Shelf, Where
from briefpack.store.memory import Memory
from briefpack.store.svg import svg_fault

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

    from briefpack.foreign import Examined, Refused

WRONG_KIND = "BP006"
DAMAGED = "BP007"

IMAGES = frozenset({".png", ".jpg", ".jpeg", ".svg"})

MOST_PIXELS = 100_000_000
"""A picture of more pixels than this is a mistake, or a way to fill the memory."""


def is_report(file: str) -> bool:
    """Whether a file is a report, by its name."""
    return _suffix(file) in {".md", ".markdown"}


def is_note(file: str) -> bool:
    """Whether a file is a note, by its name."""
    return _suffix(file) == ".toml"


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


def read_attachments(
    named: Sequence[tuple[str, Where]], shelf: Shelf, memory: Memory
) -> dict[str, Attachment | Problem]:
    """What files are, or why they cannot be printed, in their order.

    What ``memory`` knows is not read again. PDFs are read in other processes, several at once.
    """
    found: dict[str, Attachment | Problem] = {}
    pdfs: dict[str, Where] = {}
    stamps = {file: shelf.stamp(file) for file, _ in named}
    for file, named_at in named:
        known = memory.attachment(file, stamps[file])
        if known is not None:
            found[file] = known
        elif _suffix(file) == ".pdf":
            pdfs[file] = named_at
        else:
            data = shelf.read(file, named_at)
            found[file] = data if isinstance(data, Problem) else _picture(file, data, named_at)
    if pdfs:
        found |= _pdfs(pdfs, shelf)
    for file, each in found.items():
        if isinstance(each, Attachment) and stamps[file] is not None:  # it has just appeared
            memory.keep_attachment(file, stamps[file], each)
    return {file: found[file] for file, _ in named}


def _pdfs(named: Mapping[str, Where], shelf: Shelf) -> dict[str, Attachment | Problem]:
    from briefpack.foreign import examine_all

    found: dict[str, Attachment | Problem] = {}
    sizes: dict[str, int] = {}

    def contents() -> Iterator[tuple[str, bytes]]:
        for file, named_at in named.items():
            data = shelf.read(file, named_at)
            if isinstance(data, Problem):
                found[file] = data
            else:
                sizes[file] = len(data)
                yield file, data

    for file, examined in examine_all(contents()).items():
        found[file] = _pdf(file, examined, sizes[file], named[file])
    return found


def _suffix(file: str) -> str:
    return posixpath.splitext(file)[1].lower()


def _pdf(
    file: str, examined: "Examined | Refused", size: int, named_at: Where
) -> Attachment | Problem:
    from briefpack.foreign import Refused

    if isinstance(examined, Refused):
        return _damaged(file, examined.reason, named_at)
    return Attachment(
        Media.PDF,
        len(examined.pages),
        examined.sha256,
        size,
        examined.tagged,
        examined.conforms,
        tuple(number for number, page in enumerate(examined.pages, 1) if not page.has_text),
        examined.unembedded_fonts,
    )


def _picture(file: str, data: bytes, named_at: Where) -> Attachment | Problem:
    suffix = _suffix(file)
    if suffix not in IMAGES:
        return wrong_kind(file, "attachment", named_at())
    fault = svg_fault(data) if suffix == ".svg" else _fault_of_picture(data, suffix)
    if fault is not None:
        return _damaged(file, fault, named_at)
    return Attachment(Media.IMAGE, 1, hashlib.sha256(data).hexdigest(), len(data))


def _damaged(file: str, reason: str, named_at: Where) -> Problem:
    message = f"{file} cannot be printed: {reason}"
    hint = "open it, and save or export it anew"
    return Problem(DAMAGED, Severity.ERROR, message, named_at(), hint=hint)


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
