"""What is seen first: the pack's agenda as its file has it, while all the rest is read.

Nothing of the models is loaded for this, so that it is there at once.
"""

import asyncio
import gc
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Key, Paste, Resize
from textual.screen import Screen
from textual.widgets import Static

from briefpack.errors import BriefpackError

if TYPE_CHECKING:
    from briefpack.editor.app import Editor
    from briefpack.editor.session import Session

NARROW = 110
"""Columns under which one pane is shown at a time, and the outline is a drawer."""

WIDE = 150
"""Columns from which on there is room for a page beside the rest."""

MOST = 60
"""Titles that are shown; no screen has more lines."""


@dataclass(frozen=True, slots=True)
class Glance:
    """A pack at a glance: its meeting in words, and the titles of its items."""

    when: str = ""
    titles: tuple[str, ...] = ()


def glance(where: Path) -> Glance:
    """What can be said of a pack by its pack.toml alone; nothing where that is no TOML."""
    path = where / "pack.toml" if where.is_dir() else where
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Glance()
    meeting, items = data.get("meeting"), data.get("items")
    tables = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    titles = [item["title"] for item in tables if isinstance(item.get("title"), str)]
    return Glance(_when(meeting) if isinstance(meeting, dict) else "", tuple(titles[:MOST]))


def _when(meeting: Mapping[str, Any]) -> str:
    day, start = meeting.get("date"), meeting.get("start")
    if not isinstance(day, date):
        return ""
    clock = f", {start:%H:%M}" if isinstance(start, time) else ""
    return f"{day:%a} {day.day} {day:%b %Y}{clock}"


class Opening(Screen["Session | None"]):
    """A pack that is being read. Keys that are pressed meanwhile go to the workbench."""

    def __init__(self, where: Path) -> None:
        super().__init__()
        self.where = where
        self._early: list[Key | Paste] = []
        self._given = 0
        self._is_read = False

    def compose(self) -> ComposeResult:
        seen = glance(self.where)
        lines = Text("\n".join(f" {title}" for title in seen.titles), no_wrap=True)
        yield Static(f" {seen.when or self.where}   opening …", id="title", markup=False)
        with Horizontal(id="body"):
            yield Static("", id="outline")
            with Vertical(id="middle"):
                yield Static(lines, id="panes")

    def on_mount(self) -> None:
        """Be seen first."""
        self.query_one("#outline").border_title = "Pack"
        self.query_one("#panes").border_title = "Agenda"
        self.call_after_refresh(self._read)

    @work
    async def _read(self) -> None:
        editor = cast("Editor", self.app)
        if editor.has_closed_a_pack:
            gc.collect()  # before what stays is no longer looked at
        gc.disable()  # of all that is read now, nothing is rubbish soon
        try:
            session = await asyncio.to_thread(_session, self.where, editor)
        except BriefpackError as error:
            self.notify(error.hint or "", title=error.message, severity="error", timeout=15)
            self.dismiss(None)
        else:
            self._is_read = True
            self._give()
            gc.freeze()
            self.dismiss(session)
        finally:
            gc.enable()

    def on_resize(self, event: Resize) -> None:
        """Have the parts stand where they will stand on the workbench."""
        self.set_class(event.size.width < NARROW, "narrow")
        self.set_class(event.size.width >= WIDE, "wide")

    def on_key(self, event: Key) -> None:
        """Keep a key for the workbench."""
        event.stop()
        self._keep(Key(event.key, event.character))

    def on_paste(self, event: Paste) -> None:
        """Keep what is pasted for the workbench."""
        event.stop()
        self._keep(Paste(event.text))

    def _keep(self, event: Key | Paste) -> None:
        self._early.append(event)
        if self._is_read:
            self._give()

    def _give(self) -> None:
        """Have what was typed wait for the workbench, before what is typed from now on."""
        cast("Editor", self.app).hold_keys(self._early, self._given)
        self._given += len(self._early)
        self._early.clear()


def _session(where: Path, editor: "Editor") -> "Session":
    """The pack, read; and loaded with it, what shows it. Runs in a thread."""
    from briefpack.editing.workspace import Workspace
    from briefpack.editor import workbench
    from briefpack.editor.session import Session
    from briefpack.editor.styles import read_ahead

    read_ahead(editor.stylesheet, workbench.__package__)
    session = Session(Workspace.open(where), editor.today, read_only=editor.read_only)
    _ = session.plan
    session.ahead = _work_out_ahead
    _work_out_ahead(session)
    return session


def _work_out_ahead(session: "Session") -> None:
    """Work out what is shown of any pack, whatever is being edited. Runs in a thread."""
    from briefpack.editor.agenda_rows import rows_now
    from briefpack.editor.meters import weights_now
    from briefpack.editor.outline_entries import outline_now
    from briefpack.editor.turns import let_it_go_first

    for work_out in (outline_now, rows_now, weights_now):
        let_it_go_first()
        work_out(session)
