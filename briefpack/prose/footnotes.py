"""Footnotes, taken out of the text that they are written in: who calls them, and who does not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Uncalled:
    """A footnote that is not printed; ``line`` counts from 0.

    ``second`` is whether one above it has its label already: calls are the first one's.
    """

    label: str
    line: int
    second: bool


@dataclass(slots=True)
class _Written:
    """A footnote as it stands in the text."""

    label: str
    line: int
    tokens: list[Token] = field(default_factory=list)


def take_footnotes(
    tokens: Sequence[Token], env: Mapping[str, Any]
) -> tuple[list[Token], list[list[Token]], list[Uncalled]]:
    """The text without its footnotes, the footnotes in the order of their numbers, and the rest.

    ``env`` is what the parser noted on the way: which number each footnote that is called has.
    """
    body, written = _apart(tokens)
    first = {note.label: note.tokens for note in reversed(written)}
    footnotes = [
        [_words(noted["content"], noted["tokens"])] if "tokens" in noted else first[noted["label"]]
        for noted in env.get("footnotes", {"list": {}})["list"].values()
    ]
    called = _place_called(body, footnotes)
    printed = {id(footnotes[number]) for number in called}
    uncalled = [
        Uncalled(note.label, note.line, note.tokens is not first[note.label])
        for note in written
        if id(note.tokens) not in printed
    ]
    return body, footnotes, uncalled


def _apart(tokens: Sequence[Token]) -> tuple[list[Token], list[_Written]]:
    """The text, and the footnotes written in it; one written in another is one of its own."""
    body: list[Token] = []
    written: list[_Written] = []
    around: list[_Written] = []  # the footnotes that are open
    for token in tokens:
        if token.type == "footnote_reference_open":
            note = _Written(token.meta["label"], token.map[0] if token.map else 0)
            written.append(note)
            around.append(note)
        elif token.type == "footnote_reference_close":
            around.pop()
        else:
            (around[-1].tokens if around else body).append(token)
    return body, written


def _words(content: str, children: list[Token]) -> Token:
    """The words of a footnote that is written where it is called."""
    return Token("inline", "", 0, content=content, children=children)


def _place_called(body: Sequence[Token], footnotes: Sequence[Sequence[Token]]) -> set[int]:
    """The numbers of the footnotes that the text calls, or those that it calls.

    Those that are written where they are called get their line from the call.
    """
    called: set[int] = set()
    waiting = list(_calls(body))
    while waiting:
        number, line = waiting.pop()
        if number in called:
            continue
        called.add(number)
        for token in footnotes[number]:
            if token.type == "inline" and token.map is None:
                token.map = [line, line + 1]
        waiting.extend(_calls(footnotes[number]))
    return called


def _calls(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The footnotes called in blocks, by number, each with the line of its call."""
    for token in tokens:
        line = token.map[0] if token.map else 0
        for child in token.children or ():
            if child.type == "footnote_ref":
                yield child.meta["id"], line + child.meta.get("line", 0)
