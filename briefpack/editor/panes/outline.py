"""The outline on the left: everything in the pack, one key away, and moved about here too."""

from collections.abc import Callable
from typing import ClassVar, Self

from rich.cells import cell_len, set_cell_size
from rich.style import Style
from rich.text import Text, TextType
from textual import on, work
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.geometry import Region
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from briefpack.editing import operations
from briefpack.editing.values import Path, value_at
from briefpack.editing.workspace import Workspace
from briefpack.editor.actions import Action, bindings
from briefpack.editor.messages import Show
from briefpack.editor.outline_entries import Entry, outline_now
from briefpack.editor.panes.base import Edits
from briefpack.editor.panes.outline_drag import DragTree
from briefpack.editor.session import Session, Target
from briefpack.editor.targets import place_in_list
from briefpack.editor.themes import colour
from briefpack.model.unseen import with_escapes
from briefpack.problems import Severity

ACTIONS = (
    Action(
        "outline-add",
        ("n", "insert"),
        "New item",
        "Add an item below this one; it asks for the title.",
        "outline",
        shown=True,
    ),
    Action("outline-rename", ("r",), "Rename", "Change the title of this.", "outline", shown=True),
    Action(
        "outline-up",
        ("alt+up", "left_square_bracket"),
        "Up",
        "Move this up. With the mouse, drag it; a line shows where it would land.",
        "outline",
    ),
    Action(
        "outline-down", ("alt+down", "right_square_bracket"), "Down", "Move this down.", "outline"
    ),
    Action("outline-duplicate", ("c",), "Duplicate", "Put a copy below this.", "outline"),
    Action(
        "outline-delete",
        ("delete", "d"),
        "Delete",
        "Delete this, with the papers that only it has. It asks first, with another key, and "
        "Undo brings everything back.",
        "outline",
    ),
)

MANY = 40
"""Items from which on their papers are folded away at first."""

_TOGGLES = Style.from_meta({"toggle": True})
"""Where a click shows and hides what is below."""

_MARKS = {
    Severity.ERROR: ("✗", "error"),
    Severity.WARNING: ("!", "warning"),
    Severity.ADVICE: ("·", ""),
}


class Outline(DragTree, Edits):
    """The outline on the left; on a narrow screen, a drawer."""

    KIND = "outline"
    TITLE = "Outline"
    _is_building = False
    HELP = (
        "The whole pack. Enter opens what the cursor is on; right and left show and hide what "
        "is below it. A cross, an exclamation mark or a point says that there is a problem with "
        "it or below it; a dot, that there are unsaved changes. Items and papers are added, "
        "moved and deleted here too."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ACTIONS),
        Binding("enter", "select_cursor", "Open"),
        Binding("right", "unfold", show=False),
        Binding("left", "fold", show=False),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__("Pack", "outline")
        self.session = session
        self.show_root = self.show_guides = self.auto_expand = False
        self.guide_depth = 2
        self.border_title = "Pack"
        self._shape: list[tuple[str, int]] = []
        self._by_key: dict[str, TreeNode[Entry]] = {}
        self._shown: list[Entry] | None = None

    # -- showing ------------------------------------------------------------------------------

    def refresh_from_pack(self) -> None:
        """Show the pack as it is now; what was open stays open, and the cursor where it is."""
        found = outline_now(self.session)
        if found is self._shown:
            return
        self._shown = found
        every = [each for entry in found for each in entry.walk()]
        shape = [(entry.key, depth) for entry, depth in every]
        if [depth for _, depth in shape] != [depth for _, depth in self._shape] or (
            sorted(shape) == sorted(self._shape) and shape != self._shape
        ):
            self._rebuild(found)
        else:  # the same lines, some of them perhaps called otherwise
            nodes = [self._by_key[key] for key, _ in self._shape]
            self._by_key = {entry.key: node for (entry, _), node in zip(every, nodes, strict=True)}
            for (entry, _), node in zip(every, nodes, strict=True):
                before, node.data = node.data, entry
                if before is None or _looks(before) != _looks(entry):
                    node.refresh()
        self._shape = shape

    def _rebuild(self, found: list[Entry]) -> None:
        known = set(self._by_key)
        closed = {
            key for key, node in self._by_key.items() if node.children and not node.is_expanded
        }
        here = self.at_cursor.key if self.at_cursor else None
        line = self.cursor_line
        self._is_building = True
        try:
            self.clear()
            self._by_key.clear()
            for entry in found:
                many = entry.key == "agenda" and len(entry.below) > MANY
                self._add(self.root, entry, closed, known, many=many)
        finally:
            self._is_building = False
        self.root.expand()
        self.refresh(layout=True)
        last = self.last_line  # which works out where each node is
        node = self._by_key.get(here or "")
        if node is not None:
            self.move_cursor(self._seen(node))
        else:
            self.cursor_line = min(line, last)

    def _add(
        self,
        parent: TreeNode[Entry],
        entry: Entry,
        closed: set[str],
        known: set[str],
        *,
        many: bool,
    ) -> None:
        if not entry.below:
            self._by_key[entry.key] = parent.add_leaf(entry.label, entry)
            return
        folded = entry.key in closed or (
            entry.key not in known and entry.key in {"notices", "attachments"}
        )
        node = parent.add(entry.label, entry, expand=not folded)
        self._by_key[entry.key] = node
        for below in entry.below:
            if many and below.key not in known:
                closed.add(below.key)
            self._add(node, below, closed, known, many=False)

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Draw again; not for each of the lines that are being added."""
        if self._is_building:
            return self
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def process_label(self, label: TextType) -> Text:
        """A label as it is; titles are no markup."""
        return label if isinstance(label, Text) else Text(label)

    def get_label_width(self, node: TreeNode[Entry]) -> int:
        """What all lines are cut to; so none has to be drawn to know."""
        del node
        return 1

    def render_label(self, node: TreeNode[Entry], base_style: Style, style: Style) -> Text:
        """A line: the label, cut to the room there is, and at the right what is to be said."""
        entry = node.data
        if entry is None:
            return super().render_label(node, base_style, style)
        depth, above = 0, node.parent
        while above is not None and above is not self.root:
            depth, above = depth + 1, above.parent
        arrow = ("▾ " if node.is_expanded else "▸ ") if node.allow_expand else "  "
        mark, role = _MARKS[entry.severity] if entry.severity else ("", "")
        look = Style(bold=True, color=colour(self.app.current_theme, role)) if role else Style()
        dot = "●" if entry.is_unsaved else ""
        said = "".join(f" {each}" for each in (entry.detail, dot, mark) if each)
        room = self.scrollable_content_region.width - depth * self.guide_depth
        room -= len(arrow) + cell_len(said)
        line = Text(no_wrap=True)
        line.append(arrow, style=base_style + _TOGGLES if node.allow_expand else base_style)
        line.append(_cut(with_escapes(entry.label), max(room, 4)), style=style)
        line.append(f" {entry.detail}" if entry.detail else "", style=style + Style(dim=True))
        line.append(f" {dot}" if dot else "", style=style)
        line.append(
            f" {mark}" if mark else "", style=style + look if style.bgcolor is None else style
        )
        return line

    def on_resize(self, event: Resize) -> None:
        """Keep the cursor in sight, and as much above it as there is room for."""
        del event
        self.scroll_home(animate=False)
        self.scroll_to_line(self.cursor_line, animate=False)

    def select(self, target: Target) -> None:
        """Put the cursor on what is shown, without opening it."""
        best: tuple[int, TreeNode[Entry]] | None = None
        for node in self._by_key.values():
            entry = node.data
            if entry is None or entry.target.file != target.file:
                continue
            if entry.target.kind != target.kind.replace("form-item", "agenda"):
                continue
            depth = len(entry.target.path)
            if target.path[:depth] == entry.target.path and (best is None or depth > best[0]):
                best = (depth, node)
        if best is not None:
            self._put_on(best[1])

    def _put_on(self, node: TreeNode[Entry]) -> None:
        _ = self.last_line  # which works out where each node is
        if self._seen(node) is not self.cursor_node:
            self.move_cursor(self._seen(node))

    def _seen(self, node: TreeNode[Entry]) -> TreeNode[Entry]:
        """A node, or the one above it that it is folded into."""
        seen, above = node, node.parent
        while above is not None:
            if not above.is_expanded:
                seen = above
            above = above.parent
        return seen

    @property
    def at_cursor(self) -> Entry | None:
        """What the cursor is on."""
        return self.cursor_node.data if self.cursor_node else None

    @on(Tree.NodeSelected)
    def _open(self, event: Tree.NodeSelected[Entry]) -> None:
        event.stop()
        if event.node.data is not None:
            self.post_message(Show(event.node.data.target))

    def action_unfold(self) -> None:
        """Show what is below this; where it is shown, go there."""
        node = self.cursor_node
        if node is not None and node.children:
            if node.is_expanded:
                self.action_cursor_down()
            else:
                node.expand()

    def action_fold(self) -> None:
        """Hide what is below this; where nothing is, go to what this is below."""
        node = self.cursor_node
        if node is None:
            return
        if node.children and node.is_expanded:
            node.collapse()
        elif node.parent is not None and node.parent is not self.root:
            self._put_on(node.parent)

    # -- changes ------------------------------------------------------------------------------

    def _path(self) -> Path | None:
        """What the cursor is on, as pack.toml has it; says what to do where it has not."""
        entry = self.at_cursor
        if entry is not None and entry.path is not None:
            return entry.path
        self.notify("Enter opens this; it is changed there.", severity="warning")
        return None

    async def _do(self, change: Callable[[Workspace], Path]) -> None:
        """Make a change, and put the cursor on what came of it."""
        path: Path | None = await self.edit(change)
        if path is not None:
            self.refresh_from_pack()
            self._go_to_path(path)

    def _go_to_path(self, path: Path) -> None:
        for node in self._by_key.values():
            if node.data is not None and node.data.path == path:
                self._put_on(node)
                return

    @work
    async def action_outline_add(self) -> None:
        """Add an item below the one under the cursor."""
        from briefpack.editor.dialogs.prompt import Prompt

        if self.is_read_only():
            return
        entry = self.at_cursor
        path = entry.path if entry else None
        while path and path[-2] != "items":
            path = path[:-2]
        title = await self.app.push_screen_wait(Prompt("Title of the new item"))
        if title:
            await self._do(lambda ws: operations.add_item(ws, path or None, title))

    @work
    async def action_outline_rename(self) -> None:
        """Change the title of what is under the cursor."""
        from briefpack.editor.dialogs.prompt import Prompt

        path = self._path()
        if path is None or self.is_read_only():
            return
        pack_file = self.session.workspace.pack_file
        table = value_at(self.session.workspace.data(pack_file), path)
        if path[-2] == "papers" and table.get("kind") in {"report", "note"}:
            self.notify("Its title stands in the paper itself: press Enter.", severity="warning")
            return
        title = await self.app.push_screen_wait(Prompt("Title", str(table.get("title", ""))))
        if title:
            where = (*path, "title")
            await self.edit(lambda ws: operations.set_value(ws, pack_file, where, title))

    @work
    async def action_outline_delete(self) -> None:
        """Delete what is under the cursor, after asking."""
        entry, path = self.at_cursor, self._path()
        if entry is not None and path is not None and not self.is_read_only():
            await self.delete_with_files(path, entry.label)

    async def action_outline_duplicate(self) -> None:
        """Put a copy below what is under the cursor."""
        path = self._path()
        if path is not None:
            await self._do(lambda ws: operations.duplicate_entry(ws, path))

    async def action_outline_up(self) -> None:
        """Move what is under the cursor up."""
        await self._move(-1)

    async def action_outline_down(self) -> None:
        """Move what is under the cursor down."""
        await self._move(1)

    async def _move(self, by: int) -> None:
        path, pack_file = self._path(), self.session.workspace.pack_file
        if path is not None:
            await self._do(lambda ws: operations.move_entry(ws, pack_file, path, by))

    def lines_of_paths(self) -> dict[Path, int]:
        """The lines that are seen of what can be moved."""
        entries = ((node.data, node.line) for node in self._by_key.values() if node.line >= 0)
        return {entry.path: line for entry, line in entries if entry and entry.path is not None}

    async def move_onto(self, held: Path, onto: Path | None) -> None:
        """Move an entry to where another of its list is, or one that it holds."""
        place = place_in_list(held, onto)
        if place is None:
            self.notify("A line is dragged within its own list.")
            return
        pack_file, to = self.session.workspace.pack_file, int(place[-1])
        await self._do(lambda ws: operations.place_entry(ws, pack_file, held, to))


def _looks(entry: Entry) -> tuple[object, ...]:
    """What a line shows."""
    return entry.label, entry.detail, entry.severity, entry.is_unsaved


def _cut(text: str, room: int) -> str:
    """A text in so many columns, filled up or cut."""
    if cell_len(text) <= room:
        return set_cell_size(text, room)
    return set_cell_size(text, room - 1) + "…"
