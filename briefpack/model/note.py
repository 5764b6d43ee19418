"""The note (minutes) of a meeting."""

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Discriminator, Field, Tag

from briefpack.model.agenda import Exemption
from briefpack.model.base import Clock, Count, Day, Flag, Line, Markdown, Model, Slug
from briefpack.model.meeting import NextMeeting, Venue
from briefpack.model.membership import Role


class NoteStatus(StrEnum):
    """A note is a draft until the next meeting approves it."""

    DRAFT = "draft"
    APPROVED = "approved"


class Attendee(Model):
    """Somebody at a meeting, or somebody who was not."""

    name: Line
    """Given name and surname, without title."""
    title: Line | None = None
    """What stands before the name: "Cllr"."""
    post_nominals: Line | None = None
    """What stands after the name: "MBE"."""
    role: Role | None = None
    """The office held on the board."""
    position: Line | None = None
    """A post outside the board: "Principal Policy Adviser"."""
    organisation: Line | None = None
    """The council or body that the person comes from."""
    initials: Line | None = None
    """How actions refer to the person: "GW"."""
    substitute_for: Line | None = None
    """The member whose seat is taken this time."""
    remote: Flag = False
    """Joined from elsewhere."""
    arrived: Line | None = None
    """When, or for which item, somebody came late."""
    left: Line | None = None
    """When, or after which item, somebody went early."""

    @property
    def full_name(self) -> str:
        """Title, name and post-nominals as they are printed."""
        return " ".join(part for part in (self.title, self.name, self.post_nominals) if part)


class Attendance(Model):
    """Who was there and who was not."""

    present: tuple[Attendee, ...] = ()
    """Members, and substitutes who sat for one."""
    apologies: tuple[Attendee, ...] = ()
    """Members who sent word."""
    absent: tuple[Attendee, ...] = ()
    """Members who did not."""
    in_attendance: tuple[Attendee, ...] = ()
    """Guests and speakers without a seat."""
    officers: tuple[Attendee, ...] = ()
    """Officers."""


class Decision(Model):
    """What the board decided."""

    text: Markdown
    """The words, the deciding verb in bold: "The Board **noted** its new membership."."""


def _several(value: object) -> object:
    return (value,) if isinstance(value, str) else value


class Action(Model):
    """What somebody is to do."""

    text: Markdown
    """The words."""
    owner: Annotated[tuple[Line, ...], BeforeValidator(_several)] = ()
    """Who does it: a name, initials, or a list of them."""
    due: Day | None = None
    """By when."""
    due_text: Line | None = None
    """By when, in words, where it is not a day: "at the next meeting"."""
    done: Day | None = None
    """When it was done."""
    id: Slug | None = None
    """A name that stays the same; else it is called by its meeting and its place in the note."""


def _votes_form(value: Any) -> str:  # noqa: ANN401 - whatever the file holds
    return "number" if isinstance(value, int) else "names"


Votes = Annotated[
    Annotated[tuple[Line, ...], Tag("names")] | Annotated[Count, Tag("number")],
    Discriminator(_votes_form),
]
"""The names of those who voted one way, or only their number."""


class Vote(Model):
    """A recorded vote."""

    motion: Markdown
    """What was voted on."""
    proposer: Line | None = None
    """Who moved it."""
    seconder: Line | None = None
    """Who seconded it."""
    votes_for: Votes = Field(default=(), alias="for")
    """Names of those for, or their number."""
    votes_against: Votes = Field(default=(), alias="against")
    """Names of those against, or their number."""
    abstained: Votes = ()
    """Names of those who abstained, or their number."""
    carried: Flag
    """Whether it was carried."""


class Interest(Model):
    """A declaration of interest."""

    name: Line
    """Who declared it."""
    item: Line | None = None
    """The item it bears on."""
    nature: Markdown
    """What the interest is."""


class NoteItem(Model):
    """One item of a note. Its number is derived."""

    title: Line
    """What the item was called."""
    numbered: Flag = True
    """Whether it takes a number."""
    discussion: Markdown | None = None
    """What was said."""
    decision_lead: Markdown | None = None
    """What stands before the decisions: "The Board decided that:"."""
    decisions: tuple[Decision, ...] = ()
    """What was decided."""
    action_lead: Markdown | None = None
    """What stands before the actions: "Officers are to:"."""
    actions: tuple[Action, ...] = ()
    """Who is to do what."""
    votes: tuple[Vote, ...] = ()
    """Recorded votes."""
    interests: tuple[Interest, ...] = ()
    """Declarations of interest."""
    items: tuple["NoteItem", ...] = ()
    """Parts of the item, lettered below it where numbered."""
    exempt: Exemption | None = None
    """Why the public may not read it: what the agenda says of the item that it was."""


class Correction(Model):
    """What a later meeting agreed to correct in a note."""

    text: Markdown
    """What is corrected, and how: "In item 3, for “Tuesday” read “Thursday”."."""
    agreed: Day | None = None
    """The day of the meeting that agreed it."""


class Note(Model):
    """The note of a meeting: ``note.toml``."""

    title: Line
    """The body that met."""
    date: Day
    """The day of the meeting."""
    start: Clock | None = None
    """When it started."""
    end: Clock | None = None
    """When it ended."""
    venue: Venue
    """Where it was held."""
    status: NoteStatus = NoteStatus.DRAFT
    """"draft" until approved."""
    approved: Day | None = None
    """The day of the meeting that approved it."""
    first_number: Annotated[Count, Field(ge=1)] = 1
    """The number of the first item: 1, or one past the last meeting's where numbers run on."""
    attendance: Attendance = Field(default_factory=Attendance)
    """Who was there."""
    items: tuple[NoteItem, ...] = ()
    """What was dealt with, in order."""
    next: NextMeeting | None = None
    """The meeting after that one."""
    corrections: tuple[Correction, ...] = ()
    """What the next meeting agreed to correct, before it approved the note."""
