"""``briefpack calendar``: meetings as calendar files."""

from pathlib import Path

import click

from briefpack.cli.narrate import say
from briefpack.errors import BriefpackError


@click.command("calendar", short_help="Make a calendar file of a meeting, or of a board's year.")
@click.argument("where", metavar="PACK|BOARD", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The .ics file to write.  [print it]"
)
@click.option("--year", metavar="YEAR", help="A board's year: 2016-17, or all.  [the last]")
def command(where: Path, output: Path | None, year: str | None) -> int:
    """Make a calendar file (iCalendar, RFC 5545) that any calendar can open.

    Of a PACK: the meeting with its place, how to join from elsewhere, and its agenda. Of a BOARD:
    all meetings of the municipal year, and the next one where the last pack announces it.
    Exempt items are told as such, without their titles. Passcodes are left out.

    \b
        briefpack calendar meetings/2016-11-03 -o meeting.ics
        briefpack calendar . -o board.ics
        briefpack calendar . --year all -o board.ics

    Write over the file that was sent last: where the day, the time or the place differ from what
    it says, the event's SEQUENCE rises, so that members' calendars take the change. A cancelled
    meeting stays in it as cancelled.
    """  # noqa: D301 - click wants the character itself
    from briefpack.cli.meetings import (
        chosen_year,
        history_of,
        is_pack,
        printed_pages,
        the_meeting,
        told,
    )
    from briefpack.cycle.calendars import board_calendar, pack_calendar

    before = _before(output)
    if is_pack(where):
        if year is not None:
            hint = "name the board's folder"
            raise BriefpackError("--year cannot be given with one meeting", hint)
        history, held = the_meeting(where)
        made = pack_calendar(held, printed_pages(held), before)
    else:
        history = history_of(where)
        made = board_calendar(history, chosen_year(history, year), before)
    _write(made, output)
    return told(history)


def _before(output: Path | None) -> bytes | None:
    """The calendar that is written over."""
    if output is None or not output.exists():
        return None
    from briefpack.store.os_errors import in_words

    try:
        return output.read_bytes()
    except OSError as error:
        raise in_words(error, output, "read") from None


def _write(made: bytes, output: Path | None) -> None:
    if output is None:
        click.echo(made, nl=False)
        return
    from briefpack.store.write import save

    save(output, made)
    events = made.count(b"BEGIN:VEVENT")
    say(f"{output}: {events} meeting{'s' if events != 1 else ''}")
