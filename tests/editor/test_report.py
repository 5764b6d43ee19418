"""A report, as somebody writes it: its head, its text, and what is put into that."""

import html
import re
import shutil
from pathlib import Path

import pytest

from briefpack.editing import operations
from briefpack.editor.panes.report import ReportPane
from briefpack.editor.panes.report_head import ReportHeadForm
from briefpack.plan.numbering import ParagraphScheme
from briefpack.prose.html import ProseContext, prose_html
from tests.editor.as_before import ODD, refuses, take_all_back, top_of_pane
from tests.editor.at_work import SMALL, WIDE, Worker, work_on
from tests.editor.golden import matches_golden
from tests.editor.screens import notices

FOLDER = "meetings/2016-11-03"
FILE = f"{FOLDER}/reports/improvement.md"


def body(officer: Worker) -> str:
    """The text of the report below its head, as it is in the editor."""
    return operations.body_of(officer.session.workspace, FILE)


def gutter(officer: Worker) -> list[str]:
    """The numbers beside the paragraphs, from the top."""
    numbers = officer.pane(ReportPane).area.numbers
    return [numbers[line] for line in sorted(numbers)]


def printed_numbers(text: str) -> list[str]:
    """The numbers that are printed beside the paragraphs of a text."""
    context = ProseContext(
        refer=lambda _: None,
        word=lambda _: "",
        link=lambda _: None,
        image=lambda _: None,
        numbered=True,
        scheme=ParagraphScheme.DECIMAL,
    )
    found = re.findall(r'<span class="number"[^>]*>(.*?)</span>', prose_html(text, context))
    return [html.unescape(each).strip() for each in found]


async def go_to(officer: Worker, words: str, *, end: bool = False) -> None:
    """Put the cursor on the first place of some words in the text, or behind them."""
    before, _, _ = body(officer).partition(words)
    row, column = before.count("\n"), len(before) - (before.rfind("\n") + 1)
    area = officer.pane(ReportPane).area
    area.move_cursor((row, column + (len(words) if end else 0)))
    area.focus()
    await officer.pilot.pause()


# -- the text ----------------------------------------------------------------------------------


def test_a_report_that_is_on_no_agenda_is_called_by_its_file(board: Path) -> None:
    (board / "meetings/2016-11-03/reports/spare.md").write_text("1. One.\n")

    async def work(officer: Worker) -> None:
        await officer.show("report", "meetings/2016-11-03/reports/spare.md")
        await officer.see("Report  reports/spare.md")

    work_on(board, work, size=SMALL)


def test_paragraphs_bear_the_numbers_that_are_printed(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("report", FILE)
        screen = await officer.see("871 words", "4 min to read", "23 numbered paragraphs")
        assert "Report  The future of children’s services improvement" in screen
        assert "improvement.md" not in screen
        assert gutter(officer) == printed_numbers(body(officer))
        assert gutter(officer)[5:8] == ["6.", "6.1", "6.2"]
        await go_to(officer, "1. By 2020")
        await officer.write("1. A new one.")
        await officer.press("enter", "enter")
        await officer.see("24 numbered paragraphs")
        assert gutter(officer) == printed_numbers(body(officer))
        screen = officer.screen
        assert re.search(r"7\. +1\. A new one", screen)
        assert re.search(r"8\. +1\. By 2020", screen)
        await take_all_back(officer)
        await officer.see("23 numbered paragraphs")

    work_on(board, work)


def test_one_word_is_counted_as_one(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("report", FILE)
        officer.pane(ReportPane).area.focus()
        await officer.press("ctrl+a", "backspace", *"Agreed")
        await officer.see(" 1 word   1 min to read   0 numbered paragraphs")

    work_on(board, work)


@pytest.mark.usefixtures("unchecked")
@pytest.mark.parametrize("size", [SMALL, (120, 36)], ids=["small", "wide"])
def test_a_report_fits_on_the_screen(board: Path, size: tuple[int, int]) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("report", FILE)
        await officer.see("871 words", "## Introduction")
        matches_golden(f"report-{size[0]}x{size[1]}", top_of_pane(officer, 14))

    work_on(board, work, size=size)


def test_what_is_typed_is_in_the_pack_at_once_and_undone(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("report", FILE)
        await go_to(officer, "## Introduction", end=True)
        await officer.paste(f" {ODD}")
        await officer.until(lambda: f"## Introduction {ODD}\n" in body(officer))
        await officer.see(f"## Introduction {ODD}")
        await officer.save()
        text = officer.saved(FILE)
        assert f"## Introduction {ODD}\n" in text
        assert "# The cover of the report. Its title is the agenda item's" in text
        await take_all_back(officer)
        assert "## Introduction\n" in officer.pane(ReportPane).area.text

    work_on(board, work)


def test_headings_names_and_references_stand_out(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("report", FILE)
        area = officer.pane(ReportPane).area
        styles = {
            kind: area.get_component_rich_style(f"prose--{kind}", partial=True)
            for kind in ("heading", "reference")
        }
        row = next(at for at, line in enumerate(area.document.lines) if line.startswith("## "))
        line = area.get_line(row)
        assert str(styles["heading"]) in [str(span.style) for span in line.spans]
        row = next(at for at, line in enumerate(area.document.lines) if "[@vision]" in line)
        line = area.get_line(row)
        place = line.plain.index("[@vision]")
        assert any(
            (span.start, span.end) == (place, place + len("[@vision]"))
            and str(span.style) == str(styles["reference"])
            for span in line.spans
        )

    work_on(board, work)


def test_the_sections_are_a_list_to_go_by(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("report", FILE)
        await officer.press("alt+o")
        await officer.see("Sections", "Financial implications")
        await officer.press("end", "enter")
        pane = officer.pane(ReportPane)
        await officer.until(lambda: pane.area.has_focus)
        row = pane.area.cursor_location[0]
        assert pane.area.document.get_line(row) == "## Financial implications"

    work_on(board, work)


def test_words_are_found_in_this_paper(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("report", FILE)
        await officer.press("ctrl+f", *"Wood Review")
        await officer.see("1 found")
        await officer.press("enter", "enter")
        await officer.until(lambda: officer.pilot.app.screen is officer.bench)
        area = officer.pane(ReportPane).area
        row, column = area.cursor_location
        assert area.document.get_line(row)[column:].startswith("Wood Review")
        assert area.has_focus

    work_on(board, work)


# -- what is put into the text -----------------------------------------------------------------


def test_a_reference_to_a_paragraph_names_it_and_to_an_appendix_uses_its_name(
    board: Path,
) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("report", FILE)
        await go_to(officer, "to the LGA’s costs.", end=True)
        await officer.press("alt+r")
        await officer.see("Refer to", "§ Introduction")
        await officer.answer("By 2020")
        await officer.until(lambda: "costs.[@by-2020-according-to]" in body(officer))
        await officer.until(lambda: "service directly. {#by-2020-according-to}" in body(officer))
        await officer.press("space", "alt+r")
        await officer.answer("Appendix A")
        await officer.until(lambda: "[@by-2020-according-to] [@enablers]" in body(officer))
        await officer.press("alt+r")
        await officer.answer("Item 2")
        await officer.until(lambda: "[@enablers][@a-discussion-with-the]" in body(officer))
        await officer.finds("a-discussion-with-the", path=("items", 1, "id"))
        await officer.until(lambda: officer.session.checked_version >= 0)
        await officer.until(
            lambda: not any(problem.code == "BP301" for problem in officer.session.problems)
        )
        await take_all_back(officer)

    work_on(board, work)


def test_a_footnote_is_written_and_left_again(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("report", FILE)
        await go_to(officer, "some 20,000 plans.", end=True)
        await officer.press("alt+f", *"Figures of 2016.")
        await officer.until(lambda: body(officer).endswith("[^1]: Figures of 2016."))
        assert "some 20,000 plans.[^1]" in body(officer)
        await officer.press("alt+f", *" Yes.")
        await officer.until(lambda: "20,000 plans.[^1] Yes." in body(officer))
        await take_all_back(officer)

    work_on(board, work)


def test_a_table_asks_for_its_caption_by_having_it_selected(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("report", FILE)
        await go_to(officer, "Nothing in this report")
        await officer.press("alt+t", *"Costs")
        await officer.until(lambda: "Table: Costs\n\n| Column | Column |" in body(officer))
        await take_all_back(officer)

    work_on(board, work)


def test_a_picture_is_copied_in_with_what_it_shows(board: Path) -> None:
    picture = board.parent / "My plan.svg"
    shutil.copy(board / FOLDER / "site-plan.svg", picture)

    async def work(officer: Worker) -> None:
        await officer.show("report", FILE)
        await go_to(officer, "Nothing in this report")
        await officer.press("alt+i")
        await officer.see("Which file?")
        await officer.paste(str(picture))
        await officer.press("enter")
        await officer.see("What does the picture show?")
        await officer.write("The [way] in")
        await officer.press("enter")
        await officer.until(lambda: r"![The \[way\] in](my-plan.svg)" in body(officer))
        content = officer.session.workspace.content(f"{FOLDER}/reports/my-plan.svg")
        assert content == picture.read_bytes()
        await officer.press("alt+i")
        await officer.paste(str(picture))
        await officer.press("enter")
        await officer.see("What does the picture show?")
        await officer.press("enter")
        await officer.until(lambda: "A picture needs words" in notices(officer.pilot.app))
        await take_all_back(officer)
        assert not (board / FOLDER / "reports/my-plan.svg").exists()

    work_on(board, work)


# -- the head ----------------------------------------------------------------------------------


def test_the_head_is_a_form_beside_the_text(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("report", FILE)
        await officer.press("ctrl+t")
        await officer.see("Purpose", "Questions 1.", "Questions lead-in")
        await officer.show("report", FILE, ("purpose",))
        await officer.press("ctrl+a", *"For dec")
        await officer.press("right", "tab")
        await officer.until(lambda: officer.data(FILE, ("purpose",)).startswith("For decision"))
        await officer.press("ctrl+t")
        area = officer.pane(ReportPane).area
        await officer.until(lambda: area.has_focus)
        await officer.save()
        assert "# An officer in board.toml." in officer.saved(FILE)
        await take_all_back(officer)

    work_on(board, work)


@pytest.mark.parametrize("size", [SMALL, WIDE])
def test_the_help_on_the_contact_knows_no_files(board: Path, size: tuple[int, int]) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("report", FILE, ("contact",))
        await officer.see("Who answers questions: one of the board's officers, or somebody")
        assert "board.toml" not in officer.screen

    work_on(board, work, size=size)


def test_recommendations_are_an_ordered_list(board: Path) -> None:
    async def work(officer: Worker) -> None:
        path = ("recommendations",)
        first, second = officer.data(FILE, path)
        await officer.show("report", FILE, (*path, 1))
        await officer.press("enter")
        await officer.paste(f"Agree {ODD}.")
        await officer.finds([first, second, f"Agree {ODD}."], FILE, path)
        await officer.see(f"Agree {ODD}.", "3.")
        await officer.press("alt+up", "alt+up")
        await officer.finds([f"Agree {ODD}.", first, second], FILE, path)
        await officer.press("alt+delete")
        await officer.finds([first, second], FILE, path)
        await officer.show("report", FILE, (*path, 2))
        await officer.paste("(a) Note one.\n(b) Note two.\n")
        await officer.finds([first, second, "Note one.", "Note two."], FILE, path)
        await take_all_back(officer)

    work_on(board, work)


def test_the_contact_is_one_of_the_officers_or_somebody_else(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("report", FILE, ("contact",))
        screen = await officer.see("Clive Harris, ", without="clive-harris")
        assert "Position" not in screen
        await officer.press("enter")
        await officer.see("Joseph Ling, ", "somebody else, written here")
        await officer.press("J", "enter")
        await officer.finds("joseph-ling", FILE, ("contact",))
        await officer.press("enter", "s", "enter")
        await officer.finds({"name": ""}, FILE, ("contact",))
        form = officer.pane(ReportHeadForm)
        await officer.until(lambda: any(row.label == "Position" for row in form.view.rows))
        await officer.press("tab", *"Jane Roe")
        await officer.finds("Jane Roe", FILE, ("contact", "name"))
        await take_all_back(officer)

    work_on(board, work)


# -- reading only, and from outside ------------------------------------------------------------


def test_a_report_that_is_read_only_stays_as_it_is(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("report", FILE)
        await go_to(officer, "## Introduction", end=True)
        await refuses(officer, "x", "alt+r", "alt+f", "alt+t", "alt+i", "ctrl+v", "backspace")
        await officer.paste("y")
        await refuses(officer, "ctrl+t", "tab", "x", "down", "ctrl+n", "alt+delete", "ctrl+t")
        await officer.until(lambda: "reading only" in notices(officer.pilot.app))

    work_on(board, work, read_only=True)


def test_typing_goes_on_while_the_file_changes_outside(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("report", FILE)
        await go_to(officer, "## Introduction", end=True)
        await officer.write(" one")

        def other(text: str) -> str:
            return text.replace("Nothing in this report", "Little in this report")

        await officer.session.edit(lambda ws: ws.change("x", {FILE: other(ws.text(FILE))}))
        await officer.bench.pack_changed()
        await officer.write(" two")
        await officer.until(
            lambda: (
                "## Introduction one two" in body(officer)
                and "Little in this report" in body(officer)
            )
        )
        assert officer.pane(ReportPane).area.text == body(officer)

    work_on(board, work)
