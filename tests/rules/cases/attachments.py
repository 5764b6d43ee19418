"""Cases of the rules on what is inside other people's PDFs."""

from io import BytesIO

from pikepdf import Array, Dictionary, Name, Pdf

from tests.packs import item_with
from tests.rules.cases import REPORT, SVG, Case, Cases, report

PDF_ITEM = item_with("attachment", "x/a.pdf")
WORDS = 'alternative = "The site, with its entrance."\n'
NO_TEXT, TEXT = b"0 0 50 50 re f", b"BT /F 12 Tf 50 50 Td (Budget) Tj ET"


def pdf(*contents: bytes, tagged: bool = False) -> bytes:
    """A PDF of pages with these contents; their font, if they have one, is not embedded."""
    made = BytesIO()
    with Pdf.new() as file:
        for content in contents:
            page = file.add_blank_page().obj
            page.Contents = file.make_stream(content)
            font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
            page.Resources = Dictionary(Font=Dictionary(F=font))
        if tagged:
            file.Root.MarkInfo = Dictionary(Marked=True)
            file.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Array())
        file.save(made, deterministic_id=True)
    return made.getvalue()


APPENDIX = 'appendices = [{ title = "A", file = "x/a.pdf", pages = "2-3" }]'

GOOD: Cases = {
    "BP811": (Case("untagged", PDF_ITEM, files={"x/a.pdf": pdf(TEXT)}),),
    "BP812": (
        Case("text", PDF_ITEM, files={"x/a.pdf": pdf(TEXT)}),
        Case("words", PDF_ITEM + WORDS, files={"x/a.pdf": pdf(NO_TEXT)}),
    ),
    "BP813": (Case("no-fonts", PDF_ITEM + WORDS, files={"x/a.pdf": pdf(NO_TEXT)}),),
    "BP814": (
        Case("last", PDF_ITEM + 'pages = "2"\n', files={"x/a.pdf": pdf(TEXT, TEXT)}),
        Case("all", PDF_ITEM + 'pages = "1, 2"\n', files={"x/a.pdf": pdf(TEXT, TEXT)}),
    ),
}

BAD: Cases = {
    "BP811": (
        Case(
            "no-tags",
            PDF_ITEM,
            files={"x/a.pdf": pdf(TEXT, tagged=True)},
            told=(
                (
                    "BP811 pack.toml:6:8-6:17 x/a.pdf is tagged, but its tags do not hold"
                    " | briefpack doctor says what is wrong with them"
                ),
            ),
        ),
    ),
    "BP812": (
        Case(
            "a-page",
            PDF_ITEM,
            files={"x/a.pdf": pdf(TEXT, NO_TEXT)},
            told=(
                (
                    "BP812 pack.toml:6:8-6:17 x/a.pdf has no text on page 2"
                    " | ask for the file that was scanned"
                ),
            ),
        ),
        Case(
            "many-pages",
            PDF_ITEM,
            files={"x/a.pdf": pdf(*[NO_TEXT] * 7)},
            told=(
                (
                    "BP812 pack.toml:6:8-6:17 x/a.pdf has no text on pages 1, 2, 3, 4, 5 and 2 more"
                    " | ask for the file that was scanned"
                ),
            ),
        ),
    ),
    "BP813": (
        Case(
            "a-font",
            PDF_ITEM,
            files={"x/a.pdf": pdf(TEXT)},
            told=(
                (
                    "BP813 pack.toml:6:8-6:17 x/a.pdf lacks the fonts Helvetica"
                    " | export it anew with all fonts embedded"
                ),
            ),
        ),
    ),
    "BP814": (
        Case(
            "a-paper",
            PDF_ITEM + 'pages = "1-3"\n',
            files={"x/a.pdf": pdf(TEXT, TEXT)},
            told=(
                (
                    "BP814 pack.toml:7:9-7:14 x/a.pdf has 2 pages, and no page 3"
                    " | pages are counted from 1"
                ),
            ),
        ),
        Case(
            "an-appendix",
            REPORT,
            files={**report("1. One.\n", APPENDIX), "x/a.pdf": pdf(TEXT, TEXT)},
            told=(
                (
                    "BP814 a.md:2:56-2:61 x/a.pdf has 2 pages, and no page 3"
                    " | pages are counted from 1"
                ),
            ),
        ),
        Case(
            "a-picture",
            item_with("attachment", "map.svg", 'pages = "1"\n') + WORDS,
            files={"map.svg": SVG},
            told=(
                (
                    "BP814 pack.toml:7:9-7:12 map.svg is a picture, which has no pages to choose"
                    " from | take pages out"
                ),
            ),
        ),
    ),
}
