"""Two programs that change the same file: none of what either was told is written gets lost."""

import errno
import fcntl
import math
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from briefpack.store import locks
from briefpack.store.locks import alone_with, keep, let_go, lock_on
from briefpack.store.write import Change, save, save_all

COUNTING = """\
import sys
from pathlib import Path
from briefpack.store.write import ChangedUnderneath, save, state_of

path, done = Path(sys.argv[1]), 0
for _ in range(150):
    before = state_of(path)
    number = int(path.read_text())
    if state_of(path) != before:
        continue
    try:
        save(path, f"{number + 1}\\n", before)
        done += 1
    except ChangedUnderneath:
        pass
print(done)
"""

HOLDING = """\
import sys, time
from pathlib import Path
from briefpack.store.locks import lock_on

handle = lock_on(Path(sys.argv[1]), 10)
print("held", flush=True)
time.sleep(60)
"""


def _holder(path: Path) -> subprocess.Popen[str]:
    """Another program that has the lock on a folder, or on a file."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDING, path], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    return holder


def _open_files() -> int:
    return sum(1 for _ in Path("/dev/fd").iterdir())


def _end(holder: subprocess.Popen[str]) -> None:
    holder.kill()
    holder.communicate()


def test_every_save_that_was_told_is_there(tmp_path: Path) -> None:
    file = tmp_path / "counter.txt"
    file.write_text("0\n")
    running = [
        subprocess.Popen([sys.executable, "-c", COUNTING, file], stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    told = sum(int(each.communicate()[0]) for each in running)
    assert told == int(file.read_text())
    assert [path.name for path in tmp_path.iterdir()] == ["counter.txt"]


def test_a_lock_that_stays_does_not_keep_one_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "_PATIENCE", 0.1)
    holder = _holder(tmp_path)
    try:
        started = time.monotonic()
        save(tmp_path / "a.txt", "a\n")
        assert 0.1 <= time.monotonic() - started < 10
    finally:
        _end(holder)
    assert (tmp_path / "a.txt").read_text() == "a\n"


def test_a_lock_goes_with_who_has_it(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("a\n")
    with alone_with([file, file, tmp_path / "new.txt"]):
        assert not _is_free(file)
        assert not _is_free(tmp_path)
    assert _is_free(file)
    assert _is_free(tmp_path)


def test_a_folder_that_another_program_keeps_does_not_keep_files_in_it_from_being_saved(
    tmp_path: Path,
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("a\n")
    holder = _holder(tmp_path)
    try:
        started = time.monotonic()
        save(file, "b\n")
        assert time.monotonic() - started < locks._PATIENCE  # noqa: SLF001
    finally:
        _end(holder)
    assert file.read_text() == "b\n"


def test_a_file_that_was_replaced_while_one_waited_is_locked_as_it_is_then(tmp_path: Path) -> None:
    file, new = tmp_path / "a.txt", tmp_path / "new.txt"
    file.write_text("a\n")
    new.write_text("b\n")
    holder = _holder(file)

    def replace_it() -> None:
        new.replace(file)
        _end(holder)

    threading.Timer(0.1, replace_it).start()
    with alone_with([file]):
        assert file.read_text() == "b\n"
        assert not _is_free(file)


@pytest.mark.parametrize("names", [("b.txt", "c.txt"), ("a.txt", "linked.txt")])
def test_files_under_one_lock_are_saved_at_once(tmp_path: Path, names: tuple[str, str]) -> None:
    (tmp_path / "a.txt").write_text("a\n")
    (tmp_path / "linked.txt").hardlink_to(tmp_path / "a.txt")
    started = time.monotonic()
    save_all([Change(tmp_path / name, f"{name}\n") for name in names])
    assert time.monotonic() - started < locks._PATIENCE  # noqa: SLF001
    assert [(tmp_path / name).read_text() for name in names] == [f"{name}\n" for name in names]


def test_new_files_and_others_are_locked_in_one_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "m.txt"
    there.write_text("m\n")
    order: list[Path] = []

    def locked(path: Path, _: float) -> None:
        order.append(path)

    monkeypatch.setattr(locks, "lock_on", locked)
    for new in ("a.txt", "z.txt"):
        with alone_with([tmp_path / new, there]):
            assert order == [tmp_path, there]
        order.clear()


def test_a_folder_that_is_not_there_is_no_error(tmp_path: Path) -> None:
    with alone_with([tmp_path / "none" / "a.txt"]):
        pass


def test_who_has_no_patience_is_told_at_once_that_a_lock_is_kept(tmp_path: Path) -> None:
    holder = _holder(tmp_path)
    try:
        open_before = _open_files()
        with pytest.raises(BlockingIOError):
            lock_on(tmp_path, 0)
        assert _open_files() == open_before
    finally:
        _end(holder)


def test_who_waits_for_ever_has_the_lock_once_its_holder_is_killed(tmp_path: Path) -> None:
    holder = _holder(tmp_path)
    killing = threading.Timer(0.3, holder.kill)
    killing.start()
    try:
        handle = lock_on(tmp_path, math.inf)
        assert handle is not None
        assert holder.wait(10) != 0
        with pytest.raises(BlockingIOError):
            lock_on(tmp_path, 0)
        os.close(handle)
    finally:
        killing.join()
        _end(holder)


def test_a_folder_is_locked_that_nobody_may_write_to(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    folder.mkdir(mode=0o555)
    handle = lock_on(folder, 0)
    assert handle is not None
    os.close(handle)


def test_the_lock_on_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        lock_on(tmp_path / "none", math.inf)


def test_a_disk_without_locks_has_none_to_give(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", refused)
    assert lock_on(tmp_path, math.inf) is None
    with alone_with([tmp_path / "a.txt"]):
        pass


def test_who_keeps_a_folder_saves_in_it_at_once(tmp_path: Path) -> None:
    handle = lock_on(tmp_path, 0)
    assert handle is not None
    keep(handle)
    started = time.monotonic()
    save(tmp_path / "a.txt", "a\n")
    took = time.monotonic() - started
    assert _is_free(tmp_path) is False
    let_go(handle)
    assert took < 1
    with alone_with([tmp_path / "b.txt"]):
        assert _is_free(tmp_path) is False
    assert _is_free(tmp_path)


def _is_free(path: Path) -> bool:
    try:
        handle = lock_on(path, 0)
    except BlockingIOError:
        return False
    assert handle is not None
    os.close(handle)
    return True
