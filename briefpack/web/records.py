"""What a site was last made from, kept in the user's cache.

It tells of private files too, and so is never in the site's folder. Nothing but time is lost when
it is deleted.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from briefpack import __version__
from briefpack.rendering.cache import default_folder
from briefpack.web.keys import digest_of
from briefpack.web.made import MadeMeeting, MadePdf
from briefpack.web.summaries import BoardSummary

_FORM = 3
_THEMES = (
    Path(__file__).parent.parent / "_themes",  # an installed briefpack
    Path(__file__).parent.parent.parent / "themes",  # a checkout
)


@dataclass(frozen=True, slots=True)
class Input:
    """A file that was read: its time and size tell soon that it is the same, its digest surely."""

    mtime_ns: int
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class BoardRecord:
    """A board as it was last made. ``own`` are those of its files that are not of a meeting.

    ``withheld`` is what was kept from the public, as digests.
    """

    key: str
    inputs: Mapping[str, Input]
    own: Mapping[str, str]
    meetings: Mapping[str, MadeMeeting]
    summary: BoardSummary
    withheld: frozenset[str] = frozenset()

    @property
    def files(self) -> dict[str, str]:
        """All of its files on the site, with digests."""
        files = dict(self.own)
        for meeting in self.meetings.values():
            files |= meeting.files
        return files


@dataclass(frozen=True, slots=True)
class Records:
    """The boards of a site, by the folders that they were read from."""

    boards: Mapping[str, BoardRecord] = field(default_factory=dict)


def read_records(output: Path) -> Records:
    """The records of the site in ``output``; none where there are none that can be read."""
    try:
        raw = json.loads(_place(output).read_text(encoding="utf-8"))
        if raw["form"] != _FORM:
            return Records()
        return Records({root: _board(board) for root, board in raw["boards"].items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Records()


def write_records(output: Path, records: Records) -> None:
    """Keep the records of a site; where that fails, the next build only takes longer."""
    place = _place(output)
    raw = {"form": _FORM, "boards": {root: _raw(each) for root, each in records.boards.items()}}
    temporary = place.with_suffix(f".{os.getpid()}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(json.dumps(raw, separators=(",", ":")), encoding="utf-8")
        temporary.replace(place)
    except OSError:
        temporary.unlink(missing_ok=True)


def _place(output: Path) -> Path:
    name = hashlib.sha256(str(output.resolve()).encode()).hexdigest()[:32]
    return default_folder() / "web" / f"{name}.json"


def _raw(board: BoardRecord) -> dict[str, Any]:
    return {
        "key": board.key,
        "inputs": {path: [i.mtime_ns, i.size, i.digest] for path, i in board.inputs.items()},
        "own": dict(board.own),
        "meetings": {name: _raw_meeting(each) for name, each in board.meetings.items()},
        "summary": board.summary.to_json(),
        "withheld": sorted(board.withheld),
    }


def _board(raw: Mapping[str, Any]) -> BoardRecord:
    return BoardRecord(
        raw["key"],
        {path: Input(*each) for path, each in raw["inputs"].items()},
        raw["own"],
        {name: _meeting(*each) for name, each in raw["meetings"].items()},
        BoardSummary.from_json(raw["summary"]),
        frozenset(raw["withheld"]),
    )


def _raw_meeting(made: MadeMeeting) -> list[Any]:
    pdfs = {path: [m.key, m.digest, m.size] for path, m in made.pdfs.items()}
    return [made.key, pdfs, dict(made.others)]


def _meeting(key: str, pdfs: Mapping[str, Any], others: Mapping[str, str]) -> MadeMeeting:
    return MadeMeeting(key, {path: MadePdf(*each) for path, each in pdfs.items()}, others)


def read_inputs(root: Path, before: Mapping[str, Input]) -> dict[str, Input]:
    """All files of a board with their digests; those that look the same are not read again."""
    found = {}
    for name, entry in _files(str(root), ""):
        try:
            known = entry.stat()
            old = before.get(name)
            if old and (old.mtime_ns, old.size) == (known.st_mtime_ns, known.st_size):
                found[name] = old
                continue
            with open(entry.path, "rb") as file:  # noqa: PTH123 - asked of every file of every board
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            continue
        found[name] = Input(known.st_mtime_ns, known.st_size, digest)
    return found


def _files(folder: str, name: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """The files at and below a folder, by their paths from the top; none that are hidden."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if not entry.is_dir():
            yield f"{name}{entry.name}", entry
        elif not entry.is_symlink():
            yield from _files(entry.path, f"{name}{entry.name}/")


def key_of(inputs: Mapping[str, Input], *parts: str) -> str:
    """What a board is made from, as a digest."""
    return digest_of(*parts, *(f"{name}\0{inputs[name].digest}" for name in sorted(inputs)))


def machinery() -> str:
    """A digest of what makes sites: briefpack's version, its pages' templates and its themes."""
    digest = hashlib.sha256(__version__.encode())
    for folder in (Path(__file__).parent, *_THEMES):
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if path.suffix in {".py", ".html", ".css", ".toml"}:
                digest.update(path.read_bytes())
    return digest.hexdigest()
