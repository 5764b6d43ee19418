"""Inspection of a stranger's file, in a process that may be lost.

``inspect_file`` starts it. A file of a few kilobytes can ask for gigabytes, or make a library
fail in a way that ends the process: whatever happens, there are words for it.
"""

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from briefpack.conformance.bounds import bind, memory
from briefpack.conformance.inspection import Inspection, from_data, inspect

MEGABYTE = 1024 * 1024

MOST_MEMORY = 1_024 * MEGABYTE
"""What the process may grow to, beyond what it has when it starts."""

MOST_SECONDS = 120
"""How long it may take, by the processor and by the clock."""

MOST_STREAM = 256 * MEGABYTE
"""A stream when unpacked."""

LOCKED = "it is locked with a password, and nobody can read it without"
TOO_BIG = "it unpacks to more than fits into memory; a file can be made to do so on purpose"
TOO_SLOW = f"it takes more than {MOST_SECONDS} seconds to read"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that could not be inspected, and why, in words that follow its name."""

    reason: str


def inspect_file(path: Path) -> Inspection | Unreadable:
    """Inspect a file in a process of its own, which has bounds."""
    home = str(Path(__file__).parents[2])
    paths = [home, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    try:
        ran = subprocess.run(  # noqa: S603 - this program's own module
            [sys.executable, "-P", "-m", "briefpack.conformance.child", str(path.absolute())],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=MOST_SECONDS,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        )
    except subprocess.TimeoutExpired:
        return Unreadable(TOO_SLOW)
    return _answer(ran.returncode, ran.stdout)


def _answer(status: int, told: bytes) -> Inspection | Unreadable:
    if status == 0:
        answer = json.loads(told)
        reason = answer.get("unreadable")
        return from_data(answer) if reason is None else Unreadable(reason)
    if -status in {signal.SIGXCPU, signal.SIGKILL}:
        return Unreadable(TOO_SLOW)
    return Unreadable(f"the program that reads it failed (status {status})")


def main() -> None:
    """Inspect the file that is named on the command line, and write what was found as JSON."""
    import pikepdf  # noqa: F401 - before memory is bounded

    _keep_within()
    try:
        found = _inspected(Path(sys.argv[1]))
        told = {"unreadable": found} if isinstance(found, str) else found.as_data()
    except MemoryError:
        told = {"unreadable": TOO_BIG}
    json.dump(told, sys.stdout)


def _inspected(path: Path) -> Inspection | str:
    """What is found in a file; a text says why it cannot be read."""
    import pikepdf

    try:
        with path.open("rb") as file:
            start = file.read(1024)
        if b"%PDF-" not in start:
            return "it is not a PDF" if start else "it is empty"
        with pikepdf.open(path) as pdf:
            return inspect(pdf) if len(pdf.pages) else "it is damaged: there are no pages in it"
    except OSError as error:
        reason = f"it cannot be opened: {error.strerror or error}"
    except pikepdf.PasswordError:
        reason = LOCKED
    except pikepdf.PdfError:
        reason = "it is damaged, and too much of it is lost"
    return reason


def _keep_within() -> None:
    """Bind this process, for good."""
    import resource

    from pikepdf.settings import set_qpdf_limits

    bounds = {
        resource.RLIMIT_AS: memory("VmSize") + MOST_MEMORY,
        resource.RLIMIT_CPU: MOST_SECONDS,
        resource.RLIMIT_CORE: 0,
    }
    bind(bounds)
    set_qpdf_limits(
        parser_max_nesting=200,
        max_stream_filters=8,
        flate_max_memory=MOST_STREAM,
        png_max_memory=MOST_STREAM,
        run_length_max_memory=MOST_STREAM,
        tiff_max_memory=MOST_STREAM,
        dct_max_memory=MOST_STREAM,
    )


if __name__ == "__main__":
    main()
