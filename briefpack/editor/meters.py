"""What an agenda costs those who read and meet, as bars of characters. No screens here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from itertools import pairwise

from briefpack.editor.agenda_rows import WORDS_A_MINUTE, document_in
from briefpack.editor.session import Session
from briefpack.model.agenda import Item, ItemKind
from briefpack.model.meeting import Meeting
from briefpack.model.report import Report
from briefpack.plan.agenda import Part, PlannedItem

BAR = 24
"""Columns of a bar."""

MINUTES_OF_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Weight:
    """What an item costs: ``minutes`` of the meeting, ``pages``, and minutes of ``reading``."""

    minutes: int
    pages: int
    reading: float
    number: str = ""


def weights_now(session: Session) -> list[Weight]:
    """What each item of business weighs as the pack is now, with the pages of the last render."""
    return session.for_now(weights, (session.loaded, session.rendered_version))


def weights(session: Session) -> list[Weight]:
    """What each item of business weighs, in order."""
    plan = session.plan
    if plan is None:
        return []
    return [
        Weight(
            own_minutes(planned.item),
            sum(
                session.spans[part.name].pages
                for each in _all(planned)
                for part in each.parts
                if part.name in session.spans
            ),
            sum(_words(session, part) for each in _all(planned) for part in each.parts)
            / WORDS_A_MINUTE,
            planned.number or "",
        )
        for planned in plan.items
        if planned.item.kind is not ItemKind.HEADING or planned.items
    ]


def own_minutes(item: Item) -> int:
    """How long an item takes: as it says, or as its parts do."""
    return item.minutes or sum(own_minutes(part) for part in item.items)


def _all(planned: PlannedItem) -> Iterator[PlannedItem]:
    yield planned
    for below in planned.items:
        yield from _all(below)


def _words(session: Session, part: Part) -> int:
    found = document_in(session, part.document)
    if not isinstance(found, Report):
        return 0
    return session.once(part.document, found, lambda: words_of(found))


def words_of(report: Report) -> int:
    """The words that a reader of a report reads."""
    head = (report.head.summary or "", *report.head.recommendations)
    return len(report.body.split()) + sum(len(text.split()) for text in head)


# -- as bars -----------------------------------------------------------------------------------


def meters(session: Session, width: int) -> list[str]:
    """The meeting's time, and what each item weighs, as lines of at most ``width`` columns."""
    briefing = session.loaded.briefing
    found = weights_now(session)
    if briefing is None or not found:
        return []
    room = max(width - 40, 8)
    lines = [*_time_line(briefing.pack.meeting, sum(each.minutes for each in found))]
    numbers = [each.number for each in found]
    pages = [float(each.pages) for each in found]
    if any(pages):
        stale = "?" if session.pages_are_stale else ""
        shown = numbered_columns(pages, numbers, room)
        lines.append(f"pages   {shown} {round(sum(pages))}{stale} for the items")
    reading = [each.reading for each in found]
    if sum(reading) >= 1:
        count = "" if any(pages) else "   F5 counts the pages"
        total = said_minutes(round(sum(reading)))
        shown = numbered_columns(reading, numbers, room)
        lines.append(f"reading {shown} {total}{count}")
    return [line[:width] for line in lines]


def _time_line(meeting: Meeting, minutes: int) -> Iterator[str]:
    if meeting.end is not None:
        room = _between(meeting.start, meeting.end)
        full = bar(minutes / room if room else 1, BAR)
        over = f", {minutes - room} over" if minutes > room else ""
        ends = f"{meeting.start:%H:%M} ▕{full}▏ {meeting.end:%H:%M}"
        yield f"{ends}   {minutes} of {room} minutes{over}"
    elif minutes:
        done = (meeting.start.hour * 60 + meeting.start.minute + minutes) % MINUTES_OF_A_DAY
        until = time(done // 60, done % 60)
        yield f"{meeting.start:%H:%M} to {until:%H:%M}   {said_minutes(minutes)}, no end is set"


def _between(start: time, end: time) -> int:
    """Minutes from one time to the next, past midnight where it is earlier."""
    day = datetime(2000, 1, 1)  # noqa: DTZ001 - only the time between counts
    apart = datetime.combine(day, end) - datetime.combine(day, start)
    return int(apart.total_seconds()) // 60 % MINUTES_OF_A_DAY


def said_minutes(minutes: int) -> str:
    """A time in words that stays short: "40 min", "2 h 05"."""
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60:02}"  # noqa: PLR2004


def bar(share: float, width: int) -> str:
    """A bar that is full to a share of its width, in eighths of a column."""
    eighths = round(max(0.0, min(share, 1.0)) * width * 8)
    whole, rest = divmod(eighths, 8)
    return ("█" * whole + (" ▏▎▍▌▋▊▉"[rest] if rest else "")).ljust(width)[:width]


def numbered_columns(values: Sequence[float], numbers: Sequence[str], room: int) -> str:
    """Small columns, each behind its item's number; without those where there is no room."""
    bars = columns(values, max(room, len(values)))
    named = "  ".join(
        f"{number} {each if each.strip() else '·'}".strip()
        for number, each in zip(numbers, bars, strict=False)
    )
    return f" {named}  " if bars and len(named) <= room else f"▕{columns(values, room)}▏"


def columns(values: Sequence[float], room: int) -> str:
    """Small columns, one for each value, the tallest as high as a line.

    Where there are more than there is room for, neighbours share one.
    """
    if len(values) > room:
        share = len(values) / room
        ends = [round(share * at) for at in range(room + 1)]
        values = [sum(values[a:b]) for a, b in pairwise(ends)]
    most = max(values, default=0)
    if most <= 0:
        return ""
    return "".join(
        "▁▂▃▄▅▆▇█"[min(7, int(value / most * 7.99))] if value else " " for value in values
    )
