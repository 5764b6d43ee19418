"""Rules on those whom a note names in its prose."""

from collections.abc import Iterable, Iterator

from briefpack.model.note import Note
from briefpack.model.texts import markdown_texts
from briefpack.problems import Severity
from briefpack.rules.mentions import Mention, mentions
from briefpack.rules.names import Name, read_name
from briefpack.rules.people import (
    WHO_WERE_THERE,
    listed,
    meant,
    names_of,
    officers,
)
from briefpack.rules.registry import Checked, Finding, Path, rule


@rule("BP510", Severity.WARNING, whole=True)
def speakers_were_there(checked: Checked) -> Iterable[Finding]:
    """Somebody speaks in a note who was not there.

    What: whoever is named with a title ("Cllr Oakford", "Mrs Field") as saying, asking or giving
    something stands in the attendance: present, in attendance, or among the officers. Each is told
    of once in a note.
    Why: readers look for the speaker in the attendance, and take the name for a slip.
    Fix: add the person to ``in_attendance``, with ``substitute_for`` to ``present``, or correct
    the name.
    """
    for file, note in checked.notes:
        there = names_of(note, WHO_WERE_THERE)
        for path, mention in _once(note) if there else ():
            if mention.speaks and not _is_one_of(mention, there):
                message = f"{mention.text} speaks here, but was not there, by the attendance"
                yield Finding(message, file, path)


@rule("BP511", Severity.ADVICE, whole=True)
def names_are_known(checked: Checked) -> Iterable[Finding]:
    """A note names a councillor whom the pack does not know.

    What: a councillor who is named in a note is in its attendance, on the membership, or an
    officer of the board. Each is told of once in a note.
    Why: a name that stands nowhere else cannot be checked, and may be the wrong one.
    Fix: correct the name. Where somebody from elsewhere is meant, say from where, and allow it.
    """
    known = [seat.name for seat in listed(checked)]
    known += [read_name(officer.name) for officer in officers(checked)]
    for file, note in checked.notes:
        there = names_of(note, WHO_WERE_THERE)
        everybody = [*known, *names_of(note)]
        for path, mention in _once(note) if everybody else ():
            councillor = mention.names[0].councillor
            told = mention.speaks and there
            if councillor and not told and not _is_one_of(mention, everybody):
                message = f"{mention.text} is not in the attendance, nor on the membership"
                yield Finding(message, file, path)


def _once(note: Note) -> Iterator[tuple[Path, Mention]]:
    """Everybody who is named in the note, once, and once more as somebody who speaks."""
    seen: set[tuple[tuple[str, ...], bool]] = set()
    for path, markdown in markdown_texts(note):
        for mention in mentions(markdown):
            key = (mention.names[0].words, mention.speaks)
            if key not in seen:
                seen.add(key)
                yield path, mention


def _is_one_of(mention: Mention, names: Iterable[Name]) -> bool:
    known = tuple(names)
    return any(meant(name, known) for name in mention.names)
