"""How values and tables are written in TOML where nobody has written them yet.

``tomli-w`` writes keys and single values; what is arranged here is the rest: texts of several
lines as blocks, lists of small tables one to a line, and bigger tables under headers of their own.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import tomli_w

Path = tuple[str | int, ...]

Kept = Callable[[Path, Mapping[str, Any]], str | None]
"""Has the text that an entry of a list already has elsewhere, with its headers for this path."""

WIDTH = 100
"""Columns that a line takes at most where it can be broken without harm."""

_LONGEST_ROW = 120
"""Columns of a table on one line, where no model says that it is to be written so."""

FOLD = 95
"""Columns of a folded line, the backslash with it."""

_UNWRITABLE = re.compile(r"[\\\x00-\x08\x0b-\x1f\x7f]")
_MIGHT_END = re.compile(r'"(?="")|"\Z')
_WORDS = re.compile(r"[ \t]*[^ \t]+[ \t]*")
_MARKER = re.compile(r"[ \t]*(?:(?:[-*+]|[0-9]+[.)])[ \t]+)?")

_ESCAPED_PLUS = r"\\u002B"
FENCE_LINE = re.compile(r"^\+(?=\+\+[^\S\n]*$)", re.MULTILINE)
"""A line that would end a report's head, were the text in one."""


class Layout:
    """What a kind of file looks like, as far as its text does not say. This one knows nothing."""

    def order(self, path: Path) -> Sequence[str]:
        """The keys that the table at ``path`` may have, in the order to write new ones in."""
        del path
        return ()

    def in_rows(self, path: Path) -> bool | None:
        """Whether the list at ``path`` has one table to a line; None where nobody knows."""
        del path
        return None

    def folded(self, path: Path) -> bool:
        """Whether a text at ``path`` is prose, whose long lines may be folded."""
        del path
        return False


UNKNOWN = Layout()
"""The layout of a file of no known kind."""


def dotted_key(keys: Sequence[str]) -> str:
    """A key as it is written, each of its steps in quotes where it has to be."""
    return ".".join(tomli_w.dumps({key: 0})[: -len(" = 0\n")] for key in keys)


def ordered(table: Mapping[str, Any], order: Iterable[str]) -> list[str]:
    """The keys of ``table``, those of ``order`` first and in that order."""
    known = dict.fromkeys(key for key in order if key in table)
    return [*known, *(key for key in table if key not in known)]


def in_order(value: Any, path: Path, layout: Layout) -> Any:  # noqa: ANN401 - TOML's values
    """A value, the keys of all its tables in the order of the layout."""
    if isinstance(value, dict):
        keys = ordered(value, layout.order(path))
        return {key: in_order(value[key], (*path, key), layout) for key in keys}
    if isinstance(value, list):
        return [in_order(inner, (*path, place), layout) for place, inner in enumerate(value)]
    return value


def is_list_of_tables(value: object) -> bool:
    """Whether a value is a list of tables, and not an empty list."""
    return isinstance(value, list) and bool(value) and all(isinstance(it, dict) for it in value)


def holds_tables(value: object) -> bool:
    """Whether a value is a table, or a list with one."""
    entries = value if isinstance(value, list) else [value]
    return any(isinstance(entry, dict) for entry in entries)


def has_headers(value: object, path: Path, layout: Layout) -> bool:
    """Whether a value is written under headers of its own, and not behind a key."""
    if not is_list_of_tables(value):
        return isinstance(value, dict)
    in_rows = layout.in_rows(path)
    return not (_would_be_rows(value) if in_rows is None else in_rows)


def _would_be_rows(tables: Any) -> bool:  # noqa: ANN401 - a list of tables
    return all(
        not isinstance(inner, dict | list) and "\n" not in str(inner)
        for table in tables
        for inner in table.values()
    ) and all(len(inline_text(table)) <= _LONGEST_ROW for table in tables)


# -- values --------------------------------------------------------------------------------


def inline_text(value: object) -> str:
    """Any value on one line."""
    if isinstance(value, dict):
        pairs = ", ".join(f"{dotted_key([key])} = {inline_text(it)}" for key, it in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, list):
        return f"[{', '.join(map(inline_text, value))}]"
    return tomli_w.dumps({"x": value})[len("x = ") : -1]


def value_text(value: object, column: int, *, fold: bool = False) -> str:
    """A value behind a key that takes ``column`` columns; long lists have an entry to a line.

    A text of several lines is a block; a long one is too where ``fold`` is set.
    """
    if isinstance(value, str):
        line = inline_text(value)
        too_long = fold and " " in value and column + len(line) > WIDTH
        return block_text(value, fold=fold) if "\n" in value or too_long else line
    if isinstance(value, list):
        of_tables = any(isinstance(entry, dict) for entry in value)
        if of_tables or "\n" in "".join(entry for entry in value if isinstance(entry, str)):
            return rows_text(value)
        line = inline_text(value)
        return line if column + len(line) <= WIDTH else rows_text(value)
    return inline_text(value)


def rows_text(entries: Sequence[object]) -> str:
    """A list with one entry to a line."""
    return "".join(["[\n", *(f"  {entry_text(entry)},\n" for entry in entries), "]"])


def entry_text(entry: object) -> str:
    """An entry of a list that has one to a line."""
    return block_text(entry) if isinstance(entry, str) and "\n" in entry else inline_text(entry)


def block_text(text: str, *, fold: bool = False) -> str:
    """A text between two times three quotes, over as many lines as it has, or more if folded."""
    lines = block_escaped(text).split("\n")
    body = "\n".join(folded_line(line) if fold else line for line in lines)
    return f'"""\n{FENCE_LINE.sub(_ESCAPED_PLUS, body)}"""'


def block_escaped(text: str) -> str:
    """What ``text`` is inside a block: quotes need a backslash only where they might end it."""
    escaped = _UNWRITABLE.sub(lambda found: inline_text(found[0])[1:-1], text)
    return _MIGHT_END.sub(r'\\"', escaped)


def folded_line(line: str) -> str:
    """An escaped line as several, each but the last with a backslash at its end.

    A backslash takes the line end and the blanks behind it out of the text. Rows of Markdown
    tables stay whole, and what belongs to an entry of a list is indented below it.
    """
    if len(line) <= FOLD or line.startswith("|"):
        return line
    marker = _MARKER.match(line)
    hanging = " " * len(marker[0]) if marker else ""
    lines: list[str] = []
    here = ""
    for word in _WORDS.findall(line):
        if here.strip() and len(here) + len(word.rstrip()) > FOLD - len(" \\"):
            lines.append(here)
            here = hanging
        here += word
    return "\\\n".join([*lines, here]) if here else line


# -- tables --------------------------------------------------------------------------------


def pair_text(keys: Sequence[str], value: object, path: Path, layout: Layout) -> str:
    """A key and its value, with the line end; ``path`` is where in the file the value is."""
    key = dotted_key(keys)
    return f"{key} = {value_text(value, len(key) + 3, fold=layout.folded(path))}\n"


def header_text(names: Sequence[str], *, entry: bool) -> str:
    """A table's header, or that of one entry of a list of tables."""
    key = dotted_key(names)
    return f"[[{key}]]\n" if entry else f"[{key}]\n"


def names_of(path: Path) -> tuple[str, ...]:
    """A path's keys, which are what headers name."""
    return tuple(step for step in path if isinstance(step, str))


def table_texts(
    table: Mapping[str, Any],
    path: Path,
    layout: Layout,
    *,
    entry: bool = False,
    kept: Kept = lambda _path, _table: None,
) -> Iterator[str]:
    """A table as its header with the pairs below, then the tables in it, each a text of its own.

    The file itself, the table at the empty path, has no header. Pairs whose values hold tables
    come last.
    """
    below = [key for key in table if has_headers(table[key], (*path, key), layout)]
    behind_keys = sorted(
        (key for key in table if key not in below), key=lambda key: holds_tables(table[key])
    )
    pairs = "".join(pair_text([key], table[key], (*path, key), layout) for key in behind_keys)
    if path and (entry or pairs or not below):
        yield header_text(names_of(path), entry=entry) + pairs
    elif pairs:
        yield pairs
    for key in below:
        yield from value_texts(table[key], (*path, key), layout, kept=kept)


def value_texts(
    value: Any,  # noqa: ANN401 - a table or a list of tables
    path: Path,
    layout: Layout,
    *,
    kept: Kept = lambda _path, _table: None,
) -> Iterator[str]:
    """A table, or a list of tables, with the headers that it needs."""
    if isinstance(value, dict):
        yield from table_texts(value, path, layout, kept=kept)
        return
    for position, table in enumerate(value):
        here = (*path, position)
        text = kept(here, table)
        if text is None:
            yield from table_texts(table, here, layout, entry=True, kept=kept)
        else:
            yield text


def file_text(data: Mapping[str, Any], layout: Layout) -> str:
    """A whole file in the order of a layout, with an empty line before each header."""
    return "\n".join(table_texts(in_order(data, (), layout), (), layout))
