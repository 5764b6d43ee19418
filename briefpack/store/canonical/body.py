"""The text of a report, without spaces at the ends of lines where they mean nothing."""

import re
from collections.abc import Iterator, Mapping, Sequence

from markdown_it.token import Token

from briefpack.prose.parse import parse

_HARD_BREAK = "  "
_SPACES = " \t"
_LOOSE = re.compile(r"[ \t]$|[^\n]\Z|\n\n\Z", re.MULTILINE)
"""What there may be to tidy: spaces at a line's end, or another end than one line end."""


def tidy_body(body: str) -> str:
    """``body``, its line ends line feeds, so that it is parsed as before.

    Spaces that break a line are two; a line of a code block keeps all of its own. The body ends
    with one line end, unless it ends within a code block, or is blank.
    """
    if not body.strip():
        return ""
    if not _LOOSE.search(body):
        return body
    before = _tokens(body)
    lines = body.split("\n")
    tidied = _tidied(lines, before)
    after = _tokens(_ended(tidied))
    if _differ(before, after):
        for first, end in _changed(before, after):
            tidied[first:end] = lines[first:end]
    return next(
        (text for text in (_ended(tidied), _ended(lines)) if not _differ(before, _tokens(text))),
        body,
    )


def _ended(lines: Sequence[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"


def _tokens(body: str) -> list[Token]:
    """All blocks of a text, those of its footnotes too."""
    prose = parse(body, numbered=True)
    return [*prose.tokens, *(token for note in prose.footnotes for token in note)]


def _tidied(lines: Sequence[str], tokens: Sequence[Token]) -> list[str]:
    may_break: set[int] = set()
    for token in tokens:
        if token.type == "inline" and token.map is not None:
            may_break.update(range(token.map[0], token.map[1] - 1))
    return [_trimmed(line, may_break=row in may_break) for row, line in enumerate(lines)]


def _trimmed(line: str, *, may_break: bool) -> str:
    trimmed = line.rstrip(_SPACES)
    return trimmed + _HARD_BREAK if may_break and line.endswith(_HARD_BREAK) else trimmed


def _changed(before: Sequence[Token], after: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The lines of the blocks that are parsed otherwise: spaces within code are the code's."""
    for one, other in zip(before, after, strict=False):
        if one.map is not None and _differ([one], [other]):
            yield one.map[0], one.map[1]


def _differ(before: Sequence[Token], after: Sequence[Token]) -> bool:
    if len(before) != len(after):
        return True
    return any(
        _facts(one) != _facts(other) or _differ(one.children or (), other.children or ())
        for one, other in zip(before, after, strict=True)
    )


def _facts(token: Token) -> Mapping[str, object]:
    """What a token says, and the line where it starts.

    Where it ends may differ: a list's end is behind the blank lines below it. The source of what
    its children say is theirs to tell.
    """
    facts = token.as_dict(children=False)
    facts["map"] = token.map and token.map[0]
    if token.children is not None:
        del facts["content"]
    return facts
