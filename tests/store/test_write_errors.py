"""What stands in the way of files being written, deleted and moved, and what is left then."""

import errno
import os
import pickle
from pathlib import Path

import pytest

from briefpack.errors import BriefpackError
from briefpack.store import write
from briefpack.store.write import (
    NOT_THERE,
    Change,
    ChangedUnderneath,
    move,
    remove,
    save,
    save_all,
    state_of,
)
from tests.store.disk import failing, names

AS_ROOT = pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "pack.toml"
    path.write_bytes(b"old\n")
    return path


# -- what the operating system says --------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "step", "words"),
    [
        (errno.ENOSPC, "fsync", "the disk is full"),
        (errno.EDQUOT, "fsync", "your share of the disk is used up"),
        (errno.EFBIG, "fsync", "it would be larger than a file may be"),
        (errno.EROFS, "open", "the disk can only be read"),
        (errno.EACCES, "open", "you may not write in {folder}"),
        (errno.EACCES, "replace", "you may not write in {folder}"),
        (errno.EIO, "fsync", "Input/output error"),
        (errno.EBUSY, "replace", "Device or resource busy"),
    ],
)
def test_an_error_is_told_in_words_and_nothing_is_lost(
    file: Path, monkeypatch: pytest.MonkeyPatch, number: int, step: str, words: str
) -> None:
    with monkeypatch.context() as failed:
        failed.setattr(Path if step == "replace" else os, step, failing(number))
        with pytest.raises(BriefpackError) as caught:
            save(file, "new\n", None)
    expected = words.format(folder=file.parent)
    assert caught.value.message == f"{file} cannot be written: {expected}"
    assert caught.value.hint
    assert file.read_bytes() == b"old\n"
    assert names(file.parent) == ["pack.toml"]


@AS_ROOT
def test_a_folder_that_one_may_not_write_in(file: Path) -> None:
    file.parent.chmod(0o555)
    try:
        with pytest.raises(BriefpackError, match="you may not write in"):
            save(file, "new\n", None)
    finally:
        file.parent.chmod(0o755)
    assert file.read_bytes() == b"old\n"


@AS_ROOT
def test_a_file_that_one_may_not_read(file: Path) -> None:
    file.chmod(0)
    with pytest.raises(BriefpackError, match="cannot be read: you may not read it"):
        state_of(file)


def test_a_write_protected_file_stays_as_it_is(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # what root is never told
    for content in ("new\n", None):
        with pytest.raises(BriefpackError, match="is write-protected"):
            save_all([Change(file, content)])
    assert file.read_bytes() == b"old\n"


def test_folders_are_made_for_a_file_and_only_for_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "meetings" / "2016-11-03" / "pack.toml"
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", failing(errno.ENOSPC))
        with pytest.raises(BriefpackError, match="the disk is full"):
            save(file, "a\n", NOT_THERE)
    assert names(tmp_path) == []
    save(file, "a\n", NOT_THERE)
    assert names(file.parent) == ["pack.toml"]


def test_a_folder_that_is_gone_is_not_made_again(file: Path) -> None:
    state = state_of(file)
    file.unlink()
    file.parent.rmdir()
    with pytest.raises(ChangedUnderneath, match="is not there any more"):
        save(file, "a\n", state)
    assert not file.parent.exists()


def test_a_folder_that_goes_at_the_last_moment(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def replace(_: Path, to: Path) -> None:
        for name in names(to.parent):
            (to.parent / name).unlink()
        to.parent.rmdir()
        failing(errno.ENOENT)()

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(BriefpackError, match="there is no folder") as caught:
        save(file, "a\n", state_of(file))
    assert caught.value.hint


def test_a_file_where_a_folder_should_be(file: Path) -> None:
    with pytest.raises(BriefpackError, match=r"pack\.toml is no folder"):
        save(file / "pack.toml", "a\n", NOT_THERE)


def test_names_that_cannot_be(tmp_path: Path) -> None:
    with pytest.raises(BriefpackError, match="its name is too long"):
        save(tmp_path / ("n" * 300), "a\n", NOT_THERE)
    with pytest.raises(BriefpackError, match="cannot be the name of a file"):
        save(tmp_path / "a\0b", "a\n", None)
    assert state_of(tmp_path / "a\0b") == NOT_THERE
    assert names(tmp_path) == []


def test_what_is_no_file_is_not_read_or_written(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to("loop")
    for name, words in [("pipe", "is not a file"), ("folder", "is not a file"), ("loop", "itself")]:
        with pytest.raises(BriefpackError, match=words):
            save(tmp_path / name, "a\n", None)
        with pytest.raises(BriefpackError, match=words):
            state_of(tmp_path / name)
    assert names(tmp_path) == ["folder", "loop", "pipe"]


def test_what_is_no_text_is_refused(file: Path) -> None:
    with pytest.raises(BriefpackError, match="not text"):
        save(file, "\ud800", None)
    assert names(file.parent) == ["pack.toml"]


def test_errors_can_go_to_another_process(file: Path) -> None:
    with pytest.raises(ChangedUnderneath) as caught:
        save(file, "a", NOT_THERE)
    copied = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own
    assert (copied.message, copied.hint) == (caught.value.message, caught.value.hint)


# -- deleting and moving -------------------------------------------------------------------


def test_a_file_is_deleted_unless_it_has_changed(file: Path) -> None:
    state = state_of(file)
    file.write_bytes(b"theirs\n")
    with pytest.raises(ChangedUnderneath):
        remove(file, state)
    remove(file, state_of(file))
    assert names(file.parent) == []
    with pytest.raises(ChangedUnderneath):
        remove(file, state)
    with pytest.raises(BriefpackError, match="there is no"):
        remove(file, None)
    remove(file, NOT_THERE)


def test_of_a_link_only_the_link_is_deleted(file: Path) -> None:
    link = file.with_name("link")
    link.symlink_to(file)
    remove(link, state_of(link))
    assert names(file.parent) == ["pack.toml"]


def test_a_file_that_cannot_be_deleted(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "unlink", failing(errno.EPERM))
    with pytest.raises(BriefpackError, match="cannot be deleted: you may not write in"):
        remove(file, None)


def test_a_file_gets_another_name(file: Path) -> None:
    (file.parent / "folder").mkdir()
    to = file.parent / "folder" / "board.toml"
    move(file, to, state_of(file))
    assert (names(file.parent), to.read_bytes()) == (["folder"], b"old\n")
    move(to.parent, file.parent / "other")
    assert names(file.parent / "other") == ["board.toml"]


def test_nothing_is_moved_over_something(file: Path) -> None:
    other = file.with_name("board.toml")
    other.write_bytes(b"theirs\n")
    with pytest.raises(ChangedUnderneath, match=r"board\.toml is there already"):
        move(file, other)
    with pytest.raises(ChangedUnderneath, match="has changed"):
        move(file, file.with_name("new"), state_of(other))
    with pytest.raises(BriefpackError, match="there is no"):
        move(file.with_name("gone"), other)
    with pytest.raises(BriefpackError, match="there is no folder"):
        move(file, file.parent / "gone" / "pack.toml")
    assert names(file.parent) == ["board.toml", "pack.toml"]


def test_what_comes_at_the_last_moment_is_not_moved_over(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = file.with_name("board.toml")
    link = os.link

    def comes(source: Path, target: Path, **more: bool) -> None:
        other.write_bytes(b"theirs\n")
        link(source, target, **more)

    monkeypatch.setattr(os, "link", comes)
    with pytest.raises(ChangedUnderneath):
        move(file, other)
    assert (file.read_bytes(), other.read_bytes()) == (b"old\n", b"theirs\n")


def test_another_disk_is_told_in_words(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", failing(errno.EXDEV))
    with pytest.raises(BriefpackError, match="on another disk"):
        move(file, file.with_name("new"))
    assert names(file.parent) == ["pack.toml"]


def test_a_link_is_moved_and_not_what_it_leads_to(file: Path) -> None:
    link = file.with_name("link")
    link.symlink_to("pack.toml")
    move(link, file.with_name("new"))
    assert file.with_name("new").is_symlink()
    assert write.state_of(file.with_name("new")) == state_of(file)
