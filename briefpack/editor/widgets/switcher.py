"""One of several panes at a time; the others rest."""

from textual.dom import DOMNode
from textual.widget import Widget
from textual.widgets import ContentSwitcher


class Switcher(ContentSwitcher):
    """Shows one pane, and styles the others only once they are shown again.

    Each move of the focus and each dialog that closes has Textual style all that is on a screen
    anew: with the panes that nobody sees, that took longer the more of them had been opened.
    """

    def __init__(self, *, initial: str, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(initial=initial, id=id)
        self._resting: set[Widget] = set()

    def rests(self, pane: Widget) -> bool:
        """Whether a pane is not shown now; it will be styled when it is."""
        if pane.display:
            return False
        self._resting.add(pane)
        return True

    def watch_current(self, old: str | None, new: str | None) -> None:
        """Show another pane, as the styles are by now."""
        super().watch_current(old, new)
        pane = self.visible_content
        if pane in self._resting:
            self._resting.remove(pane)
            pane.update_node_styles(animate=False)


def rests(node: DOMNode) -> bool:
    """Whether something is part of a pane that is not shown now."""
    for part in node.ancestors_with_self:
        if isinstance(part.parent, Switcher) and isinstance(part, Widget):
            return part.parent.rests(part)
    return False
