"""``briefpack validate --watch``: a report after every change, until Ctrl-C."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.running import REPO, Command
from tests.packs import ITEM, item_with, write_files, write_pack

PATIENCE = 60
"""Seconds after which a test that waits for a report has failed."""

WRONG = "colour = 1\n"


class Watcher:
    """A process that watches, and what it has told up to now."""

    def __init__(self, ran: subprocess.Popen[str]) -> None:
        self.ran = ran

    def report(self) -> list[str]:
        """What is told until it waits for the next change."""
        assert self.ran.stdout is not None
        lines: list[str] = []
        for line in self.ran.stdout:
            if line.startswith("waiting for changes"):
                return lines
            lines.append(line.rstrip("\n"))
        pytest.fail(f"it ended, or never waited: {lines}")


@contextmanager
def watching(*arguments: str | Path) -> Iterator[Watcher]:
    """Run the command in a session of its own, told all on one stream."""
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "briefpack", "validate", "--watch", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONPATH": str(REPO)},
        start_new_session=True,
    ) as ran:
        impatience = threading.Timer(PATIENCE, ran.kill)
        impatience.start()
        try:
            yield Watcher(ran)
        finally:
            impatience.cancel()
            ran.kill()


def test_each_change_has_its_report_until_ctrl_c(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "pack", item_with("report", "a.md"), files={"a.md": "1. One.\n"})
    with watching(pack, "--format", "concise", "--select", "BP102") as watcher:
        assert watcher.report() == ["1 pack checked: no problems"]
        write_files(pack, {"a.md": f"+++\n{WRONG}+++\n"})
        told, summary = watcher.report()
        assert told.endswith("/a.md:2:1: error BP102 colour is not known here")
        assert summary == "1 pack checked: 1 error"
        write_files(pack, {"a.md": "+++\n+++\n"})
        assert watcher.report() == ["1 pack checked: no problems"]
        watcher.ran.send_signal(signal.SIGINT)
        assert watcher.ran.wait(PATIENCE) == 130
        assert watcher.ran.stdout is not None
        assert watcher.ran.stdout.read() == "stopped\n"
        with pytest.raises(ProcessLookupError):
            os.killpg(watcher.ran.pid, 0)  # nobody is left in its session


def test_the_files_of_the_board_are_watched_with_a_single_file(tmp_path: Path) -> None:
    write_files(tmp_path, {"board.toml": 'name = "Board"\n'})
    pack = write_pack(
        tmp_path / "meetings" / "1",
        item_with("report", "a.md"),
        board="",
        files={"a.md": "+++\n+++\n1. See [@here].\n"},
    )
    with watching(pack / "a.md", "--format", "concise", "--select", "BP401") as watcher:
        assert len(watcher.report()) == 2
        text = (pack / "pack.toml").read_text(encoding="utf-8")
        aside = pack / "pack.toml.new"  # as careful editors write: whole, or not at all
        aside.write_text(f'{text}[[items]]\nid = "here"\ntitle = "T"\nkind = "decision"\n', "utf-8")
        aside.replace(pack / "pack.toml")
        assert watcher.report()[-1] == "1 file checked: no problems"


def test_a_pack_may_be_away_for_a_while(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "pack")
    with watching(tmp_path, "--select", "BP102") as watcher:
        assert watcher.report() == ["1 pack checked: no problems"]
        pack.rename(tmp_path / ".away")
        assert watcher.report()[0].startswith(f"briefpack: {tmp_path} has nothing to check")
        (tmp_path / ".away").rename(pack)
        assert watcher.report() == ["1 pack checked: no problems"]


def test_what_is_mended_is_told_once(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "pack", ITEM.replace("decision", "Decision"))
    with watching(pack, "--fix", "--select", "BP1") as watcher:
        mended, summary = watcher.report()
        assert mended == "1 problem mended in 1 file"
        assert summary == "1 pack checked: no problems"
        assert watcher.report() == [summary]  # mending was a change, too


def test_a_path_that_there_is_not_cannot_be_watched(briefpack: Command, tmp_path: Path) -> None:
    status, _, err = briefpack("validate", "--watch", tmp_path / "nothing")
    assert status == 2
    assert err.startswith("briefpack: there is no ")
    status, _, err = briefpack("validate", "--watch", tmp_path)
    assert status == 2
    assert err.startswith(f"briefpack: {tmp_path} has nothing to check")


def test_what_changes_during_the_first_check_is_seen(
    briefpack: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = write_pack(tmp_path / "pack", ITEM)
    reports = 0

    def check(*_: object, **__: object) -> tuple[()]:
        nonlocal reports
        reports += 1
        if reports == 2:
            raise KeyboardInterrupt
        write_files(pack, {"new.md": "+++\n+++\n"})
        return ()

    monkeypatch.setattr("briefpack.cli.gather.validate", check)
    assert briefpack("validate", "--watch", pack).status == 130
    assert reports == 2
