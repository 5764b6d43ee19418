"""Choose a file of this machine to copy into the pack."""

import asyncio
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import DirectoryTree, Input, Static

from briefpack.editor.widgets.dialog import Dialog
from briefpack.editor.widgets.key_line import KeyLine

PICTURES = {".png", ".jpg", ".jpeg", ".svg"}
KINDS = {".pdf", ".md", *PICTURES}


class _Names(Suggester):
    """Completes a path, as a shell does."""

    def __init__(self, kinds: set[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self.kinds = kinds

    async def get_suggestion(self, value: str) -> str | None:
        """The first file or folder that the path may become."""
        return await asyncio.to_thread(completed, value, self.kinds)


def whole_path(typed: str) -> Path | None:
    """The path that somebody typed or dropped here; None where it can be none."""
    words = typed.strip()
    if len(words) > 1 and words[0] == words[-1] and words[0] in "'\"":
        words = words[1:-1]  # dropped onto a terminal, which puts quotes around spaces
    try:
        return Path(words).expanduser() if words and "\0" not in words else None
    except RuntimeError:  # the home folder of somebody who is not known here
        return None


def completed(value: str, kinds: set[str]) -> str | None:
    """A path with its last name whole: the first that can be gone on with, or printed."""
    path = whole_path(value)
    if path is None:
        return None
    folder, start = (path, "") if value.endswith("/") else (path.parent, path.name)
    try:
        names = sorted(
            f"{entry.name}/" if entry.is_dir() else entry.name
            for entry in folder.iterdir()
            if entry.name.startswith(start)
            and (start.startswith(".") or not entry.name.startswith("."))
            and (entry.is_dir() or entry.suffix.lower() in kinds)
        )
    except OSError:
        return None
    lead = value if value.endswith("/") else value[: len(value) - len(start)]
    return f"{lead}{names[0]}" if names else None


class _Tree(DirectoryTree):
    """Folders, and files of the kinds that can be printed."""

    def __init__(self, folder: Path, kinds: set[str]) -> None:
        super().__init__(folder)
        self.kinds = kinds

    def filter_paths(self, paths: Iterable[Path]) -> list[Path]:
        """Without what is hidden, and what could not be printed."""
        return [path for path in paths if not path.name.startswith(".") and self._fits(path)]

    def _fits(self, path: Path) -> bool:
        try:
            return path.is_dir() or path.suffix.lower() in self.kinds
        except OSError:  # a folder that this account may not look into
            return False


class ChooseFile(Dialog[Path | None]):
    """A path to type, completed with the right arrow; or a tree to choose from."""

    KEYS = (("enter", "Take it"), ("tab", "Go on"), ("escape", "Cancel"), ("f1", "Help"))

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Cancel")]

    def __init__(self, *, pictures: bool = False) -> None:
        super().__init__()
        self.kinds = PICTURES if pictures else KINDS

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            kinds = ", ".join(sorted(kind.removeprefix(".") for kind in self.kinds))
            yield Static(f"Which file? ({kinds}) It is copied into the pack.", markup=False)
            yield Input(
                placeholder="its name; → completes it, Tab goes to the folders",
                suggester=_Names(self.kinds),
            )
            yield _Tree(Path.cwd(), self.kinds)
        yield KeyLine()

    @on(Input.Submitted)
    async def _typed(self, event: Input.Submitted) -> None:
        event.stop()
        await self._take(whole_path(event.value), event.value)

    @on(DirectoryTree.FileSelected)
    async def _chosen(self, event: DirectoryTree.FileSelected) -> None:
        event.stop()
        await self._take(event.path, str(event.path))

    async def _take(self, path: Path | None, typed: str) -> None:
        wrong = await asyncio.to_thread(self._wrong, path, typed)
        if wrong:
            self.notify(wrong, severity="error", markup=False)
        else:
            self.dismiss(path)

    def _wrong(self, path: Path | None, typed: str) -> str:
        try:
            if path is None or not path.is_file():
                return f"There is no file {typed}"
        except OSError as error:
            return f"{typed} cannot be read: {error.strerror}"
        if path.suffix.lower() not in self.kinds:
            return f"{path.name} cannot be printed here."
        return ""


async def read_chosen(widget: Widget, path: Path) -> bytes | None:
    """The bytes of a file that was chosen; None where they cannot be had, which is told."""
    try:
        return await asyncio.to_thread(path.read_bytes)
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}"
        widget.notify(message, severity="error", markup=False)
        return None
