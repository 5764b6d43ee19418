"""The ``briefpack`` command. Commands are imported when they are called: start-up is a feature."""

import errno
import gc
import importlib
import os
import sys
import traceback
from typing import Any

import click

from briefpack import __version__
from briefpack.cli.exits import Exit
from briefpack.cli.narrate import complain, show_what_can_be_shown
from briefpack.errors import BriefpackError, RenderCancelled
from briefpack.problems import nearest

# Checks are the same wherever they run; and looking for plug-ins takes pydantic a while.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

# A command is short, and most of what it makes at its start, it keeps: fewer searches for
# garbage save a tenth of its time.
gc.set_threshold(100_000, 20, 20)

_COMMANDS = {
    "new": ("briefpack.cli.new", "Start a pack, from nothing or from the last meeting's."),
    "edit": ("briefpack.cli.edit", "Compose a pack in the terminal."),
    "set": ("briefpack.cli.set", "Set what a pack says of its meeting, or a board of itself."),
    "item": ("briefpack.cli.item", "List, add, move and change the items of an agenda."),
    "paper": ("briefpack.cli.paper", "List, add, move and change papers and appendices."),
    "member": ("briefpack.cli.member", "List and change the membership of a board."),
    "insert": (
        "briefpack.cli.insert",
        "Put pictures, tables, footnotes and references into a report.",
    ),
    "find": ("briefpack.cli.find", "Find words in the texts of a pack."),
    "replace": ("briefpack.cli.replace", "Put other words in the place of those that a pack has."),
    "render": ("briefpack.cli.render", "Make a pack's PDF."),
    "validate": ("briefpack.cli.validate", "Check packs, and tell what is wrong and where."),
    "web": ("briefpack.cli.web", "Make a web site of boards and their meetings."),
    "doctor": ("briefpack.cli.doctor", "Say whether everybody can read a PDF."),
    "note": ("briefpack.cli.note", "Start the note of a meeting, or approve it."),
    "attend": ("briefpack.cli.attend", "Say who was at a meeting, in its note."),
    "minute": ("briefpack.cli.minute", "Say in a note what came of its items."),
    "actions": ("briefpack.cli.actions", "List who is to do what by when, over all meetings."),
    "circulate": ("briefpack.cli.circulate", "Write the e-mail that a pack is sent round with."),
    "calendar": ("briefpack.cli.calendar", "Make a calendar file of a meeting, or a board's year."),
    "stats": ("briefpack.cli.stats", "Say what packs weigh, and how meetings went."),
    "fmt": ("briefpack.cli.fmt", "Put a pack's files into canonical form, comments and all."),
    "rule": ("briefpack.cli.rule", "Explain a rule: what it asks, why, and how to mend it."),
    "schema": ("briefpack.cli.schema", "Print the schema of a pack's files, for editors."),
    "completion": ("briefpack.cli.completion", "Print what makes Tab complete commands."),
}
"""Each command's module, and its line in the help: told without importing the module."""


class _Commands(click.Group):
    """A group that knows its commands by name, and imports one when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = importlib.import_module(_COMMANDS[cmd_name][0]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name in _COMMANDS or name.startswith("-"):
            return super().resolve_command(ctx, args)
        close = nearest(name, _COMMANDS)
        hint = f"did you mean {close}?" if close else "see them all with `briefpack --help`"
        raise BriefpackError(f"there is no command {name}", hint)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in _COMMANDS.items()])


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit status: 0 fine, 1 problems found, 2 wrong use or unreadable, 130 interrupted.",
)
@click.version_option(__version__, prog_name="briefpack", message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context) -> None:
    """Briefing packs for councils and boards: plain files in, an accessible PDF out.

    A pack is a folder with a pack.toml: the meeting, its notices and its agenda. The board it
    belongs to stands in a board.toml above it. Without a command, the editor opens.

    \b
        briefpack edit meetings/2016-11-03
        briefpack validate meetings/2016-11-03
        briefpack render meetings/2016-11-03 -o agenda.pdf
    """  # noqa: D301 - click wants the character itself
    if context.invoked_subcommand is not None:
        return
    if sys.stdin.isatty() and sys.stdout.isatty():
        context.invoke(importlib.import_module("briefpack.cli.edit").command)
    else:
        click.echo(context.get_help())


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; ends the process with a status of ``Exit``."""
    show_what_can_be_shown()
    sys.exit(_run(arguments))


def _run(arguments: list[str] | None) -> int:
    try:
        status: Any = cli.main(arguments, prog_name="briefpack", standalone_mode=False)
    except click.exceptions.Exit as end:
        return end.exit_code
    except (click.Abort, KeyboardInterrupt, RenderCancelled):
        complain("stopped; nothing was changed.")
        return Exit.INTERRUPTED
    except SystemExit:
        # click's own end: a shell has its completions, or whoever read our output has had
        # enough of it, as `head` does.
        return Exit.FINE
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told
        _tell(error)
        return Exit.USAGE
    return int(status) if isinstance(status, int) else Exit.FINE


def _tell(error: Exception) -> None:
    """Say why the command ended: in words where it is not briefpack's own fault."""
    if isinstance(error, click.ClickException):
        error.show()
    elif isinstance(error, BriefpackError):
        complain(error.message, error.hint)
    elif isinstance(error, OSError) and _is_without_room(error):
        message = "no file can be written for the time being: the disk is full, or can only be read"
        complain(message, "make room, or name another folder with TMPDIR")
    else:
        traceback.print_exception(error)
        complain("this is a fault in briefpack, not in the pack.", "please report the lines above")


def _is_without_room(error: OSError) -> bool:
    """Whether nothing can be written where temporary files go."""
    full = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}
    return error.errno in full or "No usable temporary directory" in str(error)
