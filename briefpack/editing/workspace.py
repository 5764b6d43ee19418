"""A pack while it is being edited: every text as it is now, and as it was before each change.

What is edited is the text of the files. All else, models and problems, is read from it; so what
is checked is what will be saved, and undoing a change brings back the very same bytes.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from briefpack.editing.values import Path as ValuePath
from briefpack.problems import Problem
from briefpack.rules.registry import validate_pack
from briefpack.store.files import Shelf, decode
from briefpack.store.load import LoadedPack, load_from, shelf_of
from briefpack.store.memory import Memory
from briefpack.store.sources import Source
from briefpack.store.toml_edit import edited
from briefpack.store.write import Change, FileState, save_all, state_of

Content = str | bytes | None
"""A text with line feeds, the bytes of an attachment, or None where there is no such file."""

MOST_STEPS = 2000
"""Steps back that are kept; texts that did not change are shared between them."""

MERGED_WITHIN = 2.0
"""Seconds in which keys typed in one place are one step."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that has been edited, as it was at one moment.

    ``label`` says what led to it ("Move item"), ``place`` where (a file, and a path in it).
    """

    contents: Mapping[str, Content]
    label: str = ""
    place: tuple[str, ValuePath] | None = None
    merge: str | None = None
    at: float = 0.0


@dataclass(slots=True)
class _OnDisk:
    """A file as it was last read or saved."""

    state: FileState
    content: Content


@dataclass(slots=True)
class Workspace:
    """A pack that is being edited. Files are named as the shelf names them."""

    shelf: Shelf
    pack_file: str
    _now: Snapshot = field(default_factory=lambda: Snapshot(MappingProxyType({})))
    _past: list[Snapshot] = field(default_factory=list)
    _future: list[Snapshot] = field(default_factory=list)
    _disk: dict[str, _OnDisk] = field(default_factory=dict)
    _memory: Memory = field(default_factory=Memory)
    _loaded: LoadedPack | None = None
    version: int = 0

    @classmethod
    def open(cls, where: Path) -> "Workspace":
        """The pack in a folder, as it is on disk. Raises BriefpackError where there is none."""
        shelf, pack_file = shelf_of(where)
        return cls(shelf, pack_file)

    # -- what there is ------------------------------------------------------------------------

    @property
    def folder(self) -> str:
        """The pack's folder, relative to the board's; "" where they are one."""
        return self.pack_file.rpartition("/")[0]

    def content(self, file: str) -> Content:
        """A file as it is now."""
        if file in self._now.contents:
            return self._now.contents[file]
        return self._read(file).content

    def text(self, file: str) -> str:
        """The text of a file as it is now; empty where there is none."""
        content = self.content(file)
        return content if isinstance(content, str) else ""

    def data(self, file: str) -> dict[str, Any]:
        """The TOML of a file, or of a report's head, as plain data; empty where it is none.

        The data is shared: it is not to be changed.
        """
        source = self.loaded.sources.get(file)
        if source is not None and source.text == self.text(file):
            return source.data
        return _parsed(file, self.text(file)).data

    @property
    def loaded(self) -> LoadedPack:
        """The pack as it is now, read as far as it can be."""
        if self._loaded is None:
            shelf = replace(self.shelf, unsaved=self.unsaved)
            self._loaded = load_from(shelf, self.pack_file, self._memory)
        return self._loaded

    def problems(self, today: date | None = None) -> tuple[Problem, ...]:
        """All problems of the pack as it is now."""
        return validate_pack(self.loaded, today=today)

    @property
    def unsaved(self) -> Mapping[str, bytes | None]:
        """What differs from the files on disk; None is a file that is to go."""
        return {
            file: content.encode() if isinstance(content, str) else content
            for file, content in self._now.contents.items()
            if content != self._read(file).content
        }

    @property
    def is_dirty(self) -> bool:
        """Whether anything is unsaved."""
        return any(
            content != self._read(file).content for file, content in self._now.contents.items()
        )

    def _read(self, file: str) -> _OnDisk:
        """A file as it was when it was first asked for, or last saved."""
        if file not in self._disk:
            self._disk[file] = self._from_disk(file)
        return self._disk[file]

    def _from_disk(self, file: str) -> _OnDisk:
        path = self.shelf.path(file)
        state = state_of(path)
        if state.digest is None:
            return _OnDisk(state, None)
        data = path.read_bytes()
        if not file.endswith((".toml", ".md", ".markdown")):
            return _OnDisk(state, data)
        text = decode(data, file)
        return _OnDisk(state, text if isinstance(text, str) else data)

    # -- changes ------------------------------------------------------------------------------

    def change(
        self,
        label: str,
        contents: Mapping[str, Content],
        *,
        place: tuple[str, ValuePath] | None = None,
        merge: str | None = None,
        at: float = 0.0,
    ) -> bool:
        """Change files, as one step that can be undone; returns whether anything differs.

        Steps with the same ``merge`` that follow each other ``at`` nearly the same time (in
        seconds, by any clock) are one: letters typed into a field.
        """
        new = {file: content for file, content in contents.items() if content != self.content(file)}
        if not new:
            return False
        for file in new:
            self._read(file)  # what it was on disk, before anything else touches it
        before = self._now
        merged = (
            merge is not None
            and before.merge == merge
            and not self._future
            and at - before.at < MERGED_WITHIN
        )
        if not merged:
            self._past.append(before)
            del self._past[:-MOST_STEPS]
        self._future.clear()
        whole = MappingProxyType({**before.contents, **new})
        self._become(Snapshot(whole, label, place, merge, at))
        return True

    def set_data(  # noqa: PLR0913 - a value, where it stands, and how the step is told
        self,
        label: str,
        file: str,
        data: Mapping[str, Any],
        *,
        place: ValuePath = (),
        merge: str | None = None,
        at: float = 0.0,
        also: Mapping[str, Content] | None = None,
    ) -> bool:
        """Change the TOML of a file, or of a report's head, to ``data``; comments stay.

        ``also`` are contents of other files that change with it, in the same step.
        """
        new = with_data(file, self.text(file), data)
        contents = {**(also or {}), file: new}
        return self.change(label, contents, place=(file, place), merge=merge, at=at)

    def undo(self) -> Snapshot | None:
        """Take the last step back; returns it, or None where there is none."""
        if not self._past:
            return None
        undone = self._now
        self._future.append(undone)
        self._become(self._past.pop())
        return undone

    def redo(self) -> Snapshot | None:
        """Take a step again that was taken back; returns it, or None where there is none."""
        if not self._future:
            return None
        self._past.append(self._now)
        self._become(self._future.pop())
        return self._now

    @property
    def can_undo(self) -> str | None:
        """What undoing would take back."""
        return self._now.label if self._past else None

    @property
    def can_redo(self) -> str | None:
        """What would be done again."""
        return self._future[-1].label if self._future else None

    def _become(self, snapshot: Snapshot) -> None:
        self._now = snapshot
        self._loaded = None
        self.version += 1

    # -- disk ---------------------------------------------------------------------------------

    def save(self) -> tuple[str, ...]:
        """Write all that is unsaved; returns the files' names.

        Raises BriefpackError where a file changed underneath or cannot be written: then no more
        is known to be saved than was before.
        """
        changes = [
            Change(self.shelf.path(file), self._now.contents[file], self._read(file).state)
            for file in self.unsaved
        ]
        names = tuple(self.unsaved)
        for file, state in zip(names, save_all(changes), strict=True):
            self._disk[file] = _OnDisk(state, self._now.contents[file])
        self._now = replace(self._now, merge=None)
        self._loaded = None
        return names

    def changed_outside(self) -> tuple[str, ...]:
        """The files that are not on disk as they were last read or saved."""
        return tuple(
            file
            for file, known in self._disk.items()
            if state_of(self.shelf.path(file)).digest != known.state.digest
        )

    def take_theirs(self, files: Iterable[str]) -> None:
        """Take files as they are on disk now, as one step that can be undone."""
        theirs: dict[str, Content] = {}
        for file in files:
            found = self._from_disk(file)
            # The step before must still hold what was on screen until now.
            mine = self.content(file)
            if file not in self._now.contents:
                self._now = replace(
                    self._now, contents=MappingProxyType({**self._now.contents, file: mine})
                )
            self._disk[file] = found
            theirs[file] = found.content
        self.change("Take what is on disk", theirs)
        self._loaded = None
        self.version += 1

    def keep_mine(self, files: Iterable[str]) -> None:
        """Keep files as they are here; saving then takes the place of what is on disk now."""
        for file in files:
            mine = self.content(file)
            self._now = replace(
                self._now, contents=MappingProxyType({**self._now.contents, file: mine})
            )
            self._disk[file] = self._from_disk(file)
        self._loaded = None
        self.version += 1

    def on_disk(self, file: str) -> Content:
        """A file as it is on disk at this moment."""
        return self._from_disk(file).content

    def bases(self) -> dict[str, str | None]:
        """The digest of each unsaved file as it was when the editing of it began."""
        return {file: self._read(file).state.digest for file in self.unsaved}

    def restore(self, label: str, contents: Mapping[str, Content]) -> bool:
        """Take contents from a draft, as one step."""
        return self.change(label, contents)


def with_data(file: str, text: str, data: Mapping[str, Any]) -> str:
    """``text`` of a TOML file or a report, with the TOML in it changed to ``data``."""
    if not file.endswith((".md", ".markdown")):
        return edited(text, data)
    from briefpack.store.reports import split

    head, body = split(text)
    new = edited(head, data)
    if new and not new.endswith("\n"):
        new += "\n"
    return f"+++\n{new}+++\n{body}"


def _parsed(file: str, text: str) -> Source:
    from briefpack.store.reports import read_report
    from briefpack.store.toml_read import parse_toml

    source = Source(file, text, text)
    if file.endswith((".md", ".markdown")):
        source.toml = ""
        read_report(source)
    elif parse_toml(source) is not None:
        source.data = {}
    return source


def digest(content: Content) -> str | None:
    """What a content is known by: the SHA-256 of its bytes."""
    if content is None:
        return None
    data = content.encode() if isinstance(content, str) else content
    return hashlib.sha256(data).hexdigest()
