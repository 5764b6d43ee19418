"""Actions as a table in Markdown, and as the report that a new pack brings."""

import re
from collections.abc import Iterator, Sequence

from briefpack.cycle.actions import ActionState, TrackedAction
from briefpack.model.report import ReportHead
from briefpack.plan.days import plain_day
from briefpack.store.dump import dump_report

TITLE = "Actions from earlier meetings"
"""What the agenda calls the item."""

_MARKUP = re.compile(r"([\\`*_\[\]<>|~#{}!^&])")


def actions_table(actions: Sequence[TrackedAction], *, with_state: bool = False) -> Iterator[str]:
    """The lines of a table, ids in the first column; the words of an action are never markup."""
    heads = ["Id", "Action", "Owner", "By when", "Set on"]
    if with_state:
        heads.append("State")
    yield _row(heads)
    yield _row(["---"] * len(heads))
    for action in actions:
        owner = ", ".join(action.owner) or "nobody"
        when = action.when or "not said"
        cells = [action.id, action.text, owner, when, plain_day(action.meeting)]
        if with_state:
            done = action.state is ActionState.DONE and action.done
            state = f"done {plain_day(done)}" if done else action.state.value
            cells.append(f"{state}, exempt" if action.exempt else state)
        yield _row(list(map(escaped, cells)))


def actions_report(
    actions: Sequence[TrackedAction],
    contact: str | None = None,
    background_papers: tuple[str, ...] = (),
) -> str:
    """A report with the actions of earlier meetings; ``contact`` is an officer of the board."""
    head = ReportHead(
        title=TITLE,
        purpose="For information.",
        contact=contact,
        background_papers=background_papers,
    )
    lead = "1. These actions of earlier meetings were open when this agenda was made."
    body = "\n".join([lead, "", f"Table: {TITLE}", "", *actions_table(actions), ""])
    return dump_report(head, f"\n{body}")


def escaped(text: str) -> str:
    """Plain words as Markdown that is printed as they are."""
    return _MARKUP.sub(r"\\\1", text)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
