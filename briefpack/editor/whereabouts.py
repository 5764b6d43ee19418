"""Where in a pack something stands, in words: the item, the paragraph, the section. No screens."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from briefpack.editing.values import Path, value_at
from briefpack.editor.agenda_rows import entries
from briefpack.editor.fields import label_of
from briefpack.editor.form_rows import title_of
from briefpack.editor.session import Session
from briefpack.editor.targets import path_of
from briefpack.editor.title import called
from briefpack.model.report import Report
from briefpack.plan.agenda import PlannedItem
from briefpack.problems import Problem

if TYPE_CHECKING:
    from briefpack.store.load import LoadedPack

_BY_TITLE = frozenset({"items", "groups"})
"""Lists whose entries have titles that everybody knows them by."""

SHORTEST = 30
"""Letters of a title that tell it from others."""


def whereabouts(session: Session, file: str, path: Path, line: int) -> str:
    """Where something stands in the pack: "paragraph 5 of" a paper, or an item of the agenda."""
    inside = inside_of(session, file, path, line)
    if not inside and not path and line > 1:  # the file cannot be read, but as a text
        return f"line {line} of {called(session, file)}"
    if file == session.workspace.pack_file:
        return inside or "the pack"
    title = called(session, file)
    return f"{inside} of {title}" if inside else title


def inside_of(session: Session, file: str, path: Path, line: int) -> str:
    """The paragraph or section of a text, or what a value belongs to; "" where neither is known.

    ``path`` is that of the value, empty in the Markdown of a report.
    """
    pack = session.for_now(_Places, (session.loaded,))
    return pack.value(file, path) if path else pack.line(file, line)


def where_is(session: Session, problem: Problem) -> str:
    """Where a problem is."""
    place = problem.place
    return whereabouts(session, place.file, path_of(session, problem), place.line)


class _Places:
    """The places of one pack as it is read. What is not asked for is not worked out."""

    def __init__(self, session: Session) -> None:
        self._loaded: LoadedPack = session.loaded
        self._pack_file = session.workspace.pack_file
        self._items = session.plan.items if session.plan else ()
        self._numbers: Mapping[Path, str] | None = None
        self._lines: dict[str, tuple[Sequence[int], Sequence[str]]] = {}

    def line(self, file: str, line: int) -> str:
        """The paragraph or the section that a line of a report is in."""
        if file not in self._lines:
            briefing = self._loaded.briefing
            document = briefing.documents.get(file) if briefing else None
            found = sorted(self._of_lines(file, document)) if isinstance(document, Report) else []
            self._lines[file] = ([at for at, _ in found], [words for _, words in found])
        starts, words = self._lines[file]
        at = bisect_right(starts, line) - 1
        return words[at] if at >= 0 else ""

    def value(self, file: str, path: Path) -> str:
        """The item, the group or the field that a value is of."""
        source = self._loaded.sources.get(file)
        data = source.data if source is not None else {}
        if file == self._pack_file and path[0] == "items":
            numbers = self._item_numbers()
            ends = range(len(path), 1, -1)
            number = next((numbers[path[:end]] for end in ends if path[:end] in numbers), "")
            if number:
                return f"item {number}"
        if path[0] in _BY_TITLE and len(path) > 1:
            title = title_of(value_at(data, path[:2]))
            if title:
                return f"“{title if len(title) <= SHORTEST else f'{title[:SHORTEST].rstrip()}…'}”"
        if path[0] == "items":
            return "agenda" if file == self._pack_file else ""
        return label_of(str(path[0])).lower()

    def _item_numbers(self) -> Mapping[Path, str]:
        if self._numbers is None:
            self._numbers = dict(self._numbered(("items",), self._items))
        return self._numbers

    def _numbered(self, base: Path, planned: Sequence[PlannedItem]) -> Iterator[tuple[Path, str]]:
        source = self._loaded.sources.get(self._pack_file)
        if source is None:
            return
        for path, item in entries(source, base, planned):
            if item is not None:
                if item.number:
                    yield path, item.number
                yield from self._numbered((*path, "items"), item.items)

    def _of_lines(self, file: str, report: Report) -> Iterator[tuple[int, str]]:
        """The lines that parts of a report start on, and what those are called."""
        source = self._loaded.sources.get(file)
        if source is not None:
            for key in source.data:
                yield source.index.key((key,)).line, label_of(key).lower()
        for section in report.sections:
            heading = f"“{section.heading}”" if section.heading else ""
            yield section.line, heading
            for block in section.blocks:
                yield block.line, f"paragraph {block.path[0]}" if block.path else heading
