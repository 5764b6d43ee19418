"""``briefpack circulate``: the message that a pack is sent round with."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefpack.cli.narrate import data
from briefpack.errors import BriefpackError

if TYPE_CHECKING:
    from briefpack.cycle.circulation import Clock
    from briefpack.model.briefing import BriefingPack


@click.command("circulate", short_help="Write the e-mail that a pack is sent round with.")
@click.argument("pack", type=click.Path(path_type=Path))
def command(pack: Path) -> int:
    """Print the text of an e-mail about PACK: subject, when and where, agenda, apologies, contact.

    It is plain text, in lines that can be quoted. Page numbers stand behind the items where the
    pack was rendered as it is now. Exempt items are told as such, without their titles; passcodes
    are left out.

    \b
        briefpack render meetings/2016-11-03
        briefpack circulate meetings/2016-11-03 > message.txt

    The first line is the subject. Nothing is sent.
    """  # noqa: D301 - click wants the character itself
    from briefpack.cli.meetings import printed_pages, the_meeting, told
    from briefpack.cycle.circulation import circulation

    history, held = the_meeting(pack)
    if held.briefing is None:
        hint = "see what `briefpack validate` says of it"
        raise BriefpackError(f"{pack} has no pack.toml that can be read", hint)
    message = circulation(held.briefing, printed_pages(held), _clock(held.briefing, history.folder))
    data(str(message).removesuffix("\n"))
    return told(history)


def _clock(briefing: "BriefingPack", root: Path) -> "Clock":
    """How the board's theme writes times, so that the message says what the pages say."""
    from functools import partial

    from briefpack.rendering.formats import clock
    from briefpack.rendering.theme import load_theme

    try:
        theme = load_theme(briefing.board.theme, root, root)
    except BriefpackError:  # validate tells of it
        theme = load_theme("plain")
    return partial(clock, labels=theme.labels)
