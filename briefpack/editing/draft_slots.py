"""Where the drafts of one pack are kept: every editor that has it open has a slot of its own.

A slot is locked as long as its editor lives, however that ends; a draft in a slot that nobody
has locked was left behind. Where there are no locks, every slot counts as left behind.
"""

import contextlib
import itertools
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefpack.editing.drafts import Draft, Drafts
from briefpack.editing.state import key_of

BESIDE = "beside"
"""How the folders of further slots begin, among the drafts: those of the first have none."""


@dataclass(slots=True)
class Slot:
    """A place for one draft of one pack, which is ours until it is released."""

    drafts: Drafts
    pack: Path
    _handle: int | None = None

    def find(self) -> Draft | None:
        """The draft that is kept here."""
        return self.drafts.find(self.pack)

    def keep(
        self,
        contents: Mapping[str, str | bytes | None],
        bases: Mapping[str, str | None],
        saved: str,
    ) -> None:
        """Keep a draft here; see ``Drafts.keep``."""
        self.drafts.keep(self.pack, contents, bases, saved)

    def discard(self) -> None:
        """Delete the draft that is kept here."""
        self.drafts.discard(self.pack)

    def release(self) -> None:
        """Leave the slot, with its draft if there is one, to others. A second time does nothing."""
        handle, self._handle = self._handle, None
        if handle is None:
            return
        with contextlib.suppress(OSError):
            _lock_file(self.drafts, self.pack).unlink(missing_ok=True)
        os.close(handle)


@dataclass(frozen=True, slots=True)
class Slots:
    """The slots for the drafts of one pack, in this account's folder unless another is named."""

    pack: Path
    root: Drafts = field(default_factory=Drafts)

    def left_behind(self) -> list[Slot]:
        """The slots with a draft whose editor is gone. They are ours now."""
        slots = [self._take(drafts) for drafts in self._existing() if self._is_used(drafts)]
        return [slot for slot in slots if slot is not None]

    def fresh(self) -> Slot:
        """A slot without a draft. It is ours now."""
        for drafts in self._all():
            if not self._is_used(drafts) and (slot := self._take(drafts)) is not None:
                if not self._is_used(drafts):
                    return slot
                slot.release()  # somebody kept a draft and ended, in this very moment
        raise AssertionError("numbers do not end")

    def _all(self) -> Iterator[Drafts]:
        yield self.root
        for number in itertools.count(1):
            yield Drafts(self.root.folder / f"{BESIDE}-{number}")

    def _existing(self) -> list[Drafts]:
        try:
            folders = sorted(self.root.folder.glob(f"{BESIDE}-*"))
        except OSError:
            folders = []
        return [self.root, *map(Drafts, folders)]

    def _is_used(self, drafts: Drafts) -> bool:
        return (drafts.folder / f"{key_of(self.pack)}.json").exists()

    def _take(self, drafts: Drafts) -> Slot | None:
        """A slot, locked; None where somebody else has it."""
        try:
            handle = _locked(_lock_file(drafts, self.pack))
        except BlockingIOError:
            return None
        return Slot(drafts, self.pack, handle)


def _lock_file(drafts: Drafts, pack: Path) -> Path:
    return drafts.folder / f"{key_of(pack)}.lock"


def _locked(path: Path) -> int | None:
    """A file, made and locked; None where there are no locks, or no file can be made.

    Raises BlockingIOError where somebody else has locked it.
    """
    try:
        import fcntl
    except ImportError:  # a system that has no such locks
        return None
    while True:
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:  # keeping a draft tells why
            return None
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.samestat(os.fstat(handle), path.stat()):
                return handle
        except FileNotFoundError:
            pass
        except BlockingIOError:
            os.close(handle)
            raise
        except OSError:
            os.close(handle)
            return None
        os.close(handle)  # whoever had it has deleted it meanwhile: there is another now, or none
