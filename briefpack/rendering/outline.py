"""The outline of a pack: its front matter, every item and every paper."""

from collections.abc import Iterator

from briefpack.plan.agenda import AgendaPlan, PlannedItem
from briefpack.plan.references import AGENDA, item_anchor
from briefpack.rendering.assembly import OutlineEntry
from briefpack.rendering.theme import FrontPart, Theme


def outline_entries(
    plan: AgendaPlan, theme: Theme, names: frozenset[str], only: PlannedItem | None
) -> tuple[OutlineEntry, ...]:
    """The outline of the sections called ``names``; of one item alone where ``only`` is given."""
    entries: list[OutlineEntry] = []
    for part in theme.front:
        if part.value in names:
            entries.append(OutlineEntry(theme.labels[part.value], part.value))
        if part is FrontPart.AGENDA and only is None:
            for item in plan.items:
                entries.extend(_item_entries(item, theme, names))
    if only is not None:
        entries.extend(_item_entries(only, theme, names))
    back = plan.back_page
    if back is not None and back.name in names:
        entries.append(OutlineEntry(back.title, back.name))
    return tuple(entries)


def _item_entries(item: PlannedItem, theme: Theme, names: frozenset[str]) -> Iterator[OutlineEntry]:
    """An item, leading to its first paper, or to its row on the agenda where it has none."""
    title = f"{item.number}. {item.item.title}" if item.number else item.item.title
    parts = [part for part in item.parts if part.name in names]
    first = parts[0] if parts and parts[0].letter is None else None
    below: list[OutlineEntry] = []
    for part in parts if first is None else parts[1:]:
        label = part.title
        if part.letter:
            label = f"{theme.labels['appendix']} {part.letter} – {part.title}"
        below.append(OutlineEntry(label, part.name, headings=True))
    for sub_item in item.items:
        below.extend(_item_entries(sub_item, theme, names))
    if first is not None:
        yield OutlineEntry(title, first.name, None, tuple(below), headings=True)
    elif parts:
        yield OutlineEntry(title, parts[0].name, None, tuple(below))
    elif AGENDA in names:
        anchor = item_anchor(item.number) if item.number else None
        yield OutlineEntry(title, AGENDA, anchor, tuple(below))
