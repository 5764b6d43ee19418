"""Nothing is lost: drafts, saving where it fails, changes from outside, and a second editor."""

import asyncio
import errno
import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from socket import gethostname
from typing import Any

import pytest
from textual.app import ScreenStackError
from textual.pilot import Pilot

from briefpack.editing.draft_slots import Slots
from briefpack.editing.drafts import Drafts
from briefpack.editing.presence import Claim, claim
from briefpack.editing.state import key_of
from briefpack.editing.workspace import Workspace
from briefpack.editor.app import Editor
from briefpack.editor.draft_keeper import DRAFT_AFTER, DraftKeeper
from briefpack.editor.safety import Safety
from briefpack.editor.settings import Settings
from briefpack.editor.workbench import Workbench
from briefpack.store.write import TEMPORARY
from tests.editor.screens import hear, notices, play, see, text, until
from tests.packs import item_with, write_pack

REPORT = "+++\npurpose = 'For decision.'\n+++\n\n1. One.\n"
WIDE = (120, 36)


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An account's state of its own."""
    monkeypatch.setenv("BRIEFPACK_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("BRIEFPACK_CONFIG", str(tmp_path / "config.toml"))
    return tmp_path / "state"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    comment = "# The clerk's own remark.\n"
    meeting = '[meeting]\ndate = 2016-11-03\nstart = 16:30:00\nvenue.name = "Town Hall"\n'
    return write_pack(
        tmp_path / "[red]pack",
        comment + item_with("report", "budget.md"),
        meeting=meeting,
        files={"budget.md": REPORT},
    )


def editor(pack: Path, *, read_only: bool = False) -> Editor:
    return Editor(pack, today=date(2016, 10, 20), read_only=read_only, settings=Settings())


def bench(pilot: Pilot[Any]) -> Workbench:
    found = [screen for screen in pilot.app.screen_stack if isinstance(screen, Workbench)]
    return found[-1]


async def opened(pilot: Pilot[Any]) -> Workbench:
    """The workbench, once it shows its pack and knows whose it is."""
    await see(pilot, "Parish Council", "Budget")
    return bench(pilot)


async def free(pilot: Pilot[Any]) -> Workbench:
    """The same, once there is nothing to decide about drafts."""
    found = await opened(pilot)
    await until(pilot, lambda: found.safety.is_settled)
    return found


async def type_in(pilot: Pilot[Any], old: str, new: str, file: str = "pack.toml") -> None:
    """Have a change made here, as a pane makes one."""
    screen = bench(pilot)

    def change(workspace: Workspace) -> None:
        workspace.change("Type", {file: workspace.text(file).replace(old, new)})

    await screen.session.edit(change)
    await screen.pack_changed()


def write_outside(path: Path, old: str, new: str) -> None:
    """Have a change made on disk, as another program makes one."""
    path.write_text(path.read_text().replace(old, new))


# A test may wait for the disk, which a scenario's own lines may not.
set_mode, rename = Path.chmod, Path.rename


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def the_drafts(pack: Path) -> list[dict[str, Any]]:
    """What the drafts of a pack hold, by file: read as they lie there, while others write them."""
    found: list[dict[str, Any]] = []
    for file in sorted(Drafts().folder.rglob(f"{key_of(pack)}.json")):
        with suppress(FileNotFoundError):
            found.append(json.loads(file.read_bytes())["contents"])
    return found


def the_draft(pack: Path) -> dict[str, Any] | None:
    """The same of the only draft, or None."""
    found = the_drafts(pack)
    assert len(found) <= 1
    return found[0] if found else None


# -- drafts ------------------------------------------------------------------------------------


def test_a_draft_is_kept_soon_and_never_in_the_pack(pack: Path, state: Path) -> None:
    before = names(pack)

    async def scenario(pilot: Pilot[Any]) -> None:
        await free(pilot)
        await type_in(pilot, "Budget", "Estimates")
        await until(pilot, lambda: the_draft(pack) is not None)
        assert "Estimates" in str(the_draft(pack))
        assert names(pack) == before
        assert "Estimates" not in (pack / "pack.toml").read_text()

    play(editor(pack), scenario, WIDE)
    assert [path.parent for path in state.rglob("*.json") if path.parent.name != "open"] == [
        state / "drafts"
    ]


def test_what_a_field_waits_and_what_a_draft_waits_are_less_than_a_second() -> None:
    from briefpack.editor.panes import form, report

    waits = [value for pane in (form, report) for value in [getattr(pane, "TYPED", 0.0)]]
    assert max(waits) + DRAFT_AFTER < 0.8


def test_a_draft_is_gone_once_everything_is_saved_or_taken_back(pack: Path) -> None:
    async def scenario(pilot: Pilot[Any]) -> None:
        await free(pilot)
        for end in ("ctrl+s", "ctrl+z"):
            await type_in(pilot, "Town Hall", "Village Hall")
            await until(pilot, lambda: the_draft(pack) is not None)
            await pilot.press(end)
            await until(pilot, lambda: the_draft(pack) is None)
            await type_in(pilot, "Village Hall", "Town Hall")
            await pilot.press("ctrl+s")
            await until(pilot, lambda: not bench(pilot).session.workspace.is_dirty)

    play(editor(pack), scenario, WIDE)


def test_where_the_look_at_the_files_fails_the_last_it_does_is_a_draft(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(_: Safety) -> None:
        raise ScreenStackError

    monkeypatch.setattr(Safety, "look", fail)
    monkeypatch.setattr(DraftKeeper, "soon", lambda _: None)

    async def scenario(pilot: Pilot[Any]) -> None:
        workbench = await free(pilot)
        await type_in(pilot, "Budget", "Estimates")
        await until(pilot, lambda: "Estimates" in str(the_draft(pack)))
        workbench.safety.stop()

    play(editor(pack), scenario, WIDE)


def test_no_draft_is_begun_when_the_program_has_ended(pack: Path) -> None:
    keepers: list[DraftKeeper] = []

    async def scenario(pilot: Pilot[Any]) -> None:
        workbench = await free(pilot)
        keepers.append(workbench.safety.keeper)
        workbench.safety.keeper.soon(60)
        await type_in(pilot, "Budget", "Estimates")

    play(editor(pack), scenario, WIDE)
    (keeper,) = keepers
    assert keeper._waiting is not None  # noqa: SLF001 - the timer that would begin one
    assert keeper._waiting.cancelled()  # noqa: SLF001
    assert "Estimates" in str(the_draft(pack))


def test_saving_keeps_comments_and_leaves_nothing_beside(pack: Path) -> None:
    async def scenario(pilot: Pilot[Any]) -> None:
        await free(pilot)
        await type_in(pilot, '"Budget"', '"Estimates"')
        await pilot.press("ctrl+s")
        await hear(pilot, "Saved the pack")

    play(editor(pack), scenario, WIDE)
    saved = (pack / "pack.toml").read_text()
    assert "# The clerk's own remark." in saved
    assert '"Estimates"' in saved
    assert names(pack) == ["budget.md", "pack.toml"]


# -- a draft of an earlier time ----------------------------------------------------------------


def leave_draft(
    pack: Path, old: str, new: str, *, file: str = "pack.toml", when: str = "2016-10-19T17:05"
) -> None:
    """A draft, as it stays after a crash."""
    workspace = Workspace.open(pack)
    contents = {file: workspace.text(file).replace(old, new)}
    workspace.change("Type", contents)
    slot = Slots(pack).fresh()
    slot.keep(contents, workspace.bases(), when)
    slot.release()


def test_a_draft_is_offered_and_taken_up_as_a_step_that_undo_takes_back(pack: Path) -> None:
    leave_draft(pack, "Budget", "Estimates")

    async def scenario(pilot: Pilot[Any]) -> None:
        screen = await see(pilot, "The editor ended before this was saved", "Take it up again")
        assert "Wednesday 19 October 2016 at 17:05" in " ".join(
            screen.replace("│", " ").replace("┃", " ").split()
        )
        await pilot.press("enter")
        await see(pilot, "Estimates", "● unsaved")
        assert "Budget" in (pack / "pack.toml").read_text()
        assert "Estimates" in str(the_draft(pack))
        await pilot.press("ctrl+z")
        await see(pilot, "Budget", without="unsaved")

    play(editor(pack), scenario, WIDE)


def test_a_draft_is_shown_beside_what_is_on_disk(pack: Path) -> None:
    leave_draft(pack, "Budget", "Estimates")

    async def scenario(pilot: Pilot[Any]) -> None:
        await see(pilot, "Take it up again")
        await pilot.press("down", "enter")
        await see(pilot, "The pack: - on disk, + in the draft", '-title = "Budget"', without="@@")
        await see(pilot, '+title = "Estimates"', without="pack.toml")
        await pilot.press("escape")
        await see(pilot, "Take it up again")

    play(editor(pack), scenario, WIDE)


@pytest.mark.parametrize("keys", [("down", "down", "enter"), ("escape",)])
def test_one_may_look_first_and_the_draft_stays(pack: Path, keys: tuple[str, ...]) -> None:
    leave_draft(pack, "Budget", "Estimates")

    async def scenario(pilot: Pilot[Any]) -> None:
        await see(pilot, "Take it up again")
        await pilot.press(*keys)
        await see(pilot, "read only", "Budget")
        await pilot.press("ctrl+s")
        await hear(pilot, "open for reading only")
        await pilot.press("ctrl+q")
        await until(pilot, lambda: not pilot.app.is_running)

    play(editor(pack), scenario, WIDE)
    assert "Estimates" in str(the_draft(pack))


def test_throwing_a_draft_away_takes_another_key(pack: Path) -> None:
    leave_draft(pack, "Budget", "Estimates")

    async def scenario(pilot: Pilot[Any]) -> None:
        await see(pilot, "Take it up again")
        await pilot.press("down", "down", "down", "enter")
        await see(pilot, "Nothing brings it back")
        await pilot.press("enter")
        await see(pilot, "Take it up again")
        assert the_draft(pack)
        await pilot.press("down", "down", "down", "enter")
        await see(pilot, "Nothing brings it back")
        await pilot.press("y")
        await see(pilot, "Budget", without="Take it up again")
        await until(pilot, lambda: the_draft(pack) is None)

    play(editor(pack), scenario, WIDE)


def test_it_is_told_that_the_files_have_moved_on_since_then(pack: Path) -> None:
    leave_draft(pack, "Budget", "Estimates")
    write_outside(pack / "pack.toml", "Town Hall", "Village Hall")

    async def scenario(pilot: Pilot[Any]) -> None:
        await see(pilot, "These have changed on disk since then")

    play(editor(pack), scenario, WIDE)


def test_files_with_the_line_ends_of_windows_have_not_moved_on(pack: Path) -> None:
    file = pack / "pack.toml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    leave_draft(pack, "Budget", "Estimates")

    async def scenario(pilot: Pilot[Any]) -> None:
        screen = await see(pilot, "Take it up again")
        assert "since then" not in screen
        await pilot.press("enter")
        await see(pilot, "Estimates", "● unsaved")
        await pilot.press("ctrl+s")
        await hear(pilot, "Saved the pack")

    play(editor(pack), scenario, WIDE)
    data = file.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"Estimates" in data
    assert data.count(b"\n") == data.count(b"\r\n")


def test_a_draft_that_is_on_disk_already_is_not_offered(pack: Path) -> None:
    leave_draft(pack, "Budget", "Estimates")
    write_outside(pack / "pack.toml", "Budget", "Estimates")

    async def scenario(pilot: Pilot[Any]) -> None:
        await see(pilot, "Estimates", without="Take it up again")
        await until(pilot, lambda: the_draft(pack) is None)

    play(editor(pack), scenario, WIDE)


def test_of_two_drafts_the_last_is_offered_first_and_then_the_other(pack: Path) -> None:
    leave_draft(pack, "Budget", "Estimates", when="2016-10-19T17:05")
    leave_draft(pack, "One", "Two", file="budget.md", when="2016-10-19T17:06")

    async def scenario(pilot: Pilot[Any]) -> None:
        await see(pilot, "at 17:06", "Budget", "1 more draft", without="the pack")
        await pilot.press("enter")
        await see(pilot, "at 17:05", "the pack", without="more draft")
        await pilot.press("enter")
        await see(pilot, "Estimates", "● unsaved")
        draft = the_draft(pack) or {}
        assert sorted(draft) == ["budget.md", "pack.toml"]
        await pilot.press("ctrl+s")
        await hear(pilot, "Saved")

    play(editor(pack), scenario, WIDE)
    assert "Two" in (pack / "budget.md").read_text()
    assert "Estimates" in (pack / "pack.toml").read_text()
    assert the_drafts(pack) == []


def test_of_two_drafts_of_one_file_the_other_waits_for_the_next_time(pack: Path) -> None:
    leave_draft(pack, "Budget", "Later", when="2016-10-19T17:06")
    leave_draft(pack, "Budget", "Earlier", when="2016-10-19T17:05")

    async def scenario(pilot: Pilot[Any]) -> None:
        await see(pilot, "1 more draft")
        await pilot.press("enter")
        await see(pilot, "to be offered the next time", "Take it up again")
        await pilot.press("enter")
        await see(pilot, "Earlier", "● unsaved")
        assert len(the_drafts(pack)) == 2
        await pilot.press("ctrl+z")
        await see(pilot, "Later", "● unsaved")
        await pilot.press("ctrl+y")
        await see(pilot, "Earlier")
        await pilot.press("ctrl+s")
        await hear(pilot, "Saved the pack")
        await pilot.press("ctrl+q")
        await until(pilot, lambda: not pilot.app.is_running)

    async def next_time(pilot: Pilot[Any]) -> None:
        await see(pilot, "Take it up again", "These have changed on disk since then")
        await pilot.press("enter")
        await see(pilot, "Later", "● unsaved")

    play(editor(pack), scenario, WIDE)
    assert "Earlier" in (pack / "pack.toml").read_text()
    assert "Later" in str(the_draft(pack))
    play(editor(pack), next_time, WIDE)


def test_after_one_draft_was_taken_up_the_other_can_wait(pack: Path) -> None:
    leave_draft(pack, "Budget", "Later", when="2016-10-19T17:06")
    leave_draft(pack, "Budget", "Earlier", when="2016-10-19T17:05")

    async def scenario(pilot: Pilot[Any]) -> None:
        await see(pilot, "1 more draft")
        await pilot.press("enter")
        screen = await see(pilot, "Leave it for the next time")
        assert "reading only" not in screen
        await pilot.press("escape")
        await see(pilot, "Later", "● unsaved", without="Take it up")
        assert not bench(pilot).session.read_only
        await pilot.press("ctrl+s")
        await hear(pilot, "Saved the pack")

    play(editor(pack), scenario, WIDE)
    assert "Earlier" in str(the_draft(pack))


def test_whoever_looks_first_is_not_asked_about_the_others(pack: Path) -> None:
    leave_draft(pack, "Budget", "Later", when="2016-10-19T17:06")
    leave_draft(pack, "Budget", "Earlier", when="2016-10-19T17:05")

    async def scenario(pilot: Pilot[Any]) -> None:
        await see(pilot, "1 more draft")
        await pilot.press("escape")
        await see(pilot, "read only", "Budget", without="Take it up")

    play(editor(pack), scenario, WIDE)
    assert len(the_drafts(pack)) == 2


def test_two_drafts_of_the_same_text_are_one(pack: Path) -> None:
    leave_draft(pack, "Budget", "Estimates")
    leave_draft(pack, "Budget", "Estimates")

    async def scenario(pilot: Pilot[Any]) -> None:
        await see(pilot, "1 more draft")
        await pilot.press("enter")
        await see(pilot, "Estimates", "● unsaved", without="Take it up")
        await until(pilot, lambda: len(the_drafts(pack)) == 1)

    play(editor(pack), scenario, WIDE)


# -- leaving -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "ends"),
    [(1, "on disk"), (2, "in a draft"), (3, "nowhere")],
)
def test_leaving_asks_and_does_as_it_is_told(pack: Path, answer: int, ends: str) -> None:
    async def scenario(pilot: Pilot[Any]) -> None:
        await free(pilot)
        await type_in(pilot, "Budget", "Estimates")
        await pilot.press("ctrl+q")
        await see(pilot, "These are not saved", "the pack", "Stay here", without="pack.toml")
        await pilot.press(*["down"] * answer, "enter")
        await until(pilot, lambda: not pilot.app.is_running)

    play(editor(pack), scenario, WIDE)
    assert ("Estimates" in (pack / "pack.toml").read_text()) is (ends == "on disk")
    assert bool(the_draft(pack)) is (ends == "in a draft")


def test_staying_is_what_haste_leads_to(pack: Path) -> None:
    async def scenario(pilot: Pilot[Any]) -> None:
        await free(pilot)
        await type_in(pilot, "Budget", "Estimates")
        for key in ("enter", "escape"):
            await pilot.press("ctrl+q")
            await see(pilot, "Stay here")
            await pilot.press(key)
            await see(pilot, "● unsaved", without="Stay here")

    play(editor(pack), scenario, WIDE)


def test_leaving_without_changes_asks_nothing(pack: Path) -> None:
    async def scenario(pilot: Pilot[Any]) -> None:
        await free(pilot)
        await pilot.press("ctrl+q")
        await until(pilot, lambda: not pilot.app.is_running)

    play(editor(pack), scenario, WIDE)


# -- saving where it fails ---------------------------------------------------------------------


@contextmanager
def failing(number: int, *, drafts_too: bool = False) -> Iterator[None]:
    """A system on which no new file can be opened: in the pack, or nowhere at all."""
    true_open: Callable[..., int] = os.open

    def fail(path: str | Path, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        if flags & os.O_CREAT and (drafts_too or TEMPORARY in str(path)):
            raise OSError(number, os.strerror(number), path)
        return true_open(path, flags, mode, dir_fd=dir_fd)

    patch = pytest.MonkeyPatch()
    patch.setattr(os, "open", fail)
    try:
        yield
    finally:
        patch.undo()


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "your share of the disk is used up"),
        (errno.EROFS, "the disk can only be read"),
        (errno.EACCES, "you may not write in"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_a_file_that_cannot_be_written_is_told_and_nothing_is_lost(
    pack: Path, number: int, words: str
) -> None:
    before = (pack / "pack.toml").read_bytes()

    async def scenario(pilot: Pilot[Any]) -> None:
        await free(pilot)
        await type_in(pilot, "Budget", "Estimates")
        with failing(number):
            await pilot.press("ctrl+s")
            await hear(pilot, words)
        assert "Nothing is lost: it is all still here, and in a draft." in notices(pilot.app)
        assert (pack / "pack.toml").read_bytes() == before
        assert "Estimates" in str(the_draft(pack))
        await see(pilot, "Estimates", "● unsaved")
        assert names(pack) == ["budget.md", "pack.toml"]
        await pilot.press("ctrl+s")
        await hear(pilot, "Saved the pack")
        await until(pilot, lambda: the_draft(pack) is None)

    play(editor(pack), scenario, WIDE)
    assert "Estimates" in (pack / "pack.toml").read_text()


def test_it_is_told_when_not_even_a_draft_can_be_kept(pack: Path) -> None:
    async def scenario(pilot: Pilot[Any]) -> None:
        await free(pilot)
        with failing(errno.ENOSPC, drafts_too=True):
            await type_in(pilot, "Budget", "Estimates")
            await hear(pilot, "no draft can be kept")
            await pilot.press("ctrl+s")
            await hear(pilot, "no draft of it can be kept: stay until it is saved")
            await pilot.press("ctrl+q")
            await see(pilot, "Stay here")
            await pilot.press("down", "down", "enter")
            await see(pilot, "● unsaved", without="Stay here")
        await pilot.press("ctrl+s")
        await hear(pilot, "Saved the pack")

    play(editor(pack), scenario, WIDE)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_told(pack: Path) -> None:
    async def scenario(pilot: Pilot[Any]) -> None:
        await free(pilot)
        await type_in(pilot, "Budget", "Estimates")
        set_mode(pack, 0o500)
        try:
            await pilot.press("ctrl+s")
            await hear(pilot, "you may not write in")
        finally:
            set_mode(pack, 0o700)
        await see(pilot, "● unsaved")

    play(editor(pack), scenario, WIDE)


def test_where_one_of_two_files_fails_the_other_is_saved_and_stays_so(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def fail(path: Path, to: Path) -> Path:
        if Path(to).name == "budget.md":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return replace(path, to)

    async def scenario(pilot: Pilot[Any]) -> None:
        await free(pilot)
        await type_in(pilot, "Budget", "Estimates")
        await type_in(pilot, "One", "Two", "budget.md")
        with monkeypatch.context() as broken:
            broken.setattr(Path, "replace", fail)
            await pilot.press("ctrl+s")
            await hear(pilot, "already saved")
        assert list(bench(pilot).session.workspace.unsaved) == ["budget.md"]
        await pilot.press("ctrl+s")
        await hear(pilot, "Saved Estimates")

    play(editor(pack), scenario, WIDE)
    assert "Estimates" in (pack / "pack.toml").read_text()
    assert "Two" in (pack / "budget.md").read_text()


def test_nothing_is_changed_or_claimed_in_a_pack_that_is_only_read(pack: Path) -> None:
    leave_draft(pack, "Budget", "Estimates")

    async def scenario(pilot: Pilot[Any]) -> None:
        screen = await see(pilot, "read only", "Budget")
        assert "Take it up again" not in screen
        await pilot.press("ctrl+s")
        await hear(pilot, "open for reading only")
        found = await asyncio.to_thread(claim, pack, "09:14")
        assert isinstance(found, Claim)
        found.release()

    play(editor(pack, read_only=True), scenario, WIDE)
    assert "Estimates" in str(the_draft(pack))


# -- changes from outside ----------------------------------------------------------------------


def test_a_change_on_disk_is_taken_in_where_nothing_is_unsaved(pack: Path) -> None:
    async def scenario(pilot: Pilot[Any]) -> None:
        await free(pilot)
        write_outside(pack / "pack.toml", "Budget", "Theirs")
        await see(pilot, "Theirs", without="unsaved")
        await hear(pilot, "Changed on disk, and taken in: the pack")

    play(editor(pack), scenario, WIDE)


def test_a_change_of_a_paper_that_is_not_open_shows_its_problems(pack: Path) -> None:
    async def scenario(pilot: Pilot[Any]) -> None:
        screen = await free(pilot)
        write_outside(pack / "budget.md", "1. One.", "1. One [@nowhere].")
        await until(pilot, lambda: any("nowhere" in it.message for it in screen.session.problems))

    play(editor(pack), scenario, WIDE)


def test_what_changed_on_both_sides_is_asked_about(pack: Path) -> None:
    async def scenario(pilot: Pilot[Any]) -> None:
        await free(pilot)
        await type_in(pilot, "Budget", "Mine")
        write_outside(pack / "pack.toml", "Budget", "Theirs")
        await see(pilot, "Changed on disk, and changed here too", "the pack", without=".toml")
        await pilot.press("enter")
        await see(pilot, '-title = "Theirs"', '+title = "Mine"')
        await pilot.press("escape")
        await see(pilot, "Keep mine")
        await pilot.press("down", "enter")
        await see(pilot, "Mine", "● unsaved", without="Keep mine")
        await pilot.press("ctrl+s")
        await hear(pilot, "Saved the pack")

    play(editor(pack), scenario, WIDE)
    assert '"Mine"' in (pack / "pack.toml").read_text()


def test_theirs_is_taken_and_undo_brings_mine_back(pack: Path) -> None:
    async def scenario(pilot: Pilot[Any]) -> None:
        await free(pilot)
        await type_in(pilot, "Budget", "Mine")
        write_outside(pack / "pack.toml", "Budget", "Theirs")
        await see(pilot, "Take theirs")
        await pilot.press("down", "down", "enter")
        await see(pilot, "Theirs", without="unsaved")
        await pilot.press("ctrl+z")
        await see(pilot, "Mine", "● unsaved")

    play(editor(pack), scenario, WIDE)
    assert '"Theirs"' in (pack / "pack.toml").read_text()


def test_a_dispute_that_was_put_off_is_asked_about_before_saving(pack: Path) -> None:
    async def scenario(pilot: Pilot[Any]) -> None:
        screen = await free(pilot)
        await type_in(pilot, "Budget", "Mine")
        write_outside(pack / "pack.toml", "Budget", "Theirs")
        await see(pilot, "Keep mine")
        await pilot.press("escape")
        await see(pilot, "Mine", without="Keep mine")
        screen.action_save()
        await see(pilot, "Keep mine")
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert '"Theirs"' in (pack / "pack.toml").read_text()

    play(editor(pack), scenario, WIDE)


def test_somebody_who_saves_in_the_same_moment_is_not_written_over(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save = Workspace.save
    quick: list[str] = []

    def after_somebody(workspace: Workspace) -> tuple[str, ...]:
        if not quick:
            quick.append("they were quicker")
            write_outside(pack / "pack.toml", "Budget", "Theirs")
        return save(workspace)

    monkeypatch.setattr(Workspace, "save", after_somebody)

    async def scenario(pilot: Pilot[Any]) -> None:
        await free(pilot)
        await type_in(pilot, "Budget", "Mine")
        await pilot.press("ctrl+s")
        await see(pilot, "Keep mine", "Take theirs")
        assert '"Theirs"' in (pack / "pack.toml").read_text()
        await pilot.press("down", "enter")
        await hear(pilot, "Saved the pack")

    play(editor(pack), scenario, WIDE)
    assert '"Mine"' in (pack / "pack.toml").read_text()


def test_a_vanished_file_is_told_kept_and_written_again(pack: Path) -> None:
    async def scenario(pilot: Pilot[Any]) -> None:
        await free(pilot)
        (pack / "budget.md").unlink()
        await hear(pilot, "Not on disk any more")
        await see(pilot, "● unsaved")
        await until(pilot, lambda: "budget.md" in (the_draft(pack) or {}))
        await pilot.press("ctrl+s")
        await hear(pilot, "Saved Budget")

    play(editor(pack), scenario, WIDE)
    assert (pack / "budget.md").read_text() == REPORT


def test_a_vanished_folder_is_told_and_made_again_only_when_asked_to(pack: Path) -> None:
    elsewhere = pack.with_name("elsewhere")

    async def scenario(pilot: Pilot[Any]) -> None:
        screen = await free(pilot)
        await type_in(pilot, "Budget", "Mine")
        rename(pack, elsewhere)
        await hear(pilot, "The folder is not there any more")
        await see(pilot, "Mine", "● unsaved")
        await pilot.press("ctrl+s")
        await see(pilot, "Was it moved?")
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert names(pack.parent) == ["elsewhere", "state"]
        assert "Mine" in str(the_draft(pack))
        await pilot.press("ctrl+s")
        await see(pilot, "Was it moved?")
        await pilot.press("down", "enter")
        await hear(pilot, "Saved")

    play(editor(pack), scenario, WIDE)
    assert '"Mine"' in (pack / "pack.toml").read_text()
    assert (pack / "budget.md").read_text() == REPORT
    assert '"Budget"' in (elsewhere / "pack.toml").read_text()


def test_a_folder_that_comes_back_is_as_before(pack: Path) -> None:
    elsewhere = pack.with_name("elsewhere")

    async def scenario(pilot: Pilot[Any]) -> None:
        await free(pilot)
        rename(pack, elsewhere)
        await see(pilot, "● unsaved")
        rename(elsewhere, pack)
        await see(pilot, "Budget", without="unsaved")

    play(editor(pack), scenario, WIDE)


def test_a_file_that_cannot_be_read_any_more_is_told_once(pack: Path) -> None:
    async def scenario(pilot: Pilot[Any]) -> None:
        screen = await free(pilot)
        (pack / "budget.md").unlink()
        (pack / "budget.md").mkdir()
        await hear(pilot, "is not a file")
        await screen.safety.look()
        await screen.safety.look()
        assert notices(pilot.app).count("is not a file") == 1

    play(editor(pack), scenario, WIDE)


# -- a second editor ---------------------------------------------------------------------------


def test_a_second_editor_is_told_of_the_first_and_keeps_drafts_of_its_own(pack: Path) -> None:
    leave_draft(pack, "Budget", "Theirs")

    async def scenario(pilot: Pilot[Any]) -> None:
        await free(pilot)
        await hear(pilot, "This pack is open elsewhere too")
        told = notices(pilot.app)
        assert re.search(rf"It was opened by .+ on {re.escape(gethostname())} at 09:14\.", told)
        assert str(os.getpid()) not in told
        assert "Take it up again" not in text(pilot.app)
        await type_in(pilot, "Budget", "Mine")
        await until(pilot, lambda: len(the_drafts(pack)) == 2)

    first = claim(pack, "09:14")
    assert isinstance(first, Claim)
    with first:
        play(editor(pack), scenario, WIDE)
    theirs, mine = sorted(map(str, the_drafts(pack)), key=lambda each: "Mine" in each)
    assert "Theirs" in theirs
    assert "Mine" in mine


def test_the_pack_is_free_again_once_it_is_closed(pack: Path) -> None:
    async def scenario(pilot: Pilot[Any]) -> None:
        await free(pilot)
        await bench(pilot).run_action("close_pack")
        await see(pilot, "New pack")
        found = await asyncio.to_thread(claim, pack, "09:14")
        assert isinstance(found, Claim)
        found.release()

    play(editor(pack), scenario, WIDE)
