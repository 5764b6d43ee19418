"""Which papers of an agenda the public may not see."""

from collections.abc import Iterator

from briefpack.model.briefing import BriefingPack
from briefpack.plan.agenda import AgendaPlan, PlannedItem, PlannedPaper, appendices_of


def private_parts(briefing: BriefingPack, plan: AgendaPlan) -> frozenset[str]:
    """The names of all exempt parts: papers and appendices, by their own mark or by their item's.

    An exempt paper takes its appendices with it.
    """
    return frozenset(
        name
        for item, exempt in _with_exemption(plan)
        for paper in item.papers
        for name in _private_parts(briefing, paper, exempt=exempt)
    )


def _private_parts(briefing: BriefingPack, paper: PlannedPaper, *, exempt: bool) -> Iterator[str]:
    if paper.main is None:
        return
    whole = exempt or paper.paper.exempt is not None
    if whole:
        yield paper.main.name
    listed = appendices_of(briefing, paper.paper, paper.main.document)
    for (appendix, _), part in zip(listed, paper.appendices, strict=True):
        if whole or appendix.exempt is not None:
            yield part.name


def _with_exemption(plan: AgendaPlan) -> Iterator[tuple[PlannedItem, bool]]:
    """Every item, and whether it, or one that it is part of, is exempt."""
    waiting = [(item, False) for item in plan.items]
    while waiting:
        item, above = waiting.pop()
        exempt = above or item.item.exempt is not None
        yield item, exempt
        waiting.extend((part, exempt) for part in item.items)
