"""The agenda as a table: what each row shows, worked out from the pack. No screens here."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

from briefpack.editing.values import Path, value_at
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
from briefpack.plan.days import plain_day
from briefpack.plan.pages import Span
from briefpack.store.attachments import is_report
from briefpack.store.sources import Source

WORDS_A_MINUTE = 220
"""How fast a member reads reports: the middle of what studies give for prose on paper."""

KIND_NAMES: Mapping[str, str] = {kind.value: kind.value.replace("-", " ") for kind in ItemKind}
"""What each kind of item is called on the screen."""

MISSING, TO_FOLLOW, DRAFT, READY, WRONG = "missing", "to follow", "draft", "ready", "wrong"
"""What can be said of a paper, the worst first; of what is too wrong to be read, the last."""

Planned = TypeVar("Planned")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the agenda table.

    ``path`` is that of the item, paper or appendix in pack.toml, or None for an appendix that a
    report's own head names. ``clock`` is when it is likely to start, ``start`` when it is said
    to. ``opens`` is the file that is behind it, ``due`` when a paper is expected.
    """

    key: str
    path: Path | None
    number: str
    title: str
    depth: int = 0
    kind: str = ""
    presenters: str = ""
    minutes: int | None = None
    start: str = ""
    clock: str = ""
    pages: str = ""
    state: str = ""
    due: str = ""
    what: str = "item"
    opens: str = ""


@dataclass(slots=True)
class Timetable:
    """The running clock of the meeting, item by item."""

    start: datetime
    now: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.now = self.start

    def take(self, item: Item) -> str:
        """When an item starts; a time that is set goes before what has run up.

        An item that says how long it takes speaks for its parts, whose clock runs within it.
        """
        if item.start is not None:
            self.now = datetime.combine(self.start.date(), item.start)
        return f"{self.now:%H:%M}"

    def run(self, minutes: int) -> None:
        """Let time pass."""
        self.now += timedelta(minutes=minutes)


def rows_now(session: Session) -> list[Row]:
    """The rows of the whole agenda as it is now, with the pages of the last render."""
    now = (session.loaded, session.rendered_version, session.pages_are_stale)
    return session.for_now(agenda_rows, now)


def agenda_rows(session: Session) -> list[Row]:
    """The rows of the whole agenda."""
    briefing = session.loaded.briefing
    plan = session.plan
    source = session.loaded.sources.get(session.workspace.pack_file)
    if briefing is None or plan is None or source is None:
        return []
    meeting = briefing.pack.meeting
    timetable = Timetable(datetime.combine(meeting.date, meeting.start))
    maker = _Rows(session, source, timetable, is_timed=any(map(_is_timed, briefing.pack.items)))
    return list(maker.items(("items",), plan.items, 0))


def _is_timed(item: Item) -> bool:
    return bool(item.minutes or item.start or any(map(_is_timed, item.items)))


def entries(
    source: Source, path: Path, planned: Sequence[Planned]
) -> Iterator[tuple[Path, Planned | None]]:
    """The entries of a list as the file has them; None for those too wrong to be in the model."""
    gone = set(source.left_out.get(path, ()))
    sound = iter(planned)
    for at in range(len(planned) + len(gone)):
        yield (*path, at), None if at in gone else next(sound)


def raw_title(source: Source, path: Path) -> str:
    """What to call an entry that is too wrong to be in the model."""
    entry: Any = value_at(source.data, path)
    if isinstance(entry, Mapping):
        for key in ("title", "file", "kind"):
            if isinstance(entry.get(key), str) and entry[key].strip():
                return str(entry[key])
    return "?"


@dataclass(slots=True)
class _Rows:
    """Makes the rows of one agenda."""

    session: Session
    source: Source
    timetable: Timetable
    is_timed: bool

    def items(self, path: Path, planned: Sequence[PlannedItem], depth: int) -> Iterator[Row]:
        for here, item in entries(self.source, path, planned):
            if item is None:
                yield self._wrong(here, depth, "item")
            else:
                yield from self._item(item, here)

    def _wrong(self, path: Path, depth: int, what: str) -> Row:
        title = raw_title(self.source, path)
        return Row(f"{path}", path, "", title, depth, state=WRONG, what=what)

    def _item(self, planned: PlannedItem, path: Path) -> Iterator[Row]:
        item = planned.item
        heading = item.kind is ItemKind.HEADING
        clock = "" if heading and item.start is None else self.timetable.take(item)
        began = self.timetable.now
        yield Row(
            key=f"{path}",
            path=path,
            number=planned.number or "",
            title=item.title,
            depth=planned.depth,
            kind="" if heading else KIND_NAMES[item.kind],
            presenters="; ".join(item.presenters),
            minutes=item.minutes,
            start=f"{item.start:%H:%M}" if item.start else "",
            clock=clock if self.is_timed and not heading else "",
            pages=_pages(self.session, planned.parts),
            state=_item_state(self.session, planned),
            what="heading" if heading else "item",
            opens=_opens(planned),
        )
        for here, paper in entries(self.source, (*path, "papers"), planned.papers):
            if paper is None:
                yield self._wrong(here, planned.depth + 1, "paper")
            else:
                yield from self._paper(paper, here, planned.depth + 1)
        yield from self.items((*path, "items"), planned.items, planned.depth + 1)
        if item.minutes:
            self.timetable.now = began
            self.timetable.run(item.minutes)

    def _paper(self, planned: PlannedPaper, path: Path, depth: int) -> Iterator[Row]:
        """A paper's row, and those of its appendices."""
        session = self.session
        paper, main = planned.paper, planned.main
        document = main.document if main else ""
        yield Row(
            key=f"{path}",
            path=path,
            number="",
            title=paper_title(session, paper, document),
            depth=depth,
            kind=paper.kind.replace("-", " "),
            pages=_pages(session, (main,) if main else ()),
            state=_paper_state(session, paper, document),
            due=_due(paper),
            what="paper",
            opens=document,
        )
        found = document_in(session, document)
        of_report = len(found.head.appendices) if isinstance(found, Report) else 0
        for at, part in enumerate(planned.appendices):
            own = (*path, "appendices", at - of_report) if at >= of_report else None
            there = document_in(session, part.document)
            yield Row(
                key=f"{path} {at}",
                path=self.source.original(own) if own else None,
                number=part.letter or "",
                title=part.title,
                depth=depth + 1,
                kind=_media(there, part.document),
                pages=_pages(session, (part,)),
                state="" if there else MISSING,
                what="appendix",
                opens=part.document,
            )


def _opens(planned: PlannedItem) -> str:
    main = next((paper.main for paper in planned.papers if paper.main), None)
    return main.document if main else ""


def _due(paper: Paper) -> str:
    expected = paper.expected if isinstance(paper, ToFollowPaper) else None
    return f"{expected.day} {expected:%b}" if expected else ""


def paper_title(session: Session, paper: Paper, document: str) -> str:
    """What to call a paper below its item."""
    if isinstance(paper, (AttachmentPaper, ToFollowPaper)) and paper.title:
        return paper.title
    found = document_in(session, document)
    if isinstance(found, Report):
        return found.head.title or "Report"
    if isinstance(found, Note):
        return f"Note of {plain_day(found.date)}"
    return {"report": "Report", "note": "Note", "attachment": "Attachment"}.get(
        paper.kind, "Paper to follow"
    )


def document_in(session: Session, file: str) -> Document | None:
    """What a file of the pack holds, if it could be read."""
    briefing = session.loaded.briefing
    return briefing.documents.get(file) if briefing and file else None


def _media(document: Document | None, file: str) -> str:
    if isinstance(document, Attachment):
        pages = f" {document.pages} pp." if document.pages > 1 else ""
        return f"{'PDF' if document.media == 'pdf' else 'picture'}{pages}"
    return "report" if is_report(file) else ""


def _paper_state(session: Session, paper: Paper, document: str) -> str:
    if isinstance(paper, ToFollowPaper):
        return TO_FOLLOW
    found = document_in(session, document)
    if found is None:
        return MISSING
    draft = (isinstance(found, Note) and found.status is NoteStatus.DRAFT) or (
        isinstance(found, Report) and not _is_written(found)
    )
    return DRAFT if draft else READY


def _is_written(report: Report) -> bool:
    """Whether a report has text of its own, and none that its template put there."""
    return "Write the first numbered paragraph here." not in report.body and bool(
        report.body.strip() or report.head.summary
    )


def _item_state(session: Session, planned: PlannedItem) -> str:
    states = {
        _paper_state(session, paper.paper, paper.main.document if paper.main else "")
        for paper in planned.papers
    }
    for state in (MISSING, TO_FOLLOW, DRAFT, READY):
        if state in states:
            return state
    return "verbal" if planned.item.kind is ItemKind.VERBAL_UPDATE else ""


def _pages(session: Session, parts: tuple[Part, ...]) -> str:
    spans = [session.spans[part.name] for part in parts if part.name in session.spans]
    if not spans:
        return ""
    whole = Span(spans[0].first, spans[-1].last)
    stale = "?" if session.pages_are_stale else ""
    return f"{whole}".replace(" - ", "-") + stale


def help_on_column(key: str) -> str:
    """What a column of the table is for, as the form of an item has it."""
    from briefpack.editor.fields import help_on

    return help_on(Item, key)
