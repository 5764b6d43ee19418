"""Rules on when items are taken and how long they take."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import time
from itertools import pairwise

from briefpack.model.agenda import Item, ItemKind
from briefpack.problems import Severity
from briefpack.rules.agenda import minutes_of
from briefpack.rules.registry import Checked, Finding, Path, rule


@rule("BP324", Severity.WARNING)
def starts_are_in_order(checked: Checked) -> Iterable[Finding]:
    """An item starts before one that stands above it.

    What: items that have a ``start`` have it in the order of the agenda.
    Why: items are taken in their order; whoever comes for the later one comes at the wrong time.
    Fix: correct the time, or move the item.
    """
    for (_, above), (path, item) in pairwise(_set(checked)):
        if _start(item) < _start(above):
            yield Finding(
                f"{item.title} starts at {_clock(item.start)}, before {above.title} at"
                f" {_clock(above.start)}",
                checked.pack_file,
                (*path, "start"),
            )


@rule("BP325", Severity.WARNING, whole=True)
def starts_are_within_the_meeting(checked: Checked) -> Iterable[Finding]:
    """An item starts before the meeting, or when it has ended.

    What: a ``start`` lies between those of the meeting's start and end.
    Why: both are printed, and one of them is wrong.
    Fix: correct the item's time or the meeting's.
    """
    meeting = checked.briefing.pack.meeting
    for path, item in _set(checked):
        start = item.start or meeting.start
        message = None
        if start < meeting.start:
            message = f"before the meeting at {_clock(meeting.start)}"
        elif meeting.end is not None and meeting.start < meeting.end <= start:
            message = f"but the meeting ends at {_clock(meeting.end)}"
        if message is not None:
            words = f"{item.title} starts at {_clock(start)}, {message}"
            yield Finding(words, checked.pack_file, (*path, "start"))


@rule("BP326", Severity.WARNING, whole=True)
def set_starts_can_be_kept(checked: Checked) -> Iterable[Finding]:
    """An item is to start while what comes before it is still going on.

    What: the minutes of the items since the last set time end by the time that an item has.
    Why: guests and members of the public who come for it are kept waiting.
    Fix: set a later time, or give fewer minutes to what comes before.
    """
    start = checked.briefing.pack.meeting.start
    run = _Run(_of_day(start), _of_day(start))
    run.take(checked.briefing.pack.items, ("items",))
    for path, item, free in run.late:
        yield Finding(
            f"{item.title} starts at {_clock(item.start)}, but what comes before takes until"
            f" {free // 60:02}:{free % 60:02}",
            checked.pack_file,
            (*path, "start"),
        )


@dataclass(slots=True)
class _Run:
    """The clock as a meeting goes through its agenda, in minutes of the day.

    ``latest`` is the last set time; ``late`` are items that the clock has overtaken, with the
    time when they could start.
    """

    clock: int
    latest: int
    late: list[tuple[Path, Item, int]] = field(default_factory=list)

    def take(self, items: Sequence[Item], path: Path) -> None:
        """Go through items and their parts."""
        for position, item in enumerate(items):
            if item.start is not None:
                self._set(item, (*path, position), _start(item))
            begun = self.clock
            self.take(item.items, (*path, position, "items"))
            if item.minutes is not None:
                self.clock = begun + item.minutes

    def _set(self, item: Item, path: Path, start: int) -> None:
        # What starts before a time set earlier is out of order: that has a rule of its own.
        if self.latest <= start < self.clock:
            self.late.append((path, item, self.clock))
        self.clock = self.latest = start


@rule("BP327", Severity.WARNING)
def parts_fit_their_item(checked: Checked) -> Iterable[Finding]:
    """The parts of an item take longer than the item.

    What: where an item has ``minutes``, those of its parts together are no more.
    Why: both are printed, and the meeting is planned by the item's.
    Fix: give the item more minutes, its parts fewer, or the item none: it then takes as long as
    its parts.
    """
    for path, item in checked.items:
        parts = sum(minutes_of(part) for part in item.items)
        if item.minutes is not None and parts > item.minutes:
            yield Finding(
                f"the parts of {item.title} take {parts} minutes, the item {item.minutes}",
                checked.pack_file,
                (*path, "minutes"),
            )


@rule("BP328", Severity.ADVICE, whole=True)
def times_are_given_for_most(checked: Checked) -> Iterable[Finding]:
    """Few items have a time.

    What: where some items have a ``start`` or ``minutes``, at least half of them do.
    Why: a time anywhere makes a column on the agenda; one that is all but empty tells readers
    nothing, and looks forgotten.
    Fix: give the others times too, or say the one time in that item's description.
    """
    items = [
        (position, item)
        for position, item in enumerate(checked.briefing.pack.items)
        if item.kind is not ItemKind.HEADING
    ]
    timed = [(position, item) for position, item in items if _timed(item)]
    if timed and 2 * len(timed) < len(items):
        position, item = timed[0]
        key = "start" if item.start is not None else "minutes"
        have = "has" if len(timed) == 1 else "have"
        yield Finding(
            f"only {len(timed)} of {len(items)} items {have} a time",
            checked.pack_file,
            ("items", position, key),
            hint="give the others times too, or leave them all without",
        )


def _timed(item: Item) -> bool:
    own = item.start is not None or item.minutes is not None
    return own or any(_timed(part) for part in item.items)


def _set(checked: Checked) -> Iterator[tuple[Path, Item]]:
    """The items that have a start."""
    for path, item in checked.items:
        if item.start is not None:
            yield path, item


def _start(item: Item) -> int:
    return _of_day(item.start or time())


def _of_day(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _clock(moment: time | None) -> str:
    return f"{moment:%H:%M}" if moment else ""
