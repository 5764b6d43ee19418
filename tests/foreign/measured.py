"""What a child takes, measured from a process that is small itself.

A process's peak counts that of the one it was started from, so the tests' own would not do.
"""

import hashlib
import json
import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from briefpack.foreign.children import run_all
from briefpack.foreign.kinds import Examined, Refused
from briefpack.foreign.wire import read_answer, write_answer

REPO = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Measured:
    """A verdict, the clean file if there is one, and what it took."""

    verdict: Examined | Refused
    texts: tuple[str, ...]
    clean: bytes | None
    seconds: float
    megabytes: float


def measured(data: bytes, folder: Path) -> Measured:
    """Have a small process examine a file, and tell what its child took."""
    source, clean = folder / "foreign.pdf", folder / "clean.pdf"
    source.write_bytes(data)
    ran = subprocess.run(
        [sys.executable, "-m", "tests.foreign.measured", str(source), str(clean)],
        capture_output=True,
        check=True,
        cwd=REPO,
        env={**os.environ, "PYTHONPATH": str(REPO)},
    )
    told = json.loads(ran.stdout)
    answer = read_answer(told["answer"].encode(), hashlib.sha256(data).hexdigest())
    kept = clean.read_bytes() if clean.exists() else None
    return Measured(answer.verdict, answer.texts, kept, told["seconds"], told["megabytes"])


def main(source: Path, clean: Path) -> None:
    data = source.read_bytes()
    began = time.monotonic()
    ((_, ran),) = run_all([(hashlib.sha256(data).hexdigest(), data)], 1)
    seconds = time.monotonic() - began
    if ran.clean is not None:
        clean.write_bytes(ran.clean)
    # Linux counts in kilobytes.
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    answer = write_answer(ran.answer).decode()
    sys.stdout.write(json.dumps({"answer": answer, "seconds": seconds, "megabytes": peak}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
