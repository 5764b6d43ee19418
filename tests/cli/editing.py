"""What tests of the commands that change packs share."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from briefpack.editing.workspace import Workspace
from tests.cli.running import REPO

EXAMPLE = REPO / "examples" / "cyp-board"
MEETING = "meetings/2016-11-03"
TODAY = ("--today", "2016-10-20")


def board_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the example's board; the working directory is its folder."""
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "cyp-board"))
    monkeypatch.chdir(folder)
    return folder


def files_in(folder: Path) -> dict[str, bytes]:
    """All files of a folder by their names."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def as_the_editor(
    folder: Path, pack: str, *changes: Callable[[Workspace], object]
) -> dict[str, bytes]:
    """All files of a board as they would be after what the editor does; nothing is written."""
    workspace = Workspace.open(folder / pack)
    for change in changes:
        change(workspace)
    found = files_in(folder)
    for file, content in workspace.unsaved.items():
        if content is None:
            del found[file]
        else:
            found[file] = content
    return found
