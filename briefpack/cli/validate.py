"""``briefpack validate``: what is wrong with packs, and where."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import click

from briefpack import load, validate
from briefpack.cli.exits import Exit
from briefpack.cli.formats import FORMATS
from briefpack.cli.narrate import data, say
from briefpack.errors import BriefpackError
from briefpack.problems import Problem, Severity
from briefpack.reporters.catalogue import Files
from briefpack.reporters.text import summary
from briefpack.store.files import is_file
from briefpack.store.load import BOARD_FILE, PACK_FILE, LoadedPack


@dataclass(slots=True)
class Gathered:
    """The problems of some packs, their files named from where the reader is, each told once.

    Packs of one board share files, and so problems.
    """

    problems: dict[Problem, None] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    def add(self, loaded: LoadedPack, problems: Sequence[Problem]) -> None:
        """Add the problems of one pack."""
        root = os.path.relpath(loaded.shelf.root)
        prefix = "" if root == "." else f"{Path(root).as_posix()}/"
        for problem in problems:
            place = replace(problem.place, file=f"{prefix}{problem.place.file}")
            self.problems[replace(problem, place=place)] = None
        for name, source in loaded.sources.items():
            self.texts[f"{prefix}{name}"] = source.text

    def chosen(self, select: Sequence[str], ignore: Sequence[str]) -> tuple[Problem, ...]:
        """Those whose code starts with one of ``select``, if any, and with none of ``ignore``."""
        return tuple(
            problem
            for problem in self.problems
            if (not select or problem.code.startswith(tuple(select)))
            and not problem.code.startswith(tuple(ignore))
        )


@click.command("validate", short_help="Check packs, and tell what is wrong and where.")
@click.argument("packs", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    help="How to tell.  [text]",
)
@click.option("--select", metavar="CODES", help="Only codes that start so: BP2,BP401.")
@click.option("--ignore", metavar="CODES", help="No codes that start so.")
@click.option("--strict", is_flag=True, help="Let advice, too, make the status 1.")
@click.option("--statistics", is_flag=True, help="Only count the problems of each code.")
def command(
    packs: tuple[Path, ...],
    form: str,
    select: str | None,
    ignore: str | None,
    *,
    strict: bool,
    statistics: bool,
) -> int:
    """Check each PACK: a pack's folder, its pack.toml, or a board's folder with all its packs.

    Problems go to standard output, each with its file, line and column, and what to do. The
    status is 1 if there are errors or warnings, 0 if there are none; --strict counts advice too.

    \b
    Formats for machines:
      concise    a line a problem, as compilers tell them
      json       one array; jsonl has an object a line
      github     annotations of a workflow, and its job summary
      gitlab     a Code Quality report
      junit      test results, which most build servers show
      sarif      for code scanning

    `briefpack rule CODE` explains a code.
    """  # noqa: D301 - click wants the character itself
    gathered = Gathered()
    checked = 0
    for where in _found(packs):
        loaded = load(where)
        gathered.add(loaded, validate(loaded))
        checked += 1
    problems = gathered.chosen(_codes(select), _codes(ignore))
    files = Files("", gathered.texts)
    text = _statistics(problems) if statistics else FORMATS[form](problems, files)
    if text:
        data(text.removesuffix("\n"))
    say(f"{checked} pack{'s' if checked != 1 else ''} checked: {summary(problems)}")
    wrong = [problem for problem in problems if strict or problem.severity is not Severity.ADVICE]
    return Exit.PROBLEMS if wrong else Exit.FINE


def report(loaded: LoadedPack, problems: Sequence[Problem]) -> str:
    """The problems of a pack for people, its files named from where the reader is."""
    gathered = Gathered()
    gathered.add(loaded, problems)
    return FORMATS["text"](tuple(gathered.problems), Files("", gathered.texts))


def _codes(text: str | None) -> tuple[str, ...]:
    """The codes of a list such as "BP2, BP401". Raises BriefpackError for what is none."""
    codes = tuple(code.strip().upper() for code in (text or "").split(",") if code.strip())
    for code in codes:
        if not code.startswith("BP"):
            raise BriefpackError(f"{code} is not a code.", "codes are like BP401, or BP4 for many")
    return codes


def _statistics(problems: Sequence[Problem]) -> str:
    """How many problems each code has, the most first."""
    counts: dict[str, int] = {}
    for problem in problems:
        counts[problem.code] = counts.get(problem.code, 0) + 1
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return "\n".join(f"{count:6} {code}" for code, count in ordered)


def _found(packs: tuple[Path, ...]) -> Iterator[Path]:
    """The packs themselves; those of a board's folder in the order of their names."""
    for where in packs:
        if is_file(where / PACK_FILE) or not is_file(where / BOARD_FILE):
            yield where
            continue
        found = sorted(where.glob(f"meetings/*/{PACK_FILE}"))
        if not found:
            raise BriefpackError(f"{where} has no packs yet", "a pack is meetings/DATE/pack.toml")
        yield from found
