"""Sizes, dates and people in words."""

from datetime import date, time

from briefpack.model.board import Board
from briefpack.model.membership import Member, Role
from briefpack.model.note import Attendee
from briefpack.rendering.formats import clock, long_date
from briefpack.rendering.theme import Theme

_THOUSAND = 1000


def size_words(size: int) -> str:
    """A file's size: "151 kB", "1.2 MB"."""
    if size < _THOUSAND * _THOUSAND:
        return f"{max(1, round(size / _THOUSAND))} kB"
    return f"{size / _THOUSAND / _THOUSAND:.1f} MB"


def paragraphs_words(numbers: tuple[int, ...]) -> str:
    """Why something is exempt: "paragraph 3", "paragraphs 1 and 2"; empty without numbers."""
    if not numbers:
        return ""
    words = [str(number) for number in numbers]
    if len(words) == 1:
        return f"paragraph {words[0]}"
    return f"paragraphs {', '.join(words[:-1])} and {words[-1]}"


class Words:
    """How a board words days, times, offices and people."""

    def __init__(self, board: Board, theme: Theme) -> None:
        self._board = board
        self.labels = theme.labels

    def day(self, day: date) -> str:
        """A day: "Thursday 3 November 2016"."""
        return long_date(day, self.labels)

    def clock(self, moment: time) -> str:
        """A time of day: "4.30 pm"."""
        return clock(moment, self.labels)

    def role(self, role: Role) -> str:
        """What the board calls an office."""
        return self._board.role_titles.get(role) or self.labels[f"role_{role}"]

    def member(self, member: Member) -> tuple[str, ...]:
        """What is said of a member behind the name."""
        remarks = [self.role(member.role)] if member.role else []
        if member.capacity:
            remarks.append(member.capacity)
        if member.authority and member.ward:
            remarks.append(member.ward)
        if not member.voting:
            remarks.append(self.labels["non_voting"])
        return tuple(remarks)

    def attendee(self, person: Attendee) -> tuple[str, ...]:
        """What is said of somebody who was at a meeting."""
        labels = self.labels
        remarks = [self.role(person.role)] if person.role else []
        if person.position and person.organisation:
            remarks.append(person.position)
        if person.substitute_for:
            remarks.append(f"{labels['substitute_for']} {person.substitute_for}")
        if person.remote:
            remarks.append(labels["remote"])
        for word, when in (("arrived", person.arrived), ("left", person.left)):
            if when:
                remarks.append(f"{labels[word]} {when}")
        return tuple(remarks)
