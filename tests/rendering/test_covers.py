"""What a report's head says is printed, whatever else it says."""

from pathlib import Path

import pypdfium2
import pytest

from briefpack import render
from tests.packs import item_with, write_pack


@pytest.mark.parametrize(
    "head",
    [
        'purpose = "For comment."',
        'summary = "In short."',
        'questions = ["Is it enough?"]',
        'recommendations = ["Note it."]',
        'action = "Officers will write."',
    ],
)
def test_any_one_field_of_a_head_is_printed(head: str, tmp_path: Path) -> None:
    files = {"a.md": f"+++\n{head}\n+++\n1. One.\n"}
    pack = write_pack(tmp_path / "pack", item_with("report", "a.md"), files=files)
    made = render(pack, tmp_path / "pack.pdf", theme="plain")
    with pypdfium2.PdfDocument(made.output) as document:
        text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    words = head.partition('"')[2].partition('"')[0].rstrip(".?")
    assert words.split()[-1] in text
