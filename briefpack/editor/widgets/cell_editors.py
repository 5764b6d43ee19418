"""What is laid over a cell of a table while it is edited."""

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.screen import Screen
from textual.validation import Function, Validator
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from briefpack.editor.widgets.choosing import Choosing
from briefpack.editor.widgets.dialog import Dialog
from briefpack.editor.widgets.key_line import KeyLine
from briefpack.editor.widgets.line import Line

if TYPE_CHECKING:
    from briefpack.editor.widgets.cells import Column


class CellInput(Dialog[str | None]):
    """A line to type in, laid over a cell; ``words`` are the help on it."""

    KEYS = (("enter", "Take it"), ("escape", "Leave it as it was"), ("f1", "Help"))

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Cancel")]

    def __init__(
        self, value: str, region: Region, column: "Column", words: str, placeholder: str = ""
    ) -> None:
        super().__init__()
        self.value, self.region_of_cell, self.column = value, region, column
        self.words, self.placeholder = words, placeholder

    def compose(self) -> ComposeResult:
        validators: list[Validator] = []
        if (check := self.column.check) is not None:
            validators = [Function(lambda text: check(text) is None)]
        field = Line(
            self.value,
            placeholder=self.placeholder,
            validators=validators,
            valid_empty=False,
            suggester=self.column.suggester,
            compact=True,
            select_on_focus=False,
        )
        field.styles.offset = (self.region_of_cell.x, self.region_of_cell.y)
        room = max(self.app.size.width - self.region_of_cell.x - 1, 10)
        needed = max(self.region_of_cell.width, len(self.value or self.placeholder) + 4, 16)
        field.styles.width = min(needed, room)
        yield field
        for line in range(1, self.region_of_cell.height):  # what the rest of the cell said
            cover = Static(" " * self.region_of_cell.width, classes="cover")
            cover.styles.offset = (self.region_of_cell.x, self.region_of_cell.y + line)
            yield cover
        yield KeyLine()

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        event.stop()
        wrong = self.column.check(event.value) if self.column.check else None
        if wrong is None:
            self.dismiss(event.value)
        else:
            self.notify(wrong, severity="error", markup=False)

    def action_help(self) -> None:
        """Say what the cell is for."""
        _explain(self, self.column, f"{self.words}\n\nEnter takes what is typed.")


class CellChoice(Choosing):
    """A list under a cell; ``words`` are the help on it."""

    def __init__(self, value: str, region: Region, column: "Column", words: str) -> None:
        super().__init__(column.choices, value)
        self.region_of_cell, self.column, self.words = region, column, words

    def compose(self) -> ComposeResult:
        listed = (Option(Text(label), key or None) for key, label in self.choices)
        options = OptionList(*listed, markup=False)
        height = min(len(self.choices) + 2, 14)
        options.styles.height = height
        options.styles.width = max((len(label) for _, label in self.choices), default=8) + 6
        y = min(self.region_of_cell.y, max(self.app.size.height - height - 1, 0))
        options.styles.offset = (self.region_of_cell.x, y)
        yield options
        yield KeyLine()

    def action_help(self) -> None:
        """Say what the cell is for."""
        text = f"{self.words}\n\nA letter goes to what starts with it; Enter takes it."
        _explain(self, self.column, text)


def _explain(screen: Screen[str | None], column: "Column", text: str) -> None:
    from briefpack.editor.dialogs.pages import Page

    screen.app.push_screen(Page(column.label, f"{text} Escape leaves the cell as it was.".strip()))
