"""A short list to choose from, laid under a field. Letters go to what starts with them."""

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.geometry import Region
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from briefpack.editor.widgets.dialog import Dialog
from briefpack.editor.widgets.key_line import KeyLine
from briefpack.editor.widgets.typed_label import TypedLabel

MOST_LINES = 14


class Pick(Dialog[str | None]):
    """Choose one of some values, each with its label; Escape chooses none."""

    KEYS = (("enter", "Choose"), ("escape", "Leave it as it was"))

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Cancel")]

    def __init__(self, choices: Sequence[tuple[str, str]], here: str, under: Region) -> None:
        super().__init__()
        self.choices, self.here, self.under = choices, here, under
        self._typed = TypedLabel([label for _, label in choices])

    def compose(self) -> ComposeResult:
        labels = [label or "none" for _, label in self.choices]
        options = OptionList(*(Option(Text(label, no_wrap=True)) for label in labels))
        room, height = self.app.size, min(len(labels) + 2, MOST_LINES)
        width = min(max(map(len, labels), default=8) + 6, room.width - 2)
        below = self.under.y + 1
        y = below if below + height < room.height else max(self.under.y - height, 0)
        options.styles.height, options.styles.width = height, width
        options.styles.offset = (max(min(self.under.x, room.width - width - 1), 0), y)
        yield options
        yield KeyLine()

    def on_mount(self) -> None:
        """Start at what is chosen now."""
        values = [value for value, _ in self.choices]
        options = self.query_one(OptionList)
        options.highlighted = values.index(self.here) if self.here in values else 0

    def on_key(self, event: Key) -> None:
        """Go to the label that starts with the letters typed, or to the next with this one."""
        options = self.query_one(OptionList)
        if options.highlighted is not None:
            options.highlighted = self._typed.after(event, options.highlighted)

    @on(OptionList.OptionSelected)
    def _done(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self.choices[event.option_index][0])
