"""The workbench: the outline, what is being edited, problems, and the page beside it."""

import asyncio
from collections.abc import Mapping
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import ContentSwitcher, Footer, Static

from briefpack.editor.actions import GENERAL, bindings
from briefpack.editor.messages import Checked, Edited, Rendered, Show
from briefpack.editor.panes.agenda import AgendaPane
from briefpack.editor.panes.base import Pane
from briefpack.editor.panes.outline import Outline
from briefpack.editor.preview import Preview
from briefpack.editor.problem_list import ProblemList, counted
from briefpack.editor.safety import Safety
from briefpack.editor.session import Session, Target
from briefpack.editor.targets import target_for
from briefpack.errors import BriefpackError

NARROW = 110
"""Columns under which one pane is shown at a time, and the outline is a drawer."""

PAUSE = 0.12
"""Seconds after a change until it is checked: short enough to see, long enough not to stutter."""


class Workbench(Screen[None]):
    """One pack, open."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(GENERAL),
        ("escape", "step_out", "Back"),
    ]

    AUTO_FOCUS = ""  # the agenda takes the focus once it is there

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.safety = Safety(self, session)
        self._waiting: asyncio.TimerHandle | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="title")
        with Horizontal(id="body"):
            yield Outline(self.session)
            with Vertical(id="middle"):
                yield Static(id="heading")
                with ContentSwitcher(initial="pane-agenda", id="panes"):
                    yield AgendaPane(self.session)  # the others when they are first shown
                yield ProblemList(self.session)
            yield Preview(self.session)
        yield Footer(show_command_palette=False)

    async def on_mount(self) -> None:
        """Show the agenda, then find out the rest."""
        self.query_one(Outline).refresh_from_pack()
        await self.show_target(Target("agenda", self.session.workspace.pack_file))
        self._show_title()
        self.check_now()
        self.safety.start()

    # -- what is shown ------------------------------------------------------------------------

    @property
    def pane(self) -> Pane:
        """The pane that is shown."""
        switcher = self.query_one("#panes", ContentSwitcher)
        return switcher.query_one(f"#{switcher.current or 'pane-agenda'}", Pane)

    async def show_target(self, target: Target, *, focus: bool = True) -> None:
        """Show something in the middle, and put the cursor on it."""
        switcher = self.query_one("#panes", ContentSwitcher)
        await self.pane.flush()
        if not switcher.query_children(f"#pane-{target.kind}"):
            await switcher.mount(_new_pane(target.kind, self.session))
        switcher.current = f"pane-{target.kind}"
        pane = self.pane
        await pane.show(target)
        self.query_one("#heading", Static).update(pane.heading)
        self.query_one(Outline).select(target)
        self.remove_class("drawer")
        if focus:
            first = next((widget for widget in pane.query("*") if widget.focusable), None)
            if first is not None and not pane.has_focus_within:
                first.focus()
        self.query_one(Preview).follow(pane.focus_path)

    async def show_and_do(self, target: Target, action: str) -> None:
        """Show something, and do to it what one of its pane's actions does."""
        await self.show_target(target)
        await self.pane.run_action(action)

    @on(Show)
    async def _show(self, event: Show) -> None:
        event.stop()
        await self.show_target(event.target)

    @on(Resize)
    def _fit(self, event: Resize) -> None:
        self.set_class(event.size.width < NARROW, "narrow")
        self.set_class(event.size.width >= 150, "wide")  # noqa: PLR2004 - room for a page

    def _show_title(self) -> None:
        session = self.session
        briefing = session.loaded.briefing
        name = meeting = ""
        if briefing is not None:
            name = briefing.board.running_name
            start = briefing.pack.meeting
            meeting = f" · {start.date:%a %-d %b %Y}, {start.start:%H:%M}"
        marks = []
        if session.read_only:
            marks.append("read only")
        if session.workspace.is_dirty:
            marks.append("● unsaved")
        marks.append(counted(session.problems))
        if session.spans:
            last = max(span.last for span in session.spans.values())
            marks.append(f"{last} pages{'?' if session.pages_are_stale else ''}")
        width = self.size.width or 80
        right = "   ".join(marks)
        left = f" briefpack  {name}{meeting}" if width >= NARROW else f" {name}{meeting}"
        room = max(width - len(right) - 2, 0)
        left = left if len(left) <= room else f"{left[: max(room - 1, 0)]}…"
        self.query_one("#title", Static).update(f"{left:<{room}} {right}")

    def show_progress(self, text: str) -> None:
        """Say how far something is, in the place of the title; nothing gives it back."""
        if text:
            self.query_one("#title", Static).update(f" {text}")
        else:
            self._show_title()

    # -- after a change -----------------------------------------------------------------------

    @on(Edited)
    async def _edited(self, event: Edited) -> None:
        event.stop()
        await self.pack_changed()

    async def pack_changed(self) -> None:
        """Show the pack as it is now, everywhere, and have it checked soon."""
        self.query_one(Outline).refresh_from_pack()
        await self.pane.refresh_from_pack()
        self.query_one("#heading", Static).update(self.pane.heading)
        self._show_title()
        self.safety.changed()
        if self._waiting is not None:
            self._waiting.cancel()
        self._waiting = asyncio.get_running_loop().call_later(PAUSE, self.check_now)

    @work(exclusive=True, group="check")
    async def check_now(self) -> None:
        """Find the problems, then tell everybody who shows them."""
        await self.session.check()
        self.query_one(ProblemList).refresh_problems()
        self.query_one(Outline).refresh_from_pack()
        self._show_title()
        self.pane.post_message(Checked())

    @on(Rendered)
    async def _rendered(self) -> None:
        self._show_title()
        await self.pane.refresh_from_pack()

    # -- what can be done everywhere ----------------------------------------------------------

    async def action_undo(self) -> None:
        """Take the last change back, and show where it was."""
        await self._step(back=True)

    async def action_redo(self) -> None:
        """Make again what was taken back."""
        await self._step(back=False)

    async def _step(self, *, back: bool) -> None:
        await self.pane.flush()
        workspace = self.session.workspace
        step = await self.session.edit(lambda _: workspace.undo() if back else workspace.redo())
        if step is None:
            self.notify("There is nothing to take back." if back else "There is nothing to redo.")
            return
        await self.pack_changed()
        self.notify(f"{'Undone' if back else 'Redone'}: {step.label}", timeout=2)
        if step.place is not None:
            file, path = step.place
            await self.show_target(target_for(self.session, file, path))

    async def action_save(self) -> None:
        """Write all changes."""
        await self.pane.flush()
        await self.safety.save()
        self._show_title()
        self.query_one(Outline).refresh_from_pack()

    def action_outline(self) -> None:
        """Go to the outline, or back from it."""
        outline = self.query_one(Outline)
        if self.has_class("narrow"):
            self.toggle_class("drawer")
            if not self.has_class("drawer"):
                self._focus_pane()
                return
        if outline.has_focus:
            self._focus_pane()
        else:
            outline.focus()

    def _focus_pane(self) -> None:
        first = next((widget for widget in self.pane.query("*") if widget.focusable), None)
        if first is not None:
            first.focus()

    def action_step_out(self) -> None:
        """Close what is open, else go to the outline."""
        if self.query_one(Preview).leave() or self.query_one(ProblemList).leave_filter():
            return
        if self.query_one(ProblemList).has_focus_within:
            self._focus_pane()
        else:
            self.action_outline()

    def action_problems(self) -> None:
        """Go to the list of problems."""
        self.query_one("#problems-options").focus()

    def action_next_problem(self) -> None:
        """Go to the next problem."""
        self.query_one(ProblemList).step(1)

    def action_previous_problem(self) -> None:
        """Go to the problem before."""
        self.query_one(ProblemList).step(-1)

    def explain_rule(self, code: str) -> None:
        """Show the manual page of a rule."""
        from briefpack.editor.dialogs.pages import RulePage

        self.app.push_screen(RulePage(code))

    def action_help(self) -> None:
        """Explain what has the focus."""
        from briefpack.editor.dialogs.pages import HelpPage

        self.app.push_screen(HelpPage(self._focused_part()))

    def _focused_part(self) -> object:
        for part in (self.query_one(Outline), self.query_one(ProblemList)):
            if part.has_focus or part.has_focus_within:
                return part
        return self.pane

    def action_palette(self) -> None:
        """Find anything that can be done here."""
        from briefpack.editor.dialogs.palette import Palette

        self.app.push_screen(Palette())

    def action_jump(self) -> None:
        """Show a letter on every part of the screen."""
        from briefpack.editor.dialogs.jump import Jump

        self.app.push_screen(Jump(self), lambda widget: widget and widget.focus())

    @work
    async def action_go_to(self) -> None:
        """Find something by its name."""
        from briefpack.editor.dialogs.go_to import GoTo

        target = await self.app.push_screen_wait(GoTo(self.session))
        if target is not None:
            await self.show_target(target)

    @work
    async def action_find(self) -> None:
        """Find and replace."""
        from briefpack.editor.dialogs.find import Find

        await self.pane.flush()
        target = await self.app.push_screen_wait(Find(self.session, self.pane.target.file))
        await self.pack_changed()
        if target is not None:
            await self.show_target(target)

    async def action_render(self) -> None:
        """Make the PDF."""
        await self.pane.flush()
        self.query_one(Preview).render_pack()

    async def action_preview(self) -> None:
        """Show the page of what has the focus."""
        await self.pane.flush()
        self.query_one(Preview).toggle(self.pane.focus_path)

    async def action_external_editor(self) -> None:
        """Edit a text in the user's own editor."""
        from briefpack.editor.external import edit_outside

        await self.pane.flush()
        try:
            await edit_outside(self)
        except BriefpackError as error:
            self.notify(error.hint or "", title=error.message, severity="warning")

    async def action_reload(self) -> None:
        """Take what is on disk in place of what is here."""
        await self.safety.take_all_from_disk()

    async def action_close_pack(self) -> None:
        """Go back to the list of packs."""
        await self.pane.flush()
        self._leave(quit_after=False)

    async def action_quit(self) -> None:
        """Leave the editor; unsaved changes are asked about."""
        await self.pane.flush()
        self._leave(quit_after=True)

    @work
    async def _leave(self, *, quit_after: bool) -> None:
        if not await self.safety.may_leave():
            return
        self.safety.stop()
        if quit_after:
            self.app.exit()
        else:
            self.dismiss()

    @property
    def parts(self) -> Mapping[str, object]:
        """The parts that one can jump to, by their names."""
        return {
            "outline": self.query_one(Outline),
            "pane": self.pane,
            "problems": self.query_one("#problems-options"),
        }


def _new_pane(kind: str, session: Session) -> Pane:
    """The pane of a kind, loaded when it is first wanted."""
    if kind == "membership":
        from briefpack.editor.panes.membership import MembershipPane

        return MembershipPane(session)
    if kind == "report":
        from briefpack.editor.panes.report import ReportPane

        return ReportPane(session)
    if kind == "note":
        from briefpack.editor.panes.note import NotePane

        return NotePane(session)
    from briefpack.editor.panes.form import FORMS

    return next(form for form in FORMS if form.KIND == kind)(session)
