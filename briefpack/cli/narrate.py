"""Everything that briefpack says: data to standard output, narration to standard error."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper

import click


def data(text: str) -> None:
    """What the command was asked for."""
    click.echo(text)


def say(text: str) -> None:
    """What goes on, for whoever watches."""
    click.echo(text, err=True)


def complain(message: str, hint: str | None = None) -> None:
    """Why the command cannot go on, and what to do about it."""
    say(f"briefpack: {message}")
    if hint:
        say(f"  = {hint}")


def show_what_can_be_shown() -> None:
    """Have a question mark stand for what standard output's encoding lacks, in all that follows."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def watched() -> bool:
    """Whether somebody watches standard error."""
    return sys.stderr.isatty()


def coloured() -> bool:
    """Whether standard output may have colour: a terminal does, unless NO_COLOR is set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


@contextmanager
def progress_line(label: str) -> Iterator[Callable[[int, int, str], None]]:
    """A line on standard error that fills; nothing where nobody watches.

    What it gives takes how much is done, of how much, and the title of the last.
    """
    if not watched():
        yield lambda *_: None
        return

    with click.progressbar(
        length=1,
        file=sys.stderr,
        label=label,
        show_percent=False,
        show_eta=False,
        show_pos=True,
        item_show_func=lambda title: str(title)[:40] if title else "",
        update_min_steps=1,
    ) as bar:

        def advance(done: int, total: int, title: str) -> None:
            bar.length = total
            bar.update(done - bar.pos, title)

        yield advance
