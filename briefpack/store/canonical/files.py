"""Files on disk, put into canonical form."""

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from briefpack.errors import BriefpackError
from briefpack.problems import Problem
from briefpack.store.canonical.text import REPORT, canonical_text
from briefpack.store.files import LARGEST_TEXT, decode
from briefpack.store.os_errors import in_words
from briefpack.store.schema_line import schema_line


@dataclass(frozen=True, slots=True)
class Formatted:
    """A file as it is, and in canonical form."""

    path: Path
    before: bytes
    after: bytes

    @property
    def changed(self) -> bool:
        """Whether it is not in canonical form yet."""
        return self.before != self.after

    def write(self) -> None:
        """Put the canonical form in the file's place, whole or not at all.

        Raises BriefpackError where that cannot be done, or the file is no longer what was read.
        """
        path = self.path.resolve()  # a link stays one
        try:
            with _written_beside(path, self.after) as new:
                self._refuse_to_overwrite(path)
                new.replace(path)
        except OSError as error:
            raise in_words(error, self.path, "written") from None

    def _refuse_to_overwrite(self, path: Path) -> None:
        if not os.access(path, os.W_OK):
            raise BriefpackError(f"{self.path} is write-protected", "the file is as it was")
        if path.read_bytes() != self.before:
            raise BriefpackError(f"{self.path} has changed meanwhile", "run the command again")


def format_file(path: Path, name: str) -> Formatted:
    """Read a file of the kind ``name`` and work out its canonical form; nothing is written.

    Raises BriefpackError for what cannot be read, is not text or not TOML, or would mean
    something else.
    """
    file = str(path)
    try:
        if path.stat().st_size > LARGEST_TEXT:
            raise BriefpackError(f"{file} is larger than any text a person writes")
        before = path.read_bytes()
    except OSError as error:
        raise in_words(error, path, "read") from None
    text = decode(before, file)
    if isinstance(text, Problem):
        raise BriefpackError(f"{text.place}: {text.message}", text.hint)
    schema = None if name == REPORT else schema_line(path, name)
    return Formatted(path, before, canonical_text(text, name, file, schema).encode())


@contextmanager
def _written_beside(path: Path, data: bytes) -> Iterator[Path]:
    """A file with ``data`` in the folder of ``path``, of the same mode; gone if it is not moved."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".new")
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        new.chmod(stat.S_IMODE(path.stat().st_mode))
        yield new
    finally:
        new.unlink(missing_ok=True)
