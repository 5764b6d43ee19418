"""A short list to choose from, laid under a field. Letters go to what starts with them."""

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.geometry import Region
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

MOST_LINES = 14


class Pick(ModalScreen[str | None]):
    """Choose one of some values, each with its label; Escape chooses none."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Cancel")]

    def __init__(self, choices: Sequence[tuple[str, str]], here: str, under: Region) -> None:
        super().__init__()
        self.choices, self.here, self.under = choices, here, under
        self._typed = ""

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

    def on_mount(self) -> None:
        """Start at what is chosen now."""
        values = [value for value, _ in self.choices]
        options = self.query_one(OptionList)
        options.highlighted = values.index(self.here) if self.here in values else 0

    def on_key(self, event: Key) -> None:
        """Go to the next label that starts with a letter."""
        if not event.is_printable or event.character in {None, " "}:
            return
        options, count = self.query_one(OptionList), len(self.choices)
        for step in range(1, count + 1):
            at = ((options.highlighted or 0) + step) % count
            if self.choices[at][1].casefold().startswith(str(event.character).casefold()):
                options.highlighted = at
                return

    @on(OptionList.OptionSelected)
    def _done(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self.choices[event.option_index][0])
