"""Problems as JUnit XML, for the test reports of GitLab, Jenkins and others.

A file is a suite, a problem a case. Errors and warnings fail; advice is skipped, which GitLab and
Jenkins both show with its words, where the output of a case that passed is not to be seen. A
file without problems is a case that passed.

GitLab knows a case by its suite, class and name, and drops the second of two alike: a name has no
line number, so that a problem stays the same when lines come or go, and is numbered where others
are the same. GitLab shows the text of a failure only, Jenkins its message and its text.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from briefpack.problems import Problem, Severity
from briefpack.reporters.catalogue import Files

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write (section 2.2)."""


def junit_report(problems: Sequence[Problem], files: Files) -> str:
    """One ``testsuites`` with a suite for each file, by name; no times, for there are none."""
    by_file: dict[str, list[Problem]] = {name: [] for name in files.texts}
    for problem in problems:
        by_file.setdefault(problem.place.file, []).append(problem)
    root = ET.Element("testsuites", {"name": "briefpack"})
    for file in sorted(by_file):
        root.append(_suite(_legal(f"{files.prefix}{file}"), by_file[file], files))
    for key in ("tests", "failures", "errors"):
        root.set(key, str(sum(int(suite.get(key, "0")) for suite in root)))
    ET.indent(root)
    written = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'


def _suite(file: str, problems: Sequence[Problem], files: Files) -> ET.Element:
    skipped = sum(problem.severity is Severity.ADVICE for problem in problems)
    suite = ET.Element(
        "testsuite",
        {
            "name": file,
            "tests": str(len(problems) or 1),
            "failures": str(len(problems) - skipped),
            "errors": "0",
            "skipped": str(skipped),
        },
    )
    # Jenkins takes what stands before the last full stop for a package.
    case = {"classname": f"briefpack.{file.replace('.', '_')}"}
    if not problems:
        ET.SubElement(suite, "testcase", {**case, "name": "no problems"})
    for problem, name in zip(problems, _names(problems), strict=True):
        outcome = ET.SubElement(
            ET.SubElement(suite, "testcase", {**case, "name": name}),
            "skipped" if problem.severity is Severity.ADVICE else "failure",
            {"type": problem.severity.value, "message": _legal(problem.message)},
        )
        outcome.text = _legal(_body(problem, files))
    return suite


def _names(problems: Sequence[Problem]) -> Iterator[str]:
    """A name for each, no two the same."""
    taken: set[str] = set()
    alike: Counter[str] = Counter()
    for problem in problems:
        plain = name = _legal(f"{problem.code} {problem.message}")
        while name in taken:
            alike[plain] += 1
            name = f"{plain} ({alike[plain] + 1})"
        taken.add(name)
        yield name


def _body(problem: Problem, files: Files) -> str:
    what = f" ({problem.path})" if problem.path else ""
    lines = [
        f"{problem.severity.value} {problem.code} {problem.message}",
        f"{files.prefix}{problem.place}{what}",
    ]
    return "\n".join([*lines, problem.hint] if problem.hint else lines)


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)
