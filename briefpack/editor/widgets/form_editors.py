"""What is typed in: a line and a text, laid over the row of a form that has the cursor.

Each form has one of both. Keys that go to another row are handled in the widget that has them,
so that letters typed after Tab never end in the row before.
"""

from collections.abc import Callable

from textual.events import Key, Paste
from textual.suggester import Suggester
from textual.widgets import Input, TextArea

from briefpack.editor.widgets.areas import Area, unix_lines


def _none(_: object) -> bool:
    return False


def one_line(text: str) -> str:
    """A text without ends of lines, which a field on one line cannot have."""
    return " ".join(text.splitlines())


class LineEditor(Input):
    """A line. ``take_key`` and ``take_paste`` may have what is meant for the form."""

    def __init__(self) -> None:
        super().__init__(compact=True, select_on_focus=False, classes="form-editor")
        self.take_key: Callable[[Key], bool] = _none
        self.take_paste: Callable[[str], bool] = _none
        self.read_only = False

    def load(
        self, text: str, *, placeholder: str, suggester: Suggester | None, replace: bool
    ) -> None:
        """Show another row's text, all of it selected where it is to be typed over."""
        self.placeholder, self.suggester = placeholder, suggester
        with self.prevent(Input.Changed):
            self.value = text
        self.cursor_position = len(text)
        if replace and text:
            self.select_all()

    def show_text(self, text: str) -> None:
        """Show what the row's text has become elsewhere."""
        if text != self.value:
            with self.prevent(Input.Changed):
                self.value = text
            self.cursor_position = len(text)

    def on_key(self, event: Key) -> None:
        """Leave to the form what goes beyond the row."""
        if self.take_key(event):
            event.stop()
            event.prevent_default()

    def on_paste(self, event: Paste) -> None:
        """Take all lines of a text, not the first alone."""
        event.prevent_default()
        event.stop()
        if not self.take_paste(unix_lines(event.text)):
            self.replace(one_line(event.text), *self.selection)

    def action_paste(self) -> None:
        """Paste what was copied in the editor."""
        if not self.take_paste(unix_lines(self.app.clipboard)):
            self.replace(one_line(self.app.clipboard), *self.selection)

    def replace(self, text: str, start: int, end: int) -> None:
        """Change the text, unless nothing may be changed."""
        if self.read_only:
            self.app.bell()
            return
        super().replace(text, start, end)

    def action_cursor_right(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - Textual's
        """Go right, or take what is offered."""
        if not (self.read_only and self.cursor_at_end):
            super().action_cursor_right(select)


class TextEditor(Area):
    """A text of several lines; Tab leaves it."""

    def __init__(self) -> None:
        super().__init__(
            soft_wrap=True,
            compact=True,
            show_line_numbers=False,
            tab_behavior="focus",
            highlight_cursor_line=False,
            classes="form-editor",
        )
        self.take_key: Callable[[Key], bool] = _none
        self.take_paste: Callable[[str], bool] = _none

    def load(self, text: str, *, at_end: bool) -> None:
        """Show another row's text, with the cursor at its start or its end."""
        with self.prevent(TextArea.Changed):
            self.load_text(text)
            if at_end:
                self.move_cursor(self.document.end)

    def show_text(self, text: str) -> None:
        """Show what the row's text has become elsewhere."""
        with self.prevent(TextArea.Changed):
            self.become(text)

    @property
    def lines(self) -> int:
        """The lines of the screen that the text takes."""
        return int(self.wrapped_document.height)

    def on_key(self, event: Key) -> None:
        """Leave to the form what goes beyond the row."""
        if self.take_key(event):
            event.stop()
            event.prevent_default()

    def paste_text(self, text: str) -> None:
        """Paste a text, unless the form makes several entries of it."""
        if not self.take_paste(unix_lines(text)):
            super().paste_text(text)
