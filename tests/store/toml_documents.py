"""Packs as many people would write them: every form that TOML has, and comments everywhere."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, time
from typing import Any

from briefpack.store.toml_text import block_text, dotted_key, inline_text

Data = dict[str, Any]

LISTS = ("items", "papers", "groups")
TABLES = ("venue", "next", "meeting")
KEYS = ("title", "name", "kind", "file", "minutes", "description", "a b", "ü", "1")
TEXTS = (
    *("a", "b c", 'q"x', "it's", "first\nsecond\n\nlast", "", "é😀\u2028", "\\", "#no", '"""'),
    *("+++\n", "tab\tbed", "- " + "one two three " * 12, "[x]\n[[items]]\n# y\nz = 1"),
)


class Author:
    """Makes up data, and writes it down, in one of many ways."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._names = 0
        self._comments = 0
        self._remarks = self._random.random() < 0.8

    # -- data ---------------------------------------------------------------------------------

    def value(self) -> object:
        """A plain value."""
        source = self._random
        kind = source.randrange(6)
        if kind == 0:
            return source.randint(0, 9)
        if kind == 1:
            return source.random() < 0.5
        if kind == 2:
            return date(2016, 11, source.randint(1, 30))
        if kind == 3:
            return time(source.randint(0, 23), 30)
        return source.choice(TEXTS)

    def table(self, depth: int, *, named: bool = True) -> Data:
        """A table, with others in it down to a depth; ``named`` gives it an id of its own."""
        source = self._random
        table: Data = {}
        if named:
            self._names += 1
            table["id"] = f"n{self._names}"
        for _ in range(source.randint(0, 4)):
            table[source.choice(KEYS)] = self.value()
        if source.random() < 0.3:
            table["presenters"] = [self.value() for _ in range(source.randint(0, 4))]
        if source.random() < 0.02:
            table["nested"] = [[1, [2]], [self.value()]]
        if depth:
            for key in LISTS:
                if source.random() < 0.35:
                    table[key] = [self.table(depth - 1) for _ in range(source.randint(0, 4))]
            for key in TABLES:
                if source.random() < 0.25:
                    table[key] = self.table(depth - 1, named=False)
        return table

    def change(self, data: Data) -> None:
        """Change one thing somewhere in the data."""
        container = self._random.choice(list(containers(data)))
        if isinstance(container, dict):
            self._change_table(container)
        else:
            self._change_list(container)

    def _change_table(self, table: Data) -> None:
        source = self._random
        kind = source.choice(["change", "replace", "add", "remove", "add table", "add list"])
        there = [key for key in table if key != "id"]
        if kind == "change" and there:
            key = source.choice(there)
            old = table[key]
            longer = isinstance(old, str) and " " in old
            table[key] = str(old).replace(" ", " more ", 1) if longer else self.value()
        elif kind == "replace" and there:
            new = [self.value(), [], {}, self.table(1, named=False), [self.value()]]
            table[source.choice(there)] = source.choice(new)
        elif kind == "remove" and there:
            del table[source.choice(there)]
        elif kind == "add table":
            table[source.choice(TABLES)] = self.table(1, named=False)
        elif kind == "add list":
            table[source.choice(LISTS)] = [self.table(1) for _ in range(source.randint(1, 2))]
        else:
            table[source.choice(KEYS)] = self.value()

    def _change_list(self, entries: list[Any]) -> None:
        source = self._random
        kind = source.choice(["insert", "delete", "move", "reverse", "nest"])
        tables = bool(entries) and all(isinstance(entry, dict) for entry in entries)
        if kind == "nest" and tables and len(entries) > 1:
            entry = entries.pop(source.randrange(len(entries)))
            other = source.choice(entries)
            if isinstance(other.setdefault("items", []), list):
                other["items"].append(entry)
        elif kind == "reverse":
            entries.reverse()
        elif kind in {"delete", "move"} and entries:
            entry = entries.pop(source.randrange(len(entries)))
            if kind == "move":
                entries.insert(source.randint(0, len(entries)), entry)
        else:
            new = self.table(1) if tables else self.value()
            entries.insert(source.randint(0, len(entries)), new)

    # -- text ---------------------------------------------------------------------------------

    def text(self, data: Data) -> str:
        """The data written down."""
        source = self._random
        text = "".join(self._sections(data, [], "file", entry=False))
        if self._remarks and source.random() < 0.4:
            text = "# head" + source.choice(["\n", "\n\n"]) + text
        if self._remarks and source.random() < 0.2:
            text += "\n# end\n"
        return text.rstrip("\n") if source.random() < 0.2 else text

    def _remark(self, about: str, likelihood: float, form: str) -> str:
        """A comment that says what it is about, or nothing."""
        if not self._remarks or self._random.random() >= likelihood:
            return ""
        self._comments += 1
        return form.format(f"# remark {self._comments} on {about}.")

    def _sections(
        self, table: Data, names: Sequence[str], about: str, *, entry: bool
    ) -> Iterator[str]:
        source = self._random
        pairs: list[tuple[list[str], str]] = []
        below: list[list[str]] = []
        for key, value in table.items():
            path = [*names, key]
            if isinstance(value, dict) and source.random() < 0.5:
                below.append(list(self._sections(value, path, about, entry=False)))
            elif isinstance(value, dict) and value and source.random() < 0.5:
                pairs += [([key, inner], self._value(it, about)) for inner, it in value.items()]
            elif is_list_of_tables(value) and source.random() < 0.7:
                below.append(
                    [
                        section
                        for it in value
                        for section in self._sections(it, path, it.get("id", about), entry=True)
                    ]
                )
            else:
                pairs.append(([key], self._value(value, about)))
        lines = [self._pair(keys, value, about) for keys, value in pairs]
        if not names:
            yield "".join(lines)
        elif entry or lines or not below or source.random() < 0.5:
            yield self._header(names, about, entry=entry) + "".join(lines)
        yield from self._mingled(below)

    def _mingled(self, below: list[list[str]]) -> Iterator[str]:
        """The sections of several tables, now and then one of this and one of that."""
        mingled = self._random.random() < 0.3
        waiting = [sections for sections in below if sections]
        while waiting:
            sections = self._random.choice(waiting) if mingled else waiting[0]
            yield sections.pop(0)
            waiting = [sections for sections in waiting if sections]

    def _header(self, names: Sequence[str], about: str, *, entry: bool) -> str:
        blank = self._random.choice(["", "\n", "\n", "\n\n"])
        loose = self._remark("nothing", 0.1, "\n{}\n\n")
        above = self._remark(about, 0.4, "{}\n")
        key = dotted_key(names)
        header = f"[[{key}]]" if entry else f"[{key}]"
        return loose + blank + above + header + self._remark(about, 0.3, " {}") + "\n"

    def _pair(self, keys: Sequence[str], value: str, about: str) -> str:
        blank = self._random.choice(["", "", "", "", "\n"])
        above = self._remark(about, 0.15, "{}\n")
        start = self._random.choice(["", "", "  "]) + dotted_key(keys)
        equals = self._random.choice([" = ", "=", " =  "])
        return blank + above + start + equals + value + self._remark(about, 0.3, " {}") + "\n"

    def _value(self, value: object, about: str) -> str:
        source = self._random
        if isinstance(value, dict):
            pairs = ", ".join(
                f"{dotted_key([key])} = {self._value(it, about)}" for key, it in value.items()
            )
            return f"{{ {pairs} }}" if pairs else "{}"
        if isinstance(value, list):
            return self._list(value, about)
        if isinstance(value, str) and ("\n" in value or source.random() < 0.2):
            return block_text(value, fold=source.random() < 0.5)
        if isinstance(value, str) and "'" not in value and value.isprintable():
            return source.choice([f"'{value}'", inline_text(value)])
        return inline_text(value)

    def _list(self, entries: Sequence[Any], about: str) -> str:
        source = self._random
        if not entries:
            return source.choice(["[]", "[ ]", "[\n]"])
        if source.random() < 0.4:
            inner = ", ".join(self._value(entry, about) for entry in entries)
            return source.choice(["[{}]", "[ {} ]", "[{},]"]).format(inner)
        lines = ["[" + self._remark(about, 0.2, " {}")]
        for place, entry in enumerate(entries):
            its = entry.get("id", about) if isinstance(entry, dict) else about
            loose = self._remark("nothing", 0.1, "  {}\n\n")
            above = self._remark(its, 0.3, "  {}\n")
            comma = "," if place < len(entries) - 1 or source.random() < 0.7 else ""
            behind = self._remark(its, 0.3, " {}")
            lines.append(f"{loose}{above}  {self._value(entry, its)}{comma}{behind}")
        return "\n".join([*lines, "]"])


def is_list_of_tables(value: object) -> bool:
    """Whether a value is a list of tables, and not an empty one."""
    return isinstance(value, list) and bool(value) and all(isinstance(it, dict) for it in value)


def containers(data: Any) -> Iterator[Any]:  # noqa: ANN401 - TOML's values
    """All tables and lists, the outermost first."""
    yield data
    for value in data.values() if isinstance(data, dict) else data:
        if isinstance(value, dict | list):
            yield from containers(value)


def named(data: Data) -> dict[str, Data]:
    """The tables that have an id, by it."""
    tables = [table for table in containers(data) if isinstance(table, dict)]
    return {table["id"]: table for table in tables if isinstance(table.get("id"), str)}
