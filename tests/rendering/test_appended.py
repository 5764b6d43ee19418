"""Other people's PDFs in a pack: a cover above them, their tags, links and outlines kept."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

from briefpack import load, render
from briefpack.rendering.stamps import embed_font
from tests.own_output import findings
from tests.packs import item_with, write_pack
from tests.pdf_reading import outline, page_labels, page_texts

REPOSITORY = Path(__file__).parents[2]
FONT = REPOSITORY / "themes" / "plain" / "fonts" / "DejaVuSans.ttf"


def somebodys_pdf(*texts: str) -> bytes:
    """An untagged PDF with these pages.

    From its first page one link leads to the last and one to the web. Its outline has a line for
    each page.
    """
    made = BytesIO()
    with Pdf.new() as pdf:
        font = embed_font(pdf, FONT, "".join(texts))
        for text in texts:
            page = pdf.add_blank_page(page_size=(400, 500)).obj
            page.Resources = Dictionary(Font=Dictionary(F=font.font))
            content = f"BT /F 20 Tf 50 400 Td <{font.encode(text)}> Tj ET"
            page.Contents = pdf.make_stream(content.encode())
        first, last = pdf.pages[0].obj, pdf.pages[-1].obj
        inside = Dictionary(Dest=Array([last, Name.Fit]))
        outside = Dictionary(A=Dictionary(S=Name.URI, URI=String("https://example.org/plan")))
        first.Annots = Array()
        for link in (inside, outside):
            link.Type, link.Subtype = Name.Annot, Name.Link
            link.Rect = Array([50, 395, 200, 425])
            first.Annots.append(pdf.make_indirect(link))
        with pdf.open_outline() as their_outline:
            their_outline.root.extend(
                OutlineItem(f"Line {number}", number - 1) for number in range(1, len(texts) + 1)
            )
        pdf.save(made, deterministic_id=True)
    return made.getvalue()


def rendered(folder: Path, data: bytes, more: str = "", title: str = "Site plans") -> Path:
    """A pack whose one paper is a PDF, as rendered."""
    words = 'alternative = "What the consultants drew."\nsource = "Plan Ltd"\n'
    text = item_with("attachment", "a.pdf", f'title = "{title}"\n{words}{more}')
    write_pack(folder / "pack", text, files={"a.pdf": data})
    output = folder / "out.pdf"
    render(folder / "pack", output)
    return output


def paper(pdf: Pdf) -> pikepdf.Object:
    """The part of the tag tree that the attachment has."""
    parts = pdf.Root.StructTreeRoot.K[0].K
    return next(part for part in parts if str(part.get(Name.T)) == "Site plans")


def test_a_pdf_begins_below_what_says_what_it_is(tmp_path: Path) -> None:
    output = rendered(tmp_path, somebodys_pdf("Ground floor", "First floor", "Roof"))
    texts = page_texts(output)
    first = page_labels(output).index("1")
    assert "Site plans" in texts[first]
    assert "Source: Plan Ltd. 3 pages." in texts[first]
    assert "Ground floor" in texts[first]
    assert "First floor" in texts[first + 1]
    assert "Roof" in texts[first + 2]
    assert len(texts) == first + 3
    assert findings(output) == []


def test_each_page_is_a_figure_that_says_which_it_is(tmp_path: Path) -> None:
    output = rendered(tmp_path, somebodys_pdf("Ground floor", "First floor"))
    with pikepdf.open(output) as pdf:
        kinds = [str(element.S) for element in paper(pdf).K]
        assert kinds[0] == "/H1"
        figures = [element for element in paper(pdf).K if Name.Figure == element.S]
        assert [str(figure.Alt) for figure in figures] == [
            "What the consultants drew, page 1 of 2",
            "What the consultants drew, page 2 of 2",
        ]
        for figure in figures:
            left, foot, right, top = (float(side) for side in figure.A.BBox)
            assert 0 < left < right < 595
            assert 0 < foot < top < 842


def test_their_links_work_where_they_now_stand(tmp_path: Path) -> None:
    output = rendered(tmp_path, somebodys_pdf("Ground floor", "First floor", "Roof"))
    with pikepdf.open(output) as pdf:
        pages = [page.obj for page in pdf.pages]
        inside, outside = (
            link
            for page in pages
            for link in page.get(Name.Annots, ())
            if "/StructParent" in link
            and ((Name.Dest in link and isinstance(link.Dest, Array)) or Name.A in link)
        )
        assert inside.Dest[0].objgen == pages[-1].objgen
        assert str(inside.Contents) == "What the consultants drew, page 3 of 3"
        assert str(outside.A.URI) == "https://example.org/plan"
        links = [element for element in paper(pdf).K if Name.Link == element.S]
        assert len(links) == 2


def test_their_outline_stands_below_the_item(tmp_path: Path) -> None:
    output = rendered(tmp_path, somebodys_pdf("Ground floor", "First floor"))
    first = page_labels(output).index("1")
    found = [(line.depth, line.words, line.target) for line in outline(output)]
    assert found[-3:] == [
        (0, "1. Budget", first),
        (1, "Line 1", first),
        (1, "Line 2", first + 1),
    ]


def test_chosen_pages_are_printed_and_no_others(tmp_path: Path) -> None:
    data = somebodys_pdf("Ground floor", "First floor", "Roof")
    output = rendered(tmp_path, data, 'pages = "1-2"\n')
    texts = page_texts(output)
    first = page_labels(output).index("1")
    assert len(texts) == first + 2
    assert "Pages 1–2 of 3." in texts[first]
    assert "Roof" not in " ".join(texts)
    assert "Line 3" not in [line.words for line in outline(output)]
    with pikepdf.open(output) as pdf:
        links = [element for element in paper(pdf).K if Name.Link == element.S]
        assert len(links) == 1  # that to the roof is gone
    assert findings(output) == []


def test_the_agenda_counts_the_pages(tmp_path: Path) -> None:
    output = rendered(tmp_path, somebodys_pdf("Ground floor", "First floor", "Roof"))
    first = page_labels(output).index("1")
    assert "1 - 3" in page_texts(output)[first - 1]


def test_below_a_long_title_the_first_page_goes_overleaf(tmp_path: Path) -> None:
    title = "Site plans of " + "the hall and the library " * 60
    output = rendered(tmp_path, somebodys_pdf("Ground floor"), title=title.strip())
    texts = page_texts(output)
    assert "Ground floor" in texts[-1]
    assert "Source: Plan Ltd" not in texts[-1]
    assert "Source: Plan Ltd" in " ".join(texts[:-1])
    assert findings(output) == []


@pytest.fixture(scope="module")
def tagged(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A PDF that is PDF/UA: the parish's pack."""
    output = tmp_path_factory.mktemp("parish") / "parish.pdf"
    render(REPOSITORY / "examples" / "parish", output)
    return output.read_bytes()


def roles(element: pikepdf.Object) -> list[str]:
    """The kinds of all elements below one, in order."""
    kids = element.get(Name.K, ())
    found = []
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and Name.S in kid:
            found += [str(kid.S), *roles(kid)]
    return found


def test_sound_tags_are_kept(tmp_path: Path, tagged: bytes) -> None:
    output = rendered(tmp_path, tagged)
    with pikepdf.open(BytesIO(tagged)) as theirs, pikepdf.open(output) as ours:
        kept = roles(theirs.Root.StructTreeRoot.K[0])
        part = paper(ours)
        assert roles(part)[-len(kept) :] == kept
        assert roles(part)[: len(roles(part)) - len(kept)] == ["/H1", "/P", "/Sect"]
        assert len(kept) > 100
    assert findings(output) == []


def test_of_tags_only_those_of_chosen_pages_are_kept(tmp_path: Path, tagged: bytes) -> None:
    whole = rendered(tmp_path / "whole", tagged)
    some = rendered(tmp_path / "some", tagged, 'pages = "2, 4-5"\n')
    with pikepdf.open(whole) as every, pikepdf.open(some) as chosen:
        assert 10 < len(roles(paper(chosen))) < len(roles(paper(every)))
        first = len(page_labels(some)) - 3
        pages = {page.obj.objgen for page in chosen.pages}
        assert len(pages) == first + 3
    assert findings(some) == []


def test_two_renders_are_the_same_to_the_byte(tmp_path: Path, tagged: bytes) -> None:
    one = rendered(tmp_path / "one", tagged).read_bytes()
    assert rendered(tmp_path / "two", tagged).read_bytes() == one
    plans = somebodys_pdf("Ground floor", "Roof")
    first = rendered(tmp_path / "three", plans).read_bytes()
    assert rendered(tmp_path / "four", plans).read_bytes() == first


def test_a_theme_may_want_the_text_behind(tmp_path: Path, tagged: bytes) -> None:
    words = "The hall has room for two hundred"
    for name, data, has_text in (("plans", somebodys_pdf(words), True), ("tagged", tagged, False)):
        folder = tmp_path / name
        rendered(folder, data)
        loaded = load(folder / "pack")
        render(loaded, folder / "large.pdf", theme="large-print")
        texts = page_texts(folder / "large.pdf")
        assert any("Text of Site plans" in text for text in texts) is has_text
        if has_text:
            assert words in texts[-1]
        assert findings(folder / "large.pdf") == []
