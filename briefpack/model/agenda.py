"""The agenda: items, their papers, and the papers' appendices. Numbers and letters are derived."""

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from briefpack.model.base import (
    Clock,
    Count,
    Day,
    FilePath,
    Flag,
    Line,
    Markdown,
    Model,
    PageRange,
    Slug,
)
from briefpack.model.board import Board, Notice
from briefpack.model.meeting import Meeting
from briefpack.model.membership import Membership

MINUTES_OF_A_DAY = 1440


class ItemKind(StrEnum):
    """What the board is asked to do with an item. A heading stands between items."""

    PROCEDURAL = "procedural"
    DECISION = "decision"
    DISCUSSION = "discussion"
    INFORMATION = "information"
    PRESENTATION = "presentation"
    VERBAL_UPDATE = "verbal-update"
    NOTE = "note"
    OTHER_BUSINESS = "other-business"
    HEADING = "heading"


class Exemption(Model):
    """Why the public may not see something (Local Government Act 1972, Schedule 12A)."""

    paragraphs: tuple[Count, ...] = ()
    """The paragraphs of the Schedule that apply, by number."""
    reason: Line | None = None
    """What kind of information it is, in words that give nothing away."""
    public_interest: Markdown | None = None
    """Why keeping it back serves the public better than publishing it."""


class Appendix(Model):
    """Something that comes with a paper: a report, a PDF, a picture. Its letter is derived."""

    title: Line
    """What the agenda and the outline call it."""
    file: FilePath
    """A .md, .pdf, .png, .jpg or .svg file."""
    pages: PageRange | None = None
    """Which pages of a PDF to print, such as ``"3-7"``; all when left out."""
    id: Slug | None = None
    """A name to refer to it by: ``[@id]`` prints its letter."""
    source: Line | None = None
    """Who made it, if not the board's officers."""
    alternative: Markdown | None = None
    """What a picture shows, or what an untagged PDF says, in words."""
    exempt: Exemption | None = None
    """Why the public may not see it."""


class _Paper(Model):
    appendices: tuple[Appendix, ...] = ()
    """What comes with the paper, in order."""
    exempt: Exemption | None = None
    """Why the public may not see the paper."""


class ReportPaper(_Paper):
    """A report: Markdown with a TOML head."""

    kind: Literal["report"]
    """"report"."""
    file: FilePath
    """The .md file."""


class NotePaper(_Paper):
    """The note (minutes) of a meeting."""

    kind: Literal["note"]
    """"note"."""
    file: FilePath
    """The note.toml of that meeting."""


class AttachmentPaper(_Paper):
    """Somebody's PDF or picture, printed as it is."""

    kind: Literal["attachment"]
    """"attachment"."""
    file: FilePath
    """A .pdf, .png, .jpg or .svg file."""
    pages: PageRange | None = None
    """Which pages of a PDF to print, such as ``"3-7"``; all when left out."""
    title: Line | None = None
    """What to call it; the item's title when left out."""
    source: Line | None = None
    """Who made it, if not the board's officers."""
    alternative: Markdown | None = None
    """What a picture shows, or what an untagged PDF says, in words."""


class ToFollowPaper(_Paper):
    """A paper that is not there yet: the agenda says "to follow"."""

    kind: Literal["to-follow"]
    """"to-follow"."""
    title: Line | None = None
    """What it will be called."""
    expected: Day | None = None
    """When it is due."""


Paper = Annotated[
    ReportPaper | NotePaper | AttachmentPaper | ToFollowPaper, Field(discriminator="kind")
]


class Item(Model):
    """One item of business, or a heading between items. Its number is derived."""

    title: Line
    """What the agenda calls it."""
    kind: ItemKind
    """What the board is asked to do with it."""
    id: Slug | None = None
    """A name to refer to it by: ``[@id]`` prints its number."""
    numbered: Flag = True
    """Whether it takes a number; headings never do."""
    presenters: tuple[Line, ...] = ()
    """Who introduces it, with their office where it helps."""
    start: Clock | None = None
    """When it is taken, if a time is set."""
    minutes: Annotated[Count, Field(ge=1, le=MINUTES_OF_A_DAY)] | None = None
    """How long it is meant to take, in minutes."""
    description: Markdown | None = None
    """A line or two under the title on the agenda."""
    papers: tuple[Paper, ...] = ()
    """What members read for it, in order."""
    items: tuple["Item", ...] = ()
    """Parts of the item, numbered below it where it has a number itself."""
    exempt: Exemption | None = None
    """Why the public may not see its papers nor hear it."""


def _membership_form(value: Any) -> str:  # noqa: ANN401 - whatever the file holds
    return "year" if isinstance(value, str) else "table"


MembershipOrYear = Annotated[
    Annotated[Line, Tag("year")] | Annotated[Membership, Tag("table")],
    Discriminator(_membership_form),
]
"""A municipal year, by the name of its file ("2016-17"), or the membership itself."""


class Pack(Model):
    """The meeting, its notices and its agenda: ``pack.toml``."""

    meeting: Meeting
    """When and where."""
    board: Board | None = None
    """The board, in a pack that stands alone; otherwise board.toml has it."""
    membership: MembershipOrYear | None = None
    """The municipal year whose membership is printed, or, in a pack that stands alone, the
    membership itself."""
    published: Day | None = None
    """The day on which the agenda is published; the days of notice are counted from it."""
    to: tuple[Line, ...] = ()
    """To whom the pack goes."""
    cc: tuple[Line, ...] = ()
    """Who has it for information."""
    notices: tuple[Notice, ...] = ()
    """Notices of this meeting; they take the place of the board's of the same kind."""
    items: tuple[Item, ...] = ()
    """The agenda."""
