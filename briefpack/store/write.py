"""Writing files: whole or not at all, and never over what somebody else has written meanwhile."""

import contextlib
import errno
import hashlib
import os
import stat
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefpack.errors import BriefpackError
from briefpack.store.line_ends import with_line_ends

BOM = b"\xef\xbb\xbf"
MARK = ".briefpack-"
"""What names of temporary files begin with; they stand in the folder of the file to be."""


class ChangedUnderneath(BriefpackError):  # noqa: N818 - it says what has happened
    """A file is not as it was when it was read. ``file`` is which."""

    def __init__(self, file: Path) -> None:
        super().__init__(f"{file} has changed on disk since it was read", "look at it again first")
        self.file = file


@dataclass(frozen=True, slots=True)
class FileState:
    """What a file was: the SHA-256 of its bytes in hexadecimal, None for no file."""

    digest: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """A file to write, or with None to remove; refused where it is not as ``expected``.

    A text has line feeds; in the file it gets the line ends and the mark that are there already.
    """

    path: Path
    content: str | bytes | None
    expected: FileState | None = None


def state_of(path: Path) -> FileState:
    """What a file is now. Raises BriefpackError where it cannot be read."""
    try:
        return FileState(hashlib.sha256(path.read_bytes()).hexdigest())
    except (FileNotFoundError, NotADirectoryError):
        return FileState(None)
    except OSError as error:
        raise _in_words(path, error, "read") from error


def save(path: Path, content: str | bytes, expected: FileState | None = None) -> FileState:
    """Write one file; returns what it is then. Raises BriefpackError where it cannot be."""
    return save_all([Change(path, content, expected)])[0]


def remove(path: Path, expected: FileState | None = None) -> None:
    """Remove one file. Raises BriefpackError where it cannot be."""
    save_all([Change(path, None, expected)])


def save_all(changes: Sequence[Change]) -> list[FileState]:
    """Write and remove files; returns what each is then.

    All are looked at, and all contents are on disk, before the first file is replaced: what can
    fail fails while everything is as it was. Raises BriefpackError, which names the files that
    were written where it comes too late for that.
    """
    for change in changes:
        if change.expected is not None and state_of(change.path) != change.expected:
            raise ChangedUnderneath(change.path)
    with contextlib.ExitStack() as stack:
        ready = [
            None if change.content is None else stack.enter_context(_beside(change))
            for change in changes
        ]
        return _replace_all(changes, ready)


def _replace_all(
    changes: Sequence[Change], ready: Sequence["tuple[Path, Path, bytes] | None"]
) -> list[FileState]:
    done: list[Path] = []
    states: list[FileState] = []
    for change, new in zip(changes, ready, strict=True):
        try:
            if new is None:
                change.path.unlink(missing_ok=True)
                states.append(FileState(None))
            else:
                temporary, target, data = new
                temporary.replace(target)
                states.append(FileState(hashlib.sha256(data).hexdigest()))
            done.append(change.path)
            _sync_folder(change.path.parent)
        except OSError as error:
            written = f"; written already: {', '.join(map(str, done))}" if done else ""
            failed = _in_words(change.path, error, "written")
            raise BriefpackError(f"{failed.message}{written}", failed.hint) from error
    return states


@contextlib.contextmanager
def _beside(change: Change) -> Iterator[tuple[Path, Path, bytes]]:
    """The new content in a temporary file beside its target, which is gone if it is not moved."""
    new: Path | None = None
    try:
        target = change.path.resolve() if change.path.is_symlink() else change.path
        target.parent.mkdir(parents=True, exist_ok=True)
        data, mode = _as_there(target, change.content or b"")
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=MARK)
        new = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        new.chmod(mode)
    except OSError as error:
        if new is not None:
            new.unlink(missing_ok=True)
        raise _in_words(change.path, error, "written") from error
    try:
        yield new, target, data
    finally:
        new.unlink(missing_ok=True)


def _as_there(target: Path, content: str | bytes) -> tuple[bytes, int]:
    """The bytes of a content, with the line ends, the mark and the mode of the file there is."""
    try:
        before = target.read_bytes()
        mode = stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        before, mode = b"", 0o666 & ~mask
    else:
        if not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    if isinstance(content, bytes):
        return content, mode
    text = with_line_ends(content, before.decode("utf-8", "replace"))
    return (BOM if before.startswith(BOM) else b"") + text.encode(), mode


def _sync_folder(folder: Path) -> None:
    """Have the folder on disk, too; some file systems cannot, and need not."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


_HINTS = {
    errno.ENOSPC: ("the disk is full", "make room, and save again"),
    errno.EDQUOT: ("your share of the disk is full", "make room, and save again"),
    errno.EROFS: ("the disk can only be read", "copy the folder to one that can be written"),
    errno.EACCES: ("this account may not", "ask whoever owns the folder, or copy it"),
    errno.EPERM: ("this account may not", "ask whoever owns the folder, or copy it"),
    errno.ENOENT: ("its folder is gone", "see whether the folder was moved or renamed"),
    errno.ENAMETOOLONG: ("its name is too long", "give it a shorter one"),
    errno.EISDIR: ("there is a folder of that name", "give it another name"),
}


def _in_words(path: Path, error: OSError, done: str) -> BriefpackError:
    reason, hint = _HINTS.get(error.errno or 0, (error.strerror or str(error), None))
    return BriefpackError(f"{path} cannot be {done}: {reason}", hint)
