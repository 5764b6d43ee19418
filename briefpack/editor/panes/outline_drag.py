"""Moving lines of the outline with the mouse."""

from typing import ClassVar

from rich.style import Style
from textual.binding import Binding, BindingType
from textual.events import Click, Leave, MouseDown, MouseEvent, MouseMove, MouseUp
from textual.strip import Strip
from textual.widgets import Tree

from briefpack.editing.values import Path
from briefpack.editor.outline_entries import Entry
from briefpack.editor.targets import place_in_list

_LANDING = Style(underline=True, bold=True)


class DragTree(Tree[Entry]):
    """An outline whose entries are dragged to where others of their own list are.

    While one is held, a line stands where it would land; Escape, or leaving the outline, lets it
    go where it was.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "let_go", show=False)]

    def __init__(self, label: str, id: str) -> None:  # noqa: A002
        super().__init__(label, id=id)
        self._held: Entry | None = None
        self._landing: int | None = None
        self._was_dragged = False

    async def move_onto(self, held: Path, onto: Path | None) -> None:
        """Move an entry to where another is."""
        raise NotImplementedError

    def lines_of_paths(self) -> dict[Path, int]:
        """The lines that are seen of what can be moved."""
        raise NotImplementedError

    def _entry_under(self, event: MouseEvent) -> Entry | None:
        node = self.get_node_at_line(event.style.meta.get("line", -1))
        return node.data if node is not None else None

    def on_mouse_down(self, event: MouseDown) -> None:
        """Take hold of a line."""
        entry = self._entry_under(event)
        self._held = entry if entry is not None and entry.path is not None else None
        self._was_dragged = False

    def on_mouse_move(self, event: MouseMove) -> None:
        """Show where the line that is held would land."""
        if self._held is not None:
            over = self._entry_under(event) if event.button else None
            self._show_landing(self._landing_line(over))

    async def on_mouse_up(self, event: MouseUp) -> None:
        """Let a line go; over another of its own list, it is moved there."""
        held, over = self._held, self._entry_under(event)
        self.action_let_go()
        if held is None or held.path is None or over is None or over.key == held.key:
            return
        self._was_dragged = True
        await self.move_onto(held.path, over.path)

    def on_leave(self, event: Leave) -> None:
        """Nothing is let go outside."""
        del event
        self.action_let_go()

    def on_click(self, event: Click) -> None:
        """A line that was dragged is not opened."""
        if self._was_dragged:
            self._was_dragged = False
            event.prevent_default()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Escape is everybody's while nothing is held."""
        if action == "let_go":
            return self._held is not None
        return super().check_action(action, parameters)

    def action_let_go(self) -> None:
        """Leave what is held where it was."""
        self._was_dragged = self._was_dragged or self._landing is not None
        self._held = None
        self._show_landing(None)

    # -- where it would land ------------------------------------------------------------------

    def _landing_line(self, over: Entry | None) -> int | None:
        """The line of the outline below which the entry that is held would stand."""
        held = self._held.path if self._held is not None else None
        onto = place_in_list(held, over.path) if held is not None and over is not None else None
        if held is None or onto is None or onto == held:
            return None
        lines = self.lines_of_paths()
        if int(onto[-1]) < int(held[-1]):
            return lines[onto] - 1
        return max(line for path, line in lines.items() if path[: len(onto)] == onto)

    def _show_landing(self, line: int | None) -> None:
        if line != self._landing:
            self._landing = line
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """A line of the screen, underlined where what is held would stand below it."""
        strip = super().render_line(y)
        if self._landing is not None and y + self.scroll_offset.y == self._landing:
            return strip.apply_style(_LANDING)
        return strip
