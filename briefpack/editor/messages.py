"""What parts of the editor tell each other."""

from textual.message import Message

from briefpack.editor.session import Target


class Edited(Message):
    """The pack has changed. ``by`` is the kind of the pane that did it."""

    def __init__(self, by: str = "") -> None:
        super().__init__()
        self.by = by


class Checked(Message):
    """The problems are those of the pack as it is now."""


class Rendered(Message):
    """Pages have been laid out, and where everything starts is known."""


class Focused(Message):
    """The cursor of a pane is on something else, whose page may be shown."""


class Show(Message, namespace="editor"):  # else it is taken for Textual's own event
    """Somebody wants to see, or to edit, something."""

    def __init__(self, target: Target) -> None:
        super().__init__()
        self.target = target
