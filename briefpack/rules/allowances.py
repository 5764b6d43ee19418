"""Allowances: a problem that somebody has looked at, and let stand with a reason.

In TOML, and in the head of a report, an allowance is a comment behind what it is about, or on
lines of its own above it: ``# briefpack: allow BP304: the last item is never long``. In the text
of a report it is a line of its own above a block: ``<!-- briefpack: allow BP403: … -->``, which
is not printed. Above all else in a file it also stands for what is told of the file as a whole.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefpack.problems import Place
from briefpack.prose.parse import ALLOWANCE, is_allowance
from briefpack.prose.sections import code_lines
from briefpack.store.reports import FENCE
from briefpack.store.sources import Source

MARK = "briefpack: allow"

_IN_TOML = re.compile(r"#\s*briefpack: allow\b(?P<rest>.*)")
_REST = re.compile(r"\s+(?P<codes>BP\d{3}(?:\s*,\s*BP\d{3})*)\s*(?::\s*(?P<reason>.*))?")


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a comment lets stand: problems with ``codes`` from line ``first`` to ``last``.

    ``codes`` are empty where the comment cannot be understood, ``reason`` where it gives none.
    """

    codes: tuple[str, ...]
    reason: str
    place: Place
    first: int
    last: int


def allowances(source: Source) -> Iterator[Allowance]:
    """All allowances of a file."""
    if MARK not in source.text:
        return
    lines = source.text.split("\n")
    toml_end = source.toml.count("\n") + 1 if source.toml else 0
    top = next((n for n, line in enumerate(lines) if not _is_idle(line, n < toml_end)), len(lines))
    for found, place, first, last in (
        *_in_toml(source, lines),
        *_in_text(source.file, lines, toml_end),
    ):
        yield _allowance(found["rest"], place, 1 if place.line <= top else first, last)


Found = tuple[re.Match[str], Place, int, int]
"""What was found, its place, and the first and the last line that it is about."""


def _in_toml(source: Source, lines: Sequence[str]) -> Iterator[Found]:
    if MARK not in source.toml:
        return
    for number, column in sorted(source.index.comments()):
        line = lines[number - 1]
        found = _IN_TOML.match(line, column - 1)
        if found is not None:
            place = Place(source.file, number, column, number, len(line.rstrip()) + 1)
            if line[: column - 1].strip():
                yield found, place, source.index.statement_before(number), number
            else:
                yield found, place, number, source.index.statement_after(number)


def _in_text(file: str, lines: Sequence[str], start: int) -> Iterator[Found]:
    """Those below line ``start``, in no code."""
    code = {start + n for block in code_lines("\n".join(lines[start:])) for n in block}
    for number, line in enumerate(lines[start:], start=start + 1):
        found = ALLOWANCE.fullmatch(line.lstrip(" \t>"))
        if found is not None and number - 1 not in code:
            column = line.index("<!--") + 1
            place = Place(file, number, column, number, len(line.rstrip()) + 1)
            yield found, place, number, _block_end(lines, number)


def _allowance(rest: str, place: Place, first: int, last: int) -> Allowance:
    read = _REST.fullmatch(rest.rstrip())
    if read is None:
        return Allowance((), "", place, first, last)
    codes = tuple(code.strip() for code in read["codes"].split(","))
    return Allowance(codes, (read["reason"] or "").strip(), place, first, last)


def _is_idle(line: str, in_toml: bool) -> bool:  # noqa: FBT001
    """Whether nothing starts on a line: it is blank, a comment, or that of a head."""
    words = line.strip()
    return words in {"", FENCE} or (in_toml and words.startswith("#")) or is_allowance(line)


def _block_end(lines: Sequence[str], number: int) -> int:
    """The last line before the next blank one, from the line below ``number``."""
    end = number
    while end < len(lines) and lines[end].strip():
        end += 1
    return end
