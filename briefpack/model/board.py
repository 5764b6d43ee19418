"""The board: the body that meets, and what stays the same from meeting to meeting."""

from enum import StrEnum

from pydantic import Field

from briefpack.model.address import WebAddress
from briefpack.model.base import FilePath, Flag, Language, Line, Lines, Markdown, Model, Slug
from briefpack.model.contact import Contact, Email, Phones
from briefpack.model.membership import Role


class NoticeKind(StrEnum):
    """The front-sheet texts that packs have in common; "own" is any other."""

    ATTENDANCE_SHEET = "attendance-sheet"
    GROUP_MEETINGS = "group-meetings"
    APOLOGIES = "apologies"
    LOCATION = "location"
    CONTACT = "contact"
    CARERS_ALLOWANCE = "carers-allowance"
    SOCIAL_MEDIA = "social-media"
    REFRESHMENTS = "refreshments"
    OWN = "own"


class Notice(Model):
    """A short text on the notices page.

    A notice of a pack takes the place of the board's notice of the same kind; own notices are
    matched by their heading.
    """

    kind: NoticeKind
    """What the notice is about; "own" needs a heading."""
    heading: Line | None = None
    """The heading, where the usual one of the kind will not do."""
    important: Flag = False
    """Set apart on the page, above the rest in weight."""
    leave_out: Flag = False
    """In a pack: leave out the board's standing notice of this kind this time."""
    text: Markdown | None = None
    """The words. A notice of kind "contact" or "apologies" may live by its table alone."""


class GroupOffice(Model):
    """The office of a political group, that takes apologies."""

    group: Line
    """The group's name, as in the membership."""
    phone: Phones = ()
    """Telephone number or numbers."""
    email: Email | None = None
    """E-mail address."""


class Board(Model):
    """A committee, board, panel or council: ``board.toml``."""

    name: Line
    """The full name: "Children and Young People Board"."""
    short_name: Line | None = None
    """How it is called in running heads and lists: "CYP Board"."""
    organisation: Line | None = None
    """The body that the board belongs to: "Local Government Association"."""
    address: Lines | None = None
    """The organisation's postal address, lines as printed."""
    website: WebAddress | None = None
    """Where the organisation publishes: "https://www.example.org"."""
    logo: FilePath | None = None
    """An SVG or PNG picture for the front sheet."""
    logo_alternative: Line | None = None
    """What the logo shows, in words; the organisation's name when left out."""
    hashtag: Line | None = None
    """The hashtag of the board's meetings, with its #."""
    language: Language = "en-GB"
    """The language of the board's papers, as a BCP 47 tag."""
    profile: Slug = "any-board"
    """Which rules apply and how severe they are: "lga-board", "principal-council-england",
    "executive-england", "wales", "parish" or "corporate-board"."""
    theme: Line = "plain"
    """The theme's name, or the folder of the board's own."""
    role_titles: dict[Role, Line] = Field(default_factory=dict)
    """What this board calls its offices: ``chair = "Chairman"``."""
    member_heading: Line | None = None
    """Head of the membership table's first column: "Councillor", "Governor"."""
    authority_heading: Line | None = None
    """Head of its second column: "Authority", "Organisation", "Ward"."""
    contact: Slug | None = None
    """The officer whom members turn to about meetings: a name from ``officers``."""
    officers: dict[Slug, Contact] = Field(default_factory=dict)
    """The officers of the board, by the name that reports refer to them with."""
    group_offices: tuple[GroupOffice, ...] = ()
    """The political groups' offices, in the order of the membership."""
    notices: tuple[Notice, ...] = ()
    """Standing notices, in the order in which they are printed."""
    open_actions: Flag = False
    """Whether a new pack lists the actions of earlier meetings that are still open."""

    @property
    def running_name(self) -> str:
        """The short name where there is one."""
        return self.short_name or self.name
