"""What only the layout can tell: characters that no font has, addresses that were refused."""

import unicodedata
from collections.abc import Iterable, Mapping

from briefpack.problems import Place, Problem, Severity
from briefpack.rendering.section import LaidOutSection
from briefpack.store.load import LoadedPack
from briefpack.store.sources import Source

NO_GLYPH = "BP901"
REFUSED = "BP902"


def layout_problems(
    loaded: LoadedPack, sections: Mapping[str, LaidOutSection]
) -> tuple[Problem, ...]:
    """The problems of laid-out sections, with their places in the pack's files."""
    missing = {letter for section in sections.values() for letter in section.layout.missing}
    problems = []
    for letter in sorted(missing):
        place = _find(letter, loaded.sources.values()) or Place(loaded.pack_file)
        problems.append(
            Problem(
                NO_GLYPH,
                Severity.ERROR,
                _told(letter),
                place,
                hint=_hint(letter),
            )
        )
    for section in sections.values():
        problems.extend(
            Problem(
                REFUSED,
                Severity.WARNING,
                f"a picture asks for {address}, which is not in the pack; it was left out",
                Place(loaded.pack_file),
                hint="save the picture as PNG, or draw in it what it fetches",
            )
            for address in section.layout.refused
        )
    return tuple(problems)


def _told(letter: str) -> str:
    """What is wrong with a character."""
    code = f"U+{ord(letter):04X}"
    if unicodedata.category(letter) == "Co":
        return f"the character {code} has a meaning in one font only, and cannot be read out"
    return f"no font of the theme has the character {letter} ({code})"


def _hint(letter: str) -> str:
    if unicodedata.category(letter) == "Co":
        return "it was copied from elsewhere: type the bullet or the sign that it stood for"
    return "write it in other words, or use a theme with a font that has it"


def _find(letter: str, sources: Iterable[Source]) -> Place | None:
    for source in sources:
        position = source.text.find(letter)
        if position >= 0:
            before = source.text[:position]
            line = before.count("\n") + 1
            column = len(before.rpartition("\n")[2]) + 1
            return Place(source.file, line, column, line, column + 1)
    return None
