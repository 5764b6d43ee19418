"""Problems for GitHub Actions: annotations at lines of the files, and the job's summary.

GitHub shows ten errors, ten warnings and ten notices of a step and drops the others without a
word, so that here the worst ten are chosen and the number of the others is told.
"""

import re
from collections.abc import Sequence

from briefpack.problems import Problem, Severity
from briefpack.reporters.catalogue import Files
from briefpack.reporters.text import printable, summary

_SHOWN = 10
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}
_WORST_FIRST = list(Severity)
_SUMMARY_BYTES = 1_000_000
"""A little below the mebibyte above which GitHub refuses a step's summary."""

_LINE_ENDS = re.compile("([\r\n])")
_MARKDOWN = re.compile(r"[\\`*_\[\]<>|~&:@#$]|(?<=www)\.", re.IGNORECASE)
"""What is markup within a table's cell: emphasis, links, HTML, mentions, mathematics."""


def github_report(problems: Sequence[Problem], files: Files) -> str:
    """Workflow commands, worst first, at most ten and one that tells how many were left out."""
    ranked = sorted(problems, key=lambda problem: _WORST_FIRST.index(problem.severity))
    shown = ranked[:_SHOWN]
    if len(ranked) > _SHOWN and shown[0].severity is Severity.ADVICE:
        shown.pop()  # a notice too, as is what tells of those left out
    commands = [_annotation(problem, files) for problem in shown]
    if left := len(ranked) - len(shown):
        more = f"… and {left} more; see the job summary"
        commands.append(_command("notice", {"title": "briefpack"}, more))
    return "".join(f"{command}\n" for command in commands)


def step_summary(problems: Sequence[Problem], files: Files) -> str:
    """All problems as a Markdown table, for the file that $GITHUB_STEP_SUMMARY names.

    As many as GitHub takes; of further ones, only how many they are.
    """
    lines = [f"### briefpack: {summary(problems)}"]
    if problems:
        lines += ["", "| | Code | Where | What |", "|---|---|---|---|"]
    size = sum(len(line) + 1 for line in lines)
    for number, problem in enumerate(problems):
        row = _row(problem, files)
        size += len(row.encode()) + 1
        if size > _SUMMARY_BYTES:
            lines += ["", f"… and {len(problems) - number} more"]
            break
        lines.append(row)
    return "\n".join([*lines, ""])


def _annotation(problem: Problem, files: Files) -> str:
    place = problem.place
    properties = {"file": files.name(problem)}
    if place.line:
        properties["line"] = str(place.line)
        # Columns are allowed within one line only.
        one_line = place.end_line in {0, place.line}
        if place.column and one_line:
            properties["col"] = str(place.column)
        if place.end_line:
            properties["endLine"] = str(place.end_line)
        if place.end_column and one_line:
            properties["endColumn"] = str(place.end_column)
    properties["title"] = f"briefpack {problem.code}"
    words = f"{problem.message}\n{problem.hint}" if problem.hint else problem.message
    return _command(_COMMANDS[problem.severity], properties, words)


def _command(name: str, properties: dict[str, str], message: str) -> str:
    pairs = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {pairs}::{_data(message)}"


def _data(text: str) -> str:
    """The text of a command, escaped as the runner reads it; other control characters go."""
    kept = "".join(each if each in "\r\n" else printable(each) for each in _LINE_ENDS.split(text))
    return kept.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _row(problem: Problem, files: Files) -> str:
    what = _cell(problem.message)
    if problem.hint:
        what += f"<br>{_cell(problem.hint)}"
    where = _cell(f"{files.prefix}{problem.place}")
    return f"| {problem.severity.value} | {_cell(problem.code)} | {where} | {what} |"


def _cell(text: str) -> str:
    return _MARKDOWN.sub(r"\\\g<0>", printable(" ".join(text.split())))
