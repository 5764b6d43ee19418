"""``briefpack doctor``: whether everybody can read a PDF, ours or not."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefpack.cli.exits import Exit
from briefpack.cli.narrate import coloured, complain, data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefpack.conformance.child import Unreadable
    from briefpack.conformance.inspection import Inspection
    from briefpack.conformance.telling import Line

VERAPDF = "verapdf"
"""The command of the independent checker."""

MOST_SECONDS = 300
"""How long that one may take for a file."""

_COLOURS = {"good": "\x1b[32;1m", "bad": "\x1b[31;1m", "strong": "\x1b[1m"}
_PLAIN = "\x1b[0m"

_HERE = "veraPDF is installed here: --verapdf asks it as well."
_NOT_HERE = (
    "veraPDF, an independent checker, is not installed: get it from verapdf.org "
    "(it needs Java), and --verapdf asks it as well."
)


@click.command("doctor", short_help="Say whether everybody can read a PDF.")
@click.argument("files", metavar="FILE.pdf...", nargs=-1, required=True, type=click.Path())
@click.option("--order", "with_order", is_flag=True, help="Print the whole reading order, too.")
@click.option("--verapdf", "ask_verapdf", is_flag=True, help="Ask veraPDF, too, if it is there.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to tell."
)
def command(files: tuple[str, ...], form: str, *, with_order: bool, ask_verapdf: bool) -> int:
    """Say what a screen reader finds in a PDF: tags, title, language, headings in their order.

    Any PDF will do, also one that briefpack has not made. What fails PDF/UA-1, or PDF/A where the
    file says that it is one, is told with its pages and with what to do about it. Nothing is
    changed.

    The status is 0 if nothing fails, 1 if something does, and 2 if a file cannot be read.
    """
    from briefpack.conformance.child import Unreadable, inspect_file

    status, told, readable = Exit.FINE, [], False
    for position, name in enumerate(files):
        found = inspect_file(Path(name))
        verdicts = _ask(Path(name), found) if ask_verapdf else {}
        if form == "json":
            told.append(_as_data(name, found, verdicts))
        else:
            if position:
                data("")
            _tell(name, found, verdicts, with_order=with_order)
        status = max(status, _status(found, verdicts))
        if form == "text" and isinstance(found, Unreadable):
            complain(f"{_printable(name)} cannot be read: {_reason(Path(name), found)}.")
        readable = readable or not isinstance(found, Unreadable)
    if form == "json":
        data(json.dumps(told, indent=2))
    elif readable and shutil.which(VERAPDF) is None:
        _remark(_NOT_HERE)
    elif readable and not ask_verapdf:
        _remark(_HERE)
    return status


def _remark(text: str) -> None:
    """Print a line below all reports."""
    from textwrap import wrap

    from briefpack.cli.columns import width
    from briefpack.conformance.telling import WIDTH

    data("\n" + "\n".join(wrap(text, min(width(), WIDTH))))


def _reason(path: Path, found: "Unreadable") -> str:
    if path.is_dir():
        return "it is a folder"
    return found.reason if path.exists() else "there is no such file"


def _status(found: "Inspection | Unreadable", verdicts: dict[str, bool | None]) -> Exit:
    from briefpack.conformance.child import Unreadable

    if isinstance(found, Unreadable):
        return Exit.USAGE
    fails = bool(found.faults) or False in verdicts.values()
    return Exit.PROBLEMS if fails else Exit.FINE


def _tell(
    name: str,
    found: "Inspection | Unreadable",
    verdicts: dict[str, bool | None],
    *,
    with_order: bool,
) -> None:
    from briefpack.conformance.child import Unreadable

    if not isinstance(found, Unreadable):
        for line in _lines(name, found, with_order=with_order):
            tone = _COLOURS.get(line.tone, "") if coloured() else ""
            text = _printable(line.text)
            data(f"{tone}{text}{_PLAIN}" if tone else text)
    for flavour, passed in verdicts.items():
        words = {True: "passes", False: "fails", None: "could not be checked for"}[passed]
        data(f"\nveraPDF: the file {words} {flavour}.")


def _lines(name: str, found: "Inspection", *, with_order: bool) -> "Iterator[Line]":
    from briefpack.cli.columns import width
    from briefpack.conformance.telling import WIDTH, order, report

    room = min(width(), WIDTH)
    yield from report(Path(name).name, found, room)
    if with_order:
        yield from order(found, room)


def _printable(text: str) -> str:
    from briefpack.reporters.text import printable

    return printable(text)


def _as_data(
    name: str, found: "Inspection | Unreadable", verdicts: dict[str, bool | None]
) -> dict[str, Any]:
    from briefpack.conformance.child import Unreadable

    if isinstance(found, Unreadable):
        return {"file": name, "unreadable": found.reason}
    return {"file": name, "fine": not found.faults, **found.as_data(), "verapdf": verdicts}


def _ask(path: Path, found: "Inspection | Unreadable") -> dict[str, bool | None]:
    """What veraPDF says, by what the file should be; None where it gave no answer."""
    from briefpack.conformance.child import Unreadable

    if isinstance(found, Unreadable) or shutil.which(VERAPDF) is None:
        return {}
    flavours = {"PDF/UA-1": "ua1"}
    for claim in found.claims:
        if claim.startswith("PDF/A-"):
            flavours[claim] = claim.removeprefix("PDF/A-")
    return {claim: _verdict(path, flavour) for claim, flavour in flavours.items()}


def _verdict(path: Path, flavour: str) -> bool | None:
    """Whether veraPDF passes a file: its status is 0 then, and 1 where it does not."""
    asked = [str(shutil.which(VERAPDF)), "--flavour", flavour, "--format", "text"]
    try:
        ran = subprocess.run(  # noqa: S603 - the user's own veraPDF
            [*asked, str(path.absolute())],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=MOST_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return {0: True, 1: False}.get(ran.returncode)
