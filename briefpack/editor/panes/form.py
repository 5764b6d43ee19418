"""Forms: every field of a meeting, a board, notices, contacts, an item, row by row."""

import asyncio
from collections.abc import Sequence
from typing import ClassVar

from pydantic import BaseModel
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.events import DescendantFocus
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Button, Checkbox, Input, Select, Static, TextArea

from briefpack.editing import operations
from briefpack.editing.values import Path, value_at, with_value
from briefpack.editor import fields
from briefpack.editor.actions import Action, bindings
from briefpack.editor.fields import Field, FormRow, form_rows
from briefpack.editor.messages import Checked
from briefpack.editor.panes.base import Pane
from briefpack.editor.session import Session, Target
from briefpack.editor.targets import read_path
from briefpack.model import agenda as agenda_model
from briefpack.model.agenda import Item, Pack
from briefpack.model.board import Board
from briefpack.problems import Severity

ACTIONS = (
    Action("form-add", ("alt+n", "f11"), "Add entry", "Add an entry to this list.", "form"),
    Action(
        "form-delete",
        ("alt+delete",),
        "Delete entry",
        "Delete the entry of a list that the cursor is in, after asking.",
        "form",
    ),
    Action("form-up", ("alt+up",), "Entry up", "Move the entry up its list.", "form"),
    Action("form-down", ("alt+down",), "Entry down", "Move the entry down its list.", "form"),
    Action(
        "form-calendar",
        ("f7",),
        "Calendar",
        "Choose a day from a calendar.",
        "form",
        priority=False,
    ),
)

TYPED = 0.25
"""Seconds after a letter until what is typed is taken over."""


class RowWidget(Horizontal):
    """One row of a form: its label, what is typed in, and a line for remarks."""

    def __init__(
        self,
        row: FormRow,
        value: object,
        choices: Sequence[tuple[str, str]],
        suggester: Suggester | None = None,
    ) -> None:
        super().__init__(classes=f"row depth-{row.depth}")
        self.row, self.value, self.choices, self.suggester = row, value, choices, suggester

    @property
    def field(self) -> Field:
        """The field that the row is of."""
        if self.row.field is None:
            raise ValueError(self.row.label)
        return self.row.field

    @property
    def editor(self) -> Widget:
        """What the value is typed or chosen in."""
        return self.query_children(".editor").first()

    def compose(self) -> ComposeResult:
        star = " *" if self.field.required else ""
        yield Static(f"{self.row.label}{star}", classes="label", markup=False)
        editor = self._editor()
        editor.add_class("editor")
        yield editor
        yield Static("", classes="remark", markup=False)

    def _editor(self) -> Widget:
        text = fields.shown(self.field, self.value)
        kind = self.field.kind
        if kind == fields.FLAG:
            checked = self.value if isinstance(self.value, bool) else bool(self.field.default)
            return Checkbox("yes", value=checked, compact=True)
        if kind == fields.CHOICE:
            known = {key for key, _ in self.choices}
            choices = [*self.choices, *([(text, text)] if text not in known else [])]
            return Select(
                [(label or "none", key) for key, label in choices],
                value=text,
                allow_blank=False,
                compact=True,
            )
        if kind in {fields.TEXT, fields.LIST}:
            area = TextArea(text, soft_wrap=True, compact=True, show_line_numbers=False)
            area.styles.height = "auto"
            return area
        return Input(
            text,
            compact=True,
            placeholder=_placeholder(self.field),
            suggester=self.suggester,
            select_on_focus=False,
        )

    @property
    def typed(self) -> str:
        """What stands in the row."""
        editor = self.editor
        if isinstance(editor, Input):
            return editor.value
        if isinstance(editor, TextArea):
            return editor.text
        if isinstance(editor, Select):
            return str(editor.value)
        return ""

    def take(self, value: object) -> None:
        """Show another value, unless it is the one that is typed here already."""
        self.value = value
        editor = self.editor
        text = fields.shown(self.field, value)
        with self.prevent(Input.Changed, TextArea.Changed, Select.Changed, Checkbox.Changed):
            if isinstance(editor, Checkbox):
                editor.value = value if isinstance(value, bool) else bool(self.field.default)
            elif isinstance(editor, Input) and not editor.has_focus and editor.value != text:
                editor.value = text
            elif isinstance(editor, TextArea) and editor.text.strip() != text.strip():
                if not editor.has_focus:
                    editor.text = text
            elif isinstance(editor, Select) and text in {key for key, _ in self.choices}:
                editor.value = text

    def force(self, value: object) -> None:
        """Show a value though the cursor is in the row: it was taken back, or came from outside."""
        editor = self.editor
        text = fields.shown(self.field, value)
        self.value = value
        with self.prevent(Input.Changed, TextArea.Changed):
            if isinstance(editor, Input):
                editor.value = text
            elif isinstance(editor, TextArea):
                editor.text = text

    def remark(self, text: str, severity: Severity | None = None) -> None:
        """Say something below the row."""
        line = self.query_one(".remark", Static)
        line.update(text)
        line.display = bool(text)
        line.set_class(severity is Severity.ERROR or text.startswith("!"), "wrong")


def _placeholder(field: Field) -> str:
    return {fields.DATE: "like 3 nov, +2w, 2026-11-03", fields.TIME: "like 16:30"}.get(
        field.kind, ""
    )


class EntryHead(Horizontal):
    """The head of a table or of an entry of a list, with what can be done to it."""

    def __init__(self, row: FormRow) -> None:
        super().__init__(classes=f"head depth-{row.depth}")
        self.row = row

    def compose(self) -> ComposeResult:
        if self.row.adds is not None:
            yield Button(f"+ {self.row.label}", compact=True, classes="add")
            return
        yield Static(self.row.label, classes="head-label", markup=False)
        if self.row.entry is not None:
            if not self.row.named:
                yield Button("↑", compact=True, classes="up")
                yield Button("↓", compact=True, classes="down")
            yield Button("Delete", compact=True, classes="delete")


class FormPane(Pane):
    """A form over one table of one file."""

    KIND = "form"
    MODEL: ClassVar[type[BaseModel]]
    LEAVE_OUT: ClassVar[Sequence[str]] = ()
    HELP = (
        "Every field, row by row; Tab goes to the next. What is typed is taken over at once and "
        "can be undone. Dates may be typed as 3 nov or +2w. A star marks what is needed."
    )
    ACTIONS = ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTIONS)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._shape: list[tuple[Path, str]] = []
        self._awaited: dict[Path, asyncio.TimerHandle] = {}
        self._version = -1

    def compose(self) -> ComposeResult:
        yield Static("", classes="field-help", markup=False)
        yield VerticalScroll(id=f"rows-{self.KIND}", classes="rows")

    # -- what the form is over -----------------------------------------------------------------

    def base(self) -> tuple[str, Path]:
        """The file and the path of the table that the form is over."""
        return self.session.workspace.pack_file, ()

    def model(self) -> type[BaseModel]:
        """The model of that table."""
        return self.MODEL

    def rows(self) -> list[FormRow]:
        """The form's rows, their paths those of the file."""
        file, base = self.base()
        data = self.session.workspace.data(file)
        return list(form_rows(self.model(), data, base, leave_out=self.LEAVE_OUT))

    def choices(self, row: FormRow) -> Sequence[tuple[str, str]]:
        """What a row with a choice offers."""
        return row.field.choices if row.field else ()

    def new_entry(self, path: Path) -> dict[str, object]:
        """What an entry that is added to a list starts with."""
        del path
        return {"name": "New"}

    # -- showing -------------------------------------------------------------------------------

    async def show(self, target: Target) -> None:
        """Show the form, with the cursor in the row of ``target``'s path."""
        self.target = target
        await self.refresh_from_pack()
        path = target.path
        while path:
            found = [row for row in self.query(RowWidget) if row.row.path[: len(path)] == path]
            if found:
                self.call_after_refresh(self._go_into, found[0])
                return
            path = path[:-1]

    def _go_into(self, row: RowWidget) -> None:
        row.editor.focus()
        row.scroll_visible()

    async def refresh_from_pack(self) -> None:
        """Show the values as they are now; rows are made anew only where there are others."""
        file, _ = self.base()
        data = self.session.workspace.data(file)
        rows = self.rows()
        shape = [(row.path, f"{row.label}{row.depth}{bool(row.adds)}") for row in rows]
        values = {row.path: self._value(data, row) for row in rows if row.field}
        if shape == self._shape:
            undone = self.session.workspace.version != self._version
            for widget in self.query(RowWidget):
                value = values[widget.row.path]
                if undone and widget.value != value and widget.row.path not in self._awaited:
                    widget.force(value)
                widget.take(value)
        else:
            self._shape = shape
            await self._remake(rows, values)
        self._version = self.session.workspace.version
        self._show_remarks()

    async def _remake(self, rows: list[FormRow], values: dict[Path, object]) -> None:
        here = next((row.row.path for row in self.query(RowWidget) if row.has_focus_within), None)
        box = self.query_one(".rows", VerticalScroll)
        top = box.scroll_y
        widgets: list[Widget] = [
            RowWidget(row, values[row.path], self.choices(row), self.suggester(row))
            if row.field
            else EntryHead(row)
            for row in rows
        ]
        async with self.batch():
            await box.remove_children()
            await box.mount_all(widgets)
        box.scroll_to(y=top, animate=False)
        if here is not None:
            for widget in self.query(RowWidget):
                if widget.row.path == here:
                    self.call_after_refresh(self._go_into, widget)

    def _value(self, data: object, row: FormRow) -> object:
        return self.shown_value(row, value_at(data, row.path))

    def suggester(self, row: FormRow) -> Suggester | None:
        """What completes a row, if anything does."""
        del row
        return None

    def shown_value(self, row: FormRow, value: object) -> object:
        """A value as its row shows it."""
        del row
        return value

    def meant(self, row: FormRow, value: object) -> object:
        """What is typed in a row, as the file has it."""
        del row
        return value

    @on(Checked)
    def _checked(self) -> None:
        self._show_remarks()

    def _show_remarks(self) -> None:
        """Say below each row what is wrong with its value."""
        file, _ = self.base()
        order = list(Severity)
        worst: dict[Path, tuple[str, Severity]] = {}
        for problem in sorted(self.session.problems, key=lambda each: order.index(each.severity)):
            if problem.place.file == file:
                hint = f" — {problem.hint}" if problem.hint else ""
                said = (f"{problem.message}{hint}", problem.severity)
                worst.setdefault(read_path(problem.path), said)
        for widget in self.query(RowWidget):
            path = widget.row.path
            found = next((worst[p] for p in worst if p[: len(path)] == path), None)
            if found is not None:
                widget.remark(*found)
            elif path not in self._awaited:
                _, remark = fields.understood(
                    widget.field, fields.shown(widget.field, widget.value), self.session.today
                )
                widget.remark("" if remark.startswith("!") else remark)

    @on(DescendantFocus)
    def _explain(self, event: DescendantFocus) -> None:
        for row in self.query(RowWidget):
            if event.widget in row.query("*"):
                self.target = Target(self.KIND, self.base()[0], row.row.path)
                self.query_one(".field-help", Static).update(row.field.help)

    # -- typing --------------------------------------------------------------------------------

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _typed(self, event: Input.Changed | TextArea.Changed) -> None:
        event.stop()
        row = self._row_of(event.control)
        if row is None or row.typed == fields.shown(row.field, row.value):
            return
        path = row.row.path
        if (waiting := self._awaited.pop(path, None)) is not None:
            waiting.cancel()
        loop = asyncio.get_running_loop()
        self._awaited[path] = loop.call_later(TYPED, lambda: self.call_later(self._take, row))

    @on(Select.Changed)
    @on(Checkbox.Changed)
    async def _chosen(self, event: Select.Changed | Checkbox.Changed) -> None:
        event.stop()
        row = self._row_of(event.control)
        if row is None:
            return
        value: object = event.value
        if isinstance(event, Select.Changed):
            value = str(event.value) or None
        elif event.value == row.field.default:
            value = None
        await self._set(row, value)

    @on(Input.Submitted)
    async def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        row = self._row_of(event.control)
        if row is not None:
            await self._take(row)
            if row.field.kind in {fields.DATE, fields.TIME}:
                row.force(row.value)
            self.screen.focus_next()

    def _row_of(self, control: Widget) -> RowWidget | None:
        return next((each for each in control.ancestors if isinstance(each, RowWidget)), None)

    async def _take(self, row: RowWidget) -> None:
        """Take over what is typed in a row."""
        if (waiting := self._awaited.pop(row.row.path, None)) is not None:
            waiting.cancel()
        if not row.is_attached:
            return
        value, remark = fields.understood(row.field, row.typed, self.session.today)
        row.remark(remark)
        if not remark.startswith("!"):
            await self._set(row, value)

    async def _set(self, row: RowWidget, value: object) -> None:
        file, _ = self.base()
        row.value = value
        value = self.meant(row.row, value)
        path = row.row.path
        if value == value_at(self.session.workspace.data(file), path):
            return
        label = f"Change {row.row.label.lower()}"
        at = asyncio.get_running_loop().time()
        await self.edit(
            lambda ws: operations.set_value(
                ws, file, path, value, label, merge=f"{file} {path}", at=at
            )
        )
        self._version = self.session.workspace.version

    async def flush(self) -> None:
        """Take over what is typed and still waits."""
        for row in list(self.query(RowWidget)):
            if row.row.path in self._awaited:
                await self._take(row)

    # -- lists ---------------------------------------------------------------------------------

    @on(Button.Pressed)
    async def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        head = next((each for each in event.button.ancestors if isinstance(each, EntryHead)), None)
        if head is None:
            return
        if event.button.has_class("add"):
            await self._add(head.row)
        elif event.button.has_class("delete"):
            self._delete(head.row)
        else:
            await self._move(head.row, -1 if event.button.has_class("up") else 1)

    async def _add(self, row: FormRow) -> None:
        file, _ = self.base()
        path = row.adds or ()
        entry = self.new_entry(path)
        if row.named:
            data = self.session.workspace.data(file)
            taken = value_at(data, path) or {}
            name = next(n for n in _names(str(entry.get("name", "new"))) if n not in taken)
            new = with_value(data, (*path, name), entry)
            await self.edit(lambda ws: ws.set_data("Add", file, new, place=(*path, name)))
            made: Path = (*path, name)
        else:
            added = await self.edit(lambda ws: operations.add_entry(ws, file, path, entry))
            if added is None:
                return
            made = added
        await self.show(Target(self.KIND, file, made))

    @work
    async def _delete(self, row: FormRow) -> None:
        from briefpack.editor.dialogs.confirm import Confirm

        file, _ = self.base()
        path = row.entry or ()
        question = f"Delete {row.label}?\nUndo brings it back."
        if not await self.app.push_screen_wait(Confirm(question, "Delete")):
            return
        if row.named:
            data = with_value(self.session.workspace.data(file), path, None)
            await self.edit(lambda ws: ws.set_data("Delete", file, data, place=path[:-1]))
        else:
            await self.edit(lambda ws: operations.delete_entry(ws, file, path))
        await self.refresh_from_pack()

    async def _move(self, row: FormRow, by: int) -> None:
        file, _ = self.base()
        path = row.entry or ()
        moved = await self.edit(lambda ws: operations.move_entry(ws, file, path, by))
        if moved is not None:
            await self.show(Target(self.KIND, file, moved))

    def _entry_at_cursor(self) -> FormRow | None:
        """The innermost entry of a list that the cursor is in."""
        here = self.target.path
        heads = [head.row for head in self.query(EntryHead) if head.row.entry]
        inside = [row for row in heads if row.entry and here[: len(row.entry)] == row.entry]
        return max(inside, key=lambda row: len(row.entry or ()), default=None)

    async def action_form_add(self) -> None:
        """Add an entry to the list that the cursor is in, or to the only one."""
        here = self.target.path
        adding = [head.row for head in self.query(EntryHead) if head.row.adds]
        inside = [row for row in adding if row.adds and here[: len(row.adds)] == row.adds]
        chosen = inside or adding
        if chosen:
            await self._add(max(chosen, key=lambda row: len(row.adds or ())))

    def action_form_delete(self) -> None:
        """Delete the entry that the cursor is in."""
        row = self._entry_at_cursor()
        if row is not None:
            self._delete(row)

    async def action_form_up(self) -> None:
        """Move the entry up."""
        row = self._entry_at_cursor()
        if row is not None:
            await self._move(row, -1)

    async def action_form_down(self) -> None:
        """Move the entry down."""
        row = self._entry_at_cursor()
        if row is not None:
            await self._move(row, 1)

    @work
    async def action_form_calendar(self) -> None:
        """Choose a day from a calendar, where the cursor is in a date."""
        from briefpack.editor.dialogs.calendar import Calendar

        row = next((row for row in self.query(RowWidget) if row.has_focus_within), None)
        if row is None or row.field.kind != fields.DATE:
            self.notify("The calendar is for dates.", severity="warning")
            return
        chosen = await self.app.push_screen_wait(Calendar(row.value, self.session.today))
        if chosen is not None:
            row.force(chosen)
            await self._set(row, chosen)


def _names(name: str) -> list[str]:
    stem = operations.slug(name) or "new"
    return [stem, *(f"{stem}-{number}" for number in range(2, 1000))]


class MeetingForm(FormPane):
    """When and where, and to whom the pack goes."""

    KIND = "form-meeting"
    TITLE = "Meeting"
    MODEL = Pack
    LEAVE_OUT = ("board", "notices", "items")

    def rows(self) -> list[FormRow]:
        """Those of the pack; its membership only where it is a year's name."""
        rows = super().rows()
        membership = value_at(self.session.workspace.data(self.base()[0]), ("membership",))
        if isinstance(membership, dict):
            rows = [row for row in rows if row.path[:1] != ("membership",)]
        return rows


class NoticesForm(FormPane):
    """The notices of this meeting."""

    KIND = "form-notices"
    TITLE = "Notices of this meeting"
    MODEL = Pack
    LEAVE_OUT = ("meeting", "board", "membership", "published", "to", "cc", "items")

    def new_entry(self, path: Path) -> dict[str, object]:
        """A notice of the board's own."""
        del path
        return {"kind": "own", "heading": "New notice", "text": ""}


class _OfBoard(FormPane):
    """A form over a part of the board."""

    MODEL = Board

    def base(self) -> tuple[str, Path]:
        """Where the board stands."""
        return operations.board_at(self.session.workspace)

    def choices(self, row: FormRow) -> Sequence[tuple[str, str]]:
        """For the board's contact, its officers."""
        if row.path[-1] == "contact":
            return officers(self.session)
        return super().choices(row)


def officers(session: Session) -> list[tuple[str, str]]:
    """The board's officers, by the name that reports refer to them with."""
    briefing = session.loaded.briefing
    known = briefing.board.officers.items() if briefing else ()
    return [("", "none"), *((key, f"{contact.name} ({key})") for key, contact in known)]


class BoardForm(_OfBoard):
    """What stays the same from meeting to meeting."""

    KIND = "form-board"
    TITLE = "Board"
    LEAVE_OUT = ("officers", "group_offices", "notices", "contact")

    def rows(self) -> list[FormRow]:
        """With choices for the profile and the theme."""
        return [_with_choice(row) for row in super().rows()]

    def choices(self, row: FormRow) -> Sequence[tuple[str, str]]:
        """The profiles there are."""
        if row.path[-1] == "profile":
            from briefpack.rules.profiles import PROFILES

            return [(name, f"{name}: {each.title}") for name, each in PROFILES.items()]
        return super().choices(row)


def _with_choice(row: FormRow) -> FormRow:
    from dataclasses import replace

    if row.field is not None and row.path[-1] == "profile":
        return replace(row, field=replace(row.field, kind=fields.CHOICE))
    return row


class ContactsForm(_OfBoard):
    """The officers, the one whom members turn to, and the group offices."""

    KIND = "form-contacts"
    TITLE = "Contacts"

    def rows(self) -> list[FormRow]:
        """Only what is about contacts; the contact by choice."""
        from dataclasses import replace

        kept = []
        base = len(self.base()[1])
        for row in super().rows():
            if row.path[base] not in {"officers", "group_offices", "contact"}:
                continue
            if row.path[base] == "contact" and row.field is not None:
                row = replace(row, field=replace(row.field, kind=fields.CHOICE))  # noqa: PLW2901
            kept.append(row)
        return kept

    def new_entry(self, path: Path) -> dict[str, object]:
        """An officer, or a group's office."""
        if path[-1] == "group_offices":
            return {"group": "New group"}
        return {"name": "New officer"}


class BoardNoticesForm(_OfBoard):
    """The standing notices of the board."""

    KIND = "form-board-notices"
    TITLE = "Standing notices of the board"

    def rows(self) -> list[FormRow]:
        """Only the notices."""
        base = len(self.base()[1])
        return [row for row in super().rows() if row.path[base] == "notices"]

    def new_entry(self, path: Path) -> dict[str, object]:
        """A notice of the board's own."""
        del path
        return {"kind": "own", "heading": "New notice", "text": ""}


class ItemForm(FormPane):
    """All fields of an item, a paper or an appendix."""

    KIND = "form-item"
    TITLE = "Item"
    LEAVE_OUT = ("items", "papers", "appendices")

    @property
    def heading(self) -> str:
        """What the form is over."""
        path = self._thing()
        title = value_at(self.session.workspace.data(self.base()[0]), (*path, "title"), "")
        return f"{self.model().__name__.removesuffix('Paper')}  {title}"

    def _thing(self) -> Path:
        """The path of the item, paper or appendix that the target is in."""
        path = self.target.path
        for end in range(len(path), 0, -1):
            if end > 1 and path[end - 2] in {"items", "papers", "appendices"}:
                return path[:end]
        return ("items", 0)

    def model(self) -> type[BaseModel]:
        """That of an item, of the paper's kind, or of an appendix."""
        path = self._thing()
        if path[-2] == "appendices":
            return agenda_model.Appendix
        if path[-2] == "items":
            return Item
        data = self.session.workspace.data(self.base()[0])
        kinds: dict[str, type[BaseModel]] = {
            "report": agenda_model.ReportPaper,
            "note": agenda_model.NotePaper,
            "attachment": agenda_model.AttachmentPaper,
            "to-follow": agenda_model.ToFollowPaper,
        }
        return kinds.get(str(value_at(data, (*path, "kind"))), agenda_model.ToFollowPaper)

    def rows(self) -> list[FormRow]:
        """Those of what the target is in."""
        file, _ = self.base()
        path = self._thing()
        data = self.session.workspace.data(file)
        if value_at(data, path) is None:
            return []
        return list(form_rows(self.model(), data, path, leave_out=self.LEAVE_OUT))


FORMS = (MeetingForm, NoticesForm, BoardForm, ContactsForm, BoardNoticesForm, ItemForm)
"""All forms."""
