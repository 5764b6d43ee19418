"""What is known of somebody else's PDF once it has been examined."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ForeignPage:
    """One page, as a reader sees it: upright, cropped, in points."""

    width: float
    height: float
    has_text: bool
    """Whether there is text that can be selected and read aloud."""
    is_picture: bool
    """Whether briefpack has drawn the page as a picture, its text invisibly over it."""


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """A bookmark, with those below it."""

    title: str
    page: int
    """Counted from 0."""
    children: tuple["OutlineLine", ...] = ()


@dataclass(frozen=True, slots=True)
class Examined:
    """A PDF that can be printed, and what was found in it."""

    sha256: str
    """Of the file as it came."""
    pages: tuple[ForeignPage, ...]
    title: str
    tagged: bool
    """Whether it says that it is tagged."""
    conforms: bool
    """Whether its tags hold what they promise, and are in the clean file."""
    unembedded_fonts: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    """What is not in the clean file, in an officer's words."""
    outline: tuple[OutlineLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A PDF that is not printed, and why: "it is locked with a password"."""

    reason: str
