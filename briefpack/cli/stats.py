"""``briefpack stats``: what packs weigh, and how meetings went."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefpack.cli.narrate import data, say
from briefpack.errors import BriefpackError

if TYPE_CHECKING:
    from briefpack.cli.stats_tables import Row
    from briefpack.cycle.history import History
    from briefpack.cycle.statistics import BoardFigures, PackFigures

_FORMATS = ("text", "json", "csv", "svg")
_TABLES = ("items", "meetings", "attendance")


@click.command("stats", short_help="Say what packs weigh, and how meetings went.")
@click.argument("where", metavar="PACK|BOARD", type=click.Path(path_type=Path))
@click.option("--year", metavar="YEAR", help="A board's year: 2016-17, or all.  [the last]")
@click.option("--format", "form", type=click.Choice(_FORMATS), default="text", help="How to tell.")
@click.option(
    "--table", "chosen", type=click.Choice(_TABLES), help="Which table csv has.  [the first]"
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The folder that svg charts go to."
)
def command(
    where: Path, year: str | None, form: str, chosen: str | None, output: Path | None
) -> int:
    """Say what a PACK weighs, item by item, or how the meetings of a BOARD went in a year.

    Of a PACK: pages, words, and how long somebody reads at 220 words a minute. Pages are those of
    the last render, where the pack is still as it was then; else only those of attachments are
    known, and a ? stands for the others. Words are those of reports, notes and
    the agenda itself.

    Of a BOARD: actions opened and closed by each meeting, and who was there.

    \b
        briefpack stats meetings/2016-11-03
        briefpack stats . --year 2016-17
        briefpack stats . --format csv --table attendance > attendance.csv
        briefpack stats . --format svg -o charts

    Exempt items are told as such, without their titles. With NO_COLOR set, or on a terminal that
    can do no better, bars are drawn with #.
    """  # noqa: D301 - click wants the character itself
    from briefpack.cli.meetings import told
    from briefpack.cli.stats_tables import as_data, charts_of, tables_of

    if (form == "svg") != (output is not None):
        raise click.UsageError("--format svg and -o FOLDER go together")
    if chosen is not None and form != "csv":
        raise click.UsageError("--table is for --format csv alone")
    history, figures = _figures(where, year)
    if form == "json":
        data(json.dumps(as_data(figures), indent=2, ensure_ascii=False))
    elif form == "csv":
        data(_as_csv(tables_of(figures), chosen))
    elif form == "svg" and output is not None:
        _write(charts_of(figures), output)
    else:
        from briefpack.cli.stats_text import text_of

        for line in text_of(figures):
            data(line)
    return told(history)


def _figures(where: Path, year: str | None) -> "tuple[History, PackFigures | BoardFigures]":
    from briefpack.cli.meetings import (
        chosen_year,
        history_of,
        is_pack,
        printed_pages,
        the_meeting,
    )
    from briefpack.cycle.statistics import board_figures, pack_figures

    if not is_pack(where):
        history = history_of(where, papers=True)
        return history, board_figures(history, chosen_year(history, year))
    if year is not None:
        hint = "name the board's folder"
        raise BriefpackError("--year cannot be given with one meeting", hint)
    history, held = the_meeting(where)
    if held.briefing is None:
        hint = "see what `briefpack validate` says of it"
        raise BriefpackError(f"{where} has no pack.toml that can be read", hint)
    return history, pack_figures(held.briefing, printed_pages(held))


def _as_csv(tables: "dict[str, list[Row]]", chosen: str | None) -> str:
    """One of the tables, the first where none is named; what is not known is empty."""
    name = chosen or next(iter(tables))
    if name not in tables:
        raise BriefpackError(f"there is no table {name} here", f"there are: {', '.join(tables)}")
    from briefpack.cli.csv_table import csv_table

    rows = tables[name]
    return csv_table(list(rows[0]) if rows else [], rows)


def _write(charts: dict[str, str], folder: Path) -> None:
    from briefpack.store.write import save

    for name, chart in charts.items():
        path = folder / f"{name}.svg"
        save(path, chart)
        say(f"made {path}")
