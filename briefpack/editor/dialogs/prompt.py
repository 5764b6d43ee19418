"""One line to type."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.suggester import Suggester
from textual.widgets import Input, Static

from briefpack.editor.widgets.dialog import Dialog
from briefpack.editor.widgets.key_line import KeyLine
from briefpack.editor.widgets.line import Line


class Prompt(Dialog[str | None]):
    """Ask for one line; Escape asks no more."""

    KEYS = (("enter", "Take it"), ("escape", "Cancel"), ("f1", "Help"))

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Cancel")]

    def __init__(
        self,
        question: str,
        value: str = "",
        placeholder: str = "",
        suggester: Suggester | None = None,
    ) -> None:
        super().__init__()
        self.question, self.value, self.placeholder = question, value, placeholder
        self.suggester = suggester

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(self.question, markup=False)
            yield Line(
                self.value,
                placeholder=self.placeholder,
                suggester=self.suggester,
                select_on_focus=False,
            )
        yield KeyLine()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what was typed."""
        self.dismiss(event.value.strip())
