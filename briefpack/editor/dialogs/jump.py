"""Jump: a letter on every part of the screen, and one key to go there."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.events import Key
from textual.widget import Widget
from textual.widgets import Static

from briefpack.editor.widgets.dialog import Dialog

if TYPE_CHECKING:
    from briefpack.editor.workbench import Workbench

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""Under the fingers first."""


class Jump(Dialog[Widget | None]):
    """Letters over everything that can have the focus."""

    KEYS = (("escape", "Cancel"), ("f1", "Help"))
    HELP = (
        "Press one of the letters that are shown to go to that part of the screen. Any other key "
        "stays where one is."
    )

    def __init__(self, workbench: "Workbench") -> None:
        super().__init__()
        places = [
            widget
            for widget in workbench.focus_chain
            if widget.region.height and widget.region.width
        ]
        self.places = dict(zip(LETTERS, places, strict=False))

    def compose(self) -> ComposeResult:
        for letter, widget in self.places.items():
            label = Static(f" {letter} ", classes="jump-letter")
            label.styles.offset = (max(widget.region.x, 0), max(widget.region.y, 0))
            yield label

    def on_key(self, event: Key) -> None:
        """Go to what has the letter; any other key goes nowhere."""
        event.stop()
        self.dismiss(self.places.get(event.character or ""))
