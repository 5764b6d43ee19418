"""A pack while it is being edited: every text as it is now, and as it was before each change.

What is edited is the text of the files. All else, models and problems, is read from it; so what
is checked is what will be saved, and undoing a change brings back the very same bytes.
"""

import hashlib
import posixpath
import threading
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from briefpack.editing.contents import Content, as_content, data_of, digest, no_text, with_data
from briefpack.editing.steps import Snapshot, Steps
from briefpack.editing.values import Path as ValuePath
from briefpack.errors import BriefpackError
from briefpack.store.files import Shelf
from briefpack.store.load import LoadedPack, load_from, shelf_of
from briefpack.store.memory import Memory
from briefpack.store.write import (
    Change,
    FileState,
    PartlySaved,
    is_still,
    save_all,
    state_of,
)

__all__ = ["Content", "Snapshot", "Workspace", "digest", "with_data"]

MOST_READS = 20
"""How often a file is read that is not the same the next moment."""


@dataclass(slots=True)
class _Known:
    """A file: what it was before all changes, and what is on disk as far as that is known."""

    first: Content
    on_disk: Content
    state: FileState


@dataclass(slots=True)
class Workspace:
    """A pack that is being edited. Files are named as the shelf names them.

    Reading is safe from any thread; changes are made one at a time, by whoever calls.
    """

    shelf: Shelf
    pack_file: str
    version: int = 0
    _steps: Steps = field(default_factory=Steps)
    _known: dict[str, _Known] = field(default_factory=dict)
    _watched: dict[str, FileState] = field(default_factory=dict)
    _memory: Memory = field(default_factory=Memory)
    _loaded: LoadedPack | None = None
    _loaded_last: LoadedPack | None = None
    _loading: threading.Lock = field(default_factory=threading.Lock)
    _parsed: dict[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)
    _parsed_saved: dict[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)

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
        contents = self._steps.now.contents
        return contents[file] if file in contents else self._known_of(file).first

    def text(self, file: str) -> str:
        """The text of a file as it is now; empty where there is none."""
        content = self.content(file)
        return content if isinstance(content, str) else ""

    def has(self, file: str) -> bool:
        """Whether there is such a file now."""
        if file in self._steps.now.contents or file in self._known:
            return self.content(file) is not None
        return self.shelf.has(file)

    def data(self, file: str) -> dict[str, Any]:
        """The TOML of a file, or of a report's head, as plain data; empty where it is none.

        The data is shared: it is not to be changed.
        """
        text = self.text(file)
        source = self._loaded_last.sources.get(file) if self._loaded_last else None
        if source is not None and source.text == text:
            return source.data
        kept = self._parsed.get(file)
        if kept is None or kept[0] != text:
            kept = self._parsed[file] = (text, data_of(file, text))
        return kept[1]

    def saved_data(self, file: str) -> dict[str, Any]:
        """The TOML of a file as it is on disk, as far as that is known; not to be changed."""
        on_disk = self._known_of(file).on_disk
        text = on_disk if isinstance(on_disk, str) else ""
        kept = self._parsed_saved.get(file)
        if kept is None or kept[0] != text:
            kept = self._parsed_saved[file] = (text, data_of(file, text))
        return kept[1]

    @property
    def loaded(self) -> LoadedPack:
        """The pack as it is now, read as far as it can be."""
        with self._loading:
            version, found = self.version, self._loaded
            if found is None:
                shelf = replace(self.shelf, unsaved=self._held)
                found = load_from(shelf, self.pack_file, self._memory)
                if version == self.version:
                    self._loaded = self._loaded_last = found
            return found

    @property
    def unsaved(self) -> Mapping[str, bytes | None]:
        """What differs from the files on disk; None is a file that is to go."""
        return {file: _as_bytes(content) for file, content in self._differing()}

    @property
    def _held(self) -> Mapping[str, bytes | None]:
        """All files that are known, as they are here: on disk they may be others by now."""
        return {file: _as_bytes(self.content(file)) for file in list(self._known)}

    @property
    def unsaved_files(self) -> tuple[str, ...]:
        """The names of the files that differ from those on disk."""
        return tuple(file for file, _ in self._differing())

    @property
    def is_dirty(self) -> bool:
        """Whether anything is unsaved."""
        return bool(self._differing())

    def _differing(self) -> list[tuple[str, Content]]:
        now = [(file, self.content(file), known) for file, known in list(self._known.items())]
        return [(file, content) for file, content, known in now if content != known.on_disk]

    def _known_of(self, file: str) -> _Known:
        """A file as it was when it was first asked for, and as it was last read or saved."""
        known = self._known.get(file)
        if known is None:
            content, state = self._from_disk(file)
            known = self._known.setdefault(file, _Known(content, content, state))
            self._watched.pop(file, None)
        return known

    def _from_disk(self, file: str) -> tuple[Content, FileState]:
        """What a file is now, both as it was at one moment."""
        path = self.shelf.path(file)
        for _ in range(MOST_READS):
            state = state_of(path)
            if state.digest is None:
                return None, state
            try:
                data = path.read_bytes()
            except OSError:  # it has just gone
                continue
            if hashlib.sha256(data).hexdigest() == state.digest:
                return as_content(file, data), state
        raise BriefpackError(f"{path} is being written all the time", "try again")

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
        seconds, by any clock) are one: letters typed into a field. Raises BriefpackError where a
        text would take the place of a file that is no text, or cannot be written as one.
        """
        for file, content in contents.items():
            if isinstance(content, str):
                self._check_text(file, content)
        return self._step(Snapshot(contents, label, place, merge, at, at))

    def _check_text(self, file: str, text: str) -> None:
        if isinstance(self.content(file), bytes):
            raise BriefpackError(
                f"{file} is not UTF-8 text, and is not changed here",
                "save it with the encoding UTF-8 in the program that it comes from",
            )
        try:
            text.encode()
        except UnicodeEncodeError:
            raise no_text(file) from None

    def _step(self, step: Snapshot) -> bool:
        """Take over the contents that differ."""
        new = {
            file: content
            for file, content in step.contents.items()
            if content != self.content(file)  # which also makes it known as it is on disk
        }
        if not new:
            return False
        self._steps.take(replace(step, contents=new), lambda file: self._known[file].first)
        self._read_anew()
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

        ``also`` are contents of other files that change with it, in the same step. Raises
        BriefpackError where the file cannot be understood, or cannot hold the data.
        """
        new = with_data(file, self.text(file), data)
        contents = {**(also or {}), file: new}
        return self.change(label, contents, place=(file, place), merge=merge, at=at)

    def undo(self) -> Snapshot | None:
        """Take the last step back; returns it, or None where there is none."""
        step = self._steps.undo()
        if step is not None:
            self._read_anew()
        return step

    def redo(self) -> Snapshot | None:
        """Take a step again that was taken back; returns it, or None where there is none."""
        step = self._steps.redo()
        if step is not None:
            self._read_anew()
        return step

    @property
    def can_undo(self) -> str | None:
        """What undoing would take back."""
        return self._steps.can_undo

    @property
    def can_redo(self) -> str | None:
        """What would be done again."""
        return self._steps.can_redo

    def _read_anew(self) -> None:
        self.version += 1
        self._loaded = None

    # -- disk ---------------------------------------------------------------------------------

    def save(self) -> tuple[str, ...]:
        """Write all that is unsaved; returns the files' names.

        Raises BriefpackError where a file changed underneath or cannot be written: what was
        written before that is known to be saved, and the rest is as it was.
        """
        differing = self._differing()
        self._check_inside(differing)
        changes = [
            Change(self.shelf.path(file), content, self._known[file].state)
            for file, content in differing
        ]
        try:
            states = dict(zip((each.path for each in changes), save_all(changes), strict=True))
        except PartlySaved as error:
            self._take_as_saved(differing, error.written)
            raise
        self._take_as_saved(differing, states)
        return tuple(file for file, _ in differing)

    def _check_inside(self, differing: Iterable[tuple[str, Content]]) -> None:
        """Refuse to write what a link leads to outside the board's folder; a link itself may go."""
        for file, content in differing:
            if not self.shelf.holds(posixpath.dirname(file) if content is None else file):
                hint = "copy the file into the folder and name it from there; nothing was changed"
                raise BriefpackError(f"{file} is outside the board's folder", hint)

    def _take_as_saved(
        self, differing: Iterable[tuple[str, Content]], states: Mapping[Path, FileState]
    ) -> None:
        for file, content in differing:
            state = states.get(self.shelf.path(file))
            if state is not None:
                self._known[file].on_disk, self._known[file].state = content, state
        self._steps.end()
        self._loaded = None

    def watch_all(self) -> None:
        """Take note of every file of the pack as it is on disk, so that changes are noticed."""
        loaded = self.loaded
        for file in loaded.named:
            if file in self._known or file in self._watched:
                continue
            source = loaded.sources.get(file)
            with suppress(BriefpackError):  # a folder, say: that is a problem of the pack
                if source is None:
                    self._watched[file] = state_of(self.shelf.path(file))
                elif self._known_of(file).on_disk != source.text:  # changed since it was read
                    self._known[file] = _Known(source.text, source.text, FileState(""))

    def changed_outside(self) -> tuple[str, ...]:
        """The files that are not on disk as they were last read or saved."""
        states = {**{file: known.state for file, known in self._known.items()}, **self._watched}
        return tuple(
            file for file, state in states.items() if not is_still(self.shelf.path(file), state)
        )

    def take_theirs(self, files: Iterable[str]) -> None:
        """Take files as they are on disk now, as one step that can be undone."""
        theirs: dict[str, Content] = {}
        for file in files:
            if file in self._watched:  # never changed here, and so large that it is not kept
                self._watched[file] = state_of(self.shelf.path(file))
                continue
            known = self._known_of(file)
            known.on_disk, known.state = self._from_disk(file)
            theirs[file] = known.on_disk
        self._step(Snapshot(theirs, "Take what is on disk"))
        self._read_anew()

    def keep_mine(self, files: Iterable[str]) -> None:
        """Keep files as they are here; saving then takes the place of what is on disk now."""
        for file in files:
            known = self._known_of(file)
            known.on_disk, known.state = self._from_disk(file)
        self._read_anew()

    def on_disk(self, file: str) -> Content:
        """A file as it is on disk at this moment."""
        return self._from_disk(file)[0]

    def bases(self) -> dict[str, str | None]:
        """The digest of each unsaved file as it is on disk, as far as that is known."""
        return {file: digest(self._known[file].on_disk) for file, _ in self._differing()}

    def restore(self, label: str, contents: Mapping[str, Content]) -> bool:
        """Take contents from a draft, as one step."""
        return self._step(Snapshot(contents, label))


def _as_bytes(content: Content) -> bytes | None:
    return content.encode() if isinstance(content, str) else content
