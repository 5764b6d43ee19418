"""Areas for texts of many lines that keep every sign of a text as it is."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.document._document import Document, EditResult, Location
from textual.document._document_navigator import DocumentNavigator
from textual.document._wrapped_document import WrappedDocument
from textual.events import Paste
from textual.widgets import TextArea

_ENDS_OF_LINES = {ord(sign): "\n" for sign in "\x0b\x0c\x85\u2028\u2029"}
"""What programs other than editors end lines with; Word's own is the first."""


def unix_lines(text: str) -> str:
    """A text that was pasted, its lines ending in line feeds."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_ENDS_OF_LINES)


class LineFeeds(Document):
    """A document whose lines end in line feeds, and in nothing else.

    Textual's own takes a dozen signs for ends of lines and makes line feeds of them: a text would
    change where nobody typed.
    """

    def __init__(self, text: str) -> None:
        super().__init__("")
        self._lines = text.split("\n")

    def replace_range(self, start: Location, end: Location, text: str) -> EditResult:
        """Put a text in the place of another; returns what was replaced, and where it ends."""
        (top, left), (bottom, right) = sorted((start, end))
        replaced = self.get_text_range((top, left), (bottom, right))
        lines = self._lines
        before = lines[top][:left] if top < len(lines) else ""
        after = lines[bottom][right:] if bottom < len(lines) else ""
        new = text.split("\n")
        new[0] = before + new[0]
        place = (top + len(new) - 1, len(new[-1]))
        new[-1] += after
        lines[top : bottom + 1] = new
        return EditResult(place, replaced)


class Area(TextArea):
    """A text area whose text is what was put in and what was typed, to the letter.

    Textual has no public way to have another kind of document; its exact version is pinned.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+a", "select_all", "Select all", show=False),
        Binding("ctrl+home", "far(False, False)", "Start of the text", show=False),
        Binding("ctrl+end", "far(True, False)", "End of the text", show=False),
        Binding("ctrl+shift+home", "far(False, True)", "Select to the start", show=False),
        Binding("ctrl+shift+end", "far(True, True)", "Select to the end", show=False),
    ]
    """Keys of other programs for writing that Textual's area lacks, or has for something else."""

    def action_far(self, to_end: bool, select: bool) -> None:  # noqa: FBT001 - keys give it so
        """Go to the end of the text, or to its start."""
        self.move_cursor(self.document.end if to_end else (0, 0), select=select)

    def _set_document(self, text: str, language: str | None) -> None:
        del language
        self._highlight_query = None
        self.document = LineFeeds(text)
        self.wrapped_document = WrappedDocument(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._build_highlight_map()
        self.move_cursor((0, 0))
        self._rewrap_and_refresh_virtual_size()

    def on_paste(self, event: Paste) -> None:
        """Insert what a terminal pastes."""
        event.prevent_default()
        event.stop()
        self.paste_text(event.text)

    def action_paste(self) -> None:
        """Insert what was copied in the editor."""
        self.paste_text(self.app.clipboard)

    def paste_text(self, text: str) -> None:
        """Put a text in the place of what is selected."""
        if not self.read_only and text:
            self.insert_here(unix_lines(text))

    def insert_here(self, text: str) -> None:
        """Put a text in the place of what is selected, with the cursor behind it."""
        self.replace(text, *self.selection, maintain_selection_offset=False)
        self.scroll_cursor_visible()

    def become(self, text: str) -> None:
        """Show another text; only what differs is replaced, so that the cursor stays."""
        old = self.text
        if text == old:
            return
        start = common_start(old, text)
        rest = min(len(old), len(text)) - start
        end = common_start(old[::-1][:rest], text[::-1][:rest]) if rest else 0
        place, last = location(old, start), location(old, len(old) - end)
        self.replace(text[start : len(text) - end], place, last, maintain_selection_offset=True)


def common_start(one: str, other: str) -> int:
    """How many letters two texts have in common at their starts."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def location(text: str, index: int) -> Location:
    """The row and the column of a letter, both from 0."""
    before = text[:index]
    return before.count("\n"), index - (before.rfind("\n") + 1)
