"""The outline: everything in the pack, with marks for problems and unsaved changes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.binding import BindingType
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from briefpack.editing.operations import board_at, membership_at, note_of_this_meeting
from briefpack.editing.values import Path as ValuePath
from briefpack.editor.actions import Action, bindings
from briefpack.editor.messages import Show
from briefpack.editor.session import Session, Target
from briefpack.editor.targets import target_of
from briefpack.model.agenda import NotePaper, ReportPaper, ToFollowPaper
from briefpack.model.note import Note
from briefpack.model.report import Report
from briefpack.plan.agenda import PlannedItem, PlannedPaper
from briefpack.problems import Severity

ACTIONS = (
    Action("outline-add", ("n", "insert"), "Add", "Add an item below this one.", "outline"),
    Action("outline-delete", ("delete", "d"), "Delete", "Delete this, after asking.", "outline"),
    Action("outline-rename", ("r",), "Rename", "Change the title of this.", "outline"),
    Action("outline-duplicate", ("c",), "Duplicate", "Put a copy below this.", "outline"),
    Action("outline-up", ("alt+up", "["), "Move up", "Move this up.", "outline"),
    Action("outline-down", ("alt+down", "]"), "Move down", "Move this down.", "outline"),
)


@dataclass(slots=True)
class Entry:
    """One line of the outline; ``key`` is what it is known by while the pack changes."""

    key: str
    label: str
    target: Target
    detail: str = ""
    path: ValuePath | None = None
    below: list["Entry"] = field(default_factory=list)

    def walk(self) -> Iterator["Entry"]:
        """This entry and all below it."""
        yield self
        for entry in self.below:
            yield from entry.walk()


def outline_of(session: Session) -> list[Entry]:
    """The pack as an outline."""
    workspace = session.workspace
    briefing = session.loaded.briefing
    pack_file = workspace.pack_file
    board_file, _ = board_at(workspace)
    entries = [Entry("meeting", "Meeting", Target("form-meeting", pack_file, ("meeting",)))]
    if briefing is None:
        return entries
    notices = len(briefing.pack.notices) + len(briefing.board.notices)
    entries.append(Entry("notices", "Notices", Target("form-notices", pack_file), str(notices)))
    entries.append(_membership(session))
    agenda = Entry("agenda", "Agenda", Target("agenda", pack_file), str(len(briefing.pack.items)))
    plan = session.plan
    if plan is not None:
        agenda.below = [_item(session, item, ("items", at)) for at, item in enumerate(plan.items)]
    entries.append(agenda)
    entries += [
        Entry(file, f"Note of {document.date:%-d %b %Y}", Target("note", file))
        for file, document in briefing.documents.items()
        if isinstance(document, Note)
    ]
    own = note_of_this_meeting(workspace)
    if own not in briefing.documents:
        entries.append(Entry(own, "Note of this meeting", Target("note", own), "not yet"))
    entries.append(Entry("contacts", "Contacts", Target("form-contacts", board_file)))
    entries.append(Entry("board", "Board", Target("form-board", board_file)))
    return entries


def _membership(session: Session) -> Entry:
    file, base = membership_at(session.workspace)
    briefing = session.loaded.briefing
    membership = briefing.membership if briefing else None
    entry = Entry("membership", "Membership", Target("membership", file, base))
    if membership is None:
        return entry
    entry.detail = str(len(membership.all_members))
    for at, group in enumerate(membership.groups):
        seats = group.seats if group.seats is not None else len(group.members) + group.vacancies
        path = (*base, "groups", at)
        entry.below.append(
            Entry(
                f"group {group.name}",
                group.name,
                Target("membership", file, path),
                f"{len(group.members)}/{seats}",
            )
        )
    return entry


def _item(session: Session, planned: PlannedItem, path: ValuePath) -> Entry:
    pack_file = session.workspace.pack_file
    item = planned.item
    number = f"{planned.number} " if planned.number else ""
    entry = Entry(f"{path}", f"{number}{item.title}", Target("agenda", pack_file, path))
    for at, paper in enumerate(planned.papers):
        entry.below.append(_paper(session, paper, (*path, "papers", at)))
    for at, below in enumerate(planned.items):
        entry.below.append(_item(session, below, (*path, "items", at)))
    return entry


def _paper(session: Session, planned: PlannedPaper, path: ValuePath) -> Entry:
    """A paper, by its title where it differs from the item's, with its appendices below it."""
    pack_file = session.workspace.pack_file
    paper, main = planned.paper, planned.main
    document = main.document if main else ""
    target = Target("agenda", pack_file, path)
    if isinstance(paper, ReportPaper):
        label, target = "Report", Target("report", document)
    elif isinstance(paper, NotePaper):
        label, target = "Note", Target("note", document)
    elif isinstance(paper, ToFollowPaper):
        label = f"{paper.title or 'Paper'}, to follow"
    else:
        label = paper.title or "Attachment"
    entry = Entry(f"{path}", label, target, path=path)
    briefing = session.loaded.briefing
    report = briefing.documents.get(document) if briefing else None
    of_report = len(report.head.appendices) if isinstance(report, Report) else 0
    for at, part in enumerate(planned.appendices):
        own = (*path, "appendices", at - of_report)
        where = (
            Target("report", document, ("appendices", at))
            if at < of_report
            else Target("agenda", pack_file, own)
        )
        entry.below.append(Entry(f"{path} {at}", f"{part.letter} {part.title}", where))
    return entry


# -- the widget --------------------------------------------------------------------------------


class Outline(Tree[Entry]):
    """The outline on the left; on a narrow screen, a drawer."""

    KIND = "outline"
    HELP = (
        "The whole pack. Enter opens what the cursor is on; a mark says that there is a problem "
        "with it, or below it. Items are added, moved and deleted here too."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTIONS)

    def __init__(self, session: Session) -> None:
        super().__init__("Pack", id="outline")
        self.session = session
        self.show_root = False
        self.guide_depth = 2
        self._keys: list[tuple[str, int]] = []
        self._by_key: dict[str, TreeNode[Entry]] = {}

    def refresh_from_pack(self) -> None:
        """Show the pack as it is now; what was open stays open."""
        entries = outline_of(self.session)
        keys = [(each.key, depth) for entry in entries for each, depth in _depths(entry, 0)]
        if keys != self._keys:
            self._rebuild(entries)
            self._keys = keys
        marks = _marks(self.session)
        dirty = set(self.session.workspace.unsaved)
        for entry in (each for top in entries for each in top.walk()):
            node = self._by_key[entry.key]
            node.data = entry
            node.set_label(_label(entry, marks, dirty))

    def _rebuild(self, entries: list[Entry]) -> None:
        closed = {
            key for key, node in self._by_key.items() if node.children and not node.is_expanded
        }
        here = self.cursor_node.data.key if self.cursor_node and self.cursor_node.data else None
        self.clear()
        self._by_key.clear()
        for entry in entries:
            self._add(self.root, entry, closed)
        self.root.expand()
        if here in self._by_key:
            self.call_after_refresh(self.move_cursor, self._by_key[here])

    def _add(self, parent: TreeNode[Entry], entry: Entry, closed: set[str]) -> None:
        if entry.below:
            node = parent.add(entry.label, entry, expand=entry.key not in closed)
        else:
            node = parent.add_leaf(entry.label, entry)
        self._by_key[entry.key] = node
        for below in entry.below:
            self._add(node, below, closed)

    def select(self, target: Target) -> None:
        """Put the cursor on what is shown, without opening it."""
        best = None
        for node in self._by_key.values():
            entry = node.data
            if entry is None or entry.target.file != target.file:
                continue
            if entry.target.kind != target.kind:
                continue
            depth = len(entry.target.path)
            if target.path[:depth] == entry.target.path and (best is None or depth >= best[0]):
                best = (depth, node)
        if best is not None and best[1] is not self.cursor_node:
            self.move_cursor(best[1])

    @property
    def at_cursor(self) -> Entry | None:
        """What the cursor is on."""
        return self.cursor_node.data if self.cursor_node else None

    @on(Tree.NodeSelected)
    def _open(self, event: Tree.NodeSelected[Entry]) -> None:
        event.stop()
        if event.node.data is not None:
            self.post_message(Show(event.node.data.target))

    # -- what is done here is done by the agenda, to the item under the cursor ----------------

    async def _on_agenda(self, action: str) -> None:
        entry = self.at_cursor
        if entry is None or entry.target.kind not in {"agenda", "report", "note"}:
            self.notify("This is done in the pane: press Enter.", severity="warning")
            return
        path = _paper_path(entry)
        if path is None:
            return
        target = Target("agenda", self.session.workspace.pack_file, path)
        await self.screen.show_and_do(target, action)  # type: ignore[attr-defined]

    async def action_outline_add(self) -> None:
        """Add an item below the one under the cursor."""
        await self._on_agenda("agenda_add")

    async def action_outline_delete(self) -> None:
        """Delete what is under the cursor, after asking."""
        await self._on_agenda("agenda_delete")

    async def action_outline_rename(self) -> None:
        """Change the title of what is under the cursor."""
        await self._on_agenda("agenda_rename")

    async def action_outline_duplicate(self) -> None:
        """Put a copy below what is under the cursor."""
        await self._on_agenda("agenda_duplicate")

    async def action_outline_up(self) -> None:
        """Move what is under the cursor up."""
        await self._on_agenda("agenda_move_up")

    async def action_outline_down(self) -> None:
        """Move what is under the cursor down."""
        await self._on_agenda("agenda_move_down")


def _paper_path(entry: Entry) -> ValuePath | None:
    """The path in pack.toml of an item, a paper or an appendix; None where it has none there."""
    if entry.target.kind == "agenda":
        return entry.target.path or None
    return entry.path


def _depths(entry: Entry, depth: int) -> Iterator[tuple[Entry, int]]:
    yield entry, depth
    for below in entry.below:
        yield from _depths(below, depth + 1)


def _marks(session: Session) -> dict[tuple[str, str], Severity]:
    """The worst problem of each pane and path, those above it too."""
    found: dict[tuple[str, str], Severity] = {}
    order = list(Severity)
    for problem in session.problems:
        target = target_of(session, problem)
        paths = [target.path[:length] for length in range(len(target.path) + 1)]
        for path in paths:
            key = (f"{target.kind} {target.file}", f"{path}")
            worst = found.get(key, Severity.ADVICE)
            found[key] = min(worst, problem.severity, key=order.index)
    return found


_MARKS = {Severity.ERROR: ("✗", "bold red"), Severity.WARNING: ("!", "yellow"), None: ("", "")}


def _label(entry: Entry, marks: dict[tuple[str, str], Severity], dirty: set[str]) -> Text:
    target = entry.target
    severity = marks.get((f"{target.kind} {target.file}", f"{target.path}"))
    label = Text(entry.label, no_wrap=True, overflow="ellipsis")
    if entry.detail:
        label.append(f"  {entry.detail}", style="dim")
    if target.file in dirty and target.kind in {"report", "note"}:
        label.append(" ●")
    mark, style = _MARKS.get(severity, ("", ""))
    if mark:
        label.append(f" {mark}", style=style)
    return label
