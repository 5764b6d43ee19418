"""Which pane a place in a file belongs to."""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from briefpack.editing.operations import board_at, membership_at
from briefpack.editing.values import Path, value_at
from briefpack.editing.workspace import Workspace
from briefpack.editor.session import Session, Target
from briefpack.model.note import Note
from briefpack.model.report import Report
from briefpack.problems import Problem
from briefpack.store.attachments import is_note, is_report

if TYPE_CHECKING:
    from briefpack.store.sources import Source

_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")

ADD = re.compile(r"add (?:\[(?P<table>[a-z_.]+)\]|(?P<key>[a-z_]+))")
"""A hint that says what to add, and nothing else."""

_FORMS: Mapping[str, str] = {
    "meeting": "form-meeting",
    "to": "form-meeting",
    "cc": "form-meeting",
    "published": "form-meeting",
    "notices": "form-notices",
    "board": "form-board",
    "items": "agenda",
    "membership": "membership",
}
"""The pane for each key at the top of pack.toml."""

_OF_BOARD: Mapping[str, str] = {
    "notices": "form-board-notices",
    "officers": "form-contacts",
    "group_offices": "form-contacts",
    "contact": "form-contacts",
}
"""The pane for each key of a board, where it is another than the board's own."""


def read_path(dotted: str) -> Path:
    """A path as problems have it, ``items[2].title``, in steps."""
    return tuple(int(place) if place else key for place, key in _STEP.findall(dotted))


_MENDED_IN: Mapping[str, str] = {"BP509": "discussion"}
"""The field in which a problem is mended, by its code, where what it is about is another."""


def target_of(session: Session, problem: Problem) -> Target:
    """Where to mend a problem: the field, or the letter of a text."""
    place = problem.place
    path = path_of(session, problem)
    if path and (field := _MENDED_IN.get(problem.code)) is not None:
        path = (*path[:-1], field)
    source = session.loaded.sources.get(place.file)
    if source is not None:
        path = _with_missing(source.data, path, problem.hint or "")
    target = target_for(session, place.file, path)
    return Target(target.kind, target.file, target.path, place.line, place.column)


def path_of(session: Session, problem: Problem) -> Path:
    """The value that a problem is about, as far as its path or its line tells."""
    place = problem.place
    path = read_path(problem.path)
    source = session.loaded.sources.get(place.file)
    if not path and source is not None and place.line > 1 and place.file.endswith(".toml"):
        path = path_at(source, place.line, place.column)
    return path


def _with_missing(data: object, path: Path, hint: str) -> Path:
    """The path of the key that a hint says to add, where it names one and nothing else."""
    found = ADD.fullmatch(hint)
    if found is None:
        return path
    if found["table"]:
        return tuple(found["table"].split("."))
    here = path if isinstance(value_at(data, path), Mapping) else path[:-1]
    return (*here, found["key"])


def target_for(session: Session, file: str, path: Path) -> Target:
    """The pane for a value of a file."""
    workspace = session.workspace
    briefing = session.loaded.briefing
    if file in session.loaded.theme.sources:  # the editor writes no themes: it chooses one
        file, base = board_at(workspace)
        path = (*base, "theme")
    document = briefing.documents.get(file) if briefing else None
    if file == workspace.pack_file:
        return Target(_pane_of_pack(workspace, path), file, path)
    if file == board_at(workspace)[0]:
        return Target(_pane_of_board(path), file, path)
    if file == membership_at(workspace)[0]:
        return Target("membership", file, path)
    if isinstance(document, Report) or is_report(file):
        return Target("report", file, path)
    if isinstance(document, Note) or is_note(file):
        return Target("note", file, path)
    return Target("agenda", workspace.pack_file)


def path_at(source: "Source", line: int, column: int) -> Path:
    """The path of the value that stands at a place of a file."""
    here: Path = ()
    value: object = source.data
    while isinstance(value, (dict, list)) and value:
        steps: Iterable[str | int] = value if isinstance(value, dict) else range(len(value))
        starts = {step: source.index.key((*here, step)) for step in steps}
        before = [
            (span.line, span.column, step)
            for step, span in starts.items()
            if (span.line, span.column) <= (line, column)
        ]
        if not before:
            break
        step = max(before, key=lambda each: each[:2])[2]
        here, value = (*here, step), value_at(value, (step,))
    return here


def _pane_of_pack(workspace: Workspace, path: Path) -> str:
    if not path:
        return "agenda"
    if path[0] == "board":
        return _pane_of_board(path[1:])
    if path[0] == "membership" and membership_at(workspace)[1] != ("membership",):
        return "form-meeting"  # the year that pack.toml names
    return _FORMS.get(str(path[0]), "agenda")


def _pane_of_board(path: Path) -> str:
    return _OF_BOARD.get(str(path[0]), "form-board") if path else "form-board"


def place_in_list(held: Path, onto: Path | None) -> Path | None:
    """The entry of the list of ``held`` that ``onto`` is or is in; None where it is in none."""
    if onto is None or len(onto) < len(held):
        return None
    near = onto[: len(held)]
    return near if near[:-1] == held[:-1] else None
