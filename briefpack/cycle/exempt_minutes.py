"""What of a note is exempt: what it says so of, and what was exempt on its meeting's agenda.

A note is written by hand, so what an item of it is called may differ from the agenda. Where all
exempt business of the agenda is marked in the note, the rest is public. Where it is not, only
items with the title of a public one are known to be public; anything else may be what is exempt.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefpack.cycle.public import EXEMPT
from briefpack.model.agenda import Exemption, Item
from briefpack.model.note import Attendance, Attendee, Interest, Note, NoteItem
from briefpack.plan.note import plan_note

Place = tuple[int, ...]
"""Where an item of a note stands: its place among the items, then among the parts of that one."""

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+")

_ATTENDANCE_LISTS = tuple(Attendance.model_fields)


def title_words(title: str) -> str:
    """A title to compare with another: its words, without case and punctuation."""
    return " ".join(_WORD.findall(title.casefold()))


def only_paragraphs(exemptions: Sequence[Exemption]) -> Exemption:
    """What the public may know of exemptions: the paragraphs of the Schedule, and no reasons."""
    return Exemption(paragraphs=tuple(sorted({n for each in exemptions for n in each.paragraphs})))


def walk_agenda(items: Sequence[Item]) -> Iterator[Item]:
    """Every item, each before its parts."""
    for item in items:
        yield item
        yield from walk_agenda(item.items)


def exempt_items(items: Sequence[Item]) -> Iterator[Item]:
    """All exempt items, and all below them."""
    for item in items:
        yield from walk_agenda([item]) if item.exempt else exempt_items(item.items)


def public_note(note: Note, agenda: Sequence[Item] = ()) -> Note:
    """A note without its exempt minutes; ``agenda`` is that of its meeting, as far as it is known.

    Numbers stay: something that says no more than that it is exempt takes the place of each.
    """
    return _Minutes(note, agenda).public()


def private_places(note: Note, agenda: Sequence[Item] = ()) -> frozenset[Place]:
    """Where items of a note stand that the public may not read; what is below them is not named."""
    return frozenset(_Minutes(note, agenda).private_places())


def with_marks(note: Note, agenda: Sequence[Item] = ()) -> Note:
    """A note in which those items are marked, too, that have the title of an exempt one."""
    unmarked = {place: exemption for place, _, exemption in unmarked_minutes(note, agenda)}
    if not unmarked:
        return note

    def marked(items: Sequence[NoteItem], above: Place) -> tuple[NoteItem, ...]:
        return tuple(
            item.model_copy(
                update={
                    "exempt": item.exempt or unmarked.get((*above, at)),
                    "items": marked(item.items, (*above, at)),
                }
            )
            for at, item in enumerate(items)
        )

    return note.model_copy(update={"items": marked(note.items, ())})


def unmarked_minutes(
    note: Note, agenda: Sequence[Item]
) -> Iterator[tuple[Place, NoteItem, Exemption]]:
    """Items of a note that have the title of an exempt one of the agenda and are not marked.

    Each comes with why the agenda says that it is exempt.
    """
    if not any(True for _ in exempt_items(agenda)):
        return
    marked = {title_words(item.title) for _, item in _walk(note.items) if item.exempt}
    known = dict(_exemptions(agenda, None))
    for place, item in _unmarked(note.items, ()):
        title = title_words(item.title)
        if title in known and title not in marked:
            yield place, item, known[title]


def unfound_items(note: Note, agenda: Sequence[Item]) -> tuple[Item, ...]:
    """Exempt items of the agenda that no item of a note is known to be of, by title or by mark.

    As many marked items as there are with titles of their own are taken to be some of them.
    """
    noted = {title_words(item.title) for _, item in _walk(note.items)}
    known = {title_words(item.title) for item in walk_agenda(agenda)}
    missing = [item for item in _outermost(agenda) if title_words(item.title) not in noted]
    marked = [item for _, item in _walk(note.items) if item.exempt is not None]
    renamed = sum(title_words(item.title) not in known for item in marked)
    return tuple(missing[renamed:])


def unknown_minutes(note: Note, agenda: Sequence[Item]) -> tuple[NoteItem, ...]:
    """Items of a note, no parts, that are not marked and whose title is on no agenda."""
    known = {title_words(item.title) for item in walk_agenda(agenda)}
    unmarked = (item for item in note.items if item.exempt is None)
    return tuple(item for item in unmarked if title_words(item.title) not in known)


def _outermost(items: Sequence[Item]) -> Iterator[Item]:
    for item in items:
        if item.exempt is not None:
            yield item
        else:
            yield from _outermost(item.items)


def _exemptions(items: Sequence[Item], above: Exemption | None) -> Iterator[tuple[str, Exemption]]:
    """The titles of all that is exempt, each with its own exemption or that of what it is in."""
    for item in items:
        exemption = item.exempt or above
        if exemption is not None:
            yield title_words(item.title), exemption
        yield from _exemptions(item.items, exemption)


def _walk(items: Sequence[NoteItem], above: Place = ()) -> Iterator[tuple[Place, NoteItem]]:
    for at, item in enumerate(items):
        yield (*above, at), item
        yield from _walk(item.items, (*above, at))


def _unmarked(items: Sequence[NoteItem], above: Place) -> Iterator[tuple[Place, NoteItem]]:
    """Every item that is not marked, nor part of one that is."""
    for at, item in enumerate(items):
        if item.exempt is None:
            yield (*above, at), item
            yield from _unmarked(item.items, (*above, at))


@dataclass(frozen=True)
class _Minutes:
    """A note, and the agenda of its meeting."""

    note: Note
    agenda: Sequence[Item]

    def public(self) -> Note:
        """The note as it is published."""
        if not self.private:
            return self.note
        shown = tuple(self._shown(item, (at,)) for at, item in enumerate(self.note.items))
        corrections = tuple(
            each for each in self.note.corrections if not self._speaks_of_private(each.text)
        )
        there = self.note.attendance
        people = {
            name: tuple(map(self._person, getattr(there, name))) for name in _ATTENDANCE_LISTS
        }
        return self.note.model_copy(
            update={
                "items": shown,
                "corrections": corrections,
                "attendance": there.model_copy(update=people),
            }
        )

    def private_places(self) -> Iterator[Place]:
        """The outermost items that the public may not read."""
        waiting: list[tuple[Place, NoteItem]] = [
            ((at,), item) for at, item in enumerate(self.note.items)
        ]
        while waiting:
            place, item = waiting.pop()
            if self._is_private(item, place):
                yield place
            else:
                waiting.extend(((*place, at), below) for at, below in enumerate(item.items))

    # -- which it is ----------------------------------------------------------------------

    @cached_property
    def _on_agenda(self) -> set[str]:
        """The titles of what is exempt on the agenda."""
        return {title_words(item.title) for item in exempt_items(self.agenda)}

    @cached_property
    def _marked(self) -> set[str]:
        """The titles of what the note says is exempt, and of its parts."""
        marked = (item for _, item in _walk(self.note.items) if item.exempt)
        return {title_words(each.title) for item in marked for _, each in _walk([item])}

    @cached_property
    def private(self) -> set[str]:
        """The titles of all that is known to be exempt."""
        return self._on_agenda | self._marked

    @cached_property
    def _known_public(self) -> set[str]:
        titles = {title_words(item.title) for item in walk_agenda(self.agenda) if not item.exempt}
        return titles - self.private

    @cached_property
    def _only_known(self) -> bool:
        """Whether only what is known to be public is: not all that is exempt is marked."""
        unmarked = any(True for _ in unmarked_minutes(self.note, self.agenda))
        return unmarked or bool(unfound_items(self.note, self.agenda))

    @cached_property
    def _has_exempt_parts(self) -> bool:
        """Whether something exempt stands on the agenda below an item that is not."""
        return any(
            below.exempt is not None
            for item in walk_agenda(self.agenda)
            if item.exempt is None
            for below in item.items
        )

    def _is_private(self, item: NoteItem, place: Place) -> bool:
        """Whether the public may not read an item, all above which it may."""
        title = title_words(item.title)
        if item.exempt is not None or title in self.private:
            return True
        if not self._only_known:
            return False
        if len(place) > 1 and not self._has_exempt_parts:
            return False
        return title not in self._known_public

    # -- what is shown of it --------------------------------------------------------------

    def _shown(self, item: NoteItem, place: Place) -> NoteItem:
        if self._is_private(item, place):
            mark = only_paragraphs([item.exempt]) if item.exempt else None
            return NoteItem(title=EXEMPT, numbered=item.numbered, exempt=mark)
        below = tuple(self._shown(each, (*place, at)) for at, each in enumerate(item.items))
        interests = tuple(map(self._interest, item.interests))
        return item.model_copy(update={"items": below, "interests": interests})

    def _interest(self, interest: Interest) -> Interest:
        hidden = self._names_private(interest.nature)
        if interest.item is not None:
            named = title_words(interest.item)
            unknown = self._only_known and named not in self._known_public
            hidden = hidden or unknown or self._speaks_of_private(interest.item)
        if not hidden:
            return interest
        return Interest(name=interest.name, item=EXEMPT, nature="Not published.")

    def _person(self, person: Attendee) -> Attendee:
        """Somebody there, without the exempt item for which they came or left."""
        hidden = {
            key: EXEMPT
            for key in ("arrived", "left")
            if (when := getattr(person, key)) and self._names_private(when)
        }
        return person.model_copy(update=hidden) if hidden else person

    @cached_property
    def _private_numbers(self) -> set[str]:
        """The numbers that are printed before exempt minutes."""
        planned = enumerate(plan_note(self.note))
        return {
            each.number
            for at, each in planned
            if each.number and self._is_private(each.item, (at,))
        }

    def _speaks_of_private(self, text: str) -> bool:
        """Whether words name an exempt item, by its title or by its number."""
        return self._names_private(text) or not self._private_numbers.isdisjoint(
            _NUMBER.findall(text)
        )

    def _names_private(self, text: str) -> bool:
        words = f" {title_words(text)} "
        return any(f" {title} " in words for title in self.private if title)
