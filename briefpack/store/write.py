"""Writing files so that nothing is lost: whole or not at all, and never over what is not known.

A new text is written under another name in the same folder, brought to disk, and only then put
in the file's place. Before that the file is read once more: where it is not what it was when it
was read, somebody else has written it, and it is left as it is. From that look until the file is
in its place, the folder is locked for other programs of briefpack's.
"""

import errno
import hashlib
import os
import secrets
import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from briefpack.errors import BriefpackError
from briefpack.store.line_ends import with_line_ends
from briefpack.store.locks import alone_with
from briefpack.store.os_errors import in_words

TEMPORARY = ".briefpack-"
"""How the names of files begin that are being written. One that stays was left by a crash."""

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class FileState:
    """What a file was when it was read: the SHA-256 of its bytes, None where it was not there.

    The time of its last change, in nanoseconds, and its size in bytes only help to see sooner
    that it is still the same.
    """

    digest: str | None
    mtime_ns: int = field(default=0, compare=False)
    size: int = field(default=0, compare=False)


NOT_THERE = FileState(None)
"""The state of a file that does not exist."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is to become of a file: a text with line feeds, bytes, or None for a file to delete.

    ``expected`` is what the file was when it was read; None where that does not matter.
    """

    path: Path
    content: str | bytes | None
    expected: FileState | None = None


class ChangedUnderneath(BriefpackError):  # noqa: N818 - it says what has happened
    """A file is not what it was when it was read; it was not touched."""

    def __init__(self, path: Path, how: str) -> None:
        super().__init__(f"{path} {how}", "look at what is there now, and decide which to keep")
        self.path = path


class PartlySaved(BriefpackError):  # noqa: N818 - it says what has happened
    """Several files were to be saved; ``written`` are those that were, with what they are now."""

    def __init__(self, written: Mapping[Path, FileState], error: BriefpackError) -> None:
        names = ", ".join(str(path) for path in written)
        super().__init__(f"{error.message}; already saved: {names}", error.hint)
        self.written = written


# -- looking -------------------------------------------------------------------------------


def state_of(path: Path) -> FileState:
    """What a file is now. Raises BriefpackError where that cannot be found out."""
    found = _found(path)
    return NOT_THERE if found is None else found.state


def is_still(path: Path, state: FileState) -> bool:
    """Whether a file is what it was, by its time and size where they are the same.

    A file changed twice within the clock's tick may pass for the same. ``save`` looks at bytes.
    """
    with suppress(OSError, ValueError):
        known = os.stat(path)  # noqa: PTH116 - as fast as can be: this is asked often
        if state.digest is not None and (known.st_mtime_ns, known.st_size) == (
            state.mtime_ns,
            state.size,
        ):
            return True
    return state_of(path) == state


@dataclass(frozen=True, slots=True)
class _Found:
    """A file as it is on disk."""

    data: bytes
    about: os.stat_result

    @property
    def state(self) -> FileState:
        return _state(self.data, self.about)


def _state(data: bytes, about: os.stat_result) -> FileState:
    return FileState(hashlib.sha256(data).hexdigest(), about.st_mtime_ns, about.st_size)


def _found(path: Path) -> _Found | None:
    """The file as it is; None where there is none."""
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise BriefpackError(f"{path} is not a file")  # reading a pipe might never end
        with path.open("rb") as file:
            about = os.fstat(file.fileno())
            return _Found(file.read(), about)
    except OSError as error:
        if error.errno in {errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG}:
            return None
        raise in_words(error, path, "read") from None
    except ValueError:  # a NUL in its name
        return None


def _checked(path: Path, expected: FileState | None) -> _Found | None:
    """The file as it is; raises ChangedUnderneath where that is not what was expected."""
    found = _found(path)
    if expected is None or (found.state if found else NOT_THERE) == expected:
        return found
    if found is None:
        raise ChangedUnderneath(path, "is not there any more")
    if expected.digest is None:
        raise ChangedUnderneath(path, "is there already")
    raise ChangedUnderneath(path, "has changed since it was read")


# -- writing -------------------------------------------------------------------------------


def save(path: Path, content: str | bytes, expected: FileState | None = None) -> FileState:
    """Write a file, whole or not at all; returns what it is then.

    A text gets the line ends and the byte-order mark of the file that is there; bytes are written
    as they are. The file keeps its mode, and a link stays one; folders that it needs are made.
    Raises ChangedUnderneath where the file is not what was ``expected``, BriefpackError where it
    cannot be written.
    """
    (state,) = save_all([Change(path, content, expected)])
    return state


def save_all(changes: Sequence[Change]) -> tuple[FileState, ...]:
    """Write and delete several files; returns what each of them is then, in order.

    All are looked at, and the new ones brought to disk, before the first takes its place: files
    that were not there, then those that were; what is to be deleted goes last. Raises as ``save``
    does, and PartlySaved where only some were written.
    """
    targets = [_target(change.path) for change in changes]
    if len(set(targets)) < len(targets):
        raise ValueError("a file is named twice")
    written: dict[Path, FileState] = {}
    with ExitStack() as staged:
        ready = [
            staged.enter_context(_staged(change, target))
            for change, target in zip(changes, targets, strict=True)
        ]
        staged.enter_context(alone_with(targets))
        for change in changes:
            _checked(change.path, change.expected)
        for place in sorted(range(len(ready)), key=lambda place: ready[place].turn):
            try:
                written[changes[place].path] = ready[place].put()
            except BriefpackError as error:
                if not written:
                    raise
                raise PartlySaved(written, error) from error
    return tuple(written[change.path] for change in changes)


@dataclass(frozen=True, slots=True)
class _Ready:
    """A change that has only to be put in place."""

    change: Change
    target: Path
    state: FileState
    temporary: Path | None = None

    @property
    def turn(self) -> int:
        """New files come first, so that what names them never does so in vain; deleting last."""
        if self.change.content is None:
            return 2
        return int(self.change.expected != NOT_THERE)

    def put(self) -> FileState:
        """Put it in place; raises BriefpackError."""
        doing = "deleted" if self.change.content is None else "written"
        try:
            if self.change.content is None:
                self.target.unlink(missing_ok=self.change.expected == NOT_THERE)
            elif self.temporary is not None:
                self._replace(self.temporary)
        except OSError as error:
            raise in_words(error, self.change.path, doing) from None
        sync_folder(self.target.parent)
        return self.state

    def _replace(self, temporary: Path) -> None:
        expected = self.change.expected
        if expected is not None and expected.digest is None:
            # A second name, unlike a new one, is never given over a file that has come meanwhile.
            try:
                self.target.hardlink_to(temporary)
            except FileExistsError:
                raise ChangedUnderneath(self.change.path, "is there already") from None
            except OSError as error:
                if error.errno not in _NO_SECOND_NAMES:
                    raise
            else:
                return
        temporary.replace(self.target)


_NO_SECOND_NAMES = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EACCES}
"""What a file system answers that cannot give a file two names."""


@contextmanager
def _staged(change: Change, target: Path) -> Iterator[_Ready]:
    """A change with all done that can be done beforehand."""
    found = _checked(change.path, change.expected)
    if found is not None and not os.access(target, os.W_OK):
        raise BriefpackError(f"{change.path} is write-protected", "the file is as it was")
    if change.content is None:
        if found is None and change.expected != NOT_THERE:
            raise BriefpackError(f"there is no {change.path}")
        yield _Ready(change, change.path, NOT_THERE)
        return
    data = _in_form(change.content, found.data if found else None)
    if found is not None and data == found.data:
        yield _Ready(change, target, found.state)
        return
    temporary = target.with_name(f"{TEMPORARY}{secrets.token_hex(8)}")
    with _folder_of(target, change.path):
        try:
            state = _write(temporary, data, found, change.path)
            yield _Ready(change, target, state, temporary)
        finally:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


@contextmanager
def _folder_of(target: Path, path: Path) -> Iterator[None]:
    """Make the folders above a file where there are none; those that stay empty go again."""
    missing = [folder for folder in target.parents if not os.path.lexists(folder)]
    try:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise in_words(error, path, "written") from None
        for folder in missing:
            sync_folder(folder.parent)
        yield
    finally:
        for folder in missing:
            with suppress(OSError):
                folder.rmdir()


def _in_form(content: str | bytes, before: bytes | None) -> bytes:
    """The bytes of a file, its text with the line ends and the mark that it had."""
    if isinstance(content, bytes):
        return content
    old = (before or b"").removeprefix(_BOM).decode("utf-8", "surrogateescape")
    try:
        data = with_line_ends(content, old).encode("utf-8")
    except UnicodeEncodeError:
        raise BriefpackError("the text holds code points that are not text") from None
    marked = before is not None and before.startswith(_BOM) and not data.startswith(_BOM)
    return _BOM + data if marked else data


def _write(temporary: Path, data: bytes, before: _Found | None, path: Path) -> FileState:
    """Write a new file and bring it to disk; it is as open to others as the one before."""
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        handle = os.open(temporary, flags, 0o666 if before is None else 0o600)
        with open(handle, "wb") as file:  # noqa: PTH123 - it has no path any more
            file.write(data)
            file.flush()
            if before is not None:
                _make_alike(handle, before.about)
            os.fsync(handle)
            return _state(data, os.fstat(handle))
    except OSError as error:
        raise in_words(error, path, "written") from None


def _make_alike(handle: int, before: os.stat_result) -> None:
    """Give a file the owner, as far as may be, and the mode of another."""
    now = os.fstat(handle)
    if (now.st_uid, now.st_gid) != (before.st_uid, before.st_gid):
        with suppress(OSError):
            os.fchown(handle, before.st_uid, before.st_gid)
    with suppress(OSError):  # some file systems have no modes
        os.fchmod(handle, stat.S_IMODE(before.st_mode))


def sync_folder(folder: Path) -> None:
    """Bring to disk which files are in a folder, where the file system can do that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _target(path: Path) -> Path:
    """The file that is to be written: what a link leads to."""
    try:
        return Path(os.path.realpath(path))
    except ValueError:
        raise BriefpackError(f"{str(path)!r} cannot be the name of a file") from None


# -- deleting and moving -------------------------------------------------------------------


def remove(path: Path, expected: FileState | None = None) -> None:
    """Delete a file (of a link only the link). Raises as ``save`` does."""
    save_all([Change(path, None, expected)])


def move(path: Path, to: Path, expected: FileState | None = None) -> None:
    """Give a file or folder another name, or put it in another folder.

    Raises ChangedUnderneath where there is something at ``to``, or a file is not what was
    ``expected``; BriefpackError where it cannot be moved.
    """
    if not os.path.lexists(path):
        raise BriefpackError(f"there is no {path}")
    if not path.is_dir() or expected is not None:
        _checked(path, expected)
    if os.path.lexists(to):
        raise ChangedUnderneath(to, "is there already")
    try:
        _rename(path, to)
    except FileExistsError:
        raise ChangedUnderneath(to, "is there already") from None
    except OSError as error:
        raise in_words(error, path, "moved", to.parent) from None
    sync_folder(to.parent)
    sync_folder(path.parent)


def _rename(path: Path, to: Path) -> None:
    if not path.is_dir():
        try:
            os.link(path, to, follow_symlinks=False)
        except OSError as error:
            if error.errno not in _NO_SECOND_NAMES:
                raise
        else:
            try:
                path.unlink()
            except OSError:
                to.unlink()
                raise
            return
    path.rename(to)
