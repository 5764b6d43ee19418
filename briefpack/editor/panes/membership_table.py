"""The table of the membership: its columns, and its rows as they are drawn."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.cells import cell_len
from rich.text import Text
from textual.suggester import Suggester

from briefpack.editing.members import (
    GROUP,
    MEMBER,
    REST,
    SUBSTITUTE,
    MemberRow,
    entries,
    vacancies_of,
)
from briefpack.editor.widgets.cells import Column, Row
from briefpack.model.membership import Role

PEOPLE = frozenset({MEMBER, SUBSTITUTE})

WIDE = 110
"""Columns of the pane from which on wards and e-mail addresses have columns, too."""

LEAST_NAME, LEAST_ROLE, MORE_WIDTH = 16, 10, 26

INDENT = "  "
"""What stands before somebody's name, so that the names of groups stand out."""

Choices = Sequence[tuple[str, str]]


def role_choices(own: object) -> list[tuple[str, str]]:
    """The roles there are, in the board's own words where it has any."""
    words = own if isinstance(own, Mapping) else {}
    named = [(role.value, role.value.replace("-", " ")) for role in Role]
    return [("", "member"), *((key, str(words.get(key, label))) for key, label in named)]


def columns(
    rows: Sequence[MemberRow], width: int, roles: Choices, authority: str, councils: Suggester
) -> list[Column]:
    """The columns in a width: names and roles as wide as they are, the rest for authorities."""
    labels = dict(roles)
    people = [row.data for row in rows if row.what in PEOPLE]
    in_wards = _in_wards(people, authority)
    place = Column("authority", authority, None, suggester=councils)
    if in_wards:
        place = Column("ward", "Ward", None)
    more = [
        Column(key, label, MORE_WIDTH)
        for key, label in (("ward", "Ward"), ("email", "E-mail"))
        if width >= WIDE and key != place.key and any(person.get(key) for person in people)
    ]
    titles = _widest(str(person.get("title", "")) for person in people)
    said = [labels.get(str(person.get("role", "")), "") for person in people]
    role = max(LEAST_ROLE, _widest(said), _widest(_seats(row) for row in rows))
    title = min(max(titles, len("Title")), 12)
    room = width - title - role - 2 * (4 + len(more)) - sum(MORE_WIDTH for _ in more) - 2
    names = _widest(_name(row) for row in rows)
    wide = max(min(names, room * 11 // 20), LEAST_NAME)
    return [
        Column("title", "Title", title),
        Column("name", "Name", wide, check=_needed, folds=True),
        Column("role", "Role", role, choices=roles),
        place,
        *more,
    ]


def _needed(text: str) -> str | None:
    return None if text.strip() else "a name is needed"


def _in_wards(people: Sequence[Mapping[str, Any]], authority: str) -> bool:
    """Whether members are told apart by wards: where none names an authority."""
    wards = authority == "Ward" or any("ward" in person for person in people)
    return wards and not any("authority" in person for person in people)


def _widest(texts: Iterable[str]) -> int:
    return max(map(cell_len, texts), default=0)


def _name(row: MemberRow) -> str:
    """What stands in the column of names."""
    if row.what == REST:
        return "Outside any group"
    name = str(row.data.get("name", ""))
    if row.what == GROUP:
        return name
    after = f" {row.data['post_nominals']}" if row.data.get("post_nominals") else ""
    return f"{INDENT}{name}{after}"


def _seats(row: MemberRow) -> str:
    return f"{row.seats}{'' if row.agrees else ' ✗'}"


def shown(row: MemberRow, shape: Sequence[Column], roles: Choices) -> Row:
    """A row as the table draws it."""
    return _head(row, len(shape)) if row.what in {GROUP, REST} else _person(row, shape, roles)


def _head(row: MemberRow, count: int) -> Row:
    name = _name(row)
    stated = row.data.get("seats")
    remark = "seats as stated" if row.agrees else f"✗ {stated} seats stated"
    cells: list[Text | str] = [
        "",
        Text(name, style="bold"),
        Text(_seats(row), style="bold" if row.agrees else "bold red"),
        Text(remark if stated is not None else "", style="dim" if row.agrees else "bold red"),
    ]
    values = [None, name if row.what == GROUP else None]
    return (
        f"{row.path}",
        [*cells, *[""] * (count - len(cells))],
        [*values, *[None] * (count - len(values))],
    )


def _person(row: MemberRow, shape: Sequence[Column], roles: Choices) -> Row:
    style = "dim" if row.what == SUBSTITUTE else ""
    values = {column.key: str(row.data.get(column.key, "")) for column in shape}
    role = dict(roles).get(values["role"], values["role"]) if values["role"] else ""
    otherwise = {
        "name": _name(row),
        "role": role or ("substitute" if row.what == SUBSTITUTE else ""),
    }
    cells = [Text(otherwise.get(key, value), style=style) for key, value in values.items()]
    return f"{row.path}", cells, list(values.values())


def counted(rows: Sequence[MemberRow], table: Mapping[str, Any]) -> str:
    """How many there are of everybody."""
    members = sum(row.what == MEMBER for row in rows)
    substitutes = sum(row.what == SUBSTITUTE for row in rows)
    vacant = vacancies_of(table) + sum(vacancies_of(each) for each in entries(table, "groups"))
    quorum = table.get("quorum")
    words = [f"{members} member{'' if members == 1 else 's'}"]
    words += [f"{vacant} vacant"] if vacant else []
    words += [f"{substitutes} substitute{'' if substitutes == 1 else 's'}"]
    words += [f"quorum {quorum}" if quorum is not None else "no quorum stated (q)"]
    return f" {'   '.join(words)}"
