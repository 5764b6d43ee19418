"""All meetings of a board, in the order of their days, with their packs and their notes."""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar, cast

from briefpack.errors import BriefpackError
from briefpack.model.agenda import Item
from briefpack.model.board import Board
from briefpack.model.briefing import Attachment, BriefingPack, Media, document_path
from briefpack.model.meeting import Meeting
from briefpack.model.note import Note
from briefpack.model.report import Report
from briefpack.plan.municipal_years import municipal_year
from briefpack.problems import Place, Problem, Severity
from briefpack.store.attachments import DAMAGED, WRONG_KIND
from briefpack.store.files import OUTSIDE, UNREADABLE, Shelf, is_file, is_folder
from briefpack.store.find import home_of
from briefpack.store.load import (
    BOARD_FILE,
    CIRCLE,
    MEMBERSHIP_FOLDER,
    NOTE_FILE,
    PACK_FILE,
    LoadedPack,
    load_alone,
    load_from,
    load_pack,
)
from briefpack.store.memory import Memory
from briefpack.store.reports import ReportReading
from briefpack.store.sources import Source

Result = TypeVar("Result")

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

_OF_PAPERS = frozenset({UNREADABLE, OUTSIDE, WRONG_KIND, DAMAGED, CIRCLE})


@dataclass(frozen=True, slots=True)
class HeldMeeting:
    """One meeting: its folder on the shelf, its pack and its note as far as they are there.

    ``note_file`` is where the note is, or would be were it not unreadable; ``note_source`` its
    text. A meeting may have a note and no pack.
    """

    date: date
    folder: str
    loaded: LoadedPack | None
    note: Note | None
    note_file: str | None
    note_source: Source | None = None

    @property
    def briefing(self) -> BriefingPack | None:
        """The pack with all that it refers to, where there is one that can be read."""
        return self.loaded.briefing if self.loaded else None

    @property
    def agenda(self) -> tuple[Item, ...]:
        """The agenda as far as what is exempt in the note hangs on it; empty where there is none.

        Of a pack that is partly wrong, nothing that is marked exempt is left out.
        """
        known = self.briefing.agendas if self.briefing and self.note_file else {}
        return known.get(self.note_file or "", ())

    @property
    def meeting(self) -> Meeting | None:
        """When and where, as the pack says."""
        return self.briefing.pack.meeting if self.briefing else None

    @property
    def cancelled(self) -> str | None:
        """Why the meeting is not held; None where it is."""
        return self.meeting.cancelled if self.meeting else None

    @property
    def key(self) -> str:
        """What the meeting is known by: its day, or its folder where that begins with the day."""
        day = self.date.isoformat()
        name = self.folder.rpartition("/")[2]
        return name if name.startswith(day) else day

    @property
    def year(self) -> str:
        """The municipal year: as the pack names its membership, else by the day."""
        named = self.briefing.membership_year if self.briefing else None
        return named or municipal_year(self.date)


@dataclass(frozen=True, slots=True)
class History:
    """A board and its meetings; ``problems`` are those of packs and notes, not of papers."""

    board: Board
    folder: Path
    meetings: tuple[HeldMeeting, ...]
    problems: tuple[Problem, ...] = ()

    def before(self, day: date) -> tuple["HeldMeeting", ...]:
        """The meetings before a day."""
        return tuple(held for held in self.meetings if held.date < day)

    def in_year(self, year: str | None) -> tuple["HeldMeeting", ...]:
        """The meetings of a municipal year; all where it is None."""
        return tuple(held for held in self.meetings if year in {None, held.year})

    @property
    def years(self) -> tuple[str, ...]:
        """The municipal years in which there are meetings, the oldest first."""
        return tuple(dict.fromkeys(held.year for held in self.meetings))


def board_folder(where: Path) -> Path:
    """The folder of the board that a folder or a file belongs to; a lone pack's own.

    Raises BriefpackError where there is neither.
    """
    if not where.exists():
        raise BriefpackError(f"there is no {where}", "name a board's folder")
    pack, board = home_of(where / PACK_FILE if is_folder(where) else where)
    found = board or pack
    if found is None:
        hint = "name a folder with a board.toml, or one of its meetings"
        raise BriefpackError(f"{where} belongs to no board", hint)
    return found.resolve()


def read_history(folder: Path, memory: Memory | None = None, *, papers: bool = True) -> History:
    """All meetings of the board whose ``folder`` it is, each file read once.

    What is wrong with one meeting does not hide the others. Without ``papers``, reports and
    other people's files are not looked into, which is much faster. Raises BriefpackError where
    there is no board.
    """
    folder = board_folder(folder)
    reader = _Reader(Shelf(folder), memory or (Memory() if papers else _WithoutPapers()))
    meetings = sorted(reader.meetings(), key=lambda held: (held.date, held.folder))
    board = reader.board() or next((h.briefing.board for h in meetings if h.briefing), None)
    return History(board or Board(name="?"), folder, tuple(meetings), reader.told)


def read_meeting(where: Path) -> History:
    """One meeting of a board, whose pack's folder, pack.toml or note.toml ``where`` is.

    There is no meeting in what is returned where nothing says on which day it is. Raises
    BriefpackError where there is neither pack nor note.
    """
    folder = (where.parent if where.name in {PACK_FILE, NOTE_FILE} else where).resolve()
    if not is_file(folder / PACK_FILE) and not is_file(folder / NOTE_FILE):
        load_pack(where)  # says what is wrong with the name
    shelf = Shelf(board_folder(folder))
    reader = _Reader(shelf, Memory())
    name = "" if folder == shelf.root else shelf.name_of(folder)
    held = reader.meeting(name, frozenset({PACK_FILE} if is_file(folder / PACK_FILE) else ()))
    board = reader.board() or (held.briefing.board if held and held.briefing else Board(name="?"))
    return History(board, shelf.root, (held,) if held else (), reader.told)


class _WithoutPapers(Memory):
    """A memory to which every paper is known already, and holds nothing."""

    def of_text(self, file: str, kind: object, text: str, read: Callable[[], Result]) -> Result:
        """Nothing in place of a report; all else as it is."""
        if kind is Report:
            return cast("Result", (Source(file, text), ReportReading(None)))
        return super().of_text(file, kind, text, read)

    def attachment(self, file: str, stamp: object) -> Attachment:
        """A page in place of somebody's file."""
        del file, stamp
        return Attachment(Media.IMAGE, 1, "")


@dataclass(slots=True)
class _Reader:
    """Reads the meetings of a board; gathers what is wrong with their packs and notes."""

    shelf: Shelf
    memory: Memory
    problems: list[Problem] = field(default_factory=list)

    def board(self) -> Board | None:
        """The board of board.toml."""
        path = self.shelf.path(BOARD_FILE)
        if not is_file(path):
            return None
        loaded = load_alone(path, self.shelf)
        self._tell(loaded)
        return loaded.briefing.board if loaded.briefing else None

    def meetings(self) -> Iterator[HeldMeeting]:
        """Every meeting, in the order of their folders' names."""
        for folder, files in _meeting_folders(self.shelf, self._tell_unreadable):
            held = self.meeting(folder, files)
            if held is not None:
                yield held

    def _tell_unreadable(self, error: OSError) -> None:
        """Keep what is wrong with a folder that nobody can look into: a meeting may be there."""
        folder = self.shelf.name_of(Path(error.filename or self.shelf.root))
        message = f"this folder cannot be read: {error.strerror}"
        hint = "ask whoever looks after it to let you read it"
        self.problems.append(Problem(UNREADABLE, Severity.ERROR, message, Place(folder), hint=hint))

    def meeting(self, folder: str, files: frozenset[str]) -> HeldMeeting | None:
        """The meeting of a folder with these files; None where nothing tells its day."""
        return self._with_pack(folder) if PACK_FILE in files else self._with_note(folder)

    @property
    def told(self) -> tuple[Problem, ...]:
        """All problems up to now, each once, by place."""
        return tuple(sorted(set(self.problems), key=lambda problem: problem.sort_key))

    def _with_pack(self, folder: str) -> HeldMeeting | None:
        file = document_path(folder, PACK_FILE)
        loaded = load_from(self.shelf, file, self.memory)
        self._tell(loaded)
        source = loaded.sources.get(file)
        table = source.data.get("meeting") if source else None
        day = table.get("date") if isinstance(table, dict) else None
        return self._held(folder, loaded, loaded, day)

    def _with_note(self, folder: str) -> HeldMeeting | None:
        path = self.shelf.path(document_path(folder, NOTE_FILE))
        loaded = load_alone(path, self.shelf)
        self._tell(loaded)
        return self._held(folder, None, loaded, None)

    def _held(
        self, folder: str, pack: LoadedPack | None, loaded: LoadedPack, day: object
    ) -> HeldMeeting | None:
        file = document_path(folder, NOTE_FILE)
        source = loaded.sources.get(file)
        note = loaded.briefing.documents.get(file) if loaded.briefing else None
        there = self.shelf.has(file)
        days = (day, source.data.get("date") if source else None, _called(folder))
        found = next((each for each in days if type(each) is date), None)
        if found is None:
            where = document_path(folder, PACK_FILE) if pack else file
            message = "nothing says on which day this meeting is"
            self.problems.append(Problem("BP101", Severity.ERROR, message, Place(where)))
            return None
        known = note if isinstance(note, Note) else None
        return HeldMeeting(found, folder, pack, known, file if there else None, source)

    def _tell(self, loaded: LoadedPack) -> None:
        own = (PACK_FILE, BOARD_FILE, NOTE_FILE)
        self.problems.extend(
            problem
            for problem in loaded.problems
            if problem.severity is Severity.ERROR
            and problem.place.file.endswith(own)
            and not _of_a_paper(problem)
        )


def _of_a_paper(problem: Problem) -> bool:
    """Whether what is wrong is a file that a pack or a board names, and no membership."""
    named = problem.code in _OF_PAPERS and not problem.place.file.endswith(NOTE_FILE)
    own = (f"{MEMBERSHIP_FOLDER}/", f"{problem.place.file} ")
    return named and not problem.message.startswith(own)


def _called(folder: str) -> date | None:
    """The day that a meeting's folder begins with."""
    found = _DAY.match(folder.rpartition("/")[2])
    try:
        return date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None


def _meeting_folders(
    shelf: Shelf, unreadable: Callable[[OSError], None]
) -> Iterator[tuple[str, frozenset[str]]]:
    """The folders of a board that have a pack or a note, and the names of their files.

    Hidden folders, links, and the folders of other boards below this one are left out. A pack
    that stands alone is its own only meeting. ``unreadable`` is told of folders that cannot be
    looked into.
    """
    for here, folders, files in os.walk(shelf.root, onerror=unreadable):
        at_root = Path(here) == shelf.root
        if BOARD_FILE in files and not at_root:
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        names = frozenset(files)
        if at_root and PACK_FILE in names and BOARD_FILE not in names:
            folders.clear()
        if PACK_FILE in names or NOTE_FILE in names:
            folder = "" if at_root else shelf.name_of(Path(here))
            yield folder, names
