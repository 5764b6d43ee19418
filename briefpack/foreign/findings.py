"""Reasons to refuse a file, and reasons to draw a page of it as a picture."""

from dataclasses import dataclass, field
from enum import StrEnum


class Refusal(Exception):  # noqa: N818 - it is an answer, and no error
    """Raised where reading must stop; its text is the reason, in an officer's words."""


class Unfit(StrEnum):
    """Why a page cannot stand in a PDF/A-3a and PDF/UA-1 file as it is drawn."""

    COLOUR = "colours for printing presses"
    FONT = "a font that is not in the file, or not whole"
    PICTURE = "a picture of a kind that archives do not take"
    CONTENT = "content that breaks the rules"


FontKey = tuple[int, int]
"""A font's object number in the file as it came."""


@dataclass(slots=True)
class Needs:
    """What a drawing needs, with all that is drawn in it."""

    unfit: set[Unfit] = field(default_factory=set)
    shown: dict[FontKey, set[bytes]] = field(default_factory=dict)
    """The strings shown in each font."""
    visible: set[FontKey] = field(default_factory=set)
    """Fonts whose text is seen, and is not only there to be selected."""

    def add(self, other: "Needs") -> None:
        """Need what ``other`` needs too."""
        self.unfit |= other.unfit
        self.visible |= other.visible
        for key, strings in other.shown.items():
            self.shown.setdefault(key, set()).update(strings)
