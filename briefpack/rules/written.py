"""All that is written in a pack, each text once; and a text without what is not words."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache, lru_cache

from briefpack.model.base import Model
from briefpack.model.texts import Path
from briefpack.prose.parse import is_allowance
from briefpack.prose.sections import code_lines
from briefpack.rules.registry import Checked
from briefpack.rules.remembered import of_model
from briefpack.rules.texts import Text, prose_of
from briefpack.store.load import BOARD_FILE

_NAMES = frozenset(
    {"email", "file", "id", "image", "kind", "language", "logo", "phone", "profile", "theme"}
)
"""Keys whose values name something; nobody reads them on a page."""


def prose(checked: Checked) -> Sequence[Text]:
    """Everything in Markdown: the bodies of reports, and values."""
    return checked.once(_gathered_prose)


def words(checked: Checked) -> Sequence[Text]:
    """Everything that may be printed: Markdown, and values on one line."""
    return checked.once(_gathered_words)


def _gathered_prose(checked: Checked) -> Sequence[Text]:
    found = (
        Text(markdown, file, path=path)
        for model, file in _models(checked)
        for path, markdown in prose_of(model)
    )
    return (*found, *_bodies(checked))


def _gathered_words(checked: Checked) -> Sequence[Text]:
    found = (
        Text(value, file, path=path)
        for model, file in _models(checked)
        for path, value in _lines_of(model)
    )
    return (*found, *_bodies(checked))


def _bodies(checked: Checked) -> Iterator[Text]:
    for file, report in checked.reports:
        yield Text(report.body, file, line=report.body_line)


def _models(checked: Checked) -> Iterator[tuple[Model, str]]:
    """The model of every file."""
    briefing = checked.briefing
    yield briefing.pack, checked.pack_file
    if briefing.pack.board is None and BOARD_FILE in checked.sources:
        yield briefing.board, BOARD_FILE
    if briefing.membership is not None and briefing.membership_year is not None:
        yield briefing.membership, checked.membership_place[0]
    for file, report in checked.reports:
        yield report.head, file
    for file, note in checked.notes:
        yield note, file


def _values(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        if not isinstance(value, Enum):
            yield path, value
    elif isinstance(value, Model):
        for name, key in _keys(type(value)):
            inner = getattr(value, name)
            if inner is not None and inner != ():
                yield from _values(inner, (*path, key))
    elif isinstance(value, tuple):
        for position, inner in enumerate(value):
            yield from _values(inner, (*path, position))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _values(inner, (*path, key))


@of_model
def _lines_of(model: Model) -> Iterator[tuple[Path, str]]:
    return _values(model, ())


@cache
def _keys(model: type[Model]) -> tuple[tuple[str, str], ...]:
    """The fields of a model that may be printed, each with its key in files."""
    fields = model.model_fields.items()
    return tuple((name, field.alias or name) for name, field in fields if name not in _NAMES)


# -- single words --------------------------------------------------------------------------


@lru_cache(maxsize=16)
def small(text: str) -> str:
    """A text in small letters, each where it was."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return _CAPITALS.sub(lambda match: match[0].lower(), text)


_CAPITALS = re.compile("[A-Z]+")


# -- Markdown as plain words ---------------------------------------------------------------

BLANK = "\0"
"""What stands in ``plain`` where there are no words: no letter, and no space either."""

_ADDRESSES = (
    re.compile(r"\]\([^()\[\]\n]*\)"),
    re.compile(r"https?://[^\s<>]+"),
    re.compile(r"www\.[^\s<>]+"),
    re.compile(r"mailto:[^\s<>]+"),
)
_BLANK_LINE = re.compile(r"\n[ \t]*(?=\n)")
_NOT_LINE_END = re.compile(r"[^\n]")
_TICKS = re.compile(r"`+")


@lru_cache(maxsize=16)
def plain(markdown: str) -> str:
    """A text in which code, allowances and the addresses of links are blank, as long as it was."""
    lines = markdown.split("\n")
    blank = [number for block in code_lines(markdown) for number in block if number < len(lines)]
    if "<!--" in markdown:
        blank += [number for number, line in enumerate(lines) if is_allowance(line)]
    for number in blank:
        lines[number] = BLANK * len(lines[number])
    text = "\n".join(lines)
    if "`" in text:
        text = _without_code(text)
    for address in _ADDRESSES:
        text = address.sub(lambda match: BLANK * len(match[0]), text)
    return text


def _without_code(text: str) -> str:
    """A text without its code in backticks: from a run of them to the next that is as long."""
    parts: list[str] = []
    done = 0
    for run, end in _code(text):
        if run >= done:
            parts += (text[done:run], _blank(text[run:end]))
            done = end
    return "".join((*parts, text[done:]))


def _code(text: str) -> Iterator[tuple[int, int]]:
    """Where code may start, and where it would end: before the next blank line."""
    first = 0
    for end in (*(match.start() for match in _BLANK_LINE.finditer(text)), len(text)):
        following: dict[int, int] = {}  # the ends of the next runs, by their length
        ends: list[tuple[int, int]] = []
        for run in reversed(list(_TICKS.finditer(text, first, end))):
            length = len(run[0])
            if length in following and text[run.start() - 1 : run.start()] != "\\":
                ends.append((run.start(), following[length]))
            following[length] = run.end()
        yield from reversed(ends)
        first = end


def _blank(words: str) -> str:
    return _NOT_LINE_END.sub(BLANK, words)
