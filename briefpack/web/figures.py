"""A board's year in figures, counted from what is published and from nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from briefpack.cycle.charts import Ink, key_mark, mark, row_bar, row_pair
from briefpack.cycle.figure_charts import MARKS, attendance_marks
from briefpack.cycle.history import History
from briefpack.cycle.statistics import MemberAttendance, Seen, attendance_figures
from briefpack.model.note import Attendance
from briefpack.web.actions import ActionLine
from briefpack.web.meetings import PublicMeeting
from briefpack.web.words import Words

_FEWEST = 2
"""Of how many meetings there must be figures for a chart to show anything."""

_FIT = 6
"""Of how many meetings there is room for the marks on one line."""

_MOST = 12
"""How many meetings there is room for; the last ones are shown."""


@dataclass(frozen=True, slots=True)
class Attended:
    """How many were at a meeting, how many sent apologies, and how many did neither."""

    meeting: PublicMeeting
    present: int
    apologies: int
    absent: int

    @property
    def whole(self) -> int:
        """All whom the note names."""
        return self.present + self.apologies + self.absent


@dataclass(frozen=True, slots=True)
class ActionCount:
    """How many actions a meeting set, and how many were done since the meeting before."""

    meeting: PublicMeeting
    opened: int
    closed: int


@dataclass(frozen=True, slots=True)
class YearFigures:
    """What is drawn of a municipal year: ``days`` are those that members' ``seen`` are of.

    A part is empty where there is nothing to draw.
    """

    year: str
    attendance: tuple[Attended, ...]
    actions: tuple[ActionCount, ...]
    days: tuple[date, ...]
    members: tuple[MemberAttendance, ...]

    @property
    def some_absent(self) -> bool:
        """Whether anybody stayed away from any of the meetings without apologies."""
        return any(each.absent for each in self.attendance)

    @property
    def groups(self) -> tuple[tuple[str, tuple[MemberAttendance, ...]], ...]:
        """The members by their groups."""
        groups: dict[str, list[MemberAttendance]] = {}
        for member in self.members:
            groups.setdefault(member.group, []).append(member)
        return tuple((group, tuple(members)) for group, members in groups.items())

    @property
    def seen(self) -> tuple[Seen, ...]:
        """What there is to say of members, for the key: in the order of ``Seen``."""
        found = {seen for member in self.members for seen in member.seen}
        return tuple(each for each in Seen if each in found - {Seen.NO_SEAT})

    @property
    def is_long(self) -> bool:
        """Whether there are more marks to a member than fit beside their figure on a phone."""
        return len(self.days) > _FIT

    def is_told(self, member: MemberAttendance) -> bool:
        """Whether any note says where a member was: who is in none was not counted as away."""
        return member.count(Seen.UNSAID) < member.meetings

    def attended_bar(self, line: Attended) -> Markup:
        """How many were at a meeting, as a bar."""
        pieces = [
            (line.present, Ink.FULL),
            (line.apologies, Ink.TINT),
            (line.absent, Ink.NONE),
        ]
        return _drawn(row_bar(pieces, max(each.whole for each in self.attendance)))

    def actions_bar(self, line: ActionCount) -> Markup:
        """A meeting's actions, as two bars."""
        longest = max(max(each.opened, each.closed) for each in self.actions)
        return _drawn(row_pair(line.opened, line.closed, longest))

    def member_marks(self, member: MemberAttendance, words: Words) -> Markup:
        """A member's meetings, with a mark for each."""
        told = (
            f"{words.day_of_year(day)}: {seen_word(seen, words)}"
            for day, seen in zip(self.days, member.seen, strict=True)
            if seen is not Seen.NO_SEAT
        )
        return _drawn(attendance_marks(member.seen, "; ".join(told)))


def seen_word(seen: Seen, words: Words) -> str:
    """What a mark says, in a board's words."""
    named = {Seen.SUBSTITUTE: words.say("substitute_sat"), Seen.UNSAID: words.say("not_said")}
    return named.get(seen) or words.labels[seen.value]


def seen_key(seen: Seen) -> Markup:
    """A mark by itself."""
    return _drawn(key_mark(MARKS[seen]))


def ink_key(name: str) -> Markup:
    """A piece of a bar by itself."""
    return _drawn(key_mark(mark(Ink[name])))


def _drawn(svg: str) -> Markup:
    return Markup(svg)  # noqa: S704 - made of figures; the words in it are escaped


def year_figures(
    public: History, meetings: Sequence[PublicMeeting], actions: Sequence[ActionLine]
) -> YearFigures | None:
    """The last year of which there is something to show.

    ``public`` is the history with the public packs and notes, ``actions`` those of the page.
    """
    held = [each for each in meetings if each.note and not each.held.cancelled]
    for year in reversed(dict.fromkeys(each.held.year for each in held)):
        of_year = [each for each in held if each.held.year == year]
        if len(of_year) >= _FEWEST:
            found = _figures(public, year, held, of_year[-_MOST:], actions)
            if found.attendance or found.actions:
                return found
    return None


def _figures(
    public: History,
    year: str,
    held: Sequence[PublicMeeting],
    shown: Sequence[PublicMeeting],
    actions: Sequence[ActionLine],
) -> YearFigures:
    attendance = _enough([each for meeting in shown if (each := _attended(meeting)).whole])
    counts = [_counted(meeting, _day_before(meeting, held), actions) for meeting in shown]
    some = any(each.opened or each.closed for each in counts)
    seen = attendance_figures(public, year)
    members = [MemberAttendance(each.name, each.group, each.seen[-_MOST:]) for each in seen.members]
    return YearFigures(
        year.replace("-", "/"),
        attendance,
        tuple(counts) if some else (),
        seen.days[-_MOST:] if attendance else (),
        tuple(each for each in members if each.meetings) if attendance else (),
    )


def _attended(meeting: PublicMeeting) -> Attended:
    there = meeting.note.attendance if meeting.note else Attendance()
    return Attended(meeting, len(there.present), len(there.apologies), len(there.absent))


def _enough(found: Sequence[Attended]) -> tuple[Attended, ...]:
    return tuple(found) if len(found) >= _FEWEST else ()


def _day_before(meeting: PublicMeeting, held: Sequence[PublicMeeting]) -> date:
    """The day of the meeting before one."""
    return max((each.date for each in held if each.date < meeting.date), default=date.min)


def _counted(meeting: PublicMeeting, before: date, actions: Sequence[ActionLine]) -> ActionCount:
    done = [line.action.done for line in actions if line.action.meeting <= meeting.date]
    return ActionCount(
        meeting,
        sum(line.meeting.slug == meeting.slug for line in actions),
        sum(before < day <= meeting.date for day in done if day is not None),
    )
