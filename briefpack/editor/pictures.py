"""Pages as pictures in the terminal, by the extra ``briefpack[preview]``.

What a terminal can show is asked of it when the first page is wanted, and the application stands
aside for that moment: nobody waits for the answer who never looks at a page.
"""

import asyncio
import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App, SuspendNotSupported

if TYPE_CHECKING:
    from PIL.Image import Image
    from textual.widget import Widget

DOTS_A_COLUMN = 16
"""Pixels of a page that are drawn for each column of the terminal."""


def can_be_shown() -> bool:
    """Whether the extra is installed."""
    return all(importlib.util.find_spec(name) for name in ("textual_image", "pypdfium2"))


async def page_widget(app: App[Any], pdf: Path, index: int, width: int) -> "Widget | None":
    """A page as a widget so many columns wide; None without the extra."""
    if not can_be_shown():
        return None
    picture = await asyncio.to_thread(_drawn, pdf, index, width)
    _ask_terminal(app)
    from textual_image.renderable import UnicodeImage
    from textual_image.widget import AutoRenderable, HalfcellImage, get_cell_size
    from textual_image.widget import Image as BestImage

    kind = HalfcellImage if AutoRenderable is UnicodeImage else BestImage
    shown: Widget = kind(picture)
    cell = get_cell_size()
    shown.styles.width = width  # of both: the extra takes "auto" from a size that is not there yet
    shown.styles.height = max(
        round(width * cell.width * picture.height / picture.width / cell.height), 1
    )
    return shown


def _drawn(pdf: Path, index: int, width: int) -> "Image":
    """The page as an image; runs in a thread."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        page = document[index]
        drawn: Image = page.render(scale=width * DOTS_A_COLUMN / page.get_width()).to_pil()
        return drawn


def _ask_terminal(app: App[Any]) -> None:
    """Have the extra find out what the terminal can show, which it does once, when imported."""
    if "textual_image.renderable" in sys.modules:
        return
    try:
        with app.suspend():
            import textual_image.renderable
    except SuspendNotSupported:
        import textual_image.renderable  # noqa: F401 - there is no terminal to ask
