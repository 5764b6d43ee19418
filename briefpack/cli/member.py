"""``briefpack member``: a board's membership, listed and changed."""

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefpack.cli.changing import change_options, confirmed, shown
from briefpack.cli.exits import Exit
from briefpack.cli.narrate import data, say
from briefpack.errors import BriefpackError

if TYPE_CHECKING:
    from pydantic import BaseModel

    from briefpack.cli.board_members import Members
    from briefpack.editing.values import Path as ValuePath

_WHERE = click.argument("where", metavar="BOARD|PACK", type=click.Path(path_type=Path))
_YEAR = click.option("--year", metavar="YEAR", help="A board's year: 2016-17.  [the last]")
_GROUP = click.option("--group", metavar="GROUP", help="The group; outside any where left out.")
_VALUES = click.argument("values", metavar="[KEY=VALUE...]", nargs=-1)


@click.group("member", short_help="List and change the membership of a board.")
def command() -> None:
    """List the membership of a BOARD in a year, or the one that a PACK names, and change it.

    People and groups are called by their names, or by as much of them as nobody else has;
    "Labour/Ann Hill" is that group's Ann Hill.

    \b
        briefpack member list .
        briefpack member add . "Cllr Jane Roe MBE" --group Labour authority="Leeds City Council"
        briefpack member set . Roe role=chair
        briefpack member move . Roe --group Independent
        briefpack member vacancy . Labour
        briefpack member paste . members.tsv
        briefpack member roll-year .

    One value that changes is one line that changes; comments stay. --diff shows what would change;
    to go back there is git, or whatever keeps your files' versions.

    The status is 0 when it is done, whatever problems are left, and 2 when it is refused.
    """  # noqa: D301 - click wants the character itself


@command.command("list", short_help="List everybody, by group.")
@_WHERE
@_YEAR
@click.option("--format", "form", type=click.Choice(["text", "json", "tsv"]), default="text")
def list_members(where: Path, *, year: str | None, form: str) -> int:
    """List everybody, by group, with the seats of each; tsv is for spreadsheets, and for paste."""
    from briefpack.cli.board_members import (
        members_as_data,
        members_as_text,
        members_as_tsv,
        open_members,
    )

    members = open_members(where, year, None)
    if form == "json":
        data(json.dumps(members_as_data(members), indent=2, ensure_ascii=False))
    elif form == "tsv":
        data(members_as_tsv(members_as_data(members)))
    else:
        for line in members_as_text(members):
            data(line)
        say(shown(f"they stand in {members.file}"))
    return Exit.FINE


@command.command("add", short_help="Add a member or a substitute.")
@_WHERE
@click.argument("name")
@_VALUES
@_GROUP
@click.option("--substitute", is_flag=True, help="Somebody who may sit for a member.")
@_YEAR
@change_options
def add(
    where: Path,
    name: str,
    values: tuple[str, ...],
    *,
    group: str | None,
    substitute: bool,
    year: str | None,
    diff: bool,
    today: date | None,
) -> int:
    """Add the member NAME, with title and post-nominals as they are written, and more of them.

    \b
        briefpack member add . "Cllr Jane Roe MBE" --group Labour role=vice-chair
        briefpack member add . "Cllr Sam Poe" --group Labour --substitute
        briefpack member add . "Pat Doe" "capacity=parent governor" voting=no
    """  # noqa: D301 - click wants the character itself
    from briefpack.cli.board_members import open_members
    from briefpack.cli.typed_fields import with_typed
    from briefpack.editing import operations
    from briefpack.editing.typed_people import member_typed
    from briefpack.model.membership import Member

    members = open_members(where, year, today, begin=True)
    path = members.group(group)
    key = "substitutes" if substitute else "members"
    entry = with_typed(member_typed(name), (), Member, values, members.changing.today)
    label = f"Add {entry.get('name')}"
    operations.add_entry(members.workspace, members.file, (*path, key), entry, label=label)
    what = "substitute" if substitute else "member"
    return _finish(members, path, f"{name} is a {what} now.", diff=diff)


@command.command("group", short_help="Add a group.")
@_WHERE
@click.argument("name")
@_VALUES
@_YEAR
@change_options
def add_group(
    where: Path,
    name: str,
    values: tuple[str, ...],
    *,
    year: str | None,
    diff: bool,
    today: date | None,
) -> int:
    """Add a group called NAME, behind the others.

    \b
        briefpack member group . "Parent governors" seats=3 vacancies=1
    """  # noqa: D301 - click wants the character itself
    from briefpack.cli.board_members import open_members
    from briefpack.cli.typed_fields import with_typed
    from briefpack.editing import operations
    from briefpack.editing.members import GROUP
    from briefpack.model.membership import Group

    members = open_members(where, year, today, begin=True)
    if any(row.what == GROUP and row.data.get("name") == name for row in members.rows):
        raise BriefpackError(shown(f"there is a group {name} already"))
    entry = with_typed({"name": name}, (), Group, values, members.changing.today)
    label = f"Add group {name}"
    path = operations.add_entry(
        members.workspace, members.file, (*members.base, "groups"), entry, label=label
    )
    return _finish(members, path, f"{name} is a group now.", diff=diff)


@command.command("set", short_help="Set what is said of somebody.")
@_WHERE
@click.argument("values", metavar="[WHO] KEY=VALUE...", nargs=-1, required=True)
@_YEAR
@change_options
def set_values(
    where: Path,
    values: tuple[str, ...],
    *,
    year: str | None,
    diff: bool,
    today: date | None,
) -> int:
    """Set what is said of WHO, a member or a group; without WHO, of the membership as a whole.

    \b
        briefpack member set . Roe role=chair email=jane.roe@example.org
        briefpack member set . Roe role=                    takes it away
        briefpack member set . Labour seats=7
        briefpack member set . quorum=5
    """  # noqa: D301 - click wants the character itself
    from briefpack.cli.board_members import open_members
    from briefpack.cli.typed_fields import with_typed

    members = open_members(where, year, today)
    who, values = (values[0], values[1:]) if "=" not in values[0] else (None, values)
    row = members.find(who) if who is not None else None
    if not values:
        raise BriefpackError(shown(f"{who!r} sets nothing"), "write KEY=VALUE: role=chair")
    path = row.path if row else members.base
    new = with_typed(members.data, path, _model(members, path), values, members.changing.today)
    members.workspace.set_data("Change membership", members.file, new, place=path)
    name = row.data.get("name") if row else "the membership"
    return _finish(members, path, f"{name} is changed.", diff=diff)


@command.command("move", short_help="Move somebody, or a group.")
@_WHERE
@click.argument("who")
@click.option("--up", is_flag=True, help="One place up in the list.")
@click.option("--down", is_flag=True, help="One place down.")
@click.option("--to", metavar="N", type=click.IntRange(1), help="To this place of the list.")
@click.option("--group", metavar="GROUP", help="To another group, with the seat.")
@_YEAR
@change_options
def move(
    where: Path,
    who: str,
    *,
    up: bool,
    down: bool,
    to: int | None,
    group: str | None,
    year: str | None,
    diff: bool,
    today: date | None,
) -> int:
    """Move WHO, a member, a substitute or a group, in the list or into another group.

    \b
        briefpack member move . Roe --up
        briefpack member move . Roe --group Independent
    """  # noqa: D301 - click wants the character itself
    from briefpack.cli.board_members import open_members
    from briefpack.editing import operations
    from briefpack.editing.members import GROUP

    if sum([up, down, to is not None, group is not None]) != 1:
        raise click.UsageError("say where to: one of --up, --down, --to, --group")
    members = open_members(where, year, today)
    row = members.find(who)
    workspace, file, path = members.workspace, members.file, row.path
    if group is None:
        place = to - 1 if to is not None else int(path[-1]) + (-1 if up else 1)
        moved = operations.place_entry(workspace, file, path, place)
    elif row.what == GROUP:
        raise BriefpackError(f"{row.data.get('name')} is a group", "it is moved with --up, --down")
    else:
        to_list = (*members.group(group), str(path[-2]))
        same = to_list == path[:-1]
        moved = path if same else operations.move_between(workspace, file, path, to_list)
    name = row.data.get("name")
    return _finish(members, moved, f"{name} is number {int(moved[-1]) + 1} there.", diff=diff)


@command.command("delete", short_help="Take somebody off, or a group.")
@_WHERE
@click.argument("who")
@click.option("--yes", is_flag=True, help="Do not ask.")
@_YEAR
@change_options
def delete(
    where: Path, who: str, *, yes: bool, year: str | None, diff: bool, today: date | None
) -> int:
    """Take WHO off the membership: a member, a substitute, or a group with everybody in it."""
    from briefpack.cli.board_members import open_members
    from briefpack.editing import operations
    from briefpack.editing.members import entries

    members = open_members(where, year, today)
    row = members.find(who)
    people = len(entries(row.data, "members")) + len(entries(row.data, "substitutes"))
    more = f" and the {people} people in it" if people else ""
    name = row.data.get("name")
    confirmed(shown(f"Delete {name}{more}?"), yes=yes or diff)
    operations.delete_entry(members.workspace, members.file, row.path, f"Delete {name}")
    told = f"{name}{more} {'are' if more else 'is'} deleted."
    return _finish(members, row.path[:-2], told, diff=diff)


@command.command("vacancy", short_help="Count a vacancy more, or less.")
@_WHERE
@click.argument("group", required=False)
@click.option("--filled", is_flag=True, help="One vacancy less.")
@_YEAR
@change_options
def vacancy(
    where: Path,
    group: str | None,
    *,
    filled: bool,
    year: str | None,
    diff: bool,
    today: date | None,
) -> int:
    """Count one vacancy more in GROUP, or outside any; with --filled, one less."""
    from briefpack.cli.board_members import open_members
    from briefpack.editing import operations
    from briefpack.editing.members import vacancies_of
    from briefpack.editing.values import table_at

    members = open_members(where, year, today)
    path = members.group(group)
    now = vacancies_of(table_at(members.data, path)) + (-1 if filled else 1)
    operations.set_value(
        members.workspace,
        members.file,
        (*path, "vacancies"),
        max(0, now) or None,
        "Count vacancies",
    )
    return _finish(members, path, f"vacancies: {max(0, now)}.", diff=diff)


@command.command("paste", short_help="Add a table of members.")
@_WHERE
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@_GROUP
@_YEAR
@change_options
def paste(
    where: Path,
    file: Path,
    *,
    group: str | None,
    year: str | None,
    diff: bool,
    today: date | None,
) -> int:
    """Add the members of a table in FILE, or from standard input for -.

    Columns are parted by tabs, as a spreadsheet copies them, with or without a head; who is there
    already is left alone. Groups that there are none of are made; those whose group the table does
    not say go to --group.

    \b
        briefpack member paste . members.tsv
        xclip -o | briefpack member paste . - --group Labour
    """  # noqa: D301 - click wants the character itself
    from briefpack.cli.board_members import open_members
    from briefpack.cli.given_files import read_text
    from briefpack.editing.members import with_pasted
    from briefpack.editing.pasted import read_members

    pasted = read_members(read_text(file))
    for remark in pasted.remarks:
        say(shown(f"briefpack: {remark}"))
    if not pasted.groups:
        raise BriefpackError(shown(f"nobody can be read from {file}"), "it needs a row for each")
    members = open_members(where, year, today, begin=True)
    here = members.group(group)
    result = with_pasted(members.data, members.base, pasted, here)
    members.workspace.set_data("Paste members", members.file, result.data, place=members.base)
    known = f"; {len(result.known)} were there already" if result.known else ""
    added = "1 person is" if result.added == 1 else f"{result.added} people are"
    return members.changing.finish(f"{added} new{known}.", diff=diff)


@command.command("roll-year", short_help="Begin the next year's membership.")
@_WHERE
@click.option("--year", metavar="YEAR", help="The year to begin: 2017-18.  [the next]")
@change_options
def roll_year(where: Path, *, year: str | None, diff: bool, today: date | None) -> int:
    """Copy the membership to the next municipal year, for you to change.

    Of a PACK, that is the year that it names, and it names the next one then. Of a BOARD it is
    the last year, or the last one before --year; packs stay as they are.

    \b
        briefpack member roll-year meetings/2017-06-08
        briefpack member roll-year . --year 2017-18
    """  # noqa: D301 - click wants the character itself
    from briefpack.cli.board_members import names_pack, open_members, rolled_board
    from briefpack.editing import operations

    if names_pack(where):
        members = open_members(where, year, today)
        made = operations.roll_year(members.workspace)
        if made is None:
            hint = "it stands in pack.toml, or its file is not called by a year"
            raise BriefpackError(f"the membership of {where} has no year to roll on", hint)
    else:
        members, made = rolled_board(where, year, today)
    return members.changing.finish(f"{made} is there, begun from {members.file}.", diff=diff)


# -- what all of them do -----------------------------------------------------------------------


def _model(members: "Members", path: "ValuePath") -> "type[BaseModel]":
    """That of a member, of a group, or of the membership."""
    from briefpack.model.membership import Group, Member, Membership

    if path == members.base:
        return Membership
    return Group if path[-2] == "groups" else Member


def _finish(members: "Members", path: "ValuePath", now: str, *, diff: bool) -> int:
    """Write what has changed, and say how the seats are now."""
    return members.changing.finish(now, *members.counted(path), diff=diff)
