"""One item or one paper, chosen to be a PDF by itself."""

from dataclasses import replace

from briefpack.errors import BriefpackError
from briefpack.plan.agenda import AgendaPlan, PlannedItem, PlannedPaper


def chosen_item(plan: AgendaPlan, wanted: str) -> PlannedItem:
    """The item with a number or an id; or an item that has nothing but one document.

    A paper has its appendices. Raises BriefpackError where there is none, or nothing to print.
    """
    for item in plan.walk():
        if wanted in {item.number, item.item.id}:
            if not item.parts:
                raise BriefpackError(f"Item {wanted} has no papers to render.")
            return item
        for paper in item.papers:
            if paper.main is not None and paper.main.document == wanted:
                return replace(item, papers=(paper,), items=())
            for appendix in paper.appendices:
                if appendix.document == wanted:
                    alone = PlannedPaper(paper.paper, appendix, ())
                    return replace(item, papers=(alone,), items=())
    numbers = ", ".join(item.number for item in plan.walk() if item.number)
    message = f"The agenda has no item {wanted}."
    raise BriefpackError(message, f"it has {numbers}" if numbers else "it is empty")


def chosen_title(item: PlannedItem) -> str:
    """What a PDF of one item, or of one paper, is called."""
    main = item.papers[0].main if len(item.papers) == 1 else None
    return main.title if main else item.item.title
