"""Other people's PDFs, examined and made safe. (A stand-in: to be replaced.)"""

import hashlib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ForeignPage:
    width: float
    height: float
    has_text: bool
    is_picture: bool


@dataclass(frozen=True, slots=True)
class OutlineLine:
    title: str
    page: int
    children: tuple["OutlineLine", ...] = ()


@dataclass(frozen=True, slots=True)
class Examined:
    sha256: str
    pages: tuple[ForeignPage, ...]
    title: str
    tagged: bool
    conforms: bool
    unembedded_fonts: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    outline: tuple[OutlineLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    reason: str


def examine(data: bytes, *, folder: Path | None = None) -> Examined | Refused:
    import pikepdf
    from io import BytesIO

    with pikepdf.open(BytesIO(data)) as pdf:
        pages = tuple(ForeignPage(0, 0, True, False) for _ in pdf.pages)
        return Examined(hashlib.sha256(data).hexdigest(), pages, "", False, False)


def clean_pdf(examined: Examined, data: bytes, *, folder: Path | None = None) -> bytes:
    import pikepdf
    from io import BytesIO

    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            if "/Annots" in page.obj:
                del page.obj["/Annots"]
            if "/StructParents" in page.obj:
                del page.obj["/StructParents"]
        pdf.save(out)
    return out.getvalue()


def page_texts(examined: Examined, data: bytes, *, folder: Path | None = None) -> tuple[str, ...]:
    import io
    import pypdfium2

    pdf = pypdfium2.PdfDocument(io.BytesIO(data))
    return tuple(page.get_textpage().get_text_bounded() for page in pdf)
