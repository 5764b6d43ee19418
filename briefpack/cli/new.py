"""``briefpack new``: a pack to start from, alone or from the last meeting's."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefpack.cli.exits import Exit
from briefpack.cli.narrate import data, say
from briefpack.cli.options import Day
from briefpack.errors import BriefpackError

if TYPE_CHECKING:
    from briefpack.editing.last_actions import OpenAction
    from briefpack.editing.new_pack import NewBoard

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MEETINGS = "meetings"
_TEMPLATES = ("meeting", "annual", "special")


class _Time(click.ParamType[time]):
    name = "time"

    def convert(
        self, value: str | time, param: click.Parameter | None, ctx: click.Context | None
    ) -> time:
        from briefpack.editing.typed_dates import read_time

        if isinstance(value, time):
            return value
        when = read_time(value)
        if when is None:
            self.fail(f"{value!r} is no time; write it like 16:30 or 4.30pm", param, ctx)
        return when


@dataclass(frozen=True, slots=True)
class _Said:
    """What the command was told of the new pack."""

    day: date | None
    start: time | None
    venue: str | None
    board: str | None
    profile: str | None
    theme: str | None
    template: str | None

    def refuse(self, reason: str, *names: str) -> None:
        """Raise BriefpackError where one of some options was given."""
        given = [f"--{name}" for name in names if getattr(self, name) is not None]
        if given:
            raise BriefpackError(f"{' and '.join(given)} cannot be given: {reason}")


@click.command("new", short_help="Start a pack, from nothing or from the last meeting's.")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option(
    "--from",
    "previous",
    metavar="PACK",
    type=click.Path(path_type=Path),
    help="Carry over what stands on every agenda of the last pack.",
)
@click.option("--date", "day", metavar="DAY", type=Day(), help="Its day: 2026-11-03, '3 nov'.")
@click.option("--start", metavar="TIME", type=_Time(), help="When it starts: 16:30, 4.30pm.")
@click.option("--venue", metavar="NAME", help="Where it is held.")
@click.option("--board", metavar="NAME", help="The board, where no board.toml has it.")
@click.option("--profile", metavar="NAME", help="Its local rules.  [any-board]")
@click.option("--theme", metavar="NAME", help="How its pages look.  [plain]")
@click.option(
    "--template", type=click.Choice(_TEMPLATES), help="The agenda to start from.  [meeting]"
)
@click.option("--membership", "year", metavar="YEAR", help="Make a year's membership, no pack.")
def command(
    folder: Path | None,
    *,
    previous: Path | None,
    day: date | None,
    start: time | None,
    venue: str | None,
    board: str | None,
    profile: str | None,
    theme: str | None,
    template: str | None,
    year: str | None,
) -> int:
    """Make the pack of a new meeting in FOLDER. Nothing is asked, and nothing is overwritten.

    From the last meeting's pack: procedural items, the note and other business are carried over
    with their comments and ids, without papers; so are the notices. What the last pack says of
    the next meeting becomes this one's day, time and place. The last note is a paper if it is
    written, else to follow; its open actions are printed.

    \b
        briefpack new meetings/2026-12-01 --from meetings/2026-11-03
        briefpack new 2026-12-01 --from 2026-11-03      the same, in a board's folder

    From nothing: below a board.toml, the pack belongs to that board; elsewhere it stands alone,
    with the board and its members in the same file.

    \b
        briefpack new meetings/2026-12-01 --start 4.30pm --venue "Town Hall"
        briefpack new may --date "first monday in may" --template annual \\
            --board "Ashcombe Parish Council" --profile parish

    For a new municipal year: the newest membership of the board, copied for you to change.

    \b
        briefpack new --membership 2027-28

    Then `briefpack validate FOLDER` tells what is still to do.
    """  # noqa: D301 - click wants the character itself
    said = _Said(day, start, venue, board, profile, theme, template)
    if year is not None:
        reason = "a membership has no meeting"
        said.refuse(reason, "day", "start", "venue", "board", "profile", "theme", "template")
        _membership(folder or Path(), year)
        return Exit.FINE
    if folder is None:
        raise BriefpackError("the new pack has no folder", "name one: meetings/2026-12-01")
    where = _placed(folder, beside=previous)
    from briefpack.editing.making import check_free

    check_free(where)
    if previous is not None:
        _roll(where, _placed(previous), said)
    else:
        _start(where, said)
    return Exit.FINE


def _placed(folder: Path, beside: Path | None = None) -> Path:
    """A folder called by a day alone is one of the board's meetings."""
    if len(folder.parts) != 1 or not _DAY.fullmatch(folder.name) or folder.exists():
        return folder
    if beside is not None and len(beside.parts) > 1:
        return (beside.parent if beside.name == "pack.toml" else beside).parent / folder
    return Path(_MEETINGS, folder) if Path("board.toml").is_file() else folder


def _day_called(folder: Path) -> date | None:
    """The day that a folder is called after."""
    try:
        return date.fromisoformat(folder.name) if _DAY.fullmatch(folder.name) else None
    except ValueError:
        return None


# -- from the last meeting's pack ----------------------------------------------------------


def _roll(folder: Path, previous: Path, said: _Said) -> None:
    from briefpack.editing.rollforward import roll_forward
    from briefpack.store.load import load_pack

    reason = "with --from, the board is the last pack's, and so is the agenda"
    said.refuse(reason, "board", "profile", "theme", "template")
    loaded = load_pack(previous)
    inside = folder.resolve().is_relative_to(loaded.shelf.root.resolve())
    if loaded.shelf.has("board.toml") and not inside:
        raise BriefpackError(
            f"{folder} is not in the folder of {previous}'s board",
            f"name a folder in {loaded.shelf.root}",
        )
    name = loaded.shelf.name_of(folder.resolve())
    day = said.day or _day_called(folder)
    made = roll_forward(loaded, day, name, start=said.start, venue=said.venue)
    _write(folder, made.files)
    for remark in made.remarks:
        say(f"  = {remark}")
    _tell(made.open_actions)


def _tell(actions: "tuple[OpenAction, ...]") -> None:
    if not actions:
        return
    say(f"{len(actions)} open action{'s' if len(actions) != 1 else ''} of the last note:")
    for action in actions:
        data(_line(action))


def _line(action: "OpenAction") -> str:
    """An action as one line: "AB, by 30 November 2016: Write to the minister. (Budget)"."""
    from briefpack.plan.days import plain_day

    due = plain_day(action.due) if action.due else action.due_text
    who = [", ".join(action.owner) or "nobody", f"by {due}" if action.due else due]
    item = f"{action.item}, exempt" if action.exempt else action.item
    return f"{', '.join(filter(None, who))}: {action.text} ({item})"


# -- from nothing --------------------------------------------------------------------------


def _start(folder: Path, said: _Said) -> None:
    from briefpack.editing.making import board_above
    from briefpack.editing.municipal_year import membership_for, years_of
    from briefpack.editing.new_pack import NewBoard, NewMeeting, Template, new_pack

    day = said.day or _day_called(folder)
    if day is None:
        raise BriefpackError(
            "the new pack has no day", "give it with --date, or call the folder 2026-12-01"
        )
    above = board_above(folder)
    if above is None:
        board = _board(said, folder)
    else:
        said.refuse("board.toml has them", "board", "profile", "theme")
        year = membership_for(day, years_of(above.shelf))
        board = NewBoard(above.board.name, above.board.profile, membership=year)
    template = Template(said.template or Template.MEETING)
    files = new_pack(NewMeeting(day, said.start, said.venue, template), board)
    _write(folder, files)
    if unsaid := [name for name in ("start", "venue") if getattr(said, name) is None]:
        say(f"  = put in the {' and the '.join(unsaid)}, which nobody has said")


def _board(said: _Said, folder: Path) -> "NewBoard":
    from briefpack.editing.new_pack import NewBoard
    from briefpack.rules.profiles import find_profile

    if said.board is None:
        raise BriefpackError(
            "the new pack has no board: no folder above it has a board.toml",
            'name the board, as in --board "Northtown Council"',
        )
    if said.profile is not None:
        find_profile(said.profile)
    if said.theme is not None:
        from briefpack.rendering.theme import load_theme

        load_theme(said.theme, folder)
    profile, theme = said.profile or "any-board", said.theme or "plain"
    return NewBoard(said.board, profile, theme, alone=True)


# -- a municipal year ----------------------------------------------------------------------


def _membership(folder: Path, year: str) -> None:
    from briefpack.editing.making import board_above
    from briefpack.editing.municipal_year import roll_membership

    above = board_above(folder)
    if above is None:
        raise BriefpackError(
            "no board has this folder: no folder above it has a board.toml",
            "call it in the board's folder, or name that folder",
        )
    for made in _written(above.shelf.root, roll_membership(above.shelf, year)):
        path = os.path.relpath(made)
        say(f'made {path}: change what is new, and name it in packs as membership = "{year}"')


def _write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    from briefpack.editing.making import with_schema_line

    text = str(files["pack.toml"])
    named = {**files, "pack.toml": with_schema_line(text, folder / "pack.toml", "pack")}
    for path in _written(folder, named):
        say(f"made {path}")


def _written(folder: Path, files: Mapping[str, str | bytes]) -> list[Path]:
    from briefpack.editing.making import write_new

    return list(write_new(folder, files))
