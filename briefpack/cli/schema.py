"""``briefpack schema``: what editors complete and check a pack's files with."""

from collections.abc import Sequence
from pathlib import Path

import click

from briefpack.cli.exits import Exit
from briefpack.cli.narrate import data, say
from briefpack.errors import BriefpackError

NAMES = ("board", "membership", "pack", "note", "report-head")
"""What there are schemas of: told here too, for help and Tab to know without the models."""


@click.command("schema", short_help="Print the schema of a pack's files, for editors.")
@click.argument("name", type=click.Choice(NAMES), required=False)
@click.option(
    "--into",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Write them as FOLDER/schemas/NAME.schema.json.",
)
def command(name: str | None, into: Path | None) -> int:
    """Print the JSON Schema of a file; without a NAME, list what there are schemas of.

    An editor that knows TOML then completes keys, explains them and marks mistakes. Name the
    schema on the first line of a file, by its path from there:

    \b
        briefpack schema pack > pack.schema.json
        #:schema ./pack.schema.json

    People whose editors should do so for a whole board need not write such lines. Write the
    schemas into the board's folder, or the repository's, and have `briefpack fmt` name them in
    every file below it:

    \b
        briefpack schema --into .
        briefpack fmt .

    Write them again after an update of briefpack: newer schemas know newer keys.
    """  # noqa: D301 - click wants the character itself
    if into is not None:
        _write(into, NAMES if name is None else (name,))
    elif name is not None:
        data(_schema(name))
    else:
        _list()
    return Exit.FINE


def _schema(name: str) -> str:
    import json

    from briefpack.model.schema import json_schema

    return json.dumps(json_schema(name), indent=2)


def _list() -> None:
    from briefpack.model.schema import json_schema

    width = max(map(len, NAMES))
    for known in NAMES:
        description = str(json_schema(known)["description"]).replace("`", "")
        data(f"{known:{width}}  {description}")


def _write(into: Path, names: Sequence[str]) -> None:
    from briefpack.store.schema_line import SCHEMA_FOLDER, schema_file

    folder = into / SCHEMA_FOLDER
    try:
        if not into.is_dir():
            raise BriefpackError(f"there is no folder {into}", "make it, or name another")
        folder.mkdir(exist_ok=True)
        for name in names:
            path = folder / schema_file(name)
            path.write_text(f"{_schema(name)}\n", encoding="utf-8")
            say(f"wrote {path}")
    except OSError as error:
        raise BriefpackError(f"{folder} cannot be written: {error.strerror or error}") from None
