"""``briefpack attend``: who was at a meeting, said in its note."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefpack.cli.changing import change_options, shown
from briefpack.cli.exits import Exit
from briefpack.cli.narrate import data, say
from briefpack.errors import BriefpackError

if TYPE_CHECKING:
    from briefpack.cli.note_file import NoteFile
    from briefpack.editing.attendance import Presence


@click.command("attend", short_help="Say who was at a meeting, in its note.")
@click.argument("pack", metavar="PACK|NOTE", type=click.Path(path_type=Path))
@click.argument("names", metavar="NAME...", nargs=-1)
@click.option("--present", is_flag=True, help="They were there.")
@click.option("--apologies", is_flag=True, help="They sent word.")
@click.option("--absent", is_flag=True, help="They did not come.")
@click.option("--unsaid", is_flag=True, help="Say nothing of them; take a guest off the list.")
@click.option("--substitute", metavar="WHO", help="WHO sat for them.")
@click.option("--rest-present", is_flag=True, help="All of whom nothing is said were there.")
@click.option("--in-attendance", is_flag=True, help="They came, and have no seat.")
@click.option("--officer", is_flag=True, help="They are officers, and were there.")
@click.option("--set", "values", metavar="KEY=VALUE", multiple=True, help="Say more of them.")
@change_options
def command(
    pack: Path,
    names: tuple[str, ...],
    *,
    present: bool,
    apologies: bool,
    absent: bool,
    unsaid: bool,
    substitute: str | None,
    rest_present: bool,
    in_attendance: bool,
    officer: bool,
    values: tuple[str, ...],
    diff: bool,
    today: date | None,
) -> int:
    """Say in the note of PACK who was there; without names, list who is said to have been.

    Members are called by their names, or by as much of them as nobody else has. What the note says
    of somebody already stays theirs, and lists keep the order of the membership. Afterwards it
    says how many are there, and whether they are a quorum.

    \b
        briefpack note meetings/2016-11-03                        begins the note
        briefpack attend meetings/2016-11-03 Perry Hill --present
        briefpack attend meetings/2016-11-03 "Bo Lund" --apologies
        briefpack attend meetings/2016-11-03 Moss --substitute "Di Ash"
        briefpack attend meetings/2016-11-03 --rest-present
        briefpack attend meetings/2016-11-03 "Jane Roe, Chief Executive" --in-attendance
        briefpack attend meetings/2016-11-03 Hill --set left="item 4" --set initials=AH
        briefpack attend meetings/2016-11-03

    Where a note lists the members as comments, as `briefpack note` makes it, the comment on
    whoever is marked goes. --diff shows what would change.
    """  # noqa: D301 - click wants the character itself
    ways = [present, apologies, absent, unsaid, substitute is not None, in_attendance, officer]
    if sum(ways) > 1:
        raise click.UsageError("say one thing of them at a time")
    if rest_present and (names or any(ways) or values):
        raise click.UsageError("--rest-present is for everybody else, and takes no names")
    if any(ways) and not names:
        raise click.UsageError("of whom? name them")
    if names and not any(ways) and not values:
        raise click.UsageError("say what of them: --present, --apologies, --absent, …")
    from briefpack.cli.note_file import open_note

    roll = open_note(pack, today)
    if not names and not rest_present:
        for line in _listed(roll):
            data(line)
        say(_counted(roll))
        return Exit.FINE
    now: list[str] = []
    if rest_present:
        _rest(roll)
    elif in_attendance or officer:
        now = _guests(roll, names, "officers" if officer else "in_attendance")
    elif any(ways):
        from briefpack.editing.attendance import Presence

        said = ((present, Presence.PRESENT), (absent, Presence.ABSENT), (unsaid, Presence.UNSAID))
        presence = next((each for given, each in said if given), Presence.APOLOGIES)
        now = _mark(roll, names, presence, substitute)
    _say_more(roll, names, values)
    return roll.changing.finish(*now, _counted(roll), diff=diff)


# -- saying it ---------------------------------------------------------------------------------


def _places(roll: "NoteFile", names: Sequence[str]) -> Iterator[int]:
    """The seats of members, by their names."""
    from briefpack.cli.people_names import Called, the_one

    if roll.membership is None:
        hint = "name a membership in pack.toml, or add members with `briefpack member add`"
        raise BriefpackError("there is no membership to take attendance from", hint)
    members = [Called((each.member.name, each.member.full_name), each.group) for each in roll.seats]
    for name in names:
        yield the_one(name, members)


def _mark(
    roll: "NoteFile", names: Sequence[str], presence: "Presence", substitute: str | None
) -> list[str]:
    """Say something of members; who has no seat is taken off the list where nothing is said.

    Returns what is so now, in lines.
    """
    from briefpack.cli.people_names import Called, the_one
    from briefpack.editing import operations
    from briefpack.editing.attendance import substitutes_for
    from briefpack.editing.attendance_text import say_presence

    now: list[str] = []
    if not presence and (guests := [name for name in names if _guest(roll, name)]):
        for name in guests:
            if path := _guest(roll, name):
                operations.delete_entry(roll.workspace, roll.file, path, f"Delete {name}")
                now.append(f"{name}: no longer listed")
        names = [name for name in names if name not in guests]
    for at in _places(roll, names):
        seat, membership = roll.seats[at], roll.membership
        if membership is None:
            break
        who = None
        if substitute is not None:
            there = substitutes_for(membership, seat.group)
            called = [Called((each.name, each.full_name)) for each in there]
            who = there[the_one(substitute, called, "substitute")]
        said = f"substitute {who.full_name}" if who else presence.value or "not yet said"
        label = f"{seat.member.full_name}: {said}"
        say_presence(roll.workspace, roll.file, membership, at, presence, who, label)
        now.append(label)
    return now


def _rest(roll: "NoteFile") -> None:
    from briefpack.editing.attendance_text import say_rest_present

    if roll.membership is None:
        raise BriefpackError("there is no membership to take attendance from")
    say_rest_present(roll.workspace, roll.file, roll.membership)


def _guests(roll: "NoteFile", names: Sequence[str], key: str) -> list[str]:
    """Add people without a seat; an officer's post is the board's word for it.

    Returns what is so now, in lines.
    """
    from briefpack.editing import operations
    from briefpack.editing.attendance import BASE, full_name
    from briefpack.editing.typed_people import attendee_typed

    officers = roll.board.get("officers")
    known = officers.values() if isinstance(officers, Mapping) else ()
    posts = {each.get("name"): each for each in known if isinstance(each, Mapping)}
    now = []
    for name in names:
        entry = attendee_typed(name, str(posts.get(name.strip(), {}).get("position", "")))
        if _guest(roll, full_name(entry)):
            now.append(f"{full_name(entry)} is there already")
            continue
        operations.add_entry(
            roll.workspace, roll.file, (*BASE, key), entry, label=f"Add {entry['name']}"
        )
        now.append(f"{full_name(entry)}: {key.replace('_', ' ').removesuffix('s')}")
    return now


def _guest(roll: "NoteFile", name: str) -> "tuple[str | int, ...]":
    """The path of somebody without a seat in the note; nothing where they are not in it."""
    from briefpack.editing.attendance import GUESTS, full_name, guests, strangers
    from briefpack.editing.values import table_at

    note = roll.note
    found = [(path, entry) for key in GUESTS for path, entry in guests(note, key)]
    found += [(path, table_at(note, path)) for path in strangers(roll.seats, note)]
    wanted = name.casefold().strip()
    for path, entry in found:
        if wanted in {full_name(entry).casefold(), str(entry.get("name", "")).casefold()}:
            return path
    return ()


def _say_more(roll: "NoteFile", names: Sequence[str], values: Sequence[str]) -> None:
    """Set what else the note says of people who are in it."""
    from briefpack.cli.typed_fields import with_typed
    from briefpack.model.note import Attendee

    for name in names if values else ():
        path = _guest(roll, name.partition(",")[0])
        if not path:
            seat = roll.seats[next(_places(roll, [name]))]
            path = seat.path or seat.path_of_substitute or ()
        if not path:
            hint = "say first --present, --apologies or --absent"
            raise BriefpackError(shown(f"the note does not say whether {name} was there"), hint)
        new = with_typed(roll.note, path, Attendee, values, roll.changing.today)
        roll.workspace.set_data(f"Change {name}", roll.file, new, place=path)


# -- telling -----------------------------------------------------------------------------------


def _listed(roll: "NoteFile") -> list[str]:
    """The table of everybody: members in the order of their seats, then the others."""
    from briefpack.cli.columns import Column, table, width
    from briefpack.editing.attendance import GUESTS, full_name, guests, strangers
    from briefpack.editing.values import table_at

    rows = []
    for seat in roll.seats:
        said = f"substitute {seat.substitute}" if seat.substitute else seat.presence.value
        rows.append((seat.member.full_name, seat.group, said or "not yet said"))
    for path in strangers(roll.seats, roll.note):
        name = full_name(table_at(roll.note, path))
        rows.append((name, "not on the membership", str(path[1])))
    for key in GUESTS:
        for _, entry in guests(roll.note, key):
            rows.append((full_name(entry), str(entry.get("position", "")), key.replace("_", " ")))
    columns = (Column("Who"), Column("Group or post", 30), Column("In the note", 30))
    return list(table(columns, rows, width())) if rows else []


def _counted(roll: "NoteFile") -> str:
    """How many are there, and whether they may decide."""
    from briefpack.editing.attendance import count
    from briefpack.rules.profiles import DEFAULT, PROFILES

    if roll.membership is None or not roll.seats:
        return "there is no membership to count a quorum from."
    profile = PROFILES.get(str(roll.board.get("profile")), DEFAULT)
    number = count(roll.membership, roll.seats, profile)
    words = f"present {number.present}, apologies {number.apologies}, absent {number.absent}"
    words += f", not yet said {number.unsaid}"
    if number.needed:
        words += f"; quorum {number.needed}, {'there' if number.enough else 'not there'}"
    if number.groups_needed > 1:
        there = "enough" if number.enough_groups else f"of {number.groups_needed} needed"
        words += f"; groups {number.groups}, {there}"
    return f"{words}."
