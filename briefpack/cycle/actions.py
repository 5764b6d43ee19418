"""The actions of all meetings: who is to do what by when, and whether it is done."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import Any

from briefpack.cycle.exempt_minutes import Place, private_places
from briefpack.cycle.history import HeldMeeting, History
from briefpack.cycle.words import one_line, plain
from briefpack.errors import BriefpackError
from briefpack.model.note import Action, Attendance, Note, NoteItem
from briefpack.plan.days import plain_day
from briefpack.store.toml_edit import edited
from briefpack.store.toml_layout import ModelLayout

Path = tuple[str | int, ...]


class ActionState(StrEnum):
    """How an action stands on a day."""

    OPEN = "open"
    OVERDUE = "overdue"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class TrackedAction:
    """An action of some meeting, by the name that it keeps.

    ``text`` is its words without markup. ``file`` is its note, and ``path`` where in the note's
    data it stands. ``known_as`` are what else the note calls its owners, by name or initials.
    ``exempt`` ones came of business that the public may not hear.
    """

    id: str
    text: str
    owner: tuple[str, ...]
    due: date | None
    due_text: str | None
    done: date | None
    state: ActionState
    meeting: date
    item: str
    file: str
    path: Path = ()
    exempt: bool = False
    known_as: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.state is not ActionState.DONE

    @property
    def when(self) -> str:
        """By when, in words; empty where nobody has said."""
        return plain_day(self.due) if self.due else self.due_text or ""


def tracked_actions(history: History, today: date) -> tuple[TrackedAction, ...]:
    """The actions of all meetings, as they stand on the day ``today``, meeting by meeting."""
    return tuple(action for held in history.meetings for action in actions_of(held, today))


def actions_of(held: HeldMeeting, today: date) -> Iterator[TrackedAction]:
    """The actions of one meeting's note, in its order.

    One without an ``id`` is called by its meeting and its place among all of the note's, those
    too that are too wrong to be read: mending one does not rename the rest.
    """
    if held.note is None or held.note_file is None:
        return
    source = held.note_source
    places = {path: n for n, path in enumerate(_places(source.data, ()), 1)} if source else {}
    hidden = private_places(held.note, held.agenda)
    for count, (path, item, action) in enumerate(_actions(held.note.items, ()), 1):
        original = source.original(path) if source else path
        yield TrackedAction(
            id=action.id or f"{held.key}-{places.get(original, count)}",
            text=plain(action.text),
            owner=tuple(map(one_line, action.owner)),
            due=action.due,
            due_text=action.due_text,
            done=action.done,
            state=state_of(action, today),
            meeting=held.date,
            item=one_line(item.title),
            file=held.note_file,
            path=original,
            exempt=not hidden.isdisjoint(_places_of(path)),
            known_as=tuple(_known_as(action.owner, held.note.attendance)),
        )


def _known_as(owners: Sequence[str], there: Attendance) -> Iterator[str]:
    """The names of those whose initials own an action, and the initials of those whose name does.

    For who asks for either is to find both.
    """
    people = (there.present, there.apologies, there.absent, there.in_attendance, there.officers)
    for person in chain.from_iterable(people):
        if person.initials is None:
            continue
        if person.initials in owners:
            yield one_line(person.name)
        elif any(_holds(owner, person.name) for owner in owners):
            yield person.initials


def state_of(action: Action, today: date) -> ActionState:
    """How an action stands on a day; one that is due today is not overdue yet."""
    if action.done is not None:
        return ActionState.DONE
    late = action.due is not None and action.due < today
    return ActionState.OVERDUE if late else ActionState.OPEN


def by_urgency(actions: Sequence[TrackedAction]) -> list[TrackedAction]:
    """The overdue first, then the open, then the done; each by day, those without one last."""
    order = {ActionState.OVERDUE: 0, ActionState.OPEN: 1, ActionState.DONE: 2}

    def urgency(action: TrackedAction) -> tuple[int, date, date]:
        day = action.done or action.due or date.max
        return order[action.state], day, action.meeting

    return sorted(actions, key=urgency)


def is_owned_by(action: TrackedAction, name: str) -> bool:
    """Whether somebody owns an action, called by initials, by name or by a part of it."""
    return any(_holds(owner, name) for owner in (*action.owner, *action.known_as))


def _holds(owner: str, name: str) -> bool:
    """Whether a name has another in it, word by word."""
    return f" {one_line(name).casefold()} " in f" {one_line(owner).casefold()} "


def find_action(actions: Sequence[TrackedAction], name: str) -> TrackedAction:
    """The action called ``name``. Raises BriefpackError where there is none, or more than one."""
    found = [action for action in actions if action.id == name]
    if len(found) == 1:
        return found[0]
    if found:
        files = " and ".join(action.file for action in found)
        hint = 'give one of them another name, with id = "…" in the note'
        raise BriefpackError(f"{len(found)} actions are called {name}: in {files}", hint)
    from briefpack.problems import nearest

    close = nearest(name, (action.id for action in actions))
    hint = f"did you mean {close}?" if close else "see all of them with `briefpack actions`"
    raise BriefpackError(f"there is no action {name}", hint)


def shared_names(actions: Sequence[TrackedAction]) -> tuple[str, ...]:
    """Names that more than one action has."""
    return tuple(name for name, count in Counter(a.id for a in actions).items() if count > 1)


def with_done(text: str, path: Path, day: date) -> str:
    """The text of a note, with the action at ``path`` done on a day: one line more."""
    data = tomllib.loads(text)
    new = _with_value(data, (*path, "done"), day)
    return edited(text, new, ModelLayout(Note))


def _with_value(value: Any, path: Path, new: object) -> Any:  # noqa: ANN401 - TOML's values
    if not path:
        return new
    step, below = path[0], path[1:]
    if isinstance(step, int):
        return [*value[:step], _with_value(value[step], below, new), *value[step + 1 :]]
    return {**value, step: _with_value(value.get(step), below, new)}


# -- walking a note ------------------------------------------------------------------------


def _actions(items: Sequence[NoteItem], base: Path) -> Iterator[tuple[Path, NoteItem, Action]]:
    """Every action with its path and its item."""
    for at, item in enumerate(items):
        here = (*base, "items", at)
        for place, action in enumerate(item.actions):
            yield (*here, "actions", place), item, action
        yield from _actions(item.items, here)


def _places_of(path: Path) -> Iterator[Place]:
    """The places in the note of the item that an action's path leads to, and of those above it."""
    steps = tuple(step for step in path[:-2] if isinstance(step, int))
    return (steps[:count] for count in range(1, len(steps) + 1))


def _places(table: Mapping[str, Any], base: Path) -> Iterator[Path]:
    """The paths of all that stands where an action may, in the order of ``_actions``."""
    items = table.get("items")
    for at, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, dict):
            here = (*base, "items", at)
            actions = item.get("actions")
            for place in range(len(actions) if isinstance(actions, list) else 0):
                yield (*here, "actions", place)
            yield from _places(item, here)
