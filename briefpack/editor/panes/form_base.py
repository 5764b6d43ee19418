"""What forms are made of: rows over a table of a file, a cursor in one, and what is typed there."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from pydantic import BaseModel
from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.events import DescendantFocus
from textual.suggester import Suggester
from textual.widgets import Static

from briefpack.editing.form_values import entry_at
from briefpack.editing.values import Path, value_at
from briefpack.editor import fields
from briefpack.editor.form_rows import OWN, FormRow, form_rows, list_label
from briefpack.editor.messages import Checked
from briefpack.editor.panes.base import Pane
from briefpack.editor.remarks import remarks_by_row
from briefpack.editor.session import Session, Target
from briefpack.editor.widgets.form_editor import FormEditor, Typing
from briefpack.editor.widgets.form_view import TYPED_IN, FormView, Look, Shown
from briefpack.problems import Severity

_LOOKS = {fields.TEXT: Look.TEXT, fields.FLAG: Look.FLAG, fields.CHOICE: Look.CHOICE}

_PLACEHOLDERS = {
    fields.DATE: "3 nov, +2w …  ↓ calendar",
    fields.TIME: "16:30, 4.30pm …",
    fields.NUMBERS: "1, 3 …",
    fields.FILE: "a file of the pack …  ↓ choose",
}
"""What stands, dimly, in an empty field that has the cursor."""


def look_of(row: FormRow) -> Look:
    """What a row looks like."""
    if row.entry is not None:
        return Look.ENTRY
    if row.adds is not None:
        return Look.ADD
    return _LOOKS.get(row.field.kind, Look.LINE) if row.field else Look.TABLE


class FormBase(Pane):
    """The rows of a form, and what is typed in them.

    What is typed stays in ``_typed``, by its row, until it is in the pack; so no refresh, however
    it comes about, takes it away.
    """

    MODEL: ClassVar[type[BaseModel]]
    LEAVE_OUT: ClassVar[Sequence[str]] = ()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._rows: list[FormRow] = []
        self._here: Path | None = None
        self._typed: dict[Path, str] = {}
        self._picked: dict[Path, object] = {}
        self._synced = ("", "")

    def take_soon(self, seconds: float) -> None:
        """Take over what is typed in a while, in a form that is typed in."""

    def compose(self) -> ComposeResult:
        with Container(classes="form-body"):
            yield FormView(id=f"rows-{self.KIND}")
            yield FormEditor()
        yield Static("", classes="form-help", markup=False)

    # -- what the form is over -----------------------------------------------------------------

    def base(self) -> tuple[str, Path]:
        """The file and the path of the table that the form is over."""
        return self.session.workspace.pack_file, ()

    def model(self) -> type[BaseModel]:
        """The model of that table."""
        return self.MODEL

    def rows(self) -> list[FormRow]:
        """The form's rows, their paths those of the file."""
        return self.rows_of(*self.base())

    def rows_of(self, file: str, path: Path) -> list[FormRow]:
        """The rows of the table at a path of a file."""
        data = self.session.workspace.data(file)
        return list(form_rows(self.model(), data, path, leave_out=self.LEAVE_OUT))

    def choices(self, row: FormRow) -> Sequence[tuple[str, str]]:
        """What a row with a choice offers: values and their labels."""
        return row.field.choices if row.field else ()

    def offers(self, row: FormRow) -> Sequence[str]:
        """Texts that are usual in a row, to choose from."""
        del row
        return ()

    def suggester(self, row: FormRow) -> Suggester | None:
        """What completes a row, if anything does."""
        del row
        return None

    # -- the widgets ---------------------------------------------------------------------------

    @property
    def view(self) -> FormView:
        """The rows as they are drawn."""
        return self.query_one(FormView)

    @property
    def editor(self) -> FormEditor:
        """What lies over the row of the cursor: all keys are for it."""
        return self.query_one(FormEditor)

    @property
    def row(self) -> FormRow | None:
        """The row that the cursor is in."""
        return self._row_at(self._here)

    @property
    def at(self) -> int:
        """The place of that row."""
        return next((at for at, row in enumerate(self._rows) if row.path == self._here), 0)

    def _row_at(self, path: Path | None) -> FormRow | None:
        return next((row for row in self._rows if row.path == path), None)

    def take_focus(self) -> None:
        """Have the cursor in its row."""
        self.screen.set_focus(self.editor, scroll_visible=False)

    # -- showing -------------------------------------------------------------------------------

    async def show(self, target: Target) -> None:
        """Show the form, with the cursor in the row of ``target``'s path."""
        self.open_at(target, focus=bool(target.path))

    def open_at(self, target: Target, *, focus: bool) -> None:
        """Show the form; with ``focus``, keys are for it from now on."""
        self.target = target
        self.refresh_rows()
        row = self._best(target.path)
        if row is not None:
            self.select(row.path, focus=focus)

    def _best(self, path: Path) -> FormRow | None:
        """The row that a path means: its own, the first below it, or the nearest above."""
        stops = [row for row in self._rows if look_of(row) is not Look.TABLE]
        below = [row for row in stops if row.path[: len(path)] == path]
        fields_below = [row for row in below if row.field is not None]
        for row in (*fields_below, *below):
            return row
        above = [row for row in stops if path[: len(row.path)] == row.path]
        return max(above, key=lambda row: len(row.path), default=None)

    async def refresh_from_pack(self) -> None:
        """Show the values as they are now."""
        self.refresh_rows()

    def refresh_rows(self) -> None:
        """Work the rows out anew; what is being typed stays."""
        if not self.is_mounted:
            return
        at = self.at
        self._rows = [*self._with_ghosts(self.rows())]
        stops = [row for row in self._rows if look_of(row) is not Look.TABLE]
        if self.row is None and stops:
            nearest = min(stops, key=lambda row: abs(self._rows.index(row) - at))
            self._here = nearest.path
            self._load()
        self.draw()

    def _with_ghosts(self, rows: Sequence[FormRow]) -> list[FormRow]:
        """With an empty row behind one that is being added to a list."""
        found: list[FormRow] = []
        for row in rows:
            found.append(row)
            if not (row.ghost and row.in_list and self._typed.get(row.path, "").strip()):
                continue
            at = int(row.path[-1])
            field = row.field
            if field is not None:
                kind = replace(field, entry=field.kind)
                found[-1] = replace(row, label=list_label(kind, at, ghost=False))
                label = list_label(kind, at + 1, ghost=True)
                found.append(replace(row, path=(*row.in_list, at + 1), label=label))
        return found

    def draw(self) -> None:
        """Draw all rows, and put what is typed in over the cursor's."""
        if not self.is_mounted:
            return
        data = self.session.workspace.data(self.base()[0])
        self._keep_in_step(data)
        said = remarks_by_row(self.session.problems, self.base()[0], self._rows)
        shown = [self._shown(row, data, said.get(row.path)) for row in self._rows]
        self.view.show_rows(shown, self.at)
        self._place()

    def _keep_in_step(self, data: object) -> None:
        """Let what is typed in have what its row's value has become elsewhere."""
        row = self.row
        if row is None or row.path in self._typed or look_of(row) not in TYPED_IN:
            return
        text = self.text_of(row, data)
        if text != self._synced[1]:
            self._synced = (text, text)
            self.editor.show_text(text)

    def _shown(self, row: FormRow, data: object, problem: tuple[str, Severity] | None) -> Shown:
        remark, severity = problem or ("", None)
        text = self.text_of(row, data) if row.field else ""
        typed = row.path in self._typed
        if row.field is not None and look_of(row) is Look.LINE and (typed or not remark):
            wrong = fields.understood(row.field, text, self.session.today)[1]
            remark = wrong or fields.said(row.field, text, self.session.today)
            severity = Severity.ERROR if wrong else None
        return Shown(
            look_of(row),
            row.label,
            text,
            row.depth,
            needed=row.needed,
            movable=not row.named,
            remark=remark,
            severity=severity,
        )

    def text_of(self, row: FormRow, data: object) -> str:
        """What stands in a row: typed, chosen, or of the pack."""
        if row.field is None:
            return ""
        if row.path in self._typed:
            return self._typed[row.path]
        value = self._picked.get(row.path, self.value_of(row, data))
        if row.field.kind == fields.FLAG:
            return "yes" if (value if isinstance(value, bool) else row.field.default) else ""
        if row.field.kind == fields.CHOICE:
            key = OWN if isinstance(value, Mapping) else fields.shown(row.field, value)
            key = key or fields.shown(row.field, row.field.default)
            return dict(self.choices(row)).get(key, key)
        return fields.shown(row.field, value)

    def value_of(self, row: FormRow, data: object) -> object:
        """The value of a row in the pack."""
        return entry_at(data, row.path) if row.in_list else value_at(data, row.path)

    @on(Checked)
    def _checked(self, event: Checked) -> None:
        event.stop()
        self.show_problems()

    def show_problems(self) -> None:
        """Say below each row what is wrong with its value."""
        self.draw()

    # -- the cursor ----------------------------------------------------------------------------

    def select(self, path: Path, *, focus: bool = True) -> None:
        """Put the cursor in another row. What was typed in the last one is taken over soon."""
        if path != self._here:
            self._here = path
            self._load()
            if self._typed:
                self.take_soon(0)
        self.draw()
        self.view.show_row(self.at)
        self._place()
        self._help()
        if focus:
            self._tell_target()
            self.take_focus()

    def _load(self) -> None:
        """Have the row's text typed over from now on."""
        row = self.row
        if row is None or row.field is None or look_of(row) not in TYPED_IN:
            self._synced = ("", "")
            return
        text = self.text_of(row, self.session.workspace.data(self.base()[0]))
        self._synced = (text, text)
        kind = row.field.kind
        typing = Typing(
            lines=kind == fields.TEXT,
            whole=kind in {fields.DATE, fields.TIME, fields.NUMBER},
            at_end=kind != fields.TEXT or row.in_list is not None,
            placeholder=_PLACEHOLDERS.get(kind, ""),
            suggester=self.suggester(row),
        )
        self.editor.load(text, typing)

    def _place(self) -> None:
        """Lay what is typed in over its row."""
        row, editor = self.row, self.editor
        editor.display = row is not None and bool(self.view.rows)
        if row is None or not editor.display:
            return
        if look_of(row) not in TYPED_IN:
            editor.point(self.view.plain(self.at))
        box = self.view.box(self.at)
        editor.styles.offset = (box.x, box.y - self.view.scroll_offset.y)
        editor.styles.width = box.width
        editor.styles.height = box.height

    @on(FormView.Moved)
    def _moved(self, event: FormView.Moved) -> None:
        event.stop()
        self._place()

    def _help(self) -> None:
        row = self.row
        self.query_one(".form-help", Static).update(self.help_of(row) if row else "")

    def help_of(self, row: FormRow) -> str:
        """What the row is for, and how it works."""
        return row.field.help if row.field else ""

    @on(DescendantFocus)
    def _entered(self) -> None:
        self._help()
        self._tell_target()

    def _tell_target(self) -> None:
        row = self.row
        if row is not None:
            self.target = Target(self.target.kind, self.base()[0], row.path)

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
