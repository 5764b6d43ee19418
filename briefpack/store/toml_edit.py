"""A TOML text changed to say something else, in as few places as possible.

What a person wrote stays as it is: comments, order, blank lines and the spelling of all that is
not changed. The result is read again before it is given out; where it does not say what it has
to, it is made anew more coarsely, at worst the whole file.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from briefpack.store.line_ends import with_line_ends
from briefpack.store.toml_change import Kept, changed
from briefpack.store.toml_cut import Reading, read
from briefpack.store.toml_match import same
from briefpack.store.toml_parts import Unreadable
from briefpack.store.toml_text import UNKNOWN, Layout, file_text

_EVERYTHING = 1_000
_HOW_DEEP = (_EVERYTHING, 2, 1)
"""How many steps down tables and lists are looked into, at the first try and the next ones."""

_recent: list[Mapping[bytes, dict[str, Any]]] = [{}]
"""What the pieces of the file say that was made last, which is probably the next one changed."""

_HEAD_COMMENT = re.compile(rb"(?:[ \t]*#[^\n]*\n)+")


def edited(text: str, after: Mapping[str, Any], layout: Layout = UNKNOWN) -> str:
    """``text`` changed so that ``tomllib.loads`` makes ``after`` of it, and little else.

    ``layout`` says where new keys go and how new lists are written. Raises TOMLDecodeError where
    ``text`` is not TOML, and TypeError or ValueError where TOML cannot hold ``after``.
    """
    plain_text = text.replace("\r\n", "\n")
    ended = plain_text if plain_text.endswith("\n") or not plain_text else f"{plain_text}\n"
    source = ended.encode()
    reading = read(source, _recent[0])
    wanted = plain(after, reading.data)
    if same(reading.data, wanted):
        return text
    made = _edited(reading, wanted, layout).decode()
    if text and not plain_text.endswith("\n"):
        made = made.removesuffix("\n")
    return with_line_ends(made, text)


def _edited(reading: Reading, wanted: dict[str, Any], layout: Layout) -> bytes:
    for deepest in _HOW_DEEP:
        made = _attempt(reading, wanted, layout, deepest)
        if made is not None and _says(made, wanted, reading):
            return made
    head = _HEAD_COMMENT.match(reading.source)
    comment = f"{head[0].decode()}\n" if head else ""
    anew = (comment + file_text(wanted, layout)).encode()
    if not _says(anew, wanted, reading):
        raise ValueError("TOML cannot hold a value of this file")
    return anew


def _attempt(
    reading: Reading, wanted: dict[str, Any], layout: Layout, deepest: int
) -> bytes | None:
    """The file changed where it differs; None where it is made in a way not known here."""
    try:
        made, found = changed(reading, wanted, layout, deepest, Kept())
        if found.is_wanted:
            made, _ = changed(reading, wanted, layout, deepest, found)
    except Unreadable:
        return None
    return made


def _says(source: bytes, wanted: dict[str, Any], reading: Reading) -> bool:
    try:
        made = read(source, reading.known)
    except tomllib.TOMLDecodeError:
        return False
    _recent[0] = made.known
    return same(made.data, wanted)


def plain(value: Any, like: Any = None) -> Any:  # noqa: ANN401, PLR0911 - TOML
    """A value of the very types that tomllib makes; what is the same as in ``like`` is that.

    So it can be seen at once, wherever it is compared later on. Raises TypeError for what TOML
    cannot hold.
    """
    match value:
        case Mapping():
            if not all(isinstance(key, str) for key in value):
                raise TypeError("a key of TOML is a text")
            there = like if isinstance(like, dict) else {}
            table = {str.__str__(key): plain(inner, there.get(key)) for key, inner in value.items()}
            return like if same(like, table) else table
        case list() | tuple():
            entries = _entries(value, like if isinstance(like, list) else [])
            return like if same(like, entries) else entries
        case str():
            return str.__str__(value)
        case datetime() | time():
            return value.replace(fold=0)
        case bool() | date():
            return value
        case int():
            return int(value)
        case float():
            return float(value)
        case _:
            message = f"TOML cannot hold a {type(value).__name__}"
            raise TypeError(message)


def _entries(value: Sequence[Any], like: Sequence[Any]) -> list[Any]:
    """The entries of a list, each compared with the one at its place, counted from either end."""
    longer = len(value) - len(like)
    entries: list[Any] = []
    for place, inner in enumerate(value):
        there = like[place] if place < len(like) else None
        entry = plain(inner, there)
        if entry is not there and longer and 0 <= place - longer < len(like):
            entry = plain(entry, like[place - longer])
        entries.append(entry)
    return entries
