"""What is put into the text of a report, where all paragraphs keep their numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefpack.editing.find_replace import Search, find
from briefpack.editing.report_text import gap_below, new_footnote
from briefpack.errors import BriefpackError
from briefpack.plan.numbering import ParagraphScheme, paragraph_number
from briefpack.problems import nearest
from briefpack.prose.parse import parse
from briefpack.prose.sections import read_body

_NUMBER = re.compile(r"\s*[0-9]{1,9}[.)]\s+")
_NAMED = re.compile(r"\s*\{#[^}]*\}\s*$")
_FILE = "text.md"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph: its number as printed, its names, and its rows in the text, from 0.

    ``indent`` is how far in that stands which belongs to it.
    """

    number: str
    names: tuple[str, ...]
    first: int
    last: int
    indent: int


def paragraphs(body: str, scheme: ParagraphScheme) -> list[Paragraph]:
    """The numbered paragraphs of a text, in order."""
    lines = body.split("\n")
    ends: dict[int, int] = {}
    for token in parse(body, numbered=True).tokens:
        if token.type == "paragraph_open" and token.map:
            ends.setdefault(token.map[0], token.map[1] - 1)
    found = []
    for section in read_body(body, 1)[0]:
        for block in section.blocks:
            first = block.line - 1
            number = _NUMBER.match(lines[first]) if block.path and first in ends else None
            if number is not None:
                names = tuple(name.id for name in block.names)
                label = paragraph_number(block.path, scheme)
                found.append(Paragraph(label, names, first, ends[first], number.end()))
    return found


def find_paragraph(body: str, scheme: ParagraphScheme, typed: str) -> Paragraph:
    """The paragraph of a number or a name. Raises BriefpackError where there is none."""
    wanted = typed.strip().removeprefix("paragraph ").removeprefix("@").removesuffix(".").strip()
    there = paragraphs(body, scheme)
    for each in there:
        if wanted == each.number or wanted in each.names:
            return each
    known = [name for each in there for name in (each.number, *each.names)]
    close = nearest(wanted, known)
    numbers = (
        f"they run from {there[0].number} to {there[-1].number}"
        if there
        else "none of its paragraphs has one"
    )
    hint = f"did you mean {close}? {numbers}" if close else numbers
    raise BriefpackError(f"the report has no paragraph {wanted!r}", hint)


def place_behind(
    body: str, words: str, within: Paragraph | None = None, *, first_line: int = 1
) -> tuple[int, int]:
    """The row and column behind words that stand once in a text, or once in a paragraph of it.

    Raises BriefpackError where they do not; the text starts on ``first_line`` of its file.
    """
    matches = [
        match
        for match in find({_FILE: body}, Search(words, case=True))
        if within is None or within.first <= match.place.line - 1 <= within.last
    ]
    if len(matches) == 1:
        return matches[0].place.end_line - 1, matches[0].place.end_column - 1
    if not matches:
        hint = "capitals count, and names and links are passed over; look with `briefpack find`"
        raise BriefpackError(f"{words!r} is not there", hint)
    lines = ", ".join(str(first_line - 1 + match.place.line) for match in matches[:5])
    hint = f"in lines {lines}; give more words, or the paragraph"
    raise BriefpackError(f"{words!r} is there {len(matches)} times", hint)


def end_of(body: str, paragraph: Paragraph) -> tuple[int, int]:
    """The row and column behind a paragraph's last word, before a name that it bears."""
    line = body.split("\n")[paragraph.last]
    return paragraph.last, len(_NAMED.sub("", line).rstrip())


def with_words(body: str, place: tuple[int, int], words: str) -> str:
    """A text with words put in at a row and column."""
    lines = body.split("\n")
    row, column = place
    lines[row] = f"{lines[row][:column]}{words}{lines[row][column:]}"
    return _as_numbered(body, "\n".join(lines))


def with_footnote(body: str, place: tuple[int, int], words: str) -> str:
    """A text with a footnote called at a row and column, its words at the end."""
    number = new_footnote(body)
    called = with_words(body, place, f"[^{number}]")
    return _as_numbered(
        body, f"{called}{gap_below(called)}[^{number}]: {' '.join(words.split())}\n"
    )


def with_block(body: str, block: str, below: Paragraph | None = None) -> str:
    """A text with a block at its end, or below a paragraph, to which it belongs then."""
    if below is None:
        return _as_numbered(body, f"{body}{gap_below(body) if body.strip() else ''}{block}")
    lines = body.split("\n")
    inner = [f"{' ' * below.indent}{line}" if line else "" for line in block.rstrip().split("\n")]
    rest = lines[below.last + 1 :]
    gap = [""] if rest and rest[0].strip() else []
    return _as_numbered(body, "\n".join([*lines[: below.last + 1], "", *inner, *gap, *rest]))


def table(rows: Sequence[Sequence[str]], caption: str) -> str:
    """A table of rows, the first of them its head, under its caption, in Markdown."""
    width = max(len(row) for row in rows)
    cells = [[_cell(cell) for cell in (*row, *[""] * (width - len(row)))] for row in rows]
    wide = [max(3, *(len(row[at]) for row in cells)) for at in range(width)]
    figures = [all(_is_figure(row[at]) for row in cells[1:]) for at in range(width)]
    rule = ["-" * (size - right) + ":" * right for size, right in zip(wide, figures, strict=True)]
    drawn = [
        "| "
        + " | ".join(
            cell.rjust(size) if right else cell.ljust(size)
            for cell, size, right in zip(row, wide, figures, strict=True)
        )
        + " |"
        for row in (cells[0], rule, *cells[1:])
    ]
    return "\n".join([f"Table: {' '.join(caption.split())}", "", *drawn, ""])


def _cell(text: str) -> str:
    """Somebody's words as they are, where Markdown would take a sign for its own."""
    return re.sub(r"([\\|*_\[\]`{}])", r"\\\1", " ".join(text.split()))


def _is_figure(cell: str) -> bool:
    return bool(re.fullmatch(r"[-+\u2212£$€]*[0-9][0-9.,]*%?", cell))


def _as_numbered(before: str, after: str) -> str:
    """The text ``after``. Raises BriefpackError where paragraphs have other numbers than before."""
    if _numbers(before) != _numbers(after):
        hint = "put it below another paragraph, or write it in its place; nothing was changed"
        raise BriefpackError("paragraphs would be numbered otherwise with it there", hint)
    return after


def _numbers(body: str) -> list[tuple[int, ...]]:
    return [b.path for section in read_body(body, 1)[0] for b in section.blocks if b.path]
