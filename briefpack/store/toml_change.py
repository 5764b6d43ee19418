"""The parts of a TOML file changed where what they say differs from what they have to say."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from briefpack.store.toml_array import Entry, ListText, rows
from briefpack.store.toml_body import Braces, Lines, Pair
from briefpack.store.toml_cut import Data, Reading
from briefpack.store.toml_match import arrange, frozen, matched, same
from briefpack.store.toml_parts import AnyPart, Comments, Part, Run, Section, Unreadable, above
from briefpack.store.toml_string import changed_text
from briefpack.store.toml_table import Table, entries_of, under_headers
from briefpack.store.toml_text import (
    Layout,
    Path,
    dotted_key,
    entry_text,
    has_headers,
    header_text,
    in_order,
    inline_text,
    is_list_of_tables,
    names_of,
    ordered,
    pair_text,
    table_texts,
    value_text,
    value_texts,
)

if TYPE_CHECKING:
    from tree_sitter import Node

_APART = re.compile(rb"\n[ \t]*\n(?:[ \t]*#[^\n]*\n)*[ \t]*\[")
_CLOSE = re.compile(rb"\S[ \t]*\n(?:[ \t]*#[^\n]*\n)*[ \t]*\[")

_NOTHING = Comments()


class Kept:
    """Entries that are taken out of a list, for other lists that the same ones are put into."""

    def __init__(self) -> None:
        self.in_lists: dict[Hashable, list[Entry]] = defaultdict(list)
        self.under_headers: dict[Hashable, list[Sequence[Run]]] = defaultdict(list)
        self.wanted: set[Hashable] = set()

    @property
    def is_wanted(self) -> bool:
        """Whether anything that is put in was taken out elsewhere."""
        return not self.wanted.isdisjoint([*self.in_lists, *self.under_headers])


def changed(
    reading: Reading, wanted: Data, layout: Layout, deepest: int, kept: Kept
) -> tuple[bytes, Kept]:
    """The file changed to say ``wanted``, and what was taken out of its lists.

    Tables and lists more than ``deepest`` steps down are written anew as a whole. ``kept`` is
    what may be put in again as it was written. Raises Unreadable.
    """
    change = _Change(reading, layout, deepest, kept)
    change.table(change.root, reading.data, wanted)
    return change.text, change.found


class _Change:
    """One go at changing a file. The tables and lists in it are compared step by step."""

    def __init__(self, reading: Reading, layout: Layout, deepest: int, kept: Kept) -> None:
        self.found = Kept()
        self._kept = kept
        self._layout = layout
        self._deepest = deepest
        self._source = reading.source
        close = _CLOSE.search(reading.source) and not _APART.search(reading.source)
        self._blank = b"" if close else b"\n"
        self._region = reading.region()
        self._first = next(
            (part for part in self._region.parts if not isinstance(part, Section) or part.text),
            None,
        )
        section = next(part for part in self._region.parts if isinstance(part, Section))
        self.root = Table((), Lines(section), regions=[self._region])

    @property
    def text(self) -> bytes:
        """The file as it is now."""
        pieces: list[bytes] = []
        for part in self._region.parts:
            text = b"".join(leaf.text for leaf in part.leaves())
            heads = not isinstance(part, Section) and part.key is not None
            if heads and not pieces:
                blank = above(self._source)[0] if part is self._first else b""
                text = blank + text[len(above(text)[0]) :]
            elif heads and pieces and part is self._first:
                text = self._blank + text
            if text:
                pieces.append(text)
        return b"".join(pieces)

    # -- tables ------------------------------------------------------------------------------

    def table(self, table: Table, old: Data, new: Data) -> None:
        """Change a table that says ``old`` to say ``new``."""
        for key, value in old.items():
            if key not in new:
                self._remove(table, key, value)
            elif not same(value, new[key]):
                self._change(table, key, value, new[key])
        for key in ordered(new, self._layout.order(table.path)):
            if key not in old:
                self._add(table, key, new[key])

    def _change(self, table: Table, key: str, old: Any, new: Any) -> None:  # noqa: ANN401 - TOML
        path = (*table.path, key)
        runs = table.runs_of(key)
        looked_into = len(path) < self._deepest
        if looked_into and runs and is_list_of_tables(old) and is_list_of_tables(new):
            self._entries(table, key, old, new)
            return
        pair = table.value_at(key)
        if pair is not None and self._stays_behind_key(table, pair, path, new):
            pair.body.change(pair, self._behind_key(pair, old, new, path))
            return
        if looked_into and pair is None and isinstance(old, dict) and isinstance(new, dict):
            below = table.below(key)
            self.table(below, old, new)
            if not new and not below.stands_alone:
                self._add(table, key, new)
            return
        self._add(table, key, new, self._remove(table, key, old))

    def _stays_behind_key(self, table: Table, pair: Pair, path: Path, new: object) -> bool:
        """Whether a value may be written where the old one is, and not under a header."""
        if isinstance(new, dict) and pair.value.type == "inline_table":
            return True
        if is_list_of_tables(new) and pair.value.type == "array" and pair.value.named_child_count:
            return True
        return not table.regions or not self._has_headers(new, path)

    def _has_headers(self, value: object, path: Path) -> bool:
        """Whether a new value is written under headers, as the layout says or the file shows."""
        if is_list_of_tables(value) and self._layout.in_rows(path) is None:
            name = re.escape(dotted_key([str(path[-1])]).encode())
            if re.search(
                rb"^[ \t]*\[\[[^\n]*\b" + name + rb"[ \t]*\]\]", self._source, re.MULTILINE
            ):
                return True
        return has_headers(value, path, self._layout)

    def _add(self, table: Table, key: str, value: Any, said: Comments = _NOTHING) -> None:  # noqa: ANN401 - TOML
        path = (*table.path, key)
        value = in_order(value, path, self._layout)
        if table.regions and self._has_headers(value, path):
            texts = list(value_texts(value, path, self._layout, kept=self._kept_text))
            table.put_in(key, self._set_apart(texts, said), self._layout)
            return
        beside, behind = table.beside(key, value, self._layout)
        body = table.with_body(self._blank)
        steps = [*table.prefix, key]
        if kept := self._kept_list(value, path):
            text = f"{dotted_key(steps)} = {kept.decode()}\n"
        elif body.on_one_line:
            text = f"{dotted_key(steps)} = {inline_text(value)}"
        else:
            text = pair_text(steps, value, path, self._layout)
        body.add(text.encode(), beside, behind=behind, said=said)

    def _set_apart(self, texts: Iterable[str], said: Comments) -> list[bytes]:
        """New texts with headers, what is said of the first, and blank lines above."""
        parts: list[bytes] = []
        for text in texts:
            source = text.encode()
            lead = above(source)[1]
            header, pairs = source[len(lead) :].split(b"\n", 1)
            parts.append(self._blank + said.above + lead + said.on(header + b"\n") + pairs)
            said = _NOTHING
        return parts

    def _remove(self, table: Table, key: str, old: Any) -> Comments:  # noqa: ANN401 - TOML
        """Take out what is at ``key``; what was said of it."""
        said = [pair.body.remove(pair) for pair in table.pairs_of(key)]
        runs = table.runs_of(key)
        if is_list_of_tables(old) and runs:
            for entry, data in zip(entries_of(runs, len(old)), old, strict=True):
                self._keep(entry, data)
        for run in runs:
            with suppress(Unreadable):
                said.append(run.comments)
            table.take_out(run)
        return said[0] if said else _NOTHING

    # -- lists under headers -----------------------------------------------------------------

    def _entries(self, table: Table, key: str, old: list[Data], new: list[Data]) -> None:
        """Change a list of tables that stand under headers of their own."""
        entries = entries_of(table.runs_of(key), len(old))
        places = matched(old, new)
        like = entries[min(1, len(entries) - 1)][0]
        blank = self._blank if like is self._first else like.above[0]
        wished: list[Sequence[AnyPart]] = []
        for position, place in enumerate(places):
            path = (*table.path, key, position)
            if place is None:
                wished.append([self._entry(new[position], path, blank)])
                continue
            entry = entries[place]
            if same(old[place], new[position]):
                wished.append(entry)
            elif len(path) < self._deepest:
                self.table(under_headers(path, entry), old[place], new[position])
                wished.append(entry)
            else:
                wished.append([self._entry(new[position], path, blank, entry[0].comments)])
        for place in set(range(len(old))) - set(places):
            self._keep(entries[place], old[place])
        arrange([region.parts for region in table.regions], entries, wished)

    def _entry(self, table: Data, path: Path, blank: bytes, said: Comments = _NOTHING) -> Part:
        text = self._kept_text(path, table)
        texts = (
            table_texts(
                in_order(table, path, self._layout),
                path,
                self._layout,
                entry=True,
                kept=self._kept_text,
            )
            if text is None
            else [text]
        )
        made = b"".join(self._set_apart(texts, said))
        return Part(blank + made[len(self._blank) :], heads=True, key=str(path[-2]))

    def _keep(self, entry: Sequence[Run], data: Data) -> None:
        """Remember an entry that is taken out, and those below it."""
        self.found.under_headers[frozen(data)].append(entry)
        with suppress(Unreadable):
            table = under_headers((), entry)
            for key, value in data.items():
                runs = table.runs_of(key)
                if runs and is_list_of_tables(value):
                    entries = entries_of(runs, len(value))
                    for inner, inner_data in zip(entries, value, strict=True):
                        self._keep(inner, inner_data)

    def _kept_text(self, path: Path, table: Mapping[str, Any]) -> str | None:
        """An entry as it was written elsewhere, its headers changed to those of ``path``."""
        name = frozen(dict(table))
        self.found.wanted.add(name)
        entries = self._kept.under_headers.get(name)
        if not entries:
            return None
        runs = entries.pop(0)
        names = names_of(path)
        pieces: list[bytes] = []
        for run in runs:
            for leaf in run.read():
                if isinstance(leaf, Part):
                    pieces.append(leaf.text)
                    continue
                source = leaf.source
                header = header_text((*names, *leaf.names[run.depth + 1 :]), entry=leaf.entry)
                pieces += [
                    source[leaf.start : leaf.head],
                    leaf.comments.on(header.encode()),
                    source[leaf.body : leaf.end],
                ]
        text = b"".join(pieces)
        return text[len(above(text)[0]) :].decode()

    # -- values behind keys ------------------------------------------------------------------

    def _behind_key(self, pair: Pair, old: Any, new: Any, path: Path) -> bytes:  # noqa: ANN401 - TOML
        source = pair.body.source
        start = pair.value.start_byte
        column = len(source[source.rfind(b"\n", 0, start) + 1 : start].decode())
        written = _Written(source, pair.value, column, pair.body.on_one_line)
        return self._value(written, old, new, path)

    def _value(self, written: "_Written", old: Any, new: Any, path: Path) -> bytes:  # noqa: ANN401 - TOML
        """A value as it is to be written to say ``new``, spelled as it was where it can be."""
        kind = written.node.type
        looked_into = len(path) < self._deepest
        if looked_into and kind == "inline_table" and isinstance(new, dict):
            braces = Braces(written.source, written.node)
            self.table(Table(path, braces), old, new)
            return braces.text
        is_bare = kind == "array" and not old and "#" not in written.raw
        if looked_into and kind == "array" and isinstance(new, list) and not is_bare:
            return self._list(written, old, new, path)
        new = in_order(new, path, self._layout)
        if kept := self._kept_list(new, path):
            return kept
        fold = self._layout.folded(path) and not written.on_one_line
        if kind == "string" and isinstance(new, str):
            text = changed_text(written.raw, old, new, written.column, fold=fold)
        else:
            text = value_text(new, written.column, fold=fold)
        if written.on_one_line and "\n" in text and "\n" not in written.raw:
            text = inline_text(new)
        return text.encode()

    def _list(self, written: "_Written", old: list[Any], new: list[Any], path: Path) -> bytes:
        """A list behind a key, its entries changed, moved, put in and taken out."""
        text = ListText(written.source, written.node)
        if len(text.nodes) != len(old):
            raise Unreadable
        places = matched(old, new)
        entries: list[Entry] = []
        for position, place in enumerate(places):
            if place is None:
                entries.append(self._new_entry(new[position], (*path, position)))
                continue
            entry = text.entries[place]
            if not same(old[place], new[position]):
                column = len(entry.indent) if entry.begins_line else written.column
                inner = _Written(written.source, text.nodes[place], column, written.on_one_line)
                entry.value = self._value(inner, old[place], new[position], (*path, position))
            entries.append(entry)
        for place in set(range(len(old))) - set(places):
            self.found.in_lists[frozen(old[place])].append(text.entries[place])
        return text.written(entries, written.column)

    def _kept_list(self, value: object, path: Path) -> bytes | None:
        """A new list with entries that were written elsewhere, if something is said of them."""
        if not isinstance(value, list):
            return None
        entries = [self._new_entry(it, (*path, place)) for place, it in enumerate(value)]
        over_lines = any(entry.lead or entry.behind or b"#" in entry.value for entry in entries)
        return rows(entries) if over_lines and self._kept.in_lists else None

    def _new_entry(self, value: Any, path: Path) -> Entry:  # noqa: ANN401 - TOML
        """An entry for a list, as it was written elsewhere if it was."""
        name = frozen(value)
        self.found.wanted.add(name)
        kept = self._kept.in_lists.get(name)
        if not kept:
            return Entry(entry_text(in_order(value, path, self._layout)).encode())
        entry = kept.pop(0)
        return Entry(
            entry.value,
            lead=entry.lead if b"#" in (entry.lead or b"") else None,
            behind=entry.behind if b"#" in entry.behind else b"",
        )


class _Written(NamedTuple):
    """A value as it is written, how many columns are in front of it, and whether in braces."""

    source: bytes
    node: "Node"
    column: int
    on_one_line: bool

    @property
    def raw(self) -> str:
        """Its text."""
        return self.source[self.node.start_byte : self.node.end_byte].decode()
