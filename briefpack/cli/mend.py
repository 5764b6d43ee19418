"""Mending what can be mended without a doubt: ``validate --fix`` and ``--diff``.

All is mended in memory and checked again, as often as that shows what else can be; then files are
written, each once.
"""

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from briefpack.cli.gather import Gathered
from briefpack.errors import BriefpackError
from briefpack.problems import Edit, Problem
from briefpack.store.attachments import is_report
from briefpack.store.edits import apply
from briefpack.store.files import decode
from briefpack.store.reports import BROKEN_HEAD, read_report
from briefpack.store.sources import Source
from briefpack.store.toml_read import BROKEN_TOML, parse_toml
from briefpack.store.write import Change, FileState, save_all, state_of

MOST_ROUNDS = 10
"""How often what is mended is checked again."""

Texts = Mapping[str, str]
"""Files' texts by their names, as they are told from the working directory."""


@dataclass(slots=True)
class Mending:
    """What was mended: how many problems, files' texts before and after, and what is found now.

    ``broken`` are files that are left as they were: mended, they could no longer be read.
    """

    found: Gathered
    count: int = 0
    before: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    _states: dict[str, FileState] = field(default_factory=dict)

    def write(self) -> None:
        """Write the files. Raises BriefpackError, with none written, where one cannot be."""
        save_all(
            [Change(Path(file), self.after[file], self._states[file]) for file in self.changed]
        )

    @property
    def changed(self) -> list[str]:
        """The names of the files that are not as they were."""
        return [file for file in sorted(self.after) if self.after[file] != self.before[file]]

    def add(self, new: Texts) -> None:
        """Take texts for files'. Raises BriefpackError where one has changed on disk meanwhile."""
        for file, text in new.items():
            if file not in self.before:
                path = Path(file)
                self._states[file] = state = state_of(path)
                if state.digest is None or not self._as_checked(path, file):
                    message = f"{file} has changed while it was being checked"
                    raise BriefpackError(message, "nothing was written; try again")
                self.before[file] = self.found.texts[file]
            self.after[file] = text

    def _as_checked(self, path: Path, file: str) -> bool:
        return decode(path.read_bytes(), file) == self.found.texts[file]

    def difference(self) -> str:
        """What is mended, as a unified diff that ``patch`` understands."""
        return "".join(
            _difference(file, self.before[file], self.after[file]) for file in self.changed
        )


def mended(
    check: Callable[[Texts], Gathered], chosen: Callable[[Gathered], Sequence[Problem]]
) -> Mending:
    """Mend the problems that are ``chosen``, of those that ``check`` finds with texts in place."""
    mending = Mending(check({}))
    for _ in range(MOST_ROUNDS):
        problems = [problem for problem in chosen(mending.found) if problem.edits]
        new, count = _one_round(problems, mending)
        if not count:
            break
        mending.add(new)
        mending.count += count
        mending.found = check(mending.after)
    return mending


def _one_round(problems: Sequence[Problem], mending: Mending) -> tuple[dict[str, str], int]:
    """The texts of files with as many problems mended as can be at once, and how many."""
    texts = mending.found.texts
    problems = [each for each in problems if mending.broken.isdisjoint(_by_file([each]))]
    while problems:
        problems = _side_by_side(problems, texts)
        new = {file: apply(texts[file], edits)[0] for file, edits in _by_file(problems).items()}
        worse = {file for file in new if _reads(file, texts[file]) and not _reads(file, new[file])}
        if not worse:
            return new, len(problems)
        mending.broken |= worse
        problems = [each for each in problems if worse.isdisjoint(_by_file([each]))]
    return {}, 0


def _side_by_side(problems: Sequence[Problem], texts: Texts) -> list[Problem]:
    """Problems none of whose edits are in the way of another's: the edits of one go together."""
    if not any(apply(texts[file], edits)[1] for file, edits in _by_file(problems).items()):
        return list(problems)
    taken: list[Problem] = []
    edits: dict[str, list[Edit]] = defaultdict(list)
    for problem in problems:
        more = _by_file([problem])
        if not any(apply(texts[file], edits[file] + more[file])[1] for file in more):
            taken.append(problem)
            for file, new in more.items():
                edits[file] += new
    return taken


def _by_file(problems: Iterable[Problem]) -> dict[str, list[Edit]]:
    edits: dict[str, list[Edit]] = defaultdict(list)
    for problem in problems:
        for edit in problem.edits:
            edits[edit.place.file].append(edit)
    return edits


def _reads(file: str, text: str) -> bool:
    """Whether a text can be read at all."""
    if is_report(file):
        problems = read_report(Source(file, text)).problems
        return not any(problem.code in {BROKEN_HEAD, BROKEN_TOML} for problem in problems)
    return parse_toml(Source(file, text, text)) is None


def _difference(file: str, before: str, after: str) -> str:
    from difflib import unified_diff

    from briefpack.reporters.text import printable

    lines = [
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for line in unified_diff(_lines(before), _lines(after), file, file)
    ]
    if sys.stdout.isatty():
        lines = [f"{printable(line[:-1])}\n" for line in lines]
    return "".join(lines)


def _lines(text: str) -> list[str]:
    """The lines of a text with their line feeds, and with nothing else taken for a line's end."""
    *lines, last = text.split("\n")
    return [f"{line}\n" for line in lines] + ([last] if last else [])
