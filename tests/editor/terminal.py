"""A real terminal: the editor in tmux, with keys pressed and the screen read.

Nothing here waits for a time: every wait is for something to be seen, or to be on disk.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Self

import pytest

REPO = Path(__file__).parents[2]

PATIENCE = 30.0
"""Seconds until something that was to be seen is given up; machines of build servers are slow."""

STARTED = """
import pathlib, signal, subprocess, sys
process = subprocess.Popen(sys.argv[2:])
signal.signal(signal.SIGHUP, lambda *_: process.send_signal(signal.SIGHUP))  # as a shell does
folder = pathlib.Path(sys.argv[1])
(folder / "process").write_text(str(process.pid))
status = process.wait()
(folder / "status.new").write_text(str(status if status >= 0 else 128 - status))
(folder / "status.new").rename(folder / "status")
"""
"""What runs in the terminal: the command, and a word on how it ended. Tmux does not always know."""

TMUX = shutil.which("tmux") or ""


def _why_not() -> str:
    """Why no terminal can be had here; nothing if one can."""
    if not TMUX:
        return "tmux is not installed; scripts/setup.sh does that"
    try:
        for handle in os.openpty():
            os.close(handle)
    except OSError:
        return "this machine has no pseudo-terminals (/dev/pts is not mounted)"
    return ""


needs_tmux = pytest.mark.skipif(bool(_why_not()), reason=_why_not() or "a terminal is there")
"""For tests that press keys in a real terminal."""


class Terminal:
    """A terminal of some size, in which one command runs. Its keys are those of tmux: ``C-s``."""

    def __init__(self, folder: Path, columns: int = 120, rows: int = 36) -> None:
        self.folder = folder
        self.columns, self.rows = columns, rows
        self._told = folder / "told"
        self._started = False
        # What pytest says of its own terminal's size would count more than that of this one.
        kept = {name: it for name, it in os.environ.items() if name not in {"COLUMNS", "LINES"}}
        self._environment = {**kept, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self._tmux("kill-server", check=False)

    def _tmux(self, *arguments: str, check: bool = True) -> str:
        # The socket's name is relative: the whole path may be longer than a socket's can be.
        ran = subprocess.run(
            [TMUX, "-S", "terminal", "-f", "/dev/null", *arguments],
            cwd=self.folder,
            check=check,
            capture_output=True,
            encoding="utf-8",
            env=self._environment,
        )
        return ran.stdout

    # -- the command --------------------------------------------------------------------------

    def start(self, *command: str | Path, environment: Mapping[str, str] | None = None) -> None:
        """Run a command in the terminal, once the one before has ended."""
        settings = {
            "PYTHONPATH": str(REPO),
            "COLORTERM": "truecolor",
            "LC_ALL": "C.UTF-8",
            **(environment or {}),
        }
        setup = ("start-server", ";", "set-option", "-g", "remain-on-exit", "on", ";")
        escape = ("set-option", "-s", "escape-time", "10", ";")
        where = ("-c", str(self.folder))
        values = [part for name, value in settings.items() for part in ("-e", f"{name}={value}")]
        size = ("-x", str(self.columns), "-y", str(self.rows))
        self._told.mkdir(exist_ok=True)
        for name in ("process", "status"):
            (self._told / name).unlink(missing_ok=True)
        run = (sys.executable, "-c", STARTED, str(self._told), *map(str, command))
        if self._started:
            self._tmux("respawn-pane", "-k", *where, *values, *run)
        else:
            self._tmux(*setup, *escape, "new-session", "-d", *size, *where, *values, *run)
            self._started = True
        wait_for_disk(lambda: bool(self._word("process")), "the command does not start")

    def _word(self, name: str) -> str:
        """What is told of the command; nothing yet, perhaps."""
        try:
            return (self._told / name).read_text(encoding="utf-8")
        except FileNotFoundError:
            return ""

    def briefpack(
        self, *arguments: str | Path, through: Sequence[str] = (), **environment: str
    ) -> None:
        """Run briefpack in the terminal; its state and settings stand beside the board.

        ``through`` is a command that starts it, such as ``env -u NAME``.
        """
        own = {
            "BRIEFPACK_STATE": str(self.folder / "state"),
            "BRIEFPACK_CONFIG": str(self.folder / "config.toml"),
            **environment,
        }
        self.start(*through, sys.executable, "-m", "briefpack", *arguments, environment=own)

    @property
    def process(self) -> int:
        """The id of the process of the command."""
        return int(self._word("process"))

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the process."""
        os.kill(self.process, number)

    def close(self) -> None:
        """Close the terminal's window, as somebody does who has had enough."""
        self._tmux("kill-server")
        self._started = False

    def wait_for_end(self, seconds: float = PATIENCE) -> int:
        """The status that the command ended with; of a signal, 128 and its number."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if status := self._word("status"):
                return int(status)
            time.sleep(0.05)
        raise AssertionError(f"the command goes on:\n{self.screen}")

    # -- keys ---------------------------------------------------------------------------------

    def press(self, *keys: str) -> None:
        """Press keys, each by tmux's name for it."""
        self._tmux("send-keys", *keys)

    def type(self, text: str) -> None:
        """Type a text as it stands."""
        self._tmux("send-keys", "-l", "--", text)

    def paste(self, text: str) -> None:
        """Paste a text, as a terminal does: in brackets."""
        self._tmux("set-buffer", "--", text)
        self._tmux("paste-buffer", "-p")

    # -- the screen ---------------------------------------------------------------------------

    @property
    def screen(self) -> str:
        """What stands on the screen."""
        return self._tmux("capture-pane", "-p")

    @property
    def colours(self) -> str:
        """The same with the sequences that give it its colours."""
        return self._tmux("capture-pane", "-p", "-e")

    def wait_for(self, *texts: str, seconds: float = PATIENCE) -> str:
        """The screen, as soon as it has all of some texts."""
        return self.wait_until(
            lambda screen: all(text in screen for text in texts),
            f"not all of {texts!r}",
            seconds,
        )

    def wait_without(self, text: str, seconds: float = PATIENCE) -> str:
        """The screen, as soon as a text is gone from it."""
        return self.wait_until(lambda screen: text not in screen, f"still {text!r}", seconds)

    def wait_until(
        self, is_so: Callable[[str], bool], complaint: str, seconds: float = PATIENCE
    ) -> str:
        """The screen, as soon as something is so. Raises AssertionError where it never is."""
        end = time.monotonic() + seconds
        screen = ""
        while time.monotonic() < end:
            ended = bool(self._word("status"))
            screen = self.screen
            if is_so(screen):
                return screen
            if ended:
                break
            time.sleep(0.05)
        raise AssertionError(f"{complaint} on the screen:\n{screen}")


def wait_for_disk(is_so: Callable[[], bool], complaint: str, seconds: float = PATIENCE) -> None:
    """Wait until something is so on disk. Raises AssertionError where it never is."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with suppress(OSError):
            if is_so():
                return
        time.sleep(0.05)
    raise AssertionError(complaint)
