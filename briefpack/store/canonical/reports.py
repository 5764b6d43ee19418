"""A report in canonical form: its head as TOML, then its text."""

import re

from briefpack.errors import BriefpackError
from briefpack.store.reports import FENCE


def parts(text: str, file: str) -> tuple[str | None, str]:
    """The head of a report, None where it has none, and its text.

    Raises BriefpackError for a head that does not end; ``file`` is what it calls the report.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return None, text
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == FENCE:
            return "".join(f"{it}\n" for it in lines[1:number]), "\n".join(lines[number + 1 :])
    raise BriefpackError(
        f"{file}:1:1: the report's head has no closing line of {FENCE}",
        f"put a line of {FENCE} between the head and the text",
    )


def together(head: str | None, body: str) -> str:
    """The text of a report with a head, if there is one."""
    return body if head is None else f"{FENCE}\n{head}{FENCE}\n{body}"


def with_line_feeds(body: str) -> str:
    """A text whose lines end with line feeds, whatever computer they come from."""
    return re.sub(r"\r\n?", "\n", body)
