"""What commands do to papers: reports begun, notes agreed, values set, and papers deleted."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefpack.cli.changing import Changing, confirmed, shown
from briefpack.errors import BriefpackError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic import BaseModel

    from briefpack.cli.agenda_names import Thing
    from briefpack.editing.values import Path as ValuePath
    from briefpack.editing.workspace import Workspace
    from briefpack.plan.pages import Span


def written(workspace: "Workspace", path: "ValuePath", text: str) -> None:
    """Give a report that has just been begun its text, and its head where the text has one."""
    from briefpack.editing import operations
    from briefpack.editing.values import value_at

    named = value_at(workspace.data(workspace.pack_file), (*path, "file"))
    file = operations.document_of(workspace, str(named))
    if has_head(text):
        workspace.change("Write report", {file: f"{text.strip()}\n"})
    else:
        operations.set_body(workspace, file, f"\n{text.strip()}\n")


def has_head(text: str) -> bool:
    """Whether a text brings the head of a report along."""
    from briefpack.store.reports import FENCE

    return text.split("\n", 1)[0].rstrip() == FENCE


def add_note(workspace: "Workspace", item: "ValuePath", note: Path) -> "ValuePath":
    """Have an item agree the note of another meeting, whose folder or note.toml is named."""
    import posixpath

    from briefpack.editing import operations
    from briefpack.store.files import Shelf
    from briefpack.store.load import NOTE_FILE

    file = note if note.name == NOTE_FILE else note / NOTE_FILE
    if not file.is_file():
        hint = "start one with `briefpack note`"
        raise BriefpackError(shown(f"there is no note {file}"), hint)
    shelf = Shelf(workspace.shelf.root.resolve())
    there = shelf.name_of(file.parent.resolve() / file.name)
    name = posixpath.relpath(there, workspace.folder or ".")
    paper = {"kind": "note", "file": name}
    return operations.add_entry(
        workspace, workspace.pack_file, (*item, "papers"), paper, label="Add note"
    )


def pages_of(changing: Changing) -> "Mapping[str, Span]":
    """The pages of a pack's parts as it was rendered last; none where it has changed since."""
    from briefpack.cli.meetings import printed_pages
    from briefpack.cycle.history import HeldMeeting

    workspace = changing.workspace
    loaded = workspace.loaded
    if loaded.briefing is None:
        return {}
    day = loaded.briefing.pack.meeting.date
    return printed_pages(HeldMeeting(day, workspace.folder, loaded, None, None))


def deleted(changing: Changing, thing: "Thing", *, with_files: bool, ask: bool) -> list[str]:
    """Delete an item, a paper or an appendix, after asking; returns lines on what became of files.

    What a report's own head names is taken out of that head, and its file stays.
    """
    from briefpack.editing import operations

    workspace = changing.workspace
    in_pack = thing.file == workspace.pack_file
    files = operations.files_going_with(workspace, thing.path) if in_pack else (thing.row.opens,)
    goes = in_pack and with_files
    told = [f"  = {'gone' if goes else 'left where it is'}: {file}" for file in files if file]
    if ask:
        lines = "".join(f"\n{'deletes' if goes else 'leaves'} {file}" for file in files if file)
        confirmed(shown(f"Delete {thing}?{lines}"), yes=False)
    label = f"Delete “{thing.title}”"
    if goes:
        operations.delete_with_files(workspace, thing.path, label)
    else:
        operations.delete_entry(workspace, thing.file, thing.path, label)
    if told and not goes and in_pack:
        told.append("  = --with-files deletes such files, too")
    return [f"{thing} is deleted.", *told]


def begun(
    workspace: "Workspace", item: "Thing", title: str | None, text: Path | None
) -> "ValuePath":
    """Begin a report of an item, with a text where one is given."""
    from briefpack.cli.given_files import read_text
    from briefpack.editing import operations

    words = read_text(text) if text is not None else None
    path = operations.add_report(workspace, item.path, title or item.title)
    if words is not None:
        written(workspace, path, words)
    return path


def place_there_is(workspace: "Workspace", thing: "Thing", number: int) -> int:
    """The place of a list that has a number, from 1. Raises BriefpackError where there is none."""
    from briefpack.editing.values import value_at

    count = len(value_at(workspace.data(thing.file), thing.path[:-1]))
    if number > count:
        there = f"places go from 1 to {count}" if count > 1 else "it is the only one of its list"
        raise BriefpackError(f"there is no place {number} to move {thing.called} to", there)
    return number - 1


def in_pack(thing: "Thing") -> "Thing":
    """A thing that pack.toml has. Raises BriefpackError for what a report's own head names."""
    if thing.row.what == "appendix" and thing.row.path is None:
        raise BriefpackError(f"{thing} is the report's own", f"it stands in {thing.file}")
    return thing


def report_of(changing: Changing, thing: "Thing") -> "Thing":
    """A thing that is a report, and can be read. Raises BriefpackError for anything else."""
    from briefpack.store.attachments import is_report

    if not is_report(thing.row.opens):
        raise BriefpackError(f"{thing} is no report", "only a report has a text of its own")
    check_readable(changing, thing)
    return thing


def check_readable(changing: Changing, thing: "Thing") -> None:
    """Raises BriefpackError where the text of a thing is missing, or cannot be understood."""
    from briefpack.editing.contents import unread

    if thing.row.opens in unread(changing.workspace.loaded):
        hint = "see what `briefpack validate` says of its file, and mend it first"
        raise BriefpackError(f"{thing} cannot be read", hint)


def by_table(
    changing: Changing, thing: "Thing", values: "Sequence[str]"
) -> "list[tuple[str, ValuePath, type[BaseModel], list[str]]]":
    """Values by the tables that they stand in, the head of a report or an entry of pack.toml.

    Each with its file, its path there, and its model.
    """
    from briefpack.cli.typed_fields import keys_of
    from briefpack.model import agenda
    from briefpack.model.report import ReportHead

    models: dict[str, type[BaseModel]] = {
        "report": agenda.ReportPaper,
        "note": agenda.NotePaper,
        "attachment": agenda.AttachmentPaper,
        "to-follow": agenda.ToFollowPaper,
    }
    entry: Any = changing.workspace.data(thing.file)
    for step in thing.path:
        entry = entry[step]
    model = models.get(str(entry.get("kind")), agenda.Appendix)
    if model is not agenda.ReportPaper:
        return [(thing.file, thing.path, model, list(values))]
    own = keys_of(model)
    of_entry = [each for each in values if each.partition("=")[0].strip() in own]
    of_head = [each for each in values if each not in of_entry]
    found: list[tuple[str, ValuePath, type[BaseModel], list[str]]] = []
    if of_head:
        found.append((thing.row.opens, (), ReportHead, of_head))
    if of_entry:
        found.append((thing.file, thing.path, model, of_entry))
    return found
