"""The problems of many packs, found on all cores and told from where the reader is."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from briefpack import load, validate
from briefpack.errors import BriefpackError
from briefpack.problems import Problem
from briefpack.reporters.catalogue import Files
from briefpack.store.files import is_file
from briefpack.store.find import find_packs, find_texts, packs_of
from briefpack.store.load import PACK_FILE, LoadedPack, load_alone

FEW = 24
"""As many packs as one process has checked before others would have started."""


@dataclass(frozen=True, slots=True)
class Request:
    """A pack to check, or a file ``alone``; ``only`` what is wrong in one file is wanted."""

    where: Path
    alone: bool = False
    only: Path | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """How to check: as on a day, by a profile in place of the boards', told from a folder."""

    today: date | None
    profile: str | None
    start: Path


@dataclass(frozen=True, slots=True)
class Checkup:
    """What came of a request: problems, the texts that they stand in, and all files read.

    Files are named from where the reader is. ``folder`` is the pack's.
    """

    problems: tuple[Problem, ...]
    texts: dict[str, str]
    read: frozenset[str]
    folder: str


@dataclass(slots=True)
class Gathered:
    """All problems, each told once: packs of one board share files, and so problems.

    ``texts`` are kept of files with problems alone, so that memory does not grow with packs that
    are fine; of the others there is the name.
    """

    problems: dict[Problem, None] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    packs: int = 0
    files: int = 0

    def add(self, checkup: Checkup) -> None:
        """Add what came of one request."""
        self.problems.update(dict.fromkeys(checkup.problems))
        for name in checkup.read:
            self.texts.setdefault(name, "")
        self.texts.update(checkup.texts)

    @property
    def as_files(self) -> Files:
        """The files as reporters want them."""
        return Files("", self.texts)

    def chosen(self, select: Sequence[str], ignore: Sequence[str]) -> tuple[Problem, ...]:
        """Those whose code starts with one of ``select``, if any, and with none of ``ignore``."""
        return tuple(
            problem
            for problem in self.problems
            if (not select or problem.code.startswith(tuple(select)))
            and not problem.code.startswith(tuple(ignore))
        )


Touched = Callable[[Checkup], bool]
Progress = Callable[[int, int], None]


def gather(
    paths: Iterable[Path], asked: Asked, *, touched: Touched, progress: Progress
) -> Gathered:
    """Check all that is at or below ``paths``; what is not ``touched`` is not told.

    Raises BriefpackError where there is nothing to check.
    """
    found = Gathered()
    requests = list(dict.fromkeys(request for path in paths for request in _requests(path)))
    for number, checkup in enumerate(_checkups(requests, asked), start=1):
        progress(number, len(requests))
        if touched(checkup):
            found.add(checkup)
            found.packs += 1
    read = set(found.texts)
    for path in paths:
        for checkup in map(partial(check, asked=asked), _loose(path, read, asked)):
            if touched(checkup):
                found.add(checkup)
                found.files += 1
    return found


def _requests(path: Path) -> Iterator[Request]:
    if not is_file(path) or path.name == PACK_FILE:
        packs = list(find_packs(path))
        if not packs and not any(find_texts(path)):
            hint = "a pack is a folder with a pack.toml"
            raise BriefpackError(f"{path} has nothing to check", hint)
        yield from map(Request, packs)
    else:
        yield from (Request(pack, only=path.resolve()) for pack in packs_of(path))


def _loose(path: Path, read: set[str], asked: Asked) -> Iterator[Request]:
    """The files at or below a path that no pack has read."""
    for text in find_texts(path):
        name = _name(text.parent.resolve() / text.name, asked.start)
        if name not in read and text.name != PACK_FILE:
            yield Request(text, alone=True, only=text.resolve())


def _checkups(requests: Sequence[Request], asked: Asked) -> Iterator[Checkup]:
    processes = min(len(os.sched_getaffinity(0)), len(requests) // FEW)
    absolute = [replace(request, where=request.where.absolute()) for request in requests]
    if processes <= 1:
        yield from map(partial(check, asked=asked), absolute)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # Forked off a server, or begun anew: what is forked off a process with threads may hang.
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        yield from pool.map(partial(check, asked=asked), absolute, chunksize=8)


def check(request: Request, asked: Asked) -> Checkup:
    """Check one pack, or one file alone."""
    loaded = load_alone(request.where) if request.alone else load(request.where)
    problems = validate(loaded, profile=asked.profile, today=asked.today)
    return _checkup(loaded, problems, asked.start, request.only)


def _checkup(
    loaded: LoadedPack, problems: Sequence[Problem], start: Path, only: Path | None = None
) -> Checkup:
    def name(file: str) -> str:
        return _name(loaded.shelf.path(file), start)

    told = tuple(
        renamed(problem, name(problem.place.file), name)
        for problem in problems
        if only is None or loaded.shelf.path(problem.place.file).resolve() == only
    )
    wrong = {problem.place.file for problem in told}
    texts = {
        named: source.text
        for file, source in loaded.sources.items()
        if (named := name(file)) in wrong
    }
    documents = loaded.briefing.documents if loaded.briefing else {}
    read = frozenset(name(file) for file in {*loaded.sources, *documents})
    return Checkup(told, texts, read, name(loaded.pack_file.rpartition("/")[0]))


def renamed(problem: Problem, file: str, name: Callable[[str], str]) -> Problem:
    """A problem with its file, and those of its edits, named otherwise."""
    edits = tuple(
        replace(edit, place=replace(edit.place, file=name(edit.place.file)))
        for edit in problem.edits
    )
    return replace(problem, place=replace(problem.place, file=file), edits=edits)


def _name(path: Path, start: Path) -> str:
    return Path(os.path.relpath(path, start)).as_posix()


def of_pack(loaded: LoadedPack, problems: Sequence[Problem]) -> Gathered:
    """The problems of one pack, as they are told from the working directory."""
    found = Gathered(packs=1)
    found.add(_checkup(loaded, problems, Path.cwd()))
    return found
