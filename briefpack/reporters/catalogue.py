"""What reporters are given besides problems: how files are named, and what rules are about."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from inspect import cleandoc

from briefpack.problems import Problem, Severity

_SURROGATES = re.compile("[\ud800-\udfff]")
_LABEL = re.compile(r"(What|Why|Fix):\s*(.*)")


@dataclass(frozen=True, slots=True)
class Files:
    """The files that were checked.

    ``prefix`` is put before a file's name, so that it can be opened from the working directory
    or from the root of the repository. ``texts`` are the texts of all files by name, also of
    those without problems.
    """

    prefix: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)

    def name(self, problem: Problem) -> str:
        """The problem's file as it can be opened."""
        return f"{self.prefix}{problem.place.file}"


@dataclass(frozen=True, slots=True)
class RuleHelp:
    """A rule's manual page: ``what`` is asked, ``why``, and how to ``fix`` it."""

    code: str
    name: str
    summary: str
    what: str
    why: str
    fix: str
    severity: Severity


def parse_manual(docstring: str) -> tuple[str, str, str, str]:
    """A rule's docstring as (summary, what, why, fix); what it does not have is empty.

    The first line, or lines up to a blank one, is the summary. "What:", "Why:" and "Fix:" at the
    start of a line begin the others; lines are joined, blank lines part paragraphs. Text before
    the first label goes with What.
    """
    parts: dict[str, list[str]] = {"": [""], "What": [""], "Why": [""], "Fix": [""]}
    current = ""
    for line in cleandoc(docstring).split("\n"):
        words = line.strip()
        if label := _LABEL.fullmatch(words):
            current, words = label[1], label[2]
        elif not words:
            current = current or "What"
            parts[current].append("")
        parts[current][-1] = f"{parts[current][-1]} {words}".strip()
    summary, what, why, fix = (
        "\n\n".join(filter(None, paragraphs)) for paragraphs in parts.values()
    )
    return summary, what, why, fix


def fingerprints(problems: Sequence[Problem], files: Files) -> list[str]:
    """For each problem what it can be known by in another run, no two the same.

    A problem keeps its fingerprint when lines above it come or go; of several alike in one file,
    the first stays the first.
    """
    seen: Counter[str] = Counter()
    found = []
    for problem in problems:
        key = json.dumps([problem.code, files.name(problem), problem.path, problem.message])
        seen[key] += 1
        found.append(hashlib.sha256(f"{key}{seen[key]}".encode()).hexdigest()[:32])
    return found


def encodable(text: str) -> str:
    """``text`` without halves of characters, as a file's name may have them: no UTF-8 has."""
    return _SURROGATES.sub("\ufffd", text)


def with_hint(problem: Problem) -> str:
    """The message, and the hint where there is one, as one text."""
    words = f"{problem.message}: {problem.hint}" if problem.hint else problem.message
    return encodable(words)
