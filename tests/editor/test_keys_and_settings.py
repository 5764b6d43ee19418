"""Keys, the palette, help, jump, and what a user sets up in config.toml."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from briefpack.editor.actions import all_actions, pretty
from briefpack.editor.app import Editor
from briefpack.editor.keymap import key_name, keymap, remarks_on
from briefpack.editor.panes.agenda import AgendaPane
from briefpack.editor.panes.outline import Outline
from briefpack.editor.settings import Settings
from briefpack.editor.themes import NAMES, fitting
from briefpack.editor.widgets.key_line import KeyLine
from tests.editor.as_before import with_a_problem
from tests.editor.at_work import SMALL, TODAY, Worker, work_on
from tests.editor.golden import matches_golden
from tests.editor.screens import notices, see, text, until

MEETING = "meetings/2016-11-03"
LARGE = (200, 50)


def work_with(
    board: Path, config: str, scenario: Callable[[Pilot[Any]], Awaitable[None]], tmp_path: Path
) -> None:
    """Open a pack with a configuration, and have somebody work on it."""
    (tmp_path / "config.toml").write_text(config, encoding="utf-8")
    app = Editor(board / MEETING, today=TODAY, settings=Settings.read())

    async def run() -> None:
        async with app.run_test(size=(120, 36), notifications=True) as pilot:
            await see(pilot, "Declarations of Interest", without="checking")
            await scenario(pilot)

    asyncio.run(run())


# -- the line of keys --------------------------------------------------------------------------


def test_the_line_of_keys_tells_what_works_where_one_is(board: Path) -> None:
    with_a_problem(board)

    async def work(officer: Worker) -> None:
        def line() -> str:
            return officer.screen.splitlines()[-1]

        assert line().startswith(" n New item")
        assert "^Q Quit" in line()
        await officer.press("ctrl+b")
        await officer.until(lambda: line().startswith(" Enter Go to  r Rule"))
        await officer.press("ctrl+p")
        await officer.until(lambda: line().startswith(" Enter Choose"))
        assert "Save" not in line()
        await officer.press("escape")
        await officer.until(lambda: line().startswith(" Enter Go to  r Rule"))

    work_on(board, work, size=LARGE)


def test_a_click_on_a_key_is_as_good_as_pressing_it(board: Path) -> None:
    async def work(officer: Worker) -> None:
        async def click(words: str) -> None:
            line = officer.screen.splitlines()[-1]
            await officer.pilot.click(offset=(line.index(words), officer.pilot.app.size.height - 1))

        await click("F1 Help")
        await officer.see("Items in the order in which they are taken.")
        await click("Esc Close")  # in a dialog, too
        await officer.until(lambda: officer.pilot.app.screen is officer.bench)
        await click("New item")
        await officer.see("Leave it as it was")
        await click("Leave it as it was")
        await officer.until(lambda: officer.pilot.app.screen is officer.bench)
        await officer.until(lambda: not officer.session.workspace.is_dirty)
        await officer.press("right_square_bracket")  # one down
        await officer.until(lambda: officer.session.workspace.is_dirty)
        await click("Undo")
        await officer.until(lambda: not officer.session.workspace.is_dirty)

    work_on(board, work)


def test_no_key_of_a_line_is_cut(board: Path) -> None:
    async def work(officer: Worker) -> None:
        line = officer.bench.query_one(KeyLine)
        assert len(str(line.content).rstrip()) <= SMALL[0]
        assert "F1 Help" in officer.screen.splitlines()[-1]

    work_on(board, work, size=SMALL)


# -- palette, help, jump -----------------------------------------------------------------------


@pytest.mark.usefixtures("unchecked")
def test_the_palette_finds_what_can_be_done_by_a_part_of_its_name(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.press("f9")
        await officer.see("Commands", "New item")
        matches_golden("palette-120x36", officer.screen)
        await officer.write("dupl")
        await officer.see("Duplicate", without="New item")
        await officer.press("enter")
        await officer.until(lambda: len(officer.data(path=("items",))) == 5)
        await officer.press("ctrl+p")
        await officer.write("fix all")
        await officer.see("Fix all")  # of the list of problems, from anywhere
        await officer.press("escape")
        await officer.until(lambda: officer.pilot.app.screen is officer.bench)
        await officer.press("ctrl+p", "down", "enter")
        await officer.until(lambda: officer.bench.pane.KIND != "agenda")

    work_on(board, work)


@pytest.mark.usefixtures("unchecked")
def test_help_explains_what_has_the_focus(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.press("f1")
        await officer.see("Items in the order in which they are taken.", "New item")
        matches_golden("help-80x24", officer.screen)
        await officer.press("f1")
        await officer.press("f2", "f1")
        await officer.see("The whole pack.")
        await officer.press("escape")
        await officer.until(lambda: officer.pilot.app.screen is officer.bench)

    work_on(board, work, size=SMALL)


@pytest.mark.usefixtures("unchecked")
def test_jump_shows_a_letter_on_every_part_and_goes_there(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.press("ctrl+o")
        await officer.see(" a ", " s ")
        matches_golden("jump-120x36", officer.screen)
        await officer.press("a")
        await officer.until(lambda: officer.bench.query_one(Outline).has_focus)
        await officer.press("ctrl+o", "s")
        await officer.until(lambda: officer.pane(AgendaPane).cells.has_focus)
        await officer.press("ctrl+o", "escape")
        await officer.until(lambda: officer.pilot.app.screen is officer.bench)
        assert officer.pane(AgendaPane).cells.has_focus

    work_on(board, work)


# -- undo over everything ----------------------------------------------------------------------


def test_undo_and_redo_go_over_everything_that_was_done(board: Path) -> None:
    before = {path: path.read_bytes() for path in board.rglob("*") if path.is_file()}

    async def work(officer: Worker) -> None:
        workspace = officer.session.workspace
        await officer.press("n")
        await officer.see("Take it")
        await officer.write("Budget")
        await officer.press("enter")
        await officer.finds("Budget", path=("items", 1, "title"))
        await officer.press("right_square_bracket")
        await officer.finds("Budget", path=("items", 2, "title"))
        await officer.press("down", "delete")
        await officer.see("Undo brings")
        await officer.press("y")
        await officer.until(lambda: len(officer.data(path=("items",))) == 4)
        await officer.show("form-meeting", path=("meeting", "title"))
        await officer.write("Annual")
        await officer.finds("Annual", path=("meeting", "title"))
        for _ in range(20):
            await officer.press("ctrl+z")
            await officer.pilot.pause()
        await officer.until(lambda: not workspace.is_dirty)
        await officer.until(lambda: "nothing to take back" in notices(officer.pilot.app))
        for _ in range(20):
            await officer.press("ctrl+y")
            await officer.pilot.pause()
        await officer.finds("Annual", path=("meeting", "title"))
        assert len(officer.data(path=("items",))) == 4
        for _ in range(20):
            await officer.press("ctrl+z")
            await officer.pilot.pause()
        await officer.until(lambda: not workspace.is_dirty)

    work_on(board, work)
    assert {path: path.read_bytes() for path in board.rglob("*") if path.is_file()} == before


# -- the user's own keys -----------------------------------------------------------------------


def test_of_what_is_told_in_passing_the_last_is_seen_and_warnings_stay(board: Path) -> None:
    async def work(officer: Worker) -> None:
        app = officer.pilot.app
        app.notify("Something is wrong.", severity="warning")
        for number in range(3):
            app.notify(f"Undone: {number}")
        await officer.until(lambda: "Undone: 2" in notices(app))
        assert notices(app).splitlines() == ["Something is wrong.", "Undone: 2"]
        await officer.see("Something is wrong.", "Undone: 2", without="Undone: 1")

    work_on(board, work)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("f12", "f12"),
        ("Ctrl+S", "ctrl+s"),
        ("ctrl-s", "ctrl+s"),
        ("^S", "ctrl+s"),
        ("shift+alt+Up", "alt+shift+up"),
        ("n", "n"),
        ("N", "N"),
        ("/", "slash"),
        ("-", "minus"),
        ("Esc", "escape"),
        ("PgUp", "pageup"),
        ("ctrl+question_mark", "ctrl+question_mark"),
        ("hyper+x", None),
        ("nonsense", None),
        ("", None),
        (" ", None),
    ],
)
def test_keys_are_written_as_people_write_them(written: str, name: str | None) -> None:
    assert key_name(written) == name


@pytest.mark.parametrize(
    ("key", "shown"),
    [("ctrl+s", "^S"), ("ctrl+shift+p", "Ctrl+Shift+P"), ("alt+n", "Alt+N"), ("n", "n")],
)
def test_keys_are_shown_as_people_know_them(key: str, shown: str) -> None:
    assert pretty(key) == shown


def test_every_key_of_the_editor_is_one_that_a_user_can_name() -> None:
    for action in all_actions():
        for key in action.keys:
            assert key_name(key) in {key, f"shift+{key[-1].lower()}"}, action.id


def test_what_is_no_action_or_no_key_is_told_and_left_out() -> None:
    keys: dict[str, str | list[str]] = {"savee": "f12", "save": ["f12", "nonsense"], "redo": "x"}
    assert keymap(keys)["save"] == "f12"
    told = list(remarks_on(keys))
    assert any("savee is the name of no action" in each for each in told)
    assert any("save: nonsense is the name of no key" in each for each in told)
    assert any("redo: a letter alone" in each for each in told)


def test_one_key_for_two_things_is_told_unless_they_are_apart() -> None:
    told = list(remarks_on({"render": "ctrl+s"}))
    assert told == ["^S would be both render and save: give one another key"]
    assert list(remarks_on({"agenda-report": "s"})) == []  # s is the note's, elsewhere
    assert list(remarks_on({"save": "f5", "render": "f12"})) == []


def test_the_users_keys_work_and_are_shown_everywhere(board: Path, tmp_path: Path) -> None:
    async def scenario(pilot: Pilot[Any]) -> None:
        await see(pilot, "^N New item")
        await pilot.press("n")
        await pilot.pause()
        assert "Take it" not in text(pilot.app)
        await pilot.press("ctrl+n")
        await see(pilot, "Take it")
        await pilot.press("escape", "f1")
        await see(pilot, "^N", "New item")
        await pilot.press("escape", "ctrl+p")
        await see(pilot, "Commands", "^N")
        await pilot.press("escape")
        assert notices(pilot.app) == ""

    work_with(board, '[keys]\nagenda-add = "ctrl+n"\n', scenario, tmp_path)


def test_what_is_wrong_with_the_configuration_is_told_in_words(board: Path, tmp_path: Path) -> None:
    async def scenario(pilot: Pilot[Any]) -> None:
        await until(pilot, lambda: "^S would be both render and save" in notices(pilot.app))
        told = notices(pilot.app)
        assert "config.toml" in told
        assert "save: keys are written" in told
        assert "agenda-ad is the name of no action" in told

    config = '[keys]\nsave = 5\nrender = "ctrl+s"\nagenda-ad = "n"\n'
    work_with(board, config, scenario, tmp_path)


def test_a_damaged_configuration_is_told_and_left_alone(board: Path, tmp_path: Path) -> None:
    async def scenario(pilot: Pilot[Any]) -> None:
        await until(pilot, lambda: "config.toml cannot be used" in notices(pilot.app))

    work_with(board, "theme = ", scenario, tmp_path)


# -- settings and themes -----------------------------------------------------------------------


def test_packs_opened_last_are_kept_and_forgotten(tmp_path: Path) -> None:
    settings = Settings.read()
    for name in ("one", "two", "one"):
        settings.opened(tmp_path / name)
    assert [Path(name).name for name in Settings.read().recent] == ["one", "two"]
    settings.forget(tmp_path / "one")
    assert [Path(name).name for name in Settings.read().recent] == ["two"]
    settings.forget(tmp_path / "three")
    assert len(Settings.read().recent) == 1


def test_all_themes_are_gone_through_and_the_last_is_kept(board: Path) -> None:
    async def work(officer: Worker) -> None:
        app = officer.pilot.app
        seen = []
        for _ in NAMES:
            await officer.press("ctrl+p")
            await officer.see("Commands")
            await officer.write("theme")
            await officer.see("Change theme")
            before = app.theme
            await officer.press("enter")
            await officer.until(lambda before=before: app.theme != before)  # type: ignore[misc]
            seen.append(app.theme)
        assert sorted(seen) == sorted(NAMES)
        assert Settings.read().theme == app.theme

    work_on(board, work)


@pytest.mark.parametrize(
    ("wanted", "colours", "theme"),
    [
        ("briefpack-dark", "truecolor", "briefpack-dark"),
        ("briefpack-contrast", "256", "briefpack-contrast"),
        ("briefpack-dark", "standard", "ansi-dark"),
        ("briefpack-light", "standard", "ansi-light"),
        ("briefpack-dark", None, "ansi-dark"),
        ("ansi-light", "truecolor", "ansi-light"),
    ],
)
def test_a_terminal_of_16_colours_gets_a_theme_that_keeps_to_them(
    wanted: str, colours: str | None, theme: str
) -> None:
    assert fitting(wanted, colours) == theme
