"""Rules on the agenda and the meeting."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from briefpack.model.agenda import Appendix, Item, ItemKind
from briefpack.model.report import Report
from briefpack.problems import Severity
from briefpack.rules.access import excludes_the_public, is_private
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
    if not any(item.kind is not ItemKind.HEADING for _, item in checked.items):
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
    minutes = sum(minutes_of(item) for item in pack.items)
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


def minutes_of(item: Item) -> int:
    """How long an item takes; without minutes of its own, as long as its parts together."""
    return item.minutes or sum(minutes_of(part) for part in item.items)


@rule("BP305", Severity.WARNING)
def titles_differ(checked: Checked) -> Iterable[Finding]:
    """Two items have the same title.

    What: no two items of the agenda are called alike.
    Why: a minute, a link or a member asking for "the report on …" cannot tell them apart.
    Fix: say in the title what sets each apart, or make one item of the two.
    """
    named = [((*path, "title"), item.title) for path, item in checked.items]
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
    for path, item in checked.items:
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
    for path, item in checked.items:
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


# -- what the body's profile asks for ----------------------------------------------------------

_INTERESTS = re.compile(
    r"\b(declar|disclos|conflict|register)\w*\b.{0,80}\binterests?\b"
    r"|\binterests?\b.{0,80}\b(declar|disclos)|\bdeclarations$|\b[bf]uddian",
    re.IGNORECASE,
)
"""What an item about declarations of interest is called, in English or Welsh."""

_NEXT_MEETING = re.compile(
    r"\b(next|future|forthcoming) meetings?\b|\bdates? of meetings\b|\bmeeting dates\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"\bclos(e|ing)\b", re.IGNORECASE)
_OTHER_BUSINESS = re.compile(r"\bany other (urgent )?business\b|^AOB\b", re.IGNORECASE)
_URGENT_ONLY = re.compile(
    r"\burgen(t|cy)\b|\bspecial circumstances\b|\b100B\b|\bno (decision|resolution)"
    r"|\binformation\b|\b(next|future) (agenda|meeting)",
    re.IGNORECASE,
)


@rule("BP308", Severity.WARNING, whole=True)
def interests_can_be_declared(checked: Checked) -> Iterable[Finding]:
    """No item asks for declarations of interest.

    What: where the board's profile has it so, an item of the agenda asks members to declare their
    interests.
    Why: members have to disclose an interest in what is dealt with at the meeting itself (Localism
    Act 2011, section 31; codes of conduct elsewhere), and the item is what reminds them.
    Fix: add an item "Declarations of interest" of the kind "procedural" near the top.
    """
    if not checked.profile.declarations or not checked.briefing.pack.items:
        return
    if not any(_INTERESTS.search(item.title) for _, item in checked.items):
        hint = 'add an item "Declarations of interest"'
        yield Finding("no item asks for declarations of interest", checked.pack_file, hint=hint)


@rule("BP320", Severity.ADVICE)
def other_business_comes_last(checked: Checked) -> Iterable[Finding]:
    """Something follows other business.

    What: other business is the last item, save for the note of the last meeting, the next
    meeting's date and what is dealt with in private.
    Why: it is for what has come up during the meeting; by custom, many leave when it is reached.
    Fix: move the item to the end of the agenda.
    """
    items = [
        (("items", position), item)
        for position, item in enumerate(checked.briefing.pack.items)
        if item.kind is not ItemKind.HEADING
    ]
    for position, (path, item) in enumerate(items):
        if not _is_other_business(item):
            continue
        behind = [other for _, other in items[position + 1 :] if not _may_come_last(other)]
        if behind:
            yield Finding(
                f"{behind[0].title} comes after {item.title}",
                checked.pack_file,
                (*path, "title"),
                hint="move other business to the end",
            )


def _is_other_business(item: Item) -> bool:
    return item.kind is ItemKind.OTHER_BUSINESS or _OTHER_BUSINESS.search(item.title) is not None


def _may_come_last(item: Item) -> bool:
    return (
        item.kind in {ItemKind.NOTE, ItemKind.OTHER_BUSINESS}
        or is_private(item)
        or excludes_the_public(item)
        or _NEXT_MEETING.search(item.title) is not None
        or _CLOSING.search(item.title) is not None
    )


@rule("BP321", Severity.ADVICE)
def other_business_is_urgent_only(checked: Checked) -> Iterable[Finding]:
    """Other business is open to anything.

    What: for a body that the law binds to its agenda, the item says that it is for urgent
    business, or that nothing is decided under it.
    Why: a council may consider what is not on the agenda only where the chair finds it urgent for
    reasons that are minuted (Local Government Act 1972, section 100B(4)(b)); a parish council
    may not decide it at all (Schedule 12, paragraph 10(2)(b)).
    Fix: call the item "Urgent business", or say in its description that nothing is decided.
    """
    if checked.profile.notice is None:
        return
    for path, item in checked.items:
        words = f"{item.title} {item.description or ''}"
        specified = item.papers or item.items or _URGENT_ONLY.search(words)
        if _is_other_business(item) and not specified:
            yield Finding(
                f"nothing may be decided under {item.title} that is not on the agenda",
                checked.pack_file,
                (*path, "title"),
                hint="say in its title that it is urgent, or below it that nothing is decided",
            )


@rule("BP322", Severity.WARNING, whole=True)
def headings_head_something(checked: Checked) -> Iterable[Finding]:
    """A heading has nothing below it.

    What: behind a heading, and before the next, stands an item.
    Why: readers look for what the heading promises, and take it for left out.
    Fix: delete the heading, or move the items that belong to it behind it.
    """
    for path, items in _siblings(checked.briefing.pack.items, ("items",)):
        for position, (item, following) in enumerate(pairwise((*items, None))):
            empty = following is None or following.kind is ItemKind.HEADING
            if item is not None and item.kind is ItemKind.HEADING and empty:
                message = f"nothing stands below the heading {item.title}"
                yield Finding(message, checked.pack_file, (*path, position, "title"))


def _siblings(items: Sequence[Item], path: Path) -> Iterator[tuple[Path, Sequence[Item]]]:
    """Items that stand side by side, with the path of their list: of the agenda and of items."""
    yield path, items
    for position, item in enumerate(items):
        yield from _siblings(item.items, (*path, position, "items"))


@rule("BP323", Severity.ADVICE, whole=True)
def next_meeting_is_named(checked: Checked) -> Iterable[Finding]:
    """The pack does not say when the board meets next.

    What: ``[meeting.next]``, or an item, tells of the next meeting.
    Why: members keep the day free, and the public knows when to come. By custom it ends the
    agenda.
    Fix: add ``[meeting.next]`` with its ``date``.
    """
    pack = checked.briefing.pack
    if not checked.profile.last_note or pack.meeting.next is not None:
        return
    if not any(_NEXT_MEETING.search(item.title) for _, item in item_paths(pack)):
        message = "the pack does not say when the next meeting is"
        yield Finding(message, checked.pack_file, ("meeting",), hint="add [meeting.next]")
