"""What a form is typed in: one area, laid over the row that has the cursor.

The form has the focus there and nowhere else, so that all keys come in the order in which they
were pressed: what is typed after Tab never ends in the row before.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from textual import work
from textual.events import Click, Key
from textual.message import Message
from textual.strip import Strip
from textual.suggester import Suggester
from textual.widgets import TextArea

from briefpack.editor.widgets.areas import Area, unix_lines

if TYPE_CHECKING:
    from collections.abc import Callable


def one_line(text: str) -> str:
    """A text without ends of lines, which a field on one line cannot have."""
    return " ".join(unix_lines(text).strip("\n").split("\n"))


@dataclass(frozen=True, slots=True)
class Typing:
    """How a row is typed in.

    ``lines`` is whether it may have several; ``whole`` whether what stands there is to be typed
    over; ``at_end`` whether the cursor goes to its end.
    """

    lines: bool = False
    whole: bool = False
    at_end: bool = True
    placeholder: str = ""
    suggester: Suggester | None = None


class FormEditor(Area):
    """The row with the cursor: typed in, or, with a ``plain`` text, only pointed at."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"form-editor--cursor", "form-editor--plain"}

    class Pressed(Message):
        """A row that is not typed in was clicked."""

    def __init__(self) -> None:
        self.plain: str | None = None
        self.typing = Typing()
        self.refused = False
        super().__init__(
            soft_wrap=True,
            compact=True,
            show_line_numbers=False,
            tab_behavior="focus",
            highlight_cursor_line=False,
            classes="form-editor",
        )
        self.take_key: Callable[[Key], bool] = lambda _: False
        self.take_paste: Callable[[str], bool] = lambda _: False

    # -- which row it is over -----------------------------------------------------------------

    def point(self, text: str) -> None:
        """Stand over a row that is not typed in."""
        if text == self.plain:
            return
        self.plain = text
        self.typing = Typing()
        self.read_only = True
        self._put("")
        self.refresh()

    def load(self, text: str, typing: Typing) -> None:
        """Have another row's text typed over."""
        self.plain = None
        self.typing = typing
        self.read_only = self.refused
        self.placeholder = typing.placeholder
        self._put(text)
        if typing.whole:
            self.select_all()
        elif typing.at_end:
            self.move_cursor(self.document.end)

    def _put(self, text: str) -> None:
        self.suggestion = ""
        with self.prevent(TextArea.Changed):
            self.load_text(text)

    def show_text(self, text: str) -> None:
        """Show what the row's text has become elsewhere."""
        with self.prevent(TextArea.Changed):
            self.become(text)

    # -- keys ---------------------------------------------------------------------------------

    def on_key(self, event: Key) -> None:
        """Leave to the form what goes beyond the row."""
        if self.take_key(event):
            event.stop()
            event.prevent_default()

    def paste_text(self, text: str) -> None:
        """Paste a text, unless the form makes several entries of it."""
        if self.read_only or not text:
            return
        text = unix_lines(text)
        if not self.take_paste(text):
            super().paste_text(text if self.typing.lines else one_line(text))

    def on_click(self, event: Click) -> None:
        """Tell that a row that is not typed in was clicked."""
        if self.plain is not None:
            event.stop()
            self.post_message(self.Pressed())

    # -- completing ---------------------------------------------------------------------------

    def update_suggestion(self) -> None:
        """Ask what the text may become, when the cursor is at its end."""
        if self.typing.suggester is not None and self.text:
            self._suggest(self.text)

    @work(exclusive=True, group="suggest")
    async def _suggest(self, text: str) -> None:
        suggester = self.typing.suggester
        found = await suggester.get_suggestion(text) if suggester else None
        at_end = self.selection.is_empty and self.cursor_location == self.document.end
        if text == self.text and suggester is self.typing.suggester:
            self.suggestion = found[len(text) :] if found and at_end else ""

    def action_cursor_right(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - as Textual calls it
        """Take what is offered at the text's end, or go right."""
        if self.cursor_location != self.document.end or select:
            self.suggestion = ""
        super().action_cursor_right(select)

    # -- drawing ------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """A line of the text, or the plain text in the colours of the cursor."""
        if self.plain is None:
            return super().render_line(y)
        name = "form-editor--cursor" if self.has_focus else "form-editor--plain"
        style = self.get_component_rich_style(name)
        width = self.size.width
        text = set_cell_size(self.plain if y == 0 else "", width)
        return Strip([Segment(text, style)], width)
