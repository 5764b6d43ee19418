"""A form that one goes through by keys: rows, lists with their entries, and what to choose from."""

import re
from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.events import Key

from briefpack.editing import operations
from briefpack.editing.form_values import entries_of, with_list_entries, with_list_move
from briefpack.editing.values import Path, value_at, with_entry, with_value, without_entry
from briefpack.editing.workspace import Workspace
from briefpack.editor import fields
from briefpack.editor.actions import Action, bindings
from briefpack.editor.form_rows import FormRow
from briefpack.editor.panes.form_base import FormBase, look_of
from briefpack.editor.session import Target
from briefpack.editor.widgets.form_editor import FormEditor
from briefpack.editor.widgets.form_view import FormView, Look

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
        ("alt+delete", "alt+backspace"),
        "Delete entry",
        "Delete the entry of a list that the cursor is in. On the entry's head, d does so too.",
        "form",
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


class FormPane(FormBase):
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

    def on_mount(self) -> None:
        """Have keys for rows come here."""
        self.editor.take_key, self.editor.take_paste = self.take_key, self.take_paste
        self.editor.refused = self.session.read_only
        self.refresh_rows()

    def help_of(self, row: FormRow) -> str:
        """What the row is for, and how it works."""
        look = look_of(row)
        if look is Look.ENTRY:
            moves = "" if row.named else "  [ ] moves it."
            return f"{row.label}.  d deletes it.{moves}"
        if look is Look.ADD:
            return "Enter adds one."
        words = row.field.help if row.field else ""
        usual = self.offers(row)
        if usual and row.field and row.field.kind == fields.LINE:
            words = f"{words}  Down arrow: the usual ones."
        return words.strip()

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

    def take_paste(self, text: str) -> bool:
        """Paste several lines into a list as several entries; returns whether it did so."""
        row = self.row
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        if row is None or not row.in_list or len(lines) < 2 or self.session.read_only:  # noqa: PLR2004
            return False
        self.run_worker(self._paste(row, [_without_number(line) for line in lines]))
        return True

    async def _paste(self, row: FormRow, lines: Sequence[str]) -> None:
        await self.flush()
        file, _ = self.base()
        path = row.path
        old = self.value_of(row, self.session.workspace.data(file))
        values = [*([old] if isinstance(old, str) and old else []), *lines]

        def change(workspace: Workspace) -> bool:
            new = with_list_entries(workspace.data(file), path, values)
            return workspace.set_data("Paste entries", file, new, place=path)

        await self.edit(change)
        self.refresh_rows()
        self.select((*path[:-1], int(path[-1]) + len(values) - 1))

    # -- from row to row -----------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Go to the next row that can be edited, or out of the form at its end."""
        at = self.at + by
        while 0 <= at < len(self._rows) and look_of(self._rows[at]) is Look.TABLE:
            at += by
        if 0 <= at < len(self._rows):
            self.select(self._rows[at].path)
        else:
            self._leave(by)

    def _far(self, by: int) -> None:
        stops = [row.path for row in self._rows if look_of(row) is not Look.TABLE]
        here = next((at for at, path in enumerate(stops) if path == self._here), 0)
        if stops:
            self.select(stops[max(0, min(here + by, len(stops) - 1))])

    def _leave(self, by: int) -> None:
        """Go to what is beside the form, or round to its other end where nothing is."""
        focused = self.screen.focus_next() if by > 0 else self.screen.focus_previous()
        if focused is not self.editor:
            return
        stops = [row.path for row in self._rows if look_of(row) is not Look.TABLE]
        if stops:
            self.select(stops[0 if by > 0 else -1])

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

    # -- choosing ------------------------------------------------------------------------------

    def _toggle(self, row: FormRow) -> None:
        if row.field is None or self.is_read_only():
            return
        now = bool(self.text_of(row, self.session.workspace.data(self.base()[0])))
        self._pick(row, None if (not now) == row.field.default else not now)

    def _pick(self, row: FormRow, value: object) -> None:
        self._picked[row.path] = value
        self.draw()
        self._take_soon(0)

    @work
    async def _choose(self, row: FormRow) -> None:
        """Choose one of a row's choices."""
        from briefpack.editor.dialogs.pick import Pick

        choices = self.choices(row)
        if row.field is None or self.is_read_only():
            return
        shown = self.text_of(row, self.session.workspace.data(self.base()[0]))
        here = next((key for key, label in choices if label == shown), "")
        box = self.view.box(self.at).translate(
            self.view.content_region.offset - self.view.scroll_offset
        )
        chosen = await self.app.push_screen_wait(Pick(choices, here, box))
        if chosen is not None:
            default = fields.shown(row.field, row.field.default)
            self._pick(row, chosen if chosen and chosen != default else None)

    @work
    async def action_form_choose(self) -> None:
        """Choose what goes into the field, from whatever there is to choose from."""
        row = self.row
        if row is None or row.field is None:
            return
        if row.field.kind == fields.DATE:
            await self._choose_day(row)
        elif row.field.kind == fields.FILE:
            await self._choose_file(row)
        elif row.field.kind == fields.CHOICE:
            self._choose(row)
        elif self.offers(row):
            await self._choose_text(row)
        else:
            self.step(1)

    async def _choose_day(self, row: FormRow) -> None:
        from briefpack.editor.dialogs.calendar import Calendar

        if self.is_read_only() or row.field is None:
            return
        day, _ = fields.understood(row.field, self.editor.text, self.session.today)
        day = day if isinstance(day, date) else None
        chosen = await self.app.push_screen_wait(Calendar(day, self.session.today))
        if chosen is not None:
            self._type(row, fields.shown(row.field, chosen))

    async def _choose_text(self, row: FormRow) -> None:
        from briefpack.editor.dialogs.pick import Pick

        if self.is_read_only() or row.field is None:
            return
        offers = [(text, text) for text in self.offers(row)]
        box = self.view.box(self.at).translate(
            self.view.content_region.offset - self.view.scroll_offset
        )
        chosen = await self.app.push_screen_wait(Pick(offers, self.editor.text, box))
        if chosen is None:
            return
        if row.field.kind in {fields.NAMES, fields.VOTES}:
            names = [name.strip() for name in self.editor.text.split(";") if name.strip()]
            chosen = "; ".join([*(name for name in names if name != chosen), chosen])
        self._type(row, chosen)

    async def _choose_file(self, row: FormRow) -> None:
        """Copy a file of this machine into the pack, and name it here."""
        from briefpack.editor.dialogs.files import ChooseFile, read_chosen

        if self.is_read_only():
            return
        chosen = await self.app.push_screen_wait(ChooseFile())
        content = await read_chosen(self, chosen) if chosen else None
        if chosen is None or content is None:
            return
        file, _ = self.base()
        name = await self.edit(lambda ws: operations.add_picture(ws, file, chosen.name, content))
        if name is not None:
            self._type(row, name)

    def _type(self, row: FormRow, text: str) -> None:
        """Put a text into a row, as if it had been typed."""
        self._typed[row.path] = text
        if row.path == self._here:
            self._synced = ("", "")
            self._load()
        self.refresh_rows()
        self._take_soon(0)

    # -- lists ---------------------------------------------------------------------------------

    def new_entry(self, path: Path) -> dict[str, object]:
        """What an entry that is added to a list starts with."""
        del path
        return {}

    def question(self, path: Path) -> str:
        """What is asked for before a table with a name is added."""
        del path
        return "What is it called?"

    async def _add(self, row: FormRow, position: int | None = None) -> None:
        """Add an entry to the list that a row adds to."""
        if self.is_read_only():
            return
        await self.flush()
        file, _ = self.base()
        path = row.adds or ()
        if row.named:
            self._add_named(path)
            return
        made = await self.edit(
            lambda ws: operations.add_entry(
                ws, file, path, self.new_entry(path), position=position, label="Add entry"
            )
        )
        if made is not None:
            self.open_at(Target(self.target.kind, file, made), focus=True)

    @work
    async def _add_named(self, path: Path) -> None:
        from briefpack.editor.dialogs.prompt import Prompt

        name = await self.app.push_screen_wait(Prompt(self.question(path)))
        if not name:
            return
        file, _ = self.base()
        taken = value_at(self.session.workspace.data(file), path) or {}
        key = next(each for each in _names(name) if each not in taken)
        made: Path = (*path, key)

        def change(workspace: Workspace) -> bool:
            new = with_value(workspace.data(file), made, {**self.new_entry(path), "name": name})
            return workspace.set_data(f"Add {name}", file, new, place=made)

        if await self.edit(change):
            self.open_at(Target(self.target.kind, file, made), focus=True)

    @work
    async def _delete(self, row: FormRow) -> None:
        """Delete an entry with all that is in it, after asking where there is anything."""
        from briefpack.editor.dialogs.confirm import Confirm

        if self.is_read_only():
            return
        await self.flush()
        file, _ = self.base()
        path = row.entry or ()
        if value_at(self.session.workspace.data(file), path):
            question = f"Delete {row.label}?\nUndo brings it back."
            if not await self.app.push_screen_wait(Confirm(question, "Delete")):
                return

        def change(workspace: Workspace) -> bool:
            data = workspace.data(file)
            new = with_value(data, path, None) if row.named else without_entry(data, path)
            return workspace.set_data("Delete entry", file, new, place=path[:-1])

        await self.edit(change)
        self.refresh_rows()

    async def _move(self, row: FormRow, by: int) -> None:
        await self.flush()
        file, _ = self.base()
        path = row.entry or ()
        moved = await self.edit(lambda ws: operations.move_entry(ws, file, path, by))
        if moved is not None:
            self.refresh_rows()
            inside = self._here[len(path) :] if self._here else ()
            self.select((*moved, *inside))

    async def _move_text(self, row: FormRow, by: int) -> None:
        """Move an entry of a list of texts."""
        await self.flush()
        file, _ = self.base()
        path = row.path

        def change(workspace: Workspace) -> Path:
            new, moved = with_list_move(workspace.data(file), path, by)
            workspace.set_data("Move entry", file, new, place=moved)
            return moved

        moved = await self.edit(change)
        if moved is not None:
            self.refresh_rows()
            self.select(moved)

    def _entry_at_cursor(self) -> FormRow | None:
        """The head of the innermost entry that the cursor is in."""
        here = self._here or ()
        heads = [row for row in self._rows if row.entry and here[: len(row.entry)] == row.entry]
        return max(heads, key=lambda row: len(row.entry or ()), default=None)

    async def action_form_add(self) -> None:
        """Add an entry below the cursor's, or to the only list there is."""
        here, row = self._here or (), self.row
        if row is not None and row.in_list:
            await self._add_text(row)
            return
        adding = [each for each in self._rows if each.adds is not None]
        around = [each for each in adding if here[: len(each.adds or ())] == each.adds]
        below = [each for each in adding if self._rows.index(each) > self.at]
        chosen = max(around, key=lambda each: len(each.adds or ()), default=None)
        chosen = chosen or next(iter(below or adding), None)
        if chosen is None:
            self.notify("There is no list here to add to.")
            return
        inside = here[: len(chosen.adds or ())] == chosen.adds and here != chosen.adds
        step = here[len(chosen.adds or ())] if inside else None
        await self._add(chosen, step + 1 if isinstance(step, int) else None)

    async def _add_text(self, row: FormRow) -> None:
        if row.ghost or self.is_read_only():
            return
        await self.flush()
        file, _ = self.base()
        path: Path = (*row.path[:-1], int(row.path[-1]) + 1)

        def change(workspace: Workspace) -> bool:
            data = workspace.data(file)
            entries = entries_of(data, path[:-1])
            new = with_entry(with_value(data, path[:-1], entries), path[:-1], int(path[-1]), "")
            return workspace.set_data("Add entry", file, new, place=path)

        if await self.edit(change):
            self.refresh_rows()
            self.select(path)

    def action_form_delete(self) -> None:
        """Delete the entry that the cursor is in."""
        row = self.row
        if row is not None and row.in_list:
            if not self.is_read_only():
                self._type(row, "")
                self.step(1)
            return
        head = self._entry_at_cursor()
        if head is not None:
            self._delete(head)

    async def _shift(self, by: int) -> None:
        row, head = self.row, self._entry_at_cursor()
        if row is not None and row.in_list and not row.ghost:
            await self._move_text(row, by)
        elif head is not None and not head.named:
            await self._move(head, by)

    async def action_form_up(self) -> None:
        """Move the entry up."""
        await self._shift(-1)

    async def action_form_down(self) -> None:
        """Move the entry down."""
        await self._shift(1)


def _names(name: str) -> list[str]:
    """Names that a table of this title may have in its file, the best first."""
    stem = operations.slug(name) or "new"
    return [stem, *(f"{stem}-{number}" for number in range(2, 1000))]


def _without_number(line: str) -> str:
    """An entry as it was pasted, without the number or the point that stood before it."""
    return re.sub(r"^(?:[-*•–]|\(?[0-9]{1,2}[.)]|\(?[a-z][.)])\s+", "", line)
