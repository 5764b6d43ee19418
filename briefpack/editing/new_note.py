"""A meeting's note as a file to write in: its items, and everybody who may have been there."""

from pathlib import Path

from briefpack.editing.attendance import attendee
from briefpack.editing.notes import note_of_this_meeting, start_note
from briefpack.editing.values import table_at
from briefpack.editing.workspace import Workspace
from briefpack.model.membership import Membership
from briefpack.model.note import Note
from briefpack.store.dump import dump_toml
from briefpack.store.toml_text import inline_text

_ITEMS = "[[items]]\n"

HOW_TO_FILL_IN = (
    "# Take away the # of those who were present, and move the others to their list. A\n"
    "# substitute has substitute_for and the member's name.\n"
)
"""What stands above the members, who are comments at first."""


def new_note(pack: Path, first_number: int = 1) -> str:
    """The text of a note of the meeting of a pack; nothing is written.

    It has the items of the agenda, what the pack says of the next meeting, and the members with a
    seat, as comments that become entries: who was there is for a person to say. Raises
    BriefpackError where there is no pack.
    """
    workspace = Workspace.open(pack)
    file = note_of_this_meeting(workspace)
    if workspace.has(file):  # and stays on disk: only what is in memory starts anew
        workspace.change("Begin anew", {file: None})
    data = {key: value for key, value in workspace.data(start_note(workspace)).items() if value}
    if first_number > 1:
        data["first_number"] = first_number
    meeting = table_at(workspace.data(workspace.pack_file), ("meeting",))
    if following := dict(table_at(meeting, ("next",))):
        venue = {k: v for k, v in table_at(following, ("venue",)).items() if k != "map"}
        data["next"] = {**following, "venue": venue} if venue else following
    text = dump_toml(data, model=Note)
    briefing = workspace.loaded.briefing
    return _with_people(text, briefing.membership if briefing else None)


def _with_people(text: str, membership: Membership | None) -> str:
    """A note's text with the members before its items."""
    if membership is None or not membership.all_members:
        return text
    rows = "".join(f"  # {inline_text(attendee(each))},\n" for each in membership.all_members)
    people = f"{HOW_TO_FILL_IN}[attendance]\npresent = [\n{rows}]\napologies = []\nabsent = []\n\n"
    before, items, after = text.partition(_ITEMS)
    if not items:
        return f"{before}\n{people}".rstrip("\n") + "\n"
    return f"{before}{people}{items}{after}"
