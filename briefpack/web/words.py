"""Sizes, dates and people in words."""

from datetime import date, time

from briefpack.model.board import Board
from briefpack.model.membership import Member
from briefpack.model.note import Attendee
from briefpack.rendering.formats import clock, long_date
from briefpack.rendering.people import People
from briefpack.rendering.theme import Theme
from briefpack.web.languages import Say

_THOUSAND = 1000


def size_words(size: int) -> str:
    """A file's size: "151 kB", "1.2 MB"."""
    if size < _THOUSAND * _THOUSAND:
        return f"{max(1, round(size / _THOUSAND))} kB"
    return f"{size / _THOUSAND / _THOUSAND:.1f} MB"


def paragraphs_words(numbers: tuple[int, ...], say: Say) -> str:
    """Why something is exempt: "paragraph 3", "paragraphs 1 and 2"; empty without numbers."""
    if not numbers:
        return ""
    *others, last = map(str, numbers)
    if not others:
        return say("paragraph", numbers=last)
    return say("paragraphs", numbers=", ".join(others), last=last)


class Words:
    """How a board words days, times, offices and people; ``say`` has the site's fixed words."""

    def __init__(self, board: Board, theme: Theme) -> None:
        self.labels = theme.labels
        self._people = People(board, theme.labels)
        self.say = Say(board.language, theme.labels)

    def day(self, day: date) -> str:
        """A day: "Thursday 3 November 2016"."""
        return long_date(day, self.labels)

    def day_of_year(self, day: date) -> str:
        """A day where the year is plain: "3 November"."""
        return self.say("day_month", day=day.day, month=self._month(day))

    def plain_day(self, day: date) -> str:
        """A day without its weekday: "3 November 2016"."""
        return self.say("day_month_year", day=day.day, month=self._month(day), year=day.year)

    def _month(self, day: date) -> str:
        return self.labels["months"].split()[day.month - 1]

    def clock(self, moment: time) -> str:
        """A time of day: "4.30 pm"."""
        return clock(moment, self.labels)

    def member(self, member: Member) -> list[str]:
        """What is said of a member behind the name."""
        return self._people.member_remarks(member)

    def attendee(self, person: Attendee) -> list[str]:
        """What is said of somebody who was at a meeting, behind the name."""
        initials = [person.initials] if person.initials else []
        return initials + self._people.attendee_remarks(person)
