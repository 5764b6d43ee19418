"""A terminal without a window: a program runs in it, keys are pressed, and its screen is read.

It understands what Textual writes, which is little: text, and where it goes.
"""

import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Self

PATIENCE = 60.0
"""Seconds until something that was to be seen is given up."""

_PARTS = re.compile(
    r"\x1b\[(?P<values>[0-9;:?>=<]*)[ !$']*(?P<what>[@-~])"
    r"|\x1b\].*?(?:\x07|\x1b\\)|\x1b[P_^].*?\x1b\\|\x1b[()].|\x1b[^\[\]P_^()]"
    r"|(?P<line>[\r\n])|(?P<text>[^\x00-\x1f\x7f]+)|[\x00-\x1f\x7f]",
    re.DOTALL,
)
_UNFINISHED = re.compile(r"\x1b(?:[()]|\[[0-9;:?>=<]*[ !$']*|[\]P_^][^\x07\x1b]*)?$")


class Screen:
    """What stands on a screen of some size."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns = columns
        self._rows = [[" "] * columns for _ in range(rows)]
        self._x = self._y = 0
        self._rest = ""

    def take(self, data: str) -> None:
        """Take over what a program writes."""
        data = self._rest + data
        cut = _UNFINISHED.search(data)
        self._rest = data[cut.start() :] if cut else ""
        for part in _PARTS.finditer(data, 0, cut.start() if cut else len(data)):
            if part["text"]:
                self._write(part["text"])
            elif part["what"] in ("H", "f"):
                values = [int(value or 1) for value in part["values"].split(";")]
                self._y, self._x = values[0] - 1, (values[1:] or [1])[0] - 1
            elif part["what"] == "J":
                self._rows = [[" "] * self.columns for _ in self._rows]
            elif part["line"]:
                self._x, self._y = 0, self._y + (part["line"] == "\n")

    def _write(self, text: str) -> None:
        if 0 <= self._y < len(self._rows):
            row = self._rows[self._y]
            row[self._x : self._x + len(text)] = text
            del row[self.columns :]
        self._x += len(text)

    def has(self, words: str) -> bool:
        """Whether some words stand in one row."""
        return any(words in "".join(row) for row in self._rows)

    @property
    def text(self) -> str:
        """All of it."""
        return "\n".join("".join(row).rstrip() for row in self._rows)


class Terminal:
    """A program in a terminal of some size."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        folder: Path,
        size: tuple[int, int] = (120, 36),
    ) -> None:
        columns, rows = size
        self.screen = Screen(columns, rows)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=folder,
            env={**environment, "TERM": "xterm-256color", "COLORTERM": "truecolor"},
            start_new_session=True,
        )
        os.close(theirs)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._ours)

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        self._process.send_signal(number)

    @property
    def peak_memory(self) -> float:
        """The most memory that the program has had, in MB."""
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="utf-8")
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        return int(found[1]) / 1024 if found else 0.0

    def type(self, keys: str) -> float:
        """Type keys, as a terminal sends them; returns when."""
        at = time.perf_counter()
        os.write(self._ours, keys.encode())
        return at

    def wait(self, *words: str) -> float:
        """Wait until all words are on the screen; returns when they were."""
        return self._until(lambda: all(map(self.screen.has, words)), f"not all of {words}")

    def wait_without(self, words: str) -> float:
        """Wait until words are gone from the screen; returns when they were."""
        return self._until(lambda: not self.screen.has(words), f"still {words!r}")

    def _until(self, is_so: Callable[[], bool], complaint: str) -> float:
        at = time.perf_counter()
        end = at + PATIENCE
        while not is_so():
            if not self._read(end - time.perf_counter()):
                raise TimeoutError(f"{complaint} on the screen:\n{self.screen.text}")
            at = self._read_at
        return at

    def settle(self, quiet: float = 0.25) -> None:
        """Wait until nothing has been written for some time, less than a cursor takes to blink."""
        while self._read(quiet):
            pass

    def pause(self, seconds: float) -> None:
        """Let some time pass, reading meanwhile what is written."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._read(left)

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._ours], [], [], max(0.0, seconds))
        if not ready:
            return False
        self._read_at = time.perf_counter()
        try:
            data = os.read(self._ours, 1 << 16)
        except OSError:  # the program has ended
            return False
        self.screen.take(self._decoder.decode(data))
        return True
