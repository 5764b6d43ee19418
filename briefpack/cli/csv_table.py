"""Tables as comma-separated values that a spreadsheet opens as words."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 - wide ones too
"""How a cell begins that a spreadsheet takes for a formula, and may work out."""


def csv_table(heads: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """A table with its heads, if there are any, and no line end behind the last row.

    What is so or not is "yes" or empty. What is text and would be taken for a formula has an
    apostrophe before it: spreadsheets show it as the words that it is.
    """
    written = io.StringIO()
    writer = csv.DictWriter(written, list(heads), lineterminator="\n")
    if heads:
        writer.writeheader()
    writer.writerows({key: defused(value) for key, value in row.items()} for row in rows)
    return written.getvalue().removesuffix("\n")


def defused(value: object) -> object:
    """A cell that no spreadsheet takes for a formula; numbers stay as they are."""
    if isinstance(value, bool):
        return "yes" if value else ""
    if not isinstance(value, str):
        return value
    words = value.lstrip(" \u00a0")
    return f"'{value}" if words.startswith(_FORMULA) else value
