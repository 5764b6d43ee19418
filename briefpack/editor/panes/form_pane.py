"""A form that one goes through by keys: rows, lists with their entries, and what to choose from."""

from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.events import Key

from briefpack.editor import fields
from briefpack.editor.actions import Action, bindings
from briefpack.editor.form_rows import FormRow
from briefpack.editor.panes.form_base import look_of
from briefpack.editor.panes.form_lists import ListForm
from briefpack.editor.widgets.form_editor import FormEditor
from briefpack.editor.widgets.form_view import MORE, TYPED_IN, FormView, Look

ACTIONS = (
    Action(
        "form-add",
        ("ctrl+n", "alt+n", "f11"),
        "Add entry",
        "Add an entry to the list that the cursor is in, below it.",
        "form",
        shown=True,
    ),
    Action(
        "form-delete",
        ("alt+delete",),
        "Delete entry",
        "Delete the entry of a list that the cursor is in. On the entry's head, d does so too.",
        "form",
        priority=True,
    ),
    Action(
        "form-up",
        ("alt+up",),
        "Entry up",
        "Move the entry up its list. On the entry's head, [ does so too.",
        "form",
    ),
    Action(
        "form-down",
        ("alt+down",),
        "Entry down",
        "Move the entry down its list. On the entry's head, ] does so too.",
        "form",
    ),
    Action(
        "form-choose",
        ("down",),
        "Choose",
        "Choose what goes into the field: a day from a calendar, a file, one of the usual words. "
        "In fields with nothing to choose from, the key goes to the next row.",
        "form",
    ),
)

PAGE = 8
"""Rows that Page Down goes on by."""

_NEXT = {"tab": 1, "shift+tab": -1}
_FAR = {"pagedown": PAGE, "pageup": -PAGE}


class FormPane(ListForm):
    """A form over one table of one file."""

    KIND = "form"
    HELP = (
        "Every field, row by row; Tab and Enter go to the next, Shift+Tab back. What is typed is "
        "taken over at once and can be undone. Dates may be typed as 3 nov or +2w; where there is "
        "something to choose from, the down arrow shows it. A star marks what is needed. In a "
        "list, Enter goes on to a new entry, and an entry that is emptied goes."
    )
    ACTIONS = ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTIONS)

    _could_add = False

    def draw(self) -> None:
        """Draw all rows; where there is a list to add to, its key is shown."""
        super().draw()
        if self.can_add != self._could_add:
            self._could_add = self.can_add
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is added where there is no list."""
        if action == "form_add" and not self.can_add:
            return None
        return super().check_action(action, parameters)

    def on_mount(self) -> None:
        """Have keys for rows come here."""
        self.editor.take_key, self.editor.take_paste = self.take_key, self.take_paste
        self.editor.refused = self.session.read_only
        self.refresh_rows()

    def help_of(self, row: FormRow) -> str:
        """The row's name, what it is for, and how it works."""
        look = look_of(row)
        if look is Look.ENTRY:
            moves = "" if row.named else "  [ ] moves it."
            return f"{row.label}: d deletes it.{moves}"
        if look is Look.ADD:
            return f"{row.label}: Enter adds one."
        words = f"{row.field.help if row.field else ''}  {self._choosing(row)}".strip()
        name = row.label
        if row.field is not None and name == MORE:
            name = f"{row.field.label}, one more"
        elif row.field is not None and row.in_list and not name.startswith(row.field.label):
            name = f"{row.field.label} {name}".strip()
        return f"{name}: {words}".strip()

    def _choosing(self, row: FormRow) -> str:
        """What the down arrow shows to choose from, where there is anything."""
        if row.field is None or self.session.read_only:
            return ""
        shows = {fields.DATE: "a calendar", fields.FILE: "a file to copy into the pack"}
        if row.field.kind == fields.LINE and self.offers(row):
            shows[fields.LINE] = "the usual ones"
        what = shows.get(row.field.kind)
        return f"Down arrow: {what}." if what else ""

    # -- keys ----------------------------------------------------------------------------------

    def take_key(self, event: Key) -> bool:
        """Do what a key means for the form, if it means anything; returns whether it did."""
        self.note_typing()
        key, row = event.key, self.row
        if key in _NEXT:
            self.step(_NEXT[key])
            return True
        if key in _FAR:
            self._far(_FAR[key])
            return True
        if row is None:
            return False
        look = look_of(row)
        if look is Look.LINE:
            return self._key_on_line(key)
        if look is Look.TEXT:
            return self._key_in_text(key, row)
        return self._key_on_row(event, row, look)

    def _key_on_line(self, key: str) -> bool:
        place, lines = self.editor.cursor_location, self.editor.navigator
        if key in {"enter", "shift+enter", "alt+enter", "ctrl+j"}:
            self.step(1)
        elif key == "up" and lines.is_first_wrapped_line(place):
            self.step(-1)
        elif key == "down" and lines.is_last_wrapped_line(place):
            self.action_form_choose()
        elif key == "backspace" and self._is_empty_entry():
            self.step(-1)
        else:
            return False
        return True

    def _key_in_text(self, key: str, row: FormRow) -> bool:
        editor = self.editor
        place, lines = editor.cursor_location, editor.navigator
        if key == "enter" and row.in_list:
            self.step(1)
        elif key in {"shift+enter", "alt+enter", "ctrl+j"} and not editor.read_only:
            editor.insert_here("\n")
        elif key == "up" and lines.is_first_wrapped_line(place):
            self.step(-1)
        elif key == "down" and lines.is_last_wrapped_line(place):
            self.step(1)
        elif key == "backspace" and self._is_empty_entry():
            self.step(-1)
        else:
            return False
        return True

    def _is_empty_entry(self) -> bool:
        row = self.row
        return row is not None and row.in_list is not None and not self.editor.text

    def _key_on_row(self, event: Key, row: FormRow, look: Look) -> bool:
        key = event.key
        if key in {"up", "down"}:
            self.step(1 if key == "down" else -1)
            return True
        if look is Look.ENTRY:
            return self._key_on_entry(event, row)
        if look is Look.ADD and event.is_printable and key != "space":
            self.run_worker(self._add_typed(row, event.character or ""))
            return True
        if key not in {"enter", "space"}:
            return False
        self._use(row)
        return True

    def _key_on_entry(self, event: Key, row: FormRow) -> bool:
        if event.key == "enter":
            self.step(1)
        elif event.key in {"delete", "d"}:
            self._delete(row)
        elif event.character in {"[", "]"} and not row.named:
            self.run_worker(self._move(row, -1 if event.character == "[" else 1))
        else:
            return False
        return True

    async def _add_typed(self, row: FormRow, letter: str) -> None:
        """Add an entry that starts with a letter: who types where one is added means that."""
        await self._add(row)
        if self.row is not None and self.row is not row and look_of(self.row) in TYPED_IN:
            self.editor.insert_here(letter)

    # -- using rows ---------------------------------------------------------------------------

    @on(FormEditor.Pressed)
    def _pressed(self, event: FormEditor.Pressed) -> None:
        event.stop()
        self.take_focus()
        row = self.row
        if row is not None:
            self._use(row)

    def _use(self, row: FormRow) -> None:
        """Do what Enter does on a row that is not typed in."""
        look = look_of(row)
        if look is Look.FLAG:
            self._toggle(row)
        elif look is Look.CHOICE:
            self._choose(row)
        elif look is Look.ADD:
            self.run_worker(self._add(row))

    @on(FormView.Clicked)
    def _clicked(self, event: FormView.Clicked) -> None:
        event.stop()
        row = self._rows[event.at] if event.at < len(self._rows) else None
        look = look_of(row) if row else Look.TABLE
        if row is None or look is Look.TABLE:
            return
        self.select(row.path)
        if look is not Look.ENTRY:
            self._use(row)
        elif event.button == "delete":
            self._delete(row)
        elif event.button:
            self.run_worker(self._move(row, -1 if event.button == "↑" else 1))
