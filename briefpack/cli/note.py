"""``briefpack note``: the note of a meeting, begun and approved."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefpack.cli.exits import Exit
from briefpack.cli.narrate import data, say
from briefpack.cli.options import Day
from briefpack.errors import BriefpackError

if TYPE_CHECKING:
    from briefpack.cycle.history import HeldMeeting, History

_NOTE = "note.toml"


@click.command("note", short_help="Start the note of a meeting, or approve it.")
@click.argument("pack", type=click.Path(path_type=Path))
@click.argument("day", required=False, type=Day())
@click.option("--print", "only_print", is_flag=True, help="Write nothing; print the note.")
@click.option("--approve", is_flag=True, help="Say that the next meeting has approved it.")
def command(pack: Path, day: date | None, *, only_print: bool, approve: bool) -> int:
    """Start the note of the meeting of PACK, as note.toml in its folder.

    It has the items of the agenda, where and when the meeting was, the next meeting, and everybody
    of the membership as comments, for you to say who was there. Where the board's last note does
    not start with 1, the numbers run on from it. A note that is there is never written over.

    \b
        briefpack note meetings/2016-11-03
        briefpack note meetings/2016-11-03 --print       to look at it first
        briefpack edit meetings/2016-11-03               then write it

    A note is a draft, and says so on every page, until the next meeting has approved it:

    \b
        briefpack note meetings/2016-11-03 --approve
        briefpack note meetings/2016-11-03 --approve 2016-12-01

    The day is that of the meeting that approved it; where nobody says, that of the first meeting
    whose agenda has the note. On it hangs that earlier packs go on being printed with a draft.
    Corrections that have no day were agreed then.
    """  # noqa: D301 - click wants the character itself
    if approve and only_print:
        raise click.UsageError("--print and --approve cannot be given together")
    if day is not None and not approve:
        raise click.UsageError(f"a day ({day}) is for --approve alone")
    from briefpack.cli.meetings import the_meeting, told

    history, held = the_meeting(pack)
    if approve:
        _approve(history, held, day)
        return told(history)
    _start(history, held, only_print=only_print)
    return Exit.FINE


def _start(history: "History", held: "HeldMeeting", *, only_print: bool) -> None:
    from briefpack.cli.meetings import shown
    from briefpack.cycle.history import read_history
    from briefpack.cycle.notes import following_number, note_before
    from briefpack.editing.making import with_schema_line, write_new
    from briefpack.editing.new_note import new_note

    folder = history.folder / held.folder
    if held.briefing is None:
        hint = "see what `briefpack validate` says of it"
        raise BriefpackError(f"{shown(folder)} has no pack.toml that can be read", hint)
    if held.cancelled:
        raise BriefpackError(f"the meeting was not held: {held.cancelled}", "it has no note")
    path = folder / _NOTE
    if path.exists() and not only_print:
        raise BriefpackError(
            f"there is a {shown(path)} already", "change that one, or see a new one with --print"
        )
    last = note_before(read_history(history.folder, papers=False), held.date)
    number = following_number(last.note if last else None)
    text = with_schema_line(new_note(folder, number), path, "note")
    if only_print:
        data(text.removesuffix("\n"))
        return
    for made in write_new(folder, {_NOTE: text}):
        say(f"made {shown(made)}: say who was there and what was decided")
    if number > 1 and last is not None:
        say(f"  = its numbers run on from {number}, behind the note of {last.date}")


def _approve(history: "History", held: "HeldMeeting", day: date | None) -> None:
    from briefpack.cli.meetings import shown
    from briefpack.cli.recording import change_text
    from briefpack.cycle.history import read_history
    from briefpack.cycle.notes import approving_meeting, with_approval

    if held.note_file is None:
        hint = f"start one with `briefpack note {shown(history.folder / held.folder)}`"
        raise BriefpackError(f"the meeting of {held.date} has no note", hint)
    path = history.folder / held.note_file
    if held.note is None:
        hint = "see what `briefpack validate` says of it, and mend it first"
        raise BriefpackError(f"{shown(path)} cannot be read", hint)
    if day is not None and day <= held.date:
        hint = "name the day of the meeting that approved it"
        raise BriefpackError(f"{day} is not after the meeting, {held.date}", hint)
    if day is None and held.note.approved is None:
        every = read_history(history.folder, papers=False)
        day = approving_meeting(every, held, date.today())  # noqa: DTZ011 - the officer's day
    if change_text(path, lambda text: with_approval(text, day)):
        say(f"{shown(path)}: approved{f' on {day}' if day else ''}.")
    else:
        say(f"{shown(path)} is approved already; nothing was changed.")
    if day is None and held.note.approved is None:
        again = f"briefpack note {shown(history.folder / held.folder)} --approve 2016-12-01"
        say(f"  = say which meeting approved it: `{again}`")
