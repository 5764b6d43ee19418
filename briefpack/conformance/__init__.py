"""Whether a PDF is one that everybody can read (PDF/UA-1), and one to keep (PDF/A-3).

A checker of our own, beside veraPDF: it needs no Java, and it looks where that one does not.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pikepdf

ADVICE = frozenset(
    {"UA-1 7.4", "UA-1 7.5", "UA-1 7.17", "PDF 14.8.4.1", "PDF 14.8.4.2", "PDF 14.8.4.3"}
)
"""Clauses of what should be so: a file without it conforms all the same."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong.

    ``clause`` says where it is asked for: in ISO 14289-1 ("UA-1 7.5"), ISO 19005-3
    ("A-3 6.2.4.3") or ISO 32000-1 ("PDF 14.7.4.4"), with the condition of the Matterhorn
    protocol where there is one: "UA-1 7.5 (15-003)". ``message`` says it to an officer. ``page``
    counts from 1; None is the file as a whole.
    """

    clause: str
    message: str
    page: int | None = None

    @property
    def is_advice(self) -> bool:
        """Whether the standard recommends it, but a file without it conforms all the same."""
        return self.clause in ADVICE


@dataclass(frozen=True, slots=True)
class Spoken:
    """One element of the tag tree, as it is read aloud.

    ``role`` is a standard structure type; ``level`` is how deep it stands in the tree, from 0.
    ``words`` are its own, with those of links and the like within it; a paragraph inside comes
    after it, as an element of its own. ``page`` counts from 1.
    """

    role: str
    level: int
    words: str
    page: int | None = None
    language: str = ""


def findings(pdf: "pikepdf.Pdf", steps: int | None = None) -> tuple[Finding, ...]:
    """What there is to object to; nothing means that the file is sound.

    Odd files are findings, not errors. What is looked at is bounded, to ``steps`` (operators,
    letters and values) where that is given, but pikepdf's own limits are whoever's who opened the
    file: strangers' are to be examined in a process that may be lost.
    """
    from briefpack.conformance.examination import examine

    return examine(pdf, steps)


def reading_order(pdf: "pikepdf.Pdf") -> Iterator[Spoken]:
    """The elements of the tag tree as they are read aloud; none where the file is not tagged."""
    from briefpack.conformance.speech import spoken

    return spoken(pdf)
