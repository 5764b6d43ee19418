"""The agenda as a table, for people, and as JSON, for programs."""

import json
from collections.abc import Sequence
from typing import Any

from briefpack.cli.agenda_names import Thing
from briefpack.cli.columns import Column, table, width
from briefpack.store.sources import dotted


def _papers_of(things: Sequence[Thing], item: Thing) -> list[Thing]:
    return [each for each in things if each.row.what == "paper" and each.item == item.path]


def _appendices_of(things: Sequence[Thing], paper: Thing) -> list[Thing]:
    return [each for each in things if each.row.what == "appendix" and each.above == paper.handle]


def items_as_text(things: Sequence[Thing]) -> list[str]:
    """The lines of a table of items; none where there are none."""
    columns = (
        Column("Item", 20),
        Column("Title"),
        Column("Kind", 14),
        Column("Min", 4, right=True),
        Column("Papers", 22),
        Column("Pages", 9),
    )
    rows = [_row(things, each) for each in things if each.is_item]
    return list(table(columns, rows, width())) if rows else []


def _row(things: Sequence[Thing], item: Thing) -> tuple[str, ...]:
    papers = []
    for paper in _papers_of(things, item):
        letters = ", ".join(each.row.number for each in _appendices_of(things, paper))
        papers.append(f"{_said(paper)}{f' with {letters}' if letters else ''}")
    row = item.row
    kind = "heading" if row.what == "heading" else row.kind
    title = f"{'  ' * row.depth}{row.title}"
    return item.handle, title, kind, f"{row.minutes or ''}", "\n".join(papers), row.pages


def _said(paper: Thing) -> str:
    """A paper in a word or two: its kind, and its state where it is not ready."""
    kind, state = paper.row.kind, paper.row.state
    return kind if state in {"", "ready", kind} else f"{kind}, {state}" if kind else state


def items_as_json(things: Sequence[Thing]) -> str:
    """Items with their papers and appendices."""
    return _json([_item(things, each) for each in things if each.is_item])


def _item(things: Sequence[Thing], item: Thing) -> dict[str, Any]:
    row = item.row
    return {
        "number": row.number or None,
        "handle": item.handle,
        "title": row.title,
        "kind": row.kind or row.what,
        "depth": row.depth,
        "minutes": row.minutes,
        "presenters": [each for each in row.presenters.split("; ") if each],
        "starts": row.clock or None,
        "pages": row.pages or None,
        "path": dotted(item.path),
        "papers": [
            {
                **_paper(paper),
                "appendices": [_paper(each) for each in _appendices_of(things, paper)],
            }
            for paper in _papers_of(things, item)
        ],
    }


def papers_as_text(things: Sequence[Thing]) -> list[str]:
    """The lines of a table of papers and appendices; none where there are none."""
    columns = (
        Column("Paper", 20),
        Column("Title"),
        Column("Kind", 12),
        Column("State", 9),
        Column("File", 26),
        Column("Pages", 9),
    )
    rows = [
        (
            each.handle,
            f"{'  ' if each.row.what == 'appendix' else ''}{each.title}",
            each.row.kind,
            each.row.due or each.row.state,
            each.row.opens.rpartition("/")[2],
            each.row.pages,
        )
        for each in things
    ]
    return list(table(columns, rows, width())) if rows else []


def papers_as_json(things: Sequence[Thing]) -> str:
    """Papers and appendices, one after the other."""
    return _json([_paper(each) for each in things])


def _paper(paper: Thing) -> dict[str, Any]:
    row = paper.row
    return {
        "handle": paper.handle,
        "title": row.title,
        "kind": row.kind or None,
        "file": row.opens or None,
        "state": row.state or None,
        "pages": row.pages or None,
    }


def _json(found: object) -> str:
    return json.dumps(found, indent=2, ensure_ascii=False)
