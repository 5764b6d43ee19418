"""A line to type in."""

from textual.events import Paste
from textual.widgets import Input

from briefpack.editor.widgets.form_editor import one_line


class Line(Input):
    """A line that takes all of what is pasted; Textual's own drops all after the first line."""

    def on_paste(self, event: Paste) -> None:
        """Put what is pasted in the place of what is selected, its lines one after another."""
        event.prevent_default()
        event.stop()
        self.replace(one_line(event.text.replace("\t", " ")), *self.selection)
