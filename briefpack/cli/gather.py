"""The problems of many packs, told from where the reader is."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from briefpack import load, validate
from briefpack.cli.side_by_side import side_by_side
from briefpack.errors import BriefpackError
from briefpack.problems import Problem
from briefpack.reporters.catalogue import Files
from briefpack.store.attachments import is_note, is_report
from briefpack.store.files import is_file
from briefpack.store.find import find_packs, find_texts, home_of
from briefpack.store.load import PACK_FILE, LoadedPack, load_alone, load_from


@dataclass(frozen=True, slots=True)
class Request:
    """A pack to check, or a file ``alone``; ``only`` what is wrong in some files is wanted."""

    where: Path
    alone: bool = False
    only: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """How to check: as on a day, by a profile in place of the boards', told from a folder.

    ``unsaved`` are texts in place of files', by their names from that folder.
    """

    today: date | None
    profile: str | None
    start: Path
    unsaved: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Checkup:
    """What came of a request: problems, the texts that they stand in, and all files read.

    Files are named from where the reader is. ``named`` are those that the pack asked for, the
    ones that are missing too. ``folder`` is the pack's; None for a file alone.
    """

    problems: tuple[Problem, ...]
    texts: dict[str, str]
    read: frozenset[str]
    named: frozenset[str]
    folder: str | None


@dataclass(slots=True)
class Gathered:
    """All problems, each told once: packs of one board share files, and so problems.

    ``texts`` are kept of files with problems alone, so that memory does not grow with packs that
    are fine; of the others there is the name. ``packs`` were checked whole, and ``files`` that
    stand by themselves.
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

    A file is checked as the packs have it that name it, or alone where none does. Raises
    BriefpackError where there is nothing to check.
    """
    places = tuple(paths)
    gathering = _Gathering(asked, touched, progress)
    gathering.packs(folder for path in places for folder in _packs(path))
    gathering.texts(text for path in places for text in find_texts(path))
    return gathering.found


def _packs(path: Path) -> Iterator[Path]:
    """The folders of the packs at or below a path, which must have something to check."""
    if path.name == PACK_FILE and is_file(path):
        yield path.parent
    elif is_file(path):
        if not is_report(path.name) and not is_note(path.name):
            hint = "PDFs and pictures are checked with the pack that names them"
            raise BriefpackError(f"{path} is none of briefpack's files", hint)
    else:
        packs = list(find_packs(path))
        if not packs and not any(find_texts(path)):
            hint = "a pack is a folder with a pack.toml"
            raise BriefpackError(f"{path} has nothing to check", hint)
        yield from packs


@dataclass(slots=True)
class _Gathering:
    """Checks packs, then the texts that are left: in the packs around them, and at last alone."""

    asked: Asked
    touched: Touched
    progress: Progress
    found: Gathered = field(default_factory=Gathered)
    _whole: set[Path] = field(default_factory=set)
    _named: set[str] = field(default_factory=set)

    def packs(self, folders: Iterable[Path]) -> None:
        """Check packs, each once."""
        real = dict.fromkeys(Path(os.path.realpath(folder)) for folder in folders)
        requests = [Request(folder) for folder in real if folder not in self._whole]
        self._whole.update(real)
        for checkup in self._checkups(requests):
            self.found.add(checkup)
            self.found.packs += 1

    def texts(self, texts: Iterable[Path]) -> None:
        """Check those of the texts that no pack has named yet."""
        left = self._left(texts)
        self.packs(text.parent for text in left if text.name == PACK_FILE)  # within other packs
        homes = {text: home_of(text) for text in self._left(left)}
        self._within({text: [pack] for text, (pack, _) in homes.items() if pack})
        homes = {text: homes[text] for text in self._left(homes)}
        boards = {board for _, board in homes.values() if board}
        packs = {board: list(find_packs(board)) for board in boards}
        self._within({text: packs[board] for text, (_, board) in homes.items() if board})
        self._alone(self._left(homes))

    def _left(self, texts: Iterable[Path]) -> list[Path]:
        """Those that no pack has named, each once."""
        return [text for text in dict.fromkeys(texts) if self._name(text) not in self._named]

    def _name(self, text: Path) -> str:
        return _name(Path(os.path.realpath(text.parent), text.name), self.asked.start)

    def _within(self, packs: Mapping[Path, Sequence[Path]]) -> None:
        """Check files as those packs have them that name them."""
        wanted: dict[Path, set[str]] = {}
        for text, folders in packs.items():
            for folder in {Path(os.path.realpath(folder)) for folder in folders} - self._whole:
                wanted.setdefault(folder, set()).add(os.path.realpath(text))
        requests = [Request(each, only=frozenset(only)) for each, only in sorted(wanted.items())]
        found: set[str] = set()
        for checkup in self._checkups(requests):
            self.found.add(checkup)
            found |= checkup.named
        self.found.files += sum(self._name(text) in found for text in packs)

    def _alone(self, texts: Iterable[Path]) -> None:
        """Check files that no pack names."""
        requests = [
            Request(text.absolute(), alone=True, only=frozenset({os.path.realpath(text)}))
            for text in texts
        ]
        for checkup in self._checkups(requests):
            self.found.add(checkup)
            self.found.files += 1

    def _checkups(self, requests: Sequence[Request]) -> Iterator[Checkup]:
        """What came of each request, as far as it is touched."""
        with closing(side_by_side(partial(check, asked=self.asked), requests)) as checkups:
            for number, checkup in enumerate(checkups, start=1):
                self.progress(number, len(requests))
                self._named |= checkup.named
                if self.touched(checkup):
                    yield checkup


def check(request: Request, asked: Asked) -> Checkup:
    """Check one pack, or one file alone."""
    loaded = load_alone(request.where) if request.alone else load(request.where)
    if asked.unsaved:
        loaded = _with_unsaved(loaded, asked, alone=request.alone)
    problems = validate(loaded, profile=asked.profile, today=asked.today)
    checkup = _checkup(loaded, problems, asked.start, request.only)
    return replace(checkup, folder=None) if request.alone else checkup


def _with_unsaved(loaded: LoadedPack, asked: Asked, *, alone: bool) -> LoadedPack:
    """What was loaded, again, with texts in place of files'."""
    shelf = loaded.shelf
    texts = {shelf.name_of(asked.start / file): text for file, text in asked.unsaved.items()}
    shelf = replace(shelf, unsaved={file: text.encode() for file, text in texts.items()})
    if alone:
        return load_alone(shelf.path(loaded.pack_file), shelf)
    return load_from(shelf, loaded.pack_file)


def _checkup(
    loaded: LoadedPack, problems: Sequence[Problem], start: Path, only: frozenset[str] | None = None
) -> Checkup:
    def name(file: str) -> str:
        return _name(loaded.shelf.path(file), start)

    def wanted(file: str) -> bool:
        return only is None or os.path.realpath(loaded.shelf.path(file)) in only

    told = tuple(
        renamed(problem, name(problem.place.file), name)
        for problem in problems
        if wanted(problem.place.file)
    )
    wrong = {problem.place.file for problem in told}
    wrong |= {edit.place.file for problem in told for edit in problem.edits}
    texts = {
        named: source.text
        for file, source in loaded.sources.items()
        if (named := name(file)) in wrong
    }
    documents = loaded.briefing.documents if loaded.briefing else {}
    return Checkup(
        told,
        texts,
        read=frozenset(name(file) for file in {*loaded.sources, *documents} if wanted(file)),
        named=frozenset(map(name, loaded.named)),
        folder=name(loaded.pack_file.rpartition("/")[0]),
    )


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
