"""What has been examined is kept, and nothing goes wrong when it is lost."""

import hashlib
import os
import threading
from pathlib import Path

import pytest

from briefpack import foreign
from briefpack.foreign import (
    Examined,
    Refused,
    children,
    clean_pdf,
    examine,
    examine_all,
    page_texts,
)
from briefpack.foreign.keep import Keep, default_folder
from tests.foreign import papers
from tests.foreign.hostile import truncated


@pytest.fixture(scope="module")
def data() -> bytes:
    return papers.saved(papers.paper())


def forbid(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*_: object) -> None:
        pytest.fail("a child was started")

    monkeypatch.setattr(children, "run_all", run)


def test_a_file_is_examined_once(
    tmp_path: Path, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = examine(data, folder=tmp_path)
    assert isinstance(first, Examined)
    clean, texts = clean_pdf(first, data, folder=tmp_path), page_texts(first, data, folder=tmp_path)
    forbid(monkeypatch)
    assert examine(data, folder=tmp_path) == first
    assert clean_pdf(first, data, folder=tmp_path) == clean
    assert page_texts(first, data, folder=tmp_path) == texts == ("Housing strategy, page 1",)


def test_a_refusal_is_kept_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = truncated(0.5)()
    first = examine(broken, folder=tmp_path)
    assert first == Refused("it is not a whole PDF")
    forbid(monkeypatch)
    assert examine(broken, folder=tmp_path) == first


@pytest.mark.parametrize("damage", ["emptied", "cut", "changed", "gone"])
def test_a_damaged_entry_is_made_again(tmp_path: Path, data: bytes, damage: str) -> None:
    first = examine(data, folder=tmp_path)
    assert isinstance(first, Examined)
    clean = clean_pdf(first, data, folder=tmp_path)
    for entry in list(tmp_path.iterdir()):
        whole = entry.read_bytes()
        if damage == "gone":
            entry.unlink()
        elif damage == "changed":
            entry.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
        else:
            entry.write_bytes(b"" if damage == "emptied" else whole[:-9])
    assert clean_pdf(first, data, folder=tmp_path) == clean
    assert page_texts(first, data, folder=tmp_path) == ("Housing strategy, page 1",)
    assert examine(data, folder=tmp_path) == first


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path, data: bytes) -> None:
    folder = tmp_path / "file"
    folder.write_text("in the way")
    found = examine(data, folder=folder)
    assert isinstance(found, Examined)
    assert clean_pdf(found, data, folder=folder).startswith(b"%PDF")


def test_several_are_examined_at_once(tmp_path: Path, data: bytes) -> None:
    files = {"a.pdf": data, "b.pdf": b"text", "c.pdf": data, "d.pdf": b""}
    found = examine_all(files.items(), folder=tmp_path)
    assert list(found) == list(files)
    assert found["a.pdf"] == found["c.pdf"]
    assert isinstance(found["a.pdf"], Examined)
    assert found["b.pdf"] == Refused("it is not a PDF")
    assert found["d.pdf"] == Refused("it is empty")


def test_the_folder_is_bounded(tmp_path: Path) -> None:
    keep = Keep(tmp_path, most_bytes=3_000)
    for number in range(5):
        sha256 = hashlib.sha256(bytes([number])).hexdigest()
        keep.put(sha256, b"{}", bytes(1_000))
        for entry in tmp_path.iterdir():
            os.utime(entry, ns=(entry.stat().st_mtime_ns - 10**9,) * 2)
    assert sum(entry.stat().st_size for entry in tmp_path.iterdir()) <= 3_000
    assert keep.clean(sha256) == bytes(1_000)


def test_two_writers_do_not_disturb_each_other(tmp_path: Path) -> None:
    keep, sha256 = Keep(tmp_path), "0" * 64
    bodies = [bytes([number]) * 100_000 for number in range(4)]

    def write(body: bytes) -> None:
        for _ in range(9):
            keep.put(sha256, b"{}", body)

    threads = [threading.Thread(target=write, args=[body]) for body in bodies]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        found = keep.clean(sha256)
        assert found is None or found in bodies
    assert keep.clean(sha256) in bodies


def test_the_environment_names_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BRIEFPACK_CACHE", str(tmp_path))
    assert default_folder() == tmp_path / "foreign"


def test_what_may_end_otherwise_is_not_kept(
    tmp_path: Path, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(children, "MOST_WAITING", 0.0)
    monkeypatch.setattr(foreign, "_passing", {})
    assert examine(data, folder=tmp_path) == Refused("it takes too long to read")
    assert not list(tmp_path.iterdir())
    forbid(monkeypatch)
    assert examine(data, folder=tmp_path) == Refused("it takes too long to read")
