"""The preview: the pack rendered in the background, and the page of what has the focus."""

import asyncio
import contextlib
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.events import Resize
from textual.widgets import Static

from briefpack.editing.values import Path as ValuePath
from briefpack.editor.actions import Action, bindings
from briefpack.editor.messages import Rendered
from briefpack.editor.meters import bar
from briefpack.editor.session import Session
from briefpack.errors import BriefpackError, RenderCancelled
from briefpack.plan.agenda import PlannedItem
from briefpack.store.load import LoadedPack
from briefpack.temporary import TemporaryFolder

if TYPE_CHECKING:
    from textual.worker import Worker

    from briefpack.rendering.pipeline import Progress
    from briefpack.rendering.pipeline import Rendered as RenderedPack

ACTIONS = (
    Action(
        "page-on",
        ("pagedown", "right", "space"),
        "Next page",
        "Show the next page.",
        "preview",
        shown=True,
    ),
    Action(
        "page-back",
        ("pageup", "left", "backspace"),
        "Page before",
        "Show the page before.",
        "preview",
        shown=True,
    ),
    Action(
        "page-open",
        ("o",),
        "Open the PDF",
        "Open the PDF in the system's viewer.",
        "preview",
        shown=True,
    ),
    Action(
        "page-save",
        ("s",),
        "Save the PDF",
        "Write the PDF to a file that you name; it is rendered first where the pack has changed.",
        "preview",
        shown=True,
    ),
)

METER = 12

FOLLOWED_AFTER = 0.15
"""Seconds that the cursor rests before the page follows it."""

WITHOUT_PICTURES = (
    "Pages are shown here as pictures where briefpack[preview] is installed.\n\n"
    "o opens the PDF in the system's viewer, s saves it."
)


class Preview(Vertical):
    """The rendered pack beside what is edited; where there is no room for both, in its place."""

    KIND = "preview"
    TITLE = "Preview"
    HELP = (
        "F5 renders the pack as it is here, saved or not; only what has changed is laid out "
        "anew, and Escape stops it. F6 shows the page of the item that the cursor is on, and "
        "F6 or Escape hides it again. The page is a picture where the terminal can show "
        "pictures, else as far as half letters allow. o opens the PDF in the system's viewer, "
        "s saves it."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "screen.step_out", "Back"),  # where it is all that is seen, the first
        *bindings(ACTIONS),
        Binding("down", "move(2)", show=False),
        Binding("up", "move(-2)", show=False),
    ]
    can_focus = True

    def __init__(self, session: Session) -> None:
        super().__init__(id="preview")
        self.session = session
        self.made: RenderedPack | None = None
        self.page = 1
        self._folder: TemporaryFolder | None = None
        self._stop = False
        self._rendering = False
        self._focus_path: tuple[str, ValuePath] | None = None
        self._drawn: tuple[object, ...] = ()
        self._soon: asyncio.TimerHandle | None = None

    def compose(self) -> ComposeResult:
        yield VerticalScroll(id="preview-page", can_focus=False)

    # -- rendering ----------------------------------------------------------------------------

    def start_render(self) -> None:
        """Render the pack as it is now, unless that goes on already."""
        if self._rendering:
            self.notify("A render is going on already; Escape stops it.")
        else:
            self.render_pack()

    def render_pack(self) -> "Worker[None]":
        """Render the pack as it is now."""
        self._rendering, self._stop = True, False
        return self._render_now()

    @work
    async def _render_now(self) -> None:
        loaded, version = self.session.now
        self._progress_line("Laying out …  Esc stops")
        try:
            made = await asyncio.to_thread(self._make, loaded)
        except RenderCancelled:
            self.notify("The render was stopped.")
        except BriefpackError as error:
            hint = error.hint or ""
            if any(problem.severity.value == "error" for problem in self.session.problems):
                hint = "F8 goes to the first of them."
            self.notify(hint, title=error.message, severity="error", timeout=10)
        else:
            await self._take(made, version)
        finally:
            self._rendering = False
            self._progress_line("")

    async def _take(self, made: "RenderedPack", version: int) -> None:
        self.made = made
        session = self.session
        session.spans, session.pages, session.rendered_version = made.spans, made.pages, version
        cached = f", {made.from_cache} parts as before" if made.from_cache else ""
        self.notify(f"{made.pages} pages in {made.seconds:.1f} s{cached}", timeout=3)
        self.post_message(Rendered())
        self.page = self._page_of(self._focus_path) or self.page
        await self._draw()

    def _make(self, loaded: LoadedPack) -> "RenderedPack":
        """Render into a folder of our own; runs in a thread."""
        from briefpack import render

        if self._folder is None:
            self._folder = TemporaryFolder()
        name = self.session.workspace.folder.rpartition("/")[2] or "pack"
        output = Path(self._folder.name, f"{name}.pdf")

        def tell(progress: "Progress") -> None:
            if not self._stop:
                with contextlib.suppress(RuntimeError):  # the application is on its way out
                    self.app.call_from_thread(self._show_progress, progress)

        return render(loaded, output, progress=tell, cancelled=lambda: self._stop)

    def _show_progress(self, progress: "Progress") -> None:
        share = progress.done / progress.total if progress.total else 0
        self._progress_line(
            f"Laying out {progress.done} of {progress.total}  ▕{bar(share, METER)}▏  Esc stops"
            f"   {progress.title}"
        )

    def _progress_line(self, text: str) -> None:
        """Say how far the render is, in the line above everything."""
        if self.is_attached:
            self.screen.show_progress(text)  # type: ignore[attr-defined]

    def stop(self) -> bool:
        """Stop a render; returns whether one was going on."""
        if self._rendering:
            self._stop = True
        return self._rendering

    # -- showing ------------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Whether pages are shown."""
        return self.has_class("open")

    def toggle(self, focus_path: tuple[str, ValuePath] | None) -> None:
        """Show the page of what has the focus, or no pages."""
        if self.is_open:
            self.hide()
            return
        self.add_class("open")
        self.screen.add_class("previewing")
        self._focus_path = focus_path
        if self.made is None:
            self.border_title = "Preview"
            self.start_render()
        else:
            self.follow(focus_path)
        if not self.screen.has_class("wide"):
            self.focus()

    def hide(self) -> None:
        """Show no pages."""
        had_focus = self.has_focus
        self.remove_class("open")
        self.screen.remove_class("previewing")
        if had_focus:
            self.screen.pane.take_focus()  # type: ignore[attr-defined]

    def leave(self) -> bool:
        """Stop a render, or show no pages; returns whether there was anything to leave."""
        if self.stop():
            return True
        if self.is_open and (self.has_focus or not self.screen.has_class("wide")):
            self.hide()
            return True
        return False

    def follow(self, focus_path: tuple[str, ValuePath] | None) -> None:
        """Go to the page of what has the focus, once the cursor rests."""
        self._focus_path = focus_path
        if self._soon is not None:
            self._soon.cancel()
        loop = asyncio.get_running_loop()
        self._soon = loop.call_later(FOLLOWED_AFTER, lambda: self.call_later(self._follow))

    async def _follow(self) -> None:
        page = self._page_of(self._focus_path)
        if self.is_open and page is not None:
            self.page = page
            await self._draw()

    def _page_of(self, focus_path: tuple[str, ValuePath] | None) -> int | None:
        """The page of the PDF that something starts on, from 1."""
        plan = self.session.plan
        if self.made is None or plan is None or focus_path is None:
            return None
        file, path = focus_path
        spans = self.made.spans
        front = max(self.made.pages - max((span.last for span in spans.values()), default=0), 0)
        names = [part.name for part in plan.parts if part.document == file]
        planned = planned_at(plan.items, path) if path else None
        names += [part.name for part in (planned.parts if planned else ())]
        found = next((spans[name].first for name in names if name in spans), None)
        if found is not None:
            return front + found
        return {"membership": min(3, front), "items": front}.get(str(path[0]) if path else "", 1)

    async def on_resize(self, event: Resize) -> None:
        """Draw the page for the width there is."""
        del event
        await self._draw()

    async def _draw(self) -> None:
        """Show the page, as a picture where that can be."""
        if not self.is_open or self.made is None:
            return
        self.page = max(1, min(self.page, self.made.pages))
        stale = "   changed since: F5" if self.session.pages_are_stale else ""
        self.border_title = f"Preview  p. {self.page} of {self.made.pages}{stale}"
        box = self.query_one("#preview-page", VerticalScroll)
        width = max((box.size.width or 56) - 1, 20)
        now = (self.made, self.page, width)
        if now == self._drawn:
            return
        self._drawn = now
        from briefpack.editor.pictures import page_widget

        picture = await page_widget(self.app, self.made.output, self.page - 1, width)
        if self._drawn == now:  # and no other page meanwhile
            await box.remove_children()
            await box.mount(picture or Static(WITHOUT_PICTURES, markup=False))
            box.scroll_home(animate=False)

    async def action_page_on(self) -> None:
        """Show the next page."""
        self.page += 1
        await self._draw()

    async def action_page_back(self) -> None:
        """Show the page before."""
        self.page -= 1
        await self._draw()

    def action_move(self, lines: int) -> None:
        """Move up or down on the page."""
        self.query_one("#preview-page").scroll_relative(y=lines, animate=False)

    def action_page_save(self) -> None:
        """Write the PDF to a file that the user names."""
        self.save_pdf()

    @work
    async def save_pdf(self) -> None:
        """Ask for a file, and write the PDF of the pack as it is now to it."""
        from briefpack.editor.dialogs.confirm import Confirm
        from briefpack.editor.dialogs.files import whole_path
        from briefpack.editor.dialogs.prompt import Prompt

        if self._rendering:
            self.notify("A render is going on already; Escape stops it.")
            return
        if self.made is None or self.session.pages_are_stale:
            await self.render_pack().wait()
        made = self.made
        if made is None or self.session.pages_are_stale:
            return  # which the render has told of
        proposed = str(Path.cwd() / made.output.name)
        named = await self.app.push_screen_wait(Prompt("Save the PDF as", proposed))
        target = whole_path(named or "")
        if target is None:
            return
        question = f"Put this PDF in the place of {target}?"
        if target.exists() and not await self.app.push_screen_wait(Confirm(question, "Replace it")):
            return
        try:
            await asyncio.to_thread(shutil.copyfile, made.output, target)
        except OSError as error:
            self.notify(f"{target} cannot be written: {error.strerror}", severity="error")
        else:
            self.notify(f"{made.pages} pages are in {target}")

    def action_page_open(self) -> None:
        """Open the PDF in the system's viewer."""
        if self.made is None:
            self.notify("F5 renders the pack first.")
            return
        viewer = next((name for name in ("xdg-open", "open") if shutil.which(name)), None)
        seen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or viewer == "open"
        if viewer is None or not seen:
            self.notify(f"There is no viewer here. The PDF is {self.made.output}", timeout=15)
            return
        subprocess.Popen(  # noqa: S603
            [viewer, str(self.made.output)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def on_unmount(self) -> None:
        """Leave no file behind."""
        self._stop = True
        if self._soon is not None:
            self._soon.cancel()
        if self._folder is not None:
            self._folder.cleanup()


def planned_at(items: tuple[PlannedItem, ...], path: ValuePath) -> PlannedItem | None:
    """The item that a path in pack.toml is in."""
    found: PlannedItem | None = None
    here = items
    at = 0
    while at + 1 < len(path) and path[at] == "items":
        place = path[at + 1]
        if not isinstance(place, int) or place >= len(here):
            break
        found = here[place]
        here = found.items
        at += 2
    return found
