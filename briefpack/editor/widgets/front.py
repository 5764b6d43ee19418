"""What the screens around the workbench have in common."""

from collections.abc import Sequence
from typing import TypeVar

from briefpack.editor.actions import GENERAL, Action
from briefpack.editor.widgets.gives_way import GivesWay

FRONT = tuple(action for action in GENERAL if action.id in {"palette", "help", "theme", "quit"})
"""What can be done on every screen."""

Answer = TypeVar("Answer")


class Front(GivesWay[Answer]):
    """A screen on which no pack is open."""

    def action_palette(self) -> None:
        """Find anything that can be done here."""
        from briefpack.editor.dialogs.palette import Palette

        self.app.push_screen(Palette())

    def action_quit(self) -> None:
        """Leave the editor; nothing is written."""
        self.app.exit()

    def explain(self, title: str, text: str, actions: Sequence[Action]) -> None:
        """Show a page of help: what this is, and the keys."""
        from briefpack.editor.dialogs.keys_page import KeysPage

        self.app.push_screen(KeysPage(title, text, (*actions, *FRONT)))
