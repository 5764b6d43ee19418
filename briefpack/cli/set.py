"""``briefpack set``: what a pack says of its meeting, and a board of itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefpack.cli.changing import Changing, change_options, shown
from briefpack.cli.exits import Exit
from briefpack.cli.narrate import data, say
from briefpack.errors import BriefpackError

if TYPE_CHECKING:
    from pydantic import BaseModel

    from briefpack.editor.fields import Field


@click.command("set", short_help="Set what a pack says of its meeting, or a board of itself.")
@click.argument("where", metavar="PACK|BOARD", type=click.Path(path_type=Path))
@click.argument("values", metavar="[KEY=VALUE...]", nargs=-1)
@change_options
def command(where: Path, values: tuple[str, ...], *, diff: bool, today: date | None) -> int:
    """Set values of PACK, or of BOARD, a board's folder; without KEY=VALUE, print those there are.

    \b
        briefpack set meetings/2016-11-03
        briefpack set meetings/2016-11-03 meeting.date="3 nov" meeting.start=4.30pm
        briefpack set meetings/2016-11-03 meeting.venue.room="Room 2" "to=Members; Press"
        briefpack set meetings/2016-11-03 notices.refreshments.text="Lunch is at one."
        briefpack set . contact=clerk officers.clerk.name="Helen Trask"
        briefpack set . role_titles.chair=Chairman

    A list is given with semicolons; an empty value takes a key away. Days may be typed as "3 nov"
    or +2w, times as 4.30pm. In a pack that stands alone, the board's keys start with board.

    Items, papers and members have commands of their own: `briefpack item`, `paper`, `member`.
    """  # noqa: D301 - click wants the character itself
    from briefpack.cli.typed_fields import with_typed

    found = _open(where, today)
    workspace = found.changing.workspace
    if not values:
        for line in _lines(workspace.data(found.file), found.model):
            data(line)
        say(shown(f"they stand in {found.file}"))
        return Exit.FINE
    before = workspace.data(found.file)
    if not found.alone and (wrong := [each for each in values if each.startswith("board.")]):
        key = wrong[0].partition("=")[0].removeprefix("board.")
        hint = f"`briefpack set {workspace.shelf.root} {key}=…`"
        raise BriefpackError("the board of this pack stands in board.toml", hint)
    new = with_typed(before, (), found.model, values, found.changing.today)
    workspace.set_data("Change", found.file, new)
    keys = dict.fromkeys(each.partition("=")[0] for each in values)
    now = [line for line in _lines(new, found.model) if line.partition(" = ")[0] in keys]
    gone = [f"{key} is not said" for key in keys if not any(_tells(line, key) for line in now)]
    return found.changing.finish(*now, *gone, diff=diff)


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


def _tells(line: str, key: str) -> bool:
    return line.startswith(f"{key} = ")


def _lines(table: Mapping[str, Any], model: "type[BaseModel]", inside: str = "") -> Iterator[str]:
    """What is set now, a key to a line."""
    from briefpack.editor.fields import fields_of

    for field in fields_of(model):
        if (value := table.get(field.name)) is not None:
            yield from _lines_of(field, value, f"{inside}{field.name}")


def _lines_of(field: "Field", value: Any, name: str) -> Iterator[str]:  # noqa: ANN401 - any TOML
    """The lines of one field, and of what is inside it."""
    from briefpack.editor.fields import ENTRIES, KEYS, NAMED, TABLE, TEXT
    from briefpack.editor.fields import shown as typed
    from briefpack.model.board import Notice

    if field.kind == ENTRIES:
        for each in value if field.model is Notice and isinstance(value, list) else ():
            if isinstance(each, Mapping):
                yield from _lines(each, Notice, f"{name}.{each.get('kind')}.")
    elif field.kind == TABLE and field.model is not None and isinstance(value, Mapping):
        yield from _lines(value, field.model, f"{name}.")
    elif field.kind in {NAMED, KEYS} and isinstance(value, Mapping):
        for key, inner in value.items():
            if isinstance(inner, Mapping) and field.model is not None:
                yield from _lines(inner, field.model, f"{name}.{key}.")
            else:
                yield shown(f"{name}.{key} = {inner}")
    elif not isinstance(value, Mapping):
        text = typed(field, value).replace("\n", " / " if field.kind == TEXT else "; ")
        yield shown(f"{name} = {text if text or value is not False else 'no'}")
