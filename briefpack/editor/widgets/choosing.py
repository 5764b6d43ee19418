"""A short list that is laid under what it is chosen for. Letters go to what starts with them."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.widgets import OptionList

from briefpack.editor.widgets.dialog import Dialog
from briefpack.editor.widgets.typed_label import TypedLabel


class Choosing(Dialog[str | None]):
    """Choose one of some values, each with its label; Escape chooses none."""

    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("enter", "Choose"),
        ("escape", "Leave it as it was"),
        ("f1", "Help"),
    )

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Cancel")]

    def __init__(self, choices: Sequence[tuple[str, str]], here: str) -> None:
        super().__init__()
        self.choices, self.here = choices, here
        self._typed = TypedLabel([label for _, label in choices])

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
