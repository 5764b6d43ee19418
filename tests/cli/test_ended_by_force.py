"""Commands that end by force at any step, or find no room: files are old or new, never between."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefpack import load
from tests.cli.editing import EXAMPLE, MEETING, TODAY, board_copied, files_in
from tests.cli.running import REPO

ENDING = """\
import os, sys

at, count = int(sys.argv.pop(1)), 0

def hook(event, arguments):
    global count
    if event in {"os.rename", "os.link", "os.remove"} and BOARD in str(arguments):
        count += 1
        if count == at:
            os._exit(9)

BOARD = os.getcwd()
sys.addaudithook(hook)
from briefpack.cli.main import main
main(sys.argv[1:])
"""

FULL = """\
import resource, sys

resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
from briefpack.cli.main import main
main(sys.argv[1:])
"""

MINUTED = "meetings/2016-09-29"

CHANGES = {
    "move": ("item", "move", MEETING, "2", "--down", *TODAY),
    "delete": ("item", "delete", MEETING, "4", "--with-files", "--yes", *TODAY),
    "report": ("paper", "add", MEETING, "2", "--report", "--title", "New", *TODAY),
    "attend": ("attend", MINUTED, "Perry", "--absent", *TODAY),
    "minute": ("minute", MINUTED, "1", "discussion=Spoken of.", *TODAY),
    "set": ("set", MEETING, "meeting.venue.name=Elsewhere", *TODAY),
    "member": ("member", "add", ".", "Cllr Zoe New", "--group", "Labour", *TODAY),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return board_copied(tmp_path, monkeypatch)


def run(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(REPO), *filter(None, [os.environ.get("PYTHONPATH")])])
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        check=False,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
    )


def seen(folder: Path) -> dict[str, bytes]:
    """The files that somebody sees."""
    return {name: data for name, data in files_in(folder).items() if "/." not in f"/{name}"}


@pytest.mark.parametrize("change", CHANGES)
def test_files_are_old_or_new_wherever_it_ends(
    folder: Path, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = seen(folder)
    ended = run(ENDING, "0", *CHANGES[change])
    assert ended.returncode == 0, ended.stderr
    whole = seen(folder)
    assert whole != before
    for step in range(1, 30):
        shutil.rmtree(folder)
        shutil.copytree(EXAMPLE, folder)
        monkeypatch.chdir(folder)
        ended = run(ENDING, str(step), *CHANGES[change])
        after = seen(folder)
        if ended.returncode == 0:
            break
        assert ended.returncode == 9
        assert after.keys() <= before.keys() | whole.keys()
        assert all(data in {before.get(name), whole.get(name)} for name, data in after.items())
        told = [each.message for each in load(folder / MEETING).problems]
        assert not [message for message in told if "no such file" in message]
    assert after == whole
    assert step > 1


@pytest.mark.parametrize("change", CHANGES)
def test_without_room_nothing_is_changed_and_that_is_said(folder: Path, change: str) -> None:
    before = files_in(folder)
    ended = run(FULL, *CHANGES[change])
    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr
    assert "written" in ended.stderr
    assert files_in(folder) == before


def test_a_site_without_room_is_said_to_be_none(folder: Path, tmp_path: Path) -> None:
    ended = run(FULL, "web", str(folder), "-o", str(tmp_path / "site"), "--jobs", "1")
    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr
    assert "the disk is full" in ended.stderr
