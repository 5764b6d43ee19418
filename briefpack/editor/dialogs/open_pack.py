"""Name a pack by its folder, with what is found there told as one types."""

import asyncio
import os
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.suggester import Suggester
from textual.widgets import Input, Static

from briefpack.editor.pack_heads import current_folder, read_head
from briefpack.editor.widgets.dialog import Dialog
from briefpack.editor.widgets.key_line import KeyLine
from briefpack.errors import BriefpackError
from briefpack.store.files import is_file
from briefpack.store.load import PACK_FILE, shelf_of


class FolderNames(Suggester):
    """Completes the path of a folder, as a shell does."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The first folder that the path may become."""
        return await asyncio.to_thread(_first_folder, value) if value else None


def _first_folder(value: str) -> str | None:
    start = "" if value.endswith("/") else value.rpartition("/")[2]
    lead = value[: len(value) - len(start)]
    try:
        with os.scandir(Path(lead or ".").expanduser()) as entries:
            names = sorted(
                entry.name
                for entry in entries
                if entry.name.startswith(start)
                and entry.is_dir()
                and (start.startswith(".") or not entry.name.startswith("."))
            )
    except (OSError, ValueError, RuntimeError):  # no such folder, or not for us
        return None
    return f"{lead}{names[0]}/" if names else None


class OpenPack(Dialog[Path | None]):
    """A path to type, completed with the right arrow; Enter takes it where it is a pack."""

    KEYS = (("enter", "Open"), ("right", "Complete"), ("escape", "Cancel"), ("f1", "Help"))

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Cancel")]

    def __init__(self, question: str = "Which pack? Type its folder.") -> None:
        super().__init__()
        self.question = question

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(self.question, markup=False)
            yield Input(placeholder="where it is; → completes it", suggester=FolderNames())
            yield Static("", id="open-remark", markup=False)
        yield KeyLine()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._look(event.value.strip())

    @work(exclusive=True)
    async def _look(self, text: str) -> None:
        """Say which pack a path leads to; the file may be on a slow disk."""
        self._say(await asyncio.to_thread(_found, text) if text else "")

    def _say(self, text: str, *, wrong: bool = False) -> None:
        remark = self.query_one("#open-remark", Static)
        remark.set_class(wrong, "wrong")
        remark.update(text)

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        event.stop()
        path = _path(event.value.strip())
        try:
            shelf_of(path)
        except BriefpackError as error:
            self._say("\n".join(filter(None, (error.message, error.hint))), wrong=True)
        else:
            self.dismiss(path.parent if path.name == PACK_FILE else path)


def _found(text: str) -> str:
    """Which pack a path leads to; "" for none."""
    path = _path(text)
    head = read_head(path)
    if not head.trouble:
        return f"{head.name}  {head.when}"
    return head.trouble if path.name == PACK_FILE or is_file(path / PACK_FILE) else ""


def _path(text: str) -> Path:
    try:
        return current_folder() / Path(text).expanduser()
    except RuntimeError:  # ~somebody of whom this machine does not know
        return current_folder() / text
