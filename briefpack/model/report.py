"""A report: what it is for and asks, then sections of numbered paragraphs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Tag

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


@dataclass(frozen=True, slots=True)
class Name:
    """A name that something in a body bears: ``{#id}`` behind it, on this line of the file."""

    id: str
    line: int


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a report's body, as its author wrote it.

    ``text`` is its words without markup, ``line`` where it starts in the file. ``path`` counts a
    numbered paragraph from 1 at each level (what is printed for it is the theme's business); it
    is empty where nothing is numbered. ``names`` are those of everything in the block.
    """

    kind: Literal["paragraph", "list", "table", "image", "quote", "code"]
    text: str
    line: int
    path: tuple[int, ...] = ()
    names: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a report, and the blocks up to the next; the first may have no heading.

    ``level`` is 1 for the headings right under the title, 2 below those; ``line`` is where the
    section starts in the file.
    """

    heading: str | None
    level: int
    line: int
    blocks: tuple[Block, ...]
    name: Name | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A report as read: its head, its body, and what the body is made of.

    ``body`` is the Markdown below the head, to the letter; it starts on line ``body_line``.
    """

    head: ReportHead
    body: str
    body_line: int
    sections: tuple[Section, ...]

    @property
    def names(self) -> Iterator[Name]:
        """All names of the body, in order."""
        for section in self.sections:
            if section.name is not None:
                yield section.name
            for block in section.blocks:
                yield from block.names
