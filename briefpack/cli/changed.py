"""Which packs a change touches, as git tells."""

import subprocess
from collections.abc import Iterable
from pathlib import Path

from briefpack.cli.gather import Checkup, Touched
from briefpack.errors import BriefpackError


def touched_since(revision: str, start: Path) -> Touched:
    """Whether a pack reads a file, or has one in its folder, that differs from a revision.

    Files that git does not know yet count as changed. Raises BriefpackError where git cannot
    tell.
    """
    root = Path(_git(start, "rev-parse", "--show-toplevel").rstrip("\n"))
    diff = ("diff", "--name-only", "--no-renames", "-z", "--end-of-options", revision, "--")
    new = ("ls-files", "--others", "--exclude-standard", "-z", "--full-name", "--", ":/")
    names = (_git(start, *diff) + _git(start, *new)).split("\0")
    changed = {(root / name).resolve() for name in names if name}

    def touched(checkup: Checkup) -> bool:
        read = {(start / file).resolve() for file in checkup.read}
        folder = (start / checkup.folder).resolve()
        return bool(changed & read) or _any_inside(changed, folder)

    return touched


def _any_inside(paths: Iterable[Path], folder: Path) -> bool:
    return any(path.is_relative_to(folder) for path in paths)


def _git(start: Path, *arguments: str) -> str:
    try:
        ran = subprocess.run(  # noqa: S603 - a list, not a shell's line
            ["git", "-C", str(start), *arguments],  # noqa: S607 - whichever git is installed
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise BriefpackError("git is not installed", "--changed-since asks git") from error
    if ran.returncode:
        words = ran.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        raise BriefpackError(f"git cannot tell what has changed: {words}", "name a revision")
    return ran.stdout.decode("utf-8", "surrogateescape")
