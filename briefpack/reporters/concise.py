"""Problems one a line, for editors that jump to a place and for ``grep``."""

from collections.abc import Sequence

from briefpack.problems import Problem
from briefpack.reporters.catalogue import Files
from briefpack.reporters.text import printable


def concise_report(problems: Sequence[Problem], files: Files) -> str:
    """``file:line:column: error BP102 message`` for each, in the order given.

    A problem of a whole file has no line and column.
    """
    return "".join(f"{_line(problem, files)}\n" for problem in problems)


def _line(problem: Problem, files: Files) -> str:
    where = f"{files.prefix}{problem.place}"
    return printable(f"{where}: {problem.severity.value} {problem.code} {problem.message}")
