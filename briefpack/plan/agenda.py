"""The agenda as it will be printed: items numbered, appendices lettered, parts in page order."""

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefpack.model.agenda import (
    Appendix,
    AttachmentPaper,
    Exemption,
    Item,
    ItemKind,
    Paper,
    ToFollowPaper,
)
from briefpack.model.base import chosen_pages
from briefpack.model.briefing import BriefingPack, document_path
from briefpack.model.note import Note
from briefpack.model.report import Report
from briefpack.plan.days import plain_day
from briefpack.plan.numbering import letters

FRONT_NAMES = frozenset({"front-sheet", "notices", "membership", "agenda"})
"""Names that the sections of the front matter have; no part takes them."""


@dataclass(frozen=True, slots=True)
class Part:
    """One run of pages: a paper or an appendix.

    ``name`` is unique in the pack and does not depend on its number, so that a paper that only
    moves is not laid out anew. ``letter`` is an appendix's. ``item_number`` is what is stamped
    on its pages. ``document`` is the path that the briefing pack's documents are keyed by, and
    ``pages`` are those of it that are printed, from 1; all where it is None.
    """

    name: str
    title: str
    document: str
    item_number: str | None
    letter: str | None = None
    source: str | None = None
    alternative: str | None = None
    pages: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class PlannedPaper:
    """A paper and what comes with it; ``main`` is None for a paper that is to follow."""

    paper: Paper
    main: Part | None
    appendices: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """An item with its number ("3", "3.1"; None where it takes none) and its depth, from 0."""

    item: Item
    number: str | None
    depth: int
    papers: tuple[PlannedPaper, ...]
    items: tuple["PlannedItem", ...]

    @property
    def parts(self) -> tuple[Part, ...]:
        """The item's own pages, in order, without those of its sub-items."""
        return tuple(
            part
            for paper in self.papers
            for part in ((paper.main,) if paper.main else ()) + paper.appendices
        )


@dataclass(frozen=True, slots=True)
class AgendaPlan:
    """The whole agenda in order; ``back_page`` is the plan of the venue, behind all papers."""

    items: tuple[PlannedItem, ...]
    back_page: Part | None = None

    def walk(self) -> Iterator[PlannedItem]:
        """Every item, each before its sub-items."""
        yield from _walk(self.items)

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every part, in page order."""
        papers = tuple(part for item in self.walk() for part in item.parts)
        return papers + ((self.back_page,) if self.back_page else ())


def _walk(items: Sequence[PlannedItem]) -> Iterator[PlannedItem]:
    for item in items:
        yield item
        yield from _walk(item.items)


class _Names:
    """Gives each part a short name that no other part has."""

    def __init__(self) -> None:
        self._taken: set[str] = set(FRONT_NAMES)

    def take(self, document: str) -> str:
        stem = posixpath.splitext(posixpath.basename(document))[0]
        if stem == "note":  # every note.toml has this name; its folder tells the meeting
            stem = f"note-{posixpath.basename(posixpath.dirname(document))}"
        base = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-") or "paper"
        name, count = base, 1
        while name in self._taken:
            count += 1
            name = f"{base}-{count}"
        self._taken.add(name)
        return name


def plan_agenda(briefing: BriefingPack, map_of: str = "Map of") -> AgendaPlan:
    """Number the items, letter the appendices and put all parts in page order.

    ``map_of`` stands before the venue's name where its plan has no title of its own.
    """
    names = _Names()
    items = _plan_items(briefing, briefing.pack.items, names, "", 0)
    return AgendaPlan(items, _plan_back_page(briefing, names, map_of))


def _plan_back_page(briefing: BriefingPack, names: _Names, map_of: str) -> Part | None:
    venue = briefing.pack.meeting.venue
    if venue.map is None:
        return None
    path = document_path(briefing.folder, venue.map.image)
    title = venue.map.title or f"{map_of} {venue.name}"
    return Part(names.take(path), title, path, None, alternative=venue.map.alternative)


def _plan_items(
    briefing: BriefingPack, items: Sequence[Item], names: _Names, above: str | None, depth: int
) -> tuple[PlannedItem, ...]:
    """Number the items behind ``above``; none where it is None, below an item without a number.

    Counted from 1 there, they would have the numbers of whole items.
    """
    planned = []
    count = 0
    for item in items:
        number = None
        if above is not None and item.numbered and item.kind is not ItemKind.HEADING:
            count += 1
            number = f"{above}{count}"
        papers = tuple(_plan_paper(briefing, item, paper, number, names) for paper in item.papers)
        below = _plan_items(
            briefing, item.items, names, f"{number}." if number else None, depth + 1
        )
        planned.append(PlannedItem(item, number, depth, papers, below))
    return tuple(planned)


def _plan_paper(
    briefing: BriefingPack, item: Item, paper: Paper, number: str | None, names: _Names
) -> PlannedPaper:
    if isinstance(paper, ToFollowPaper):
        return PlannedPaper(paper, None, ())
    path = document_path(briefing.folder, paper.file)
    document = briefing.documents.get(path)
    title = item.title
    source = alternative = pages = None
    if isinstance(document, Report) and document.head.title:
        title = document.head.title
    if isinstance(document, Note) and sum(each.kind == "note" for each in item.papers) > 1:
        # A meeting behind a cancelled or a special one agrees several, which have to differ.
        title = f"{title}, {plain_day(document.date)}"
    if isinstance(paper, AttachmentPaper):
        title, source, alternative = paper.title or title, paper.source, paper.alternative
        pages = paper.pages
    main = Part(names.take(path), title, path, number, None, source, alternative, _chosen(pages))
    appendices = tuple(
        Part(
            names.take(appendix_path),
            appendix.title,
            appendix_path,
            number,
            letters(position),
            appendix.source,
            appendix.alternative,
            _chosen(appendix.pages),
        )
        for position, (appendix, appendix_path) in enumerate(
            appendices_of(briefing, paper, path), start=1
        )
    )
    return PlannedPaper(paper, main, appendices)


def _chosen(pages: str | None) -> tuple[int, ...] | None:
    return chosen_pages(pages) if pages else None


def appendices_of(
    briefing: BriefingPack, paper: Paper, path: str
) -> tuple[tuple[Appendix, str], ...]:
    """A paper's appendices and their paths: first the report's own, then those the pack adds."""
    document = briefing.documents.get(path)
    own = document.head.appendices if isinstance(document, Report) else ()
    return tuple(
        (appendix, document_path(briefing.folder, appendix.file, path)) for appendix in own
    ) + tuple(
        (appendix, document_path(briefing.folder, appendix.file)) for appendix in paper.appendices
    )


def exemption_of(item: Item, paper: Paper | None = None) -> Exemption | None:
    """Why the public may not see a paper: its own reason, else its item's."""
    return (paper.exempt if paper else None) or item.exempt
