"""All that an officer may want to know of a PDF, gathered in one go."""

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any

from pikepdf import Pdf

from briefpack.conformance import Finding, Spoken
from briefpack.conformance.examination import Examination, examined
from briefpack.conformance.roles import HEADINGS
from briefpack.conformance.speech import order
from briefpack.conformance.values import ODD, get, words
from briefpack.conformance.ways import Places, outline
from briefpack.conformance.work import TooMuchError

REPAIRED = Finding(
    "PDF 7.5", "the file is damaged; each viewer guesses in its own way what was there"
)

_COUNTED = {
    "list": {"L"},
    "table": {"Table"},
    "picture": {"Figure", "Formula"},
    "link": {"Link"},
    "footnote": {"Note"},
}


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a PDF is, and what there is to object to."""

    pages: int
    title: str
    language: str
    is_tagged: bool
    is_locked: bool
    """Whether it is encrypted, though it opens without a password."""
    claims: tuple[str, ...]
    """What it says it is: "PDF/UA-1", "PDF/A-3a"."""
    counts: dict[str, int]
    """How many headings, lists, tables, pictures, links and footnotes are tagged."""
    outline: int
    """Lines of the outline."""
    scanned: tuple[int, ...]
    """Pages with a picture and no text."""
    unembedded: tuple[str, ...]
    """Fonts that are not in the file."""
    order: tuple[Spoken, ...]
    findings: tuple[Finding, ...]

    @property
    def headings(self) -> tuple[Spoken, ...]:
        """The headings in reading order."""
        return tuple(each for each in self.order if each.role in HEADINGS)

    @property
    def faults(self) -> tuple[Finding, ...]:
        """Findings that are more than advice."""
        return tuple(each for each in self.findings if not each.is_advice)

    def as_data(self) -> dict[str, Any]:
        """Itself as JSON can hold it."""
        return asdict(self)


def from_data(data: Mapping[str, Any]) -> Inspection:
    """An inspection that was made in another process."""
    return Inspection(
        **{
            **data,
            "claims": tuple(data["claims"]),
            "scanned": tuple(data["scanned"]),
            "unembedded": tuple(data["unembedded"]),
            "order": tuple(Spoken(**each) for each in data["order"]),
            "findings": tuple(Finding(**each) for each in data["findings"]),
        }
    )


def inspect(pdf: Pdf) -> Inspection:
    """Look at a file that has just been opened."""
    was_repaired = bool(pdf.get_warnings())
    examination = examined(Examination(pdf))
    findings = tuple(examination.findings)
    return Inspection(
        pages=_page_count(examination),
        title=_title(examination),
        language=words(get(examination.root, "/Lang")),
        is_tagged=_is_tagged(examination),
        is_locked=pdf.is_encrypted,
        claims=_claims(examination),
        counts=_counts(examination),
        outline=_outline_lines(examination),
        scanned=_scanned(examination),
        unembedded=_unembedded(examination),
        order=_order(examination),
        findings=(REPAIRED, *findings) if was_repaired else findings,
    )


def _page_count(examination: Examination) -> int:
    try:
        return len(examination.pages)
    except (*ODD, TooMuchError):
        return 0


def _is_tagged(examination: Examination) -> bool:
    try:
        return examination.is_tagged and bool(examination.tree.elements)
    except (*ODD, TooMuchError):
        return False


def _order(examination: Examination) -> tuple[Spoken, ...]:
    found: list[Spoken] = []
    with suppress(*ODD, TooMuchError):
        found.extend(order(examination))
    return tuple(found)


def _title(examination: Examination) -> str:
    try:
        said = words(get(examination.pdf.trailer, "/Info", "/Title"))
        return " ".join((examination.identity.title or said).split())
    except ODD:
        return ""


def _claims(examination: Examination) -> tuple[str, ...]:
    identity = examination.identity
    found = [f"PDF/UA-{identity.ua_part}"] if identity.ua_part else []
    if identity.archive_part:
        found.append(f"PDF/A-{identity.archive_part}{identity.archive_level.lower()}")
    return tuple(found)


def _counts(examination: Examination) -> dict[str, int]:
    if not _is_tagged(examination):
        return {}
    roles = Counter(element.role for element in examination.tree.elements)
    counts = {"heading": sum(roles[role] for role in HEADINGS)}
    for what, counted in _COUNTED.items():
        counts[what] = sum(roles[role] for role in counted)
    return counts


def _outline_lines(examination: Examination) -> int:
    try:
        return sum(1 for _ in outline(examination, Places(examination)))
    except (*ODD, TooMuchError):
        return 0


def _scanned(examination: Examination) -> tuple[int, ...]:
    try:
        drawn = examination.drawn
    except (*ODD, TooMuchError):
        return ()
    return tuple(sorted(page for page in drawn.pictures if not drawn.letters[page]))


def _unembedded(examination: Examination) -> tuple[str, ...]:
    try:
        faces = examination.drawn.faces.values()
    except (*ODD, TooMuchError):
        return ()
    return tuple(sorted({face.name for face in faces if face.is_seen and not face.is_embedded}))
