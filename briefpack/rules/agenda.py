"""Rules on the agenda and the meeting."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from briefpack.model.agenda import Appendix, Item, ItemKind
from briefpack.model.report import Report
from briefpack.problems import Severity
from briefpack.rules.membership import repeated
from briefpack.rules.registry import Checked, Finding, Path, rule
from briefpack.store.load import item_paths


@rule("BP301", Severity.ERROR, whole=True)
def agenda_has_items(checked: Checked) -> Iterable[Finding]:
    """The agenda is empty.

    What: the pack has at least one item.
    Why: only business on the agenda may be dealt with (Local Government Act 1972, section
    100B(4)); an empty agenda calls no meeting.
    Fix: add an ``[[items]]`` table.
    """
    if not any(item.kind is not ItemKind.HEADING for _, item in item_paths(checked.briefing.pack)):
        yield Finding("the agenda has no items", checked.pack_file, hint="add [[items]]")


@rule("BP302", Severity.WARNING, whole=True)
def meeting_ends_after_it_starts(checked: Checked) -> Iterable[Finding]:
    """The meeting ends before it starts.

    What: the planned end is later than the start.
    Why: both are printed, and a room is booked by them.
    Fix: correct ``start`` or ``end``; times are on the 24-hour clock.
    """
    meeting = checked.briefing.pack.meeting
    if meeting.end is not None and meeting.end <= meeting.start:
        yield Finding("the meeting ends before it starts", checked.pack_file, ("meeting", "end"))


@rule("BP303", Severity.WARNING, whole=True)
def next_meeting_is_later(checked: Checked) -> Iterable[Finding]:
    """The next meeting is not after this one.

    What: the date of the next meeting lies behind that of this one.
    Why: it is the first thing that is forgotten when a pack is made from the last.
    Fix: correct the date under ``[meeting.next]``.
    """
    meeting = checked.briefing.pack.meeting
    if meeting.next is not None and meeting.next.date <= meeting.date:
        yield Finding(
            "the next meeting is not after this one",
            checked.pack_file,
            ("meeting", "next", "date"),
        )


@rule("BP304", Severity.WARNING, whole=True)
def items_fit_the_meeting(checked: Checked) -> Iterable[Finding]:
    """The items take longer than the meeting.

    What: the minutes of all items together fit between the start and the planned end. An item
    without minutes takes as long as its parts.
    Why: what comes last is cut short, and members with trains to catch leave the meeting
    without a quorum.
    Fix: give items fewer minutes, take some out, or plan a later end.
    """
    pack = checked.briefing.pack
    meeting = pack.meeting
    minutes = sum(_minutes(item) for item in pack.items)
    if meeting.end is None or meeting.end <= meeting.start or not minutes:
        return
    start = datetime.combine(meeting.date, meeting.start)
    room = datetime.combine(meeting.date, meeting.end) - start
    if timedelta(minutes=minutes) > room:
        over = minutes - int(room.total_seconds() // 60)
        yield Finding(
            f"the items take {minutes} minutes, {over} more than the meeting has",
            checked.pack_file,
            ("meeting", "end"),
        )


def _minutes(item: Item) -> int:
    return item.minutes or sum(_minutes(part) for part in item.items)


@rule("BP305", Severity.WARNING)
def titles_differ(checked: Checked) -> Iterable[Finding]:
    """Two items have the same title.

    What: no two items of the agenda are called alike.
    Why: a minute, a link or a member asking for "the report on …" cannot tell them apart.
    Fix: say in the title what sets each apart, or make one item of the two.
    """
    named = [((*path, "title"), item.title) for path, item in item_paths(checked.briefing.pack)]
    for paths in repeated(named).values():
        for path in paths[1:]:
            yield Finding("an item above has the same title", checked.pack_file, path)


@rule("BP306", Severity.ERROR, essential=True)
def headings_have_no_papers(checked: Checked) -> Iterable[Finding]:
    """A heading has papers, or parts of its own.

    What: an item of the kind "heading" stands between items; it is not dealt with.
    Why: papers under a heading would be printed without a number to ask for them by.
    Fix: give the papers to an item, or the item another kind.
    """
    for path, item in item_paths(checked.briefing.pack):
        if item.kind is ItemKind.HEADING and (item.papers or item.items):
            yield Finding(
                "a heading cannot have papers or sub-items", checked.pack_file, (*path, "kind")
            )


@rule("BP307", Severity.ERROR, essential=True)
def ids_are_unique(checked: Checked) -> Iterable[Finding]:
    """Two items, two appendices, or two paragraphs of a report, have the same id.

    What: every ``id`` of an item or an appendix is given once, and every ``{#id}`` once in its
    report.
    Why: a reference to it could mean either.
    Fix: change one of them, and the references to it.
    """
    reports = {
        part.document: report
        for part in checked.plan.parts
        if isinstance(report := checked.briefing.documents.get(part.document), Report)
    }
    given: set[str] = set()
    for name, file, path in _ids(checked, reports):
        if name in given:
            yield Finding(f"the id {name} is given twice", file, path)
        given.add(name)
    for file, report in reports.items():
        borne: set[str] = set()
        for each in report.names:
            if each.id in borne:
                yield Finding(f"the id {each.id} is given twice", file, line=each.line)
            borne.add(each.id)


def _ids(checked: Checked, reports: Mapping[str, Report]) -> Iterator[tuple[str, str, Path]]:
    """The ids of items and appendices, each with its file and its path there."""
    for path, item in item_paths(checked.briefing.pack):
        if item.id:
            yield item.id, checked.pack_file, (*path, "id")
        for number, paper in enumerate(item.papers):
            here = (*path, "papers", number)
            yield from _appendix_ids(paper.appendices, checked.pack_file, here)
    for file, report in reports.items():
        yield from _appendix_ids(report.head.appendices, file, ())


def _appendix_ids(
    appendices: Sequence[Appendix], file: str, path: Path
) -> Iterator[tuple[str, str, Path]]:
    for position, appendix in enumerate(appendices):
        if appendix.id:
            yield appendix.id, file, (*path, "appendices", position, "id")
