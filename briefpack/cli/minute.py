"""``briefpack minute``: what a note says of its items."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefpack.cli.changing import change_options, confirmed, shown
from briefpack.cli.exits import Exit
from briefpack.cli.narrate import data
from briefpack.cli.options import entry_options
from briefpack.errors import BriefpackError

if TYPE_CHECKING:
    from pydantic import BaseModel

    from briefpack.cli.note_file import NoteFile
    from briefpack.editing.note_items import NoteLine
    from briefpack.editing.values import Path as ValuePath


@click.command("minute", short_help="Say in a note what came of its items.")
@click.argument("pack", metavar="PACK|NOTE", type=click.Path(path_type=Path))
@click.argument("words", metavar="[ITEM] [KEY=VALUE...]", nargs=-1)
@click.option("--decision", "decisions", metavar="TEXT", multiple=True, help="It was decided so.")
@click.option("--action", metavar="TEXT", help="Somebody is to do this.")
@click.option("--owner", metavar="NAMES", help="With --action: who; several with semicolons.")
@click.option("--due", metavar="DAY", help="With --action: by when, a day or other words.")
@entry_options
@click.option("--add", "title", metavar="TITLE", help="Add an item, behind ITEM or at the end.")
@click.option("--take-items", is_flag=True, help="Add the agenda's items that it has not yet.")
@click.option("--up", is_flag=True, help="Move ITEM one place up.")
@click.option("--down", is_flag=True, help="Move ITEM one place down.")
@click.option("--delete", is_flag=True, help="Delete ITEM with all that it says; asks first.")
@click.option("--yes", is_flag=True, help="With --delete: do not ask.")
@change_options
def command(
    pack: Path,
    words: tuple[str, ...],
    *,
    decisions: tuple[str, ...],
    action: str | None,
    owner: str | None,
    due: str | None,
    remove: tuple[str, ...],
    move: tuple[str, int] | None,
    title: str | None,
    take_items: bool,
    up: bool,
    down: bool,
    delete: bool,
    yes: bool,
    diff: bool,
    today: date | None,
) -> int:
    """Say in the note of PACK what came of ITEM; alone, list its items, or what ITEM says.

    An item is called by its number in the note, "3" or "3(a)", or by its title. KEY=VALUE without
    an ITEM is of the note itself. Decisions, actions, votes and interests that are there already
    are called by their places from 0, as they are printed; votes.new is one more.

    \b
        briefpack minute meetings/2016-11-03
        briefpack minute meetings/2016-11-03 3
        briefpack minute meetings/2016-11-03 3 discussion="Members welcomed the report."
        briefpack minute meetings/2016-11-03 3 --decision "The Board **agreed** the plan."
        briefpack minute meetings/2016-11-03 3 --action "Write to Ofsted" --owner GW --due "30 nov"
        briefpack minute meetings/2016-11-03 3 decisions.0.text="The Board **noted** the plan."
        briefpack minute meetings/2016-11-03 3 votes.new.motion="That it be adopted." \\
                  votes.new.for=7 votes.new.against="J. Roe; A. Low" votes.new.carried=yes
        briefpack minute meetings/2016-11-03 3 interests.new.name="Ann Low" \\
                  interests.new.nature="She owns the land."
        briefpack minute meetings/2016-11-03 3 --remove votes.0
        briefpack minute meetings/2016-11-03 3 --move decisions.2 0
        briefpack minute meetings/2016-11-03 --add "Any other business"
        briefpack minute meetings/2016-11-03 end=6.15pm

    The note is begun by `briefpack note`, who was there is said by `briefpack attend`, and that an
    action is done by `briefpack actions --done`. --diff shows what would change.
    """  # noqa: D301 - click wants the character itself
    from briefpack.cli.note_file import open_note

    ways = [up, down, delete, take_items, title is not None, move is not None]
    wanted = words[0] if words and "=" not in words[0] else None
    values = (*(words[1:] if wanted is not None else words), *remove)
    said = bool(values or decisions or action is not None)
    if sum(ways) > 1 or (said and move is not None):
        raise click.UsageError("one thing at a time")
    if (owner or due) and action is None:
        raise click.UsageError("--owner and --due are for --action alone")
    if wanted is None and (up or down or delete or decisions or action is not None):
        raise click.UsageError("of which item? name it")
    note = open_note(pack, today)
    path = _find(note, wanted).path if wanted is not None else ()
    if not said and not any(ways):
        for line in _said(note, path) if path else _listed(note):
            data(line)
        return Exit.FINE
    if take_items:
        return _take_items(note, diff=diff)
    if delete:
        return _delete(note, path, diff=diff, ask=not (yes or diff))
    if up or down or title is not None:
        path = _placed(note, path, title, -1 if up else 1)
    if move is not None:
        _move(note, path, *move)
    else:
        _say(note, path, values, decisions, _action(note, action, owner, due))
    return _finish(note, path, diff=diff)


# -- items -------------------------------------------------------------------------------------


def _handles(note: "NoteFile") -> "Iterator[tuple[str, NoteLine]]":
    """Each item with what it is called by: "3", "3(a)", or its path where it has no number."""
    from briefpack.editing.note_items import note_lines
    from briefpack.store.sources import dotted

    above: dict[ValuePath, str] = {}
    for line in note_lines(note.note):
        number = f"{above.get(line.path[:-2], '')}{line.number}" if line.number else ""
        above[line.path] = number
        yield number or dotted(line.path), line


def _find(note: "NoteFile", typed: str) -> "NoteLine":
    from briefpack.cli.people_names import Called, the_one
    from briefpack.store.sources import dotted

    items = list(_handles(note))
    called = [Called((line.title, handle, dotted(line.path))) for handle, line in items]
    exact = [line for handle, line in items if typed.strip().removesuffix(".") == handle]
    if exact:
        return exact[0]
    if typed[:1].isdigit():
        there = ", ".join(f"{handle} “{line.title}”" for handle, line in items)
        raise BriefpackError(shown(f"the note has no item {typed}"), shown(f"there are: {there}"))
    return items[the_one(typed, called, "item")][1]


def _listed(note: "NoteFile") -> list[str]:
    """The table of items, and of what they led to."""
    from briefpack.cli.columns import Column, table, width

    rows = []
    for handle, line in _handles(note):
        said = [f"{line.decisions} decided"] if line.decisions else []
        said += [f"{line.actions} to do"] if line.actions else []
        rows.append((handle, f"{'  ' * line.depth}{line.title}", ", ".join(said)))
    columns = (Column("Item", 20), Column("Title"), Column("What came of it", 24))
    return list(table(columns, rows, width())) if rows else []


def _said(note: "NoteFile", path: "ValuePath") -> "Iterator[str]":
    """What an item says, a key to a line."""
    from briefpack.cli.listed_fields import lines_of
    from briefpack.editing.values import table_at
    from briefpack.model.note import NoteItem

    return lines_of(table_at(note.note, path), NoteItem)


# -- changes -----------------------------------------------------------------------------------


def _take_items(note: "NoteFile", *, diff: bool) -> int:
    from briefpack.editing import operations

    if not note.of_pack:
        raise BriefpackError("there is no pack of this meeting to take items from")
    taken = operations.take_items(note.workspace, note.file)
    return note.changing.finish(f"taken from the agenda: {taken}.", diff=diff)


def _delete(note: "NoteFile", path: "ValuePath", *, diff: bool, ask: bool) -> int:
    from briefpack.editing import operations
    from briefpack.editing.values import value_at

    title = value_at(note.note, (*path, "title"), "this item")
    if ask:
        confirmed(shown(f"Delete “{title}” with all that it says?"), yes=False)
    operations.delete_entry(note.workspace, note.file, path, f"Delete {title}")
    return note.changing.finish(f"“{title}” is deleted.", diff=diff)


def _placed(note: "NoteFile", path: "ValuePath", title: str | None, by: int) -> "ValuePath":
    """Move an item, or add one called ``title`` behind it; where it is then."""
    from briefpack.editing import operations

    if title is None:
        return operations.move_entry(note.workspace, note.file, path, by)
    to_list: ValuePath = path[:-1] if path else ("items",)
    position = int(path[-1]) + 1 if path else None
    return operations.add_entry(
        note.workspace, note.file, to_list, {"title": title}, position=position, label="Add item"
    )


def _action(
    note: "NoteFile", text: str | None, owner: str | None, due: str | None
) -> "dict[str, Any] | None":
    """An action as the note has it; what is no day is told in words."""
    from briefpack.cli.typed_fields import with_typed
    from briefpack.editing.typed_dates import read_date
    from briefpack.model.note import Action

    if text is None:
        return None
    said = [f"owner={owner}"] if owner else []
    if due:
        key = "due" if read_date(due, note.changing.today) else "due_text"
        said.append(f"{key}={due}")
    found: dict[str, Any] = with_typed({"text": text}, (), Action, said, note.changing.today)
    return found


def _say(
    note: "NoteFile",
    path: "ValuePath",
    values: Sequence[str],
    decisions: Sequence[str],
    action: "dict[str, Any] | None",
) -> None:
    """Put into an item, or the note itself, what is said of it."""
    from briefpack.cli.typed_fields import with_typed
    from briefpack.editing.values import tables_at, with_entry
    from briefpack.model.note import Note, NoteItem

    model: type[BaseModel] = NoteItem if path else Note
    for key in () if path else map(_first_step, values):
        if key in NoteItem.model_fields and key not in Note.model_fields:
            raise click.UsageError(f"{key} is said of an item: name it before {key}=")
    new = with_typed(note.note, path, model, values, note.changing.today)
    entries = [("decisions", {"text": each}) for each in decisions]
    entries += [("actions", action)] if action is not None else []
    for key, entry in entries:
        to_list = (*path, key)
        new = with_entry(new, to_list, len(tables_at(new, to_list)), entry)
    note.workspace.set_data("Minute", note.file, new, place=path)


def _first_step(value: str) -> str:
    return value.partition("=")[0].strip().partition(".")[0]


def _move(note: "NoteFile", path: "ValuePath", key: str, to: int) -> None:
    """Put an entry of a list of an item, or of the note itself, into another place of it."""
    from briefpack.cli.typed_fields import with_moved
    from briefpack.model.note import Note, NoteItem

    new = with_moved(note.note, path, NoteItem if path else Note, key, to)
    note.workspace.set_data("Move", note.file, new, place=path)


def _finish(note: "NoteFile", path: "ValuePath", *, diff: bool) -> int:
    """Write what has changed, and say what is so now of the item at a path."""
    found = [(handle, line) for handle, line in _handles(note) if line.path == path]
    if not found:
        return note.changing.finish("the note is changed.", diff=diff)
    handle, line = found[0]
    now = f"item {handle} “{line.title}”: {line.decisions} decided, {line.actions} to do."
    return note.changing.finish(now, diff=diff)
