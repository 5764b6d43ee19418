"""A short list to choose from, laid under a field."""

from collections.abc import Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.geometry import Region
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from briefpack.editor.widgets.choosing import Choosing
from briefpack.editor.widgets.key_line import KeyLine

MOST_LINES = 14


class Pick(Choosing):
    """A list under a field."""

    def __init__(self, choices: Sequence[tuple[str, str]], here: str, under: Region) -> None:
        super().__init__(choices, here)
        self.under = under

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
