"""The command run as a person or a script runs it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

REPO = Path(__file__).parents[2]


class Ended(NamedTuple):
    """How a command ended: its status, and what it wrote where."""

    status: int
    out: str
    err: str


Command = Callable[..., Ended]


def process(*arguments: str | Path, **environment: str) -> Ended:
    """Run the command as a person would."""
    ran = subprocess.run(
        [sys.executable, "-m", "briefpack", *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, "PYTHONPATH": str(REPO), **environment},
    )
    return Ended(ran.returncode, ran.stdout, ran.stderr)
