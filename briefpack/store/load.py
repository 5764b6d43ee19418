"""A pack's folder to the model, with every problem found on the way."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from briefpack.errors import BriefpackError
from briefpack.model.agenda import (
    AttachmentPaper,
    Item,
    NotePaper,
    Pack,
    Paper,
    ReportPaper,
    ToFollowPaper,
)
from briefpack.model.board import Board
from briefpack.model.briefing import BriefingPack, Document, document_path
from briefpack.model.membership import Membership
from briefpack.model.note import Note
from briefpack.model.report import Report
from briefpack.problems import Place, Problem, Severity
from briefpack.prose.sections import Picture
from briefpack.store.agendas import UNKNOWN_AGENDA, read_agenda
from briefpack.store.attachments import is_note, is_report, read_attachments, wrong_kind
from briefpack.store.files import Shelf, Where, files_in, is_file, is_folder
from briefpack.store.meetings import meetings_beside
from briefpack.store.memory import Memory
from briefpack.store.own_theme import NOTHING, OwnTheme, read_own_theme
from briefpack.store.reading import STAND_INS, read_paper, read_toml
from briefpack.store.sources import Source, Sources, dotted
from briefpack.store.toml_read import AnyModel

PACK_FILE = "pack.toml"
BOARD_FILE = "board.toml"
MEMBERSHIP_FOLDER = "membership"
NOTE_FILE = "note.toml"

NO_BOARD = "BP008"
CIRCLE = "BP009"

FURTHEST_BOARD = 6
"""How many folders above a pack its board.toml is looked for."""


@dataclass(frozen=True, slots=True)
class LoadedPack:
    """What came of reading a pack.

    ``briefing`` is there as soon as pack.toml is TOML with a meeting or an agenda in it; where
    the pack is not ``whole``, it lacks what ``problems`` tells of. ``sources`` are the texts that
    were read, by file; ``beside`` the names of all files in the pack's folder; ``meetings`` the
    days of the board's meetings, as their folders are called, save cancelled ones. ``named`` are
    the files that were asked for, those that are missing too. What is wrong with the board's
    ``theme`` is not among ``problems``: a pack can be printed in another.
    """

    shelf: Shelf
    pack_file: str
    briefing: BriefingPack | None
    problems: tuple[Problem, ...]
    sources: Sources
    whole: bool = True
    beside: tuple[str, ...] = ()
    meetings: tuple[date, ...] = ()
    named: frozenset[str] = frozenset()
    theme: OwnTheme = NOTHING


def load_pack(where: Path) -> LoadedPack:
    """Read the pack in the folder ``where``, or whose pack.toml ``where`` is.

    Raises BriefpackError where there is no pack at all.
    """
    shelf, pack_file = shelf_of(where)
    return load_from(shelf, pack_file)


def shelf_of(where: Path) -> tuple[Shelf, str]:
    """The folder of the board that a pack belongs to, and the name of its pack.toml there.

    Raises BriefpackError where there is no pack.
    """
    pack_path = _pack_path(where)
    shelf = Shelf(_board_folder(pack_path))
    return shelf, shelf.name_of(pack_path)


def load_from(shelf: Shelf, pack_file: str, memory: Memory | None = None) -> LoadedPack:
    """Read a pack from a board's folder; what ``memory`` has read before is not read again."""
    reader = _Reader(shelf, memory or Memory())
    briefing = reader.read(pack_file)
    folder = shelf.path(pack_file).parent
    beside, meetings = tuple(files_in(folder, shelf)), meetings_beside(folder)
    return replace(reader.loaded(pack_file, briefing), beside=beside, meetings=meetings)


def load_alone(path: Path, shelf: Shelf | None = None) -> LoadedPack:
    """Read one file that no pack names, as far as it can be looked at by itself.

    ``shelf`` is the folder of its board, if that is known. Raises BriefpackError for a file that
    is none of briefpack's.
    """
    path = Path(path.parent.resolve(), path.name)
    shelf = shelf or Shelf(_board_folder(path))
    file = shelf.name_of(path)
    reader = _Reader(shelf)
    briefing = reader.read_alone(file, path)
    return replace(reader.loaded(file, briefing), whole=False)


def _pack_path(where: Path) -> Path:
    path = where / PACK_FILE if is_folder(where) else where
    if not is_file(path) and not is_folder(path):
        if is_folder(where):
            message = f"{where} has no {PACK_FILE}"
            packs = sorted(where.glob(f"meetings/*/{PACK_FILE}"))
            hint = f"name one of its meetings: {packs[-1].parent}" if packs else None
            raise BriefpackError(message, hint or "name the folder of a meeting")
        message = f"there is no {where}"
        raise BriefpackError(message, "name a pack's folder, or its pack.toml")
    if path.name != PACK_FILE or not is_file(path):
        message = f"{where} is not a pack"
        raise BriefpackError(message, "name a pack's folder, or its pack.toml")
    return Path(path.parent.resolve(), path.name)


def _board_folder(pack_path: Path) -> Path:
    """The nearest folder with a board.toml; the pack's own where it stands alone."""
    for folder in (pack_path.parent, *list(pack_path.parent.parents)[:FURTHEST_BOARD]):
        if is_file(folder / BOARD_FILE):
            return folder
    return pack_path.parent


@dataclass(slots=True)
class _Reader:
    """Reads the files of one pack; gathers documents, sources and problems."""

    shelf: Shelf
    memory: Memory = field(default_factory=Memory)
    problems: list[Problem] = field(default_factory=list)
    sources: Sources = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    agendas: dict[str, tuple[Item, ...]] = field(default_factory=dict)
    attachments: list[tuple[str, Where]] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    theme: OwnTheme = NOTHING
    _tried: set[str] = field(default_factory=set)

    def read(self, pack_file: str) -> BriefingPack | None:
        pack, source = self._toml(pack_file, partial(Place, pack_file), Pack)
        if pack is None or source is None:
            self._toml_if_there(BOARD_FILE, Board)
            return None
        board = self._board(pack, source)
        if board is not None:
            self._theme(board, source if pack.board is not None else self.sources[BOARD_FILE])
        folder = pack_file.rpartition("/")[0]
        membership, year = self._membership(pack, source)
        board = board or Board(name="?")  # so that the papers are read, and their problems told
        briefing = BriefingPack(board, pack, folder, membership, year, self.documents, self.agendas)
        self._pictures_of_board(briefing, source)
        for path, item in _items(pack.items, ("items",)):
            for position, paper in enumerate(item.papers):
                self._paper(briefing, source, paper, (*path, "papers", position))
        own_note = document_path(folder, NOTE_FILE)
        if self.shelf.has(own_note):  # written after the meeting: no item of this pack has it
            self._note(own_note, partial(Place, own_note))
        self._read_attachments()
        return briefing

    def read_alone(self, file: str, path: Path) -> BriefingPack:
        """A pack without an agenda, of which this one file is all that is known."""
        board = self._toml_if_there(BOARD_FILE, Board)
        if board is not None:
            self._theme(board, self.sources[BOARD_FILE])
        board = board or Board(name="?")
        membership, year = None, None
        named_at = partial(Place, file)
        if is_report(file):
            self._report(file, named_at)
        elif path.parent.name == MEMBERSHIP_FOLDER:
            membership, year = self._toml(file, named_at, Membership)[0], path.stem
        elif is_note(file) and path.name != BOARD_FILE:
            self._note(file, named_at)
        elif path.name != BOARD_FILE:
            message = f"{file} is not a file of briefpack's"
            raise BriefpackError(message, "it reads pack.toml, board.toml, notes and reports")
        self._read_attachments()
        pack = Pack.model_validate(STAND_INS[Pack])
        folder = file.rpartition("/")[0]
        return BriefingPack(board, pack, folder, membership, year, self.documents, self.agendas)

    def loaded(self, file: str, briefing: BriefingPack | None) -> LoadedPack:
        """What came of reading all that a file names."""
        problems = tuple(sorted(set(self.problems), key=lambda problem: problem.sort_key))
        found = LoadedPack(self.shelf, file, briefing, problems, self.sources, theme=self.theme)
        return replace(found, whole=not problems, named=frozenset(self.named))

    # -- the pack's own tables ------------------------------------------------------------

    def _toml(
        self, file: str, named_at: Where, model: type[AnyModel]
    ) -> tuple[AnyModel | None, Source | None]:
        self.named.add(file)
        text = self._text(file, named_at)
        if isinstance(text, Problem):
            self.problems.append(text)
            return None, None
        source, reading = self.memory.of_text(
            file, model, text, partial(read_toml, file, text, model)
        )
        self.sources[file] = source
        self.problems.extend(reading.problems)
        return reading.model, source

    def _toml_if_there(self, file: str, model: type[AnyModel]) -> AnyModel | None:
        if not self.shelf.has(file):
            return None
        return self._toml(file, partial(Place, file), model)[0]

    def _board(self, pack: Pack, source: Source) -> Board | None:
        if pack.board is not None:
            return pack.board
        if "board" in source.data:
            return None  # too wrong to be read, as another problem tells
        if not self.shelf.has(BOARD_FILE):
            self.problems.append(
                Problem(
                    NO_BOARD,
                    Severity.ERROR,
                    f"the pack has no board: no folder above it holds a {BOARD_FILE}",
                    Place(source.file, 1, 1, 1, 1),
                    hint=f"write a {BOARD_FILE}, or a [board] table in this file",
                )
            )
            return None
        return self._toml_if_there(BOARD_FILE, Board)

    def _membership(self, pack: Pack, source: Source) -> tuple[Membership | None, str | None]:
        if not isinstance(pack.membership, str):
            return pack.membership, None
        file = f"{MEMBERSHIP_FOLDER}/{pack.membership}.toml"
        membership, _ = self._toml(file, partial(source.value, ("membership",)), Membership)
        return membership, pack.membership

    def _theme(self, board: Board, source: Source) -> None:
        path = ("theme",) if source.file == BOARD_FILE else ("board", "theme")
        named_at = partial(source.value, path)
        self.theme = read_own_theme(board.theme, self.shelf, named_at, self.memory)
        self.sources.update(self.theme.sources)
        self.named.update(self.theme.sources)

    def _pictures_of_board(self, briefing: BriefingPack, source: Source) -> None:
        board, venue = briefing.board, briefing.pack.meeting.venue
        if board.logo is not None:
            if briefing.pack.board is not None:
                self._attachment(
                    document_path(briefing.folder, board.logo),
                    partial(source.value, ("board", "logo")),
                )
            else:
                owner = self.sources[BOARD_FILE]
                self._attachment(document_path("", board.logo), partial(owner.value, ("logo",)))
        if venue.map is not None:
            place = partial(source.value, ("meeting", "venue", "map", "image"))
            self._attachment(document_path(briefing.folder, venue.map.image), place)

    # -- papers ---------------------------------------------------------------------------

    def _paper(
        self, briefing: BriefingPack, source: Source, paper: Paper, path: tuple[str | int, ...]
    ) -> None:
        chain: tuple[str, ...] = ()
        if not isinstance(paper, ToFollowPaper):
            file = document_path(briefing.folder, paper.file)
            chain = (file,)
            self._main(paper, file, partial(source.value, (*path, "file")))
        for position, appendix in enumerate(paper.appendices):
            place = partial(source.value, (*path, "appendices", position, "file"))
            self._appendix(document_path(briefing.folder, appendix.file), place, chain)

    def _main(
        self, paper: ReportPaper | NotePaper | AttachmentPaper, file: str, named_at: Where
    ) -> None:
        """The paper itself, if its file is of the kind that it is said to be."""
        if isinstance(paper, AttachmentPaper):
            self._attachment(file, named_at)
        elif isinstance(paper, ReportPaper) and is_report(file):
            self._report(file, named_at)
        elif isinstance(paper, NotePaper) and is_note(file):
            self._note(file, named_at)
        else:
            self.problems.append(wrong_kind(file, paper.kind, named_at()))

    def _first_time(self, file: str) -> bool:
        first = file not in self._tried
        self._tried.add(file)
        self.named.add(file)
        return first

    def _note(self, file: str, named_at: Where) -> None:
        if self._first_time(file):
            note, _ = self._toml(file, named_at, Note)
            if note is not None:
                self.documents[file] = note
                self.agendas[file] = self._agenda_beside(file)

    def _agenda_beside(self, note: str) -> tuple[Item, ...]:
        """The agenda of the meeting that a note is of; what is wrong with it is told elsewhere."""
        file = document_path("", PACK_FILE, note)
        text = self._text(file, partial(Place, file)) if self.shelf.has(file) else ""
        if isinstance(text, Problem):
            return UNKNOWN_AGENDA
        return self.memory.of_text(file, "agenda", text, partial(read_agenda, text))

    def _report(self, file: str, named_at: Where, chain: tuple[str, ...] = ()) -> None:
        if not self._first_time(file):
            return
        text = self._text(file, named_at)
        if isinstance(text, Problem):
            self.problems.append(text)
            return
        source, reading = self.memory.of_text(file, Report, text, partial(read_paper, file, text))
        self.sources[file] = source
        self.problems.extend(reading.problems)
        if reading.report is None:
            return
        self.documents[file] = reading.report
        for picture in reading.pictures:
            self._picture(source, picture)
        for position, appendix in enumerate(reading.report.head.appendices):
            place = partial(source.value, ("appendices", position, "file"))
            self._appendix(document_path("", appendix.file, file), place, (*chain, file))

    def _picture(self, source: Source, picture: Picture) -> None:
        place = partial(source.line, picture.line)
        self._attachment(document_path("", picture.file, source.file), place)

    def _appendix(self, file: str, named_at: Where, chain: tuple[str, ...]) -> None:
        """An appendix, named by the documents in ``chain``, which must not come round to itself."""
        if file in chain:
            self._circle(
                f"{file} is an appendix of itself", named_at, "take it out of one of the two"
            )
            return
        if not is_report(file):
            self._attachment(file, named_at)
            return
        self._report(file, named_at, chain)
        report = self.documents.get(file)
        if isinstance(report, Report) and report.head.appendices:
            self._circle(
                f"{file} is an appendix, and an appendix cannot have appendices",
                named_at,
                "name them all where the paper itself is named",
            )

    def _circle(self, message: str, where: Where, hint: str) -> None:
        self.problems.append(Problem(CIRCLE, Severity.ERROR, message, where(), hint=hint))

    def _attachment(self, file: str, named_at: Where) -> None:
        """An attachment, to be read with the others when all are known."""
        if self._first_time(file):
            self.attachments.append((file, named_at))

    def _read_attachments(self) -> None:
        read = read_attachments(self.attachments, self.shelf, self.memory)
        for file, found in read.items():
            if isinstance(found, Problem):
                self.problems.append(found)
            else:
                self.documents[file] = found

    def _text(self, file: str, named_at: Where) -> str | Problem:
        read = partial(self.shelf.read_text, file, named_at)
        return self.memory.of_file(file, self.shelf.stamp(file), read)


def _items(
    items: tuple[Item, ...], path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], Item]]:
    """Every item with its path in pack.toml."""
    for position, item in enumerate(items):
        here = (*path, position)
        yield here, item
        yield from _items(item.items, (*here, "items"))


def item_paths(pack: Pack) -> Iterator[tuple[tuple[str | int, ...], Item]]:
    """Every item of the agenda with its path in pack.toml, each before its sub-items."""
    return _items(pack.items, ("items",))


__all__ = ["LoadedPack", "dotted", "item_paths", "load_pack"]
