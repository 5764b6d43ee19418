"""Allowances: a problem that somebody has looked at, and let stand with a reason.

In TOML, and in the head of a report, an allowance is a comment behind what it is about, or on
lines of its own above it: ``# briefpack: allow BP304: the last item is never long``. In the text
of a report it is a line of its own above a block: ``<!-- briefpack: allow BP403: … -->``, which
is not printed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefpack.problems import Place
from briefpack.prose.parse import ALLOWANCE
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
    comments = source.index.comments() if source.toml else set()
    for number, line in enumerate(lines, start=1):
        if number <= toml_end:
            found = _IN_TOML.search(line)
            if found is None or (number, found.start() + 1) not in comments:
                continue
            alone = not line[: found.start()].strip()
            last = _statement_end(source, number) if alone else number
        else:
            found = ALLOWANCE.fullmatch(line.lstrip())
            if found is None:
                continue
            last = _block_end(lines, number)
        start = line.index(found[0])
        place = Place(source.file, number, start + 1, number, len(line.rstrip()) + 1)
        yield _allowance(found["rest"], place, number, last)


def _allowance(rest: str, place: Place, first: int, last: int) -> Allowance:
    read = _REST.fullmatch(rest.rstrip())
    if read is None:
        return Allowance((), "", place, first, last)
    codes = tuple(code.strip() for code in read["codes"].split(","))
    return Allowance(codes, (read["reason"] or "").strip(), place, first, last)


def _statement_end(source: Source, number: int) -> int:
    """The last line of the key with its value, or of the header, that comes after a line."""
    return source.index.statement_after(number)


def _block_end(lines: list[str], number: int) -> int:
    """The last line before the next blank one, from the line below ``number``."""
    end = number
    while end < len(lines) and lines[end].strip():
        end += 1
    return end
