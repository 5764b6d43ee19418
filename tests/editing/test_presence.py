"""Who has a pack open, with other processes that really have."""

import errno
import fcntl
import json
import os
import pwd
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefpack.editing.presence import Claim, Occupied, claim
from briefpack.store.write import save

REPO = Path(__file__).parents[2]
HOST = socket.gethostname()
OURS = pwd.getpwuid(os.getuid())
NAME = OURS.pw_gecos.partition(",")[0].strip() or OURS.pw_name

OTHER = """\
import sys
from pathlib import Path
from briefpack.editing.presence import Claim, claim
held = claim(Path(sys.argv[1]), "09:14", records=Path(sys.argv[2]))
print("claimed" if isinstance(held, Claim) and held.held else held, flush=True)
for line in sys.stdin:
    held.release()
    print("released", flush=True)
"""


@pytest.fixture
def records(tmp_path: Path) -> Path:
    return tmp_path / "state" / "open"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "pack"
    folder.mkdir()
    return folder


@contextmanager
def another(pack: Path, records: Path) -> Iterator[subprocess.Popen[str]]:
    """A second process that claims the pack, and has said what came of it."""
    with subprocess.Popen(
        [sys.executable, "-c", OTHER, pack, records],
        env={**os.environ, "PYTHONPATH": str(REPO)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        process.kill()


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def held(found: Claim | Occupied) -> Claim:
    assert isinstance(found, Claim)
    assert found.held
    return found


def test_a_pack_that_nobody_has_is_ours(pack: Path, records: Path) -> None:
    with held(claim(pack, "09:14", records=records)):
        assert list(pack.iterdir()) == []


def test_another_process_is_told_who_has_it(pack: Path, records: Path) -> None:
    with held(claim(pack, "09:14", records=records)), another(pack, records) as process:
        assert said(process) == f"opened by {NAME} on {HOST} at 09:14"


def test_we_are_told_which_other_process_has_it(pack: Path, records: Path) -> None:
    with another(pack, records) as process:
        assert said(process) == "claimed"
        assert claim(pack, "x", records=records) == Occupied(process.pid, "09:14", NAME, HOST)


def test_who_has_it_is_told_by_name_and_by_number_only_where_there_is_none() -> None:
    assert str(Occupied(7, "09:14", "Jo Clerk", "desk")) == "opened by Jo Clerk on desk at 09:14"
    assert str(Occupied(7, "09:14", None, "desk")) == "opened by process 7 on desk at 09:14"
    assert str(Occupied(7, "", "Jo Clerk")) == "opened by Jo Clerk"


@pytest.mark.parametrize(("host", "is_told"), [("desk-3", True), (HOST, False)])
def test_a_process_is_looked_for_on_its_own_computer_only(
    pack: Path, records: Path, host: str, *, is_told: bool
) -> None:
    with held(claim(pack, "x", records=records)):
        (path,) = records.iterdir()
        gone = {"process": 999999999, "since": "09:14", "who": "Jo Clerk", "host": host}
        path.write_text(json.dumps(gone))
        found = claim(pack, "x", records=records)
        assert (found == Occupied(999999999, "09:14", "Jo Clerk", host)) == is_told
        assert is_told or found == Occupied()


def test_a_record_of_an_earlier_version_has_the_process_to_go_by(pack: Path, records: Path) -> None:
    with held(claim(pack, "x", records=records)):
        (path,) = records.iterdir()
        path.write_text(json.dumps({"process": os.getpid(), "since": "09:14"}))
        found = claim(pack, "x", records=records)
        assert str(found) == f"opened by process {os.getpid()} at 09:14"


def test_a_released_pack_is_free(pack: Path, records: Path) -> None:
    with another(pack, records) as process:
        assert said(process) == "claimed"
        assert process.stdin is not None
        process.stdin.write("release\n")
        process.stdin.flush()
        assert said(process) == "released"
        held(claim(pack, "x", records=records)).release()
    assert list(records.iterdir()) == []


def test_a_killed_process_has_nothing(pack: Path, records: Path) -> None:
    with another(pack, records) as process:
        assert said(process) == "claimed"
        process.send_signal(signal.SIGKILL)
        process.wait()
        with held(claim(pack, "10:00", records=records)):
            found = claim(pack, "x", records=records)
            assert found == Occupied(os.getpid(), "10:00", NAME, HOST)


def test_a_program_that_we_start_does_not_keep_the_pack(pack: Path, records: Path) -> None:
    ours = held(claim(pack, "x", records=records))
    with subprocess.Popen(["sleep", "60"], close_fds=False) as child:  # noqa: S607
        ours.release()
        held(claim(pack, "x", records=records)).release()
        child.kill()


def test_releasing_twice_takes_nothing_from_the_next(pack: Path, records: Path) -> None:
    first = held(claim(pack, "first", records=records))
    first.release()
    assert not first.held
    with held(claim(pack, "second", records=records)):
        first.release()
        assert claim(pack, "x", records=records) == Occupied(os.getpid(), "second", NAME, HOST)


@pytest.mark.parametrize(
    "record",
    [
        None,
        b"",
        b"{}",
        b"[]",
        b'{"process": "x", "since": ""}',
        b'{"process": 999999999, "since": "killed"}',
        b'{"process": -1, "since": ""}',
        b'{"process": 99999999999999999999, "since": ""}',
        b"[" * 100_000,
    ],
    ids=range(9),
)
def test_without_a_record_to_go_by_it_is_somebody_else(
    pack: Path, records: Path, record: bytes | None
) -> None:
    with held(claim(pack, "x", records=records)):
        (path,) = records.iterdir()
        if record is None:
            path.unlink()
        else:
            path.write_bytes(record)
        found = claim(pack, "x", records=records)
        assert found == Occupied()
        assert str(found) == "opened by somebody else"


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP, errno.EBADF, errno.EINVAL])
def test_a_filesystem_without_locks_leaves_packs_free(
    pack: Path, records: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(_: int, __: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", refuse)
    for _ in range(2):
        found = claim(pack, "x", records=records)
        assert isinstance(found, Claim)
        assert not found.held
        found.release()
    assert not records.exists()


def test_a_system_without_locks_leaves_packs_free(
    pack: Path, records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    found = claim(pack, "x", records=records)
    assert isinstance(found, Claim)
    assert not found.held
    found.release()


def test_a_folder_that_cannot_be_opened_is_free(tmp_path: Path, records: Path) -> None:
    found = claim(tmp_path / "nothing", "x", records=records)
    assert isinstance(found, Claim)
    assert not found.held


def test_the_lock_holds_without_a_place_for_records(pack: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with held(claim(pack, "x", records=tmp_path / "file")):
        assert claim(pack, "x", records=tmp_path / "file") == Occupied()


def test_records_stand_in_this_accounts_state(
    pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFPACK_STATE", str(tmp_path / "mine"))
    with held(claim(pack, "09:14")):
        (record,) = (tmp_path / "mine" / "open").iterdir()
        assert json.loads(record.read_bytes())["process"] == os.getpid()
        assert record.stat().st_mode & 0o777 == 0o600


def test_who_has_a_pack_saves_in_it_without_waiting(pack: Path, records: Path) -> None:
    with held(claim(pack, "09:14", records=records)):
        started = time.monotonic()
        save(pack / "pack.toml", "")
        assert time.monotonic() - started < 1
