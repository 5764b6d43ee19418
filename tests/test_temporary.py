"""Nothing is left behind in the system's temporary folder."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from briefpack import temporary
from briefpack.temporary import TemporaryFolder

LONG_AGO = time.time() - 10 * temporary.AGE

HOLDS_ONE = """
import sys
from pathlib import Path
from briefpack.temporary import TemporaryFolder
folder = TemporaryFolder()
Path(folder.name, "private.pdf").write_text("not for publication")
print(folder.name, flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def _a_folder_of_our_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(temporary, "_look_again", 0.0)


def test_a_folder_is_private_and_gone_afterwards() -> None:
    with TemporaryFolder() as name:
        folder = Path(name)
        (folder / "budget.md").write_text("text", encoding="utf-8")
        assert folder.stat().st_mode & 0o777 == 0o700
    assert not folder.exists()


def test_what_a_killed_program_left_goes_with_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS_ONE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout
        left = Path(program.stdout.readline().strip())
        os.utime(left, (LONG_AGO, LONG_AGO))
        with TemporaryFolder():
            assert (left / "private.pdf").exists()  # its program is still there
        program.kill()
        program.wait()
    with TemporaryFolder():
        assert left.exists()  # it was looked just now
    monkeypatch.setattr(temporary, "_look_again", 0.0)
    with TemporaryFolder():
        assert not left.exists()


def test_what_is_new_or_not_ours_is_left_alone(tmp_path: Path) -> None:
    new, other = tmp_path / "briefpack-new.tmp", tmp_path / "briefpack-november"
    file, kept = tmp_path / "briefpack-notes.tmp", tmp_path / "kept"
    link = tmp_path / "briefpack-link.tmp"
    for folder in (new, other, kept):
        folder.mkdir()
    link.symlink_to(kept)
    file.write_text("text", encoding="utf-8")
    for path in (other, file, kept):
        os.utime(path, (LONG_AGO, LONG_AGO))
    os.utime(link, (LONG_AGO, LONG_AGO), follow_symlinks=False)
    with TemporaryFolder():
        assert new.is_dir()
    assert other.is_dir()
    assert file.is_file()
    assert kept.is_dir()
    assert link.is_symlink()


def test_a_program_that_ends_at_once_removes_all_of_its_own() -> None:
    folders = [TemporaryFolder() for _ in range(3)]
    temporary.remove_all()
    assert not [each.name for each in folders if Path(each.name).exists()]
    temporary.remove_all()  # and does not mind being asked again


def test_where_the_system_has_no_locks_nothing_is_removed_for_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "briefpack-other.tmp"
    other.mkdir()
    os.utime(other, (LONG_AGO, LONG_AGO))
    monkeypatch.setattr(temporary, "fcntl", None)
    monkeypatch.delattr(os, "geteuid")  # as on Windows
    with TemporaryFolder() as name:
        assert other.is_dir()
    assert not Path(name).exists()
