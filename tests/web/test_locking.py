"""Two builds in one folder: the second waits for the first."""

import fcntl
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from briefpack.errors import BriefpackError
from briefpack.store.locks import lock_on
from briefpack.web import locking
from briefpack.web.build import SiteOptions, build_site
from briefpack.web.locking import alone_in
from tests.packs import write_pack
from tests.web.sites import contents, make


def _nobody(folder: Path) -> None:
    raise AssertionError(f"somebody waits for {folder}")


def test_a_second_build_waits_until_the_first_is_done(tmp_path: Path) -> None:
    pack, site = write_pack(tmp_path / "parish"), tmp_path / "site"
    waits, made = threading.Event(), threading.Event()

    def second() -> None:
        build_site(pack, site, SiteOptions(jobs=1, waiting=lambda _: waits.set()))
        made.set()

    other = threading.Thread(target=second)
    with alone_in(site, _nobody):
        other.start()
        assert waits.wait(60)
        assert list(site.iterdir()) == []
        assert not made.is_set()
    other.join(60)
    assert made.is_set()
    assert contents(site) == contents_of_one(pack, tmp_path / "other")


def contents_of_one(pack: Path, site: Path) -> dict[str, bytes]:
    """What a build makes that has its folder to itself."""
    make(pack, site)
    return contents(site)


def test_a_lock_leaves_nothing_behind(tmp_path: Path) -> None:
    with alone_in(tmp_path / "a/site", _nobody):
        pass
    assert not (tmp_path / "a/site").exists()
    (tmp_path / "mine").mkdir()
    with alone_in(tmp_path / "mine", _nobody):
        pass
    assert (tmp_path / "mine").is_dir()


def test_who_waited_for_a_folder_that_went_makes_it_anew(tmp_path: Path) -> None:
    site, waits = tmp_path / "site", threading.Event()
    found: list[bool] = []

    def second() -> None:
        with alone_in(site, lambda _: waits.set()):
            found.append(site.is_dir())

    other = threading.Thread(target=second)
    with alone_in(site, _nobody):
        other.start()
        assert waits.wait(60)
    other.join(60)
    assert found == [True]


def test_who_waits_is_told_once_however_often_the_folder_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    told: list[Path] = []
    goes_to = iter([tmp_path / "first", tmp_path / "second"])

    def locked(folder: Path, patience: float, waiting: Callable[[Path], None]) -> int | None:
        waiting(folder)
        handle = lock_on(folder, patience)
        if (away := next(goes_to, None)) is not None:
            folder.rename(away)
        return handle

    monkeypatch.setattr(locking, "lock_on", locked)
    with alone_in(site, told.append):
        assert site.is_dir()
    assert told == [site]


def test_what_goes_wrong_while_somebody_is_told_is_not_the_folder_s(tmp_path: Path) -> None:
    def broken(_: Path) -> None:
        raise BrokenPipeError

    with (
        alone_in(tmp_path, _nobody),
        pytest.raises(BrokenPipeError),
        alone_in(tmp_path, broken),
    ):
        pass


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with (
        pytest.raises(BriefpackError, match="cannot be written"),
        alone_in(tmp_path / "file/site", _nobody),
    ):
        pass


def test_a_disk_without_locks_is_written_to_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(38, os.strerror(38))

    monkeypatch.setattr(fcntl, "flock", refused)
    with alone_in(tmp_path / "site", _nobody):
        assert (tmp_path / "site").is_dir()
