"""What was made for a site, and what it was made from, as digests."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True)
class MadePdf:
    """A PDF of the site: what it was made from, what it is, and how many bytes it has."""

    key: str
    digest: str
    size: int


@dataclass(frozen=True)
class MadeMeeting:
    """A meeting's part of the site: what it was made from, its PDFs, and its other files' digests.

    Files are named by their paths from the site's top.
    """

    key: str
    pdfs: Mapping[str, MadePdf] = field(default_factory=dict)
    others: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def files(self) -> dict[str, str]:
        """The digests of all files."""
        return {**{path: each.digest for path, each in self.pdfs.items()}, **self.others}
