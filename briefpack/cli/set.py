"""``briefpack set``: what a pack says of its meeting, and a board of itself."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefpack.cli.changing import Changing, called, change_options, shown
from briefpack.cli.exits import Exit
from briefpack.cli.narrate import data, say
from briefpack.cli.options import entry_options
from briefpack.errors import BriefpackError

if TYPE_CHECKING:
    from pydantic import BaseModel


@click.command("set", short_help="Set what a pack says of its meeting, or a board of itself.")
@click.argument("where", metavar="PACK|BOARD", type=click.Path(path_type=Path))
@click.argument("values", metavar="[KEY=VALUE...]", nargs=-1)
@entry_options
@change_options
def command(
    where: Path,
    values: tuple[str, ...],
    *,
    remove: tuple[str, ...],
    move: tuple[str, int] | None,
    diff: bool,
    today: date | None,
) -> int:
    """Set values of PACK, or of BOARD, a board's folder; without KEY=VALUE, print those there are.

    \b
        briefpack set meetings/2016-11-03
        briefpack set meetings/2016-11-03 meeting.date="3 nov" meeting.start=4.30pm
        briefpack set meetings/2016-11-03 meeting.venue.room="Room 2" "to=Members; Press"
        briefpack set meetings/2016-11-03 notices.refreshments.text="Lunch is at one."
        briefpack set meetings/2016-11-03 notices.new.kind=own \\
                  notices.new.heading=Parking notices.new.text="There is none."
        briefpack set meetings/2016-11-03 notices.2.text="There is some." --remove notices.1
        briefpack set meetings/2016-11-03 --move notices.2 0
        briefpack set . contact=clerk officers.clerk.name="Helen Trask"
        briefpack set . role_titles.chair=Chairman

    A list is given with semicolons; an empty value takes a key away. Days may be typed as "3 nov"
    or +2w, times as 4.30pm. In a pack that stands alone, the board's keys start with board.

    A notice is called by its kind, or, as what stands in other lists, by its place from 0, as it is
    printed: notices.2. What starts with notices.new is one more, behind the others. --move puts
    one into another place of its list.

    Items, papers and members have commands of their own: `briefpack item`, `paper`, `member`.
    """  # noqa: D301 - click wants the character itself
    from briefpack.cli.listed_fields import lines_of, told
    from briefpack.cli.named_theme import check_theme
    from briefpack.cli.typed_fields import with_moved, with_typed

    found = _open(where, today)
    workspace = found.changing.workspace
    data_now = workspace.data(found.file)
    before = list(lines_of(data_now, found.model))
    values = (*values, *remove)
    if values and move is not None:
        raise click.UsageError("--move goes alone")
    if not values and move is None:
        for line in before:
            data(line)
        say(shown(f"they stand in {found.file}"))
        return Exit.FINE
    if not found.alone and (wrong := [each for each in values if each.startswith("board.")]):
        key = wrong[0].partition("=")[0].removeprefix("board.")
        hint = shown(f"`briefpack set {called(workspace, '')} {key}=…`")
        raise BriefpackError("the board of this pack stands in board.toml", hint)
    if move is not None:
        new = with_moved(data_now, (), found.model, *move)
    else:
        new = with_typed(data_now, (), found.model, values, found.changing.today)
    check_theme(workspace.saved_data(found.file), new, workspace.shelf.root)
    workspace.set_data("Change", found.file, new)
    now = told(before, list(lines_of(new, found.model)), values)
    if move is not None and not now:  # none of its lines is called by its place
        now = [shown(f"{move[0]} is in another place of its list")]
    return found.changing.finish(*now, diff=diff)


@dataclass(frozen=True, slots=True)
class _Found:
    """What is changed: a file, as its model has it. ``alone`` is whether a pack has its board."""

    changing: Changing
    file: str
    model: "type[BaseModel]"
    alone: bool = True


def _open(where: Path, today: date | None) -> _Found:
    from briefpack.cli.board_members import names_pack, packs_of
    from briefpack.model.agenda import Pack
    from briefpack.model.board import Board
    from briefpack.store.files import is_file
    from briefpack.store.load import BOARD_FILE, PACK_FILE

    folder = where.parent if where.name in {BOARD_FILE, PACK_FILE} else where
    if where.name != BOARD_FILE and (names_pack(folder) or not is_file(folder / BOARD_FILE)):
        changing = Changing.open(folder, today)
        workspace = changing.workspace
        alone = "board" in workspace.data(workspace.pack_file)
        return _Found(changing, workspace.pack_file, Pack, alone)
    packs = packs_of(folder.resolve())
    within = packs[-1][0] if packs else None
    return _Found(Changing.of_board(folder, BOARD_FILE, within, today), BOARD_FILE, Board)
