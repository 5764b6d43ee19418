"""What is printed of people behind their names. The words are the board's and the theme's."""

from dataclasses import dataclass

from briefpack.model.board import Board
from briefpack.model.membership import Member, Role
from briefpack.model.note import Attendee
from briefpack.rendering.formats import Labels


@dataclass(frozen=True, slots=True)
class People:
    """How a board words offices, and what it says of people."""

    board: Board
    labels: Labels

    def role(self, role: Role) -> str:
        """What the board calls an office."""
        return self.board.role_titles.get(role) or self.labels[f"role_{role}"]

    def member_remarks(self, member: Member) -> list[str]:
        """What is said of a member."""
        remarks = [self.role(member.role)] if member.role else []
        if member.capacity:
            remarks.append(member.capacity)
        if member.authority and member.ward:
            remarks.append(member.ward)
        if not member.voting:
            remarks.append(self.labels["non_voting"])
        return remarks

    def attendee_remarks(self, person: Attendee) -> list[str]:
        """What is said of somebody who was at a meeting."""
        remarks = [self.role(person.role)] if person.role else []
        if person.position and person.organisation:
            remarks.append(person.position)
        if person.substitute_for:
            remarks.append(f"{self.labels['substitute_for']} {person.substitute_for}")
        if person.remote:
            remarks.append(self.labels["remote"])
        if person.arrived:
            remarks.append(f"{self.labels['arrived']} {person.arrived}")
        if person.left:
            remarks.append(f"{self.labels['left']} {person.left}")
        return remarks
