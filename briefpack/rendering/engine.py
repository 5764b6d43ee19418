"""WeasyPrint behind the section interface. Runs in worker processes; nothing else imports it."""

import contextlib
import hashlib
import logging
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Self

from briefpack.rendering.cache import pack
from briefpack.rendering.pictures import forbid_smoothing, printable, screen_colours
from briefpack.rendering.section import IMAGE_SCHEME, Anchor, Bookmark, Layout, SectionSource
from briefpack.temporary import TemporaryFolder

THEME_SCHEME = "theme:"
"""Where a style sheet finds its own files: ``url(theme:picture.svg)``."""

POINTS_PER_PIXEL = 0.75

BASE_SHEET = Path(__file__).with_name("base.css")

_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
"""Characters that each font may give a meaning of its own: nobody can read them out (ISO 19005-3,
6.2.11.7.3). They come with bullets copied from elsewhere."""

_VERSIONS = ("weasyprint", "pydyf", "fonttools", "pillow", "tinycss2", "tinyhtml5")


@dataclass(frozen=True, slots=True)
class Style:
    """What a theme gives to the layout: one style sheet, and folders of fonts and pictures.

    ``digest`` covers the sheet and all files of the folders.
    """

    css: str
    folders: tuple[str, ...]
    font_folders: tuple[str, ...]
    digest: str


@cache
def _engine_versions() -> str:
    return " ".join(f"{name}={version(name)}" for name in _VERSIONS)


@cache
def _base_digest() -> str:
    """What of briefpack itself goes into a section: its base sheet, its pictures and its tags."""
    here = Path(__file__)
    tagging = sorted(here.parent.glob("tagging/*.py"))
    files = [BASE_SHEET, here, here.with_name("pictures.py"), *tagging]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def section_key(source: SectionSource, style: Style) -> str:
    """What the section is cached under: all that its pages are made of, and by what."""
    digest = hashlib.sha256()
    for part in (_engine_versions(), _base_digest(), style.digest, source.name, source.html):
        digest.update(part.encode())
        digest.update(b"\0")
    return digest.hexdigest()


def prepare(style: Style, font_cache: str) -> None:
    """Make a fresh process ready: our fonts and no others, so that pages break alike everywhere."""
    with contextlib.suppress(OSError):  # without it, fonts are read anew each time
        Path(font_cache).mkdir(parents=True, exist_ok=True)
    folders = "".join(f"<dir>{_xml(folder)}</dir>" for folder in style.font_folders)
    with TemporaryFolder() as folder:
        file = Path(folder, "fonts.conf")
        file.write_text(
            '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
            f"<fontconfig>{folders}<cachedir>{_xml(font_cache)}</cachedir></fontconfig>",
            encoding="utf-8",
        )
        os.environ["FONTCONFIG_FILE"] = str(file)
        _font_configuration()  # reads the file, which can go then
    logging.getLogger("weasyprint").setLevel(logging.WARNING)
    logging.getLogger("fontTools").setLevel(logging.CRITICAL)


def _xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


@cache
def _font_configuration() -> Any:  # noqa: ANN401 - WeasyPrint is untyped
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


def lay_out(source: SectionSource, style: Style) -> bytes:
    """Lay out a section; the result is what the cache keeps (see ``cache.pack``)."""
    from briefpack.rendering.tagging import element_tags

    fetcher = _fetcher(source.images, style.folders)
    with _Missing() as missing:
        html = _html_class()(string=source.html, base_url=THEME_SCHEME, url_fetcher=fetcher)
        document = html.render(
            stylesheets=[_style_sheet(style)],
            font_config=_font_configuration(),
            pdf_variant="pdf/a-3a",
        )
        with element_tags(id_prefix(source.name)):
            pdf = document.write_pdf(pdf_variant="pdf/a-3a", finisher=forbid_smoothing)
    layout = Layout(
        pages=len(document.pages),
        anchors=_anchors(document.pages),
        bookmarks=_bookmarks(document.make_bookmark_tree(POINTS_PER_PIXEL, transform_pages=True)),
        missing=tuple(sorted(missing.characters.union(_PRIVATE.findall(source.html)))),
        refused=tuple(fetcher.refused),
    )
    return pack(layout, pdf)


def id_prefix(name: str) -> str:
    """What the IDs of a section's structure elements start with; of one length for all."""
    return hashlib.sha256(name.encode()).hexdigest()[:8]


@cache
def _html_class() -> Any:  # noqa: ANN401 - WeasyPrint is untyped
    """WeasyPrint's HTML with our own sheet of how elements behave, which saves a tenth of the time.

    The method is private to WeasyPrint; its exact version is pinned.
    """
    from weasyprint import CSS, HTML

    base = CSS(string=BASE_SHEET.read_text(encoding="utf-8"))

    class Html(HTML):  # type: ignore[misc]
        def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:  # noqa: FBT001, FBT002
            del forms
            return [base]

    return Html


@cache
def _style_sheet(style: Style) -> Any:  # noqa: ANN401 - WeasyPrint is untyped
    from weasyprint import CSS

    return CSS(
        string=screen_colours(style.css),
        base_url=THEME_SCHEME,
        url_fetcher=_fetcher({}, style.folders),
        font_config=_font_configuration(),
    )


def _fetcher(images: Mapping[str, str], folders: tuple[str, ...]) -> Any:  # noqa: ANN401
    """What may be fetched: the pictures handed over, and files of the theme. Nothing else is."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Fetcher(URLFetcher):  # type: ignore[misc]
        refused: list[str] = []  # noqa: RUF012 - replaced for each fetcher below

        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
            del headers
            path = images.get(url) or _theme_file(url, folders)
            if path is None:
                self.refused.append(url[:200])
                message = f"not the pack's nor the theme's: {url[:200]}"
                raise ValueError(message)
            return URLFetcherResponse(url, printable(Path(path).read_bytes()))

    fetcher = Fetcher()
    fetcher.refused = []
    return fetcher


def _theme_file(url: str, folders: Iterable[str]) -> str | None:
    if not url.startswith(THEME_SCHEME):
        return None
    name = url.removeprefix(THEME_SCHEME).lstrip("/")
    for folder in folders:
        path = (Path(folder) / name).resolve()
        if path.is_file() and path.is_relative_to(Path(folder).resolve()):
            return str(path)
    return None


class _Missing(logging.Handler):
    """Gathers the characters that WeasyPrint says no font has."""

    _CODE_POINT = re.compile(r"\(U\+([0-9A-F]{4,6})\)")

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.characters: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if message.startswith(".notdef") and (match := self._CODE_POINT.search(message)):
            self.characters.add(chr(int(match[1], 16)))

    def __enter__(self) -> Self:
        logger = logging.getLogger("weasyprint")
        logger.addHandler(self)
        logger.propagate = False
        return self

    def __exit__(self, *_: object) -> None:
        logging.getLogger("weasyprint").removeHandler(self)


def _anchors(pages: Any) -> dict[str, Anchor]:  # noqa: ANN401
    anchors: dict[str, Anchor] = {}
    for number, page in enumerate(pages):
        for name, position in page.anchors.items():
            anchors.setdefault(name, _anchor(number, position[0], page.height - position[1]))
    return anchors


def _anchor(page: int, x: float, y: float) -> Anchor:
    """From CSS pixels to points; rounded, as a cached entry keeps it."""
    return Anchor(page, round(x * POINTS_PER_PIXEL, 2), round(y * POINTS_PER_PIXEL, 2))


def _bookmarks(tree: Any) -> tuple[Bookmark, ...]:  # noqa: ANN401
    return tuple(
        Bookmark(
            " ".join(label.split()), Anchor(page, round(x, 2), round(y, 2)), _bookmarks(children)
        )
        for label, (page, x, y), children, _state in tree
    )


def image_address(digest: str) -> str:
    """The address under which a picture with this digest is shown."""
    return f"{IMAGE_SCHEME}{digest}"
