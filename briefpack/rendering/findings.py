"""What only the layout can tell: characters that no font has, addresses that were refused."""

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
                f"no font of the theme has the character {letter} (U+{ord(letter):04X})",
                place,
                hint="write it in other words, or use a theme with a font that has it",
            )
        )
    for section in sections.values():
        problems.extend(
            Problem(
                REFUSED,
                Severity.WARNING,
                f"a picture asks for {address}, which is not in the pack; it was left out",
                Place(loaded.pack_file),
                hint="embed what the picture needs in the picture itself",
            )
            for address in section.layout.refused
        )
    return tuple(problems)


def _find(letter: str, sources: Iterable[Source]) -> Place | None:
    for source in sources:
        position = source.text.find(letter)
        if position >= 0:
            before = source.text[:position]
            line = before.count("\n") + 1
            column = len(before.rpartition("\n")[2]) + 1
            return Place(source.file, line, column, line, column + 1)
    return None
