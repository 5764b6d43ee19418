"""Forms whose values are chosen: a day, a file, one of some words."""

from datetime import date

from textual import work
from textual.geometry import Region

from briefpack.editing import operations
from briefpack.editor import fields
from briefpack.editor.form_rows import FormRow
from briefpack.editor.panes.form_typing import TypedForm


class ChoosingForm(TypedForm):
    """A form with something to choose from in some of its rows."""

    def _toggle(self, row: FormRow) -> None:
        if row.field is None or self.is_read_only():
            return
        now = bool(self.text_of(row, self.session.workspace.data(self.base()[0])))
        self._pick(row, None if (not now) == row.field.default else not now)

    def _pick(self, row: FormRow, value: object) -> None:
        self._picked[row.path] = value
        self.draw()
        self.take_soon(0)

    @property
    def _box(self) -> Region:
        """Where the row of the cursor stands on the screen."""
        corner = self.view.content_region.offset - self.view.scroll_offset
        return self.view.box(self.at).translate(corner)

    @work
    async def _choose(self, row: FormRow) -> None:
        """Choose one of a row's choices."""
        from briefpack.editor.dialogs.pick import Pick

        choices = self.choices(row)
        if row.field is None or not self.screen.is_active or self.is_read_only():
            return
        shown = self.text_of(row, self.session.workspace.data(self.base()[0]))
        here = next((key for key, label in choices if label == shown), "")
        chosen = await self.app.push_screen_wait(Pick(choices, here, self._box))
        if chosen is not None:
            default = fields.shown(row.field, row.field.default)
            self._pick(row, chosen if chosen and chosen != default else None)

    @work
    async def action_form_choose(self) -> None:
        """Choose what goes into the field, from whatever there is to choose from."""
        row = self.row
        if row is None or row.field is None or not self.screen.is_active:
            return  # a key that is held down opens one dialog
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
        chosen = await self.app.push_screen_wait(Pick(offers, self.editor.text, self._box))
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
        self.take_soon(0)
