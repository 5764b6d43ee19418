"""The screen to start from, and the steps of a new pack, as somebody uses them."""

import shutil
import threading
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input

from briefpack.editor import opening
from briefpack.editor.app import Editor
from briefpack.editor.session import Session
from briefpack.editor.settings import Settings
from briefpack.editor.start import Start
from briefpack.editor.wizard import Wizard, push_wizard
from briefpack.editor.workbench import Workbench
from tests.editor.at_work import SMALL, WIDE
from tests.editor.screens import hear, play, see, until, write
from tests.packs import write_files, write_pack

REPO = Path(__file__).parents[2]
TODAY = date(2016, 11, 10)

BOARD = """\
name = "Culture Board"
profile = "lga-board"
theme = "plain"
"""

SEPTEMBER = """\
[meeting]
date = 2016-09-29
start = 16:30:00
venue.name = "Town Hall"
[meeting.next]
date = 2016-12-01
start = 11:00:00
[[items]]
title = "Declarations of interest"
kind = "procedural"
[[items]]
title = "Museums"
kind = "discussion"
[[items]]
title = "Note of the last meeting"
kind = "note"
"""

NOTE = """\
title = "Note of the last meeting"
date = 2016-09-29
venue.name = "Town Hall"
[[items]]
title = "Museums"
discussion = "It was discussed."
[[items.actions]]
text = "Write to the minister."
owner = ["Officers"]
"""


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to be in, and an account's state of its own."""
    monkeypatch.setenv("BRIEFPACK_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("BRIEFPACK_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("HOME", str(tmp_path))
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


@pytest.fixture
def board(tmp_path: Path) -> Path:
    """A board with one pack and its note, elsewhere than here."""
    folder = tmp_path / "culture"
    files = {"board.toml": BOARD, "meetings/2016-09-29/pack.toml": SEPTEMBER}
    write_files(folder, {**files, "meetings/2016-09-29/note.toml": NOTE})
    return folder


def editor(*recent: Path, read_only: bool = False) -> Editor:
    settings = Settings.read()
    settings.recent = [str(path) for path in recent]
    return Editor(None, today=TODAY, read_only=read_only, settings=settings)


def is_on(pilot: Pilot[Any], screen: type) -> bool:
    return isinstance(pilot.app.screen, screen)


# -- the list ----------------------------------------------------------------------------------


def test_where_there_is_nothing_yet_it_tells_how_to_begin() -> None:
    async def scenario(pilot: Pilot[Any]) -> None:
        screen = await see(pilot, "Welcome to briefpack", without="Looking")
        assert "n        begin a pack" in screen
        assert "Enter" not in screen.splitlines()[-1]
        assert "New pack" in screen.splitlines()[-1]
        await pilot.press("q")
        await until(pilot, lambda: not pilot.app.is_running)

    play(editor(), scenario)


def test_packs_opened_last_and_packs_below_are_listed(own_folder: Path, board: Path) -> None:
    shutil.copytree(REPO / "examples" / "parish", own_folder / "parish")
    broken = write_pack(own_folder.parent / "broken", "[[items]\n")

    async def scenario(pilot: Pilot[Any]) -> None:
        screen = await see(pilot, "Ashcombe Magna", "is not TOML", without="looking")
        lines = [" ".join(line.strip("│┃ ").split()) for line in screen.splitlines()]
        assert lines[2:12] == [
            "Opened last",
            "Culture Board Thu 29 Sep 2016, 16:30",
            "~/culture/meetings/2016-09-29",
            "gone ✗ the folder is no longer there: r removes it",
            "~/gone",
            "broken ✗ pack.toml is not TOML: Expected ']]' at the end of an array de…",
            "~/broken",
            "",
            "Below ~/here",
            "Ashcombe Magna Parish Council Tue 14 Mar 2017, 19:30",
        ]

    play(editor(board / "meetings/2016-09-29", own_folder.parent / "gone", broken), scenario)


def test_enter_opens_the_pack_under_the_cursor_and_closing_it_comes_back(board: Path) -> None:
    async def scenario(pilot: Pilot[Any]) -> None:
        await see(pilot, "Culture Board")
        await pilot.press("enter")
        await see(pilot, "Museums")
        assert is_on(pilot, Workbench)
        await pilot.app.screen.run_action("close_pack")
        await until(pilot, lambda: is_on(pilot, Start))

    play(editor(board / "meetings/2016-09-29/pack.toml"), scenario)


def test_what_has_vanished_is_told_of_and_taken_off_the_list(tmp_path: Path, board: Path) -> None:
    app = editor(tmp_path / "gone", board / "meetings/2016-09-29")

    async def scenario(pilot: Pilot[Any]) -> None:
        await see(pilot, "no longer there", "Culture Board")
        await pilot.press("enter")
        await hear(pilot, f"there is no {tmp_path / 'gone'}")
        assert is_on(pilot, Start)
        await pilot.press("r")
        await see(pilot, without="no longer there")

    play(app, scenario)
    assert Settings.read().recent == [str(board / "meetings/2016-09-29")]
    assert (board / "meetings/2016-09-29/pack.toml").is_file()


def test_a_pack_that_is_only_near_cannot_be_taken_off(own_folder: Path) -> None:
    write_pack(own_folder)

    async def scenario(pilot: Pilot[Any]) -> None:
        await see(pilot, "Parish Council", without="looking")
        await pilot.press("r")
        await hear(pilot, "because it is below this folder")

    play(editor(), scenario)


def test_the_filter_keeps_what_has_all_words(own_folder: Path, board: Path) -> None:
    write_pack(own_folder / "other")

    async def scenario(pilot: Pilot[Any]) -> None:
        await see(pilot, "Culture Board", "Parish Council", without="looking")
        await pilot.press("slash")
        await write(pilot, "sep board")
        await see(pilot, "Culture Board", without="Parish Council")
        await pilot.press("escape")
        await see(pilot, "Culture Board", "Parish Council")
        await pilot.press("slash")
        await write(pilot, "nov")
        await see(pilot, without="Culture Board")
        await pilot.press("enter")
        await see(pilot, "Budget")
        assert is_on(pilot, Workbench)

    play(editor(board / "meetings/2016-09-29"), scenario)


def test_beside_a_wide_list_stands_more_of_the_pack(board: Path) -> None:
    async def scenario(pilot: Pilot[Any]) -> None:
        await see(pilot, "Thursday 29 September 2016, 16:30", "6 weeks ago", "· Museums")

    play(editor(board / "meetings/2016-09-29"), scenario, (150, 40))


def test_a_name_is_never_markup_and_steers_no_terminal(own_folder: Path) -> None:
    write_pack(own_folder, board='[board]\nname = "[red]Parish\\u001b[2J[/nothing]"\n')

    async def scenario(pilot: Pilot[Any]) -> None:
        await see(pilot, "[red]Parish [2J[/nothing]")
        await pilot.press("n")
        await see(pilot, "[red]Parish [2J[/nothing]", "From what")

    play(editor(), scenario, (150, 40))


def test_another_pack_is_opened_by_its_path(board: Path) -> None:
    async def scenario(pilot: Pilot[Any]) -> None:
        await see(pilot, "Welcome")
        await pilot.press("o")
        await write(pilot, "~/cul")
        box = pilot.app.screen.query_one(Input)
        await until(pilot, lambda: box._suggestion == "~/culture/")  # noqa: SLF001
        await pilot.press("right", "enter")
        await see(pilot, "has no pack.toml", "name one of its meetings")
        await write(pilot, "meetings/2016-09-29")
        await see(pilot, "Culture Board  Thu 29 Sep 2016, 16:30")
        await pilot.press("enter")
        await see(pilot, "Museums")
        assert is_on(pilot, Workbench)

    play(editor(), scenario)
    assert Settings.read().recent == [str(board / "meetings/2016-09-29")]


def test_help_and_palette_tell_what_can_be_done_here(board: Path) -> None:
    async def scenario(pilot: Pilot[Any]) -> None:
        await see(pilot, "Culture Board")
        await pilot.press("f1")
        await see(pilot, "Open the pack under the cursor.")
        await pilot.press("escape", "f9")
        screen = await see(pilot, "New pack from this one", "Quit")
        assert "Undo" not in screen

    play(editor(board / "meetings/2016-09-29"), scenario, (120, 40))


# -- a new pack --------------------------------------------------------------------------------


def test_the_next_meeting_of_a_board_takes_enter_at_every_step(board: Path) -> None:
    async def scenario(pilot: Pilot[Any]) -> None:
        await see(pilot, "Culture Board")
        await pilot.press("n")
        await see(pilot, "● 1 From what", "after Thu 29 Sep 2016, 16:30")
        await pilot.press("enter")
        await see(
            pilot, "● 2 Where", "~/culture/meetings/DATE", "new: ~/culture/meetings/2016-12-01"
        )
        await pilot.press("enter")
        await see(pilot, "● 3 Meeting", "1 Dec 2016", "Thursday 1 December 2016, in 3 weeks")
        await see(pilot, "11:00", "Town Hall")
        await pilot.press("enter", "enter", "enter")
        screen = await see(pilot, "● 4 Write", "1    Declarations of interest")
        assert "Museums" in screen.partition("open action")[2]
        assert "Officers: Write to the minister. (Museums)" in screen
        assert "Write and open" in screen.splitlines()[-1]
        await pilot.press("enter")
        await until(pilot, lambda: is_on(pilot, Workbench))
        await see(pilot, "Agenda · Thu 1 Dec 2016")

    play(editor(board / "meetings/2016-09-29"), scenario)
    made = tomllib.loads((board / "meetings/2016-12-01/pack.toml").read_text())
    assert made["meeting"]["venue"] == {"name": "Town Hall"}
    assert [item["title"] for item in made["items"]] == [
        "Declarations of interest",
        "Note of the last meeting",
    ]


async def begin_with_a_new_board(pilot: Pilot[Any]) -> None:
    """Go on from the first screen to the name of the board that a new pack is of."""
    await see(pilot, "Welcome")
    await pilot.press("n")
    await see(pilot, "An annual meeting")
    await until(pilot, lambda: bool(pilot.app.screen.query_one("#wizard-from").has_focus))
    await pilot.press("down", "enter")
    await see(pilot, "● 2 Where", "Its name")
    await pilot.press("enter")


def test_a_pack_from_a_template_describes_its_board_itself(own_folder: Path) -> None:
    async def scenario(pilot: Pilot[Any]) -> None:
        await begin_with_a_new_board(pilot)
        await write(pilot, "Ashby Parish Council")
        await pilot.press("enter", "space", *["down"] * 5, "enter")
        await see(pilot, "A parish or town council in England", "3 clear days of notice")
        await pilot.press("enter", "enter", "enter")
        await see(pilot, "● 3 Meeting")
        await write(pilot, "mon week")
        await see(pilot, "Monday 21 November 2016, in 11 days")
        await pilot.press("enter")
        await write(pilot, "7.30pm")
        await see(pilot, "19:30")
        await pilot.press("enter", "enter")
        await see(pilot, "● 4 Write", "Election of the chair", "nobody has said the venue yet")
        await pilot.press("enter")
        await until(pilot, lambda: is_on(pilot, Workbench))

    play(editor(), scenario)
    made = tomllib.loads((own_folder / "2016-11-21/pack.toml").read_text())
    assert made["board"] == {"name": "Ashby Parish Council", "profile": "parish", "theme": "plain"}
    assert made["meeting"]["title"] == "Annual meeting"
    assert made["items"][0]["title"] == "Election of the chair"


def test_an_address_that_is_pasted_in_several_lines_is_all_taken() -> None:
    async def scenario(pilot: Pilot[Any]) -> None:
        await begin_with_a_new_board(pilot)
        await write(pilot, "Ashby")
        await pilot.press(*["enter"] * 4)
        await see(pilot, "● 3 Meeting")
        venue = pilot.app.screen.query_one("#ask-venue Input", Input)
        venue.focus()
        await until(pilot, lambda: venue.has_focus)
        venue.post_message(Paste("\r\nTown Hall,\r\nWindmill\tStreet\r\n"))
        await until(pilot, lambda: venue.value == "Town Hall, Windmill Street")

    play(editor(), scenario)


@pytest.mark.parametrize("size", [SMALL, WIDE])
def test_what_escape_does_is_told_while_a_list_is_open(size: tuple[int, int]) -> None:
    async def scenario(pilot: Pilot[Any]) -> None:
        await see(pilot, "Welcome")
        await pilot.press("n")
        await until(pilot, lambda: bool(pilot.app.screen.query_one("#wizard-from").has_focus))
        await pilot.press("enter")
        await see(pilot, "● 2 Where", "Its name")
        await pilot.press("space")
        screen = await see(pilot, "Esc Close the list")
        assert "Dismiss" not in screen
        await pilot.press("escape")
        await see(pilot, "● 2 Where", "Esc Back", without="Close the list")

    play(editor(), scenario, size)


def test_one_cannot_go_on_with_what_is_wrong_and_back_keeps_what_was_typed(board: Path) -> None:
    async def scenario(pilot: Pilot[Any]) -> None:
        await see(pilot, "Culture Board")
        await pilot.press("n")
        await see(pilot, "after Thu 29 Sep")
        await pilot.press("enter")
        await see(pilot, "● 2 Where")
        await pilot.press("enter")
        await see(pilot, "● 3 Meeting")
        for typed, told in (
            ("31 feb", "✗ not a day"),
            ("1/9/16", "✗ Thursday 1 September 2016 is not after the last"),
            ("29/9/16", "✗ Thursday 29 September 2016 is not after the last"),
        ):
            pilot.app.screen.query_one("#ask-day Input", Input).value = ""
            await write(pilot, typed)
            await see(pilot, told)
        await pilot.press("enter", "enter", "enter")
        await see(pilot, "● 3 Meeting")
        pilot.app.screen.query_one("#ask-day Input", Input).value = "12 jan"
        await pilot.press("escape")
        await see(pilot, "● 2 Where", "meetings/2017-01-12")
        await pilot.press("enter")
        await see(pilot, "● 3 Meeting", "Thursday 12 January 2017")
        await pilot.press("escape", "escape")
        await see(pilot, "● 1 From what")
        await pilot.press("escape")
        await until(pilot, lambda: is_on(pilot, Start))

    play(editor(board / "meetings/2016-09-29"), scenario)
    assert [path.name for path in (board / "meetings").iterdir()] == ["2016-09-29"]


def test_a_pack_that_is_there_is_never_written_over(board: Path) -> None:
    write_files(board, {"meetings/2016-12-01/pack.toml": "# mine\n"})

    async def scenario(pilot: Pilot[Any]) -> None:
        await see(pilot, "Culture Board")
        await pilot.press("n")
        await see(pilot, "after Thu 29 Sep")
        await pilot.press("enter")
        await see(pilot, "✗ ~/culture/meetings/2016-12-01 has a pack already")
        await pilot.press("enter")
        await see(pilot, "● 2 Where")

    play(editor(board / "meetings/2016-09-29"), scenario)
    assert (board / "meetings/2016-12-01/pack.toml").read_text() == "# mine\n"


def test_the_last_pack_has_to_be_sound(board: Path) -> None:
    write_files(board, {"meetings/2016-09-29/pack.toml": SEPTEMBER.replace("kind", "sort")})

    async def scenario(pilot: Pilot[Any]) -> None:
        await see(pilot, "Culture Board")
        await pilot.press("n")
        await see(pilot, "after Thu 29 Sep")
        await pilot.press("enter")
        await hear(pilot, "has problems")
        await see(pilot, "● 1 From what")

    play(editor(board / "meetings/2016-09-29"), scenario)


def test_the_calendar_fills_in_the_day(board: Path) -> None:
    async def scenario(pilot: Pilot[Any]) -> None:
        await see(pilot, "Culture Board")
        push_wizard(editor_of(pilot), board / "meetings/2016-09-29")
        await see(pilot, "after Thu 29 Sep")
        await pilot.press("enter")
        await see(pilot, "● 2 Where")
        await pilot.press("enter")
        await see(pilot, "● 3 Meeting")
        await pilot.press("down")
        await see(pilot, "December 2016")
        await pilot.press("right", "enter")
        await see(pilot, "Friday 2 December 2016")

    play(editor(board / "meetings/2016-09-29"), scenario)


def test_the_pack_that_is_open_comes_first_among_those_to_begin_from(
    board: Path, own_folder: Path
) -> None:
    other = write_pack(own_folder.parent / "other" / "2016-11-03")

    async def scenario(pilot: Pilot[Any]) -> None:
        await see(pilot, "Culture Board", "Parish Council")
        push_wizard(editor_of(pilot), board / "meetings/2016-09-29")
        screen = await see(pilot, "Parish Council   after", "Culture Board   after")
        assert screen.index("Culture Board   after") < screen.index("Parish Council   after")
        await pilot.press("enter")
        await see(pilot, "Culture Board, after")

    play(editor(other, board / "meetings/2016-09-29"), scenario)


@pytest.mark.parametrize("width", [80, 120, 200])
def test_a_pack_that_is_being_read_stands_where_it_will_stand(
    width: int, board: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()

    def read_later(where: Path, editor: Editor) -> Session:
        go_on.wait()
        return read_at_once(where, editor)

    read_at_once = opening._session  # noqa: SLF001 - only here it can be held up
    monkeypatch.setattr(opening, "_session", read_later)
    app = Editor(board / "meetings/2016-09-29", today=TODAY, settings=Settings())

    async def scenario(pilot: Pilot[Any]) -> None:
        try:
            await until(pilot, lambda: isinstance(app.screen, opening.Opening))
            await see(pilot, "Declarations of interest", "opening …")
            outline = app.screen.query_one("#outline")
            before = outline.display, outline.region
        finally:
            go_on.set()
        await until(pilot, lambda: isinstance(app.screen, Workbench))
        outline = app.screen.query_one("#outline")
        await until(pilot, lambda: outline.display == before[0])
        assert outline.region == before[1]

    play(app, scenario, (width, 24))


def test_for_reading_only_nothing_is_begun(board: Path) -> None:
    async def scenario(pilot: Pilot[Any]) -> None:
        await see(pilot, "Culture Board")
        await pilot.press("n")
        await hear(pilot, "for reading only")
        assert not is_on(pilot, Wizard)

    play(editor(board / "meetings/2016-09-29", read_only=True), scenario)


def editor_of(pilot: Pilot[Any]) -> Editor:
    assert isinstance(pilot.app, Editor)
    return pilot.app
