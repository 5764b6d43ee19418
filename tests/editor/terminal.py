"""A real terminal: the editor in tmux, with keys pressed and the screen read."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

REPO = Path(__file__).parents[2]

PATIENCE = 30.0
"""Seconds until something that was to be seen is given up; machines of build servers are slow."""


class Terminal:
    """A terminal of some size, in which one command runs. Its keys are those of tmux: ``C-s``."""

    def __init__(self, folder: Path, columns: int = 120, rows: int = 36) -> None:
        self.socket = folder / "tmux"
        self.columns, self.rows = columns, rows
        self.folder = folder

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._tmux("kill-server", check=False)

    def _tmux(self, *arguments: str, check: bool = True) -> str:
        ran = subprocess.run(
            ["tmux", "-S", str(self.socket), "-f", "/dev/null", *arguments],
            check=check,
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"},
        )
        return ran.stdout

    def start(self, *command: str | Path, environment: Mapping[str, str] | None = None) -> None:
        """Run a command in the terminal."""
        settings = {
            "PYTHONPATH": str(REPO),
            "COLORTERM": "truecolor",
            "LC_ALL": "C.UTF-8",
            **(environment or {}),
        }
        self._tmux(
            *("new-session", "-d", "-x", str(self.columns), "-y", str(self.rows)),
            *("-c", str(self.folder)),
            *(part for name, value in settings.items() for part in ("-e", f"{name}={value}")),
            *map(str, command),
        )
        self._tmux("set-option", "-g", "escape-time", "10")
        self._tmux("set-option", "-g", "remain-on-exit", "on")

    def briefpack(self, *arguments: str | Path, **environment: str) -> None:
        """Run briefpack in the terminal."""
        self.start(sys.executable, "-m", "briefpack", *arguments, environment=environment)

    def press(self, *keys: str) -> None:
        """Press keys, each by tmux's name for it."""
        for key in keys:
            self._tmux("send-keys", key)

    def type(self, text: str) -> None:
        """Type a text as it stands."""
        self._tmux("send-keys", "-l", text)

    def paste(self, text: str) -> None:
        """Paste a text, as a terminal does: in brackets."""
        self._tmux("set-buffer", "--", text)
        self._tmux("paste-buffer", "-p")

    @property
    def screen(self) -> str:
        """What stands on the screen."""
        return self._tmux("capture-pane", "-p")

    def wait_for(self, text: str, seconds: float = PATIENCE) -> str:
        """The screen, as soon as it has a text. Raises AssertionError where it never has."""
        return self._wait(lambda screen: text in screen, f"no {text!r}", seconds)

    def wait_without(self, text: str, seconds: float = PATIENCE) -> str:
        """The screen, as soon as a text is gone from it."""
        return self._wait(lambda screen: text not in screen, f"still {text!r}", seconds)

    def _wait(self, is_so: object, complaint: str, seconds: float) -> str:
        end = time.monotonic() + seconds
        screen = ""
        while time.monotonic() < end:
            screen = self.screen
            if callable(is_so) and is_so(screen):
                return screen
            time.sleep(0.05)
        raise AssertionError(f"{complaint} on the screen:\n{screen}")

    @property
    def process(self) -> int:
        """The id of the process that runs in the terminal."""
        return int(self._tmux("display-message", "-p", "#{pane_pid}"))

    def wait_for_end(self, seconds: float = PATIENCE) -> int:
        """The status that the command ended with."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            dead = self._tmux("display-message", "-p", "#{pane_dead} #{pane_dead_status}").split()
            if dead[0] == "1":
                return int(dead[1]) if len(dead) > 1 else -1
            time.sleep(0.05)
        raise AssertionError(f"the command goes on:\n{self.screen}")


def there_is_tmux() -> bool:
    """Whether tests can have a terminal."""
    return shutil.which("tmux") is not None
