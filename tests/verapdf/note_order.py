"""Minutes as they are to be read: as most themes print them, and as counties do."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefpack.model.board import Board
from briefpack.model.meeting import NextMeeting
from briefpack.model.membership import Role
from briefpack.model.note import Attendee, Note, NoteItem
from briefpack.rendering.formats import clock, long_date, short_date
from tests.verapdf.prose_order import Reading

Blocks = Iterator[str]

LISTS = ("present", "apologies", "absent", "in_attendance", "officers")
"""Who is listed, in this order."""


def bracketed(remarks: list[str]) -> str:
    """What stands behind a name."""
    return f" ({', '.join(remarks)})" if remarks else ""


def next_meeting(meeting: NextMeeting, labels: Mapping[str, str]) -> str:
    """When and where the next meeting is."""
    words = f"{labels['next_meeting']} {long_date(meeting.date, labels)}"
    words += f", {clock(meeting.start, labels)}" if meeting.start else ""
    return f"{words}, {meeting.venue.one_line}" if meeting.venue else words


@dataclass(frozen=True, slots=True)
class NoteOrder:
    """The words of one note, behind its heading."""

    note: Note
    board: Board
    labels: Mapping[str, str]
    reading: Reading
    role: Callable[[Role], str]

    def usual(self) -> Blocks:
        """As in `plain`: item by item, the attendance behind them."""
        note, labels = self.note, self.labels
        yield from self._draft()
        yield from (labels["minutes_title"], note.title, labels["date"])
        start = f", {clock(note.start, labels)}" if note.start else ""
        yield long_date(note.date, labels) + start
        yield from (labels["venue"], note.venue.one_line, labels["attendance"])
        yield f"{labels['attendance_sentence']} {labels['appendix']} A."
        for number, item in self._numbered():
            yield from self._item(item, number)
        if note.next:
            yield next_meeting(note.next, labels)
        yield f"{labels['appendix']} A – {labels['attendance']}"
        yield from self._heads()
        for name, people in self._people():
            yield labels[name]
            for person in people:
                yield person.full_name + bracketed(self._remarks(person))
                yield person.organisation or person.position or ""

    def _draft(self) -> Blocks:
        if self.note.status == "draft":
            yield self.labels["draft"]

    def _heads(self) -> Blocks:
        yield self.board.member_heading or self.labels["name"]
        yield self.board.authority_heading or self.labels["authority"]

    def _people(self) -> Iterator[tuple[str, tuple[Attendee, ...]]]:
        for name in LISTS:
            people: tuple[Attendee, ...] = getattr(self.note.attendance, name)
            if people:
                yield name, people

    def _remarks(self, person: Attendee) -> list[str]:
        remarks = [self.role(person.role)] if person.role else []
        if person.position and person.organisation:
            remarks.append(person.position)
        return remarks

    def _numbered(self) -> Iterator[tuple[str, NoteItem]]:
        number = self.note.first_number
        for item in self.note.items:
            yield f"{number} " if item.numbered else "", item
            number += item.numbered

    def _interests(self, item: NoteItem) -> Blocks:
        assert not item.votes  # the examples have none
        if item.interests:
            yield from (self.labels["interests"], self.labels["name"], self.labels["interest"])
        for interest in item.interests:
            about = f"{interest.item}: " if interest.item else ""
            yield from (interest.name, about + self.reading.running(interest.nature))

    def _item(self, item: NoteItem, number: str) -> Blocks:
        labels, reading = self.labels, self.reading
        yield f"{number}{item.title}"
        yield from reading.blocks(item.discussion or "")
        yield from self._interests(item)
        if item.decisions:
            yield labels["decision" if len(item.decisions) == 1 else "decisions"]
            yield reading.running(item.decision_lead or "")
        for count, decision in enumerate(item.decisions, start=1):
            yield f"{count}." if len(item.decisions) > 1 else ""
            yield from reading.blocks(decision.text)
        if item.actions:
            yield labels["action" if len(item.actions) == 1 else "actions"]
            yield reading.running(item.action_lead or "")
        for count, action in enumerate(item.actions, start=1):
            yield f"{count}." if len(item.actions) > 1 else ""
            due = f" {labels['by']} {long_date(action.due, labels)}" if action.due else ""
            in_words = f" {action.due_text}" if action.due_text else ""
            yield ", ".join(action.owner) + (due or in_words)
            yield from reading.blocks(action.text)
        letters = iter("abcdefgh")
        for below in item.items:
            yield from self._item(below, f"({next(letters)}) " if below.numbered else "")

    # -- counties -------------------------------------------------------------------------

    def county(self) -> Blocks:
        """As in `county`: the attendance first, then a table with who acts by when."""
        note, labels = self.note, self.labels
        yield from self._draft()
        at = f" {labels['held_at']} {clock(note.start, labels)}" if note.start else ""
        yield (
            f"{labels['minutes_of']} {note.title} {labels['held_on']} "
            f"{long_date(note.date, labels)}{at} {labels['held_at']} {note.venue.one_line}."
        )
        for name, people in self._people():
            yield labels[name]
            yield from self._there(people)
        yield from (labels["minute"], labels["text"], labels["action_by"], labels["when"])
        for number, item in self._numbered():
            yield from self._minute(item, number)
        yield from self._initials()
        titles = {item.title.lower() for item in note.items}
        if note.next and labels["next_meeting"].lower() not in titles:
            yield next_meeting(note.next, labels)
        yield f"{labels['signed']}: {labels['chair_signs']}"
        yield f"{labels['signed_on']}:"

    def _there(self, people: tuple[Attendee, ...]) -> Blocks:
        if not any(person.organisation or person.position for person in people):
            yield ", ".join(
                person.full_name + bracketed(self._remarks(person)) for person in people
            )
            return
        yield from self._heads()
        for person in people:
            chair = f" – {self.labels['in_the_chair']}"
            is_chair = person.role == "chair"
            yield person.full_name + (chair if is_chair else bracketed(self._remarks(person)))
            yield person.organisation or person.position or ""

    def _minute(self, item: NoteItem, number: str) -> Blocks:
        yield from (number, item.title)
        yield from self.reading.blocks(item.discussion or "")
        yield from self._interests(item)
        count = len(item.decisions) + len(item.actions)
        if count:
            leads = item.decision_lead or (not item.decisions and item.action_lead)
            # The style sheet has the theme's own word in capitals.
            yield self.reading.running(leads) if leads else self.labels["agreed"].upper()
        letters = iter("abcdefgh" if count > 1 else "")
        for decision in item.decisions:
            yield f"({letter})" if (letter := next(letters, "")) else ""
            yield from self.reading.blocks(decision.text)
        for action in item.actions:
            yield f"({letter})" if (letter := next(letters, "")) else ""
            yield from self.reading.blocks(action.text)
            yield "/".join(action.owner)
            due = short_date(action.due, self.labels) if action.due else ""
            yield due or action.due_text or ""
        below = iter("abcdefgh")
        for part in item.items:
            yield from self._minute(part, f"({next(below)}) " if part.numbered else "")

    def _initials(self) -> Blocks:
        owners = set(_owners(self.note.items))
        named = [person for _, people in self._people() for person in people]
        named = [person for person in named if person.initials in owners]
        if named:
            labels = self.labels
            yield from (labels["key_to_initials"], labels["initials"], labels["name"])
        for person in named:
            yield person.initials or ""
            whose = f", {person.organisation}" if person.organisation else ""
            yield f"{person.full_name}{whose}"


def _owners(items: Iterable[NoteItem]) -> Iterator[str]:
    for item in items:
        for action in item.actions:
            yield from action.owner
        yield from _owners(item.items)
