"""What is put into a report: references, footnotes, tables, pictures."""

from textual import work
from textual.widgets import ContentSwitcher

from briefpack.editing import operations, report_text
from briefpack.editor.panes.base import Pane
from briefpack.editor.panes.report_head import ReportHeadForm
from briefpack.editor.scheme import scheme_of
from briefpack.editor.session import Session
from briefpack.editor.widgets.prose import ProseArea
from briefpack.plan.numbering import ParagraphScheme

__all__ = ["InsertsIntoReport", "scheme_of"]


class InsertsIntoReport(Pane):
    """The part of a report's pane that puts things into the text."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.scheme: ParagraphScheme | None = None

    @property
    def area(self) -> ProseArea:
        """The text."""
        return self.query_one("#report-body", ProseArea)

    @property
    def head(self) -> ReportHeadForm:
        """The form of the head."""
        return self.query_one(ReportHeadForm)

    @property
    def views(self) -> ContentSwitcher:
        """The text, or the head."""
        return self.query_one("#report-views", ContentSwitcher)

    def _may_insert(self) -> bool:
        """Whether something can be put into the text; it is shown then."""
        if self.area.read_only:
            self.app.bell()
            self.notify("This report is open for reading only.", severity="warning")
            return False
        self.views.current = "report-text"
        self.area.focus()
        return True

    def _insert(self, insertion: report_text.Insertion) -> None:
        self.area.replace(insertion.text, insertion.place, insertion.place)
        self.area.move_cursor(insertion.start)
        self.area.move_cursor(insertion.end, select=True)

    @work
    async def action_insert_reference(self) -> None:
        """Refer to something."""
        from briefpack.editor.dialogs.references import ChooseReference

        if not self._may_insert():
            return
        await self.flush()
        scheme = self.scheme or ParagraphScheme.DECIMAL
        chosen = await self.app.push_screen_wait(
            ChooseReference(self.session, self.target.file, scheme)
        )
        if chosen is None:
            return
        if chosen.give_name is not None:
            if not await self.edit(chosen.give_name):
                self.notify("It could not be given a name.", severity="warning")
                return
            await self.refresh_from_pack()
        self.area.insert_here(f"[@{chosen.name}]")

    def action_insert_footnote(self) -> None:
        """Add a footnote: its call here, its words at the end; from there, go back."""
        if not self._may_insert():
            return
        area = self.area
        call = report_text.call_of(area.document.lines, area.cursor_location[0])
        if call is not None:
            area.move_cursor(call, center=True)
            return
        number = report_text.new_footnote(area.text)
        area.insert_here(f"[^{number}]")
        area.insert(f"{report_text.gap_below(area.text)}[^{number}]: ", area.document.end)
        area.move_cursor(area.document.end, center=True)

    def action_insert_table(self) -> None:
        """Add a table."""
        if self._may_insert():
            lines, row = self.area.document.lines, self.area.cursor_location[0]
            block, words = report_text.TABLE, report_text.CAPTION
            self._insert(report_text.block_below(lines, row, block, words))

    @work
    async def action_insert_image(self) -> None:
        """Show a picture here."""
        from briefpack.editor.dialogs.files import ChooseFile, read_chosen
        from briefpack.editor.dialogs.prompt import Prompt

        if not self._may_insert():
            return
        chosen = await self.app.push_screen_wait(ChooseFile(pictures=True))
        if chosen is None:
            return
        question = "What does the picture show? Who cannot see it has these words instead."
        words = await self.app.push_screen_wait(Prompt(question))
        if not words:
            self.notify("A picture needs words. Nothing was inserted.", severity="warning")
            return
        content = await read_chosen(self, chosen)
        if content is None:
            return
        await self.flush()
        file, name = self.target.file, chosen.name
        link = await self.edit(lambda ws: operations.add_picture(ws, file, name, content))
        if link is not None:
            lines, row = self.area.document.lines, self.area.cursor_location[0]
            block = report_text.picture(words, link)
            self._insert(report_text.block_below(lines, row, block))
