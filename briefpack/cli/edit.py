"""``briefpack edit``: the editor."""

import os
import sys
from datetime import date
from pathlib import Path

import click

from briefpack.cli.exits import Exit
from briefpack.cli.narrate import complain
from briefpack.cli.options import Day
from briefpack.errors import BriefpackError


@click.command("edit", short_help="Compose a pack in the terminal.")
@click.argument("pack", required=False, type=click.Path(path_type=Path))
@click.option("--read-only", is_flag=True, help="Look, and change nothing.")
@click.option("--today", metavar="DATE", type=Day(), help="The day to count from.  [today]")
def command(pack: Path | None, today: date | None, *, read_only: bool) -> int:
    """Compose PACK: a pack's folder, or its pack.toml. Without one, choose from those opened
    last, or begin a new one.

    Nothing is written until you save (Ctrl+S); what is not saved is kept as a draft, also when
    the terminal closes or the machine stops. F1 explains whatever has the focus, Ctrl+P or F9
    finds every command by its name.

    Your own keys and theme stand in config.toml in the folder that your system keeps settings
    in, such as ~/.config/briefpack: docs/editor.md tells how.
    """  # noqa: D205 - it is a help text
    if not sys.stdin.isatty() or not sys.stdout.isatty():
        raise BriefpackError(
            "the editor needs a terminal", "in scripts, use validate, fmt, new and render"
        )
    os.environ.setdefault("TEXTUAL_FPS", "120")  # a key is seen sooner
    from briefpack.editor.app import Editor
    from briefpack.editor.faults import tell_briefly
    from briefpack.editor.settings import Settings
    from briefpack.editor.turns import run

    if pack is not None and not (pack / "pack.toml").is_file():
        from briefpack.store.load import shelf_of

        shelf_of(pack)  # what is no pack is said here, not on the screen
    day = today or date.today()  # noqa: DTZ011 - the officer's day
    editor = Editor(pack, today=day, read_only=read_only, settings=Settings.read())
    tell_briefly(editor)
    run(editor.run_async())
    if editor.return_code == 1:  # Textual has told of the fault itself
        hint = "what was not saved is kept as a draft: open the pack again to take it up"
        complain("this is a fault in briefpack", hint)
        return Exit.USAGE
    return editor.return_code or Exit.FINE
