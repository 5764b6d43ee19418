"""From the text of one file to its model, whatever is wrong with it."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from pydantic import BaseModel

from briefpack.model.agenda import Pack
from briefpack.model.board import Board
from briefpack.model.note import Note
from briefpack.store.reports import ReportReading, read_report
from briefpack.store.sources import Source
from briefpack.store.toml_read import AnyModel, Reading, parse_toml, read_model

_A_MEETING = {"date": date(2000, 1, 1), "start": time(12, 0), "venue": {"name": "?"}}
STAND_INS: Mapping[type[BaseModel], Mapping[str, Any]] = {
    Pack: {"meeting": _A_MEETING},
    Board: {"name": "?"},
    Note: {"title": "?", "date": _A_MEETING["date"], "venue": _A_MEETING["venue"]},
}
"""What takes the place of what a file must have, so that the rest of a wrong one is checked."""


def read_toml(file: str, text: str, model: type[AnyModel]) -> tuple[Source, Reading[AnyModel]]:
    """A TOML file as a model; the sound part of it where it is partly wrong."""
    source = Source(file, text, text)
    problem = parse_toml(source)
    if problem is not None:
        return source, Reading(None, (problem,))
    return source, read_model(source, model, STAND_INS.get(model))


def read_paper(file: str, text: str) -> tuple[Source, ReportReading]:
    """A report, likewise."""
    source = Source(file, text)
    return source, read_report(source)
