"""What ``item``, ``paper`` and ``insert`` share: their options, and telling what was done."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from briefpack.cli.changing import Changing
from briefpack.cli.exits import Exit
from briefpack.cli.narrate import data, say
from briefpack.cli.options import Function

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefpack.cli.agenda_names import Thing
    from briefpack.editing.values import Path as ValuePath

What = Literal["item", "paper"]

PACK = click.argument("pack", type=click.Path(path_type=Path))
VALUES = click.argument("values", metavar="KEY=VALUE...", nargs=-1, required=True)
FORMAT = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
FILE = click.option(
    "--file", "-f", type=click.Path(path_type=Path), help="Copy this PDF or picture."
)

_MOST = 8
"""New numbers that are told one by one."""


def step_options(function: Function) -> Function:
    """The options of what moves by one place."""
    up = click.option("--up", is_flag=True, help="One place up.")
    down = click.option("--down", is_flag=True, help="One place down.")
    return up(down(function))


def delete_options(function: Function) -> Function:
    """The options of what deletes."""
    files = "Delete the files that only it names, too."
    with_files = click.option("--with-files", is_flag=True, help=files)
    yes = click.option("--yes", is_flag=True, help="Do not ask.")
    return with_files(yes(function))


def one_of(wanted: str, **given: object) -> None:
    """Raises a usage error, which says what is ``wanted``, unless one option is given of some."""
    if sum(each is not None and each is not False for each in given.values()) != 1:
        names = ", ".join(f"--{name.replace('_', '-')}" for name in given)
        raise click.UsageError(f"{wanted}: one of {names}")


def opened(
    pack: Path, what: What, name: str, today: date | None
) -> "tuple[Changing, list[Thing], Thing]":
    """A pack, its agenda, and what is called so on it. Raises BriefpackError without one."""
    from briefpack.cli.agenda_names import agenda, find_item, find_paper

    changing = Changing.open(pack, today)
    things = agenda(changing)
    find = find_item if what == "item" else find_paper
    return changing, things, find(things, name)


def print_things(things: "Sequence[Thing]", what: What, form: str) -> int:
    """Print items, or papers, as the table or the JSON that is asked for."""
    from briefpack.cli import agenda_listing as listing

    if form == "json":
        as_json = listing.items_as_json if what == "item" else listing.papers_as_json
        data(as_json(things))
        return Exit.FINE
    if not things:
        say(f"There is no {what} yet.")
        say(f"  = add one with `briefpack {what} add`")
    as_text = listing.items_as_text if what == "item" else listing.papers_as_text
    for line in as_text(things):
        data(line)
    return Exit.FINE


def finish(
    changing: Changing,
    file: str,
    path: "ValuePath",
    told: str,
    *,
    diff: bool,
    was: "Thing | None" = None,
    before: "Sequence[Thing]" = (),
) -> int:
    """Write what has changed, and say what is so now: ``told`` of the thing at a path.

    New numbers are told where there is an agenda from ``before``.
    """
    from briefpack.cli.agenda_names import agenda

    changing.check()  # which says what is wrong, where the agenda cannot be told any more
    after = agenda(changing)
    thing = next(each for each in after if (each.file, each.path) == (file, path))
    line = told.format(thing, was=was, now=thing.called)
    return changing.finish(line, *renumbered(before, after, but=thing), diff=diff)


def renumbered(
    before: "Sequence[Thing]", after: "Sequence[Thing]", but: "Thing | None" = None
) -> list[str]:
    """A line that tells the new numbers; none where there are none."""
    from briefpack.cli.agenda_names import new_numbers

    new = new_numbers(before, after, but)
    more = f", and {len(new) - _MOST} more" if len(new) > _MOST else ""
    return [f"  = other new numbers: {', '.join(new[:_MOST])}{more}"] if new else []
