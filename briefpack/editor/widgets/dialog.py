"""What every dialog has in common."""

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

from briefpack.editor.widgets.gives_way import GivesWay

Answer = TypeVar("Answer")


class Dialog(GivesWay[Answer], ModalScreen[Answer]):
    """A dialog that is closed once, however many keys that close it come at one time.

    Textual closes whatever is uppermost when a screen that is closed already is closed again.
    """

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Close this, with an answer."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
