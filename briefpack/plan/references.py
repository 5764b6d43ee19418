"""What ``[@id]`` may refer to: items, appendices, and paragraphs and sections of reports."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from briefpack.model.agenda import ToFollowPaper
from briefpack.model.briefing import BriefingPack
from briefpack.model.report import Report
from briefpack.plan.agenda import AgendaPlan, PlannedItem, appendices_of

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
    that bears one itself can refer to it.
    """

    shared: Mapping[str, Target]
    own: Mapping[str, Mapping[str, Target]]
    repeated: frozenset[str]

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


def paragraph_anchor(number: str) -> str:
    """The anchor of a numbered paragraph in its report."""
    return f"paragraph-{number}"


def find_references(briefing: BriefingPack, plan: AgendaPlan) -> References:
    """Gather everything in the pack that has an id."""
    shared: dict[str, Target] = {}
    repeated: set[str] = set()
    own: dict[str, dict[str, Target]] = {}

    def add(name: str, target: Target) -> None:
        if name in shared:
            repeated.add(name)
        shared[name] = target

    for item in plan.walk():
        for name, target in _item_targets(briefing, item):
            add(name, target)
        for part in item.parts:
            report = briefing.documents.get(part.document)
            if isinstance(report, Report):
                own[part.name] = dict(_report_targets(report, part.name, part.item_number))
                for name, target in own[part.name].items():
                    add(name, target)
    for name in repeated:
        del shared[name]
    return References(shared, own, frozenset(repeated))


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
    report: Report, part: str, item_number: str | None
) -> Iterator[tuple[str, Target]]:
    for section in report.sections:
        if section.id and section.heading:
            yield (
                section.id,
                Target(TargetKind.SECTION, section.heading, part, section.id, item_number),
            )
        for block in section.blocks:
            if block.id and block.number:
                anchor = paragraph_anchor(block.number)
                yield (
                    block.id,
                    Target(TargetKind.PARAGRAPH, block.number, part, anchor, item_number),
                )
