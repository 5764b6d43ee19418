"""The text of a report while it is written: its length, its numbers, and what is put into it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefpack.model.report import Section
from briefpack.plan.numbering import ParagraphScheme, paragraph_label
from briefpack.prose.parse import NAMEABLE, parse

WORDS_A_MINUTE = 220

TABLE = """\
Table: What the table shows

| Column | Column |
| ------ | ------ |
|        |        |
"""
"""A table to fill in; ``CAPTION`` is what is typed over first."""

CAPTION = "What the table shows"

_CALL = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_FOOTNOTE = re.compile(r"^\[\^([^\]\s]+)\]:")
_NOT_COUNTED = frozenset({"table", "code"})


def word_count(sections: Sequence[Section]) -> int:
    """How many words a text has, its tables aside, as the rule on long reports counts them."""
    blocks = (block for section in sections for block in section.blocks)
    return sum(len(block.text.split()) for block in blocks if block.kind not in _NOT_COUNTED)


def paragraph_count(sections: Sequence[Section]) -> int:
    """How many numbered paragraphs a text has."""
    return sum(bool(block.path) for section in sections for block in section.blocks)


def reading_minutes(words: int) -> int:
    """How long somebody reads, in whole minutes."""
    return max(1, round(words / WORDS_A_MINUTE)) if words else 0


def numbers_of(sections: Sequence[Section], scheme: ParagraphScheme) -> Mapping[int, str]:
    """What stands beside each numbered paragraph, by its line from 0; the text starts on line 1."""
    return {
        block.line - 1: paragraph_label(block.path, scheme)
        for section in sections
        for block in section.blocks
        if block.path
    }


@dataclass(frozen=True, slots=True)
class Insertion:
    """A text to put in at a place, and where the cursor goes: rows and columns from 0.

    The words from ``start`` to ``end`` are selected, to be typed over.
    """

    text: str
    place: tuple[int, int]
    start: tuple[int, int]
    end: tuple[int, int]


def block_below(lines: Sequence[str], row: int, block: str, words: str = "") -> Insertion:
    """A block of its own put in below the one that a row is in; ``words`` of it are selected."""
    end = row
    if lines[row].strip():
        while end + 1 < len(lines) and lines[end + 1].strip():
            end += 1
    place = (end, len(lines[end]))
    before = "\n\n" if lines[end].strip() else _gap(lines, end)
    rest = end + 1 < len(lines)
    after = "" if not rest else ("\n" if lines[end + 1].strip() else "")
    text = f"{before}{block.rstrip()}{after}" if rest else f"{before}{block}"
    at = text.index(words) if words else len(before)
    start = _moved(place, text[:at])
    return Insertion(text, place, start, _moved(start, words))


def _gap(lines: Sequence[str], row: int) -> str:
    """What parts a block on an empty row from what stands above it."""
    return "\n" if row > 0 and lines[row - 1].strip() else ""


def _moved(place: tuple[int, int], text: str) -> tuple[int, int]:
    row, column = place
    down = text.count("\n")
    return (row + down, len(text) - text.rfind("\n") - 1) if down else (row, column + len(text))


def new_footnote(text: str) -> str:
    """A number that no footnote of a text has yet."""
    return next(f"{n}" for n in range(1, len(text) + 2) if f"[^{n}]" not in text)


def gap_below(text: str) -> str:
    """What parts a text from what is put below it, with an empty line between them."""
    return "" if text.endswith("\n\n") else "\n" if text.endswith("\n") else "\n\n"


def call_of(lines: Sequence[str], row: int) -> tuple[int, int] | None:
    """Where the footnote is called that a row is in; None where it is in none."""
    start = row
    while start > 0 and not _FOOTNOTE.match(lines[start]) and lines[start].startswith(" "):
        start -= 1
    footnote = _FOOTNOTE.match(lines[start])
    if footnote is None:
        return None
    for number, line in enumerate(lines):
        for call in _CALL.finditer(line):
            if call[1] == footnote[1]:
                return number, call.end()
    return None


def picture(words: str, link: str) -> str:
    """A picture with what it shows, in Markdown."""
    said = re.sub(r"([\[\]\\])", r"\\\1", " ".join(words.split()))
    target = f"<{link}>" if re.search(r"[\s()]", link) else link
    return f"![{said}]({target})\n"


def named(text: str, line: int, name: str, *, first_line: int = 1) -> str | None:
    """A text whose paragraph or heading on a line bears a name; None where there is none.

    The text starts on ``first_line``; the name is put behind the last word.
    """
    start = line - first_line
    for token in parse(text, numbered=True).tokens:
        if token.type in NAMEABLE and token.map and token.map[0] == start:
            lines = text.split("\n")
            last = token.map[1] - 1
            lines[last] = f"{lines[last].rstrip()} {{#{name}}}"
            return "\n".join(lines)
    return None
