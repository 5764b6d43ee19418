"""A terminal that shows pictures, as kitty does or as those that know sixel: it says so if asked.

What is written to it is kept; the pictures in it are found again by what their protocols say.
"""

import base64
import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Self

from PIL import Image

from tests.editor.terminal import PATIENCE, REPO

KITTY = b"\x1b[?62;c"
"""What kitty says that it can do: nothing about sixel."""

SIXEL = b"\x1b[?62;4;22c"
"""What a terminal says that knows sixel, which is 4."""

CELL = (9, 18)
"""Pixels of a letter."""

_ASKED = re.compile(rb"\x1b\[c|\x1b_G(?P<kitty>[^;\x1b]*a=q[^;\x1b]*);[^\x1b]*\x1b\\")
_KITTY = re.compile(rb"\x1b_G(?P<how>[^;\x1b]*);(?P<data>[A-Za-z0-9+/=]*)\x1b\\")
_SIXEL = re.compile(rb'\x1bP[0-9;]*q"\d+;\d+;(?P<width>\d+);(?P<height>\d+)')


class PictureTerminal:
    """A program in a terminal of some size that ``is`` what it says that it is."""

    def __init__(
        self, folder: Path, is_a: bytes, command: tuple[str | Path, ...], size: tuple[int, int]
    ) -> None:
        columns, rows = size
        self._is_a = is_a
        self._ours, theirs = pty.openpty()
        dots = (columns * CELL[0], rows * CELL[1])
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, *dots))
        self._written = bytearray()
        self._answered = 0
        self._ended = threading.Event()
        environment: Mapping[str, str] = {
            **{name: it for name, it in os.environ.items() if name not in {"COLUMNS", "LINES"}},
            "BRIEFPACK_STATE": str(folder / "state"),
            "BRIEFPACK_CONFIG": str(folder / "config.toml"),
            "PYTHONPATH": str(REPO),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
        }
        self._process = subprocess.Popen(
            [sys.executable, "-m", "briefpack", *command],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=folder,
            env=environment,
            start_new_session=True,
        )
        os.close(theirs)
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self._process.kill()
        self._process.wait()
        self._ended.set()
        self._reader.join()
        os.close(self._ours)

    def _read(self) -> None:
        """Keep what is written, and answer what is asked, until the program has ended."""
        while not self._ended.is_set():
            if not select.select([self._ours], [], [], 0.05)[0]:
                continue
            try:
                self._written += os.read(self._ours, 65536)
            except OSError:
                return
            for asked in _ASKED.finditer(self._written, self._answered):
                self._answered = asked.end()
                with suppress(OSError):
                    os.write(self._ours, self._answer(asked))

    def _answer(self, asked: re.Match[bytes]) -> bytes:
        if asked["kitty"] is None:
            return self._is_a
        number = next(part for part in asked["kitty"].split(b",") if part.startswith(b"i="))
        return b"\x1b_G" + number + b";OK\x1b\\" if self._is_a == KITTY else b""

    def type(self, keys: str) -> None:
        """Type keys, as a terminal sends them."""
        os.write(self._ours, keys.encode())

    def wait(self, condition: Callable[[bytes], bool], what: str) -> None:
        """Wait until what has been written is as it should be."""
        deadline = time.monotonic() + PATIENCE
        while not condition(bytes(self._written)):
            assert time.monotonic() < deadline, f"{what}: {bytes(self._written[-3000:])!r}"
            time.sleep(0.02)

    @property
    def kitty_pictures(self) -> list[Image.Image]:
        """The pictures that were sent as kitty takes them, each in parts; whole ones only."""
        found: list[Image.Image] = []
        parts = b""
        for sent in _KITTY.finditer(bytes(self._written)):
            how = dict(part.split(b"=", 1) for part in sent["how"].split(b","))
            if b"f" not in how or how.get(b"a") == b"q":
                continue
            parts += sent["data"]
            if how.get(b"m") == b"0":
                found.append(Image.open(BytesIO(base64.b64decode(parts))))
                parts = b""
        return found

    @property
    def sixel_sizes(self) -> list[tuple[int, int]]:
        """The sizes in pixels of the pictures that were sent as sixels."""
        found = _SIXEL.finditer(bytes(self._written))
        return [(int(each["width"]), int(each["height"])) for each in found]
