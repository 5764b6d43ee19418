"""Two programs that change the same file: none of what either was told is written gets lost."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefpack.store import folder_locks
from briefpack.store.folder_locks import alone_in
from briefpack.store.write import save

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
from briefpack.store.folder_locks import alone_in

with alone_in([Path(sys.argv[1])]):
    print("held", flush=True)
    time.sleep(60)
"""


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
    monkeypatch.setattr(folder_locks, "_PATIENCE", 0.1)
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDING, tmp_path], stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        started = time.monotonic()
        save(tmp_path / "a.txt", "a\n")
        assert 0.1 <= time.monotonic() - started < 10
    finally:
        holder.kill()
        holder.communicate()
    assert (tmp_path / "a.txt").read_text() == "a\n"


def test_a_lock_goes_with_who_has_it(tmp_path: Path) -> None:
    with alone_in([tmp_path, tmp_path]):
        pass
    started = time.monotonic()
    with alone_in([tmp_path]):
        pass
    assert time.monotonic() - started < 1


def test_a_folder_that_is_not_there_is_no_error(tmp_path: Path) -> None:
    with alone_in([tmp_path / "none"]):
        pass
