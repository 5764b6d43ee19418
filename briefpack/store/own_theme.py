"""What a board's theme has of the board's own, and why pages could not be made with it."""

from dataclasses import dataclass, field
from pathlib import Path

from briefpack.problems import Problem
from briefpack.store.files import Shelf, Where
from briefpack.store.memory import Memory
from briefpack.store.sources import Sources
from briefpack.store.themes import brought, names_in_templates


@dataclass(frozen=True, slots=True)
class OwnTheme:
    """The theme.toml files of a board's own, their folders, and what is wrong with them."""

    problems: tuple[Problem, ...] = ()
    sources: Sources = field(default_factory=dict)
    folders: tuple[Path, ...] = ()

    def words(self) -> frozenset[str]:
        """The names in the templates of the board's own: of labels too, which they may add."""
        return names_in_templates(self.folders)


NOTHING = OwnTheme()
"""What a board has that takes a theme of briefpack's as it is."""


def read_own_theme(name: str, shelf: Shelf, named_at: Where, memory: Memory) -> OwnTheme:
    """Read the theme that a board names; where briefpack brings it, there is nothing to read."""
    if name in brought():
        return NOTHING
    from briefpack.store.theme_reading import ThemeReader

    reader = ThemeReader(shelf, memory)
    reader.read(name, named_at)
    return OwnTheme(tuple(reader.problems), reader.sources, tuple(reader.files))
