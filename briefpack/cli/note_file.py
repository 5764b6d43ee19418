"""The note that a command is about, and the membership that its meeting had."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefpack.cli.changing import Changing
from briefpack.errors import BriefpackError

if TYPE_CHECKING:
    from briefpack.editing.attendance import Seat
    from briefpack.editing.workspace import Workspace
    from briefpack.model.membership import Membership


@dataclass(frozen=True, slots=True)
class NoteFile:
    """A note while it is changed. ``board`` is what the board's file says.

    ``of_pack`` is whether it is the note of the meeting of a pack, and not found without one.
    """

    changing: Changing
    file: str
    membership: "Membership | None"
    board: Mapping[str, Any]
    of_pack: bool = True

    @property
    def workspace(self) -> "Workspace":
        """The files."""
        return self.changing.workspace

    @property
    def note(self) -> Mapping[str, Any]:
        """What the note says now."""
        return self.workspace.data(self.file)

    @property
    def seats(self) -> "list[Seat]":
        """Every seat of the board, as the note tells of it."""
        from briefpack.editing.attendance import seats

        return seats(self.membership, self.note)


def open_note(where: Path, today: date | None) -> NoteFile:
    """The note of a pack, or the one that is named, and the membership it goes by.

    Raises BriefpackError where there is none.
    """
    from briefpack.editing import operations
    from briefpack.editing.values import table_at
    from briefpack.store.files import is_file
    from briefpack.store.load import NOTE_FILE, PACK_FILE

    folder = where.parent if where.name in {PACK_FILE, NOTE_FILE} else where
    if not is_file(folder / PACK_FILE) and is_file(folder / NOTE_FILE):
        return _without_pack(folder, today)
    changing = Changing.open(folder, today)
    workspace = changing.workspace
    file = operations.note_of_this_meeting(workspace)
    if not workspace.has(file):
        hint = f"begin it with `briefpack note {folder}`"
        raise BriefpackError(f"the meeting of {folder} has no note yet", hint)
    briefing = workspace.loaded.briefing
    if briefing is not None and file not in briefing.documents:
        changing = Changing.begin(workspace, changing.today, file)
    board, base = operations.board_at(workspace)
    membership = briefing.membership if briefing else None
    return NoteFile(changing, file, membership, table_at(workspace.data(board), base))


def _without_pack(folder: Path, today: date | None) -> NoteFile:
    """A note of a meeting of which there is no pack: its day tells the membership."""
    from briefpack.cycle.history import board_folder
    from briefpack.editing.municipal_year import membership_for, years_of
    from briefpack.editing.workspace import Workspace
    from briefpack.model.membership import Membership
    from briefpack.store.files import Shelf
    from briefpack.store.load import BOARD_FILE, MEMBERSHIP_FOLDER, NOTE_FILE, PACK_FILE
    from briefpack.store.sources import Source
    from briefpack.store.toml_read import read_model

    shelf = Shelf(board_folder(folder / NOTE_FILE))
    file = shelf.name_of(folder.resolve() / NOTE_FILE)
    workspace = Workspace(shelf, f"{file.removesuffix(NOTE_FILE)}{PACK_FILE}")
    changing = Changing.begin(workspace, today, file)
    day = workspace.data(file).get("date")
    year = membership_for(day, years_of(shelf)) if isinstance(day, date) else None
    found = None
    if year is not None:
        name = f"{MEMBERSHIP_FOLDER}/{year}.toml"
        text = workspace.text(name)
        found = read_model(Source(name, text, text, workspace.data(name)), Membership).model
    return NoteFile(changing, file, found, workspace.data(BOARD_FILE), of_pack=False)
