"""The folder that a site is written to: only what briefpack made there is changed or removed.

The file ``.briefpack-web`` in it lists what briefpack made, with digests. It says nothing that the
site does not, so that it may be published with it.
"""

import contextlib
import hashlib
import json
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from briefpack.errors import BriefpackError

LISTING = ".briefpack-web"
JOURNAL = ".briefpack-web.new"
"""What a build that is under way has made, and the listing does not have yet."""


class Output:
    """A site's folder. Several processes may each have one for the same folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._listed = _listing(folder)
        self._mine = set(self._listed) | set(_journal(folder))

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
                _append(self.folder / JOURNAL, path)
                self._mine.add(path)
        except OSError as error:
            raise _unwritable(place, error) from error
        return place

    def write(self, path: str, content: str | bytes) -> str:
        """Write a file, whole or not at all, unless it is there already; its digest."""
        data = content.encode() if isinstance(content, str) else content
        place = self.claim(path)
        digest = hashlib.sha256(data).hexdigest()
        try:
            if self._is(place, data):
                return digest
            temporary = place.with_name(f".{place.name}.{secrets.token_hex(4)}")
            try:
                temporary.write_bytes(data)
                temporary.replace(place)
            finally:
                with contextlib.suppress(OSError):
                    temporary.unlink(missing_ok=True)
        except OSError as error:
            raise _unwritable(place, error) from error
        return digest

    def _is(self, place: Path, data: bytes) -> bool:
        try:
            return place.stat().st_size == len(data) and place.read_bytes() == data
        except OSError:
            return False

    def finish(self, files: Mapping[str, str]) -> tuple[str, ...]:
        """Remove what briefpack made before and no longer makes, and list what there is now.

        Returns the files that it would have removed, had somebody not changed them since.
        """
        changed = []
        for path in sorted(self._mine - set(files)):
            place = self.folder / path
            listed = self._listed.get(path)
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


def _unwritable(place: Path, error: OSError) -> BriefpackError:
    return BriefpackError(f"{place} cannot be written: {error.strerror}", "choose another folder")
