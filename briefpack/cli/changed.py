"""Which packs a change touches, as git tells."""

import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefpack.cli.gather import Checkup, Touched
from briefpack.errors import BriefpackError
from briefpack.store.files import is_file, is_folder
from briefpack.store.load import BOARD_FILE

_SAFELY = (
    *("-c", "diff.relative=false"),  # names are counted from the top, whoever likes them otherwise
    *("-c", "core.fsmonitor=false"),  # a program that a repository may name is not to be run
)


def touched_since(revision: str, paths: Iterable[Path], start: Path) -> Touched:
    """Whether a pack names a file, or has one in its folder, that differs from a revision.

    Files that git does not know yet count as changed, those that are gone too. Raises
    BriefpackError where git cannot tell.
    """
    folders = dict.fromkeys(
        path if is_folder(path) else path.parent
        for path in paths
        if is_folder(path) or is_file(path)
    )
    roots = dict.fromkeys(map(_root, folders))
    changed = {os.path.realpath(path) for root in roots for path in _differing(root, revision)}
    above = {str(folder) for path in changed for folder in Path(path).parents}
    boards_gone = {
        os.path.dirname(path)  # noqa: PTH120 - it is a string among strings
        for path in changed
        if path.endswith(f"/{BOARD_FILE}") and not is_file(Path(path))
    }

    def touched(checkup: Checkup) -> bool:
        named = {os.path.realpath(start / file) for file in checkup.named}
        if not changed.isdisjoint(named):
            return True
        if checkup.folder is None:
            return False
        folder = os.path.realpath(start / checkup.folder)
        # A repository within this one is told by its folder.
        around = {folder, *map(str, Path(folder).parents)}
        return folder in above or not (changed | boards_gone).isdisjoint(around)

    return touched


def _root(folder: Path) -> Path:
    """The top of the repository that a folder is in."""
    return Path(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").removesuffix(b"\n")))


def _differing(root: Path, revision: str) -> Iterator[Path]:
    """Every file that a repository has otherwise than a revision."""
    diff = ("diff", "--name-only", "--no-renames", "-z", "--end-of-options", revision, "--")
    new = ("ls-files", "--others", "--exclude-standard", "-z")
    for name in (_git(root, *diff) + _git(root, *new)).split(b"\0"):
        if name:
            yield root / os.fsdecode(name)


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        ran = subprocess.run(  # noqa: S603 - a list, not a shell's line
            ["git", *_SAFELY, "-C", str(folder), *arguments],  # noqa: S607 - whichever is installed
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise BriefpackError("git is not installed", "--changed-since asks git") from error
    if ran.returncode:
        words = ran.stderr.decode("utf-8", "replace").partition("\n")[0].removeprefix("fatal: ")
        raise BriefpackError(
            f"git cannot tell what has changed: {words}",
            "name a commit, a branch or a tag that this repository has",
        )
    return ran.stdout
