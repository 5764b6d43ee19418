"""Other people's PDFs: examined, and made safe, by a child process with bounds on what it takes.

Nothing of such a file is read in this process. What comes back is what was found, in words, and a
new PDF that holds what a reader sees of the old one and nothing else.
"""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import chain
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
    return examine_all([("", data)], folder=folder)[""]


def examine_all(
    files: Iterable[tuple[str, bytes]], *, folder: Path | None = None
) -> dict[str, Examined | Refused]:
    """What each PDF is, or why it is not printed, by its name; several are examined at once.

    A file is asked for only when its turn has come, so that never all of them are in memory.
    """
    keep = _keep(folder)
    numbers: dict[str, str] = {}
    found: dict[str, Examined | Refused | None] = {}

    def unknown() -> Iterator[tuple[str, bytes]]:
        for name, data in files:
            sha256 = numbers[name] = hashlib.sha256(data).hexdigest()
            if sha256 in found:
                continue
            found[sha256] = _known(keep, sha256)
            if found[sha256] is None:
                yield sha256, data

    for sha256, ran in _run(unknown(), keep):
        found[sha256] = ran.answer.verdict
    verdicts = ((name, found[sha256]) for name, sha256 in numbers.items())
    return {name: verdict for name, verdict in verdicts if verdict is not None}


def _known(keep: "Keep", sha256: str) -> Examined | Refused | None:
    if sha256 in _passing:
        return _passing[sha256]
    answer = _kept(keep, sha256)
    return None if answer is None else answer.verdict


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
    ((_, ran),) = _run(iter([(examined.sha256, data)]), keep)
    return ran


def _run(files: Iterator[tuple[str, bytes]], keep: "Keep") -> "Iterator[tuple[str, Ran]]":
    """Have children examine files; what they find is kept."""
    first = next(files, None)
    if first is None:
        return
    from briefpack.foreign.children import run_all
    from briefpack.foreign.wire import write_answer

    for sha256, ran in run_all(chain([first], files), _at_once()):
        if ran.is_final:
            keep.put(sha256, write_answer(ran.answer), ran.clean)
        elif isinstance(ran.answer.verdict, Refused):
            _passing[sha256] = ran.answer.verdict
        yield sha256, ran


def _at_once() -> int:
    """How many children to have: one each, where several of this program's processes are at it."""
    import multiprocessing

    from briefpack.processors import processors

    if multiprocessing.parent_process() is not None:
        return 1
    return min(_MOST_CHILDREN, processors())
