"""A table of a TOML file, wherever in the file it is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefpack.store.toml_body import Body, Lines, Pair
from briefpack.store.toml_parts import Part, Region, Run, Section, Unreadable
from briefpack.store.toml_text import Layout, Path, header_text, holds_tables, names_of


@dataclass(eq=False)
class Table:
    """A table: pairs that are written in its body, and tables below it in regions of the file.

    The pairs' keys start with the steps ``prefix``, which lead into the table. A table in braces
    has no regions, and one that only the headers of others name has no body.
    """

    path: Path
    body: Body | None = None
    prefix: tuple[str, ...] = ()
    regions: Sequence[Region] = ()

    @cached_property
    def pairs(self) -> Sequence[Pair]:
        """Its pairs, and those of tables whose names its own keys have in front of a dot."""
        length = len(self.prefix)
        pairs = self.body.pairs if self.body else ()
        return [pair for pair in pairs if pair.steps[:length] == self.prefix]

    def step_of(self, pair: Pair) -> str:
        """The step of a pair's key that is a key of this table."""
        return pair.steps[len(self.prefix)]

    @property
    def stands_alone(self) -> bool:
        """Whether it is there with nothing in it: it has a header, or braces."""
        return self.body is not None and not self.prefix

    def pairs_of(self, key: str) -> list[Pair]:
        """The pairs that say what is at ``key``, or a part of it."""
        return [pair for pair in self.pairs if self.step_of(pair) == key]

    def value_at(self, key: str) -> Pair | None:
        """The pair that says all of what is at ``key``."""
        exact = (*self.prefix, key)
        return next((pair for pair in self.pairs_of(key) if pair.steps == exact), None)

    def runs_of(self, key: str) -> list[Run]:
        """What stands at ``key`` under headers of its own."""
        return [
            part
            for region in self.regions
            for part in region.parts
            if isinstance(part, Run) and part.key == key
        ]

    def below(self, key: str) -> "Table":
        """The table at ``key``, which is not a value behind one key."""
        path = (*self.path, key)
        runs = self.runs_of(key)
        if self.pairs_of(key):
            return Table(path, self.body, (*self.prefix, key), runs)
        return under_headers(path, runs)

    # -- writing ----------------------------------------------------------------------------

    def take_out(self, run: Run) -> None:
        """Take out what stands under a header."""
        for region in self.regions:
            if run in region.parts:
                region.parts.remove(run)

    def beside(self, key: str, value: object, layout: Layout) -> tuple[Pair | None, bool]:
        """The pair that a new one goes behind (or, if not so said, in front of).

        Values that hold tables come behind the others; else the layout says the order.
        """
        if not self.pairs:
            return None, True
        ranks = {name: rank for rank, name in enumerate(layout.order(self.path))}
        last = len(ranks)
        rank = holds_tables(value), ranks.get(key, last)
        in_front = [
            pair
            for pair in self.pairs
            if (self._leads_to_tables(pair), ranks.get(self.step_of(pair), last)) <= rank
        ]
        return (in_front[-1], True) if in_front else (self.pairs[0], False)

    def _leads_to_tables(self, pair: Pair) -> bool:
        """Whether a pair's value is a table, or holds one, or its key leads into one."""
        kind = pair.value.type
        return (
            len(pair.steps) > len(self.prefix) + 1
            or kind == "inline_table"
            or (kind == "array" and any(it.type == "inline_table" for it in pair.value.children))
        )

    def put_in(self, key: str, texts: Sequence[bytes], layout: Layout) -> None:
        """Write new tables with headers, in their place in the order of the layout."""
        parts = [Part(text, heads=True, key=key) for text in texts]
        ranks = {name: rank for rank, name in enumerate(layout.order(self.path))}
        rank = ranks.get(key, len(ranks))
        spot: tuple[Region, int] | None = None
        for region, position, there in self._headed():
            if ranks.get(there, -1) <= rank:
                spot = region, position + 1
            elif spot is None:
                spot = region, position
                break
        if spot is None:
            spot = self.regions[-1], len(self.regions[-1].parts)
        region, position = spot
        region.parts[position:position] = parts

    def _headed(self) -> Iterator[tuple[Region, int, str]]:
        """The tables below that have headers: where they stand, and their keys."""
        for region in self.regions:
            for position, part in enumerate(region.parts):
                if not isinstance(part, Section) and part.key is not None:
                    yield region, position, part.key

    def with_body(self, blank: bytes) -> Body:
        """What its pairs are to be written in; a header of its own where it has none."""
        if self.body is None:
            if not self.regions:
                raise Unreadable
            header = header_text(names_of(self.path), entry=False).encode()
            text = blank + header
            length = len(text)
            section = Section(
                text,
                *(0, len(blank), len(blank), length, length, length),
                names=names_of(self.path),
                pairs=(),
            )
            self.regions[0].parts.insert(0, section)
            self.body = Lines(section)
            self.__dict__.pop("pairs", None)
        return self.body


def under_headers(path: Path, runs: Sequence[Run]) -> Table:
    """The table, or entry of a list, that the headers of some runs make up."""
    own = [part for run in runs for part in run.parts if isinstance(part, Section)]
    if len(own) > 1:
        raise Unreadable
    return Table(path, Lines(own[0]) if own else None, regions=runs)


def entries_of(runs: Sequence[Run], count: int) -> list[list[Run]]:
    """The runs of a list of tables, by its entries, of which there are so many."""
    entries: list[list[Run]] = []
    for run in runs:
        if run.entry:
            entries.append([run])
        elif entries:
            entries[-1].append(run)
        else:
            raise Unreadable
    if len(entries) != count:
        raise Unreadable
    return entries
