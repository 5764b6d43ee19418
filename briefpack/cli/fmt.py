"""``briefpack fmt``: files in their canonical form."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefpack.cli.exits import Exit
from briefpack.cli.narrate import complain, data, say
from briefpack.errors import BriefpackError

if TYPE_CHECKING:
    from briefpack.store.canonical import Formatted

_MARKDOWN = frozenset({".md", ".markdown"})
_KINDS = "those are pack.toml, board.toml, note.toml, membership/YEAR.toml and reports"


@dataclass(slots=True)
class _Tally:
    """What became of the files."""

    changed: list["Formatted"] = field(default_factory=list)
    right: int = 0
    failed: int = 0

    def told(self, *, written: bool) -> str:
        """The numbers: 2 files formatted, 5 already right."""
        changed = _files(len(self.changed))
        parts = [f"{changed} formatted" if written else f"{changed} would be formatted"]
        parts.append(f"{self.right} already right")
        if self.failed:
            parts.append(f"{self.failed} left alone")
        return ", ".join(parts)


@click.command("fmt", short_help="Put a pack's files into canonical form, comments and all.")
@click.argument(
    "paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--check", is_flag=True, help="Write nothing; the status is 1 if a file would change."
)
@click.option("--diff", is_flag=True, help="Write nothing; print what would change.")
def command(paths: tuple[Path, ...], *, check: bool, diff: bool) -> int:
    """Put files into canonical form: a file, a pack's folder, a board's, or any folder of them.

    Keys and tables come into one order, and spaces and blank lines are made even. Comments move
    with what they stand above or beside. The order of items, notices, officers and members stays
    yours, and so does what stands between quotes or brackets.

    Nothing that is printed changes: what a file says is compared before it is written, and where
    that would differ, the file stays as it is.

    Where a folder above has schemas/, as `briefpack schema --into` makes it, the first line of a
    TOML file names its schema, for editors.

    \b
        briefpack fmt meetings/2016-11-03
        briefpack fmt --diff .               show what would change
        briefpack fmt --check .              for build servers and commit hooks

    The status is 0 when all is right, with --check and --diff 1 when a file would change, and 2
    when a file could not be read; the others are formatted all the same.
    """  # noqa: D301 - click wants the character itself
    written = not (check or diff)
    tally = _Tally()
    for path, name in _found(paths):
        _format(path, name, tally, written=written)
    if diff:
        for formatted in tally.changed:
            data(_difference(formatted).removesuffix("\n"))
    else:
        for formatted in tally.changed:
            say(f"{'formatted' if written else 'would format'} {formatted.path}")
    say(tally.told(written=written))
    if tally.failed:
        return Exit.USAGE
    return Exit.PROBLEMS if tally.changed and not written else Exit.FINE


def _found(paths: Sequence[Path]) -> list[tuple[Path, str]]:
    """All files to format, each once, with the name of its kind."""
    from briefpack.store.find import find_texts

    found: dict[Path, tuple[Path, str]] = {}
    for where in paths:
        texts = [(path, _kind(path)) for path in find_texts(where)]
        if not texts:
            raise BriefpackError(f"{where} has none of briefpack's files", _KINDS)
        for path, name in texts:
            found.setdefault(path.resolve(), (path, name))
    return list(found.values())


def _kind(path: Path) -> str:
    """The name of a file's kind; Markdown that somebody names is a report, head or not."""
    from briefpack.store.find import model_of

    name = model_of(path)
    if name is None and path.suffix.lower() in _MARKDOWN:
        return "report"
    if name is None:
        raise BriefpackError(f"{path} is none of briefpack's files", _KINDS)
    return name


def _format(path: Path, name: str, tally: _Tally, *, written: bool) -> None:
    from briefpack.store.canonical import format_file

    try:
        formatted = format_file(path, name)
        if formatted.changed and written:
            formatted.write()
    except BriefpackError as error:
        complain(error.message, error.hint)
        tally.failed += 1
        return
    if formatted.changed:
        tally.changed.append(formatted)
    else:
        tally.right += 1


def _difference(formatted: "Formatted") -> str:
    """A unified diff, which `patch` understands; on a terminal without what would move about it."""
    from difflib import unified_diff

    from briefpack.reporters.text import printable

    name = formatted.path.as_posix()
    before, after = _lines(formatted.before), _lines(formatted.after)
    lines = [
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for line in unified_diff(before, after, name, name)
    ]
    if sys.stdout.isatty():
        lines = [f"{printable(line[:-1])}\n" for line in lines]
    return "".join(lines)


def _lines(text: bytes) -> list[str]:
    """The lines of a text with their line feeds, and with nothing else taken for a line's end."""
    *lines, last = text.decode().split("\n")
    return [f"{line}\n" for line in lines] + ([last] if last else [])


def _files(count: int) -> str:
    return f"{count} file{'s' if count != 1 else ''}"
