"""``briefpack validate`` of many packs: several processes, and the same answer."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefpack.cli import side_by_side
from tests.cli.running import REPO, Command, process
from tests.packs import ITEM, MEETING, write_files

MANY = 2 * side_by_side.FEW + 2
"""As many as two processes share."""

PATIENCE = 60
"""Seconds after which what is waited for will not come."""

KILLED_WHILE_ASKING = """
import os, signal
from multiprocessing import forkserver
from briefpack.cli.main import main

ask = forkserver.connect_to_new_process

def ask_and_die(descriptors):
    ask(descriptors)
    os.kill(os.getpid(), signal.SIGKILL)

forkserver.connect_to_new_process = ask_and_die
main()
"""
"""The command, killed when the server has forked a process and waits for what it is to do."""


def write_boards(folder: Path, count: int) -> None:
    """As many packs, in boards of ten each; each pack has a problem, and each board has one."""
    for number in range(count):
        write_files(
            folder,
            {
                f"board-{number // 10}/board.toml": 'name = "Board"\ncolour = 1\n',
                f"board-{number // 10}/meetings/{number}/pack.toml": "shade = 1\n" + ITEM + MEETING,
            },
        )


def test_the_answer_is_that_of_one_process(
    briefpack: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_boards(tmp_path, MANY)
    monkeypatch.chdir(tmp_path)
    by_many = process("validate", ".", "--select", "BP102")
    monkeypatch.setattr(side_by_side, "FEW", 1000)
    by_one = briefpack("validate", ".", "--select", "BP102")
    assert by_many == by_one
    assert by_many.err == f"{MANY} packs checked: {MANY + (MANY + 9) // 10} errors\n"


def test_the_answer_is_that_of_pack_by_pack(
    briefpack: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_boards(tmp_path, 30)
    monkeypatch.chdir(tmp_path)
    options = ("--format", "jsonl", "--select", "BP102")
    packs = sorted(path.parent for path in Path().rglob("pack.toml"))
    one_by_one = "".join(briefpack("validate", pack, *options).out for pack in packs)
    together = briefpack("validate", *packs, *options).out
    assert together.splitlines() == list(dict.fromkeys(one_by_one.splitlines()))
    assert briefpack("validate", ".", *options).out == together


def test_where_nobody_knows_which_cores_are_ours_packs_are_checked_all_the_same(
    briefpack: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_boards(tmp_path, 1)
    monkeypatch.delattr(os, "sched_getaffinity")
    assert briefpack("validate", tmp_path, "--select", "BP102").err == "1 pack checked: 2 errors\n"


def test_a_problem_of_a_shared_file_is_told_once(briefpack: Command, tmp_path: Path) -> None:
    write_boards(tmp_path, 10)
    found = json.loads(briefpack("validate", tmp_path, "--format", "json").out)
    assert sum(each["file"].endswith("board.toml") for each in found) == 1


def test_a_process_that_is_ended_is_told_in_words(tmp_path: Path) -> None:
    with many_at_work(tmp_path) as ran:
        os.kill(max(session(ran.pid)), signal.SIGKILL)
        out, err = ran.communicate(timeout=PATIENCE)
    assert (ran.returncode, out) == (2, "")
    assert err == (
        "briefpack: a process that was checking packs has ended before its time\n"
        "  = the machine may be short of memory: check fewer packs at once\n"
    )
    until(lambda: not session(ran.pid))


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_process_is_left_behind(tmp_path: Path, ending: signal.Signals) -> None:
    with many_at_work(tmp_path) as ran:
        if ending is signal.SIGINT:
            os.killpg(ran.pid, ending)  # Ctrl-C reaches all of them
        else:
            ran.send_signal(ending)
        out, err = ran.communicate(timeout=PATIENCE)
    assert ran.returncode == (130 if ending is signal.SIGINT else -ending)
    assert (out, "Traceback" in err) == ("", False)
    until(lambda: not session(ran.pid))


def test_a_command_killed_while_it_asks_for_a_process_leaves_no_traceback(tmp_path: Path) -> None:
    write_boards(tmp_path, MANY)
    asked = subprocess.run(
        [sys.executable, "-c", KILLED_WHILE_ASKING, "validate", tmp_path],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(REPO)},
        timeout=PATIENCE,
    )
    assert (asked.returncode, asked.stdout) == (-signal.SIGKILL, "")
    assert "Traceback" not in asked.stderr


@contextmanager
def many_at_work(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """The command in a session of its own, with packs for a while, and a worker at the least."""
    write_boards(folder, 400)
    with subprocess.Popen(
        [sys.executable, "-m", "briefpack", "validate", folder],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(REPO)},
        start_new_session=True,
    ) as ran:
        # Itself, one that keeps watch on memory shared, the server, and a worker forked off it.
        until(lambda: len(session(ran.pid)) >= 4)
        yield ran


def session(leader: int) -> list[int]:
    """The processes of a session, but for those that have ended."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == leader and fields[0] != "Z":
            found.append(int(folder.name))
    return found


def until(condition: Callable[[], bool]) -> None:
    """Wait for what is to come, and fail where it does not."""
    for _ in range(100 * PATIENCE):
        if condition():
            return
        time.sleep(0.01)
    pytest.fail("it did not come to that")
