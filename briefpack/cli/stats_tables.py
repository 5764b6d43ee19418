"""Figures as plain data, as tables, and as charts by their files' names."""

from typing import Any

from briefpack.cycle.figure_charts import (
    actions_chart,
    attendance_chart,
    pages_chart,
    reading_chart,
)
from briefpack.cycle.statistics import (
    BoardFigures,
    ItemFigures,
    MeetingFigures,
    MemberAttendance,
    PackFigures,
    Seen,
)

Row = dict[str, Any]

Figures = PackFigures | BoardFigures


def as_data(figures: Figures) -> Row:
    """Figures as JSON has them."""
    if isinstance(figures, PackFigures):
        return {
            "meeting": figures.day.isoformat(),
            "pages": figures.pages,
            "words": figures.words,
            "reading_minutes": figures.reading_minutes,
            "items": [_item(item) for item in figures.items],
        }
    return {
        "board": figures.board,
        "year": figures.year,
        "meetings": [_meeting(each) for each in figures.meetings],
        "attendance": {
            "days": [day.isoformat() for day in figures.attendance.days],
            "members": [
                {**_member(each), "seen": [seen.value for seen in each.seen]}
                for each in figures.attendance.members
            ],
        },
    }


def tables_of(figures: Figures) -> dict[str, list[Row]]:
    """Figures as rows, by the tables' names."""
    if isinstance(figures, PackFigures):
        return {"items": [_item(item) for item in figures.items]}
    days = [day.isoformat() for day in figures.attendance.days]
    return {
        "meetings": [_meeting(each) for each in figures.meetings],
        "attendance": [
            _member(each) | {day: seen.value for day, seen in zip(days, each.seen, strict=True)}
            for each in figures.attendance.members
        ],
    }


def charts_of(figures: Figures) -> dict[str, str]:
    """Charts as SVG, by their names."""
    if isinstance(figures, PackFigures):
        return {"pages": pages_chart(figures), "reading": reading_chart(figures)}
    return {
        "actions": actions_chart(figures.meetings),
        "attendance": attendance_chart(figures.attendance),
    }


def _item(item: ItemFigures) -> Row:
    return {
        "number": item.number,
        "title": item.title,
        "pages": item.pages,
        "words": item.words,
        "reading_minutes": item.reading_minutes,
        "exempt": item.exempt,
    }


def _meeting(meeting: MeetingFigures) -> Row:
    return {
        "meeting": meeting.day.isoformat(),
        "title": meeting.title,
        "cancelled": meeting.cancelled,
        "pages": meeting.pages,
        "words": meeting.words,
        "opened": meeting.opened,
        "closed": meeting.closed,
        "open_after": meeting.open_after,
        "present": meeting.present,
        "apologies": meeting.apologies,
        "absent": meeting.absent,
    }


def _member(member: MemberAttendance) -> Row:
    return {
        "name": member.name,
        "group": member.group,
        "meetings": member.meetings,
        "present": member.present,
        "substitute": member.count(Seen.SUBSTITUTE),
        "apologies": member.count(Seen.APOLOGIES),
        "absent": member.count(Seen.ABSENT),
    }
