"""The pack as an outline: its entries, and what is to be marked of each. No screens here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefpack.editing.operations import board_at, membership_at, note_of_this_meeting
from briefpack.editing.values import Path, tables_at
from briefpack.editor.agenda_rows import document_in, entries, paper_title, raw_title
from briefpack.editor.session import Session, Target
from briefpack.editor.targets import target_of
from briefpack.model.agenda import NotePaper, ReportPaper, ToFollowPaper
from briefpack.model.briefing import Attachment, BriefingPack
from briefpack.model.note import Note, NoteItem
from briefpack.model.report import Report
from briefpack.plan.agenda import PlannedItem, PlannedPaper
from briefpack.problems import Severity

if TYPE_CHECKING:
    from briefpack.store.sources import Source

Held = tuple[str, str]
"""A file, and a key at its top; "" for the whole file."""


@dataclass(slots=True)
class Entry:
    """One line of the outline; ``key`` is what it is known by while the pack changes.

    ``path`` is that of an item, a paper or an appendix in pack.toml. ``holds`` is what counts as
    changed where it has unsaved changes; ``severity`` that of the worst problem in it or below.
    """

    key: str
    label: str
    target: Target
    detail: str = ""
    path: Path | None = None
    holds: tuple[Held, ...] = ()
    severity: Severity | None = None
    is_unsaved: bool = False
    below: list["Entry"] = field(default_factory=list)

    def walk(self, depth: int = 0) -> Iterator[tuple["Entry", int]]:
        """This entry and all below it, with their depths."""
        yield self, depth
        for entry in self.below:
            yield from entry.walk(depth + 1)


def outline_now(session: Session) -> list[Entry]:
    """The outline of the pack as it is now."""
    now = (session.loaded, session.problems, session.workspace.unsaved_files)
    return session.for_now(outline_of, now)


def outline_of(session: Session) -> list[Entry]:
    """The pack as an outline, with marks."""
    pack_file = session.workspace.pack_file
    briefing = session.loaded.briefing
    found = [
        Entry(
            "front",
            "Front sheet",
            Target("form-meeting", pack_file, ("to",)),
            holds=((pack_file, "to"), (pack_file, "cc"), (pack_file, "published")),
        ),
        Entry(
            "meeting",
            "Meeting",
            Target("form-meeting", pack_file, ("meeting",)),
            holds=((pack_file, "meeting"),),
        ),
    ]
    if briefing is not None:
        found += [_notices(session, briefing), _membership(session, briefing), _agenda(session)]
        found += _notes(session, briefing)
        found += _attachments(session, briefing)
        found += _board(session)
    _mark(session, found)
    return found


def _notices(session: Session, briefing: BriefingPack) -> Entry:
    pack_file = session.workspace.pack_file
    board_file, base = board_at(session.workspace)
    own, boards = len(briefing.pack.notices), len(briefing.board.notices)
    return Entry(
        "notices",
        "Notices",
        Target("form-notices", pack_file),
        str(own + boards),
        holds=((pack_file, "notices"),),
        below=[
            Entry("notices own", "Of this meeting", Target("form-notices", pack_file), str(own)),
            Entry(
                "notices board",
                "Of the board",
                Target("form-board-notices", board_file, (*base, "notices")),
                str(boards),
                holds=((board_file, "board" if base else "notices"),),
            ),
        ],
    )


def _membership(session: Session, briefing: BriefingPack) -> Entry:
    file, base = membership_at(session.workspace)
    membership = briefing.membership
    held = ((file, "membership" if base else ""),)
    entry = Entry("membership", "Membership", Target("membership", file, base), holds=held)
    if membership is None:
        return entry
    entry.detail = str(len(membership.all_members))
    for at, group in enumerate(membership.groups):
        seats = group.seats if group.seats is not None else len(group.members) + group.vacancies
        target = Target("membership", file, (*base, "groups", at))
        detail = f"{len(group.members)}/{seats}"
        entry.below.append(Entry(f"group {at} {group.name}", group.name, target, detail))
    return entry


# -- the agenda --------------------------------------------------------------------------------


def _agenda(session: Session) -> Entry:
    pack_file = session.workspace.pack_file
    plan, source = session.plan, session.loaded.sources.get(pack_file)
    agenda = Entry("agenda", "Agenda", Target("agenda", pack_file), holds=((pack_file, "items"),))
    if plan is None or source is None:
        return agenda
    agenda.detail = str(len(tables_at(source.data, ("items",))))
    agenda.below = list(_items(session, source, ("items",), plan.items, ""))
    return agenda


def _items(
    session: Session, source: "Source", path: Path, planned: Iterable[PlannedItem], above: str
) -> Iterator[Entry]:
    """Items, known by their ids or titles, so that they are the same wherever they move."""
    times: dict[str, int] = {}
    for here, item in entries(source, path, tuple(planned)):
        name = (item.item.id or item.item.title) if item else raw_title(source, here)
        times[name] = times.get(name, 0) + 1
        key = f"{above} item {name} {times[name]}"
        target = Target("agenda", session.workspace.pack_file, here)
        if item is None:
            yield Entry(key, name, target, path=here)
            continue
        number = f"{item.number} " if item.number else ""
        entry = Entry(key, f"{number}{item.item.title}", target, path=here)
        for paper_path, paper in entries(source, (*here, "papers"), item.papers):
            entry.below.append(_paper(session, source, paper, paper_path, key))
        entry.below += _items(session, source, (*here, "items"), item.items, key)
        yield entry


def _paper(
    session: Session, source: "Source", planned: PlannedPaper | None, path: Path, above: str
) -> Entry:
    """A paper, with its appendices below it."""
    pack_file = session.workspace.pack_file
    target = Target("agenda", pack_file, path)
    if planned is None:
        return Entry(f"{above} {path}", raw_title(source, path), target, path=path)
    paper, main = planned.paper, planned.main
    document = main.document if main else ""
    label = paper_title(session, paper, document)
    holds: tuple[Held, ...] = ((document, ""),)
    if isinstance(paper, ReportPaper):
        label, target = "Report", Target("report", document)
    elif isinstance(paper, NotePaper):
        target = Target("note", document)
    elif isinstance(paper, ToFollowPaper):
        label, holds = f"{label}, to follow", ()
    key = f"{above} paper {document or label}"
    entry = Entry(key, label, target, path=path, holds=holds)
    report = document_in(session, document)
    of_report = len(report.head.appendices) if isinstance(report, Report) else 0
    for at, part in enumerate(planned.appendices):
        own = source.original((*path, "appendices", at - of_report)) if at >= of_report else None
        where = Target("agenda", pack_file, own or path)
        if own is None:
            where = Target("report", document, ("appendices", at))
        name = f"{part.letter} {part.title}"
        appendix = Entry(f"{key} {part.document}", name, where, path=own)
        appendix.holds = ((part.document, ""),)
        entry.below.append(appendix)
    return entry


# -- what is not on the agenda -----------------------------------------------------------------


def _notes(session: Session, briefing: BriefingPack) -> Iterator[Entry]:
    for file, document in briefing.documents.items():
        if isinstance(document, Note):
            count = sum(map(_open_actions, document.items))
            label = f"Note of {document.date.day} {document.date:%b %Y}"
            detail = f"{count} to do" if count else ""
            yield Entry(file, label, Target("note", file), detail, holds=((file, ""),))
    own = note_of_this_meeting(session.workspace)
    if own not in briefing.documents:
        yield Entry(own, "Note of this meeting", Target("note", own), "not yet")


def _open_actions(item: NoteItem) -> int:
    own = sum(action.done is None for action in item.actions)
    return own + sum(map(_open_actions, item.items))


def _attachments(session: Session, briefing: BriefingPack) -> Iterator[Entry]:
    """Other people's files, each leading to the paper or the appendix that names it."""
    plan, pack_file = session.plan, session.workspace.pack_file
    files = [f for f, document in briefing.documents.items() if isinstance(document, Attachment)]
    if plan is None or not files:
        return
    entry = Entry("attachments", "Attachments", Target("agenda", pack_file), str(len(files)))
    namers = dict(_namers(session, plan.items))
    elsewhere = Target("form-meeting", pack_file, ("meeting", "venue"))
    for file in files:
        found = briefing.documents[file]
        pages = f"{found.pages} pp." if isinstance(found, Attachment) and found.pages > 1 else ""
        target = namers.get(file) or _picture_of(session, briefing, file) or elsewhere
        name = file.rpartition("/")[2]
        below = Entry(f"attachment {file}", name, target, pages, holds=((file, ""),))
        entry.below.append(below)
    yield entry


def _namers(session: Session, items: Iterable[PlannedItem]) -> Iterator[tuple[str, Target]]:
    """The rows of the agenda that name files."""
    pack_file = session.workspace.pack_file
    source = session.loaded.sources[pack_file]
    for top, item in enumerate(items):
        for place, paper in enumerate(item.papers):
            path = source.original(("items", top, "papers", place))
            for part in ((paper.main,) if paper.main else ()) + paper.appendices:
                yield part.document, Target("agenda", pack_file, path)
        for part in (part for below in item.items for part in below.parts):
            yield part.document, Target("agenda", pack_file, source.original(("items", top)))


def _picture_of(session: Session, briefing: BriefingPack, file: str) -> Target | None:
    """The report that shows a picture."""
    name = file.rpartition("/")[2]
    for report, document in briefing.documents.items():
        source = session.loaded.sources.get(report)
        if isinstance(document, Report) and source is not None and name in source.text:
            return Target("report", report)
    return None


def _board(session: Session) -> Iterator[Entry]:
    file, base = board_at(session.workspace)
    if base:
        held: tuple[Held, ...] = ((file, "board"),)
        contacts = held
    else:
        keys = {*session.workspace.data(file), *session.workspace.saved_data(file)}
        contacts = tuple((file, key) for key in ("officers", "group_offices", "contact"))
        held = tuple(
            (file, key) for key in sorted(keys) if (file, key) not in contacts and key != "notices"
        )
    yield Entry("contacts", "Contacts", Target("form-contacts", file, base), holds=contacts)
    yield Entry("board", "Board", Target("form-board", file, base), holds=held)


# -- marks -------------------------------------------------------------------------------------

_ORDER = list(Severity)


def _mark(session: Session, found: list[Entry]) -> None:
    """Mark entries with problems, those above them too, and those with unsaved changes."""
    worst = worst_by_target(session)
    changed = _changed(session)
    items = _changed_items(session)
    for entry in found:
        _mark_one(entry, worst, changed, items)


def _mark_one(
    entry: Entry,
    worst: dict[tuple[str, str, Path], Severity],
    changed: set[Held],
    items: set[Path],
) -> Severity | None:
    target = entry.target
    severities = [worst.get((target.kind, target.file, target.path))]
    if entry.key == "attachments":  # which leads to the agenda, and has no problems of its own
        severities = []
    if entry.path is not None and target.kind != "agenda":  # a report: its paper's problems too
        severities.append(worst.get(("agenda", "", entry.path)))
    severities += [_mark_one(below, worst, changed, items) for below in entry.below]
    known = [severity for severity in severities if severity is not None]
    entry.severity = min(known, key=_ORDER.index, default=None)
    entry.is_unsaved = (
        any(held in changed for held in entry.holds)
        or (entry.path is not None and entry.path in items)
        or any(below.is_unsaved for below in entry.below)
    )
    return entry.severity


def worst_by_target(session: Session) -> dict[tuple[str, str, Path], Severity]:
    """The worst problem of each pane and path, those above it too."""
    found: dict[tuple[str, str, Path], Severity] = {}
    for problem in session.problems:
        target = target_of(session, problem)
        kind = "agenda" if target.kind == "form-item" else target.kind
        for length in range(len(target.path) + 1):
            for file in {target.file, ""} if kind == "agenda" else {target.file}:
                key = (kind, file, target.path[:length])
                before = found.get(key, Severity.ADVICE)
                found[key] = min(before, problem.severity, key=_ORDER.index)
    return found


def _changed(session: Session) -> set[Held]:
    """Which keys of which files have unsaved changes."""
    workspace = session.workspace
    found: set[Held] = set()
    for file in workspace.unsaved_files:
        now, saved = workspace.data(file), workspace.saved_data(file)
        found.add((file, ""))
        found |= {(file, key) for key in {*now, *saved} if now.get(key) != saved.get(key)}
    return found


def _changed_items(session: Session) -> set[Path]:
    """The paths of items that are otherwise than in the file on disk, wherever they stand."""
    workspace = session.workspace
    if workspace.pack_file not in workspace.unsaved_files:
        return set()
    saved = {
        repr(item) for item in tables_at(workspace.saved_data(workspace.pack_file), ("items",))
    }
    now = tables_at(workspace.data(workspace.pack_file), ("items",))
    return {("items", at) for at, item in enumerate(now) if repr(item) not in saved}
