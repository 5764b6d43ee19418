"""Dialogs: find and replace, go to, files, and questions."""

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import OptionList

from briefpack.editor.dialogs.calendar import Calendar
from briefpack.editor.dialogs.confirm import Choose, Confirm
from briefpack.editor.dialogs.files import ChooseFile, completed, whole_path
from briefpack.editor.dialogs.prompt import Prompt
from briefpack.editor.panes.agenda import AgendaPane
from briefpack.editor.panes.membership import MembershipPane
from briefpack.editor.panes.report import ReportPane
from briefpack.editor.widgets.cells import Cells
from briefpack.editor.widgets.prose import ProseArea
from tests.editor.at_work import SMALL, WIDE, Worker, work_on
from tests.editor.golden import matches_golden
from tests.editor.screens import notices

PACK = "meetings/2016-11-03/pack.toml"
REPORT = "meetings/2016-11-03/reports/improvement.md"
ODD = "[red]x[/red] [@id] 日本語 😀"


# -- find and replace --------------------------------------------------------------------------


async def find(officer: Worker, words: str) -> None:
    await officer.press("ctrl+f")
    await officer.until(lambda: officer.pilot.app.screen is not officer.bench)
    await officer.paste(words)


@pytest.mark.usefixtures("unchecked")
def test_words_are_found_in_this_paper_and_enter_goes_there(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("report", REPORT)
        await officer.until(lambda: isinstance(officer.bench.pane, ReportPane))
        await find(officer, "Ofsted")
        await officer.see(" found", "questions ", "paragraph 3 ")
        assert "improvement.md" not in officer.screen
        matches_golden("find-80x24", officer.screen)
        await officer.press("enter", "down", "enter")
        await officer.until(lambda: officer.pilot.app.screen is officer.bench)
        area = officer.bench.query_one(ProseArea)
        await officer.until(lambda: area.has_focus)
        row, column = area.cursor_location
        assert area.document.get_line(row)[column:].startswith("Ofsted")

    work_on(board, work, size=SMALL)


def test_words_are_replaced_all_over_the_pack_and_undone_as_one(board: Path) -> None:
    async def work(officer: Worker) -> None:
        workspace = officer.session.workspace
        before = workspace.text(REPORT)
        await find(officer, "improvement")
        await officer.see("2 found")
        await officer.press("tab")
        await officer.paste(ODD)
        await officer.press("tab", "space")  # in the whole pack
        await officer.see("[x] whole pack", "item 3", "The future of children’s services")
        await officer.press("ctrl+r")
        await officer.until(lambda: "Undo takes it back" in notices(officer.pilot.app))
        assert ODD in workspace.text(REPORT)
        assert ODD in workspace.text(PACK)
        await officer.see("0 found")
        await officer.press("escape")
        await officer.see("services [red]x[/red]")
        await officer.press("ctrl+z")
        await officer.until(lambda: not workspace.is_dirty)
        assert workspace.text(REPORT) == before

    work_on(board, work)


def test_a_pattern_that_is_none_is_told_as_one_types(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await find(officer, "(unclosed")
        await officer.see("0 found")
        await officer.press("tab", "tab", "tab", "tab", "tab", "space")
        await officer.see("[x] pattern", "no pattern yet", "untick it", without="0 found")
        await officer.press("ctrl+r")
        assert not officer.session.workspace.is_dirty

    work_on(board, work)


@pytest.mark.usefixtures("unchecked")
def test_what_is_put_in_takes_over_capitals_as_word_processors_do(board: Path) -> None:
    async def work(officer: Worker) -> None:
        lead = "Children in care. Other children; CHILDREN."
        await officer.session.edit(lambda ws: ws.change("Type", {REPORT: f"1. {lead}\n"}))
        await officer.show("report", REPORT)
        await find(officer, "children")
        await officer.see("3 found")
        await officer.press("tab")
        await officer.paste("pupils")
        await officer.press("ctrl+r")
        words = "1. Pupils in care. Other pupils; PUPILS.\n"
        await officer.until(lambda: officer.session.workspace.text(REPORT) == words)

    work_on(board, work, size=SMALL)


@pytest.mark.usefixtures("unchecked")
def test_the_boxes_of_find_are_explained(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await find(officer, "children")
        await officer.see("F1 Help")
        await officer.press("f1")
        await officer.see("signs stand for others")
        await officer.press("end")
        await officer.see("Capitals that you type stay as they are.")
        await officer.press("f1")
        await officer.see("[ ] pattern", without="Board becomes")
        await officer.press("escape")
        await officer.until(lambda: officer.pilot.app.screen is officer.bench)

    work_on(board, work, size=SMALL)


def test_for_reading_only_nothing_is_replaced(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await find(officer, "children")
        await officer.press("ctrl+r")
        await officer.until(lambda: "for reading only" in notices(officer.pilot.app))
        assert not officer.session.workspace.is_dirty

    work_on(board, work, read_only=True)


# -- questions ---------------------------------------------------------------------------------


@pytest.mark.usefixtures("unchecked")
def test_a_question_before_deleting_is_explained_and_stays(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.press("d")
        await officer.see("Delete “Declarations of Interest”?", "F1 Help")
        await officer.press("f1")
        await officer.see("leaves everything as it is", "y does it")
        await officer.press("y")  # no answer while one reads
        await officer.press("escape")
        await officer.see("Undo brings everything back", without="y does it")
        await officer.press("escape")
        await officer.until(lambda: officer.pilot.app.screen is officer.bench)
        assert not officer.session.workspace.is_dirty

    work_on(board, work)


# -- help on a cell ----------------------------------------------------------------------------


@pytest.mark.parametrize("size", [SMALL, WIDE])
@pytest.mark.usefixtures("unchecked")
def test_a_cell_that_is_edited_is_explained_and_edited_further(
    board: Path, size: tuple[int, int]
) -> None:
    async def work(officer: Worker) -> None:
        cells = officer.bench.pane.query_one(Cells)
        fields = (
            ("title", "What the agenda calls it.", "Enter takes what is typed."),
            ("kind", "What the board is asked to do with it.", "A letter goes to what starts"),
        )
        there = [column.key for column in cells.shape]  # the purpose is where there is room
        for column, words, keys in (each for each in fields if each[0] in there):
            cells.go_to(cells.row_at_cursor or "", column)
            await officer.press("enter")
            await officer.see("F1 Help")
            await officer.press("f1")
            await officer.see(words, keys)
            await officer.press("escape")
            await officer.see("Leave it as it was", without=words)
            await officer.press("escape")
            await officer.until(lambda: officer.pilot.app.screen is officer.bench)

    work_on(board, work, size=size)


@pytest.mark.usefixtures("unchecked")
def test_a_member_in_the_table_is_explained_too(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("membership")
        cells = officer.bench.pane.query_one(Cells)
        cells.go_to(cells.row_at_cursor or "", "name")
        await officer.press("enter", "f1")
        await officer.see("Given name and surname, without title")

    work_on(board, work)


# -- go to -------------------------------------------------------------------------------------


@pytest.mark.usefixtures("unchecked")
def test_items_members_and_sections_are_gone_to_by_a_part_of_their_name(board: Path) -> None:
    async def work(officer: Worker) -> None:
        async def go_to(words: str) -> None:
            await officer.press("ctrl+g")
            await officer.see("Go to", "type a part of the name")
            await officer.paste(words)

        await go_to("fut chi")
        await officer.see(
            "3 The future of children’s services improvement",
            "Report: The future of children’s services improvement",
        )
        matches_golden("go-to-120x36", officer.screen)
        await officer.press("enter")
        await officer.until(lambda: officer.bench.pane.focus_path == (PACK, ("items", 2)))
        await go_to("watts")
        await officer.press("enter")
        await officer.until(lambda: isinstance(officer.bench.pane, MembershipPane))
        path = (officer.bench.pane.focus_path or ("", ()))[1]
        assert path[-2:] == ("members", 0) or path[-3:-1] == ("members", 0)
        await go_to("§")
        await officer.press("enter")
        await officer.until(lambda: isinstance(officer.bench.pane, ReportPane))
        await go_to("nothing is called so")
        await officer.press("enter", "escape")
        await officer.until(lambda: officer.pilot.app.screen is officer.bench)
        await go_to("meeting")
        await officer.pilot.click(OptionList, offset=(4, 0))
        await officer.until(lambda: officer.bench.pane.KIND == "form-meeting")

    work_on(board, work)


# -- questions ---------------------------------------------------------------------------------


def test_questions_show_what_they_ask_as_it_is(board: Path) -> None:
    async def work(officer: Worker) -> None:
        app = officer.pilot.app
        answers: list[object] = []
        app.push_screen(Confirm(f"Delete “{ODD}”?", f"Delete {ODD}"), answers.append)
        await officer.see(f"Delete “{ODD}”?", f"Delete {ODD}  (y)")
        await officer.pilot.click(OptionList, offset=(4, 1))
        await officer.until(lambda: answers == [True])
        choose = Choose(ODD, [("mine", f"Mine {ODD}"), ("theirs", "Theirs")])
        app.push_screen(choose, answers.append)
        await officer.see(f"Mine {ODD}", "Theirs")
        await officer.press("down", "enter")
        await officer.until(lambda: answers[1:] == ["theirs"])
        app.push_screen(Prompt(ODD, ODD), answers.append)
        await officer.see(ODD)
        await officer.press("enter")
        await officer.until(lambda: answers[2:] == [ODD])

    work_on(board, work)


def test_a_calendar_goes_by_days_weeks_months_and_years(board: Path) -> None:
    async def work(officer: Worker) -> None:
        chosen: list[date | None] = []
        app = officer.pilot.app
        app.push_screen(Calendar(date(2016, 11, 3), date(2016, 10, 20)), chosen.append)
        await officer.see("November 2016", "Thursday 3 November 2016")
        await officer.press("right", "down", "pagedown", "end")
        await officer.see("Monday 11 December 2017")
        await officer.press("t", "enter")
        await officer.until(lambda: chosen == [date(2016, 10, 20)])
        app.push_screen(Calendar(None, date(2016, 10, 20)), chosen.append)
        await officer.see("October 2016")
        await officer.press("escape")
        await officer.until(lambda: chosen[1:] == [None])

    work_on(board, work)


# -- files -------------------------------------------------------------------------------------


def test_a_file_is_typed_or_chosen_from_a_tree(board: Path, tmp_path: Path) -> None:
    (tmp_path / "map [red].png").write_bytes(b"")
    (tmp_path / "notes.doc").write_bytes(b"")

    async def work(officer: Worker) -> None:
        chosen: list[Path | None] = []
        officer.pilot.app.push_screen(ChooseFile(), chosen.append)
        await officer.see("Which file?")
        await officer.paste(str(tmp_path / "notes.doc"))
        await officer.press("enter")
        await officer.until(lambda: "notes.doc cannot be printed" in notices(officer.pilot.app))
        await officer.press("ctrl+u")
        await officer.paste(f"'{tmp_path}/map [red].png'")  # as a terminal drops it
        await officer.press("enter")
        await officer.until(lambda: chosen == [tmp_path / "map [red].png"])
        assert isinstance(officer.bench.pane, AgendaPane)

    work_on(board, work)


def test_a_path_is_completed_with_what_can_be_gone_on_with(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "plan.pdf").write_bytes(b"")
    (tmp_path / "papers" / "plan.doc").write_bytes(b"")
    (tmp_path / ".hidden.pdf").write_bytes(b"")
    assert completed(f"{tmp_path}/pa", {".pdf"}) == f"{tmp_path}/papers/"
    assert completed(f"{tmp_path}/papers/pl", {".pdf"}) == f"{tmp_path}/papers/plan.pdf"
    assert completed(f"{tmp_path}/not there/", {".pdf"}) is None
    assert completed("", {".pdf"}) is None
    assert completed(f"{tmp_path}/", {".pdf"}) == f"{tmp_path}/papers/"


@pytest.mark.parametrize("typed", ["", "  ", "a\0b", "~nobody-of-this-name/x"])
def test_what_is_no_path_is_none(typed: str) -> None:
    assert whole_path(typed) is None
