"""Which texts of a pack are searched, what stands around words, and putting others in as a step."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefpack.editing.find_replace import Match, Replaced, Search, capitalised

if TYPE_CHECKING:
    from briefpack.editing.workspace import Workspace
    from briefpack.store.load import LoadedPack

AROUND = 32
"""Letters that are shown on either side of words that were found."""


def searched(workspace: "Workspace", loaded: "LoadedPack", file: str = "") -> dict[str, str]:
    """The texts that are searched, by their files: one ``file``, or all but those of the theme."""
    if file:
        return {file: workspace.text(file)}
    files = [each for each in loaded.sources if each not in loaded.theme.sources]
    return {each: workspace.text(each) for each in files}


def put(workspace: "Workspace", made: Replaced) -> bool:
    """Take over texts in which words were replaced, as one step; whether anything differs."""
    return workspace.change(f"Replace {made.count} times", made.texts)


def shared(workspace: "Workspace", files: Iterable[str]) -> tuple[str, ...]:
    """The files that do not stand in the pack's own folder, and that other packs may read too."""
    inside = f"{workspace.folder}/" if workspace.folder else ""
    return tuple(sorted(file for file in files if not file.startswith(inside)))


@dataclass(frozen=True, slots=True)
class Around:
    """Words that were found, on one line, with what stands before and after them there."""

    before: str
    words: str
    after: str


def around(match: Match, texts: Mapping[str, str], most: int = AROUND) -> Around:
    """What stands around a match, cut where it is longer than ``most``."""
    place = match.place
    last = texts[place.file].split("\n")[place.end_line - 1]
    before = match.line[: place.column - 1].lstrip()
    after = last[place.end_column - 1 :].rstrip()
    if len(before) > most:  # and no word is cut where there is a space
        before = f"…{before[-most - 1 :].partition(' ')[2] or before[-most:]}"
    if len(after) > most:
        after = f"{after[: most + 1].rpartition(' ')[0] or after[:most]}…"
    return Around(before, _on_a_line(match.text), after)


def instead(match: Match, search: Search, replacement: str) -> str | None:
    """What takes the place of a match, on one line; None where its words alone do not tell."""
    if not search.regex:
        return _on_a_line(capitalised(match.text, search, replacement))
    whole = search.pattern().fullmatch(match.text)
    return _on_a_line(whole.expand(replacement)) if whole else None


def _on_a_line(text: str) -> str:
    return re.sub(r"\s*\n\s*", " ", text)
