"""Every page number on the agenda is where its paper starts and ends, read from the PDF alone."""

import random
import re
from pathlib import Path

import pikepdf
import pytest
import tomli_w

from briefpack import load, render
from briefpack.rendering.cache import SectionCache
from briefpack.rendering.pipeline import Renderer, RenderOptions
from tests.own_output import findings
from tests.pdf_reading import links, outline, page_labels, page_texts

EXAMPLES = Path(__file__).parents[2] / "examples"

SPAN = re.compile(r"^Page (\d+)(?: - (\d+))?$")


def assert_spans_are_true(path: Path) -> int:
    """Check each span of the agenda against the pages it leads to; returns how many there are.

    A span's link says "Page 7 - 13" to whoever listens. It leads to a page; that page and the
    last of the span carry these numbers as stamps and as labels; and what follows the span is
    the start of the next one, or the end.
    """
    texts, labels = page_texts(path), page_labels(path)
    spans = [(link, match) for link in links(path) if (match := SPAN.match(link.words))]
    starts = [link.target for link, _ in spans]
    assert starts == sorted(starts)
    for position, (link, match) in enumerate(spans):
        first, last = int(match[1]), int(match[2] or match[1])
        end = link.target + last - first
        assert labels[link.target] == str(first)
        assert labels[end] == str(last)
        assert f"Page {first}" in texts[link.target]
        assert f"Page {last}" in texts[end]
        following = starts[position + 1] if position + 1 < len(starts) else len(texts)
        assert following == end + 1
        printed = match[0].removeprefix("Page ")
        assert printed in texts[link.page]
    return len(spans)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("example") / "pack.pdf"
    render(EXAMPLES / "cyp-board" / "meetings" / "2016-11-03", output)
    return output


def test_the_example_has_four_true_spans(example: Path) -> None:
    assert assert_spans_are_true(example) == 4


def test_pages_are_known_before_there_is_a_pdf(tmp_path: Path) -> None:
    loaded = load(EXAMPLES / "cyp-board" / "meetings" / "2016-11-03")
    options = RenderOptions(jobs=1, cache=SectionCache(tmp_path / "cache"))
    with Renderer(loaded, options) as renderer:
        spans = renderer.spans()
        rendered = renderer.render(tmp_path / "pack.pdf")
    assert spans == rendered.spans
    assert len(spans) == 4
    assert rendered.from_cache == rendered.sections


def test_every_item_and_paper_is_in_the_outline(example: Path) -> None:
    words = [(heading.depth, heading.words) for heading in outline(example)]
    assert (0, "1. Declarations of Interest") in words
    assert (0, "4. Note of the Previous Meeting") in words
    assert any(depth == 1 and line.startswith("Appendix A – Isos") for depth, line in words)
    assert (0, "Map of Manchester Central Convention Complex") in words


def test_papers_carry_their_item_and_the_front_does_not(example: Path) -> None:
    texts, labels = page_texts(example), page_labels(example)
    for text, label in zip(texts, labels, strict=True):
        assert ("Agenda Item" in text) == (label.isdigit() and int(label) <= 13)


def test_pages_may_count_from_the_front_sheet(tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    theme.mkdir()
    (theme / "theme.toml").write_text(
        'title = "Counting"\nextends = "lga"\npages_from = "front"\n', encoding="utf-8"
    )
    output = tmp_path / "pack.pdf"
    render(EXAMPLES / "cyp-board" / "meetings" / "2016-11-03", output, theme=str(theme))
    assert page_labels(output) == [str(number + 1) for number in range(18)]
    assert assert_spans_are_true(output) == 4


def test_the_tags_of_the_example_hold_together(example: Path) -> None:
    assert findings(example) == []


@pytest.mark.slow
def test_a_pack_of_three_hundred_items(tmp_path: Path) -> None:
    output = tmp_path / "pack.pdf"
    made = render(load(random_pack(tmp_path / "pack", items=300)), output)
    assert made.pages == len(page_texts(output))
    assert assert_spans_are_true(output) > 300
    assert findings(output) == []


def random_pack(folder: Path, items: int) -> Path:
    """A pack of items of random kinds and lengths: reports, PDFs, both, none."""
    chance = random.Random(7)
    folder.mkdir()
    agenda = []
    for number in range(1, items + 1):
        papers = []
        if chance.random() < 0.7:
            papers.append({"kind": "report", "file": f"{number}.md"})
            paragraphs = chance.choice([1, 1, 2, 5, 30])
            (folder / f"{number}.md").write_text(
                "\n".join(f"1. {'Words of a paragraph. ' * 12}" for _ in range(paragraphs)),
                encoding="utf-8",
            )
        if chance.random() < 0.5:
            pdf = f"{number}.pdf"
            write_pdf(folder / pdf, chance.randint(1, 6), chance)
            if papers:
                papers[0]["appendices"] = [{"title": f"Figures {number}", "file": pdf}]  # type: ignore[assignment]
            else:
                papers.append({"kind": "attachment", "file": pdf, "title": f"Paper {number}"})
        agenda.append({"title": f"Business {number}", "kind": "decision", "papers": papers})
    pack = {
        "board": {"name": "Long Board"},
        "meeting": tomli_w_meeting(),
        "items": agenda,
    }
    (folder / "pack.toml").write_text(tomli_w.dumps(pack), encoding="utf-8")
    return folder


def tomli_w_meeting() -> dict[str, object]:
    from datetime import date, time

    return {"date": date(2026, 3, 12), "start": time(10), "venue": {"name": "Town Hall"}}


def write_pdf(path: Path, pages: int, chance: random.Random) -> None:
    """A PDF of pages of random size and turn."""
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page(page_size=(chance.randint(200, 1200), chance.randint(200, 1200)))
            pdf.pages[-1].obj.Rotate = chance.choice([0, 90, 180, 270])
        pdf.save(path)
