"""What the last note leaves to be done, as an officer is told of it."""

import posixpath
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from briefpack.cycle.exempt_minutes import Place, private_places
from briefpack.model.agenda import Item
from briefpack.model.note import Action, Note, NoteItem
from briefpack.store.load import NOTE_FILE, LoadedPack, load_alone


@dataclass(frozen=True, slots=True)
class OpenAction:
    """An action of the last note that is not done: what, whose, by when, and under which item.

    ``exempt`` ones came of business that the public may not hear.
    """

    text: str
    owner: tuple[str, ...]
    due: date | None
    due_text: str | None
    item: str
    exempt: bool = False


def open_actions(loaded: LoadedPack) -> Iterator[OpenAction]:
    """The actions of the last note that are not done.

    That is the note of the pack's own meeting, where it is written, else those that the pack
    brought.
    """
    for note, agenda in _notes(loaded):
        yield from _open(note.items, (), private_places(note, agenda), exempt=False)


def _notes(loaded: LoadedPack) -> Iterator[tuple[Note, Sequence[Item]]]:
    """Notes, each with the agenda of its meeting."""
    file = posixpath.join(posixpath.dirname(loaded.pack_file), NOTE_FILE)
    alone = loaded.shelf.has(file)
    briefing = load_alone(Path(loaded.shelf.path(file))).briefing if alone else loaded.briefing
    if briefing is None:
        return
    for path, document in briefing.documents.items():
        if isinstance(document, Note) and (path == file or not alone):
            yield document, briefing.agendas.get(path, ())


def _open(
    items: Sequence[NoteItem], above: Place, private: AbstractSet[Place], *, exempt: bool
) -> Iterator[OpenAction]:
    for at, item in enumerate(items):
        hidden = exempt or (*above, at) in private
        for action in item.actions:
            if action.done is None:
                yield _told(action, item.title, exempt=hidden)
        yield from _open(item.items, (*above, at), private, exempt=hidden)


def _told(action: Action, item: str, *, exempt: bool) -> OpenAction:
    text = " ".join(action.text.replace("**", "").split())
    return OpenAction(text, action.owner, action.due, action.due_text, item, exempt)
