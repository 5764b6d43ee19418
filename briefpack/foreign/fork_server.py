"""What runs apart, and starts a child for each file: libraries are loaded once, for all of them.

A child is a copy of this process from before any file was touched, and reads one file. Requests
come by standard input, a line of JSON each: a number, and the folder that the file is in. Answers
go to standard output: the number, how the child has ended, and whether it had to be ended for the
time that it took. Where there are no more requests to come, all children end.
"""

import gc
import json
import os
import select
import signal
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field

from briefpack.foreign import child
from briefpack.foreign.limits import room_of_libraries

_AT_ONCE = 65_536


@dataclass(slots=True)
class _Child:
    """A child that runs, and when it has to have ended, by the clock."""

    number: int
    end: float
    is_late: bool = False


@dataclass(slots=True)
class ForkServer:
    """Starts children that may run for ``most_seconds``, and says how each has ended."""

    requests: int
    answers: int
    most_seconds: float
    _children: dict[int, _Child] = field(default_factory=dict)
    _woken: tuple[int, int] = field(default_factory=os.pipe)
    _room: int = field(default_factory=room_of_libraries)

    def serve(self) -> None:
        """Do what is asked for until nobody can ask any more."""
        for end in self._woken:
            os.set_blocking(end, False)
        signal.set_wakeup_fd(self._woken[1], warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)  # else it would wake nobody
        unread = b""
        try:
            while True:
                ready, _, _ = select.select(
                    [self.requests, self._woken[0]], [], [], self._patience()
                )
                self._drain()
                self._answer()
                self._end_late_ones()
                if self.requests not in ready:
                    continue
                read = os.read(self.requests, _AT_ONCE)
                if not read:
                    return
                *lines, unread = (unread + read).split(b"\n")
                for line in lines:
                    self._start(*json.loads(line))
        finally:
            for process in self._children:
                os.kill(process, signal.SIGKILL)

    def _patience(self) -> float | None:
        ends = [each.end for each in self._children.values() if not each.is_late]
        return max(0.0, min(ends) - time.monotonic()) if ends else None

    def _drain(self) -> None:
        with suppress(BlockingIOError):
            while os.read(self._woken[0], _AT_ONCE):
                pass

    def _end_late_ones(self) -> None:
        for process, each in self._children.items():
            if not each.is_late and time.monotonic() >= each.end:
                each.is_late = True
                os.kill(process, signal.SIGKILL)  # nobody has waited for it: it is still this one

    def _answer(self) -> None:
        while self._children:
            process, status = os.waitpid(-1, os.WNOHANG)
            if not process:
                return
            ended = self._children.pop(process)
            answer = ended.number, os.waitstatus_to_exitcode(status), ended.is_late
            os.write(self.answers, json.dumps(answer).encode() + b"\n")

    def _start(self, number: int, folder: str) -> None:
        process = os.fork()
        if process:
            self._children[process] = _Child(number, time.monotonic() + self.most_seconds)
            return
        status = 1
        try:
            self._become_a_child(folder)
            status = child.main(os.curdir, self._room)  # its path may be no text to libraries
        finally:
            os._exit(status)

    def _become_a_child(self, folder: str) -> None:
        """Keep nothing of what the server has to do with its caller."""
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for handle in (self.requests, self.answers, *self._woken):
            os.close(handle)
        os.chdir(folder)
        os.environ["TMPDIR"] = tempfile.tempdir = folder


def main(most_seconds: float) -> None:
    """Serve whoever has started this program, and take nothing else of theirs."""
    signal.pthread_sigmask(signal.SIG_SETMASK, ())  # else the end of a child might wake nobody
    requests, answers = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1):
        os.dup2(nothing, standard)
    os.close(nothing)
    child.load()
    gc.freeze()  # children look for rubbish in what is theirs alone
    with suppress(BrokenPipeError):
        ForkServer(requests, answers, most_seconds).serve()
    os._exit(0)


if __name__ == "__main__":
    main(float(sys.argv[1]))
