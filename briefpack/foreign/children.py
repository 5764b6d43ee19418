"""Starting children that read somebody else's files, and what has come of each."""

import errno
import json
import os
import select
import signal
import stat
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO, Self, cast

from briefpack.foreign.child import ANSWER, NO_ROOM
from briefpack.foreign.kinds import Refused
from briefpack.foreign.limits import MOST_FILE_BYTES, MOST_WAITING, MOST_WRITTEN
from briefpack.foreign.wire import Answer, Misshapen, read_answer
from briefpack.temporary import TemporaryFolder

TOO_SLOW = "it takes too long to read"
CRASHED = "reading it takes more memory than it should, or ends in a crash"

_ROOT = Path(__file__).parents[2]
_MOST_ANSWER = 128 * 1024 * 1024
_MOST_SILENT = MOST_WAITING + 30.0
"""Seconds until nothing more is expected of the server, which has to load its libraries first."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a child has found, what it has made, and whether another run may find something else."""

    answer: Answer
    clean: bytes | None = None
    is_final: bool = True


def run_all(files: Iterable[tuple[str, bytes]], at_once: int) -> Iterator[tuple[str, Ran]]:
    """Have children examine files, by their SHA-256, up to ``at_once`` of them at a time.

    What comes back first is told first. A file is asked for when there is a child for it, so that
    never many of them are in memory.
    """
    with Children() as children:
        for sha256, data in files:
            if (refused := _refused_unread(data)) is not None:
                yield sha256, refused
                continue
            if children.running >= at_once:
                yield children.ended()
            children.start(sha256, data)
        while children.running:
            yield children.ended()


def _refused_unread(data: bytes) -> Ran | None:
    if len(data) > MOST_FILE_BYTES:
        return Ran(_refusal(f"it is larger than {MOST_FILE_BYTES // 1024 // 1024} MB"))
    return None if data else Ran(_refusal("it is empty"))


def _refusal(reason: str) -> Answer:
    return Answer(Refused(reason))


@dataclass(slots=True)
class Children:
    """Children at work, each in a folder of its own; none is left when this is left."""

    _server: "_Server | None" = None
    _at_work: dict[int, tuple[str, TemporaryFolder]] = field(default_factory=dict)
    _lost: deque[str] = field(default_factory=deque)
    _started: int = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end_server()
        for _, folder in self._at_work.values():
            folder.cleanup()

    @property
    def running(self) -> int:
        """Of how many files nothing has been told yet."""
        return len(self._at_work) + len(self._lost)

    def start(self, sha256: str, data: bytes) -> None:
        """Have a child examine a file; raises OSError where no program can be started."""
        folder = TemporaryFolder()
        number = self._started = self._started + 1
        self._at_work[number] = sha256, folder
        (Path(folder.name) / "foreign.pdf").write_bytes(data)
        self._server = self._server or _Server()
        self._server.ask(number, folder.name)

    def ended(self) -> tuple[str, Ran]:
        """The next file of which something is known, and what; waits for it.

        Raises OSError where there was no room for what a child had to write.
        """
        if self._server is not None and not self._lost:
            if answer := self._server.answer():
                number, status, is_late = answer
                sha256, folder = self._at_work.pop(number)
                with folder as name:
                    return sha256, what_came_of(Path(name), sha256, status, is_late=is_late)
            self._lose_all()
        return self._lost.popleft(), Ran(_refusal(CRASHED), is_final=False)

    def _lose_all(self) -> None:
        """Somebody has ended or stopped the server, and nobody knows of its children."""
        self._end_server()
        for sha256, folder in self._at_work.values():
            folder.cleanup()
            self._lost.append(sha256)
        self._at_work.clear()

    def _end_server(self) -> None:
        if self._server is not None:
            self._server.end()
            self._server = None


class _Server:
    """The process that children are forked from."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - this very interpreter, a module of ours
            [sys.executable, "-P", "-m", "briefpack.foreign.fork_server", str(MOST_WAITING)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            cwd=os.sep,
            env=environment(),
            start_new_session=True,
            close_fds=True,
        )
        self._requests = cast("IO[bytes]", self._process.stdin)
        self._answers = cast("IO[bytes]", self._process.stdout)

    def ask(self, number: int, folder: str) -> None:
        """Have a child begin on the file in a folder."""
        with suppress(BrokenPipeError):  # it is gone, as the end of its answers will tell
            path = os.fsencode(folder).decode("utf-8", "surrogateescape")  # as the server reads it
            self._requests.write(json.dumps([number, path]).encode() + b"\n")

    def answer(self) -> tuple[int, int, bool] | None:
        """Which child has ended, how, and whether it was late; None where nobody will tell."""
        waiting = select.poll()
        waiting.register(self._answers, select.POLLIN)
        if not waiting.poll(_MOST_SILENT * 1000):
            return None
        line = self._answers.readline()
        if not line.endswith(b"\n"):
            return None
        number, status, is_late = json.loads(line)
        return number, status, is_late

    def end(self) -> None:
        """End it, with all its children."""
        with self._process as process, suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)  # nobody has waited for it: it is still this one


def environment() -> dict[str, str]:
    """Nothing of the caller's but how to find this package and its libraries."""
    kept = {key: os.environ[key] for key in ("LD_LIBRARY_PATH", "HOME") if key in os.environ}
    return kept | {
        "PATH": os.defpath,
        "PYTHONPATH": str(_ROOT),
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "LC_ALL": "C.UTF-8",
        "MALLOC_ARENA_MAX": "2",
    }


def what_came_of(folder: Path, sha256: str, ended: int, *, is_late: bool) -> Ran:
    """What a child has left in its folder, by the status that it has ended with."""
    if is_late:
        return Ran(_refusal(TOO_SLOW), is_final=False)
    if ended == -signal.SIGXCPU:
        return Ran(_refusal(TOO_SLOW))
    if ended == -signal.SIGKILL:  # by somebody else: the file may be a sound one
        return Ran(_refusal(CRASHED), is_final=False)
    if ended == NO_ROOM:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder))
    try:
        answer = read_answer(_bytes(folder / ANSWER, _MOST_ANSWER), sha256)
        if isinstance(answer.verdict, Refused):
            return Ran(answer)
        return Ran(answer, _bytes(folder / "clean.pdf", MOST_WRITTEN))
    except (OSError, Misshapen):
        return Ran(_refusal(CRASHED))


def _bytes(path: Path, most: int) -> bytes:
    """A file of the child's, which is a file indeed and not too large."""
    found = path.lstat()
    if not stat.S_ISREG(found.st_mode) or found.st_size > most:
        raise Misshapen
    return path.read_bytes()
