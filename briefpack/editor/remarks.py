"""Which problem belongs below which row of a form."""

from collections.abc import Sequence

from briefpack.editing.values import Path
from briefpack.editor.fields import label_of
from briefpack.editor.form_rows import FormRow
from briefpack.editor.targets import ADD, read_path
from briefpack.problems import Problem, Severity


def remarks_by_row(
    problems: Sequence[Problem], file: str, rows: Sequence[FormRow]
) -> dict[Path, tuple[str, Severity]]:
    """The worst problem of each row, by the row's path; how many more there are is said."""
    order = list(Severity)
    here = [problem for problem in problems if problem.place.file == file]
    if not here:
        return {}
    paths = {row.path for row in rows}
    lists = {row.in_list: row.path for row in reversed(rows) if row.in_list is not None}
    found: dict[Path, list[Problem]] = {}
    for problem in sorted(here, key=lambda each: order.index(each.severity)):
        path = _row_of(read_path(problem.path), paths, lists)
        if path is not None:
            found.setdefault(path, []).append(problem)
    return {path: (_said(several), several[0].severity) for path, several in found.items()}


def _row_of(path: Path, paths: set[Path], lists: dict[Path, Path]) -> Path | None:
    for end in range(len(path), 0, -1):
        above = path[:end]
        if above in paths:
            return above
        if above in lists:
            return lists[above]
    return None


def _said(problems: Sequence[Problem]) -> str:
    first = problems[0]
    hint = f": {_in_words(first.hint)}" if first.hint else ""
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    return f"{first.message}{hint}{more}"


def _in_words(hint: str) -> str:
    """A hint that names a key of the file, as the form has it."""
    found = ADD.fullmatch(hint)
    if found is None:
        return hint
    return f"fill in “{label_of((found['table'] or found['key']).rpartition('.')[2])}”"
