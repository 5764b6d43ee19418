"""The shape of ``theme.toml``."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from briefpack.model.base import Flag, Line, Model
from briefpack.plan.numbering import ParagraphScheme

Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
"""A colour as #rrggbb."""

Points = Annotated[float, Field(ge=0, le=1000)]
"""A length in PDF points, 1/72 inch."""


class Corner(StrEnum):
    """Where on the page a stamp stands."""

    TOP_LEFT = "top-left"
    TOP_CENTRE = "top-centre"
    TOP_RIGHT = "top-right"
    BOTTOM_LEFT = "bottom-left"
    BOTTOM_CENTRE = "bottom-centre"
    BOTTOM_RIGHT = "bottom-right"


class Stamp(Model):
    """What is stamped on each page at assembly."""

    text: Line
    """The words; ``{number}`` stands for the item's or the page's number."""
    corner: Corner
    """Where it stands."""
    size: Points = 12
    """The size of the type."""
    inset: Points = 62
    """How far from the side of the page."""
    edge: Points = 36
    """How far the baseline is from the top or the foot of the page."""
    font: Line = "PublicSans-Regular.ttf"
    """A file in the theme's fonts folder, or in that of a theme it extends."""
    colour: Colour = "#1d1d1f"
    """The colour of the words."""


class PagesFrom(StrEnum):
    """Which page is page 1: the first of the papers, or the front sheet."""

    PAPERS = "papers"
    FRONT = "front"


class FrontPart(StrEnum):
    """The parts of the front matter; a theme says which are there and in what order."""

    FRONT_SHEET = "front-sheet"
    NOTICES = "notices"
    MEMBERSHIP = "membership"
    AGENDA = "agenda"


class ThemeFile(Model):
    """``theme.toml``. What is left out is taken from the theme that this one extends."""

    title: Line
    """How lists call the theme."""
    description: Line | None = None
    """What it is for, in a sentence."""
    extends: Line | None = None
    """A theme that briefpack brings, by name, or a folder beside this one."""
    colours: dict[Line, Colour] = Field(default_factory=dict)
    """Colours, by the names that the style sheets use: ``accent`` is ``var(--accent)``."""
    labels: dict[Line, str] = Field(default_factory=dict)
    """The fixed words on the pages, by name."""
    front: tuple[FrontPart, ...] = ()
    """The front matter's parts, in order."""
    paragraphs: ParagraphScheme | None = None
    """How paragraphs below the first level are numbered."""
    pages_from: PagesFrom | None = None
    """Which page is page 1."""
    text_version: Flag | None = None
    """Whether the text of other people's PDFs that are not tagged is printed behind their pages."""
    item_stamp: Stamp | None = None
    """What tells the item on the pages of its papers."""
    page_stamp: Stamp | None = None
    """What tells the page's number."""
    draft_stamp: Stamp | None = None
    """What tells that a note is a draft, on each of its pages."""
    exempt_stamp: Stamp | None = None
    """What tells that a paper is not for publication, on each of its pages."""
