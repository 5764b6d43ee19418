"""The outline: the whole pack on the left, and what is done there by keys and with the mouse."""

from pathlib import Path
from typing import Any

import pytest
from textual.events import MouseMove

from briefpack.editing.operations import set_value
from briefpack.editor.panes.agenda import AgendaPane
from briefpack.editor.panes.membership import MembershipPane
from briefpack.editor.panes.outline import Outline
from briefpack.problems import Severity
from tests.editor.at_work import SMALL, WIDE, Worker, work_on
from tests.editor.golden import matches_golden
from tests.editor.screens import notices

PACK = "meetings/2016-11-03/pack.toml"
REPORT = "meetings/2016-11-03/reports/improvement.md"
FIRST = "1 Declarations of Interest"
SECOND = "2 A discussion with"
THIRD = "3 The future of children’s"
LAST = "4 Note of the Previous"
ODD = "[red]x[/red] [@id] 日本語 😀"


def outline(officer: Worker) -> Outline:
    return officer.bench.query_one(Outline)


def titles(officer: Worker) -> list[str]:
    return [item["title"].split()[0] for item in officer.data(path=("items",))]


def line_of(officer: Worker, label: str) -> int:
    """The line of the outline that an entry is on, as it is scrolled."""
    tree = outline(officer)
    for line in range(tree.last_line + 1):
        node = tree.get_node_at_line(line)
        if node is not None and node.data is not None and node.data.label.startswith(label):
            return line - tree.scroll_offset.y
    raise AssertionError(f"{label} is not in the outline:\n{officer.screen}")


async def go_to(officer: Worker, label: str) -> None:
    """Put the cursor of the outline on an entry, by keys."""
    if not outline(officer).has_focus:
        await officer.press("f2")
        await officer.until(lambda: outline(officer).has_focus)
    wanted = line_of(officer, label) + outline(officer).scroll_offset.y
    while outline(officer).cursor_line != wanted:
        await officer.press("down" if outline(officer).cursor_line < wanted else "up")


async def answer(officer: Worker, words: str) -> None:
    """Type a title into the dialog, in place of what stands there."""
    await officer.until(lambda: officer.pilot.app.screen is not officer.bench)
    await officer.press("ctrl+u")
    await officer.paste(words)
    await officer.press("enter")
    await officer.until(lambda: officer.pilot.app.screen is officer.bench)


# -- what it shows -----------------------------------------------------------------------------


@pytest.mark.usefixtures("unchecked")
def test_the_outline_shows_the_whole_pack(board: Path) -> None:
    async def work(officer: Worker) -> None:
        matches_golden("workbench-120x36", officer.screen)

    work_on(board, work, size=WIDE)


@pytest.mark.usefixtures("unchecked")
def test_on_a_small_terminal_the_outline_is_a_drawer(board: Path) -> None:
    async def work(officer: Worker) -> None:
        assert "Membership" not in officer.screen
        await officer.press("f2")
        await officer.see("Membership", "Liberal Democrat")
        matches_golden("outline-80x24", officer.screen)
        await officer.press("f2")
        await officer.see("Declarations of Interest", without="Liberal Democrat")
        await officer.press("f2", "escape")
        await officer.see("Declarations of Interest", without="Liberal Democrat")

    work_on(board, work, size=SMALL)


def test_what_turns_letters_round_is_shown_as_its_code(board: Path) -> None:
    async def work(officer: Worker) -> None:
        title = ("items", 0, "title")
        await officer.session.edit(lambda ws: set_value(ws, PACK, title, "Pay \u202e001\u200b"))
        await officer.bench.pack_changed()
        await officer.until(lambda: officer.screen.count("Pay <U+202E>001<U") >= 1)
        assert "\u202e" not in officer.screen

    work_on(board, work, size=WIDE)


def test_enter_and_a_click_open_what_they_are_on(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await go_to(officer, "Labour")
        await officer.press("enter")
        await officer.until(lambda: isinstance(officer.bench.pane, MembershipPane))
        await officer.pilot.click(Outline, offset=(12, line_of(officer, "Contacts") + 1))
        await officer.until(lambda: officer.bench.pane.KIND == "form-contacts")
        await officer.pilot.click(Outline, offset=(12, line_of(officer, LAST) + 1))
        await officer.until(lambda: isinstance(officer.bench.pane, AgendaPane))
        row = officer.pane(AgendaPane).row
        assert row is not None
        assert row.title == "Note of the Previous Meeting"

    work_on(board, work)


def test_what_is_below_an_entry_is_shown_and_hidden(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await go_to(officer, "Membership")
        await officer.press("left")
        await officer.see("▸ Membership", without="Liberal Democrat")
        await officer.press("right")
        await officer.see("▾ Membership", "Liberal Democrat")
        await officer.pilot.click(Outline, offset=(1, line_of(officer, "Membership") + 1))
        await officer.see("▸ Membership", without="Liberal Democrat")
        await go_to(officer, FIRST)
        await officer.press("left", "left")
        await officer.see("▸ Agenda", without="3 The future of children’s se…")

    work_on(board, work)


def test_problems_and_unsaved_changes_are_marked_up_to_the_top(board: Path) -> None:
    async def work(officer: Worker) -> None:
        def entry(label: str) -> Any:  # noqa: ANN401 - an entry, whose marks are looked at
            line = line_of(officer, label) + outline(officer).scroll_offset.y
            node = outline(officer).get_node_at_line(line)
            assert node is not None
            return node.data

        assert not entry(FIRST).is_unsaved
        await officer.session.edit(lambda ws: set_value(ws, REPORT, ("contact",), "nobody"))
        await officer.bench.pack_changed()
        await officer.until(lambda: entry(THIRD).severity is Severity.ERROR)
        assert entry("Agenda").severity is Severity.ERROR
        assert entry(THIRD).is_unsaved
        assert entry("Agenda").is_unsaved
        assert entry(FIRST).severity is None
        assert not entry(FIRST).is_unsaved
        assert not entry("Contacts").is_unsaved
        await officer.see("● unsaved")
        await officer.save()
        await officer.until(lambda: not entry(THIRD).is_unsaved)
        await officer.see("✗", without="●")
        await officer.press("ctrl+z")
        await officer.until(lambda: entry(THIRD).severity is not Severity.ERROR)

    work_on(board, work)


# -- what is done there ------------------------------------------------------------------------


def test_an_item_is_added_below_the_one_under_the_cursor(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await go_to(officer, FIRST)
        await officer.press("n")
        await answer(officer, ODD)
        await officer.see(f"2 {ODD}"[:20])
        assert officer.data(path=("items", 1, "title")) == ODD
        assert outline(officer).at_cursor is not None
        assert outline(officer).at_cursor.path == ("items", 1)  # type: ignore[union-attr]
        await officer.press("n")
        await officer.until(lambda: officer.pilot.app.screen is not officer.bench)
        await officer.press("escape")
        assert len(officer.data(path=("items",))) == 5

    work_on(board, work)


def test_an_item_is_renamed_and_a_report_says_where_its_title_stands(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await go_to(officer, FIRST)
        await officer.press("r")
        await officer.see("Title", "Declarations of Interest")
        await answer(officer, "Declarations")
        await officer.finds("Declarations", path=("items", 0, "title"))
        await officer.see("1 Declarations ")
        await go_to(officer, "Report")
        await officer.press("r")
        await officer.until(lambda: "stands in the paper itself" in notices(officer.pilot.app))
        await go_to(officer, "Contacts")
        await officer.press("r")
        await officer.until(lambda: "Enter opens this" in notices(officer.pilot.app))

    work_on(board, work)


def test_items_are_moved_with_one_key_and_come_back_by_undo(board: Path) -> None:
    async def work(officer: Worker) -> None:
        before = titles(officer)
        await go_to(officer, FIRST)
        await officer.press("right_square_bracket", "alt+down")
        await officer.until(lambda: titles(officer)[2] == "Declarations")
        await officer.see("3 Declarations of Interest")
        assert outline(officer).at_cursor.path == ("items", 2)  # type: ignore[union-attr]
        await officer.press("left_square_bracket")
        await officer.until(lambda: titles(officer)[1] == "Declarations")
        await officer.press("ctrl+z", "ctrl+z", "ctrl+z")
        await officer.until(lambda: titles(officer) == before)
        assert not officer.session.workspace.is_dirty
        await officer.press("ctrl+y")
        await officer.until(lambda: titles(officer)[1] == "Declarations")

    work_on(board, work)


def test_a_copy_has_papers_of_its_own(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await go_to(officer, THIRD)
        await officer.press("c")
        await officer.until(lambda: len(titles(officer)) == 5)
        first = officer.data(path=("items", 2, "papers", 0, "file"))
        second = officer.data(path=("items", 3, "papers", 0, "file"))
        assert officer.data(path=("items", 3, "title")) == officer.data(path=("items", 2, "title"))
        assert first != second
        await officer.save()
        assert (board / "meetings/2016-11-03" / second).is_file()

    work_on(board, work)


@pytest.mark.usefixtures("unchecked")
def test_deleting_asks_with_another_key_and_undo_brings_the_papers_back(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await go_to(officer, THIRD)
        await officer.press("d")
        await officer.see("Delete “3 The future", "reports/improvement.md", "Undo brings")
        matches_golden("delete-120x36", officer.screen)
        await officer.press("d", "delete")
        await officer.see("Delete “3 The future")
        assert len(titles(officer)) == 4
        await officer.press("enter")  # Cancel stands first
        await officer.see("Declarations", without="Undo brings")
        assert len(titles(officer)) == 4
        await officer.press("delete")
        await officer.see("Undo brings")
        await officer.press("y")
        await officer.until(lambda: len(titles(officer)) == 3)
        await officer.save()
        assert not (board / REPORT).exists()
        await officer.press("ctrl+z")
        await officer.until(lambda: len(titles(officer)) == 4)
        await officer.save()
        assert (board / REPORT).is_file()

    work_on(board, work)


def test_odd_titles_are_shown_as_they_are(board: Path) -> None:
    pack = board / PACK
    text = pack.read_text(encoding="utf-8")
    pack.write_text(text.replace("Declarations of Interest", ODD), encoding="utf-8")

    async def work(officer: Worker) -> None:
        shown = "[red]x[/red] [@id] 日本"
        await officer.see(f"1 {shown}")
        await go_to(officer, f"1 {ODD}")
        await officer.press("d")
        await officer.see(f"Delete “1 {ODD}”?")
        await officer.press("y")
        await officer.until(lambda: len(titles(officer)) == 3)
        await officer.press("ctrl+z")
        await officer.until(lambda: f"Undone: Delete “1 {ODD}”" in notices(officer.pilot.app))
        await officer.press("ctrl+g")
        await officer.see("Go to")
        await officer.write("[red")
        await officer.see(f"1 {ODD}")
        await officer.press("escape")

    work_on(board, work)


def test_for_reading_only_nothing_is_changed(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await go_to(officer, SECOND)
        for key in ("n", "r", "c", "d", "left_square_bracket", "right_square_bracket"):
            await officer.press(key)
            await officer.until(lambda: "for reading only" in notices(officer.pilot.app))
            officer.pilot.app.clear_notifications()
            assert officer.pilot.app.screen is officer.bench
        assert not officer.session.workspace.is_dirty

    work_on(board, work, read_only=True)


# -- with the mouse ----------------------------------------------------------------------------


async def take_hold(officer: Worker, label: str) -> None:
    await officer.pilot.mouse_down(Outline, offset=(12, line_of(officer, label) + 1))


async def drag_over(officer: Worker, label: str) -> None:
    """Move the mouse over an entry, with its button held down."""
    offset = (12, line_of(officer, label) + 1)
    await officer.pilot._post_mouse_events([MouseMove], Outline, offset, button=1)  # noqa: SLF001
    await officer.pilot.pause()


async def let_go(officer: Worker, label: str) -> None:
    offset = (12, line_of(officer, label) + 1)
    await officer.pilot.mouse_up(Outline, offset=offset)
    await officer.pilot.pause()


def landing(officer: Worker) -> list[str]:
    """The lines of the outline below which what is held would stand."""
    tree = outline(officer)
    strips = [tree.render_line(y) for y in range(tree.size.height)]
    return [
        strip.text.strip()
        for strip in strips
        if all(segment.style and segment.style.underline for segment in strip)
    ]


def test_a_line_is_dragged_to_where_a_line_says_it_will_land(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await take_hold(officer, FIRST)
        assert landing(officer) == []
        await drag_over(officer, SECOND)
        assert landing(officer)[0].startswith(SECOND)
        await drag_over(officer, THIRD)  # below its report and its appendix
        assert landing(officer)[0].startswith("A Isos Partnership")
        await drag_over(officer, "Report")
        assert landing(officer)[0].startswith("A Isos Partnership")
        await let_go(officer, "Report")
        await officer.until(lambda: titles(officer)[2] == "Declarations")
        assert landing(officer) == []
        await officer.see("3 Declarations of Interest")
        await take_hold(officer, "3 Declarations")
        await drag_over(officer, "1 A discussion")
        assert landing(officer)[0].startswith("▾ Agenda")
        await let_go(officer, "1 A discussion")
        await officer.until(lambda: titles(officer)[0] == "Declarations")
        await officer.press("ctrl+z", "ctrl+z")
        await officer.until(lambda: not officer.session.workspace.is_dirty)

    work_on(board, work)


def test_escape_lets_go_of_what_is_dragged(board: Path) -> None:
    async def work(officer: Worker) -> None:
        pane = officer.bench.pane
        await take_hold(officer, FIRST)
        await drag_over(officer, THIRD)
        assert landing(officer) != []
        await officer.press("escape")
        assert landing(officer) == []
        await let_go(officer, THIRD)
        assert outline(officer).has_focus
        assert officer.bench.pane is pane
        assert not officer.session.workspace.is_dirty

    work_on(board, work)


def test_a_line_is_not_dragged_into_another_list(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await take_hold(officer, "Report")
        await drag_over(officer, FIRST)
        assert landing(officer) == []
        await let_go(officer, FIRST)
        await officer.until(lambda: "within its own list" in notices(officer.pilot.app))
        assert not officer.session.workspace.is_dirty

    work_on(board, work)
