"""What docs/reports.md says of reports is so."""

from pathlib import Path

from briefpack import load, validate
from briefpack.prose.html import prose_html
from tests.packs import item_with, told, write_pack
from tests.prose.reading import context, html

PAGE = (Path(__file__).parents[1] / "docs" / "reports.md").read_text(encoding="utf-8")
REPORT = PAGE.split("```")[1].removeprefix("\n")


def test_the_report_shown_is_as_it_should_be(tmp_path: Path) -> None:
    pack = write_pack(tmp_path, item_with("report", "a.md"), files={"a.md": REPORT})
    problems = [each for each in validate(load(pack)) if each.place.file == "a.md"]
    assert told(problems) == []


def test_what_is_written_is_printed_as_it_says() -> None:
    body = REPORT.split("+++")[2]
    made = prose_html(body, context(numbered=True))
    assert "<caption>Steps to the new building</caption>" in made
    assert '<span class="number" data-tag="Lbl">2.2&nbsp;</span>' in made
    assert '<span class="number" data-tag="Lbl">4.&nbsp;</span>' in made
    assert '<td class="figures">12,000</td>' in made
    assert '<span class="footnote">Item 4 of the note.</span>' in made
    assert "<blockquote>" in made


def test_a_caption_below_its_table_is_a_line_of_text() -> None:
    assert "<p>Table: Costs</p>" in html("| A |\n|---|\n| 1 |\n\nTable: Costs\n")
