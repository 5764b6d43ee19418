"""The note of a meeting, as somebody takes it: attendance, items, decisions, actions."""

from datetime import date, time
from pathlib import Path

import pytest

from briefpack.editor.panes.note import NotePane
from briefpack.editor.panes.note_forms import AttendeeForm, NoteItemForm
from briefpack.editor.problem_list import ProblemList
from tests.editor.as_before import ODD, put, refuses, take_all_back, top_of_pane
from tests.editor.at_work import SMALL, Worker, work_on
from tests.editor.golden import matches_golden
from tests.editor.screens import notices

LAST = "meetings/2016-09-29/note.toml"
THIS = "meetings/2016-11-03/note.toml"
PRESENT = ("attendance", "present")


def names(officer: Worker, file: str, presence: str) -> list[str]:
    """Who is in a list of the attendance."""
    return [each["name"] for each in officer.data(file, ("attendance", presence)) or ()]


def label_of(officer: Worker, form: type[NoteItemForm | AttendeeForm]) -> str:
    """The label of the row that the cursor is in."""
    row = officer.pane(form).row
    return row.label if row else ""


async def to_row(officer: Worker, form: type[NoteItemForm | AttendeeForm], label: str) -> None:
    """Go on with Tab to the row with a label."""
    for _ in range(60):
        if label_of(officer, form) == label:
            return
        await officer.press("tab")
    raise AssertionError(label)


async def begin(officer: Worker) -> None:
    """Begin the note of this meeting."""
    await officer.show("note", THIS)
    await officer.see("There is no note of this meeting yet. Press n to begin it.")
    await officer.press("n")
    await officer.see("not yet said 18", "Cllr Roy Perry")


# -- attendance --------------------------------------------------------------------------------


@pytest.mark.usefixtures("unchecked")
@pytest.mark.parametrize("size", [SMALL, (120, 36)], ids=["small", "wide"])
def test_a_note_opens_on_who_was_there(board: Path, size: tuple[int, int]) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("note", LAST)
        await officer.see("present 14", "apologies 3", "not yet said 1", "quorum 6 ✓")
        await officer.see("P  Cllr Roy Perry (Vice-Chair)", "A  Cllr John Kent")
        matches_golden(f"attendance-{size[0]}x{size[1]}", top_of_pane(officer, 18))

    work_on(board, work, size=size)


def test_the_note_of_this_meeting_begins_from_the_agenda(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await begin(officer)
        note = officer.data(THIS)
        assert note["date"] == date(2016, 11, 3)
        assert note["start"] == time(16, 30)
        assert [item["title"] for item in note["items"]] == [
            item["title"] for item in officer.data()["items"]
        ]
        await take_all_back(officer)
        await officer.see("There is no note of this meeting yet")

    work_on(board, work)


def test_attendance_takes_one_key_a_member_and_counts_live(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await begin(officer)
        await officer.press("p", "p", "a", "x")
        await officer.until(lambda: names(officer, THIS, "absent") == ["Ian Hudspeth"])
        assert names(officer, THIS, "present") == ["Roy Perry", "Gareth Barnard"]
        assert names(officer, THIS, "apologies") == ["Liz Hacket Pain"]
        await officer.see(
            *("present 2", "apologies 1", "absent 1", "not yet said 14"),
            *("quorum 6 ✗", "1 group ✗"),
        )
        await officer.press("P")
        await officer.see("present 16", "not yet said 0", "quorum 6 ✓", "4 groups ✓")
        assert names(officer, THIS, "present")[:3] == ["Roy Perry", "Gareth Barnard", "Dick Madden"]
        await officer.press("up", "u")
        await officer.see("not yet said 1")
        await take_all_back(officer)

    work_on(board, work)


def test_a_substitute_sits_for_a_member(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await begin(officer)
        await officer.press("down", "s")
        await officer.see("Who sat for Cllr Gareth Barnard?", "Cllr Ryan Brent")
        await officer.press("down", "enter")
        await officer.until(lambda: names(officer, THIS, "present") == ["Ryan Brent"])
        assert officer.data(THIS, (*PRESENT, 0, "substitute_for")) == "Gareth Barnard"
        assert names(officer, THIS, "apologies") == ["Gareth Barnard"]
        await officer.see("S  Cllr Gareth Barnard", "for them: Cllr Ryan Brent", "present 1")
        await officer.press("up", "p")
        await officer.until(lambda: names(officer, THIS, "present") == ["Gareth Barnard"])
        assert names(officer, THIS, "apologies") == []
        await take_all_back(officer)

    work_on(board, work)


def test_those_in_attendance_and_officers_are_added(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await begin(officer)
        await officer.press("i")
        await officer.see("Who else came?")
        await put(officer, f"Jane Roe, {ODD}")
        await officer.finds(
            [{"name": "Jane Roe", "position": ODD}], THIS, ("attendance", "in_attendance")
        )
        await officer.see("In attendance", "Jane Roe", ODD)
        await officer.press("o", *"Jos")
        await officer.see("Joseph Ling")
        await officer.press("right", "enter")
        await officer.finds(
            [{"name": "Joseph Ling", "position": "Member Services Officer"}],
            THIS,
            ("attendance", "officers"),
        )
        await officer.press("d")
        await officer.finds(None, THIS, ("attendance", "officers"))
        await take_all_back(officer)

    work_on(board, work, size=(150, 40))


def test_all_that_is_said_of_somebody_is_a_form(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("note", LAST)
        await officer.see("Cllr Roy Perry")
        await officer.press("e")
        await to_row(officer, AttendeeForm, "Arrived")
        await officer.write("4.45pm")
        at = officer.data(LAST, PRESENT).index(
            next(each for each in officer.data(LAST, PRESENT) if each["name"] == "Roy Perry")
        )
        await officer.finds("4.45pm", LAST, (*PRESENT, at, "arrived"))
        await officer.press("escape")
        await officer.see("arrived 4.45pm")
        await take_all_back(officer)

    work_on(board, work)


# -- items -------------------------------------------------------------------------------------


def test_an_item_that_says_nothing_is_mended_where_one_writes_what_was_said(board: Path) -> None:
    file = board / LAST
    head = file.read_text(encoding="utf-8").partition("[[items]]")[0]
    said = '[[items]]\ntitle = "Any other business"\n'
    file.write_text(f'{head}{said}discussion = "None."\n\n{said}', encoding="utf-8")

    async def work(officer: Worker) -> None:
        await officer.see("BP509")
        problems = officer.bench.query_one(ProblemList)
        at = [problem.code for problem in problems.shown].index("BP509")
        await officer.press("ctrl+b", "home", *["down"] * at, "enter")
        await officer.until(lambda: label_of(officer, NoteItemForm) == "Discussion")
        await officer.write("Nothing was raised.")
        await officer.finds("Nothing was raised.", LAST, ("items", 1, "discussion"))

    work_on(board, work)


@pytest.mark.usefixtures("unchecked")
@pytest.mark.parametrize("size", [SMALL, (120, 36)], ids=["small", "wide"])
def test_the_items_are_a_list_with_what_they_led_to(board: Path, size: tuple[int, int]) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("note", LAST)
        await officer.press("ctrl+t")
        await officer.see("1 Declarations", "   of Reference and", "   2 decided, 2 to do")
        matches_golden(f"note-items-{size[0]}x{size[1]}", top_of_pane(officer, 16))

    work_on(board, work, size=size)


def test_discussion_decisions_and_actions_are_written(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await begin(officer)
        await officer.press("P", "ctrl+t", "down", "down", "enter")
        await officer.until(lambda: label_of(officer, NoteItemForm) == "Discussion")
        item = ("items", 2)
        await officer.paste(f"Members spoke. {ODD}")
        await officer.finds(f"Members spoke. {ODD}", THIS, (*item, "discussion"))
        await to_row(officer, NoteItemForm, "Add decision")
        await officer.press("enter")
        await officer.until(lambda: label_of(officer, NoteItemForm) == "Text")
        await officer.write("The Board **agreed** the remit.")
        await officer.finds(
            [{"text": "The Board **agreed** the remit."}], THIS, (*item, "decisions")
        )
        await to_row(officer, NoteItemForm, "Add action")
        await officer.press("enter")
        await officer.until(lambda: label_of(officer, NoteItemForm) == "Text")
        await officer.write("Officers to **plan** the work.")
        await to_row(officer, NoteItemForm, "Owner")
        await officer.write("Ian Hu")
        await officer.until(lambda: officer.pane(NoteItemForm).editor.suggestion == "dspeth")
        await officer.press("right", *"; Cllr Roy", "right")
        action = (*item, "actions", 0)
        await officer.finds(["Ian Hudspeth", "Cllr Roy Perry"], THIS, (*action, "owner"))
        await to_row(officer, NoteItemForm, "Due by")
        await officer.write("+2w")
        await officer.finds(date(2016, 11, 3), THIS, (*action, "due"))
        await officer.see("Thursday 3 November 2016")
        await officer.press("escape")
        await officer.see("1 decided, 1 to do")
        await take_all_back(officer)

    work_on(board, work, size=(150, 40))


def test_an_owner_is_chosen_from_those_present(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("note", LAST, ("items", 1, "actions", 1, "owner"))
        await officer.see("Joseph Ling")
        await officer.press("ctrl+a", "delete", "down")
        await officer.see("Cllr Richard Watts", "Cllr Liz Green")
        await officer.press("O", "enter")
        await officer.finds("Officers", LAST, ("items", 1, "actions", 1, "owner"))
        await officer.save()
        text = officer.saved(LAST)
        assert "# briefpack: allow BP516: the membership is of November" in text
        await take_all_back(officer)

    work_on(board, work)


def test_items_are_added_moved_deleted_and_taken_from_the_agenda(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await begin(officer)
        await officer.press("ctrl+t")
        titles = [item["title"] for item in officer.data(THIS)["items"]]
        await officer.press("n")
        await officer.until(lambda: label_of(officer, NoteItemForm) == "Title")
        await officer.paste(ODD)
        await officer.finds(ODD, THIS, ("items", 1, "title"))
        await officer.press("escape", "]")
        await officer.finds(ODD, THIS, ("items", 2, "title"))
        await officer.see(f"3 {ODD}")
        await officer.press("d")
        await officer.see(f"Delete “{ODD}” with all that it says?")
        await officer.press("y")
        await officer.until(lambda: len(officer.data(THIS)["items"]) == len(titles))
        await officer.session.edit(
            lambda ws: ws.set_data(
                "Set", THIS, {**ws.data(THIS), "items": ws.data(THIS)["items"][:1]}
            )
        )
        await officer.bench.pack_changed()
        await officer.press("t")
        await officer.until(
            lambda: [item["title"] for item in officer.data(THIS)["items"]] == titles
        )
        await officer.until(lambda: "3 items taken from the agenda" in notices(officer.pilot.app))
        await take_all_back(officer)

    work_on(board, work, size=(150, 40))


def test_the_rest_of_the_note_is_the_third_view(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("note", LAST)
        await officer.press("ctrl+t", "ctrl+t")
        await officer.see("Status", "Westminster Suite, 8th Floor")
        await officer.show("note", LAST, ("status",))
        await officer.press("enter", "a", "enter")
        await officer.finds("approved", LAST, ("status",))
        await officer.see("Note of 29 September 2016  approved")
        await officer.press("ctrl+t")
        await officer.see("present 14")
        assert officer.pane(NotePane).roll.has_focus
        await take_all_back(officer)

    work_on(board, work)


# -- reading only ------------------------------------------------------------------------------


def test_a_note_that_is_read_only_stays_as_it_is(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("note", LAST)
        await officer.see("Cllr Roy Perry")
        await refuses(officer, *"paxsuPiod", "e", "x", "escape")
        await refuses(officer, "ctrl+t", "n", "t", "d", "]", "[", "enter", "x", "escape")
        await refuses(officer, "ctrl+t", "x", "tab", "x")
        await officer.show("note", THIS)
        await refuses(officer, "n")
        await officer.until(lambda: "reading only" in notices(officer.pilot.app))

    work_on(board, work, read_only=True)
