"""``briefpack item``: the items of an agenda, listed, added, moved and changed."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefpack.cli.agenda_changes import (
    FILE,
    FORMAT,
    PACK,
    VALUES,
    delete_options,
    finish,
    one_of,
    opened,
    print_things,
    renumbered,
    step_options,
)
from briefpack.cli.changing import Changing, change_options
from briefpack.errors import BriefpackError

if TYPE_CHECKING:
    from briefpack.cli.agenda_names import Thing
    from briefpack.editing.values import Path as ValuePath

KINDS = (
    *("procedural", "decision", "discussion", "information", "presentation"),
    *("verbal-update", "note", "other-business", "heading"),
)

_ITEM = click.argument("item", metavar="ITEM")


@click.group("item", short_help="List, add, move and change the items of an agenda.")
def command() -> None:
    """List the items of a PACK's agenda, add to them, move and change them.

    An item is called by its number as printed ("3", "3.1"), by its id, or by words that only its
    title has. Numbers are worked out: whatever moves, the others are numbered anew, and what refers
    to an item by its id stays right.

    \b
        briefpack item list meetings/2016-11-03
        briefpack item add meetings/2016-11-03 "Budget" --kind decision --minutes 20 --report
        briefpack item move meetings/2016-11-03 4 --to 2
        briefpack item set meetings/2016-11-03 budget minutes=15 presenters="Ann Hill; Bo Lund"
        briefpack item delete meetings/2016-11-03 5 --yes

    One value that changes is one line of pack.toml that changes; comments stay. --diff shows what
    would change. A change that would make a file unreadable is refused, and nothing is written.
    To go back there is git, or whatever keeps your files' versions: `git restore meetings`.

    The status is 0 when it is done, whatever problems are left, and 2 when it is refused.
    """  # noqa: D301 - click wants the character itself


@command.command("list", short_help="List the agenda, with numbers and pages.")
@PACK
@FORMAT
def list_items(pack: Path, form: str) -> int:
    """List the agenda of PACK: numbers, titles, papers, and pages as of the last render.

    Pages are known where the pack is still as it was rendered. What has no number is called by
    what stands in its place: its id, or items[0], counted from 0.
    """
    from briefpack.cli.agenda_names import agenda
    from briefpack.cli.papers import pages_of

    changing = Changing.open(pack, None)
    return print_things(agenda(changing, pages_of(changing)), "item", form)


@command.command("add", short_help="Add an item or a heading.")
@PACK
@click.argument("title")
@click.option("--kind", type=click.Choice(KINDS), default="discussion", help="[discussion]")
@click.option("--minutes", metavar="N", help="How long it is meant to take.")
@click.option("--presenter", "presenters", metavar="NAME", multiple=True, help="Who introduces it.")
@click.option("--id", "name", metavar="ID", help="A name to refer to it by.")
@click.option("--at", metavar="N", help="The number that it gets.  [the last]")
@click.option("--into", metavar="ITEM", help="Make it a part of this item.")
@click.option("--report", is_flag=True, help="Begin a report for it.")
@FILE
@change_options
def add(
    pack: Path,
    title: str,
    *,
    kind: str,
    minutes: str | None,
    presenters: tuple[str, ...],
    name: str | None,
    at: str | None,
    into: str | None,
    report: bool,
    file: Path | None,
    diff: bool,
    today: date | None,
) -> int:
    """Add an item called TITLE to the agenda of PACK, at its end unless --at says where.

    \b
        briefpack item add meetings/2016-11-03 "Budget" --kind decision --report
        briefpack item add meetings/2016-11-03 "Roads" --at 3 --file ~/roads.pdf
        briefpack item add meetings/2016-11-03 "Finance" --kind heading

    More papers are added by `briefpack paper add`.
    """  # noqa: D301 - click wants the character itself
    from briefpack.cli.agenda_names import agenda
    from briefpack.cli.given_files import copied
    from briefpack.editing import operations

    if at is not None and into is not None:
        raise click.UsageError("--at and --into cannot be given together")
    changing = Changing.open(pack, today)
    workspace = changing.workspace
    before = agenda(changing)
    path = _added(changing, before, title, kind, at, into)
    said = [f"minutes={minutes}"] if minutes is not None else []
    said += [f"id={name}"] if name is not None else []
    _set(changing, path, said)
    if presenters:
        where = (*path, "presenters")
        operations.set_value(workspace, workspace.pack_file, where, list(presenters))
    if report:
        operations.add_report(workspace, path, title)
    if file is not None:
        operations.add_file(workspace, (*path, "papers"), *copied(file))
    return finish(changing, workspace.pack_file, path, "{} is new.", diff=diff, before=before)


@command.command("move", short_help="Move an item.")
@PACK
@_ITEM
@step_options
@click.option("--to", metavar="N", help="To where item N is, so that it is N.")
@click.option("--before", metavar="ITEM", help="In front of this item.")
@click.option("--after", metavar="ITEM", help="Behind this item; a part may leave its item so.")
@click.option("--into", metavar="ITEM", help="Into this item, as its last part.")
@change_options
def move(
    pack: Path,
    item: str,
    *,
    up: bool,
    down: bool,
    to: str | None,
    before: str | None,
    after: str | None,
    into: str | None,
    diff: bool,
    today: date | None,
) -> int:
    """Move ITEM, with its papers and its parts, to another place on the agenda of PACK.

    \b
        briefpack item move meetings/2016-11-03 4 --up
        briefpack item move meetings/2016-11-03 4 --to 2
        briefpack item move meetings/2016-11-03 budget --before 2
        briefpack item move meetings/2016-11-03 5 --into 4        it becomes 4.1

    Whatever is on the way is numbered anew.
    """  # noqa: D301 - click wants the character itself
    from briefpack.cli.agenda_names import find_item
    from briefpack.editing import operations
    from briefpack.editing.placing import place_in

    one_of("say where to", up=up, down=down, to=to, before=before, after=after, into=into)
    changing, things, thing = opened(pack, "item", item, today)
    workspace, file, path = changing.workspace, thing.file, thing.path
    if up or down:
        moved = operations.move_entry(workspace, file, path, -1 if up else 1)
    elif into is not None:
        parent = find_item(things, into).path
        moved = place_in(workspace, file, path, (*parent, "items"))
    else:
        goal = _numbered(things, to) if to is not None else find_item(things, before or after or "")
        *to_list, place = goal.path
        place = int(place)
        if to is not None and tuple(to_list) == path[:-1] and place > int(path[-1]):
            place += 1
        before_which = place + (after is not None)
        moved = place_in(workspace, file, path, tuple(to_list), before=before_which)
    told = "{was} is {now} now."
    return finish(changing, file, moved, told, diff=diff, was=thing, before=things)


@command.command("rename", short_help="Give an item another title.")
@PACK
@_ITEM
@click.argument("title")
@change_options
def rename(pack: Path, item: str, title: str, *, diff: bool, today: date | None) -> int:
    """Give ITEM of PACK another TITLE.

    \b
        briefpack item rename meetings/2016-11-03 3 "Budget and reserves"
    """  # noqa: D301 - click wants the character itself
    from briefpack.editing import operations

    changing, things, thing = opened(pack, "item", item, today)
    file, path = thing.file, thing.path
    operations.set_value(changing.workspace, file, (*path, "title"), title)
    told = "{} is what it is called now."
    return finish(changing, file, path, told, diff=diff, before=things)


@command.command("set", short_help="Set what is said of an item.")
@PACK
@_ITEM
@VALUES
@change_options
def set_values(
    pack: Path, item: str, values: tuple[str, ...], *, diff: bool, today: date | None
) -> int:
    """Set what PACK says of ITEM, one KEY=VALUE after the other.

    \b
        briefpack item set meetings/2016-11-03 3 minutes=20 start=5pm
        briefpack item set meetings/2016-11-03 3 "presenters=Ann Hill; Bo Lund"
        briefpack item set meetings/2016-11-03 3 exempt.paragraphs=1,3 numbered=no
        briefpack item set meetings/2016-11-03 3 minutes=               takes it away

    Keys are title, kind, id, numbered, presenters, start, minutes, description, and of why the
    public may not see it exempt.paragraphs, exempt.reason and exempt.public_interest.
    """  # noqa: D301 - click wants the character itself
    changing, things, thing = opened(pack, "item", item, today)
    _set(changing, thing.path, values)
    told = "{} is changed."
    return finish(changing, thing.file, thing.path, told, diff=diff, before=things)


@command.command("duplicate", short_help="Put a copy of an item below it.")
@PACK
@_ITEM
@change_options
def duplicate(pack: Path, item: str, *, diff: bool, today: date | None) -> int:
    """Put a copy of ITEM below it, its reports copied too; other people's files stay one file.

    Ids are not copied: each is of one item alone.
    """
    from briefpack.editing import operations

    changing, things, thing = opened(pack, "item", item, today)
    made = operations.duplicate_entry(changing.workspace, thing.path)
    return finish(changing, thing.file, made, "{} is new, a copy.", diff=diff, before=things)


@command.command("delete", short_help="Take an item off the agenda.")
@PACK
@_ITEM
@delete_options
@change_options
def delete(
    pack: Path, item: str, *, with_files: bool, yes: bool, diff: bool, today: date | None
) -> int:
    """Take ITEM, with its parts, off the agenda of PACK. On a terminal it asks first.

    The files of its papers stay where they are, unless --with-files says that they go too: those
    in the pack's folder that nothing else in the pack names.
    """
    from briefpack.cli.agenda_names import agenda
    from briefpack.cli.papers import deleted

    changing, things, thing = opened(pack, "item", item, today)
    told = deleted(changing, thing, with_files=with_files, ask=not (yes or diff))
    return changing.finish(*told, *renumbered(things, agenda(changing)), diff=diff)


# -- changes -----------------------------------------------------------------------------------


def _added(  # noqa: PLR0917 - an item, and where it goes
    changing: Changing,
    things: "Sequence[Thing]",
    title: str,
    kind: str,
    at: str | None,
    into: str | None,
) -> "ValuePath":
    """Add an item; returns its path."""
    from briefpack.cli.agenda_names import find_item
    from briefpack.editing import operations

    workspace, file = changing.workspace, changing.workspace.pack_file
    entry = {"title": title, "kind": kind}
    if into is not None:
        to_list = (*find_item(things, into).path, "items")
        return operations.add_entry(workspace, file, to_list, entry, label="Add item")
    if at is None or at == _next_number(things):
        return operations.add_item(workspace, None, title, kind)
    there = _numbered(things, at, last=_next_number(things)).path
    return operations.add_entry(
        workspace, file, there[:-1], entry, position=int(there[-1]), label="Add item"
    )


def _next_number(things: "Sequence[Thing]") -> str:
    whole = [each for each in things if each.is_item and each.row.number and not each.row.depth]
    return f"{len(whole) + 1}"


def _numbered(things: "Sequence[Thing]", number: str, last: str | None = None) -> "Thing":
    """The item that has a number now. Raises BriefpackError where none has.

    ``last`` is the last number that may be named, where it is not that of the last item.
    """
    wanted = number.strip().removesuffix(".")
    numbered = [each for each in things if each.is_item and each.row.number]
    for each in numbered:
        if each.row.number == wanted:
            return each
    last = last or (numbered[-1].row.number if numbered else None)
    there = f"numbers go from 1 to {last}" if numbered else "no item has a number"
    raise BriefpackError(f"there is no item {number!r} to take the place of", there)


def _set(changing: Changing, path: "ValuePath", values: Sequence[str]) -> None:
    from briefpack.cli.typed_fields import with_typed
    from briefpack.model.agenda import Item

    workspace, file = changing.workspace, changing.workspace.pack_file
    new = with_typed(workspace.data(file), path, Item, values, changing.today)
    workspace.set_data("Change item", file, new, place=path)
