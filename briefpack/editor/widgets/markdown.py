"""What stands out in Markdown, line by line: briefpack's own marks with the usual ones."""

import re
from collections.abc import Iterator, Sequence

_BLOCKS = (
    ("heading", re.compile(r"^ {0,3}(?P<mark>#{1,6})(?=\s|$).*")),
    ("caption", re.compile(r"^\s*(?P<mark>Table:).*")),
    ("list", re.compile(r"^\s*(?:[-*+]|[0-9]{1,9}[.)])(?=\s|$)")),
    ("quiet", re.compile(r"^\s*>")),
    ("quiet", re.compile(r"^\s*\|?[\s:|-]*-[\s:|-]*\|[\s:|-]*$")),
    ("note", re.compile(r"^\s*\[\^[^\]\s]+\]:")),
)
"""What a line may start with; the first that fits is it."""

_INLINE = re.compile(
    r"(?P<code>(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<quiet><!--.*?-->|\\[^\w\s])"
    r"|(?P<name>\{#[^}\s]*\})"
    r"|(?P<reference>\[@[^\]]*\])"
    r"|(?P<note>\[\^[^\]\s]+\])"
    r"|(?P<link>!?\[[^\]]*\]\([^)\s]*(?:\s+\"[^\"]*\")?\)|<https?://[^>\s]+>)"
    r"|(?P<bold>\*\*(?=\S).+?(?<=\S)\*\*|__(?=\S).+?(?<=\S)__)"
    r"|(?P<italic>\*(?=[^\s*]).*?(?<=[^\s*])\*(?!\*)|(?<!\w)_(?=[^\s_]).*?(?<=[^\s_])_(?!\w))"
    r"|(?P<bar>(?<!\\)\|)"
)

_KINDS = {"ticks": "code", "bar": "quiet"}

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")

LONGEST = 5000
"""Letters of a line that are looked at; no line that anybody reads is longer."""

Mark = tuple[int, int, str]
"""Where something stands out, from letter to letter, and as what."""


def marks(line: str) -> Iterator[Mark]:
    """What stands out in a line that is not of code."""
    line = line[:LONGEST]
    for kind, form in _BLOCKS:
        found = form.match(line)
        if found is None:
            continue
        yield found.start(), found.end(), kind
        if "mark" in form.groupindex:
            yield found.start("mark"), found.end("mark"), "quiet"
        break
    for found in _INLINE.finditer(line):
        kind = str(found.lastgroup)
        yield found.start(), found.end(), _KINDS.get(kind, kind)


def code_lines(lines: Sequence[str]) -> set[int]:
    """The lines, from 0, of code between fences, and the fences themselves."""
    inside: set[int] = set()
    fence = ""
    for number, line in enumerate(lines):
        found = _FENCE.match(line)
        if fence:
            inside.add(number)
            if found and found[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        elif found:
            inside.add(number)
            fence = found[1]
    return inside
