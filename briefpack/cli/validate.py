"""``briefpack validate``: what is wrong with packs, and where."""

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefpack.cli.exits import Exit
from briefpack.cli.formats import FORMATS
from briefpack.cli.gather import Asked, Gathered, Touched, gather, of_pack
from briefpack.cli.narrate import complain, data, say, watched
from briefpack.cli.options import Day
from briefpack.errors import BriefpackError
from briefpack.problems import Problem, Severity, nearest
from briefpack.reporters.text import summary
from briefpack.rules.registry import all_rules
from briefpack.store.files import is_file, is_folder
from briefpack.store.find import find_packs, find_texts, home_of
from briefpack.store.load import BOARD_FILE, MEMBERSHIP_FOLDER, PACK_FILE

if TYPE_CHECKING:
    from briefpack.cli.mend import Mending
    from briefpack.store.load import LoadedPack

_OF_NO_MEETING = frozenset({MEMBERSHIP_FOLDER, "reports"})
"""Folders in which nobody looks for a pack."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

BREATH = 100
"""Milliseconds after which a watcher looks up: it has to be at work before the first check."""


@dataclass(frozen=True, slots=True)
class _Choice:
    """What is wanted: of what, as it is asked, with which codes, and how it is told."""

    paths: tuple[Path, ...]
    asked: Asked
    form: str
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    strict: bool
    statistics: bool
    since: str | None

    def gathered(self, unsaved: Mapping[str, str] | None = None) -> Gathered:
        """All problems, with ``unsaved`` texts in place of files'.

        How far it has come is shown to whoever watches.
        """
        touched: Touched = _everything
        if self.since is not None:
            from briefpack.cli.changed import touched_since

            touched = touched_since(self.since, self.paths, self.asked.start)
        asked = replace(self.asked, unsaved=unsaved or {})
        return gather(self.paths, asked, touched=touched, progress=_progress())

    def chosen(self, found: Gathered) -> tuple[Problem, ...]:
        """Those with the wanted codes."""
        return found.chosen(self.select, self.ignore)


@click.command("validate", short_help="Check packs, and tell what is wrong and where.")
@click.argument(
    "paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    help="How to tell.  [text]",
)
@click.option("--select", metavar="CODES", help="Only codes that start so: BP2,BP401.")
@click.option("--ignore", metavar="CODES", help="No codes that start so.")
@click.option("--profile", metavar="NAME", help="Local rules in place of the board's own.")
@click.option("--strict", is_flag=True, help="Let advice, too, make the status 1.")
@click.option("--statistics", is_flag=True, help="Only count the problems of each code.")
@click.option("--fix", is_flag=True, help="Mend what can be mended without a doubt.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--watch", is_flag=True, help="Check again whenever a file changes.")
@click.option("--changed-since", "since", metavar="REV", help="Only packs that differ from REV.")
@click.option("--today", metavar="DATE", type=Day(), help="The day to count from.  [today]")
def command(
    paths: tuple[Path, ...],
    *,
    form: str,
    select: str | None,
    ignore: str | None,
    profile: str | None,
    since: str | None,
    today: date | None,
    strict: bool,
    statistics: bool,
    fix: bool,
    diff: bool,
    watch: bool,
) -> int:
    """Check what is at each PATH: a pack, a board's folder with all its packs, one file of them,
    or a folder with many boards.

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

    \b
    Profiles, which a board.toml names too:
      lga-board, principal-council-england, executive-england,
      wales, parish, corporate-board; any-board has no local rules

    What is late hangs on the day: --today 2016-10-20 gives the same answer on any other.

    A problem that is to stand is allowed by a comment on its line or above it, with a reason:
    "# briefpack: allow BP304: the last item is never long". `briefpack rule CODE` explains a code.
    """  # noqa: D301, D205 - click wants the characters; it is a help text, not a docstring
    asked = Asked(today or date.today(), profile, Path.cwd())  # noqa: DTZ011 - the officer's day
    if profile is not None:
        from briefpack.rules.profiles import find_profile

        find_profile(profile)
    choice = _Choice(paths, asked, form, _codes(select), _codes(ignore), strict, statistics, since)
    if diff:
        return _differ(choice)
    if watch:
        return _watch(choice, fix=fix)
    return _once(choice, fix=fix)


def _once(choice: _Choice, *, fix: bool) -> int:
    found = _fixed(choice) if fix else choice.gathered()
    problems = choice.chosen(found)
    told = (
        _statistics(problems)
        if choice.statistics
        else FORMATS[choice.form](problems, found.as_files)
    )
    if told:
        data(told.removesuffix("\n"))
    say(f"{_checked(found)} checked: {summary(problems)}{_mendable(problems, fix=fix)}")
    for path in choice.paths:
        _tell_without_pack(path)
    wrong = (each for each in problems if choice.strict or each.severity is not Severity.ADVICE)
    return Exit.PROBLEMS if any(wrong) else Exit.FINE


def _checked(found: Gathered) -> str:
    packs = f"{found.packs} pack{'s' if found.packs != 1 else ''}"
    if not found.files:
        return packs
    other = "other " if found.packs else ""
    files = f"{found.files} {other}file{'s' if found.files != 1 else ''}"
    return f"{packs} and {files}" if found.packs else files


def _tell_without_pack(path: Path) -> None:
    """Say of a folder that no pack is in it, where whoever named it may think that there is."""
    absolute = path.absolute()
    if not is_folder(path) or is_file(path / BOARD_FILE) or absolute.name in _OF_NO_MEETING:
        return
    pack, board = home_of(path / PACK_FILE)
    if pack is not None or any(find_packs(path)):
        return
    texts = [text.relative_to(path).as_posix() for text in find_texts(path)]
    more = f" and {len(texts) - 1} more" if len(texts) > 1 else ""
    say(f"there is no {PACK_FILE} in {path}: only {texts[0]}{more} was checked, as it stands")
    named = "" if _DAY.fullmatch(absolute.name) else " --date DAY"
    named += "" if board else " --board NAME"
    say(f"  = begin a pack with: briefpack new {path}{named}")


def _mendable(problems: Sequence[Problem], *, fix: bool) -> str:
    count = sum(bool(problem.edits) for problem in problems)
    return f"; --fix mends {count} of them" if count and not fix else ""


def _fixed(choice: _Choice) -> Gathered:
    """What is left once all that can be is mended."""
    from briefpack.cli.mend import mended

    mending = mended(choice.gathered, choice.chosen)
    mending.write()
    _tell(mending, "mended")
    return mending.found


def _differ(choice: _Choice) -> int:
    from briefpack.cli.mend import mended

    mending = mended(choice.gathered, choice.chosen)
    changes = mending.difference()
    if changes:
        data(changes.removesuffix("\n"))
    _tell(mending, "would be mended")
    return Exit.PROBLEMS if changes else Exit.FINE


def _tell(mending: "Mending", what: str) -> None:
    for file in sorted(mending.broken):
        say(f"{file} is left as it is: mended, it could not be read")
    files = len(mending.changed)
    if files:
        problems = f"{mending.count} problem{'s' if mending.count != 1 else ''}"
        say(f"{problems} {what} in {files} file{'s' if files != 1 else ''}")


def _watch(choice: _Choice, *, fix: bool) -> int:
    """Check, and again after each change, until somebody presses Ctrl-C."""
    from watchfiles import watch

    folders = tuple(dict.fromkeys(map(_watched, choice.paths)))
    checked = False
    try:
        # The first check, too, waits until the folders are watched: no change is missed.
        for changes in watch(*folders, rust_timeout=BREATH, yield_on_timeout=True):
            if checked and not changes:
                continue
            if sys.stdout.isatty():
                click.clear()
            try:
                _once(choice, fix=fix)
            except BriefpackError as error:
                if not checked:
                    raise
                complain(error.message, error.hint)  # a pack may be away while it is being moved
            checked = True
            say("waiting for changes; Ctrl-C ends")
    except KeyboardInterrupt:
        say("stopped")
    return Exit.INTERRUPTED


def _watched(path: Path) -> Path:
    """The folder whose files may change what is told: that of the board, where there is one."""
    if not is_file(path) and not is_folder(path):
        raise BriefpackError(f"there is no {path}", "name a pack, a board, or a folder of them")
    folder = path if is_folder(path) else path.parent
    pack, board = home_of(folder / PACK_FILE)
    return board or pack or folder


def _everything(_: object) -> bool:
    return True


def _progress() -> Callable[[int, int], None]:
    """A line on standard error that counts many packs, where somebody watches."""
    if not watched():
        return lambda *_: None

    def show(done: int, total: int) -> None:
        if total > 1:
            end = "\r" if done < total else "\r\x1b[K"
            click.echo(f"{done} of {total} packs checked{end}", err=True, nl=False)

    return show


def report(loaded: "LoadedPack", problems: Sequence[Problem]) -> str:
    """The problems of a pack for people, its files named from where the reader is."""
    found = of_pack(loaded, problems)
    return FORMATS["text"](tuple(found.problems), found.as_files)


def _codes(text: str | None) -> tuple[str, ...]:
    """The codes of a list such as "BP2, BP401". Raises BriefpackError for what is none."""
    codes = tuple(code.strip().upper() for code in (text or "").split(",") if code.strip())
    for code in codes:
        if not code.startswith("BP"):
            raise BriefpackError(f"{code} is not a code.", "codes are like BP401, or BP4 for many")
        known = [rule.code for rule in all_rules()]
        if not any(each.startswith(code) for each in known):
            close = nearest(code, known)
            hint = f"did you mean {close}?" if close else "`briefpack rule` lists all"
            raise BriefpackError(f"there is no rule {code}", hint)
    return codes


def _statistics(problems: Sequence[Problem]) -> str:
    """How many problems each code has, the most first."""
    counts: dict[str, int] = {}
    for problem in problems:
        counts[problem.code] = counts.get(problem.code, 0) + 1
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return "\n".join(f"{count:6} {code}" for code, count in ordered)
