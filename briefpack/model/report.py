"""A report: what it is for and asks, then sections of numbered paragraphs."""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from briefpack.model.agenda import Appendix
from briefpack.model.base import Line, Markdown, Model, Slug
from briefpack.model.contact import Contact


def _contact_form(value: Any) -> str:  # noqa: ANN401 - whatever the file holds
    return "name" if isinstance(value, str) else "block"


ContactOrName = Annotated[
    Annotated[Slug, Tag("name")] | Annotated[Contact, Tag("block")], Discriminator(_contact_form)
]
"""An officer of the board by name, or a contact block of its own."""


class ReportHead(Model):
    """The TOML between the ``+++`` lines at the top of a report."""

    title: Line | None = None
    """The report's title; the item's when left out."""
    purpose: Line | None = None
    """What the board is asked for: "For discussion and direction."."""
    summary: Markdown | None = None
    """The report in a few lines."""
    questions_lead: Markdown | None = None
    """What stands before the questions."""
    questions: tuple[Markdown, ...] = ()
    """What members are asked to consider; numbered on the page."""
    recommendations_lead: Line | None = None
    """What stands before the recommendations: "Members are asked to:"."""
    recommendations: tuple[Markdown, ...] = ()
    """What the board is recommended to do, each starting with its verb; numbered on the page."""
    action: Markdown | None = None
    """Who does what with the outcome."""
    contact: ContactOrName | None = None
    """Who answers questions: the name of an officer in board.toml, or a contact block."""
    background_papers: tuple[Line, ...] = ()
    """Unpublished papers relied on (Local Government Act 1972, section 100D)."""
    appendices: tuple[Appendix, ...] = ()
    """What comes with the report wherever it goes; lettered before those that a pack adds."""


class Block(Model):
    """One block of a report's body, as its author wrote it."""

    kind: Literal["paragraph", "list", "table", "image", "quote", "code"]
    """What it is."""
    text: str
    """Its words, without markup."""
    line: Annotated[int, Field(ge=1)]
    """Where it starts in the file."""
    number: str | None = None
    """Its paragraph number, derived: "6", "6.1"."""
    id: str | None = None
    """The name it can be referred to by."""


class Section(Model):
    """A heading of a report and what stands under it; the first may have no heading."""

    heading: str | None
    """The heading's words."""
    level: int
    """1 for the headings right under the title, 2 below those."""
    line: Annotated[int, Field(ge=1)]
    """Where it starts in the file."""
    blocks: tuple[Block, ...]
    """What stands under it, up to the next heading of any level."""
    id: str | None = None
    """The name it can be referred to by."""


class Report(Model):
    """A report as read: its head, its body, and where the body starts in the file."""

    head: ReportHead
    """What stands on the cover."""
    body: str
    """The Markdown below the head."""
    body_line: int
    """The line of the file on which the body starts."""
    sections: tuple[Section, ...]
    """The body's headings and blocks, in order."""
