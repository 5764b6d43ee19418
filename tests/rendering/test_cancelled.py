"""A meeting that is not held says so wherever somebody might think it is."""

from pathlib import Path

import pytest

from briefpack.rendering.theme import bundled_themes
from tests.own_output import findings
from tests.pdf_reading import page_texts
from tests.rendering.sheet_packs import rendered, write_board

WHY = "The Town Hall is flooded."
CANCELLED = f'cancelled = "{WHY}"\n'
FRONT, NOTICES, MEMBERSHIP, AGENDA = range(4)


@pytest.mark.parametrize("theme", bundled_themes())
def test_front_sheet_notices_and_agenda_say_that_and_why(tmp_path: Path, theme: str) -> None:
    meetings = write_board(tmp_path, meeting=CANCELLED)
    output = rendered(meetings / "2016-10-03", tmp_path / "pack.pdf", theme)
    pages = page_texts(output)
    for number in (FRONT, AGENDA):
        assert f"CANCELLED: {WHY}" in pages[number]
    assert "is cancelled" in pages[NOTICES]
    assert WHY in pages[NOTICES]
    assert "There will be a meeting" not in pages[NOTICES]
    assert findings(output) == []


@pytest.mark.parametrize("sheet", ["agenda", "attendance"])
def test_its_sheets_say_so_too(tmp_path: Path, sheet: str) -> None:
    meetings = write_board(tmp_path, meeting=CANCELLED)
    output = rendered(meetings / "2016-10-03", tmp_path / "sheet.pdf", sheet=sheet)
    assert f"CANCELLED: {WHY}" in page_texts(output)[0]


def test_a_meeting_that_is_held_does_not(tmp_path: Path) -> None:
    output = rendered(write_board(tmp_path) / "2016-10-03", tmp_path / "pack.pdf")
    pages = page_texts(output)
    assert "There will be a meeting" in pages[NOTICES]
    assert "cancelled" not in " ".join(pages).casefold()
