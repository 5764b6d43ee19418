"""A meeting: when and where."""

from briefpack.model.address import WebAddress
from briefpack.model.base import Clock, Day, FilePath, Line, Lines, Markdown, Model
from briefpack.model.contact import Phones


class VenueMap(Model):
    """A plan of how to get there, printed on the back page."""

    image: FilePath
    """An SVG, PNG or JPEG picture, or a PDF of one page."""
    alternative: Line
    """What the plan shows and how to get there, for those who cannot see it."""
    title: Line | None = None
    """"Map of Manchester Central Convention Complex"; made from the venue when left out."""


class Venue(Model):
    """Where a meeting is held."""

    name: Line
    """The building: "Manchester Central Convention Complex"."""
    room: Line | None = None
    """The room and floor, printed before the building: "Rooms A&B, Ground Floor"."""
    address: Lines | None = None
    """Street, town and postcode."""
    map: VenueMap | None = None
    """A plan for the back page."""
    directions: WebAddress | None = None
    """The address of a web page with directions."""

    @property
    def one_line(self) -> str:
        """Room, building and address in one line, as a notice prints them."""
        address = ", ".join(self.address.splitlines()) if self.address else None
        return ", ".join(part for part in (self.room, self.name, address) if part)


class Joining(Model):
    """How to join from elsewhere, for hybrid and remote meetings."""

    link: WebAddress | None = None
    """The address to open."""
    phone: Phones = ()
    """Numbers to dial."""
    meeting_id: Line | None = None
    """The meeting's number."""
    passcode: Line | None = None
    """Its passcode; think twice before printing it in a public pack."""
    instructions: Markdown | None = None
    """Anything else that a person joining must know."""


class NextMeeting(Model):
    """The meeting after this one."""

    date: Day
    """Its day."""
    start: Clock | None = None
    """When it starts."""
    venue: Venue | None = None
    """Where it is held."""


class Meeting(Model):
    """One meeting of the board."""

    date: Day
    """Its day."""
    start: Clock
    """When it starts."""
    end: Clock | None = None
    """When it is planned to end."""
    title: Line | None = None
    """What sets it apart: "Annual meeting", "Special meeting"."""
    cancelled: Line | None = None
    """Why it is not held, in words; the pack stays as a record of that."""
    venue: Venue
    """Where it is held."""
    joining: Joining | None = None
    """How to join from elsewhere."""
    next: NextMeeting | None = None
    """The meeting after this one."""
