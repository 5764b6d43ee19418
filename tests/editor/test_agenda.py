"""The agenda as a table: edited where it stands, with what is worked out from it beside it."""

from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest
from textual.events import MouseMove

from briefpack.editor.panes.agenda import AgendaPane
from briefpack.editor.widgets.cells import Cells
from tests.editor.at_work import SMALL, Worker, work_on
from tests.editor.golden import matches_golden
from tests.editor.screens import notices

PACK = "meetings/2016-11-03/pack.toml"
LARGE, MIDDLE = (200, 50), (150, 40)
ODD = "[red]x[/red] [@id] 日本語 😀"

TIMED = """
[[items]]
title = "Declarations of Interest"
kind = "procedural"
minutes = 5

[[items]]
title = "Budget monitoring"
kind = "decision"
presenters = ["Anna Fox", "Bo Lee"]
minutes = 40

[[items.papers]]
kind = "to-follow"
title = "Budget figures"
expected = 2016-10-28

[[items]]
title = "Inspection of children’s homes"
kind = "discussion"
minutes = 60

[[items.papers]]
kind = "report"
file = "reports/improvement.md"

[[items]]
title = "What inspectors said"
kind = "information"

[[items.papers]]
kind = "report"
file = "reports/not-there.md"
"""


@pytest.fixture
def timed(board: Path) -> Path:
    """A board whose agenda has times, presenters, and papers in every state."""
    pack = board / PACK
    head = pack.read_text(encoding="utf-8").partition("[[items]]")[0]
    head = head.replace("start = 16:30:00 #", "end = 18:00:00\nstart = 16:30:00 #")
    pack.write_text(head + TIMED.lstrip(), encoding="utf-8")
    return board


def cells(officer: Worker) -> Cells:
    return officer.bench.query_one(AgendaPane).cells


def titles(officer: Worker) -> list[str]:
    return [item["title"].split()[0] for item in officer.data(path=("items",))]


async def go_to(officer: Worker, column: str, row: int) -> None:
    """Put the cursor on a cell, by keys."""
    table = cells(officer)
    keys = [each.key for each in table.shape]
    assert column in keys
    await officer.press("ctrl+home", "home", *["down"] * row, *["right"] * keys.index(column))
    await officer.until(lambda: (table.cursor_row, table.shape[table.cursor_column].key) == (
        row, column
    ))  # fmt: skip


async def type_into(officer: Worker, column: str, row: int, words: str) -> None:
    """Go to a cell, and type over it."""
    await go_to(officer, column, row)
    await officer.press("enter")
    await officer.until(lambda: officer.pilot.app.screen is not officer.bench)
    await officer.press("ctrl+u")
    await officer.paste(words)
    await officer.press("enter")


# -- what it shows -----------------------------------------------------------------------------


@pytest.mark.usefixtures("unchecked")
def test_the_agenda_says_of_every_paper_how_it_stands(timed: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.see("to follow 28 Oct", "missing", "Anna Fox; Bo Lee", "16:35", "17:15")
        matches_golden("agenda-200x50", officer.screen)

    work_on(timed, work, size=LARGE)


@pytest.mark.usefixtures("unchecked")
def test_the_agenda_fits_a_small_terminal(timed: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.see("105 of 90 minutes, 15 over")
        assert max(map(len, officer.screen.splitlines())) <= 80
        matches_golden("agenda-80x24", officer.screen)

    work_on(timed, work, size=SMALL)


def test_an_empty_agenda_says_what_to_do(board: Path) -> None:
    pack = board / PACK
    text = pack.read_text(encoding="utf-8").partition("[[items]]")[0]
    pack.write_text(text, encoding="utf-8")

    async def work(officer: Worker) -> None:
        await officer.see("There is nothing on the agenda yet. Press n for the first item.")
        await officer.press("n")
        await officer.until(lambda: officer.pilot.app.screen is not officer.bench)
        await officer.write("Welcome")
        await officer.press("enter")
        await officer.see("1     Welcome", without="nothing on the agenda")

    work_on(board, work)


# -- editing where it stands -------------------------------------------------------------------


def test_a_new_item_is_given_its_title_and_the_others_their_numbers(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.press("n")
        await officer.see("Take it", "Leave it as it was")
        await officer.paste(ODD)
        await officer.press("enter")
        await officer.finds(ODD, path=("items", 1, "title"))
        await officer.see("2     [red]x[/red] [@id] 日本語 😀", "5     Note of the Previous")
        await officer.save()
        assert f'title = "{ODD}"' in officer.saved(PACK)

    work_on(board, work)


def test_a_new_item_that_is_given_no_title_is_taken_back(board: Path) -> None:
    async def work(officer: Worker) -> None:
        before = officer.session.workspace.text(officer.session.workspace.pack_file)
        for key in ("n", "h"):
            await officer.press(key)
            await officer.until(lambda: officer.pilot.app.screen is not officer.bench)
            await officer.press("escape")
            await officer.until(lambda: not officer.session.workspace.is_dirty)
            assert officer.session.workspace.text(officer.session.workspace.pack_file) == before
            await officer.until(lambda: officer.pilot.app.screen is officer.bench)
            assert len(titles(officer)) == 4

    work_on(board, work)


def test_escape_leaves_a_cell_as_it_was(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await go_to(officer, "title", 1)
        await officer.press("enter")
        await officer.write(" and more")
        await officer.press("escape")
        await officer.see("Department of Education)", without="and more")
        assert not officer.session.workspace.is_dirty

    work_on(board, work)


def test_minutes_run_the_clock_and_what_are_none_is_told(timed: Path) -> None:
    async def work(officer: Worker) -> None:
        await type_into(officer, "minutes", 0, "soon")
        await officer.until(lambda: "minutes are a whole number" in notices(officer.pilot.app))
        await officer.press("ctrl+u", "1", "5", "enter")
        await officer.finds(15, path=("items", 0, "minutes"))
        await officer.see("16:45", "115 of 90 minutes, 25 over")
        await type_into(officer, "minutes", 0, "")
        await officer.finds(None, path=("items", 0, "minutes"))
        await officer.see("100 of 90 minutes, 10 over", without="16:45")

    work_on(timed, work, size=LARGE)


@pytest.mark.usefixtures("unchecked")
def test_digits_take_the_place_of_a_cell_as_in_spreadsheets_and_enter_goes_on_with_it(
    timed: Path,
) -> None:
    async def work(officer: Worker) -> None:
        cells = officer.bench.pane.query_one(Cells)
        first = cells.row_at_cursor or ""
        cells.go_to(first, "minutes")
        await officer.finds(5, path=("items", 0, "minutes"))
        await officer.press("2", "0", "enter")
        await officer.finds(20, path=("items", 0, "minutes"))
        await officer.press("enter")
        await officer.see("Take it")
        await officer.press("5", "enter")
        await officer.finds(205, path=("items", 0, "minutes"))
        await officer.press("7")
        await officer.see("Leave it as it was")
        await officer.press("escape")
        await officer.see("n New item")
        assert officer.data(path=("items", 0, "minutes")) == 205
        await officer.press("backspace", "enter")
        await officer.finds(None, path=("items", 0, "minutes"))

    work_on(timed, work, size=MIDDLE)


@pytest.mark.usefixtures("unchecked")
def test_a_digit_types_nothing_where_there_is_nothing_to_type(timed: Path) -> None:
    async def work(officer: Worker) -> None:
        cells = officer.bench.pane.query_one(Cells)
        for column in ("number", "pages", "kind"):
            cells.go_to(cells.row_at_cursor or "", column)
            await officer.press("7", "backspace")
            assert officer.pilot.app.screen is officer.bench
        assert not officer.session.workspace.is_dirty

    work_on(timed, work, size=MIDDLE)


def test_a_time_that_is_set_starts_the_clock_anew(timed: Path) -> None:
    async def work(officer: Worker) -> None:
        await type_into(officer, "start", 1, "5pm")
        await officer.finds(time(17, 0), path=("items", 1, "start"))
        await officer.see("17:00", "17:40", without="16:35")

    work_on(timed, work, size=LARGE)


def test_presenters_and_the_purpose_are_typed_and_chosen(timed: Path) -> None:
    async def work(officer: Worker) -> None:
        await type_into(officer, "presenters", 0, "Cllr Ash; Di Ray ;")
        await officer.finds(["Cllr Ash", "Di Ray"], path=("items", 0, "presenters"))
        await officer.see("Cllr Ash; Di Ray")
        await go_to(officer, "kind", 0)
        await officer.press("enter")
        await officer.until(lambda: officer.pilot.app.screen is not officer.bench)
        await officer.press("d", "enter")
        await officer.until(lambda: officer.data(path=("items", 0, "kind")) != "procedural")
        assert officer.data(path=("items", 0, "kind")).startswith("d")

    work_on(timed, work, size=LARGE)


def test_what_is_worked_out_cannot_be_typed_over(board: Path) -> None:
    async def work(officer: Worker) -> None:
        for column in ("number", "state", "pages"):
            await go_to(officer, column, 2)
            await officer.press("enter")
            await officer.pilot.pause()
            assert officer.pilot.app.screen is officer.bench

    work_on(board, work)


# -- order -------------------------------------------------------------------------------------


def test_items_are_reordered_with_one_key_and_numbered_anew(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await go_to(officer, "title", 0)
        await officer.press("right_square_bracket", "right_square_bracket")
        await officer.until(lambda: titles(officer)[2] == "Declarations")
        await officer.see("3     Declarations of Interest", "2     The future")
        assert officer.bench.pane.focus_path == (PACK, ("items", 2))
        await officer.press("left_square_bracket")
        await officer.see("2     Declarations of Interest", "3     The future")
        await officer.press("ctrl+z", "ctrl+z", "ctrl+z")
        await officer.until(lambda: not officer.session.workspace.is_dirty)

    work_on(board, work)


def test_an_item_becomes_a_part_of_the_one_above_and_an_item_again(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await go_to(officer, "title", 1)
        await officer.press("greater_than_sign")
        await officer.until(lambda: len(titles(officer)) == 3)
        await officer.see("1.1", "2     The future")
        await officer.press("less_than_sign")
        await officer.until(lambda: len(titles(officer)) == 4)
        await officer.see("2     A discussion", without="1.1")

    work_on(board, work)


def test_appendices_are_lettered_as_they_are_attached_and_moved(board: Path) -> None:
    other = board.parent / "Plan of the [red]site.pdf"
    other.write_bytes((board / "meetings/2016-11-03/attachments/seven-enablers.pdf").read_bytes())

    async def work(officer: Worker) -> None:
        await go_to(officer, "title", 4)
        await officer.press("a")
        await officer.see("Which file?")
        await officer.paste(str(other))
        await officer.press("enter")
        await officer.see("Take it")  # and a title for it
        await officer.press("ctrl+u")
        await officer.paste("Site [red]plan")
        await officer.press("enter")
        await officer.see("B  Site [red]plan")
        await officer.press("left_square_bracket")
        await officer.see("A  Site [red]plan", "B  Isos")
        await officer.save()
        names = [path.name for path in (board / "meetings/2016-11-03/attachments").iterdir()]
        assert len(names) == 2

    work_on(board, work)


def test_a_paper_is_said_to_follow_and_a_report_is_begun(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await go_to(officer, "title", 0)
        await officer.press("t")
        await officer.see("Take it")
        await officer.press("ctrl+u")
        await officer.write("Register")
        await officer.press("enter")
        await officer.see("Register", "to follow")
        await go_to(officer, "title", 0)
        await officer.press("p")
        await officer.until(lambda: officer.bench.pane.KIND == "report")
        await officer.see("Write the first numbered paragraph here.")

    work_on(board, work)


def test_deleting_asks_and_undo_brings_everything_back(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await go_to(officer, "title", 2)
        await officer.press("delete")
        await officer.see("Delete “The future of children’s services improvement”?")
        await officer.press("delete")
        await officer.see("Delete “The future")
        await officer.press("y")
        await officer.until(lambda: len(titles(officer)) == 3)
        await officer.press("ctrl+z")
        await officer.until(lambda: len(titles(officer)) == 4)
        await officer.see("A  Isos Partnership")
        assert not officer.session.workspace.is_dirty

    work_on(board, work)


# -- with the mouse ----------------------------------------------------------------------------


def row_of(officer: Worker, words: str) -> int:
    """The line of the table that a row starts on."""
    table = cells(officer)
    lines = [table.render_line(y).text for y in range(table.size.height)]
    return next(y for y, line in enumerate(lines) if words in line)


def landing(officer: Worker) -> str:
    """The line below which what is dragged would stand; "" where nothing is."""
    table = cells(officer)
    for y in range(table.size.height):
        strip = table.render_line(y)
        if all(segment.style and segment.style.underline for segment in strip):
            return strip.text
    return ""


async def drag(officer: Worker, words: str, is_so: Callable[[], bool]) -> None:
    """Move the mouse over a row, with its button held down."""
    offset = (12, row_of(officer, words))
    await officer.pilot._post_mouse_events([MouseMove], Cells, offset, button=1)  # noqa: SLF001
    await officer.until(is_so)


def test_a_row_is_dragged_to_where_a_line_says_it_will_land(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.pilot.mouse_down(Cells, offset=(12, row_of(officer, "Declarations")))
        await drag(officer, "The future", lambda: landing(officer).strip() == "services")
        over = row_of(officer, "The future")
        await officer.pilot.mouse_up(Cells, offset=(12, over))
        await officer.until(lambda: titles(officer)[2] == "Declarations")
        assert landing(officer) == ""
        await officer.pilot.mouse_down(Cells, offset=(12, row_of(officer, "Declarations")))
        await drag(officer, "A discussion", lambda: "Item" in landing(officer))
        await officer.press("escape")
        assert landing(officer) == ""
        await officer.pilot.mouse_up(Cells, offset=(12, row_of(officer, "A discussion")))
        await officer.pilot.pause()
        assert titles(officer)[2] == "Declarations"
        assert cells(officer).has_focus

    work_on(board, work)


def test_a_click_puts_the_cursor_there_and_a_second_one_edits(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.pilot.click(Cells, offset=(12, row_of(officer, "4   ")))
        await officer.until(lambda: officer.bench.pane.focus_path == (PACK, ("items", 3)))
        await officer.pilot.click(Cells, offset=(12, row_of(officer, "4   ")), times=2)
        await officer.see("Take it", "Note of the Previous Meeting")
        await officer.press("escape")

    work_on(board, work)
