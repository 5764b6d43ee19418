"""The preview: the pack rendered behind the work, and the page of what has the focus."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefpack.editor.panes.agenda import AgendaPane
from briefpack.editor.preview import Preview
from briefpack.errors import RenderCancelled
from briefpack.plan.pages import Span
from tests.editor.at_work import SMALL, Worker, work_on
from tests.editor.golden import matches_golden
from tests.editor.screens import notices

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefpack.rendering.pipeline import Progress

# The extra asks Pillow in a way that Pillow 14 will no longer know.
pytestmark = pytest.mark.filterwarnings("ignore:Image.Image.getdata:DeprecationWarning")

MIDDLE = (160, 40)
PACK = "meetings/2016-11-03/pack.toml"
REPORT = "meetings/2016-11-03/reports/improvement.md"
NOTE = "meetings/2016-09-29/note.toml"


def preview(officer: Worker) -> Preview:
    return officer.bench.query_one(Preview)


async def render(officer: Worker) -> None:
    await officer.press("f5")
    await officer.until(lambda: not officer.session.pages_are_stale)


# -- rendering for real ------------------------------------------------------------------------


def test_pages_are_counted_by_a_render_and_marked_once_something_changes(board: Path) -> None:
    async def work(officer: Worker) -> None:
        assert "1-4" not in officer.screen
        await render(officer)
        await officer.see("1-4", f"{officer.session.pages} pages", "for the items")
        table = officer.pane(AgendaPane).cells
        assert "?" not in table.render_line(1).text
        await officer.press("right_square_bracket")
        await officer.see("1-4?", f"{officer.session.pages} pages?")
        await officer.press("ctrl+z")
        await officer.until(lambda: not officer.session.workspace.is_dirty)
        first = preview(officer).made
        assert first is not None
        await officer.press("f5")
        await officer.until(lambda: preview(officer).made is not first)
        again = preview(officer).made
        assert again is not None
        assert again.from_cache > 0  # only what has changed is laid out anew
        await officer.until(lambda: "parts as before" in notices(officer.pilot.app))

    work_on(board, work)


def test_the_page_is_that_of_what_the_cursor_is_on(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await render(officer)
        await officer.press("f6")
        await officer.see("Preview  p. ")
        made = preview(officer).made
        assert made is not None
        front = made.pages - max(span.last for span in made.spans.values())
        await officer.press("down", "down")  # the report
        await officer.until(lambda: preview(officer).page == front + 1)
        await officer.see(f"p. {front + 1} of {made.pages}")
        await officer.show("note", NOTE)
        note = next(span for name, span in made.spans.items() if span.first > 5)
        await officer.until(lambda: preview(officer).page == front + note.first)
        await officer.show("membership")
        await officer.press("f6")
        await officer.see("Membership", without="Preview  p.")

    work_on(board, work, size=MIDDLE)


def test_a_page_is_drawn_in_half_letters_where_there_are_no_pictures(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.press("down", "down", "f6")
        await officer.see("p. 5 of", "▀" * 40)
        page = preview(officer).query_one("#preview-page").children[0]
        assert page.size.height > page.size.width / 2  # the whole page, upright
        await officer.press("pagedown")
        await officer.see("p. 6 of")
        await officer.press("pageup", "pageup")
        await officer.see("p. 4 of")
        await officer.press("escape")
        await officer.see("Declarations of Interest", without="▀")

    work_on(board, work, size=SMALL)


def test_a_page_that_is_all_there_is_to_see_says_how_to_go_back(board: Path) -> None:
    async def work(officer: Worker) -> None:
        await officer.press("f6")
        await officer.see(" Esc Back  PgDn Next page")
        await officer.press("escape")
        await officer.see("1     Declarations of Interest", without="Esc Back")

    work_on(board, work, size=SMALL)


def test_the_pdf_is_saved_to_a_file_that_one_names(board: Path, tmp_path: Path) -> None:
    there = tmp_path / "for the [red]website.pdf"

    async def save(officer: Worker) -> None:
        await officer.see("Save the PDF as", "2016-11-03.pdf")
        await officer.press("ctrl+u")
        await officer.paste(str(there))
        await officer.press("enter")

    async def work(officer: Worker) -> None:
        await officer.press("ctrl+p")
        await officer.see("Commands")
        await officer.write("save the")
        await officer.press("enter")  # from anywhere; what is not laid out yet is
        await save(officer)
        await officer.until(lambda: f"pages are in {there}" in notices(officer.pilot.app))
        assert there.read_bytes().startswith(b"%PDF")
        there.write_bytes(b"another")
        await officer.press("f6")
        await officer.until(lambda: preview(officer).has_focus)
        await officer.press("s")
        await save(officer)
        await officer.see("in the place of", "for the [red]website.pdf")
        await officer.press("escape")
        assert there.read_bytes() == b"another"
        await officer.press("s")
        await save(officer)
        await officer.see("Replace it")
        await officer.press("y")
        await officer.until(lambda: there.read_bytes().startswith(b"%PDF"))

    work_on(board, work)


# -- the rest, with a render that is made up ---------------------------------------------------


class MadeUp:
    """What a render has made, without one."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.pages, self.from_cache, self.seconds = 18, 0, 0.1
        self.spans = {"report": Span(1, 4)}


class Renderer:
    """Stands in for the renderer, and goes on for as long as a test wants."""

    def __init__(self) -> None:
        self.may_end = False

    def __call__(
        self,
        loaded: object,
        output: Path,
        *,
        progress: "Callable[[Progress], None]",
        cancelled: "Callable[[], bool]",
    ) -> MadeUp:
        import time

        from briefpack.rendering.pipeline import Progress

        del loaded
        progress(Progress(3, 12, "[red]The future[/red] of children’s services"))
        while not self.may_end:
            if cancelled():
                raise RenderCancelled
            time.sleep(0.01)
        output.write_bytes(b"%PDF")
        return MadeUp(output)


@pytest.fixture
def renderer(monkeypatch: pytest.MonkeyPatch) -> Renderer:
    stand_in = Renderer()
    monkeypatch.setattr("briefpack.render", stand_in)
    return stand_in


@pytest.mark.usefixtures("unchecked")
def test_a_render_tells_how_far_it_is_and_escape_stops_it(board: Path, renderer: Renderer) -> None:
    del renderer

    async def work(officer: Worker) -> None:
        await officer.press("f5")
        await officer.see("Laying out 3 of 12  ▕███", "Esc stops   [red]The future[/red]")
        matches_golden("rendering-120x36", officer.screen)
        await officer.press("f5")
        await officer.until(lambda: "going on already" in notices(officer.pilot.app))
        await officer.press("n")  # one works on meanwhile
        await officer.see("Take it")
        await officer.press("escape")
        await officer.press("escape")
        await officer.until(lambda: "The render was stopped." in notices(officer.pilot.app))
        await officer.see("Children & Young People Board", without="Laying out")
        assert officer.session.pages == 0

    work_on(board, work)


@pytest.mark.usefixtures("unchecked")
def test_without_the_extra_the_preview_says_how_to_see_pages(
    board: Path, renderer: Renderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    renderer.may_end = True
    monkeypatch.setattr("briefpack.editor.pictures.can_be_shown", lambda: False)
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr("shutil.which", lambda _: None)

    async def work(officer: Worker) -> None:
        await officer.press("f6")
        await officer.see("briefpack[preview] is installed", "o opens the PDF")
        await officer.until(lambda: preview(officer).has_focus or officer.bench.has_class("wide"))
        officer.pilot.app.clear_notifications()
        await officer.see("Preview  p. 14 of 18", without="18 pages in")
        matches_golden("preview-without-pictures-160x40", officer.screen)
        preview(officer).focus()
        await officer.press("o")
        await officer.until(
            lambda: "There is no viewer here. The PDF is" in notices(officer.pilot.app)
        )

    work_on(board, work, size=MIDDLE)


def test_the_systems_viewer_is_given_the_pdf(
    board: Path, renderer: Renderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    renderer.may_end = True
    started: list[list[str]] = []
    monkeypatch.setenv("DISPLAY", ":9")
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("briefpack.editor.pictures.can_be_shown", lambda: False)

    def start(command: list[str], **_: object) -> None:
        started.append(command)

    monkeypatch.setattr("briefpack.editor.preview.subprocess.Popen", start)

    async def work(officer: Worker) -> None:
        await render(officer)
        await officer.press("f6")
        await officer.until(lambda: preview(officer).has_focus)
        await officer.press("o")
        await officer.until(lambda: len(started) == 1)
        made = preview(officer).made
        assert made is not None
        assert started[0] == ["xdg-open", str(made.output)]

    work_on(board, work)


def test_a_pack_that_cannot_be_rendered_says_why(board: Path) -> None:
    (board / REPORT).unlink()

    async def work(officer: Worker) -> None:
        await officer.press("f5")
        await officer.until(lambda: "F8 goes to the first" in notices(officer.pilot.app))
        await officer.see("Children & Young People Board")
        assert officer.session.pages == 0

    work_on(board, work)
