"""A note that ``briefpack note`` began, whose members stand as comments, taken on in the editor."""

from pathlib import Path

import pytest

from briefpack.editing.new_note import HOW_TO_FILL_IN, new_note
from tests.editor.at_work import Worker, work_on

THIS = "meetings/2016-11-03/note.toml"


def text_of(officer: Worker) -> str:
    """The note as it is in the editor."""
    return officer.session.workspace.text(THIS)


@pytest.mark.usefixtures("unchecked")
def test_marking_members_takes_their_comments_away(board: Path) -> None:
    text = new_note(board / "meetings" / "2016-11-03")
    (board / THIS).write_text(text, encoding="utf-8")

    def listed(officer: Worker, name: str) -> list[str]:
        """The lines that have somebody's name."""
        lines = text_of(officer).split("\n")
        return [line.strip()[:1] for line in lines if f'"{name}"' in line]

    async def work(officer: Worker) -> None:
        await officer.show("note", THIS)
        await officer.see("not yet said 18")
        assert listed(officer, "Roy Perry") == ["#"]
        await officer.press("p")
        await officer.until(lambda: listed(officer, "Roy Perry") == ["{"])
        assert listed(officer, "Gareth Barnard") == ["#"]
        assert HOW_TO_FILL_IN in text_of(officer)
        await officer.press("P")
        await officer.until(lambda: "#" not in text_of(officer))

    work_on(board, work)
