"""An officer's day, in a real terminal of 80 columns by 24 lines, with the keyboard alone.

In the morning the pack of the next meeting is made from the last one and sent out; after the
meeting, its note is written. No file is touched but by the editor.
"""

import shutil
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from briefpack.model.note import Note
from briefpack.store.load import load_alone
from tests.cli.running import process
from tests.editor.officer import PATIENCE, Officer
from tests.editor.terminal import REPO, Terminal, needs_tmux, wait_for_disk
from tests.pdf_reading import page_texts

BEFORE = ("--today", "2016-12-12")
AFTER = ("--today", "2017-01-16")

pytestmark = needs_tmux


@pytest.fixture
def board(tmp_path: Path) -> Path:
    """A copy of the example's board."""
    return Path(shutil.copytree(REPO / "examples" / "cyp-board", tmp_path / "board"))


@pytest.fixture
def survey(board: Path) -> Path:
    """A PDF that somebody has sent to the officer."""
    sent = board.parent / "survey.pdf"
    shutil.copyfile(board / "meetings/2016-11-03/attachments/seven-enablers.pdf", sent)
    return sent


@pytest.fixture
def officer(board: Path) -> Iterator[Officer]:
    """An officer in the folder that the board's is in."""
    with Terminal(board.parent, 80, 24) as terminal:
        yield Officer(terminal)


def test_an_officers_day(officer: Officer, board: Path, survey: Path) -> None:
    pack = board / "meetings" / "2017-01-13"
    officer.terminal.briefpack("edit", *BEFORE)
    begin_the_next_pack(officer)
    change_the_membership(officer)
    add_two_items(officer, survey)
    put_them_in_order(officer)
    mend_all_problems(officer)
    officer.saves()
    preview_and_render(officer, board.parent / "january.pdf")
    officer.leaves()

    assert [item["title"] for item in toml(pack / "pack.toml")["items"]] == [
        "Declarations of Interest",
        "Fostering: a talk with carers",
        "Travel to school",
        "Note of the Previous Meeting",
    ]
    names = (board / "membership/2016-17.toml").read_text(encoding="utf-8")
    assert "Anna Miles" in names
    assert "Ian Parry" not in names
    printed = " ".join(page_texts(board.parent / "january.pdf"))
    assert "Fostering: a talk with carers" in printed
    assert "Councils spend more than £1 billion a year" in printed
    assert "Anna Miles" in printed
    ran = process("validate", "--strict", *BEFORE, pack)
    assert ran.status == 0, ran.out

    officer.terminal.briefpack("edit", pack, *AFTER)
    write_the_note(officer)
    officer.saves()
    officer.leaves()
    check_note(pack / "note.toml")
    ran = process("validate", "--strict", *AFTER, pack)
    assert ran.status == 0, ran.out


# -- before the meeting ------------------------------------------------------------------------


def begin_the_next_pack(officer: Officer) -> None:
    """Begin from the last meeting's pack; all that is asked is known already."""
    officer.sees("Children & Young People Board", "3 Nov 2016")
    officer.presses("n")
    officer.sees("What is the new pack made from?", "after Thu 3 Nov 2016")
    officer.presses("Enter")
    officer.sees("Where does it stand?", "new: ")
    officer.presses("Enter")
    officer.sees("Friday 13 January 2017", "11:00", "Layden House")
    officer.presses("Enter", "Enter", "Enter")
    officer.sees("This will be written.", "open actions")
    officer.presses("Enter")
    officer.sees_heading("Agenda · Fri 13 Jan 2017")
    officer.sees("problems")


def change_the_membership(officer: Officer) -> None:
    """One member leaves, and another takes the seat."""
    officer.goes_to("Cllr Ian Parry", "Membership 2016-17")
    officer.presses("d")
    officer.sees("Delete Ian Parry?")
    officer.presses("y")
    officer.sees_no("Ian Parry")
    officer.presses("n")
    officer.answers("Who is a new member of Conservative?", "Cllr Anna Miles")
    officer.sees_line(r"Cllr +Anna Miles")
    officer.presses("Enter")
    officer.types("Staffordshire C")
    officer.sees("Staffordshire County Council")
    officer.presses("Right", "Enter")
    officer.sees_line("Anna Miles .*Staffordshire County Council")


def add_two_items(officer: Officer, survey: Path) -> None:
    """Add an item with a report and a PDF as its appendix, and one with nothing to read."""
    officer.goes_to("Agenda")
    add_item(officer, "Travel to school")
    officer.presses("p")
    officer.sees_heading("Report  Travel to school")
    officer.sees("Write the first numbered paragraph here.")
    write_the_report(officer)
    officer.goes_to("Agenda")
    officer.presses("Down", "a")
    officer.sees("Which file?")
    officer.types(survey.name)
    officer.presses("Enter")
    officer.sees("Enter Take it")
    officer.types("Survey of travel to school, 2016")
    officer.presses("Enter")
    officer.sees_line(r"A +Survey of travel to school, 2016")
    officer.presses("e")
    officer.sees_heading("Appendix  Survey of travel")
    officer.sees_row("Title")
    officer.fills_in(("Reference name", "survey"))
    officer.presses("Escape")
    officer.sees_heading("Agenda")
    add_item(officer, "Fostering: a talk with carers")


def add_item(officer: Officer, title: str) -> None:
    officer.adds("n", title)
    officer.sees_line(rf"\d +{title}")


def write_the_report(officer: Officer) -> None:
    """Write over what stands there to begin with; then fill in the head."""
    officer.presses("C-a")
    officer.types(
        "## Background\n\n"
        "1. Councils spend more than £1 billion a year on travel to school, as the survey in "
        "[@survey] shows.\n\n"
        "1. More pupils travel further than ten years ago."
    )
    officer.sees("2 numbered paragraphs", "More pupils travel further")
    officer.presses("C-t")
    officer.sees_row("Title")
    officer.fills_in(("Summary", "What councils spend on travel to school."))
    officer.down_to("Recommendations")
    officer.fills("Recommendations 1.", "Note what the survey found.")
    officer.down_to("Contact")
    officer.chooses("Contact", "jos", "Joseph Ling")


def put_them_in_order(officer: Officer) -> None:
    """Move the second item before the first of the two."""
    officer.presses("[")
    officer.sees_line(r"2 +Fostering")
    officer.sees_line(r"3 +Travel to school")


def mend_all_problems(officer: Officer) -> None:
    """Go from problem to problem, and mend each where it leads to, or with a key."""
    officer.sees("5 problems")
    officer.presses("C-b")
    officer.sees("BP903", "f Fix")
    officer.presses("Home", "f")  # the comment that let something stand in the last pack
    officer.sees_no("BP903")
    officer.sees("BP334 the notice speaks of a plan")
    officer.presses("Enter")
    officer.sees_field("Text", "The plan on the back")
    officer.presses("C-a")
    officer.fills("Text", "Layden House is five minutes on foot from Farringdon station.")
    officer.sees_line(r"3 problems")
    officer.presses("F8")
    officer.sees_heading("Report  Travel to school")
    officer.presses("C-End")
    officer.types("\n\n## Financial implications\n\n1. There are none.")
    officer.sees_line(r"2 problems")
    officer.presses("F8")
    officer.sees_row("Date")
    officer.fills("Date", "24 mar")
    officer.sees("Friday, in 3 months")
    officer.fills_in(("Start", "11am"))
    officer.sees_line(r"1 problem\b")
    officer.presses("F8")
    officer.sees("nothing says who is to note")
    officer.presses("C-a")
    officer.fills("Recommendations 1.", "Members are asked to note what the survey found.")
    officer.sees("no problems")


def preview_and_render(officer: Officer, output: Path) -> None:
    """Look at the pages, and save the PDF where it is sent from."""
    officer.presses("F5")
    officer.sees_line(r"\d+ pages")
    officer.presses("F6")
    officer.sees("s Save the PDF")
    officer.presses("s")
    officer.sees("Save the PDF as")
    officer.presses("C-a", "C-k")
    officer.types(output.name)
    officer.presses("Enter")
    wait_for_disk(output.is_file, "no PDF was saved", PATIENCE)
    officer.presses("Escape")


# -- after the meeting -------------------------------------------------------------------------


def write_the_note(officer: Officer) -> None:
    """Say who was there, what was said, what was decided, and who does what by when."""
    officer.sees_heading("Agenda")
    officer.goes_to("Note of this meeting", "Note")
    officer.presses("n")
    officer.sees("not yet said 18")
    say_who_was_there(officer)
    officer.presses("C-t")
    officer.sees("1 Declarations of", "Discussion")
    discuss(officer, 0, "There were none.")
    discuss(officer, 1, "Two carers told members of their first years.")
    discuss(officer, 1, "Members asked how other councils save.", leave=False)
    decide_and_act(officer)
    discuss(officer, 1, "The note was agreed.")
    officer.sees("no problems")


def say_who_was_there(officer: Officer) -> None:
    """One member sent word, one did not come, and all others were there; so was an officer."""
    officer.presses("Down", "a")
    officer.sees_line(r"A +Cllr Gareth Barnard")
    officer.presses("Down", "x")
    officer.sees_line(r"X +Cllr Ian Hudspeth")
    officer.presses("P")
    officer.sees("present 16", "apologies 1", "absent 1", "quorum 6 ✓")
    officer.presses("o")
    officer.answers("Which officer was there?", "Joseph Ling")


def discuss(officer: Officer, further: int, said: str, *, leave: bool = True) -> None:
    """Go some items further down the list, and write what was said."""
    officer.presses(*["Down"] * further, "Enter")
    officer.sees_row("Discussion")
    officer.fills("Discussion", said)
    if leave:
        leave_item(officer)


def leave_item(officer: Officer) -> None:
    """Go back to the list of items."""
    officer.presses("Escape")
    officer.sees("1 Declarations of  ")


def decide_and_act(officer: Officer) -> None:
    """Below a discussion, write a decision, and an action with its owner and its day."""
    officer.down_to("Add decision")
    officer.presses("Enter")
    officer.sees_row("Text")
    officer.fills("Text", "The Board **noted** the report.")
    officer.down_to("Add action")
    officer.presses("Enter")
    officer.sees_row("Text")
    officer.fills("Text", "Send the survey to all councils.")
    officer.down_to("Owner")
    officer.types("Jos")
    officer.sees("Joseph Ling")
    officer.presses("Right")
    officer.sees_field("Owner", "Joseph Ling")
    officer.fills_in(("Due by", "+4w"))
    leave_item(officer)


def check_note(file: Path) -> None:
    """What the note says on disk."""
    briefing = load_alone(file).briefing
    assert briefing is not None
    (note,) = briefing.documents.values()
    assert isinstance(note, Note)
    declarations, fostering, travel, last = note.items
    assert declarations.discussion == "There were none."
    assert fostering.discussion == "Two carers told members of their first years."
    assert [decision.text for decision in travel.decisions] == ["The Board **noted** the report."]
    (action,) = travel.actions
    assert (action.text, action.owner) == ("Send the survey to all councils.", ("Joseph Ling",))
    assert action.due == date(2017, 2, 13)
    assert last.discussion == "The note was agreed."


# -- what is on disk ---------------------------------------------------------------------------


def toml(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))
