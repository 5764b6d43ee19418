"""What is stamped on pages for what they hold: a draft, or what is not for publication."""

from briefpack.rendering.assembly import StampText
from briefpack.rendering.theme import Stamp, Theme


def page_marks(theme: Theme, *, draft: bool, exempt: bool) -> list[StampText]:
    """The marks of a page; two that would stand on each other become one."""
    marks = [
        StampText(stamp, stamp.text)
        for stamp in (theme.draft_stamp if draft else None, theme.exempt_stamp if exempt else None)
        if stamp is not None
    ]
    if len({_place(mark.stamp) for mark in marks}) < len(marks):
        return [StampText(marks[0].stamp, ", ".join(mark.words for mark in marks))]
    return marks


def _place(stamp: Stamp) -> tuple[str, float]:
    return stamp.corner, stamp.edge
