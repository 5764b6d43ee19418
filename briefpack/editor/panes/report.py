"""A report: its head as a form, its text with the paragraphs' numbers beside it."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.widgets import ContentSwitcher, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from briefpack.editing import operations
from briefpack.editing.values import Path
from briefpack.editor import fields
from briefpack.editor.actions import Action, bindings
from briefpack.editor.agenda_rows import WORDS_A_MINUTE
from briefpack.editor.fields import FormRow
from briefpack.editor.messages import Checked
from briefpack.editor.panes.base import Pane
from briefpack.editor.panes.form import FormPane, officers
from briefpack.editor.session import Session, Target
from briefpack.editor.widgets.prose import ProseArea
from briefpack.model.report import ReportHead, Section
from briefpack.plan.numbering import ParagraphScheme, paragraph_label
from briefpack.prose.sections import read_body
from briefpack.store.reports import split

ACTIONS = (
    Action(
        "report-head",
        ("ctrl+t",),
        "Head or text",
        "Go from the report's text to its head (purpose, recommendations, contact) and back.",
        "report",
        shown=True,
        priority=True,
    ),
    Action(
        "report-sections",
        ("alt+o",),
        "Sections",
        "Go to the list of the report's sections; Enter goes to one.",
        "report",
    ),
    Action(
        "insert-reference",
        ("alt+r",),
        "Insert reference",
        "Refer to a paragraph, an item or an appendix: its number is printed, whatever it "
        "becomes. What has no name yet is given one.",
        "report",
    ),
    Action("insert-footnote", ("alt+f",), "Insert footnote", "Add a footnote here.", "report"),
    Action("insert-table", ("alt+t",), "Insert table", "Add a table with a caption.", "report"),
    Action(
        "insert-image",
        ("alt+i",),
        "Insert image",
        "Copy a picture into the pack and show it here; it asks what the picture shows.",
        "report",
    ),
)

TYPED = 0.2
"""Seconds after a letter until the text is taken over and its paragraphs are numbered."""

WIDE = 100
"""Columns of the pane from which on the sections stand beside the text."""

TABLE = """
Table: What the table shows

| Column | Column |
| ------ | ------ |
|        |        |
"""


class ReportHeadForm(FormPane):
    """The head of a report."""

    KIND = "report-head"
    TITLE = "Head"
    MODEL = ReportHead

    def base(self) -> tuple[str, Path]:
        """The report's own head."""
        return self.target.file, ()

    def rows(self) -> list[FormRow]:
        """With a choice for the contact; a contact block of the report's own stays as it is."""
        found = []
        data = self.session.workspace.data(self.target.file)
        for row in super().rows():
            if row.path == ("contact",) and row.field is not None:
                if isinstance(data.get("contact"), dict):
                    continue
                row = replace(row, field=replace(row.field, kind=fields.CHOICE))  # noqa: PLW2901
            found.append(row)
        return found

    def choices(self, row: FormRow) -> Sequence[tuple[str, str]]:
        """For the contact, the board's officers."""
        return officers(self.session) if row.path == ("contact",) else super().choices(row)

    def new_entry(self, path: Path) -> dict[str, object]:
        """An appendix that the report brings along."""
        del path
        return {"title": "New appendix", "file": "../attachments/new.pdf"}


def numbers_of(sections: Sequence[Section]) -> Mapping[int, str]:
    """What stands beside each numbered paragraph, by its line from 0."""
    return {
        block.line - 1: paragraph_label(block.path, ParagraphScheme.DECIMAL)
        for section in sections
        for block in section.blocks
        if block.path
    }


class ReportPane(Pane):
    """A report."""

    KIND = "report"
    TITLE = "Report"
    HELP = (
        "The text is Markdown: a line that starts with 1. is a numbered paragraph, ## a heading, "
        "- a point in a list, | a table. Numbers stand in the margin as they will be printed; "
        "{#name} at a paragraph's end names it, and [@name] refers to it. Ctrl+T shows the head: "
        "purpose, summary, recommendations, contact."
    )
    ACTIONS = ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTIONS)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._waiting: asyncio.TimerHandle | None = None
        self._sections: tuple[Section, ...] = ()
        self._read_for = ""

    def compose(self) -> ComposeResult:
        yield Static("", id="report-stats")
        with ContentSwitcher(initial="report-text", id="report-views"):
            with Horizontal(id="report-text"):
                yield ProseArea(id="report-body")
                with Vertical(id="report-outline"):
                    yield Static("Sections", classes="caption")
                    yield OptionList(id="report-sections")
            yield ReportHeadForm(self.session)

    @property
    def area(self) -> ProseArea:
        """The text."""
        return self.query_one("#report-body", ProseArea)

    @property
    def head(self) -> ReportHeadForm:
        """The form of the head."""
        return self.query_one(ReportHeadForm)

    @property
    def heading(self) -> str:
        """The report's title and its file."""
        data = self.session.workspace.data(self.target.file)
        return f"Report  {data.get('title', '')}  {self.target.file}"

    @on(Resize)
    def _fit(self, event: Resize) -> None:
        self.set_class(event.size.width >= WIDE, "with-sections")

    async def show(self, target: Target) -> None:
        """Show a report, with the cursor on a line of it or in a field of its head."""
        other = target.file != self.target.file
        self.target = target
        self.area.read_only = self.session.read_only
        if other:
            with self.prevent(TextArea.Changed):
                self.area.load_text(operations.body_of(self.session.workspace, target.file))
            self._read_for = ""
        await self.head.show(Target("report-head", target.file, target.path))
        await self.refresh_from_pack()
        head_lines = self._head_lines()
        in_head = bool(target.path) or 0 < target.line <= head_lines
        self.query_one("#report-views", ContentSwitcher).current = (
            "pane-report-head" if in_head else "report-text"
        )
        if target.line > head_lines:
            self.area.go_to_line(target.line - head_lines, target.column)
            self.area.focus()

    def _head_lines(self) -> int:
        """How many lines the head takes, its fences with it."""
        text = self.session.workspace.text(self.target.file)
        return text[: len(text) - len(split(text)[1])].count("\n")

    async def refresh_from_pack(self) -> None:
        """Show the report as it is now."""
        if not self.target.file:
            return
        if self._waiting is None:
            with self.prevent(TextArea.Changed):
                self.area.become(operations.body_of(self.session.workspace, self.target.file))
        await self._number()
        await self.head.refresh_from_pack()

    async def _number(self) -> None:
        """Number the paragraphs, and list the sections."""
        body = self.area.text
        if body == self._read_for:
            return
        self._read_for = body
        self._sections, _ = await asyncio.to_thread(read_body, body, 1)
        self.area.number(numbers_of(self._sections))
        words = len(body.split())
        minutes = max(1, round(words / WORDS_A_MINUTE))
        stats = f" {words} words   {minutes} min to read"
        self.query_one("#report-stats", Static).update(stats)
        options = self.query_one("#report-sections", OptionList)
        options.clear_options()
        options.add_options(
            Option(f"{'  ' * (section.level - 1)}{section.heading}", f"{section.line}-{at}")
            for at, section in enumerate(self._sections)
            if section.heading
        )

    # -- typing -------------------------------------------------------------------------------

    @on(TextArea.Changed, "#report-body")
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        if self._waiting is not None:
            self._waiting.cancel()
        loop = asyncio.get_running_loop()
        self._waiting = loop.call_later(TYPED, lambda: self.call_later(self.flush))

    async def flush(self) -> None:
        """Take the text over."""
        await self.head.flush()
        if self._waiting is None:
            return
        self._waiting.cancel()
        file, body = self.target.file, self.area.text
        at = asyncio.get_running_loop().time()
        await self.edit(lambda ws: operations.set_body(ws, file, body, merge=f"{file} body", at=at))
        self._waiting = None
        await self._number()

    @on(Checked)
    def _checked(self) -> None:
        self.head.post_message(Checked())

    @property
    def focus_path(self) -> tuple[str, Path] | None:
        """The report."""
        return (self.target.file, ()) if self.target.file else None

    # -- actions ------------------------------------------------------------------------------

    async def action_report_head(self) -> None:
        """Go to the head, or back to the text."""
        views = self.query_one("#report-views", ContentSwitcher)
        if views.current == "report-text":
            views.current = "pane-report-head"
            first = next((each for each in self.head.query(".editor") if each.focusable), None)
            if first is not None:
                first.focus()
        else:
            await self.head.flush()
            views.current = "report-text"
            self.area.focus()

    def action_report_sections(self) -> None:
        """Go to the list of sections."""
        self.add_class("with-sections")
        self.query_one("#report-sections").focus()

    @on(OptionList.OptionSelected, "#report-sections")
    def _section(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.area.go_to_line(int((event.option.id or "1-").partition("-")[0]))
        self.area.focus()

    @work
    async def action_insert_reference(self) -> None:
        """Refer to something."""
        from briefpack.editor.dialogs.references import ChooseReference

        await self.flush()
        chosen = await self.app.push_screen_wait(ChooseReference(self.session, self.target.file))
        if chosen is None:
            return
        if chosen.give_name is not None:
            await self.edit(chosen.give_name)
            with self.prevent(TextArea.Changed):
                self.area.become(operations.body_of(self.session.workspace, self.target.file))
        self.area.insert_here(f"[@{chosen.name}]")

    def action_insert_footnote(self) -> None:
        """Add a footnote: its call here, its words at the end."""
        text = self.area.text
        number = next(n for n in range(1, 10_000) if f"[^{n}]" not in text)
        self.area.insert_here(f"[^{number}]")
        end = self.area.document.end
        gap = "\n" if self.area.text.endswith("\n") else "\n\n"
        self.area.insert(f"{gap}[^{number}]: ", end)
        self.area.move_cursor(self.area.document.end)

    def action_insert_table(self) -> None:
        """Add a table."""
        self.area.insert_here(TABLE)

    @work
    async def action_insert_image(self) -> None:
        """Show a picture here."""
        from briefpack.editor.dialogs.files import ChooseFile
        from briefpack.editor.dialogs.prompt import Prompt

        chosen = await self.app.push_screen_wait(ChooseFile(pictures=True))
        if chosen is None:
            return
        words = await self.app.push_screen_wait(
            Prompt("What does the picture show? Who cannot see it has these words instead.")
        )
        if not words:
            self.notify("A picture needs words. Nothing was inserted.", severity="warning")
            return
        try:
            content = chosen.read_bytes()
        except OSError as error:
            self.notify(f"{chosen} cannot be read: {error.strerror}", severity="error")
            return
        await self.flush()
        file, name = self.target.file, chosen.name
        link = await self.edit(lambda ws: operations.add_picture(ws, file, name, content))
        if link is not None:
            self.area.insert_here(f"\n![{words.replace(']', ')')}]({link})\n")
