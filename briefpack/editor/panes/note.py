"""To be written."""

from briefpack.editor.panes.base import Pane


class NotePane(Pane):
    """To be written."""

    KIND = "note"
    TITLE = "Note"


ACTIONS = ()
