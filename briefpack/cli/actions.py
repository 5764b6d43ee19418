"""``briefpack actions``: the actions of a board's meetings, and how they stand."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefpack.cli.narrate import data, say
from briefpack.cli.options import Day
from briefpack.errors import BriefpackError

if TYPE_CHECKING:
    from briefpack.cycle.actions import TrackedAction
    from briefpack.cycle.history import History

_FORMATS = ("text", "csv", "json", "md")
_KEYS = (
    *("id", "text", "owner", "due", "due_text", "done", "state", "meeting", "item", "file"),
    "exempt",
)


@click.command("actions", short_help="List who is to do what by when, over all meetings.")
@click.argument("board", type=click.Path(path_type=Path))
@click.argument("day", required=False, type=Day())
@click.option("--open", "only_open", is_flag=True, help="Only those that are still to be done.")
@click.option("--overdue", is_flag=True, help="Only those that should have been done by now.")
@click.option("--owner", metavar="NAME", help="Only those of one person: initials or a name.")
@click.option("--public", is_flag=True, help="Only those that did not come of exempt items.")
@click.option("--done", "done", metavar="ID", help="Write into its note that an action is done.")
@click.option("--today", type=Day(), metavar="DAY", help="Count from this day.  [today]")
@click.option("--format", "form", type=click.Choice(_FORMATS), default="text", help="How to tell.")
def command(
    board: Path,
    day: date | None,
    owner: str | None,
    done: str | None,
    *,
    today: date | None,
    form: str,
    only_open: bool,
    overdue: bool,
    public: bool,
) -> int:
    """List the actions of all meetings of BOARD, a board's folder or one of its meetings.

    They stand in the notes of the meetings (note.toml), each with who does it and by when. What
    is overdue comes first, then what is open, then what is done, each by its day.

    \b
        briefpack actions . --open                   what is still to be done
        briefpack actions . --overdue --owner GW     whom to chase
        briefpack actions . --format csv > actions.csv

    An action is called by its own id, or by its meeting and its place in the note, such as
    2016-09-29-3. Later meetings do not change that. When one is done, say so, and one line is
    written into its note:

    \b
        briefpack actions . --done 2016-09-29-3
        briefpack actions . --done 2016-09-29-3 2016-11-10     on that day

    The list is for officers: what came of exempt items is in it, and marked. With --public it is
    left out.

    The status is 0, or 1 where a note cannot be read: the others are listed all the same.
    """  # noqa: D301 - click wants the character itself
    from briefpack.cli.meetings import history_of, told
    from briefpack.cycle.actions import tracked_actions

    if day is not None and done is None:
        raise click.UsageError(f"a day ({day}) is for --done ID alone")
    today = today or date.today()  # noqa: DTZ011 - the officer's day
    history = history_of(board)
    found = tracked_actions(history, today)
    if done is not None:
        _finish(history, found, done, day or today)
        return told(history)
    chosen = [
        action
        for action in _chosen(found, owner, only_open=only_open, overdue=overdue)
        if not public or not action.exempt
    ]
    _print(chosen, form)
    if form == "text" and not chosen and (found or not history.problems):
        say("No action is like that." if found else "No note has an action.")
    _warn(found)
    return told(history)


def _chosen(
    found: "Sequence[TrackedAction]", owner: str | None, *, only_open: bool, overdue: bool
) -> "list[TrackedAction]":
    from briefpack.cycle.actions import ActionState, by_urgency, is_owned_by

    return [
        action
        for action in by_urgency(found)
        if (not only_open or action.is_open)
        and (not overdue or action.state is ActionState.OVERDUE)
        and (owner is None or is_owned_by(action, owner))
    ]


def _warn(found: "Sequence[TrackedAction]") -> None:
    from briefpack.cycle.actions import shared_names

    for name in shared_names(found):
        say(f"briefpack: more than one action is called {name}")
        say('  = give one of them another name, with id = "…" in the note')


# -- printing ------------------------------------------------------------------------------


def _print(chosen: "Sequence[TrackedAction]", form: str) -> None:
    if form == "json":
        data(json.dumps([_as_data(action) for action in chosen], indent=2, ensure_ascii=False))
    elif form == "csv":
        data(_as_csv(chosen))
    elif form == "md":
        from briefpack.cycle.actions_table import actions_table

        data("\n".join(actions_table(chosen, with_state=True)))
    else:
        for line in _as_text(chosen):
            data(line)


def _as_data(action: "TrackedAction") -> dict[str, Any]:
    return {
        "id": action.id,
        "text": action.text,
        "owner": list(action.owner),
        "due": action.due.isoformat() if action.due else None,
        "due_text": action.due_text,
        "done": action.done.isoformat() if action.done else None,
        "state": action.state.value,
        "meeting": action.meeting.isoformat(),
        "item": action.item,
        "file": action.file,
        "exempt": action.exempt,
    }


def _as_csv(chosen: "Sequence[TrackedAction]") -> str:
    """The same as JSON has, in words: owners apart by semicolons, what is not there empty."""
    from briefpack.cli.csv_table import csv_table

    rows = ({**_as_data(action), "owner": "; ".join(action.owner)} for action in chosen)
    return csv_table(_KEYS, rows)


def _as_text(chosen: "Sequence[TrackedAction]") -> Iterator[str]:
    """A table for each state, with the action's words taking what room there is."""
    from itertools import groupby

    from briefpack.cli.columns import Column, heading, table, width
    from briefpack.cycle.actions import ActionState

    for state, group in groupby(chosen, key=lambda action: action.state):
        actions = list(group)
        when = "Done" if state is ActionState.DONE else "By when"
        columns = (Column(when, 12), Column("Who", 18), Column("What"), Column("Id", 16))
        yield heading(f"{state.value.capitalize()} ({len(actions)})")
        yield from table(columns, [_row(action) for action in actions], width())
        yield ""


def _row(action: "TrackedAction") -> tuple[str, str, str, str]:
    from briefpack.plan.days import short_day

    when = short_day(action.due) if action.due else action.due_text or "-"
    if action.done:
        when = short_day(action.done)
    met = f"({short_day(action.meeting)}: {action.item}{', exempt' if action.exempt else ''})"
    return when, ", ".join(action.owner) or "nobody", f"{action.text}\n{met}", action.id


# -- recording -----------------------------------------------------------------------------


def _finish(history: "History", found: "Sequence[TrackedAction]", name: str, day: date) -> None:
    """Write into the note of an action that it is done."""
    from briefpack.cycle.actions import find_action, with_done

    action = find_action(found, name)
    if action.done is not None:
        raise BriefpackError(f"{name} is done already, on {action.done}")
    if day < action.meeting:
        hint = "name a later day behind its id"
        raise BriefpackError(f"{day} is before the meeting that set it, {action.meeting}", hint)
    from briefpack.cli.meetings import shown
    from briefpack.cli.recording import change_text

    path = history.folder / action.file
    change_text(path, lambda text: with_done(text, action.path, day))
    say(f"{shown(path)}: {name} is done, on {day}.")
    say(f"  = {action.text}")
