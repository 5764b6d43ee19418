"""The folder that a site is written to: only what briefpack made there is changed or removed.

The file ``.briefpack-web`` in it lists what briefpack made, with digests. It says nothing that the
site does not, so that it may be published with it.
"""

import contextlib
import hashlib
import json
import os
import secrets
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from briefpack.errors import BriefpackError
from briefpack.rendering.writing import NEW_PDF

LISTING = ".briefpack-web"
JOURNAL = ".briefpack-web.new"
"""What a build that is under way has made, and the listing does not have yet or has otherwise."""

_TEMPORARY = ".briefpack-web-"
"""How the names of files begin that are being written."""


class Output:
    """A site's folder. Several processes may each have one for the same folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._listed = _listing(folder)
        self._begun = set(_journal(folder))
        self._mine = set(self._listed) | self._begun

    def claim(self, path: str) -> Path:
        """The place of a file that is about to be written, whose folder is there then.

        Raises BriefpackError where a file stands there that briefpack did not make.
        """
        place = self.folder / path
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            if path not in self._mine:
                if os.path.lexists(place):
                    raise BriefpackError(
                        f"{place} was not made by briefpack, and is left as it is",
                        "choose an empty folder, or move that file away",
                    )
                self._note_down(path)
        except OSError as error:
            raise unwritable(place, error) from error
        return place

    def begin(self, path: str) -> Path:
        """The place of a file that is being made anew: should it end here, it is still known."""
        place = self.claim(path)
        if path not in self._begun:
            try:
                self._note_down(path)
            except OSError as error:
                raise unwritable(place, error) from error
        return place

    def _note_down(self, path: str) -> None:
        _append(self.folder / JOURNAL, path)
        self._begun.add(path)
        self._mine.add(path)

    def write(self, path: str, content: str | bytes) -> str:
        """Write a file, whole or not at all, unless it is there already; its digest."""
        data = content.encode() if isinstance(content, str) else content
        place = self.claim(path)
        digest = hashlib.sha256(data).hexdigest()
        try:
            if self._is(place, data):
                return digest
            self.begin(path)
            temporary = place.with_name(f"{_TEMPORARY}{secrets.token_hex(8)}")
            try:
                temporary.write_bytes(data)
                temporary.replace(place)
            finally:
                with contextlib.suppress(OSError):
                    temporary.unlink(missing_ok=True)
        except OSError as error:
            raise unwritable(place, error) from error
        return digest

    def _is(self, place: Path, data: bytes) -> bool:
        try:
            return place.stat().st_size == len(data) and place.read_bytes() == data
        except OSError:
            return False

    def finish(self, files: Mapping[str, str], left_over: Sequence[Path] = ()) -> tuple[str, ...]:
        """Remove what briefpack made before and no longer makes, and list what there is now.

        What a build that was ended had begun goes too, and what it left (see ``left_over``).
        Returns the files that it would have removed, had somebody not changed them since.
        """
        changed = []
        begun = self._begun | set(_journal(self.folder))  # other processes' too
        for stale in left_over:
            with contextlib.suppress(OSError):
                stale.unlink(missing_ok=True)
        for path in sorted((self._mine | begun) - set(files)):
            place = self.folder / path
            listed = None if path in begun else self._listed.get(path)
            if listed is not None and place.is_file() and _digest(place) != listed:
                changed.append(path)
                continue
            with contextlib.suppress(OSError):
                place.unlink(missing_ok=True)
                _remove_empty(place.parent, self.folder)
        text = json.dumps(dict(sorted(files.items())), indent=0) + "\n"
        self._mine.add(LISTING)
        self.write(LISTING, text)
        (self.folder / JOURNAL).unlink(missing_ok=True)
        return tuple(changed)


def known_files(folder: Path) -> frozenset[str]:
    """The files in a folder that a build of a site made there, or had begun."""
    return frozenset((*_listing(folder), *_journal(folder)))


def left_over(folder: Path, files: Iterable[str]) -> tuple[Path, ...]:
    """What is beside those files under names that are given to files while they are written.

    Where another build is at work in the folder, it will have put its own in their places soon.
    """
    known = {folder, *((folder / path).parent for path in files)}
    return tuple(
        path
        for each in sorted(known)
        for path in each.glob(".briefpack-*")
        if path.name.startswith(_TEMPORARY) or path.name.endswith(NEW_PDF)
    )


def _listing(folder: Path) -> dict[str, str]:
    try:
        found = json.loads((folder / LISTING).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {str(path): str(digest) for path, digest in found.items() if _is_inside(str(path))}


def _journal(folder: Path) -> list[str]:
    try:
        text = (folder / JOURNAL).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return []
    return [path for path in text.splitlines() if _is_inside(path)]


def _is_inside(path: str) -> bool:
    """Whether a listed name is one of the folder's own, whoever wrote the listing."""
    return bool(path) and not path.startswith("/") and ".." not in path.split("/")


def _append(file: Path, path: str) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
    try:
        os.write(handle, f"{path}\n".encode())
    finally:
        os.close(handle)


def _digest(place: Path) -> str:
    return hashlib.sha256(place.read_bytes()).hexdigest()


def _remove_empty(folder: Path, root: Path) -> None:
    while folder != root and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def unwritable(place: Path, error: OSError) -> BriefpackError:
    """The error of a file or a folder of the site that cannot be written."""
    return BriefpackError(f"{place} cannot be written: {error.strerror}", "choose another folder")
