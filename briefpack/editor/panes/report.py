"""A report: its head as a form, its text with the paragraphs' numbers beside it."""

import asyncio
from bisect import bisect_right
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.widgets import ContentSwitcher, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from briefpack.editing import operations, report_text
from briefpack.editing.typed_merge import merged
from briefpack.editing.values import Path
from briefpack.editing.workspace import Workspace
from briefpack.editor.actions import Action, bindings
from briefpack.editor.messages import Checked
from briefpack.editor.panes.report_head import ReportHeadForm, profile_of
from briefpack.editor.panes.report_inserts import InsertsIntoReport, scheme_of
from briefpack.editor.session import Session, Target
from briefpack.editor.title import called
from briefpack.editor.widgets.prose import ProseArea
from briefpack.prose.sections import read_body

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefpack.model.report import Section

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
        "Refer to a paragraph, a section, an item or an appendix: its number is printed, whatever "
        "it becomes. What has no name yet is given one.",
        "report",
    ),
    Action(
        "insert-footnote",
        ("alt+n", "alt+f"),  # many terminals say Alt+F as they say Ctrl+Right
        "Insert footnote",
        "Add a footnote here. In a footnote, go back to where it is called.",
        "report",
    ),
    Action(
        "insert-table",
        ("alt+t",),
        "Insert table",
        "Add a table with a caption below this paragraph.",
        "report",
    ),
    Action(
        "insert-image",
        ("alt+i",),
        "Insert image",
        "Copy a picture into the pack and show it below this paragraph; it asks what the picture "
        "shows.",
        "report",
    ),
)

TYPED = 0.12
"""Seconds after a letter until the text is taken over and its paragraphs are numbered."""

WIDE = 100
"""Columns of the pane from which on the sections stand beside the text."""


class ReportPane(InsertsIntoReport):
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
        self._taking = asyncio.Lock()
        self._in_step = ""
        self._sections: Sequence[Section] = ()
        self._starts: list[int] = []
        self._read_for: str | None = None

    def compose(self) -> ComposeResult:
        yield Static("", id="report-stats", markup=False)
        with ContentSwitcher(initial="report-text", id="report-views"):
            with Horizontal(id="report-text"):
                yield ProseArea(id="report-body")
                with Vertical(id="report-outline"):
                    yield Static("Sections", classes="caption")
                    yield OptionList(id="report-sections")
            yield ReportHeadForm(self.session)

    @property
    def heading(self) -> str:
        """The report's title, or that of the item that it is of; its file where neither has one."""
        title = self.session.workspace.data(self.target.file).get("title")
        return f"Report  {title or called(self.session, self.target.file)}"

    @property
    def focus_path(self) -> tuple[str, Path] | None:
        """The report, and in its head the field that the cursor is in."""
        if not self.target.file:
            return None
        return self.target.file, self.head.target.path if self.in_head else ()

    @property
    def in_head(self) -> bool:
        """Whether the head is shown."""
        return self.views.current != "report-text"

    @on(Resize)
    def _fit(self, event: Resize) -> None:
        self.set_class(event.size.width >= WIDE, "with-sections")

    # -- showing ------------------------------------------------------------------------------

    async def show(self, target: Target) -> None:
        """Show a report, with the cursor on a line of it or in a field of its head."""
        other = target.file != self.target.file
        self.target = target
        head_lines = self._head_lines()
        in_head = bool(target.path) or 1 < target.line <= head_lines  # 1 is the file as a whole
        if other:
            self._load()
        self.views.current = "pane-report-head" if in_head else "report-text"
        self.head.open_at(Target("report-head", target.file, target.path), focus=in_head)
        await self.refresh_from_pack()
        if target.line > head_lines:
            self.area.go_to_line(target.line - head_lines, target.column)
            self.take_focus()

    def take_focus(self) -> None:
        """Have the cursor, in the text or in the head."""
        shown = self.head.editor if self.in_head else self.area
        self.screen.set_focus(shown, scroll_visible=False)

    def _load(self) -> None:
        content = self.session.workspace.content(self.target.file)
        self.area.read_only = self.session.read_only or not isinstance(content, str)
        self._in_step = operations.body_of(self.session.workspace, self.target.file)
        with self.prevent(TextArea.Changed):
            self.area.load_text(self._in_step)
        self._read_for = None
        if content is None:
            self.notify("There is no such file any more.", severity="warning")
        elif not isinstance(content, str):
            self.notify("This file is no text in UTF-8, and is shown empty.", severity="warning")

    def _head_lines(self) -> int:
        """How many lines the head takes, its fences with it."""
        text = self.session.workspace.text(self.target.file)
        body = operations.body_of(self.session.workspace, self.target.file)
        return text[: len(text) - len(body)].count("\n")

    async def refresh_from_pack(self) -> None:
        """Show the report as it is now; letters that are not in it yet stay."""
        if not self.target.file:
            return
        content = self.session.workspace.content(self.target.file)
        self.area.read_only = self.session.read_only or not isinstance(content, str)
        body = operations.body_of(self.session.workspace, self.target.file)
        if body != self._in_step:
            new = merged(self._in_step, self.area.text, body)
            self._in_step = body
            with self.prevent(TextArea.Changed):
                self.area.become(new)
            if new != body:
                self._take_soon()
        if self.in_head:
            await self.head.refresh_from_pack()
        await self._count()

    async def _count(self) -> None:
        """Number the paragraphs, list the sections, and count the words."""
        body = self.area.text
        if body == self._read_for:
            return
        if self.scheme is None:
            self.scheme = await asyncio.to_thread(scheme_of, self.session)
        sections, _ = await asyncio.to_thread(read_body, body, 1)
        if self.area.text != body:
            return  # typed meanwhile: whoever typed has it counted soon
        self._read_for, self._sections = body, sections
        self.area.number(report_text.numbers_of(sections, self.scheme))
        self.query_one("#report-stats", Static).update(self._stats(), layout=False)
        self._list_sections()

    def _stats(self) -> str:
        words = report_text.word_count(self._sections)
        most = profile_of(self.session).longest_report
        of = f" of {most:,} at most" if most else ""
        paragraphs = report_text.paragraph_count(self._sections)
        return (
            f" {_counted(words, 'word')}{of}   {report_text.reading_minutes(words)} min to read   "
            f"{_counted(paragraphs, 'numbered paragraph')}"
        )

    def _list_sections(self) -> None:
        listed = [section for section in self._sections if section.heading]
        self._starts = [section.line - 1 for section in listed]
        options = self.query_one("#report-sections", OptionList)
        labels = [f"{'  ' * (section.level - 1)}{section.heading}" for section in listed]
        shown = [str(option.prompt) for option in options.options]
        if labels != shown:
            options.clear_options()
            options.add_options(
                Option(Text(label, no_wrap=True, overflow="ellipsis")) for label in labels
            )
        self._mark_section()

    @on(TextArea.SelectionChanged, "#report-body")
    def _cursor_moved(self, event: TextArea.SelectionChanged) -> None:
        event.stop()
        self._mark_section()

    def _mark_section(self) -> None:
        """Mark the section that the cursor is in."""
        options = self.query_one("#report-sections", OptionList)
        at = bisect_right(self._starts, self.area.cursor_location[0]) - 1
        here = at if at >= 0 and self._starts else None
        if not options.has_focus and options.highlighted != here:
            options.highlighted = here

    # -- typing -------------------------------------------------------------------------------

    @on(TextArea.Changed, "#report-body")
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        if self.area.text != self._in_step:
            self._take_soon()

    def _take_soon(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
        loop = asyncio.get_running_loop()
        self._waiting = loop.call_later(TYPED, lambda: self.call_later(self._take))

    async def flush(self) -> None:
        """Take over what is typed."""
        await self.head.flush()
        await self._take()

    async def _take(self) -> None:
        async with self._taking:
            base, body = self._in_step, self.area.text
            if body == base or not self.target.file:
                return
            file, at = self.target.file, asyncio.get_running_loop().time()

            def change(workspace: Workspace) -> str:
                now = operations.body_of(workspace, file)
                new = body if now == base else merged(base, body, now)
                operations.set_body(workspace, file, new, merge=f"{file} body", at=at)
                return new

            taken = await self.edit(change)
            typed_since = self.area.text
            if taken is None:  # refused: show what is there
                now = operations.body_of(self.session.workspace, file)
            else:
                now = merged(body, typed_since, taken)
            with self.prevent(TextArea.Changed):
                self.area.become(now)
            self._in_step = now if taken is None else taken
            if self.area.text != self._in_step:
                self._take_soon()
        await self._count()

    @on(Checked)
    def _checked(self, event: Checked) -> None:
        event.stop()
        if self.in_head:
            self.head.show_problems()

    # -- going about --------------------------------------------------------------------------

    async def action_report_head(self) -> None:
        """Go to the head, or back to the text."""
        if self.in_head:
            await self.head.flush()
            self.views.current = "report-text"
            self.area.focus()
        else:
            self.views.current = "pane-report-head"
            await self.head.refresh_from_pack()
            self.head.open_at(self.head.target, focus=True)

    def action_report_sections(self) -> None:
        """Go to the list of sections."""
        if self.in_head:
            self.views.current = "report-text"
        self.add_class("with-sections")
        self.query_one("#report-sections").focus()

    @on(OptionList.OptionSelected, "#report-sections")
    def _section(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_index < len(self._starts):
            self.area.go_to_line(self._starts[event.option_index] + 1)
        self.set_class(self.size.width >= WIDE, "with-sections")
        self.area.focus()


def _counted(count: int, what: str) -> str:
    """How many there are, in words."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"
