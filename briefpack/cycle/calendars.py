"""Meetings as calendars (RFC 5545), for members' own.

The same files give the same bytes: nothing is taken from the clock or the machine.

An event's UID is made from the board and from what the meeting is known by, its day or its
folder; so it stays when the time, the place or the agenda change, and when the files are moved.

SEQUENCE has to rise whenever the day, the time or the place change. It starts from facts of the
pack: 0 while it is not published, then twice the days from 31 December 1999 to its ``published``,
so that publishing anew lets it rise; one more when the meeting is cancelled. Where the calendar
that was sent last is given, an event that differs from what it was gets at least one more than it
had then, and none ever gets less.
"""

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from briefpack.cycle.circulation import pages_of
from briefpack.cycle.history import HeldMeeting, History
from briefpack.cycle.public import agenda_lines, joining_lines, open_link
from briefpack.cycle.words import one_line
from briefpack.errors import BriefpackError
from briefpack.model.address import followable
from briefpack.model.agenda import Item, ItemKind
from briefpack.model.board import Board
from briefpack.model.briefing import BriefingPack
from briefpack.model.meeting import Meeting, NextMeeting, Venue
from briefpack.model.note import Note
from briefpack.plan.pages import Span

if TYPE_CHECKING:
    from icalendar import Event

ZONE = "Europe/London"
PRODUCT = "-//briefpack//Calendars of meetings//EN"

_EPOCH = date(2000, 1, 1)

_LONDON = """\
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
"""
"""The clocks of the United Kingdom since 1996, as they are changed by law."""

_OF_NOTE = ("DTSTART", "DTEND", "LOCATION", "STATUS")
"""What a person with the event in their calendar has to know of when it changes."""


def pack_calendar(
    held: HeldMeeting, spans: Mapping[str, Span] | None = None, before: bytes | None = None
) -> bytes:
    """One meeting as a calendar. ``before`` is the calendar that was sent last, if there was one.

    ``spans`` are the pages of its parts, where they are known. Raises BriefpackError where the
    pack does not say when the meeting is, or what was sent last is no calendar.
    """
    if held.briefing is None:
        raise BriefpackError(f"{held.folder} has no pack that can be read")
    return _written(held.briefing.board, [_event(held.briefing, held.key, spans or {})], before)


def board_calendar(history: History, year: str | None = None, before: bytes | None = None) -> bytes:
    """A board's meetings as a calendar: those of a municipal year, or all where it is None.

    A meeting that a pack announces as the next is in it, as tentative, until it has a pack.
    """
    held = history.in_year(year)
    events = [_event(each.briefing, each.key, {}) for each in held if each.briefing]
    events += [
        _minuted(history.board, each.note, each.key)
        for each in held
        if each.note and not each.briefing
    ]
    events += [_announced(history.board, each) for each in _still_to_come(history, held)]
    return _written(history.board, events, before)


def _still_to_come(history: History, held: Sequence[HeldMeeting]) -> Iterator[NextMeeting]:
    """Meetings that are announced by one of these and have no folder yet, each once."""
    known = {each.date for each in history.meetings}
    for each in held:
        following = each.meeting.next if each.meeting else None
        if following is not None and following.date not in known:
            known.add(following.date)
            yield following


# -- a calendar ----------------------------------------------------------------------------


def _written(board: Board, events: Iterable["Event"], before: bytes | None) -> bytes:
    from icalendar import Calendar, Timezone, vText

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", vText(one_line(board.name)))
    calendar.add("x-wr-timezone", ZONE)
    calendar.add_component(Timezone.from_ical(_LONDON))
    known = _sent(before)
    for event in sorted(events, key=_order):
        _number(event, known.get(str(event["UID"])))
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def _sent(before: bytes | None) -> dict[str, "Event"]:
    """The events of the calendar that was sent last, by their UID."""
    from icalendar import Calendar, Event

    if before is None:
        return {}
    try:
        calendar = Calendar.from_ical(before)
    except (ValueError, KeyError, IndexError, AttributeError) as error:
        hint = "write to another file, or delete this one"
        raise BriefpackError("what was sent before is no calendar", hint) from error
    events = (each for each in calendar.walk("VEVENT") if isinstance(each, Event))
    return {str(event.get("UID")): event for event in events}


def _order(event: "Event") -> tuple[str, str]:
    """By day and time, then by UID, so that the same meetings always come alike."""
    return str(_value(event, "DTSTART")), str(event["UID"])


def _number(event: "Event", before: "Event | None") -> None:
    """Let an event's SEQUENCE rise past that of the one before, where they differ."""
    if before is None:
        return
    last = before.get("SEQUENCE", 0)
    least = int(last) if isinstance(last, int) else 0
    if any(_value(event, key) != _value(before, key) for key in _OF_NOTE):
        least += 1
    sequence = max(int(event.pop("SEQUENCE")), least)
    event.add("sequence", sequence)


def _value(event: "Event", key: str) -> object:
    found = event.get(key)
    return getattr(found, "dt", found)


# -- an event ------------------------------------------------------------------------------


def _event(briefing: BriefingPack, key: str, spans: Mapping[str, Span]) -> "Event":
    from icalendar import Event

    pack, meeting, board = briefing.pack, briefing.pack.meeting, briefing.board
    event = Event()
    event.add("uid", uid_of(board, key))
    event.add("dtstamp", datetime.combine(pack.published or _EPOCH, time(), UTC))
    event.add("sequence", first_sequence(pack.published, cancelled=bool(meeting.cancelled)))
    event.add("dtstart", _moment(meeting.date, meeting.start))
    if (end := _end(briefing)) is not None:
        event.add("dtend", end)
    event.add("summary", _summary(board, meeting))
    event.add("location", _place(meeting.venue))
    event.add("description", "\n".join(_description(briefing, spans)))
    event.add("status", "CANCELLED" if meeting.cancelled else "CONFIRMED")
    if meeting.cancelled:
        event.add("transp", "TRANSPARENT")
    if board.website and followable(one_line(board.website)):
        event.add("url", one_line(board.website))
    link = open_link(meeting.joining) if meeting.joining and meeting.joining.link else ""
    if followable(link) and not meeting.cancelled:
        event.add("conference", link, parameters={"VALUE": "URI", "FEATURE": "VIDEO"})
    return event


def _minuted(board: Board, note: Note, key: str) -> "Event":
    """A meeting of which only the note is there."""
    from icalendar import Event

    event = Event()
    event.add("uid", uid_of(board, key))
    event.add("dtstamp", datetime.combine(_EPOCH, time(), UTC))
    event.add("sequence", 0)
    event.add("dtstart", note.date if note.start is None else _moment(note.date, note.start))
    if note.start is not None and note.end is not None:
        event.add("dtend", _ending(note.date, note.start, note.end))
    event.add("summary", one_line(board.name))
    event.add("location", _place(note.venue))
    event.add("status", "CONFIRMED")
    return event


def _announced(board: Board, following: NextMeeting) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", uid_of(board, following.date.isoformat()))
    event.add("dtstamp", datetime.combine(_EPOCH, time(), UTC))
    event.add("sequence", 0)
    start = following.start
    event.add("dtstart", following.date if start is None else _moment(following.date, start))
    event.add("summary", one_line(board.name))
    if following.venue is not None:
        event.add("location", _place(following.venue))
    event.add("description", "Announced; the agenda is to come.")
    event.add("status", "TENTATIVE")
    return event


def uid_of(board: Board, key: str) -> str:
    """The UID of a board's meeting, wherever the files are and whatever the meeting's time is."""
    whose = "\n".join([board.organisation or "", board.name, key])
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"briefpack:meeting:{whose}"))


def first_sequence(published: date | None, *, cancelled: bool) -> int:
    """The SEQUENCE that a pack's own facts give, before anything was sent."""
    days = max((published - _EPOCH).days, 0) + 1 if published else 0
    return 2 * days + cancelled


def _moment(day: date, start: time) -> datetime:
    return datetime.combine(day, start.replace(tzinfo=None), ZoneInfo(ZONE))


def _ending(day: date, start: time, end: time) -> datetime:
    """When a meeting ends that may go on past midnight."""
    return _moment(day + timedelta(days=1 if end <= start else 0), end)


def _end(briefing: BriefingPack) -> datetime | None:
    """When the meeting ends: as planned, else when all items will have had their minutes."""
    meeting = briefing.pack.meeting
    if meeting.end is not None:
        return _ending(meeting.date, meeting.start, meeting.end)
    minutes = _minutes(briefing.pack.items)
    if not minutes:
        return None
    start = datetime.combine(meeting.date, meeting.start.replace(tzinfo=None))
    end = start + timedelta(minutes=minutes)
    return _moment(end.date(), end.time())


def _minutes(items: Sequence[Item]) -> int | None:
    """How long items take, each as it says or as its parts do; None where one does not say."""
    total = 0
    for item in items:
        heading = item.kind is ItemKind.HEADING and not item.items
        minutes = item.minutes or (0 if heading else _minutes(item.items) if item.items else None)
        if minutes is None:
            return None
        total += minutes
    return total


def _summary(board: Board, meeting: Meeting) -> str:
    name = one_line(board.name)
    title = f"{name}: {one_line(meeting.title)}" if meeting.title else name
    return f"Cancelled: {title}" if meeting.cancelled else title


def _place(venue: Venue) -> str:
    return one_line(venue.one_line)


def _description(briefing: BriefingPack, spans: Mapping[str, Span]) -> Iterator[str]:
    meeting = briefing.pack.meeting
    if meeting.cancelled:
        yield one_line(meeting.cancelled)
        return
    lines = agenda_lines(briefing)
    if lines:
        yield "Agenda"
    for line in lines:
        number = f"{line.number}. " if line.number else ""
        pages = pages_of(line, spans)
        where = f" (p. {pages})" if pages else ""
        yield f"{'  ' * line.depth}{number}{line.title}{where}"
    if joining := joining_lines(meeting.joining):
        yield ""
        yield from joining
    if meeting.venue.directions:
        yield f"Directions: {one_line(meeting.venue.directions)}"
