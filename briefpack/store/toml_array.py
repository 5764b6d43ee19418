"""A list behind a key, its entries changed, put in, taken out or moved with their comments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefpack.store.toml_body import VALUES
from briefpack.store.toml_match import arrange
from briefpack.store.toml_parts import comments_above
from briefpack.store.toml_text import WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tree_sitter import Node

_REST_OF_LINE = re.compile(rb"[ \t]*(?:#[^\n]*)?(?=\n)")


@dataclass(eq=False, slots=True)
class Loose:
    """Comments in a list that belong to none of its entries."""

    text: bytes


@dataclass(eq=False, slots=True)
class Entry:
    """An entry of a list.

    ``lead`` is what stands between the entry before and this one's value: line ends, blanks,
    comments above it. ``behind`` is what follows the comma on its line, ``before_comma`` what is
    in front of that.
    """

    value: bytes
    lead: bytes | None = None
    before_comma: bytes = b""
    comma: bool = False
    behind: bytes = b""

    @property
    def begins_line(self) -> bool:
        """Whether it stands on a line of its own."""
        return self.lead is not None and b"\n" in self.lead

    @property
    def indent(self) -> bytes:
        """What stands in front of it on its line."""
        return (self.lead or b"").rpartition(b"\n")[2]


class ListText:
    """A list as it is written."""

    def __init__(self, source: bytes, node: Node) -> None:
        self._text = source[node.start_byte : node.end_byte]
        self.nodes = [child for child in node.named_children if child.type in VALUES]
        self.entries: list[Entry] = []
        self._parts: list[Entry | Loose] = []
        end = node.end_byte - 1
        position = node.start_byte + 1
        self._opening = _rest_of_line(source, position)
        position += len(self._opening)
        for value in self.nodes:
            entry = Entry(source[value.start_byte : value.end_byte])
            self._read_lead(source[position : value.start_byte], entry)
            position = value.end_byte
            comma = _comma_behind(value)
            if comma is not None:
                entry.comma = True
                entry.before_comma = source[position : comma.start_byte]
                position = comma.end_byte
            entry.behind = _rest_of_line(source, position)
            position += len(entry.behind)
            self.entries.append(entry)
            self._parts.append(entry)
        self._closing = source[position:end]
        self._ends_with_comma = bool(self.entries) and self.entries[-1].comma

    def _read_lead(self, text: bytes, entry: Entry) -> None:
        """What is in front of an entry; comments that stand alone are not its own."""
        first, *lines = text.split(b"\n")
        own = comments_above(lines[:-1])
        while own > 0 and not lines[own - 1].strip():
            own -= 1
        if own > 0:
            self._parts.append(Loose(b"\n".join([first, *lines[:own]])))
            first, lines = b"", lines[own:]
        entry.lead = b"\n".join([first, *lines])

    def written(self, entries: Sequence[Entry], column: int) -> bytes:
        """The list with these entries, some of them those that it has; ``column`` is its place."""
        had_lines = any(b"\n" in part for part in (self._opening, self._closing)) or any(
            entry.begins_line for entry in self.entries
        )
        if not had_lines and any(entry.begins_line for entry in entries):
            return rows(entries)  # one with comments has come from elsewhere
        groups = {id(entry): [entry] for entry in self.entries}
        if self.entries:
            arrange(
                [self._parts],
                list(groups.values()),
                [groups.get(id(entry), [entry]) for entry in entries],
            )
        else:
            self._parts += entries
            self._ends_with_comma = had_lines
        self._set_apart(entries, had_lines=had_lines)
        text = self._joined()
        fitted = b"\n" not in text and column + len(self._text.decode()) <= WIDTH
        if fitted and column + len(text.decode()) > WIDTH and len(entries) > len(self.entries):
            return rows(entries)
        return text

    def _set_apart(self, entries: Sequence[Entry], *, had_lines: bool) -> None:
        """Put each new entry on a line of its own where the others are, else behind a blank."""
        on_lines = [entry.indent for entry in self.entries if entry.begins_line]
        apart = b"\n" + (on_lines[-1] if on_lines else b"  ") if had_lines else b" "
        first = entries[0] if entries else None
        old_first = self.entries[0] if self.entries else first
        if first is not None and old_first is not None and first is not old_first:
            lead = old_first.lead
            if not old_first.begins_line:
                old_first.lead = apart
                first.lead = first.lead if first.begins_line else lead
        elif first is not None and first.lead is None and not had_lines:
            first.lead = b""
        for entry in entries:
            if entry.lead is None:
                entry.lead = apart

    def _joined(self) -> bytes:
        pieces = [self._opening]
        entries = [part for part in self._parts if isinstance(part, Entry)]
        for part in self._parts:
            if isinstance(part, Loose):
                pieces.append(part.text)
                continue
            pieces += [_on_next_line(pieces[-1], part.lead or b""), part.value]
            comma = part is not entries[-1] or self._ends_with_comma
            if comma or b"#" in part.before_comma:
                pieces.append(part.before_comma)
            pieces += [b"," if comma else b"", part.behind]
        if len(pieces) == 1 and not self._opening.strip() and not self._closing.strip():
            return b"[]"
        closing = _on_next_line(pieces[-1], self._closing)
        return b"".join([b"[", *pieces, closing, b"]"])


def _rest_of_line(source: bytes, position: int) -> bytes:
    """Blanks and a comment up to the line end, where nothing else is."""
    found = _REST_OF_LINE.match(source, position)
    return found[0] if found else b""


def _comma_behind(value: Node) -> Node | None:
    node = value.next_sibling
    while node is not None and node.type == "comment":
        node = node.next_sibling
    return node if node is not None and node.type == "," else None


def _on_next_line(before: bytes, text: bytes) -> bytes:
    """``text``, with a line end in front where it would else be part of a comment."""
    in_comment = b"#" in before and not text.lstrip(b" \t").startswith(b"\n")
    return b"\n" + text if in_comment else text


def rows(entries: Iterable[Entry]) -> bytes:
    """A list with one entry to a line, and what is said of it."""
    lines: list[bytes] = []
    for entry in entries:
        lead = entry.lead if entry.begins_line and entry.lead else b"\n  "
        lines += [lead, entry.value, b",", entry.behind]
    return b"".join([b"[", *lines, b"\n]"])
