"""The charts of a pack and of a board's year."""

from collections.abc import Sequence

from briefpack.cycle.charts import (
    Bar,
    Chart,
    Ink,
    bar_chart,
    dot,
    grid_chart,
    mark,
    pair_chart,
    row_marks,
)
from briefpack.cycle.statistics import (
    AttendanceFigures,
    ItemFigures,
    MeetingFigures,
    PackFigures,
    Seen,
)
from briefpack.plan.days import plain_day, short_day

LETTERS = {
    Seen.PRESENT: "P",
    Seen.SUBSTITUTE: "S",
    Seen.APOLOGIES: "A",
    Seen.ABSENT: "X",
    Seen.UNSAID: "?",
    Seen.NO_SEAT: "",
}
"""How a list of attendance is kept on paper."""

MARKS = {
    Seen.PRESENT: mark(Ink.FULL),
    Seen.SUBSTITUTE: mark(Ink.NONE, half=True),
    Seen.APOLOGIES: mark(Ink.TINT),
    Seen.ABSENT: mark(Ink.NONE),
    Seen.UNSAID: dot(),
    Seen.NO_SEAT: "",
}
"""How a page draws it."""

KEY = "P present, S a substitute sat, A apologies, X absent, ? not said"


def pages_chart(figures: PackFigures, name: str = "pages") -> str:
    """The pages of each item."""
    bars = [Bar(_label(item), item.pages, _pages(item)) for item in figures.items]
    total = figures.pages
    count = f"{total} pages in all" if total is not None else "not all pages are known"
    title = f"Pages of each item, {plain_day(figures.day)}"
    return bar_chart(Chart(name, title, _told(bars, count)), bars)


def reading_chart(figures: PackFigures, name: str = "reading") -> str:
    """How long somebody reads for each item."""
    bars = [
        Bar(_label(item), item.words, f"{item.words:,} words, {item.reading_minutes} min")
        for item in figures.items
    ]
    count = f"{figures.words:,} words in all, {figures.reading_minutes} min"
    title = f"Reading for each item, {plain_day(figures.day)}"
    return bar_chart(Chart(name, title, _told(bars, count)), bars)


def actions_chart(meetings: tuple[MeetingFigures, ...], name: str = "actions") -> str:
    """The actions that each meeting opened, and those done since the one before."""
    rows = [
        (
            plain_day(each.day),
            Bar("", each.opened, str(each.opened)),
            Bar("", each.closed, str(each.closed)),
        )
        for each in meetings
        if not each.cancelled
    ]
    told = "; ".join(f"{day}: opened {one.words}, closed {two.words}" for day, one, two in rows)
    chart = Chart(name, "Actions opened and closed", f"{told or 'No meetings'}.")
    return pair_chart(chart, ("opened", "closed"), rows)


def attendance_chart(attendance: AttendanceFigures, name: str = "attendance") -> str:
    """Who was at which meeting."""
    rows = [(each.name, [LETTERS[seen] for seen in each.seen]) for each in attendance.members]
    told = "; ".join(
        f"{each.name}: at {each.present} of {each.meetings}" for each in attendance.members
    )
    chart = Chart(name, "Attendance", f"{told or 'No notes'}.")
    return grid_chart(chart, [short_day(day) for day in attendance.days], rows, KEY)


def attendance_marks(seen: Sequence[Seen], told: str) -> str:
    """A member's meetings, a mark for each; ``told`` says the same in words."""
    return row_marks([MARKS[each] for each in seen], told)


def _label(item: ItemFigures) -> str:
    return f"{item.number}. {item.title}" if item.number else item.title


def _pages(item: ItemFigures) -> str:
    if item.pages is None:
        return "not known"
    return f"{item.pages} page{'s' if item.pages != 1 else ''}"


def _told(bars: list[Bar], total: str) -> str:
    return "; ".join([*(f"{bar.label}: {bar.words}" for bar in bars), total]) + "."
