"""What is known of a pack is known of one version of it, also while it is being changed."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from briefpack.editing.workspace import Workspace
from briefpack.editor.preview import Preview
from briefpack.editor.problem_list import ProblemList
from briefpack.editor.session import Session
from tests.editor.at_work import Worker, work_on
from tests.editor.screens import PATIENCE, hear

PACK = "meetings/2016-11-03/pack.toml"


@asynccontextmanager
async def half_changed(session: Session) -> AsyncIterator[None]:
    """While this lasts, a change has been made, and is not done."""
    changed, go_on = threading.Event(), threading.Event()

    def change(workspace: Workspace) -> None:
        workspace.change("Change", {PACK: f"# changed\n{workspace.text(PACK)}"})
        changed.set()
        go_on.wait(PATIENCE)

    changing = asyncio.create_task(session.edit(change))
    await asyncio.to_thread(changed.wait, PATIENCE)
    try:
        yield
    finally:
        go_on.set()
        await changing


def test_problems_found_during_a_change_are_those_of_the_pack_before_it(board: Path) -> None:
    async def work(officer: Worker) -> None:
        session = officer.session
        async with half_changed(session):
            await session.check()
            assert session.checked_version == session.workspace.version - 1
        await session.check()
        assert session.checked_version == session.workspace.version

    work_on(board, work)


def test_pages_rendered_during_a_change_are_not_those_of_the_pack_after_it(board: Path) -> None:
    async def work(officer: Worker) -> None:
        async with half_changed(officer.session):
            await officer.bench.query_one(Preview).render_pack().wait()
            assert officer.session.pages
        assert officer.session.pages_are_stale

    work_on(board, work)


def test_a_problem_is_not_mended_in_a_text_that_has_changed_since_it_was_found(
    board: Path,
) -> None:
    report = board / "meetings/2016-11-03/reports/improvement.md"
    text = report.read_text(encoding="utf-8")
    report.write_text(f"{text}\n99. The the end.\n", encoding="utf-8")

    async def work(officer: Worker) -> None:
        listed = officer.bench.query_one(ProblemList)
        slip = next(each for each in listed.shown if each.edits)
        before = officer.session.workspace.text(slip.place.file)
        ways: list[Callable[[], Coroutine[Any, Any, None]]] = [
            listed.action_fix_all,
            lambda: listed._mend([slip], "Mend it"),  # noqa: SLF001 - as a key does
        ]
        for mend in ways:
            async with half_changed(officer.session):
                mending = asyncio.create_task(mend())
                await asyncio.sleep(0)
            await mending
            await hear(officer.pilot, "The pack has just changed: once more.")
            assert officer.session.workspace.text(slip.place.file).endswith(before)
            officer.pilot.app.clear_notifications()
            await officer.bench.pack_changed()
            version = officer.session.workspace.version
            await officer.until(lambda: officer.session.checked_version == version)  # noqa: B023
            before = officer.session.workspace.text(slip.place.file)

    work_on(board, work)


def test_a_pack_may_be_closed_while_a_change_of_it_is_taken_back(board: Path) -> None:
    async def work(officer: Worker) -> None:
        bench = officer.bench
        async with half_changed(officer.session):
            undoing = asyncio.create_task(bench.action_undo())
            await asyncio.sleep(0)
            bench.safety.stop()
            bench.dismiss()
            await officer.until(lambda: not bench.children)
        await undoing

    work_on(board, work)
