"""Where themes are: those that briefpack brings, and folders of a board's own."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from briefpack.errors import BriefpackError
from briefpack.problems import nearest
from briefpack.store.files import is_file

THEME_FILE = "theme.toml"

_ROOTS = (
    Path(__file__).parent.parent / "_themes",  # an installed briefpack
    Path(__file__).parent.parent.parent / "themes",  # a checkout
)
_WORD = re.compile(r"\w+")
_NAME = re.compile(r"[a-z0-9-]+")


@cache
def brought() -> Mapping[str, Path]:
    """The folders of the themes that briefpack brings, by name."""
    files = (file for root in reversed(_ROOTS) for file in root.glob(f"*/{THEME_FILE}"))
    return {file.parent.name: file.parent.resolve() for file in files}


def bundled_themes() -> tuple[str, ...]:
    """The names of the themes that briefpack brings."""
    return tuple(sorted(brought()))


@cache
def chain_of(name: str) -> tuple[tuple[Path, Mapping[str, Any]], ...]:
    """The folders of a theme that briefpack brings and of those it extends, with their files."""
    folder = brought()[name]
    data = tomllib.loads((folder / THEME_FILE).read_text(encoding="utf-8"))
    return ((folder, data), *(chain_of(data["extends"]) if "extends" in data else ()))


def theme_folder(name: str, beside: Path, within: Path | None = None) -> Path:
    """The folder of the theme called ``name``, or of that in the folder ``name``.

    ``within`` is the folder that it must be in, where briefpack does not bring it. Raises
    BriefpackError where there is none, or it is elsewhere.
    """
    if name in brought():
        return brought()[name]
    try:
        folder = (beside / name).resolve()
    except (OSError, RuntimeError, ValueError):  # a link that leads to itself, or no name at all
        folder = None
    if folder is None or not is_file(folder / THEME_FILE):
        raise BriefpackError(f"There is no theme {name}.", _what_there_is(name))
    is_brought = folder in brought().values()
    if within is not None and not is_brought and within.resolve() not in folder.parents:
        raise BriefpackError(
            f"The theme {name} is outside the board's folder.",
            "put it into the board's folder, or name it with --theme",
        )
    return folder


def _what_there_is(name: str) -> str:
    close = nearest(name, brought()) if _NAME.fullmatch(name.lower()) else None
    if close is not None:
        return f"did you mean {close}?"
    known = ", ".join(bundled_themes())
    return f"briefpack brings {known}; or name a folder with a {THEME_FILE}"


def circle(name: str, folder: Path) -> BriefpackError:
    """What is said of a theme that leads round to one of its folders."""
    message = f"The theme {name} goes round in a circle: {folder.name} extends itself."
    return BriefpackError(message, "take out one of the lines with extends")


def known_labels() -> Mapping[str, str]:
    """The words that briefpack's own themes print, by name."""
    return {
        key: words
        for name in brought()
        for _, data in chain_of(name)
        for key, words in data.get("labels", {}).items()
    }


def names_in_templates(folders: Iterable[Path]) -> frozenset[str]:
    """All words in the templates of themes in some folders, names of labels among them."""
    return frozenset(
        word
        for folder in folders
        for file in sorted((folder / "templates").glob("*.html"))
        for word in _WORD.findall(file.read_text(encoding="utf-8", errors="replace"))
    )
