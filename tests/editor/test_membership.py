"""The membership, as somebody changes it after an annual meeting."""

from pathlib import Path

import pytest

from briefpack.editor.panes.member_form import MemberForm
from briefpack.editor.panes.membership import MembershipPane
from tests.editor.as_before import ODD, put, refuses, take_all_back, top_of_pane
from tests.editor.at_work import SMALL, Worker, work_on
from tests.editor.golden import matches_golden
from tests.editor.screens import notices

FILE = "membership/2016-17.toml"
GROUPS = ("groups",)
CONSERVATIVE, LABOUR, INDEPENDENT = ("groups", 0), ("groups", 1), ("groups", 2)


def line_with(screen: str, words: str) -> str:
    """The first line of the screen with these words, as it is to the right of the outline."""
    return next(line for line in screen.splitlines() if words in line)


async def on(officer: Worker, path: tuple[str | int, ...]) -> None:
    """Put the cursor on a row of the table."""
    await officer.show("membership", FILE, path)


# -- the table ---------------------------------------------------------------------------------


@pytest.mark.usefixtures("unchecked")
@pytest.mark.parametrize("size", [SMALL, (120, 36)], ids=["small", "wide"])
def test_everybody_stands_in_their_group_with_its_seats(board: Path, size: tuple[int, int]) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("membership")
        screen = await officer.see("Conservative", "Roy Perry", "Vice-Chair", "Hampshire County")
        assert "7/7" in line_with(screen, "Conservative  ")
        assert "substitute" in line_with(screen, "Matt Bennett")
        assert "Anntoinette Bramble" in screen
        await officer.see("18 members", "7 substitutes")
        matches_golden(f"membership-{size[0]}x{size[1]}", top_of_pane(officer, 18))

    work_on(board, work, size=size)


def test_a_name_is_typed_over_where_it_stands(board: Path) -> None:
    async def work(officer: Worker) -> None:
        path = (*CONSERVATIVE, "members", 1)
        await on(officer, path)
        officer.pane(MembershipPane).cells.go_to(f"{path}", "name")
        await officer.press("enter")
        await officer.see("Take it")
        await officer.press("ctrl+u")
        await put(officer, ODD)
        await officer.finds(ODD, FILE, (*path, "name"))
        await officer.see(ODD)
        await officer.save()
        text = officer.saved(FILE)
        assert "seats = 7 # stated, so that it is checked against the names below" in text
        assert f'name = "{ODD}", authority = "Bracknell Forest Borough Council"' in text
        await take_all_back(officer)

    work_on(board, work)


def test_a_name_that_is_emptied_is_refused(board: Path) -> None:
    async def work(officer: Worker) -> None:
        path = (*CONSERVATIVE, "members", 1)
        await on(officer, path)
        officer.pane(MembershipPane).cells.go_to(f"{path}", "name")
        await officer.press("enter", "ctrl+u", "enter")
        await officer.until(lambda: "a name is needed" in notices(officer.pilot.app))
        await officer.press("escape")
        assert not officer.session.workspace.is_dirty

    work_on(board, work)


def test_a_role_is_chosen_in_the_words_of_the_board(board: Path) -> None:
    async def work(officer: Worker) -> None:
        path = (*CONSERVATIVE, "members", 1)
        await on(officer, path)
        officer.pane(MembershipPane).cells.go_to(f"{path}", "role")
        await officer.press("enter")
        await officer.see("Chairman", "Deputy Chair", "observer")
        await officer.press("D", "enter")
        await officer.finds("deputy-chair", FILE, (*path, "role"))
        screen = await officer.see("Gareth Barnard")
        assert "Deputy Chair" in line_with(screen, "Gareth Barnard")
        await officer.press("enter", "m", "enter")
        await officer.finds(None, FILE, (*path, "role"))
        await take_all_back(officer)

    work_on(board, work)


def test_an_authority_is_completed_from_the_table_of_councils(board: Path) -> None:
    async def work(officer: Worker) -> None:
        path = (*CONSERVATIVE, "members", 2)
        await on(officer, path)
        officer.pane(MembershipPane).cells.go_to(f"{path}", "authority")
        await officer.press("enter", "ctrl+u", *"wiltsh")
        await officer.see("wiltshire Council")
        await officer.press("right", "enter")
        await officer.until(lambda: "iltshire Council" in officer.data(FILE, (*path, "authority")))
        await take_all_back(officer)

    work_on(board, work)


# -- members, substitutes, vacancies -----------------------------------------------------------


def test_a_member_is_added_below_this_one_and_the_seats_are_counted(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await on(officer, (*INDEPENDENT, "members", 0))
        await officer.press("n")
        await officer.see("Who is a new member of Independent?")
        await officer.answer("Dr Jane O'Roe OBE")
        await officer.finds(
            {"title": "Dr", "name": "Jane O'Roe", "post_nominals": "OBE"},
            FILE,
            (*INDEPENDENT, "members", 1),
        )
        screen = await officer.see("Jane O'Roe OBE", "19 members")
        assert "✗ 2 seats stated" in screen
        assert officer.data(FILE, (*INDEPENDENT, "members", 2, "name")) == "Paul Cullen"
        await take_all_back(officer)
        assert "18 members" in officer.screen

    work_on(board, work)


def test_a_substitute_is_added_to_the_group(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await on(officer, (*LABOUR, "members", 0))
        await officer.press("s")
        await officer.see("Who is a new substitute of Labour?")
        await officer.answer("Jane Roe")
        await officer.finds(
            {"title": "Cllr", "name": "Jane Roe"}, FILE, (*LABOUR, "substitutes", 2)
        )
        await officer.see("8 substitutes")
        await take_all_back(officer)

    work_on(board, work)


def test_a_seat_falls_vacant_and_is_filled(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await on(officer, (*INDEPENDENT, "members", 1))
        await officer.press("d")
        await officer.see("Delete Paul Cullen?")
        await officer.press("d")  # the key that asked does not answer
        assert len(officer.data(FILE, (*INDEPENDENT, "members"))) == 2
        await officer.press("y")
        await officer.until(lambda: len(officer.data(FILE, (*INDEPENDENT, "members"))) == 1)
        await officer.see("17 members")
        await on(officer, (*INDEPENDENT, "members", 0))
        await officer.press("v")
        await officer.finds(1, FILE, (*INDEPENDENT, "vacancies"))
        await officer.see("1/2, 1 vacant", "17 members", "1 vacant   7 substitutes")
        await officer.press("V")
        await officer.finds(None, FILE, (*INDEPENDENT, "vacancies"))
        await take_all_back(officer)

    work_on(board, work)


def test_a_group_is_added_and_a_member_given_to_it(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await on(officer, INDEPENDENT)
        await officer.press("g")
        await put(officer, ODD)
        await officer.finds({"name": ODD}, FILE, ("groups", 4))
        await officer.see(ODD)
        await on(officer, (*INDEPENDENT, "members", 0))
        await officer.press("m")
        await officer.see("To which group does Gillian Ford go?", ODD)
        await officer.press("end", "enter")
        await officer.finds("Gillian Ford", FILE, ("groups", 4, "members", 0, "name"))
        await take_all_back(officer)

    work_on(board, work)


def test_members_are_moved_within_their_group(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await on(officer, (*CONSERVATIVE, "members", 1))
        await officer.press("]")
        await officer.finds("Gareth Barnard", FILE, (*CONSERVATIVE, "members", 2, "name"))
        await officer.press("[", "[", "[")
        await officer.finds("Gareth Barnard", FILE, (*CONSERVATIVE, "members", 0, "name"))
        row = officer.pane(MembershipPane).row
        assert row is not None
        assert row.data["name"] == "Gareth Barnard"
        await take_all_back(officer)

    work_on(board, work)


def test_all_fields_of_a_member_and_of_the_board_are_a_form(board: Path) -> None:
    async def work(officer: Worker) -> None:
        path = (*LABOUR, "members", 1)
        await on(officer, path)
        await officer.press("e")
        await officer.see("Membership 2016-17  John Kent", "Thurrock Council")
        form = officer.pane(MemberForm)
        while form.row is None or form.row.label != "E-mail":
            await officer.press("tab")
        await officer.write("john@@example.org")
        await officer.see("✗", "is not an e-mail address")
        await officer.press("ctrl+u", *"john@example.org", "escape")
        await officer.finds("john@example.org", FILE, (*path, "email"))
        await officer.see("18 members")
        await officer.press("q", *"6", "escape")
        await officer.finds(6, FILE, ("quorum",))
        await officer.see("quorum 6")
        await take_all_back(officer)

    work_on(board, work)


def test_a_long_name_goes_on_below_itself(board: Path) -> None:
    long = "Bartholomew Featherstonehaugh Cholmondeley-Warrenby"

    async def work(officer: Worker) -> None:
        await on(officer, (*CONSERVATIVE, "members", 0))
        await officer.press("enter")
        await officer.until(lambda: officer.pilot.app.screen is not officer.bench)
        await officer.press("ctrl+u")
        await put(officer, long)
        await officer.see("Bartholomew", "Featherstonehaugh", "Cholmondeley-Warrenby")

    work_on(board, work, size=SMALL)


# -- from elsewhere ----------------------------------------------------------------------------


def test_rows_of_a_spreadsheet_are_pasted(board: Path) -> None:
    rows = (
        "Name\tGroup\tCouncil\r\n"
        f"Cllr Jane Roe\tGreen\t{ODD}\r\n"
        "Cllr Roy Perry\tConservative\tHampshire County Council\r\n"
        "Cllr John Doe\tConservative\tKent County Council\r\n"
    )

    async def work(officer: Worker) -> None:
        await officer.show("membership")
        await officer.paste(rows)
        await officer.finds("Green", FILE, ("groups", 4, "name"))
        assert officer.data(FILE, ("groups", 4, "members", 0)) == {
            "title": "Cllr",
            "name": "Jane Roe",
            "authority": ODD,
        }
        people = officer.data(FILE, (*CONSERVATIVE, "members"))
        assert [each["name"] for each in people][-2:] == ["Janet Walton", "John Doe"]
        await officer.until(
            lambda: (
                "2 people taken over" in notices(officer.pilot.app)
                and "1 were there already" not in notices(officer.pilot.app)
                and "1 was there already" in notices(officer.pilot.app)
            )
        )
        await officer.press("ctrl+z")
        await officer.finds(None, FILE, ("groups", 4))
        await take_all_back(officer)

    work_on(board, work)


def test_what_there_is_to_say_of_pasted_rows_is_said_in_one_box(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("membership")
        await officer.paste(
            "Group A\tCllr Jane Roe\tChair\tWard 0\nGroup B\tCllr John Doe\t\tWard 1\n"
        )
        await officer.until(lambda: "taken for the" in notices(officer.pilot.app))
        told = [line for line in notices(officer.pilot.app).splitlines() if "taken for" in line]
        boxes = officer.pilot.app._notifications  # noqa: SLF001 - Textual has no other way
        assert len(told) > 1
        assert "2 people taken over" in notices(officer.pilot.app)
        assert [each.severity for each in boxes] == ["warning"]

    work_on(board, work)


def test_the_membership_is_rolled_on_to_the_next_year(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.show("membership")
        await officer.press("y")
        await officer.finds("2017-18", path=("membership",))
        await officer.see("Membership 2017-18")
        await officer.press("ctrl+s")
        await officer.until((officer.board / "membership/2017-18.toml").exists)
        await officer.until(lambda: not officer.session.workspace.is_dirty)
        text = officer.saved("membership/2017-18.toml")
        assert "# The Board in the municipal year 2017/18." in text
        assert text.count("name = ") == officer.saved(FILE).count("name = ")
        await officer.press("ctrl+z")
        await officer.finds("2016-17", path=("membership",))
        await officer.show("membership")
        await officer.see("Membership 2016-17")
        await take_all_back(officer)

    work_on(board, work)


def test_the_first_member_of_a_board_is_added_to_a_new_file_of_the_year(board: Path) -> None:
    pack = board / "meetings/2016-11-03/pack.toml"
    text = pack.read_text(encoding="utf-8").replace('membership = "2016-17"', "#")
    pack.write_text(text, encoding="utf-8")
    (board / FILE).unlink()

    async def work(officer: Worker) -> None:
        await officer.show("membership")
        await officer.see("Nobody is on the board yet")
        await officer.press("g")
        await officer.answer("Green")
        await officer.finds("2016-17", path=("membership",))
        await officer.finds([{"name": "Green"}], FILE, GROUPS)
        await officer.see("0/0")

    work_on(board, work)


# -- reading only ------------------------------------------------------------------------------


def test_a_membership_that_is_read_only_stays_as_it_is(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await on(officer, (*CONSERVATIVE, "members", 1))
        await refuses(officer, "n", "s", "g", "v", "V", "d", "]", "[", "m", "ctrl+v", "y")
        await officer.paste("Cllr Jane Roe\tGreen\tKent County Council\r\n")
        await officer.press("enter", "x", "enter")
        await refuses(officer, "e", "x", "escape", "q", "9", "escape")
        await officer.until(lambda: "reading only" in notices(officer.pilot.app))

    work_on(board, work, read_only=True)
