"""Other people's PDFs and pictures of all kinds in a pack, which passes all the same."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from briefpack import load, render
from briefpack.problems import errors_in
from tests.foreign import papers
from tests.packs import BOARD, MEETING, write_files
from tests.pdf_reading import page_texts
from tests.verapdf.engine import Engine
from tests.verapdf.packs import ROOT, THEMES, assert_passes


def picture(mode: str, form: str) -> bytes:
    made = BytesIO()
    colour: tuple[int, ...] = (10, 200, 30, 40)[: len(Image.new(mode, (1, 1)).getbands())]
    Image.new(mode, (60, 40), colour if len(colour) > 1 else colour[0]).save(made, form)
    return made.getvalue()


@pytest.fixture(scope="module")
def attachments(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Files by their names; ``tagged.pdf`` is the pack of a parish, PDF/UA itself."""
    tagged = tmp_path_factory.mktemp("parish") / "tagged.pdf"
    render(ROOT / "examples" / "parish", tagged, theme="plain")
    return {
        "tagged.pdf": tagged.read_bytes(),
        "untagged.pdf": papers.saved(papers.paper(pages=3)),
        "turned-90.pdf": papers.turned(90),
        "turned-180.pdf": papers.turned(180),
        "turned-270.pdf": papers.turned(270),
        "cropped.pdf": papers.cropped(),
        "press.pdf": papers.in_press_colours(),
        "no-fonts.pdf": papers.without_fonts(),
        "no-fonts-turned.pdf": papers.without_fonts(90),
        "scanned.pdf": papers.scanned(),
        "form.pdf": papers.filled_form(),
        "linked.pdf": papers.linked(),
        "marked.pdf": papers.marked(),
        "photo.jpg": picture("RGB", "JPEG"),
        "press.jpg": picture("CMYK", "JPEG"),
        "sharp.png": picture("RGBA", "PNG"),
        "plan.svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60">'
        b'<circle cx="30" cy="30" r="20"/></svg>',
    }


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory, attachments: dict[str, bytes]) -> Path:
    """A pack with each of them as a paper, and some pages of the tagged one as another."""
    folder = tmp_path_factory.mktemp("attachments")
    papers_of_items = [(name, "") for name in attachments] + [("tagged.pdf", 'pages = "2, 4-5"\n')]
    items = "".join(
        f'[[items]]\ntitle = "Paper {number}"\nkind = "discussion"\n\n'
        f'[[items.papers]]\nkind = "attachment"\nfile = "{name}"\n{more}'
        f'alternative = "What {name} shows."\nsource = "Consultants Ltd"\n\n'
        for number, (name, more) in enumerate(papers_of_items, start=1)
    )
    write_files(folder, {"pack.toml": items + MEETING + BOARD, **attachments})
    return folder


def test_the_attachments_can_all_be_printed(pack: Path) -> None:
    loaded = load(pack)
    assert errors_in(loaded.problems) == ()
    assert loaded.briefing is not None
    kept = {
        name
        for name, document in loaded.briefing.documents.items()
        if document.conforms  # type: ignore[union-attr] # all are attachments
    }
    assert kept == {"tagged.pdf"}


@pytest.mark.parametrize("theme", THEMES)
def test_a_pack_with_all_of_them_passes(
    engine: Engine, tmp_path: Path, pack: Path, theme: str
) -> None:
    made = render(pack, tmp_path / "pack.pdf", theme=theme)
    assert made.problems == ()
    assert_passes(engine, made.output)


def test_nothing_of_them_runs_or_hides(tmp_path: Path, pack: Path) -> None:
    made = render(pack, tmp_path / "pack.pdf", theme="plain")
    with pikepdf.open(made.output) as pdf:
        forbidden = {"/JS", "/AA", "/OpenAction", "/Launch", "/EmbeddedFile", "/AcroForm"}
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
                assert not forbidden & set(thing.keys())
        assert not forbidden & set(pdf.Root.keys())


def test_text_that_was_drawn_anew_can_still_be_found(tmp_path: Path, pack: Path) -> None:
    made = render(pack, tmp_path / "pack.pdf", theme="plain")
    texts = page_texts(made.output)
    span = made.spans["no-fonts"]
    front = len(texts) - max(each.last for each in made.spans.values())
    assert "Not embedded at all" in texts[front + span.first - 1]
