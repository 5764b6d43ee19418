"""What the commands that change a pack share: showing a change, writing it, and what came of it.

A change is made in memory, by the editor's own operations. Where a file could no longer be
understood after it, it is refused, and nothing is written.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefpack.cli.exits import Exit
from briefpack.cli.narrate import data, say
from briefpack.cli.options import Day, Function
from briefpack.errors import BriefpackError

if TYPE_CHECKING:
    from briefpack.editing.workspace import Content, Workspace
    from briefpack.problems import Problem
    from briefpack.store.load import LoadedPack

_MOST_TOLD = 5
"""New problems that are told one by one."""


def change_options(function: Function) -> Function:
    """The options of every command that changes files."""
    diff = click.option("--diff", is_flag=True, help="Write nothing; print what would change.")
    today = click.option("--today", type=Day(), metavar="DAY", help="Count from this day.  [today]")
    return today(diff(function))


def confirmed(question: str, *, yes: bool) -> None:
    """Ask, on a terminal. Raises BriefpackError elsewhere, and Abort where the answer is no."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise BriefpackError("nobody is there to be asked", "say --yes; nothing was changed")
    if not click.confirm(question, default=False, err=True):
        raise click.Abort


@dataclass(slots=True)
class Changing:
    """A pack while a command changes it, and what it was before.

    ``alone`` is a file that is checked by itself, where no pack names it.
    """

    workspace: "Workspace"
    today: date
    alone: str | None = None
    _before: "LoadedPack" = field(init=False)

    def __post_init__(self) -> None:
        self._before = self._loaded()

    @classmethod
    def begin(
        cls, workspace: "Workspace", today: date | None, alone: str | None = None
    ) -> "Changing":
        """Begin to change files, on this very day where none is named."""
        return cls(workspace, today or date.today(), alone)  # noqa: DTZ011 - the officer's day

    @classmethod
    def of_board(
        cls, board: Path, file: str, within: Path | None, today: date | None
    ) -> "Changing":
        """A file of a board, checked ``within`` a pack that names it, or alone where none does."""
        if within is not None:
            return cls.open(within, today)
        from briefpack.editing.workspace import Workspace
        from briefpack.store.files import Shelf
        from briefpack.store.load import PACK_FILE

        return cls.begin(Workspace(Shelf(board.resolve()), PACK_FILE), today, file)

    @classmethod
    def open(cls, where: Path, today: date | None) -> "Changing":
        """The pack in a folder. Raises BriefpackError where there is none that can be read."""
        from briefpack.editing.workspace import Workspace

        found = cls.begin(Workspace.open(where), today)
        if found.workspace.loaded.briefing is None:
            hint = "see what `briefpack validate` says of it, and mend it first"
            raise BriefpackError(f"{where} has no pack.toml that can be read", hint)
        return found

    def _loaded(self) -> "LoadedPack":
        if self.alone is None:
            return self.workspace.loaded
        from briefpack.store.load import load_alone

        shelf = replace(self.workspace.shelf, unsaved=self.workspace.unsaved)
        return load_alone(shelf.path(self.alone), shelf)

    def _problems(self, loaded: "LoadedPack") -> "tuple[Problem, ...]":
        from briefpack.rules.registry import validate_pack

        return validate_pack(loaded, today=self.today)

    def check(self) -> "LoadedPack":
        """What is there now. Raises BriefpackError where a file cannot be understood any more.

        A new file may: a report is begun with its summary still to be written.
        """
        loaded = self._loaded()
        new = new_ones(self._before.problems, loaded.problems)
        wrong = [each for each in new if _is_error(each) and not self._is_new(each.place.file)]
        if wrong:
            hint = f"{wrong[0].hint}; nothing was changed" if wrong[0].hint else None
            raise BriefpackError(_refusal(wrong), hint or "nothing was changed")
        return loaded

    def _is_new(self, file: str) -> bool:
        return self.workspace.has(file) and self.workspace.on_disk(file) is None

    def finish(self, *now: str, diff: bool = False, listed: Iterable[str] = ()) -> Exit:
        """Write what has changed, or show it, and say what is ``now`` so.

        ``listed`` is what standard output has of it, once it is written. Of problems, those are
        told that were not there before.
        """
        loaded = self.check()
        if not self.workspace.is_dirty:
            say("nothing was changed: it is so already.")
            return Exit.FINE
        problems = new_ones(self._problems(self._before), self._problems(loaded))
        if diff:
            data(self._difference().removesuffix("\n"))
            say("nothing was written; without --diff:")
        else:
            self.workspace.save()
            for line in listed:
                data(line)
        for line in now:
            say(shown(line))
        _tell(loaded, problems)
        return Exit.FINE

    # -- what would change ------------------------------------------------------------------

    def _difference(self) -> str:
        workspace = self.workspace
        return "".join(
            _difference(called(workspace, file), workspace.on_disk(file), workspace.content(file))
            for file in sorted(workspace.unsaved_files)
        )


def _is_error(problem: "Problem") -> bool:
    return problem.severity.value == "error"


def _refusal(wrong: "Sequence[Problem]") -> str:
    first = wrong[0]
    where = f" ({first.path})" if first.path else ""
    return shown(f"this cannot be: {first.message}{where}")


def shown(text: str) -> str:
    """A line of somebody's words as a terminal may have it."""
    from briefpack.reporters.text import printable

    return "\n".join(map(printable, text.split("\n")))


def new_ones(before: "Sequence[Problem]", after: "Sequence[Problem]") -> "list[Problem]":
    """The problems that were not there before, wherever the others stand now.

    Numbers in their words may have changed with the items'; those are the same problems.
    """
    exact = Counter((each.code, each.place.file, each.message) for each in before)
    left: list[Problem] = []
    for problem in after:
        key = (problem.code, problem.place.file, problem.message)
        if exact[key]:
            exact[key] -= 1
        else:
            left.append(problem)
    rest: Counter[tuple[str, str, str]] = Counter()
    for (code, file, message), count in exact.items():
        rest[code, file, _without_numbers(message)] += count
    new = []
    for problem in left:
        key = (problem.code, problem.place.file, _without_numbers(problem.message))
        if rest[key]:
            rest[key] -= 1
        else:
            new.append(problem)
    return new


def _without_numbers(message: str) -> str:
    return "".join("#" if letter.isdigit() else letter for letter in message)


def _tell(loaded: "LoadedPack", problems: "Sequence[Problem]") -> None:
    """Tell new problems as ``validate`` would."""
    if not problems:
        return
    from briefpack.cli.gather import of_pack
    from briefpack.reporters.text import PLAIN, summary, text_report

    say(f"new since this change: {summary(problems)}")
    found = of_pack(loaded, problems[:_MOST_TOLD])
    files = found.as_files
    say(text_report(tuple(found.problems), files.texts, files.prefix, PLAIN).removesuffix("\n"))
    if (more := len(problems) - _MOST_TOLD) > 0:
        say(f"  = and {more} more, which `briefpack validate` tells")


# -- differences -------------------------------------------------------------------------------


def called(workspace: "Workspace", file: str) -> str:
    """A file as it is named from the working directory."""
    import os

    return Path(os.path.relpath(workspace.shelf.path(file))).as_posix()


def _difference(name: str, before: "Content", after: "Content") -> str:
    """A unified diff, which ``patch`` understands; of what is no text, a line."""
    from difflib import unified_diff

    if isinstance(before, bytes) or isinstance(after, bytes):
        return f"# {name}: {_of_file(before, after)}\n"
    old, new = _lines(before or ""), _lines(after or "")
    lines = [
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for line in unified_diff(
            old,
            new,
            name if before is not None else "/dev/null",
            name if after is not None else "/dev/null",
        )
    ]
    if sys.stdout.isatty():
        lines = [f"{shown(line[:-1])}\n" for line in lines]
    return "".join(lines)


def _of_file(before: "Content", after: "Content") -> str:
    if after is None:
        return "this file goes"
    size = len(after)
    return f"a {'new ' if before is None else ''}file of {size:,} byte{'s' if size != 1 else ''}"


def _lines(text: str) -> list[str]:
    """The lines of a text with their line feeds, and with nothing else taken for a line's end."""
    *lines, last = text.split("\n")
    return [f"{line}\n" for line in lines] + ([last] if last else [])
