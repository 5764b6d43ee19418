"""The texts that a pack was read from, and the places of values in them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from briefpack.problems import Place

if TYPE_CHECKING:
    from briefpack.store.locate import Span, TomlIndex

Path = tuple[str | int, ...]


@dataclass(slots=True)
class Source:
    """One file's text, and its TOML (all of a .toml file, or the head of a report).

    ``toml`` is the TOML text with line ends in front of it where it does not start the file, so
    that lines count as in the file. ``left_out`` are the entries of lists that are too wrong to
    be in the model, in order: paths are the model's, which counts without them.
    """

    file: str
    text: str
    toml: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    left_out: dict[Path, list[int]] = field(default_factory=dict)
    _index: "TomlIndex | None" = None
    _lines: list[str] | None = None

    @property
    def index(self) -> "TomlIndex":
        """Where values stand; built when first asked for."""
        if self._index is None:
            from briefpack.store.locate import TomlIndex

            self._index = TomlIndex(self.toml)
        return self._index

    def value(self, path: Sequence[str | int]) -> Place:
        """The place of a value; of the deepest table on the way to it where it lacks."""
        return self._place(self.index.value(self.original(path)))

    def key(self, path: Sequence[str | int]) -> Place:
        """The place of a key or of a table's header."""
        return self._place(self.index.key(self.original(path)))

    def original(self, path: Sequence[str | int]) -> Path:
        """A model's path as the file counts: with the entries that are left out."""
        found: Path = ()
        for step in path:
            here = step
            if isinstance(here, int):
                for gone in self.left_out.get(found, ()):
                    here += gone <= here
            found = (*found, here)
        return found

    def line(self, number: int) -> Place:
        """A whole line of the file."""
        if self._lines is None:
            self._lines = self.text.split("\n")
        words = self._lines[number - 1] if 0 < number <= len(self._lines) else ""
        start = len(words) - len(words.lstrip()) + 1
        return Place(self.file, number, start, number, max(len(words.rstrip()) + 1, start))

    def _place(self, span: "Span") -> Place:
        return Place(self.file, span.line, span.column, span.end_line, span.end_column)


Sources = dict[str, Source]
"""All files of a pack, by name."""


def dotted(path: Sequence[str | int]) -> str:
    """A model path for people: ``items[2].papers[0].file``."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(
        "."
    )
