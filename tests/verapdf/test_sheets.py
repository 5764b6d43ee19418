"""Every sheet passes as PDF/UA-1 and PDF/A-3a, whatever the theme."""

from pathlib import Path

import pytest

from tests.rendering.sheet_packs import rendered, write_board
from tests.verapdf.engine import Engine
from tests.verapdf.packs import THEMES, assert_passes


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("sheet", ["attendance", "agenda", "actions", "decisions"])
def test_a_sheet_passes(engine: Engine, tmp_path: Path, sheet: str, theme: str) -> None:
    meeting = write_board(tmp_path) / "2016-10-03"
    paper = meeting if sheet in {"attendance", "agenda"} else meeting / "note.toml"
    assert_passes(engine, rendered(paper, tmp_path / "sheet.pdf", theme, sheet))


@pytest.mark.parametrize("theme", THEMES)
def test_a_corrected_note_passes(engine: Engine, tmp_path: Path, theme: str) -> None:
    more = '[[corrections]]\ntext = "Read **wall** for roof."\nagreed = 2016-11-07\n'
    note = write_board(tmp_path, more=more) / "2016-10-03" / "note.toml"
    assert_passes(engine, rendered(note, tmp_path / "note.pdf", theme))


@pytest.mark.parametrize("theme", THEMES)
def test_the_pack_of_a_cancelled_meeting_passes(engine: Engine, tmp_path: Path, theme: str) -> None:
    meetings = write_board(tmp_path, meeting='cancelled = "The Town Hall is flooded."\n')
    assert_passes(engine, rendered(meetings / "2016-10-03", tmp_path / "pack.pdf", theme))
