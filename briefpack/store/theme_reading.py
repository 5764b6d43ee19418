"""Reading a theme of a board's own: done only where a board has one."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from briefpack.errors import BriefpackError
from briefpack.problems import Problem, Severity
from briefpack.store.files import Shelf, Where, is_file
from briefpack.store.memory import Memory
from briefpack.store.reading import read_toml
from briefpack.store.sources import Sources
from briefpack.store.theme_file import FrontPart, ThemeFile
from briefpack.store.themes import THEME_FILE, brought, chain_of, circle, theme_folder

UNUSABLE = "BP010"
BASE = "plain"
"""The theme that has all that pages are made of."""


@dataclass(slots=True)
class ThemeReader:
    """Reads a theme of a board's own and those it extends; ``files`` are by their folders."""

    shelf: Shelf
    memory: Memory
    problems: list[Problem] = field(default_factory=list)
    sources: Sources = field(default_factory=dict)
    files: dict[Path, tuple[str, ThemeFile]] = field(default_factory=dict)

    def read(self, name: str, named_at: Where) -> None:
        """Read all of the board's own, and see whether pages can be made with it."""
        behind = self._follow(name, named_at)
        if not self.problems:
            self.problems.extend(self._lacking(behind))

    def _follow(self, name: str, named_at: Where) -> str | None:
        """Read a theme and those it extends; the name of the one of briefpack's at the end."""
        root = self.shelf.root.resolve()
        wanted: str | None = name
        here = root
        while wanted is not None:
            try:
                folder = theme_folder(wanted, here, root)
                if folder in self.files:
                    raise circle(name, folder)
            except BriefpackError as error:
                self.problems.append(_unusable(error.message, named_at, error.hint))
                return None
            if folder in brought().values():
                return folder.name
            file = (folder / THEME_FILE).relative_to(root).as_posix()
            read = partial(self.shelf.read_text, file, named_at)
            text = self.memory.of_file(file, self.shelf.stamp(file), read)
            if isinstance(text, Problem):
                self.problems.append(text)
                return None
            source, reading = self.memory.of_text(
                file, ThemeFile, text, partial(read_toml, file, text, ThemeFile)
            )
            self.sources[file] = source
            self.problems.extend(reading.problems)
            if reading.model is None:
                return None
            self.files[folder] = file, reading.model
            wanted, here = reading.model.extends, folder.parent
            named_at = partial(source.value, ("extends",))
        return None

    def _lacking(self, behind: str | None) -> Iterator[Problem]:
        """Files without which no page is made."""
        extended = [folder for folder, _ in chain_of(behind)] if behind else []
        folders = [*self.files, *extended]
        if behind is None:
            yield from self._agenda(folders)
        for file, model in self.files.values():
            for stamp in ("item_stamp", "page_stamp", "draft_stamp", "exempt_stamp"):
                font = getattr(getattr(model, stamp), "font", None)
                if font and not any(is_file(each / "fonts" / Path(font).name) for each in folders):
                    yield _unusable(
                        f"the theme has no font {font}",
                        partial(self.sources[file].value, (stamp, "font")),
                        "put the file into the theme's fonts folder",
                    )

    def _agenda(self, folders: list[Path]) -> Iterator[Problem]:
        fronts = (model.front for _, model in self.files.values() if model.front)
        wanted = FrontPart.AGENDA in next(fronts, tuple(FrontPart))
        if wanted and not any(is_file(each / "templates" / "agenda.html") for each in folders):
            file, _ = list(self.files.values())[-1]
            yield _unusable(
                "the theme extends none, and has no template for the agenda",
                partial(self.sources[file].value, ("title",)),
                f'add extends = "{BASE}"',
            )


def _unusable(message: str, where: Where, hint: str | None) -> Problem:
    words = f"{message[:1].lower()}{message[1:]}".removesuffix(".")
    return Problem(UNUSABLE, Severity.ERROR, words, where(), hint=hint)
