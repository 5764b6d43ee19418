"""Rules on numbers of paragraphs and of lists that are typed by hand."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefpack.model.report import Block, Report
from briefpack.problems import Edit, Severity
from briefpack.prose.parse import parse
from briefpack.prose.sections import Marker, markers
from briefpack.rules.registry import Checked, Finding, rule
from briefpack.rules.remembered import all_remembered, holds
from briefpack.rules.spots import Spots
from briefpack.rules.texts import Text
from briefpack.rules.written import prose

_NOT_ONE = re.compile(r"^[ \t>*+-]*(?!1[.)])\d{1,9}[.)](?:[ \t]|$)", re.MULTILINE)


_markers = all_remembered(markers)


@rule("BP439", Severity.ADVICE)
def lists_are_numbered_as_printed(checked: Checked) -> Iterable[Finding]:
    """A list's numbers are typed otherwise than they are printed.

    What: the entries of a numbered list, and the paragraphs of a report, are all typed "1.", or
    with the numbers that are printed: those of a report run on over its headings.
    Why: numbers are worked out. Who reads the file, and refers to "7.", means what is printed as
    6; a gap may also be where a paragraph was lost.
    Fix: type "1." before each, or the numbers as printed; to refer to one give it ``{#id}``.
    """
    for text in prose(checked):
        if not holds(_NOT_ONE, text.markdown):
            continue
        lists = _markers(text.markdown, numbered=text.line is not None)
        wrong = [marker for found in lists for marker in found if _is_wrong(marker, found)]
        if wrong:
            yield _otherwise(checked, text, lists, min(wrong, key=lambda each: each.line), wrong)


def _is_wrong(marker: Marker, found: Sequence[Marker]) -> bool:
    """Whether a number is neither the printed one nor, all alike, that of the list's first."""
    first = found[0]
    alike = marker.typed == first.typed and int(first.typed) == first.printed
    return marker.typed != "1" and not alike and int(marker.typed) != marker.printed


def _otherwise(
    checked: Checked,
    text: Text,
    lists: Sequence[Sequence[Marker]],
    first: Marker,
    wrong: Sequence[Marker],
) -> Finding:
    more = f", and {len(wrong) - 1} more" if len(wrong) > 1 else ""
    message = f"{first.typed} is typed where {first.printed} is printed{more}"
    spots = Spots(checked, text)
    lines = text.markdown.split("\n")
    start = sum(len(line) + 1 for line in lines[: first.line - 1])
    words = lines[first.line - 1]
    column = words.find(first.typed)
    span = (start + column, start + column + len(first.typed))
    return spots.finding(message, span, edits=_renumbered(spots, text, lines, lists))


def _renumbered(
    spots: Spots, text: Text, lines: Sequence[str], lists: Sequence[Sequence[Marker]]
) -> tuple[Edit, ...]:
    """What types the numbers as they are printed; nothing where that would change anything else."""
    new = list(lines)
    for found in lists:
        if any(_is_wrong(marker, found) for marker in found):
            lazy = sum(marker.typed == "1" for marker in found) > len(found) / 2
            for marker in found:
                if not _retype(new, marker, "1" if lazy else str(marker.printed)):
                    return ()
    if not spots.exact or not _same(text, "\n".join(new)):
        return ()
    edits: list[Edit] = []
    offset = 0
    for before, after in zip(lines, new, strict=True):
        if before != after:
            edits += spots.edits(*_difference(before, after, offset))
        offset += len(before) + 1
    return tuple(edits)


_MARKER = re.compile(r"(?P<before>[ \t>*+-]*)(?P<typed>\d{1,9})(?P<sign>[.)])(?P<space>[ \t]*)")


def _retype(lines: list[str], marker: Marker, number: str) -> bool:
    """Put another number before an entry, whose words stay below each other; False if unsure."""
    line = lines[marker.line - 1]
    match = _MARKER.match(line)
    if match is None or match["typed"] != marker.typed:
        return False
    wider = len(number) - len(marker.typed)
    space = match["space"] + " " * max(0, -wider)
    lines[marker.line - 1] = match["before"] + number + match["sign"] + space + line[match.end() :]
    if wider > 0:
        for position in range(marker.line, min(marker.end - 1, len(lines))):
            if lines[position][:1] in {" ", "\t"} and lines[position].strip():
                lines[position] = " " * wider + lines[position]
    return True


def _difference(before: str, after: str, offset: int) -> tuple[int, int, str]:
    """Where two lines differ, and what the second has there."""
    first = next(
        (place for place, (a, b) in enumerate(zip(before, after, strict=False)) if a != b),
        min(len(before), len(after)),
    )
    room = min(len(before), len(after)) - first
    last = next((place for place in range(room) if before[-1 - place] != after[-1 - place]), room)
    return offset + first, offset + len(before) - last, after[first : len(after) - last]


def _same(text: Text, new: str) -> bool:
    """Whether a text says the same, its typed numbers aside."""
    return _said(text.markdown, text) == _said(new, text)


def _said(markdown: str, text: Text) -> list[tuple[str, int, str]]:
    tokens = parse(markdown, numbered=text.line is not None).tokens
    return [(token.type, token.level, token.content) for token in tokens]


# -- paragraphs ----------------------------------------------------------------------------

_TYPED = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,2})+)\.?\s+(?=[^\W\d_a-z]|[“‘\"'])")
_TYPED_BEHIND = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,2})*)[.)]\s+(?=[^\W\d_a-z])")
_CLOCK = re.compile(r"\d{1,2}\.[0-5]\d")


@rule("BP440", Severity.WARNING)
def paragraph_numbers_are_not_typed(checked: Checked) -> Iterable[Finding]:
    """The number of a paragraph is typed as a word.

    What: no paragraph starts with "5.3 " or, behind its printed number, with another.
    Why: "5.3" is no number of Markdown's: it is printed as the first word of a paragraph that has
    none, nothing can refer to it, and it drifts when paragraphs come or go.
    Fix: start the paragraph with ``1. ``, indented as far as the words of the one that it is
    below: it is then printed as 5.3.
    """
    for file, report in checked.reports:
        for block, number in _typed(report):
            behind, hint = "", "write 1. in place of it, indented below its number"
            if block.path:
                behind = f" behind the number {'.'.join(map(str, block.path))}"
                hint = "delete it"
            message = f"{number} is typed{behind}, and printed as a word"
            yield Finding(message, file, line=block.line, hint=hint)


def _typed(report: Report) -> Iterator[tuple[Block, str]]:
    """The paragraphs that start with a number that is typed, each with that."""
    found: dict[int, tuple[Block, str]] = {}
    for section in report.sections:
        for block in section.blocks:
            pattern = _TYPED_BEHIND if block.path else _TYPED
            match = pattern.match(block.text) if block.kind == "paragraph" else None
            match = match or (_TYPED.match(block.text) if block.path else None)
            if match is not None:
                found[block.line] = (block, match["number"])
    yield from _no_times(found).values()


def _no_times(found: Mapping[int, tuple[Block, str]]) -> Mapping[int, tuple[Block, str]]:
    """Numbers such as 10.30 are times of day, unless there is one beside them that is none."""
    return found if any(not _CLOCK.fullmatch(number) for _, number in found.values()) else {}
