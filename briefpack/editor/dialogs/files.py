"""Choose a file of this machine to copy into the pack."""

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.suggester import Suggester
from textual.widgets import DirectoryTree, Input, Static

PICTURES = {".png", ".jpg", ".jpeg", ".svg"}
KINDS = {".pdf", ".md", *PICTURES}


class _Names(Suggester):
    """Completes a path, as a shell does."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The first file or folder that the path may become."""
        return _completed(value)


def _completed(value: str) -> str | None:
    path = Path(value).expanduser()
    folder, start = (path, "") if value.endswith("/") else (path.parent, path.name)
    try:
        names = sorted(entry.name for entry in folder.iterdir() if entry.name.startswith(start))
    except OSError:
        return None
    if not names or not value:
        return None
    lead = value if value.endswith("/") else value[: len(value) - len(start)]
    slash = "/" if (folder / names[0]).is_dir() else ""
    return f"{lead}{names[0]}{slash}"


class _Tree(DirectoryTree):
    """Folders, and files of the kinds that can be printed."""

    def __init__(self, folder: Path, kinds: set[str]) -> None:
        super().__init__(folder)
        self.kinds = kinds

    def filter_paths(self, paths: Iterable[Path]) -> list[Path]:
        """Without what is hidden, and what could not be printed."""
        return [
            path
            for path in paths
            if not path.name.startswith(".")
            and (path.is_dir() or path.suffix.lower() in self.kinds)
        ]


class ChooseFile(ModalScreen[Path | None]):
    """A path to type, completed with the right arrow; or a tree to choose from."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Cancel")]

    def __init__(self, *, pictures: bool = False) -> None:
        super().__init__()
        self.kinds = PICTURES if pictures else KINDS

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            kinds = ", ".join(sorted(kind.removeprefix(".") for kind in self.kinds))
            yield Static(f"Which file? ({kinds}) It is copied into the pack.", markup=False)
            yield Input(placeholder="path; → completes, Tab goes to the tree", suggester=_Names())
            yield _Tree(Path.cwd(), self.kinds)

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        event.stop()
        self._take(Path(event.value.strip()).expanduser())

    @on(DirectoryTree.FileSelected)
    def _chosen(self, event: DirectoryTree.FileSelected) -> None:
        event.stop()
        self._take(event.path)

    def _take(self, path: Path) -> None:
        if not path.is_file():
            self.notify(f"There is no file {path}", severity="error")
        elif path.suffix.lower() not in self.kinds:
            self.notify(f"{path.name} cannot be printed.", severity="error")
        else:
            self.dismiss(path)
