"""The steps in which a pack was changed, each a snapshot, and the way back and forth."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from briefpack.editing.contents import Content
from briefpack.editing.values import Path as ValuePath

MOST_STEPS = 2000
"""Steps back that are kept; texts that did not change are shared between them."""

MERGED_WITHIN = 2.0
"""Seconds between two keys typed in one place that still make them one step."""

MERGED_FOR = 12.0
"""Seconds from the first to the last of the keys that are one step: about a sentence."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that has been edited, as it was at one moment.

    ``label`` says what led to it ("Move item"), ``place`` where (a file, and a path in it).
    ``began`` and ``at`` are when the first and the last of the keys were typed that made it.
    """

    contents: Mapping[str, Content]
    label: str = ""
    place: tuple[str, ValuePath] | None = None
    merge: str | None = None
    began: float = 0.0
    at: float = 0.0


@dataclass(slots=True)
class Steps:
    """What there is ``now``, what there was before each step, and what was taken back."""

    now: Snapshot = field(default_factory=lambda: Snapshot(MappingProxyType({})))
    _past: list[Snapshot] = field(default_factory=list)
    _future: list[Snapshot] = field(default_factory=list)

    def take(self, step: Snapshot, first: Callable[[str], Content]) -> None:
        """Take over a step; ``first`` tells what a file was before all steps."""
        before = self.now
        whole = MappingProxyType({**before.contents, **step.contents})
        self._future.clear()
        if not self._belongs_to(before, step):
            self._past.append(before)
            del self._past[:-MOST_STEPS]
            self.now = replace(step, contents=whole)
        elif self._is_as_before(whole, first):
            self.now = self._past.pop()  # typed, and deleted again
        else:
            self.now = replace(step, contents=whole, began=before.began)

    def _belongs_to(self, before: Snapshot, step: Snapshot) -> bool:
        """Whether a step only goes on with what the one before it began."""
        return (
            step.merge is not None
            and before.merge == step.merge
            and bool(self._past)
            and step.at - before.at < MERGED_WITHIN
            and step.at - before.began < MERGED_FOR
        )

    def _is_as_before(
        self, contents: Mapping[str, Content], first: Callable[[str], Content]
    ) -> bool:
        earlier = self._past[-1].contents
        return all(
            content == (earlier[file] if file in earlier else first(file))
            for file, content in contents.items()
        )

    def end(self) -> None:
        """Let what is typed next be a step of its own."""
        self.now = replace(self.now, merge=None)

    def undo(self) -> Snapshot | None:
        """Take the last step back; returns it, or None where there is none."""
        if not self._past:
            return None
        undone = self.now
        self._future.append(undone)
        self.now = replace(self._past.pop(), merge=None)
        return undone

    def redo(self) -> Snapshot | None:
        """Take a step again that was taken back; returns it, or None where there is none."""
        if not self._future:
            return None
        self._past.append(self.now)
        self.now = replace(self._future.pop(), merge=None)
        return self.now

    @property
    def can_undo(self) -> str | None:
        """What undoing would take back."""
        return self.now.label if self._past else None

    @property
    def can_redo(self) -> str | None:
        """What would be done again."""
        return self._future[-1].label if self._future else None
