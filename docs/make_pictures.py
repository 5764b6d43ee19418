"""The pictures of the README, from the example's PDF: ``python docs/make_pictures.py``."""

import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

from briefpack import render

HERE = Path(__file__).parent
PACK = HERE.parent / "examples" / "cyp-board" / "meetings" / "2016-11-03"

PAGES = {"front-sheet": 0, "agenda": 3, "report": 4, "paragraphs": 5, "note": 10}
"""The page of the PDF, from 0, that each picture shows."""

WIDTH = 520
"""Pixels."""


def main() -> None:
    """Render the example, and draw its pages in a few greys and the accent."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "pack.pdf"
        render(PACK, output)
        document = pypdfium2.PdfDocument(output)
        for name, number in PAGES.items():
            page = document[number]
            bitmap = page.render(scale=WIDTH / page.get_width())
            picture = ImageOps.expand(bitmap.to_pil().convert("RGB"), border=1, fill="#b8b8bc")
            small = picture.quantize(48, method=Image.Quantize.MEDIANCUT)
            small.save(HERE / "images" / f"{name}.png", optimize=True)
        document.close()


if __name__ == "__main__":
    main()
