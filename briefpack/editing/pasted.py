"""A list of members, pasted from a spreadsheet or a page, to the tables of a membership."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from briefpack.editing import pasted_words as words
from briefpack.editing.pasted_columns import Columns, columns_of
from briefpack.editing.pasted_table import MOST_ROWS, Row, read_table
from briefpack.model.membership import Member, Membership

MemberRow = Mapping[str, str | bool]
"""A member as a table of a membership file has one."""


@dataclass(frozen=True, slots=True)
class PastedGroup:
    """A group of the list. Its name is None for those outside any group."""

    name: str | None
    members: tuple[MemberRow, ...] = ()
    substitutes: tuple[MemberRow, ...] = ()
    vacancies: int = 0
    seats: int | None = None

    @property
    def data(self) -> dict[str, Any]:
        """The group as a table of a membership file, without what there is none of."""
        table: dict[str, Any] = {
            "name": self.name,
            "seats": self.seats,
            "members": [dict(row) for row in self.members] or None,
            "substitutes": [dict(row) for row in self.substitutes] or None,
            "vacancies": self.vacancies or None,
        }
        return {key: value for key, value in table.items() if value is not None}


@dataclass(frozen=True, slots=True)
class PastedMembers:
    """What was understood, group by group, and remarks on what was not."""

    groups: tuple[PastedGroup, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def rows(self) -> tuple[MemberRow, ...]:
        """All members with a seat, group by group."""
        return tuple(row for group in self.groups for row in group.members)

    @property
    def data(self) -> dict[str, Any]:
        """A membership as its file has it."""
        table: dict[str, Any] = {}
        if groups := [group.data for group in self.groups if group.name is not None]:
            table["groups"] = groups
        for group in self.groups:
            if group.name is None:
                table |= group.data
        return table


def read_members(text: str) -> PastedMembers:
    """The members in a text whose cells are parted by tabs or commas, with or without heads.

    Nothing is too strange to be read: what cannot be understood is left out, with a remark that
    names its row.
    """
    rows = read_table(text)
    reader = _Reader(columns_of(rows), rows)
    reader.read()
    pasted = PastedMembers(tuple(reader.result()), tuple(reader.remarks))
    try:
        Membership.model_validate(pasted.data)
    except ValidationError:  # each member and each name was checked before: a safeguard
        return PastedMembers(remarks=("the list could not be understood",))
    return pasted


@dataclass(slots=True)
class _Gathered:
    """A group that is still being read."""

    name: str | None
    members: list[MemberRow] = field(default_factory=list)
    substitutes: list[MemberRow] = field(default_factory=list)
    vacancies: int = 0
    seats: int | None = None


@dataclass(slots=True)
class _Person:
    """A member as far as read; ``extras`` are words about them that stood beside the name."""

    table: dict[str, str | bool]
    substitute: bool = False
    group: str = ""
    extras: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Reader:
    columns: Columns
    rows: Sequence[Row]
    remarks: list[str] = field(default_factory=list)
    _groups: dict[str | None, _Gathered] = field(default_factory=dict)
    _heading: str = ""
    _substitutes: bool = False
    _titled: bool = False

    def read(self) -> None:
        self.remarks += self.columns.remarks
        if "phone" in self.columns.places:
            self.remarks.append("telephone numbers were left out: a membership has none")
        if len(self.rows) > MOST_ROWS:
            self.rows = self.rows[:MOST_ROWS]
            self.remarks.append(f"only the first {MOST_ROWS} rows were read")
        merged = self._has_merged_groups()
        self._titled = self._has_titles()
        for row in self.rows:
            if row in self.columns.rows_of_heads:
                self._heads_a_known_group(row)
            elif not self._heads_a_group(row):
                self._row(row, merged=merged)

    def result(self) -> Iterator[PastedGroup]:
        for each in self._groups.values():
            if each.members or each.substitutes or each.vacancies or each.seats is not None:
                yield PastedGroup(
                    each.name,
                    tuple(each.members),
                    tuple(each.substitutes),
                    each.vacancies,
                    each.seats,
                )

    # -- groups -------------------------------------------------------------------------------

    def _has_merged_groups(self) -> bool:
        """Whether a group stands beside its first member only, as merged cells are pasted."""
        if "group" not in self.columns.places:
            return False
        named = [self.columns.of(row, "group") for row in self.rows]
        filled = [name.casefold() for name in named if name]
        return len(set(filled)) == len(filled) < len(named)

    def _heads_a_group(self, row: Row) -> bool:
        """Whether a row is the heading of those below it; it is then taken as one."""
        text = row.alone
        if text is None or words.has_title(text) or words.vacancies(text) is not None:
            return False
        if words.is_substitute(text):
            self._substitutes = True
            return True
        if self._heads_a_known_group(row):
            return True
        if not self._titled:
            return False
        self._remark(row, f"{text} is taken for the name of a group")
        self._heading, self._substitutes = text, False
        return True

    def _heads_a_known_group(self, row: Row) -> bool:
        """The same for what can be nothing else: a party, or a name with its number of seats."""
        name, seats = words.group_and_seats(row.alone or "")
        if seats is None and words.party(name) is None:
            return False
        self._heading, self._substitutes = name, False
        if seats is not None:
            self._group(name).seats = seats
        return True

    def _has_titles(self) -> bool:
        """Whether all members have titles, so that a cell alone without one is no member."""
        if "group" in self.columns.places:
            return False
        titled = [
            bool(self.columns.of(row, "title")) or words.has_title(self.columns.of(row, "name"))
            for row in self.rows
            if row.alone is None and row not in self.columns.rows_of_heads
        ]
        return bool(titled) and all(titled)

    def _group(self, name: str) -> _Gathered:
        key = " ".join(name.casefold().split()) or None
        return self._groups.setdefault(key, _Gathered(name or None))

    # -- rows ---------------------------------------------------------------------------------

    def _row(self, row: Row, *, merged: bool) -> None:
        person = self._person(row)
        named, seats = words.group_and_seats(self.columns.of(row, "group"))
        if named and merged:
            self._heading = named
        group = self._group(named or person.group or self._heading)
        if seats is not None:
            group.seats = seats
        name = str(person.table.get("name", ""))
        if (vacant := words.vacancies(row.alone or name)) is not None:
            group.vacancies += vacant
        elif not name:
            self._remark(row, f"there is no name beside {_first(row)}")
        elif (table := self._checked(row, person.table)) is not None:
            (group.substitutes if person.substitute else group.members).append(table)

    def _person(self, row: Row) -> _Person:
        of = self.columns.of
        parts = (of(row, "forename"), of(row, "surname"))
        whole = of(row, "name") if "name" in self.columns.places else " ".join(filter(None, parts))
        if not of(row, "surname") and not whole:
            whole = of(row, "forename")
        name, extras = _without_extras(whole)
        taken = words.persons_name(name)
        person = _Person(
            {
                "title": of(row, "title") or taken.title,
                "name": taken.name,
                "post_nominals": of(row, "post_nominals") or taken.post_nominals,
            },
            substitute=self._substitutes or words.is_substitute(of(row, "seat")),
        )
        for key in ("authority", "ward", "capacity", "email"):
            person.table[key] = of(row, key)
        if of(row, "voting").casefold() in {"no", "n", "non-voting", "non voting", "false"}:
            person.table["voting"] = False
        for extra in [*_split(of(row, "role")), *extras]:
            self._extra(row, person, extra)
        person.table = {key: value for key, value in person.table.items() if value != ""}
        return person

    def _extra(self, row: Row, person: _Person, text: str) -> None:
        """Words that say what somebody is: an office, a party, how they sit."""
        if (role := words.role(text)) is not None and "role" not in person.table:
            person.table["role"] = role.value
        elif words.is_substitute(text):
            person.substitute = True
        elif words.is_without_vote(text):
            person.table["voting"] = False
        elif (party := words.party(text)) is not None and not person.group:
            person.group = party
        elif words.are_post_nominals(text) and not person.table["post_nominals"]:
            person.table["post_nominals"] = text
        elif words.is_capacity(text) and not person.table.get("capacity"):
            person.table["capacity"] = text
        elif not words.is_plain_member(text):
            self._remark(row, f"{text} is no office that is known, and was left out")

    def _checked(self, row: Row, table: dict[str, str | bool]) -> MemberRow | None:
        """A member as the model takes it, without what is wrong; None where that is the name."""
        try:
            Member.model_validate(table)
        except ValidationError as error:
            for detail in error.errors(include_url=False, include_context=False):
                key = str(detail["loc"][0])
                value = table.pop(key, "")
                self._remark(
                    row, f"{value} cannot be the {key.replace('_', ' ')}, and was left out"
                )
            return self._checked(row, table) if "name" in table else None
        return table

    def _remark(self, row: Row, text: str) -> None:
        self.remarks.append(f"row {row.number}: {text}")


def _first(row: Row) -> str:
    return next(cell for cell in row.cells if cell)


# -- what stands beside a name -------------------------------------------------------------

_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_DASH = re.compile(r"\s+[-–—]+\s+")
_SEVERAL = re.compile(r"\s*[,;/]\s*|\s+(?:and|&)\s+")


def _without_extras(text: str) -> tuple[str, list[str]]:
    """A name, and what stands behind it in brackets, or behind a dash or a comma.

    A comma may also part a surname from the names in front of it: "Perry, Cllr Roy".
    """
    if words.vacancies(text) is not None:
        return text, []
    extras = [extra for found in _BRACKETS.findall(text) for extra in _split(found)]
    name, *behind = _DASH.split(" ".join(_BRACKETS.sub(" ", text).split()))
    extras += [extra for words_behind in behind for extra in _split(words_behind)]
    name, *parts = [part for part in (part.strip() for part in name.split(",")) if part] or [""]
    if len(parts) == 1 and " " not in name.strip() and not _is_extra(parts[0]):
        return f"{parts[0]} {name}", extras
    return name, [*extras, *parts]


def _split(text: str) -> list[str]:
    """The words for one thing each: "Chair, Labour" is two; "Labour/Co-op" is a party."""
    if not text or _is_extra(text):
        return [text] if text else []
    return [part for part in _SEVERAL.split(text) if part]


def _is_extra(text: str) -> bool:
    return (
        words.role(text) is not None
        or words.party(text) is not None
        or words.is_substitute(text)
        or words.is_without_vote(text)
        or words.are_post_nominals(text)
        or words.is_capacity(text)
    )
