"""What packs weigh, and how a board's meetings went, in figures."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from briefpack.cycle.actions import TrackedAction, tracked_actions
from briefpack.cycle.history import HeldMeeting, History
from briefpack.cycle.public import exempt_title
from briefpack.cycle.words import one_line
from briefpack.model.agenda import ItemKind
from briefpack.model.briefing import Attachment, BriefingPack
from briefpack.model.membership import Membership
from briefpack.model.note import Attendance, Attendee, Note
from briefpack.model.report import Report
from briefpack.model.texts import markdown_texts
from briefpack.plan.agenda import Part, PlannedItem, plan_agenda
from briefpack.plan.pages import Span

WORDS_A_MINUTE = 220
"""How fast members are taken to read papers."""


# -- what a pack weighs --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """What an item costs its readers, with all its parts.

    ``pages`` are None where some are not known; ``words`` are those of reports, notes and the
    agenda, since nobody has counted those of other people's files.
    """

    number: str | None
    title: str
    pages: int | None
    words: int
    exempt: bool = False

    @property
    def reading_minutes(self) -> int:
        """How long somebody reads its words, in whole minutes."""
        return reading_minutes(self.words)


@dataclass(frozen=True, slots=True)
class PackFigures:
    """What a pack costs its readers, item by item; headings are left out."""

    day: date
    items: tuple[ItemFigures, ...]

    @property
    def pages(self) -> int | None:
        """The pages of all papers; None where some are not known."""
        counts = [item.pages for item in self.items]
        return sum(count for count in counts if count) if None not in counts else None

    @property
    def words(self) -> int:
        """The words of all reports and notes."""
        return sum(item.words for item in self.items)

    @property
    def reading_minutes(self) -> int:
        """How long somebody reads them, in whole minutes."""
        return reading_minutes(self.words)


def reading_minutes(words: int) -> int:
    """How long somebody reads, in whole minutes; a little is one."""
    return max(1, round(words / WORDS_A_MINUTE)) if words else 0


def pack_figures(briefing: BriefingPack, spans: Mapping[str, Span] | None = None) -> PackFigures:
    """What each item of a pack weighs. ``spans`` are the pages of a render, by part, if known."""
    items = plan_agenda(briefing).items
    found = tuple(_items(briefing, items, spans or {}))
    return PackFigures(briefing.pack.meeting.date, found)


def _items(
    briefing: BriefingPack, items: Sequence[PlannedItem], spans: Mapping[str, Span]
) -> Iterator[ItemFigures]:
    for planned in items:
        if planned.item.kind is ItemKind.HEADING:
            yield from _items(briefing, planned.items, spans)
            continue
        parts = tuple(_parts(planned))
        counts = [_pages(briefing, part, spans) for part in parts]
        exempt = planned.item.exempt
        yield ItemFigures(
            planned.number,
            exempt_title(exempt) if exempt else one_line(planned.item.title),
            sum(count for count in counts if count) if None not in counts else None,
            sum(_words(briefing, part) for part in parts) + _described(planned),
            exempt=exempt is not None,
        )


def _parts(planned: PlannedItem) -> Iterator[Part]:
    yield from planned.parts
    for below in planned.items:
        yield from _parts(below)


def _described(planned: PlannedItem) -> int:
    """The words of what the agenda says of an item below its title."""
    own = len(planned.item.description.split()) if planned.item.description else 0
    return own + sum(map(_described, planned.items))


def _pages(briefing: BriefingPack, part: Part, spans: Mapping[str, Span]) -> int | None:
    """A part's pages: as it was laid out last, else those of somebody's file."""
    if part.name in spans:
        return spans[part.name].pages
    document = briefing.documents.get(part.document)
    if not isinstance(document, Attachment):
        return None
    return document.pages if part.pages is None else len(part.pages)


def _words(briefing: BriefingPack, part: Part) -> int:
    document = briefing.documents.get(part.document)
    if isinstance(document, Report):
        head = sum(len(text.split()) for _, text in markdown_texts(document.head))
        return head + len(document.body.split())
    if isinstance(document, Note):
        return sum(len(text.split()) for _, text in markdown_texts(document))
    return 0


# -- how meetings went ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MeetingFigures:
    """A meeting in figures.

    ``opened`` are the actions that its note sets, ``closed`` those done since the meeting before,
    up to its day, and ``open_after`` those of all notes up to then that are open on its day.
    Figures of attendance are None where no note says who was there.
    """

    day: date
    title: str | None
    cancelled: bool
    pages: int | None
    words: int
    opened: int
    closed: int
    open_after: int
    present: int | None
    apologies: int | None
    absent: int | None


def meeting_figures(history: History, year: str | None = None) -> tuple[MeetingFigures, ...]:
    """The meetings of a municipal year in figures; of all years where it is None."""
    actions = tracked_actions(history, date.max)
    found = []
    before = date.min
    for held in history.meetings:
        if year in {None, held.year}:
            found.append(_meeting(held, actions, before))
        if not held.cancelled:
            before = held.date
    return tuple(found)


def _meeting(held: HeldMeeting, actions: Sequence[TrackedAction], before: date) -> MeetingFigures:
    figures = pack_figures(held.briefing) if held.briefing else None
    set_by_then = [action for action in actions if action.meeting <= held.date]
    done = [action.done for action in set_by_then if action.done is not None]
    there = _said(held)
    return MeetingFigures(
        held.date,
        held.meeting.title if held.meeting else None,
        held.cancelled is not None,
        figures.pages if figures else None,
        figures.words if figures else 0,
        opened=sum(action.file == held.note_file for action in actions),
        closed=sum(before < day <= held.date for day in done),
        open_after=len(set_by_then) - sum(day <= held.date for day in done),
        present=len(there.present) if there else None,
        apologies=len(there.apologies) if there else None,
        absent=len(there.absent) if there else None,
    )


def _said(held: HeldMeeting) -> Attendance | None:
    """Who was there; None where there is no note, or it does not say yet."""
    there = held.note.attendance if held.note else None
    return there if there and (there.present or there.apologies or there.absent) else None


# -- attendance ----------------------------------------------------------------------------


class Seen(StrEnum):
    """What a note says of a member at one meeting."""

    PRESENT = "present"
    SUBSTITUTE = "substitute"
    APOLOGIES = "apologies"
    ABSENT = "absent"
    UNSAID = "not said"
    NO_SEAT = ""
    """The person was no member then."""


@dataclass(frozen=True, slots=True)
class MemberAttendance:
    """A member's attendance, meeting by meeting, in the order of ``Attendance.days``."""

    name: str
    group: str
    seen: tuple[Seen, ...]

    @property
    def meetings(self) -> int:
        """How many of the meetings the person had a seat at."""
        return sum(each is not Seen.NO_SEAT for each in self.seen)

    @property
    def present(self) -> int:
        """How many of them the person was at."""
        return self.count(Seen.PRESENT)

    def count(self, seen: Seen) -> int:
        """At how many meetings a note says this."""
        return self.seen.count(seen)


@dataclass(frozen=True, slots=True)
class AttendanceFigures:
    """Who was at which meetings, of those whose note says so."""

    days: tuple[date, ...]
    members: tuple[MemberAttendance, ...]


@dataclass(slots=True)
class _Row:
    name: str
    group: str
    seen: dict[int, Seen] = field(default_factory=dict)


def attendance_figures(history: History, year: str | None = None) -> AttendanceFigures:
    """The attendance of all who had a seat in a municipal year; in all years where it is None.

    Those have a seat whom the membership lists, and those whom the note lists among members in
    their own right. People are known by their names, without titles.
    """
    held = [each for each in history.in_year(year) if _said(each) and not each.cancelled]
    rows: dict[str, _Row] = {}
    for place, each in enumerate(held):
        _take(each, _membership(each, history), place, rows)
    members = tuple(
        MemberAttendance(
            row.name,
            row.group,
            tuple(row.seen.get(place, Seen.NO_SEAT) for place in range(len(held))),
        )
        for row in rows.values()
    )
    return AttendanceFigures(tuple(each.date for each in held), members)


def _membership(held: HeldMeeting, history: History) -> Membership | None:
    """The membership of a meeting's pack; of another one of that year where it has no pack."""
    if held.briefing is not None:
        return held.briefing.membership
    others = (each.briefing for each in history.in_year(held.year) if each.briefing)
    return next((briefing.membership for briefing in others if briefing.membership), None)


def _take(
    held: HeldMeeting, membership: Membership | None, place: int, rows: dict[str, _Row]
) -> None:
    for group in membership.groups if membership else ():
        for member in group.members:
            _row(rows, member.name, member.full_name, group.name).seen[place] = Seen.UNSAID
    for member in membership.members if membership else ():
        _row(rows, member.name, member.full_name, "").seen[place] = Seen.UNSAID
    there = _said(held) or Attendance()
    for people, seen in (
        (there.absent, Seen.ABSENT),
        (there.apologies, Seen.APOLOGIES),
        (there.present, Seen.PRESENT),
    ):
        for attendee in people:
            _see(attendee, seen, place, rows)


def _see(attendee: Attendee, seen: Seen, place: int, rows: dict[str, _Row]) -> None:
    """Write down one line of a note; who sat for a member has no seat of their own."""
    if attendee.substitute_for is None:
        _row(rows, attendee.name, attendee.full_name, "").seen[place] = seen
        return
    row = rows.get(_folded(attendee.substitute_for))
    if row is not None and seen is Seen.PRESENT and row.seen.get(place) is not Seen.PRESENT:
        row.seen[place] = Seen.SUBSTITUTE


def _row(rows: dict[str, _Row], name: str, full_name: str, group: str) -> _Row:
    return rows.setdefault(_folded(name), _Row(one_line(full_name), one_line(group)))


def _folded(name: str) -> str:
    """A name as it is compared: without accents, stops and capitals."""
    letters = unicodedata.normalize("NFKD", name.replace("’", "'").replace(".", " "))
    return one_line("".join(each for each in letters if not unicodedata.combining(each))).casefold()


# -- a board -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BoardFigures:
    """A board's meetings in a municipal year, or in all where ``year`` is None."""

    board: str
    year: str | None
    meetings: tuple[MeetingFigures, ...]
    attendance: AttendanceFigures


def board_figures(history: History, year: str | None = None) -> BoardFigures:
    """How a board's meetings went."""
    return BoardFigures(
        one_line(history.board.name),
        year,
        meeting_figures(history, year),
        attendance_figures(history, year),
    )
