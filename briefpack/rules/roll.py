"""The attendance of a note, beside the membership of its day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefpack.model.membership import Group, Role
from briefpack.model.note import Attendee, Note
from briefpack.rules.names import Name, find, nearly_same, read_name
from briefpack.rules.people import OF_MEMBERS, Seat, attendees, seats, substitutes
from briefpack.rules.registry import Checked, Path

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_APRIL, _MAY, _SEPTEMBER = 4, 5, 9


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody on a list of members: the member or the substitute, where it is one.

    ``seat`` is that of the member whom a substitute sat for.
    """

    path: Path
    attendee: Attendee
    member: Seat | None = None
    substitute: Seat | None = None
    seat: Seat | None = None

    @property
    def stranger(self) -> bool:
        """Whether nothing says why the person is on a list of members."""
        return not (self.member or self.substitute or self.attendee.substitute_for)

    @property
    def is_present(self) -> bool:
        """Whether the person came."""
        return self.path[1] == "present"

    @property
    def votes(self) -> bool:
        """Whether the person had a vote."""
        if self.attendee.role is Role.OBSERVER:
            return False
        seat = self.member or self.seat
        return seat is None or seat.member.voting

    @property
    def group(self) -> Group | None:
        """The group whose seat the person had."""
        seat = self.member or self.seat or self.substitute
        return seat.group if seat else None


@dataclass(frozen=True, slots=True)
class Roll:
    """Everybody on the lists of members in a note, and the members who are on none.

    ``source`` is what the membership is called in messages.
    """

    file: str
    note: Note
    source: str
    entries: tuple[Entry, ...]
    unaccounted: tuple[Seat, ...]

    @property
    def present(self) -> tuple[Entry, ...]:
        """Those who came."""
        return tuple(entry for entry in self.entries if entry.is_present)


def rolls(checked: Checked) -> tuple[Roll, ...]:
    """The roll of each note that the membership is of the day of."""
    return checked.once(_rolls)


def _rolls(checked: Checked) -> tuple[Roll, ...]:
    year = checked.briefing.membership_year
    first, last = _covered(year, checked.briefing.pack.meeting.date)
    if not seats(checked):
        return ()
    found = (_roll(checked, file, note) for file, note in checked.notes)
    return tuple(
        roll for roll in found if first <= roll.note.date <= last and not _of_another_year(roll)
    )


def _covered(year: str | None, meeting: date) -> tuple[date, date]:
    """The days that a membership may hold for: of "2016-17", from April 2016 to September 2017.

    Without a year in its name, it is taken to be of the municipal year of the meeting.
    """
    named = _YEAR.search(year or "")
    if named is not None:
        start = int(named[0])
        return date(start, _APRIL, 1), date(start + 1, _SEPTEMBER, 30)
    start = meeting.year if meeting.month >= _MAY else meeting.year - 1
    return date(start, _MAY, 1), date(start + 1, _MAY, 31)


def _of_another_year(roll: Roll) -> bool:
    """Whether the membership seems to have changed since, in the months in which it does."""
    strangers = any(entry.stranger for entry in roll.entries)
    return strangers and bool(roll.unaccounted) and _APRIL <= roll.note.date.month <= _SEPTEMBER


def _roll(checked: Checked, file: str, note: Note) -> Roll:
    members, others = seats(checked), substitutes(checked)
    entries = tuple(
        _entry(path, attendee, members, others) for path, attendee in attendees(note, OF_MEMBERS)
    )
    accounted = {
        seat.path for entry in entries for seat in (entry.member, entry.seat) if seat is not None
    }
    unaccounted = tuple(
        seat
        for seat in members
        if seat.path not in accounted and seat.member.role is not Role.OBSERVER
    )
    year = checked.briefing.membership_year
    source = f"the membership of {year}" if year else "the membership"
    return Roll(file, note, source, entries, unaccounted)


def _entry(
    path: Path, attendee: Attendee, members: Sequence[Seat], others: Sequence[Seat]
) -> Entry:
    name = read_name(attendee.full_name)
    sat_for = attendee.substitute_for
    return Entry(
        path,
        attendee,
        _found(name, members),
        _found(name, others),
        _found(read_name(sat_for), members) if sat_for else None,
    )


def _found(name: Name, among: Sequence[Seat]) -> Seat | None:
    """Whose name it is, or is most likely meant to be."""
    names = [seat.name for seat in among]
    position = find(name, names)
    if position is None:
        near = (place for place, each in enumerate(names) if nearly_same(name, each))
        position = next(near, None)
    return None if position is None else among[position]
