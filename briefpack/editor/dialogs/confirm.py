"""A question that a thing done in haste is not the answer to."""

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from briefpack.editing.files import files_going_with
from briefpack.editing.values import Path, tables_at
from briefpack.editing.workspace import Workspace
from briefpack.editor.widgets.dialog import Dialog
from briefpack.editor.widgets.key_line import KeyLine


def about_deleting(workspace: Workspace, path: Path, title: str) -> str:
    """The question before an item or a paper is deleted: what goes with it."""
    data = workspace.data(workspace.pack_file)
    parts = len(tables_at(data, (*path, "items")))
    also = [f"its part{'s' if parts > 1 else ''} ({parts})"] if parts else []
    also += files_going_with(workspace, path)
    more = "".join(f"\n  {each}" for each in also)
    with_it = f"\nWith it go{'es' if len(also) == 1 else ''}{more}" if also else ""
    return f"Delete “{title}”?{with_it}\nUndo brings everything back."


class Confirm(Dialog[bool]):
    """Ask before something that is hard to take back.

    Cancel stands first, and the key that asked is not the one that answers: y does it, or the
    cursor on its line and Enter.
    """

    HELP = (
        "This is asked because more would change than one sees here.\n\n"
        "y does it, and so does Enter with the cursor on its line. Escape, or Enter on the first "
        "line, leaves everything as it is."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Yes, do it"),
        Binding("escape", "answer(False)", "No, cancel"),
    ]

    def __init__(self, question: str, verb: str) -> None:
        super().__init__()
        self.question, self.verb = question, verb

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(self.question, markup=False)
            yield OptionList(
                Option("Cancel  (Escape)", "no"), Option(Text(f"{self.verb}  (y)"), "yes")
            )
        yield KeyLine()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the answer under the cursor."""
        self.dismiss(event.option.id == "yes")

    def action_answer(self, answer: bool) -> None:  # noqa: FBT001 - Textual calls it
        """Answer by a key."""
        self.dismiss(answer)


class Choose(Dialog[str | None]):
    """A question with more than two answers; the first of them is the safe one."""

    KEYS = (("enter", "Choose"), ("escape", "Cancel"), ("f1", "Help"))
    HELP = (
        "The arrow keys go from answer to answer, and Enter takes the one under the cursor. "
        "Escape goes back without an answer; nothing is lost by that."
    )

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Cancel")]

    def __init__(self, question: str, answers: list[tuple[str, str]]) -> None:
        super().__init__()
        self.question, self.answers = question, answers

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(self.question, markup=False)
            yield OptionList(*(Option(Text(label), key) for key, label in self.answers))
        yield KeyLine()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the answer under the cursor."""
        self.dismiss(event.option.id)
