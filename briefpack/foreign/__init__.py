"""Other people's PDFs: examined, and made safe, by a child process with bounds on what it takes.

Nothing of such a file is read in this process. What comes back is what was found, in words, and a
new PDF that holds what a reader sees of the old one and nothing else.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from briefpack.foreign.kinds import Examined, ForeignPage, OutlineLine, Refused

if TYPE_CHECKING:
    from briefpack.foreign.children import Ran
    from briefpack.foreign.keep import Keep
    from briefpack.foreign.wire import Answer

__all__ = [
    "Examined",
    "ForeignPage",
    "OutlineLine",
    "Refused",
    "clean_pdf",
    "examine",
    "examine_all",
    "page_texts",
]

_MOST_CHILDREN = 4

_passing: dict[str, Refused] = {}
"""Refusals that another run might not repeat: no program waits for them twice."""


def examine(data: bytes, *, folder: Path | None = None) -> Examined | Refused:
    """What a PDF is, or why it is not printed; from the cache in ``folder`` if it is there."""
    return examine_all({"": data}, folder=folder)[""]


def examine_all(
    files: Mapping[str, bytes], *, folder: Path | None = None
) -> dict[str, Examined | Refused]:
    """What each PDF is, or why it is not printed; several are examined at once."""
    keep = _keep(folder)
    numbers = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    found: dict[str, Examined | Refused] = {}
    unknown: dict[str, bytes] = {}
    for name, sha256 in numbers.items():
        if sha256 in _passing:
            found[sha256] = _passing[sha256]
        elif (answer := _kept(keep, sha256)) is not None:
            found[sha256] = answer.verdict
        else:
            unknown[sha256] = files[name]
    for sha256, ran in _run(unknown, keep).items():
        found[sha256] = ran.answer.verdict
    return {name: found[sha256] for name, sha256 in numbers.items()}


def clean_pdf(examined: Examined, data: bytes, *, folder: Path | None = None) -> bytes:
    """The PDF that is safe to print from; made again if the cache has lost it.

    ``data`` is the file that was examined. Raises ValueError if it is another.
    """
    keep = _keep(folder)
    clean = keep.clean(examined.sha256)
    if clean is None:
        clean = _again(examined, data, keep).clean
    if clean is None:
        raise ValueError("the file that was examined can no longer be read")
    return clean


def page_texts(examined: Examined, data: bytes, *, folder: Path | None = None) -> tuple[str, ...]:
    """The text of each page: paragraphs of one line, with an empty line between them.

    ``data`` is the file that was examined. Raises ValueError if it is another.
    """
    keep = _keep(folder)
    answer = _kept(keep, examined.sha256)
    return (answer or _again(examined, data, keep).answer).texts


def _keep(folder: Path | None) -> "Keep":
    from briefpack.foreign.keep import Keep, default_folder

    return Keep(default_folder() if folder is None else folder)


def _kept(keep: "Keep", sha256: str) -> "Answer | None":
    from briefpack.foreign.wire import Misshapen, read_answer

    written = keep.answer(sha256)
    try:
        return None if written is None else read_answer(written, sha256)
    except Misshapen:
        return None


def _again(examined: Examined, data: bytes, keep: "Keep") -> "Ran":
    if hashlib.sha256(data).hexdigest() != examined.sha256:
        raise ValueError("this is not the file that was examined")
    return _run({examined.sha256: data}, keep)[examined.sha256]


def _run(files: dict[str, bytes], keep: "Keep") -> "dict[str, Ran]":
    if not files:
        return {}
    import os

    from briefpack.foreign.children import run_all
    from briefpack.foreign.wire import write_answer

    at_once = min(_MOST_CHILDREN, max(2, os.cpu_count() or 2))
    runs = run_all(files, at_once)
    for sha256, ran in runs.items():
        if ran.is_final:
            keep.put(sha256, write_answer(ran.answer), ran.clean)
        elif isinstance(ran.answer.verdict, Refused):
            _passing[sha256] = ran.answer.verdict
    return runs
