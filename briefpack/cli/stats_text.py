"""Figures as tables and bars in a terminal."""

from collections.abc import Iterator

from briefpack.cli.columns import Column, bar, heading, remark, table, width
from briefpack.cycle.figure_charts import KEY, LETTERS
from briefpack.cycle.statistics import BoardFigures, PackFigures, Seen
from briefpack.plan.days import plain_day, short_day

_BAR = 12


def text_of(figures: PackFigures | BoardFigures) -> Iterator[str]:
    """The lines of a report on figures."""
    if isinstance(figures, PackFigures):
        yield from _pack(figures)
    else:
        yield from _meetings(figures)
        yield from _attendance(figures)


def _pack(figures: PackFigures) -> Iterator[str]:
    most = max((item.words for item in figures.items), default=0)
    yield heading(f"Papers of {plain_day(figures.day)}")
    columns = (
        *(Column("No", 6), Column("Item"), Column("Pages", 5, right=True)),
        *(Column("Words", 9, right=True), Column("Reading", 7, right=True), Column("", _BAR)),
    )
    rows = [
        (
            item.number or "",
            item.title,
            _count(item.pages),
            f"{item.words:,}",
            f"{item.reading_minutes} min",
            bar(item.words / most if most else 0, _BAR),
        )
        for item in figures.items
    ]
    minutes = f"{figures.reading_minutes} min"
    total = ("", "All items", _count(figures.pages), f"{figures.words:,}", minutes, "")
    yield from table(columns, [*rows, total], width())
    if figures.pages is None:
        yield remark("? pages are not known: `briefpack render` counts them.")


def _meetings(figures: BoardFigures) -> Iterator[str]:
    year = f", {figures.year}" if figures.year else ""
    yield heading(f"Meetings of {figures.board}{year}")
    counts = (count for each in figures.meetings for count in (each.opened, each.closed))
    most = max(counts, default=0)
    columns = (
        *(Column("Meeting"), Column("Opened", 9), Column("Closed", 9)),
        *(Column("Open after", 10, right=True), Column("Present", 7, right=True)),
        *(Column("Apologies", 9, right=True), Column("Absent", 6, right=True)),
    )
    rows = []
    for each in figures.meetings:
        said = "cancelled" if each.cancelled else each.title
        rows.append(
            (
                f"{short_day(each.day)}{f', {said}' if said else ''}",
                f"{each.opened:>2} {bar(each.opened / most if most else 0, 6)}",
                f"{each.closed:>2} {bar(each.closed / most if most else 0, 6)}",
                str(each.open_after),
                _count(each.present, "-"),
                _count(each.apologies, "-"),
                _count(each.absent, "-"),
            )
        )
    yield from table(columns, rows, width())
    yield remark("Opened and closed are actions; - where no note says who was there.")


def _attendance(figures: BoardFigures) -> Iterator[str]:
    found = figures.attendance
    if not found.members:
        return
    yield ""
    yield heading("Attendance")
    columns = (
        *(Column("Member"), Column("Group", 20), Column("At", 7, right=True)),
        *(Column("", 10), Column("Meeting by meeting", 24)),
    )
    rows = [
        (
            each.name,
            each.group,
            f"{each.present} of {each.meetings}",
            bar(each.present / each.meetings if each.meetings else 0, 10),
            " ".join(LETTERS[seen] or "." for seen in each.seen),
        )
        for each in found.members
    ]
    yield from table(columns, rows, width())
    without = any(Seen.NO_SEAT in each.seen for each in found.members)
    yield remark(f"{KEY}{', . no seat then' if without else ''}")


def _count(number: int | None, unknown: str = "?") -> str:
    return unknown if number is None else str(number)
