"""A paper rendered by itself; and a draft, which says so on every page."""

from pathlib import Path

import pikepdf
import pytest

from briefpack.cli import main
from tests.own_output import findings
from tests.pdf_reading import page_texts

EXAMPLES = Path(__file__).parents[2] / "examples"
NOTE = EXAMPLES / "county-executive" / "meetings" / "2009-03-13" / "note.toml"
REPORT = EXAMPLES / "cyp-board" / "meetings" / "2016-11-03" / "reports" / "improvement.md"


def rendered(paper: Path, output: Path) -> Path:
    with pytest.raises(SystemExit) as ended:
        main.main(["render", str(paper), "-o", str(output)])
    assert ended.value.code == 0
    return output


def test_a_note_by_itself_says_on_each_page_that_it_is_a_draft(tmp_path: Path) -> None:
    output = rendered(NOTE, tmp_path / "note.pdf")
    texts = page_texts(output)
    assert len(texts) > 3
    assert all("DRAFT" in text for text in texts)
    assert "Agenda Item" not in " ".join(texts)
    assert findings(output) == []


def test_an_approved_note_is_no_draft(tmp_path: Path) -> None:
    note = tmp_path / "2009-03-13" / "note.toml"
    note.parent.mkdir()
    text = NOTE.read_text(encoding="utf-8").replace('status = "draft"', 'status = "approved"')
    note.write_text(text, encoding="utf-8")
    assert "DRAFT" not in " ".join(page_texts(rendered(note, tmp_path / "note.pdf")))


def test_a_report_by_itself_is_as_in_its_pack(tmp_path: Path) -> None:
    output = rendered(REPORT, tmp_path / "report.pdf")
    texts = page_texts(output)
    assert "Agenda Item 3" in texts[0]
    assert "Page 1" in texts[0]
    assert "Appendix A" in texts[-1]  # an appendix comes with its paper
    assert not any("Declarations of Interest" in text for text in texts)
    with pikepdf.open(output) as pdf:
        assert str(pdf.docinfo.Title).startswith("The future of children’s services improvement (")
