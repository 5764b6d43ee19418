"""Problems for programs. The format is stable: keys may be added, none is renamed or removed.

``json`` is one array of objects, ``jsonl`` one object a line, in the order of the problems. Each
object has these keys, always all of them, null where something is not known:

- ``code``: "BP102".
- ``severity``: "error", "warning" or "advice".
- ``message``: one sentence in plain words.
- ``hint``: what to do, or null.
- ``path``: the way to the value in the model, "items[2].papers[0].file", or null.
- ``file``: as it can be opened from the working directory, with forward slashes.
- ``line``, ``column``: where the place begins, from 1, columns in characters (code points);
  null for a whole file.
- ``end_line``, ``end_column``: just past the last character, or null.

The text is ASCII, with escapes for other characters; halves of characters, as the name of a file
may have them, are U+FFFD.
"""

import json
from collections.abc import Sequence

from briefpack.problems import Problem
from briefpack.reporters.catalogue import Files, encodable


def json_report(problems: Sequence[Problem], files: Files) -> str:
    """All problems as one JSON array."""
    return json.dumps([_item(problem, files) for problem in problems], indent=2) + "\n"


def jsonl_report(problems: Sequence[Problem], files: Files) -> str:
    """Each problem as a JSON object on a line of its own."""
    return "".join(f"{json.dumps(_item(problem, files))}\n" for problem in problems)


def _item(problem: Problem, files: Files) -> dict[str, str | int | None]:
    place = problem.place
    return {
        "code": encodable(problem.code),
        "severity": problem.severity.value,
        "message": encodable(problem.message),
        "hint": encodable(problem.hint) if problem.hint else None,
        "path": encodable(problem.path) or None,
        "file": encodable(files.name(problem)),
        "line": place.line or None,
        "column": place.column or None,
        "end_line": place.end_line or None,
        "end_column": place.end_column or None,
    }
