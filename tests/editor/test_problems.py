"""The list of problems: live, one key away from what each is about, and mended from there."""

from pathlib import Path

import pytest
from textual.widgets import OptionList

from briefpack.editor.panes.agenda import AgendaPane
from briefpack.editor.problem_list import ProblemList, matching
from briefpack.problems import Edit, Place, Problem, Severity
from tests.editor.at_work import SMALL, Worker, work_on
from tests.editor.golden import matches_golden
from tests.editor.screens import notices

PACK = "meetings/2016-11-03/pack.toml"
REPORT = "meetings/2016-11-03/reports/improvement.md"

ITEMS = """
[[items]]
title = "Declarations of Interest."
kind = "procedural"
minutes = 200

[[items]]
title = "[red]Inspections[/red] [@id]"
kind = "discussion"

[[items.papers]]
kind = "report"
file = "reports/improvement.md"
"""

BODY = """+++
title = "Inspections"
summary = "What inspectors found."
recommendations = ["Note what inspectors found."]
contact = "nobody"
+++

## Findings

1. The the inspectors came twice.

2. They wrote what stands in [@nowhere].
"""


@pytest.fixture
def faulty(board: Path) -> Path:
    """A board whose pack has errors, a warning, and two slips that can be mended."""
    pack = board / PACK
    head = pack.read_text(encoding="utf-8").partition("[[items]]")[0]
    head = head.replace("start = 16:30:00 #", "end = 18:00:00\nstart = 16:30:00 #")
    pack.write_text(head + ITEMS.lstrip(), encoding="utf-8")
    (board / REPORT).write_text(BODY, encoding="utf-8")
    return board


def problems(officer: Worker) -> ProblemList:
    return officer.bench.query_one(ProblemList)


def codes(officer: Worker) -> list[str]:
    return [problem.code for problem in problems(officer).shown]


async def go_to(officer: Worker, code: str) -> None:
    """Put the cursor of the list on a problem, by keys."""
    if not problems(officer).has_focus_within:
        await officer.press("ctrl+b")
        await officer.until(lambda: problems(officer).has_focus_within)
    options = problems(officer).query_one(OptionList)
    await officer.press("home", *["down"] * codes(officer).index(code))
    await officer.until(lambda: options.highlighted == codes(officer).index(code))


def problem(  # noqa: PLR0913, PLR0917 - what a problem has
    severity: Severity,
    code: str,
    file: str,
    line: int,
    message: str = "",
    mended: bool = False,  # noqa: FBT001, FBT002
) -> Problem:
    edits = (Edit(Place(file, line, 1, line, 1), ""),) if mended else ()
    return Problem(code, severity, message, Place(file, line), edits=edits)


# -- what it shows -----------------------------------------------------------------------------


def test_the_worst_comes_first_then_the_place() -> None:
    found = [
        problem(Severity.ADVICE, "BP1", "a.md", 1),
        problem(Severity.ERROR, "BP2", "b.md", 9),
        problem(Severity.ERROR, "BP3", "a.md", 5),
        problem(Severity.WARNING, "BP4", "a.md", 2),
    ]
    assert [each.code for each in matching(found, "")] == ["BP3", "BP2", "BP4", "BP1"]


def test_words_of_code_message_and_file_are_all_wanted() -> None:
    found = [
        problem(Severity.ERROR, "BP402", "reports/one.md", 1, "no telephone"),
        problem(Severity.ERROR, "BP402", "reports/two.md", 1, "no telephone"),
        problem(Severity.ERROR, "BP401", "reports/two.md", 2, "leads nowhere"),
    ]
    assert matching(found, "bp402 TWO") == [found[1]]
    assert matching(found, "reports") == found
    assert matching(found, "three") == []


def test_papers_are_found_by_their_titles_too() -> None:
    found = [problem(Severity.ERROR, "BP402", f"reports/{name}.md", 1, "") for name in ("a", "b")]
    titles = {"reports/a.md": "Travel to school", "reports/b.md": "Budget"}
    assert matching(found, "travel bp402", titles.__getitem__) == found[:1]


FOUND = (
    problem(Severity.ADVICE, "BP331", PACK, 53, "the title ends with a full stop", mended=True),
    problem(Severity.ERROR, "BP402", REPORT, 5, "[red]nobody[/red] is not an officer"),
    problem(Severity.WARNING, "BP304", PACK, 13, "the items take longer than the meeting"),
)


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let these problems be found, whatever the rules are."""
    monkeypatch.setattr("briefpack.rules.registry.validate_pack", lambda *_, **__: FOUND)


@pytest.mark.usefixtures("found")
def test_problems_stand_below_what_is_edited(faulty: Path) -> None:
    async def work(officer: Worker) -> None:
        screen = await officer.see("BP402 [red]nobody[/red] is not an officer", "can be mended")
        assert "contact of Inspections" in screen
        assert "the meeting  meeting" in screen
        assert "⚒  item 1" in screen
        assert "line 5" not in screen
        assert "improvement.md" not in screen
        matches_golden("problems-120x36", screen)

    work_on(faulty, work)


@pytest.mark.usefixtures("found")
def test_on_a_small_terminal_one_problem_is_a_line_that_opens(faulty: Path) -> None:
    async def work(officer: Worker) -> None:
        screen = await officer.see("problems, F8")
        assert max(map(len, screen.splitlines())) <= 80
        await officer.press("ctrl+b")
        await officer.see("BP402", "BP304", without="problems, F8")
        matches_golden("problems-80x24", officer.screen)
        await officer.press("escape")
        await officer.see("problems, F8")
        await officer.pilot.click("#problems-line")
        await officer.see("BP402", "BP304", without="problems, F8")

    work_on(faulty, work, size=SMALL)


def test_what_is_typed_is_checked_at_once(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.press("r")
        await officer.see("Take it")
        await officer.press("end", "full_stop", "enter")
        await officer.see("BP331 the title ends with a full stop")
        await officer.press("ctrl+z")
        await officer.see("Declarations", without="BP331")

    work_on(board, work)


# -- going there -------------------------------------------------------------------------------


def test_enter_goes_to_the_field(faulty: Path) -> None:
    async def work(officer: Worker) -> None:
        await go_to(officer, "BP402")
        await officer.press("enter")
        await officer.until(lambda: officer.bench.pane.KIND == "report")
        await officer.until(lambda: officer.bench.pane.focus_path == (REPORT, ("contact",)))
        assert officer.bench.pane.has_focus_within

    work_on(faulty, work)


def test_a_click_goes_to_the_letter(faulty: Path) -> None:
    async def work(officer: Worker) -> None:
        at = codes(officer).index("BP401")
        await officer.pilot.click("#problems-options", offset=(20, at))
        await officer.until(lambda: officer.bench.pane.KIND == "report")
        from briefpack.editor.widgets.prose import ProseArea

        area = officer.bench.query_one(ProseArea)
        await officer.until(lambda: area.has_focus)
        row, column = area.cursor_location
        assert "[@nowhere]" in area.document.get_line(row)[column:]

    work_on(faulty, work)


def test_keys_go_round_all_problems_from_anywhere(faulty: Path) -> None:
    async def work(officer: Worker) -> None:
        passed = []
        for _ in codes(officer):
            await officer.press("f8")
            await officer.pilot.pause()
            at = problems(officer).at_cursor
            assert at is not None
            passed.append(at.code)
        assert passed == codes(officer)
        await officer.press("f8")
        assert problems(officer).at_cursor == problems(officer).shown[0]
        await officer.press("shift+f8")
        assert problems(officer).at_cursor == problems(officer).shown[-1]
        await officer.press("f7")
        assert problems(officer).at_cursor == problems(officer).shown[-2]

    work_on(faulty, work)


def test_the_line_shows_what_the_key_leads_to_once_a_problem_is_mended(faulty: Path) -> None:
    async def work(officer: Worker) -> None:
        listed = problems(officer)
        mended = next(n for n, each in enumerate(listed.shown) if n and each.edits)
        for _ in range(mended + 1):
            await officer.press("f8")
        before = len(listed.shown)
        assert listed.at_cursor == listed.shown[mended]
        await officer.press("ctrl+b", "f")
        await officer.until(lambda: len(listed.shown) == before - 1)
        await officer.press("escape")
        await officer.see("problems, F8")
        line = officer.screen.splitlines()[-2]
        await officer.press("f8")
        await officer.until(lambda: listed.at_cursor is not None)
        assert listed.at_cursor is not None
        assert listed.at_cursor.code in line

    work_on(faulty, work, size=SMALL)


def test_a_file_that_is_not_there_is_shown_where_it_is_named(faulty: Path) -> None:
    (faulty / REPORT).unlink()

    async def work(officer: Worker) -> None:
        await officer.see("improvement.md cannot be read")
        await officer.press("f8")
        await officer.until(
            lambda: officer.bench.pane.focus_path == (PACK, ("items", 1, "papers", 0))
        )
        assert isinstance(officer.bench.pane, AgendaPane)

    work_on(faulty, work)


@pytest.mark.usefixtures("unchecked")
def test_without_problems_the_keys_say_so(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.press("f8")
        await officer.until(lambda: "There are no problems." in notices(officer.pilot.app))

    work_on(board, work)


# -- filter, rule, mending ---------------------------------------------------------------------


def test_the_list_is_filtered_by_paper_or_code(faulty: Path) -> None:
    async def work(officer: Worker) -> None:
        count = len(codes(officer))
        await officer.press("ctrl+b", "slash")
        await officer.write("improvement.md")
        await officer.until(lambda: {p.place.file for p in problems(officer).shown} == {REPORT})
        await officer.see(f"{count - len(codes(officer))} not shown")
        await officer.write(" bp402")
        await officer.until(lambda: codes(officer) == ["BP402"])
        await officer.press("enter", "enter")
        await officer.until(lambda: officer.bench.pane.KIND == "report")
        await officer.press("ctrl+b", "escape")
        await officer.until(lambda: len(codes(officer)) == count)

    work_on(faulty, work)


def test_the_rule_of_a_problem_is_a_key_away(faulty: Path) -> None:
    async def work(officer: Worker) -> None:
        await go_to(officer, "BP402")
        await officer.press("r")
        await officer.see("BP402", "(error)", "What", "Why", "Fix")
        await officer.press("escape")
        await officer.until(lambda: officer.pilot.app.screen is officer.bench)
        assert problems(officer).has_focus_within

    work_on(faulty, work)


def test_one_problem_is_mended_with_a_key_or_all_that_can_be(faulty: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.see("2 can be mended")
        await go_to(officer, "BP402")
        await officer.press("f")
        await officer.until(lambda: "mended by hand" in notices(officer.pilot.app))
        await go_to(officer, "BP331")
        await officer.press("f")
        await officer.finds("Declarations of Interest", path=("items", 0, "title"))
        await officer.until(lambda: "BP331" not in codes(officer))
        await officer.press("ctrl+z")
        await officer.until(lambda: "BP331" in codes(officer))
        await officer.press("ctrl+b", "a")
        await officer.until(lambda: not {"BP331", "BP450"} & set(codes(officer)))
        workspace = officer.session.workspace
        assert "1. The inspectors came" in workspace.text(REPORT)
        await officer.press("ctrl+z")  # all of them at once
        await officer.until(lambda: not workspace.is_dirty)

    work_on(faulty, work)


def test_for_reading_only_nothing_is_mended(faulty: Path) -> None:
    async def work(officer: Worker) -> None:
        await go_to(officer, "BP331")
        await officer.press("f", "a")
        await officer.until(lambda: "for reading only" in notices(officer.pilot.app))
        assert not officer.session.workspace.is_dirty

    work_on(faulty, work, read_only=True)
