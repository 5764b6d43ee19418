"""The actions of all meetings: who is to do what by when, and whether it is done."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import Any

from briefpack.cycle.history import HeldMeeting, History
from briefpack.cycle.words import one_line, plain, plain_day
from briefpack.errors import BriefpackError
from briefpack.model.agenda import Item, ItemKind
from briefpack.model.note import Action, Attendance, Note, NoteItem
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
    hidden = _Exempt(held)
    for count, (path, item, action, parents) in enumerate(_actions(held.note.items, (), ()), 1):
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
            exempt=hidden.covers(path, parents),
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

_Found = tuple[Path, NoteItem, Action, tuple[NoteItem, ...]]


def _actions(
    items: Sequence[NoteItem], base: Path, above: tuple[NoteItem, ...]
) -> Iterator[_Found]:
    """Every action with its path and its item, and that item with those above it."""
    for at, item in enumerate(items):
        here = (*base, "items", at)
        parents = (*above, item)
        for place, action in enumerate(item.actions):
            yield (*here, "actions", place), item, action, parents
        yield from _actions(item.items, here, parents)


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


class _Exempt:
    """Which items of a note came of exempt items of its agenda.

    Found by title, and by place where the note has as many items as the agenda; where the two
    tell different stories, what may be exempt is taken to be.
    """

    def __init__(self, held: HeldMeeting) -> None:
        agenda = held.briefing.pack.items if held.briefing else ()
        items = list(_listed(agenda))
        self._titles = {_folded(item.title) for item in _all(agenda, exempt=False)}
        note = held.note.items if held.note else ()
        alike = len(items) == len(note)
        self._places = {at for at, item in enumerate(items) if alike and item.exempt}

    def covers(self, path: Path, parents: Sequence[NoteItem]) -> bool:
        """Whether an action at a path, below these items, came of exempt business."""
        return path[1] in self._places or any(_folded(i.title) in self._titles for i in parents)


def _listed(items: Sequence[Item]) -> Iterator[Item]:
    """The items of an agenda that a note has too: what stands below headings, not these."""
    for item in items:
        if item.kind is ItemKind.HEADING:
            yield from _listed(item.items)
        else:
            yield item


def _all(items: Sequence[Item], *, exempt: bool) -> Iterator[Item]:
    """Every exempt item, with all that stands below one."""
    for item in items:
        hidden = exempt or item.exempt is not None
        if hidden:
            yield item
        yield from _all(item.items, exempt=hidden)


def _folded(title: str) -> str:
    return plain(title).casefold()
