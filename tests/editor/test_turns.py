"""Rubbish is looked for when nobody wants anything."""

import asyncio
import gc
import sys
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefpack.editor import turns
from briefpack.editor.app import Editor
from briefpack.editor.start import Start
from briefpack.editor.workbench import Workbench
from tests.editor.at_work import Worker, work_on

PATIENCE = 30.0


class Ring:
    """Something that only a look for rubbish can take away, and that says so."""

    def __init__(self, gone: Callable[[], None]) -> None:
        self.itself = self
        self._gone = gone

    def __del__(self) -> None:
        self._gone()


@pytest.fixture(autouse=True)
def _no_other_looks() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def test_in_a_pause_new_rubbish_is_gone_and_without_one_it_stays() -> None:
    gone: list[str] = []
    Ring(lambda: gone.append("ring"))
    things: list[list[int]] = [[] for _ in range(turns.A_FEW + 1)]
    turns.look_for_rubbish(turns.QUIET / 2)
    assert not gone
    turns.look_for_rubbish(turns.QUIET * 2)
    assert gone
    assert len(things) > turns.A_FEW


def test_old_rubbish_is_gone_after_a_long_pause() -> None:
    gone: list[str] = []
    ring = Ring(lambda: gone.append("ring"))
    gc.collect(1)  # which makes it old
    del ring
    turns.look_for_rubbish(turns.QUIET * 2)
    assert not gone
    turns.look_for_rubbish(turns.LONG_QUIET * 2)
    assert gone


def test_a_program_that_waits_looks_and_leaves_all_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = gc.get_threshold(), sys.getswitchinterval()
    monkeypatch.setattr(turns, "QUIET", 0.01)
    monkeypatch.setattr(turns, "A_FEW", 0)
    seen: list[tuple[int, int, int]] = []

    async def work() -> bool:
        seen.append(gc.get_threshold())
        gone = asyncio.Event()
        Ring(gone.set)
        blinking = asyncio.create_task(_blink())
        async with asyncio.timeout(PATIENCE):
            await gone.wait()
        blinking.cancel()
        return gone.is_set()

    assert turns.run(work())
    assert seen == [turns.NEW_THINGS]
    assert (gc.get_threshold(), sys.getswitchinterval()) == before


async def _blink() -> None:
    """Do what a cursor does: little, now and then."""
    while True:  # noqa: ASYNC110 - nothing is waited for
        await asyncio.sleep(0.02)


def test_other_threads_let_the_event_loop_go_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "MOST", PATIENCE)
    told: list[str] = []

    def work_elsewhere(begun: threading.Event) -> None:
        begun.set()
        turns.let_it_go_first()
        told.append("elsewhere")

    async def work() -> None:
        begun = threading.Event()
        elsewhere = asyncio.get_running_loop().run_in_executor(None, work_elsewhere, begun)
        begun.wait(PATIENCE)  # the loop is held, and does not rest
        time.sleep(0.05)  # noqa: ASYNC251 - held on purpose
        told.append("here")
        await elsewhere

    turns.run(work())
    assert told == ["here", "elsewhere"]
    turns.let_it_go_first()  # without an event loop there is nobody to wait for


def test_the_event_loop_is_waited_for_only_so_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "MOST", 0.01)
    gone_on: list[bool] = []

    async def work() -> None:
        done = threading.Event()

        def elsewhere() -> None:
            turns.let_it_go_first()
            done.set()

        threading.Thread(target=elsewhere).start()
        gone_on.append(done.wait(PATIENCE))  # the loop is held all the time

    turns.run(work())
    assert gone_on == [True]


async def _close(worker: Worker) -> "weakref.ref[Workbench]":
    """Close the pack that is open; what becomes of its workbench."""
    closed = weakref.ref(worker.bench)
    await worker.bench.run_action("close_pack")
    await worker.until(lambda: isinstance(worker.pilot.app.screen, Start))
    return closed


def test_a_pack_that_was_closed_is_held_by_nothing(board: Path) -> None:
    async def work(worker: Worker) -> None:
        closed = await _close(worker)
        await worker.until(lambda: gc.collect() >= 0 and closed() is None)

    work_on(board, work)


def test_a_pack_that_was_closed_is_not_kept_with_the_next_one(board: Path) -> None:
    async def work(worker: Worker) -> None:
        app = worker.pilot.app
        assert isinstance(app, Editor)
        closed = await _close(worker)
        app.open_pack(board / "meetings/2016-11-03")
        await worker.until(lambda: isinstance(app.screen, Workbench))
        await worker.until(lambda: gc.collect() >= 0 and closed() is None)

    work_on(board, work)
