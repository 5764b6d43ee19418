"""The preview: the pack rendered in the background, and the page of what has the focus."""

import asyncio
import contextlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from briefpack.editing.values import Path as ValuePath
from briefpack.editor.actions import Action, bindings
from briefpack.editor.agenda_rows import bar
from briefpack.editor.messages import Rendered
from briefpack.editor.session import Session
from briefpack.errors import BriefpackError, RenderCancelled
from briefpack.plan.agenda import PlannedItem

if TYPE_CHECKING:
    from briefpack.rendering.pipeline import Progress
    from briefpack.rendering.pipeline import Rendered as RenderedPack

ACTIONS = (
    Action("page-on", ("pagedown", "right"), "Next page", "Show the next page.", "preview"),
    Action("page-back", ("pageup", "left"), "Page before", "Show the page before.", "preview"),
    Action("page-open", ("o",), "Open the PDF", "Open the PDF in the system's viewer.", "preview"),
)

DOTS_A_COLUMN = 2
"""Pixels of a page that are drawn for each column of the terminal, at least."""

METER = 12


class Preview(Vertical):
    """The rendered pack beside what is edited; on a narrow screen, in its place."""

    KIND = "preview"
    TITLE = "Preview"
    HELP = (
        "F5 renders the pack as it is here, saved or not; only what has changed is laid out "
        "anew, and Escape stops it. F6 shows the page of the item that the cursor is on: as a "
        "picture where the terminal can show pictures, else as far as half a letter allows. o "
        "opens the PDF in the system's viewer."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTIONS)
    can_focus = True

    def __init__(self, session: Session) -> None:
        super().__init__(id="preview")
        self.session = session
        self.made: RenderedPack | None = None
        self.page = 1
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._stop = False
        self._rendering = False
        self._focus_path: tuple[str, ValuePath] | None = None

    def compose(self) -> ComposeResult:
        yield Static("", id="preview-title", markup=False)
        yield VerticalScroll(id="preview-page", can_focus=False)

    # -- rendering ----------------------------------------------------------------------------

    @property
    def is_running(self) -> bool:
        """Whether a render goes on."""
        return self._rendering

    @work(exclusive=True, group="render")
    async def render_pack(self) -> None:
        """Render the pack as it is now."""
        if self._rendering:
            self.notify("A render is going on already; Escape stops it.")
            return
        self._rendering, self._stop = True, False
        version = self.session.workspace.version
        try:
            made = await asyncio.to_thread(self._make)
        except RenderCancelled:
            self._progress_line("")
            self.notify("The render was stopped.")
            return
        except BriefpackError as error:
            self._progress_line("")
            self.notify(error.hint or "", title=error.message, severity="error", timeout=10)
            return
        finally:
            self._rendering = False
        self.made = made
        self.session.spans = made.spans
        self.session.rendered_version = version
        cached = f", {made.from_cache} from before" if made.from_cache else ""
        self._progress_line("")
        self.notify(f"{made.pages} pages in {made.seconds:.1f} s{cached}", timeout=3)
        self.post_message(Rendered())
        self.follow(self._focus_path)
        await self._draw()

    def _make(self) -> "RenderedPack":
        """Render into a folder of our own; runs in a thread."""
        from briefpack import render

        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="briefpack-")
        output = Path(self._folder.name, "pack.pdf")

        def tell(progress: "Progress") -> None:
            self.app.call_from_thread(self._show_progress, progress)

        return render(self.session.loaded, output, progress=tell, cancelled=lambda: self._stop)

    def _show_progress(self, progress: "Progress") -> None:
        share = progress.done / progress.total if progress.total else 0
        self._progress_line(
            f"Laying out {progress.done} of {progress.total}: {progress.title} "
            f"▕{bar(share, METER)}▏  Esc stops"
        )

    def _progress_line(self, text: str) -> None:
        """Say how far the render is, in the line above everything."""
        with contextlib.suppress(Exception):  # the screen may be gone by now
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
        self.toggle_class("open")
        self.screen.set_class(self.is_open, "previewing")
        if not self.is_open:
            return
        self._focus_path = focus_path
        if self.made is None:
            self.render_pack()
        else:
            self.follow(focus_path)
        if self.screen.has_class("narrow"):
            self.focus()

    def leave(self) -> bool:
        """Stop a render, or show no pages; returns whether there was anything to leave."""
        if self.stop():
            return True
        if self.is_open and (self.has_focus or self.screen.has_class("narrow")):
            self.remove_class("open")
            self.screen.remove_class("previewing")
            return True
        return False

    def follow(self, focus_path: tuple[str, ValuePath] | None) -> None:
        """Go to the page of what has the focus."""
        self._focus_path = focus_path
        page = self._page_of(focus_path)
        if self.is_open and page is not None and self.made is not None:
            self.page = page
            self.call_later(self._draw)

    def _page_of(self, focus_path: tuple[str, ValuePath] | None) -> int | None:
        """The page of the PDF that something starts on, from 1."""
        plan = self.session.plan
        if self.made is None or plan is None or focus_path is None:
            return None
        file, path = focus_path
        front = self.made.pages - max((span.last for span in self.made.spans.values()), default=0)
        for part in plan.parts:
            if part.document == file and part.name in self.made.spans:
                return front + self.made.spans[part.name].first
        planned = _planned_at(plan.items, path)
        for part in planned.parts if planned else ():
            if part.name in self.made.spans:
                return front + self.made.spans[part.name].first
        return {"membership": min(3, front), "items": front}.get(str(path[0]) if path else "", 1)

    async def _draw(self) -> None:
        """Show the page as a picture."""
        if not self.is_open or self.made is None or self._folder is None:
            return
        self.page = max(1, min(self.page, self.made.pages))
        box = self.query_one("#preview-page", VerticalScroll)
        width = max((box.size.width or 56) - 1, 20)
        stale = "  (changed since)" if self.session.pages_are_stale else ""
        title = f"Preview  p. {self.page} of {self.made.pages}{stale}   F5 renders   o opens"
        self.query_one("#preview-title", Static).update(title)
        picture = await asyncio.to_thread(_page, self.made.output, self.page - 1, width)
        await box.remove_children()
        await box.mount(picture)

    async def action_page_on(self) -> None:
        """Show the next page."""
        self.page += 1
        await self._draw()

    async def action_page_back(self) -> None:
        """Show the page before."""
        self.page -= 1
        await self._draw()

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
        subprocess.Popen(  # noqa: S603 - a list, not a shell's line
            [viewer, str(self.made.output)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def on_unmount(self) -> None:
        """Leave no file behind."""
        self._stop = True
        if self._folder is not None:
            self._folder.cleanup()


def _planned_at(items: tuple[PlannedItem, ...], path: ValuePath) -> PlannedItem | None:
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


def _page(pdf: Path, index: int, width: int) -> Widget:
    """A page as a widget: a picture where the terminal can show one, else half-blocks."""
    picture = _picture(pdf, index, width)
    if picture is None:
        return Static("Pages are shown here with the extra briefpack[preview].", markup=False)
    return picture


def _picture(pdf: Path, index: int, width: int) -> Widget | None:
    try:
        import pypdfium2
        from textual_image.widget import Image
    except ImportError:
        return None
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[index]
        bitmap = page.render(scale=max(width * 8 * DOTS_A_COLUMN / page.get_width(), 0.5))
        image = bitmap.to_pil()
    shown: Widget = Image(image)
    shown.styles.width = width
    shown.styles.height = "auto"
    return shown
