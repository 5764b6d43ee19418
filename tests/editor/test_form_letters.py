"""Letters that are typed where a form adds an entry begin that entry; none of them is lost."""

from pathlib import Path

from briefpack.editor.panes.note_forms import NoteItemForm
from tests.editor.as_before import take_all_back
from tests.editor.at_work import SMALL, Worker, work_on
from tests.editor.test_note import THIS, begin, to_row

ITEM = ("items", 0)


def test_words_typed_on_the_row_that_adds_a_decision_are_one_decision(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await begin(officer)
        await officer.press("ctrl+t", "enter")
        await officer.until(lambda: officer.pane(NoteItemForm).has_focus_within)
        await to_row(officer, NoteItemForm, "Add decision")
        await officer.write("The plan was noted")
        await officer.until(
            lambda: officer.data(THIS, (*ITEM, "decisions")) == [{"text": "The plan was noted"}]
        )
        assert len(officer.data(THIS, ("items",))) == len(officer.data(path=("items",)))
        await take_all_back(officer)

    work_on(board, work, size=SMALL)


def test_the_list_of_items_has_its_lines_again_after_an_item_was_written(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await begin(officer)
        await officer.press("ctrl+t", "down")
        before = await officer.see("2 A discussion with     │")
        await officer.press("enter")
        await officer.until(lambda: officer.pane(NoteItemForm).has_focus_within)
        await officer.write("The Minister spoke.")
        await officer.until(lambda: bool(officer.data(THIS, ("items", 1, "discussion"))))
        await officer.press("escape")
        after = await officer.see("2 A discussion with     │")
        assert column_of_items(after) == column_of_items(before)
        await take_all_back(officer)

    work_on(board, work, size=SMALL)


def column_of_items(screen: str) -> list[str]:
    return [line.split("│")[0] for line in screen.splitlines() if "│" in line]
