"""Files written whole or not at all, and never over what somebody else has written."""

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefpack.errors import BriefpackError
from briefpack.store.write import (
    NOT_THERE,
    Change,
    ChangedUnderneath,
    FileState,
    PartlySaved,
    is_still,
    save,
    save_all,
    state_of,
)
from tests.store.disk import failing, names


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "pack.toml"
    path.write_bytes(b"old\n")
    return path


# -- writing -------------------------------------------------------------------------------


def test_a_file_is_written_and_its_state_told(file: Path) -> None:
    before = state_of(file)
    after = save(file, "new\n", before)
    assert file.read_bytes() == b"new\n"
    assert after == state_of(file) != before
    assert (after.mtime_ns, after.size) == (file.stat().st_mtime_ns, 4)
    assert names(file.parent) == ["pack.toml"]


def test_a_new_file_is_as_open_as_new_files_are(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        save(tmp_path / "new.toml", "a = 1\n", NOT_THERE)
        save(tmp_path / "any.toml", "a = 1\n", None)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new.toml").stat().st_mode) == 0o640
    assert stat.S_IMODE((tmp_path / "any.toml").stat().st_mode) == 0o640
    assert (tmp_path / "new.toml").stat().st_nlink == 1
    assert names(tmp_path) == ["any.toml", "new.toml"]


@pytest.mark.parametrize("mode", [0o600, 0o664, 0o755])
def test_the_mode_is_kept(file: Path, mode: int) -> None:
    file.chmod(mode)
    save(file, "new\n", state_of(file))
    assert stat.S_IMODE(file.stat().st_mode) == mode


def test_a_link_stays_one(file: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    real = file.rename(tmp_path / "real" / "pack.toml")
    file.symlink_to("real/pack.toml")
    save(file, "new\n", state_of(file))
    assert file.is_symlink()
    assert real.read_bytes() == b"new\n"
    assert names(tmp_path / "real") == ["pack.toml"]


def test_a_link_to_nothing_leads_to_the_new_file(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to("new.toml")
    assert state_of(link) == NOT_THERE
    save(link, "a = 1\n", NOT_THERE)
    assert link.is_symlink()
    assert (tmp_path / "new.toml").read_text() == "a = 1\n"


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        (b"a\r\nb\r\n", "a\nc\n", b"a\r\nc\r\n"),
        (b"a\nb\n", "a\nc\n", b"a\nc\n"),
        (b"a\r\nb\nc\r\n", "a\nb\nx\ny\nc\n", b"a\r\nb\nx\r\ny\r\nc\r\n"),
        (b"a\nb\r\nc\n", "a\nb\nc\nd\n", b"a\nb\r\nc\nd\n"),
        (b"a\r\nb", "a\nc", b"a\r\nc"),
        (b"a\r\nb\nc", "x", b"x"),
        (b"\xef\xbb\xbfa\r\n", "b\n", b"\xef\xbb\xbfb\r\n"),
        (b"\xef\xbb\xbfa\n", "\ufeffb\n", b"\xef\xbb\xbfb\n"),
        (b"\xff\xfe\r\n", "\n", b"\r\n"),
        (b"", "a\n", b"a\n"),
    ],
)
def test_line_ends_and_a_byte_order_mark_are_kept(
    file: Path, before: bytes, text: str, after: bytes
) -> None:
    file.write_bytes(before)
    state = save(file, text, state_of(file))
    assert file.read_bytes() == after
    assert state == state_of(file)


def test_bytes_are_written_as_they_are(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbfa\r\n")
    save(file, b"\x00\n", state_of(file))
    assert file.read_bytes() == b"\x00\n"


def test_what_is_there_already_is_not_written_again(file: Path) -> None:
    about = file.stat()
    save(file, "old\n", state_of(file))
    assert file.stat().st_ino == about.st_ino


def test_text_is_on_disk_before_it_takes_the_place_of_the_old(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    sync, replace = os.fsync, Path.replace

    def fsync(handle: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        sync(handle)

    def replaced(path: Path, to: Path) -> Path:
        steps.append("replace")
        return replace(path, to)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", replaced)
    save(file, "new\n", None)
    assert steps == ["file", "replace", "folder"]


KILLED = """
import os, sys
from pathlib import Path
from briefpack.store import write
step = sys.argv[2]
owner = Path if step == "replace" else os
setattr(owner, step, lambda *_: os.kill(os.getpid(), 9))
write.save(Path(sys.argv[1]), "new\\n", None)
"""


@pytest.mark.parametrize("step", ["fsync", "fchmod", "replace"])
def test_a_crash_leaves_the_old_file(file: Path, step: str) -> None:
    program = [sys.executable, "-c", KILLED, str(file), step]
    ran = subprocess.run(program, check=False, cwd=Path(__file__).parents[2])
    assert ran.returncode == -9
    assert file.read_bytes() == b"old\n"
    left = [name for name in names(file.parent) if name != "pack.toml"]
    assert all(name.startswith(".briefpack-") for name in left)
    assert save(file, "new\n", None) == state_of(file)


# -- what somebody else has written --------------------------------------------------------


def test_a_file_that_has_changed_is_left_alone(file: Path) -> None:
    before = state_of(file)
    file.write_bytes(b"theirs\n")
    with pytest.raises(ChangedUnderneath, match="has changed since it was read") as caught:
        save(file, "mine\n", before)
    assert caught.value.path == file
    assert caught.value.hint
    assert file.read_bytes() == b"theirs\n"
    assert names(file.parent) == ["pack.toml"]


def test_bytes_count_not_times(file: Path) -> None:
    before = state_of(file)
    file.write_bytes(b"ole\n")
    os.utime(file, ns=(before.mtime_ns, before.mtime_ns))
    with pytest.raises(ChangedUnderneath):
        save(file, "mine\n", before)
    file.write_bytes(b"old\n")
    os.utime(file, ns=(1, 1))
    save(file, "mine\n", before)


def test_a_file_that_has_come_or_gone_is_left_alone(file: Path) -> None:
    with pytest.raises(ChangedUnderneath, match="is there already"):
        save(file, "mine\n", NOT_THERE)
    before = state_of(file)
    file.unlink()
    with pytest.raises(ChangedUnderneath, match="is not there any more"):
        save(file, "mine\n", before)
    assert names(file.parent) == []


def at_the_last_moment(monkeypatch: pytest.MonkeyPatch, what: Callable[[], object]) -> None:
    """Have something done when the new file is on disk, and not yet in place."""
    sync = os.fsync

    def fsync(handle: int) -> None:
        sync(handle)
        if not stat.S_ISDIR(os.fstat(handle).st_mode):
            what()

    monkeypatch.setattr(os, "fsync", fsync)


def test_a_file_that_changes_at_the_last_moment_is_left_alone(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state_of(file)
    at_the_last_moment(monkeypatch, lambda: file.write_bytes(b"theirs\n"))
    with pytest.raises(ChangedUnderneath):
        save(file, "mine\n", before)
    assert file.read_bytes() == b"theirs\n"
    assert names(file.parent) == ["pack.toml"]


def test_a_file_that_comes_after_the_last_look_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "new.toml"
    link = Path.hardlink_to

    def hardlink_to(path: Path, target: Path) -> None:
        file.write_bytes(b"theirs\n")
        link(path, target)

    monkeypatch.setattr(Path, "hardlink_to", hardlink_to)
    with pytest.raises(ChangedUnderneath, match="is there already"):
        save(file, "mine\n", NOT_THERE)
    assert file.read_bytes() == b"theirs\n"
    assert names(tmp_path) == ["new.toml"]


def test_a_file_system_without_second_names_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "hardlink_to", failing(errno.EPERM))
    save(tmp_path / "new.toml", "a\n", NOT_THERE)
    assert (tmp_path / "new.toml").read_bytes() == b"a\n"
    assert names(tmp_path) == ["new.toml"]


def test_whether_a_file_is_still_what_it_was(file: Path) -> None:
    state = state_of(file)
    assert is_still(file, state)
    os.utime(file, ns=(1, 1))
    assert is_still(file, state)
    file.write_bytes(b"new\n")
    assert not is_still(file, state)
    file.unlink()
    assert not is_still(file, state)
    assert is_still(file, NOT_THERE)
    assert not is_still(file.parent / ("n" * 300), FileState("0"))


# -- several files -------------------------------------------------------------------------


def test_several_files_are_written_and_deleted(file: Path) -> None:
    board, gone = file.with_name("board.toml"), file.with_name("gone.md")
    gone.write_bytes(b"")
    states = save_all(
        [
            Change(gone, None, state_of(gone)),
            Change(file, "new\n", state_of(file)),
            Change(board, b"\x00", NOT_THERE),
        ]
    )
    assert states == (NOT_THERE, state_of(file), state_of(board))
    assert names(file.parent) == ["board.toml", "pack.toml"]
    assert save_all([]) == ()


def test_where_one_cannot_be_written_none_is(file: Path) -> None:
    other = file.with_name("board.toml")
    other.write_bytes(b"old\n")
    stale = state_of(other)
    other.write_bytes(b"theirs\n")
    with pytest.raises(ChangedUnderneath):
        save_all([Change(file, "new\n", state_of(file)), Change(other, "new\n", stale)])
    with pytest.raises(BriefpackError, match="is no folder"):
        save_all([Change(file.parent / "new" / "a", "a\n"), Change(file / "a", "new\n")])
    assert file.read_bytes() == b"old\n"
    assert names(file.parent) == ["board.toml", "pack.toml"]


def test_a_failure_midway_says_what_was_written(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [file, file.with_name("b"), file.with_name("c")]
    replace = Path.replace

    def fails_for_b(path: Path, to: Path) -> Path:
        return failing(errno.EIO)() if to.name == "b" else replace(path, to)

    monkeypatch.setattr(Path, "replace", fails_for_b)
    with pytest.raises(PartlySaved) as caught:
        save_all([Change(path, "new\n") for path in paths])
    assert caught.value.written == {file: state_of(file)}
    assert str(paths[1]) in caught.value.message
    assert caught.value.message.endswith(f"already saved: {file}")
    assert names(file.parent) == ["pack.toml"]


def test_a_file_is_not_named_twice(file: Path) -> None:
    link = file.with_name("link")
    link.symlink_to(file)
    with pytest.raises(ValueError, match="twice"):
        save_all([Change(file, "a"), Change(link, "b")])
