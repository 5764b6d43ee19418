"""The membership that a command is about: where it stands, who is meant, and how it is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefpack.cli.changing import Changing, shown
from briefpack.errors import BriefpackError

if TYPE_CHECKING:
    from briefpack.editing.members import MemberRow
    from briefpack.editing.values import Path as ValuePath
    from briefpack.editing.workspace import Workspace

COLUMNS = ("group", "title", "name", "post_nominals", "role", "authority", "ward", "email")
"""What a spreadsheet has of each."""


@dataclass(frozen=True, slots=True)
class Members:
    """A membership while it is changed: its file, and the path to it there."""

    changing: Changing
    file: str
    base: "ValuePath"

    @property
    def workspace(self) -> "Workspace":
        """The files."""
        return self.changing.workspace

    @property
    def data(self) -> Mapping[str, Any]:
        """What the file says now."""
        return self.workspace.data(self.file)

    @property
    def rows(self) -> "list[MemberRow]":
        """Groups and people, as the editor's table has them."""
        from briefpack.editing.members import member_rows

        return list(member_rows(self.data, self.base))

    def find(self, typed: str, *, only: str | None = None) -> "MemberRow":
        """The person or the group that is meant; with ``only``, a group.

        Raises BriefpackError where there is none, or more than one.
        """
        from briefpack.cli.people_names import Called, the_one
        from briefpack.editing.members import GROUP, REST

        rows = [row for row in self.rows if row.what != REST and only in {None, row.what}]
        called = [Called(_names(row), self.group_of(row)) for row in rows]
        what = "group" if only == GROUP else "member or group"
        return rows[the_one(typed, called, what)]

    def group_of(self, row: "MemberRow") -> str:
        """The name of the group of somebody; "" outside any."""
        from briefpack.editing.members import GROUP
        from briefpack.editing.values import value_at

        if row.what == GROUP or row.path[len(self.base)] != "groups":
            return ""
        path = row.path[: len(self.base) + 2]
        return str(value_at(self.data, (*path, "name"), ""))

    def group(self, name: str | None) -> "ValuePath":
        """The path of a group by its name; of the membership where that is None."""
        from briefpack.editing.members import GROUP

        return self.base if name is None else self.find(name, only=GROUP).path

    def counted(self, path: "ValuePath") -> list[str]:
        """How many seats of a group are filled, or outside any where there are such seats."""
        from briefpack.editing.members import seats_of, vacancies_of
        from briefpack.editing.values import table_at

        in_group = path[len(self.base) : len(self.base) + 1] == ("groups",)
        table = table_at(self.data, path[: len(self.base) + 2] if in_group else self.base)
        if "name" not in table and not (table.get("members") or vacancies_of(table)):
            return []
        seats, agrees = seats_of(table)
        name = table.get("name", "outside groups" if self.data.get("groups") else "seats")
        stated = "" if agrees else f", and {table['seats']} are stated"
        return [f"  = {name}: {seats}{stated}"]


def _names(row: "MemberRow") -> tuple[str, ...]:
    from briefpack.editing.attendance import full_name

    return str(row.data.get("name", "")), full_name(row.data)


# -- opening -----------------------------------------------------------------------------------


def open_members(
    where: Path, year: str | None, today: date | None, *, begin: bool = False
) -> Members:
    """The membership of a pack, or of a board in a year, the last where nobody says.

    ``begin`` begins one in a pack that has none. Raises BriefpackError where there is none.
    """
    from briefpack.store.files import is_file
    from briefpack.store.load import BOARD_FILE, MEMBERSHIP_FOLDER

    if where.parent.name == MEMBERSHIP_FOLDER and is_file(where):
        where, year = where.parent.parent, where.stem
    elif where.name == BOARD_FILE:
        where = where.parent
    if not names_pack(where) and is_file(where / BOARD_FILE):
        return _of_board(where, year, today)
    if year is not None:
        raise BriefpackError("--year is for a board", "a pack names the year of its membership")
    return _of_pack(where, today, begin=begin)


def names_pack(where: Path) -> bool:
    """Whether a pack is named, by its folder or its pack.toml, and not a board."""
    from briefpack.store.files import is_file
    from briefpack.store.load import PACK_FILE

    return where.name == PACK_FILE or is_file(where / PACK_FILE)


def _of_pack(where: Path, today: date | None, *, begin: bool) -> Members:
    from briefpack.editing.members import begin_membership
    from briefpack.editing.operations import membership_at
    from briefpack.editing.values import value_at

    changing = Changing.open(where, today)
    workspace = changing.workspace
    if value_at(workspace.data(workspace.pack_file), ("membership",)) is None:
        if not begin:
            hint = "add somebody with `briefpack member add`, or name a year in pack.toml"
            raise BriefpackError(f"{where} has no membership yet", hint)
        begin_membership(workspace)
    return Members(changing, *membership_at(workspace))


def _of_board(folder: Path, year: str | None, today: date | None) -> Members:
    """A board's membership, checked within the last pack that names it."""
    from briefpack.editing.municipal_year import years_of
    from briefpack.store.files import Shelf
    from briefpack.store.load import MEMBERSHIP_FOLDER

    shelf = Shelf(folder.resolve())
    years = years_of(shelf)
    chosen = year or (years[-1] if years else "")
    file = f"{MEMBERSHIP_FOLDER}/{chosen}.toml"
    if chosen not in years:
        there = f"there are: {', '.join(years)}" if years else "name one of the board's packs"
        raise BriefpackError(shown(f"{folder} has no membership {chosen}".rstrip()), there)
    naming = [pack for pack, said in packs_of(shelf.root) if said.get("membership") == chosen]
    within = naming[-1] if naming else None
    return Members(Changing.of_board(folder, file, within, today), file, ())


def packs_of(board: Path) -> list[tuple[Path, Mapping[str, Any]]]:
    """The packs of a board that can be read, with what they say, in the order of their meetings.

    Those of another board in a folder below are not among them, nor those that stand alone.
    """
    import tomllib
    from contextlib import suppress

    from briefpack.store.find import find_packs, home_of
    from briefpack.store.load import PACK_FILE

    found: list[tuple[Path, Mapping[str, Any]]] = []
    with suppress(BriefpackError):  # a board without packs
        for pack in find_packs(board):
            with suppress(OSError, ValueError):
                data = tomllib.loads((pack / PACK_FILE).read_text("utf-8"))
                home = home_of(pack / PACK_FILE)[1]
                same = home is not None and home.resolve() == board.resolve()
                if same and "board" not in data and isinstance(data.get("meeting"), dict):
                    found.append((pack, data))
    return sorted(found, key=lambda each: (str(each[1]["meeting"].get("date")), each[0]))


def rolled_board(folder: Path, year: str | None, today: date | None) -> tuple[Members, str]:
    """A board's last membership, copied to the next year, and the new file.

    With ``year``, that year begins, and the last membership before it is copied.
    """
    from briefpack.editing.municipal_year import roll_membership, year_before
    from briefpack.plan.municipal_years import year_after

    members = open_members(folder, None, today)
    shelf = members.workspace.shelf
    last = Path(members.file).stem
    new = year or year_after(last) or last
    made = roll_membership(shelf, new)
    members.workspace.change("Roll membership forward", made)
    copied = Path(members.file).with_stem(year_before(shelf, new) or last)
    return replace(members, file=copied.as_posix()), next(iter(made))


# -- telling -----------------------------------------------------------------------------------


def members_as_text(members: Members) -> list[str]:
    """The lines of a table: groups with their seats, and everybody in them."""
    from briefpack.cli.columns import Column, table, width
    from briefpack.editing.attendance import full_name
    from briefpack.editing.members import GROUP, REST, SUBSTITUTE

    rows = []
    for row in members.rows:
        if row.what in {GROUP, REST}:
            name = str(row.data.get("name", "")) if row.what == GROUP else "Outside any group"
            rows.append((name, f"{row.seats}{'' if row.agrees else ', wrong'}", ""))
            continue
        role = str(row.data.get("role", "substitute" if row.what == SUBSTITUTE else ""))
        whence = row.data.get("authority") or row.data.get("ward") or ""
        rows.append((f"  {full_name(row.data)}", role, str(whence)))
    columns = (Column("Who"), Column("Seats, role", 24), Column("From", 34))
    return list(table(columns, rows, width())) if rows else []


def members_as_data(members: Members) -> list[dict[str, Any]]:
    """Everybody, with their group, and whether they are a substitute."""
    from briefpack.editing.members import MEMBER, SUBSTITUTE

    return [
        {"group": members.group_of(row) or None, "substitute": row.what == SUBSTITUTE, **row.data}
        for row in members.rows
        if row.what in {MEMBER, SUBSTITUTE}
    ]


def members_as_tsv(people: Sequence[Mapping[str, Any]]) -> str:
    """Rows for a spreadsheet, which ``paste`` takes again."""
    import csv
    import io

    written = io.StringIO()
    writer = csv.writer(written, "excel-tab", lineterminator="\n")
    writer.writerow([each.replace("_", "-").capitalize() for each in COLUMNS])
    for each in people:
        role = "substitute" if each["substitute"] else each.get("role")
        values = {**each, "role": role}
        writer.writerow([values.get(key) or "" for key in COLUMNS])
    return written.getvalue().removesuffix("\n")
