"""What ``[@id]`` may refer to: items, appendices, and paragraphs and sections of reports."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from briefpack.model.agenda import ToFollowPaper
from briefpack.model.briefing import BriefingPack
from briefpack.model.report import Block, Report, Section
from briefpack.plan.agenda import AgendaPlan, Part, PlannedItem, appendices_of
from briefpack.plan.numbering import ParagraphScheme, paragraph_number

AGENDA = "agenda"
"""The name of the section that holds the agenda, and the rows that items without papers have."""


class TargetKind(StrEnum):
    """What a reference leads to; themes have a word for each."""

    ITEM = "item"
    APPENDIX = "appendix"
    PARAGRAPH = "paragraph"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a reference leads: ``part`` is a section's name, ``anchor`` a place in it."""

    kind: TargetKind
    number: str
    part: str
    anchor: str | None = None
    item_number: str | None = None


@dataclass(frozen=True, slots=True)
class References:
    """All targets: those that the whole pack shares, and each document's own.

    ``repeated`` holds ids that more than one thing in the pack bears; nothing but the document
    that bears one itself, and only once, can refer to it. ``nameless`` holds ids of what has
    neither a number nor a heading that a reference could print.
    """

    shared: Mapping[str, Target]
    own: Mapping[str, Mapping[str, Target]]
    repeated: frozenset[str]
    nameless: frozenset[str]

    def find(self, name: str, part: str | None = None) -> Target | None:
        """What ``[@name]`` in the section called ``part`` refers to, or None."""
        own = self.own.get(part, {}).get(name) if part else None
        return own or self.shared.get(name)

    def names(self, part: str | None = None) -> frozenset[str]:
        """Every id that the section called ``part`` may use."""
        return frozenset(self.shared) | frozenset(self.own.get(part or "", {}))


def item_anchor(number: str) -> str:
    """The anchor of an item's row on the agenda."""
    return f"item-{number}"


def paragraph_anchor(path: tuple[int, ...]) -> str:
    """The anchor of a numbered paragraph in its report."""
    return f"paragraph-{paragraph_number(path, ParagraphScheme.DECIMAL)}"


def section_anchor(name: str) -> str:
    """The anchor of a heading, or of words that have no number, by the name they bear."""
    return f"section-{name}"


class _Targets:
    """Targets by their names, and the names that lead nowhere, since several things bear them."""

    def __init__(self) -> None:
        self.found: dict[str, Target] = {}
        self.repeated: set[str] = set()

    def add(self, name: str, target: Target) -> None:
        if name in self.found or name in self.repeated:
            self.repeated.add(name)
            self.found.pop(name, None)
        else:
            self.found[name] = target


def find_references(
    briefing: BriefingPack,
    plan: AgendaPlan,
    scheme: ParagraphScheme = ParagraphScheme.DECIMAL,
) -> References:
    """Gather everything in the pack that has an id; paragraphs are called by ``scheme``."""
    shared = _Targets()
    own: dict[str, _Targets] = {}
    nameless: set[str] = set()
    for item in plan.walk():
        for name, target in _item_targets(briefing, item):
            shared.add(name, target)
        for part in item.parts:
            report = briefing.documents.get(part.document)
            if not isinstance(report, Report):
                continue
            own[part.name] = _Targets()
            for name, found in _report_targets(report, part, scheme):
                if found is None:
                    nameless.add(name)
                else:
                    own[part.name].add(name, found)
                    shared.add(name, found)
    repeated = shared.repeated.union(*(targets.repeated for targets in own.values()))
    return References(
        shared.found,
        {part: targets.found for part, targets in own.items()},
        frozenset(repeated),
        frozenset(nameless),
    )


def _item_targets(briefing: BriefingPack, item: PlannedItem) -> Iterator[tuple[str, Target]]:
    if item.item.id and item.number:
        parts = item.parts
        if parts:
            yield item.item.id, Target(TargetKind.ITEM, item.number, parts[0].name)
        else:
            anchor = item_anchor(item.number)
            yield item.item.id, Target(TargetKind.ITEM, item.number, AGENDA, anchor)
    for paper in item.papers:
        if paper.main is None or isinstance(paper.paper, ToFollowPaper):
            continue
        appendices = appendices_of(briefing, paper.paper, paper.main.document)
        for (appendix, _), part in zip(appendices, paper.appendices, strict=True):
            if appendix.id and part.letter:
                yield (
                    appendix.id,
                    Target(TargetKind.APPENDIX, part.letter, part.name, None, part.item_number),
                )


def _report_targets(
    report: Report, part: Part, scheme: ParagraphScheme
) -> Iterator[tuple[str, Target | None]]:
    """What a report's names lead to; None where there is nothing to call it by."""

    def in_section(section: Section, name: str) -> Target | None:
        if not section.heading:
            return None
        anchor = section_anchor(name)
        return Target(TargetKind.SECTION, section.heading, part.name, anchor, part.item_number)

    for section in report.sections:
        if section.name is not None:
            yield section.name.id, in_section(section, section.name.id)
        for block in section.blocks:
            for name in block.names:
                yield name.id, _paragraph(block, part, scheme) or in_section(section, name.id)


def _paragraph(block: Block, part: Part, scheme: ParagraphScheme) -> Target | None:
    """A numbered paragraph: whatever bears a name in it is called by its number."""
    if not block.path:
        return None
    number = paragraph_number(block.path, scheme)
    anchor = paragraph_anchor(block.path)
    return Target(TargetKind.PARAGRAPH, number, part.name, anchor, part.item_number)
