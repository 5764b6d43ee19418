"""Finding and replacing words in the texts of a pack: in Markdown and in values, never in keys.

Values are searched as they read, not as they are spelled: what is folded over lines with
backslashes, or escaped, is found, and so are words over the end of a line of Markdown.
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from briefpack.editing.values import Path, with_value
from briefpack.errors import BriefpackError
from briefpack.problems import Place
from briefpack.store.attachments import is_report
from briefpack.store.reports import FENCE, split

if TYPE_CHECKING:
    from briefpack.store.locate import Span

NAMES = frozenset(
    {
        *("contact", "file", "id", "image", "kind", "language", "logo", "membership"),
        *("profile", "role", "status", "theme"),
    }
)
"""Keys whose values name something, such as a file or a kind: other words there would be wrong."""

_NAMED = re.compile(r"\{#[^}\n]*\}|\[@[^]\n]*\]|(?<=\]\()[^)\n]*(?=\))")
"""The same in prose: names, references to them, and what links and pictures lead to."""

_NO_PLAIN_WORDS = re.compile(r"[@/\\\[\]{}<>&_=#]|\w\.\w")
"""What takes part in a reference, a link, an address or a name, where capitals count."""

_QUOTES = {"'": "['’‘]", '"': '["“”]'}
"""What is typed straight finds what is printed curly."""

_GAP = r"(?:[^\S\n]*\n[^\S\n]*|[^\S\n]+)"
"""A space that somebody types: any spaces, or the end of a line, but no empty line."""


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for.

    ``names`` is whether that is searched too which names something: files, ids, kinds, links.
    """

    words: str
    regex: bool = False
    case: bool = False
    whole_words: bool = False
    names: bool = False

    def pattern(self) -> re.Pattern[str]:
        """The search as a regular expression; raises BriefpackError where it is none."""
        text = self.words if self.regex else "".join(_plain(self.words))
        if self.whole_words:
            text = rf"(?<!\w)(?:{text})(?!\w)"
        flags = re.MULTILINE | (re.NOFLAG if self.case else re.IGNORECASE)
        try:
            return re.compile(text, flags)
        except (re.error, RecursionError, OverflowError) as error:
            raise BriefpackError(
                f"{self.words!r} is not a regular expression: {error}",
                "search for plain words, or put a backslash before signs such as ( and *",
            ) from None


def _plain(words: str) -> Iterator[str]:
    for piece in re.split(r"(\s+)", words):
        if piece.isspace():
            yield _GAP
        else:
            yield from (_QUOTES.get(letter) or re.escape(letter) for letter in piece)


@dataclass(frozen=True, slots=True)
class Match:
    """Words that were found.

    ``path`` is the value that holds them, None in Markdown; ``start`` which character of the
    value, or of a report's body, they begin with. ``line`` is the line of the file there.
    """

    place: Place
    text: str
    line: str
    path: Path | None
    start: int


@dataclass(frozen=True, slots=True)
class Replaced:
    """The texts that differ, by file, and how many times something was replaced."""

    texts: Mapping[str, str] = field(default_factory=dict)
    count: int = 0


def find(texts: Mapping[str, str], search: Search) -> tuple[Match, ...]:
    """Everything that fits in texts by their files' names, in the order of its places.

    A text that is not TOML is left out, save for a report's Markdown. Raises BriefpackError for
    a search that is no regular expression.
    """
    pattern = search.pattern()
    found: list[Match] = []
    for file, text in texts.items():
        if not search.words:
            break
        lines = _Lines(text)
        for part in _parts(file, text, search):
            for match in _matches(pattern, part.value, search):
                place = part.place(match, lines)
                line = lines.line(place.line)
                found.append(Match(place, match[0], line, part.path, match.start()))
    return tuple(sorted(found, key=lambda match: (match.place, match.start)))


def replaced(
    texts: Mapping[str, str],
    search: Search,
    replacement: str,
    only: Collection[Match] | None = None,
) -> Replaced:
    r"""Put ``replacement`` in the place of everything that fits, or of some matches ``only``.

    Where capitals do not count, it takes over those of what it replaces: see ``capitalised``.
    With a regular expression, ``\1`` stands for its first group. Raises BriefpackError where the
    search or the replacement is wrong, or a file would not be what it was.
    """
    pattern = search.pattern()
    wanted = None if only is None else {(it.place.file, it.path, it.start) for it in only}
    new: dict[str, str] = {}
    count = 0
    for file, text in texts.items():
        if not search.words:
            break
        values: dict[Path | None, str] = {}
        for part in _parts(file, text, search):
            chosen = [
                match
                for match in _matches(pattern, part.value, search)
                if wanted is None or (file, part.path, match.start()) in wanted
            ]
            if chosen:
                values[part.path] = _put(part.value, chosen, search, replacement)
                count += len(chosen)
        if values and (changed := _with_values(file, text, values)) != text:
            new[file] = changed
    return Replaced(new, count)


def _matches(pattern: re.Pattern[str], value: str, search: Search) -> Iterator[re.Match[str]]:
    named = [] if search.names else [found.span() for found in _NAMED.finditer(value)]
    for match in pattern.finditer(value):
        inside = any(match.start() < end and start < match.end() for start, end in named)
        if match[0] and not inside:
            yield match


def _put(value: str, chosen: list[re.Match[str]], search: Search, replacement: str) -> str:
    parts: list[str] = []
    end = 0
    for match in chosen:
        parts += (value[end : match.start()], _words(match, search, replacement))
        end = match.end()
    return "".join([*parts, value[end:]])


def _words(match: re.Match[str], search: Search, replacement: str) -> str:
    if not search.regex:
        return capitalised(match[0], search, replacement)
    try:
        return match.expand(replacement)
    except (re.error, IndexError) as error:
        raise BriefpackError(
            f"{replacement!r} cannot replace anything: {error}",
            r"\1 stands for the first group in brackets; write \\ for a backslash",
        ) from None


def capitalised(found: str, search: Search, replacement: str) -> str:
    """A replacement with the capitals of what was ``found``, as word processors write it.

    Only where capitals do not count. Those that were typed say what is meant: a replacement that
    has any is left as it is, and so is one for words that were searched for in capitals alone.
    """
    if search.case or search.regex or search.names or replacement != replacement.lower():
        return replacement
    if _NO_PLAIN_WORDS.search(replacement):
        return replacement
    letters = [letter for letter in found if letter.isalpha()]
    if len(letters) > 1 and all(letter.isupper() for letter in letters):
        return replacement if search.words.isupper() else replacement.upper()
    if letters and letters[0].isupper() and replacement[:1].isalpha():
        return replacement[0].upper() + replacement[1:]
    return replacement


# -- what is searched ----------------------------------------------------------------------


class _Lines:
    """A text's lines, to tell places by."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self.starts = [0]
        for line in self._lines:
            self.starts.append(self.starts[-1] + len(line) + 1)

    def line(self, number: int) -> str:
        """A line, by its number from 1."""
        return self._lines[number - 1]

    def offset(self, line: int, column: int) -> int:
        """How many characters stand before a line and column."""
        return self.starts[line - 1] + column - 1

    def place(self, file: str, start: int, end: int) -> Place:
        """The place of a stretch of characters."""
        return Place(file, *self._position(start), *self._position(end))

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


@dataclass(frozen=True, slots=True)
class _Body:
    """The Markdown of a report, from a character of the file on."""

    file: str
    value: str
    first: int
    path: None = None

    def place(self, match: re.Match[str], lines: _Lines) -> Place:
        return lines.place(self.file, self.first + match.start(), self.first + match.end())


@dataclass(frozen=True, slots=True)
class _Value:
    """A text in TOML, ``raw`` as it is spelled at ``span``."""

    file: str
    value: str
    path: Path
    raw: str
    span: "Span"

    def place(self, match: re.Match[str], lines: _Lines) -> Place:
        base = lines.offset(self.span.line, self.span.column)
        spelled = _spelled(self.raw)
        if len(spelled) != len(self.value):  # in a way that is not known here
            return lines.place(self.file, base, base + len(self.raw))
        start, end = spelled[match.start()][0], spelled[match.end() - 1][1]
        return lines.place(self.file, base + start, base + end)


def _parts(file: str, text: str, search: Search) -> Iterator[_Body | _Value]:
    toml, body = _toml_and_body(file, text)
    yield from _values(file, toml, search)
    if body:
        yield _Body(file, body, len(text) - len(body))


def _toml_and_body(file: str, text: str) -> tuple[str, str]:
    """The TOML of a file, its lines counted as in the file, and its Markdown."""
    if not is_report(file):
        return text, ""
    head, body = split(text)
    if body == text and text.split("\n", 1)[0].rstrip() == FENCE:  # the head does not end
        return "", ""
    return f"\n{head}" if head else "", body


def _values(file: str, toml: str, search: Search) -> Iterator[_Value]:
    from briefpack.store.locate import TomlIndex

    pattern = search.pattern()
    index: TomlIndex | None = None
    lines = _Lines(toml)
    for path, value in _texts(_data(toml), ()):
        named = next((step for step in reversed(path) if isinstance(step, str)), "")
        if (named in NAMES and not search.names) or not pattern.search(value):
            continue
        index = index or TomlIndex(toml)
        span = index.value(path)
        start = lines.offset(span.line, span.column)
        raw = toml[start : lines.offset(span.end_line, span.end_column)]
        if _data(f"x = {raw}") == {"x": value}:  # the index knows TOML nearly as well
            yield _Value(file, value, path, raw, span)


def _data(toml: str) -> dict[str, Any]:
    try:
        return tomllib.loads(toml)
    except (ValueError, RecursionError):
        return {}


def _texts(data: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for key, inner in data.items():
            yield from _texts(inner, (*path, key))
    elif isinstance(data, list):
        for position, inner in enumerate(data):
            yield from _texts(inner, (*path, position))


_PIECE = re.compile(
    r"(?P<joined>\\[ \t]*\n[ \t\n]*)"
    r"|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}|\\.|[^\\]"
)
"""A character between double quotes as it is spelled, or the end of a line that is none."""


def _spelled(raw: str) -> list[tuple[int, int]]:
    """Where each character of a text stands in what is written, quotes and all."""
    quotes = 3 if raw[:3] in {'"""', "'''"} else 1
    start, end = quotes, len(raw) - quotes
    if quotes > 1 and raw.startswith("\n", start):
        start += 1
    if raw[0] == "'":
        return [(place, place + 1) for place in range(start, end)]
    pieces = _PIECE.finditer(raw, start, end)
    return [piece.span() for piece in pieces if piece.lastgroup != "joined"]


# -- what is changed -----------------------------------------------------------------------


def _with_values(file: str, text: str, values: Mapping[Path | None, str]) -> str:
    """A file with other values; raises BriefpackError where it would not hold just these."""
    from briefpack.editing.workspace import with_data

    toml, body = _toml_and_body(file, text)
    if None in values:
        text, body = text[: len(text) - len(body)] + values[None], values[None]
    data = before = _data(toml)
    for path, value in values.items():
        if path is not None:
            data = with_value(data, path, value)
    new = with_data(file, text, data) if data != before else text
    new_toml, new_body = _toml_and_body(file, new)
    if _data(new_toml) != data or new_body != body:
        raise BriefpackError(
            f"{file} would not be what it was with these words",
            "they may hold a line of +++; nothing was replaced",
        )
    return new
