"""Mending what can be mended without a doubt: ``validate --fix`` and ``--diff``."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import unified_diff
from pathlib import Path

from briefpack.problems import Edit, Problem
from briefpack.store.edits import apply
from briefpack.store.files import decode
from briefpack.store.write import save, state_of


def mended(problems: Sequence[Problem]) -> Iterator[tuple[Path, str, str]]:
    """Each file that can be mended, its text now, and its text mended.

    Files are named from the working directory, as the problems name them.
    """
    for file, edits in _by_file(problems).items():
        text = decode(Path(file).read_bytes(), file)
        if isinstance(text, str):
            new, _ = apply(text, edits)
            if new != text:
                yield Path(file), text, new


def mend(problems: Sequence[Problem]) -> int:
    """Mend files in place; returns how many. Raises BriefpackError where one cannot be written."""
    count = 0
    for file, edits in _by_file(problems).items():
        path = Path(file)
        state = state_of(path)
        text = decode(path.read_bytes(), file)
        if not isinstance(text, str):
            continue
        new, _ = apply(text, edits)
        if new != text:
            save(path, new, state)
            count += 1
    return count


def difference(problems: Sequence[Problem]) -> str:
    """What mending would change, as a unified diff."""
    parts: list[str] = []
    for path, text, new in mended(problems):
        lines = unified_diff(
            text.splitlines(keepends=True),
            new.splitlines(keepends=True),
            f"{path}",
            f"{path} (mended)",
        )
        parts += (line if line.endswith("\n") else f"{line}\n" for line in lines)
    return "".join(parts)


def _by_file(problems: Iterable[Problem]) -> dict[str, list[Edit]]:
    edits: dict[str, list[Edit]] = defaultdict(list)
    for problem in problems:
        for edit in problem.edits:
            edits[edit.place.file].append(edit)
    return edits
