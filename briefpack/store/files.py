"""Reading files, and only those inside the board's folder."""

import errno
import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefpack.problems import Place, Problem, Severity, nearest

UNREADABLE = "BP001"
OUTSIDE = "BP002"
NOT_UTF8 = "BP003"

MARKDOWN = (".md", ".markdown")
"""What names of Markdown files end with, in capitals as well."""

_ADDRESS = re.compile(r"(?:^|/)((?:https?|ftp):)/+", re.IGNORECASE)
"""An address on the web where a file's name should be; working out its steps took a slash."""

_MAY_NOT = frozenset({errno.EACCES, errno.EPERM})

Where = Callable[[], Place]
"""Tells the place of something when it is asked for: finding places costs time."""

LARGEST_TEXT = 32 * 1024 * 1024
"""Bytes. A 200,000-word report has about one megabyte; nothing a person writes comes near."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A board's folder: all reading of a pack goes through it.

    Files are named by their path relative to the folder, with forward slashes. ``unsaved`` are
    contents that take the place of what is on disk; None is a file that is to go.
    """

    root: Path
    unsaved: Mapping[str, bytes | None] = field(default_factory=dict)

    def path(self, file: str) -> Path:
        """Where a file of the folder is on this machine."""
        return self.root / file

    def holds(self, file: str) -> bool:
        """Whether ``file`` is inside the folder, links followed."""
        root = self.root.resolve()
        try:
            return (self.root / file).resolve().is_relative_to(root)
        except (OSError, RuntimeError):  # a link that leads to itself
            return False

    def has(self, file: str) -> bool:
        """Whether there is such a file."""
        if file in self.unsaved:
            return self.unsaved[file] is not None
        return is_file(self.path(file))

    def stamp(self, file: str) -> object:
        """What differs when a file's content does: the content itself, or its time and size."""
        if file in self.unsaved:
            return self.unsaved[file]
        try:
            found = self.path(file).stat()
        except (OSError, ValueError):  # ValueError: no file can have such a name
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino

    def name_of(self, path: Path) -> str:
        """The name of a path that is inside the folder."""
        return Path(os.path.relpath(path, self.root)).as_posix()

    def read(self, file: str, named_at: Where) -> bytes | Problem:
        """The bytes of ``file``, or why they cannot be had, told at the place that names it."""
        if (unsaved := self.unsaved.get(file)) is not None:
            return unsaved
        refusal = self._refusal(file, named_at)
        if refusal is not None:
            return refusal
        try:
            return self.path(file).read_bytes()
        except OSError as error:
            if error.errno in _MAY_NOT:
                hint = "ask whoever looks after the folder"
                return unreadable(file, "you may not read it", named_at(), hint)
            return unreadable(file, error.strerror or str(error), named_at())

    def _refusal(self, file: str, named_at: Where) -> Problem | None:
        path = self.path(file)
        if (address := _ADDRESS.search(file)) is not None:
            return unreadable(
                f"{address[1]}//{file[address.end() :]}",
                "it is on the web",
                named_at(),
                "download it, and put it beside the pack",
            )
        if _is_endless(path):
            hint = "delete the link, and put the file itself there"
            return unreadable(file, "it is a link that leads to itself", named_at(), hint)
        if leads_out(file) or (_exists(path) and not self.holds(file)):
            return Problem(
                OUTSIDE,
                Severity.ERROR,
                f"{file} is outside the board's folder",
                named_at(),
                hint="copy the file into the folder and name it from there",
            )
        if file in self.unsaved or not _exists(path):
            return unreadable(file, "there is no such file", named_at(), _neighbour(path))
        if not is_file(path):
            return unreadable(file, "it is not a file", named_at())
        return None

    def read_text(self, file: str, named_at: Where) -> str | Problem:
        """The text of ``file``, or why it cannot be had."""
        data = self.read(file, named_at)
        if isinstance(data, Problem):
            return data
        if len(data) > LARGEST_TEXT:
            return unreadable(file, "it is larger than any text a person writes", named_at())
        return decode(data, file)


def decode(data: bytes, file: str) -> str | Problem:
    """``data`` as UTF-8 text with line feeds, or where it is not UTF-8.

    In Markdown, but not in TOML, a carriage return by itself is a line's end, too.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        return Problem(
            NOT_UTF8,
            Severity.ERROR,
            f"the byte 0x{data[error.start]:02X} is not UTF-8 text",
            Place(file, line, column, line, column + 1),
            hint="save the file with the encoding UTF-8",
        )
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    return text.replace("\r", "\n") if file.lower().endswith(MARKDOWN) else text


def unreadable(file: str, reason: str, place: Place, hint: str | None = None) -> Problem:
    """The problem of a file that cannot be read."""
    return Problem(UNREADABLE, Severity.ERROR, f"{file} cannot be read: {reason}", place, hint=hint)


_MOST_FILES = 10_000
"""Files that a pack's folder is searched for; one with more is somebody's whole disk."""


def files_in(folder: Path, shelf: Shelf) -> Iterator[str]:
    """The names of the files in a folder of the shelf and in those below it, none hidden.

    Folders that are links are not followed: they may lead round in a circle.
    """
    inside = "" if folder == shelf.root else f"{shelf.name_of(folder)}/"
    yield from (
        file
        for file, content in shelf.unsaved.items()
        if content is not None and file.startswith(inside)
    )
    count = 0
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                file = shelf.name_of(Path(where, name))
                if file not in shelf.unsaved:
                    yield file
                count += 1
        if count > _MOST_FILES:
            return


def leads_out(file: str) -> bool:
    """Whether a name, its steps worked out, leads out of the folder that it is relative to."""
    return file == ".." or file.startswith("../")


def is_file(path: Path) -> bool:
    """Whether there is such a file; Path.is_file raises where a name is too long for one."""
    return os.path.isfile(path)  # noqa: PTH113


def is_folder(path: Path) -> bool:
    """Whether there is such a folder; Path.is_dir raises where a name is too long for one."""
    return os.path.isdir(path)  # noqa: PTH112


def _is_endless(path: Path) -> bool:
    """Whether a path is a link that leads round to itself, or is behind one."""
    try:
        path.stat()
    except OSError as error:
        return error.errno == errno.ELOOP
    except ValueError:  # no file can have such a name
        return False
    return False


def _exists(path: Path) -> bool:
    try:
        return path.exists() or path.is_symlink()
    except (OSError, ValueError):  # longer than names can be, or with a NUL in it
        return False


def _neighbour(path: Path) -> str | None:
    """A file of nearly the same name in the same folder."""
    try:
        names = [entry.name for entry in path.parent.iterdir()]
    except (OSError, ValueError):
        return None
    close = nearest(path.name, names)
    return f"did you mean {close}?" if close else None
