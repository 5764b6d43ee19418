"""Somebody's files, named on the command line to be taken into a pack."""

import sys
from pathlib import Path

from briefpack.cli.changing import shown
from briefpack.errors import BriefpackError


def copied(file: Path) -> tuple[str, bytes]:
    """The name and the content of somebody's file. Raises BriefpackError in words."""
    from briefpack.store.os_errors import in_words

    if not file.is_file():
        raise _not_there(file, "name a PDF or a picture")
    try:
        return file.name, file.read_bytes()
    except OSError as error:
        raise in_words(error, file, "read") from None


def read_text(file: Path) -> str:
    """The text of a file, or of standard input for ``-``. Raises BriefpackError in words."""
    from briefpack.problems import Problem
    from briefpack.store.files import decode
    from briefpack.store.os_errors import in_words

    try:
        content = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except FileNotFoundError:
        raise _not_there(file, "name a file of text, or - for standard input") from None
    except OSError as error:
        raise in_words(error, file, "read") from None
    text = decode(content, "text.md")
    if isinstance(text, Problem):
        raise BriefpackError(shown(f"{named(file)}: {text.message}"), text.hint)
    return text


def named(file: Path) -> str:
    """A file as it is told of."""
    return "standard input" if str(file) == "-" else str(file)


def _not_there(file: Path, hint: str) -> BriefpackError:
    return BriefpackError(shown(f"there is no file {file}"), hint)
