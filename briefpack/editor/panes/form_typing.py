"""Forms that are typed in: what is typed is taken over once the keys rest."""

import asyncio
from collections.abc import Mapping

from textual import on
from textual.events import DescendantBlur
from textual.widgets import TextArea

from briefpack.editing.form_values import with_field, with_list_entry
from briefpack.editing.values import Path
from briefpack.editing.workspace import Workspace
from briefpack.editor import fields
from briefpack.editor.form_rows import OWN, FormRow
from briefpack.editor.panes.form_base import FormBase, look_of
from briefpack.editor.session import Session
from briefpack.editor.widgets.form_view import TYPED_IN

TYPED = 0.15
"""Seconds after a letter until what is typed is taken over."""


class TypedForm(FormBase):
    """A form whose rows are typed in."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._taking = asyncio.Lock()
        self._waiting: asyncio.TimerHandle | None = None

    @on(DescendantBlur)
    def _left(self) -> None:
        if self._typed:
            self.take_soon(0)

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.note_typing()

    def note_typing(self) -> None:
        """Remember what is typed in the row, and take it over when the keys rest."""
        row = self.row
        if row is None or look_of(row) not in TYPED_IN:
            return
        raw = self.editor.text
        if raw == self._typed.get(row.path, self._synced[0]):
            return
        ghost = row.ghost and not self._typed.get(row.path, "").strip()
        self._typed[row.path] = raw
        self.take_soon(TYPED)
        if ghost or (row.ghost and not raw.strip()):
            self.refresh_rows()
        else:
            self.draw()
        self.view.show_row(self.at)

    def take_soon(self, seconds: float) -> None:
        """Take over what is typed after some time in which nothing more is."""
        if self._waiting is not None:
            self._waiting.cancel()
        loop = asyncio.get_running_loop()
        self._waiting = loop.call_later(seconds, lambda: self.call_later(self._take))

    async def flush(self) -> None:
        """Take over what is typed and still waits, even what cannot be understood."""
        await self._take(final=True)

    async def _take(self, *, final: bool = False) -> None:
        async with self._taking:
            if not (self._typed or self._picked):
                return
            for path, value in list(self._picked.items()):
                if (row := self._row_at(path)) is not None:
                    await self._set(row, value)
                if self._picked.get(path) is value:
                    self._picked.pop(path)
            for path in list(self._typed):
                row = self._row_at(path)
                if row is None:
                    self._typed.pop(path)
                elif final or not self._is_unfinished(row):
                    await self._take_text(row)
            self.refresh_rows()

    def _is_unfinished(self, row: FormRow) -> bool:
        """Whether somebody is still typing what makes no sense yet."""
        if row.path != self._here or not self.editor.has_focus or row.field is None:
            return False
        text = self._typed[row.path]
        if row.in_list and not row.ghost and not text.strip():
            return True  # emptied to be typed anew; who leaves it so has it taken out
        return bool(fields.understood(row.field, text, self.session.today)[1])

    async def _take_text(self, row: FormRow) -> None:
        if row.field is None:
            return
        text = self._typed[row.path]
        value, wrong = fields.understood(row.field, text, self.session.today)
        # What cannot be understood is kept as it was typed: as a problem, but not lost.
        taken = await self._set(row, text.strip() if wrong else value)
        if self._typed.get(row.path) == text:
            self._typed.pop(row.path)
            if row.path == self._here and taken:
                data = self.session.workspace.data(self.base()[0])
                self._synced = (text, self.text_of(row, data))
            elif row.path == self._here:
                self._load()
        if value is None and row.in_list and not row.ghost:
            self._close_up(row)

    def _close_up(self, row: FormRow) -> None:
        """After an entry of a list is gone, what stood below it stands one place higher."""
        *to_list, gone = row.path

        def moved(path: Path) -> Path:
            inside = path[: len(to_list)] == tuple(to_list) and len(path) == len(row.path)
            place = path[-1] if inside else None
            if isinstance(place, int) and place > int(gone):
                return (*to_list, place - 1)
            return path

        self._typed = {moved(path): text for path, text in self._typed.items()}
        if self._here is not None:
            self._here = moved(self._here)

    def merge_of(self, path: Path) -> str:
        """What steps have in common that type the text of one row."""
        return f"{self.base()[0]} {path}"

    async def _set(self, row: FormRow, value: object) -> bool:
        """Put a row's value into the pack; returns whether it has it now."""
        field = row.field
        file, _ = self.base()
        data = self.session.workspace.data(file)
        old = self.value_of(row, data)
        if field is None or value == old or (value is None and row.ghost):
            return True
        if isinstance(old, str) and isinstance(value, str):
            if value == old.rstrip("\n"):
                return True
            if old.endswith("\n"):  # a text of many lines in TOML ends where its last line does
                value += "\n"
        if value == OWN and field.model is not None:
            if isinstance(old, Mapping):
                return True
            value = {"name": ""}
        label = f"Change {field.label.lower()}"
        at = asyncio.get_running_loop().time()
        path = row.path

        def change(workspace: Workspace) -> bool:
            now = workspace.data(file)
            if row.in_list:
                new = with_list_entry(now, path, value, single=field.single)
            else:
                new = with_field(now, path, value, row.tables, needed=row.needed)
            merge = self.merge_of(path)
            return workspace.set_data(label, file, new, place=path, merge=merge, at=at)

        return await self.edit(change) is not None
