"""A report or a note by itself: in the pack that it is a paper of, or in one made for it alone."""

from dataclasses import replace
from pathlib import Path

from briefpack.errors import BriefpackError
from briefpack.model.agenda import Item, ItemKind, NotePaper, ReportPaper
from briefpack.model.briefing import BriefingPack
from briefpack.model.meeting import Meeting
from briefpack.model.note import Note
from briefpack.model.report import Report
from briefpack.plan.agenda import plan_agenda
from briefpack.problems import errors_in
from briefpack.store.attachments import is_note, is_report
from briefpack.store.load import PACK_FILE, LoadedPack, load_alone, load_pack

_FURTHEST_PACK = 3
"""How many folders above a paper its pack may be."""


def is_paper(path: Path) -> bool:
    """Whether a file is, by its name, a report or a note, and not a pack."""
    return path.name != PACK_FILE and (is_report(path.name) or is_note(path.name))


def load_paper(path: Path) -> tuple[LoadedPack, str]:
    """Read a report or a note with all that it needs to be printed.

    Where a pack near it has it as a paper, that is what is read, so that its numbers and
    references are those of the pack; else a pack is made that has nothing but the paper. The
    second thing returned is what the paper is called there (see ``BriefingPack.documents``).
    Raises BriefpackError where there is no such file.
    """
    if not path.is_file():
        raise BriefpackError(f"there is no {path}", "name a pack's folder, a report or a note")
    given, path = path, Path(path.parent.resolve(), path.name)
    for folder in [path.parent, *path.parents[1:_FURTHEST_PACK]]:
        if not (folder / PACK_FILE).is_file():
            continue
        loaded = load_pack(folder)
        file = loaded.shelf.name_of(path)
        if loaded.briefing is not None and _has(loaded.briefing, file):
            return loaded, file
    loaded = load_alone(path)
    if loaded.briefing is None or errors_in(loaded.problems):
        return loaded, loaded.pack_file
    file = loaded.pack_file
    if file not in loaded.briefing.documents:  # a board, or a membership
        raise BriefpackError(f"{given} is neither a report nor a note", "name a pack's folder")
    return replace(loaded, briefing=_pack_of(loaded.briefing, path, file)), file


def check_public(path: Path) -> None:
    """Refuse a report that no pack has, where one near it might, and have it as exempt.

    Raises BriefpackError where that one is too wrong to be sure.
    """
    if not is_report(path.name):
        return  # of a note it is known what is exempt, whatever is wrong with its pack
    for folder in path.resolve().parents[:_FURTHEST_PACK]:
        if (folder / PACK_FILE).is_file() and errors_in(load_pack(folder).problems):
            message = f"{folder / PACK_FILE} has errors, and may say that {path} is exempt"
            raise BriefpackError(message, "mend it first")


def _has(briefing: BriefingPack, file: str) -> bool:
    return any(part.document == file for part in plan_agenda(briefing).parts)


def _pack_of(briefing: BriefingPack, path: Path, file: str) -> BriefingPack:
    """A pack with one item, which takes no number, and one paper."""
    document = briefing.documents[file]
    meeting = briefing.pack.meeting
    paper: NotePaper | ReportPaper
    if isinstance(document, Note):
        title, kind, paper = document.title, ItemKind.NOTE, NotePaper(kind="note", file=path.name)
        start = document.start or meeting.start
        meeting = Meeting(date=document.date, start=start, venue=document.venue)
    else:
        own = document.head.title if isinstance(document, Report) else None
        title, kind = own or path.stem, ItemKind.INFORMATION
        paper = ReportPaper(kind="report", file=path.name)
        meeting = _meeting_near(path) or meeting
    item = Item(title=title, kind=kind, numbered=False, papers=(paper,))
    pack = briefing.pack.model_copy(update={"meeting": meeting, "items": (item,)})
    return replace(briefing, pack=pack)


def _meeting_near(path: Path) -> Meeting | None:
    """The meeting in whose folder a report lies."""
    for folder in [path.parent, *path.parents[1:_FURTHEST_PACK]]:
        if (folder / PACK_FILE).is_file():
            briefing = load_pack(folder).briefing
            return briefing.pack.meeting if briefing else None
    return None
