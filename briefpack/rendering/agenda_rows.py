"""The rows of the agenda table: numbers, titles, page spans and times, ready for a template."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefpack.model.agenda import Exemption, ItemKind, ToFollowPaper
from briefpack.plan.agenda import AgendaPlan, Part, PlannedItem, PlannedPaper
from briefpack.plan.pages import Span
from briefpack.plan.references import item_anchor
from briefpack.rendering.formats import clock, long_date
from briefpack.rendering.section import LINK_SCHEME
from briefpack.rendering.theme import Theme


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One row: an item, a paper of an item with several, an appendix, or a heading."""

    title: str
    style: str
    depth: int = 0
    number: str | None = None
    anchor: str | None = None
    link: str | None = None
    pages: str | None = None
    start: str | None = None
    minutes: str | None = None
    quiet: tuple[str, ...] = ()
    description: str | None = None
    heading: bool = False


def agenda_rows(plan: AgendaPlan, theme: Theme, spans: Mapping[str, Span]) -> tuple[AgendaRow, ...]:
    """All rows in order.

    Where no page is known, as on an agenda alone, no cell is for pages: what is to follow is said
    below its title.
    """
    rows = _Rows(theme, spans)
    found = [row for item in plan.items for row in rows.item(item)]
    if plan.back_page is not None:
        found.append(rows.part(plan.back_page, "map", 0, plan.back_page.title))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Rows:
    theme: Theme
    spans: Mapping[str, Span]

    def item(self, planned: PlannedItem) -> Iterator[AgendaRow]:
        """An item's row, then those of its papers, appendices and sub-items."""
        item = planned.item
        if item.kind is ItemKind.HEADING:
            yield AgendaRow(item.title, "heading", heading=True)
        else:
            yield self._item_row(planned)
        several = len(planned.papers) > 1
        for paper in planned.papers:
            if several:
                yield self._paper_row(paper, planned)
            for part in paper.appendices:
                yield self.part(part, "appendix", planned.depth, self._appendix_title(part))
        for below in planned.items:
            yield from self.item(below)

    def _item_row(self, planned: PlannedItem) -> AgendaRow:
        item = planned.item
        labels = self.theme.labels
        quiet = list(item.presenters)
        if kind := labels[f"kind_{item.kind}"]:
            quiet.append(kind)
        if item.exempt is not None:
            quiet.append(self._not_for_publication(item.exempt))
        link = pages = None
        if len(planned.papers) == 1:
            only = planned.papers[0]
            if only.main is not None:
                link, pages = f"{LINK_SCHEME}{only.main.name}", self._pages(only.main)
            else:
                pages = labels["to_follow"] if self.spans else None
                quiet.extend(self._following(only))
        return AgendaRow(
            item.title,
            "item",
            planned.depth,
            planned.number,
            item_anchor(planned.number) if planned.number else None,
            link,
            pages,
            clock(item.start, labels) if item.start is not None else None,
            f"{item.minutes} {labels['minutes']}" if item.minutes is not None else None,
            tuple(quiet),
            item.description,
        )

    def _not_for_publication(self, exemption: Exemption) -> str:
        """That the public may not see an item, and under which paragraphs of the Schedule."""
        labels, numbers = self.theme.labels, ", ".join(map(str, exemption.paragraphs))
        if not numbers:
            return labels["not_for_publication"]
        several = len(exemption.paragraphs) > 1
        word = labels["exempt_paragraphs" if several else "exempt_paragraph"]
        return f"{labels['not_for_publication']} ({word} {numbers})"

    def _paper_row(self, paper: PlannedPaper, planned: PlannedItem) -> AgendaRow:
        if paper.main is not None:
            return self.part(paper.main, "paper", planned.depth, paper.main.title)
        title = getattr(paper.paper, "title", None) or planned.item.title
        return AgendaRow(
            title,
            "paper",
            planned.depth + 1,
            pages=self.theme.labels["to_follow"] if self.spans else None,
            quiet=tuple(self._following(paper)),
        )

    def part(self, part: Part, style: str, depth: int, title: str) -> AgendaRow:
        """A row for a run of pages below an item."""
        quiet = (part.source,) if part.source else ()
        below = depth + 1 if style in {"paper", "appendix"} else depth
        link = f"{LINK_SCHEME}{part.name}"
        return AgendaRow(title, style, below, link=link, pages=self._pages(part), quiet=quiet)

    def _appendix_title(self, part: Part) -> str:
        return f"{self.theme.labels['appendix']} {part.letter} – {part.title}"

    def _pages(self, part: Part) -> str | None:
        span = self.spans.get(part.name)
        return str(span) if span else None

    def _following(self, paper: PlannedPaper) -> Iterator[str]:
        """That a paper is to follow, where no page cell says so, and when it is expected."""
        follow = paper.paper
        if not self.spans:
            yield self.theme.labels["to_follow"]
        if isinstance(follow, ToFollowPaper) and follow.expected is not None:
            labels = self.theme.labels
            yield f"{labels['expected']} {long_date(follow.expected, labels)}"
