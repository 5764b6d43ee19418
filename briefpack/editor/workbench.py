"""The workbench: the outline, what is being edited, problems, and the page beside it."""

import asyncio
from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Resize, ScreenResume, ScreenSuspend
from textual.widgets import ContentSwitcher, Static

from briefpack.editor.actions import GENERAL, bindings
from briefpack.editor.messages import Checked, Edited, Focused, Rendered, Show
from briefpack.editor.opening import NARROW, WIDE
from briefpack.editor.panes.agenda import AgendaPane
from briefpack.editor.panes.base import Pane
from briefpack.editor.panes.kinds import new_pane
from briefpack.editor.panes.outline import Outline
from briefpack.editor.preview import Preview
from briefpack.editor.problem_list import ProblemList
from briefpack.editor.safety import Safety
from briefpack.editor.session import Session, Target
from briefpack.editor.targets import target_for
from briefpack.editor.title import title_line
from briefpack.editor.widgets.gives_way import GivesWay
from briefpack.editor.widgets.key_line import KeyLine
from briefpack.editor.widgets.switcher import Switcher
from briefpack.errors import BriefpackError

if TYPE_CHECKING:
    from briefpack.editor.app import Editor

PAUSE = 0.02
"""Seconds after a change until it is checked: changes that come together are checked together."""


class Workbench(GivesWay[None]):
    """One pack, open."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(GENERAL),
        Binding("escape", "step_out", "Back", show=False),
    ]

    AUTO_FOCUS = ""  # the agenda takes the focus once it is there

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.safety = Safety(self, session)
        self._progress = self._heading_shown = self._title_shown = ""
        self._is_checking = self._check_again = False
        self._one_show = asyncio.Lock()

    def compose(self) -> ComposeResult:
        yield Static(id="title", markup=False)
        with Horizontal(id="body"):
            yield Outline(self.session)
            with Vertical(id="middle"):
                with Switcher(initial="pane-agenda", id="panes"):
                    yield AgendaPane(self.session)  # the others when they are first shown
                yield ProblemList(self.session)
            yield Preview(self.session)
        yield KeyLine()

    async def on_mount(self) -> None:
        """Show the agenda; once that is seen, find out the rest."""
        self.query_one(Outline).refresh_from_pack()
        await self.show_target(Target("agenda", self.session.workspace.pack_file))
        self.show_title()
        self.app.theme_changed_signal.subscribe(self, lambda _: self.call_later(self._repaint))
        self.call_after_refresh(self._begin)

    def on_unmount(self) -> None:
        """Be held by nothing any more, and the pack with it."""
        self.app.theme_changed_signal.unsubscribe(self)

    async def _repaint(self) -> None:
        """Paint in the colours of another theme what is not painted by the stylesheet."""
        self.query_one(ProblemList).refresh_problems()
        await self.pane.refresh_from_pack()

    def _begin(self) -> None:
        cast("Editor", self.app).let_keys_go()
        self.safety.start()
        self.check_soon()
        self._tell_of_settings()

    def _tell_of_settings(self) -> None:
        """Say what of the user's settings does not work."""
        for remark in cast("Editor", self.app).settings.all_remarks():
            self.notify(remark, title="config.toml", severity="warning", timeout=15)

    @on(ScreenSuspend)
    @on(ScreenResume)
    def _tell_keys(self) -> None:
        for line in self.query(KeyLine):
            line.tell()

    # -- what is shown ------------------------------------------------------------------------

    @property
    def pane(self) -> Pane:
        """The pane that is shown."""
        switcher = self.query_one("#panes", ContentSwitcher)
        return switcher.query_one(f"#{switcher.current or 'pane-agenda'}", Pane)

    async def show_target(self, target: Target, *, focus: bool = True) -> None:
        """Show something in the middle, and put the cursor on it."""
        if not self.children:
            return
        async with self._one_show:
            switcher = self.query_one("#panes", ContentSwitcher)
            await self.pane.flush()
            if not switcher.query_children(f"#pane-{target.kind}"):
                await switcher.mount(new_pane(target.kind, self.session))
            switcher.current = f"pane-{target.kind}"
            pane = self.pane
            await pane.show(target)
        self.show_heading()
        self.query_one(Outline).select(target)
        self.remove_class("drawer")
        if focus and not pane.has_focus_within:
            pane.take_focus()
        self.follow()

    @on(Show)
    async def _show(self, event: Show) -> None:
        event.stop()
        await self.show_target(event.target)

    @on(Resize)
    def _fit(self, event: Resize) -> None:
        self.set_class(event.size.width < NARROW, "narrow")
        self.set_class(event.size.width >= WIDE, "wide")
        self.show_title()
        self.query_one(ProblemList).show_line()

    def show_title(self) -> None:
        """Say what is open, and how it stands; or how far something is."""
        width = self.size.width or 80
        heading = self.pane.heading if self.has_class("narrow") else ""
        line = title_line(self.session, width, heading)
        title = f" {self._progress}" if self._progress else line
        if title != self._title_shown:
            self._title_shown = title
            self.query_one("#title", Static).update(title, layout=False)  # it is always one line

    def show_progress(self, text: str) -> None:
        """Say how far something is, in the place of the title; nothing gives it back."""
        self._progress = text
        self.show_title()

    def show_heading(self) -> None:
        """Say what the middle shows: above it, or in the title where that is all there is."""
        heading = self.pane.heading
        if heading != self._heading_shown:  # each new one has all below it drawn anew
            self._heading_shown = heading
            self.query_one("#panes").border_title = Text(heading)
        if self.has_class("narrow"):
            self.show_title()

    @on(Focused)
    def follow(self) -> None:
        """Have the preview show the page of what the cursor is on."""
        preview = self.query_one(Preview)
        if preview.is_open:
            preview.follow(self.pane.focus_path)

    # -- after a change -----------------------------------------------------------------------

    @on(Edited)
    async def _edited(self, event: Edited) -> None:
        event.stop()
        await self.pack_changed()

    async def pack_changed(self) -> None:
        """Show the pack as it is now, everywhere, and have it checked soon."""
        if not self.children:  # this was closed while the pack was being changed
            return
        self.query_one(Outline).refresh_from_pack()
        await self.pane.refresh_from_pack()
        self.show_heading()
        self.show_title()
        self.safety.changed()
        self.check_soon()

    def check_soon(self) -> None:
        """Have the problems found, once more where they are being found already."""
        self._check_again = True
        if not self._is_checking:
            self._is_checking = True
            self._check()

    @work
    async def _check(self) -> None:
        """Find the problems, and tell everybody who shows them, until nothing has changed since."""
        try:
            while self._check_again:
                await asyncio.sleep(PAUSE)
                self._check_again = False
                await self.session.check()
                self.query_one(ProblemList).refresh_problems()
                self.query_one(Outline).refresh_from_pack()
                self.show_title()
                self.pane.post_message(Checked())
        finally:
            self._is_checking = False

    @on(Rendered)
    async def _rendered(self) -> None:
        self.show_title()
        await self.pane.refresh_from_pack()
        self.follow()

    # -- what can be done everywhere ----------------------------------------------------------

    async def action_undo(self) -> None:
        """Take the last change back, and show where it was."""
        await self._step(back=True)

    async def action_redo(self) -> None:
        """Make again what was taken back."""
        await self._step(back=False)

    async def _step(self, *, back: bool) -> None:
        await self.pane.flush()
        step = await self.session.edit(lambda ws: ws.undo() if back else ws.redo())
        if step is None:
            self.notify("There is nothing to take back." if back else "There is nothing to redo.")
            return
        await self.pack_changed()
        self.notify(f"{'Undone' if back else 'Redone'}: {step.label}", timeout=2)
        if step.place is not None:
            file, path = step.place
            await self.show_target(target_for(self.session, file, path))

    @work
    async def action_save(self) -> None:
        """Write all changes."""
        await self.pane.flush()
        await self.safety.save()
        self.show_title()
        self.query_one(Outline).refresh_from_pack()

    def action_outline(self) -> None:
        """Go to the outline, or back from it."""
        outline = self.query_one(Outline)
        narrow = self.has_class("narrow")
        if narrow:
            self.toggle_class("drawer")
        if self.has_class("drawer") if narrow else not outline.has_focus:
            outline.focus()
        else:
            self.pane.take_focus()

    def action_step_out(self) -> None:
        """Close what is open, else go to where the pane was opened from, or to the outline."""
        problems = self.query_one(ProblemList)
        if self.query_one(Preview).leave() or problems.leave_filter():
            return
        back = self.pane.back() if self.pane.has_focus_within else None
        if problems.has_focus_within:
            self.pane.take_focus()
        elif back is not None:
            self.post_message(Show(back))
        else:
            self.action_outline()

    def action_problems(self) -> None:
        """Go to the list of problems, or back from it."""
        problems = self.query_one(ProblemList)
        if problems.has_focus_within:
            self.pane.take_focus()
        elif not self.session.problems:
            self.notify("There are no problems.")
        else:
            self.remove_class("drawer")
            problems.take_focus()

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

        parts = (self.query_one(Outline), self.query_one(ProblemList), self.query_one(Preview))
        part = next((part for part in parts if part.has_focus or part.has_focus_within), self.pane)
        self.app.push_screen(HelpPage(part, cast("Editor", self.app).settings.keymap))

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

        await self.pane.flush()
        with cast("Editor", self.app).keys_held():  # what is typed meanwhile is for the dialog
            dialog = await GoTo.over(self.session)
        target = await self.app.push_screen_wait(dialog)
        if target is not None:
            await self.show_target(target)

    @work
    async def action_find(self) -> None:
        """Find and replace."""
        from briefpack.editor.dialogs.find import Find

        await self.pane.flush()
        here = (self.pane.focus_path or (self.session.workspace.pack_file, ()))[0]
        target = await self.app.push_screen_wait(Find(self.session, here))
        await self.pack_changed()
        if target is not None:
            await self.show_target(target)

    async def action_render(self) -> None:
        """Make the PDF."""
        await self.pane.flush()
        self.query_one(Preview).start_render()

    async def action_preview(self) -> None:
        """Show the page of what has the focus."""
        await self.pane.flush()
        self.query_one(Preview).toggle(self.pane.focus_path)

    async def action_save_pdf(self) -> None:
        """Write the PDF to a file that the user names."""
        await self.pane.flush()
        self.query_one(Preview).save_pdf()

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

    @work
    async def action_new_from_this(self) -> None:
        """Begin the pack of the next meeting from this one, as it is on disk."""
        from briefpack.editor.wizard import push_wizard

        push_wizard(cast("Editor", self.app), self.safety.folder)

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
        packs = [self]
        if quit_after:  # packs that were open when this one was begun, too
            packs = [each for each in self.app.screen_stack if isinstance(each, Workbench)]
        for pack in reversed(packs):
            if not await pack.safety.may_leave():
                return
        for pack in packs:
            pack.safety.stop()
        if quit_after:
            self.app.exit()
        elif self.is_active:
            self.dismiss()
