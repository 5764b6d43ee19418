"""The server that children are forked from, and what strangers' files may do to it."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefpack.foreign import Refused, child, children, examining, limits
from briefpack.foreign.kinds import Examined
from briefpack.foreign.wire import Answer
from tests.foreign import papers
from tests.foreign.test_children import is_running, run, server_of, wait_for_end

LOST = children.Ran(Answer(Refused(children.CRASHED)), is_final=False)


def test_who_uses_up_the_processor_is_told_from_who_was_killed() -> None:
    program = (
        "from briefpack.foreign import limits; limits.MOST_SECONDS = 1\n"
        "limits.keep_within(limits.room_of_libraries())\n"
        "while True: pass"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program],
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert ran.returncode == -signal.SIGXCPU


def test_a_child_that_somebody_killed_says_nothing_final_of_its_file(tmp_path: Path) -> None:
    assert children.what_came_of(tmp_path, "0" * 64, -signal.SIGKILL, is_late=False) == LOST


def test_a_child_cannot_hand_over_what_never_ends(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / child.ANSWER)
    ran = children.what_came_of(tmp_path, "0" * 64, 0, is_late=False)
    assert ran.answer.verdict == Refused(children.CRASHED)


# -- a full disk --------------------------------------------------------------------------


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_no_fault_of_a_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, number: int
) -> None:
    _raises(monkeypatch, OSError(number, os.strerror(number)))
    status = child.main(str(tmp_path), 0)
    assert not list(tmp_path.iterdir())
    with pytest.raises(OSError, match=str(tmp_path)) as told:
        children.what_came_of(tmp_path, "0" * 64, status, is_late=False)
    assert told.value.errno == errno.ENOSPC


@pytest.mark.parametrize("error", [OSError("broken data stream"), ValueError("no")])
def test_what_libraries_make_of_a_broken_file_is_a_refusal(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, error: Exception
) -> None:
    _raises(monkeypatch, error)
    assert child.main(str(tmp_path), 0) == 0
    ran = children.what_came_of(tmp_path, "0" * 64, 0, is_late=False)
    assert ran.answer.verdict == Refused("it is not made as a PDF should be")
    assert ran.is_final


def _raises(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Have examining a file raise an error, in this very process, which is not to be bound."""

    def examine(folder: Path) -> dict[str, object]:
        del folder
        raise error

    monkeypatch.setattr(examining, "examine", examine)
    monkeypatch.setattr(limits, "keep_within", lambda _: None)


# -- names of folders ---------------------------------------------------------------------


def test_the_temporary_folder_may_have_a_name_that_is_no_text(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = os.fsencode(tmp_path) + b"/t\xff \n\xe9"
    os.mkdir(folder)  # noqa: PTH102 - a Path is text
    monkeypatch.setattr("tempfile.tempdir", os.fsdecode(folder))
    (ran,) = run(papers.saved(papers.paper()))
    assert isinstance(ran.answer.verdict, Examined)


def test_a_folder_is_named_as_the_system_has_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe9"))
    folder.mkdir()
    (folder / "foreign.pdf").write_bytes(papers.saved(papers.paper()))
    server = children._Server()  # noqa: SLF001
    try:
        # As in a place where the names of files are in Latin-1.
        monkeypatch.setattr(os, "fsencode", lambda path: path.encode("latin-1"))
        server.ask(1, f"{tmp_path}/é")
        assert server.answer() == (1, 0, False)
    finally:
        server.end()


# -- signals ------------------------------------------------------------------------------


def test_a_server_that_says_nothing_is_followed_by_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = papers.saved(papers.paper())
    with children.Children() as working:
        working.start("a", data)
        server = server_of(working)
        os.kill(server, signal.SIGSTOP)
        with monkeypatch.context() as patient:
            patient.setattr(children, "_MOST_SILENT", 0.2)
            assert working.ended() == ("a", LOST)
        assert not is_running(server)
        working.start("b", data)
        name, ran = working.ended()
    assert name == "b"
    assert isinstance(ran.answer.verdict, Examined)


def test_no_child_outlives_a_server_that_was_killed() -> None:
    with children.Children() as working:
        working.start("a", papers.saved(papers.paper()))
        server = server_of(working)
        begun = _child_of(server)
        os.kill(begun, signal.SIGSTOP)
        os.kill(server, signal.SIGKILL)
        assert working.ended() == ("a", LOST)
        wait_for_end(begun)


def _child_of(process: int) -> int:
    """The child of a process, as soon as it has let go of what is its parent's."""
    end = time.monotonic() + 20
    while True:
        assert time.monotonic() < end
        for found in Path(f"/proc/{process}/task/{process}/children").read_text().split():
            if Path(f"/proc/{found}/cwd").readlink() != Path(os.sep):
                return int(found)
        time.sleep(0.001)


def test_a_caller_that_hears_of_no_children_hears_of_these(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(children, "MOST_WAITING", 600.0)
    monkeypatch.setattr(children, "_MOST_SILENT", 20.0)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    try:
        (ran,) = run(papers.saved(papers.paper()))
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    assert isinstance(ran.answer.verdict, Examined)
