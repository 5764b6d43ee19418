"""The agenda of a meeting with what the note says of each item, ready for a template."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefpack.cycle.exempt_minutes import title_words
from briefpack.cycle.public import EXEMPT
from briefpack.model.agenda import Exemption, ItemKind, ToFollowPaper
from briefpack.plan.agenda import Part, PlannedItem, PlannedPaper
from briefpack.plan.note import PlannedNoteItem, plan_note
from briefpack.plan.references import item_anchor
from briefpack.web.languages import Say
from briefpack.web.meetings import PublicMeeting
from briefpack.web.words import Words, paragraphs_words, size_words

_LIKE_ENOUGH = 0.6
"""How many of the words of two titles must be the same for them to mean one item."""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper or appendix of an item: its title, and where it can be read."""

    title: str
    page: str | None = None
    pdf: str | None = None
    size: str | None = None
    letter: str | None = None
    source: str | None = None
    to_follow: bool = False
    expected: str | None = None
    exempt: str | None = None


@dataclass(frozen=True, slots=True)
class ItemBlock:
    """An item on the page; ``recorded`` is what the note has of it, numbered there."""

    title: str
    depth: int
    number: str | None = None
    anchor: str | None = None
    heading: bool = False
    kind: str = ""
    presenters: tuple[str, ...] = ()
    start: str | None = None
    description: str | None = None
    papers: tuple[PaperLine, ...] = ()
    exempt: str | None = None
    recorded: PlannedNoteItem | None = field(default=None)


def item_blocks(
    meeting: PublicMeeting, words: Words, sizes: Mapping[str, int]
) -> tuple[ItemBlock, ...]:
    """All items in order: those of the agenda, then what only the note has.

    ``sizes`` are those of the PDFs, by their address from the meeting's folder.
    """
    planned = list(meeting.plan.walk())
    noted = plan_note(meeting.note) if meeting.note else ()
    recorded = match_note(planned, noted)
    blocks = _Blocks(meeting, words, sizes)
    made = [blocks.item(item, recorded.get(index)) for index, item in enumerate(planned)]
    taken = {id(entry) for entry in recorded.values()}
    for entry in noted:
        if id(entry) not in taken and not (planned and entry.item.title == EXEMPT):
            anchor = f"minute-{entry.number}" if entry.number else None
            number = None if planned else entry.number
            reason = _reason(entry.item.exempt, words.say)
            made.append(
                ItemBlock(entry.item.title, 0, number, anchor, exempt=reason, recorded=entry)
            )
    return tuple(made)


def match_note(
    planned: Sequence[PlannedItem], noted: Sequence[PlannedNoteItem]
) -> dict[int, PlannedNoteItem]:
    """What a note has of each item, by the item's place: by equal titles, then by like ones."""
    found: dict[int, PlannedNoteItem] = {}
    left = list(noted)
    for least in (1.0, _LIKE_ENOUGH):
        for index, item in enumerate(planned):
            if index in found or item.item.kind is ItemKind.HEADING or _is_hidden(item):
                continue
            entry = next(
                (each for each in left if _likeness(item.item.title, each.item.title) >= least),
                None,
            )
            if entry is not None:
                found[index] = entry
                left.remove(entry)
    return found


def _is_hidden(item: PlannedItem) -> bool:
    return item.item.exempt is not None and item.item.title == EXEMPT


def _likeness(one: str, other: str) -> float:
    """How many of the words of two titles are the same, from 0 to 1."""
    if title_words(one) == title_words(other):
        return 1.0
    first, second = set(title_words(one).split()), set(title_words(other).split())
    return min(0.99, len(first & second) / max(1, len(first | second)))


@dataclass(frozen=True, slots=True)
class _Blocks:
    meeting: PublicMeeting
    words: Words
    sizes: Mapping[str, int]

    def item(self, planned: PlannedItem, recorded: PlannedNoteItem | None) -> ItemBlock:
        item = planned.item
        if item.kind is ItemKind.HEADING:
            return ItemBlock(item.title, planned.depth, heading=True)
        return ItemBlock(
            self.words.say("exempt_item") if _is_hidden(planned) else item.title,
            planned.depth,
            planned.number,
            item_anchor(planned.number) if planned.number else None,
            kind=self.words.labels[f"kind_{item.kind}"],
            presenters=item.presenters,
            start=self.words.clock(item.start) if item.start else None,
            description=item.description,
            papers=tuple(line for paper in planned.papers for line in self._paper(paper, planned)),
            exempt=_reason(item.exempt, self.words.say),
            recorded=recorded,
        )

    def _paper(self, paper: PlannedPaper, planned: PlannedItem) -> Iterator[PaperLine]:
        if isinstance(paper.paper, ToFollowPaper):
            expected = paper.paper.expected
            yield PaperLine(
                paper.paper.title or planned.item.title,
                to_follow=True,
                expected=self.words.day(expected) if expected else None,
            )
        if paper.main is not None:
            yield self._part(paper.main)
        for part in paper.appendices:
            yield self._part(part)

    def _part(self, part: Part) -> PaperLine:
        if self.meeting.is_placeholder(part):
            return PaperLine(part.title, letter=part.letter, exempt=self.words.say("not_published"))
        address = self.meeting.pdf_of(part)
        size = self.sizes.get(address)
        return PaperLine(
            part.title,
            self.meeting.page_of(part),
            address if size else None,
            size_words(size) if size else None,
            part.letter,
            part.source,
        )


def _reason(exempt: Exemption | None, say: Say) -> str | None:
    """Why something is not published, in words that give nothing away."""
    if exempt is None:
        return None
    paragraphs = paragraphs_words(exempt.paragraphs, say)
    return say("exempt_under", paragraphs=paragraphs) if paragraphs else say("exempt")
