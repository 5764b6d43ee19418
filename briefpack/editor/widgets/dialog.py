"""What every dialog has in common."""

from typing import ClassVar, TypeVar

from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.screen import ModalScreen

from briefpack.editor.actions import GENERAL, bindings
from briefpack.editor.widgets.gives_way import GivesWay

Answer = TypeVar("Answer")


class Dialog(GivesWay[Answer], ModalScreen[Answer]):
    """A dialog that is closed once, however many keys that close it come at one time.

    Textual closes whatever is uppermost when a screen that is closed already is closed again.
    """

    HELP: ClassVar[str] = (
        "Enter takes what is typed, or what the cursor is on. Escape goes back, and leaves "
        "everything as it was."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(each for each in GENERAL if each.id == "help")

    def action_help(self) -> None:
        """Say what can be done here."""
        from briefpack.editor.dialogs.pages import Page

        self.app.push_screen(Page("Help", self.HELP))

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Close this, with an answer."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
