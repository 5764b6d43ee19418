"""The agenda as a table: what each row shows, worked out from the pack. No screens here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from briefpack.editing.values import Path
from briefpack.editor.session import Session
from briefpack.model.agenda import (
    AttachmentPaper,
    Item,
    ItemKind,
    Paper,
    ToFollowPaper,
)
from briefpack.model.briefing import Attachment, Document
from briefpack.model.note import Note, NoteStatus
from briefpack.model.report import Report
from briefpack.plan.agenda import Part, PlannedItem, PlannedPaper
from briefpack.plan.pages import Span
from briefpack.store.attachments import is_report

WORDS_A_MINUTE = 220
"""How fast a member reads reports: the middle of what studies give for prose on paper."""

KIND_NAMES: Mapping[str, str] = {kind.value: kind.value.replace("-", " ") for kind in ItemKind}
"""What each kind of item is called on the screen."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the agenda table.

    ``path`` is that of the item, paper or appendix in pack.toml, or None for an appendix that a
    report's own head names. ``clock`` is when it is likely to start. ``opens`` is the file that
    is behind it.
    """

    key: str
    path: Path | None
    number: str
    title: str
    depth: int = 0
    kind: str = ""
    presenters: str = ""
    minutes: int | None = None
    clock: str = ""
    pages: str = ""
    state: str = ""
    what: str = "item"
    opens: str = ""


@dataclass(frozen=True, slots=True)
class Weight:
    """What an item costs those who read and meet: ``reading`` is in minutes."""

    label: str
    minutes: int
    pages: int
    reading: float


@dataclass(slots=True)
class Timetable:
    """The running clock of the meeting, item by item."""

    start: datetime
    now: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.now = self.start

    def take(self, item: Item, minutes: int) -> str:
        """When an item starts; a time that is set goes before what has run up."""
        if item.start is not None:
            self.now = datetime.combine(self.start.date(), item.start)
        start = self.now
        self.now += timedelta(minutes=minutes)
        return f"{start:%H:%M}"


def agenda_rows(session: Session) -> list[Row]:
    """The rows of the whole agenda."""
    briefing = session.loaded.briefing
    plan = session.plan
    if briefing is None or plan is None:
        return []
    meeting = briefing.pack.meeting
    timetable = Timetable(datetime.combine(meeting.date, meeting.start))
    rows: list[Row] = []
    for at, item in enumerate(plan.items):
        rows.extend(_item_rows(session, item, ("items", at), timetable))
    return rows


def _item_rows(
    session: Session, planned: PlannedItem, path: Path, timetable: Timetable
) -> Iterator[Row]:
    item = planned.item
    heading = item.kind is ItemKind.HEADING
    yield Row(
        key=f"{path}",
        path=path,
        number=planned.number or "",
        title=item.title,
        depth=planned.depth,
        kind="" if heading else KIND_NAMES[item.kind],
        presenters="; ".join(item.presenters),
        minutes=item.minutes,
        clock="" if heading else timetable.take(item, item.minutes or 0),
        pages=_pages(session, planned.parts),
        state=_item_state(session, planned),
        what="heading" if heading else "item",
        opens=_opens(planned),
    )
    for at, paper in enumerate(planned.papers):
        yield from _paper_rows(session, paper, (*path, "papers", at), planned.depth + 1)
    for at, below in enumerate(planned.items):
        yield from _item_rows(session, below, (*path, "items", at), timetable)


def own_minutes(item: Item) -> int:
    """How long an item takes: as it says, or as its parts do."""
    return item.minutes or sum(own_minutes(part) for part in item.items)


def _opens(planned: PlannedItem) -> str:
    main = next((paper.main for paper in planned.papers if paper.main), None)
    return main.document if main else ""


def _paper_rows(session: Session, planned: PlannedPaper, path: Path, depth: int) -> Iterator[Row]:
    """A paper's row, and those of its appendices."""
    paper, main = planned.paper, planned.main
    document = main.document if main else ""
    yield Row(
        key=f"{path}",
        path=path,
        number="",
        title=_paper_title(session, paper, document),
        depth=depth,
        kind=paper.kind.replace("-", " "),
        pages=_pages(session, (main,) if main else ()),
        state=_paper_state(session, paper, document),
        what="paper",
        opens=document,
    )
    found = _document(session, document)
    of_report = len(found.head.appendices) if isinstance(found, Report) else 0
    for at, part in enumerate(planned.appendices):
        own = at - of_report
        yield Row(
            key=f"{path} {at}",
            path=(*path, "appendices", own) if own >= 0 else None,
            number=part.letter or "",
            title=part.title,
            depth=depth + 1,
            kind=_media(_document(session, part.document), part.document),
            pages=_pages(session, (part,)),
            state="" if _document(session, part.document) else "missing",
            what="appendix",
            opens=part.document,
        )


def _paper_title(session: Session, paper: Paper, document: str) -> str:
    if isinstance(paper, (AttachmentPaper, ToFollowPaper)) and paper.title:
        return paper.title
    found = _document(session, document)
    if isinstance(found, Report):
        return found.head.title or "Report"
    if isinstance(found, Note):
        return f"Note of {found.date:%-d %B %Y}"
    return {"report": "Report", "note": "Note", "attachment": "Attachment"}.get(
        paper.kind, "Paper to follow"
    )


def _document(session: Session, file: str) -> Document | None:
    briefing = session.loaded.briefing
    return briefing.documents.get(file) if briefing and file else None


def _media(document: Document | None, file: str) -> str:
    if isinstance(document, Attachment):
        pages = f" {document.pages} pp." if document.pages > 1 else ""
        return f"{document.media.value.upper() if document.media == 'pdf' else 'picture'}{pages}"
    return "report" if is_report(file) else ""


def _paper_state(session: Session, paper: Paper, document: str) -> str:
    if isinstance(paper, ToFollowPaper):
        return f"to follow {paper.expected:%-d %b}" if paper.expected else "to follow"
    found = _document(session, document)
    if found is None:
        return "missing"
    draft = (isinstance(found, Note) and found.status is NoteStatus.DRAFT) or (
        isinstance(found, Report) and not _is_written(found)
    )
    return "draft" if draft else "ready"


def _is_written(report: Report) -> bool:
    """Whether a report has text of its own, and none that its template put there."""
    return "Write the first numbered paragraph here." not in report.body and bool(
        report.body.strip() or report.head.summary
    )


def _item_state(session: Session, planned: PlannedItem) -> str:
    order = ("missing", "to follow", "draft", "ready")
    states = [
        _paper_state(session, paper.paper, paper.main.document if paper.main else "")
        for paper in planned.papers
    ]
    found = [state for state in order if any(each.startswith(state) for each in states)]
    if planned.item.kind in {ItemKind.VERBAL_UPDATE, ItemKind.PRESENTATION} and not found:
        return "verbal" if planned.item.kind is ItemKind.VERBAL_UPDATE else ""
    return found[0] if found else ""


def _pages(session: Session, parts: tuple[Part, ...]) -> str:
    spans = [session.spans[part.name] for part in parts if part.name in session.spans]
    if not spans:
        return ""
    whole = Span(spans[0].first, spans[-1].last)
    dash = "?" if session.pages_are_stale else ""
    return f"{whole}".replace(" - ", "-") + dash


# -- the meters --------------------------------------------------------------------------------


def weights(session: Session) -> list[Weight]:
    """What each item of business weighs, in order."""
    plan = session.plan
    if plan is None:
        return []
    return [
        Weight(
            label=planned.number or planned.item.title,
            minutes=own_minutes(planned.item),
            pages=sum(
                session.spans[part.name].pages
                for each in _all(planned)
                for part in each.parts
                if part.name in session.spans
            ),
            reading=sum(_words(session, part) for each in _all(planned) for part in each.parts)
            / WORDS_A_MINUTE,
        )
        for planned in plan.items
        if planned.item.kind is not ItemKind.HEADING
    ]


def _all(planned: PlannedItem) -> Iterator[PlannedItem]:
    yield planned
    for below in planned.items:
        yield from _all(below)


def _words(session: Session, part: Part) -> int:
    found = _document(session, part.document)
    if not isinstance(found, Report):
        return 0
    head = (found.head.summary or "", *found.head.recommendations)
    return len(found.body.split()) + sum(len(text.split()) for text in head)


def bar(share: float, width: int) -> str:
    """A bar that is full to a share of its width, in eighths of a column."""
    eighths = round(max(0.0, min(share, 1.0)) * width * 8)
    whole, rest = divmod(eighths, 8)
    return ("█" * whole + (" ▏▎▍▌▋▊▉"[rest] if rest else "")).ljust(width)[:width]


def columns(values: list[float]) -> str:
    """Small columns, one for each value, the tallest as high as a line."""
    most = max(values, default=0)
    if most <= 0:
        return ""
    return "".join(
        "▁▂▃▄▅▆▇█"[min(7, int(value / most * 7.99))] if value else " " for value in values
    )
