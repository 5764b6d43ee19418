"""The first line of a TOML file that names its schema, for editors."""

import os
from pathlib import Path

from briefpack.store.files import is_file

SCHEMA_FOLDER = "schemas"

_FURTHEST = 6
"""How many folders above a file its schema is looked for."""


def schema_file(name: str) -> str:
    """What the file of the schema ``name`` is called."""
    return f"{name}.schema.json"


def schema_line(file: Path, name: str) -> str | None:
    """``#:schema ../../schemas/pack.schema.json``, or None where no folder above has schemas.

    The search ends with the folder of a repository (one that has ``.git``).
    """
    folder = Path(os.path.abspath(file)).parent  # noqa: PTH100 - links are not to be followed
    way = "./"
    for above in (folder, *list(folder.parents)[:_FURTHEST]):
        if is_file(above / SCHEMA_FOLDER / schema_file(name)):
            return f"#:schema {way}{SCHEMA_FOLDER}/{schema_file(name)}"
        if os.path.lexists(above / ".git"):
            return None
        way = "../" if way == "./" else f"../{way}"
    return None
