"""The smallest pack that can show a behaviour, and problems as lines to compare with."""

from collections.abc import Iterable, Mapping
from datetime import date, time
from pathlib import Path

from briefpack.model.agenda import Item, ItemKind, Pack, Paper
from briefpack.model.board import Board
from briefpack.model.briefing import BriefingPack, Document
from briefpack.model.meeting import Meeting, Venue
from briefpack.model.report import Report, ReportHead
from briefpack.problems import Problem
from briefpack.prose.sections import read_body

ITEM = """\
[[items]]
title = "Budget"
kind = "decision"
"""

MEETING = """\
[meeting]
date = 2016-11-03
start = 16:30:00
venue.name = "Town Hall"
"""

BOARD = """\
[board]
name = "Parish Council"
"""


def write_pack(
    folder: Path,
    text: str = ITEM,
    *,
    meeting: str = MEETING,
    board: str = BOARD,
    files: Mapping[str, str | bytes] | None = None,
) -> Path:
    """Write a pack that stands alone into ``folder``; returns the folder.

    ``text`` comes first in pack.toml, so that lines count as they do in the test; the meeting
    and the board follow. ``files`` are written beside it, by their names.
    """
    write_files(folder, {"pack.toml": text + meeting + board, **(files or {})})
    return folder


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files by their paths below ``folder``; texts as they are, line ends too."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def item_with(kind: str, file: str, more: str = "") -> str:
    """An item with one paper; its file is named on line 6."""
    return f'{ITEM}[[items.papers]]\nkind = "{kind}"\nfile = "{file}"\n{more}'


def told(problems: Iterable[Problem]) -> list[str]:
    """Problems as lines: code, place with its end, message, and the hint behind a bar."""
    return [
        f"{problem.code} {problem.place}-{problem.place.end_line}:{problem.place.end_column} "
        + problem.message
        + (f" | {problem.hint}" if problem.hint else "")
        for problem in problems
    ]


# -- models without files ------------------------------------------------------------------


def item(title: str = "Budget", *papers: Paper, below: tuple[Item, ...] = ()) -> Item:
    """A numbered item for decision."""
    return Item(title=title, kind=ItemKind.DECISION, papers=papers, items=below)


def heading(title: str = "Finance") -> Item:
    """A heading between items."""
    return Item(title=title, kind=ItemKind.HEADING)


def briefing(
    *items: Item,
    documents: Mapping[str, Document] | None = None,
    folder: str = "",
    venue: Venue | None = None,
) -> BriefingPack:
    """A pack in memory with this agenda."""
    meeting = Meeting(
        date=date(2016, 11, 3), start=time(16, 30), venue=venue or Venue(name="Town Hall")
    )
    pack = Pack(meeting=meeting, items=items)
    return BriefingPack(Board(name="Parish Council"), pack, folder, documents=documents or {})


def report(body: str = "1. One.\n", head: ReportHead | None = None) -> Report:
    """A report as it would be read from a file without a head."""
    sections, _ = read_body(body, 1)
    return Report(head=head or ReportHead(), body=body, body_line=1, sections=sections)
