"""The list of a note's items, and the one that is written beside it."""

from textwrap import fill
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import ContentSwitcher, OptionList
from textual.widgets.option_list import Option

from briefpack.editing.note_items import NoteLine, note_lines
from briefpack.editing.values import Path
from briefpack.editor.panes.note_attendance import TakesAttendance
from briefpack.editor.panes.note_forms import NoteItemForm
from briefpack.editor.session import Session, Target

FIRST_WIDTH, AROUND = 33, 4
"""Columns of the list before it is laid out, and those that its edges and scroll bar take."""


class ItemList(OptionList):
    """The list; Enter goes to what is written of an item."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Write")]


class ListsItems(TakesAttendance):
    """The part of a note's pane that goes from item to item."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.note_items: list[NoteLine] = []
        self._room = 0

    @property
    def views(self) -> ContentSwitcher:
        """What of the note is shown."""
        return self.query_one("#note-views", ContentSwitcher)

    @property
    def items(self) -> OptionList:
        """The list of items."""
        return self.query_one("#note-item-list", OptionList)

    @property
    def item_form(self) -> NoteItemForm:
        """One item."""
        return self.query_one(NoteItemForm)

    def item_at_cursor(self) -> Path | None:
        """The path of the item that the cursor of the list is on."""
        at = self.items.highlighted
        return self.note_items[at].path if at is not None and at < len(self.note_items) else None

    def list_items(self) -> None:
        """List the items as they are now."""
        items = note_lines(self.session.workspace.data(self.target.file))
        width = self.items.size.width
        room = width - AROUND if width else self._room or FIRST_WIDTH - AROUND  # as it was seen
        if items == self.note_items and room == self._room:
            return
        here = self.items.highlighted
        self.note_items, self._room = items, room
        self.items.clear_options()
        self.items.add_options(Option(_label(item, room)) for item in items)
        if items:
            self.items.highlighted = min(here or 0, len(items) - 1)

    def show_item(self, path: Path, *, focus: bool) -> None:
        """Show an item: in the list, and its fields beside it."""
        self.views.current = "note-items"
        self.item_form.open_at(Target("note-item", self.target.file, path), focus=focus)
        paths = [item.path for item in self.note_items]
        if self.item_form.item in paths:
            with self.prevent(OptionList.OptionHighlighted):
                self.items.highlighted = paths.index(self.item_form.item)
        self._narrow_down()
        self.call_after_refresh(self.list_items)

    def _narrow_down(self) -> None:
        """Where there is no room for both, show the list or the item, whichever is used."""
        self.set_class(self.item_form.has_focus_within, "in-item")
        self.refresh_bindings()

    @on(OptionList.OptionSelected, "#note-item-list")
    async def _item_chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_index < len(self.note_items):
            await self.item_form.flush()
            self.show_item((*self.note_items[event.option_index].path, "discussion"), focus=True)

    @on(OptionList.OptionHighlighted, "#note-item-list")
    async def _item_passed(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if self.item_form.has_focus_within or event.option_index >= len(self.note_items):
            return
        await self.item_form.flush()
        path = self.note_items[event.option_index].path
        if self.item_form.item != path or not self.item_form.view.rows:
            self.item_form.open_at(Target("note-item", self.target.file, path), focus=False)


def _label(item: NoteLine, room: int) -> Text:
    """An item in lines that hang behind its number, and below it what it led to."""
    lead = f"{'  ' * item.depth}{item.number} " if item.number else "  " * item.depth
    behind = " " * len(lead)
    title = item.title or "New item"
    label = Text(fill(title, max(room, 8), initial_indent=lead, subsequent_indent=behind))
    said = [f"{item.decisions} decided"] if item.decisions else []
    said += [f"{item.actions} to do"] if item.actions else []
    if said:
        label.append(f"\n{behind}{', '.join(said)}", style="dim")
    return label
