"""Forms, as somebody goes through them: rows, lists, dates, and what goes wrong."""

from datetime import date, time
from pathlib import Path

import pytest

from briefpack.editing.values import with_value
from briefpack.editor.panes.form import ContactsForm, ItemForm, MeetingForm, NoticesForm
from briefpack.editor.panes.form_pane import FormPane
from tests.editor.as_before import ODD, take_all_back
from tests.editor.at_work import SMALL, WIDE, Worker, work_on
from tests.editor.screens import notices
from tests.editor.terminal import REPO

PACK = "meetings/2016-11-03/pack.toml"
MEETING = ("meeting",)
VENUE = ("meeting", "venue")


@pytest.fixture(autouse=True)
def typed_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take letters as typed together however slow the machine is."""
    monkeypatch.setattr("briefpack.editing.steps.MERGED_WITHIN", 600.0)
    monkeypatch.setattr("briefpack.editing.steps.MERGED_FOR", 600.0)


def labels(form: FormPane) -> list[str]:
    return [row.label for row in form.view.rows]


def needed(form: FormPane, label: str) -> bool:
    return next(row.needed for row in form.view.rows if row.label == label)


def remark(form: FormPane, label: str) -> str:
    return next(row.remark for row in form.view.rows if row.label == label)


# -- going through a form ----------------------------------------------------------------------


def test_a_value_that_is_typed_is_in_the_pack_at_once_and_undone_with_one_key(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("form-meeting", path=("meeting", "venue", "room"))
        await officer.write("Room 4 [red]not red[/red]")
        await officer.finds("Room 4 [red]not red[/red]", path=(*VENUE, "room"))
        await officer.see("Room 4 [red]not red[/red]")
        await officer.press("ctrl+z")
        await officer.finds(None, path=(*VENUE, "room"))
        assert officer.pane(MeetingForm).editor.text == ""
        await officer.press("ctrl+y")
        await officer.finds("Room 4 [red]not red[/red]", path=(*VENUE, "room"))
        await officer.see("Room 4 [red]not red[/red]")

    work_on(board, work)


def test_tab_goes_through_the_rows_and_out_at_the_end(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("form-meeting", path=("meeting", "date"))
        form = officer.pane(MeetingForm)
        passed = []
        while form.editor.has_focus:
            assert form.row is not None
            passed.append(form.row.label)
            assert len(passed) < 100
            await officer.press("tab")
        assert passed[:4] == ["Date", "Start", "End", "Title"]
        assert passed[-2:] == ["Copies to", "+"]
        await officer.press("shift+tab")
        assert form.row is not None
        assert form.row.label == "+"
        assert form.editor.has_focus

    work_on(board, work)


def test_letters_typed_right_after_tab_go_to_the_next_row(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("form-meeting", path=("meeting", "title"))
        keys = [*"Annual", "tab", *"Nobody can come", "tab", *"Town Hall", "tab", *"Room 4"]
        await officer.press(*keys)
        await officer.finds("Room 4", path=(*VENUE, "room"))
        assert officer.data(path=("meeting", "title")) == "Annual"
        assert officer.data(path=("meeting", "cancelled")) == "Nobody can come"
        assert officer.data(path=(*VENUE, "name")).endswith("Town Hall")

    work_on(board, work)


def test_a_form_fits_on_a_small_terminal(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("form-meeting", path=("meeting", "start"))
        screen = await officer.see("Manchester Central Convention Complex", "16:30")
        assert max(map(len, screen.splitlines())) <= 80

    work_on(board, work, size=SMALL)


# -- dates, times, numbers ---------------------------------------------------------------------


def key_line(officer: Worker) -> str:
    return officer.screen.splitlines()[-1]


@pytest.mark.parametrize("size", [SMALL, WIDE])
def test_the_key_that_adds_is_shown_where_there_is_something_to_add_to(
    board: Path, size: tuple[int, int]
) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("form-meeting", path=("meeting", "title"))
        assert "Add entry" not in key_line(officer)
        await officer.press("ctrl+n")
        assert officer.session.workspace.version == 0
        await officer.show("form-meeting", path=("to",))
        assert officer.pane(MeetingForm).can_add
        await officer.until(lambda: "^N Add entry" in key_line(officer))
        await officer.press("pagedown")
        await officer.until(lambda: "Add entry" not in key_line(officer))
        await officer.show("form-notices")
        await officer.until(lambda: "^N Add entry" in key_line(officer))

    work_on(board, work, size=size)


@pytest.mark.parametrize("size", [SMALL, WIDE])
def test_a_date_that_is_filled_in_says_that_there_is_a_calendar(
    board: Path, size: tuple[int, int]
) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("form-meeting", path=("meeting", "date"))
        await officer.see("3 Nov 2016", "Down arrow: a calendar.")
        await officer.press("tab")
        await officer.until(lambda: "Down arrow" not in officer.screen)

    work_on(board, work, size=size)


def test_a_date_is_typed_as_one_says_it(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("form-meeting", path=("meeting", "date"))
        await officer.write("+3w")
        await officer.finds(date(2016, 11, 10), path=("meeting", "date"))
        await officer.see("Thursday 10 November 2016")
        await officer.press("tab", *"4.30pm", "tab", *"6pm", "tab")
        await officer.finds(time(18, 0), path=("meeting", "end"))
        assert officer.data(path=("meeting", "start")) == time(16, 30)
        screen = await officer.see("10 November 2016", "18:00")
        assert "4.30pm" not in screen

    work_on(board, work)


def test_a_date_is_chosen_from_a_calendar(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("form-meeting", path=("published",))
        await officer.see("↓ calendar")
        await officer.press("down")
        await officer.see("October 2016", "Thursday 20 October 2016")
        await officer.press("pagedown", "right", "enter")
        await officer.finds(date(2016, 11, 21), path=("published",))
        await officer.see("21 November 2016")
        await officer.press("down")
        await officer.see("Monday 21 November 2016")
        await officer.press("escape")
        assert officer.data(path=("published",)) == date(2016, 11, 21)

    work_on(board, work)


def test_what_is_no_date_is_told_while_it_is_typed_kept_and_undone(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("form-meeting", path=("meeting", "date"))
        form = officer.pane(MeetingForm)
        await officer.write("the 41st")
        await officer.see("✗ not a date")
        assert officer.data(path=("meeting", "date")) == date(2016, 11, 3)
        await officer.press("tab")
        await officer.finds("the 41st", path=("meeting", "date"))
        await officer.until(lambda: "has to be a date" in remark(form, "Date"))
        await officer.see("no date yet", without="2000")
        await officer.save()
        assert 'date = "the 41st"' in officer.saved(PACK)
        await officer.press("ctrl+z")
        await officer.finds(date(2016, 11, 3), path=("meeting", "date"))
        await officer.see("3 November 2016", without="the 41st")

    work_on(board, work)


def test_a_number_in_other_figures_is_none(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("form-item", path=("items", 0, "minutes"))
        await officer.write("²")
        await officer.see("✗ not a whole number")
        await officer.press("backspace", "5")
        await officer.finds(5, path=("items", 0, "minutes"))

    work_on(board, work)


# -- what is wrong -----------------------------------------------------------------------------


def test_a_wrong_address_stays_as_it_was_typed_and_is_told_below_its_field(board: Path) -> None:
    async def work(officer: Worker) -> None:
        path = ("officers", "clive-harris", "email")
        await officer.show("form-contacts", "board.toml", path)
        form = officer.pane(ContactsForm)
        await officer.press("end", *"@@")
        await officer.finds("clive.harris@example.org@@", "board.toml", path)
        await officer.see("clive.harris@example.org@@", "✗", "is not an e-mail address")
        await officer.press("tab")
        assert "clive.harris@example.org@@" in officer.screen
        await officer.press("ctrl+z")
        await officer.finds("clive.harris@example.org", "board.toml", path)
        await officer.until(lambda: not any(row.severity for row in form.view.rows))

    work_on(board, work)


def test_a_needed_text_that_is_emptied_is_told_as_a_problem_and_not_dropped(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("form-meeting", path=(*VENUE, "name"))
        await officer.press("end", "ctrl+u")
        await officer.finds("", path=(*VENUE, "name"))
        form = officer.pane(MeetingForm)
        await officer.until(lambda: "empty" in remark(form, "Name"))

    work_on(board, work)


def test_what_is_to_be_added_is_called_as_the_form_calls_it(board: Path) -> None:
    text = (board / PACK).read_text(encoding="utf-8")
    assert 'kind = "refreshments"' in text
    own = text.replace('kind = "refreshments"', 'kind = "own"')
    (board / PACK).write_text(own, encoding="utf-8")

    async def work(officer: Worker) -> None:
        await officer.show("form-notices")
        form = officer.pane(NoticesForm)
        await officer.until(lambda: "fill in “Heading”" in remark(form, "Kind"))

    work_on(board, work)


# -- tables that may be left out ---------------------------------------------------------------


def test_the_first_venue_map_is_made_and_goes_when_it_is_emptied(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("form-meeting", path=(*VENUE, "map", "image"))
        form = officer.pane(MeetingForm)
        for _ in range(2):  # the image, then its words
            await officer.press("ctrl+a", "delete", "tab")
        await officer.finds(None, path=(*VENUE, "map"))
        assert not needed(form, "Alternative")
        await officer.press("shift+tab", "shift+tab", *"site")
        await officer.finds({"image": "site"}, path=(*VENUE, "map"))
        await officer.press("right")  # the file of the pack that it may become
        await officer.finds("site-plan.svg", path=(*VENUE, "map", "image"))
        assert needed(form, "Alternative")
        await officer.until(lambda: "missing" in remark(form, "Alternative"))
        await officer.press("tab", *"The way there")
        await officer.finds("The way there", path=(*VENUE, "map", "alternative"))
        await officer.until(lambda: "missing" not in remark(form, "Alternative"))

    work_on(board, work)


def test_joining_and_the_next_meeting_are_added_by_typing(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("form-meeting", path=("meeting", "joining", "link"))
        await officer.write("https://example.org/j")
        await officer.press("tab", *"020 7946 0858", "tab", "tab", *"123 456")
        await officer.finds("123 456", path=("meeting", "joining", "meeting_id"))
        assert officer.data(path=("meeting", "joining")) == {
            "link": "https://example.org/j",
            "phone": "020 7946 0858",
            "meeting_id": "123 456",
        }
        await officer.session.edit(
            lambda ws: ws.set_data(
                "Set", PACK, with_value(ws.data(PACK), ("meeting", "next"), None)
            )
        )
        await officer.show("form-meeting", path=("meeting", "next", "start"))
        await officer.write("2pm")
        await officer.finds(time(14, 0), path=("meeting", "next", "start"))
        form = officer.pane(MeetingForm)
        dates = [row for row in form.view.rows if row.label == "Date"]
        await officer.until(
            lambda: "missing" in form.view.rows[labels(form).index("Date", 5)].remark
        )
        assert len(dates) == 2

    work_on(board, work)


# -- lists -------------------------------------------------------------------------------------


def test_enter_goes_on_to_a_new_entry_and_an_emptied_one_goes(board: Path) -> None:
    async def work(officer: Worker) -> None:
        count = len(officer.data(path=("to",)))
        await officer.show("form-meeting", path=("to", count))
        await officer.press(*"The clerk", "enter", *"The press")
        await officer.until(
            lambda: officer.data(path=("to",))[count:] == ["The clerk", "The press"]
        )
        await officer.press("up", "ctrl+u", "up")
        await officer.until(lambda: officer.data(path=("to",))[count:] == ["The press"])
        await officer.press("ctrl+z")
        await officer.until(
            lambda: officer.data(path=("to",))[count:] == ["The clerk", "The press"]
        )

    work_on(board, work)


def test_undo_after_a_new_entry_leaves_no_empty_one_and_neither_does_going_on(board: Path) -> None:
    file = "meetings/2016-11-03/reports/improvement.md"

    async def work(officer: Worker) -> None:
        workspace = officer.session.workspace
        before = officer.data(file, ("questions",))
        await officer.show("report", file, ("questions", 3))
        await officer.press("ctrl+n", *"Why")
        await officer.finds([*before[:4], "Why", *before[4:]], file, ("questions",))
        await officer.press("ctrl+z")
        await officer.finds(before, file, ("questions",))
        assert not workspace.is_dirty
        await officer.press("ctrl+n", "ctrl+n")
        await officer.until(lambda: "" in officer.data(file, ("questions",)))
        await officer.press("ctrl+z")
        await officer.finds(before, file, ("questions",))
        await officer.press("ctrl+n")
        await officer.until(lambda: "" in officer.data(file, ("questions",)))
        await officer.press("down")
        await officer.finds(before, file, ("questions",))
        await officer.until(lambda: not workspace.is_dirty and not officer.session.problems)

    work_on(board, work)


def test_an_entry_is_moved_deleted_and_put_in_between(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.session.edit(
            lambda ws: ws.set_data("Set", PACK, {**ws.data(PACK), "cc": ["A", "B", "C"]})
        )
        await officer.show("form-meeting", path=("cc", 0))
        await officer.press("alt+down")
        await officer.finds(["B", "A", "C"], path=("cc",))
        await officer.press("ctrl+n", *"New")
        await officer.finds(["B", "A", "New", "C"], path=("cc",))
        await officer.press("alt+delete")
        await officer.finds(["B", "A", "C"], path=("cc",))
        await officer.press("backspace", *"D")
        await officer.finds(["B", "A", "D"], path=("cc",))
        await officer.press("backspace", "backspace", *"E")
        await officer.finds(["B", "AE"], path=("cc",))

    work_on(board, work)


def test_several_lines_that_are_pasted_into_a_list_are_entries_of_it(board: Path) -> None:
    async def work(officer: Worker) -> None:
        count = len(officer.data(path=("cc",)))
        await officer.show("form-meeting", path=("cc", count))
        await officer.paste("1. The clerk\r\n2. The press\r\n\r\n• The police\r\n")
        await officer.until(
            lambda: officer.data(path=("cc",))[count:] == ["The clerk", "The press", "The police"]
        )
        await officer.see("The police")

    work_on(board, work)


def test_several_lines_that_are_pasted_into_a_line_become_one(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("form-meeting", path=(*VENUE, "room"))
        await officer.paste("Room 4,\r\nfirst floor")
        await officer.finds("Room 4, first floor", path=(*VENUE, "room"))
        await officer.press("tab")
        await officer.paste("\nManchester\r\nM1\x0bEngland")
        await officer.until(
            lambda: officer.data(path=(*VENUE, "address")).startswith("\nManchester\nM1\nEngland")
        )

    work_on(board, work)


def test_a_notice_of_ones_own_is_spoken_of_as_the_form_does(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("form-notices")
        await officer.press("ctrl+n")
        await officer.see("What the notice is about; one of your own needs a heading.")
        form = officer.pane(NoticesForm)
        await officer.until(
            lambda: any("a notice of your own needs" in row.remark for row in form.view.rows)
        )
        assert 'kind "own"' not in officer.screen

    work_on(board, work, size=SMALL)


def test_a_notice_is_added_filled_in_moved_and_deleted(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("form-notices")
        form = officer.pane(NoticesForm)
        await officer.press("ctrl+n")
        await officer.finds({"kind": "own"}, path=("notices", 1))
        await officer.see("Notice 2: own")
        assert form.row is not None
        assert form.row.path == ("notices", 1, "kind")
        await officer.press(
            "tab", *"Fire drill", "tab", "space", "tab", "tab", *"Leave by the door."
        )
        await officer.finds(
            {
                "kind": "own",
                "heading": "Fire drill",
                "important": True,
                "text": "Leave by the door.",
            },
            path=("notices", 1),
        )
        await officer.see("Notice 2: Fire drill", "[x] yes")
        await officer.press("alt+up")
        await officer.finds("Fire drill", path=("notices", 0, "heading"))
        await officer.press("alt+delete")
        await officer.see("Delete Notice 1: Fire drill?")
        await officer.press("y")
        await officer.finds("refreshments", path=("notices", 0, "kind"))
        await officer.press("ctrl+z")
        await officer.finds("Fire drill", path=("notices", 0, "heading"))

    work_on(board, work)


def test_an_entry_is_moved_and_deleted_with_plain_keys_on_its_head(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("form-notices", path=("notices", 1, "kind"))
        await officer.press("up")
        assert "d deletes it" in officer.screen
        await officer.press("[")
        await officer.finds("location", path=("notices", 0, "kind"))
        await officer.press("d", "y")
        await officer.until(lambda: len(officer.data(path=("notices",))) == 1)

    work_on(board, work)


def test_an_officer_is_asked_the_name_and_named_by_it(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("form-contacts", "board.toml", ("officers", "clive-harris", "name"))
        await officer.press("ctrl+n")
        await officer.answer("Jane O'Roe")
        await officer.finds({"name": "Jane O'Roe"}, "board.toml", ("officers", "jane-oroe"))
        await officer.press("tab", *"Clerk")
        await officer.finds("Clerk", "board.toml", ("officers", "jane-oroe", "position"))
        await officer.show("form-contacts", "board.toml", ("contact",))
        await officer.press("enter")
        await officer.see("Jane O'Roe, Clerk")
        await officer.press("J", "enter")
        await officer.finds("jane-oroe", "board.toml", ("contact",))

    work_on(board, work)


def test_one_telephone_number_stands_alone_and_two_are_a_list(board: Path) -> None:
    async def work(officer: Worker) -> None:
        path = ("officers", "clive-harris", "phone")
        before = officer.data("board.toml", path)
        assert before == "020 7946 0207"
        await officer.show("form-contacts", "board.toml", (*path, 1))
        await officer.write("020 7946 0208")
        await officer.finds([before, "020 7946 0208"], "board.toml", path)
        await officer.press("up", "end", "backspace", "9")
        await officer.finds(["020 7946 0209", "020 7946 0208"], "board.toml", path)

    work_on(board, work)


def test_paragraphs_of_the_schedule_are_numbers(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("form-item", path=("items", 1, "exempt", "paragraphs"))
        await officer.write("1, 3")
        await officer.finds([1, 3], path=("items", 1, "exempt", "paragraphs"))
        await officer.press("ctrl+u", "tab")
        await officer.finds(None, path=("items", 1, "exempt"))

    work_on(board, work)


def test_the_form_of_a_paper_leaves_its_kind_alone(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("form-item", path=("items", 2, "papers", 0, "file"))
        form = officer.pane(ItemForm)
        assert form.heading.startswith("Report")
        assert "Kind" not in labels(form)
        await officer.press("ctrl+u", *"reports/imp", "right")
        await officer.finds("reports/improvement.md", path=("items", 2, "papers", 0, "file"))

    work_on(board, work)


# -- nothing is lost ---------------------------------------------------------------------------


def test_letters_are_taken_over_before_the_pack_is_saved(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("form-meeting", path=(*VENUE, "room"))
        await officer.press(*"Room 5", "ctrl+s")
        await officer.until(lambda: "Room 5" in officer.saved(PACK))
        await officer.until(lambda: not officer.session.workspace.is_dirty)

    work_on(board, work)


def test_letters_that_wait_are_taken_over_when_another_pane_is_shown(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("form-meeting", path=(*VENUE, "room"))
        await officer.write("Room 6")
        await officer.show("form-notices")
        assert officer.data(path=(*VENUE, "room")) == "Room 6"
        await officer.show("form-meeting", path=(*VENUE, "room"))
        await officer.see("Room 6")

    work_on(board, work)


def test_typing_goes_on_while_the_file_changes_outside(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("form-meeting", path=(*VENUE, "room"))
        form = officer.pane(MeetingForm)
        await officer.write("Roo")

        def other(text: str) -> str:
            return text.replace("16:30:00", "17:45:00").replace("to = [", 'to = ["Outsider", ')

        await officer.session.edit(lambda ws: ws.change("x", {PACK: other(ws.text(PACK))}))
        await officer.bench.pack_changed()
        await officer.write("m 7")
        await officer.finds("Room 7", path=(*VENUE, "room"))
        assert form.editor.text == "Room 7"
        assert officer.data(path=("meeting", "start")) == time(17, 45)
        await officer.see("17:45", "Room 7")

    work_on(board, work)


def test_undo_takes_the_letters_back_that_were_typed_together(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("form-meeting", path=(*VENUE, "room"))
        await officer.write("Room 8")
        await officer.press("ctrl+z")
        await officer.finds(None, path=(*VENUE, "room"))
        form = officer.pane(MeetingForm)
        await officer.until(lambda: form.editor.text == "")
        await officer.write("Hall")
        await officer.finds("Hall", path=(*VENUE, "room"))
        for _ in range(3):
            await officer.press("ctrl+z")
        await officer.until(lambda: not officer.session.workspace.is_dirty)
        await officer.save()
        original = REPO / "examples" / "cyp-board" / PACK
        assert officer.saved(PACK) == original.read_text(encoding="utf-8")

    work_on(board, work)


def test_ten_thousand_characters_with_emoji_are_a_value_like_any_other(board: Path) -> None:
    long = "".join(f"{number} 👩‍🏫 é [b] " for number in range(800))
    assert len(long) > 10_000

    async def work(officer: Worker) -> None:
        await officer.show("form-meeting", path=(*VENUE, "room"))
        await officer.paste(long)
        await officer.finds(long.strip(), path=(*VENUE, "room"))
        await officer.press("tab", "ctrl+end")
        await officer.paste(f"\n{long}")
        await officer.until(lambda: long.strip() in officer.data(path=(*VENUE, "address")))
        await officer.press("x", "tab")
        await officer.until(lambda: officer.data(path=(*VENUE, "address")).endswith("x"))
        await officer.see("more lines")

    work_on(board, work)


def test_a_text_that_was_not_touched_keeps_every_sign(board: Path) -> None:
    odd = "One\u2028two\x85three\ttab"

    async def work(officer: Worker) -> None:
        await officer.session.edit(
            lambda ws: ws.set_data(
                "Set", PACK, {**ws.data(PACK), "notices": [{"kind": "own", "text": odd}]}
            )
        )
        await officer.show("form-notices", path=("notices", 0, "text"))
        await officer.press("tab", "shift+tab", "ctrl+end", "x", "backspace", "tab")
        await officer.show("form-meeting")
        assert officer.data(path=("notices", 0, "text")) == odd

    work_on(board, work)


def test_a_pack_that_is_read_only_stays_as_it_is(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("form-meeting", path=(*VENUE, "room"))
        form = officer.pane(MeetingForm)
        await officer.press(*"x", "tab", *"x", "ctrl+v", "tab")
        await officer.paste("y")
        await officer.show("form-meeting", path=(*VENUE, "room"))
        assert form.editor.text == ""
        await officer.show("form-notices", path=("notices", 0, "important"))
        await officer.press("space", "ctrl+n", "alt+delete", "alt+down", "up", "enter")
        await officer.until(lambda: "reading only" in notices(officer.pilot.app))
        assert not officer.session.workspace.is_dirty
        assert officer.session.workspace.version == 0

    work_on(board, work, read_only=True)


def test_what_forms_have_changed_is_taken_back_to_the_letter(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("form-meeting", path=("meeting", "date"))
        await officer.write("10 nov")
        await officer.show("form-meeting", path=("meeting", "joining", "link"))
        await officer.paste(f"https://example.org/{ODD}")
        await officer.show("form-notices", path=("notices", 0, "text"))
        await officer.press("ctrl+end", *" Thank you.")
        await officer.show("form-contacts", "board.toml", ("officers", "clive-harris", "position"))
        await officer.press("ctrl+a")
        await officer.paste(ODD)
        await officer.show("form-board", "board.toml", ("hashtag",))
        await officer.press("ctrl+a", "delete")
        await officer.show("agenda")
        await officer.save()
        text = officer.saved(PACK)
        assert "date = 2016-11-10\nstart = 16:30:00 # always with seconds" in text
        assert f'link = "https://example.org/{ODD}"' in text
        assert "# briefpack: allow BP333: lunch it was called" in text
        assert "as soon as the meeting ends. Thank you." in text
        text = officer.saved("board.toml")
        assert f'position = "{ODD}"' in text
        assert "#lgacyp" not in text
        assert "# What this board calls its offices." in text
        await take_all_back(officer)

    work_on(board, work)


def test_what_is_no_time_is_told_while_it_is_typed(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("form-meeting", path=("meeting", "end"))
        await officer.write("half")
        await officer.see("✗ not a time: 16:30, 4.30pm")
        assert officer.data(path=("meeting", "end")) is None
        await officer.press("ctrl+a", *"6.15pm")
        await officer.finds(time(18, 15), path=("meeting", "end"))

    work_on(board, work)
