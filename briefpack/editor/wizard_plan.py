"""What somebody answers about a new pack: what is wrong with it, and what will come of it."""

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from briefpack.editing.typed_dates import read_date, read_time
from briefpack.editor.how_far import how_far
from briefpack.editor.pack_heads import KnownBoard, PackHead, current_folder, home_path
from briefpack.errors import BriefpackError
from briefpack.model.base import unprintable
from briefpack.plan.days import long_day
from briefpack.store.files import Shelf, is_file, is_folder
from briefpack.store.find import home_of
from briefpack.store.load import FURTHEST_BOARD, PACK_FILE, LoadedPack

if TYPE_CHECKING:
    from briefpack.editing.last_actions import OpenAction
    from briefpack.editing.new_pack import NewBoard

MEETINGS = "meetings"
"""The folder of a board that its packs stand in."""

DAY = "DATE"
"""What stands for the meeting's day in the name of a folder, until the day is known."""

_DAY = re.compile(rf"(?<![A-Za-z]){DAY}(?![A-Za-z])")


class From(StrEnum):
    """What a new pack is made from."""

    LAST = "last"
    ORDINARY = "meeting"
    ANNUAL = "annual"
    SPECIAL = "special"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Last:
    """The last meeting's pack, read, and what it says of the next meeting."""

    head: PackHead
    loaded: LoadedPack
    held: date
    day: date | None
    start: time
    venue: str


@dataclass(frozen=True, slots=True)
class Answers:
    """What has been answered, as it was typed.

    ``board`` is None where the pack is to describe its board itself, by ``name``, ``profile``
    and ``theme``. ``last`` is there when the pack is made from the last one.
    """

    made_from: From = From.ORDINARY
    last: Last | None = None
    board: KnownBoard | None = None
    name: str = ""
    profile: str = "any-board"
    theme: str = "plain"
    folder: str = ""
    day: str = ""
    start: str = ""
    venue: str = ""

    @property
    def board_folder(self) -> Path | None:
        """Where the board.toml is that the pack will hang on."""
        if self.last is not None:
            return self.last.head.board_folder
        return self.board.folder if self.board else None


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said of an answer: how it was understood, or what is ``wrong`` with it."""

    text: str = ""
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """An item of the new agenda: its number ("" for none), how deep it stands, its title."""

    number: str
    depth: int
    title: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be written, and what an officer should know of it."""

    folder: Path
    files: Mapping[str, str | bytes]
    agenda: tuple[AgendaLine, ...]
    actions: "tuple[OpenAction, ...]" = ()
    remarks: tuple[str, ...] = ()


# -- what is wrong, as it is typed -------------------------------------------------------------


def wrong(text: str) -> Remark:
    """That an answer cannot be taken."""
    return Remark(text, wrong=True)


def check_name(text: str) -> Remark:
    """Of the board's name."""
    if not text.strip():
        return wrong("a board has a name")
    return _on_one_line(text)


def check_day(text: str, today: date, held: date | None = None) -> Remark:
    """Of the meeting's day; ``held`` is that of the last meeting."""
    if not text.strip():
        return wrong("a meeting has a day: 3 nov, +4w, first thu in dec")
    day = read_date(text, today)
    if day is None:
        return wrong("not a day: 3 nov, +4w, first thu in dec, 2026-11-03")
    said = long_day(day)
    if held is not None and day <= held:
        return wrong(f"{said} is not after the last meeting, {long_day(held)}")
    return Remark(f"{said}, {how_far(day, today)}")


def check_start(answers: Answers) -> Remark:
    """Of the time when it starts, which may be left open."""
    text = answers.start
    if not text.strip():
        if answers.last is not None:
            return Remark(f"{answers.last.start:%H:%M}, from the last pack")
        return Remark("10:00 until somebody says otherwise")
    start = read_time(text)
    if start is None:
        return wrong("not a time: 16:30, 4.30pm, noon")
    said = f"{start:%H:%M}"
    return Remark("" if said == text.strip() else said)


def check_venue(answers: Answers) -> Remark:
    """Of the venue, which may be left open."""
    if not answers.venue.strip():
        if answers.last is not None:
            return Remark(f"{answers.last.venue}, from the last pack")
        return Remark("“Venue to be confirmed” until somebody says otherwise")
    return _on_one_line(answers.venue)


def _on_one_line(text: str) -> Remark:
    bad = unprintable(text)
    return wrong(f"the character U+{ord(bad):04X} cannot be printed") if bad else Remark()


def check_folder(answers: Answers, day: date | None) -> Remark:
    """Of the new pack's folder, as far as it is known before the day is."""
    if not answers.folder.strip():
        return wrong("a pack has a folder of its own")
    folder = folder_of(answers, day or date(2000, 1, 1))
    if unprintable(str(folder)):
        return wrong("a folder cannot be called so")
    refusal = _refused(folder) or _misplaced(answers, folder)
    if refusal:
        return wrong(refusal)
    if day is None and _DAY.search(answers.folder):
        return Remark(f"{DAY} becomes the meeting's day, like 2016-11-03")
    if is_folder(folder):
        return Remark("the folder is there already; no file in it is touched")
    return Remark(f"new: {home_path(folder)}")


def _refused(folder: Path) -> str:
    """Why nothing can be written there, if that is so."""
    try:
        if is_file(folder / PACK_FILE):
            return f"{home_path(folder)} has a pack already"
        there = next(above for above in (folder, *folder.parents) if above.exists())
    except OSError as error:  # a name longer than names can be
        return f"a folder cannot be called so: {error.strerror}"
    if not is_folder(there):
        return f"{home_path(there)} is a file"
    if not os.access(there, os.W_OK | os.X_OK):
        return f"you may not write in {home_path(there)}"
    return ""


def _misplaced(answers: Answers, folder: Path) -> str:
    """Why the board would not find a pack there, or another board would, if that is so."""
    board = answers.board_folder
    nearest = home_of(folder.resolve() / PACK_FILE)[1]
    if board is None:
        if nearest is None or (answers.last is not None):
            return ""
        return f"{home_path(nearest)} is the folder of a board: choose that board, or elsewhere"
    if nearest is not None and nearest.resolve() == board.resolve():
        return ""
    if nearest is None and folder.resolve().is_relative_to(board.resolve()):
        return f"it is more than {FURTHEST_BOARD} folders below the board's own"
    return f"the board's packs stand in its folder, {home_path(board)}"


# -- where it stands ---------------------------------------------------------------------------


def default_folder(answers: Answers, here: Path) -> str:
    """Where a pack would stand of itself: with the board's others, else below ``here``."""
    board = answers.board_folder
    if answers.last is not None:
        old = answers.last.head.folder
        shelf = old.parent if old != board else old / MEETINGS
    else:
        shelf = board / MEETINGS if board else here
    return f"{home_path(shelf).removesuffix('/')}/{DAY}"


def folder_of(answers: Answers, day: date) -> Path:
    """The new pack's folder, absolute, the day in its place."""
    text = _DAY.sub(day.isoformat(), answers.folder.strip())
    try:
        path = Path(text).expanduser()
    except RuntimeError:  # ~somebody of whom this machine does not know
        path = Path(text)
    return Path(os.path.normpath(current_folder() / path))


# -- what comes of it --------------------------------------------------------------------------


def read_last(head: PackHead) -> Last:
    """Read the pack that a new one is to be made from. Raises BriefpackError where it cannot be."""
    from briefpack.editing.rollforward import roll_forward
    from briefpack.store.load import load_pack

    with _told():
        loaded = load_pack(head.folder)
    briefing = loaded.briefing
    if briefing is None:
        raise BriefpackError(
            f"the pack in {home_path(head.folder)} cannot be read", "open it, and mend it first"
        )
    meeting = briefing.pack.meeting
    roll_forward(loaded, meeting.date + timedelta(days=1), loaded.pack_file.rpartition("/")[0])
    following = meeting.next
    venue = following.venue if following and following.venue else meeting.venue
    return Last(
        head,
        loaded,
        meeting.date,
        following.date if following and following.date > meeting.date else None,
        (following.start if following else None) or meeting.start,
        venue.name,
    )


def make_plan(answers: Answers, today: date) -> Plan:
    """Work out the new pack; nothing is written. Raises BriefpackError where there can be none."""
    from briefpack.editing.making import check_free, with_schema_line

    day = read_date(answers.day, today)
    if day is None:
        raise BriefpackError("the meeting has no day yet")
    folder = folder_of(answers, day)
    with _told():
        check_free(folder)
        if answers.last is not None:
            plan = _rolled(answers, answers.last, folder, day)
        else:
            plan = _started(answers, folder, day)
        text = with_schema_line(str(plan.files[PACK_FILE]), folder / PACK_FILE, "pack")
        files = {**plan.files, PACK_FILE: text}
        return replace(plan, files=files, agenda=_agenda(folder, files))


@contextmanager
def _told() -> Iterator[None]:
    """Tell of files that cannot be read as of anything else that is wrong."""
    try:
        yield
    except OSError as error:
        raise BriefpackError(f"{error.filename} cannot be read: {error.strerror}") from None


def _rolled(answers: Answers, last: Last, folder: Path, day: date) -> Plan:
    from briefpack.editing.rollforward import roll_forward

    venue = answers.venue.strip()
    made = roll_forward(
        last.loaded,
        day,
        last.loaded.shelf.name_of(folder.resolve()),
        start=read_time(answers.start),
        venue=venue if venue and venue != last.venue else None,
    )
    return Plan(folder, made.files, (), made.open_actions, made.remarks)


def _started(answers: Answers, folder: Path, day: date) -> Plan:
    from briefpack.editing.new_pack import NewMeeting, Template, new_pack

    empty = answers.made_from is From.NOTHING
    template = Template.MEETING if empty else Template(answers.made_from.value)
    venue = answers.venue.strip() or None
    meeting = NewMeeting(day, read_time(answers.start), venue, template)
    files = new_pack(meeting, _board(answers, folder, day))
    if empty:
        files[PACK_FILE] = files[PACK_FILE].partition("\n[[items]]")[0]
    unsaid = [
        word
        for word, text in (("start", answers.start), ("venue", answers.venue))
        if not text.strip()
    ]
    remarks = (f"nobody has said the {' and the '.join(unsaid)} yet",) if unsaid else ()
    return Plan(folder, dict(files), (), (), remarks)


def _board(answers: Answers, folder: Path, day: date) -> "NewBoard":
    from briefpack.editing.making import board_above
    from briefpack.editing.municipal_year import membership_for, years_of
    from briefpack.editing.new_pack import NewBoard

    if answers.board is None:
        name = " ".join(answers.name.split())
        return NewBoard(name, answers.profile, answers.theme, alone=True)
    above = board_above(folder)
    if above is None:
        raise BriefpackError(f"{home_path(folder)} is not in the board's folder")
    year = membership_for(day, years_of(above.shelf))
    return NewBoard(above.board.name, above.board.profile, membership=year)


def _agenda(folder: Path, files: Mapping[str, str | bytes]) -> tuple[AgendaLine, ...]:
    """The agenda as it will be numbered."""
    from briefpack.plan.agenda import plan_agenda
    from briefpack.store.load import load_from

    root = (home_of(folder.resolve() / PACK_FILE)[1] or folder).resolve()
    inside = Shelf(root).name_of(folder.resolve())
    lead = "" if inside == "." else f"{inside}/"
    contents = {
        f"{lead}{name}": text.encode() if isinstance(text, str) else text
        for name, text in files.items()
    }
    loaded = load_from(Shelf(root, contents), f"{lead}{PACK_FILE}")
    if loaded.briefing is None:
        return ()
    return tuple(
        AgendaLine(planned.number or "", planned.depth, planned.item.title)
        for planned in plan_agenda(loaded.briefing).walk()
    )


def write_plan(plan: Plan) -> Path:
    """Write the new pack; returns its folder. Raises BriefpackError and leaves all as it was."""
    from briefpack.editing.making import write_new

    write_new(plan.folder, plan.files)
    return plan.folder
