"""``briefpack completion``: the script that makes Tab complete commands and options."""

import click
from click.shell_completion import get_completion_class

from briefpack.cli.exits import Exit
from briefpack.cli.narrate import data


@click.command("completion", short_help="Print what makes Tab complete commands.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> int:
    """Print the completion script of a SHELL.

    \b
        briefpack completion bash > ~/.local/share/bash-completion/completions/briefpack
        briefpack completion zsh > ~/.zfunc/_briefpack
        briefpack completion fish > ~/.config/fish/completions/briefpack.fish
    """  # noqa: D301 - click wants the character itself
    from briefpack.cli.main import cli

    found = get_completion_class(shell)
    if found is None:
        return Exit.USAGE
    data(found(cli, {}, "briefpack", "_BRIEFPACK_COMPLETE").source())
    return Exit.FINE
