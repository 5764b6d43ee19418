"""A membership as its table shows it, and what pasting a list of members does to it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefpack.editing.files import board_at
from briefpack.editing.values import Path, TomlValue, table_at, value_at, with_entry, with_value
from briefpack.editing.workspace import Content, Workspace
from briefpack.plan.municipal_years import municipal_year
from briefpack.store.load import BOARD_FILE, MEMBERSHIP_FOLDER

if TYPE_CHECKING:
    from briefpack.editing.pasted import MemberRow as PastedMember
    from briefpack.editing.pasted import PastedGroup, PastedMembers

GROUP, MEMBER, SUBSTITUTE, REST = "group", "member", "substitute", "rest"
"""What a row is of; ``REST`` heads those outside any group, where there are groups."""

PEOPLE = (("members", MEMBER), ("substitutes", SUBSTITUTE))


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A row of the table. ``path`` is that of the group or the member in its file."""

    path: Path
    what: str
    data: Mapping[str, Any]
    seats: str = ""
    agrees: bool = True
    """Whether the seats that are stated are as many as there are."""


def member_rows(data: TomlValue, base: Path) -> Iterator[MemberRow]:
    """The rows of a membership: each group, its members, its substitutes; then those without."""
    table = table_at(data, base)
    groups = entries(table, "groups")
    for at, group in enumerate(groups):
        path = (*base, "groups", at)
        seats, agrees = seats_of(group)
        yield MemberRow(path, GROUP, group, seats, agrees)
        yield from _people(group, path)
    outside = list(_people(table, base))
    if outside and groups:
        yield MemberRow(base, REST, table, seats_of(table)[0])
    yield from outside


def _people(table: Mapping[str, Any], path: Path) -> Iterator[MemberRow]:
    for key, what in PEOPLE:
        for at, person in enumerate(entries(table, key)):
            yield MemberRow((*path, key, at), what, person)


def entries(table: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    """The tables of a list, each at its place; an empty one for what is no table."""
    found = table.get(key)
    if not isinstance(found, (list, tuple)):
        return []
    return [entry if isinstance(entry, Mapping) else {} for entry in found]


def vacancies_of(table: Mapping[str, Any]) -> int:
    """How many seats nobody holds."""
    found = table.get("vacancies", 0)
    return found if isinstance(found, int) and not isinstance(found, bool) else 0


def seats_of(table: Mapping[str, Any]) -> tuple[str, bool]:
    """The seats in words, "6/7, 1 vacant", and whether those that are stated agree with it."""
    members, vacancies = len(entries(table, "members")), vacancies_of(table)
    stated = table.get("seats")
    total = stated if isinstance(stated, int) else members + vacancies
    vacant = f", {vacancies} vacant" if vacancies else ""
    agrees = not isinstance(stated, int) or stated == members + vacancies
    return f"{members}/{total}{vacant}", agrees


# -- pasting -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Pasted:
    """What pasting made of a membership: how many are new, and who was there already."""

    data: Any
    added: int = 0
    known: tuple[str, ...] = ()


def with_pasted(data: TomlValue, base: Path, pasted: "PastedMembers", here: Path) -> Pasted:
    """``data`` with the members of a pasted list; who has a seat there already is left alone.

    Groups that there are none of are made. Those whose group is not said go to the group, or to
    the members outside any, at the path ``here``.
    """
    result = Pasted(data)
    for group in pasted.groups:
        if group.name is None:
            result = _with_people(result, here, group)
        else:
            path = _group_at(result.data, base, group.name)
            if value_at(result.data, path) is None:
                new: dict[str, Any] = {"name": group.name}
                if group.seats is not None:
                    new["seats"] = group.seats
                made = with_entry(result.data, path[:-1], int(path[-1]), new)
                result = Pasted(made, result.added, result.known)
            result = _with_people(result, path, group)
    return result


def _group_at(data: TomlValue, base: Path, name: str) -> Path:
    """Where a group of this name is, or would be."""
    groups = entries(table_at(data, base), "groups")
    names = [_folded(str(group.get("name", ""))) for group in groups]
    wanted = _folded(name)
    return (*base, "groups", names.index(wanted) if wanted in names else len(names))


def _with_people(result: Pasted, path: Path, group: "PastedGroup") -> Pasted:
    data, added, known = result.data, result.added, list(result.known)
    several: tuple[tuple[str, tuple[PastedMember, ...]], ...] = (
        ("members", group.members),
        ("substitutes", group.substitutes),
    )
    for key, people in several:
        there = {_folded(str(each.get("name", ""))) for each in entries(table_at(data, path), key)}
        new: list[dict[str, Any]] = []
        for person in people:
            name = str(person.get("name", ""))
            if _folded(name) in there:
                known.append(name)
                continue
            there.add(_folded(name))
            new.append(dict(person))
        if new:
            data = with_value(data, (*path, key), [*value_at(data, (*path, key), ()), *new])
        added += len(new)
    if group.vacancies:
        most = max(vacancies_of(table_at(data, path)), group.vacancies)
        data = with_value(data, (*path, "vacancies"), most)
    return Pasted(data, added, tuple(known))


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


# -- the first membership ----------------------------------------------------------------------


def begin_membership(workspace: Workspace) -> str | None:
    """Name a membership in a pack that has none: a file of the year of its meeting.

    Returns the file's name; None where the pack stands alone, and has its members in pack.toml.
    """
    day = value_at(workspace.data(workspace.pack_file), ("meeting", "date"))
    if board_at(workspace)[0] != BOARD_FILE or not hasattr(day, "year"):
        return None
    year = municipal_year(day)
    file = f"{MEMBERSHIP_FOLDER}/{year}.toml"
    also: dict[str, Content] = {} if workspace.content(file) is not None else {file: ""}
    data = with_value(workspace.data(workspace.pack_file), ("membership",), year)
    workspace.set_data(
        "Begin the membership", workspace.pack_file, data, place=("membership",), also=also
    )
    return file
