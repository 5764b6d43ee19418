"""Drafts: what has not been saved yet, kept where a crash does not reach it, never in the pack.

A draft may hold words of exempt papers, so only its own account may read it. Attachments, which
may be large and do not change while somebody types, stand in files of their own beside it.
"""

import contextlib
import hashlib
import itertools
import json
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from briefpack.editing.state import key_of, state_folder, write_private
from briefpack.errors import BriefpackError
from briefpack.store.write import sync_folder

MOST_BYTES = 256 * 1024 * 1024
"""Of all unsaved files of a pack together. Far more than a person types or attaches between saves;
it is there so that a slip does not fill somebody's disk."""

_FORM = 1
"""The form of drafts as they are written here."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Unsaved files of a pack, as they were.

    ``contents`` has a text, the bytes of an attachment, or None for a file that was to go;
    ``bases`` the SHA-256, in hexadecimal, of the file on disk that each was made from, None where
    there was none. ``saved`` is when, as the caller said it. ``lost`` are files whose content is
    damaged or gone: the rest of the draft is as it was.
    """

    contents: Mapping[str, str | bytes | None]
    bases: Mapping[str, str | None]
    saved: str
    lost: tuple[str, ...] = ()


def _own_folder() -> Path:
    return state_folder() / "drafts"


@dataclass(frozen=True, slots=True)
class Drafts:
    """The drafts in a folder, this account's unless another is named; one for each pack."""

    folder: Path = field(default_factory=_own_folder)

    def keep(
        self,
        pack: Path,
        contents: Mapping[str, str | bytes | None],
        bases: Mapping[str, str | None],
        saved: str,
    ) -> None:
        """Keep what is unsaved of the pack in the folder ``pack``, in place of its last draft.

        ``saved`` says when, such as "2016-11-03T16:30". Without contents there is no draft any
        more. Raises BriefpackError where it cannot be kept; the last draft is then still there.
        """
        if not contents:
            self.discard(pack)
            return
        if sum(map(_size, contents.values())) > MOST_BYTES:
            raise BriefpackError(
                "there is too much unsaved to keep a draft of it",
                "save now, and add large attachments one by one",
            )
        key = key_of(pack)
        try:
            entries = {file: self._entry(key, content) for file, content in contents.items()}
            body = {"pack": str(pack.resolve()), "saved": saved, "bases": dict(bases)}
            write_private(self._path(key), _sealed({**body, "contents": entries}))
            self._drop_attachments(key, set(map(_attached, entries.values())))
        except OSError as error:
            raise BriefpackError(
                f"no draft can be kept in {self.folder}: {error.strerror or error}",
                "save more often: what is unsaved would be lost in a crash",
            ) from None

    def find(self, pack: Path) -> Draft | None:
        """The draft of a pack, or None. A damaged one is set aside under another name."""
        key = key_of(pack)
        path = self._path(key)
        try:
            for unfinished in self.folder.glob(f"{key}*.new"):  # left by a crash while writing
                unfinished.unlink(missing_ok=True)
            data = path.read_bytes()
        except OSError:
            return None
        try:
            return self._draft(key, _unsealed(data))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            self._set_aside(path)
            return None

    def discard(self, pack: Path) -> None:
        """Delete the draft of a pack, if there is one: it is saved, or not wanted."""
        key = key_of(pack)
        with contextlib.suppress(OSError):
            self._path(key).unlink(missing_ok=True)
            self._drop_attachments(key)
            sync_folder(self.folder)

    # -- the files of a draft -----------------------------------------------------------------

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.json"

    def _attachment(self, key: str, digest: str) -> Path:
        return self.folder / f"{key}-{digest}.attachment"

    def _entry(self, key: str, content: str | bytes | None) -> dict[str, str] | None:
        if content is None:
            return None
        if isinstance(content, str):
            return {"text": content}
        digest = hashlib.sha256(content).hexdigest()
        path = self._attachment(key, digest)
        if not path.exists() or path.stat().st_size != len(content):
            write_private(path, content)
        return {"attachment": digest}

    def _draft(self, key: str, body: Mapping[str, Any]) -> Draft:
        contents: dict[str, str | bytes | None] = {}
        lost: list[str] = []
        for file, entry in body["contents"].items():
            if entry is None:
                contents[file] = None
            elif "text" in entry:
                contents[file] = _a_text(entry["text"])
            elif (found := self._read_attachment(key, _a_text(entry["attachment"]))) is not None:
                contents[file] = found
            else:
                lost.append(file)
        bases = {
            file: None if base is None else _a_text(base) for file, base in body["bases"].items()
        }
        return Draft(contents, bases, _a_text(body["saved"]), tuple(lost))

    def _read_attachment(self, key: str, digest: str) -> bytes | None:
        try:
            data = self._attachment(key, digest).read_bytes()
        except OSError:
            return None
        return data if hashlib.sha256(data).hexdigest() == digest else None

    def _drop_attachments(self, key: str, kept: AbstractSet[str | None] = frozenset()) -> None:
        for path in self.folder.glob(f"{key}-*.attachment"):
            if path.stem.partition("-")[2] not in kept:
                path.unlink(missing_ok=True)

    def _set_aside(self, path: Path) -> None:
        """Give a damaged draft a name under which nothing overwrites it."""
        for number in itertools.count(1):
            aside = path.with_name(f"{path.stem}.damaged-{number}.json")
            if not aside.exists():
                with contextlib.suppress(OSError):
                    path.rename(aside)
                return


def _sealed(body: Mapping[str, object]) -> bytes:
    """A draft as bytes, with its form and a checksum."""
    return json.dumps({"form": _FORM, **body, "sha256": _checksum(body)}).encode()


def _checksum(body: Mapping[str, object]) -> str:
    return hashlib.sha256(json.dumps(body).encode()).hexdigest()


def _unsealed(data: bytes) -> dict[str, Any]:
    """Back from ``_sealed``; raises ValueError for what is not as it was written."""
    body: dict[str, Any] = dict(json.loads(data))
    if body.pop("form") != _FORM or body.pop("sha256") != _checksum(body):
        raise ValueError("damaged, or of another form")
    return body


def _a_text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def _size(content: str | bytes | None) -> int:
    return len(content or "")


def _attached(entry: Mapping[str, str] | None) -> str | None:
    return None if entry is None else entry.get("attachment")
