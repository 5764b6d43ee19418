"""``briefpack validate``: what is wrong with packs, and where."""

import os
from collections.abc import Iterator
from pathlib import Path

import click

from briefpack import load, validate
from briefpack.cli.exits import Exit
from briefpack.cli.narrate import coloured, data, say
from briefpack.errors import BriefpackError
from briefpack.problems import Problem
from briefpack.reporters.text import COLOURED, PLAIN, summary, text_report
from briefpack.store.files import is_file
from briefpack.store.load import BOARD_FILE, PACK_FILE, LoadedPack


@click.command("validate", short_help="Check packs, and tell what is wrong and where.")
@click.argument("packs", nargs=-1, required=True, type=click.Path(path_type=Path))
def command(packs: tuple[Path, ...]) -> int:
    """Check each PACK: a pack's folder, its pack.toml, or a board's folder with all its packs.

    Problems go to standard output, each with its file, line and column, and what to do. The
    status is 1 if there are any, 0 if there are none.
    """
    everything: list[Problem] = []
    checked = 0
    for where in _found(packs):
        loaded = load(where)
        problems = validate(loaded)
        everything += problems
        checked += 1
        if problems:
            data(report(loaded, problems))
    say(f"{checked} pack{'s' if checked != 1 else ''} checked: {summary(everything)}")
    return Exit.PROBLEMS if everything else Exit.FINE


def report(loaded: LoadedPack, problems: tuple[Problem, ...]) -> str:
    """The problems of a pack, its files named from where the reader is."""
    prefix = os.path.relpath(loaded.shelf.root)
    prefix = "" if prefix == "." else f"{Path(prefix).as_posix()}/"
    texts = {name: source.text for name, source in loaded.sources.items()}
    return text_report(problems, texts, prefix, COLOURED if coloured() else PLAIN)


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
