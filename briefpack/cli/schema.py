"""``briefpack schema``: what editors complete and check a pack's files with."""

import click

from briefpack.cli.exits import Exit
from briefpack.cli.narrate import data

NAMES = ("board", "membership", "pack", "note", "report-head")
"""What there are schemas of: told here too, for help and Tab to know without the models."""


@click.command("schema", short_help="Print the schema of a pack's files, for editors.")
@click.argument("name", type=click.Choice(NAMES), required=False)
def command(name: str | None) -> int:
    """Print the JSON Schema of a file; without a NAME, list what there are schemas of.

    An editor that knows TOML then completes keys, explains them and marks mistakes. Name the
    schema on the first line of a file, by its path from there:

    \b
        briefpack schema pack > pack.schema.json
        #:schema ./pack.schema.json
    """  # noqa: D301 - click wants the character itself
    import json

    from briefpack.model.schema import json_schema

    if name is not None:
        data(json.dumps(json_schema(name), indent=2))
        return Exit.FINE
    width = max(map(len, NAMES))
    for known in NAMES:
        description = str(json_schema(known)["description"]).replace("`", "")
        data(f"{known:{width}}  {description}")
    return Exit.FINE
